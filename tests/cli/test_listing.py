"""`fulcrum list`: what can be played, and where the player stands."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.storage.test_finding import SOUND
from tests.support.plays import SHIPPED

PICKS = "lanes,check,page,listen,refuse,timetable,open,sums"


def listed(fulcrum: Run, **variables: str | None) -> dict[str, dict[str, object]]:
    """The scenarios of `list --json`, by id."""
    return {
        one["id"]: one for one in json.loads(fulcrum("list", "--json", variables=variables).out)["scenarios"]
    }


def test_the_contract(fulcrum: Run) -> None:
    """Id, title, file, sector, minutes and progress, and nothing else for a scenario that can be played."""
    found = listed(fulcrum)
    assert set(found) == set(SHIPPED)
    one = found["counted-twice"]
    assert list(one) == ["id", "title", "file", "sector", "minutes", "progress"]
    assert (one["title"], one["sector"], one["minutes"]) == ("Counted Twice", "charity", 15)
    assert Path(str(one["file"])).is_file()
    assert one["progress"] is None


def test_progress_is_where_the_last_playthrough_stands(fulcrum: Run) -> None:
    """Picks, and the ending once there is one."""
    fulcrum("play", "counted-twice", "--picks", "lanes,check")
    assert listed(fulcrum)["counted-twice"]["progress"] == {"picks": ["lanes", "check"], "ending": None}
    fulcrum("play", "counted-twice", "--picks", PICKS, "--json")
    progress = {"picks": PICKS.split(","), "ending": "weighed_year"}
    assert listed(fulcrum)["counted-twice"]["progress"] == progress


def test_a_faulty_file_of_ones_own_hides_no_other(fulcrum: Run, home: Path) -> None:
    """It is in the list, with how many faults it has, and the other one can be played."""
    own = home / "scenarios"
    own.mkdir(parents=True)
    (own / "faulty.yaml").write_bytes(SOUND.replace(b"go: counted\n", b"go: cuonted\n", 1))
    (own / "night.yaml").write_bytes(SOUND.replace(b"id: counted-twice", b"id: night-rota"))
    found = listed(fulcrum)
    assert set(found) == {*SHIPPED, "faulty", "night-rota"}
    assert found["faulty"]["faults"] == 1
    assert found["faulty"]["minutes"] is None
    words = fulcrum("list").out
    assert "Can’t be played yet: one thing to change." in words
    assert fulcrum("play", "night-rota", "--picks", PICKS, "--json").code == 0


def test_in_words(fulcrum: Run, home: Path) -> None:
    """Each scenario in two lines, and where one's own belong."""
    lines = fulcrum("list").out.splitlines()
    assert "counted-twice: Counted Twice" in lines
    assert "  charity, 15 minutes. Not opened yet." in lines
    assert lines[-1] == f"Scenarios of your own go into {home / 'scenarios'}."


def test_a_second_file_with_the_same_id_is_told(fulcrum: Run, home: Path) -> None:
    """Both are listed, and the second says how to open it."""
    own = home / "scenarios"
    own.mkdir(parents=True)
    (own / "copy.yaml").write_bytes(SOUND)
    words = fulcrum("list").out
    assert words.count("counted-twice: Counted Twice") == 2
    assert "open this one by its path" in words


def test_a_damaged_save_is_said_and_set_aside(fulcrum: Run, home: Path) -> None:
    """One line on standard error names both names; the list is whole; the next time is quiet."""
    fulcrum("play", "counted-twice", "--picks", "lanes,check")
    (save,) = (home / "saves" / "counted-twice").glob("*.json")
    save.write_bytes(save.read_bytes()[:30])
    done = fulcrum("list", "--json")
    (line,) = done.err.splitlines()
    assert str(save) in line
    assert f"{save.name}.damaged" in line
    assert json.loads(done.out)["scenarios"][1]["progress"] is None
    assert fulcrum("list").err == ""


def test_a_newer_save_is_said_and_kept(fulcrum: Run, home: Path) -> None:
    """It is left to the version that wrote it."""
    fulcrum("play", "counted-twice", "--picks", "lanes,check")
    (save,) = (home / "saves" / "counted-twice").glob("*.json")
    save.write_bytes(save.read_bytes().replace(b'"format": 1', b'"format": 9'))
    before = save.read_bytes()
    done = fulcrum("list")
    assert "newer Fulcrum" in done.err
    assert save.read_bytes() == before


@pytest.mark.parametrize("name", ["Дом", "Ünsal Öz", "日本 語", "a b"])
@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_a_home_with_any_letters(
    fulcrum: Run, tmp_path: Path, name: str, locale: dict[str, str | None]
) -> None:
    """Start, save and list under such a home, with the plainest of locales."""
    home = tmp_path / name
    variables = {**locale, "FULCRUM_HOME": str(home), "PYTHONIOENCODING": None}
    done = fulcrum("play", "counted-twice", "--picks", "lanes,check", "--json", variables=variables)
    assert (done.code, done.err) == (0, "")
    assert list((home / "saves" / "counted-twice").glob("*.json"))
    (home / "scenarios").mkdir()
    (home / "scenarios" / f"{name}.yaml").write_bytes(SOUND.replace(b"id: counted-twice", b"id: night"))
    found = json.loads(fulcrum("list", "--json", variables=variables).raw.decode("utf-8"))["scenarios"]
    assert {one["id"] for one in found} == {*SHIPPED, "night"}
    assert fulcrum("list", variables=variables).code == 0
    assert fulcrum("play", "night", "--picks", "lanes", variables=variables).code == 0


def test_the_systems_own_place(fulcrum: Run, tmp_path: Path) -> None:
    """Without the variable the saves go where the system keeps a user's data."""
    variables = {
        "FULCRUM_HOME": None,
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "LOCALAPPDATA": str(tmp_path / "data"),
        "USERPROFILE": str(tmp_path),
    }
    assert fulcrum("play", "counted-twice", "--picks", "lanes", "--json", variables=variables).code == 0
    assert [path.name for path in tmp_path.rglob("saves")] == ["saves"]
    assert listed(fulcrum, **variables)["counted-twice"]["progress"] is not None
