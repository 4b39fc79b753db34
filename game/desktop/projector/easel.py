"""The easel: a window and what draws a projector's pages in it, laid out anew only when something changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import ceil, floor
from typing import Any

from game.desktop import icon, motion
from game.desktop.access.own_words import with_own_words
from game.desktop.box import Layout
from game.desktop.gallery import Gallery
from game.desktop.geometry import Rect
from game.desktop.painter import Painter
from game.desktop.projector.handed import Handed
from game.desktop.projector.layouts import Thrown, thrown
from game.desktop.projector.showing import Showing
from game.desktop.sheet import Mode, Sheet
from game.desktop.system import System
from game.desktop.theme import theme
from game.desktop.typesetter import Typesetter
from game.desktop.view import View
from game.desktop.window import Window
from game.model import leftwards
from game.page.projector import ProjectorPage

MODES = (None, Mode.DAY, Mode.DARK, Mode.HIGH)


class Easel:
    """Draws pages. `drawn` is what the window shows: the page and how far what moves on it was."""

    def __init__(self, handed: Handed, window: Window, system: System) -> None:
        self._handed = handed
        self._window = window
        self._system = system
        self._type = Typesetter(handed.preferences.typeface)
        self._painter = Painter(self._type, Gallery(handed.library, handed.own_picture))
        self._mode: Mode | None = None
        self._laid: Thrown | None = None
        self._of: object = None
        self._turning: motion.Turning | None = None
        self._last: tuple[Layout, Mode] | None = None
        self._rtl = leftwards(handed.scenario.language)
        self.drawn: object = None

    def put_icon(self) -> None:
        """Give the window its sign."""
        icon.put_on(self._window, self._painter, self._handed.library)

    @property
    def leftwards(self) -> bool:
        """Whether the scenario is read from right to left."""
        return self._rtl

    @property
    def mode(self) -> Mode:
        """Day, dark or high contrast: as it was changed here, else as the reader or their system wants it."""
        if self._mode is not None:
            return self._mode
        return self._system.mode(self._handed.preferences.contrast)

    def change_mode(self) -> None:
        """The next of day, dark, high contrast, and what the system wants."""
        self._mode = MODES[(MODES.index(self._mode) + 1) % len(MODES)]

    @property
    def motion(self) -> str:
        """How much may move: full, less or none."""
        return self._system.motion(self._handed.preferences.motion)

    @property
    def turning(self) -> bool:
        """Whether a page is sliding in."""
        return self._turning is not None

    def stand(self) -> None:
        """End the slide at once, and draw the next frame whole."""
        self._turning, self._last = None, None

    def shows(self, page: ProjectorPage, showing: Showing) -> object:
        """All that a frame depends on; a frame with the same need not be painted."""
        return page, showing, self.mode, self._window.size

    def lay(self, page: ProjectorPage, showing: Showing) -> Thrown:
        """A page as boxes in this window."""
        of = self.shows(page, showing)
        if self._laid is None or self._of != of:
            handed, mode = self._handed, self.mode
            sheet = Sheet(*self._window.size, 1.0, mode, self._rtl)
            art = handed.library
            view = View(sheet, theme(art, mode), self._type.measure, art, language=handed.scenario.language)
            cover = handed.scenario.cover or handed.scenario.id
            laid = thrown(view, page, showing, cover, handed.base)
            laid = laid._replace(layout=with_own_words(laid.layout, art, handed.own_picture))
            self._laid = laid._replace(layout=laid.layout.mirrored()) if self._rtl else laid
            self._of = of
        return self._laid

    def begin_turning(self, page: ProjectorPage, showing: Showing, now: float) -> None:
        """From now on the page slides in over what the window shows, unless nothing may move."""
        self._turning = None
        old = self._window.snapshot() if self.motion != "none" and self.drawn is not None else None
        if old is None or (old.width(), old.height()) != self._window.size:
            return
        layout = self.lay(page, showing).layout
        whole = Rect(0, 0, layout.width, layout.height)
        new = self._window.off_screen(self._draw(layout))
        slides = self.motion == "full"
        self._turning = motion.Turning(old, new, now, whole, None, slides, self._rtl, light=layout.ground)

    def paint(self, page: ProjectorPage, showing: Showing, now: float) -> Thrown:
        """Draw a frame; what was laid out for it."""
        laid = self.lay(page, showing)
        if self._turning is not None and self._turning.over(now):
            self._turning = None
        turning = self._turning
        if turning is not None:
            self._window.paint(partial(turning.paint, now=now))
            self._last = None
        else:
            self._window.paint(self._draw(laid.layout, self._fresh(laid.layout)))
            self._last = (laid.layout, self.mode)
        self.drawn = self._of
        return laid

    def _fresh(self, layout: Layout) -> Rect | None:
        """The part of the window that has to be drawn over the last frame; None: all of it.

        While votes come only the side with its count does, which is what keeps a 4K frame short.
        """
        if self._last is None or self._last[1] is not self.mode or not self._window.lasts:
            return None
        before = self._last[0]
        if [(area.id, area.rect) for area in before.areas] != [(area.id, area.rect) for area in layout.areas]:
            return None
        if (before.width, before.height, before.ground) != (layout.width, layout.height, layout.ground):
            return None
        pairs = zip(before.areas, layout.areas, strict=True)
        changed = [new.rect for old, new in pairs if old != new]
        if not changed:
            return None
        found = changed[0]
        for rect in changed[1:]:
            found = found.around(rect)
        # Out to whole pixels, so that one which two areas share is drawn from its ground up.
        left, top = floor(found.x) - 1, floor(found.y) - 1
        return Rect(left, top, ceil(found.right) + 1 - left, ceil(found.bottom) + 1 - top)

    def _draw(self, layout: Layout, part: Rect | None = None) -> Callable[[Any], None]:
        mode, rtl = self.mode, self._rtl

        def draw(canvas: Any) -> None:
            canvas.save()
            if part is not None:
                canvas.clipRect((part.x, part.y, part.right, part.bottom), doAntiAlias=False)
            self._painter.paint(canvas, layout, {}, mode, rtl)
            canvas.restore()

        return draw

    def complaints(self) -> list[str]:
        """Which typefaces or letters are missing, each once."""
        return self._type.news()
