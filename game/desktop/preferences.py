"""What a reader can set, as a value. Where it is kept is not this room's business."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from game.desktop.keys import usable

TEXT_SIZES = (80, 90, 100, 115, 130, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Preferences:
    """The settings of the window; each value is one of `CHOICES`, or a number in its range.

    `text` is in per cent. `timers` multiplies an author's seconds: `written`, `double`, `fivefold` or `off`.
    `pace` is that of speech, beside the listener's own. `keys` are the keys that were changed, by what they
    do (see `keys`), in the order of their names.
    """

    text: int = 100
    typeface: str = "serif"
    spacing: str = "usual"
    contrast: str = "system"
    motion: str = "system"
    rooms: str = "quiet"
    knocks: str = "quiet"
    speech: str = "off"
    pace: str = "usual"
    timers: str = "written"
    shuffle: str = "on"
    letters: str = "on"
    window: str = "window"
    monitor: int = 0
    keys: tuple[tuple[str, str], ...] = ()


CHOICES: dict[str, tuple[str, ...]] = {
    "typeface": ("serif", "sans", "atkinson"),
    "spacing": ("usual", "open", "wide"),
    "contrast": ("day", "dark", "high", "system"),
    "motion": ("full", "less", "none", "system"),
    "rooms": ("off", "quiet", "full"),
    "knocks": ("off", "quiet", "full"),
    "speech": ("off", "on"),
    "pace": ("slow", "usual", "fast"),
    "timers": ("written", "double", "fivefold", "off"),
    "shuffle": ("on", "off"),
    "letters": ("on", "off"),
    "window": ("window", "full"),
}


def as_dict(preferences: Preferences) -> dict[str, str | int | dict[str, str]]:
    """The preferences as plain values, for keeping."""
    values = {entry.name: getattr(preferences, entry.name) for entry in fields(preferences)}
    return {**values, "keys": dict(preferences.keys)}


def from_dict(values: dict[str, object]) -> Preferences:
    """Preferences from plain values; each value that is not known or not allowed keeps its default."""
    found = Preferences()
    for name, value in values.items():
        if name in CHOICES and value in CHOICES[name]:
            found = replace(found, **{name: value})  # type: ignore[arg-type]
        elif name == "text" and isinstance(value, int) and TEXT_SIZES[0] <= value <= TEXT_SIZES[-1]:
            found = replace(found, text=value)
        elif name == "monitor" and isinstance(value, int) and value >= 0:
            found = replace(found, monitor=value)
        elif name == "keys" and isinstance(value, dict):
            found = replace(found, keys=usable(value))
    return found


def seconds(preferences: Preferences, written: int) -> int | None:
    """How long a timer runs for this reader, in seconds; None where timers are off."""
    factor = {"written": 1, "double": 2, "fivefold": 5}.get(preferences.timers)
    return None if factor is None else written * factor
