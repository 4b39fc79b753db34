"""What is heard of a screen: its boxes in reading order, each in the words that a screen reader says.

Words are put together here and nowhere else, whoever says them: the screen reader by way of the tree, or the
game itself. `spoken` is the whole screen; `fresh` is what nobody may miss when it has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from game.desktop.box import Box, Layout, Role, State

MARKS = (30.0, 10.0)
"""The seconds at which a timer is told: in between it would talk over the words that it is there for."""
ENDS = ".?!…:”"
KINDS = {
    Role.BUTTON: "button",
    Role.LINK: "link",
    Role.OPTION: "option",
    Role.FIELD: "text field",
    Role.TITLE: "heading level 1",
    Role.HEADING: "heading level 2",
}
STATES = {
    State.CHOSEN: "chosen",
    State.DISABLED: "not available",
    State.EXPANDED: "unfolded",
    State.FOLDED: "folded",
}


DOT = re.compile(r"\s*·\s*")


class Live(Enum):
    """How soon words are said that come up by themselves: after what is being said, or over it."""

    POLITE = "polite"
    ASSERTIVE = "assertive"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One box as it is said: its id, its words with role and state, and how it is told when it changes.

    `plain` are the words alone. `live` is None for what waits until somebody reads it.
    """

    id: str
    words: str
    live: Live | None = None
    plain: str = ""


def spoken(layout: Layout) -> tuple[Utterance, ...]:
    """The whole screen in reading order; what only decorates it is left out."""
    known = {id: "choice {} of {}".format(*place) for id, place in places(layout).items()}
    return tuple(_utterance(box, known.get(box.id, "")) for _, box in layout.boxes() if heard(box))


def named(box: Box) -> str:
    """The words of a box without signs that only part them for the eye."""
    return " ".join(DOT.sub(", ", box.name).split())


def heard(box: Box) -> bool:
    """Whether there is anything to say of a box."""
    return box.role is not Role.DECORATION and bool(box.name or box.note or box.focusable)


def fresh(before: Layout | None, after: Layout, turned: bool) -> tuple[Utterance, ...]:
    """What is said unasked when `after` takes the place of `before`.

    A page that was turned to is read from its title up to the first thing to act on; what stood on the page
    before, as the picture of a place, is not told again. On a page that stays it is what changed by itself or
    by the last act: what is live, a timer at its marks, what was unfolded, a setting's new value.
    """
    return tuple(_turned(before, after) if turned or before is None else _changed(before, after))


def _turned(before: Layout | None, after: Layout) -> Iterator[Utterance]:
    known = _read(before)
    boxes = [box for _, box in after.boxes() if heard(box)]
    titles = [box for box in boxes if box.role is Role.TITLE]
    title = next((box for box in titles if _same(box) not in known), titles[0] if titles else None)
    told: set[str] = set()
    if title is not None:
        told.add(title.id)
        yield _said(title)
    start = next((i for i, box in enumerate(boxes) if box.id == after.top), 0) if after.scrolls else 0
    for box in boxes[start:]:
        if box.focusable:
            break
        if box.id not in told and _same(box) not in known:
            told.add(box.id)
            yield _said(box)
    yield from (_said(box) for box in boxes if box.live and box.id not in told)


def _read(before: Layout | None) -> set[tuple[str, str, str]]:
    """What stood on the page before to be read: the side of a debrief is told once, and so is a place."""
    return {_same(box) for _, box in before.boxes() if not box.focusable} if before is not None else set()


def _same(box: Box) -> tuple[str, str, str]:
    return box.id, box.name, box.note


def _changed(before: Layout, after: Layout) -> Iterator[Utterance]:
    unfolding = False
    for _, box in after.boxes():
        found = before.find(box.id)
        was = None if found is None else found[1]
        if box.focusable or box.action:
            opened = State.EXPANDED in box.states
            unfolding = opened and (was is None or State.EXPANDED not in was.states)
            if box.role is Role.SETTING and was is not None and was.note != box.note:
                yield Utterance(box.id, box.note, Live.POLITE, box.note)
        elif unfolding and heard(box):
            yield _said(box)
            continue
        if box.role is Role.TIMER and was is not None and _crossed(was, box):
            yield Utterance(box.id, named(box), Live.ASSERTIVE, named(box))
        elif box.live and heard(box) and (was is None or (was.name, was.note) != (box.name, box.note)):
            yield _said(box)


def _crossed(was: Box, box: Box) -> bool:
    """Whether a timer has just come down to one of its marks."""
    if was.value is None or box.value is None:
        return False
    return any(box.value <= mark < was.value for mark in MARKS)


def _said(box: Box) -> Utterance:
    """A box that is told unasked: its words alone, for nobody needs to know that a sentence is a heading."""
    words = f"{sentence(named(box))} {box.note}".strip()
    return Utterance(box.id, words, Live.POLITE, words)


def _utterance(box: Box, place: str) -> Utterance:
    """The words, then what it is, where it stands among its like, and how it is; a note comes last."""
    name = named(box)
    if box.role is Role.SPEAKER:
        words = f"{name}:"
    elif box.role is Role.PICTURE:
        words = f"Picture: {sentence(name)} {box.note}".strip()
    elif box.role is Role.SETTING:
        words = f"{name}: {box.note}, setting"
    elif box.role is Role.FIELD:
        words = f"{name}, text field: {box.note or 'empty'}"
    else:
        words = _listed(name, (KINDS.get(box.role, ""), place, *_states(box)))
        words = f"{sentence(words)} {box.note}" if box.note else words
    live = Live.POLITE if box.live else None
    return Utterance(box.id, words, live, name)


def _states(box: Box) -> tuple[str, ...]:
    return tuple(words for state, words in STATES.items() if state in box.states)


def _listed(name: str, more: tuple[str, ...]) -> str:
    """A name and what is said after it, as one sentence or two."""
    kinds = ", ".join(filter(None, more))
    if not kinds:
        return name
    return f"{name} {kinds[0].upper()}{kinds[1:]}." if name[-1:] in ENDS else f"{name}, {kinds}"


def sentence(words: str) -> str:
    """Words that end as a sentence does, so that a voice pauses after them."""
    return words if not words or words[-1] in ENDS else f"{words}."


def places(layout: Layout) -> dict[str, tuple[int, int]]:
    """For each choice that can be acted on its number, from 1, and of how many."""
    choices = [box.id for _, box in layout.boxes() if box.role is Role.CHOICE and box.focusable]
    return {id: (number, len(choices)) for number, id in enumerate(choices, start=1)}
