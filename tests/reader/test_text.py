"""From bytes to lines: encodings, characters that cannot be seen, and line numbers as an editor counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model import Diagnostic
from game.reader import read
from game.reader.letters import ODD_SPACES, name_of, shown
from tests.reader.pages import NAME, Example

SOUND = Example("minutes: 15\n", (), {}).data().decode()


def found(text: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of everything in a file."""
    data = text.encode() if isinstance(text, str) else text
    return [(d.code, d.span.line, d.span.column) for d in read(data, NAME).diagnostics]


def one(text: str | bytes) -> Diagnostic:
    """The only diagnostic of a file."""
    data = text.encode() if isinstance(text, str) else text
    (diagnostic,) = read(data, NAME).diagnostics
    return diagnostic


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(end: str, mark: str) -> None:
    """A file from any system is read, and its lines have the same numbers."""
    text = mark + SOUND.replace("\n", end)
    assert found(text) == []
    assert found(text + f"nonsense: 1{end}") == [("F201", SOUND.count("\n") + 1, 1)]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_very_first_character_may_be_a_wide_one(mark: str) -> None:
    """What looks like a space and is none is seen on the first line too, and no line is counted for it."""
    assert found(mark + "\xa0" + SOUND)[0] == ("F127", 1, 1)
    assert {line for _, line, _ in found(f"{mark}\u2028 nonsense:")} == {1}


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\u0085"])
def test_what_only_some_programs_take_for_a_line_end_is_none(character: str) -> None:
    """Later lines keep the numbers that an editor gives them, and the text goes on."""
    text = SOUND.replace("Somebody knocks.", f"Somebody{character}knocks.") + "nonsense: 1\n"
    assert found(text) == [("F201", SOUND.count("\n") + 1, 1)]
    reading = read(text.replace("nonsense: 1\n", "").encode(), NAME)
    assert reading.scenario is not None
    assert reading.scenario.scenes[0].prose[0].text == "Somebody knocks."


@pytest.mark.parametrize(
    ("data", "line", "column", "word"),
    [
        (b"title: Caf\xe9", 1, 11, "0xe9"),
        (b"fulcrum: 1\r\ntitle: \xe4\xf6", 2, 8, "0xe4"),
        (b"\xef\xbb\xbftitle: x\n\n\xffy", 3, 1, "0xff"),
        ("title: “é”\nrole: ".encode() + b"\x93x\x94", 2, 7, "0x93"),
        (b"title: cut \xe2\x80", 1, 12, "0xe2"),
    ],
)
def test_the_first_byte_that_is_no_utf_8_is_told_with_its_place(
    data: bytes, line: int, column: int, word: str
) -> None:
    """Whatever the encoding of the computer is, and wherever the byte stands."""
    diagnostic = one(data)
    assert (diagnostic.code, diagnostic.span.line, diagnostic.span.column) == ("F101", line, column)
    assert word in diagnostic.message
    assert diagnostic.line_text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_called_by_their_names(encoding: str) -> None:
    """An editor's “Unicode” is mostly UTF-16."""
    diagnostic = one(SOUND.encode(encoding))
    assert diagnostic.code == "F101"
    assert encoding[:6].upper() in diagnostic.message


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"])
def test_a_control_character_is_told_with_its_code_point(character: str) -> None:
    """Its line and column too, and the rest of the file is read."""
    text = SOUND.replace("minutes: 15", f"minutes: 15\nsector: a{character}b\nnonsense: 1")
    line = text.split("\n").index("nonsense: 1")
    assert found(text) == [("F102", line, 10), ("F201", line + 1, 1)]
    assert f"U+{ord(character):04X}" in read(text.encode(), NAME).diagnostics[0].message


@pytest.mark.parametrize("character", ["\u00a0", "\u2003", "\u3000", "\u200b", "\ufeff", "\u202f"])
@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("sector:{}hotels", 8),
        ("sector: hotels{}", 15),
        ("{}sector: hotels", 1),
        ("start: do{}or", 10),
        ("minutes: 1{}5", 11),
        ("cast:\n  ru{}th: {{name: Ruth}}", 5),
        ("cast:\n {} ruth: {{name: Ruth}}", 2),
        ("sec{}tor: hotels", 4),
    ],
)
def test_what_looks_like_a_space_is_told_where_it_means_something(
    character: str, text: str, column: int
) -> None:
    """In the indentation, behind a colon, at the end of a value, in keys, ids and numbers: once, by name."""
    example = Example(text.format(character) + "\n", (), {}).data().decode()
    if text.startswith("minutes"):
        example = example.replace("minutes: 15\n", "")
    diagnostic = one(example)
    assert diagnostic.code == "F127"
    assert diagnostic.span.column == column
    assert f"U+{ord(character):04X}" in diagnostic.message


def test_prose_may_hold_any_space() -> None:
    """French and figures need no-break spaces, and they stay where they are."""
    text = SOUND.replace("Somebody knocks.", "“Non\u00a0!” 10\u202f000\u00a0€\u200b — *Ruth*")
    reading = read(text.encode(), NAME)
    assert reading.diagnostics == ()
    assert reading.scenario is not None
    assert "10\u202f000\u00a0€" in reading.scenario.scenes[0].prose[0].text


def test_tabs_are_refused_in_the_indentation_alone() -> None:
    """Behind a value, on an empty line and inside a text they are nobody's concern."""
    text = SOUND.replace("minutes: 15\n", "minutes: 15\t\n\t\n \t # a comment\nsector: a\tb\n")
    assert found(text) == []
    tabbed = SOUND.replace("minutes: 15\n", "questions:\n\t- One?\n\t- Two?\n")
    diagnostic = one(tabbed)
    assert diagnostic.code == "F126"
    assert "next line" in diagnostic.note


def test_a_file_indented_by_tabs_alone_is_read_on() -> None:
    """One diagnostic for lines that stand together, and faults of other kinds are found as well."""
    text = "scenes:\n\tdoor:\n\t\ttitle: The door\n\t\ttext: Somebody knocks.\n\t\tgo: hal\n"
    assert [code for code, _, _ in found(Example(text, (), {}).data())] == ["F126", "F304"]


def test_an_empty_file_and_an_empty_included_file() -> None:
    """Nothing to play is said; nothing to include is nothing."""
    for nothing in (b"", b"\n\n", b"# only a comment\n", b"\xef\xbb\xbf", b"---\n"):
        assert one(nothing).code == "F104"
    example = Example("include: [empty.yaml]\n", (), {"empty.yaml": "# nothing yet\n"})
    assert example.read().diagnostics == ()


@given(st.text())
def test_whatever_is_shown_in_a_message_can_be_seen(text: str) -> None:
    """One line, nothing invisible, and never longer than was asked for by much."""
    assert "\n" not in shown(text)
    assert all(character.isprintable() for character in shown(text))


@pytest.mark.parametrize("character", list(ODD_SPACES))
def test_every_odd_space_has_a_name_and_its_code_point(character: str) -> None:
    """The name is words, not the character itself."""
    name = name_of(character)
    assert name.endswith(f"(U+{ord(character):04X})")
    assert name.isascii()
