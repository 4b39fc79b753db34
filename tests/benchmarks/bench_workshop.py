"""What a workshop must stand, each line as measured here and beside what is asked for.

    python -m tests.benchmarks.bench_workshop [NAME...]

runs all lines, or those named: join, small, room, second, instant, hall, kill, return, stop, slow, sequences.
The server runs in a process of its own and so does the driver; everything goes over loopback.

With FULCRUM_PEER set to a folder with `server_node.js` (node's `ws`, votes in memory only, started
as `node server_node.js ws PORT`) and its driver `loadgen.py`, each load is followed by the same load on that
server, so that both figures come from one run on one machine.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings

from tests.benchmarks.workshop_phones import Load, Phone, quantile, run
from tests.workshop.lives import lived
from tests.workshop.process import Process
from tests.workshop.test_votes import Voting

Data = dict[str, Any]
SCENARIO = "counted-twice"
KILLS = 50
ROUNDS = 3
FAIR = 7
"""Rounds with and without phones that never read, in turn: the difference is smaller than a round's noise."""


def started(folder: str, *arguments: str) -> Process:
    """A server with a user's folder of its own."""
    return Process(Path(folder), *(arguments or (SCENARIO,)))


def load(count: int, spread: float) -> Data:
    """One load in a process of its own against a fresh server."""
    with tempfile.TemporaryDirectory() as folder:
        server = started(folder)
        try:
            command = [sys.executable, "-m", "tests.benchmarks.workshop_phones", str(server.port), str(count)]
            command += [str(spread), str(server.child.pid), server.ready["host_token"]]
            done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
            found: Data = json.loads(done.stdout)
        finally:
            server.stop()
    return found


def median(values: list[float]) -> str:
    """The middle of some figures, with the least and the largest beside it."""
    ordered = sorted(values)
    return f"{ordered[len(ordered) // 2]:g} [{ordered[0]:g} to {ordered[-1]:g}]"


def rounds(promise: str, count: int, spread: float) -> None:
    """The same load some times on a fresh server each, and each time on the peer's; a line for either."""
    print(f"{count:,} phones within {spread:g} s. Promised: {promise}. Machine's load {_load()}")
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(load(count, spread))
        theirs += peer(count, spread)

    def of(key: str) -> str:
        return median([found[key] for found in ours])

    print(
        f"  Fulcrum, votes on disk: {sum(found['acks'] for found in ours)} of {count * ROUNDS} acknowledged, "
        f"all in {of('all_acked_s')} s; p50 {of('ack_p50')} ms, p99 {of('ack_p99')} ms, "
        f"max {of('ack_max')} ms; page to all p99 {of('push_p99')} ms; {of('kb_a_phone')} KB a phone, "
        f"{of('rss_mb')} MB; processor {of('cpu_s')} s, driver {of('driver_cpu_s')} s; "
        f"errors {sum(found['errors'] for found in ours)}, lost {sum(found['lost'] for found in ours)}"
    )
    if theirs:

        def at(key: str) -> str:
            return median([found[key] for found in theirs])

        print(
            f"  node ws, votes in memory only: {sum(found['acks'] for found in theirs)} acknowledged, "
            f"all in {at('all_acked_s')} s; p50 {at('p50')} ms, p99 {at('p99')} ms, max {at('max')} ms; "
            f"{at('kb_per_phone')} KB a phone, {at('rss_mb')} MB; processor {at('cpu_s')} s"
        )


