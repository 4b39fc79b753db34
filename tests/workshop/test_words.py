"""What each surface says in each phase, as the papers have it."""

from __future__ import annotations

from typing import Any

import pytest

from game.debrief import joined
from game.model import Scenario
from game.page.projector import (
    AfterPage,
    FewPage,
    JoinPage,
    MovedPage,
    ProjectorPage,
    SplitPage,
    TalkPage,
    VotePage,
)
from game.workshop.results.rows import rows
from game.workshop.room.room import standing_at
from game.workshop.room.words import first_sentence, first_words, minutes
from game.workshop.views.around import Around
from game.workshop.views.console import state
from game.workshop.views.phone import Phones
from game.workshop.views.projector import RECONNECTING, projected
from tests.workshop.table import Table

AROUND = Around(address="192.168.8.1:8000", delete_on="25 December", wifi="Larder Room", qr=("1",))
SPLIT = {"call": 11, "huddle": 7, "lanes": 19, "ship": 4}


def phone(table: Table, number: int) -> dict[str, Any]:
    """What a participant's phone gets."""
    return Phones(table.room, AROUND, table.now).message(table.room.people[number])


def console(table: Table) -> dict[str, Any]:
    """What the console gets."""
    return state(table.room, AROUND, table.now)


def screen(table: Table) -> ProjectorPage:
    """What the projector gets."""
    return projected(table.room, AROUND, table.now)


def test_the_lobby(table: Table) -> None:
    """The phone has its name and the promise; the screen how to get in; the console how many are here."""
    said = phone(table, 1)["say"]
    assert said["foot"] == "You’re in"
    assert "deleted with your choices on 25 December" in said["lead"]
    page = screen(table)
    assert isinstance(page, JoinPage)
    assert (page.title, page.people, page.people_words) == ("Join with your phone", 41, "people here")
    assert (page.address, page.wifi) == ("192.168.8.1:8000", "Larder Room")
    next = console(table)["next"]
    assert (next["label"], next["under"]) == ("Start reading", "41 are here; others can join later.")


def test_reading(table: Table) -> None:
    """The screen has the story with who speaks; phones wait with the text; the console opens the vote."""
    table.do("next")
    assert phone(table, 1)["say"] == {"lead": "", "foot": "Reading", "quiet": "Voting hasn’t opened yet."}
    page = screen(table)
    assert (page.title, page.right) == ("Monday, 06:40", "Next: vote")
    assert page.left == "Goran Petrović, warehouse supervisor"
    next = console(table)["next"]
    assert (next["label"], next["under"]) == ("Open the vote", "The choices appear on screen and phones.")


def test_the_vote(table: Table) -> None:
    """Counts only; a phone says what it saved; the console how many are missing."""
    table.until("vote")
    assert phone(table, 1)["say"]["foot"] == "Voting is open"
    table.split(dict.fromkeys(("lanes",), 31))
    number = next(row.number for row in table.room.text.rows if row.id == "lanes")
    assert phone(table, 1)["say"] == {
        "lead": "What do you do?",
        "foot": f"Saved: {number}",
        "quiet": "You can change it until voting closes.",
    }
    page = screen(table)
    assert isinstance(page, VotePage)
    assert (page.voted, page.voted_words, page.second) == (31, "of 41 have voted", "")
    assert (page.left, page.right) == ("Vote on your phone", "Late? 192.168.8.1:8000")
    found = console(table)
    assert found["count"] == "31 of 41 have voted"
    assert found["next"]["under"] == "10 haven’t voted. Nothing is shown until you show it."
    assert [step["id"] for step in found["steps"] if step["here"]] == ["vote"]


def test_closed(table: Table) -> None:
    """Each phone is told whether it is in; the console alone knows the leading share."""
    table.until("vote")
    table.split(SPLIT)
    table.do("undo")
    table.do("open")
    table.do("close")
    number = next(row.number for row in table.room.text.rows if row.id == "call")
    assert phone(table, 1)["say"]["foot"] == f"Your choice, {number}, is in"
    found = console(table)
    assert found["next"] == {
        "label": "Show the split",
        "under": "46 % for the leading choice; only you know yet.",
        "do": {"do": "next"},
    }
    assert found["tally"] is None


