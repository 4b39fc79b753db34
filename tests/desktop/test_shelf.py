"""The shelf as it is laid out: what stands on it, how much of it, and where each scenario was left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.desktop.answers import Card
from game.desktop.box import Layout
from game.desktop.drawing import Spot
from game.desktop.ink import Picture, Words
from game.desktop.measure import NO_BREAK
from game.desktop.screens.cards import state_line
from game.desktop.screens.shelf import Shelf
from game.desktop.sheet import Mode
from game.desktop.theme import theme
from game.pictures.colour import contrast
from tests.desktop.views import box, laid, library, shelf, typesetter, view

TITLES = ("The night rota", "Handover at six", "The helpline", "Two of each", "The fire door")


def nine() -> Shelf:
    """The four that are shipped, and five of the reader's own, the first of which does not load."""
    own = [Card(title, title, object="fob_watch", own=True) for title in TITLES]
    return Shelf((*shelf().cards, replace(own[0], broken=3), *own[1:]))


def laid_out(screen: Shelf, width: int, height: int, text: float = 1.0) -> Layout:
    """In real type."""
    return laid(screen, view(width, height, text, measure=typesetter().measure))


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)], ids=str)
def test_nine_scenarios_stand_on_the_shelf_without_scrolling(size: tuple[int, int]) -> None:
    """Two rows, whole, with the words under them, in every window of that shape."""
    area = laid_out(nine(), *size).area("shelf")
    assert area is not None
    assert area.most == 0
    assert {box.id for box in area.boxes} >= {f"open.{title}" for title in TITLES}


def test_more_than_nine_scroll_by_rows() -> None:
    """The tenth of the reader's own begins a row, and all of them can be scrolled to."""
    many = Shelf((*shelf().cards, *(Card(f"own-{n}", f"The {n}th", own=True) for n in range(12))))
    layout = laid_out(many, 1920, 1080)
    area = layout.area("shelf")
    assert area is not None
    tops = sorted({box.rect.y for box in area.boxes if box.id.startswith("open.own-")})
    assert len(tops) == 3
    assert max(box.rect.bottom for box in area.boxes) <= area.rect.y + area.content


def test_a_scenario_without_a_cover_shows_the_whole_of_its_first_object() -> None:
    """Its square stands in the picture from edge to edge, so that nothing of it is cut off."""
    layout = laid_out(nine(), 1920, 1080)
    card = box(layout, f"open.{TITLES[1]}")
    (drawn,) = [mark.drawing for mark in card.marks if isinstance(mark, Picture)]
    assert isinstance(drawn, Spot)
    assert (drawn.scale, drawn.dx, drawn.dy) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (Card("a", "A", at="The next *Tuesday*", finished=2), "Carry on at *The next *Tuesday**"),
        (Card("a", "A", broken=3), "Can’t be played yet: three things to change"),
        (Card("a", "A", broken=1), "Can’t be played yet: one thing to change"),
        (Card("a", "A", broken=-1), "Can’t be read"),
        (Card("a", "A", finished=1, endings=1), "Finished once"),
        (Card("a", "A", finished=2, endings=2), "Finished twice, two endings"),
        (Card("a", "A", finished=5, endings=3), "Finished five times, three endings"),
        (Card("a", "A"), "Not opened yet"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_line_says_where_a_scenario_was_left(card: Card, told: str) -> None:
    """The play to carry on comes before everything; a number never stands alone in a line."""
    words, strong = state_line(card, False)
    assert words.replace("\N{NO-BREAK SPACE}", " ") == told
    assert strong == (told != "Not opened yet")
    assert state_line(Card("a", "A"), True) == ("Start here", True)


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_words_at_the_right_stand_on_the_line_of_the_name(text: float) -> None:
    """Name, line and what leads elsewhere share one line of letters, in large type, too."""
    given = view(1280, 720, text, measure=typesetter().measure)
    layout = laid(shelf(), given)
    feet = set()
    for id in ("name", "settings", "quit"):
        words = next(mark for mark in box(layout, id).marks if isinstance(mark, Words))
        size = given.measure(words.text, 10_000)
        feet.add(round(words.at.y + size.baseline))
    assert len(feet) == 1


def test_the_blank_cover_is_as_dark_as_other_covers_in_the_dark() -> None:
    """It does not glare, and the title on it and the house mark can be told from it."""
    day, dark = theme(library(), Mode.DAY), theme(library(), Mode.DARK)
    assert contrast(dark.blank, dark.page) < 0.75 * contrast(day.blank, dark.page)
    assert contrast(dark.on(dark.blank), dark.blank) >= 4.5
    assert contrast(dark.blank, dark.blank_floor) >= 1.2


@pytest.mark.parametrize("size", [(1280, 1024), (1280, 720), (960, 600), (1080, 1920)], ids=str)
def test_a_long_title_leaves_half_of_its_cover_to_the_object(size: tuple[int, int]) -> None:
    """It shrinks; and no cover is so high for its width that its object would be cut."""
    long = "What the night manager of the Harbourview residential home left unsaid at handover"
    cards = (replace(shelf().cards[0], title=long), *shelf().cards[1:])
    given = view(*size, measure=typesetter().measure)
    layout = laid(Shelf(cards), given)
    for card in cards:
        marks = box(layout, f"open.{card.id}").marks
        picture = next(mark for mark in marks if isinstance(mark, Picture))
        texts = [mark for mark in marks if isinstance(mark, Words)]
        title = next(mark for mark in texts if mark.text.plain.replace(NO_BREAK, " ") == card.title)
        high = given.measure(title.text, title.width).height
        assert high <= 0.5 * picture.rect.h
        assert picture.rect.h <= 1.5 * picture.rect.w + 1


def test_large_type_has_two_covers_side_by_side_only_where_words_have_room() -> None:
    """In a window that is nearly square no title is broken for the sake of a second cover."""
    wide, square = (laid_out(shelf(), *size, 2.0) for size in ((1280, 720), (1280, 1024)))
    assert box(wide, "open.counted-twice").rect.y == box(wide, "open.the-pour").rect.y
    assert box(square, "open.counted-twice").rect.bottom < box(square, "open.the-pour").rect.y


@pytest.mark.parametrize("size", [(1280, 720), (960, 600), (1920, 1080)], ids=str)
def test_titles_become_smaller_with_their_covers(size: tuple[int, int]) -> None:
    """A line about something that went wrong takes of the covers' height, and what they show moves up to the
    titles."""
    note = "The settings in /home/somebody/.local/share/Fulcrum/settings.json are a newer Fulcrum’s. " * 2

    def title(screen: Shelf) -> tuple[float, float]:
        card = box(laid_out(screen, *size), "open.bed-fourteen")
        picture = next(mark for mark in card.marks if isinstance(mark, Picture))
        words = next(mark for mark in card.marks if isinstance(mark, Words) and "Bed" in mark.text.plain)
        return picture.rect.h, words.text.pieces[0].style.size

    (high, large), (low, small) = title(shelf()), title(replace(shelf(), notice=note))
    assert low < high
    assert small / large == pytest.approx(low / high, rel=0.02)
