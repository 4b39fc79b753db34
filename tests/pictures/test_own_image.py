"""An author's image files are known by their headers; nothing is decoded to find out that it is too large."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.pictures import OwnPictures, Refused, inspect
from game.pictures.own import LARGEST_FILE
from tests.pictures.people import png, svg


def jpeg(width: int, height: int, orientation: int = 1, order: str = "<", comment: bytes = b"") -> bytes:
    """The segments of a JPEG up to its frame header."""
    mark = b"II*\x00" if order == "<" else b"MM\x00*"
    tiff = mark + struct.pack(order + "IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    exif = b"Exif\x00\x00" + tiff
    parts = [b"\xff\xd8", _segment(0xE0, b"JFIF\x00" + bytes(9)), _segment(0xE1, exif)]
    if comment:
        parts.append(_segment(0xFE, comment))
    parts += [
        _segment(0xC4, bytes(20)),
        b"\xff",
        _segment(0xC2, struct.pack(">BHHB", 8, height, width, 3) + bytes(9)),
    ]
    return b"".join(parts) + _segment(0xDA, bytes(6))


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def webp(kind: bytes, body: bytes) -> bytes:
    chunk = kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


WEBPS = {
    "lossy": webp(b"VP8 ", b"\x30\x01\x00\x9d\x01\x2a" + struct.pack("<HH", 640 | 0x4000, 360)),
    "lossless": webp(b"VP8L", b"\x2f" + struct.pack("<I", (640 - 1) | (360 - 1) << 14)),
    "extended": webp(b"VP8X", bytes(4) + (639).to_bytes(3, "little") + (359).to_bytes(3, "little")),
}


def refusal(data: bytes, name: str = "yard.png") -> str:
    with pytest.raises(Refused) as caught:
        inspect(name, data)
    return str(caught.value)


def test_a_png_is_known_by_its_bytes_and_not_by_its_name() -> None:
    """Kind and size come from the header."""
    picture = inspect("yard.jpg", png(7, 5))
    assert (picture.kind, picture.width, picture.height) == ("png", 7, 5)
    assert picture.data == png(7, 5)


@pytest.mark.parametrize("data", WEBPS.values(), ids=WEBPS)
def test_every_kind_of_webp_tells_its_size(data: bytes) -> None:
    """Lossy, lossless and extended."""
    picture = inspect("yard.webp", data)
    assert (picture.kind, picture.width, picture.height) == ("webp", 640, 360)


@pytest.mark.parametrize("data", [png(7, 5)[:-8], WEBPS["lossy"][:-2]])
def test_a_picture_that_was_not_copied_whole_is_refused(data: bytes) -> None:
    """A header alone would pass, and the window would show nothing."""
    assert "is cut off. Copy or save it again." in refusal(data)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (640, 360)), (3, (640, 360)), (6, (360, 640)), (8, (360, 640))]
)
def test_a_jpeg_on_its_side_tells_the_size_it_is_shown_in(
    order: str, orientation: int, size: tuple[int, int]
) -> None:
    """Cameras write how they were held."""
    picture = inspect("yard.jpg", jpeg(640, 360, orientation, order))
    assert (picture.width, picture.height) == size


def test_a_picture_of_two_hundred_megapixels_is_refused() -> None:
    """The header alone says so; the file may be a few bytes long."""
    words = refusal(png(4, 4, told=(20_000, 10_000)))
    assert "20,000 by 10,000 pixels" in words
    assert "Save it smaller" in words


def test_a_picture_of_forty_megapixels_is_taken() -> None:
    """At the limit, not over it."""
    assert inspect("yard.png", png(4, 4, told=(8_000, 5_000))).width == 8000
    assert "pixels" in refusal(png(4, 4, told=(8_001, 5_000)))


def test_a_file_over_sixteen_mebibytes_is_refused() -> None:
    """Before anything in it is looked at."""
    assert "larger than 16 MiB" in refusal(png(4, 4) + bytes(LARGEST_FILE))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"GIF89a" + bytes(20), "GIF"),
        (b"BM" + bytes(20), "BMP"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04" + bytes(20), "zip"),
        (b"\x1f\x8b" + bytes(20), "compressed"),
        (bytes(4) + b"ftypheic" + bytes(20), "HEIC"),
        (b"\x7fELF" + bytes(60), "no picture"),
        (png(4, 4)[:20], "damaged"),
        (jpeg(4, 4)[:12], "damaged"),
        (jpeg(0, 4), "no size"),
        (webp(b"VP8 ", bytes(4)), "damaged"),
        (webp(b"ABCD", bytes(40)), "damaged"),
    ],
)
def test_what_is_not_drawn_is_refused_with_a_way_out(data: bytes, words: str) -> None:
    """The message names the file and the cause, and says what to save it as."""
    message = refusal(data)
    assert message.startswith("yard.png")
    assert words in message
    assert "Save it" in message or "Save the" in message


def test_an_image_can_bring_its_own_words() -> None:
    """A PNG's description, a JPEG's comment; control signs and length are tamed."""
    assert inspect("a.png", png(2, 2, words="A yard\x07 at  dusk")).describes == "A yard at dusk."
    assert inspect("a.jpg", jpeg(2, 2, comment=b"Two dogs.")).describes == "Two dogs."
    long = inspect("a.png", png(2, 2, words="word " * 500)).describes
    assert long.endswith("word…")
    assert len(long) <= 301


def test_each_picture_beside_a_scenario_is_looked_at_once() -> None:
    """Found, refused or missing, the answer is kept, and the reason can be asked for."""
    asked: list[str] = []
    files = {"yard.png": png(3, 2), "bad.svg": svg("<script/>")}

    def read(name: str) -> bytes:
        asked.append(name)
        if name not in files:
            raise FileNotFoundError(f"“{name}” cannot be read, because it is not there.")
        return files[name]

    beside = OwnPictures(read)
    for _ in range(2):
        assert beside("yard.png") is not None
        assert beside("bad.svg") is None
        assert beside("none.webp") is None
        assert beside("goran") is None
    assert asked == ["yard.png", "bad.svg", "none.webp"]
    assert "script" in beside.why_not("bad.svg")
    assert "not there" in beside.why_not("none.webp")
    assert beside.why_not("yard.png") == beside.why_not("goran") == ""


@given(st.sampled_from([png(9, 9), jpeg(9, 9), *WEBPS.values()]), st.data())
def test_a_damaged_header_is_taken_or_refused(whole: bytes, data: st.DataObject) -> None:
    """Bytes changed or cut anywhere never end in anything but a picture or a refusal."""
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + data.draw(st.binary(max_size=6)) + whole[at + data.draw(st.integers(0, 6)) :]
    try:
        picture = inspect("any.png", changed)
    except Refused:
        return
    assert picture.width > 0
    assert picture.height > 0
