"""`fulcrum doctor`: what a bug report needs, and nothing private."""

import getpass
from pathlib import Path

from game import __version__
from tests.cli.conftest import Run


def test_it_says_what_a_bug_report_needs(fulcrum: Run) -> None:
    """One line a finding, exit 0."""
    done = fulcrum("doctor")
    assert (done.code, done.err) == (0, "")
    found = dict(line.split(": ", 1) for line in done.out.splitlines())
    assert found["Fulcrum"] == __version__
    assert found["Scenarios"].startswith("4 shipped, 0 of your own")
    assert "PyYAML" in found["Packages"]
    assert "can be written" in found["User's folder"]
    assert not any("cannot be told" in line for line in found.values()), done.out


def test_it_says_nothing_private(fulcrum: Run, tmp_path: Path) -> None:
    """No path of the user's, no name, no choice that was made, no title of their own scenarios."""
    home = tmp_path / "Secretia Secretson"
    own = home / "fulcrum" / "scenarios"
    own.mkdir(parents=True)
    (own / "redundancies.yaml").write_text("fulcrum: 1\ntitle: Redundancies\n", encoding="utf-8")
    variables = {"FULCRUM_HOME": str(home / "fulcrum"), "HOME": str(home), "USERPROFILE": str(home)}
    fulcrum("play", "counted-twice", "--picks", "lanes,check", variables=variables)
    out = fulcrum("doctor", variables=variables).out
    assert "1 of your own" in out
    assert "1 playthroughs" in out
    for private in ("Secret", str(tmp_path), "edundancies", "lanes", "counted"):
        assert private not in out
    user = getpass.getuser()
    assert user == "root" or user not in out


def test_a_part_that_fails_stops_no_other(fulcrum: Run, tmp_path: Path) -> None:
    """A user's folder that is a file is told in its line, and the rest is found."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = fulcrum("doctor", variables={"FULCRUM_HOME": str(tmp_path / "file")})
    assert done.code == 0
    assert "cannot be written" in done.out
    assert "Pictures: " in done.out
