"""How somebody holds themselves: numbers for head and body, and which drawn arms. Numbers can be
interpolated, so a change of mood can be shown as movement."""

from __future__ import annotations

from dataclasses import dataclass

from game.pictures.catalogue import Art, PersonEntry

USUAL = "neutral"
"""The mood of anybody whose mood is not told, or not known."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Head (turn in degrees, then x and y), body (lean in degrees, then drop), turn of the hat in degrees,
    whether it is off, and the gesture of the arms. Lengths are in the person's own units (900 by 1000)."""

    arms: str
    head: tuple[float, float, float] = (0.0, 0.0, 0.0)
    body: tuple[float, float] = (0.0, 0.0)
    hat: float = 0.0
    hatless: bool = False


def mood_drawn(art: Art, entry: PersonEntry, mood: str) -> str:
    """The drawn mood whose arms serve: the mood itself, or along `instead` to one that was drawn."""
    seen: set[str] = set()
    at: str | None = mood if mood in art.moods else USUAL
    while at is not None and at not in seen:
        if at in entry.moods:
            return at
        seen.add(at)
        at = art.moods[at].instead if at in art.moods else None
    return USUAL if USUAL in entry.moods else next(iter(entry.moods), USUAL)


def pose_of(art: Art, entry: PersonEntry, mood: str) -> Pose:
    """The pose of a person in a mood. A mood that nobody drew keeps its head and body and takes the arms of
    another; a mood that does not exist is neutral."""
    known = mood if mood in art.moods else USUAL
    usual = art.moods[known]
    drawn = mood_drawn(art, entry, known)
    gesture = entry.moods.get(drawn)
    if gesture is None:
        return Pose("", usual.head, usual.body)
    if drawn != known:
        return Pose(gesture.arms, usual.head, usual.body)
    return Pose(
        arms=gesture.arms,
        head=gesture.head or usual.head,
        body=gesture.body or usual.body,
        hat=gesture.hat,
        hatless=gesture.hatless,
    )


def between(one: Pose, other: Pose, share: float) -> Pose:
    """The pose `share` (0 to 1) of the way from one to the other. Numbers glide; arms and a hat that comes
    off are shapes, and change halfway."""
    if share <= 0:
        return one
    if share >= 1:
        return other
    near = one if share < 0.5 else other

    def part(a: float, b: float) -> float:
        return a + (b - a) * share

    return Pose(
        arms=near.arms,
        head=(
            part(one.head[0], other.head[0]),
            part(one.head[1], other.head[1]),
            part(one.head[2], other.head[2]),
        ),
        body=(part(one.body[0], other.body[0]), part(one.body[1], other.body[1])),
        hat=part(one.hat, other.hat),
        hatless=near.hatless,
    )
