"""An author's own pictures say of themselves what a reader of the window is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli.look import Describer
from game.cli.main import main
from game.desktop.access.own_words import with_own_words
from game.desktop.box import Role
from game.desktop.ink import Fill, Picture
from game.engine import pick, start
from game.page import present
from game.pictures import UNTOLD
from game.reader import read
from game.storage import Home, open_scenario
from tests.desktop.pilot import at_the_window

SCENARIO = """\
fulcrum: 1
title: The yard
role: You run the yard.
cover: gate.svg
cast:
  ann: {name: Ann, who: The porter, portrait: ann.svg}
  bo: {name: Bo, who: The driver, portrait: bo.svg}
  goran: {name: Goran, who: The foreman, recolour: {ochre: teal}}
scenes:
  a:
    title: Dawn
    place: yard.svg
    object: bell.svg
    with: [ann, bo, goran]
    text: A lorry waits.
    choices:
      - {id: x, text: Open the gate., go: END}
      - {id: y, text: Wait., go: END}
endings:
  - {id: e, title: End, text: Done., if: chose(a.x), place: yard.svg}
  - {id: f, title: Late, text: Too late., object: bell.svg}
"""


def svg(words: str) -> str:
    """A drawing that says something of itself."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 80">{words}'
        '<rect width="60" height="80" fill="#335577"/></svg>'
    )


@pytest.fixture
def yard(tmp_path: Path) -> Path:
    """A scenario with a cover, a place and two people that its author drew; one of the people is mute."""
    folder = tmp_path / "yard"
    folder.mkdir()
    for name, words in (
        ("gate", "<title>A green gate</title>"),
        ("yard", "<title>Yard</title><desc>A yard at dawn</desc>"),
        ("ann", "<desc>A porter with a lantern</desc>"),
        ("bo", ""),
        ("bell", "<title>A brass bell</title>"),
    ):
        (folder / f"{name}.svg").write_text(svg(words), encoding="utf-8")
    (folder / "yard.yaml").write_text(SCENARIO, encoding="utf-8")
    return folder / "yard.yaml"


def test_the_window_says_what_own_pictures_say(yard: Path, tmp_path: Path) -> None:
    """The cover on the briefing, people beside it, the place and the people in play, the place of the ending,
    the object on the question's wall and beside its decision; shipped people as the scenario dresses them."""
    with at_the_window(tmp_path / "home", open=str(yard)) as pilot:
        assert pilot.box("cover").name == "A green gate."
        assert pilot.box("who.ann").note == "A porter with a lantern."
        assert pilot.box("who.bo").note == UNTOLD
        pilot.press("enter")
        assert pilot.box("place").name == "A yard at dawn."
        assert pilot.box("person.ann").note == "A porter with a lantern."
        assert pilot.box("person.bo").note == UNTOLD
        assert "teal" in pilot.box("person.goran").note
        assert "ochre" not in pilot.box("person.goran").note
        pilot.click("choice.x")
        assert "End" in pilot.words(Role.TITLE)
        assert pilot.box("place").name == "A yard at dawn."
        pilot.press("enter")
        assert pilot.box("tile.1").note == "A brass bell."
        pilot.press("1")
        # Nobody knows what is under the words on a cover of the author's own: they stand on a tab.
        assert all(isinstance(pilot.box(id).marks[0], Fill) for id in ("title", "line.0"))
        pilot.press("enter")
        assert pilot.box("picture").name == "A brass bell."
        pilot.press("1")
        assert any(isinstance(mark, Picture) for mark in pilot.box("row.1").marks)
        assert pilot.box("row.1").note == ""


def test_the_terminal_and_the_check_agree(
    yard: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check finds no fault with any of the pictures, and looking says the same, also at an ending."""
    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path / "home"))
    main(["check", "--json", str(yard)])
    codes = {one["code"] for one in json.loads(capsys.readouterr().out)["diagnostics"]}
    assert codes
    assert not codes & {"F421", "F422"}
    opened = open_scenario(str(yard), Home(tmp_path, tmp_path))
    scenario = read(opened.data, opened.name, opened.load).scenario
    assert scenario is not None
    said = Describer()(present(start(scenario, 0)), opened)
    assert said.startswith("A yard at dawn. Ann: a porter with a lantern. Bo: ")
    assert Describer()(present(pick(start(scenario, 0), "y")), opened) == "A brass bell."


def test_a_layout_without_own_pictures_stays_itself(tmp_path: Path) -> None:
    """Nothing is made anew where there is nothing to say."""
    with at_the_window(tmp_path, open="counted-twice") as pilot:
        layout = pilot.layout
        assert with_own_words(layout, pilot.files.library, pilot.files.own_picture) is layout
