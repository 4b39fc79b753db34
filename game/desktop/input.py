"""What pygame reports, as messages: keyboard, mouse, finger, gamepad, clicker.

Digits are taken by the place of their key in the digit row, by the keypad, and by the character, so that
they work on keyboards whose digit row needs Shift.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from string import ascii_lowercase
from typing import Any

from game.desktop.messages import Click, Closing, Dropped, Message, Point, Press, Typed, Wheel
from game.desktop.pads import HELD_AFTER, HELD_AGAIN, Pads

WHEEL = 72.0
"""Pixels for one notch of a wheel, at a height of 1080."""
DRAG = 12.0
"""How far a finger may move and still tap, at a height of 1080."""
DOUBLE = 0.4
"""Seconds within which a second click at one place belongs to the first."""
STILL = 3.0
"""How far a mouse that lay still has to go, in the system's measure, to be moved."""
UNDER = ("SIZECHANGED", "MOVED", "SHOWN", "RESTORED", "ENTER", "FOCUSGAINED")
"""What can happen to a window with the mouse over it, so that the mouse points at something else."""
UNLOCKED = {
    1: "end", 2: "down", 3: "page_down", 4: "left", 6: "right", 7: "home", 8: "up", 9: "page_up",
}  # fmt: skip
"""What the keypad's digits are while Num Lock is off."""
BY_WORDS = ("left", "right", "backspace", "delete")
"""What goes by words with the Mac's option key, as it does with Ctrl elsewhere."""


