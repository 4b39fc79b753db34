"""The runner: takes what happens, asks the desk what follows, does it, and paints when something changed.

It owns the clock. Events are fetched and never waited for (waiting polls each millisecond): it sleeps 16 ms
while something moves and 25 ms when nothing does, which a reader does not notice and a battery does.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from queue import SimpleQueue
from typing import Any

from game.desktop import desk as desks
from game.desktop import icon, keys, motion
from game.desktop.access.bridge import Bridge, Nobody
from game.desktop.access.own_words import with_own_words
from game.desktop.access.tree import Seen
from game.desktop.answers import NotKept, Told, VoiceFound
from game.desktop.backing import Backing
from game.desktop.box import Layout
from game.desktop.desk import Desk
from game.desktop.doing import Doer, Following
from game.desktop.effects import Effect, FreshPictures, Keep, OpenScenario, Quit, Sound, Voice
from game.desktop.gallery import Gallery
from game.desktop.geometry import Rect
from game.desktop.input import Input
from game.desktop.messages import Aimed, Answered, Click, Closing, Dropped, Message, Press, Shown, Tick, Wheel
from game.desktop.painter import Painter
from game.desktop.preferences import Preferences
from game.desktop.screen import Screen
from game.desktop.screens.shelf import Shelf
from game.desktop.scroll import Scroll, readable
from game.desktop.sheet import Mode, Sheet
from game.desktop.speech.engine import Engine, best_engine
from game.desktop.speech.planner import Heard
from game.desktop.speech.speaker import Speaker
from game.desktop.system import System
from game.desktop.theme import theme
from game.desktop.typesetter import Typesetter
from game.desktop.view import View
from game.desktop.window import Window
from game.model import leftwards

MOVING, IDLE = 0.016, 0.025
Clock = Callable[[], float]


class Runner:
    """One window with one desk. `clock` gives seconds and is the only time that anything here knows."""

    def __init__(
        self,
        backing: Backing,
        screen: Screen,
        window: Window,
        clock: Clock = time.monotonic,
        system: System | None = None,
        engine: Callable[[], Engine] = best_engine,
    ) -> None:
        self._backing = backing
        self._window = window
        self._clock = clock
        self._system = system or System()
        preferences = backing.preferences()
        self.desk = Desk(screen, preferences)
        self._type = Typesetter(preferences.typeface, preferences.spacing)
        self._painter = Painter(self._type, Gallery(backing.library, backing.own_picture))
        self._pygame: Any = window.pygame
        self._input = Input(self._pygame)
        self._doer = Doer(backing, self._pygame)
        self._posted: SimpleQueue[Message] = SimpleQueue()
        self.access: Bridge | Nobody = Nobody()
        self._leftwards = False
        self._speaker = Speaker(preferences, engine, self._voice_found)
        self._wished = False
        self._untold: list[str] = []
        self._told: set[str] = set()
        self._loud = (Preferences().rooms, Preferences().knocks)
        self._layout: Layout | None = None
        self._laid: object = None
        self._readable: str | None = None
        self._drawn: tuple[Layout, Scroll, Preferences] | None = None
        self._turning: motion.Turning | None = None
        self._wakes: float | None = None
        self._typing = True
        self.over = False
        self.dirty = True
        self.frames = 0

    # --- what is on screen ---------------------------------------------------------------------------
    def view(self, now: float) -> View:
        """What the screen is laid out with."""
        preferences, language = self.desk.preferences, self.desk.screen.language
        mode = self._mode()
        rtl = self._leftwards = leftwards(language)
        sheet = Sheet(*self._window.size, preferences.text / 100, mode, rtl)
        art = self._backing.library
        focus, measure = self.desk.focus, self._type.measure
        return View(sheet, theme(art, mode), measure, art, focus, now, language, preferences)

    def _mode(self) -> Mode:
        return self._system.mode(self.desk.preferences.contrast)

    @property
    def layout(self) -> Layout:
        """The screen as boxes, laid out anew when anything that it depends on has changed."""
        now = self._clock()
        if self._layout is None or self._laid != self._seen():
            view = self.view(now)
            layout = self.desk.screen.layout(view)
            fitted = desks.arrive(self.desk, layout)
            if fitted.focus != self.desk.focus:
                layout = self.desk.screen.layout(replace(view, focus=fitted.focus))
            self.desk = fitted
            layout = with_own_words(layout, view.art, self._backing.own_picture)
            self._layout = layout.mirrored() if view.sheet.rtl else layout
            self._laid = self._seen()
        return self._layout

    def _seen(self) -> object:
        """All that a layout depends on; a change of any of it lays the screen out anew."""
        desk = self.desk
        return desk.screen, desk.focus, desk.wanted, desk.preferences, self._window.size, self._mode()

    def paint(self) -> None:
        """Draw the window, and say what is shown for the first time and what can be read to its end."""
        layout, view = self.layout, self.view(self._clock())
        desk = self.desk

        def draw(canvas: Any) -> None:
            self._painter.paint(canvas, layout, desk.scroll, view.sheet.mode, view.sheet.rtl)

        fresh = desk.shown_at is None
        if fresh and self._drawn is not None:
            self._turning = self._begin_turning(layout, draw, view)
        now = self._clock()
        if self._turning is not None and self._turning.over(now):
            self._turning = None
        turning = self._turning
        self._window.paint(draw if turning is None else partial(turning.paint, now=now))
        self.dirty = False
        self.frames += 1
        self._drawn = (layout, desk.scroll, desk.preferences)
        if fresh:
            self._window.set_title(f"Fulcrum: {layout.name}" if layout.name else "Fulcrum")
            self.desk = replace(desk, shown_at=now)
            self._tone(layout)
        self._speaker.see(Heard(self.desk.screen.page, self.desk.focus, layout))
        self._take_text(layout)
        if turning is None:
            self._tell_readable(layout)

    def _begin_turning(
        self, layout: Layout, draw: Callable[[Any], None], view: View
    ) -> motion.Turning | None:
        """The way from what the window shows to a new page, if the reader wants to see one."""
        assert self._drawn is not None
        before, scroll, preferences = self._drawn
        wanted = self._system.motion(self.desk.preferences.motion)
        old = None
        if wanted != "none" and preferences == self.desk.preferences and self._same_size(before):
            old = self._window.snapshot()
        if old is None:
            return None
        full = wanted != "less"
        page = motion.page_of(layout)
        whole = Rect(0, 0, layout.width, layout.height)
        part = whole if page is None else motion.changing(before, layout, page)
        was = motion.moods(before, layout) if full else {}
        moved = motion.carried(before, layout, scroll) if full else None
        mode, mirror, now = view.sheet.mode, view.sheet.rtl, self.desk.scroll
        come = motion.veils(layout, now, motion.FADE if moved else 0.0) if full else ()
        if moved is not None:
            come += motion.latecomers(before, scroll, layout, now, moved)
        return motion.Turning(
            old,
            self._window.off_screen(draw),
            self._clock(),
            part,
            moved,
            full,
            mirror,
            come,
            partial(self._painter.moving, layout, mode, mirror, was) if was else None,
            layout.ground if part == whole else None,
        )

    def _take_text(self, layout: Layout) -> None:
        """Text is taken only while a field is in focus, with the list of an input method at its caret; else
        an input method would swallow the keys that act."""
        key = self._pygame.key
        found = None if layout.caret is None else layout.find(layout.caret[0])
        if layout.caret is None or found is None:
            if self._typing:
                key.stop_text_input()
            self._typing = False
            return
        x, y, w, h = layout.caret[1]
        y -= self.desk.scroll.get(found[0].id, 0.0)
        k = self._window.ratio
        place = (round(x / k), round(y / k), max(1, round(w / k)), max(1, round(h / k)))
        key.set_text_input_rect(self._pygame.Rect(place))
        if not self._typing:
            key.start_text_input()
        self._typing = True

    def _complain(self) -> None:
        """Tell on screen, once each, which typefaces or letters are missing, and what a key that works on
        every page could not keep. A page without a line for it leaves it to the next one."""
        lines = self._type.news()
        if lines:
            self._untold.append(" ".join(lines[:2]))
        while self._untold:
            before, now = self.desk.screen, self._clock()
            for answer in (Told(self._untold[0]), NotKept(self._untold[0])):
                self.send(Answered(answer, now))
                if self.desk.screen != before:
                    break
            else:
                return
            self._told.add(self._untold.pop(0))

    def _same_size(self, before: Layout) -> bool:
        return (before.width, before.height) == self._window.size

    def _tell_readable(self, layout: Layout) -> None:
        """Tell the screen once when all of its page can be read: nothing moves, and its end was reached."""
        area = readable(layout)
        whole = area is None or self.desk.scroll.get(area.id, 0.0) >= area.most - 1
        if whole and self._readable != self.desk.screen.page:
            self._readable = self.desk.screen.page
            self.send(Shown(self.desk.screen.page, self._clock()))

    def _tone(self, layout: Layout) -> None:
        """The room tone of the place on screen; silence where there is none."""
        stage = motion.stage_of(layout)
        self._do(Sound(f"room:{stage.place}" if stage is not None and stage.place else "room:"))

    def show(self, screen: Screen) -> None:
        """Another screen, whatever was on the desk; inside the one that was, if that stands around others."""
        within = getattr(self.desk.screen, "within", None)
        self.desk = Desk(screen if within is None else within(screen), self.desk.preferences)
        self._layout, self.dirty = None, True

    # --- what happens --------------------------------------------------------------------------------
    def send(self, message: Message) -> None:
        """One message, and every answer to the effects that follow from it."""
        waiting: list[Message] = [message]
        while waiting:
            at = waiting.pop(0)
            if isinstance(at, Press | Click | Wheel | Aimed) and self._turning is not None:
                self._turning, self.dirty = None, True
            if isinstance(at, Press | Click | Aimed):
                self._speaker.cut()
            if self._wished and isinstance(at, Answered) and isinstance(at.answer, VoiceFound):
                self._wished = False
                if at.answer.trouble:
                    self._settings("set.speech", at.at)
            if isinstance(at, Closing):
                self.over = True
            if isinstance(at, Dropped) and not hasattr(self.desk.screen, "within"):
                waiting += self._dropped(at.path)
                continue
            if isinstance(at, Press):
                meant = self._meant(at)
                if meant is None:
                    continue
                at = meant
            if self._everywhere(at):
                continue
            before = self.desk
            self.desk, effects = desks.update(before, at, self.layout)
            if self.desk is not before and self.desk != before:
                self.dirty = True
            for effect in effects:
                waiting += self._answers(effect)

    def post(self, message: Message) -> None:
        """A message from any thread: the next turn sends it."""
        self._posted.put(message)

    def tell(self, answer: object) -> None:
        """An answer from any thread, to something that takes its time."""
        self.post(Answered(answer, self._clock()))

    def note(self, line: str) -> None:
        """A line to be told once, on the page that is there or on the next one that has room for it."""
        if line and line not in {*self._untold, *self._told}:
            self._untold.append(line)

    def follow(self, following: Following) -> None:
        """From now on a file is followed, and its follower is handed what is asked for about it."""
        self._doer.following = following
        following.start(self.tell)

    def do(self, effect: Effect) -> None:
        """One effect that no screen asked for, and what follows from its answer."""
        for message in self._answers(effect):
            self.send(message)

    def _dropped(self, path: str) -> list[Message]:
        """A file that was dropped is opened from the shelf, whatever was on the desk: its picks are saved."""
        shelved = self._backing.shelf()
        self.show(Shelf(shelved.cards, " ".join(shelved.notes)))
        return self._answers(OpenScenario(path))

    def _answers(self, effect: Effect) -> list[Message]:
        answer = self._do(effect)
        return [] if answer is None else [Answered(answer, self._clock())]

    def _meant(self, press: Press) -> Press | None:
        """What a press means with the reader's own keys; letters stay letters while text is written."""
        if self.desk.screen.raw or (press.letter and not press.ctrl and self.layout.caret is not None):
            return press
        return keys.meant(press, self.desk.preferences.keys)

    def _everywhere(self, message: Message) -> bool:
        """F11 changes between window and full screen, F1 shows the keys, whatever is on the window."""
        if not isinstance(message, Press) or message.repeat or self.desk.screen.raw:
            return False
        if message.key == "f11":
            full = self._window.toggle_full(self.desk.preferences.monitor)
            self._set(replace(self.desk.preferences, window="full" if full else "window"))
            self.dirty = True
            return True
        if message.key == "f9":
            self._hush()
            return True
        if message.key in ("f10", "f12"):
            self._read(message.key == "f10")
            return True
        if message.key == "f1":
            return self._settings(f"ask.{keys.USES[0].name}", message.at)
        return False

    def _settings(self, at: str, now: float) -> bool:
        """Lay the settings over what is on the desk, beginning at one of them, if they are not there."""
        from game.desktop.screens.settings import Settings, opened

        screen: Screen = getattr(self.desk.screen, "inner", self.desk.screen)
        if isinstance(screen, Settings):
            return False
        settled = getattr(screen, "paused", None)
        self.show(opened(screen if settled is None else settled(now), at))
        return True

    def _hush(self) -> None:
        """All sound off at once; and on again as it was, or as it is at first."""
        preferences = self.desk.preferences
        now = (preferences.rooms, preferences.knocks)
        silent = now == ("off", "off")
        rooms, knocks = self._loud if silent else ("off", "off")
        if not silent:
            self._loud = now
        self._set(replace(preferences, rooms=rooms, knocks=knocks))
        self._tone(self.layout)

    def _read(self, again: bool) -> None:
        """Read the page again, or switch reading aloud on or off. Where nothing can speak, the settings say
        why."""
        on = self.desk.preferences.speech == "on"
        if not again:
            self._wished = not on
            self._set(replace(self.desk.preferences, speech="off" if on else "on"))
        elif on and self._speaker.found.trouble:
            self._settings("set.speech", self._clock())
        else:
            self._speaker.again()

    def _voice_found(self, found: VoiceFound) -> None:
        """From the voice's thread: the screen is told what speaks."""
        self.tell(found)

    def _do(self, effect: Effect) -> object | None:
        match effect:
            case Keep(preferences=preferences):
                return self._keep(preferences)
            case Voice():
                return self._speaker.found
            case FreshPictures():
                self._backing.fresh_pictures()
                self._painter = Painter(self._type, Gallery(self._backing.library, self._backing.own_picture))
                self.dirty = True
                return None
            case Quit():
                self.over = True
                return None
        return self._doer.do(effect, self.desk.preferences)

    def _set(self, preferences: Preferences) -> None:
        """Obey what a key set that works on every page; that it could not be kept is told once."""
        lost = self._keep(preferences)
        if lost is not None:
            self.note(lost.line)

    def _keep(self, preferences: Preferences) -> NotKept | None:
        self._type.prefer(preferences.typeface, preferences.spacing)
        self.desk = replace(self.desk, preferences=preferences)
        self._speaker.prefer(preferences)
        self._window.set_full(preferences.window == "full", preferences.monitor)
        self._layout = None
        self.dirty = True
        return self._backing.keep(preferences)

    # --- the loop ------------------------------------------------------------------------------------
    def turn(self) -> float:
        """One round: what happened, what the clock says, a frame if anything changed. Seconds to sleep."""
        for event in self._pygame.event.get():
            if event.type in (self._pygame.WINDOWSIZECHANGED, self._pygame.VIDEORESIZE):
                self.dirty = self._window.fit() or self.dirty
            elif event.type == self._pygame.WINDOWEXPOSED:
                self.dirty = True
            for message in self._input.messages(event, self._clock(), self._window.size):
                self.send(message)
        for message in self._input.again(self._clock()):
            self.send(message)
        for _ in range(self._posted.qsize()):
            self.send(self._posted.get())
        if self._window.fit():
            self._turning, self.dirty = None, True
        if self._laid is not None and self._laid != self._seen():
            self.dirty = True
        self._tick(self._clock())
        if (self.dirty or self._turning is not None) and not self.over:
            self.paint()
            if self.frames == 1:
                icon.put_on(self._window, self._painter, self._backing.library)
                self._window.show()
                self._input.start_pads()
            self._complain()
        if self._drawn is not None:
            desk, layout = self.desk, self._drawn[0]
            self.access.see(Seen(desk.screen.page, layout, desk.focus, desk.scroll, self._leftwards))
        return IDLE if self._turning is None else MOVING

    def _tick(self, now: float) -> None:
        """Tell the screen that the moment has come which it asked for."""
        if self._wakes is not None and now >= self._wakes:
            self.send(Tick(now))
            if self.desk.screen.timed:
                self._layout, self.dirty = None, True
        self._wakes = self.desk.screen.wakes(self.desk.context(now))

    def run(self) -> None:
        """Until the window is closed."""
        while not self.over:
            begun = time.perf_counter()
            rest = self.turn()
            if rest == MOVING:  # a frame's own time is part of its sixtieth of a second
                rest = max(0.001, rest - (time.perf_counter() - begun))
            time.sleep(rest)
        self._speaker.close()
        self._doer.close()
