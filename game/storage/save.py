"""What a save is: a playthrough's picks, and what tells whose they are.

Formats: 1, the first. A file of a higher format is refused and left as it is; `OLDEST` is the lowest that
this version reads.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from game.engine import Playthrough

FORMAT = 1
OLDEST = 1
LARGEST = 1024 * 1024
"""A save file in bytes; a longer one is no save of ours."""


class Save(NamedTuple):
    """A playthrough as it is kept. Everything else follows by replaying the picks.

    `source` is the scenario's file as `finding.source_of` names it; `shuffle` whether choices are shown in
    the seed's order; `started` and `updated` are UTC times as text that sorts; `ending` is the ending's id
    once one was reached, and `title` the scene that the play stands at.
    """

    scenario: str
    digest: str
    source: str
    seed: int
    picks: tuple[str, ...]
    started: str
    updated: str
    ending: str | None = None
    title: str = ""
    shuffle: bool = True

    def after(self, play: Playthrough, now: str) -> Save:
        """This save with the picks of a play."""
        ending, scene = play.ending, play.scene
        return self._replace(
            digest=play.scenario.digest,
            picks=play.picks,
            updated=now,
            ending=None if ending is None else ending.id,
            title=ending.title if ending is not None else "" if scene is None else scene.title,
        )

    def to_bytes(self) -> bytes:
        """The file's contents: JSON in ASCII, so that no tool can spoil its letters."""
        body: dict[str, Any] = {"format": FORMAT, **self._asdict()}
        return (json.dumps(body, indent=1) + "\n").encode("ascii")


class Damaged(ValueError):
    """Bytes that are no save."""


class Newer(ValueError):
    """A save of a later format; `format` is its number."""

    def __init__(self, format: int) -> None:
        self.format = format
        super().__init__(f"format {format}")


def from_bytes(data: bytes) -> Save:
    """A save from its file's contents; raises `Damaged` or `Newer`, whatever the bytes."""
    body = json_object(data, LARGEST)
    format = body.get("format")
    if type(format) is not int or format < OLDEST:
        raise Damaged("no format number")
    if format > FORMAT:
        raise Newer(format)
    picks, ending, shuffle, seed = (body.get(key) for key in ("picks", "ending", "shuffle", "seed"))
    if not (
        isinstance(picks, list)
        and all(isinstance(pick, str) for pick in picks)
        and (ending is None or isinstance(ending, str))
        and isinstance(shuffle, bool)
        and type(seed) is int
    ):
        raise Damaged("a part is missing or of the wrong kind")
    return Save(
        scenario=_text(body, "scenario"),
        digest=_text(body, "digest"),
        source=_text(body, "source"),
        seed=seed,
        picks=tuple(picks),
        started=_text(body, "started"),
        updated=_text(body, "updated"),
        ending=ending,
        title=_text(body, "title"),
        shuffle=shuffle,
    )


def _text(body: dict[str, Any], key: str) -> str:
    value = body.get(key)
    if not isinstance(value, str):
        raise Damaged(f"“{key}” is missing or no text")
    return value


def json_object(data: bytes, limit: int) -> dict[str, Any]:
    """The JSON object that a file of ours holds; raises `Damaged`, whatever the bytes."""
    if len(data) > limit:
        raise Damaged("the file is too long")
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Damaged("the file is not JSON") from error
    if not isinstance(body, dict):
        raise Damaged("the file is no JSON object")
    return body
