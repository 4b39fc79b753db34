"""The window: pygame's display, in pixels of the screen, with skia drawing into its pixels.

Full screen is a borderless window of the size of its monitor, so that the screen keeps what it shows while
another program is used. Sizes are asked for in pixels at each change, and never remembered as true.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from types import ModuleType

from game.desktop.errors import DesktopUnavailable

LEAST = (960, 600)
USUAL = (1280, 720)
_HEADLESS = ("dummy", "offscreen", "evdev", "kmsdrm")


def modules() -> tuple[ModuleType, ModuleType]:
    """pygame and skia, or `DesktopUnavailable` naming the part that is missing and what to install."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR", "0")
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
        self, title: str, size: tuple[int, int] = USUAL, full: bool = False, monitor: int = 0
    ) -> None:
        self._pygame, self._skia = modules()
        pygame = self._pygame
        try:
            pygame.display.init()
        except pygame.error as error:
            raise DesktopUnavailable(f"display ({error})", "start it on a desktop, or add --text") from error
        driver = pygame.display.get_driver()
        if driver in _HEADLESS and os.environ.get("SDL_VIDEODRIVER") != driver:
            pygame.display.quit()
            raise DesktopUnavailable("display (none is here)", "start it on a desktop, or add --text")
        pygame.display.set_caption(title)
        self._windowed = size
        self.full = full
        self._open(full, monitor)

    def _open(self, full: bool, monitor: int) -> None:
        pygame = self._pygame
        sizes = pygame.display.get_desktop_sizes()
        monitor = monitor if 0 <= monitor < len(sizes) else 0
        if full:
            flags, size = pygame.NOFRAME, sizes[monitor]
        else:
            flags, size = pygame.RESIZABLE, _fitting(self._windowed, sizes[monitor])
        try:
            pygame.display.set_mode(size, flags, display=monitor)
        except pygame.error as error:
            raise DesktopUnavailable(f"display ({error})", "start it on a desktop, or add --text") from error
        if not full:
            window = pygame.Window.from_display_module()
            window.minimum_size = tuple(min(a, b) for a, b in zip(LEAST, size, strict=True))
        self.full = full
        self._bind()

    def _bind(self) -> None:
        """Let skia draw into the pixels that the window shows."""
        surface = self._pygame.display.get_surface()
        self.size: tuple[int, int] = surface.get_size()
        self._surface = surface
        self._canvas = None
        masks = surface.get_masks()
        if (
            surface.get_bitsize() == 32
            and masks[:3] == (0xFF0000, 0xFF00, 0xFF)
            and sys.byteorder == "little"
        ):
            self._direct = True
        else:
            self._direct = False
            self._pixels = bytearray(self.size[0] * self.size[1] * 4)

    def fit(self) -> bool:
        """Take up a size that changed; whether it did."""
        surface = self._pygame.display.get_surface()
        if surface is self._surface and surface.get_size() == self.size:
            return False
        if not self.full:
            self._windowed = surface.get_size()
        self._bind()
        return True

    def set_full(self, full: bool, monitor: int = 0) -> None:
        """Change between a window and the whole of a monitor."""
        if full != self.full:
            self._open(full, monitor)

    def paint(self, draw: Callable[[object], None]) -> None:
        """Call `draw` with a canvas, and show what it drew."""
        skia, (width, height) = self._skia, self.size
        info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        if self._direct:
            self._surface.lock()
            view = self._surface.get_buffer()
            target = skia.Surface.MakeRasterDirect(info, view, self._surface.get_pitch())
            draw(target.getCanvas())
            del target, view
            self._surface.unlock()
        else:
            target = skia.Surface.MakeRasterDirect(info, self._pixels, width * 4)
            draw(target.getCanvas())
            image = self._pygame.image.frombuffer(self._pixels, self.size, "BGRA")
            self._surface.blit(image, (0, 0))
        self._pygame.display.flip()

    def picture(self) -> bytes:
        """What the window shows, as the bytes of a PNG."""
        import io

        file = io.BytesIO()
        self._pygame.image.save(self._surface, file, "shot.png")
        return file.getvalue()

    def close(self) -> None:
        """Take the window away."""
        self._pygame.display.quit()


def _fitting(size: tuple[int, int], screen: tuple[int, int]) -> tuple[int, int]:
    """A window's size that its monitor has room for."""
    return min(size[0], screen[0]), min(size[1], screen[1])
