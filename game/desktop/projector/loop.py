"""The projector's loop: looks at the session, listens to the clicker, and paints when something changed.

It owns the window's clock. A session is looked at twenty-five times a second, and fifty while things happen,
which costs next to nothing while it gives the same page; votes that pour in are painted as they come, at most
once a look. Nothing here can end or hold up the session: a step is handed over and not waited for.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil
from queue import SimpleQueue
from typing import Any

from game.desktop import motion
from game.desktop.access.bridge import Bridge, Nobody
from game.desktop.access.tree import Seen
from game.desktop.box import Layout
from game.desktop.input import Input
from game.desktop.messages import Message, Point
from game.desktop.projector.clicker import Hand, Wish, update
from game.desktop.projector.clockwork import Running, taken_up
from game.desktop.projector.easel import Easel
from game.desktop.projector.handed import Handed
from game.desktop.projector.layouts import Thrown
from game.desktop.projector.moving import Moving, name_of
from game.desktop.projector.showing import Showing
from game.desktop.sound import Sounds
from game.desktop.system import System
from game.desktop.window import Window
from game.page.projector import ProjectorPage

LOOK, QUIET, MOVING, LEAST = 0.02, 0.04, 0.016, 0.002
"""Seconds from one look to the next, where nothing has happened for a while, while something moves, and the
least that is slept."""
LATELY = 2.0
"""Seconds after which nothing has happened for a while."""
NOTE = 6.0
"""Seconds for which it is said why a press did nothing."""
HOLD = 0.4
"""Seconds for which the last page stays while the room shares a text among more screens."""
POINTER = 3.0
"""Seconds after which a pointer that rests is hidden."""
Clock = Callable[[], float]


class Projector:
    """One window that shows one session. `page` is what the session shows, `hand` the hand at the keys."""

    def __init__(
        self, handed: Handed, window: Window, clock: Clock = time.monotonic, system: System | None = None
    ) -> None:
        self._handed = handed
        self._window = window
        self._clock = clock
        self._pygame: Any = window.pygame
        self._easel = Easel(handed, window, system or System())
        self._input = Input(self._pygame)
        self._sounds = Sounds(self._pygame)
        self._refused: SimpleQueue[str] = SimpleQueue()
        self._posted: SimpleQueue[Message] = SimpleQueue()
        self._laid: Layout | None = None
        self.access: Bridge | Nobody = Nobody()
        self._asked_for, self._held = 0, 0.0
        self._note = ("", 0.0)
        self._pointer, self._pointed = True, clock()
        self._stirred = clock()
        self.hand = Hand()
        self.page: ProjectorPage = handed.projection.page()
        self._running = taken_up(Running(), self.page, clock())[0]
        self._moving = Moving().arrived(self.page, clock(), True)
        self.over = False
        self.dirty = True
        self.frames = 0
        self._pygame.key.stop_text_input()

    # --- what is on screen ---------------------------------------------------------------------------
    @property
    def layout(self) -> Layout:
        """What the window shows, as boxes."""
        return self._easel.lay(self.page, self.showing(self._clock())).layout

    def showing(self, now: float) -> Showing:
        """How far clock, beam and bars are, and what stands over the page."""
        left = self._running.left(now)
        moving, (note, until) = self._moving, self._note
        return Showing(
            None if left is None else float(ceil(left)),
            moving.share(now),
            moving.grown(now),
            moving.swept(now),
            note if now < until else "",
            self.hand.asking,
            self.hand.blank,
        )

    def paint(self, now: float) -> None:
        """Draw the window; the first time, show it."""
        laid = self._easel.paint(self.page, self.showing(now), now)
        self.dirty, self._laid = False, laid.layout
        self.frames += 1
        if self.frames == 1:
            self._easel.put_icon()
            self._window.show()
            self._window.set_title(f"Fulcrum: {self.page.title}")
            self._handed.opened()
        for line in self._easel.complaints():
            self._handed.tell(line)
        self._ask_for_room(laid)

    def _ask_for_room(self, laid: Thrown) -> bool:
        """Tell the session that its text needs one screen more than it has; once, as it may have no more.
        Whether it was told."""
        blocks = getattr(self.page, "blocks", ())
        said = str(getattr(self.page, "page", "")).rpartition(" ")[2]
        wanted = 1 + (int(said) if said.isdecimal() else 1)
        if laid.fits or len(blocks) < 2 or wanted == self._asked_for:
            return False
        self._asked_for = wanted
        self._handed.projection.needs(wanted)
        return True

    # --- what happens --------------------------------------------------------------------------------
    def look(self, now: float) -> None:
        """Take up the session's page where it is another one."""
        page = self._handed.projection.page()
        if page is self.page or page == self.page:
            return
        fresh = name_of(page) != name_of(self.page)
        calm = self._easel.motion != "full"
        self.page, self.dirty, self._stirred = page, True, now
        self._running, rings = taken_up(self._running, page, now)
        if rings:
            self.ring()
        if not fresh:
            self._moving = self._moving.followed(page, now, calm)
            return
        self._note, self._asked_for, self._held = ("", 0.0), 0, 0.0
        self._moving = self._moving.arrived(page, now if calm else now + motion.SLIDE, calm)
        self._easel.begin_turning(page, self.showing(now), now)
        self._window.set_title(f"Fulcrum: {page.title}")
        if self._running.heard:
            self._sounds.open()
        if self._ask_for_room(self._easel.lay(page, self.showing(now))):
            self._held = now + HOLD

    def ring(self) -> None:
        """The bell, loud enough for a room; a facilitator who wants no sounds hears none."""
        self._sounds.play("bell", "off" if self._handed.preferences.knocks == "off" else "full", "off")

    def post(self, message: Message) -> None:
        """A message from any thread: the next turn sends it."""
        self._posted.put(message)

    def send(self, message: Message) -> None:
        """One message, and what it asks for done."""
        self.hand, wish = update(self.hand, message, self.layout)
        if wish is not None:
            self._easel.stand()
            self.do(wish)

    def do(self, wish: Wish) -> None:
        """What a press asked for."""
        match wish:
            case Wish.NEXT | Wish.UNDO:
                self._step(wish.value)
            case Wish.END:
                self.over = True
            case Wish.FULL:
                self._window.toggle_full(self._handed.preferences.monitor)
            case Wish.MODE:
                self._easel.change_mode()
        self.dirty = True

    def _step(self, step: str) -> None:
        """Hand a step over; if it is refused, the window will say why."""
        try:
            answer = self._handed.projection.press(step)
        except RuntimeError:
            return  # the server has just gone, and so will the window
        told = getattr(answer, "add_done_callback", None)
        if told is not None:
            told(self._answered)

    def _answered(self, answer: Any) -> None:
        """Comes on the server's thread."""
        if not answer.cancelled() and answer.exception() is None and answer.result():
            self._refused.put(str(answer.result()))

    # --- the loop ------------------------------------------------------------------------------------
    def turn(self) -> float:
        """One round: what happened, what the session shows, a frame if anything changed. Seconds to sleep."""
        now = self._clock()
        if not self._handed.going():
            self.over = True
        if not self.over:
            self._events(now)
            self.look(now)
            self._pass(now)
        if self._window.fit():
            self._easel.stand()
            self.dirty = True
        changed = self.dirty or self._easel.turning
        changed = changed or self._easel.drawn != self._shows(now)
        if changed and not self.over and now >= self._held:
            self.paint(now)
        if self._laid is not None:
            asking = self.hand.asking or None
            self.access.see(Seen(name_of(self.page), self._laid, asking, leftwards=self._easel.leftwards))
        still = self._moving.still(now) and not self._easel.turning
        rest = MOVING if not still else LOOK if now - self._stirred < LATELY else QUIET
        return max(LEAST, rest - (self._clock() - now))

    def _shows(self, now: float) -> object:
        return self._easel.shows(self.page, self.showing(now))

    def _events(self, now: float) -> None:
        pygame = self._pygame
        for event in pygame.event.get():
            if event.type in (pygame.WINDOWSIZECHANGED, pygame.VIDEORESIZE):
                if self._window.fit():
                    self._easel.stand()
                    self.dirty = True
            elif event.type == pygame.WINDOWEXPOSED:
                self._easel.stand()
                self.dirty = True
            for message in self._input.messages(event, now, self._window.size):
                self.send(message)
                if isinstance(message, Point):
                    self._pointed = now
        for _ in range(self._posted.qsize()):
            self.send(self._posted.get())

    def _pass(self, now: float) -> None:
        """What the passing of time does: a clock rings, the triangle follows, the pointer goes."""
        for _ in range(self._refused.qsize()):
            self._note = (self._refused.get(), now + NOTE)
        self._running, rings = self._running.ticked(now)
        if rings:
            self.ring()
        self._moving = self._moving.followed(self.page, now, self._easel.motion != "full")
        seen = bool(self.hand.asking) or now - self._pointed < POINTER
        if seen != self._pointer:
            self._pointer = seen
            self._pygame.mouse.set_visible(seen)

    def run(self) -> None:
        """Until the session ends, or somebody ends it here."""
        try:
            while not self.over:
                time.sleep(self.turn())
        finally:
            self._sounds.close()
            self._pygame.mouse.set_visible(True)
