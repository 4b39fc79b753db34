"""The pages of a play: what is to be read since the last pick, and what stands before the player now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine import Playthrough, offers, pick, shown, start
from game.model import Also, Emphasis, Paragraph, Person, Place, Stand, Timer
from game.page import PageKind, briefing, pages, present
from game.page.course import STUCK
from tests.support.building import END, Builder, choice, dead_end, ending, guard, scene, story
from tests.support.plays import SHIPPED, played, shipped


def kinds(play: Playthrough) -> list[PageKind]:
    return [page.kind for page in pages(play)]


def extra(when: str, *texts: str) -> Also:
    held = guard(when)
    assert held is not None
    return Also(held, tuple(Paragraph(text) for text in texts))


def test_the_first_page_is_the_first_decision() -> None:
    """It has the place, the people nearest first, the words and the choices."""
    page = present(start(shipped("counted-twice")), arrange=False)
    assert (page.kind, page.scene, page.title) == (PageKind.DECISION, "freezer", "Monday, 06:40")
    assert (page.called, page.place, page.object) == ("the dead freezer", Place("warehouse"), "thermometer")
    assert [(p.id, p.name, p.mood, p.portrait) for p in page.people] == [
        ("goran", "Goran Petrović", "neutral", "goran")
    ]
    assert [(row.number, row.id) for row in page.rows] == [
        (1, "call"),
        (2, "huddle"),
        (3, "lanes"),
        (4, "ship"),
    ]
    assert page.decision == 1
    assert page.picked is None
    assert page.blocks[-1].text.endswith("confirming the seven o'clock budget call.")


def test_after_a_pick_comes_its_consequence_and_then_the_next_decision() -> None:
    """The consequence keeps the scene's place and people, and the picked row its number and words."""
    play = start(shipped("counted-twice"), seed=5)
    before = present(play)
    consequence, following = pages(pick(play, "ship"))
    assert (consequence.kind, following.kind) == (PageKind.CONSEQUENCE, PageKind.DECISION)
    assert (consequence.place, consequence.people) == (before.place, before.people)
    assert consequence.picked in before.rows
    assert consequence.picked is not None
    assert consequence.picked.id == "ship"
    assert consequence.rows == ()
    assert (consequence.decision, following.decision) == (1, 2)
    assert consequence.blocks[0].text.startswith("“Feels,” says Goran")


def test_the_seed_arranges_rows_and_never_ids() -> None:
    """The same choices stand in another order; a consequence numbers its row as it stood."""
    scenario = shipped("counted-twice")
    orders = set()
    for seed in range(12):
        play = start(scenario, seed)
        rows = present(play).rows
        orders.add(tuple(row.id for row in rows))
        assert {row.id for row in rows} == {offer.choice.id for offer in offers(play)}
        assert [row.id for row in rows] == [offer.choice.id for offer in shown(play)]
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        for row in rows:
            picked = pages(pick(play, row.id))[0].picked
            assert picked == row
        assert [row.id for row in present(play, arrange=False).rows] == ["call", "huddle", "lanes", "ship"]
        plain = pages(pick(play, "lanes"), arrange=False)[0].picked
        assert plain is not None
        assert plain.number == 3
    assert len(orders) > 3


def test_a_locked_row_keeps_its_number() -> None:
    """It is on screen with the author's reason, so that a number key means the row that the player sees."""
    there = story(
        scene(
            "a",
            choice("first", "courage", locked="You would need *courage*.", go=END),
            choice("second", go=END),
            choice("hidden", "courage", go=END),
            choice("other", sets=("courage",), go=END),
        )
    )
    rows = present(start(there), arrange=False).rows
    assert [(row.number, row.id, row.open, row.why_not) for row in rows] == [
        (1, "first", False, "You would need courage."),
        (2, "second", True, None),
        (3, "other", True, None),
    ]


def test_scenes_that_only_continue_stand_between() -> None:
    """A consequence, two passages and the ending, each once and in order; a silent choice has no page."""
    there = story(
        scene("a", choice("speak", then="It happens.", go="b"), choice("silent", go="b")),
        scene("b", go="c"),
        scene("c", go=END),
    )
    play = pick(start(there), "speak")
    assert kinds(play) == [PageKind.CONSEQUENCE, PageKind.PASSAGE, PageKind.PASSAGE, PageKind.ENDING]
    assert [page.scene for page in pages(play)] == ["a", "b", "c", "end"]
    assert kinds(pick(start(there), "silent")) == [PageKind.PASSAGE, PageKind.PASSAGE, PageKind.ENDING]


def test_a_story_that_opens_with_a_passage() -> None:
    """Before the first pick the passages of the start are to be read."""
    there = story(scene("a", go="b"), scene("b", choice("on", go=END)), start="a")
    assert kinds(start(there)) == [PageKind.PASSAGE, PageKind.DECISION]


