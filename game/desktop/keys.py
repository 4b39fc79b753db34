"""Keys that a reader can change: what each does, its usual key, and what may not be taken for it.

A changed key means what its usual key would have meant; the usual key then means nothing. Digits, Tab and
the page keys stay what they are: choices bear digits, Tab leaves everything, and clickers send page keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from game.desktop.messages import Press

Changed = tuple[tuple[str, str], ...]


class Use(NamedTuple):
    """Something that a key does: its name in the settings, its words, and the press that it usually is."""

    name: str
    words: str
    usual: str


USES = (
    Use("act", "Choose", "enter"),
    Use("on", "Go on", "space"),
    Use("back", "Go back", "escape"),
    Use("up", "Up", "up"),
    Use("down", "Down", "down"),
    Use("left", "Left", "left"),
    Use("right", "Right", "right"),
    Use("log", "What was said", "l"),
    Use("settings", "Settings", "f1"),
    Use("full", "Full screen", "f11"),
    Use("sound", "Sound", "f9"),
    Use("voice", "Read aloud", "f12"),
    Use("again", "Read again", "f10"),
)
"""What can be changed, in the order in which the settings show it."""

LONGEST = 20
BY_NAME = {use.name: use for use in USES}
FIXED = frozenset({"tab", "back_tab", "page_up", "page_down", *"123456789"})
"""Presses that cannot be given another meaning."""

MODIFIERS = ("shift", "ctrl", "alt", "meta", "super", "gui", "lock", "mode", "altgr", "alt gr")
"""What a modifier's name ends in: pressed alone it is no key."""

NAMES = {
    "enter": "Enter", "space": "Space", "escape": "Esc", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "home": "Home", "end": "End", "backspace": "Backspace", "delete": "Delete", "tab": "Tab",
    "back_tab": "Shift and Tab", "page_up": "Page Up", "page_down": "Page Down",
}  # fmt: skip


def named(key: str) -> str:
    """A key as a reader calls it."""
    return NAMES.get(key) or (key.upper() if len(key) == 1 or key[1:].isdigit() else key.capitalize())


def alone(key: str) -> bool:
    """Whether a key does something by itself, and is no modifier."""
    return not key.endswith(MODIFIERS) or len(key) == 1


def key_of(use: Use, changed: Changed) -> str:
    """The key that does something now."""
    return dict(changed).get(use.name, use.usual)


def meant(press: Press, changed: Changed) -> Press | None:
    """What a press means with the reader's keys; None where its key has been given away. A gamepad's button
    and a clicker's are not theirs to change."""
    if not changed or press.button or press.start:
        return press
    keys = dict(changed)
    for use in USES:
        if keys.get(use.name) == press.key:
            letter = use.usual if press.letter and len(use.usual) == 1 else ""
            return replace(press, key=use.usual, letter=letter)
    if any(use.usual == press.key and use.name in keys for use in USES):
        return None
    return press


def refused(use: Use, key: str, changed: Changed) -> str:
    """Why a key cannot do something, in a sentence; empty where it can."""
    if key in FIXED:
        return f"{named(key)} keeps its meaning. Press another key, or Esc for none."
    for other in USES:
        if other.name != use.name and key_of(other, changed) == key:
            return f"{named(key)} already means “{other.words}”. Press another key, or Esc for none."
    return ""


def put(use: Use, key: str, changed: Changed) -> Changed:
    """The changed keys with one more, or one fewer where it is the usual key again."""
    keys = {**dict(changed), use.name: key}
    return tuple(sorted((name, pressed) for name, pressed in keys.items() if BY_NAME[name].usual != pressed))


def usable(kept: Mapping[object, object]) -> Changed:
    """The changed keys of a settings file, without what cannot be used. Where two uses would have one key,
    the later one by name goes back to its usual key."""
    found = {
        name: key
        for name, key in sorted((str(name), str(key)) for name, key in kept.items())
        if name in BY_NAME and 0 < len(key) <= LONGEST and key not in FIXED and key != BY_NAME[name].usual
    }
    while True:
        changed = tuple(sorted(found.items()))
        held = [(key_of(use, changed), use.name) for use in USES]
        keys = [key for key, _ in held]
        clashing = sorted(name for key, name in held if keys.count(key) > 1 and name in found)
        if not clashing:
            return changed
        del found[clashing[-1]]
