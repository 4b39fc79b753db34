"""What is said aloud when a screen changes. Pure: two screens in, words out.

A new page is read from its beginning, in reading order, but for a picture that stays. On a page that stays,
the box that focus moves to is said at once, and what changed by itself comes after what is being said, or
over it where it is urgent. What is written in a text field is said word by word, what is taken away as it
goes.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop.access.reading import Live, Utterance, fresh, sentence, spoken
from game.desktop.box import Layout, Role

STANDING = (Role.PICTURE, Role.SPEAKER)
"""What stands beside the words, from one page to the next."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A screen as it is heard: the name of its page, what has the focus, and its boxes."""

    page: str
    focus: str | None
    layout: Layout

    def same(self, other: Heard) -> bool:
        """Whether nothing can have changed since then."""
        return self.layout is other.layout and (self.page, self.focus) == (other.page, other.focus)


@dataclass(frozen=True, slots=True)
class Speech:
    """Words to say one after another. `cut` ends what was begun before; `language` is that of the screen, or
    empty for the program's own."""

    words: tuple[str, ...]
    cut: bool = True
    language: str = ""


def planned(before: Heard | None, now: Heard) -> Speech | None:
    """What is said when one screen takes the place of another; None where there is nothing to say."""
    if before is None or before.page != now.page:
        return whole(now, frozenset() if before is None else _seen(before))
    changed = [one for one in fresh(before.layout, now.layout, False) if one.words]
    urgent = any(one.live is Live.ASSERTIVE for one in changed)
    if before.focus == now.focus:
        reached = None
        written = _written(before, now)
        if written:
            return Speech((written,), language=now.layout.language)
    else:
        reached = _in_focus(now)
    lines = [one for one in changed if reached is None or one.id != reached.id]
    if reached is not None:
        lines = [reached, *lines]
    if not lines:
        return None
    return Speech(_words(lines), cut=urgent or reached is not None, language=now.layout.language)


def _seen(heard: Heard) -> frozenset[str]:
    """What was said of the picture and of the people in it."""
    boxes = heard.layout.by_id
    return frozenset(one.words for one in spoken(heard.layout) if boxes[one.id][1].role in STANDING)


def whole(now: Heard, told: frozenset[str] = frozenset()) -> Speech | None:
    """The whole page from where it begins: from its top, or from the part that it opens at. A picture and
    people who stay as they were `told` are left out."""
    boxes = now.layout.by_id
    lines = tuple(
        one for one in spoken(now.layout) if one.words not in told or boxes[one.id][1].role not in STANDING
    )
    if now.layout.scrolls and now.layout.top is not None:
        start = next((place for place, one in enumerate(lines) if one.id == now.layout.top), 0)
        title = lines[:1] if start else ()
        lines = (*title, *lines[start:])
    words = _words(lines)
    return Speech(words, language=now.layout.language) if words else None


def _in_focus(now: Heard) -> Utterance | None:
    return next((one for one in spoken(now.layout) if one.id == now.focus and one.words), None)


def _written(before: Heard, now: Heard) -> str:
    """What was written or taken away in the text field in focus, once a word is whole; else empty."""
    was, field = before.layout.find(now.focus), now.layout.find(now.focus)
    if was is None or field is None or field[1].role is not Role.FIELD:
        return ""
    old, new = was[1].note, field[1].note
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    added, gone = new[start : len(new) - end], old[start : len(old) - end]
    if not added:
        return gone.strip()
    if len(added) > 1:
        return added.strip()
    return "" if added.isalnum() else (new[:start].split() or [""])[-1]


def _alike(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    return next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


def _words(lines: tuple[Utterance, ...] | list[Utterance]) -> tuple[str, ...]:
    return tuple(sentence(one.words) for one in lines if one.words)
