"""The hidden side of a page: what its author reckons with and no player sees. Data, from the engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from game.engine import Move, Playthrough, State, Toss, back_to
from game.model import (
    END,
    METER_NAMES,
    NOWHERE,
    Choice,
    Effects,
    Ending,
    Fit,
    Guard,
    Lean,
    Principle,
    Risk,
    Scene,
    SetVariable,
    Span,
    fit_of,
)
from game.page import Page, PageKind


class Standing(Enum):
    """How a choice stands: on offer, shown and locked, not shown, or used up."""

    OPEN = "open"
    LOCKED = "locked"
    HIDDEN = "hidden"
    USED = "used"


@dataclass(frozen=True, slots=True)
class Value:
    """A meter or a variable: what it is, and by how much the last pick changed it."""

    name: str
    value: int
    change: int


@dataclass(frozen=True, slots=True)
class Raised:
    """A flag that is set; `new` by the last pick."""

    name: str
    new: bool


@dataclass(frozen=True, slots=True)
class Happening:
    """What follows a choice as things stand: one of them, or with chance several, each with its weight.

    `outcome` counts the choice's outcomes from 1; None is the choice's own. `leads` is the id of the scene
    that is entered, or `END`.
    """

    outcome: int | None
    effects: Effects
    sets: tuple[str, ...]
    leads: str
    weight: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as its author sees it. `number` is the one on screen, None where it is not shown."""

    id: str
    number: int | None
    standing: Standing
    lean: Lean
    fit: Fit | None
    risk: Risk
    expected: bool
    happenings: tuple[Happening, ...]
    span: Span
    picked: bool = False


@dataclass(frozen=True, slots=True)
class Guarded:
    """A guard as it is written, whether it holds, and what hangs on it."""

    text: str
    holds: bool
    hangs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hidden:
    """Everything of one page that no player sees.

    `scene` is the id of the scene or ending, `span` where it stands in the file. `picked` is the last pick as
    `scene.choice`, None at the start. `lowered` are the flags that are not set.
    """

    scene: str
    span: Span
    picked: str | None
    meters: tuple[Value, ...]
    variables: tuple[Value, ...]
    flags: tuple[Raised, ...]
    lowered: tuple[str, ...]
    calls_for: tuple[Principle, ...] = ()
    lean: Lean | None = None
    moment: Span = NOWHERE
    options: tuple[Option, ...] = ()
    guards: tuple[Guarded, ...] = ()


def hidden(play: Playthrough, page: Page | None, course: tuple[Page, ...] = (), at: int = 0) -> Hidden:
    """The hidden side of a page of a play; without one, of where the play stands. `course` are the pages of
    the play in order, and `at` the place of this one."""
    then = play if page is None else _as_of(play, course, at)
    kind = PageKind.ENDING if then.over else PageKind.DECISION
    kind = kind if page is None else page.kind
    if kind is PageKind.CONSEQUENCE and then.previous is not None and then.move is not None:
        return _of_decision(then, then.previous, page, then.move.choice.id)
    if kind is PageKind.PASSAGE and page is not None:
        return _of_passage(then, page.scene)
    if kind is PageKind.ENDING:
        return _of_ending(then)
    return _of_decision(then, then, page, None)


def _as_of(play: Playthrough, course: tuple[Page, ...], at: int) -> Playthrough:
    """The play as it stood when a page of its course was read."""
    for page in reversed(course[: at + 1]):
        if page.kind is PageKind.DECISION:
            return back_to(play, page.decision + (page is not course[at]))
        if page.kind is PageKind.CONSEQUENCE:
            return back_to(play, page.decision + 1)
    return back_to(play, 1)


def _of_decision(now: Playthrough, then: Playthrough, page: Page | None, picked: str | None) -> Hidden:
    """A decision as it stands; or, once it is `picked`, as it stood, with what came of it."""
    scene = then.scene
    if scene is None:
        return _of_ending(now)
    numbers = {row.id: row.number for row in page.rows} if page is not None else {}
    if not numbers:
        numbers = {offer.choice.id: place for place, offer in enumerate(then.offered.offers, start=1)}
    if picked is not None and page is not None and page.picked is not None:
        numbers = {page.picked.id: page.picked.number}
    moment = scene.moment
    options = [_option(then, scene, choice, numbers.get(choice.id), picked) for choice in scene.choices]
    options.sort(key=lambda option: (option.number is None, option.number or 0))
    return _with(
        now,
        scene.id,
        scene.span,
        () if moment is None else moment.calls_for,
        None if moment is None else moment.lean,
        NOWHERE if moment is None else moment.span,
        tuple(options),
        _guards(then, _guards_of(scene), then.state),
    )


def _of_passage(now: Playthrough, id: str) -> Hidden:
    arrival = next((one for one in now.arrivals if one.scene.id == id), None)
    if arrival is None:
        return _of_ending(now) if now.over else _of_decision(now, now, None, None)
    scene = arrival.scene
    return _with(now, id, scene.span, guards=_guards(now, _guards_of(scene), arrival.state))


