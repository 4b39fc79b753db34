"""Session files: their floor, their faults and who may open them."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from game.workshop.store import NoStore
from game.workshop.store.files import SUFFIX, FileSessions
from game.workshop.store.floor import Mount, mounts, unsuitable
from tests.workshop.test_store import record, served


def test_a_network_share_is_refused_in_words_with_a_way_out(tmp_path: Path) -> None:
    """The innermost mount decides; the words name the folder, the cause and what to do."""
    here = Mount(str(tmp_path), "ext4")
    share = Mount(str(tmp_path / "share"), "cifs")
    local = Mount(str(tmp_path / "share" / "disk"), "ext4")
    everything = [Mount("/", "ext4"), here, share, local]
    why = unsuitable(tmp_path / "share" / "workshops", everything)
    assert "share" in why
    assert "cifs" in why
    assert "FULCRUM_HOME" in why
    assert unsuitable(tmp_path / "workshops", everything) == ""
    assert unsuitable(tmp_path / "share" / "disk" / "x", everything) == ""
    assert unsuitable(tmp_path / "shared", everything) == ""


@pytest.mark.parametrize("kind", ["nfs4", "9p", "fuse.sshfs", "vboxsf", "drvfs", "smb3"])
def test_every_kind_of_foreign_disk_is_known(tmp_path: Path, kind: str) -> None:
    """Shares, a virtual machine's folders and another system's disk under this one."""
    assert kind in unsuitable(tmp_path, [Mount(str(tmp_path), kind)])


def test_a_windows_share_is_known_by_its_options(tmp_path: Path) -> None:
    """A mapped drive has an ordinary kind and the option "remote"."""
    assert unsuitable(tmp_path, [Mount(str(tmp_path), "NTFS", "rw,remote")])
    assert not unsuitable(tmp_path, [Mount(str(tmp_path), "NTFS", "rw,fixed")])


def test_this_machine_says_what_is_mounted_here() -> None:
    """The system's list can be read, and a temporary folder is fit to carry a session."""
    assert mounts()


def test_a_session_that_is_being_served_is_not_opened_twice(tmp_path: Path) -> None:
    """A second server is told that the session is being served, and so is whoever lists or deletes it."""
    sessions = FileSessions(tmp_path)
    sessions.make(record())
    with served(sessions):
        with pytest.raises(NoStore, match="being served"):
            sessions.open("a-session", lambda news, answers: None)
        with pytest.raises(NoStore, match="being served"):
            sessions.delete("a-session")
        records, unread = sessions.listed()
        assert records == []
        assert [one.id for one in unread] == ["a-session"]
    assert [one.id for one in sessions.listed()[0]] == ["a-session"]


def test_a_damaged_file_is_left_as_it_is_and_does_not_hide_the_others(tmp_path: Path) -> None:
    """It is listed with the words; its bytes stay."""
    sessions = FileSessions(tmp_path)
    sessions.make(record("whole"))
    bad = tmp_path / f"bad{SUFFIX}"
    bad.write_bytes(b"this is not a database" * 100)
    records, unread = sessions.listed()
    assert [one.id for one in records] == ["whole"]
    assert "damaged" in unread[0].why
    assert bad.read_bytes().startswith(b"this is not")
    with pytest.raises(NoStore, match="damaged"):
        sessions.open("bad", lambda news, answers: None)


def test_a_session_of_a_newer_program_is_refused_and_kept(tmp_path: Path) -> None:
    """The words name both formats; the file stays."""
    sessions = FileSessions(tmp_path)
    sessions.make(record())
    with sqlite3.connect(tmp_path / f"a-session{SUFFIX}") as connection:
        connection.execute("update session set format = 99")
    connection.close()
    with pytest.raises(NoStore, match=r"newer Fulcrum.*99"):
        sessions.record("a-session")
    assert (tmp_path / f"a-session{SUFFIX}").exists()


def test_nobody_else_on_the_machine_may_read_who_chose_what(tmp_path: Path) -> None:
    """The folder and the file are the user's own, where a system keeps such modes."""
    folder = tmp_path / "workshops"
    FileSessions(folder).make(record())
    others = 0o077 if os.name == "posix" else 0
    assert (folder / f"a-session{SUFFIX}").stat().st_mode & others == 0
    assert folder.stat().st_mode & others == 0


def test_deleting_leaves_no_file(tmp_path: Path) -> None:
    """Neither the session nor its log stays in the folder."""
    sessions = FileSessions(tmp_path)
    sessions.make(record())
    with served(sessions):
        pass
    sessions.delete("a-session")
    assert list(tmp_path.iterdir()) == []


def test_every_commit_is_synced_to_the_disk(tmp_path: Path) -> None:
    """The file is in write-ahead mode with full synchronisation, which is what an acknowledgement
    promises."""
    from game.workshop.store.jobs import Kept, Read

    sessions = FileSessions(tmp_path)
    sessions.make(record())
    with served(sessions) as desk:

        def modes(connection):  # type: ignore[no-untyped-def]
            ask = lambda name: connection.exec_driver_sql(f"pragma {name}").scalar()  # noqa: E731
            return ask("journal_mode"), ask("synchronous"), ask("locking_mode")

        assert desk.ask(Read(modes)) == [Kept(("wal", 2, "exclusive"))]


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    """A file stands where the folder should be: the words name the place and the way out."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(NoStore, match="FULCRUM_HOME"):
        FileSessions(tmp_path / "file" / "workshops").make(record())
