"""Play: reading on, choosing, and what comes of it, up to the ending.

A play is read as one long course of pages. The last page is where the play stands; pages before it can be
read again and change nothing. A pick is saved before its page is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.desktop.answers import Debriefed, NotSaved, Told
from game.desktop.box import Layout
from game.desktop.effects import Debrief, Save, Sound
from game.desktop.messages import Act, Answered, Message, Shown, Tick
from game.desktop.preferences import seconds
from game.desktop.screen import Context, Screen, Step
from game.desktop.screens import ending, scene
from game.desktop.screens.scene import Clock, Scene
from game.desktop.view import View
from game.engine import IllegalPick, Playthrough, pick
from game.page import Page, PageKind, pages
from game.page.plays import SECOND

if TYPE_CHECKING:
    from game.desktop.screens.finished import Finished

PATIENCE = {PageKind.DECISION: 0.4, PageKind.ENDING: 1.0}
"""Seconds in which a new page takes no act: presses meant for the words before it, and a double click."""


@dataclass(frozen=True, slots=True)
class Play:
    """A play as it is read. `course` are all its pages in order, `at` the one on screen.

    `home` is the screen that the menu leads to; `base` the folder of the scenario's file. `left` are the
    seconds of a timer that are left when nobody looks, `ends` when it runs out on the clock. `first` is the
    finished play that this one started again from.
    """

    play: Playthrough
    course: tuple[Page, ...]
    at: int
    home: Screen | None = None
    base: str = ""
    arrange: bool = True
    notice: str = ""
    left: float | None = None
    ends: float | None = None
    visit: int = 0
    first: Finished | None = None

    @property
    def sheet(self) -> Page:
        """The page on screen."""
        return self.course[self.at]

    @property
    def live(self) -> bool:
        """Whether this is where the play stands."""
        return self.at == len(self.course) - 1

    @property
    def page(self) -> str:
        """Its name: the play, the place in its course, and how often it was come back to."""
        return f"play.{self.play.scenario.id}.{self.play.seed}.{self.at}.{self.visit}"

    @property
    def patience(self) -> float:
        """Decisions and endings wait a moment before they take a press."""
        return PATIENCE.get(self.sheet.kind, 0.0) if self.live else 0.0

    @property
    def language(self) -> str:
        """The scenario's language."""
        return self.play.scenario.language

    @property
    def timed(self) -> bool:
        """A timer's seconds are shown."""
        return True

    @property
    def raw(self) -> bool:
        """Keys mean what the reader has made of them."""
        return False

    def wakes(self, context: Context) -> float | None:
        """The next whole second of a timer that runs."""
        if self.ends is None or not self.live:
            return None
        return context.now + (self.ends - context.now) % 1.0 + 0.01

    def layout(self, view: View) -> Layout:
        """The page on screen."""
        title = self.play.scenario.title
        shown = Scene(
            self.sheet,
            title if self.first is None else f"{title}, {SECOND.lower()}",
            self.base,
            self.live,
            self._picked(),
            self.notice,
            self._clock(view),
            chosen_before(self.first, self.sheet.scene, self.sheet.decision),
            self._decided(view, title),
        )
        if self.sheet.kind is PageKind.ENDING:
            return ending.layout(view, shown)
        return scene.layout(view, shown)

    def _decided(self, view: View, title: str) -> Scene | None:
        """The decision that the page on screen came of, as it was laid out; None where it came of none."""
        if self.sheet.kind is not PageKind.CONSEQUENCE or self.at == 0:
            return None
        before = self.course[self.at - 1]
        timer = before.timer
        timed = timer is not None and seconds(view.preferences, timer.seconds) is not None
        again = chosen_before(self.first, before.scene, before.decision)
        return Scene(before, title, clock=Clock(1.0, 1.0) if timed else None, before=again)

    def update(self, message: Message, context: Context) -> Step | None:
        """Acts, answers and the clock."""
        match message:
            case Act(action=action):
                return self._act(action, message.at)
            case Shown():
                return self._start_clock(message.at, context)
            case Tick():
                return self._tick(message.at)
            case Answered(answer=NotSaved(line=line) | Told(line=line)):
                return Step(replace(self, notice=line))
            case Answered(answer=Debriefed() as answer):
                from game.desktop.screens.debrief import opened

                return Step(opened(answer, self.settled()))
        return None

    def settled(self) -> Play:
        """The play as it is come back to from another screen: at rest, its timer's time kept."""
        return replace(self, notice="", ends=None, visit=self.visit + 1)

    def paused(self, at: float) -> Play:
        """The play as settings over it come back to it."""
        return self._paused(at)

    def _act(self, action: str, at: float) -> Step | None:
        kind, _, id = action.partition(".")
        match kind:
            case "pick" if self.live:
                return self._pick(id)
            case "on":
                return self._on(at)
            case "back":
                return self._back(at)
            case "menu":
                return None if self.home is None else Step(self._leave(at, self.home))
            case "log":
                from game.desktop.screens.log import opened

                return Step(opened(self.play, self._paused(at), base=self.base))
        return None

    def _pick(self, id: str) -> Step | None:
        try:
            play = pick(self.play, id)
        except IllegalPick:
            return None
        follows = (*self.course, *pages(play, self.arrange))
        after = Play(play, follows, self.at + 1, self.home, self.base, self.arrange, first=self.first)
        return Step(after, (Save(play), Sound("knock")))

    def _on(self, at: float) -> Step | None:
        if not self.live:
            return Step(replace(self, at=self.at + 1, notice=""), (Sound("page"),))
        if self.sheet.kind is PageKind.ENDING:
            return Step(self, (Debrief(self.play), Sound("page")))
        # A decision without a row to choose: from a dead end the way on is to begin again.
        return None if self.home is None else Step(self._leave(at, self.home))

    def _back(self, at: float) -> Step | None:
        if self.at > 0:
            return Step(replace(self._paused(at), at=self.at - 1), (Sound("page"),))
        return None if self.home is None else Step(self._leave(at, self.home))

    def _leave(self, at: float, home: Screen) -> Screen:
        come_back = getattr(home, "come_back", None)
        screen: Screen = home if come_back is None else come_back(self._paused(at))
        return screen

    def _paused(self, at: float) -> Play:
        left = self.left if self.ends is None else max(1.0, self.ends - at)
        return replace(self.settled(), left=left)

    def _picked(self) -> str | None:
        if self.live or self.sheet.kind is not PageKind.DECISION:
            return None
        picks = self.play.picks
        number = self.sheet.decision - 1
        return picks[number] if number < len(picks) else None

    def _clock(self, view: View) -> Clock | None:
        """The time that is left, all of it before the clock starts; None where nothing is timed."""
        timer = self.sheet.timer
        whole = None if timer is None or not self.live else seconds(view.preferences, timer.seconds)
        if whole is None:
            return None
        if self.ends is not None:
            return Clock(max(0.0, self.ends - view.now), float(whole))
        return Clock(float(whole) if self.left is None else self.left, float(whole), runs=False)

    def _start_clock(self, at: float, context: Context) -> Step | None:
        """A timer runs from when all of the page can be read, as long as the reader's settings say."""
        timer = self.sheet.timer
        if timer is None or not self.live or self.ends is not None:
            return None
        whole = seconds(context.preferences, timer.seconds)
        if whole is None:
            return None
        return Step(replace(self, ends=at + (self.left if self.left is not None else whole)))

    def _tick(self, at: float) -> Step | None:
        timer = self.sheet.timer
        if timer is None or self.ends is None or not self.live:
            return None
        if at < self.ends:
            return Step(self)
        return self._pick(timer.choose) or Step(replace(self, ends=None))


def chosen_before(first: Finished | None, scene: str, decision: int) -> str | None:
    """The choice that was made in a scene the first time, by its id; None where there was none."""
    if first is None:
        return None
    rows = [row for row in first.page.rows if row.scene == scene]
    here = [row for row in rows if row.number == decision] or rows
    return here[0].choice_id if here else None


def course(play: Playthrough, arrange: bool = True) -> tuple[Page, ...]:
    """Every page of a play so far, in the order in which it was read."""
    past: list[Playthrough] = []
    at: Playthrough | None = play
    while at is not None:
        past.append(at)
        at = at.previous
    return tuple(page for then in reversed(past) for page in pages(then, arrange))


def begin(play: Playthrough, home: Screen | None, base: str, arrange: bool) -> Play:
    """A play at its first page, or at the decision that it stands at if picks were made."""
    whole = course(play, arrange)
    return Play(play, whole, len(whole) - 1 if play.length else 0, home, base, arrange)
