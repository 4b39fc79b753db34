"""Runs a scenario for a room: one laptop, one projector, a room of phones, no internet needed."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from game.model import Distribution, Scenario
from game.page.projector import Projection
from game.pictures.own import Beside
from game.storage import NotOpened, distribution_of, open_scenario
from game.storage.atomic import write
from game.storage.home import Home, home
from game.workshop.opening import DAYS, decisions, in_words, new_record, scenario_of, wrong_clock
from game.workshop.pictures import gathered, kept
from game.workshop.room.debriefing import MINUTES
from game.workshop.room.phase import Mode
from game.workshop.store import NoStore, Record, Sessions, open_sessions

PORT = 8000
BIND = "0.0.0.0"
PURGE = 3600.0
"""Seconds between two looks for sessions that are past their date."""
Say = Callable[[str], None]


class NoWindow(Exception):
    """The projector's window can't open, or can't go on; why, in one line. The session goes on without it."""


@dataclass(frozen=True)
class Shown:
    """What a window shows: a session's projection and its scenario.

    `beside` finds the pictures that its author brought. The window asks `going` at every turn and closes
    when it says no; it says `opened` when its first page can be seen.
    """

    projection: Projection
    scenario: Scenario
    beside: Beside
    going: Callable[[], bool]
    opened: Callable[[], None]