class Input:
    """Turns events into messages. It remembers what is down, and what a clicker sent last."""

    def __init__(self, pygame: Any, mac: bool = sys.platform == "darwin") -> None:
        self._pygame = pygame
        self._mac = mac
        self._fingers: dict[int, tuple[float, float, float, float, bool]] = {}
        self._pads = Pads(pygame)
        self._down: set[int] = set()
        self._clicked = (0.0, 0.0, -DOUBLE, 0)
        self._clicking, self._started = False, False
        self._moved, self._rest = True, (0.0, 0.0)
        self._under = {getattr(pygame, f"WINDOW{name}") for name in UNDER}
        pygame.key.set_repeat(HELD_AFTER, HELD_AGAIN)
        self._keys = _keys(pygame)
        self._row = {pygame.KSCAN_1 + n: str(n + 1) for n in range(9)}
        # Ctrl+C is the key of the letter C also where that key writes another script.
        self._latin = {getattr(pygame, f"KSCAN_{letter.upper()}"): letter for letter in ascii_lowercase}
        self._pad_keys = {getattr(pygame, f"K_KP{n}"): n for n in range(1, 10)}

    def start_pads(self) -> None:
        """Look for gamepads; called after the first frame, as it takes a moment."""
        self._pads.start()

    def again(self, at: float) -> Iterator[Message]:
        """What is held on a gamepad, sent again as a keyboard sends its keys."""
        return self._pads.again(at)

    def messages(self, event: Any, at: float, size: tuple[int, int]) -> Iterator[Message]:
        """What one event says, in order."""
        pygame = self._pygame
        kind = event.type
        if kind == pygame.QUIT:
            yield Closing(at)
        elif kind == pygame.DROPFILE:
            yield Dropped(event.file, at)
        elif kind == pygame.KEYDOWN:
            yield from self._key(event, at)
        elif kind == pygame.KEYUP:
            self._down.discard(event.key)
        elif kind in self._under:
            self._moved, self._rest = False, (-1.0, -1.0)
        elif kind == pygame.WINDOWFOCUSLOST:
            self._down.clear()
            self._pads.let_go()
        elif kind == pygame.TEXTINPUT:
            yield Typed(event.text, at)
        elif kind == pygame.TEXTEDITING:
            yield Typed(event.text, at, composing=True)
        elif kind == pygame.MOUSEMOTION and not getattr(event, "touch", False):
            if self._lies_still(event):
                return
            yield Point(*_pixels(event, event.pos, size), at, held=bool(event.buttons[0]))
        elif kind == pygame.MOUSEBUTTONDOWN and event.button == 1 and not getattr(event, "touch", False):
            x, y = _pixels(event, event.pos, size)
            shift = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
            yield Click(x, y, at, count=self._count(x, y, at, size), shift=shift)
        elif kind == pygame.MOUSEBUTTONDOWN and event.button in (8, 9, 6):
            yield Press("escape", at, button=True)
        elif kind == pygame.MOUSEWHEEL and not getattr(event, "touch", False):
            x, y = _pixels(event, pygame.mouse.get_pos(), size)
            amount = getattr(event, "precise_y", event.y) or event.y
            yield Wheel(x, y, -amount * WHEEL * size[1] / 1080, at)
        elif kind in (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP):
            yield from self._finger(event, at, size)
        else:
            yield from self._pads.messages(event, at)

    def _lies_still(self, event: Any) -> bool:
        """Whether a mouse is told to have moved when it was the window that did: made full, or come back to.
        Focus is not to follow a hand that rests."""
        x, y = event.pos
        if self._moved or event.buttons[0]:
            return False
        if self._rest == (-1.0, -1.0):
            self._rest = (x, y)
        self._moved = abs(x - self._rest[0]) + abs(y - self._rest[1]) > STILL
        return not self._moved

    def _key(self, event: Any, at: float) -> Iterator[Message]:
        pygame = self._pygame
        repeat = event.key in self._down
        self._down.add(event.key)
        ctrl = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        shift = bool(event.mod & pygame.KMOD_SHIFT)
        name = self._keys.get(event.key)
        if event.mod & pygame.KMOD_ALT:
            if not self._mac or name not in BY_WORDS:
                return
            ctrl = True
        elif self._mac and event.mod & pygame.KMOD_META and name in ("left", "right"):
            name, ctrl = ("home" if name == "left" else "end"), False
        if name == "tab" and shift:
            name = "back_tab"
        if name is None:
            name = self._row.get(event.scancode) or self._keypad(event)
        letter = event.unicode if event.unicode and event.unicode.isprintable() else ""
        if name is None:
            name = letter.lower() if letter else pygame.key.name(event.key)
            # Where no text is taken, SDL does not say which letter a key writes: its name is that letter.
            if not letter and not ctrl and len(name) == 1 and name.isalpha():
                letter = name
            if ctrl and not (name and name.isascii()):
                name = self._latin.get(event.scancode, name)
        if name:
            shift = shift and not letter and name != "back_tab"
            yield self._clicker(Press(name, at, repeat, ctrl, letter, shift))

    def _keypad(self, event: Any) -> str | None:
        """A key of the keypad: its digit, or what it is while Num Lock is off. A Mac has no such key."""
        digit = self._pad_keys.get(event.key)
        if digit is None or self._mac or event.mod & self._pygame.KMOD_NUM or event.unicode.isdigit():
            return None if digit is None else str(digit)
        return UNLOCKED.get(digit)

    def _clicker(self, press: Press) -> Press:
        """A press as a presenter's clicker means it. After a page key or F5 the letter b is its button
        that blanks the screen, as a full stop is; Escape in turn with F5 is the one that starts the show."""
        key = press.key
        if key == "b" and self._clicking and not press.ctrl:
            return replace(press, key=".", letter=".")
        turned = key == "escape" and self._started
        self._started = key == "f5" or (self._started and key in ("page_up", "page_down", "."))
        self._clicking = key in ("page_up", "page_down", "f5", ".") or turned
        return replace(press, start=True) if turned else press

    def _finger(self, event: Any, at: float, size: tuple[int, int]) -> Iterator[Message]:
        pygame = self._pygame
        x, y = event.x * size[0], event.y * size[1]
        if event.type == pygame.FINGERDOWN:
            self._fingers[event.finger_id] = (x, y, x, y, False)
            return
        held = self._fingers.get(event.finger_id)
        if held is None:
            return
        x0, y0, _, last, moved = held
        far = moved or abs(y - y0) + abs(x - x0) > DRAG * size[1] / 1080
        if event.type == pygame.FINGERMOTION:
            self._fingers[event.finger_id] = (x0, y0, x, y if far else last, far)
            if far:
                yield Wheel(x0, y0, last - y, at)
            return
        del self._fingers[event.finger_id]
        if not far:
            yield Click(x, y, at, finger=True, count=self._count(x, y, at, size))

    def _count(self, x: float, y: float, at: float, size: tuple[int, int]) -> int:
        """Which of several quick clicks at one place this one is: 1, 2 or 3, then 1 again."""
        x0, y0, before, count = self._clicked
        again = at - before <= DOUBLE and abs(x - x0) + abs(y - y0) <= DRAG * size[1] / 1080
        count = count % 3 + 1 if again else 1
        self._clicked = (x, y, at, count)
        return count


def _pixels(event: Any, at: tuple[float, float], size: tuple[int, int]) -> tuple[float, float]:
    """A place that the system tells in its own measure, in pixels of a window of that size."""
    window = getattr(event, "window", None)
    if window is None or not all(window.size):
        return at
    return at[0] * size[0] / window.size[0], at[1] * size[1] / window.size[1]


def _keys(pygame: Any) -> dict[int, str]:
    named = {
        "UP": "up", "DOWN": "down", "LEFT": "left", "RIGHT": "right", "TAB": "tab", "RETURN": "enter",
        "KP_ENTER": "enter", "SPACE": "space", "ESCAPE": "escape", "PAGEUP": "page_up",
        "PAGEDOWN": "page_down", "HOME": "home", "END": "end", "AC_BACK": "escape", "BACKSPACE": "backspace",
        "DELETE": "delete",
    }  # fmt: skip
    keys = {getattr(pygame, f"K_{key}"): name for key, name in named.items() if hasattr(pygame, f"K_{key}")}
    keys.update({getattr(pygame, f"K_F{n}"): f"f{n}" for n in range(1, 13)})
    return keys
