"""Files that would keep a careless tool busy for ever: every tool ends, and says what it could not settle."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from game.analysis import exploring
from game.analysis.merged import LIMIT, Merged
from game.cli.main import main
from tests.support import hostile

UNSETTLED = "There are more states than were looked at."
LEFT_OPEN = "could not be settled: there are more states than are looked at."
SMALL = 3000
ENDLESS = ("loops", "grows", "large-numbers")
REFUSED = {
    "no-ending": (hostile.no_ending, "F325", "can never leave again"),
    "many-choices": (hostile.many_choices, "F211", "`choices` has 40 entries; it holds 1 to 6."),
}
"""What the reader refuses, since nobody could play it."""


class Told(NamedTuple):
    """An exit code, and what was printed on both outputs."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def followed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many edges each search among merged states follows; every one of them is bounded."""
    found: list[int] = []
    follow = Merged.follow

    def counted(self: Merged, limit: int) -> None:
        before = len(self.edges)
        follow(self, limit)
        found.append(sum(map(len, self.edges[before:])))

    monkeypatch.setattr(Merged, "follow", counted)
    return found


@pytest.fixture
def fulcrum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs a command in a folder of its own, and holds it to what every command owes."""
    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Told:
        code = main(list(arguments))
        told = Told(code, *capsys.readouterr())
        assert "Traceback" not in told.out + told.err
        assert "unexpected" not in told.err.lower()
        return told

    return run


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


@pytest.mark.parametrize("name", ENDLESS)
def test_what_has_no_end(
    fulcrum, followed: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """check, explore, map and diff answer with exit 0 after a bounded search, and say what is left open."""
    file = written(tmp_path, "it.yaml", hostile.ALL[name]())
    found = fulcrum("check", file)
    assert found.code == 0
    assert LEFT_OPEN in found.out
    drawn = fulcrum("map", file, "-o", "it.mmd")
    assert drawn.code == 0
    assert "The map of" in drawn.out
    assert "without shares" in drawn.err
    assert 0 < max(followed) <= LIMIT + 10
    followed.clear()
    # The search is the same with a smaller limit, which is what a test has the time for.
    for search in (exploring.Exploring.__init__, exploring.explore):
        monkeypatch.setattr(search, "__defaults__", (SMALL,))
    explored = fulcrum("explore", file, "--json")
    assert explored.code == 0
    figures = json.loads(explored.out)
    assert figures["paths"] is None
    assert figures["missing"][0].startswith(UNSETTLED)
    assert figures["decisive"] is None
    assert 0.0 < figures["left_out"] <= 1.0
    assert 0 < max(followed) <= SMALL + 10
    same = fulcrum("diff", file, file)
    assert same.code == 0
    assert same.out.startswith("Nothing changed for players, as far as was looked at.")


def test_a_guard_as_long_as_a_page(fulcrum, followed: list[int], tmp_path: Path) -> None:
    """It is read, asked in every state and drawn; all paths are counted."""
    file = written(tmp_path, "it.yaml", hostile.long_guard())
    assert fulcrum("check", file).code == 0
    assert fulcrum("map", file, "-o", "it.svg").code == 0
    explored = fulcrum("explore", file, "--json")
    assert explored.code == 0
    figures = json.loads(explored.out)
    assert figures["missing"] == []
    last = {c["choice"]: c["picked"] for c in figures["choices"] if c["scene"] == "s12"}
    assert last["a"] + last["b"] == pytest.approx(1.0)
    # A path on which the guard holds counts twice, since either choice can then be made.
    assert int(figures["paths"]) == 2**12 + round(2 * last["a"] * 2**12)
    same = fulcrum("diff", file, file)
    assert (same.code, same.out) == (0, "Nothing changed for players.\n")
    assert max(followed) <= LIMIT + 10


@pytest.mark.parametrize("name", REFUSED)
def test_what_nobody_could_play(fulcrum, followed: list[int], tmp_path: Path, name: str) -> None:
    """Each tool refuses it with exit 1, and says where and why."""
    make, code, words = REFUSED[name]
    file = written(tmp_path, "it.yaml", make())
    for command in (["check", file], ["explore", file], ["map", file, "-o", "it.svg"]):
        told = fulcrum(*command)
        assert told.code == 1
        assert code in told.out + told.err
        assert words in " ".join((told.out + told.err).split())
    told = fulcrum("diff", file, file)
    assert (told.code, told.out) == (1, "")
    assert "only scenarios without faults can be compared" in told.err
    assert not (tmp_path / "it.svg").exists()
    assert followed == []


def test_five_thousand_scenes_in_a_row(fulcrum, followed: list[int], tmp_path: Path) -> None:
    """All is established: 2^5000 paths to the last digit, and what an edit of the last scene comes to."""
    file = written(tmp_path, "it.yaml", hostile.chain())
    assert fulcrum("map", file, "-o", "it.svg").code == 0
    explored = fulcrum("explore", file, "--json")
    assert explored.code == 0
    figures = json.loads(explored.out)
    assert (len(figures["paths"]), figures["paths"][-4:]) == (1506, str(pow(2, 5000, 10**4)).zfill(4))
    assert figures["decisions"] == [5000, 5000]
    assert figures["endings"]["first"]["paths"] == "1"
    assert figures["endings"]["first"]["meters"]["efficiency"] == [5000, 5000]
    assert figures["missing"] == []
    assert max(followed) <= LIMIT + 10


def test_an_edit_among_hundreds_of_scenes(fulcrum, tmp_path: Path) -> None:
    """diff tells what one number of one scene changed, where counts are longer than any float."""
    old = written(tmp_path, "old.yaml", hostile.chain(1200))
    new = written(tmp_path, "new.yaml", hostile.chain(1200, edited=True))
    told = fulcrum("diff", old, new, "--json")
    assert told.code == 0
    body = json.loads(told.out)
    (before, now), (was, is_now) = body["endings"]["first"], body["endings"]["last"]
    assert (before, now) == (pytest.approx(0.0), pytest.approx(1.0))
    assert (was, is_now) == (pytest.approx(1.0), pytest.approx(0.0))
    assert body["paths"] is None
    assert (body["added"], body["removed"]) == ([], [])
    assert fulcrum("check", old).code == 0


def test_new_and_schema_know_nothing_of_their_neighbours(fulcrum, tmp_path: Path) -> None:
    """A folder full of such files keeps nobody from beginning another scenario there."""
    for name in (*ENDLESS, "no-ending", "many-choices"):
        written(tmp_path, f"{name}.yaml", hostile.ALL[name]())
    answers = ("--title=Desk", "--workplace=You run a desk", "--boss=Ada", "--status-quo=All is well")
    assert fulcrum("new", "desk", *answers).code == 0
    assert json.loads(fulcrum("schema").out)["$schema"].endswith("2020-12/schema")
    assert fulcrum("check", "--strict", "desk.yaml").code == 0