Window = Callable[[Shown], None]
"""Shows the projector until somebody ends the session there, or raises `NoWindow`; handed in by the front
door, which alone knows windows."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    add = parser.add_argument
    add("scenario", nargs="?", metavar="SCENARIO", help="an id from “fulcrum list”, or a path")
    add("--headless", action="store_true", help="no window: the projector is /screen in a browser")
    add("--port", type=int, default=PORT, metavar="N", help=f"the port, or the next free one ({PORT})")
    add("--bind", default=BIND, metavar="HOST", help="the address to listen at (all of them)")
    add("--address", metavar="HOST", help="what phones open, where it is not this machine’s own address")
    add("--wifi", default="", metavar="NAME", help="the name of the Wi-Fi, for the screen")
    add("--mode", choices=[mode.value for mode in Mode], default="together", help="how the room plays")
    add("--minutes", type=int, choices=MINUTES, default=25, help="how long the debrief is (25)")
    add("--seed", type=int, metavar="N", help="of chance, of the order of choices and of a rehearsal")
    add("--rehearse", type=int, default=0, metavar="N", help="brings N simulated participants")
    add("--resume", metavar="SESSION", help="goes on with a session, with the same tokens")
    add("--list", action="store_true", help="lists the sessions that are kept")
    add("--export", metavar="DIR", help="writes the results there: of a session, or of this one at its end")
    add("--delete", metavar="SESSION", help="deletes a session and all that is kept of it")
    add(
        "--delete-after",
        type=float,
        default=DAYS,
        metavar="DAYS",
        help=f"when it is deleted by itself ({DAYS})",
    )
    add("--database", metavar="URL", help="keeps sessions on PostgreSQL: postgresql+psycopg://HOST/NAME")


def main(given: list[str], window: Window | None = None) -> int:
    """Runs the command by itself; the exit code."""
    parser = argparse.ArgumentParser("fulcrum workshop", description=__doc__)
    arguments(parser)
    return execute(parser.parse_args(given), _print, lambda words: print(words, file=sys.stderr), window)


def _print(words: str) -> None:
    print(words, flush=True)


def execute(options: argparse.Namespace, say: Say, warn: Say, window: Window | None = None) -> int:
    """Does what the options ask for: 0 done, 1 it could not be, 2 the options make no sense."""
    try:
        user = home()
        sessions = open_sessions(options.database, user.folder / "workshops")
        try:
            return _do(options, user, sessions, say, warn, window)
        finally:
            sessions.close()
    except NoStore as error:
        warn(str(error))
        return 1


def _do(
    options: argparse.Namespace, user: Home, sessions: Sessions, say: Say, warn: Say, window: Window | None
) -> int:
    if options.address and not _can_be_opened(options.address):
        warn(
            f"fulcrum workshop: “{options.address}” is no address that a phone can open.\n"
            "Give one without a path, such as 192.168.8.2, 192.168.8.2:8000 or https://talk.example.org."
        )
        return 2
    _purge(sessions, warn)
    if options.list:
        return _list(sessions, say)
    if options.delete:
        sessions.delete(options.delete)
        say(f"The session “{options.delete}” and all that was kept of it has been deleted.")
        return 0
    if options.export and not options.resume:
        kept = _kept(sessions, options.scenario)
        if kept is not None:
            return _export(sessions, kept, Path(options.export), say, warn)
        if options.scenario is None:
            warn("There is no session to export. “fulcrum workshop --list” shows what there is.")
            return 1
    if options.resume:
        record = sessions.record(options.resume)
        return _serve(options, user, sessions, Opened(record, scenario_of(record)), say, warn, window)
    if options.scenario is None:
        warn("fulcrum workshop: SCENARIO is missing.\n“fulcrum workshop --help” shows how it is used.")
        return 2
    if not 0 <= options.port <= 65535:
        warn("fulcrum workshop: --port takes a number from 0 to 65535; 0 takes any that is free.")
        return 2
    if not 0 < options.delete_after <= 3650:
        warn("fulcrum workshop: --delete-after takes days, from a part of one to 3650.")
        return 2
    opened = _new(options, user, sessions, warn)
    return 1 if opened is None else _serve(options, user, sessions, opened, say, warn, window)


def _can_be_opened(address: str) -> bool:
    from game.workshop.server.address import can_be_opened

    return can_be_opened(address)


class Opened(NamedTuple):
    """A session that is ready to be served."""

    record: Record
    scenario: Scenario


def _new(options: argparse.Namespace, user: Home, sessions: Sessions, warn: Say) -> Opened | None:
    from game.reader import read

    try:
        found = open_scenario(options.scenario, user)
    except NotOpened as error:
        warn(str(error))
        return None
    reading = read(found.data, found.name, found.load)
    if reading.scenario is None:
        for one in reading.diagnostics:
            warn(f"{one.span}: {one.message} {one.fix}")
        warn(f"{found.path.name} can’t be played yet. “fulcrum check” says more.")
        return None
    sources = {**reading.sources, found.name: found.data}
    pictures = gathered(reading.scenario, found.folder.picture)
    for note in pictures.notes:
        warn(note)
    record = new_record(
        sessions,
        reading.scenario,
        sources,
        found.name,
        options.delete_after,
        Mode(options.mode),
        options.minutes,
        options.seed,
        pictures.bodies,
    )
    warning = wrong_clock(record)
    if warning:
        warn(warning)
    return Opened(record, reading.scenario)


def _serve(
    options: argparse.Namespace,
    user: Home,
    sessions: Sessions,
    opened: Opened,
    say: Say,
    warn: Say,
    window: Window | None,
) -> int:
    from game.workshop.pages import Pages
    from game.workshop.projecting import Projecting
    from game.workshop.rehearsal import Rehearsal
    from game.workshop.server.address import bound, hints, in_address, interfaces, listening_at, ranked
    from game.workshop.server.serving import Server, quiet
    from game.workshop.server.site import Doors

    quiet()
    record, scenario = opened
    beside = kept(sessions.pictures(record.id))
    try:
        listening = bound(options.bind, options.port)
    except (OSError, OverflowError) as error:
        warn(
            f"Nothing can listen at {options.bind}, port {options.port}: {error}.\n"
            "Choose another --port or --bind."
        )
        return 1
    host, port = listening.getsockname()[:2]
    everywhere = host in ("0.0.0.0", "::")
    reach = ranked(interfaces()) if everywhere else listening_at(host, ranked(interfaces()))
    own = "127.0.0.1" if everywhere else host
    local = in_address(own)
    doors = Doors(reach, port, hints(sys.platform, port, reach), options.address, options.wifi, local)
    delete_on = in_words(record.delete_after)

    def distribution() -> Distribution:
        from game.analysis import distribution as work_out

        return distribution_of(user, scenario, work_out)

    server = Server(
        sessions,
        record,
        scenario,
        Pages(scenario, delete_on, beside=beside),
        doors,
        listening,
        delete_on,
        decisions(scenario),
        distribution,
    )
    stop = threading.Event()
    _on_signals(stop)
    server.start()
    rehearsal = None
    if options.rehearse > 0:
        rehearsal = Rehearsal(own, port, min(options.rehearse, 1000), record.seed)
        rehearsal.start()
    base = doors.url.rstrip("/")
    again = _again(options, record.id, port)
    screen = f"http://{local}:{port}/screen"
    console = f"{base}/console#{record.host_token}"
    if options.headless:
        line = {
            "session": record.id,
            "url": base,
            "console": console,
            "host_token": record.host_token,
            "port": port,
        }
        say(json.dumps(line))
    else:
        _introduce(doors.url, console, screen, window is None, again, record.id, delete_on, say)

    def going() -> bool:
        return server.alive and not stop.is_set()

    ended = False
    purging = _Purging(sessions, warn)
    try:
        if window is not None and not options.headless:
            try:
                window(Shown(Projecting(server), scenario, beside, going, lambda: server.watched(1)))
                ended = server.alive
            except NoWindow as error:
                server.watched(0)
                warn(f"{error} The session goes on: open {screen} in a browser on this machine.")
        while not ended and server.alive and not stop.wait(0.5):
            continue
        lost = not server.alive
    finally:
        purging.stop()
        if rehearsal is not None:
            rehearsal.stop()
        server.stop()
    if lost:
        warn(f"The server has stopped by itself. Every saved vote is kept; go on with: {again}")
        return 1
    code = 0
    if options.export:
        written = say if not options.headless else warn
        code = _export(sessions, sessions.record(record.id), Path(options.export), written, warn)
    _purge(sessions, warn)  # what was served was not deleted; it may have passed its date meanwhile
    return code


def _again(options: argparse.Namespace, session: str, port: int) -> str:
    """The line that goes on with a session at the same address: phones look for it there."""
    line = f"fulcrum workshop --resume {session}"
    if port != PORT:
        line += f" --port {port}"
    for name, given in (("bind", options.bind), ("address", options.address), ("wifi", options.wifi)):
        if given and (name, given) != ("bind", BIND):
            line += f' --{name} "{given}"'
    return line + (" --database URL" if options.database else "")


def _introduce(
    url: str,
    console: str,
    screen: str,
    no_window: bool,
    again: str,
    session: str,
    until: str,
    say: Say,
) -> None:
    from game.workshop.printed import code, colours

    say(f"The session is “{session}”. Phones join at {url}")
    if no_window:
        say(f"The projector: open {screen} in a browser on this machine.")
    else:
        say("The projector is the window: Page Down goes on, Page Up takes back, F11 fills the screen.")
    say("The console is for you alone. Open it on your own phone or laptop, and don’t show this code:")
    say(console)
    for line in code(console, colours()):
        say(line)
    say(f"Go on another day with: {again}")
    say(f"Ctrl-C ends it; everything is kept until {until}, and then deleted.")


def _purge(sessions: Sessions, warn: Say) -> None:
    for gone in sessions.purge():
        warn(f"The session “{gone}” was past its date and has been deleted.")


class _Purging:
    """Deletes what is past its date, once an hour, beside whatever else goes on."""

    def __init__(self, sessions: Sessions, warn: Say) -> None:
        self._sessions, self._warn = sessions, warn
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="purging", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends it; a deletion that has begun is finished first."""
        self._over.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        while not self._over.wait(PURGE):
            _purge(self._sessions, self._warn)


def _on_signals(stop: threading.Event) -> None:
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, lambda *_: stop.set())


def _list(sessions: Sessions, say: Say) -> int:
    records, unread = sessions.listed()
    for record in records:
        made = time.strftime("%Y-%m-%d %H:%M", time.localtime(record.made))
        until = time.strftime("%Y-%m-%d", time.localtime(record.delete_after))
        say(f"{record.id}  {record.title}, {made}, {record.people} seats, deleted on {until}")
    for one in unread:
        say(f"{one.id}  {one.why}")
    if not records and not unread:
        say("No session is kept.")
    return 0


def _kept(sessions: Sessions, name: str | None) -> Record | None:
    records, _ = sessions.listed()
    if name is None:
        return records[0] if records else None
    return next((record for record in records if record.id == name), None)


def _export(sessions: Sessions, record: Record, folder: Path, say: Say, warn: Say) -> int:
    from game.workshop.results.files import results

    try:
        for name, data in results(sessions, record, scenario_of(record)).items():
            write(folder / name, data)
            say(f"Wrote {folder / name}")
    except OSError as error:
        warn(f"The results can’t be written to {folder}: {error.strerror or error}. Name another folder.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
