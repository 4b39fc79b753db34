"""The edge of the room: it hands the room its messages and does what the room asks for.

Everything here runs on the server's loop. The store's thread hands over what was kept; the room hears of it
first, and only then is anybody answered.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from game.page.projector import ProjectorPage
from game.workshop.room.messages import (
    Agree,
    Came,
    Do,
    Effect,
    Joined,
    Left,
    Message,
    Refresh,
    Refuse,
    Said,
    Saved,
    SaveStep,
    SaveVote,
    SaveWord,
    Say,
    Step,
    Tick,
    Vote,
)
from game.workshop.room.names import name
from game.workshop.room.people import Participant
from game.workshop.room.phase import Mode
from game.workshop.room.room import Room
from game.workshop.room.steps import applied
from game.workshop.room.update import update
from game.workshop.server.limits import MOST_SEATS, SEATS
from game.workshop.server.lines import Line, Lines
from game.workshop.store import jobs
from game.workshop.store.store import Store
from game.workshop.views.around import Around
from game.workshop.views.phone import Phones
from game.workshop.views.projector import projected
from game.workshop.views.text import Data

TICK = 0.1
"""Seconds between two looks at the clock, and the least time between two pages for a screen or console."""

BEAT = 1.0
"""Seconds between two signs of life on disk while a clock runs."""

GAP = 3.0
"""A server that was gone for longer than this stood still, or the computer's clock was set back meanwhile: a
session's clock goes on with what was left."""


class Refused(Exception):
    """What somebody asked for was not done; why, in words, and what still counts."""

    def __init__(self, why: str, mine: str | None = None) -> None:
        self.why, self.mine = why, mine
        super().__init__(why)


class Clockwork:
    """The session's clock: the place's own seconds since 1970 at the start, and from there without jumps."""

    def __init__(self, start: float, ticking: Callable[[], float] = time.monotonic) -> None:
        self._start, self._ticking = start, ticking
        self._zero = ticking()

    def now(self) -> float:
        """Seconds since 1970; never goes back, whatever is done to the system's clock."""
        return self._start + self._ticking() - self._zero


