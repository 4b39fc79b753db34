"""Saves: what they are, which belong to a scenario, and what happens to damaged ones."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.storage import Home, Save, saves_of
from game.storage.save import Damaged, Newer, from_bytes
from game.storage.saves import folder_of

SAVE = Save("test", "d1", "/nowhere/test.yaml", 7, ("a", "b"), "2031-01-01T00:00:00.000Z", "2031-01-02")


def kept(at: Home, name: str, save: Save) -> Path:
    """A save on the disk."""
    path = folder_of(at, save.scenario) / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(save.to_bytes())
    return path


texts = st.text(max_size=20)
saves = st.builds(
    Save,
    texts,
    texts,
    texts,
    st.integers(),
    st.lists(texts).map(tuple),
    texts,
    texts,
    st.none() | texts,
    texts,
    st.booleans(),
)


@given(saves)
def test_a_save_comes_back_as_it_was(save: Save) -> None:
    """Any save, also one with letters that no encoding has, is plain ASCII and comes back equal."""
    data = save.to_bytes()
    assert data.isascii()
    assert from_bytes(data) == save


@given(st.binary(max_size=300))
def test_any_bytes_are_a_save_or_refused(data: bytes) -> None:
    """Nothing but `Damaged` and `Newer` comes of bytes that are no save."""
    with pytest.raises((Damaged, Newer)):
        from_bytes(data)


@given(saves, st.data())
def test_a_save_with_a_hole_is_refused(save: Save, data: st.DataObject) -> None:
    """A save that lacks a part, or has another kind of thing there, is damaged."""
    body = json.loads(save.to_bytes())
    key = data.draw(st.sampled_from([key for key in body if key != "ending"]))
    other = data.draw(st.sampled_from([None, [], {}, 1.5, [1]]))
    missing = {name: value for name, value in body.items() if name != key}
    with pytest.raises(Damaged):
        from_bytes(json.dumps(missing).encode())
    if not (key == "picks" and other == []):
        with pytest.raises(Damaged):
            from_bytes(json.dumps({**body, key: other}).encode())


@pytest.mark.parametrize(
    "data", [b"[" * 50_000, b'{"a":' * 50_000, b"1" * 5000, b"x" * (2 << 20), b"\0" * 40]
)
def test_hostile_bytes_are_refused(data: bytes) -> None:
    """Depth, length and long numbers end in `Damaged`."""
    with pytest.raises(Damaged):
        from_bytes(data)


def test_the_latest_comes_first(at: Home) -> None:
    """Saves are told apart by when they were played last."""
    kept(at, "old", SAVE._replace(updated="2031-01-01", picks=("old",)))
    kept(at, "new", SAVE._replace(updated="2031-03-01", picks=("new",), ending="end"))
    kept(at, "mid", SAVE._replace(updated="2031-02-01", picks=("mid",)))
    found = saves_of(at, "test", "d1", "x")
    assert [saved.save.picks for saved in found.saves] == [("new",), ("mid",), ("old",)]
    assert found.latest is not None
    assert found.latest.save.ending == "end"
    assert [saved.save.picks for saved in found.unfinished] == [("mid",), ("old",)]
    assert found.endings == {"end": 1}


def test_a_damaged_save_is_set_aside_and_said(at: Home) -> None:
    """The others are found, the damaged one stays under another name, and a sentence tells."""
    kept(at, "whole", SAVE)
    damaged = kept(at, "damaged", SAVE)
    damaged.write_bytes(SAVE.to_bytes()[:40])
    found = saves_of(at, "test", "d1", "x")
    assert [saved.path.name for saved in found.saves] == ["whole.json"]
    (note,) = found.notes
    assert str(damaged) in note
    assert "damaged.json.damaged" in note
    assert damaged.with_name("damaged.json.damaged").read_bytes() == SAVE.to_bytes()[:40]
    assert saves_of(at, "test", "d1", "x").notes == ()


def test_a_newer_save_is_refused_and_kept(at: Home) -> None:
    """A file of a later format is left as it is, and the way out is told."""
    path = kept(at, "newer", SAVE)
    body = json.loads(path.read_bytes())
    path.write_text(json.dumps({**body, "format": 2, "more": [1]}), encoding="utf-8")
    before = path.read_bytes()
    found = saves_of(at, "test", "d1", "x")
    assert found.saves == ()
    assert "newer Fulcrum" in found.notes[0]
    assert "update" in found.notes[0]
    assert path.read_bytes() == before


def test_two_files_of_one_id_keep_their_own_saves(at: Home, tmp_path: Path) -> None:
    """Same words or same file; a file that was moved keeps its saves, a second one with its id gets none."""
    there = tmp_path / "there.yaml"
    there.write_text("fulcrum: 1", encoding="utf-8")
    kept(at, "one", SAVE._replace(source=str(there)))
    assert saves_of(at, "test", "edited", str(there)).saves
    assert saves_of(at, "test", "d1", "elsewhere").saves
    assert not saves_of(at, "test", "edited", "elsewhere").saves
    there.unlink()
    assert saves_of(at, "test", "edited", "elsewhere").saves


def test_a_shipped_scenario_keeps_its_saves_over_an_update(at: Home) -> None:
    """New words under the same shipped name are the same scenario; a file of the user's own is not."""
    kept(at, "one", SAVE._replace(source="shipped:test.yaml"))
    assert saves_of(at, "test", "new words", "shipped:test.yaml").saves
    assert not saves_of(at, "test", "new words", "own:test.yaml").saves


@given(st.text(min_size=1, max_size=300))
def test_any_id_has_a_folder_inside_the_saves(id: str) -> None:
    """No id leads out of the folder, and two ids never share one."""
    at = Home(Path("/home/somebody"), Path("/cache"))
    folder = folder_of(at, id)
    assert folder.parent == at.saves
    assert folder.name not in ("", ".", "..")
    assert len(folder.name) < 100
    assert folder != folder_of(at, f"{id}x")


def test_names_of_devices_are_no_folders(at: Home) -> None:
    """On Windows a folder cannot be called `nul`."""
    assert folder_of(at, "nul").name != "nul"
    assert folder_of(at, "night-rota").name == "night-rota"


def test_saves_that_cannot_be_read_are_told(at: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is locked is not an empty one; a folder that is not there yet is."""
    assert saves_of(at, "test", "d1", "x") == ((), ())
    kept(at, "one", SAVE)

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    found = saves_of(at, "test", "d1", "x")
    assert found.saves == ()
    assert "cannot be read" in found.notes[0]
