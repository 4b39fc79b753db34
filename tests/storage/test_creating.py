"""Files that an author gets: made once, whole, and never in another's place."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from game.storage.creating import create, put


def test_a_file_is_made_once_and_whole(tmp_path: Path) -> None:
    """The second maker is refused and changes nothing; nothing is left beside it; others may read it."""
    path = tmp_path / "deep" / "desk.yaml"
    create(path, b"one")
    with pytest.raises(FileExistsError):
        create(path, b"two")
    assert path.read_bytes() == b"one"
    put(path, b"three")
    assert path.read_bytes() == b"three"
    assert [inside.name for inside in path.parent.iterdir()] == ["desk.yaml"]
    if os.name != "nt":
        mask = os.umask(0)
        os.umask(mask)
        assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


def test_who_may_read_a_file_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file put in another's place has its permissions; where the disk has none the file is put all the
    same."""
    path = tmp_path / "map.svg"
    path.write_bytes(b"old")
    for mode in (0o600, 0o664, 0o444, 0o755) if os.name != "nt" else (0o666,):
        path.chmod(mode)
        put(path, b"new")
        assert stat.S_IMODE(path.stat().st_mode) == mode

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    put(path, b"newer")
    assert path.read_bytes() == b"newer"


def test_a_disk_without_links_keeps_the_promise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is taken first, then the file is put there."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    create(tmp_path / "desk.yaml", b"one")
    with pytest.raises(FileExistsError):
        create(tmp_path / "desk.yaml", b"two")
    assert (tmp_path / "desk.yaml").read_bytes() == b"one"
    assert [inside.name for inside in tmp_path.iterdir()] == ["desk.yaml"]


def test_what_a_link_leads_to_is_replaced(tmp_path: Path) -> None:
    """The link stays; one that leads to itself is a failed write."""
    link, round = tmp_path / "map.svg", tmp_path / "round.svg"
    link.symlink_to(tmp_path / "real.svg")
    put(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.svg").read_bytes() == b"new"
    round.symlink_to(round)
    with pytest.raises(OSError, match="symbolic links"):
        put(round, b"new")
