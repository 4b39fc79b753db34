"""The player's settings: what there is to set, and the file that keeps it.

Each setting is treated alone: a value that this version does not know counts as the default and stays in the
file until the player changes that setting; names that it does not know stay too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from game.storage.atomic import read_at_most, set_aside, write
from game.storage.home import Home
from game.storage.save import Damaged, json_object
from game.storage.trouble import not_written, why

FORMAT = 1
LARGEST = 256 * 1024

Value = str | int | dict[str, str]


class Setting(NamedTuple):
    """One thing to set: its name in the file, its default, and the values it may have.

    `values` are words in the order in which a player steps through them, or a range of whole numbers; None
    is a table of text to text, such as the keys that a player has changed.
    """

    name: str
    default: Value
    values: tuple[str, ...] | range | None

    def allows(self, value: object) -> bool:
        """Whether a value from a file can be used."""
        if self.values is None:
            return isinstance(value, dict) and all(
                isinstance(k, str) and isinstance(v, str) for k, v in value.items()
            )
        if isinstance(self.values, range):
            return type(value) is int and value in self.values
        return isinstance(value, str) and value in self.values


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("text", 100, range(80, 201)),
        Setting("typeface", "serif", ("serif", "sans", "atkinson")),
        Setting("spacing", "usual", ("usual", "open", "wide")),
        Setting("contrast", "system", ("day", "dark", "high", "system")),
        Setting("motion", "system", ("full", "less", "none", "system")),
        Setting("rooms", "quiet", ("off", "quiet", "full")),
        Setting("knocks", "quiet", ("off", "quiet", "full")),
        Setting("speech", "off", ("off", "on")),
        Setting("pace", "usual", ("slow", "usual", "fast")),
        Setting("timers", "written", ("written", "double", "fivefold", "off")),
        Setting("shuffle", "on", ("on", "off")),
        Setting("letters", "on", ("on", "off")),
        Setting("keys", {}, None),
        Setting("window", "window", ("window", "full")),
        Setting("monitor", 0, range(64)),
        Setting("width", 0, range(201)),
    )
}
"""Every setting, by name. `text` is in per cent, `rooms` and `knocks` are sounds, `pace` is that of speech,
`letters` whether single letters act, `width` the terminal's columns; 0 takes what the terminal says."""

TIMER_FACTORS = {"written": 1, "double": 2, "fivefold": 5, "off": 0}
"""What a timer's seconds are multiplied by; 0 means that no clock starts."""


class Settings(NamedTuple):
    """Settings as they were read: the file's own values, known and unknown alike."""

    written: Mapping[str, Any] = {}

    def __call__(self, name: str) -> Any:
        """The value of a setting, its default where the file has none that can be used."""
        setting = SETTINGS[name]
        value = self.written.get(name, setting.default)
        return value if setting.allows(value) else setting.default

    def changed(self, values: Mapping[str, Value]) -> Settings:
        """These settings with some values changed; raises ValueError where a setting does not allow one."""
        for name, value in values.items():
            if not SETTINGS[name].allows(value):
                raise ValueError(f"“{value}” is no value of the setting “{name}”")
        return Settings({**self.written, **values})


class SettingsRead(NamedTuple):
    """The settings, a sentence for the player where the file was no use, and whether it may be written."""

    settings: Settings
    note: str | None = None
    writable: bool = True


def read_settings(home: Home) -> SettingsRead:
    """The player's settings; a damaged file is set aside with a word, a newer version’s is left alone."""
    path = home.settings
    try:
        body = json_object(read_at_most(path, LARGEST), LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return SettingsRead(Settings())
    except Damaged as damage:
        try:
            aside = set_aside(path)
        except OSError as error:
            note = f"The settings in {path} are damaged ({damage}), and {why(error)}: the usual ones apply."
            return SettingsRead(Settings(), note, writable=False)
        note = f"The settings were damaged ({damage}) and are set aside as {aside}. The usual ones apply."
        return SettingsRead(Settings(), note)
    except OSError as error:
        note = f"The settings in {path} cannot be read, because {why(error)}: the usual ones apply."
        return SettingsRead(Settings(), note, writable=False)
    format = body.pop("format", FORMAT)
    if type(format) is int and format > FORMAT:
        note = f"The settings in {path} are a newer Fulcrum’s and stay as they are: the usual ones apply."
        return SettingsRead(Settings(), note, writable=False)
    return SettingsRead(Settings(body))


def change_settings(home: Home, values: Mapping[str, Value]) -> str | None:
    """Writes some settings and leaves all others as they stand in the file, also those that another window
    has changed meanwhile; None, or one line for the player where they could not be kept."""
    read = read_settings(home)
    settings = read.settings.changed(values)
    if not read.writable:
        return f"What was set holds until the game is closed. {read.note}"
    data = json.dumps({"format": FORMAT, **settings.written}, indent=1) + "\n"
    try:
        write(home.settings, data.encode("ascii"))
    except OSError as error:
        return not_written("What was set holds until the game is closed", home.settings, error)
    return None