def test_somebody_without_a_vote_is_not_blamed(table: Table) -> None:
    """Nothing from you this round: that's allowed."""
    table.until("vote")
    table.split({"lanes": 5})
    table.do("close")
    said = phone(table, 41)["say"]
    assert said["foot"] == "Nothing from you this round"
    assert said["quiet"] == "That’s allowed. The next vote is yours too."


@pytest.mark.parametrize(
    ("split", "headline", "strong", "label"),
    [
        (
            SPLIT,
            "No choice has half the room",
            "Leading choice 46 %: worth talking about",
            "Talk for 2 minutes",
        ),
        (
            {"lanes": 20, "call": 12, "ship": 8},
            "20 of 40 chose {lanes}",
            "Leading choice 50 %: worth talking about",
            "Talk for 2 minutes",
        ),
        (
            {"lanes": 28, "call": 13},
            "28 of 41 chose {lanes}",
            "Leading choice 68 %: worth talking about",
            None,
        ),
        ({"lanes": 31, "call": 10}, "31 of 41 chose {lanes}", "Leading choice 76 %", "Take {lanes}"),
        (
            {"lanes": 36, "call": 5},
            "36 of 41 chose {lanes}",
            "Leading choice 88 %: ask someone to argue the other side",
            "Take {lanes}",
        ),
        (
            {"lanes": 41},
            "All 41 chose {lanes}",
            "Leading choice 100 %: ask someone to argue the other side",
            None,
        ),
    ],
)
def test_a_split_is_a_sentence_of_fact(
    table: Table, split: dict[str, int], headline: str, strong: str, label: str | None
) -> None:
    """Over the bars a plain sentence, and on the console what it means for the next step."""
    table.decide(split)
    numbers = {row.id: str(row.number) for row in table.room.text.rows}
    page = screen(table)
    assert isinstance(page, SplitPage)
    assert page.title == headline.format(**numbers)
    assert [bar.number for bar in page.bars] == [1, 2, 3, 4]
    assert sum(bar.count for bar in page.bars) == page.voted == sum(split.values())
    found = console(table)
    assert found["notice"]["strong"] == strong
    if label is not None:
        assert found["next"]["label"] == label.format(**numbers)


def test_a_tie_is_said_and_offered(table: Table) -> None:
    """The console names the level choices and lets either be taken; the screen says how it was decided."""
    table.decide({"call": 16, "huddle": 6, "lanes": 16, "ship": 3})
    numbers = sorted(row.number for row in table.room.text.rows if row.id in ("call", "lanes"))
    found = console(table)
    assert found["notice"]["strong"] == f"{numbers[0]} and {numbers[1]} tie at 16"
    assert found["next"]["label"] == "Talk, then vote again"
    takes = [button for button in found["instead"] if button["do"].get("choice")]
    assert {button["do"]["choice"] for button in takes} == {"call", "lanes"}
    table.do("choose", choice="lanes")
    page = screen(table)
    assert isinstance(page, AfterPage)
    number = next(row.number for row in standing_at(table.room.asked).rows if row.id == "lanes")
    assert page.took == f"A tie. The facilitator takes {number}."


def test_the_talk(table: Table) -> None:
    """Argue for the choice you didn't make: the leading choice against the second, on phone, screen and
    console."""
    table.decide(SPLIT)
    table.do("discuss")
    numbers = {row.id: row.number for row in table.room.text.rows}
    page = screen(table)
    assert isinstance(page, TalkPage)
    assert page.title == "Make the best case for the choice you didn’t make"
    assert page.lines == (
        f"If you chose {numbers['lanes']}, argue for {numbers['call']}.",
        f"Everyone else, argue for {numbers['lanes']}.",
        "You don’t have to say what you chose.",
    )
    assert page.clock is not None
    assert (page.clock.remaining, page.clock.over) == (120.0, "Time. Finish your sentence.")
    assert [part.here for part in page.parts] == [True, False, False]
    assert phone(table, 1)["say"]["foot"] == "Put your phone down"
    assert phone(table, 1)["talk"]["how"] == "In pairs, 2 minutes"
    found = console(table)
    assert found["next"]["label"] == "Open the second vote"
    assert [button["label"] for button in found["instead"]][:3] == ["Pause", "30 s more", "Next: in fours"]
    table.do("discuss")
    assert phone(table, 1)["talk"]["how"] == "In fours, 4 minutes"


