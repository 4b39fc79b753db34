"""What a room is asked to say in a talk, without a word about who chose what."""

from __future__ import annotations

from dataclasses import dataclass

from game.workshop.room.phase import TALK, Mode
from game.workshop.room.room import Room
from game.workshop.room.tally import Tally
from game.workshop.room.words import minutes, sign


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk in words: the prompt, the company and its length, and the lines under it."""

    title: str
    how: str
    lines: tuple[str, ...]


def sides(room: Room) -> tuple[str, str] | None:
    """The two choices that a talk sets against each other: the two with most voices in the last vote, as ids.

    None where the split may not be shown or where only one choice was chosen; ties go by the order shown.
    """
    tally: Tally = room.counted()
    if not tally.shown:
        return None
    voices = tally.voices
    order = sorted(range(len(voices)), key=lambda i: (-voices[i], i))
    if len(order) < 2 or voices[order[1]] == 0:
        return None
    return tally.choices[order[0]], tally.choices[order[1]]


def talk_of(room: Room, half: int | None = None) -> Talk:
    """The talk that runs; `half` is 1 or 2 for a phone of that half where the room argues by halves."""
    company = TALK[room.course.company]
    clock = room.course.clock
    length = company.seconds if clock is None else clock.total
    how = f"{company.label}, {minutes(length)}"
    found = sides(room)
    if found is None:
        return Talk(
            "Make the best case for a choice you didn’t make.",
            how,
            ("If you can, argue for the one you’d find hardest.", "You don’t have to say what you chose."),
        )
    first, second = sign(room, found[0]), sign(room, found[1])
    if room.mode is Mode.HALVES:
        if half is None:
            return Talk(
                "Each half makes the case for one side.",
                how,
                (
                    f"Half the room argues for {first}, half for {second}.",
                    "Your phone says which is yours. No phone? Take either.",
                    "Argue for it whatever you chose.",
                ),
            )
        mine = first if half == 1 else second
        return Talk(
            f"Your half makes the case for {mine}.",
            how,
            ("Argue for it whatever you chose.", "You don’t have to say what you chose."),
        )
    return Talk(
        "Make the best case for the choice you didn’t make.",
        how,
        (
            f"If you chose {first}, argue for {second}.",
            f"Everyone else, argue for {first}.",
            "You don’t have to say what you chose.",
        ),
    )
