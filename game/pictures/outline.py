"""How much room somebody takes beside others, in the mood that they are in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from game.pictures.catalogue import USUAL_HAIR, USUAL_REACH
from game.pictures.figure import OnStage
from game.pictures.library import Library
from game.pictures.person import WAIST
from game.pictures.pose import USUAL, Pose, pose_of

NOSE, BACK = 165.0, 130.0
"""How far an upright head comes to the right of the waist, and to its left, in a person's own units."""
_BROW = (495.0, 330.0)  # the middle of a face, on a person's canvas


@dataclass(frozen=True, slots=True)
class Outline:
    """Lengths from where somebody stands, at scale 1: to the right the widest gesture of any mood (`reach`)
    and the `nose`; to the left the `back` of the head, and what hides a neighbour's face (`hair`)."""

    reach: float = USUAL_REACH
    nose: float = NOSE
    back: float = BACK
    hair: float = USUAL_HAIR


def outlines(
    library: Library, people: Sequence[OnStage], moods: Mapping[str, str] | None = None
) -> tuple[Outline, ...]:
    """Everybody's outline in their mood, or in that which `moods` gives for their cast id; the usual one for
    pictures of an author's own."""
    other = moods or {}
    return tuple(_outline(library, one.portrait, other.get(one.id, one.mood)) for one in people)


def _outline(library: Library, portrait: str, mood: str) -> Outline:
    entry = library.people.get(portrait)
    if entry is None:
        return Outline()
    moved = forward(pose_of(library.art, entry, mood), entry.pivot)
    usual = forward(pose_of(library.art, entry, USUAL), entry.pivot)
    return Outline(entry.reach, NOSE + moved, BACK - moved, entry.hair + usual - moved)


def forward(pose: Pose, pivot: tuple[float, float]) -> float:
    """How far a pose brings the face to the right, in a person's own units: the head turns about its pivot
    and moves, then the body drops and leans about the waist."""
    turn, along, down = pose.head
    lean, drop = pose.body
    x, y = _turned(_BROW, pivot, turn)
    x, _ = _turned((x + along, y + down + drop), WAIST, lean)
    return x - _BROW[0]


def _turned(point: tuple[float, float], about: tuple[float, float], degrees: float) -> tuple[float, float]:
    x, y = point[0] - about[0], point[1] - about[1]
    angle = radians(degrees)
    return about[0] + x * cos(angle) - y * sin(angle), about[1] + x * sin(angle) + y * cos(angle)
