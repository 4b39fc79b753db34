"""Commands, options, and errors that say what to do."""

import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__
from game.cli.table import COMMANDS
from tests.cli.conftest import Run, environment


def test_help_lists_every_command(fulcrum: Run) -> None:
    """Each line of the table is in the help, in words."""
    done = fulcrum("--help")
    assert done.code == 0
    assert done.err == ""
    for name, command in COMMANDS.items():
        assert f"  {name} {command.takes}".rstrip() in done.out
        assert command.summary in done.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(fulcrum: Run, name: str) -> None:
    """`COMMAND --help` and `help COMMAND` are the same, and both end with 0."""
    one, other = fulcrum(name, "--help"), fulcrum("help", name)
    assert (one.code, one.err) == (0, "")
    assert one.out == other.out
    assert f"usage: fulcrum {name}" in one.out


def test_the_version(fulcrum: Run) -> None:
    """One line, for people and scripts."""
    assert fulcrum("--version").out == f"fulcrum {__version__}\n"


def test_the_command_and_the_module_are_the_same(home: Path) -> None:
    """The installed `fulcrum` does what `python -m game` does."""
    script = Path(sys.executable).with_name("fulcrum" + (".exe" if sys.platform == "win32" else ""))
    assert script.is_file(), "the game is not installed in this environment"
    outputs = [
        subprocess.run([*command, "list", "--json"], env=environment(home), capture_output=True, check=True)
        for command in ([str(script)], [sys.executable, "-m", "game"])
    ]
    assert outputs[0].stdout == outputs[1].stdout


@pytest.mark.parametrize(
    ("arguments", "first", "second"),
    [
        (["lsit"], "fulcrum: there is no command “lsit”. Did you mean list?", "“fulcrum --help” lists"),
        (["frobnicate"], "fulcrum: there is no command “frobnicate”.", "“fulcrum --help” lists"),
        (["counted-twice"], "fulcrum: “counted-twice” is no command but a scenario.", "play counted-twice”"),
        (["--text"], "fulcrum: --text belongs to a command.", "Try “fulcrum play --text”."),
        (["--verzion"], "fulcrum: there is no option --verzion. Did you mean --version?", "--help”"),
        (["play", "--tex"], "fulcrum play: there is no option --tex. Did you mean --text?", "play --help”"),
        (["play", "a", "b"], "fulcrum play: “b” is one argument too many.", "play --help”"),
        (["play", "a", "--seed"], "fulcrum play: --seed needs a value.", "play --help”"),
        (["play", "a", "--json=1"], "fulcrum play: --json takes no value.", "play --help”"),
        (["play", "a", "--seed", "x"], "fulcrum play: --seed: “x” is not a whole number", "play --help”"),
        (["play", "a", "--seed", "-1"], "fulcrum play: --seed: “-1” is not a whole number", "play --help”"),
        (["play", "a", "--seed", "9" * 5000], "fulcrum play: --seed: “999", "play --help”"),
        (["play", "--json"], "fulcrum play: --json needs a SCENARIO.", "“fulcrum list” shows"),
        (["play", "--picks", "a"], "fulcrum play: --picks needs a SCENARIO.", "“fulcrum list” shows"),
        (["play", "a", "--json", "--text"], "fulcrum play: --json prints and asks nothing", "Leave one"),
        (["check"], "fulcrum check: PATH is missing.", "check --help”"),
        (["list", "x"], "fulcrum list: “x” is one argument too many.", "list --help”"),
        ([""], "fulcrum: there is no command “”.", "“fulcrum --help” lists"),
    ],
)
def test_a_command_line_that_makes_no_sense(
    fulcrum: Run, arguments: list[str], first: str, second: str
) -> None:
    """Exit 2, nothing on standard output, two lines on standard error: the fault and the way out."""
    done = fulcrum(*arguments)
    assert (done.code, done.out) == (2, "")
    lines = done.err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(first)
    assert second in lines[1]


def test_a_fault_of_ours_is_one_line_and_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The user gets a line, the details go into the user's folder, and the exit code is 1."""
    from game.cli import listing
    from game.cli.main import main

    def breaks(*_: object) -> int:
        raise KeyError("nobody foresaw this")

    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path))
    monkeypatch.setattr(listing, "execute", breaks)
    assert main(["list"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    assert line.startswith("Fulcrum met something it did not expect (KeyError). The details are in ")
    (details,) = (tmp_path / "logs").iterdir()
    assert str(details) in line
    words = details.read_text(encoding="utf-8")
    assert "nobody foresaw this" in words
    assert __version__ in words


@pytest.mark.parametrize("fault", [KeyError, MemoryError])
@pytest.mark.parametrize(("picks", "saved"), [(0, False), (1, True)])
def test_it_says_what_was_saved_where_something_was(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    fault: type[Exception],
    picks: int,
    saved: bool,
) -> None:
    """A fault in the middle of a play is told with what became of the play, and never more than is so."""
    from game.cli.main import main
    from game.cli.unexpected import SAVED
    from game.terminal.lines import Lines

    said = iter(["", "1", "", "1"])

    def line(self: Lines, seconds: float | None = None) -> str:
        if len(list((tmp_path / "saves").glob("*.json"))) >= picks:
            raise fault("nobody foresaw this")
        return next(said)

    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path))
    monkeypatch.setattr(Lines, "line", line)
    assert main(["play", "counted-twice", "--text"]) == 1
    assert (SAVED in capsys.readouterr().err) is saved


def test_the_details_are_no_condition(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Where even they cannot be written the line still comes, and old ones never pile up."""
    from game.cli import listing
    from game.cli.main import main
    from game.cli.unexpected import KEPT

    def breaks(*_: object) -> int:
        raise RecursionError

    monkeypatch.setattr(listing, "execute", breaks)
    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path))
    for _ in range(KEPT + 3):
        main(["list"])
    assert len(list((tmp_path / "logs").iterdir())) == KEPT
    capsys.readouterr()
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path / "file"))
    assert main(["list"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "could not be written" in line


def test_help_is_as_wide_as_the_terminal(fulcrum: Run) -> None:
    """No line is wider than the columns that there are."""
    for columns in (50, 80, 120):
        narrow = fulcrum("play", "--help", variables={"COLUMNS": str(columns)})
        assert max(map(len, narrow.out.splitlines())) <= columns
