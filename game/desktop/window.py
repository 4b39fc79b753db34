"""The window: pygame's display, in pixels of the screen, with skia drawing into its pixels.

Full screen is a borderless window of the size of its monitor, so that the screen keeps what it shows while
another program is used. Sizes are asked for in pixels at each change, and never remembered as true.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable
from typing import Any

from game.desktop.errors import DesktopUnavailable

LEAST = (960, 600)
USUAL, SHARE = (1280, 720), 0.6
"""How large a window begins, in pixels, and at least how much of its monitor's height: on a fine one those
pixels alone would make it small, and its words too."""
ELSEWHERE = "start it on a desktop, or add --text"
_open: set[int] = set()
_BGRX = (0xFF0000, 0xFF00, 0xFF)
_PLAIN = ("x11", "windows")
_LATE = 3
"""Elsewhere SDL's renderer is late after a change of size: a first frame goes into a buffer of the size
before, a second one to the place that it had there, and the third is right."""
_CENTRED = 0x2FFF0000  # SDL_WINDOWPOS_CENTERED_MASK: the low bits name the monitor
_HEADLESS = ("dummy", "offscreen", "evdev", "kmsdrm")


def modules() -> tuple[Any, Any]:
    """pygame and skia, or `DesktopUnavailable` naming the part that is missing and what to install."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR", "0")
    os.environ.setdefault("SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS", "0")
    for name in ("SDL_VIDEO_X11_WMCLASS", "SDL_VIDEO_WAYLAND_WMCLASS", "SDL_APP_NAME"):
        os.environ.setdefault(name, "Fulcrum")  # what lists of windows and of sounds call it
    try:
        import pygame
    except ImportError as error:
        raise DesktopUnavailable(f"pygame-ce ({error})", "pip install pygame-ce") from error
    if not getattr(pygame, "IS_CE", 0) or _both():
        raise DesktopUnavailable(
            "pygame and pygame-ce are both installed and overwrite one another",
            "pip uninstall -y pygame pygame-ce, then pip install pygame-ce",
        )
    try:
        import skia
    except ImportError as error:
        raise DesktopUnavailable(*_missing(str(error))) from error
    return pygame, skia


def _missing(error: str) -> tuple[str, str]:
    """Which part skia lacks, by the words of its import error."""
    for library, package in (("libEGL", "libegl1"), ("libGL", "libgl1"), ("fontconfig", "libfontconfig1")):
        if library in error:
            return f"{library} (the drawing library needs it)", f"apt install {package}, or your system's own"
    return f"skia-python ({error})", "pip install skia-python"


def _both() -> bool:
    """Whether the two packages that share the name pygame are both here. Only their names are looked at."""
    names: set[str] = set()
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as entries:
                names.update(
                    entry.name.split("-")[0].lower()
                    for entry in entries
                    if entry.name.lower().startswith("pygame") and entry.name.endswith(".dist-info")
                )
        except OSError:
            continue
    return "pygame" in names and "pygame_ce" in names


