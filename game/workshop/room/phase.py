"""What a session can be doing, and in which of three ways it is held."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Phase(Enum):
    """Where a session stands; the value is the word on the wire."""

    LOBBY = "lobby"
    READ = "read"
    VOTE = "vote"
    CLOSED = "closed"
    SHOWN = "shown"
    DISCUSS = "discuss"
    CONSEQUENCE = "consequence"
    ENDING = "ending"
    DEBRIEF = "debrief"


class Mode(Enum):
    """How a room plays; the value is the word on the wire."""

    TOGETHER = "together"
    """The room decides each decision by a vote."""
    OWN = "own"
    """Every phone plays its own path; the screen shows only how far the room is."""
    HALVES = "halves"
    """As together, but before a second vote each half of the room argues one side."""


class How(Enum):
    """By what rule the room's choice was taken; the value is the word on the wire."""

    MAJORITY = "majority"
    TIE = "tie"
    OVERRULED = "overruled"
    UNVOTED = "unvoted"


@dataclass(frozen=True, slots=True)
class Company:
    """With whom people talk in one part of a talk, and for how many seconds unless told otherwise."""

    label: str
    seconds: int


ALONE = Company("Alone", 60)
PAIRS = Company("In pairs", 120)
FOURS = Company("In fours", 240)
ALL = Company("All", 300)

TALK = (PAIRS, FOURS, ALL)
"""A talk between two votes starts in pairs and may go on; most rooms vote again after the first."""

LEAST = 5
"""Nothing is broken down for fewer people than this, and no split is shown."""

TALK_UP_TO = 70
"""Up to this share of the leading choice, in per cent, the room is split enough to talk first."""

ARGUE_ABOVE = 80
"""Above it the room is so agreed that somebody should be asked to argue the other side."""

EXTEND = 30
"""Seconds that `extend` adds unless told otherwise."""
