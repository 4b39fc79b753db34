"""Prose: wrapped lines join, a blank line starts a paragraph, and a paragraph may be somebody's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model import Paragraph
from game.reader.prose import one_line, paragraphs_of
from tests.reader.pages import Example

WAIT, COME = "      You wait\n      at the door.\n", "      ruth: Come\n      in.\n"
FORMS = {
    "under a bar": f"|\n{WAIT}\n{COME}",
    "under a bar that keeps its end": f"|+\n{WAIT}\n\n\n{COME}\n",
    "folded": f">-\n{WAIT}\n{COME}",
    "folded, with a deeper line": f">\n      You wait\n        at the door.\n\n{COME}",
    "in double marks": f'"You wait\n      at the door.\n\n{COME.rstrip()}"\n',
    "in single marks": f"'You wait\n      at the door.\n\n{COME.rstrip()}'\n",
    "with spaces nobody sees": "|\n      You wait  \n      at the  door.\n     \n      ruth:  Come\t\n"
    + COME[-10:],
}


@pytest.mark.parametrize("form", FORMS)
def test_prose_is_the_same_however_it_is_written(form: str) -> None:
    """Two paragraphs, the second of them Ruth's."""
    text = f"scenes:\n  door:\n    title: The door\n    text: {FORMS[form]}    go: END\n"
    reading = Example(text, (), {}).read()
    assert reading.diagnostics == ()
    assert reading.scenario is not None
    spoken = Paragraph("Come in.", "ruth")
    assert reading.scenario.scenes[0].prose == (Paragraph("You wait at the door."), spoken)


@pytest.mark.parametrize(
    ("line", "paragraph"),
    [
        ("ruth: Hello.", Paragraph("Hello.", "ruth")),
        ("ruth worried: Hello.", Paragraph("Hello.", "ruth", "worried")),
        ("ruth  stern:  Hello.", Paragraph("Hello.", "ruth", "stern")),
        ("goran: Hello.", Paragraph("goran: Hello.")),
        ("Ruth: Hello.", Paragraph("Ruth: Hello.")),
        ("ruth:Hello.", Paragraph("ruth:Hello.")),
        ("ruth, who waits: Hello.", Paragraph("ruth, who waits: Hello.")),
        ("the clock says 06:40", Paragraph("the clock says 06:40")),
        ("*ruth*: Hello.", Paragraph("*ruth*: Hello.")),
    ],
)
def test_only_an_id_of_the_cast_makes_a_paragraph_spoken(line: str, paragraph: Paragraph) -> None:
    """Everything else before a colon is prose."""
    text = f"scenes:\n  door:\n    title: The door\n    text: |\n      {line}\n    go: END\n"
    reading = Example(text, (), {}).read()
    assert reading.diagnostics == ()
    assert reading.scenario is not None
    assert reading.scenario.scenes[0].prose == (paragraph,)


def test_nobody_speaks_in_the_briefing() -> None:
    """The role is told to the player before anybody is on stage."""
    reading = Example('role: "ruth: you are she."\n', (), {}).read()
    assert reading.scenario is not None
    assert reading.scenario.role == (Paragraph("ruth: you are she."),)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Zs", "Zl", "Zp", "Cc"]), min_size=1, max_size=8
)


@given(st.lists(st.lists(st.lists(WORDS, min_size=1), min_size=1), min_size=1, max_size=4))
def test_paragraphs_come_back_however_they_were_wrapped(paragraphs: list[list[list[str]]]) -> None:
    """Lines of words, wrapped anywhere, with any number of blank lines between the paragraphs."""
    wrapped = "\n\n \n".join("\n".join(" ".join(words) for words in lines) for lines in paragraphs)
    joined = [" ".join(word for words in lines for word in words) for lines in paragraphs]
    assert paragraphs_of(wrapped, "|") == joined


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    """No line ends, no tabs, no space at either end, and nothing to do a second time."""
    line = one_line(text)
    assert "\n" not in line
    assert line == line.strip(" \t\n")
    assert one_line(line) == line
