"""Every page of a projector at every size: nothing leaves the window, overlaps or is cut, and all can be read
from the last row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.desktop.box import Layout, Role
from game.desktop.ink import Words
from game.desktop.measure import Measure
from game.desktop.projector.layouts import KINDS, thrown
from game.desktop.projector.showing import STILL, Showing
from game.desktop.projector.wall import LEAST
from game.desktop.sheet import Mode
from game.page.projector import MovedPage, ProjectorPage, Stream
from game.workshop.room.phase import Mode as Way
from game.workshop.room.room import open_choices
from tests.desktop.soundness import crowded, faults
from tests.desktop.tongues import view_in
from tests.desktop.views import counted, typesetter, view
from tests.projector.sessions import SHIPPED, Hall, pages, readings, session, shown

SIZES = ((1280, 720), (1920, 1080), (3840, 2160), (1024, 768))
ODD = ((960, 600), (1280, 1024), (2560, 1080), (1080, 1920))
SAID = (Role.TITLE, Role.PARAGRAPH, Role.CHOICE, Role.ROW, Role.SPEAKER, Role.HEADING)


def unit(size: tuple[int, int]) -> float:
    """A 1080th of the height, and less in a narrow window."""
    return min(size[1] / 1080, size[0] / 1440)


def check(
    page: ProjectorPage,
    size: tuple[int, int],
    mode: Mode = Mode.DAY,
    now: Showing = STILL,
    measure: Measure | None = None,
    least: float = LEAST,
    cover: str = "counted-twice",
) -> bool:
    """Assert that a page is sound at a size; whether its text fits on one screen."""
    given = view(*size, 1.0, mode, measure=measure or typesetter().measure)
    layout, fits = thrown(given, page, now, cover)
    over = [] if now.note or now.asking else crowded(layout, given)  # these two lie over the page on purpose
    assert [*faults(layout, given), *over] == [], f"{page.kind} at {size}"
    for area in layout.areas:
        assert area.most == 0, f"{area.id} of {page.kind} would scroll"
        for box in area.boxes:
            assert box.rect.bottom <= size[1] + 0.5, f"{box.id} of {page.kind} leaves the window below"
    small = [
        (words.text.plain, words.text.style.size / unit(size))
        for words in all_words(layout)
        if words.text.style.size < least * unit(size) - 0.01
    ]
    assert small == [], f"{page.kind} at {size}"
    return fits


def all_words(layout: Layout) -> Iterator[Words]:
    """Every text that is drawn."""
    for area, box in layout.boxes():
        yield from (mark for mark in (*box.marks, *area.under) if isinstance(mark, Words))


@pytest.mark.parametrize("id", SHIPPED)
def test_every_page_of_a_whole_session_is_sound(id: str) -> None:
    """From the lobby to the end of the debrief, in the type that rooms see, from 720p to 4K and at 4:3."""
    for _, page in session(id):
        for size in SIZES:
            check(page, size)


@pytest.mark.parametrize("id", SHIPPED)
def test_one_of_each_kind_is_sound_in_every_mode_and_at_odd_sizes(id: str) -> None:
    """Day, dark and high contrast; windows that are small, tall or very wide."""
    found = pages(id)
    assert {type(page) for page in found.values()} == set(KINDS)
    for page in found.values():
        for mode in (Mode.DARK, Mode.HIGH):
            check(page, (1280, 720), mode)
        for size in ODD:
            check(page, size)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("tongue", ["longer", "right to left"])
def test_one_of_each_kind_is_sound_in_other_languages(tongue: str, size: tuple[int, int]) -> None:
    """In words that are 30 per cent longer, and mirrored for a room that reads from right to left."""
    given = view_in(tongue, size, 1.0)
    for page in pages("the-pour").values():
        layout, _ = thrown(given, page, STILL, "the-pour")
        layout = layout.mirrored() if given.sheet.rtl else layout
        assert [*faults(layout, given), *crowded(layout, given)] == [], page.kind


@pytest.mark.parametrize("way", [Way.OWN, Way.HALVES])
def test_sessions_of_the_other_ways_to_play_are_sound(way: Way) -> None:
    """Everyone on their own path, and each half arguing one side."""
    for _, page in session("counted-twice", mode=way):
        for size in ((1280, 720), (1024, 768)):
            check(page, size)


@pytest.mark.parametrize("people", [0, 1, 4, 5, 300])
def test_a_room_of_any_size_is_sound(people: int) -> None:
    """Nobody, a handful, and three hundred."""
    for _, page in session("the-pour", people):
        check(page, (1280, 720))
        check(page, (1024, 768))


@pytest.mark.parametrize("people", [2, 12, 30, 80, 300, 1000])
def test_a_room_that_is_of_one_mind_or_split_to_the_last_is_sound(people: int) -> None:
    """All for one, all for the last, two halves, even, and one each beside a crowd; with a hall of hands."""
    voting = Hall("counted-twice", people).until("vote")
    first, *_ = open_choices(voting.room.play)
    half, quarter = people // 2, people // 4
    for counts in (
        [people],
        [0, 0, 0, people],
        [half, 0, 0, people - half],
        [quarter] * 4,
        [max(1, people - 3), 1, *[1, 1][: people - 2]],
    ):
        hall = Hall.again(voting).vote(counts)
        hands = Hall.again(hall).do("hands", counts={first: 5000})
        for page in (shown(hall), shown(hall.next()), shown(hall.next()), shown(hands.next(2))):
            for size in SIZES:
                check(page, size)


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
@pytest.mark.parametrize("id", SHIPPED)
def test_a_text_that_does_not_fit_is_shared_among_more_screens(id: str, size: tuple[int, int]) -> None:
    """Where a screen's words would have to be smaller than 36 units the room is asked for one screen more,
    until all of them fit; the words are the same, and none is lost."""
    for hall in readings(id):
        whole = [block.text for screen in hall.room.screens for block in screen]
        for turns in range(2, 8):
            if check(shown(hall), size):
                break
            hall.do("turns", turns=turns)
        else:
            raise AssertionError(f"{shown(hall).title} never fits")
        assert [block.text for screen in hall.room.screens for block in screen] == whole


def test_what_is_said_can_be_heard_in_reading_order() -> None:
    """Every page has a title, names its parts once, and what changes by itself is announced."""
    for page in pages().values():
        layout, _ = thrown(view(1280, 720), page)
        names = [box.name for _, box in layout.boxes() if box.role in SAID]
        assert page.title in [box.name for _, box in layout.boxes()] or page.kind == "after", page.kind
        assert names
        assert layout.find("count") is None or page.kind in ("vote", "closed", "own", "split", "moved")


def test_a_strip_and_a_question_stand_over_any_page() -> None:
    """A warning makes room for itself, a note and the question lie over the page; both are sound."""
    for page in pages().values():
        for size in SIZES:
            check(replace(page, away="Phones are reconnecting. Saved votes are safe."), size)
            check(page, size, now=Showing(note="There is nothing to take back: it is the beginning."))
            check(page, size, Mode.HIGH, now=Showing(asking="stay"))


def test_a_measure_that_counts_letters_gives_sound_pages_too() -> None:
    """No layout leans on the widths of one typeface."""
    for page in pages("bed-fourteen").values():
        check(page, (1920, 1080), measure=counted)


@st.composite
def movements(draw: st.DrawFn) -> MovedPage:
    """A room of up to a thousand that moved in any way between two to six choices."""
    page = pages()["moved"]
    assert isinstance(page, MovedPage)
    choices = range(draw(st.integers(2, 6)))
    groups = st.one_of(st.just(0), st.integers(0, 12), st.integers(0, 1000 // len(choices) ** 2))
    counts = [[draw(groups) for _ in choices] for _ in choices]
    rows = tuple(
        replace(
            page.rows[at % len(page.rows)],
            number=at + 1,
            first=sum(counts[at]),
            second=sum(row[at] for row in counts),
        )
        for at in choices
    )
    streams = tuple(
        Stream(a + 1, b + 1, counts[a][b], f"{counts[a][b]} stayed" if a == b else str(counts[a][b]))
        for a in choices
        for b in choices
        if counts[a][b] >= 5
    )
    return replace(page, rows=rows, streams=streams, voted=sum(row.first for row in rows))


@settings(max_examples=40)
@given(movements(), st.sampled_from((*SIZES, (1280, 1024))))
def test_however_a_room_moved_no_word_stands_on_another(page: MovedPage, size: tuple[int, int]) -> None:
    """Counts, numbers, first words and labels keep clear of one another, from two people to a thousand."""
    check(page, size)
