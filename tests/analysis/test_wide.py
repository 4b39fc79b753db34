"""Box by box or one by one, the answers are the same."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.analysis import Exploring, Policy, distribution, find_way, rooms
from game.analysis.boxes import Box, evaluate
from game.analysis.merged import Merged
from game.analysis.reading import Words
from game.analysis.spans import Endless, Span, Spans, one, span_of
from game.analysis.survey import Narrow, Survey, together
from game.analysis.tallies import overlay_tallies, pattern_tallies
from game.analysis.wide import Wide
from game.engine import AT_END, Machine
from game.engine.lens import Lens
from game.engine.relevance import Relevance
from game.model import Meter, Scenario
from tests.benchmarks.generated import Story
from tests.support.building import END, Builder, choice, ending, scene, story
from tests.support.expressions import EXPRESSIONS, GUARDS, METERS, meaning, renamed
from tests.support.strategies import scenarios


def both(machine: Machine, lens: Lens | None = None) -> tuple[Narrow, Wide]:
    """A survey of each kind; scenarios whose numbers are not fit for boxes are passed over."""
    try:
        wide = Wide(machine, lens)
    except Endless:
        assume(False)
        raise
    return Narrow(Merged(machine, lens)), wide


def by_ending(survey: Survey, values: list[Any]) -> dict[str | None, list[Any]]:
    found = defaultdict(list)
    for end, value in zip(survey.ends, values, strict=True):
        found[None if end.ending is None else end.ending.id].append(value)
    return dict(found)


@given(scenarios(scenes=5, loops=False))
def test_counts_and_ranges(scenario: Scenario) -> None:
    """Paths, meters' ranges, decisions and words are equal, ending by ending."""
    machine = Machine(scenario)
    narrow, wide = both(machine)
    paths = [{id: sum(found) for id, found in by_ending(s, s.paths() or []).items()} for s in (narrow, wide)]
    assert paths[0] == paths[1]
    asked = [lambda s, index=meter.index: s.effects(index) for meter in Meter]
    for ask in (*asked, lambda s: s.decisions()):
        spans = [{id: together(found) for id, found in by_ending(s, ask(s)).items()} for s in (narrow, wide)]
        assert spans[0] == spans[1]
    words = Words(machine)
    narrow, wide = both(machine, words.lens)
    assert together(narrow.sums(words)) == together(wide.sums(words))


@given(scenarios(scenes=5, loops=False))
def test_chances(scenario: Scenario) -> None:
    """Every policy's endings and moves have equal chances, and so have shifts."""
    machine = Machine(scenario)
    narrow, wide = both(machine)
    for policy in Policy:
        one_by_one, boxed = narrow.chances(policy), wide.chances(policy)
        ends = [by_ending(s, c.ends) for s, c in ((narrow, one_by_one), (wide, boxed))]
        assert {id: sum(found) for id, found in ends[0].items()} == pytest.approx(
            {id: sum(found) for id, found in ends[1].items()}, abs=1e-12
        )
        assert one_by_one.moves == pytest.approx(boxed.moves, abs=1e-12)
    shifts = [{(s.scene, s.choice): s for s in survey.shifts()} for survey in (narrow, wide)]
    assert shifts[0].keys() == shifts[1].keys()
    for key, shift in shifts[0].items():
        assert shift.size == pytest.approx(shifts[1][key].size, abs=1e-12)
    exact, boxed_too = distribution(scenario), wide.distribution()
    for meter in Meter:
        one_, other = exact[meter], boxed_too[meter]
        assert one_.values == other.values
        for value in one_.values:
            assert one_.at_or_below(value) / one_.total == pytest.approx(
                other.at_or_below(value) / other.total, abs=1e-12
            )


@given(st.data(), scenarios(scenes=5, loops=False))
def test_spans_hold_every_value(data: st.DataObject, scenario: Scenario) -> None:
    """Wherever a play comes, its values stand in the spans of the scene."""
    lens = Lens(Machine(scenario))
    try:
        spans = Spans(lens)
    except Endless:
        assume(False)
        raise
    merged = Merged(lens.machine, lens)
    for scene_, part in zip(merged.scenes, merged.parts, strict=True):
        for slot, value in zip(lens.layout(scene_), part, strict=True):
            span = spans.at[scene_][slot]
            reads = lens.relevance.reads[scene_][slot]
            low, high = max(span.low, min(reads[0], span.high)), min(span.high, max(reads[1], span.low))
            assert span.low <= max(low, min(value, high)) <= span.high


