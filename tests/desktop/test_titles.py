"""Titles, names and last lines: nothing is broken inside a word, left out, or left alone on its line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.desktop.box import Box, Layout
from game.desktop.drawing import Spot
from game.desktop.ink import Frame, Picture, Words
from game.desktop.layout.sentences import by_sentence
from game.desktop.layout.titles import title_words
from game.desktop.measure import NO_BREAK, UNBOUNDED, Face, Style, Text, kept, marked, settled, text
from game.desktop.screens import ending, scene
from game.desktop.screens.question import Question
from game.desktop.screens.scene import Scene
from game.desktop.screens.shelf import Shelf
from game.desktop.screens.summary import Summary
from game.desktop.sheet import Mode
from game.engine import start
from game.page import PageKind
from tests.desktop.debriefs import finished, to_the_end, worked
from tests.desktop.everything import played
from tests.desktop.views import SCENARIOS, SIZES, counted, laid, scenario, shelf, typesetter, view

STORY = Style(Face.STORY, 27.0)


def words_of(box: Box) -> list[Words]:
    """The words that are drawn in a box."""
    return [mark for mark in box.marks if isinstance(mark, Words)]


def found(layout: Layout, id: str) -> Box:
    """A box by its id."""
    area_and_box = layout.find(id)
    assert area_and_box is not None, id
    return area_and_box[1]


def test_a_paragraph_does_not_end_in_one_short_word() -> None:
    """The last two words stay together where both are short, in as many lines as before."""
    words = text("The ceiling came down and the kitchen is cooking for all of them.", STORY, "#000000")
    assert counted(words, 560).lines == counted(kept(words), 560).lines
    assert kept(words).plain.endswith(f"of{NO_BREAK}them.")


@given(
    st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=40),
    st.floats(200.0, 1200.0),
)
def test_a_paragraph_gives_up_a_little_width_for_its_last_line(said: list[str], width: float) -> None:
    """It takes as many lines as before; where it was set narrower, the last has more words than it had."""
    words = text(" ".join(said), STORY, "#000000")
    narrower = settled(counted, words, width)
    lines = counted(words, width).lines
    assert 0.86 * width <= narrower <= width
    assert counted(words, narrower).lines == lines
    if narrower < width:
        parts = [text(" ".join(said[:end]), STORY, "#000000") for end in (-2, -1)]
        assert any(counted(p, width).lines < counted(p, narrower).lines == lines for p in parts)


def test_a_short_last_line_is_filled() -> None:
    """Two short words alone in the last line are joined by a third."""
    said = (
        "You asked for more than looked possible and gave it a timetable and a floor. The stretch was"
        " leadership; the stop rule was management; the crew could trust the first because of"
    )
    words, before = text(f"{said} the end.", STORY, "#000000"), text(said, STORY, "#000000")
    width = next(w for w in range(500, 1200) if counted(before, w).lines < counted(words, w).lines)
    narrower = settled(counted, words, width)
    assert narrower < width
    assert counted(before, narrower).lines == counted(words, narrower).lines == counted(words, width).lines


@pytest.mark.parametrize("words", ["Go on", "Alone", "", "the unreconcilable misunderstandings"])
def test_words_that_could_outgrow_a_line_may_part(words: str) -> None:
    """One or two words, and long ones, break as they like: together they could be wider than a column."""
    assert kept(text(words, STORY, "#000000")).plain == words


def test_words_are_kept_together_across_emphasis() -> None:
    """The space may stand in a stretch of its own kind, and every stretch keeps its own."""
    words = marked("It is not what anybody here would *call* it.", STORY, "#000000")
    assert [piece.words for piece in kept(words).pieces][1:] == ["call", f"{NO_BREAK}it."]
    assert kept(words).pieces[1].style.italic


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("large", [0.8, 1.0, 1.5, 2.0])
def test_the_title_of_an_ending_is_never_broken_inside_a_word(size: tuple[int, int], large: float) -> None:
    """Each word of every ending's title fits into the width that the title is set to."""
    measure = typesetter().measure
    for id in SCENARIOS:
        for page in played(id):
            if page.sheet.kind is not PageKind.ENDING:
                continue
            title = found(page.layout(view(*size, large, measure=measure)), "title")
            for mark in words_of(title):
                for word in mark.text.plain.split():
                    alone = Text((replace(mark.text.pieces[0], words=word),))
                    assert measure(alone, UNBOUNDED).width <= mark.width, f"{word} in {title.name}"


