"""Lines from a stream of bytes, with and without a clock."""

import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.terminal.lines import LONGEST, Lines, TimedOut


def stream(*chunks: bytes) -> Callable[[], bytes]:
    """A source that gives these chunks, then the end."""
    left = list(chunks)
    return lambda: left.pop(0) if left else b""


def all_lines(lines: Lines, seconds: float | None = None) -> list[str]:
    """Every line up to the end."""
    found = []
    while (line := lines.line(seconds)) is not None:
        found.append(line)
    return found


@given(st.lists(st.binary(max_size=20)), st.sampled_from([None, 30.0]))
def test_how_the_bytes_arrive_changes_nothing(chunks: list[bytes], seconds: float | None) -> None:
    """Cut anywhere, also inside a letter, by a thread or not: the lines are those of the whole."""
    chunks = [chunk for chunk in chunks if chunk]
    whole = b"".join(chunks).decode("utf-8", "replace")
    expected = [line.rstrip("\r") for line in whole.split("\n")]
    if not expected[-1]:
        expected.pop()
    assert all_lines(Lines(stream(*chunks)), seconds) == expected


def test_the_end_stays_the_end() -> None:
    """After the last line there is none, however often one asks; a last line needs no end."""
    lines = Lines(stream(b"one\ntwo"))
    assert [lines.line() for _ in range(4)] == ["one", "two", None, None]


def test_a_clock_runs_out_and_the_line_comes_later() -> None:
    """What is typed after the time is up is the next line, and no letter is lost."""
    typed = threading.Event()
    chunks = [b"late\n"]

    def read() -> bytes:
        typed.wait()
        return chunks.pop(0) if chunks else b""

    lines = Lines(read)
    with pytest.raises(TimedOut):
        lines.line(0.0)
    typed.set()
    assert lines.line() == "late"
    assert lines.line(60.0) is None


def test_an_endless_line_does_not_fill_the_memory() -> None:
    """What is far too long for a line is dropped."""
    lines = Lines(stream(*[b"x" * 4096] * 100, b"\nnext\n"))
    first = lines.line()
    assert first is not None
    assert len(first) <= LONGEST
    assert lines.line() == "next"


def test_another_encoding() -> None:
    """The terminal's own encoding is used; what it does not have is replaced."""
    assert all_lines(Lines(stream("é\n".encode("latin-1")), "latin-1")) == ["é"]
    assert all_lines(Lines(stream(b"\xe9\n"), "ascii")) == ["\ufffd"]
