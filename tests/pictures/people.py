"""Somebody on stage, in one line; and the smallest pictures that authors may bring."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """What a page says of a person: see `game.pictures.OnStage`."""

    id: str
    mood: str = "neutral"
    name: str = "Somebody"
    portrait: str = ""
    recolour: tuple[tuple[str, str], ...] = ()


def somebody(words: str, **more: object) -> Person:
    """`somebody("goran sad")`: a shipped person in a mood, named by the id."""
    id, mood = (*words.split(), "neutral")[:2]
    given: dict[str, object] = {"name": id.title(), "portrait": id, **more}
    return Person(id, mood, **given)  # type: ignore[arg-type]


def png(width: int, height: int, *, told: tuple[int, int] | None = None, words: str = "") -> bytes:
    """A grey PNG; its header may tell another size than it has."""
    rows = b"".join(b"\x00" + b"\x80" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", *(told or (width, height)), 8, 0, 0, 0, 0)
    text = _chunk(b"tEXt", b"Description\x00" + words.encode("latin-1")) if words else b""
    parts = (_chunk(b"IHDR", header), text, _chunk(b"IDAT", zlib.compress(rows)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def svg(inside: str, view: str = 'viewBox="0 0 100 50"', before: str = "") -> bytes:
    """An SVG with these shapes in it."""
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {spaces} {view}>{inside}</svg>".encode()