@pytest.mark.parametrize("large", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(1280, 720), (1280, 1024), (1080, 1920), (960, 600)])
def test_people_are_named_at_every_text_size(size: tuple[int, int], large: float) -> None:
    """However narrow the picture becomes, each name stands in it, whole."""
    page = next(page for page in played("counted-twice") if page.sheet.scene == "hostel")
    layout = page.layout(view(*size, large, measure=typesetter().measure))
    for person in page.sheet.people:
        box = found(layout, f"person.{person.id}")
        assert words_of(box)[0].text.plain == person.name
        area = next(area for area in layout.areas if area.id == "picture")
        assert area.rect.x <= box.rect.x
        assert box.rect.right <= area.rect.right
        assert box.rect.bottom <= area.rect.bottom


def test_no_ending_of_a_place_scrolls_and_a_longer_one_does_within_the_light() -> None:
    """What fades while more follows is the page, not the wall beside it."""
    window = view(1280, 720, measure=typesetter().measure)
    pages = [
        page for page in played("green-board") if page.sheet.kind is PageKind.ENDING and page.sheet.place
    ]
    assert pages
    assert all(page.layout(window).areas[1].most == 0 for page in pages)
    longer = replace(pages[0].sheet, blocks=pages[0].sheet.blocks * 3)
    area = ending.layout(window, Scene(longer, "Green Board", live=False)).areas[1]
    assert area.most > 0
    assert area.rect.right < 1280 - 30
    assert area.rail is not None
    assert area.rail.right < 1280 - 10


def test_an_article_does_not_stand_alone_over_an_ending() -> None:
    """A title's first word of one letter keeps the next word beside it, and both are whole."""
    page = next(page for page in played("counted-twice") if page.sheet.title == "A break in the series")
    for size in ((1280, 720), (1920, 1080)):
        layout = page.layout(view(*size, 2.0, measure=typesetter().measure))
        title = next(words for box in layout.areas[0].boxes for words in words_of(box))
        assert title.text.plain.startswith(f"A{NO_BREAK}break")
        pair = replace(title.text, pieces=(replace(title.text.pieces[0], words=f"A{NO_BREAK}break"),))
        assert typesetter().measure(pair, UNBOUNDED).width <= title.width


def test_go_on_stays_where_a_page_scrolls() -> None:
    """With the largest type it stands at the foot beside the words that lead away, and words scroll above."""
    page = next(
        page
        for page in played("green-board")
        if page.sheet.kind is PageKind.CONSEQUENCE and page.sheet.people
    )
    window = view(1280, 720, 2.0, measure=typesetter().measure)
    longer = replace(page.sheet, blocks=page.sheet.blocks * 3)
    words, foot = scene.layout(window, Scene(longer, "Green Board", live=False)).areas[1:]
    assert words.most > 0
    assert [box.id for box in foot.boxes if box.focusable] == ["on", "back", "log", "menu"]
    assert words.rect.bottom <= min(box.rect.y for box in foot.boxes)
    assert max(box.rect.bottom for box in foot.boxes) <= 720


