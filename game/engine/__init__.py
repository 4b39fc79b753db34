"""How a scenario is played. The engine knows no screen, no clock, no file and no chance of its own."""

from game.engine.errors import ChoiceNotOpen, IllegalPick, PlayOver, UnknownChoice
from game.engine.machine import Machine, Move, Offer, machine_of
from game.engine.playthrough import (
    Arrival,
    Playthrough,
    Turn,
    back_to,
    offers,
    pick,
    refusal,
    shown,
    start,
    undo,
)
from game.engine.replay import Replay, replay
from game.engine.slots import AT_END, Facts, Slots, State, meters_of

__all__ = [
    "AT_END",
    "Arrival",
    "ChoiceNotOpen",
    "Facts",
    "IllegalPick",
    "Machine",
    "Move",
    "Offer",
    "PlayOver",
    "Playthrough",
    "Replay",
    "Slots",
    "State",
    "Turn",
    "UnknownChoice",
    "back_to",
    "machine_of",
    "meters_of",
    "offers",
    "pick",
    "refusal",
    "replay",
    "shown",
    "start",
    "undo",
]
