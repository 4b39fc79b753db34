"""Gamepads as messages. A pad that SDL knows is taken by where its buttons lie, so that the lower one acts on
every make; any other is taken as a joystick, by the numbers that most of them share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.desktop.messages import Message, Press

HELD_AFTER, HELD_AGAIN = 420, 70
"""Milliseconds until a held key or direction is sent again, and between the times that it is."""
REPEATS = frozenset(("up", "down", "left", "right", "page_up", "page_down"))
"""What is sent again while it is held, as a keyboard sends it."""
STICK, LET_GO = 0.6, 0.35
"""How far a stick is pushed to mean a direction, and how little until it means none: parts of the way."""
KNOWN = {
    "A": "enter", "B": "escape", "X": "space", "Y": "l", "LEFTSHOULDER": "page_up",
    "RIGHTSHOULDER": "page_down", "BACK": "tab", "START": "f1", "DPAD_UP": "up", "DPAD_DOWN": "down",
    "DPAD_LEFT": "left", "DPAD_RIGHT": "right",
}  # fmt: skip
OTHERS = {
    0: "enter", 1: "escape", 2: "space", 3: "l", 4: "page_up", 5: "page_down", 6: "tab", 7: "f1",
    11: "up", 12: "down", 13: "left", 14: "right",
}  # fmt: skip


Part = tuple[int, str, int]
"""A part of a gamepad: its instance, the kind of part, and its number."""


class Pads:
    """The gamepads that are plugged in, and what is held on them."""

    def __init__(self, pygame: Any) -> None:
        self._pygame = pygame
        self._held: dict[int, Any] = {}
        self._known: set[int] = set()
        self._ways: dict[Part, int] = {}
        self._down: dict[Part, tuple[str, float]] = {}
        self._buttons = {getattr(pygame, f"CONTROLLER_BUTTON_{name}"): key for name, key in KNOWN.items()}

    def start(self) -> None:
        """Look for gamepads; called after the first frame, as it takes a moment."""
        try:
            self._pygame.joystick.init()
            _controller().init()
        except (self._pygame.error, ImportError):
            return

    def messages(self, event: Any, at: float) -> Iterator[Message]:
        """What one event of a gamepad says."""
        pygame, kind = self._pygame, event.type
        pad = getattr(event, "instance_id", 0)
        if kind == pygame.JOYDEVICEADDED:
            self._plug(event.device_index)
        elif kind == pygame.JOYDEVICEREMOVED:
            self._held.pop(pad, None)
            self._known.discard(pad)
            self._down = {part: key for part, key in self._down.items() if part[0] != pad}
        elif kind == pygame.CONTROLLERBUTTONUP:
            self._down.pop((pad, "button", event.button), None)
        elif kind == pygame.CONTROLLERBUTTONDOWN and event.button in self._buttons:
            yield self._press((pad, "button", event.button), self._buttons[event.button], at)
        elif kind == pygame.CONTROLLERAXISMOTION:
            yield from self._stick(pad, event.axis, _part(event.value), at)
        elif pad in self._known:
            return  # SDL reports a pad that it knows a second time, as a joystick
        elif kind == pygame.JOYBUTTONUP:
            self._down.pop((pad, "button", event.button), None)
        elif kind == pygame.JOYBUTTONDOWN and event.button in OTHERS:
            yield self._press((pad, "button", event.button), OTHERS[event.button], at)
        elif kind == pygame.JOYHATMOTION:
            for axis, way in enumerate((event.value[0], -event.value[1])):
                yield from self._towards((pad, f"hat {event.hat}", axis), way, at)
        elif kind == pygame.JOYAXISMOTION:
            yield from self._stick(pad, event.axis, event.value, at)

    def again(self, at: float) -> Iterator[Message]:
        """What has been held so long by now that it is sent again."""
        for part, (key, due) in list(self._down.items()):
            if at >= due:
                self._down[part] = (key, at + HELD_AGAIN / 1000)
                yield Press(key, at, repeat=True, button=True)

    def let_go(self) -> None:
        """Nothing counts as held any more until it is pressed anew."""
        self._down.clear()

    def _plug(self, index: int) -> None:
        try:
            controller = _controller()
            if controller.is_controller(index):
                known = controller.Controller(index)
                pad = known.as_joystick().get_instance_id()
                self._held[pad] = known
                self._known.add(pad)
                return
            other = self._pygame.joystick.Joystick(index)
            self._held[other.get_instance_id()] = other
        except (self._pygame.error, ImportError):
            return

    def _stick(self, pad: int, axis: int, value: float, at: float) -> Iterator[Message]:
        if axis not in (0, 1):
            return
        way: int | None = 0 if abs(value) < LET_GO else None
        if abs(value) > STICK:
            way = 1 if value > 0 else -1
        if way is not None:
            yield from self._towards((pad, "stick", axis), way, at)

    def _towards(self, part: Part, way: int, at: float) -> Iterator[Message]:
        """A stick or a cross was pushed to one side of an axis (-1, 1), or let go (0)."""
        if self._ways.get(part, 0) == way:
            return
        self._ways[part] = way
        self._down.pop(part, None)
        if way:
            sides = ("left", "right") if part[2] == 0 else ("up", "down")
            yield self._press(part, sides[way > 0], at)

    def _press(self, part: Part, key: str, at: float) -> Press:
        if key in REPEATS:
            self._down[part] = (key, at + HELD_AFTER / 1000)
        return Press(key, at, button=True)


def _controller() -> Any:
    from pygame._sdl2 import controller

    return controller


def _part(value: float) -> float:
    """A stick's way as a part: some versions report it as a whole number up to 32767."""
    return value / 32767 if abs(value) > 1 else value
