"""Who is in a room: numbers and given names, and nothing else about anyone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Participant:
    """A seat.

    `name` is the given name and "" once it was removed, which takes nothing else away; `renamed` counts how
    often another was given; `kept_out` is the one thing that closes a seat, and can be taken back. `came`
    says that a phone has used the seat.
    """

    number: int
    name: str
    renamed: int = 0
    kept_out: bool = False
    came: bool = False

    @property
    def half(self) -> int:
        """1 or 2: the half of the room that argues together; neighbours who join one after another differ."""
        return 2 - self.number % 2


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody answered to "one word each"; held until the facilitator lets it through.

    `number` is the word's own; who sent it is in the store, so that the same phone can change it, and on no
    screen.
    """

    number: int
    text: str
    through: bool = False
