"""An author's own picture beside the scenario: looked at before anything draws it, or refused in words.

The bytes come from whoever sent the scenario, so nothing is decoded here: an image file is read as far as its
header, an SVG is read as text that may hold shapes and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.pictures.image_header import Header, NotAnImage, read_header
from game.pictures.own_svg import read_svg
from game.pictures.own_work import NotDrawable

SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
"""How the names of pictures end."""
LARGEST_FILE = 16 * 1024 * 1024
"""Bytes of an image file."""
MOST_PIXELS = 40_000_000
"""Pixels of an image file: more than cameras in pockets make, and still 160 MB while it is decoded."""

_LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """A picture found fit to draw.

    `kind` is svg, png, jpeg or webp; `svg` its cleaned text where it is one, else `data` holds its bytes.
    `width` and `height` are as it is shown, in its own units. `describes` is what the picture itself says of
    itself (title, description), or nothing. `notes` are sentences about what was left out.
    """

    name: str
    kind: str
    width: float
    height: float
    data: bytes = b""
    svg: str = ""
    describes: str = ""
    notes: tuple[str, ...] = ()

    @property
    def body(self) -> bytes:
        """The picture as a file that a browser may be sent: an SVG as it was cleaned."""
        return self.svg.encode() if self.svg else self.data

    @property
    def media_type(self) -> str:
        """What `body` is, by the name that the web has for it."""
        return "image/svg+xml" if self.svg else f"image/{self.kind}"


Beside = Callable[[str], OwnPicture | None]
"""Gives an author's own picture by its name as the scenario writes it, or None: `OwnPictures` is one."""


class Refused(Exception):
    """A picture that is not drawn; the message says in two sentences why, and what to do."""


def inspect(name: str, data: bytes) -> OwnPicture:
    """The picture in these bytes. Refused where it is none, is too large, or could do harm."""
    if not data:
        raise Refused(f"{name} is empty. Save the picture again.")
    if len(data) > LARGEST_FILE:
        most = LARGEST_FILE // 1024**2
        raise Refused(f"{name} is larger than {most} MiB. Save it smaller.")
    try:
        header = read_header(data)
    except NotAnImage as problem:
        raise Refused(f"{name} can't be used: {problem}") from problem
    if header is None:
        return _vector(name, data)
    pixels = header.width * header.height
    if pixels > MOST_PIXELS:
        raise Refused(
            f"{name} has {header.width:,} by {header.height:,} pixels, {pixels // 10**6} million; at most "
            f"{MOST_PIXELS // 10**6} million are drawn. Save it smaller; 3840 by 2160 fills any screen."
        )
    return _raster(name, data, header)


def _raster(name: str, data: bytes, header: Header) -> OwnPicture:
    return OwnPicture(
        name=name,
        kind=header.kind,
        width=float(header.width),
        height=float(header.height),
        data=data,
        describes=_sentence(header.words),
    )


def _vector(name: str, data: bytes) -> OwnPicture:
    try:
        found = read_svg(data)
    except NotDrawable as problem:
        raise Refused(f"{name} can't be used: {problem}") from problem
    return OwnPicture(
        name=name,
        kind="svg",
        width=found.width,
        height=found.height,
        svg=found.text,
        describes=_sentence(found.words),
        notes=tuple(f"{name}: {note}" for note in found.notes),
    )


def _sentence(words: str) -> str:
    """Words from inside a file as one line, cut at a word."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    if len(line) > _LONGEST_WORDS:
        line = line[:_LONGEST_WORDS].rsplit(" ", 1)[0] + "…"
    if line and line[-1] not in ".!?…":
        line += "."
    return line


class OwnPictures:
    """The pictures beside one scenario, each looked at once.

    `read` gives the bytes of a picture by its name as the scenario writes it, and raises OSError with a
    sentence where there is none.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._found: dict[str, OwnPicture | str] = {}

    def __call__(self, name: str) -> OwnPicture | None:
        """The picture of that name, or None where there is none fit to draw."""
        found = self._look(name)
        return found if isinstance(found, OwnPicture) else None

    def why_not(self, name: str) -> str:
        """Why there is no picture of that name, in a sentence or two; empty where there is one, or where
        the name is not that of a picture file at all."""
        found = self._look(name)
        return found if isinstance(found, str) else ""

    def _look(self, name: str) -> OwnPicture | str:
        if not name.lower().endswith(SUFFIXES):
            return ""
        if name not in self._found:
            try:
                self._found[name] = inspect(name, self._read(name))
            except Refused as refusal:
                self._found[name] = str(refusal)
            except OSError as error:
                self._found[name] = str(error) or f"{name} can't be read."
        return self._found[name]


def nothing_beside(name: str) -> OwnPicture | None:
    """For scenarios that have no pictures of their own."""
    return None
