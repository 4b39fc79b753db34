"""Writes a finished play as one HTML file that prints."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from game.cli.look import library
from game.engine import Playthrough
from game.page import DebriefPage, compare, log, present
from game.page.printed import Pictures, printed, printed_plays
from game.pictures import AIR, SPOT, UNTOLD, OwnPicture, OwnPictures, cover, spot
from game.pictures.own import Beside, nothing_beside
from game.storage import Home, Opened, home
from game.storage.atomic import write
from game.storage.trouble import not_written

LIGHT = 256 * 1024
"""Bytes of an author's own picture that a page holds as they are; a heavier one is drawn smaller for it."""
LONGEST = 960
"""Pixels of the longer side of one that is drawn smaller: no picture of the page is wider on paper."""


def write_page(play: Playthrough, page: DebriefPage, picked: int | None, opened: Opened | None) -> str:
    """Writes the page into the user's folder; a line that says where, or why it could not be written."""
    path = path_of(play, home())
    beside = nothing_beside if opened is None else OwnPictures(opened.folder.picture)
    trouble = put(path, html(play, page, picked, beside))
    return trouble or f"Written to {path}. Open it in a browser and print it from there."


def put(path: Path, words: str) -> str | None:
    """Writes a page; None once it is on the disk, else a line that says why it is not."""
    try:
        write(path, words.encode("utf-8"))
    except OSError as error:
        return not_written("Not printed", path, error)
    return None


def path_of(play: Playthrough, at: Home, beside: Playthrough | None = None) -> Path:
    """Where the page of a playthrough, or of two, stands: one file for the same picks, however often it is
    printed."""
    parts = [f"{one.scenario.digest} {one.seed} {' '.join(one.picks)}" for one in (play, beside) if one]
    name = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return at.folder / "printed" / f"{play.scenario.id[:60]}-{name[:8]}.html"


def html(play: Playthrough, page: DebriefPage, picked: int | None, beside: Beside = nothing_beside) -> str:
    """The page: the ending, the debrief, and what was said, with its pictures: shipped ones, and the author's
    own, which `beside` finds."""
    return printed(page, picked, present(play), log(play), _pictures(beside, page))


def plays_html(first: DebriefPage, second: DebriefPage, beside: Beside = nothing_beside) -> str:
    """The page of two plays side by side, with their pictures; `beside` finds the author's own."""
    pictures = _pictures(beside, first, second)
    return printed_plays(compare(first, second), second.title, second.language, pictures)


def _pictures(beside: Beside, *pages: DebriefPage) -> Pictures:
    drawn: dict[str, str] = {}
    fields: dict[str, str] = {}
    told: dict[str, str] = {}
    try:
        art = library()
        for page in pages:
            front = cover(art, page.cover, beside=beside)
            if front is not None:
                drawn[page.cover] = front.svg if front.own is None else _held(front.own)
                told[page.cover] = front.describes or UNTOLD
            for id in {page.ending_object, *(row.object for row in page.rows)}:
                found = None if id is None else spot(art, id, beside=beside)
                if id is not None and found is not None:
                    drawn[id] = found.svg if found.own is None else _square(_held(found.own))
                    fields[id], told[id] = found.field, found.describes or UNTOLD
    except OSError:
        return Pictures()
    return Pictures({id: picture for id, picture in drawn.items() if picture}, fields, told)


def _held(own: OwnPicture) -> str:
    """An author's own picture as an address that holds it; empty where a heavy one can't be drawn smaller."""
    body, kind = own.body, own.media_type
    if len(body) > LIGHT:
        try:
            from game.desktop.pictures.raster import smaller

            body, kind = smaller(own, LONGEST), "image/webp"
        except (ImportError, ValueError, OSError):
            return ""
    return f"data:{kind};base64,{base64.b64encode(body).decode('ascii')}"


def _square(address: str) -> str:
    """An object of an author's own as an SVG like those of the library: whole, with air around it; empty
    without an address."""
    x, y, wide, high = SPOT
    air = (1 - AIR) / 2 * wide
    image = (
        f'<image href="{address}" x="{air:g}" y="{air:g}" width="{AIR * wide:g}" height="{AIR * high:g}"/>'
    )
    box = f"{x:g} {y:g} {wide:g} {high:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{image}</svg>' if address else ""
