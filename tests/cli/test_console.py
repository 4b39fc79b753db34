"""What becomes of words when the reader goes away or the disk is full."""

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.console import Console, OutputLost
from tests.cli.conftest import environment


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Fails(io.StringIO):
    """A stream whose other end is in trouble."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def write(self, text: str) -> int:
        raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_only_where_it_is_wanted(variables: dict[str, str], coloured: bool) -> None:
    """A terminal has colour unless NO_COLOR or its kind says no; a file never has."""
    console = Console(Terminal(), io.StringIO(), variables)
    assert console.colour(console.out) is coloured
    assert console.colour(console.err) is False


def test_no_name_steers_a_terminal() -> None:
    """A file may be called anything, on either stream and in JSON; colours of our own go through."""
    name = "\x1b]0;yours\x07 \x9b2J\r"
    console = Console(io.StringIO(), io.StringIO(), {})
    console.say(f"\x1b[36m{name}\x1b[0m")
    console.tell(f"{name}\t\n")
    console.warn(name)
    console.json({"file": name})
    seen = "<U+001B>]0;yours<U+0007> <U+009B>2J<U+000D>"
    said, told, *data = console.out.getvalue().split("\n")  # type: ignore[attr-defined]
    assert (said, told) == (f"\x1b[36m{seen}\x1b[0m", f"{seen}\t")
    assert console.err.getvalue() == f"{seen}\n"  # type: ignore[attr-defined]
    assert "\x9b" not in "".join(data)
    assert json.loads("\n".join(data)) == {"file": name}


def test_a_reader_that_went_away_is_no_fault() -> None:
    """After a closed pipe what is said is dropped, and the command goes on to its exit code."""
    console = Console(Fails(errno.EPIPE), io.StringIO(), {})
    console.say("words")
    console.say("more")
    assert console.gone
    console.finish()


def test_a_full_disk_is_told() -> None:
    """Output that is lost for any other reason is a fault with words."""
    console = Console(Fails(errno.ENOSPC), io.StringIO(), {})
    with pytest.raises(OutputLost, match="no space is left on the disk"):
        console.say("words")


def test_nobody_to_tell_is_no_fault() -> None:
    """A standard error that takes nothing stops nothing."""
    Console(io.StringIO(), Fails(errno.ENOSPC), {}).warn("words")


def test_output_to_a_full_disk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, exit 1."""
    from game.cli.main import main

    monkeypatch.setattr(sys, "stdout", Fails(errno.ENOSPC))
    assert main(["--version"]) == 1
    assert capsys.readouterr().err == "The output could not be written: no space is left on the disk.\n"


@pytest.mark.parametrize("arguments", [["list"], ["--help"], ["explain"], ["play", "the-pour", "--json"]])
def test_a_closed_pipe_ends_quietly(home: Path, arguments: list[str]) -> None:
    """`fulcrum … | head -1` leaves no word on standard error and ends with 0."""
    process = subprocess.Popen(
        [sys.executable, "-m", "game", *arguments],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=120)
    assert err == b""
    assert process.returncode == 0


def test_a_check_keeps_its_exit_code_when_nobody_reads(home: Path, tmp_path: Path) -> None:
    """A closed pipe does not turn a faulty file into a sound one."""
    (tmp_path / "faulty.yaml").write_text("fulcrum: 1\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "game", "check", str(tmp_path / "faulty.yaml")],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=120)
    assert (err, process.returncode) == (b"", 1)


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_missing_stream_is_no_fault(home: Path, stream: str) -> None:
    """A program that starts us with one of the three streams closed gets an exit code and no traceback."""
    number = ["stdin", "stdout", "stderr"].index(stream)
    script = (
        f"import os, sys; os.close({number});os.execv(sys.executable, [sys.executable, '-m', 'game', 'list'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(home), capture_output=True, check=False
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
