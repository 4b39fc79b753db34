"""Titles on covers and sides: in paper or ink, shrunk to their width, and never broken inside a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wcwidth import iter_graphemes

from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Words
from game.desktop.measure import NO_BREAK, UNBOUNDED, Face, Style, Text, addressed, balanced, coupled
from game.desktop.view import View

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_FEWEST, _LINES = 4, 4
"""A word of a script without spaces is taken to have so many letters at least, and so many lines at most."""


def title_words(
    view: View,
    words: str,
    size: float,
    colour: str,
    width: float,
    leading: float = 1.0,
    weight: int = 600,
    face: Face = Face.DISPLAY,
) -> tuple[Text, float]:
    """The title's text and the width to set it to. A title of two words takes a line for each, but in the low
    band of a tall window, where it keeps clear of what is drawn under it."""
    style = shrunk(view, words, view.display(size, leading=leading, weight=weight).but(face=face), width)
    longest = longest_word(view, words, style)
    text = view.words(words, style, colour)
    if len(words.split()) == 2 and not (view.sheet.tall and view.measure(text, width).lines == 1):
        return text, min(width, longest + 1)
    text = coupled(view.measure, text, width)
    return text, balanced(view.measure, text, width)


def title_mark(
    view: View,
    words: str,
    at: Point,
    size: float,
    colour: str,
    ground: str,
    width: float,
    leading: float = 1.0,
    backed: bool = False,
    face: Face = Face.DISPLAY,
) -> tuple[tuple[Mark, ...], Rect]:
    """The title as marks at a point, and the rectangle that it takes. High contrast puts it on black;
    `backed` puts it on its ground, for pictures whose colours nobody knows."""
    if view.theme.high:
        colour, ground = view.theme.words, view.theme.page
    text, set_to = title_words(view, words, size, colour, width, leading, face=face)
    measured = view.measure(text, set_to)
    rect = Rect(at.x, at.y, set_to, measured.height)
    title = Words(at, set_to, text, ground)
    if not view.theme.high and not backed:
        return (title,), rect
    behind = Rect(at.x, at.y, measured.width, measured.height).grown(10 * view.sheet.u)
    return (Fill(behind, ground), title), rect


def parted(view: View, title: Text, width: float) -> tuple[Text, float]:
    """A title of one style and the width to set it to: in even lines, or where it takes two and each half has
    room for one, parted at its colon."""
    title = coupled(view.measure, title, width)
    even = balanced(view.measure, title, width)
    head, colon, tail = title.plain.partition(": ")
    if not colon or view.measure(title, even).lines != 2:
        return title, even
    halves = [half.replace(" ", NO_BREAK) for half in (f"{head}:", tail)]
    whole, *each = (
        replace(title, pieces=(replace(title.pieces[0], words=words),))
        for words in (" ".join(halves), *halves)
    )
    wide = max(view.measure(half, UNBOUNDED).width + 1 for half in each)
    return (whole, wide) if wide <= width else (title, even)


def shrunk(view: View, words: str, style: Style, width: float) -> Style:
    """The style at the largest size up to its own at which no word is wider than a line.

    Letters do not shrink in proportion, since small sizes are drawn wider, so what was found is measured.
    """
    for _ in range(4):
        longest = longest_word(view, words, style)
        if longest <= width:
            break
        style = style.but(size=style.size * min(0.995, width / longest))
    return style


def longest_word(view: View, words: str, style: Style) -> float:
    """How wide the longest word of a title is, with a pixel to spare."""
    texts = (view.words(word, style, view.theme.words) for word in _words(words))
    return max((view.measure(text, UNBOUNDED).width + 1 for text in texts), default=1.0)


def _words(title: str) -> Iterator[str]:
    """What no line of a title ends inside: its words, a name with its style of address, and some letters each
    of a script without spaces."""
    for word in filter(None, addressed(title).split(" ")):
        if word.isascii() or not _UNSPACED.search(word):
            yield word
            continue
        signs = list(iter_graphemes(word))
        some = max(_FEWEST, -(-len(signs) // _LINES))
        yield from ("".join(signs[at : at + some]) for at in range(0, len(signs), some))
