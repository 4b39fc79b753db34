"""What is printed: the handout on four pages and the card on one, of A4 and of US letter."""

from __future__ import annotations

import re
from functools import cache

import pytest
from playwright.sync_api import Browser

from game.analysis.map.chart import charted
from game.pictures import Library
from game.storage.pictures import shipped_pictures
from game.workshop.pages.album import Album
from game.workshop.pages.document import hashed
from game.workshop.pages.environment import read
from game.workshop.pages.handout import (
    Decided,
    Divided,
    Handout,
    MapCard,
    MapChoice,
    MapRow,
    Tallied,
    handout,
)
from game.workshop.results.card import card
from game.workshop.results.handout import told
from game.workshop.results.story import story as mapped
from game.workshop.room.phase import Mode
from game.workshop.store.record import Record
from tests.support.building import END, choice, scene, story
from tests.workshop_pages.rooms import SHIPPED, Hall, scenario
from tests.workshop_pages.test_document import HOSTILE, Read


def record(id: str) -> Record:
    """The row of a session."""
    title = scenario(id).title
    return Record("x", id, title, "", "", {}, 3, "together", 25, "", made=0.0, delete_after=0.0)


@cache
def album(id: str = "counted-twice") -> Album:
    """The pictures of a scenario."""
    files = shipped_pictures()
    return Album(scenario(id), Library(files.data, files.text))


@cache
def played(id: str) -> Hall:
    """A room at its ending that voted twice on everything, and whose facilitator overruled it once."""
    hall = Hall(id).until("vote").vote([11, 7, 19, 4]).next(2)
    first = hall.console()["choices"][0]["id"]
    hall.do("choose", choice=first, why="Let us see what <the other way> would have brought.")
    while hall.room.phase.value != "ending":
        if hall.room.phase.value == "vote":
            hall.vote([11, 7, 19, 4] if len(hall.room.course.rounds) == 1 else [7, 3, 28, 3])
        hall.next()
    return hall


def count(browser: Browser, html: str, format: str) -> int:
    """How many pages a browser prints."""
    page = browser.new_page()
    page.set_content(html)
    pdf = page.pdf(format=format, print_background=True)
    page.close()
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("format", ["A4", "Letter"])
@pytest.mark.parametrize("id", SHIPPED)
def test_a_handout_prints_on_four_pages(browser: Browser, id: str, format: str) -> None:
    """With its pictures, both votes of every decision, the map and the room's way in it."""
    html, _ = handout(told(played(id).room, record(id)), album(id))
    assert count(browser, html, format) == 4


@pytest.mark.parametrize("format", ["A4", "Letter"])
@pytest.mark.parametrize("id", SHIPPED)
def test_a_card_prints_on_one_page(browser: Browser, id: str, format: str) -> None:
    """With the longest address, every question of the scenario, and every part of a debrief in which the room
    divided and moved; before the session and after it."""
    for room in (Hall(id).room, Hall.again(played(id)).until("debrief").room):
        html, _ = card(room, "192.168.178.123:8000", "The Old Larder, first floor")
        assert count(browser, html, format) == 1
    assert "Where we divided: in fours" in html
    assert "<b>4 min</b>" in html
    assert "<code>--rehearse 40</code>" in html


def test_both_are_one_safe_file() -> None:
    """One style named in the policy, no script, nothing inline, no address at all, and words stay words."""
    data = Handout(
        title=HOSTILE,
        language="en",
        who=HOSTILE,
        decisions=(
            Decided(1, HOSTILE, None, (Tallied(1, HOSTILE, 1, 2, 3, 4, True),), HOSTILE, HOSTILE, HOSTILE),
        ),
        ending=HOSTILE,
        ending_words=(HOSTILE,),
        map=(
            MapRow(
                (MapCard(HOSTILE, 1, False, HOSTILE, (MapChoice(HOSTILE, HOSTILE, HOSTILE, leads=HOSTILE),)),)
            ),
        ),
        divided=Divided(HOSTILE, None, ((1, HOSTILE, 5), (2, HOSTILE, 6)), (HOSTILE,), HOSTILE, HOSTILE),
        take_away=HOSTILE,
        questions=(HOSTILE,),
    )
    for html, policy in (handout(data, album()), card(Hall().room, HOSTILE, HOSTILE)):
        read = Read(html)
        assert {tag for tag, _ in read.elements}.isdisjoint({"img", "script", "link", "iframe"})
        held = {key for _, attributes in read.elements for key in attributes}
        assert not {key for key in held if key.startswith("on") or key in ("style", "href", "src")}
        assert hashed("".join(read.raw["style"])) in policy
        assert "script-src 'none'" in policy
        assert "connect-src 'none'" in policy


