"""Waivers: which line a comment is about, what is a comment at all, and what is said about waivers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.craft.check import check
from game.reader import read
from game.reader.waivers import Waiver, waivers_in
from tests.craft.pages import BASE

NAME = "desk.yaml"


def waivers(text: str) -> list[tuple[int, int, str, str]]:
    """Line of the comment, line it is about, code, reason."""
    return [(w.span.line, w.about, w.code, w.reason) for w in waivers_in(text.encode(), NAME)]


def test_at_the_end_of_a_line_it_is_about_that_line() -> None:
    """After a value, after a key, after a list entry and after a bar."""
    text = """fulcrum: 1
scenes:   # fulcrum: allow F401 because one
  desk:
    title: Monday   # fulcrum: allow F402 because two
    text: |   # fulcrum: allow F403 because three
      Words.
    choices:
      - {id: a, text: A.}   # fulcrum: allow F404 because four
"""
    assert waivers(text) == [
        (2, 2, "F401", "one"),
        (4, 4, "F402", "two"),
        (5, 5, "F403", "three"),
        (8, 8, "F404", "four"),
    ]


def test_on_a_line_of_its_own_it_is_about_the_line_below() -> None:
    """Comments may stand between, blank lines may not."""
    text = """fulcrum: 1
scenes:
  # fulcrum: allow F601 because it is a telegram
  # It arrived on Monday.
  desk:
    title: Monday
  # fulcrum: allow F602 because nothing follows

  till:
    title: Tuesday
# fulcrum: allow F603 because this is the end
"""
    assert waivers(text) == [
        (3, 5, "F601", "it is a telegram"),
        (7, 0, "F602", "nothing follows"),
        (11, 0, "F603", "this is the end"),
    ]


def test_above_the_first_key_it_is_about_the_file() -> None:
    """Blank lines and the mark of a document may stand between; with a byte order mark and CRLF too."""
    text = "\ufeff# A scenario.\r\n# fulcrum: allow F401 because short\r\n\r\n---\r\nfulcrum: 1\r\n"
    assert waivers(text) == [(2, 5, "F401", "short")]


@pytest.mark.parametrize(
    "text",
    [
        "role: |\n  # fulcrum: allow F401 because text\n  More.\n",
        "role: >-\n  Words.\n    # fulcrum: allow F401 because text\n",
        'title: "One # fulcrum: allow F401 because text"\n',
        "title: 'One\n  # fulcrum: allow F401 because text'\n",
        "title: One#fulcrum: allow F401 because text\n",
        "title: One # Fulcrum allows F401\n",
        "# fulcrum: 1\n",
        "# See fulcrum: allow F401 because this line only mentions it\n",
    ],
)
def test_what_is_no_comment_or_says_nothing_to_fulcrum(text: str) -> None:
    """Text under a bar and in quotation marks is text; other comments are the author's own."""
    assert waivers(f"fulcrum: 1\n{text}") == []


@pytest.mark.parametrize(
    ("comment", "code", "reason"),
    [
        ("# fulcrum: allow F401 because it is short", "F401", "it is short"),
        ("#fulcrum:allow f401 it is short", "F401", "it is short"),
        ("## Fulcrum: Allow F401: it is short.", "F401", "it is short."),
        ("# fulcrum: allow F401 – it is short", "F401", "it is short"),
        ("# fulcrum: allow F401", "F401", ""),
        ("# fulcrum: allow F401 because …", "F401", ""),
        ("# fulcrum: allow", "", ""),
        ("# fulcrum: allow F401, F402 because both", "", ""),
    ],
)
def test_how_a_waiver_may_be_written(comment: str, code: str, reason: str) -> None:
    """Letters' case and the word `because` are free; a reason has a letter or digit in it."""
    assert waivers(f"fulcrum: 1   {comment}\n") == [(1, 1, code, reason)]


def codes(data: bytes) -> list[str]:
    return [one.code for one in check(read(data, "counted-twice.yaml")).diagnostics]


THEN = """        then: >-
          The call goes well. At a quarter to eight you come down to find Goran
          with a tray in each hand and seven people waiting to be told things.
          He has saved the back wall. “It's fine,” he says, in the voice people
          use. Ruth sends you her notes with a thumbs-up.
"""


