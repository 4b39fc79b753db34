"""Testers' picks from files: finished plays as JSON, saves, and exports of workshop sessions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from game.analysis.craft.tested import Logged
from game.cli.arguments import UsageError
from game.cli.picks import SEED
from game.engine import Playthrough, replay
from game.model import Scenario
from game.storage.atomic import read_at_most
from game.storage.trouble import why

LARGEST = 64 * 1024 * 1024
"""Bytes of one file of picks."""

_WHAT = (
    "A file of picks holds what “fulcrum play --json” prints, one play after another, or a save, or a "
    "session’s .json export."
)


class Picks:
    """Everything that testers picked, by the scenario's id."""

    def __init__(self, files: list[str]) -> None:
        self._plays: dict[str, list[tuple[int, list[str]]]] = {}
        self._rooms: dict[str, list[Mapping[str, Any]]] = {}
        for file in files:
            for number, entry in enumerate(_entries(file), start=1):
                self._take(entry, file, number)

    def of(self, scenario: Scenario) -> tuple[Logged, tuple[str, ...]]:
        """The picks made in a scenario, as far as they still fit it, and what there is to say about them."""
        tested = Logged()
        plays, rooms = self._plays.get(scenario.id, []), self._rooms.get(scenario.id, [])
        stopped = sum(_add_play(tested, scenario, seed, picks) for seed, picks in plays)
        other = sum(not _add_room(tested, scenario, data) for data in rooms)
        said = []
        if not plays and not rooms:
            said.append(f"The files of picks hold no play of `{scenario.id}`.")
        if stopped:
            said.append(
                f"{stopped} of {len(plays)} plays go on where the scenario has changed since; they count as "
                "far as they fit."
            )
        if other:
            said.append(
                f"{other} of {len(rooms)} sessions do not count: they were held with another version of the "
                "scenario, or are damaged."
            )
        return tested, tuple(said)

    def _take(self, entry: Any, file: str, number: int) -> None:
        if isinstance(entry, dict):
            scenario, picks, seed = entry.get("scenario"), entry.get("picks"), entry.get("seed", SEED)
            if isinstance(scenario, dict) and isinstance(entry.get("votes"), list) and "steps" in entry:
                self._rooms.setdefault(str(scenario.get("id")), []).append(entry)
                return
            sound = isinstance(picks, list) and all(isinstance(pick, str) for pick in picks)
            if isinstance(scenario, str) and isinstance(picks, list) and sound and type(seed) is int:
                self._plays.setdefault(scenario, []).append((seed, picks))
                return
        raise UsageError(f"fulcrum check: entry {number} of {file} is no play.\n{_WHAT}")


def _entries(file: str) -> Iterator[Any]:
    """The JSON values in a file, one after another; a list stands for its entries."""
    try:
        data = read_at_most(Path(file), LARGEST)
    except (OSError, ValueError) as error:
        cause = why(error) if isinstance(error, OSError) else "there can be no file of that name"
        raise UsageError(f"fulcrum check: {file} cannot be read, because {cause}.") from error
    if len(data) > LARGEST:
        raise UsageError(f"fulcrum check: {file} is larger than {LARGEST // 1024**2} MiB.\n{_WHAT}")
    decoder = json.JSONDecoder()
    try:
        text = data.decode(json.detect_encoding(data))  # PowerShell prints into files as UTF-16
        at = 0
        while True:
            while at < len(text) and (text[at].isspace() or text[at] == ","):
                at += 1
            if at >= len(text):
                return
            value, at = decoder.raw_decode(text, at)
            yield from value if isinstance(value, list) else (value,)
    except (ValueError, RecursionError) as error:
        line = ""
        if isinstance(error, json.JSONDecodeError):
            line = f" on line {error.lineno}"
        raise UsageError(f"fulcrum check: {file} is not JSON{line}.\n{_WHAT}") from error


def _add_play(tested: Logged, scenario: Scenario, seed: int, picks: list[str]) -> bool:
    """Adds one play; whether it stopped short, because the scenario has changed since."""
    again = replay(scenario, seed, picks)
    _add_turns(tested, again.play)
    return again.stopped is not None


def _add_turns(tested: Logged, play: Playthrough) -> None:
    for turn in play.turns:
        open = {offer.choice.id: 1 for offer in turn.offers if offer.open}
        tested.add(turn.scene.id, open, {turn.choice.id: 1})


def _add_room(tested: Logged, scenario: Scenario, data: Mapping[str, Any]) -> bool:
    """Adds a session: each person's first vote, or their own path; False for another version's session."""
    from game.workshop.results.log import replayed
    from game.workshop.room.debriefing import held
    from game.workshop.room.phase import Mode

    try:
        if data["scenario"]["digest"] != scenario.digest:
            return False
        room = replayed(data, scenario)
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
    if room.mode is Mode.OWN:
        for number in room.own:
            _add_turns(tested, room.own_play(number))
        return True
    for one in held(room):
        voices = one.first.voices
        voted = sum(voices)
        picked = {id: count for id, count in zip(one.first.choices, voices, strict=True) if count}
        tested.add(one.scene.id, dict.fromkeys(one.first.choices, voted), picked)
    return True
