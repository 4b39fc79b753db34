"""Keeping a playthrough while it is played: every pick, whatever other windows and the disk do."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from game.engine import Playthrough, pick, start, undo
from game.model import END, Scenario
from game.storage import Home, Kept, Saved, begin, carry_on, saves_of
from game.storage.keeping import TWO_WINDOWS, keep_at_once
from game.storage.save import Save
from tests.support.building import choice, scene, story


def long_story() -> Scenario:
    """Nine decisions with two choices each."""
    ids = [f"s{n}" for n in range(9)]
    goes = [*ids[1:], END]
    scenes = [
        scene(s, choice("left", go=go), choice("right", go=go)) for s, go in zip(ids, goes, strict=True)
    ]
    return story(*scenes, digest="d")


STORY = long_story()


def saved(at: Home) -> tuple[Saved, ...]:
    """All saves of the story, latest first."""
    return saves_of(at, "test", "d", "x").saves


def new(at: Home, now: str = "2031-01-01") -> Kept:
    """A new playthrough."""
    return begin(at, "test", "d", "x", 5, now)


def picked(play: Playthrough, *ids: str) -> Playthrough:
    """The play after some picks."""
    for id in ids:
        play = pick(play, id)
    return play


def test_nothing_is_kept_before_the_first_pick(at: Home) -> None:
    """A scenario that was only opened leaves no file."""
    kept = new(at)
    kept.close()
    assert saved(at) == ()
    assert not at.folder.exists()


def test_each_pick_is_on_the_disk_when_keep_returns(at: Home) -> None:
    """What was kept can be read by anybody at once, and carries all that a replay needs."""
    kept, play = new(at), start(STORY, 5)
    for number, id in enumerate(["left", "right", "left"]):
        play = pick(play, id)
        assert kept.keep(play, f"2031-01-02T{number:02}") is None
        (one,) = saved(at)
        assert one.save.picks == play.picks
        assert (one.save.seed, one.save.ending, one.save.started) == (5, None, "2031-01-01")
        assert one.save.title == f"S{number + 1}"
    kept.close()


def test_undo_is_kept_as_a_shorter_list(at: Home) -> None:
    """What was taken back is gone from the save."""
    kept, play = new(at), picked(start(STORY, 5), "left", "right")
    kept.keep(play, "2031")
    kept.keep(undo(play), "2032")
    assert saved(at)[0].save.picks == ("left",)
    kept.close()


def test_a_finished_play_says_how_it_ended(at: Home) -> None:
    """The ending's id stands in the save, the picks stay."""
    kept, play = new(at), picked(start(STORY, 5), *["left"] * 9)
    kept.keep(play, "2031")
    (one,) = saved(at)
    assert (one.save.ending, one.save.title, len(one.save.picks)) == ("end", "End", 9)
    kept.close()


def test_carrying_on_goes_on_in_the_same_file(at: Home) -> None:
    """One playthrough is one file, however often it is taken up."""
    kept, play = new(at), picked(start(STORY, 5), "left")
    kept.keep(play, "2031-01")
    kept.close()
    again, note = carry_on(at, saved(at)[0])
    assert note is None
    assert again.keep(pick(play, "right"), "2031-02") is None
    again.close()
    assert [one.save.picks for one in saved(at)] == [("left", "right")]


def test_a_second_window_goes_on_as_a_playthrough_of_its_own(at: Home) -> None:
    """Both windows keep all their picks, and the second one is told at once."""
    first, play = new(at), picked(start(STORY, 5), "left")
    first.keep(play, "2031-01")
    second, note = carry_on(at, saved(at)[0])
    assert note == TWO_WINDOWS
    assert second.keep(picked(play, "right", "right"), "2031-02") is None
    assert first.keep(picked(play, "left"), "2031-03") is None
    assert second.keep(picked(play, "right", "right", "left"), "2031-04") is None
    assert {one.save.picks for one in saved(at)} == {("left", "left"), ("left", "right", "right", "left")}
    first.close()
    second.close()


