"""Words that are longer than anybody hoped: names, choices, reasons, other languages."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import Any

import pytest

from game.desktop.box import Layout
from game.desktop.projector.layouts import thrown
from game.desktop.sheet import Mode
from game.model import Emphasis
from game.page import Block
from game.page.projector import (
    AfterPage,
    AskPage,
    Bar,
    ClockFace,
    CuesPage,
    DividedPage,
    EndingPage,
    JoinPage,
    Line,
    MovedPage,
    OwnPage,
    PathPage,
    ScenePage,
    SplitPage,
    Stay,
    Stream,
    Taken,
    TalkPage,
    VotePage,
    WordsPage,
)
from tests.desktop.views import typesetter, view
from tests.projector.sessions import SIX, pages
from tests.projector.test_layouts import SIZES, all_words, check, unit

KEPT = ("kind", "object", "cover", "place", "people", "qr", "mood", "speaker_id")
ACCENTS = str.maketrans("aeioucnsyAEIOUCNSY", "áêïõüçñšýÁÊÏÕÜÇÑŠÝ")
LONG_NAME = "The third Thursday after the auditors had asked for the second set of readings again"
LOCKED = "Not open: Mr Bashir has gone home, and nobody else here has the key or knows where he keeps it."


def said(layout: Layout) -> str:
    """All that stands on a page; spaces that keep two words together are spaces."""
    return " ".join(words.text.plain for words in all_words(layout)).replace("\u00a0", " ")


def stretched(value: Any) -> Any:
    """A page in a language that does not exist: accents on all letters, a third longer, in brackets."""
    if isinstance(value, Emphasis):
        return value
    if isinstance(value, str):
        words = value.translate(ACCENTS).split(" ")
        return " ".join(words + words[: max(1, len(words) // 3)]) if value else value
    if isinstance(value, tuple):
        return tuple(stretched(part) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value) if field.name not in KEPT]
        return replace(value, **{name: stretched(getattr(value, name)) for name in names})
    return value


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_language_whose_words_are_a_third_longer_finds_room(size: tuple[int, int]) -> None:
    """Every kind of page, with accents on all letters; a text asks for more screens and nothing is cut."""
    for name, page in pages().items():
        longer = stretched(page)
        fits = check(longer, size, least=20)
        assert fits or isinstance(page, ScenePage | AfterPage | EndingPage), name


def test_names_of_many_people_leave_a_page_its_number() -> None:
    """Where who is here needs more than three lines, it is cut; which page of how many this is stays."""
    scene = pages()["scene"]
    assert isinstance(scene, ScenePage)
    page = replace(scene, left="; ".join(SIX[:4]), page="1 of 2")
    layout, _ = thrown(view(1024, 768, measure=typesetter().measure), page)
    base = layout.find("base.left")
    assert base is not None
    assert base[1].name.replace("\u00a0", " ").endswith("… · 1 of 2")


def test_the_parts_of_a_talk_keep_to_one_row_in_a_narrow_window() -> None:
    """Four parts stand a little closer before the last would begin a row of its own."""
    layout, _ = thrown(view(1280, 1024, measure=typesetter().measure), pages()["debrief divided"])
    found = [layout.find(f"part.{number}") for number in range(4)]
    assert len({round(part[1].rect.y) for part in found if part is not None}) == 1
    assert None not in found


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("number", [2, 3, 4, 5, 6])
def test_long_choices_stand_in_full(number: int, size: tuple[int, int]) -> None:
    """Two to six choices of a hundred signs, one of them locked: no word is dropped, none under 30 units."""
    lines = tuple(Line(n + 1, SIX[n], LOCKED if n == 1 else "") for n in range(number))
    page = VotePage(
        title=LONG_NAME, object="plates", lines=lines, voted=212, voted_words="of 300 have voted", share=0.7
    )
    check(page, size)
    layout, _ = thrown(view(*size, measure=typesetter().measure), page)
    drawn = said(layout)
    for line in lines:
        assert line.text in drawn
        assert line.why_not in drawn


def test_six_choices_keep_the_size_that_is_promised_for_them() -> None:
    """Six choices of ordinary length are set at 36 units, five at 38, four at 40; the numerals follow."""
    for number, size in ((4, 40), (5, 38), (6, 36)):
        lines = tuple(Line(n + 1, SIX[n]) for n in range(number))
        page = VotePage(title="Friday", object="plates", lines=lines, voted=0, voted_words="", share=0.0)
        layout, _ = thrown(view(1280, 720, measure=typesetter().measure), page)
        found = layout.find("choice.1")
        assert found is not None
        sizes = [words.text.style.size / unit((1280, 720)) for words in all_words(layout)]
        assert pytest.approx(size) in sizes


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_choices_beyond_all_measure_are_still_on_the_page(size: tuple[int, int]) -> None:
    """Six choices of five hundred signs each: smaller than anybody should write, and every word is there."""
    lines = tuple(Line(n + 1, " ".join([SIX[n]] * 5)) for n in range(6))
    page = VotePage(title="Friday", object="plates", lines=lines, voted=3, voted_words="of 9", share=0.3)
    check(page, size, least=0)
    layout, _ = thrown(view(*size, measure=typesetter().measure), page)
    drawn = said(layout)
    assert all(line.text in drawn for line in lines)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_paragraph_that_no_screen_holds_is_set_smaller_and_not_cut(size: tuple[int, int]) -> None:
    """One paragraph can't be turned: it asks for nothing, and shrinks until all of it can be seen."""
    block = Block(((" ".join(SIX * 6), Emphasis.PLAIN),), "Marisol", "marisol")
    page = ScenePage(title=LONG_NAME, blocks=(block,), left="Marisol Reyes, kitchen lead", right="Next: vote")
    assert not check(page, size, least=0)
    layout, _ = thrown(view(*size, measure=typesetter().measure), page)
    assert block.text in said(layout)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_split_of_six_long_choices_with_hands_is_sound(size: tuple[int, int]) -> None:
    """Rows give way from two lines to one before the base line is missed."""
    for hands in (0, 12):
        bars = tuple(
            Bar(n + 1, " ".join([SIX[n]] * 2), 50, 17, hands, f"and {hands} hands" if hands else "")
            for n in range(6)
        )
        page = SplitPage(
            title="The room is level between one and all of the others", object="plates", bars=bars,
            voted=300, voted_words="voted", left="The mark on each bar is half the room.", right="Next: talk",
        )  # fmt: skip
        check(page, size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_movement_between_six_choices_of_three_hundred_people_is_sound(size: tuple[int, int]) -> None:
    """Every count and every name keeps its place, empty bars too, in all modes."""
    rows = (
        Stay(1, "Unternehmensberatung, of all…", 0, 0),
        *(Stay(n, "Leave it with…", 60, 60) for n in range(2, 7)),
    )
    streams = tuple(
        Stream(a, b, 15, "15 stayed" if a == b else "15") for a in range(2, 6) for b in range(2, 6)
    )
    page = MovedPage(
        title="After talking, the room is level", object="plates", rows=rows, streams=streams, voted=300,
        changed=180, changed_words="of 300 changed", left="Groups under five: no path is drawn.",
    )  # fmt: skip
    for mode in Mode:
        check(page, size, mode, least=20)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_long_paths_titles_words_and_addresses_are_sound(size: tuple[int, int]) -> None:
    """Twenty decisions, forty words, a long host name, a long ending, a long reason, long cues."""
    votes = tuple((n, 10) for n in range(1, 7))
    rows = tuple(Taken(n, LONG_NAME, "plates", Line(2, SIX[n % 6]), "", votes, votes) for n in range(1, 21))
    for count in (1, 4, 6, 8, 10, 12, 20):
        check(PathPage(title="What happened", rows=rows[:count], ending=LONG_NAME, left="Two beams."), size)
    clock = ClockFace(599.0, 600.0, False)
    words = tuple(f"{word} {n}" for n in range(5) for word in ("heavy", "seen", "proud of us all", "Donau"))
    check(WordsPage(title="How was it?", words=words * 2, ask="One word each", clock=clock), size)
    long = JoinPage(
        title="Join with your phone", scenario=LONG_NAME, cover="counted-twice", people=1234,
        people_words="people here", address="a-laptop-of-somebody.training.example.org:8000",
        wifi="The Guest Network of the Hotel", promise="No account, no name.", qr=("1" * 33,) * 33,
    )  # fmt: skip
    check(long, size)
    check(replace(long, qr=(), waiting="Checking that phones can reach this address."), size)
    check(EndingPage(title=LONG_NAME, object="plates", blocks=(Block(((SIX[0], Emphasis.PLAIN),)),)), size)
    took = "The facilitator takes 6, against the majority: “" + " ".join(SIX[:3]) + "”"
    story = (Block(((SIX[1], Emphasis.PLAIN),)),)
    check(AfterPage(title="Friday", took=took, line=Line(6, " ".join(SIX[:2])), blocks=story), size, least=20)
    asked = CuesPage(title="What was in the scene", side=LONG_NAME, cues=SIX[:3], ask="What?", clock=clock)
    check(asked, size)
    sides = ((Line(1, " ".join(SIX[:2])), 150), (Line(2, SIX[2]), 140))
    check(
        DividedPage(
            title="Where we divided most", object="plates", side=LONG_NAME, sides=sides, rest="Ten chose 3.",
            prompt="Say the other side’s best case first", parts=(), clock=clock,
        ),
        size,
    )  # fmt: skip
    check(AskPage(title=LONG_NAME, lines=SIX[:4], clock=clock), size)
    check(TalkPage(title=LONG_NAME, lines=SIX[:3], parts=(), clock=clock), size)
    own = tuple((f"At decisions {n} to {n + 1}", 20) for n in range(1, 13))
    check(OwnPage(title=LONG_NAME, rows=own, finished=0, finished_words="of 300", share=0.0), size, least=20)
