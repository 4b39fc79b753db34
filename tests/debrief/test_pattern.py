"""The pattern and the overlay of a whole play, by the vocabulary's formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debrief import Overlay, Pattern
from game.debrief.tally import Tally, overlay_of, pattern_of
from game.engine import Playthrough, start
from game.model import Choice, Effects, Fit, Lean, Principle, Risk, Scene, fit_of
from tests.support.building import END, choice, outcome, scene, story
from tests.support.plays import SHIPPED, debriefed, only_play, possible, shipped


def tally_of(play: Playthrough) -> Tally:
    tally = Tally()
    for turn in play.turns:
        tally = tally.plus(turn)
    return tally


counts = st.integers(0, 12)


@given(counts, counts, counts, counts, st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_pattern_is_the_formula_in_fractions(
    management: int, leadership: int, both: int, neither: int, met: int, part: int, expected: int
) -> None:
    """Whole numbers give what the vocabulary's section 8 says in fractions, on every border too."""
    made = management + leadership + both + neither
    if made == 0 or met + part > made or expected > made:
        return
    tally = Tally(
        made=made,
        management=management,
        leadership=leadership,
        both=both,
        met=met,
        part=part,
        expected=expected,
    )
    leaned = management + leadership + both
    share = Fraction(1, 2) if not leaned else (management + Fraction(both, 2)) / leaned
    timing = (met + Fraction(part, 2)) / made
    if Fraction(expected) >= Fraction(made, 2):
        wanted = Pattern.WITH_THE_CURRENT
    elif share >= Fraction(7, 10):
        wanted = Pattern.HEAVILY_MANAGEMENT
    elif share <= Fraction(3, 10):
        wanted = Pattern.HEAVILY_LEADERSHIP
    elif timing >= Fraction(6, 10):
        wanted = Pattern.BALANCED_WELL_TIMED
    else:
        wanted = Pattern.BALANCED_MISTIMED
    assert pattern_of(tally) is wanted


@pytest.mark.parametrize(
    ("net", "overlay"),
    [
        (3, Overlay.COURAGEOUS),
        (2, Overlay.MIXED),
        (0, Overlay.MIXED),
        (-1, Overlay.MIXED),
        (-2, Overlay.EXPEDIENT),
    ],
)
def test_overlay_borders(net: int, overlay: Overlay) -> None:
    """From 3 courageous, to -2 expedient, mixed between them."""
    assert overlay_of(Tally(made=5, net=net, tested=True)) is overlay


def test_nothing_staked_and_nothing_yielded_is_untested() -> None:
    """A sum of zero counts as mixed only where something went into it."""
    assert overlay_of(Tally(made=5)) is Overlay.UNTESTED


@pytest.mark.parametrize(
    ("keys", "net", "tested"),
    [
        ({"risk": Risk.SOME, "effects": {"integrity": 1}}, 1, True),
        ({"risk": Risk.HIGH, "effects": {"integrity": 3}}, 2, True),
        ({"risk": Risk.HIGH, "effects": {"integrity": 0}}, 0, False),
        ({"risk": Risk.HIGH, "effects": {"integrity": -1}}, 0, False),
        ({"effects": {"integrity": 1}}, 0, False),
        ({"expected": True, "effects": {"integrity": -1}}, -2, True),
        ({"expected": True, "effects": {"integrity": 1}}, 0, False),
        ({"effects": {"integrity": -3}}, 0, False),
        ({"expected": True, "effects": {"commitment": -2}}, 0, False),
    ],
)
def test_what_enters_the_overlay(keys: dict[str, object], net: int, tested: bool) -> None:
    """Risk counts on choices that raised integrity, two against for expected ones that lowered it."""
    tally = tally_of(only_play(story(scene("a", choice("one", go=END, **keys))), ["one"]))
    assert (tally.net, tally.tested) == (net, tested)


def test_the_effects_that_happened_count() -> None:
    """Where an outcome changes the effects, the overlay goes by what came of the choice."""
    keys = {"go": END, "risk": Risk.HIGH, "effects": {"integrity": 3}}
    kept, lost = outcome(), outcome(effects=Effects(efficiency=1))
    there = story(
        scene("a", choice("kept", outcomes=(kept,), **keys), choice("lost", outcomes=(lost,), **keys))
    )
    assert tally_of(only_play(there, ["kept"])).net == 2
    assert tally_of(only_play(there, ["lost"])).net == 0


def test_a_pick_without_a_moment_counts_among_the_decisions() -> None:
    """It has no fit, and stands in n all the same."""
    plain = story(scene("a", choice("one", go=END, draws_on=(Principle.PROCESS,))))
    tally = tally_of(only_play(plain, ["one"]))
    assert (tally.made, tally.management, tally.met, tally.part) == (1, 1, 0, 0)


Kind = Callable[[Scene, Choice], bool]


def always(
    kind: Kind, play: Playthrough, chance: Fraction = Fraction(1)
) -> Iterator[tuple[Playthrough, Fraction]]:
    """Every finished play that picks among the offers of a kind, and among all where there are none, and
    the chance of it where each pick is uniform."""
    if play.over:
        yield play, chance
        return
    scene = play.scene
    assert scene is not None
    children = list(possible(play))
    of_kind = [c for c in children if c.move is not None and kind(scene, c.move.choice)]
    for child in of_kind or children:
        yield from always(kind, child, chance / len(of_kind or children))


def leans(lean: Lean) -> Kind:
    return lambda scene, choice: choice.lean is lean


def meets(scene: Scene, choice: Choice) -> bool:
    return scene.moment is not None and fit_of(choice.draws_on, scene.moment.calls_for) is Fit.MET


def is_expected(scene: Scene, choice: Choice) -> bool:
    return choice.expected


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        (leans(Lean.MANAGEMENT), Pattern.HEAVILY_MANAGEMENT),
        (leans(Lean.LEADERSHIP), Pattern.HEAVILY_LEADERSHIP),
        (meets, Pattern.BALANCED_WELL_TIMED),
        (is_expected, Pattern.WITH_THE_CURRENT),
    ],
)
def test_fixed_policies_land_where_their_names_say(kind: Kind, pattern: Pattern) -> None:
    """On Counted Twice, whoever always does one thing gets that thing's pattern, but for the few plays in
    which half of what they picked was also what the place expected."""
    landed = Fraction(0)
    for play, chance in always(kind, start(shipped("counted-twice"))):
        tally = tally_of(play)
        if pattern_of(tally) is pattern:
            landed += chance
        else:
            assert pattern_of(tally) is Pattern.WITH_THE_CURRENT
            assert 2 * tally.expected >= tally.made
    assert landed > Fraction(97, 100)


def test_fixed_policies_get_their_overlay() -> None:
    """In each shipped scenario, meeting each moment is courageous and the expected path expedient."""
    for name in SHIPPED:
        for kind, overlay in ((meets, Overlay.COURAGEOUS), (is_expected, Overlay.EXPEDIENT)):
            plays = always(kind, start(shipped(name)))
            assert {overlay_of(tally_of(play)) for play, _ in plays} == {overlay}


def test_the_same_picks_read_the_same() -> None:
    """A debrief follows from the picks and the seed alone."""
    picks = "call park thank carry panel return come_true"
    assert debriefed("counted-twice", picks) == debriefed("counted-twice", picks)
