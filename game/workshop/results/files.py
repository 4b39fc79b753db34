"""All results of a kept session as files, without serving it."""

from __future__ import annotations

import json
import threading
from typing import Any

from game.model import Scenario
from game.workshop.pictures import kept
from game.workshop.results.handout import handout
from game.workshop.results.log import log, replayed
from game.workshop.results.sheets import as_csv, as_xlsx
from game.workshop.room.phase import Mode
from game.workshop.room.room import new_room
from game.workshop.store import jobs
from game.workshop.store.record import Record
from game.workshop.store.sessions import NoStore, Sessions


def results(sessions: Sessions, record: Record, scenario: Scenario) -> dict[str, bytes]:
    """File names and their bytes: CSV, XLSX, JSON and the handout; raises `NoStore`."""
    empty = new_room(record.id, scenario, record.seed, Mode(record.mode), record.minutes)
    data = read_through(sessions, record.id, lambda connection: log(connection, record, empty))
    room = replayed(data, scenario)
    data["path"] = list(room.play.picks)
    data["hands"] = [
        {"decision": decision, "round": round, "counts": dict(counts)}
        for (decision, round), counts in sorted(room.hands.items())
    ]
    html, _ = handout(room, record, kept(sessions.pictures(record.id)))
    return {
        f"{record.id}.csv": as_csv(room),
        f"{record.id}.xlsx": as_xlsx(room, record),
        f"{record.id}.json": (json.dumps({"v": 1, **data}, ensure_ascii=False, indent=1) + "\n").encode(),
        f"{record.id}.html": html.encode(),
    }


def read_through(sessions: Sessions, id: str, read: Any) -> Any:
    """Opens a session's store for one reading and closes it again; raises `NoStore`."""
    found: list[jobs.Result] = []
    done = threading.Event()

    def deliver(news: jobs.News, answers: list[Any]) -> None:
        for tell, result in answers:
            tell(result)

    def told(result: jobs.Result) -> None:
        found.append(result)
        done.set()

    store = sessions.open(id, deliver)
    store.start()
    store.submit(jobs.Read(read), told)
    done.wait()
    store.stop()
    result = found[0]
    if isinstance(result, jobs.Kept):
        return result.value
    raise NoStore(result.why if isinstance(result, jobs.Fault) else f"“{id}” can’t be read now.")
