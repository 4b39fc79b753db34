"""How a scenario is played. The engine knows no screen, no clock, no file and no chance of its own."""

from game.engine.errors import ChoiceNotOpen, IllegalPick, PlayOver, UnknownChoice
from game.engine.machine import EndlessScenes, Machine, machine_of
from game.engine.move import Move
from game.engine.playthrough import (
    Arrival,
    Playthrough,
    Turn,
    back_to,
    follow,
    offers,
    pick,
    refusal,
    shown,
    start,
    undo,
)
from game.engine.program import Offer, OfferSet, SceneProgram, Toss
from game.engine.proof import endless_scenes
from game.engine.reach import DeadEnd, Reach, Trap, Way, find_dead_ends, find_reach
from game.engine.replay import Replay, replay
from game.engine.slots import AT_END, Facts, Slots, State, meters_of

__all__ = [
    "AT_END",
    "Arrival",
    "ChoiceNotOpen",
    "DeadEnd",
    "EndlessScenes",
    "Facts",
    "IllegalPick",
    "Machine",
    "Move",
    "Offer",
    "OfferSet",
    "PlayOver",
    "Playthrough",
    "Reach",
    "Replay",
    "SceneProgram",
    "Slots",
    "State",
    "Toss",
    "Trap",
    "Turn",
    "UnknownChoice",
    "Way",
    "back_to",
    "endless_scenes",
    "find_dead_ends",
    "find_reach",
    "follow",
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
