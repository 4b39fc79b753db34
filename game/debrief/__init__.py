"""The debrief of a finished play: why each choice leaned, the pattern of the whole, and the words.

    of(play, distribution) -> Debrief      raises PlayNotOver while decisions remain

`distribution` is handed in, since the analysis that works it out stands above this room.
"""

from game.debrief.debrief import (
    Debrief,
    Decision,
    MeterReading,
    MomentReading,
    Overlay,
    Pattern,
    StandingBand,
)
from game.debrief.reading import PlayNotOver, of
from game.debrief.sentences import FIT, LEAN, TAKE_AWAY
from game.debrief.words import capital, decisions, joined, name, number, principles, quotation, spoken

__all__ = [
    "FIT",
    "LEAN",
    "TAKE_AWAY",
    "Debrief",
    "Decision",
    "MeterReading",
    "MomentReading",
    "Overlay",
    "Pattern",
    "PlayNotOver",
    "StandingBand",
    "capital",
    "decisions",
    "joined",
    "name",
    "number",
    "of",
    "principles",
    "quotation",
    "spoken",
]
