"""The map shows the whole state machine, and how random play spreads over it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings

from game.analysis.map.chart import Chart, Kind, charted
from game.analysis.map.drawing import Colours, drawn
from game.analysis.map.folding import folded
from game.analysis.map.layout import TooLarge, placed, size_of
from game.analysis.map.page import page
from game.analysis.map.shapes import Rectangle, Words
from game.analysis.map.svg import svg
from game.analysis.map.text import dot, mermaid
from game.engine import offers, pick, replay, start
from game.model import Scenario
from tests.benchmarks.generated import Story
from tests.support.building import END, choice, ending, scene, story
from tests.support.plays import SHIPPED, shipped
from tests.support.strategies import scenarios

COLOURS = Colours(*(f"#{i:x}{i:x}{i:x}" for i in range(10)))
PICKS = ["lanes", "check", "page", "listen", "refuse", "timetable", "open", "sums"]


def shares(chart: Chart) -> dict[str, float]:
    """The share of every part that has one."""
    return {part.key: part.share for part in chart.parts if part.share is not None}


def test_the_shares_are_those_of_random_play():
    """Endings have the shares that the format states for Counted Twice."""
    found = shares(charted(shipped("counted-twice")))
    assert round(100 * found["ending:weighed_year"], 2) == 13.15
    assert round(100 * found["ending:thirty_four"], 2) == 11.0
    assert found["freezer"] == 1.0


@pytest.mark.parametrize("name", SHIPPED)
def test_what_comes_in_goes_out(name: str):
    """At every scene the shares of the links in add up to its own, and so do those of the links out."""
    chart = charted(shipped(name))
    found = shares(chart)
    for part in chart.parts:
        into = sum(link.share or 0 for link in chart.links if link.target == part.key)
        out = sum(link.share or 0 for link in chart.links if link.source == part.key)
        if part.key != chart.start:
            assert into == pytest.approx(found[part.key])
        if part.kind is not Kind.ENDING:
            assert out == pytest.approx(found[part.key])


@pytest.mark.parametrize("name", SHIPPED)
def test_no_card_covers_another(name: str):
    """Cards stand apart, and inside the drawing."""
    chart = charted(shipped(name))
    where = placed(chart)
    boxes = {}
    for part in chart.parts:
        (x, y), (w, h) = where.at[part.key], size_of(part)
        boxes[part.key] = (x - w / 2, y - h / 2, x + w / 2, y + h / 2)
        assert boxes[part.key][0] >= -0.01
        assert boxes[part.key][2] <= where.size[0] + 0.01
    for (_, a), (_, b) in combinations(boxes.items(), 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_a_play_is_drawn_through_it():
    """The parts that a play passed are numbered in order, from the start to its ending."""
    scenario = shipped("counted-twice")
    chart = charted(scenario, replay(scenario, 0, PICKS).play)
    passed = sorted((part.order, part.key) for part in chart.parts if part.order)
    keys = [key for _, key in passed]
    assert keys[0] == "freezer"
    assert keys[1] == "freezer.lanes"
    assert keys[-1] == "ending:weighed_year"
    taken = [(link.source, link.target) for link in chart.links if link.taken]
    assert set(taken) == set(pairwise(keys))


def test_every_form_holds_every_part():
    """SVG, HTML, DOT and Mermaid each name all scenes, choices and endings."""
    chart = charted(shipped("counted-twice"))
    drawing = drawn(chart, COLOURS)
    root = ET.fromstring(svg(drawing))
    keys = {group.get("data-key") for group in root.iter("{http://www.w3.org/2000/svg}g")}
    assert {part.key for part in chart.parts} <= keys
    for text in (dot(chart), mermaid(chart)):
        for part in chart.parts:
            assert part.title.replace('"', '\\"') in text
    html = page(drawing)
    assert "<script>" in html
    assert not re.search(r'(src|href)="https?:|url\(http', html)


def test_words_cannot_break_out():
    """Titles with markup in them stay words in every form."""
    from dataclasses import replace

    scenario = shipped("counted-twice")
    scene = replace(scenario.scenes[0], title='</svg><script>alert("1")</script>')
    hostile = replace(scenario, scenes=(scene, *scenario.scenes[1:]), digest="hostile")
    drawing = drawn(charted(hostile), COLOURS)
    ET.fromstring(svg(drawing))
    assert "<script>alert" not in page(drawing)
    assert "<script>alert" not in mermaid(charted(hostile))


@settings(max_examples=60, deadline=None)
@given(scenarios())
def test_any_sound_scenario_has_a_map(scenario):
    """Whatever the format allows can be charted, laid out and written."""
    chart = charted(scenario)
    ET.fromstring(svg(drawn(chart, COLOURS)))
    assert dot(chart).count("->") == len(chart.links)


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_cut_on_a_shipped_map(name: str):
    """Every title, principle and condition of a shipped scenario stands on its card in full."""
    drawing = drawn(charted(shipped(name)), COLOURS)
    cut = [w.text for group in drawing.groups for w in group.shapes if isinstance(w, Words) and "…" in w.text]
    assert cut == []


@pytest.mark.parametrize("name", SHIPPED)
def test_words_on_links_stand_clear_of_one_another(name: str):
    """No condition on a link covers another's."""
    groups = [g for g in drawn(charted(shipped(name)), COLOURS).groups if not g.key]
    boxes = [shape for group in groups for shape in group.shapes if isinstance(shape, Rectangle)]
    for a, b in combinations(boxes, 2):
        apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
        assert apart, (a, b)