def _load() -> str:
    """The load averages of this machine, which others may be using."""
    return ", ".join(f"{one:.1f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"


def peer(count: int, spread: float) -> list[Data]:
    """The same load on the peer's server: what its driver found, or nothing where there is no peer."""
    folder = os.environ.get("FULCRUM_PEER")
    if not folder:
        return []
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(["node", "server_node.js", "ws", str(port)], cwd=folder) as server:
        try:
            _listening(port)
            command = [sys.executable, "loadgen.py", "ws", *map(str, (port, count, spread, server.pid))]
            done = subprocess.run(
                command, check=True, capture_output=True, text=True, timeout=300, cwd=folder
            )
        finally:
            server.terminate()
    return [json.loads(done.stdout)]


def _listening(port: int) -> None:
    """Returns once somebody answers there."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise SystemExit(f"Nothing answers at port {port}.")


def small() -> None:
    """Forty phones, an ordinary room: the same promise as for three hundred."""
    rounds("p99 under 30 ms, under 150 MB", 40, 1.0)


def room() -> None:
    """Three hundred phones are unremarkable: p99 under 30 ms, under 150 MB."""
    rounds("p99 under 30 ms, under 150 MB", 300, 1.0)


def second() -> None:
    """A thousand phones vote within a second: p99 under 50 ms, under 45 KB a phone."""
    rounds("p99 under 50 ms, under 45 KB a phone", 1000, 1.0)


def instant() -> None:
    """A thousand phones vote at one instant: all acknowledged within 150 ms."""
    rounds("all acknowledged in 0.15 s", 1000, 0.02)


def hall() -> None:
    """Five thousand phones vote within a second: p99 under 100 ms, pages under 500 ms."""
    rounds("p99 under 100 ms, page to all p99 under 500 ms", 5000, 1.0)


async def _connected(server: Process, people: list[Data]) -> Load:
    found = Load(server.port, server.ready["host_token"])
    await found.connect(people)
    return found


def kill() -> None:
    """kill -9 in mid-vote, fifty times, with a thousand phones: 0 lost, 0 extra."""
    with tempfile.TemporaryDirectory() as folder:
        found = lived(Path(folder), SCENARIO, 1000, KILLS, spread=0.5, seed=11)
    print(
        f"kill -9 in mid-vote, {KILLS} times with 1,000 phones: {found.sent} votes sent, "
        f"{found.acknowledged} acknowledged, {found.lost} lost, {found.extra} extra (0 and 0)"
    )


class Returning:
    """A thousand phones that come back by themselves, as the phone's page does: at once, then with
    back-off."""

    def __init__(self, people: list[Data], chance: random.Random) -> None:
        self.people, self.chance = people, chance
        self.back: dict[int, float] = {}
        self.load: Load | None = None

    async def come(self, port: int, host_token: str, since: float, silent: float = 0.0) -> list[float]:
        """Seconds, from `since`, after which each had its page again."""
        self.load = load = Load(port, host_token)
        load.wanted = len(self.people)
        loop = asyncio.get_running_loop()

        async def one(person: Data) -> None:
            tries = 0
            await asyncio.sleep(silent * self.chance.random())
            while person["number"] not in self.back:
                phone = Phone(load, person["number"], person["participant"])
                try:
                    await loop.create_connection(lambda phone=phone: phone, "127.0.0.1", port)
                    for _ in range(200):
                        if phone.page:
                            self.back[person["number"]] = phone.page["at"] - since
                            return
                        if phone.transport.is_closing():
                            break
                        await asyncio.sleep(0.01)
                    phone.transport.abort()
                except OSError:
                    pass
                tries += 1
                await asyncio.sleep(min(4.0, 0.2 * 1.8**tries) * self.chance.uniform(0.6, 1.4))

        await asyncio.gather(*(one(person) for person in self.people))
        return sorted(self.back.values())


def returns() -> None:
    """Everyone returns, after dropped streams, a server that stood still, and a restart: 99 % in 3 s, all
    in 10 s."""
    with tempfile.TemporaryDirectory() as folder:
        server = started(folder)
        people = run(Load(server.port, server.ready["host_token"]).join(1000))
        server.do("open")
        session, port, token = server.ready["session"], server.port, server.ready["host_token"]

        async def dropped() -> list[float]:
            phones = await _connected(server, people)
            for phone in phones.phones:
                phone.transport.abort()
            return await Returning(people, random.Random(1)).come(port, token, time.perf_counter())

        _back("dropped streams", run(dropped()))

        async def stood_still() -> list[float]:
            phones = await _connected(server, people)
            os.kill(server.child.pid, signal.SIGSTOP)
            await asyncio.sleep(40)
            # The phone's page gives a silent socket up after 25 seconds, and is trying when the server wakes.
            for phone in phones.phones:
                phone.transport.abort()
            waiting = asyncio.create_task(Returning(people, random.Random(2)).come(port, token, 0.0, 2.0))
            await asyncio.sleep(2.0)
            woken = time.perf_counter()
            os.kill(server.child.pid, signal.SIGCONT)
            return [at - woken for at in await waiting]

        _back("SIGSTOP for 40 s", run(stood_still()))

        async def restarted() -> list[float]:
            await _connected(server, people)
            server.kill()
            waiting = asyncio.create_task(Returning(people, random.Random(3)).come(port, token, 0.0, 0.5))
            await asyncio.sleep(0.1)
            again.append(
                await asyncio.to_thread(
                    lambda: Process(Path(folder), "--resume", session, "--port", str(port))
                )
            )
            up = time.perf_counter()
            return [max(0.0, at - up) for at in await waiting]

        again: list[Process] = []
        _back("kill -9 and restart", run(restarted()))
        again[0].stop()


def _back(what: str, seconds: list[float]) -> None:
    share = seconds[int(0.99 * len(seconds)) - 1]
    print(
        f"1,000 phones return after {what}: 99 % in {share:.2f} s, all in {seconds[-1]:.2f} s (3 s and 10 s)"
    )


def stop() -> None:
    """SIGTERM with a thousand streams: under 3 s."""
    with tempfile.TemporaryDirectory() as folder:
        server = started(folder)

        async def stopped() -> float:
            load = Load(server.port, server.ready["host_token"])
            await load.connect(await load.join(1000))
            start = time.perf_counter()
            server.child.send_signal(signal.SIGTERM)
            await asyncio.to_thread(server.child.wait, 30)
            return time.perf_counter() - start

        seconds = run(stopped())
    print(
        f"clean stop with 1,000 streams: {seconds:.2f} s, exit code {server.child.returncode} (under 3 s, 0)"
    )


def slow() -> None:
    """Two hundred phones that never read: the p99 of a thousand others within 20 %."""
    figures: dict[bool, list[float]] = {False: [], True: []}
    for turn in range(2 * FAIR):
        deaf = bool(turn % 2)
        with tempfile.TemporaryDirectory() as folder:
            server = started(folder)
            figures[deaf].append(run(_beside(server, 200 if deaf else 0)))
            server.stop()
    print(
        f"beside 200 phones that never read, 1,000 others vote within a second: p99 {median(figures[True])} "
        f"ms, alone {median(figures[False])} ms (at most 20 % more)"
    )


async def _beside(server: Process, deaf: int) -> float:
    token = server.ready["host_token"]
    load, silent = Load(server.port, token), Load(server.port, token)
    if deaf:
        await silent.connect(await silent.join(deaf))
        for phone in silent.phones:
            phone.transport.pause_reading()
    await load.connect(await load.join(1000))
    for step in ("next", "open", "undo", "open", "close", "undo"):
        await load.do(step)
        await asyncio.sleep(0.3)
    await load.vote(1.0)
    return quantile(load.waits, 0.99)


def sequences() -> None:
    """Repeats, reorder, late, two tabs: 10,000 sequences against a plain model, no difference."""
    many = settings(
        max_examples=10_000,
        stateful_step_count=30,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    start = time.perf_counter()
    case = Voting.TestCase("runTest")
    case.settings = many
    case.runTest()
    print(f"10,000 sequences of votes against the model: no difference ({time.perf_counter() - start:.0f} s)")


SLOW = (("slow 3G, 400 kbit/s, 400 ms", 50_000, 400), ("3G, 1.6 Mbit/s, 150 ms", 200_000, 150))
"""Networks of a phone: name, bytes a second, milliseconds of delay for each request."""


def join() -> None:
    """A phone joins on a slow network: under 3 s from the code to being in, the press on the button apart."""
    from playwright.sync_api import sync_playwright

    from tests.workshop_pages.conftest import CHROMIUM, FLAGS, PHONE

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = started(folder, "bed-fourteen")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        for name, speed, delay in SLOW:
            taken = []
            for _ in range(ROUNDS):
                context = browser.new_context(viewport=PHONE)
                page = context.new_page()
                conditions = {"offline": False, "latency": delay}
                conditions |= {"downloadThroughput": speed, "uploadThroughput": speed}
                context.new_cdp_session(page).send("Network.emulateNetworkConditions", conditions)
                start = time.perf_counter()
                page.goto(server.base, wait_until="commit")
                button = page.get_by_role("button", name="Join")
                button.wait_for()
                there = time.perf_counter()
                button.click()
                page.get_by_text("You’re in").wait_for()
                taken.append((there - start, time.perf_counter() - there))
                context.close()
            page_s, in_s = (sorted(times)[ROUNDS // 2] for times in zip(*taken, strict=True))
            print(
                f"joining on {name}: page {page_s:.2f} s, in {in_s:.2f} s after the press, "
                f"together {page_s + in_s:.2f} s (under 3 s)"
            )
        browser.close()
        server.stop()


LINES: dict[str, Callable[[], None]] = {
    "join": join,
    "small": small,
    "room": room,
    "second": second,
    "instant": instant,
    "hall": hall,
    "kill": kill,
    "return": returns,
    "stop": stop,
    "slow": slow,
    "sequences": sequences,
}


def main() -> None:
    """Measures the lines that were named, or all."""
    names = [name for name in sys.argv[1:] if name in LINES] or list(LINES)
    for name in names:
        LINES[name]()
        sys.stdout.flush()


if __name__ == "__main__":
    main()
