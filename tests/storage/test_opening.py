"""Opening a scenario by its id or its path."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.storage import Home, NotOpened, open_scenario, shipped
from tests.storage.test_finding import SOUND, own


def test_a_shipped_scenario_opens_by_its_id(at: Home) -> None:
    """The id alone is enough."""
    opened = open_scenario("the-pour", at)
    assert opened.data == (shipped() / "scenarios" / "the-pour.yaml").read_bytes()
    assert opened.source == "shipped:the-pour.yaml"


def test_ones_own_opens_by_the_id_in_the_file(at: Home) -> None:
    """The id counts before the file's name, and the name where no file has that id."""
    own(at, "a.yaml", SOUND.replace(b"id: counted-twice", b"id: b"))
    own(at, "b.yaml", SOUND.replace(b"id: counted-twice", b"id: c"))
    assert open_scenario("b", at).path.name == "a.yaml"
    assert open_scenario("c", at).path.name == "b.yaml"
    assert open_scenario("a", at).path.name == "a.yaml"


def test_a_shipped_id_stays_the_shipped_scenarios(at: Home) -> None:
    """A copy in the user's folder opens by its path."""
    copy = own(at, "counted-twice.yaml", b"fulcrum: 1\n")
    assert open_scenario("counted-twice", at).source == "shipped:counted-twice.yaml"
    assert open_scenario(str(copy), at).source == "own:counted-twice.yaml"


def test_an_unknown_id_gets_the_nearest_and_the_way_to_all(at: Home) -> None:
    """Two lines: what there is not, what may have been meant, and where to look."""
    with pytest.raises(NotOpened) as caught:
        open_scenario("conted-twice", at)
    assert str(caught.value).splitlines() == [
        "There is no scenario “conted-twice”. Did you mean counted-twice?",
        "“fulcrum list” shows what there is.",
    ]
    assert caught.value.nearest == ("counted-twice",)


def test_a_missing_file_gets_the_nearest_beside_it(at: Home, tmp_path: Path) -> None:
    """Names in the same folder and ids are both offered."""
    (tmp_path / "night.yaml").write_bytes(SOUND)
    with pytest.raises(NotOpened, match=r"There is no file .*nihgt\.yaml") as caught:
        open_scenario(str(tmp_path / "nihgt.yaml"), at)
    assert caught.value.nearest == (str(tmp_path / "night.yaml"),)
    with pytest.raises(NotOpened) as caught:
        open_scenario("the-puor.yaml", at)
    assert caught.value.nearest == ("the-pour",)


@pytest.mark.parametrize("name", ["", ".", "..", "/", "x" * 5000, "a\0b", "a/\0.yaml", "x" * 5000 + ".yaml"])
def test_no_name_is_too_odd(at: Home, name: str) -> None:
    """Whatever stands on the command line gets words of at most two lines."""
    with pytest.raises(NotOpened) as caught:
        open_scenario(name, at)
    assert 1 <= len(str(caught.value).splitlines()) <= 2


@given(st.text(max_size=20))
def test_any_text_is_answered(name: str) -> None:
    """A name opens something or says that it does not."""
    nowhere = Home(Path("/nonexistent/home"), Path("/nonexistent/cache"))
    with contextlib.suppress(NotOpened):
        assert open_scenario(name, nowhere).path.is_file()


def test_a_file_without_end_is_read_in_part() -> None:
    """A device that never ends gives a little more than a scenario may have, and the reader refuses it."""
    endless = Path("/dev/zero")
    if endless.exists():
        nowhere = Home(Path("/nonexistent/home"), Path("/nonexistent/cache"))
        assert len(open_scenario(str(endless), nowhere).data) == 2 * 1024 * 1024 + 1
