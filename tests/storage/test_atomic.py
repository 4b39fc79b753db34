"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.storage import atomic


@given(st.binary(max_size=200_000))
def test_what_is_written_is_read(data: bytes) -> None:
    """Any bytes come back as they were."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "deep", "er", "file")
        atomic.write(path, data)
        assert path.read_bytes() == data
        assert [p.name for p in path.parent.iterdir()] == ["file"]


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_failure_at_any_step_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """A disk that fails in mid-write costs nothing, and no half file stays."""
    path = tmp_path / "save.json"
    atomic.write(path, b"old")

    def fails(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path if step == "replace" else os, step, fails)
    with pytest.raises(OSError, match="No space left"):
        atomic.write(path, b"new" * 1000)
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["save.json"]


def test_a_short_write_is_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that takes a few bytes at a time gets all of them."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:3])))
    atomic.write(tmp_path / "file", b"0123456789")
    assert (tmp_path / "file").read_bytes() == b"0123456789"


def test_a_linked_file_stays_linked(tmp_path: Path) -> None:
    """Settings that somebody keeps elsewhere are changed there."""
    real, link = tmp_path / "dotfiles" / "settings.json", tmp_path / "settings.json"
    atomic.write(real, b"old")
    link.symlink_to(real)
    atomic.write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_setting_aside_never_overwrites(tmp_path: Path) -> None:
    """Each damaged file gets a name of its own."""
    for number in range(3):
        path = tmp_path / "save.json"
        path.write_text(str(number), encoding="utf-8")
        atomic.set_aside(path)
    names = {p.name: p.read_text(encoding="utf-8") for p in tmp_path.iterdir()}
    assert names == {
        "save.json.damaged": "0",
        "save.json.damaged-2": "1",
        "save.json.damaged-3": "2",
    }


def test_no_more_is_read_than_asked_for(tmp_path: Path) -> None:
    """One byte more than the limit shows that a file is too long."""
    (tmp_path / "long").write_bytes(b"x" * 100)
    assert atomic.read_at_most(tmp_path / "long", 10) == b"x" * 11
    assert atomic.read_at_most(tmp_path / "long", 100) == b"x" * 100


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes among its files")
def test_a_pipe_is_never_waited_for_in_vain(tmp_path: Path) -> None:
    """A named pipe without a writer is told; what somebody has written into one is read."""
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="nobody writes"):
        atomic.read_at_most(pipe, 10)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    writing = os.open(pipe, os.O_WRONLY)
    os.write(writing, b"0123456789ab")
    os.close(writing)
    assert atomic.read_at_most(pipe, 10) == b"0123456789a"
    os.close(reading)


def test_links_in_a_circle_cannot_be_written(tmp_path: Path) -> None:
    """A link that leads to itself is a failed write like any other, and stays."""
    link = tmp_path / "map.svg"
    link.symlink_to(link)
    with pytest.raises(OSError, match="symbolic links"):
        atomic.write(link, b"new")
    assert link.is_symlink()
