"""`fulcrum diff`: what an edit changed for players."""

import json
import subprocess
from pathlib import Path

import pytest

from game.analysis import Exploring
from game.analysis.craft import check
from game.reader import read
from tests.cli.conftest import Run
from tests.cli.test_explore import GROWING
from tests.support.plays import SHIPPED as SHIPPED_IDS

SHIPPED = Path(__file__).parents[2] / "scenarios" / "counted-twice.yaml"


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Counted Twice with a stricter guard, a free lunch and another word."""
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in (
        ("if: standing >= -1", "if: standing >= 3"),
        ("{efficiency: +3, commitment: -1, integrity: -2}", "{efficiency: +3, commitment: +1}"),
        ("It takes forty seconds to type", "It takes sixty seconds to type"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = tmp_path / "edited.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_an_edit_changed(fulcrum: Run, edited: Path) -> None:
    """Chances, paths, words and findings, each before and now."""
    found = json.loads(fulcrum("diff", str(SHIPPED), str(edited), "--json").out)
    assert found["paths"][0] == "23886"
    assert found["endings"]["weighed_year"][1] > found["endings"]["weighed_year"][0]
    assert found["reworded"] == ["tea.footnote"]
    assert [one["code"] for one in found["gained"]] == ["F502"]
    assert found["lost"] == []


def test_the_other_way_round(fulcrum: Run, edited: Path) -> None:
    """What was gained one way is lost the other way."""
    found = json.loads(fulcrum("diff", str(edited), str(SHIPPED), "--json").out)
    assert [one["code"] for one in found["lost"]] == ["F502"]


def test_nothing(fulcrum: Run) -> None:
    """A file beside itself has no difference."""
    done = fulcrum("diff", "counted-twice", "counted-twice")
    assert (done.code, done.out) == (0, "Nothing changed for players.\n")


def test_with_the_last_commit(fulcrum: Run, edited: Path) -> None:
    """One file alone is compared with its last commit."""

    def git(*arguments: str) -> None:
        who = ["-c", "user.name=Author", "-c", "user.email=author@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=edited.parent, check=True, capture_output=True)

    text = edited.read_text(encoding="utf-8")
    edited.write_text(SHIPPED.read_text(encoding="utf-8"), encoding="utf-8")
    git("init", "--quiet")
    git("add", edited.name)
    git("commit", "--quiet", "-m", "First")
    edited.write_text(text, encoding="utf-8")
    done = fulcrum("diff", str(edited))
    assert done.code == 0
    assert "Paths: 23,886 before" in done.out
    other = edited.with_name("other.yaml")
    other.write_text(text, encoding="utf-8")
    done = fulcrum("diff", str(other))
    assert done.code == 1
    assert "not in the last commit" in done.err


def test_what_could_not_be_settled(fulcrum: Run, tmp_path: Path) -> None:
    """Where there are more states than are looked at, an unchanged file is unchanged as far as that goes."""
    path = tmp_path / "growing.yaml"
    path.write_text(GROWING, encoding="utf-8")
    out = fulcrum("diff", str(path), str(path)).out
    assert out.startswith("Nothing changed for players, as far as was looked at.\n")
    assert "more states than" in out


@pytest.mark.parametrize("name", SHIPPED_IDS)
def test_each_side_is_explored_once(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The check takes the figures that are there already, and finds with them what it finds alone."""
    path = SHIPPED.with_name(f"{name}.yaml")
    reading = read(path.read_bytes().replace(b"standing >= -1", b"standing >= 3"), path.name)
    assert reading.scenario is not None
    alone = check.check(reading)
    exploring = Exploring(reading.scenario)
    list(exploring.parts())
    for made in ("Exploring", "Merged"):
        monkeypatch.setattr(check, made, None)
    assert check.check(reading, explored=exploring) == alone


def test_without_a_repository(fulcrum: Run, edited: Path) -> None:
    """Where there is no commit it says what else can be done."""
    done = fulcrum("diff", str(edited), variables={"GIT_CEILING_DIRECTORIES": str(edited.parent.parent)})
    assert done.code == 1
    assert "fulcrum diff OLD NEW" in done.err


def test_a_file_with_faults(fulcrum: Run, tmp_path: Path) -> None:
    """Only scenarios that can be played are compared; which one cannot is said."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("fulcrum: 1\ntitle: Broken\n", encoding="utf-8")
    done = fulcrum("diff", "counted-twice", str(broken))
    assert done.code == 1
    assert "The new file has" in done.err
