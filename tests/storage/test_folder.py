"""What a scenario may name, and nothing outside its folder."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.storage import NotLoaded, ScenarioFolder
from game.storage.folder import LARGEST_PICTURE, LARGEST_TEXT


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A scenario's folder with parts in it, and a secret outside."""
    folder = tmp_path / "scenario"
    (folder / "parts").mkdir(parents=True)
    (folder / "parts" / "one.yaml").write_bytes(b"scenes: {}")
    (tmp_path / "secret.yaml").write_bytes(b"secret")
    return folder


def test_a_part_inside_is_read(beside: Path) -> None:
    """Parts are named from the scenario's own folder."""
    assert ScenarioFolder(beside).load("parts/one.yaml") == b"scenes: {}"
    assert ScenarioFolder(beside).load("./parts/one.yaml") == b"scenes: {}"
    assert ScenarioFolder(beside).load("parts\\one.yaml") == b"scenes: {}"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.yaml",
        "parts/../../secret.yaml",
        "parts/../parts/one.yaml",
        "..\\secret.yaml",
        "/etc/passwd",
        "\\\\server\\share",
        "C:/secret.yaml",
        "c:secret.yaml",
        "~/secret.yaml",
        "",
        "parts\0one.yaml",
        ".",
    ],
)
def test_no_path_leads_out(beside: Path, path: str) -> None:
    """Whatever leaves the folder, or could, is refused in words that name it."""
    with pytest.raises(NotLoaded):
        ScenarioFolder(beside).load(path)


def test_no_link_leads_out(beside: Path) -> None:
    """A link inside the folder to a place outside is refused, for a file and for a folder."""
    (beside / "link.yaml").symlink_to(beside.parent / "secret.yaml")
    (beside / "up").symlink_to(beside.parent)
    for path in ("link.yaml", "up/secret.yaml"):
        with pytest.raises(NotLoaded, match="leads out"):
            ScenarioFolder(beside).load(path)


def test_a_link_that_stays_inside_is_followed(beside: Path) -> None:
    """A link from one part to another is no harm, also where the folder itself is reached by a link."""
    (beside / "again.yaml").symlink_to(beside / "parts" / "one.yaml")
    linked = beside.parent / "linked"
    linked.symlink_to(beside)
    assert ScenarioFolder(linked).load("again.yaml") == b"scenes: {}"


def test_a_circle_of_links_is_told(beside: Path) -> None:
    """Links that lead in a circle end in words."""
    (beside / "a").symlink_to(beside / "b")
    (beside / "b").symlink_to(beside / "a")
    with pytest.raises(NotLoaded):
        ScenarioFolder(beside).load("a")


def test_a_missing_part_is_named_with_the_cause(beside: Path) -> None:
    """The message has the name as written; the cause alone is there for those who name it themselves."""
    with pytest.raises(NotLoaded) as caught:
        ScenarioFolder(beside).load("parts/two.yaml")
    assert str(caught.value) == "“parts/two.yaml” cannot be read: it is not there."
    assert caught.value.strerror == "it is not there"
    with pytest.raises(NotLoaded, match="not a file"):
        ScenarioFolder(beside).load("parts")


def test_a_large_part_is_handed_on_cut(beside: Path) -> None:
    """One byte over the limit is all that is read; the reader refuses it, a picture is refused here."""
    (beside / "large.yaml").write_bytes(b"#" * (LARGEST_TEXT + 1000))
    assert len(ScenarioFolder(beside).load("large.yaml")) == LARGEST_TEXT + 1
    with (beside / "large.png").open("wb") as file:
        file.truncate(LARGEST_PICTURE + 1)
    with pytest.raises(NotLoaded, match="16 MiB"):
        ScenarioFolder(beside).picture("large.png")


@given(st.text(max_size=30))
def test_any_text_is_answered(path: str) -> None:
    """Whatever a scenario names, it gets bytes or a sentence."""
    with pytest.raises(NotLoaded) as caught:
        ScenarioFolder(Path(__file__).parent / "no such folder").load(path)
    assert str(caught.value)