class Window:
    """One window. `size` is in pixels; `paint` is called with a canvas as large."""

    def __init__(
        self, title: str, size: tuple[int, int] | None = None, full: bool = False, monitor: int = 0
    ) -> None:
        self.pygame, self._skia = modules()
        self.full, self._monitor = False, 0
        self._resized = False
        self._start()
        screens = self.pygame.display.get_desktop_sizes()
        screen = screens[monitor if 0 <= monitor < len(screens) else 0]
        size = _fitting(size or _usual(screen), screen)
        self._place = (0, 0, *size)
        try:
            # Elsewhere a window's size is in pixels anyway, or its pixels are the system's to scale.
            fine = self.pygame.display.get_driver() == "wayland"
            self._window = self.pygame.Window(title, size, hidden=True, resizable=True, allow_high_dpi=fine)
            self._window.minimum_size = _fitting(self._least, size)
            self._surface = self._pixels()
            _open.add(id(self))
        except self.pygame.error as error:
            self.close()
            raise DesktopUnavailable(f"display ({error})", ELSEWHERE) from error
        self.size: tuple[int, int] = self._surface.get_size()
        if full:
            self.set_full(True, monitor)

    @property
    def _least(self) -> tuple[int, int]:
        """The least size of the window. Under Wayland a monitor's scale can be doubled without SDL's knowing,
        and a window that will not become smaller is cut off there."""
        halved = self.pygame.display.get_driver() == "wayland"
        return (LEAST[0] // 2, LEAST[1] // 2) if halved else LEAST

    def _start(self) -> None:
        """SDL's video, or `DesktopUnavailable` where there is no screen to show anything on."""
        pygame = self.pygame
        try:
            pygame.display.init()
        except pygame.error as error:
            raise DesktopUnavailable(f"display ({error})", ELSEWHERE) from error
        driver = pygame.display.get_driver()
        if driver in _HEADLESS and os.environ.get("SDL_VIDEODRIVER") != driver:
            pygame.display.quit()
            raise DesktopUnavailable("display (none is here)", ELSEWHERE)
        # Without this SDL keeps the screen awake for as long as the window is open.
        pygame.display.set_allow_screensaver(True)
        if driver in _PLAIN:
            # Our pixels are finished: sending them through a renderer costs 20 ms a frame and shows the same.
            os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")

    def _pixels(self) -> Any:
        """The surface that the window shows; where plain pixels can't be had, through SDL's renderer."""
        try:
            return self._window.get_surface()
        except self.pygame.error:
            if os.environ.pop("SDL_FRAMEBUFFER_ACCELERATION", None) is None:
                raise
            return self._window.get_surface()

    @property
    def position(self) -> tuple[int, int]:
        """Where its inside is on the screen, in pixels."""
        x, y = self._window.position
        return int(x), int(y)

    @property
    def focused(self) -> bool:
        """Whether it has the keyboard."""
        return bool(self._window.focused)

    @property
    def handle(self) -> int | None:
        """The system's own number for it; None where pygame does not tell."""
        return getattr(self._window, "handle", None)

    def show(self) -> None:
        """Show the window; it is hidden until its first frame can be drawn."""
        self._window.show()

    def fit(self) -> bool:
        """Take up a size that changed; whether it did."""
        surface = self._window.get_surface()
        if surface is self._surface and surface.get_size() == self.size:
            return False
        self._surface, self.size, self._resized = surface, surface.get_size(), True
        return True

    @property
    def ratio(self) -> float:
        """How many pixels there are to one unit of the system's own measure: 2 on a screen twice as fine."""
        return float(self.size[0] / max(1, self._window.size[0]))

    def resize(self, size: tuple[int, int]) -> None:
        """Ask for another size, in the system's own measure."""
        self._window.size = size

    def set_full(self, full: bool, monitor: int = 0) -> None:
        """Change between a window and the whole of its monitor, without a change of the monitor's mode."""
        if full == self.full and (not full or monitor == self._monitor):
            return
        shown, unit = (*self._window.position, *self.size), self.ratio
        if self.full:
            self._window.set_windowed()
            if not full:
                self._stay_on(shown, unit)
        else:
            self._place = (*self._window.position, *self.size)
        if full:
            self._move_to(monitor)
            self._window.minimum_size = (1, 1)  # a monitor may be smaller than the least window
            self._window.set_fullscreen(desktop=True)
        self.full, self._monitor = full, monitor
        self.fit()

    @property
    def fills(self) -> bool:
        """Whether it is as large as a monitor, by its own doing or by the system's."""
        return tuple(self._window.size) in self.pygame.display.get_desktop_sizes()

    def toggle_full(self, monitor: int = 0) -> bool:
        """Change from what the reader sees, a window or the whole of a monitor, to the other; whether it is
        full now. A system can have changed it by itself, of which SDL knows nothing."""
        self.fit()
        filled = self.fills
        if filled and not self.full:
            screen = (*self._window.position, *self.size)
            usual = _fitting(_usual(screen[2:]), screen[2:])
            self._place = (*_centred(screen, usual), *usual)
            self._window.set_fullscreen(desktop=True)
        elif self.full and not filled:
            self._window.set_windowed()
        self.full = filled
        self.set_full(not filled, monitor)
        return self.full

    def _stay_on(self, screen: tuple[int, int, int, int], unit: float) -> None:
        """Leaving full screen, the window goes back to where it was if that is on the monitor that it
        filled, else to the middle of that one: the other may have gone since, or have become smaller.
        `screen` is what it filled, in pixels; `unit` is how many of them the system's measure has."""
        x, y, w, h = self._place
        fitted = _fitting((w, h), screen[2:])
        there = fitted == (w, h) and _holds(screen, (x + w // 2, y + h // 2))
        with contextlib.suppress(self.pygame.error):
            if fitted != (w, h):
                self._window.size = (round(fitted[0] / unit), round(fitted[1] / unit))
            self._window.minimum_size = _fitting(self._least, fitted)
            self._window.position = (x, y) if there else _centred(screen, fitted)

    def _move_to(self, monitor: int) -> None:
        """Put the window in the middle of a monitor, so that full screen is on that one. Where it is gone,
        and where the first one was never left, full screen is where the window is."""
        if (monitor or self._monitor) and 0 <= monitor < len(self.pygame.display.get_desktop_sizes()):
            with contextlib.suppress(self.pygame.error):
                self._window.position = (_CENTRED | monitor, _CENTRED | monitor)

    def set_title(self, title: str) -> None:
        """Name the window."""
        self._window.title = title

    def set_icon(self, draw: Callable[[Any], None], side: int) -> None:
        """What stands for the window in lists of windows: `draw` is called with a square canvas."""
        skia = self._skia
        pixels = bytearray(side * side * 4)
        info = skia.ImageInfo.Make(side, side, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        draw(skia.Surface.MakeRasterDirect(info, pixels, side * 4).getCanvas())
        self._window.set_icon(self.pygame.image.frombuffer(pixels, (side, side), "BGRA"))

    def stay_awake(self) -> None:
        """Keep the system from blanking the screen while the window is open, as nobody touches it."""
        self.pygame.display.set_allow_screensaver(False)

    @property
    def lasts(self) -> bool:
        """Whether a canvas still has the last frame on it, so that a part of it can be drawn over."""
        surface = self._surface
        plain: bool = surface.get_bitsize() == 32 and surface.get_masks()[:3] == _BGRX
        return plain and sys.byteorder == "little"

    def paint(self, draw: Callable[[Any], None]) -> None:
        """Call `draw` with a canvas, and show what it drew."""
        skia, surface = self._skia, self._surface
        info = skia.ImageInfo.Make(*self.size, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        if self.lasts:
            buffer = surface.get_buffer()
            target = skia.Surface.MakeRasterDirect(info, buffer, surface.get_pitch())
            draw(target.getCanvas())
            del target, buffer
        else:
            pixels = bytearray(self.size[0] * self.size[1] * 4)
            target = skia.Surface.MakeRasterDirect(info, pixels, self.size[0] * 4)
            draw(target.getCanvas())
            surface.blit(self.pygame.image.frombuffer(pixels, self.size, "BGRA"), (0, 0))
        for _ in range(_LATE if self._resized and self.pygame.display.get_driver() not in _PLAIN else 1):
            self._window.flip()
        self._resized = False

    def snapshot(self) -> Any:
        """What the window shows, as an image to draw with; None where its pixels can't be had."""
        skia, surface = self._skia, self._surface
        if surface.get_bitsize() != 32 or surface.get_masks()[:3] != _BGRX:
            return None
        info = skia.ImageInfo.Make(*self.size, skia.kBGRA_8888_ColorType, skia.kOpaque_AlphaType)
        return skia.Image.MakeRasterCopy(skia.Pixmap(info, surface.get_buffer(), surface.get_pitch()))

    def off_screen(self, draw: Callable[[Any], None]) -> Any:
        """What `draw` draws, as an image of the window's size."""
        target = self._skia.Surface.MakeRasterN32Premul(*self.size)
        draw(target.getCanvas())
        return target.makeImageSnapshot()

    def picture(self) -> bytes:
        """What the window shows, as the bytes of a PNG."""
        file = io.BytesIO()
        self.pygame.image.save(self._surface, file, "shot.png")
        return file.getvalue()

    def close(self) -> None:
        """Take the window away."""
        window, self._window = getattr(self, "_window", None), None
        if window is not None:
            window.destroy()
            _open.discard(id(self))
        if not _open:
            self.pygame.display.quit()


def _holds(area: tuple[int, int, int, int], point: tuple[int, int]) -> bool:
    """Whether an area (left, top, width, height) has a point in it."""
    return 0 <= point[0] - area[0] < area[2] and 0 <= point[1] - area[1] < area[3]


def _centred(area: tuple[int, int, int, int], size: tuple[int, int]) -> tuple[int, int]:
    """Where a window stands in the middle of an area, its title bar within reach."""
    return area[0] + max(0, (area[2] - size[0]) // 2), area[1] + max(32, (area[3] - size[1]) // 2)


def _usual(screen: tuple[int, int]) -> tuple[int, int]:
    """How large a window begins on a monitor of that size."""
    times = max(1.0, SHARE * min(screen[0] / USUAL[0], screen[1] / USUAL[1]))
    return round(USUAL[0] * times), round(USUAL[1] * times)


def _fitting(size: tuple[int, int], screen: tuple[int, int]) -> tuple[int, int]:
    """A window's size that its monitor has room for."""
    return min(size[0], screen[0]), min(size[1], screen[1])
