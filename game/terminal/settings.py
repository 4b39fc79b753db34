"""The settings that matter without a window: the width of lines, the timers, the order of choices."""

from __future__ import annotations

from dataclasses import dataclass

from game.terminal.effects import Put
from game.terminal.manner import NARROWEST, Manner
from game.terminal.screen import Reply, Screen

WORDS: dict[str, dict[str, tuple[str | int, str]]] = {
    "timers": {
        "usual": ("written", "as written"),
        "twice": ("double", "twice as long"),
        "five": ("fivefold", "five times as long"),
        "off": ("off", "off"),
    },
    "shuffle": {
        "on": ("on", "shuffled in each playthrough"),
        "off": ("off", "as the author wrote them"),
    },
    "width": {
        "auto": (0, "as the terminal says"),
        "40": (40, "40"),
        "60": (60, "60"),
        "78": (78, "78"),
    },
}
"""For each setting what can be typed after its name: the value that is kept, and how it is said."""

LABELS = {"width": "Columns of a line", "timers": "Timers", "shuffle": "Order of choices"}
WIDTHS = range(NARROWEST, 201)


@dataclass(frozen=True, slots=True)
class SettingsScreen(Screen):
    """The settings, and the screen to go back to."""

    back: Screen

    def text(self, manner: Manner) -> str:
        rows = [
            manner.listed(number, (f"{LABELS[name]}: {said(name, manner)}", f"({ways(name)})"))
            for number, name in enumerate(LABELS, start=1)
        ]
        return "\n".join(["Settings", "", *rows])

    def prompt(self, manner: Manner) -> str:
        return "A number steps to the next value. Enter goes back."

    def number(self, number: int, manner: Manner) -> Reply:
        if not 1 <= number <= len(LABELS):
            return self.unknown(str(number))
        name = list(LABELS)[number - 1]
        values = [value for value, _ in WORDS[name].values()]
        now = manner.settings(name)
        value = values[(values.index(now) + 1) % len(values)] if now in values else values[0]
        return _changed(self, name, value, manner)

    def enter(self, manner: Manner) -> Reply:
        return Reply(self.back)

    def farewell(self) -> str:
        return self.back.farewell()


def said(name: str, manner: Manner) -> str:
    """The present value of a setting in words."""
    now = manner.settings(name)
    return next((words for value, words in WORDS[name].values() if value == now), str(now))


def ways(name: str) -> str:
    """What can be typed to set a setting."""
    typed = [*WORDS[name]]
    if name == "width":
        typed = ["auto", f"{WIDTHS.start} to {WIDTHS.stop - 1}"]
    return f"type: {name} {', '.join(typed)}"


def put(screen: Screen, name: str, typed: str, manner: Manner) -> Reply:
    """A setting typed with its value, from any screen."""
    known = WORDS[name].get(typed.lower())
    if known is not None:
        return _changed(screen, name, known[0], manner)
    if name == "width" and typed.isdecimal() and len(typed) < 4 and int(typed) in WIDTHS:
        return _changed(screen, name, int(typed), manner)
    return Reply(screen, f"That is no value for it; {ways(name)}.")


def _changed(screen: Screen, name: str, value: str | int, manner: Manner) -> Reply:
    after = manner.put(name, value)
    words = f"{LABELS[name]}: {said(name, after)}."
    if name == "shuffle":
        words += " This holds for playthroughs begun from now on."
    return Reply(screen, words, (Put(name, value),), after)
