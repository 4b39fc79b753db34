"""English, a language whose words are 30 per cent longer, and one that is read from right to left.

The last two are made from whatever words a screen sets, so that every scene there is can be laid out in them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from game.desktop.box import Layout
from game.desktop.measure import Align, Size, Style, Text
from game.desktop.screen import Screen
from game.desktop.sheet import Mode, Sheet
from game.desktop.theme import theme
from game.desktop.typesetter import Typesetter
from game.desktop.view import View
from game.model import Emphasis, leftwards
from tests.desktop.views import library

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
TABLE = {ord(letter): LETTERS[at % 28] for at, letter in enumerate("etaoinshrdlucmfwypvbgkqjxz")}
TABLE |= {ord(chr(letter).upper()): arabic for letter, arabic in TABLE.items()}


@lru_cache(maxsize=20_000)
def longer(words: str) -> str:
    """The same words, each with 30 per cent more letters, and accents that stand high and low."""
    return " ".join(_stretched(word) for word in words.split(" "))


def _stretched(word: str) -> str:
    letters = sum(letter.isalpha() for letter in word)
    if not letters or not word[-1:].isprintable():
        return word
    more = -(-letters * 3 // 10)
    end = len(word.rstrip(".,:;!?…”’)—"))
    return word[:end] + ("ñĝůşÉąĺð" * 9)[:more] + word[end:]


@lru_cache(maxsize=20_000)
def leftward(words: str) -> str:
    """The same words in Arabic letters."""
    return words.translate(TABLE)


@dataclass(frozen=True)
class Spoken(View):
    """A view that says everything in another language."""

    say: Callable[[str], str] = str

    def words(
        self, words: str | tuple[tuple[str, Emphasis], ...], style: Style, colour: str | None = None
    ) -> Text:
        """A text in the other language."""
        return self._spoken(super().words(words, style, colour))

    def marked(self, words: str, style: Style, colour: str | None = None) -> Text:
        """A text in the other language that keeps its emphasis."""
        return self._spoken(super().marked(words, style, colour))

    def _spoken(self, text: Text) -> Text:
        pieces = tuple(replace(piece, words=self.say(piece.words)) for piece in text.pieces)
        return replace(text, pieces=pieces)


TONGUES: dict[str, tuple[Callable[[str], str], str]] = {
    "English": (str, "en"),
    "longer": (longer, "en"),
    "right to left": (leftward, "ar"),
}
HANDS = {"usual": ("serif", "usual"), "wide": ("atkinson", "wide"), "open": ("sans", "open")}
"""Typefaces and their spacing, by what they are called here."""


@cache
def _setter(hand: str) -> Typesetter:
    """A typesetter that keeps hardly any paragraph: sizes are kept beside it."""
    return Typesetter(*HANDS[hand], kept=400)


class Rule:
    """Measures texts in one hand and remembers every size: it is the same in any colour, and at whichever
    side lines stand."""

    def __init__(self, hand: str) -> None:
        self._setter = _setter(hand)
        self._sizes: dict[object, Size] = {}

    def __call__(self, text: Text, width: float) -> Size:
        key = (*[(piece.words, piece.style) for piece in text.pieces], text.language, width)
        size = self._sizes.get(key)
        if size is None:
            plain = text if text.align is Align.START else text.aligned(Align.START)
            size = self._sizes[key] = self._setter.measure(plain, width)
        return size

    def forget(self) -> None:
        """Begin anew, before memory is full of sizes that nobody asks for again."""
        self._sizes.clear()


@cache
def rule(hand: str) -> Rule:
    """What measures in a hand."""
    return Rule(hand)


def view_in(
    tongue: str,
    size: tuple[int, int],
    text: float,
    mode: Mode = Mode.DAY,
    focus: str | None = None,
    hand: str = "usual",
) -> View:
    """What a screen is laid out with in one of the languages and hands, in real type; `tongue` may also be
    the tag of a language whose own words the screen has."""
    say, language = TONGUES.get(tongue, (str, tongue))
    sheet = Sheet(*size, text, mode, rtl=leftwards(language))
    art, measure = library(), rule(hand)
    if say is str:
        return View(sheet, theme(art, mode), measure, art, focus, 0.0, language)
    return Spoken(sheet, theme(art, mode), measure, art, focus, 0.0, language, say=say)


def shown(screen: Screen, view: View, first: str | None = None) -> Layout:
    """A screen as the window shows it: with the focus that it has when it is new, mirrored where it must be.

    `first` is what takes focus, where that is known: it saves laying the screen out twice to find it out.
    """
    layout = screen.layout(view if first is None else replace(view, focus=first))
    if layout.first != first:
        layout = screen.layout(replace(view, focus=layout.first))
    return layout.mirrored() if view.sheet.rtl else layout