def _of_ending(now: Playthrough) -> Hidden:
    ending = now.ending
    guards = _guards(now, _guards_of_endings(now.scenario.endings, ending), now.state)
    if ending is None:
        return _with(now, END, now.scenario.span, guards=guards)
    return _with(now, ending.id, ending.span, guards=guards)


def _with(
    now: Playthrough,
    scene: str,
    span: Span,
    calls_for: tuple[Principle, ...] = (),
    lean: Lean | None = None,
    moment: Span = NOWHERE,
    options: tuple[Option, ...] = (),
    guards: tuple[Guarded, ...] = (),
) -> Hidden:
    facts, last = now.facts, now.last
    before = facts if now.previous is None else now.previous.facts
    meters = zip(METER_NAMES, facts.meters, before.meters, strict=True)
    return Hidden(
        scene,
        span,
        None if last is None else f"{last.scene.id}.{last.choice.id}",
        tuple(Value(name, value, value - was) for name, value, was in meters),
        tuple(Value(name, value, value - before.variables[name]) for name, value in facts.variables.items()),
        tuple(Raised(name, name not in before.flags) for name in now.scenario.flags if name in facts.flags),
        tuple(name for name in now.scenario.flags if name not in facts.flags),
        calls_for,
        lean,
        moment,
        options,
        guards,
    )


def _option(
    then: Playthrough, scene: Scene, choice: Choice, number: int | None, picked: str | None
) -> Option:
    offer = next((one for one in then.offered.offers if one.choice.id == choice.id), None)
    if offer is not None:
        standing = Standing.OPEN if offer.open else Standing.LOCKED
    else:
        allowed = then.machine.holds(choice.when, then.state)
        standing = Standing.USED if choice.once and allowed else Standing.HIDDEN
    return Option(
        choice.id,
        number,
        standing,
        choice.lean,
        None if scene.moment is None else fit_of(choice.draws_on, scene.moment.calls_for),
        choice.risk,
        choice.expected,
        tuple(_happenings(then, choice)),
        choice.span,
        choice.id == picked,
    )


def _happenings(then: Playthrough, choice: Choice) -> Iterator[Happening]:
    """What would follow now; of a choice that is not open, what its own keys say."""
    result = then.offered.open.get(choice.id)
    if result is None:
        yield Happening(None, choice.effects, _sets_of(choice.sets), choice.go or "")
    elif isinstance(result, Toss):
        for weight, move in result.weighed:
            yield _happening(then, move, weight, result.total)
    else:
        yield _happening(then, result, 1, 1)


def _happening(then: Playthrough, move: Move, weight: int, of: int) -> Happening:
    outcomes = move.choice.outcomes
    number = next((n for n, one in enumerate(outcomes, start=1) if one is move.outcome), None)
    leads = then.scenario.scenes[move.entered[0]].id if move.entered else END
    return Happening(number, move.effects, _sets_of(move.sets), leads, weight, of)


def _sets_of(sets: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(
        f"{one.name} = {one.text}" if isinstance(one, SetVariable) else str(getattr(one, "name", one))
        for one in sets
    )


def _guards_of(scene: Scene) -> Iterator[tuple[Guard, str, str]]:
    """Each guard of a scene with what hangs on it: where it holds, and where it does not."""
    for number, also in enumerate(scene.also, start=1):
        yield also.when, f"also {number}", f"also {number} is hidden"
    for choice in scene.choices:
        if choice.when is not None:
            without = "hidden" if choice.locked is None else "locked"
            yield choice.when, choice.id, f"{choice.id} is {without}"
        for number, outcome in enumerate(choice.outcomes, start=1):
            if outcome.when is not None:
                name = f"{choice.id} outcome {number}"
                yield outcome.when, name, f"not {name}"


def _guards_of_endings(endings: tuple[Ending, ...], taken: Ending | None) -> Iterator[tuple[Guard, str, str]]:
    for ending in endings:
        if ending.when is not None:
            yield ending.when, f"ending {ending.id}", f"not ending {ending.id}"
    if taken is not None:
        for number, also in enumerate(taken.also, start=1):
            yield also.when, f"also {number}", f"also {number} is hidden"


def _guards(then: Playthrough, guards: Iterator[tuple[Guard, str, str]], state: State) -> tuple[Guarded, ...]:
    """Guards that are written alike are one, in the order of the file."""
    found: dict[str, tuple[bool, list[str]]] = {}
    for guard, hangs, without in guards:
        holds = then.machine.holds(guard, state)
        found.setdefault(guard.text, (holds, []))[1].append(hangs if holds else without)
    return tuple(Guarded(text, holds, tuple(hangs)) for text, (holds, hangs) in found.items())