def test_the_titles_of_decisions_part_at_their_colon() -> None:
    """A title on the wall that takes two lines has no single word in the last, and parts where it pauses."""
    measure = typesetter().measure
    board = Question(finished(to_the_end(start(scenario("green-board"), 3))))
    tile = found(laid(board, view(1280, 720, measure=measure)), "tile.3")
    title = words_of(tile)[1]
    hours, who = (
        replace(title.text, pieces=(replace(title.text.pieces[0], words=half),))
        for half in title.text.plain.split(" ")
    )
    assert (hours.plain, who.plain.replace("\N{NO-BREAK SPACE}", " ")) == (
        "Thirty-three\N{NO-BREAK SPACE}hours:",
        "who we are",
    )
    assert measure(title.text, title.width).lines == 2
    assert measure(hours, title.width).lines == measure(who, title.width).lines == 1
    assert title.width < 0.65 * tile.rect.w


def test_a_decision_that_is_as_dark_as_the_page_has_an_edge() -> None:
    """In the dark a field can be as dark as the page; a line says where it ends. By day none is needed."""
    dark = laid(Question(finished(worked())), view(1280, 720, mode=Mode.DARK))
    day = laid(Question(finished(worked())), view(1280, 720))
    assert any(isinstance(mark, Frame) for mark in found(dark, "tile.4").marks)
    assert not any(isinstance(mark, Frame) for mark in found(day, "tile.4").marks)


def test_a_debrief_without_a_cover_shows_the_first_scenes_object() -> None:
    """An author's scenario without a cover has no empty side."""
    told = finished(worked())
    bare = replace(told, page=replace(told.page, cover="none-of-that-name"))
    side = laid(Summary(bare), view()).areas[0]
    first = scenario("counted-twice").scene(scenario("counted-twice").start)
    assert first is not None
    drawn = [mark.drawing for mark in side.under if isinstance(mark, Picture)]
    assert [one.name for one in drawn if isinstance(one, Spot)] == [first.object]


def test_minutes_stay_with_their_number() -> None:
    """“15 min” is not broken where a card is narrow."""
    layout = laid(Shelf(shelf().cards), view(1280, 1024, 1.5))
    assert any(f"15{NO_BREAK}min" in mark.text.plain for mark in words_of(found(layout, "open.the-pour")))


def test_two_lines_part_between_two_sentences() -> None:
    """Where each has room for one line, none is torn; where one has not, the lines are set as before."""
    given = view()
    style = Style(Face.STORY, 20.0)
    said = "Eight decisions, the one you would have again first. One reading of them; argue with it."
    parted = by_sentence(given, text(said, style, "#000000"), 800)
    assert parted is not None
    words, width = parted
    assert words.plain.split(" ") == [half.replace(" ", NO_BREAK) for half in (said[:52], said[53:])]
    assert counted(words, width).lines == 2
    assert by_sentence(given, text(said, style, "#000000"), 0.9 * width) is None


def test_a_sentence_keeps_its_emphasis_where_lines_part() -> None:
    """Words keep their style, and a closing quotation mark stays with its sentence."""
    said = marked(
        "What would it have taken to say “*not yet*?” Who would have been relieved?", STORY, "#000000"
    )
    parted = by_sentence(view(), said, 700)
    assert parted is not None
    assert [piece.style.italic for piece in parted[0].pieces] == [False, True, False, False, False]
    assert parted[0].plain.split(" ")[0].endswith("yet?”")


@pytest.mark.parametrize(
    "title", ["夜勤の朝", "月曜日の朝九時前倉庫の冷凍庫が止まりました", "เช้าวันจันทร์ก่อนเก้าโมงตู้แช่แข็งหยุดทำงาน"]
)
def test_a_title_in_a_script_without_spaces_takes_lines_instead_of_becoming_small(title: str) -> None:
    """It is not one word that must not be broken: up to about four lines, as large as their letters allow."""
    measure = typesetter().measure
    words, width = title_words(view(measure=measure), title, 84.0, "#12262b", 420.0)
    assert words.pieces[0].style.size > 30
    assert measure(words, width).lines <= 5