def test_the_handout_tells_what_the_room_saw() -> None:
    """Who was there, what was taken and by what rule, both counts, and the map with the way in it."""
    html, _ = handout(told(played("counted-twice").room, record("counted-twice")), album())
    assert "What a room of 41 decided together." in html
    assert "Let us see what &lt;the other way&gt; would have brought." in html
    assert "19 → 28" in html
    assert html.count("<section") == 4
    assert '<ol class="map">' in html
    assert "http" not in html


def test_a_room_of_own_paths_has_no_single_way() -> None:
    """The map is drawn without one, and no ending is told for everybody."""
    hall = Hall(mode=Mode.OWN).until("vote")
    for seat in range(1, 42):
        state = hall.phone(seat)
        hall.alone(seat, state["decision"], state["page"]["choices"][seat % 3]["id"])
    data = told(hall.next(2).room, record("counted-twice"))
    assert data.ending == ""
    assert data.who == "What a room of 41 decided, each on their own path."
    assert data.decisions[0].taken.startswith("14 of 41: ")
    assert not any(card.taken for row in data.map for card in row.cards)
    assert "the way this room went" not in handout(data, album())[0]


def test_own_paths_through_many_decisions_fit_on_four_pages(browser: Browser) -> None:
    """A room that went apart has met more decisions than any one path has."""
    hall = Hall("the-pour", mode=Mode.OWN).until("vote")
    for seat in range(1, 42):
        while (state := hall.phone(seat))["page"]["choices"]:
            choices = [choice for choice in state["page"]["choices"] if choice["open"]]
            hall.alone(seat, state["decision"], choices[(seat + state["decision"]) % len(choices)]["id"])
    data = told(hall.next(2).room, record("the-pour"))
    assert len(data.decisions) > 10
    assert count(browser, handout(data, album("the-pour"))[0], "A4") == 4


def test_too_few_votes_are_not_told() -> None:
    """A room of four: the choices stand there, and no count."""
    hall = Hall(people=4).until("vote").vote([1, 2, 1]).next(2).do("choose")
    html, _ = handout(told(hall.room, record("counted-twice")), album())
    assert "Too few voted to show" in html
    assert "What a room of" not in html


def test_no_print_is_small() -> None:
    """Seven points are the least that a handout or a card asks anybody to read, the map included."""
    sizes = [float(size) for size in re.findall(r"(?:font-size:|font:)[^;}]*?([\d.]+)pt", read("paper.css"))]
    assert sizes
    assert min(sizes) >= 7


@pytest.mark.parametrize("id", SHIPPED)
def test_the_map_has_the_whole_story_and_the_way_through_it(id: str) -> None:
    """Every scene, choice and ending once, and lines in the brick from the first scene to the ending."""
    data = told(played(id).room, record(id))
    cards = [card for row in data.map for card in row.cards]
    assert sorted(card.title for card in cards) == sorted(
        part.title for part in (*scenario(id).scenes, *scenario(id).endings)
    )
    assert sum(len(card.choices) for card in cards) == sum(len(s.choices) for s in scenario(id).scenes)
    assert [card.number for card in cards if card.number] == [one.number for one in data.decisions]
    assert [card.title for card in data.map[-1].cards if card.taken] == [data.ending]
    for row in data.map[:-1]:
        assert sum(taken for _, _, taken in row.runs) == 1, "one line goes on"
        assert sum(card.taken for card in row.cards) + sum(row.lanes) == 1
    assert all(0 < place < MapRow.WIDTH for row in data.map for run in row.runs for place in run[:2])


def test_a_story_that_goes_in_circles_has_a_map() -> None:
    """A choice that leads back, and a scene that nobody comes to, keep no card from its row."""
    looped = story(
        scene("a", choice("on", go="b"), choice("out", go=END)),
        scene("b", choice("back", go="a"), choice("on", go=END)),
        scene("never", choice("on", go=END)),
    )
    rows = mapped(charted(looped), {})
    assert [[card.title for card in row.cards] for row in rows] == [["A"], ["B"], ["End"]]
    assert rows[1].lanes == (False,)
