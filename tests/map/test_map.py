"""The map shows the whole state machine, and how random play spreads over it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings

from game.analysis.map.chart import Chart, Kind, charted
from game.analysis.map.drawing import Colours, drawn
from game.analysis.map.layout import placed, size_of
from game.analysis.map.page import page
from game.analysis.map.svg import svg
from game.analysis.map.text import dot, mermaid
from game.engine import replay
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


def test_too_many_states():
    """Where there are too many states the map is drawn whole, without shares, and says so."""
    chart = charted(shipped("counted-twice"), limit=10)
    assert not chart.complete
    assert shares(chart) == {}
    ET.fromstring(svg(drawn(chart, COLOURS)))