@given(
    GUARDS | EXPRESSIONS, st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 3)), min_size=4, max_size=4)
)
def test_columns_mean_what_numbers_mean(placeholder: Any, bounds: list[tuple[int, int]]) -> None:
    """An expression over columns comes, cell by cell, to the plainest reading, inside its span."""
    expression = renamed(placeholder, METERS)
    machine = Machine(story(scene("a", choice("x", go=END))))
    spans = {slot + 1: Span(low, low + more, int(more > 0)) for slot, (low, more) in enumerate(bounds)}
    spans = {slot: one(span.low) if span.low == span.high else span for slot, span in spans.items()}
    box = Box(spans, {slot: rank for rank, slot in enumerate(spans)})
    span = span_of(expression, machine.slots, spans)
    truths = evaluate(expression, machine.slots, box.columns(), as_truth=True)
    values = evaluate(expression, machine.slots, box.columns(), as_truth=False)
    truths, values = np.broadcast_to(truths, box.shape), np.broadcast_to(values, box.shape)
    for cell in np.ndindex(*box.shape):
        wanted = meaning(expression, dict(zip(METERS, box.part(cell), strict=True)))
        assert values[cell] == wanted
        assert bool(truths[cell]) == (wanted != 0)
        assert span.low <= wanted <= span.high
        assert wanted == span.low if span.step == 0 else (wanted - span.low) % span.step == 0


@given(scenarios(scenes=5, loops=False))
def test_tallies(scenario: Scenario) -> None:
    """What is counted beside the state comes to the same ends."""
    machine = Machine(scenario)
    for tallies in (pattern_tallies(scenario), overlay_tallies(scenario)):
        lens = Lens(machine, Relevance(machine, tallies=tallies, endings=False))
        try:
            wide = Wide(machine, lens, endings=False)
        except Endless:
            assume(False)
            return
        narrow = Narrow(Merged(machine, lens, endings=False))
        first = len(lens.layout(AT_END)) - len(tallies)
        shares = []
        for asked in (narrow, wide):
            found: dict[Any, float] = defaultdict(float)
            for end, chance in zip(asked.ends, asked.chances(Policy.RANDOM).ends, strict=True):
                # Beyond their bounds sums are alike, and each way of working keeps its own of them.
                sums = zip(end.part[first:], tallies, strict=True)
                found[tuple(max(t.bounds[0], min(n, t.bounds[1])) for n, t in sums)] += chance
            shares.append(dict(found))
        assert shares[0] == pytest.approx(shares[1], abs=1e-12)


def test_moves_that_no_axis_tells() -> None:
    """Variables made of one another go cell by cell, and give the same answers."""
    b = Builder(x=1, y=0)
    scenario = b.story(
        b.scene(
            "a",
            b.choice("u", effects={"integrity": 1}, sets=("x: x + 2",), go="b"),
            b.choice("v", sets=("y: 3",), go="b"),
        ),
        b.scene(
            "b",
            b.choice("u", sets=("y: x + y",), go="c"),
            b.choice("v", sets=("x: y", "y: integrity"), go="c"),
        ),
        b.scene(
            "c", b.choice("u", "x < y", sets=("x: -x",), go="d"), b.choice("v", sets=("y: x * y",), go="d")
        ),
        b.scene("d", b.choice("u", "x + y > 2", go=END), b.choice("v", effects={"integrity": -1}, go=END)),
        endings=(b.ending("less", "x < y"), b.ending("same", "x == y"), b.ending("more")),
    )
    machine = Machine(scenario)
    narrow, wide = both(machine)
    paths = [{id: sum(found) for id, found in by_ending(s, s.paths() or []).items()} for s in (narrow, wide)]
    assert paths[0] == paths[1]
    assert sum(paths[0].values()) > 8
    spans = [{id: together(f) for id, f in by_ending(s, s.effects(2)).items()} for s in (narrow, wide)]
    assert spans[0] == spans[1]
    shifts = [
        [(s.scene, s.choice, s.ending, round(s.picked, 9)) for s in asked.shifts()]
        for asked in (narrow, wide)
    ]
    assert shifts[0] == shifts[1]
    for ending_ in scenario.endings:
        one_by_one, boxed = find_way(machine, ending_.id), find_way(machine, ending_.id, first_try=0)
        assert (one_by_one.way is None) == (boxed.way is None) == (ending_.id not in paths[0])


def test_a_story_of_many_states() -> None:
    """Hundreds of thousands of merged states: both ways count the same paths, and all figures are there."""
    scenario = Story.make(scenes=24, depth=23).scenario
    narrow, wide = both(Machine(scenario))
    assert wide.states > 100_000
    paths = [{id: sum(found) for id, found in by_ending(s, s.paths() or []).items()} for s in (narrow, wide)]
    assert paths[0] == paths[1]
    assert sum(paths[0].values()) > 10**7


