"""The command by itself, with real sockets on loopback: start, stop, kill, resume, list, delete, export."""

from __future__ import annotations

import json
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from game.model import Scenario
from game.workshop.opening import new_record
from game.workshop.server import protocol
from game.workshop.store import open_sessions
from tests.workshop.process import COMMAND, ROOT, environment, process, until, vote


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, to its end."""
    return subprocess.run(
        [*COMMAND, *arguments], env=environment(folder), cwd=ROOT, capture_output=True, text=True, timeout=60
    )


def test_one_json_line_says_that_it_is_ready(tmp_path: Path) -> None:
    """Session, address, console, token and port; the page, the console and the screen are there at once."""
    with process(tmp_path, "counted-twice") as server:
        ready = server.ready
        assert set(ready) >= {"session", "url", "console", "host_token", "port"}
        assert ready["url"] == server.base
        assert ready["console"] == f"{server.base}/console#{ready['host_token']}"
        assert server.state()["session"] == ready["session"]


def test_sigterm_ends_it_within_seconds_whoever_is_connected(tmp_path: Path) -> None:
    """With phones on the air it says nothing, exits 0, and tells the phones to come back later."""
    with process(tmp_path, "counted-twice") as server:
        phones = [server.phone(server.join()["participant"]) for _ in range(20)]
        for phone in phones:
            until(phone, type="page")
        code, err = server.stop()
        assert (code, err) == (0, "")
        with pytest.raises(ConnectionClosed):
            phones[0].recv(timeout=10)


@pytest.mark.parametrize("times", [3])
def test_kill_9_in_mid_vote_loses_no_acknowledged_vote(tmp_path: Path, times: int) -> None:
    """Killed while votes pour in and started again: the store has each acknowledged vote and none that was
    not sent."""
    with process(tmp_path, "counted-twice") as server:
        tokens = [server.join() for _ in range(12)]
        server.do("open")
        ready = server.ready
        server.kill()
    sent: dict[int, set[str]] = {}
    acknowledged: dict[int, str] = {}
    for life in range(times):
        with process(tmp_path, "--resume", ready["session"]) as server:
            assert server.ready["host_token"] == ready["host_token"]
            assert server.state()["phase"] == "vote"
            phones = {person["number"]: server.phone(person["participant"]) for person in tokens}
            choices = [choice["id"] for choice in server.state()["choices"]]
            for number, phone in phones.items():
                page = until(phone, type="page")
                assert page["mine"] in (acknowledged.get(number), *sent.get(number, set()))
                choice = choices[(number + life) % len(choices)]
                sent.setdefault(number, set()).add(choice)
                body = {"type": "vote", "decision": 1, "round": 1, "choice": choice}
                phone.send(json.dumps(body))
            for number, phone in list(phones.items())[: 4 * life]:
                answer = until(phone, type="saved")
                acknowledged[number] = answer["choice"]
            server.kill()
    with process(tmp_path, "--resume", ready["session"]) as server:
        log = server.ask("GET", "/console/export.json", host=True)
        kept = {one["participant"]: one["choice"] for one in log["votes"]}
        assert len(kept) == len(log["votes"])
        for number, choice in acknowledged.items():
            assert kept[number] == choice
        for number, choice in kept.items():
            assert choice in sent[number]
        assert server.state()["voted"] == len(kept)


def test_an_oversized_message_closes_that_socket_alone(tmp_path: Path) -> None:
    """Ten megabytes in one message: 1009 for the sender, business as usual for the others."""
    with process(tmp_path, "counted-twice") as server:
        loud, calm = (server.phone(server.join()["participant"]) for _ in range(2))
        until(calm, type="page")
        server.do("open")
        until(calm, phase="vote")
        with suppress(ConnectionClosed):
            loud.send("x" * 10_000_000)
        with pytest.raises(ConnectionClosed) as closed:
            until(loud, type="never")
        assert closed.value.rcvd is None or closed.value.rcvd.code == 1009
        assert vote(calm, 1, 1, "lanes")["type"] == "saved"
        assert server.state()["voted"] == 1


def test_a_request_that_never_ends_is_let_go(tmp_path: Path) -> None:
    """There is an end to the patience with headers that do not come, and it is longer than a slow phone
    needs."""
    assert 10 <= protocol.PATIENCE <= 60
    with (
        process(tmp_path, "counted-twice") as server,
        socket.create_connection(("127.0.0.1", server.port)) as slow,
    ):
        slow.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1")
        assert server.join()["number"] == 1


def test_sessions_are_listed_exported_and_deleted(tmp_path: Path) -> None:
    """--list names them, --export writes four files, --delete leaves nothing; each says what it did."""
    assert run(tmp_path, "--list").stdout == "No session is kept.\n"
    with process(tmp_path, "counted-twice") as server:
        id = server.ready["session"]
        assert "being served" in run(tmp_path, "--list").stdout
        server.stop()
    assert id in run(tmp_path, "--list").stdout
    out = tmp_path / "out"
    exported = run(tmp_path, "--export", str(out), id)
    assert exported.returncode == 0, exported.stderr
    assert sorted(path.suffix for path in out.iterdir()) == [".csv", ".html", ".json", ".xlsx"]
    assert run(tmp_path, "--export", str(tmp_path / "newest")).returncode == 0
    assert "deleted" in run(tmp_path, "--delete", id).stdout
    assert run(tmp_path, "--list").stdout == "No session is kept.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "SCENARIO is missing"),
        (("nothing-of-that-name",), 1, "There is no scenario"),
        (("--resume", "nothing"), 1, "There is no session"),
        (("--delete", "nothing"), 1, "There is no session"),
        (("--resume", "../../etc/passwd"), 1, "is not a session"),
        (("counted-twice", "--delete-after", "0"), 2, "--delete-after"),
        (("counted-twice", "--port", "99999"), 2, "--port takes a number from 0 to 65535"),
        (("counted-twice", "--port", "-1"), 2, "--port takes a number from 0 to 65535"),
        (("counted-twice", "--bind", "203.0.113.7"), 1, "Choose another"),
        (("counted-twice", "--address", "http://the hall"), 2, "no address that a phone can open"),
        (("counted-twice", "--database", "mysql://x/y"), 1, "PostgreSQL"),
        (("counted-twice", "--database", "nonsense"), 1, "not the address of a database"),
        (("counted-twice", "--database", "postgresql+psycopg://u:secret@127.0.0.1:1/x"), 1, "can’t be used"),
        (("--export", "out"), 1, "no session to export"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line_or_two(
    tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """The cause and the way out on standard error, nothing on standard output, no traceback, no password."""
    done = run(tmp_path, *arguments, *(("--headless",) if arguments[:1] != ("--export",) else ()))
    assert done.returncode == code
    assert words in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr


def test_a_port_that_is_taken_gives_the_next_free_one(tmp_path: Path) -> None:
    """The facilitator need not know what listens where."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with process(tmp_path, "counted-twice", "--port", str(port)) as server:
            assert server.port > port


