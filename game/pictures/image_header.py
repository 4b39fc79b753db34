"""The headers of image files, so far as to know kind, size and words; no pixel is decoded.

PNG: https://www.w3.org/TR/png-3/ · JPEG: ITU-T T.81 annex B, orientation by Exif 2.32 · WebP: RFC 9649
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass


class NotAnImage(Exception):
    """The file is damaged, or of a kind that is not drawn; the message is the end of a sentence, and what
    to do."""


@dataclass(frozen=True, slots=True)
class Header:
    """Kind (png, jpeg, webp), width and height in pixels as shown, and the file's own description."""

    kind: str
    width: int
    height: int
    words: str = ""


_PNG = b"\x89PNG\r\n\x1a\n"
_OTHERS = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"8BPS", "Photoshop"),
    (b"\x1f\x8b", "compressed"),
    (b"PK\x03\x04", "zip"),
)
_WAY_OUT = "Save it as PNG, JPEG, WebP or SVG."
_MOST_PARTS = 10_000


def read_header(data: bytes) -> Header | None:
    """The header, or None where the bytes look like text. NotAnImage for a damaged or unknown file."""
    if data.startswith(_PNG):
        return _checked(_png(data))
    if data.startswith(b"\xff\xd8\xff"):
        return _checked(_jpeg(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _checked(_webp(data))
    for magic, kind in _OTHERS:
        if data.startswith(magic):
            raise NotAnImage(f"it is a {kind} file. {_WAY_OUT}")
    if data[4:8] == b"ftyp":
        raise NotAnImage(f"it is a HEIC, AVIF or video file. {_WAY_OUT}")
    if b"\x00" in data[:64] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotAnImage(f"it is no picture. {_WAY_OUT}")
    return None


def _checked(header: Header) -> Header:
    if header.width < 1 or header.height < 1:
        raise NotAnImage("its header gives no size. Save it again.")
    return header


def _cut_off(kind: str) -> NotAnImage:
    return NotAnImage(f"the {kind} file is cut off. Copy or save it again.")


def _damaged(kind: str) -> NotAnImage:
    return NotAnImage(f"the {kind} file is damaged. Save it again.")


def _png(data: bytes) -> Header:
    chunks = _chunks(data)
    name, body = next(chunks, (b"", b""))
    if name != b"IHDR" or len(body) != 13:
        raise _damaged("PNG")
    if b"IEND" not in data:
        raise _cut_off("PNG")
    width, height = struct.unpack(">II", body[:8])
    words = next((_png_words(name, body) for name, body in chunks if _png_words(name, body)), "")
    return Header("png", width, height, words)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    for _ in range(_MOST_PARTS):
        if at + 12 > len(data):
            return
        length = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def _png_words(name: bytes, body: bytes) -> str:
    """The description in a tEXt chunk, or in an iTXt chunk that is not compressed."""
    key, _, rest = body.partition(b"\x00")
    if key != b"Description":
        return ""
    if name == b"tEXt":
        return rest.decode("latin-1")
    if name == b"iTXt" and rest[:1] == b"\x00":
        return rest[2:].split(b"\x00", 2)[-1].decode("utf-8", "replace")
    return ""


def _jpeg(data: bytes) -> Header:
    turned, words = False, ""
    for marker, body in _segments(data):
        if marker == 0xE1 and body.startswith(b"Exif\x00\x00"):
            turned = _orientation(body[6:]) >= 5
        elif marker == 0xFE and not words:
            words = body.decode("utf-8", "replace")
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            if len(body) < 5:
                break
            height, width = struct.unpack(">HH", body[1:5])
            return Header("jpeg", *((height, width) if turned else (width, height)), words)
    raise _damaged("JPEG")


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    for _ in range(_MOST_PARTS):
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 4 > len(data) or data[at] != 0xFF:
            return
        marker = data[at + 1]
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            at += 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA or length < 2:
            return
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + length


def _orientation(tiff: bytes) -> int:
    """Exif orientation, 1 to 8; 5 and more stand on their side."""
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for i in range(min(count, 200)):
            tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, start + 2 + 12 * i)
            if tag == 0x0112:
                return int(value)
    except struct.error:
        return 1
    return 1


def _webp(data: bytes) -> Header:
    kind, body = data[12:16], data[20:]
    if int.from_bytes(data[4:8], "little") + 8 > len(data):
        raise _cut_off("WebP")
    if kind == b"VP8X" and len(body) >= 10:
        return Header(
            "webp", int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
        )
    if kind == b"VP8L" and len(body) >= 5 and body[0] == 0x2F:
        bits = int.from_bytes(body[1:5], "little")
        return Header("webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
    if kind == b"VP8 " and len(body) >= 10 and body[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", body[6:10])
        return Header("webp", width & 0x3FFF, height & 0x3FFF)
    raise _damaged("WebP")
