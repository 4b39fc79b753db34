"""The bar that tells how far a long piece of work has come."""

import io
import signal
from threading import Event

import pytest

from game.analysis import Exploring
from game.cli.console import Console
from game.cli.explore import _explored
from game.cli.figures import as_text
from game.cli.progress import Progress
from tests.support.plays import shipped


class Terminal(io.StringIO):
    """A terminal that remembers what was written, and says when something was."""

    def __init__(self) -> None:
        super().__init__()
        self.written = Event()

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        self.written.set()


def test_the_bar_is_there_while_one_part_takes_long() -> None:
    """Whoever waits for a single part sees that something is done, and what; afterwards the line is empty."""
    err = Terminal()
    with Progress(Console(io.StringIO(), err), lambda: (1, 4, "paths"), patience=0):
        assert err.written.wait(60)
    lines = [line for line in err.getvalue().split("\r") if line]
    assert lines[0].startswith("[#####               ] paths")
    assert lines[-1].strip() == ""


def test_no_bar_in_a_pipe() -> None:
    """Where nobody looks at standard error nothing is drawn on it."""
    err = io.StringIO()
    with Progress(Console(io.StringIO(), err), lambda: (1, 4, "paths"), patience=0):
        pass
    assert err.getvalue() == ""


def test_no_bar_for_what_is_soon_done() -> None:
    """Work that ends within the first second leaves the terminal alone."""
    err = Terminal()
    with Progress(Console(io.StringIO(), err), lambda: (1, 4, "paths")):
        pass
    assert err.getvalue() == ""


@pytest.mark.parametrize("at", ["endings", "integrity at the end", "words"])
def test_ctrl_c_gives_what_is_known(monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """A signal in the middle of a part leaves the figures of all parts before it, and names the others."""
    scenario = shipped("counted-twice")
    parts = Exploring.parts

    def interrupted(self: Exploring):
        for name in parts(self):
            yield name
            if self.waiting[0] == at:
                signal.raise_signal(signal.SIGINT)

    if at == "endings":
        monkeypatch.setattr(
            Exploring, "parts", lambda self: iter(lambda: signal.raise_signal(signal.SIGINT), 1)
        )
    else:
        monkeypatch.setattr(Exploring, "parts", interrupted)
    figures, stopped = _explored(scenario, Console(io.StringIO(), io.StringIO()))
    assert stopped
    said = as_text(scenario, figures)
    assert ("13.15 %  weighed_year" in said) == (at != "endings")
    assert ("23,886 paths" in said) == (at != "endings")
    assert ("commitment +1 to +11" in said) == (at != "endings")
    assert ("Patterns of random plays" in said) == (at == "words")
    (missing,) = figures.missing
    assert missing.startswith(f"Stopped before these were worked out: {at}")
    assert missing.endswith("choices.")
