"""The debrief of a room: its parts, its clocks, and the decisions that the program finds."""

from __future__ import annotations

import pytest

from game.model import Scenario
from game.page.projector import AskPage, CuesPage, DividedPage, MovedPage, PathPage, WordsPage
from game.workshop.room.debriefing import changed, divided, held, stages
from game.workshop.room.phase import Phase
from game.workshop.room.room import standing_at
from game.workshop.views.around import Around
from game.workshop.views.console import state
from game.workshop.views.phone import Phones
from game.workshop.views.projector import projected
from tests.workshop.table import Table


def played(scenario: Scenario, minutes: int = 25, people: int = 41) -> Table:
    """A room at the ending: the third decision divided it most, the first one moved it most."""
    table = Table(scenario, people, minutes=minutes)
    number = 0
    while table.room.phase is not Phase.ENDING:
        if table.room.phase is Phase.VOTE:
            choices = [row.id for row in table.room.text.rows if row.open]
            number += not table.room.second
            if number == 1 and not table.room.second:
                table.split({choices[0]: 20, choices[1]: 21})
            elif number == 3:
                each = people // len(choices)
                table.split(dict.fromkeys(choices, each))
            else:
                table.split({choices[0]: people - 6, choices[1]: 6})
        table.do("next")
    return table


def test_the_most_divided_and_the_most_changed_decision_are_found(scenario: Scenario) -> None:
    """By the first vote, before anybody talked; and by the share of those who changed."""
    table = played(scenario)
    found = held(table.room)
    split, moved = divided(found), changed(found)
    assert split is not None
    assert moved is not None
    assert split.number == 3
    assert moved.number == 1
    assert len(found) == table.room.play.length


@pytest.mark.parametrize("minutes", [10, 25, 45])
def test_the_clocks_add_up_to_the_minutes(scenario: Scenario, minutes: int) -> None:
    """Ten, twenty-five and forty-five minutes, to the second."""
    table = played(scenario, minutes)
    assert sum(stage.seconds for stage in stages(table.room)) == minutes * 60


def test_the_clicker_leads_through_every_part_with_its_clock(scenario: Scenario) -> None:
    """Words, path, movement, the divided decision alone, in pairs, in fours and all, cues, why, now what,
    end."""
    table = played(scenario)
    kinds = []
    while table.do("next") == "":
        page = projected(table.room, Around(), table.now)
        kinds.append(type(page))
        assert not isinstance(page, PathPage) or page.left == "Upper beam: first vote. Lower: second."
        clock = table.room.course.clock
        stage = stages(table.room)[table.room.course.stage]
        assert (clock is None) == (stage.seconds == 0)
        if clock is not None:
            assert clock.remaining(table.now) == stage.seconds
    assert kinds == [
        WordsPage,
        PathPage,
        MovedPage,
        DividedPage,
        DividedPage,
        DividedPage,
        DividedPage,
        CuesPage,
        CuesPage,
        AskPage,
        AskPage,
    ]
    assert "over" in table.do("next")


def test_words_are_held_until_they_are_let_through(scenario: Scenario) -> None:
    """A word is on the console at once, on the screen when let through; a changed one is held again."""
    table = played(scenario)
    assert "No word" in table.say(1, "torn")
    table.do("next")
    assert table.say(1, "  torn \n apart ") == ""
    assert table.say(2, "calm") == ""
    assert table.say(3, "x" * 41).startswith("One word")
    assert table.say(4, "   ").startswith("A word needs")

    def shown() -> tuple[str, ...]:
        page = projected(table.room, Around(), table.now)
        assert isinstance(page, WordsPage)
        return page.words

    assert shown() == ()
    assert [w["text"] for w in state(table.room, Around(), table.now)["words"]] == ["torn apart", "calm"]
    table.do("let_through", word=1)
    assert shown() == ("torn apart",)
    table.say(1, "sure")
    assert shown() == ()
    table.do("let_through", word=1)
    table.do("hold_back", word=1)
    assert shown() == ()
    assert "no word" in table.do("let_through", word=9)


