"""How a scenario is played: the one engine behind every window, terminal, room, check and analysis.

What may live here is what follows from a scenario, a seed and a list of picks, and nothing else. The engine
knows no screen, no clock, no file and no chance of its own: time limits are data that a front end minds,
and tosses follow from the seed.

Theory of operation
    A *state* is a flat tuple of whole numbers (`slots`): the scene, the four meters, variables, flags,
    and only those visits and picks that some guard asks about. A state stands at a decision or at the
    end.
    A *program* (`program`) is one scene with choices. Its tests are all guards that its offers and
    outcomes depend on; which of them hold, as bits, is the key to what is on screen and what follows each
    choice.
    A *move* (`move`) is one possible result of a choice. It carries everything up to the next decision:
    effects, settings, the memory of the pick, and all scenes that only continue. Moves and tests are
    compiled once, when first needed, from the model's own closed set of parts (`compiler`).
    A *playthrough* (`playthrough`) is a value that shares its past with the one it came from.
    What still matters at each scene is worked out backwards from the ends (`relevance`), and states can
    be seen through that (`lens`): so dead ends are proved absent or found (`proof`, `reach`), and the
    analysis merges what has the same future.

Reading a scenario (where two programs could differ, the format decides)
    A scene counts on entry: inside it `seen(it)` holds and `times(it)` is 1 the first time.
    A pick: the outcome is chosen by the facts before, then effects, then settings from top to bottom,
    then the pick is remembered, then scenes are entered.
    The first outcome whose guard holds decides; with odds, all that have odds and hold share by weight;
    with none, the choice's own keys happen. What an outcome leaves out is the choice's own.
    A locked choice is on screen and not on offer; a picked once-only choice is neither.

Laws, each held by a test over any scenario
    Replay gives the same play: nothing counts but scenario, seed and picks.
    Undo after a pick is the very same playthrough.
    An illegal pick raises the error of its kind and changes nothing.
    Shuffling changes places and nothing else; a choice that comes or goes moves no other.
    Each toss is drawn afresh from seed, number of the pick and choice.
    Merged states have one future: same offers, same moves, same ending.
    Where a scenario was proved sound, every play stands at an open choice or at an ending.
    No operation can fail while playing, and nothing grows without bound.

A word on words: an `Offer` is a choice as it stands now; `Choice` is what the author wrote.
"""

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
from game.engine.program import Offer, OfferSet, SceneProgram, Toss, weighed
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
    "weighed",
]
