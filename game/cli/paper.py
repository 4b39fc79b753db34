"""Writes a finished play as one HTML file that prints."""

from __future__ import annotations

import hashlib
from pathlib import Path

from game.cli.look import library
from game.engine import Playthrough
from game.page import DebriefPage, compare, log, present
from game.page.printed import Pictures, printed, printed_plays
from game.pictures import cover, spot
from game.storage import Home, Opened, home
from game.storage.atomic import write
from game.storage.trouble import not_written


def write_page(play: Playthrough, page: DebriefPage, picked: int | None, opened: Opened | None) -> str:
    """Writes the page into the user's folder; a line that says where, or why it could not be written."""
    path = path_of(play, home())
    trouble = put(path, html(play, page, picked))
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


def html(play: Playthrough, page: DebriefPage, picked: int | None) -> str:
    """The page: the ending, the debrief, and what was said, with the pictures that are shipped for it."""
    return printed(page, picked, present(play), log(play), _pictures(page))


def plays_html(first: DebriefPage, second: DebriefPage) -> str:
    """The page of two plays side by side, with the pictures that are shipped for them."""
    pictures = _pictures(first, second)
    return printed_plays(compare(first, second), second.title, second.language, pictures)


def _pictures(*pages: DebriefPage) -> Pictures:
    drawn: dict[str, str] = {}
    fields: dict[str, str] = {}
    try:
        art = library()
        for page in pages:
            front = cover(art, page.cover)
            if front is not None:
                drawn[page.cover] = front.svg
            for id in {page.ending_object, *(row.object for row in page.rows)}:
                found = None if id is None else spot(art, id)
                if found is not None:
                    drawn[found.id], fields[found.id] = found.svg, found.field
    except OSError:
        return Pictures()
    return Pictures(drawn, fields)
