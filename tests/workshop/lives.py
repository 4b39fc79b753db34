"""A server that is killed many times: each life is forked from a process that has everything imported.

    python -m tests.workshop.lives

reads one line of JSON for each life, the command's arguments, and runs the command in a fork of its own. So a
life is the real command from its first line on, with its own loop, threads, sockets and store, and only the
half second of imports is spared.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.workshop_phones import Load, run
from tests.workshop.process import ROOT, environment

Data = dict[str, Any]


class Lives:
    """One folder, and one server in it at a time. Leave it by `end`."""

    def __init__(self, folder: Path) -> None:
        self.ready: Data = {}
        self._child = 0
        self._nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.workshop.lives"],
            env=environment(folder),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, *arguments: str) -> None:
        """The next life; returns when it is ready."""
        line = ["--headless", "--bind", "127.0.0.1", "--port", "0", *arguments]
        assert self._nursery.stdin is not None
        self._nursery.stdin.write(json.dumps(line) + "\n")
        self._nursery.stdin.flush()
        self._child = self._heard()["pid"]
        self.ready = self._heard()

    def kill(self) -> None:
        """kill -9; returns at once."""
        os.kill(self._child, signal.SIGKILL)

    def mourn(self) -> None:
        """Waits until the killed life is gone."""
        assert self._heard() == {"gone": self._child}
        self._child = 0

    def end(self) -> None:
        """Ends whatever still lives."""
        if self._child:
            self.kill()
        assert self._nursery.stdin is not None
        self._nursery.stdin.close()
        self._nursery.wait(30)
        assert self._nursery.stdout is not None
        self._nursery.stdout.close()

    def _heard(self) -> Data:
        assert self._nursery.stdout is not None
        line = self._nursery.stdout.readline()
        assert line, "the server did not start"
        found: Data = json.loads(line)
        return found


@dataclass
class Account:
    """What was sent and answered over all lives, and how the store differs from it."""

    sent: int = 0
    acknowledged: int = 0
    lost: int = 0
    extra: int = 0


async def killed(
    load: Load,
    people: list[Data],
    wishes: dict[int, str],
    spread: float,
    after: float,
    kill: Callable[[], None],
) -> tuple[set[int], int]:
    """Everybody votes within `spread` seconds, and the server is killed after so many; who was answered, and
    how many votes went out."""
    await load.connect(people)
    loop = asyncio.get_running_loop()
    chance = random.Random(after)
    for phone in load.phones:
        loop.call_later(chance.random() * spread, phone.vote, 1, 1, wishes[phone.number])
    await asyncio.sleep(after)
    kill()
    for _ in range(1000):
        if load.lost == len(load.phones):
            break
        await asyncio.sleep(0.01)
    for phone in load.phones:
        phone.transport.abort()
    assert all(load.acknowledged[n] == wishes[n] for n in load.acknowledged)
    return set(load.acknowledged), sum(1 for phone in load.phones if phone.sent)


def compared(
    account: Account,
    votes: list[Data],
    wishes: dict[int, str],
    answered: set[int],
    kept: dict[int, str],
) -> dict[int, str]:
    """Holds the store's votes against what was acknowledged: an acknowledged one must stand there, and
    nothing may that was neither sent just now nor there before. What the store has now, by participant."""
    now = {vote["participant"]: vote["choice"] for vote in votes}
    account.extra += len(votes) - len(now)
    for number, wish in wishes.items():
        if number in answered and now.get(number) != wish:
            account.lost += 1
        if now.get(number) not in (wish, kept.get(number)):
            account.extra += 1
    account.extra += len(now.keys() - wishes.keys())
    account.acknowledged += len(answered)
    return now


def lived(folder: Path, scenario: str, people: int, lives: int, spread: float, seed: int) -> Account:
    """So many lives of one session in an open vote, each killed in the midst of everybody's vote."""
    account, chance = Account(), random.Random(seed)
    kept: dict[int, str] = {}
    server = Lives(folder)
    try:
        server.start(scenario)
        token, session = server.ready["host_token"], server.ready["session"]

        async def begun() -> tuple[list[Data], list[str]]:
            load = Load(server.ready["port"], token)
            seats = await load.join(people)
            await load.do("open")
            state = await load.request("GET", "/console/state", host=True)
            return seats, [choice["id"] for choice in state["choices"]]

        seats, choices = run(begun())
        for life in range(lives):
            wishes = {p["number"]: choices[(p["number"] + life) % len(choices)] for p in seats}
            after = chance.uniform(0.02, 1.1) * spread
            load = Load(server.ready["port"], token)
            answered, went = run(killed(load, seats, wishes, spread, after, server.kill))
            account.sent += went
            server.mourn()
            server.start("--resume", session)
            assert server.ready["host_token"] == token
            load = Load(server.ready["port"], token)
            log = run(load.request("GET", "/console/export.json", host=True))
            kept = compared(account, log["votes"], wishes, answered, kept)
    finally:
        server.end()
    return account


def main() -> None:
    """Forks a life for each line."""
    from game.workshop import command
    from game.workshop.server import serving

    serving.quiet()
    importlib.import_module("game.workshop.pages")
    importlib.import_module("game.workshop.rehearsal")
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            print(json.dumps({"pid": os.getpid()}), flush=True)
            os._exit(command.main(json.loads(line)))
        os.waitpid(child, 0)
        print(json.dumps({"gone": child}), flush=True)


if __name__ == "__main__":
    main()
