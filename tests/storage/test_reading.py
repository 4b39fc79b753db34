"""A scenario is read once, and remembered for as long as nothing that it follows from has changed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model import Scenario
from game.storage import Home, NotPlayable, open_scenario, read_opened, reading
from game.storage.packing import Unpackable, pack, unpack
from tests.support.plays import SHIPPED, shipped
from tests.support.strategies import scenarios

PARTED = """fulcrum: 1
title: Parted
role: You.
include: [part.yaml]
scenes:
  a:
    title: A
    text: Here.
    choices:
      - {id: x, text: Go on., go: b}
endings:
  - {id: e, title: End, text: Done.}
"""
PART = "scenes:\n  b:\n    title: %s\n    text: There.\n    choices:\n      - {id: y, text: End., go: END}\n"


@given(scenarios())
def test_any_scenario_comes_back_equal(scenario: Scenario) -> None:
    """What is packed as JSON and read again is the same scenario, to its last guard."""
    import json

    again = unpack(json.loads(json.dumps(pack(scenario))))
    assert again == scenario
    assert again.digest == scenario.digest


@pytest.mark.parametrize("id", SHIPPED)
def test_the_shipped_scenarios_keep_their_places(id: str) -> None:
    """Spans come back too, though they are never compared."""
    scenario = shipped(id)
    again = unpack(pack(scenario))
    assert again == scenario
    assert repr(again) == repr(scenario)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=4),
    )
)
def test_nothing_else_can_be_unpacked(value: object) -> None:
    """A value that is no packed scenario is refused; no name in it can reach anything but the model."""
    with pytest.raises(Unpackable):
        unpack(value)


@pytest.mark.parametrize(
    "value", [["eval", "1"], ["Any"], ["Enum", 1], ["Risk", "none"], ["Scenario"], [[]], ["__builtins__"]]
)
def test_only_the_models_own_classes_are_known(value: object) -> None:
    """Not even what the model itself imports can be named."""
    with pytest.raises(Unpackable):
        unpack(value)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that the reader is asked to read from here on."""
    import game.reader

    asked: list[str] = []
    real = game.reader.read

    def read(data: bytes, name: str, load: object) -> object:
        asked.append(name)
        return real(data, name, load)  # type: ignore[arg-type]

    monkeypatch.setattr(game.reader, "read", read)
    return asked


def test_the_same_file_is_read_once(at: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second opening remembers; the scenario is the one that the reader gave."""
    asked = counted(monkeypatch)
    first = read_opened(open_scenario("the-pour", at), at)
    again = read_opened(open_scenario("the-pour", at), at)
    assert again == first == shipped("the-pour")
    assert len(asked) == 1


def test_a_changed_part_is_noticed(at: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change in the file or in a file that it includes is read; a part that is gone is a fault again."""
    asked = counted(monkeypatch)
    main, part = tmp_path / "parted.yaml", tmp_path / "part.yaml"
    main.write_text(PARTED, encoding="utf-8")
    part.write_text(PART % "First", encoding="utf-8")

    def title() -> str:
        found = read_opened(open_scenario(str(main), at), at).scene("b")
        assert found is not None
        return found.title

    assert [title(), title()] == ["First", "First"]
    part.write_text(PART % "Second", encoding="utf-8")
    assert [title(), title()] == ["Second", "Second"]
    main.write_text(PARTED.replace("You.", "Somebody."), encoding="utf-8")
    assert title() == "Second"
    assert len(asked) == 3
    part.unlink()
    with pytest.raises(NotPlayable):
        title()


def test_what_has_faults_is_never_remembered(at: Home, tmp_path: Path) -> None:
    """A file with errors is read each time, and gives its diagnostics each time."""
    path = tmp_path / "faulty.yaml"
    path.write_text("fulcrum: 1\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(NotPlayable) as caught:
            read_opened(open_scenario(str(path), at), at)
        assert caught.value.diagnostics
    assert not (at.cache / "scenarios").exists()


@pytest.mark.parametrize("damage", [b"", b"x\n[]", b"\xff" * 100])
def test_a_damaged_memory_is_no_memory(at: Home, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    """What cannot be trusted to the last letter is read again."""
    read_opened(open_scenario("the-pour", at), at)
    (path,) = (at.cache / "scenarios").iterdir()
    whole = path.read_bytes()
    for data in (damage, whole[:-10], whole.replace(b"The Pour", b"The Paur", 1)):
        path.write_bytes(data)
        asked = counted(monkeypatch)
        assert read_opened(open_scenario("the-pour", at), at) == shipped("the-pour")
        assert asked
        monkeypatch.undo()


def test_old_memories_go(at: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many are kept, so that an author who saves often does not fill the disk."""
    monkeypatch.setattr(reading, "KEPT", 5)
    path = tmp_path / "edited.yaml"
    (tmp_path / "part.yaml").write_text(PART % "B", encoding="utf-8")
    for number in range(9):
        path.write_text(PARTED.replace("title: Parted", f"title: Draft {number}"), encoding="utf-8")
        read_opened(open_scenario(str(path), at), at)
    assert len(list((at.cache / "scenarios").iterdir())) == 5
