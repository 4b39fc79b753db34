"""What can be set, as rows of words: the groups, the names and the values with what they are called."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from game.desktop.answers import VoiceFound
from game.desktop.keys import BY_NAME, USES, Use, key_of, named
from game.desktop.measure import Face
from game.desktop.preferences import TEXT_SIZES, Preferences


class Value(NamedTuple):
    """One value of a setting: what is kept, its words, and the typeface to show it in, None for the usual."""

    kept: str | int
    words: str
    face: Face | None = None


class Knob(NamedTuple):
    """One setting: its name in the preferences, its label, its values in order."""

    name: str
    label: str
    values: tuple[Value, ...]

    def chosen(self, preferences: Preferences) -> int:
        """The place of the present value; of the nearest one where it is a number between two."""
        now = getattr(preferences, self.name)
        kept = [value.kept for value in self.values]
        if now in kept:
            return kept.index(now)
        if isinstance(now, int):
            return min(range(len(kept)), key=lambda place: abs(int(kept[place]) - now))
        return 0

    def set(self, preferences: Preferences, place: int) -> Preferences:
        """The preferences with the value of that place, the first or last one beyond the ends."""
        value = self.values[max(0, min(len(self.values) - 1, place))]
        return replace(preferences, **{self.name: value.kept})  # type: ignore[arg-type]


def _words(*pairs: tuple[str, str]) -> tuple[Value, ...]:
    return tuple(Value(kept, words) for kept, words in pairs)


TEXT = Knob("text", "Text size", tuple(Value(size, str(size), Face.SERIF) for size in TEXT_SIZES))
TYPEFACE = Knob(
    "typeface",
    "Typeface",
    (
        Value("serif", "Serif", Face.SERIF),
        Value("sans", "Sans", Face.SANS),
        Value("atkinson", "Atkinson Hyperlegible", Face.LEGIBLE),
    ),
)
SYSTEM = ("system", "As the system")
VOLUMES = _words(("off", "Off"), ("quiet", "Quiet"), ("full", "Full"))

FIRST = "set.text"
"""The row that the settings begin at."""

GROUPS: tuple[tuple[str, tuple[Knob, ...]], ...] = (
    (
        "Reading",
        (
            TEXT,
            TYPEFACE,
            Knob("spacing", "Spacing", _words(("usual", "Usual"), ("open", "Open"), ("wide", "Wide"))),
            Knob("contrast", "Contrast", _words(("day", "Day"), ("dark", "Dark"), ("high", "High"), SYSTEM)),
        ),
    ),
    (
        "Movement",
        (Knob("motion", "Motion", _words(("full", "Full"), ("less", "Less"), ("none", "None"), SYSTEM)),),
    ),
    ("Sound", (Knob("rooms", "Rooms", VOLUMES), Knob("knocks", "Page and knock", VOLUMES))),
    (
        "Speech",
        (
            Knob("speech", "Read aloud", _words(("off", "Off"), ("on", "On"))),
            Knob("pace", "Pace", _words(("slow", "Slow"), ("usual", "Usual"), ("fast", "Fast"))),
        ),
    ),
    (
        "Time",
        (
            Knob(
                "timers",
                "Timers",
                _words(
                    ("written", "As written"),
                    ("double", "Twice as long"),
                    ("fivefold", "Five times"),
                    ("off", "Off"),
                ),
            ),
        ),
    ),
    ("Choices", (Knob("shuffle", "Order", _words(("on", "Shuffled"), ("off", "As written"))),)),
)
LETTERS = Knob("letters", "Single letters", _words(("on", "On"), ("off", "Off")))
WINDOW = Knob("window", "Shown", _words(("window", "In a window"), ("full", "Full screen")))


def monitor(sizes: tuple[tuple[int, int], ...]) -> Knob:
    """The monitor that full screen is on, by its number and size."""
    values = (Value(place, f"{place + 1}: {w} × {h}") for place, (w, h) in enumerate(sizes))
    return Knob("monitor", "Monitor", tuple(values))


def groups(sizes: tuple[tuple[int, int], ...]) -> tuple[tuple[str, tuple[Knob, ...]], ...]:
    """Every group but the keys. The monitor is asked for only where there is more than one."""
    window = (WINDOW, monitor(sizes)) if len(sizes) > 1 else (WINDOW,)
    return (*GROUPS, ("Window", window))


def knob(name: str, sizes: tuple[tuple[int, int], ...]) -> Knob | None:
    """The setting of that name."""
    found = (knob for _, knobs in (*groups(sizes), ("Keys", (LETTERS,))) for knob in knobs)
    return next((knob for knob in found if knob.name == name), None)


def voice_words(preferences: Preferences, voice: VoiceFound) -> str:
    """What is said under the row that reads aloud: which keys belong to it, what speaks, or why nothing does,
    and that a screen reader and the game would talk over one another."""
    off, again = (named(key_of(BY_NAME[name], preferences.keys)) for name in ("voice", "again"))
    if preferences.speech == "on":
        if voice.trouble:
            return voice.trouble
        speaks = f"{voice.name} speaks. " if voice.name else ""
        return f"{speaks}{off} switches it off, {again} reads a page again, any key ends what is being said."
    return f"For those without a screen reader: with one, both would speak. {off} switches it on anywhere."


def shown_key(use: Use, preferences: Preferences) -> str:
    """The key that does something, as a reader calls it; what else always does it, too."""
    key = named(key_of(use, preferences.keys))
    return f"{key}, 1 to 9" if use.name == "act" else key


__all__ = [
    "FIRST",
    "GROUPS",
    "LETTERS",
    "TEXT",
    "USES",
    "Knob",
    "Value",
    "groups",
    "knob",
    "monitor",
    "shown_key",
    "voice_words",
]
