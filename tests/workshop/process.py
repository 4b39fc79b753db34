"""A server in a process of its own, started by the command, and plain clients for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

Data = dict[str, Any]
ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "game.workshop.command")


def environment(folder: Path) -> dict[str, str]:
    """An environment with a user's folder of its own."""
    return {**os.environ, "FULCRUM_HOME": str(folder), "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default"}


class Process:
    """A headless server: what it printed when it was ready, and requests to it over loopback."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.sockets = ExitStack()
        self.child = subprocess.Popen(
            [*COMMAND, "--headless", "--bind", "127.0.0.1", "--port", "0", *arguments],
            env=environment(folder),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.child.stdout is not None
        line = self.child.stdout.readline()
        if not line:
            _, err = self.child.communicate(timeout=30)
            raise AssertionError(f"the server did not start: {err}")
        self.ready: Data = json.loads(line)
        self.port: int = self.ready["port"]

    @property
    def base(self) -> str:
        """The server's address over loopback."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: Data | None = None, host: bool = False) -> Data:
        """One request; the answer as data, whatever its status."""
        headers = {"Content-Type": "application/json"}
        if host:
            headers["Authorization"] = f"Bearer {self.ready['host_token']}"
        raw = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, raw, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as reply:
                found: Data = json.load(reply)
        except urllib.error.HTTPError as error:
            with error:
                found = json.load(error)
        return found

    def do(self, step: str, **more: Any) -> Data:
        """A step of the facilitator."""
        return self.ask("POST", "/console/do", {"do": step, **more}, host=True)

    def state(self) -> Data:
        """The console's state."""
        return self.ask("GET", "/console/state", host=True)

    def join(self) -> Data:
        """Somebody joins."""
        return self.ask("POST", "/join", {})

    def phone(self, token: str) -> ClientConnection:
        """A socket for a participant, closed at the latest when the server is gone."""
        address = f"ws://127.0.0.1:{self.port}/ws?participant={token}"
        return self.sockets.enter_context(connect(address, compression=None, close_timeout=1))

    def kill(self) -> None:
        """kill -9."""
        self.child.kill()
        self.child.communicate(timeout=30)

    def stop(self) -> tuple[int, str]:
        """SIGTERM; its exit code and what it said on standard error."""
        self.child.terminate()
        _, err = self.child.communicate(timeout=30)
        return self.child.returncode, err


@contextmanager
def process(folder: Path, *arguments: str) -> Iterator[Process]:
    """A server that is gone afterwards, whatever happened."""
    found = Process(folder, *arguments)
    try:
        yield found
    finally:
        if found.child.poll() is None:
            found.kill()
        found.sockets.close()


def until(socket: ClientConnection, **wanted: Any) -> Data:
    """Reads on to a message with these values."""
    while True:
        message: Data = json.loads(socket.recv(timeout=30))
        if all(message.get(key) == value for key, value in wanted.items()):
            return message


def vote(socket: ClientConnection, decision: int, round: int, choice: str) -> Data:
    """Votes, and reads on to the answer."""
    body = {"type": "vote", "decision": decision, "round": round, "choice": choice}
    socket.send(json.dumps(body))
    while True:
        message: Data = json.loads(socket.recv(timeout=30))
        if message["type"] in ("saved", "refused"):
            return message
