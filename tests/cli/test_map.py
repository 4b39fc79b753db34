"""`fulcrum map`: the state machine as a picture."""

import errno
import os
from pathlib import Path

import pytest

from game.cli import map
from game.cli.main import main
from tests.cli.conftest import Run

STARTS = {
    "svg": b"<svg ",
    "png": b"\x89PNG",
    "html": b"<!DOCTYPE html>",
    "mmd": b"flowchart TD",
    "dot": b"digraph ",
}


@pytest.mark.parametrize("form", STARTS)
def test_each_form(fulcrum: Run, tmp_path: Path, form: str) -> None:
    """The ending of the file's name says what is written."""
    path = tmp_path / f"map.{form}"
    done = fulcrum("map", "counted-twice", "-o", str(path))
    assert done.code == 0
    assert path.read_bytes().startswith(STARTS[form])


def test_a_play_through_it(fulcrum: Run, tmp_path: Path) -> None:
    """With picks the way of one play stands out."""
    plain, played = tmp_path / "plain.svg", tmp_path / "played.svg"
    fulcrum("map", "counted-twice", "-o", str(plain))
    fulcrum("map", "counted-twice", "-o", str(played), "--picks", "lanes,check")
    assert 'opacity="0.38"' not in plain.read_text(encoding="utf-8")
    assert 'opacity="0.38"' in played.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("counted-twice", "-o", "map.pdf"), 2, ".svg, .png, .html, .mmd, .dot"),
        (("counted-twice", "-o", "none/at/all/map.svg"), 1, "could not be written"),
        (("counted-twise", "-o", "map.svg"), 1, "counted-twice"),
        (("counted-twice", "-o", "map.svg", "--picks", "lanes,no_such"), 1, "pick 2"),
    ],
)
def test_what_is_asked_wrongly(
    fulcrum: Run, tmp_path: Path, asked: tuple[str, ...], code: int, said: str
) -> None:
    """Each slip gets words, and nothing is written."""
    done = fulcrum("map", *asked, folder=tmp_path)
    assert done.code == code
    assert said in done.err
    assert list(tmp_path.glob("*.svg")) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators only")
def test_links_in_a_circle_get_words(fulcrum: Run, tmp_path: Path) -> None:
    """Such a name is a file that cannot be written, like any other."""
    (tmp_path / "round.mmd").symlink_to(tmp_path / "round.mmd")
    done = fulcrum("map", "counted-twice", "-o", "round.mmd", folder=tmp_path)
    assert done.code == 1
    assert "round.mmd could not be written, because too many levels of symbolic links." in done.err


def test_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another name would not help there: space would."""

    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(map, "put", full)
    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path / "home"))
    assert main(["map", "counted-twice", "-o", str(tmp_path / "map.mmd")]) == 1
    said = capsys.readouterr().err
    assert "map.mmd could not be written, because no space is left on the disk.\nFree some space.\n" in said
    assert "name" not in said
