"""Pictures in words, for screen readers and for those who play in a terminal: the place with its states,
then the people, nearest first, each with what the body does. No face is described: there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from game.model import Place
from game.pictures.figure import OnStage
from game.pictures.library import Library
from game.pictures.objects import spot
from game.pictures.own import Beside, nothing_beside
from game.pictures.pose import mood_drawn

UNTOLD = "A picture of the author’s own, without words."
"""What is said of an author's picture that says nothing of itself."""


class Staged(Protocol):
    """What a page shows: a place and the people in it, or an object."""

    @property
    def place(self) -> Place | None:
        """Where it plays."""

    @property
    def object(self) -> str | None:
        """What stands for it."""

    @property
    def people(self) -> Sequence[OnStage]:
        """Who is there, nearest first."""


def describe_scene(library: Library, page: Staged, beside: Beside = nothing_beside) -> str:
    """The picture of a page as one paragraph; empty where it shows nothing. Without a place it is the object,
    as beside an ending."""
    place = describe_place(library, page.place, beside) or describe_object(library, page.object, beside)
    people = (describe_person(library, person, beside) for person in page.people)
    return " ".join(filter(None, (place, *people)))


def describe_place(library: Library, place: Place | None, beside: Beside = nothing_beside) -> str:
    """What can be seen of a place, and the words of the states that it is in."""
    if place is None:
        return ""
    entry = library.places.get(place.name)
    if entry is None:
        own = beside(place.name)
        if own is None:
            return library.plain_place.describes
        return own.describes or UNTOLD
    states = [entry.variants[state] for state in place.states if state in entry.variants]
    return " ".join((entry.describes, *dict.fromkeys(states)))


def describe_object(library: Library, name: str | None, beside: Beside = nothing_beside) -> str:
    """What an object is; empty where there is none, or nobody drew it."""
    found = None if name is None else spot(library, name, beside=beside)
    if found is None:
        return ""
    return found.describes or UNTOLD


def describe_person(library: Library, person: OnStage, beside: Beside = nothing_beside) -> str:
    """Who somebody is and what the body does, after their name."""
    looks = describe_looks(library, person, beside)
    if not looks:
        return f"{person.name} is there, shown as a plain card."
    return " ".join(filter(None, (f"{person.name}: {_lowered(looks)}", describe_mood(library, person))))


def describe_looks(library: Library, person: OnStage, beside: Beside = nothing_beside) -> str:
    """What never changes about somebody; an author's picture says it of itself. Empty for a card."""
    entry = library.people.get(person.portrait)
    if entry:
        return recast(library, entry.describes, person.recolour)
    own = beside(person.portrait)
    return (own.describes or UNTOLD) if own else ""


def describe_mood(library: Library, person: OnStage) -> str:
    """What somebody's body does in their mood; empty where they are not a shipped person."""
    entry = library.people.get(person.portrait)
    if entry is None:
        return ""
    gesture = entry.moods.get(mood_drawn(library.art, entry, person.mood))
    return recast(library, gesture.describes, person.recolour) if gesture else ""


def recast(library: Library, describes: str, recolour: Sequence[tuple[str, str]]) -> str:
    """Words about somebody cast in other materials: an ochre coat that is now teal is called teal."""
    names = library.colour_words
    changed = {
        word: names[new][0] for old, new in recolour if names.keys() >= {old, new} for word in names[old]
    }
    if not changed:
        return describes
    known = "|".join(re.escape(word) for word in sorted(changed, key=len, reverse=True))
    found = re.compile(rf"\b(?:(an?|An?) )?({known})\b(?!-)")
    return found.sub(
        lambda hit: _article(hit.group(1)) + _agreeing(hit.group(1), changed[hit.group(2)]), describes
    )


def _article(article: str | None) -> str:
    return article[0] if article else ""


def _agreeing(article: str | None, word: str) -> str:
    """The word, and before it what is left of its article."""
    if not article:
        return word
    return f"n {word}" if word[0] in "aeiou" else f" {word}"


def _lowered(words: str) -> str:
    """Words that go on after a colon."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if first in ("A", "An", "The") else words
