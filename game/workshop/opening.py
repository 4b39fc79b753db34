"""A session's beginning: a new one from a scenario, or one that goes on; its seed, its tokens, its dates."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping

from game.model import END, Scenario
from game.reader import read
from game.workshop.room.phase import Mode
from game.workshop.server.tokens import new_token
from game.workshop.store.record import Record
from game.workshop.store.sessions import NoStore, Sessions

DAYS = 30
"""After so many days a session is deleted, unless told otherwise."""

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_DAY = 86_400.0
_FIRST = 1_735_689_600.0  # 1 January 2025: there was no Fulcrum before it


def new_record(
    sessions: Sessions,
    scenario: Scenario,
    sources: Mapping[str, bytes],
    file: str,
    days: float = DAYS,
    mode: Mode = Mode.TOGETHER,
    minutes: int = 25,
    seed: int | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> Record:
    """Makes a session and keeps it; raises `NoStore`."""
    made = sessions.now()
    suffix = "".join(secrets.choice(_LETTERS) for _ in range(8))
    record = Record(
        id=f"{scenario.id[:30].strip('-_').replace('_', '-')}-{suffix}",
        scenario=scenario.id,
        title=scenario.title,
        digest=scenario.digest,
        file=file,
        sources=dict(sources),
        seed=secrets.randbits(32) if seed is None else seed,
        mode=mode.value,
        minutes=minutes,
        host_token=new_token(),
        made=made,
        delete_after=made + days * _DAY,
        alive=made,
    )
    sessions.make(record, pictures)
    return record


def scenario_of(record: Record) -> Scenario:
    """The scenario of a kept session, from its own copy of the files; raises `NoStore`."""

    def load(name: str) -> bytes:
        if name not in record.sources:
            raise FileNotFoundError(name)
        return record.sources[name]

    reading = read(record.sources.get(record.file, b""), record.file, load)
    if reading.scenario is None:
        why = reading.diagnostics[0].message if reading.diagnostics else "it is empty"
        raise NoStore(f"The scenario of the session “{record.id}” can’t be read any more: {why}")
    return reading.scenario


def in_words(moment: float) -> str:
    """A date as "25 December", for screens."""
    day = time.localtime(moment)
    return f"{day.tm_mday} {_MONTHS[day.tm_mon - 1]}"


def wrong_clock(record: Record) -> str:
    """What to tell where a session was made by a clock that cannot be right, as after a flat battery; empty
    where it may be. Once such a clock is set, the session's date has long passed."""
    if record.made >= _FIRST:
        return ""
    year = time.localtime(record.made).tm_year
    return (
        f"This computer’s clock says {in_words(record.made)} {year}. Set it and begin again, or take the "
        "results along at the end: the session is deleted by its date, and so as soon as the clock is right."
    )


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def decisions(scenario: Scenario) -> int | None:
    """How many decisions every way through a scenario has; None where ways differ or go round."""
    scenes = {scene.id: scene for scene in scenario.scenes}
    known: dict[str, int | None] = {END: 0}
    waiting = [scenario.start]
    entered: set[str] = set()
    while waiting:
        id = waiting[-1]
        if id in known:
            waiting.pop()
            continue
        scene = scenes[id]
        ways = {scene.go} if not scene.choices else set()
        for choice in scene.choices:
            outcomes = {outcome.go or choice.go for outcome in choice.outcomes}
            always = any(outcome.when is None for outcome in choice.outcomes)
            ways |= outcomes if always else {*outcomes, choice.go}
        ahead = [way or END for way in ways]
        left = [way for way in ahead if way not in known]
        if left and id not in entered:
            entered.add(id)
            waiting += left
            continue
        counts = {known.get(way) for way in ahead}
        count = counts.pop() if len(counts) == 1 else None
        known[id] = None if count is None else count + (1 if scene.choices else 0)
        waiting.pop()
    return known[scenario.start]