def test_both_votes(table: Table) -> None:
    """The screen shows who moved where in groups of five; the phone both bars; the console takes the
    choice."""
    table.until("vote")
    table.split(SPLIT)
    table.do("close")
    table.do("show")
    table.do("discuss")
    table.do("revote")
    assert phone(table, 1)["first"] == "call"
    assert phone(table, 1)["say"]["foot"] == "Second vote is open"
    table.split({"call": 5, "lanes": 13}, first=1)
    table.split({"lanes": 15, "call": 2}, first=19)
    table.split({"huddle": 3, "ship": 3}, first=36)
    table.do("close")
    table.do("show")
    page = screen(table)
    assert isinstance(page, MovedPage)
    numbers = {row.id: row.number for row in table.room.text.rows}
    assert page.title == f"After talking, 28 chose {numbers['lanes']}"
    assert all(stream.count >= 5 for stream in page.streams)
    assert page.changed is not None
    assert page.changed_words == "of 41 changed"
    said = phone(table, 1)["say"]
    assert said["lead"].startswith("Before and after talking. ")
    found = console(table)
    assert found["next"]["label"] == f"Take {numbers['lanes']}"
    assert [step["id"] for step in found["steps"] if step["here"]] == ["take"]


def test_the_consequence(table: Table) -> None:
    """By what rule, what came of it, and what I had chosen."""
    table.decide({"lanes": 36, "call": 5})
    table.do("choose")
    page = screen(table)
    assert isinstance(page, AfterPage)
    assert page.took == "The room takes the majority’s choice"
    assert page.blocks[0].text.startswith("By ten to eight")
    assert page.right == "Next: Tuesday, after six"
    message = phone(table, 1)
    assert message["took"]["words"] == "The room took the majority’s choice"
    assert message["say"]["foot"] == "Read, then look up"
    assert phone(table, 41)["mine_was"].startswith("You chose")


def test_an_overruling_is_said_with_its_reason(table: Table) -> None:
    """A rule that is not on the screen is no rule."""
    table.decide(SPLIT)
    table.do("choose", choice="huddle", why="Let’s see what they’d have come up with.")
    page = screen(table)
    assert isinstance(page, AfterPage)
    assert page.took.endswith(", against the leading choice: “Let’s see what they’d have come up with.”")
    assert phone(table, 1)["took"]["how"] == "overruled"


@pytest.mark.parametrize(
    ("votes", "hands", "rule"),
    [
        ({"lanes": 21, "call": 20}, {}, "the majority’s choice"),
        ({"lanes": 20, "call": 12, "huddle": 8}, {}, "the leading choice"),
        ({"lanes": 19, "call": 12, "huddle": 8}, {}, "the leading choice"),
        ({"lanes": 19, "call": 12, "huddle": 8}, {"lanes": 6}, "the majority’s choice"),
        ({"lanes": 3, "call": 1}, {}, "the leading choice"),
        ({}, {"lanes": 5, "call": 1}, "the majority’s choice"),
    ],
)
def test_a_majority_is_more_than_half(
    table: Table, votes: dict[str, int], hands: dict[str, int], rule: str
) -> None:
    """Half or less is the leading choice, and so are a few votes, whose split nobody is told; hands count.
    Screen, phones, console and table of results say the same."""
    table.decide(votes)
    table.do("hands", counts=hands)
    ahead = rule.removesuffix("’s choice")
    (other,) = (button for button in console(table)["instead"] if button["needs"] == "why")
    assert other["against"] == ahead
    assert ahead in table.do("choose", choice="ship")
    table.do("choose", choice="lanes")
    page = screen(table)
    assert isinstance(page, AfterPage)
    assert page.took == f"The room takes {rule}"
    assert phone(table, 41)["took"]["words"] == f"The room took {rule}"
    assert {row.taken for row in rows(table.room)} == {rule, ""}


def test_a_third_choice_in_a_tie_goes_against_both(table: Table) -> None:
    """Two choices lead; the screen says that the facilitator took neither."""
    table.decide({"lanes": 16, "call": 16, "ship": 3})
    table.do("choose", choice="ship", why="Nobody would defend it.")
    page = screen(table)
    assert isinstance(page, AfterPage)
    assert "against the leading choices: “Nobody" in page.took