def changed(line: str) -> bytes:
    """Counted Twice with a consequence of four words, and a line in place of its choice's first."""
    text = BASE.read_text(encoding="utf-8")
    assert THEN in text
    text = text.replace(THEN, "        then: The call goes well.\n")
    return text.replace("      - id: call\n", line, 1).encode()


def test_a_waiver_takes_its_finding_away_and_is_counted() -> None:
    """At the end of the line, and on a line above it."""
    assert codes(changed("      - id: call\n")) == ["F603"]
    for line in (
        "      - id: call   # fulcrum: allow F603 because a call is four words\n",
        "      # fulcrum: allow F603 because a call is four words\n      - id: call\n",
    ):
        found = check(read(changed(line), "counted-twice.yaml"))
        assert (found.diagnostics, found.waived) == ((), 1)


def test_one_waiver_waives_one_finding() -> None:
    """Two of them at one finding: the second waives nothing, and is told."""
    twice = "# fulcrum: allow F603 because one\n      # fulcrum: allow F603 because two\n"
    assert codes(changed(f"      {twice}      - id: call\n")) == ["F431"]


@pytest.mark.parametrize(
    ("waiver", "expected"),
    [
        ("# fulcrum: allow F603", ["F603", "F432"]),
        ("# fulcrum: allow F306 because", ["F603", "F433"]),
        ("# fulcrum: allow F6033 because x", ["F603", "F433"]),
        ("# fulcrum: ignore F603 because x", ["F603", "F433"]),
        ("# fulcrum: allow F431 because x", ["F603", "F433"]),
        ("# fulcrum: allow F602 because x", ["F603", "F431"]),
    ],
)
def test_what_is_wrong_with_a_waiver_is_told_and_the_finding_stays(waiver: str, expected: list[str]) -> None:
    """No reason, an unknown code, an error's code, another verb, a code about waivers, a code not found."""
    assert codes(changed(f"      - id: call   {waiver}\n")) == expected


def test_the_readers_warnings_can_be_waived_and_its_errors_cannot() -> None:
    """A flag that nothing reads may stand; a scene that is not there may not."""
    flag = BASE.read_text(encoding="utf-8").replace("sets: [shipped]", "sets: [shipped, unread]", 1)
    assert codes(flag.encode()) == ["F319"]
    waived = flag.replace("unread]", "unread]   # fulcrum: allow F319 because a sequel reads it")
    assert codes(waived.encode()) == []
    error = BASE.read_text(encoding="utf-8").replace(
        "        go: counted\n", "        go: cuonted   # fulcrum: allow F304 because I said so\n", 1
    )
    assert codes(error.encode()) == ["F304", "F433"]


def test_a_broken_scenario_says_nothing_of_waivers_that_wait() -> None:
    """Craft is not judged there, so nobody can know whether a waiver waives anything."""
    text = "# fulcrum: allow F408 because short\n" + BASE.read_text(encoding="utf-8").replace(
        "        go: counted\n", "        go: cuonted\n", 1
    )
    assert codes(text.encode()) == ["F304"]


def test_waivers_in_an_included_file_are_about_that_file() -> None:
    """Findings there are waived there."""
    main = b"""fulcrum: 1
title: Desk
role: You run the desk.
include: [more.yaml]
endings:
  - {id: done, title: Done, text: It is done.}
"""
    more = b"""scenes:
  queue:   # fulcrum: allow F601 because it is a sketch
    title: Monday
    text: The line reaches the door.
    choices:
      - {id: a, text: Sort them., go: END}
      - {id: b, text: Wait., go: END}
"""
    found = check(read(main, "desk.yaml", {"more.yaml": more}.__getitem__))
    assert "F601" not in {one.code for one in found.diagnostics}
    assert found.waived == 1
    without = check(read(main, "desk.yaml", lambda _: more.replace(b"F601", b"F608")))
    told = {one.code: one for one in without.diagnostics}
    assert told["F601"].span.file == told["F431"].span.file == "more.yaml"
    assert told["F431"].line_text.startswith("  queue:")


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    """Whatever stands around a waiver."""
    for waiver in waivers_in(b"a: 1 # fulcrum: allow F401 because x\n" + data, NAME):
        assert isinstance(waiver, Waiver)
        assert waiver.span.line >= 1