def test_the_printed_line_goes_on_at_the_same_address(tmp_path: Path) -> None:
    """Phones look for the session where they left it, so the line names its port, address and Wi-Fi."""
    given = ("--bind", "127.0.0.1", "--port", "0", "--wifi", "Larder Room")
    with subprocess.Popen(
        [*COMMAND, "counted-twice", *given],
        env=environment(tmp_path),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as child:
        assert child.stdout is not None
        said = []
        for line in child.stdout:
            said.append(line)
            if line.startswith("Ctrl-C"):
                break
        child.terminate()
    session = said[0].split("“")[1].split("”")[0]
    port = said[0].rstrip().rstrip("/").rpartition(":")[2]
    line = f'fulcrum workshop --resume {session} --port {port} --bind "127.0.0.1" --wifi "Larder Room"'
    assert f"Go on another day with: {line}\n" in said


def test_a_session_that_passes_its_date_while_it_is_served_is_gone_when_it_ends(tmp_path: Path) -> None:
    """Nobody is thrown out in the middle; afterwards the date is honoured, and it is said."""
    with process(tmp_path, "counted-twice", "--delete-after", "0.000001") as server:
        id = server.ready["session"]
        assert server.state()["phase"] == "lobby"
        code, err = server.stop()
    assert code == 0
    assert f"“{id}” was past its date" in err
    assert list((tmp_path / "workshops").iterdir()) == []


def test_a_session_past_its_date_is_gone_at_the_next_start(tmp_path: Path, scenario: Scenario) -> None:
    """Whatever is asked for next, also that very session."""
    sessions = open_sessions(None, tmp_path / "workshops")
    for asked in (("--list",), ("--resume",)):
        id = new_record(sessions, scenario, {}, "counted-twice.yaml", days=-1.0).id
        done = run(tmp_path, *asked, *([id] if "--resume" in asked else []))
        assert f"“{id}” was past its date" in done.stderr
        assert list((tmp_path / "workshops").iterdir()) == []
    assert f"There is no session “{id}”" in done.stderr
