"""The player's settings."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.storage import SETTINGS, TIMER_FACTORS, Home, Settings, change_settings, read_settings

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def test_there_are_settings_before_there_is_a_file(at: Home) -> None:
    """Everything has its default, and nothing is written for it."""
    read = read_settings(at)
    assert read.note is None
    assert all(read.settings(name) == setting.default for name, setting in SETTINGS.items())
    assert not at.folder.exists()


def test_every_default_is_allowed() -> None:
    """A default is a value like any other, and every timer setting has its factor."""
    assert all(setting.allows(setting.default) for setting in SETTINGS.values())
    assert set(TIMER_FACTORS) == set(SETTINGS["timers"].values or ())


def test_what_is_changed_is_kept(at: Home) -> None:
    """Changes come back, each without touching the others."""
    assert change_settings(at, {"text": 150}) is None
    assert change_settings(at, {"timers": "off", "keys": {"log": "j"}}) is None
    settings = read_settings(at).settings
    assert (settings("text"), settings("timers"), settings("keys")) == (150, "off", {"log": "j"})
    assert settings("typeface") == "serif"


@given(st.dictionaries(st.sampled_from(sorted(SETTINGS)) | st.text(max_size=5), JSON))
def test_each_setting_is_treated_alone(written: dict[str, object]) -> None:
    """Whatever a file holds, each setting is usable, and a good one beside a bad one counts."""
    settings = Settings(written)
    for name, setting in SETTINGS.items():
        value = settings(name)
        assert setting.allows(value)
        if name in written and setting.allows(written[name]):
            assert value == written[name]


def test_what_this_version_does_not_know_stays(at: Home) -> None:
    """Names and values of another version survive a change of something else."""
    at.folder.mkdir(parents=True)
    at.settings.write_text(json.dumps({"format": 1, "aura": [1], "contrast": "sepia"}), encoding="utf-8")
    assert read_settings(at).settings("contrast") == "system"
    change_settings(at, {"text": 90})
    assert json.loads(at.settings.read_bytes()) == {
        "format": 1,
        "aura": [1],
        "contrast": "sepia",
        "text": 90,
    }


def test_two_windows_change_different_settings(at: Home) -> None:
    """A change goes into the file as it is then, so neither window undoes the other's."""
    first = read_settings(at).settings
    change_settings(at, {"text": 200})
    change_settings(at, {"width": 60})
    assert first("text") == 100
    assert read_settings(at).settings("text") == 200


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe{}", b'"x"', b"[" * 30_000])
def test_a_damaged_file_is_set_aside_with_a_word(at: Home, data: bytes) -> None:
    """The usual settings apply, the old file is kept beside, and the next start is quiet."""
    at.folder.mkdir(parents=True)
    at.settings.write_bytes(data)
    read = read_settings(at)
    assert read.note is not None
    assert "settings.json.damaged" in read.note
    assert Path(f"{at.settings}.damaged").read_bytes() == data
    assert change_settings(at, {"text": 90}) is None
    assert read_settings(at) == read_settings(at)
    assert read_settings(at).note is None


def test_a_newer_file_is_left_alone(at: Home) -> None:
    """Settings of a later format are neither used nor written over."""
    at.folder.mkdir(parents=True)
    at.settings.write_text('{"format": 2, "text": 150}', encoding="utf-8")
    read = read_settings(at)
    assert read.settings("text") == 100
    assert "newer" in (read.note or "")
    line = change_settings(at, {"text": 90})
    assert line is not None
    assert "until the game is closed" in line
    assert at.settings.read_text(encoding="utf-8") == '{"format": 2, "text": 150}'


def test_a_setting_that_cannot_be_kept_is_told(at: Home) -> None:
    """A folder that cannot be made: the setting holds for now, and a line says so."""
    at.folder.parent.mkdir(parents=True, exist_ok=True)
    at.folder.write_text("", encoding="utf-8")
    line = change_settings(at, {"text": 90})
    assert line is not None
    assert str(at.settings) in line


def test_no_value_is_kept_that_is_not_allowed(at: Home) -> None:
    """A front end that asks for nonsense is told so at once."""
    with pytest.raises(ValueError, match="text"):
        change_settings(at, {"text": 1000})
