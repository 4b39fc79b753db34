"""A gamepad without hardware: SDL's own virtual joystick, so that a button goes the way of a real one, from
SDL's driver through its events to the game."""

from __future__ import annotations

import ctypes
import ctypes.util
from pathlib import Path
from typing import Any

CONTROLLER, UNKNOWN = 1, 0
"""SDL_JOYSTICK_TYPE_GAMECONTROLLER, which SDL has a mapping for, and a joystick that nobody knows."""
AXES, BUTTONS, HATS = 6, 15, 1


def sdl(pygame: Any) -> Any:
    """The library that pygame itself has loaded, with the types of what is called here."""
    here = Path(pygame.__file__).parent
    folders = (here.parent / "pygame_ce.libs", here / ".dylibs", here)
    found = [
        str(path) for folder in folders for name in ("libSDL2-*", "SDL2.dll") for path in folder.glob(name)
    ]
    library = ctypes.CDLL(found[0] if found else ctypes.util.find_library("SDL2-2.0") or "libSDL2-2.0.so.0")
    library.SDL_JoystickFromInstanceID.restype = ctypes.c_void_p
    library.SDL_JoystickSetVirtualButton.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8)
    library.SDL_JoystickSetVirtualAxis.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_int16)
    library.SDL_JoystickSetVirtualHat.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8)
    return library


class VirtualPad:
    """A gamepad that is plugged in until it is unplugged. It can be used once the game has opened it."""

    def __init__(self, pygame: Any, kind: int = CONTROLLER) -> None:
        self._sdl = sdl(pygame)
        self._index = self._sdl.SDL_JoystickAttachVirtual(kind, AXES, BUTTONS, HATS)
        assert self._index >= 0, "SDL has no virtual joysticks here"
        self._instance = self._sdl.SDL_JoystickGetDeviceInstanceID(self._index)

    @property
    def opened(self) -> bool:
        """Whether the game has opened it."""
        return bool(self._sdl.SDL_JoystickFromInstanceID(self._instance))

    @property
    def _pad(self) -> int:
        pad = self._sdl.SDL_JoystickFromInstanceID(self._instance)
        assert pad, "nobody has opened this gamepad"
        return int(pad)

    def button(self, button: int, down: bool) -> None:
        """Press a button, or let it go."""
        assert self._sdl.SDL_JoystickSetVirtualButton(self._pad, button, down) == 0

    def axis(self, axis: int, value: float) -> None:
        """Push a stick, from -1 to 1."""
        assert self._sdl.SDL_JoystickSetVirtualAxis(self._pad, axis, round(value * 32767)) == 0

    def hat(self, value: int) -> None:
        """Press the cross of a joystick: 1 up, 2 right, 4 down, 8 left, 0 none."""
        assert self._sdl.SDL_JoystickSetVirtualHat(self._pad, 0, value) == 0

    def unplug(self) -> None:
        """Take it away, whatever is held on it."""
        for index in range(self._sdl.SDL_NumJoysticks()):
            if self._sdl.SDL_JoystickGetDeviceInstanceID(index) == self._instance:
                assert self._sdl.SDL_JoystickDetachVirtual(index) == 0
                return
