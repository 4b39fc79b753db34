"""Pictures in words, and the page that prints."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from pathlib import Path

import pytest

from game.cli import look, paper
from game.engine import start
from game.page import debrief_page, present
from game.pictures import UNTOLD, OwnPictures
from game.pictures.image_header import read_header
from game.storage import Home, home, open_scenario
from tests.cli.conftest import Run
from tests.pictures.people import png, svg
from tests.support.plays import debriefed, played, shipped

HELD = r"image/([a-z+]+);base64,([\w+/=]+)"
"""A picture that a page holds: its kind, and its bytes."""
PICKS = "lanes check page listen refuse timetable open sums"


def test_looking_says_what_the_picture_shows(fulcrum: Run) -> None:
    """The place and the people, in the pictures' own words."""
    words = " ".join(fulcrum("play", "counted-twice", "--text", input="\nlook\n").out.split())
    assert "Goran Petrović: a warehouse supervisor" in words


def test_every_scene_of_the_shipped_scenarios_has_words() -> None:
    """At the first decision of each there is something to look at."""
    for id in ("counted-twice", "the-pour", "bed-fourteen", "green-board"):
        assert len(look.Describer()(present(start(shipped(id), 0)), None).split()) > 5


def test_an_authors_own_picture_brings_its_own_words(tmp_path: Path) -> None:
    """The title inside an SVG beside the scenario is what is said of it."""
    (tmp_path / "yard.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>A yard at dawn</title>'
        '<rect width="10" height="10" fill="#123456"/></svg>',
        encoding="utf-8",
    )
    path = tmp_path / "own.yaml"
    path.write_text(
        "fulcrum: 1\ntitle: Own\nrole: You.\nscenes:\n  a:\n    title: A\n    place: yard.svg\n"
        "    text: Here.\n    choices:\n      - {id: x, text: Go., go: END}\n"
        "endings:\n  - {id: e, title: End, text: Done.}\n",
        encoding="utf-8",
    )
    from game.reader import read

    opened = open_scenario(str(path), Home(tmp_path, tmp_path))
    scenario = read(opened.data, opened.name, opened.load).scenario
    assert scenario is not None
    assert look.Describer()(present(start(scenario, 0)), opened) == "A yard at dawn."


def test_pictures_that_cannot_be_read_cost_only_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    """The people are named, and play goes on."""

    def gone() -> None:
        raise FileNotFoundError(2, "No such file")

    monkeypatch.setattr(look, "library", gone)
    words = look.Describer()(present(start(shipped("counted-twice"), 0)), None)
    assert words == "The pictures cannot be read. Here are: Goran Petrović."


def test_the_page_that_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file in the user's folder with the ending, the debrief and the story; one play has one file."""
    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path))
    play = played("counted-twice", PICKS)
    page = debrief_page(play, debriefed("counted-twice", PICKS))
    line = paper.write_page(play, page, 4, None)
    path = paper.path_of(play, home())
    assert line == f"Written to {path}. Open it in a browser and print it from there."
    html = path.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    for words in (
        "The weighed year",
        "all eight decisions met the moment",
        "The walk-in freezer died",
        "<img",
    ):
        assert words in html
    paper.write_page(play, page, None, None)
    assert len(list(path.parent.iterdir())) == 1


def test_the_page_that_prints_has_the_authors_own_pictures() -> None:
    """Cover and objects; a heavy one is drawn smaller, and where it can't be drawn it is left out."""
    files = {
        "front.png": png(40, 60),
        "bell.svg": svg("<desc>A bell</desc><circle r='9'/>"),
        "heavy.png": png(3000, 1000) + bytes(paper.LIGHT),
        "damaged.png": png(9, 9)[:40] + bytes(paper.LIGHT),
    }
    page = debrief_page(played("counted-twice", PICKS), debriefed("counted-twice", PICKS))
    names = ("bell.svg", "heavy.png", "damaged.png")
    rows = tuple(replace(row, object=name) for row, name in zip(page.rows, names, strict=False))
    page = replace(page, cover="front.png", rows=rows)
    html = paper.html(played("counted-twice", PICKS), page, None, OwnPictures(files.__getitem__))
    assert base64.b64encode(files["front.png"]).decode() in html
    drawn = " ".join(base64.b64decode(found).decode() for _, found in re.findall(HELD, html)[1:])
    held = {kind: base64.b64decode(found) for kind, found in re.findall(HELD, drawn)}
    assert b"circle" in held["svg+xml"]
    assert (webp := read_header(held["webp"])) is not None
    assert (webp.width, webp.height) == (paper.LONGEST, paper.LONGEST / 3)
    assert held.keys() == {"svg+xml", "webp"}
    cover, _, *objects = re.findall(r'<img class="\w+" alt="(.*?)"', html)
    assert (cover, objects[:2]) == (UNTOLD, ["A bell.", UNTOLD])


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line with the cause and the way out."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path / "file"))
    play = played("counted-twice", PICKS)
    line = paper.write_page(play, debrief_page(play, debriefed("counted-twice", PICKS)), None, None)
    assert line.startswith("Not printed: ")
