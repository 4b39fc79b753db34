"""What no page carries: meters, leans, effects, risks, guards, and what a facilitator is told."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_type_hints

import pytest

from game.engine import Playthrough, pick, start
from game.model import Effects, Fit, Guard, Lean, Meter, Moment, Principle, Risk
from game.page import (
    Briefing,
    LogEntry,
    Page,
    PageKind,
    briefing,
    compare,
    debrief_page,
    log,
    pages,
)
from tests.support.plays import SHIPPED, debriefed, everything, played, shipped

HIDDEN = (Meter, Effects, Risk, Principle, Guard, Moment)
SECRET = (*HIDDEN, Lean, Fit)


def values(thing: Any) -> Iterator[Any]:
    """Everything inside a dataclass, a tuple or a string, the thing itself included."""
    yield thing
    if dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from values(getattr(thing, field.name))
    elif isinstance(thing, tuple | list):
        for inner in thing:
            yield from values(inner)


def field_names(kind: type) -> Iterator[str]:
    """The names of all fields of a page, those of its parts included."""
    for name, hint in get_type_hints(kind).items():
        yield name
        for inner in (hint, *getattr(hint, "__args__", ())):
            if dataclasses.is_dataclass(inner):
                yield from field_names(inner)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [Page, Briefing, LogEntry])
def test_no_field_has_room_for_a_secret(kind: type) -> None:
    """The types themselves hold no meter, lean, fit, effect, risk, guard, moment or prompt."""
    forbidden = {
        "meter",
        "meters",
        "lean",
        "fit",
        "effects",
        "risk",
        "expected",
        "when",
        "guard",
        "moment",
        "calls_for",
        "draws_on",
        "because",
        "why",
        "facilitator",
        "ask",
        "note",
        "flags",
        "state",
        "sets",
        "standing",
    }
    assert not forbidden & set(field_names(kind))


def all_plays(name: str) -> Iterator[Playthrough]:
    """Plays to every combination of bands, and each of them as it stood before every pick."""
    for play, _ in everything(name).ended:
        while play.previous is not None:
            yield play
            play = play.previous
        yield play


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_secret_is_on_any_page(name: str) -> None:
    """Over whole plays to every combination of bands: no secret type, and no author's private words."""
    scenario = shipped(name)
    private = {scene.moment.why for scene in scenario.scenes if scene.moment is not None}
    private |= {choice.because for scene in scenario.scenes for choice in scene.choices if choice.because}
    for scene in scenario.scenes:
        if scene.facilitator is not None:
            private |= {*scene.facilitator.ask, scene.facilitator.note}
    private.discard("")
    seen: set[object] = set()
    for play in all_plays(name):
        key = (play.state, None if play.move is None else play.move.because)
        if key in seen:
            continue
        seen.add(key)
        for page in pages(play):
            for value in values(page):
                assert not isinstance(value, SECRET)
                assert value not in private if isinstance(value, str) else True
                assert not isinstance(value, int) or isinstance(value, bool) or 0 <= value <= 60
                assert not isinstance(value, Enum) or type(value).__module__ in (
                    "game.page.model",
                    "game.model.prose",
                )
    assert not any(isinstance(value, SECRET) for value in values(briefing(scenario)))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_debrief_names_bands_and_never_values(name: str) -> None:
    """On a debrief page stand words and the numbers of decisions; no meter's value is among them."""
    for play, debrief in everything(name).ended:
        page = debrief_page(play, debrief)
        found = list(values(page))
        numbers = {value for value in found if isinstance(value, int) and not isinstance(value, bool)}
        assert numbers <= set(range(1, len(page.rows) + 1))
        assert not any(isinstance(value, HIDDEN) for value in values(page))
        for column in page.meters:
            assert column.name in ("Efficiency", "Commitment", "Integrity")
            assert column.band in ("thin", "held", "strong")
            assert not any(sign.isdigit() for sign in column.line)
        assert not any(sign.isdigit() for sign in page.cost + page.bands)


def test_two_plays_carry_no_values_either() -> None:
    """Comparing shows choices, marks and bands."""
    first, second = (
        debrief_page(played("counted-twice", picks), debriefed("counted-twice", picks))
        for picks in (
            "lanes check page listen refuse timetable open sums",
            "call park thank carry panel return come_true",
        )
    )
    found = list(values(compare(first, second)))
    assert not any(isinstance(value, HIDDEN) for value in found)


def test_the_log_carries_no_secret() -> None:
    """What was said is what was read."""
    play = played("counted-twice", "lanes check page listen refuse timetable open sums")
    assert not any(isinstance(value, SECRET) for value in values(log(play)))


def test_a_page_is_the_same_whatever_the_hidden_values_are() -> None:
    """Two plays that differ in hidden values alone show the same decision page."""
    play = start(shipped("counted-twice"))
    one = pages(pick(pick(play, "call"), "park"))[-1]
    other = pages(pick(pick(play, "lanes"), "park"))[-1]
    assert one.kind is PageKind.DECISION
    assert one == other