class Runner:
    """One session while it is served."""

    def __init__(
        self,
        room: Room,
        clock: Clockwork,
        lines: Lines,
        around: Callable[[], Around],
        part: Callable[[Data], str] | None = None,
    ) -> None:
        self.room = room
        self.lines = lines
        self.words: dict[int, str] = {}
        self._clock = clock
        self._around = around
        self._part = part
        self._seats: dict[str, int] = {}
        self._store: Store | None = None
        self._loop = asyncio.get_running_loop()
        self._ready: asyncio.Future[None] = self._loop.create_future()
        self._stepping = asyncio.Lock()
        self._using: set[int] = set()
        self._version = 0
        self._personal: dict[int, int] = {}
        self._boot = f"{int(clock.now()):x}"
        self._changed = asyncio.Event()
        self._pulse = 0
        self._pulsed = asyncio.Event()
        self._view: Phones | None = None
        self._stale = False
        self.surroundings = Around()
        self._beaten = 0.0
        self._screen_since = ""

    # -- the store ------------------------------------------------------------------------------------------

    def deliver(
        self, news: jobs.News, answers: list[tuple[Callable[[jobs.Result], None], jobs.Result]]
    ) -> None:
        """What the store kept, from its own thread."""
        try:
            self._loop.call_soon_threadsafe(self._delivered, news, answers)
        except RuntimeError:
            return  # The loop has ended: there is nobody left to answer.

    async def begin(self, store: Store, alive: float) -> None:
        """Reads all that was kept, and goes on from there; `alive` is when a server last gave a sign of
        life."""
        self._store = store
        store.start()
        await self._ready
        gap = self.now() - alive
        clock = self.room.course.clock
        if abs(gap) > GAP and clock is not None and not clock.held:
            step = Step(self.room.steps + 1, "resume", self.now(), seconds=clock.remaining(alive))
            await self._keep_step(step)

    def _delivered(
        self, news: jobs.News, answers: list[tuple[Callable[[jobs.Result], None], jobs.Result]]
    ) -> None:
        effects: list[Effect] = []
        for message in self._heard(news):
            self.room, more = update(self.room, message, self.now())
            effects += more
        if not self._ready.done():
            self._ready.set_result(None)
        self._refresh(effects)
        for step in news.steps:
            if step.do == "keep_out":
                for line in self.lines.of([step.participant or 0]):
                    self._loop.create_task(line.close(4403, "This seat is closed. Ask the facilitator."))
        for done, result in answers:
            done(result)

    def _heard(self, news: jobs.News) -> Iterable[Message]:
        """News as messages, each kind in the order in which it was kept."""
        if news.seats:
            self._seats.update((seat.token, seat.number) for seat in news.seats)
            yield Joined(
                tuple(Participant(s.number, name(self.room.seed, s.number), came=s.used) for s in news.seats)
            )
        if news.used:
            yield Came(tuple(news.used))
        if news.votes:
            yield Saved(tuple(news.votes))
        for spoken in news.words:
            self.words[spoken.participant] = spoken.text
            yield Said(spoken.number, spoken.text)
        yield from news.steps
        if news.left:
            gone = set(news.left)
            self._seats = {token: number for token, number in self._seats.items() if number not in gone}
            yield Left(tuple(news.left))

    async def _keep(self, job: jobs.Job) -> jobs.Result:
        store = self._store
        if store is None:
            return jobs.Fault("The session is not open yet. Try again in a moment.")
        future: asyncio.Future[jobs.Result] = self._loop.create_future()

        def done(result: jobs.Result) -> None:
            if not future.done():
                future.set_result(result)

        store.submit(job, done)
        return await future

    # -- what is asked --------------------------------------------------------------------------------------

    def now(self) -> float:
        """Seconds on the session's clock."""
        return self._clock.now()

    def seat(self, token: str) -> Participant | None:
        """Who holds a token's hash, or None."""
        number = self._seats.get(token)
        return None if number is None else self.room.people.get(number)

    async def find(self, token: str) -> Participant | None:
        """Who holds a token's hash; looks whether another server has just given the seat."""
        found = self.seat(token)
        if found is None and self._store is not None and self._store.shared:
            await self._keep(jobs.Look())
            found = self.seat(token)
        return found

    async def join(self, token: str) -> Participant:
        """A new seat for a token's hash; raises `Refused`."""
        if len(self._seats) >= SEATS:
            await self._keep(jobs.Prune(SEATS // 2))
        if len(self._seats) >= MOST_SEATS:
            raise Refused("Every seat is taken. Raise your hand for the count.")
        result = await self._keep(jobs.SaveSeat(token))
        person = self.seat(token)
        if person is None:
            raise Refused(result.why if isinstance(result, jobs.Fault) else "That didn’t work. Try again.")
        return person

    def use(self, number: int) -> None:
        """A phone uses this seat."""
        person = self.room.people.get(number)
        if person is None or person.came or number in self._using or self._store is None:
            return
        self._using.add(number)
        self._store.submit(jobs.SaveUse(number), lambda _: self._using.discard(number))

    async def vote(self, vote: Vote) -> None:
        """Keeps a vote; returns when it is on disk, else raises `Refused`."""
        effect = self._asked(vote)
        if isinstance(effect, SaveVote):
            result = await self._keep(jobs.SaveVote(vote, self.room.mode is Mode.OWN))
            if isinstance(result, jobs.Fault):
                raise Refused(result.why, self.room.mine(vote.number))
            if isinstance(result, jobs.Late):
                again = self._asked(vote)
                if isinstance(again, Refuse):
                    raise Refused(again.why, again.mine)
                raise Refused("Voting had closed when this one came.", self.room.mine(vote.number))

    async def say(self, say: Say) -> str:
        """Keeps a word; returns it as it was kept, else raises `Refused`."""
        effect = self._asked(say)
        if not isinstance(effect, SaveWord):
            raise Refused("No word is asked for now.")
        result = await self._keep(jobs.SaveWord(effect.say.number, effect.say.text))
        if isinstance(result, jobs.Fault):
            raise Refused(result.why)
        return effect.say.text

    def _asked(self, message: Message) -> Effect:
        """The one effect of a request; raises `Refused`."""
        self.room, effects = update(self.room, message, self.now())
        effect = effects[0] if effects else Agree()
        if isinstance(effect, Refuse):
            raise Refused(effect.why, effect.mine)
        return effect

    async def do(self, do: Do) -> Room:
        """Does a step of the facilitator; returns the room after it, else raises `Refused`."""
        async with self._stepping:
            effect = self._asked(do)
            if isinstance(effect, SaveStep):
                await self._keep_step(effect.step)
            return self.room

    async def _keep_step(self, step: Step) -> None:
        after = applied(self.room, step)
        where = (after.phase.value, after.course.decision, after.round)
        result = await self._keep(jobs.SaveStep(step, *where))
        if isinstance(result, jobs.Conflict):
            raise Refused("Another console was quicker. Look again, then press.")
        if isinstance(result, jobs.Fault):
            raise Refused(result.why)

    # -- what is shown --------------------------------------------------------------------------------------

    def around(self) -> Around:
        """The surroundings as they are now."""
        outside, lines = self._around(), self.lines
        screens = outside.screens + len(lines.screens)
        return replace(
            outside,
            here=lines.here,
            screens=screens,
            screen_since="" if screens else self._screen_since,
            consoles=len(lines.consoles),
            fell=lines.fallen(self._loop.time()),
        )

    def phones(self) -> Phones:
        """The phones' view, made anew when the room changed or half a second has passed."""
        now = self.now()
        view = self._view
        if view is None or view.room is not self.room or now - view.now > 0.5:
            view = self._view = Phones(self.room, self.around(), now, self.version(), self._part, self.words)
        return view

    def page(self, number: int, html: bool = False) -> str:
        """The `page` message of a participant as JSON."""
        return self.phones().encoded(self.room.people[number], html)

    def screen(self) -> ProjectorPage:
        """What the projector shows."""
        return projected(self.room, self.around(), self.now())

    def version(self) -> str:
        """Changes whenever something on phones does."""
        return f"{self._boot}.{self._version}"

    def pulse(self) -> str:
        """Changes whenever something on screens and consoles does, at most ten times a second."""
        return f"{self._boot}.{self._pulse}"

    async def newer(self, number: int, than: str, seconds: float) -> bool:
        """Waits for a page of a participant that is newer than a version; whether there is one."""

        def latest() -> int:
            return max(self._personal.get(0, 0), self._personal.get(number, 0))

        return await self._later(latest, lambda: self._changed, than, seconds)

    async def beats(self, than: str, seconds: float) -> bool:
        """Waits for something new on screens and consoles; whether there is."""
        return await self._later(lambda: self._pulse, lambda: self._pulsed, than, seconds)

    async def _later(
        self, latest: Callable[[], int], event: Callable[[], asyncio.Event], than: str, seconds: float
    ) -> bool:
        boot, _, count = than.partition(".")
        if boot != self._boot or not (count.isascii() and count.isdigit() and len(count) < 19):
            return True
        try:
            async with asyncio.timeout(seconds):
                while latest() <= int(count):
                    await event().wait()
        except TimeoutError:
            return False
        return True

    def _refresh(self, effects: Iterable[Effect]) -> None:
        found = [effect for effect in effects if isinstance(effect, Refresh)]
        if not found:
            return
        self._stale = True
        self._view = None
        everyone = any(effect.everyone for effect in found)
        numbers = {number for effect in found for number in effect.phones}
        if everyone or numbers:
            self._version += 1
            self._changed.set()
            self._changed = asyncio.Event()
        if everyone:
            self._personal = {0: self._version}
            self.lines.everyone()
            return
        self._personal.update((number, self._version) for number in numbers)
        told = {number for effect in found if not effect.count for number in effect.phones}
        for number in numbers:
            lines = self.lines.phones.get(number, ())
            # A phone alone on its seat hears "saved"; its other tabs, and whoever plays alone, get the page.
            if len(lines) > 1 or number in told or self.room.mode is Mode.OWN:
                for line in lines:
                    line.refresh()

    async def run(self) -> None:
        """Looks at the clock, keeps screens and consoles fresh and lines clean, until it is cancelled."""
        while True:
            await asyncio.sleep(TICK)
            try:
                await self.tick()
            except Refused:
                continue

    async def tick(self) -> None:
        """One look at the clock and at what is stale."""
        now = self.now()
        self.surroundings = self.around()
        if self._stale:
            self._stale = False
            self._pulse += 1
            self._pulsed.set()
            self._pulsed = asyncio.Event()
            self.lines.watchers()
        _, effects = update(self.room, Tick(), now)
        for effect in effects:
            if isinstance(effect, SaveStep):
                await self.do(Do("close", at=self.room.steps))
        clock = self.room.course.clock
        if now - self._beaten >= BEAT:
            self._beaten = now
            await self.lines.sweep(self._loop.time())
            if clock is not None and not clock.held and self._store is not None:
                self._store.submit(jobs.Beat(now), lambda _: None)

    def screen_left(self) -> None:
        """A screen went off the air; when the last one does, the console says since when."""
        self._screen_since = time.strftime("%H:%M")
        self.touched()

    async def read(self, read: Callable[[Connection], Any]) -> Any:
        """Reads from the store in one piece; raises `Refused`."""
        result = await self._keep(jobs.Read(read))
        if isinstance(result, jobs.Kept):
            return result.value
        raise Refused(result.why if isinstance(result, jobs.Fault) else "That can’t be read now.")

    def touched(self) -> None:
        """Something outside the room changed that screens and consoles show: a phone came or went, an
        address."""
        self._stale = True

    def add(self, line: Line) -> None:
        """A screen or console comes on the air."""
        self.touched()
        line.refresh()