def test_without_locks_no_window_writes_over_the_other(at: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that knows no locks the file is compared first, and the later window gives way."""
    import filelock

    def unsupported(*_: object, **__: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(filelock.FileLock, "acquire", unsupported)
    first, play = new(at), picked(start(STORY, 5), "left")
    first.keep(play, "2031-01")
    second, note = carry_on(at, saved(at)[0])
    assert note is None
    assert second.keep(picked(play, "right"), "2031-02") is None
    assert first.keep(picked(play, "left"), "2031-03") == TWO_WINDOWS
    assert second.keep(picked(play, "right", "left"), "2031-04") is None
    assert first.keep(picked(play, "left", "left"), "2031-05") is None
    assert {one.save.picks for one in saved(at)} == {("left", "left", "left"), ("left", "right", "left")}


HOLD = """
import sys, time
from pathlib import Path
from game.storage import Home, carry_on, saves_of
at = Home(Path(sys.argv[1]), Path(sys.argv[1]) / "cache")
kept, note = carry_on(at, saves_of(at, "test", "d", "x").saves[0])
print("held" if note is None else "taken", flush=True)
sys.stdin.read()
"""


def test_a_lease_ends_with_its_process(at: Home) -> None:
    """Another process holds the save while it lives; killed, it holds nothing any more."""
    kept, play = new(at), picked(start(STORY, 5), "left")
    kept.keep(play, "2031-01")
    kept.close()
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(at.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdin is not None
    assert other.stdout.readline() == "held\n"
    meanwhile, note = carry_on(at, saved(at)[0])
    assert note == TWO_WINDOWS
    meanwhile.close()
    other.kill()
    other.wait()
    other.stdout.close()
    other.stdin.close()
    again, note = carry_on(at, saved(at)[0])
    assert note is None
    again.close()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no space is left on the disk. Free some space."),
        (errno.EROFS, "the disk is read-only."),
        (errno.EACCES, "Close the program that holds it"),
    ],
)
def test_a_disk_that_fails_is_said_at_once_and_made_up_for(
    at: Home, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    """The line names the file and the way out; the old save is whole; the next pick writes everything."""
    import os

    from game.storage import atomic

    kept, play = new(at), picked(start(STORY, 5), "left")
    kept.keep(play, "2031-01")
    real = os.open

    def fails(path: Path, flags: int, *rest: int) -> int:
        if Path(path).suffix == ".tmp":
            raise OSError(number, os.strerror(number), str(path))
        return real(path, flags, *rest)

    monkeypatch.setattr(atomic.os, "open", fails)
    line = kept.keep(pick(play, "right"), "2031-02")
    assert line is not None
    assert line.startswith("Not saved: ")
    assert str(kept.path) in line
    assert words in line
    assert line.endswith("The play goes on in memory.")
    assert "\n" not in line
    assert saved(at)[0].save.picks == ("left",)
    monkeypatch.undo()
    assert kept.keep(picked(play, "right", "left"), "2031-03") is None
    assert saved(at)[0].save.picks == ("left", "right", "left")
    kept.close()


def test_a_closed_playthrough_leaves_its_file_alone_in_the_folder(at: Home) -> None:
    """No lock and no half-written file stays behind."""
    kept = new(at)
    kept.keep(picked(start(STORY, 5), "left"), "2031")
    kept.close()
    assert [path.name for path in kept.path.parent.iterdir()] == [kept.path.name]


def test_a_file_where_the_folder_should_be_is_told(at: Home) -> None:
    """A user's folder that is a file costs the saves and nothing else."""
    at.folder.parent.mkdir(parents=True, exist_ok=True)
    at.folder.write_text("not a folder", encoding="utf-8")
    line = new(at).keep(picked(start(STORY, 5), "left"), "2031")
    assert line is not None
    assert "a file stands where a folder should be" in line


def test_a_save_that_was_removed_is_written_again(at: Home) -> None:
    """Somebody who tidies the folder in mid-play costs nobody a pick."""
    kept, play = new(at), picked(start(STORY, 5), "left")
    kept.keep(play, "2031")
    kept.path.unlink()
    assert kept.keep(pick(play, "right"), "2032") is None
    assert saved(at)[0].save.picks == ("left", "right")
    kept.close()


def test_the_same_picks_at_once_have_one_file(at: Home) -> None:
    """A tool that makes the same picks a hundred times leaves one save; other picks have another."""
    save = Save("test", "d", "x", 5, (), "2031-01", "2031-01")
    play = picked(start(STORY, 5), "left")
    for number in range(3):
        assert keep_at_once(at, save, play, f"2031-0{number + 2}") is None
    (one,) = saved(at)
    assert (one.save.started, one.save.updated) == ("2031-01", "2031-04")
    keep_at_once(at, save, pick(play, "left"), "2031-09")
    assert len(saved(at)) == 2


def test_picks_at_once_never_write_over_what_was_carried_on(at: Home) -> None:
    """Where their playthrough went on meanwhile, they get a file of their own; a damaged one stays too."""
    save = Save("test", "d", "x", 5, (), "2031-01", "2031-01")
    play = picked(start(STORY, 5), "left")
    keep_at_once(at, save, play, "2031-02")
    on, _ = carry_on(at, saved(at)[0])
    on.keep(pick(play, "right"), "2031-03")
    on.close()
    keep_at_once(at, save, play, "2031-04")
    assert [one.save.picks for one in saved(at)] == [("left",), ("left", "right")]
