"""Where lines break: alike in every weight, and never where a line would begin or end badly."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.desktop.breaks import JOINER, alike, bound, breaks, joined
from game.desktop.ink import Words
from game.desktop.layout.titles import title_words
from game.desktop.measure import NO_BREAK, UNBOUNDED, Face, Style, Text, text
from game.page import PageKind
from tests.desktop.views import SCENARIOS, at_each_scene, laid, typesetter, view

ROW = Style(Face.ACT, 23.0)


def shown(measured: Text, width: float) -> list[str]:
    """The lines of a text as they are set to a width."""
    plain = measured.plain
    starts = [0, *(end + 1 for end in breaks(typesetter().measure, measured, width)), len(plain) + 1]
    return [plain[a : b - 1].replace(NO_BREAK, " ") for a, b in pairwise(starts)]


@pytest.mark.parametrize("id", SCENARIOS)
def test_no_word_of_a_row_changes_its_line_when_it_comes_into_focus(id: str) -> None:
    """Every row of every decision has the same lines in focus, where it is stronger, as out of it."""
    measure, seen = typesetter().measure, set()
    for play in at_each_scene(id):
        if play.sheet.kind is not PageKind.DECISION or play.sheet.scene in seen:
            continue
        seen.add(play.sheet.scene)
        for row in play.sheet.rows:
            name = f"choice.{row.id}"
            other = next(f"choice.{r.id}" for r in play.sheet.rows if r is not row)
            lines = []
            for focus in (name, other):
                _, box = laid(play, view(1280, 720, measure=measure, focus=focus)).by_id[name]
                words = next(m for m in box.marks if isinstance(m, Words) and m.text.plain != str(row.number))
                lines.append(shown(words.text, words.width))
                assert measure(words.text, words.width).width <= words.width
            assert lines[0] == lines[1]
    assert seen


def test_words_are_tied_as_the_stronger_ones_break() -> None:
    """The weaker words would have room for one more in their first line, and leave it to the second."""
    measure = typesetter().measure
    words = "Redraw the board by who is sickest, Aoife beside Danilo, and send the red flag on purpose."
    weak, strong = (text(words, ROW.but(weight=weight), "#000000") for weight in (400, 700))
    widths = [width for width in range(300, 900) if shown(weak, width) != shown(strong, width)]
    assert widths
    for width in widths[::20]:
        tied, set_to = alike(measure, weak, strong, width)
        assert set_to <= width
        same, also = alike(measure, strong, strong, width)
        assert shown(tied, set_to) == shown(same, also)


def test_no_line_ends_between_a_style_of_address_and_the_name() -> None:
    """“Mrs” goes to the next line with her name, in a row in focus and out of it."""
    measure = typesetter().measure
    weak, strong = (
        text("Tell Mrs Achterberg first, and ask Dr. Lim to wait.", ROW.but(weight=weight), "#000000")
        for weight in (400, 700)
    )
    for width in range(170, 600, 5):
        tied, set_to = alike(measure, weak, strong, width)
        lines = shown(tied, set_to)
        assert not any(line.endswith(("Mrs", "Dr.")) for line in lines)
        assert len(lines) == measure(tied, set_to).lines


@pytest.mark.parametrize("wide", [90.0, 150.0, 250.0, 350.0])
def test_a_title_is_not_cut_between_a_style_of_address_and_the_end_of_the_name(wide: float) -> None:
    """“Mr Bashir’s key” takes its lines between words only, however narrow the side is."""
    measure = typesetter().measure
    given, set_to = title_words(view(1280, 720, measure=measure), "Mr Bashir’s key", 76.0, "#000000", wide)
    whole = text(f"Mr{NO_BREAK}Bashir’s", given.style, "#000000")
    assert measure(whole, UNBOUNDED).width <= set_to <= wide


def test_words_without_room_are_left_as_they_are() -> None:
    """A single word that is wider than its line is not made wider still by ties."""
    measure = typesetter().measure
    word = text("Donaudampfschifffahrt", ROW, "#000000")
    assert alike(measure, word, word, 60.0) == (word, 60.0)
    assert breaks(measure, text("one line", ROW, "#000000"), UNBOUNDED) == ()


def test_binding_keeps_every_letter_and_the_breaks() -> None:
    """Only spaces that end no line are tied."""
    words = text("one two three", ROW, "#000000")
    assert bound(words, (3,)).plain == f"one two{NO_BREAK}three"


@pytest.mark.parametrize(
    ("words", "tied"),
    [
        ("Twelve—”", f"Twelve{JOINER}—”"),
        ("the noon cut-off", f"the noon cut-{JOINER}off"),
        ("re-run it", f"re-{JOINER}run it"),
        ("a walk-in freezer", f"a walk-{JOINER}in freezer"),
        ("twenty-three", "twenty-three"),
        ("her own steel-toecaps", "her own steel-toecaps"),
        ("a — b", "a — b"),
        ("no dash", "no dash"),
    ],
)
def test_joiners_stand_where_a_line_would_break_badly(words: str, tied: str) -> None:
    """No line begins with a dash, and none ends or begins with a scrap of a word."""
    assert joined(words) == tied


def test_a_dash_takes_its_word_along_into_the_next_line() -> None:
    """“Twelve—” has no room for its dash: the word goes with it, and nothing grows wider."""
    measure, style = typesetter().measure, Style(Face.STORY, 40)
    whole = text("trust it. Twelve—”", style, "#000000")
    word = measure(text("trust it. Twelve", style, "#000000"), UNBOUNDED).width
    assert measure(whole, word + 4).width < word - 40
    assert measure(whole, word + 4).lines == 2
