"""The console's code in a terminal can be scanned, whatever the terminal's ground."""

from __future__ import annotations

import pytest
import segno

from game.workshop import printed

LINK = "http://192.168.178.123:8000/console#0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize("coloured", [True, False])
@pytest.mark.parametrize("text", [LINK, "x", LINK * 3])
def test_the_printed_code_is_the_code(text: str, coloured: bool) -> None:
    """Every half block is a module of it, quiet all round; in colours, dark stands on light in every line."""
    lines = printed.code(text, coloured)
    if coloured:
        assert all(line.startswith("\x1b[30;107m") and line.endswith("\x1b[0m") for line in lines)
        lines = [line.removeprefix("\x1b[30;107m").removesuffix("\x1b[0m") for line in lines]
    rows = [[sign in on for sign in line] for line in lines for on in ("▀█", "▄█")]
    code = segno.make(text, error="l", micro=False)
    wanted = [[bool(dark) for dark in row] for row in code.matrix_iter(border=printed.QUIET)]
    assert rows[: len(wanted)] == wanted
    assert not any(map(any, rows[len(wanted) :]))


def test_nothing_but_a_terminal_is_told_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, a pipe and a terminal that knows none get plain lines."""
    monkeypatch.setenv("TERM", "xterm-256color")
    assert not printed.colours()
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("os.name", "posix")
    assert printed.colours()
    monkeypatch.setenv("TERM", "dumb")
    assert not printed.colours()
