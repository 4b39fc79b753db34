"""Playing in a terminal through a real process: pipes, kills, interrupts, terminals."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.engine import offers, pick, start
from tests.cli.conftest import Run, environment
from tests.storage.test_finding import SOUND
from tests.support.plays import shipped

PICKS = ["lanes", "check", "page", "listen", "refuse", "timetable", "open", "sums"]
INTERRUPT = getattr(signal, "CTRL_C_EVENT", signal.SIGINT)
PLAY = [sys.executable, "-m", "game", "play", "counted-twice", "--text", "--no-shuffle"]


def saves(home: Path) -> list[list[str]]:
    """The picks of every save on the disk."""
    found = sorted((home / "saves").rglob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    return [json.loads(path.read_bytes())["picks"] for path in found]


def numbers(*picks: str) -> list[str]:
    """What is typed for some picks from the start, in the author's order."""
    play, found = start(shipped("counted-twice"), 0), []
    for id in picks:
        shown = [offer.choice.id for offer in offers(play)]
        found.append(str(shown.index(id) + 1))
        play = pick(play, id)
    return found


NUMBERS = numbers(*PICKS)


class Playing:
    """A play whose lines go in one at a time, as from a person."""

    def __init__(self, home: Path, *command: str) -> None:
        self.process = subprocess.Popen(
            command or PLAY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(home),
        )

    def until(self, words: str) -> str:
        """Reads up to a line that has these words."""
        assert self.process.stdout is not None
        read = ""
        while words not in read:
            line = self.process.stdout.readline().decode("utf-8")
            assert line, f"the output ended before “{words}”:\n{read}"
            read += line
        return read

    def type(self, line: str) -> None:
        """Types a line."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def end(self) -> tuple[int, str, str]:
        """Waits for the end: exit code, the rest of the output, standard error."""
        out, err = self.process.communicate(timeout=120)
        return self.process.returncode, out.decode("utf-8"), err.decode("utf-8")


@pytest.fixture
def playing(home: Path) -> Iterator[Callable[[], Playing]]:
    """Starts plays; what a test leaves behind is ended."""
    started: list[Playing] = []

    def start_one() -> Playing:
        started.append(Playing(home))
        return started[-1]

    yield start_one
    for play in started:
        play.process.kill()
        play.process.wait()
        for stream in (play.process.stdin, play.process.stdout, play.process.stderr):
            if stream is not None:
                stream.close()


def test_a_whole_play_to_its_debrief_through_a_pipe(fulcrum: Run) -> None:
    """Numbers alone play Counted Twice to its ending; the end of the input prints the whole debrief."""
    done = fulcrum("play", "counted-twice", "--text", "--no-shuffle", input="\n".join(["", *NUMBERS, ""]))
    assert (done.code, done.err) == (0, "")
    for words in ("Who is who", "What happened to the place", "Two questions", "Take one thing away"):
        assert words in done.out
    assert "\x1b" not in done.out
    assert done.out.count("What the moment called for:") == 8
    assert "The weighed year" in done.out


@pytest.mark.parametrize("columns", ["40", "20", "200"])
def test_no_line_is_wider_than_the_terminal(fulcrum: Run, columns: str) -> None:
    """Forty columns, and twenty, hold everything; two hundred are not filled."""
    typed = ["", *NUMBERS, "", "4", "", "1", "a", "", "?", "settings", "2", "", "what I would say to her"]
    variables = {"COLUMNS": columns}
    done = fulcrum(*PLAY[3:], input="\n".join(typed), variables=variables)
    assert "Stored nowhere." in done.out
    assert max(len(line) for line in done.out.splitlines() if "/" not in line) <= min(int(columns), 78)


def test_a_killed_play_loses_nothing(home: Path, playing: Callable[[], Playing]) -> None:
    """kill -9 between any two picks: what was shown as made is there, and the next start goes on."""
    for number in range(3):
        play = playing()
        if number == 0:
            play.until("Enter begins.")
            play.type("")
        play.until("Choose ")
        play.type(NUMBERS[number])
        play.until("Choose ")
        play.process.kill()
        play.end()
        (picks,) = saves(home)
        assert picks == PICKS[: number + 1]
    again = playing()
    assert "You carry on where you stopped." in again.until("Choose ")
    again.type("q")
    code, out, err = again.end()
    assert (code, err) == (0, "")
    assert "Your 3 choices so far are kept." in out


def test_an_interrupt_is_a_clean_end(home: Path, playing: Callable[[], Playing]) -> None:
    """Ctrl-C ends with 0 and a word; what was chosen is kept."""
    play = playing()
    play.until("Enter begins.")
    play.type("")
    play.until("Choose ")
    play.type("3")
    play.until("Choose ")
    play.process.send_signal(INTERRUPT)
    code, out, err = play.end()
    assert (code, err) == (0, "")
    assert "Every choice that was made is saved." in out
    assert saves(home) == [["lanes"]]


def test_a_reader_that_goes_away_is_a_clean_end(home: Path, playing: Callable[[], Playing]) -> None:
    """A closed pipe in mid-play: exit 0, no word on standard error, the last pick kept."""
    play = playing()
    play.until("Enter begins.")
    play.type("")
    play.until("Choose ")
    assert play.process.stdout is not None
    play.process.stdout.close()
    play.type("3")
    assert play.process.stdin is not None
    play.process.stdin.close()
    assert play.process.wait(timeout=120) == 0
    assert play.process.stderr is not None
    assert play.process.stderr.read() == b""
    play.process.stderr.close()
    assert saves(home) == [["lanes"]]


def test_two_windows_on_one_save(home: Path, playing: Callable[[], Playing]) -> None:
    """The second one is told and goes on as a playthrough of its own; both are kept."""
    first = playing()
    first.until("Enter begins.")
    first.type("")
    first.until("Choose ")
    first.type("3")
    first.until("Choose ")
    second = playing()
    assert "open in another window" in " ".join(second.until("Choose ").split())
    second.type("1")
    second.until("Choose ")
    first.type("2")
    first.until("Choose ")
    for play in (first, second):
        play.type("q")
        assert play.end()[0] == 0
    assert sorted(saves(home)) == [["lanes", "check"], ["lanes", "park"]]


def test_a_disk_that_cannot_be_written_is_said_at_once(home: Path, playing: Callable[[], Playing]) -> None:
    """The line comes before what follows the pick, at each pick, and the play goes on to its end."""
    home.write_text("", encoding="utf-8")
    play = playing()
    play.until("Enter begins.")
    play.type("")
    play.until("Choose ")
    play.type("3")
    read = play.until("Choose ")
    assert " ".join(read.split()).startswith("Not saved: ")
    assert "The play goes on in memory." in " ".join(read.split())
    for number in NUMBERS[1:]:
        play.type(number)
    play.type("")
    code, out, err = play.end()
    assert (code, err) == (0, "")
    assert "The weighed year" in out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_any_encoding_can_be_played_in(fulcrum: Run, encoding: str) -> None:
    """Marks and accents give way, nothing stops."""
    variables = {"PYTHONIOENCODING": encoding}
    done = fulcrum(
        "play", "counted-twice", "--text", "--no-shuffle", input=b"\n3\n?\n\xff\xfe\n", variables=variables
    )
    assert done.code == 0
    words = done.raw.decode(encoding)
    assert "Goran Petrovic" in words
    assert "Tuesday, after six" in words


def test_the_library_opens_without_a_scenario(fulcrum: Run) -> None:
    """`--text` alone shows the shelf; a number opens, a path opens, x comes back."""
    done = fulcrum("play", "--text", input="2\n\n3\nx\n2\n")
    assert done.code == 0
    assert "1. Bed Fourteen" in done.out
    assert "Carry on at “Tuesday, after six”." in done.out
    assert "You carry on where you stopped." in done.out


@pytest.mark.parametrize("arguments", [[], ["play"], ["play", "counted-twice"]])
def test_without_a_display_one_line_says_so(fulcrum: Run, arguments: list[str]) -> None:
    """And the game plays in the terminal."""
    done = fulcrum(*arguments, variables={"SDL_VIDEODRIVER": None})
    if sys.platform.startswith("linux"):
        (line,) = done.err.splitlines()
        assert line.startswith("There is no display here")
        assert line.endswith("Playing in the terminal.")
        assert ("Enter begins." if arguments[1:] else "The number of a scenario") in done.out
        assert done.code == 0


def test_picks_and_then_by_hand(fulcrum: Run, home: Path) -> None:
    """`--picks … --text` makes the picks and goes on from there."""
    third = numbers("lanes", "check", "page")[2]
    done = fulcrum(*PLAY[3:], "--picks", "lanes,check", input=f"h\n{third}\n")
    assert done.code == 0
    assert "2. Goran's two sheets" in done.out
    assert saves(home) == [["lanes", "check", "page"]]


def test_a_seed_begins_anew(fulcrum: Run, home: Path) -> None:
    """With --seed the briefing comes first though there is something to carry on, and the seed is kept."""
    fulcrum("play", "counted-twice", "--picks", "lanes,check")
    done = fulcrum("play", "counted-twice", "--text", "--seed", "77", input="\n1\ns\n")
    assert "Enter begins." in done.out
    assert "Its seed is 77." in done.out
    assert sorted(map(len, saves(home))) == [1, 2]


def test_a_damaged_settings_file_is_told(fulcrum: Run, home: Path) -> None:
    """One line on standard error, and the game plays."""
    home.mkdir()
    (home / "settings.json").write_text("{", encoding="utf-8")
    done = fulcrum("play", "--text")
    assert "The settings were damaged" in done.err
    assert (home / "settings.json.damaged").is_file()
    assert done.code == 0


def test_a_scenario_of_ones_own_with_faults_from_the_shelf(fulcrum: Run, home: Path) -> None:
    """Opened from the shelf it shows its diagnostics, and the shelf stays."""
    (home / "scenarios").mkdir(parents=True)
    (home / "scenarios" / "faulty.yaml").write_bytes(SOUND.replace(b"go: counted\n", b"go: cuonted\n", 1))
    done = fulcrum("play", "--text", input="5\n1\n")
    assert "cuonted" in done.out
    assert "Enter begins." in done.out
    assert done.code == 0
