"""Replaying a list of picks, also on a scenario that was edited since they were made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.engine.errors import IllegalPick
from game.engine.playthrough import Playthrough, pick, start
from game.model import Scenario


@dataclass(frozen=True, slots=True)
class Replay:
    """How far a list of picks leads: the playthrough, and where and why it stopped short, if it did.

    `stopped` names the first pick that could not be made; `left` are the picks from there on.
    """

    play: Playthrough
    stopped: IllegalPick | None = None
    left: tuple[str, ...] = ()


def replay(scenario: Scenario, seed: int, picks: Sequence[str]) -> Replay:
    """Replays picks by id as far as they fit; it never raises for a pick."""
    play = start(scenario, seed)
    for number, id in enumerate(picks):
        try:
            play = pick(play, id)
        except IllegalPick as stopped:
            return Replay(play, stopped, tuple(picks[number:]))
    return Replay(play)