def test_extra_paragraphs_follow_in_order_where_their_guards_hold() -> None:
    """Each scene's guards are read by the state on entering it, the ending's by the end."""
    build = Builder()
    also = (
        extra("courage", "Brave.", "Very."),
        extra("times(b) > 1", "Again."),
        extra("not courage", "Calm."),
    )
    there = build.story(
        build.scene("a", build.choice("bold", sets=("courage",), go="b"), build.choice("mild", go="b")),
        build.scene("b", go="c", also=also),
        build.scene("c", build.choice("back", go="b"), build.choice("end", go=END)),
        endings=(build.ending("end", also=(extra("efficiency < 1", "Low."),)),),
    )
    bold, mild = pick(start(there), "bold"), pick(start(there), "mild")
    assert [b.text for b in pages(bold)[0].blocks] == ["This is b.", "Brave.", "Very."]
    assert [b.text for b in pages(mild)[0].blocks] == ["This is b.", "Calm."]
    assert [b.text for b in pages(pick(mild, "back"))[0].blocks] == ["This is b.", "Again.", "Calm."]
    assert [b.text for b in present(pick(mild, "end")).blocks] == ["This is end.", "Low."]


def test_the_ending_of_the_worked_example() -> None:
    """Its object, its text, and after it the paragraphs whose guards hold."""
    page = present(played("counted-twice", "lanes check page listen refuse timetable open sums"))
    assert (page.kind, page.scene, page.object) == (PageKind.ENDING, "weighed_year", "scale")
    assert [block.text for block in page.blocks[2:]] == [
        "On Tuesdays there's lunch. You've been told you're expected.",
        "Ruth tells the story herself now, to rooms full of people who count, and gets the number right.",
        "Your own contract comes round six months at a time. Nobody says why.",
    ]
    assert page.rows == ()


def test_a_speaker_goes_by_the_name_in_the_cast() -> None:
    """A narrator's paragraph has none; marks become runs."""
    there = story(
        scene(
            "a",
            choice("on", go=END, text="Say it *now*."),
            people=(Stand("bo", "worried"), Stand("stranger")),
        ),
        cast=(
            Person("bo", "Bo Berg", "The foreman.", portrait="goran", recolour=(("ochre", "teal"),)),
            Person("al", "Al"),
        ),
    )
    spoken = (Paragraph("So."), Paragraph("**No**, I said.", "bo", "stern"))
    there = replace(there, scenes=(replace(there.scenes[0], prose=spoken),))
    page = present(start(there))
    assert [(b.speaker, b.speaker_id, b.mood) for b in page.blocks] == [
        (None, None, None),
        ("Bo Berg", "bo", "stern"),
    ]
    assert page.blocks[1].runs == (("No", Emphasis.STRONG), (", I said.", Emphasis.PLAIN))
    assert page.rows[0].runs[1] == ("now", Emphasis.EMPHASIS)
    assert page.rows[0].text == "Say it now."
    bo, stranger = page.people
    assert (bo.name, bo.who, bo.mood, bo.portrait) == ("Bo Berg", "The foreman.", "worried", "goran")
    assert bo.recolour == (("ochre", "teal"),)
    assert (stranger.name, stranger.portrait) == ("stranger", "stranger")


def test_a_timer_counts_only_towards_a_choice_that_can_be_made() -> None:
    """Where the choice is locked or hidden there is no countdown."""
    there = story(
        scene("a", choice("on", go="b"), choice("brave", sets=("courage",), go="b")),
        scene(
            "b",
            choice("wait", "courage", locked="Not yet.", go=END),
            choice("go", go=END),
            timer=Timer(30, "wait"),
        ),
    )
    brave = present(pick(start(there), "brave")).timer
    assert brave is not None
    assert (brave.seconds, brave.choose) == (30, "wait")
    assert present(pick(start(there), "on")).timer is None


def test_a_dead_end_is_said_after_its_words() -> None:
    """Whatever shows the page shows the sentence; the rows stay what they are."""
    page = present(pick(start(dead_end()), "knock"))
    assert [block.text for block in page.blocks] == ["This is door.", STUCK]
    assert [(row.open, row.why_not) for row in page.rows] == [(False, "It is shut.")]


def test_an_end_that_no_ending_takes_is_said() -> None:
    """A scenario that was not checked gets a clear error and no blank page."""
    there = story(scene("a", choice("on", go=END)), endings=(ending("never", "efficiency > 9"),))
    with pytest.raises(ValueError, match="no ending of “test” takes the end of this play"):
        present(pick(start(there), "on"))


@pytest.mark.parametrize("name", SHIPPED)
def test_briefing(name: str) -> None:
    """Role, cast, content note and cover, as authored."""
    scenario = shipped(name)
    page = briefing(scenario)
    assert (page.scenario, page.title, page.cover) == (name, scenario.title, name)
    assert (page.sector, page.minutes, page.content_note) == (
        scenario.sector,
        scenario.minutes,
        scenario.content_note,
    )
    assert [block.text for block in page.role] == [paragraph.plain for paragraph in scenario.role]
    assert [(p.id, p.name, p.who) for p in page.cast] == [(p.id, p.name, p.who) for p in scenario.cast]