def test_an_exploration_of_more_than_can_be_walked() -> None:
    """Sixty scenes: every figure, part by part, and the chances come to one."""
    exploring = Exploring(Story.make(scenes=60, depth=59).scenario)
    names = exploring.waiting
    assert list(exploring.parts()) == list(names)
    assert list(exploring.parts()) == []
    figures = exploring.figures
    assert figures.missing == ()
    assert figures.paths is not None
    assert figures.paths > 10**21
    assert figures.endings is not None
    assert sum(ending.paths or 0 for ending in figures.endings) == figures.paths
    assert sum(ending.probability for ending in figures.endings) == pytest.approx(1.0, abs=1e-12)
    assert figures.patterns is not None
    assert sum(figures.patterns.values()) == pytest.approx(1.0, abs=1e-12)
    assert figures.distribution is not None
    for meter in Meter:
        values = figures.distribution[meter].values
        ranges = [e.meters[meter] for e in figures.endings if e.paths]
        assert (values[0], values[-1]) == together(ranges)
    assert len(figures.choices or ()) == 180


def test_an_exploration_that_is_stopped() -> None:
    """What works in threads stops at the next scene; what is known stays, and the rest can be asked again."""
    exploring = Exploring(Story.make(scenes=60, depth=59).scenario)
    parts = exploring.parts()
    assert next(parts) == "endings"
    parts.close()
    assert all(work.done() for work in exploring._working.values())
    assert exploring.waiting[0] == "paths"
    assert sum(e.probability for e in exploring.figures.endings or ()) == pytest.approx(1.0)
    assert list(exploring.parts(["paths"])) == ["paths"]
    assert (exploring.figures.paths or 0) > 10**21


def test_ranges_where_one_more_axis_is_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a meter's whole distribution has no room its range is found without it, the same."""
    scenario = Story.make(scenes=24, depth=23).scenario
    whole, poor = Wide(Machine(scenario)), Wide(Machine(scenario))
    monkeypatch.setattr(rooms, "MOST_CELLS", whole.states)
    with pytest.raises(OverflowError):
        poor.distribution()
    for meter in Meter:
        assert poor.effects(meter.index) == whole_ranges(whole, meter)


def whole_ranges(wide: Wide, meter: Meter) -> list[Any]:
    """Ranges end by end, from merged states one by one."""
    narrow = Narrow(Merged(wide.machine, wide.lens))
    found = dict(zip([end.part for end in narrow.ends], narrow.effects(meter.index), strict=True))
    return [found[end.part] for end in wide.ends]


def test_a_count_past_every_machine_word() -> None:
    """Three doors in each of two hundred rooms: 3^200 paths, to the last digit."""
    rooms = [
        scene(
            f"r{i}",
            choice("l", effects={"efficiency": 1}, go=f"r{i + 1}"),
            choice("m", go=f"r{i + 1}"),
            choice("r", effects={"efficiency": -1}, go=f"r{i + 1}"),
        )
        for i in range(200)
    ]
    scenario = story(
        *rooms,
        scene("r200", choice("out", go=END)),
        endings=(ending("level", "efficiency == 0"), ending("tilted")),
    )
    survey = Wide(Machine(scenario))
    paths = by_ending(survey, survey.paths())
    assert sum(map(sum, paths.values())) == 3**200
    level = [1]
    for _ in range(200):
        level = [sum(level[max(0, i - 2) : i + 1]) for i in range(len(level) + 2)]
    assert sum(paths["level"]) == level[200]
    assert sum(survey.chances(Policy.RANDOM).ends) == pytest.approx(1.0, abs=1e-13)


def test_numbers_that_leave_a_machine_word_are_refused() -> None:
    """Where a product could leave 62 bits the boxes are not used, and states are looked at one by one."""
    b = Builder(n=2)
    grow = [
        b.scene(f"s{i}", b.choice("x", sets=("n: n * n",), go=f"s{i + 1}"), b.choice("y", go=f"s{i + 1}"))
        for i in range(8)
    ]
    scenario = b.story(*grow, b.scene("s8", b.choice("x", "n == 4", go=END), b.choice("y", go=END)))
    with pytest.raises(Endless):
        Wide(Machine(scenario))
    assert (Narrow(Merged(Machine(scenario))).paths() or [0])[0] == 2**8 + 8


def test_a_loop_is_not_for_boxes() -> None:
    """Scenes that lead back are refused too."""
    with pytest.raises(Endless):
        Wide(Machine(story(scene("a", choice("x", go="a"), choice("y", go=END)))))
