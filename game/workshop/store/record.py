"""A session as it is kept: its own row, and the steps as text."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from game.workshop.room.messages import Step


@dataclass(frozen=True, slots=True)
class Record:
    """What a session is, beside its lists.

    `sources` are the scenario's own files by name, so that a session goes on as it began whatever became of
    them. Times are seconds since 1970.
    """

    id: str
    scenario: str
    title: str
    digest: str
    file: str
    sources: Mapping[str, bytes]
    seed: int
    mode: str
    minutes: int
    host_token: str
    made: float
    delete_after: float
    alive: float = 0.0
    phase: str = "lobby"
    decision: int = 0
    people: int = 0
    steps: int = 0


def packed(sources: Mapping[str, bytes]) -> bytes:
    """Files as one compressed blob."""
    text = {name: base64.b64encode(data).decode("ascii") for name, data in sources.items()}
    return zlib.compress(json.dumps(text).encode())


def unpacked(blob: bytes) -> dict[str, bytes]:
    """The files again."""
    return {name: base64.b64decode(data) for name, data in json.loads(zlib.decompress(blob)).items()}


def step_to_json(step: Step) -> dict[str, Any]:
    """A step as data, without what it does not use."""
    return {key: value for key, value in asdict(step).items() if value not in (None, {}, "")}


def step_from_json(data: Mapping[str, Any]) -> Step:
    """A step from data; a field of a later version is left out."""
    known = {field.name for field in fields(Step)}
    return Step(**{key: value for key, value in data.items() if key in known})