def test_phones_that_are_away_are_said_when_they_are_many(table: Table) -> None:
    """Over a third away: the screen says that saved votes are safe; the console from a few together."""
    table.until("vote")
    most, few = frozenset(range(1, 28)), frozenset(range(1, 29))
    assert projected(table.room, Around(here=most), table.now).away == RECONNECTING
    assert projected(table.room, Around(here=few), table.now).away == ""
    found = state(table.room, Around(here=few, fell=13), table.now)["presence"]
    assert (found["connected"], found["away"]) == (28, 13)
    assert found["notice"]["strong"] == "13 phones went away within 20 seconds"
    assert state(table.room, Around(here=few, fell=1), table.now)["presence"]["notice"] is None


def test_hands_stand_apart_on_every_surface(table: Table) -> None:
    """ "19 and 6 hands": beside the count, never in the per cent."""
    table.until("vote")
    table.split(SPLIT)
    table.do("hands", counts={"lanes": 6})
    table.do("close")
    table.do("show")
    page = screen(table)
    assert isinstance(page, SplitPage)
    bar = next(bar for bar in page.bars if bar.hands)
    assert (bar.count, bar.percent, bar.hands_words) == (19, 46, "and 6 hands")
    assert page.title == f"25 of 47 chose {bar.number}"
    row = next(row for row in phone(table, 1)["split"]["rows"] if row["id"] == "lanes")
    assert (row["count"], row["hands"], row["percent"]) == (19, 6, 46)


def test_hands_are_told_under_a_movement(table: Table) -> None:
    """The paths are the phones' own; hands that decided with them are said beside them, choice by choice."""
    table.until("vote")
    table.split(SPLIT)
    table.do("close")
    table.do("show")
    table.do("revote")
    table.split(SPLIT)
    table.do("hands", counts={"lanes": 6, "call": 1})
    table.do("close")
    table.do("show")
    page = screen(table)
    assert isinstance(page, MovedPage)
    signs = {row.id: row.number for row in table.room.text.rows}
    told = sorted([(signs["lanes"], 6), (signs["call"], 1)])
    assert page.left.endswith("By hand: " + " and ".join(f"{n} for {sign}" for sign, n in told) + ".")
    assert "By hand" not in screen_without_hands(table).left


def screen_without_hands(table: Table) -> MovedPage:
    """The same movement once the count is taken back."""
    table.do("undo")
    table.do("hands", counts={"lanes": 0, "call": 0})
    table.do("show")
    page = screen(table)
    assert isinstance(page, MovedPage)
    return page


def test_facilitators_prompts_are_on_the_console_alone(shipped: dict[str, Scenario]) -> None:
    """Whatever a scene asks its facilitator to ask is there in the scene's phases, and on no other
    surface."""
    for scenario in shipped.values():
        for scene in scenario.scenes:
            if scene.facilitator is None or not scene.facilitator.ask:
                continue
            table = Table(scenario)
            table.do("next")
            if table.room.text.scene == scene.id:
                assert console(table)["ask"] == list(scene.facilitator.ask)


def test_few_is_said_as_few(scenario: Scenario) -> None:
    """Four voted: no bars, and the console may go on with the leading choice."""
    table = Table(scenario, 4)
    table.decide({"lanes": 3, "call": 1})
    page = screen(table)
    assert isinstance(page, FewPage)
    assert page.words == "Four voted: too few to show"
    assert console(table)["notice"]["strong"] == "Four voted: too few to show"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Call the crew in close. Tell them what it means.", "Call the crew in close."),
        ("“No. Not today,” you say. Then you go.", "“No. Not today,” you say."),
        ('"No. Not today." Then you go.', '"No. Not today."'),
        ("“I can’t.” You sit down.", "“I can’t.”"),
        ("Pay 3.50 and go", "Pay 3.50 and go"),
        ("Wait… and see", "Wait…"),
        ("", ""),
    ],
)
def test_a_choice_is_its_first_sentence_once_the_vote_is_over(text: str, first: str) -> None:
    """Up to the first full stop that ends a word, closing quotes included; no quotation is cut open."""
    assert first_sentence(text) == first


def test_small_words() -> None:
    """Lists, lengths and first words."""
    assert joined(["1"]) == "1"
    assert joined(["1", "3", "4"]) == "1, 3 and 4"
    assert [minutes(s) for s in (30, 60, 120, 90)] == ["30 s", "1 minute", "2 minutes", "90 s"]
    assert first_words("Leave it with Goran, who knows") == "Leave it with…"
    assert first_words("Fix it tonight") == "Fix it tonight"