def test_two_sides_stand_in_the_choices_order_and_the_rest_in_words(scenario: Scenario) -> None:
    """The two largest of the divided decision, never by size, with what the others chose."""
    table = Table(scenario)
    table.decide({"call": 13, "huddle": 4, "lanes": 17, "ship": 7})
    table.do("choose")
    while table.room.phase is not Phase.DEBRIEF:
        if table.room.phase is Phase.VOTE:
            choice = next(row.id for row in table.room.text.rows if row.open)
            table.split({choice: 41})
        table.do("next")
    while not isinstance(projected(table.room, Around(), table.now), DividedPage):
        table.do("next")
    page = projected(table.room, Around(), table.now)
    assert isinstance(page, DividedPage)
    counts = [count for _, count in page.sides]
    numbers = [line.number for line, _ in page.sides]
    assert sorted(counts) == [13, 17]
    assert numbers == sorted(numbers)
    assert page.rest.startswith("11 chose ")
    assert page.side == "Monday, 06:40"
    assert [part.label for part in page.parts] == [
        "Alone 1 minute",
        "In pairs 2 minutes",
        "In fours 4 minutes",
        "All 5 minutes",
    ]
    assert [part.here for part in page.parts] == [True, False, False, False]


def test_a_room_of_four_still_has_a_debrief(scenario: Scenario) -> None:
    """Nothing is split or moved that may be told; the room itself is asked which decision it would have
    again."""
    table = Table(scenario, 4)
    while table.room.phase is not Phase.DEBRIEF:
        if table.room.phase is Phase.VOTE:
            choices = [row.id for row in table.room.text.rows if row.open]
            table.split({choices[0]: 3, choices[1]: 1})
        table.do("next")
    titles = []
    while table.do("next") == "":
        page = projected(table.room, Around(), table.now)
        titles.append(page.title)
        assert not isinstance(page, PathPage) or page.left == ""
    assert "Which decision would you most like to have again?" in titles
    assert "Where we moved most" not in titles
    assert "What was in the scene" not in titles
    message = Phones(table.room, Around(), table.now).message(table.room.people[4])
    assert all(row["rows"] is None for row in message["path"])


def test_my_path_stands_beside_the_rooms(scenario: Scenario) -> None:
    """What I chose and what the room took, with how many others, and never with how few."""
    table = Table(scenario, 20)
    table.decide({"lanes": 12, "call": 6, "ship": 2})
    table.do("choose")
    while table.room.phase is not Phase.DEBRIEF:
        if table.room.phase is Phase.VOTE:
            choices = [row.id for row in table.room.text.rows if row.open]
            table.split({choices[0]: 19})
        table.do("next")

    def first(number: int) -> str:
        message = Phones(table.room, Around(), table.now).message(table.room.people[number])
        words: str = message["path"][0]["words"]
        return words

    rows = {row.id: row.number for row in standing_at(held(table.room)[0].play).rows}
    assert first(1) == f"You chose {rows['lanes']}, and the room took it."
    assert first(13) == f"You chose {rows['call']}, with 5 others. The room took {rows['lanes']}."
    assert first(19) == f"You chose {rows['ship']}, with a few others. The room took {rows['lanes']}."
    message = Phones(table.room, Around(), table.now).message(table.room.people[20])
    assert message["path"][1]["words"].startswith("Nothing from you.")
    assert message["debrief"]["summary"][0].startswith("The one choice you sent ")
    assert message["debrief"]["summary"][0].endswith(" One reading of it; argue with it.")
    mine = {entry["decision"]: entry["mine"] for entry in message["path"]}
    for decision in message["debrief"]["decisions"]:
        assert decision["lean"]
        assert decision["number"] == mine[decision["decision"]]


def test_the_length_can_be_chosen_until_it_begins(scenario: Scenario) -> None:
    """In any phase before; during the debrief it is settled."""
    table = played(scenario)
    assert table.do("debrief", minutes=7).startswith("A debrief takes")
    assert table.do("debrief", minutes=10) == ""
    assert table.room.phase is Phase.DEBRIEF
    assert table.room.minutes == 10
    assert "begun" in table.do("debrief", minutes=25)
    early = Table(scenario)
    assert early.do("debrief", minutes=45) == ""
    assert (early.room.minutes, early.room.phase) == (45, Phase.LOBBY)


def test_a_console_has_the_words_that_the_screen_puts_to_the_room(scenario: Scenario) -> None:
    """In every part that asks something, as it stands on the screen, so that nobody has to turn round."""
    table = played(scenario, 45)
    table.do("next")
    asked = {}
    while True:
        stage, page = state(table.room, Around(), table.now), projected(table.room, Around(), table.now)
        asked[stage["debrief"]["stage"]] = stage["say"]
        if isinstance(page, AskPage):
            assert stage["say"] == [page.title, *page.lines]
        if isinstance(page, CuesPage):
            assert stage["say"][-1] == page.ask
            assert stage["say"][:-1] == ([page.called_for, page.why] if page.why else list(page.cues))
        if table.do("next"):
            break
    assert asked["words"] == ["How was it?", "One word each, aloud or by phone"]
    assert asked["divided"] == ["Say the other side’s best case first"]
    assert asked["next"][0] == "Now what"
    assert asked["path"] == []
