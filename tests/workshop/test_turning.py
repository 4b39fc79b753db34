"""Long texts turn their pages at a paragraph, in the same place on every screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.model import Emphasis, Scenario
from game.page import Block, Page, PageKind
from game.workshop.room.turning import SPACE, lines, screens
from tests.workshop.table import Table

BLOCKS = st.lists(st.integers(1, 900), min_size=1, max_size=12).map(
    lambda sizes: tuple(Block(((("word " * size)[:size], Emphasis.PLAIN),)) for size in sizes)
)


@given(BLOCKS, st.sampled_from(PageKind), st.integers(0, 8))
def test_no_word_is_dropped_and_no_screen_is_empty(
    blocks: tuple[Block, ...], kind: PageKind, turns: int
) -> None:
    """All paragraphs in order, whatever was asked for; as many screens as asked where there are
    paragraphs."""
    found = screens(Page(kind, "s", "t", "t", blocks), turns)
    assert tuple(block for screen in found for block in screen) == blocks
    assert all(found)
    if turns:
        assert len(found) == min(turns, len(blocks))


@given(BLOCKS, st.sampled_from(PageKind))
def test_a_text_that_fits_is_not_turned(blocks: tuple[Block, ...], kind: PageKind) -> None:
    """One screen exactly where the lines of all paragraphs fit, or where there is but one paragraph."""
    space = SPACE[kind]
    high = sum(lines(block, space.signs) for block in blocks)
    found = screens(Page(kind, "s", "t", "t", blocks))
    if high <= space.lines:
        assert len(found) == 1


def test_the_clicker_turns_before_it_opens_the_vote(scenario: Scenario) -> None:
    """A projector that needs three screens gets three turns of one key; Page Up turns back."""
    table = Table(scenario)
    table.do("next")
    assert table.do("turns", turns=3) == ""
    seen = [table.room.course.turn]
    while table.do("next") == "" and table.room.phase.value == "read":
        seen.append(table.room.course.turn)
    assert seen == [0, 1, 2]
    assert table.room.phase.value == "vote"
    table.do("undo")
    table.do("undo")
    assert (table.room.phase.value, table.room.course.turn) == ("read", 1)
    assert "1 to 20" in table.do("turns", turns=0)