def row(scenes: int, jump: int = 1, effects: bool = False) -> Scenario:
    """Scenes one after another, each with three choices that lead on by up to `jump` scenes."""
    last = scenes - 1
    return story(
        *(
            scene(
                f"s{i}",
                *(
                    choice(
                        f"c{k}",
                        effects={"efficiency": k * 3**i % 1009} if effects else {},
                        go=END if i == last else f"s{min(last, i + 1 + (7 * i + 3 * k) % jump)}",
                    )
                    for k in range(3)
                ),
            )
            for i in range(scenes)
        ),
        endings=(ending("high", "efficiency > 400"), ending("low")),
    )


def test_a_map_of_hundreds_of_scenes():
    """A large map is laid out more plainly, and every card is still there."""
    chart = charted(row(420, jump=2))
    assert {group.key for group in drawn(chart, COLOURS).groups} >= {part.key for part in chart.parts}


def test_five_thousand_scenes_in_a_row():
    """Choices fold into links, whose shares still add up at every scene."""
    drawing = drawn(charted(row(5000)), COLOURS)
    keys = {group.key for group in drawing.groups}
    assert "s4999" in keys
    assert "s0.c0" not in keys
    words = [w.text for w in drawing.groups[0].shapes if isinstance(w, Words)]
    assert any("a link stands for all that lead the same way" in text for text in words)


@pytest.mark.parametrize("name", SHIPPED)
def test_folding_loses_no_share(name: str):
    """Where choices are folded into links, what comes into a scene is still what goes out of it."""
    whole = charted(shipped(name))
    chart = folded(whole)
    assert {part.kind for part in chart.parts} == {part.kind for part in whole.parts} - {Kind.CHOICE}
    for part in chart.parts:
        into = sum(link.share or 0 for link in chart.links if link.target == part.key)
        assert part.key == chart.start or into == pytest.approx(part.share)


def test_a_map_that_nobody_could_lay_out():
    """What is too large even without its choices is refused before the work begins."""
    with pytest.raises(TooLarge):
        drawn(charted(row(4000, jump=1500)), COLOURS)


def test_shares_where_states_are_too_many_to_hold():
    """Millions of states are counted box by box: links have their shares, and the endings theirs."""
    chart = charted(Story.make(scenes=60, depth=59).scenario)
    assert chart.complete
    found = shares(chart)
    assert found["s0"] == 1.0
    assert sum(found[key] for key in found if key.startswith("ending:")) == pytest.approx(1.0)
    into = [link.share for link in chart.links if link.target == "END"]
    assert sum(share or 0.0 for share in into) == pytest.approx(1.0)


@pytest.mark.parametrize("fold", [False, True], ids=["with choices", "without"])
def test_a_play_is_drawn_into_the_end(fold: bool):
    """Where it was not established which ending follows what, a play still goes on from its last scene to the
    end, and from there to its ending."""
    scenario = Story.make(scenes=60, depth=59).scenario
    play = start(scenario, 0)
    while play.scene is not None:
        play = pick(play, next(offer.choice.id for offer in offers(play) if offer.open))
    assert play.ending is not None
    assert play.previous is not None
    whole = charted(scenario, play)
    chart = folded(whole) if fold else whole
    passed = [part.key for part in sorted(chart.parts, key=lambda part: part.order) if part.order]
    assert set(passed[-2:]) == {"END", f"ending:{play.ending.id}"}
    taken = {(link.source, link.target) for link in chart.links if link.taken}
    assert ("END", f"ending:{play.ending.id}") in taken
    last, choice_id = play.previous.scene.id, play.move.choice.id
    assert (last if fold else f"{last}.{choice_id}", "END") in taken
    assert len(taken) == len(passed) - 1


def test_a_play_that_chance_hardly_ever_makes():
    """A link whose share is below any float is there, and marked, where the play went that way."""
    rooms = [
        scene(
            f"s{i}",
            choice("on", go=f"s{i + 1}" if i < 1199 else "last"),
            choice("out", effects={"efficiency": 1}, go="last"),
        )
        for i in range(1200)
    ]
    scenario = story(
        *rooms, scene("last", choice("x", go=END)), endings=(ending("far", "efficiency == 0"), ending("near"))
    )
    chart = charted(scenario, replay(scenario, 0, [*["on"] * 1200, "x"]).play)
    for found in (chart, folded(chart)):
        (into,) = [link for link in found.links if link.target == "ending:far"]
        assert into.taken
        assert into.share == 0.0


def test_too_many_states():
    """Where there are too many states the map is drawn whole, without shares, and says so."""
    chart = charted(shipped("counted-twice"), limit=10)
    assert not chart.complete
    assert shares(chart) == {}
    ET.fromstring(svg(drawn(chart, COLOURS)))
