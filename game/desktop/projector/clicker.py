"""The two keys of a clicker, and what else a keyboard can do to the projector, as a pure function.

A presenter's clicker sends Page Down and Page Up, or arrows, or Space and Enter. Some have a button that
starts a show, F5 and Escape in turn, which fills the screen and leaves it; and one that blanks the screen, a
full stop, until the next press. None of these may ever end a session: Escape asks first, and whatever a
clicker sends while the question stands goes on with the session.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from game.desktop.box import Layout
from game.desktop.messages import Aimed, Click, Closing, Message, Press, Want
from game.desktop.projector.asking import BUTTONS, END, STAY

NEXT = frozenset({"page_down", "right", "space", "enter"})
UNDO = frozenset({"page_up", "left"})
FULL = frozenset({"f11", "f5", "f"})
BLANK = frozenset({".", "b"})
BOUNCE = 0.3
"""Seconds within which the same key again is one press that bounced: a clicker's contacts are worn."""


class Wish(Enum):
    """What a press asks for."""

    NEXT = "next"
    UNDO = "undo"
    END = "end"
    FULL = "full"
    MODE = "mode"


@dataclass(frozen=True, slots=True)
class Hand:
    """The hand at the keys. `asking` is the button in focus while the window asks whether to end, else "";
    `blank` is whether the screen was blanked; `last` is the step that was last asked for, and when."""

    asking: str = ""
    blank: bool = False
    last: tuple[Wish, float] | None = None


Result = tuple[Hand, Wish | None]


def update(hand: Hand, message: Message, layout: Layout) -> Result:
    """What a message does to the hand, and what it asks for; a key that is only held asks for nothing."""
    match message:
        case Closing():
            return (hand, Wish.END) if hand.asking else (replace(hand, asking=STAY, blank=False), None)
        case Click(x=x, y=y) if hand.asking:
            return _chosen(hand, _at(layout, x, y))
        case Aimed(id=id, want=Want.ACT) if hand.asking:
            return _chosen(hand, id)
        case Press(repeat=False, ctrl=False, key=key, at=at, start=start):
            if key in FULL or start:
                return hand, Wish.FULL
            return _asked(hand, key) if hand.asking else _pressed(hand, key, at)
    return hand, None


def _pressed(hand: Hand, key: str, at: float) -> Result:
    if key in BLANK:
        return replace(hand, blank=not hand.blank), None
    if key == "escape":
        return replace(hand, asking=STAY, blank=False), None
    if key == "m":
        return hand, Wish.MODE
    wish = Wish.NEXT if key in NEXT else Wish.UNDO if key in UNDO else None
    if wish is None:
        return hand, None
    if hand.last is not None and hand.last[0] is wish and at - hand.last[1] < BOUNCE:
        return hand, None
    if hand.blank:
        return replace(hand, blank=False, last=(wish, at)), None
    return replace(hand, last=(wish, at)), wish


def _asked(hand: Hand, key: str) -> Result:
    """While the question stands: E ends, Tab and the arrows up and down move between the two answers."""
    if key == "e":
        return hand, Wish.END
    if key in ("tab", "back_tab", "up", "down"):
        other = BUTTONS[1 - BUTTONS.index(hand.asking)]
        return replace(hand, asking=other), None
    if key in ("enter", "space"):
        return _chosen(hand, hand.asking)
    if key == "escape" or key in NEXT or key in UNDO:
        return _chosen(hand, STAY)
    return hand, None


def _chosen(hand: Hand, answer: str) -> Result:
    if answer == END:
        return hand, Wish.END
    return (replace(hand, asking="") if answer == STAY else hand), None


def _at(layout: Layout, x: float, y: float) -> str:
    """The action of the button at a place, or nothing."""
    area = layout.area("question")
    boxes = () if area is None else area.boxes
    return next((box.action for box in boxes if box.action and box.rect.holds(x, y)), "")
