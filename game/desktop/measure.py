"""Words as layouts see them: text with its style, and how large it is when set to a width.

Layouts never draw and know no font: they are handed a `Measure`, a function from a text and a width to a
`Size`. The window hands in the typesetter's; tests hand in one that counts letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from wcwidth import iter_graphemes

from game.model import Emphasis, leftwards, runs
from game.page.typeset import typeset


class Face(Enum):
    """What a piece of text is for; which typeface that means is the reader's to set. FAR is large type that
    is read from the last row. The last three are what they say whatever is set, for choosing among them."""

    STORY = "story"
    DISPLAY = "display"
    FAR = "far"
    ACT = "act"
    MONO = "mono"
    SERIF = "serif"
    SANS = "sans"
    LEGIBLE = "legible"

    __hash__ = object.__hash__  # texts are looked up by all that they are made of, thousands of times a page


class Align(Enum):
    """Where lines stand in their width. START follows the direction of the text itself."""

    START = "start"
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is set: size in pixels, weight from 400 to 700, leading as a part of the size."""

    face: Face
    size: float
    weight: int = 400
    leading: float = 1.42
    italic: bool = False

    def but(self, **changes: object) -> Style:
        """The same style with some of it changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one style and colour (`#rrggbb`)."""

    words: str
    style: Style
    colour: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: pieces in reading order. `language` is a BCP 47 tag, or empty."""

    pieces: tuple[Piece, ...]
    align: Align = Align.START
    language: str = ""

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(piece.words for piece in self.pieces)

    @property
    def style(self) -> Style:
        """The style of the first piece, which the whole paragraph takes its leading from."""
        return self.pieces[0].style

    def aligned(self, align: Align) -> Text:
        """The same words, standing elsewhere in their width."""
        return replace(self, align=align)


class Size(NamedTuple):
    """What a text takes up at a width: the longest line, the height, the lines, the first baseline."""

    width: float
    height: float
    lines: int
    baseline: float


Measure = Callable[[Text, float], Size]
UNBOUNDED = 100_000.0
NO_BREAK = "\N{NO-BREAK SPACE}"
STYLE_OF_ADDRESS = re.compile(r"(?<!\w)(?:Mrs?|Ms|Dr|Prof)\.? (?=\w)")
"""“Mrs”, and the space before her name, at which no line breaks."""
_LAST_TWO = re.compile(r"(?<= )(\S{1,12}) \S{1,9}$")
_LONGEST_PAIR = 17
_TWO_WORDS, _ONE_WORD = re.compile(r"\s+\S+\s+\S+$"), re.compile(r"\s+\S+$")
_SHORT_END, _GIVEN_UP = 0.25, 0.14
"""The part of a line that a paragraph's last two words may not be left with, and the part of its width that a
paragraph gives up so that they are not."""


def text(
    words: str | Iterable[tuple[str, Emphasis]],
    style: Style,
    colour: str,
    align: Align = Align.START,
    language: str = "",
) -> Text:
    """A text of plain words, or of runs with emphasis: italics in upright type, and a stronger weight."""
    stretches = ((words, Emphasis.PLAIN),) if isinstance(words, str) else words
    return Text(tuple(_piece(w, e, style, colour) for w, e in stretches), align, language)


def marked(words: str, style: Style, colour: str, align: Align = Align.START, language: str = "") -> Text:
    """A text of words that keep the marks `*emphasis*` and `**strong**`."""
    return text(runs(words), style, colour, align, language)


def _piece(words: str, emphasis: Emphasis, style: Style, colour: str) -> Piece:
    if style.face is not Face.MONO:
        words = typeset(words)
    if emphasis is Emphasis.EMPHASIS:
        return Piece(words, replace(style, italic=not style.italic), colour)
    if emphasis is Emphasis.STRONG:
        return Piece(words, replace(style, weight=min(700, style.weight + 200)), colour)
    return Piece(words, style, colour)


def reads_left(words: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter with a direction says so (UAX 9, P2)."""
    for letter in words:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return False
        if kind in ("R", "AL"):
            return True
    return False


def runs_left(words: str, language: str) -> bool:
    """Whether a paragraph runs from right to left: in a language that does, where most of its letters do,
    even after a foreign name; else as its first letter does."""
    if not leftwards(language):
        return reads_left(words)
    kinds = Counter(unicodedata.bidirectional(letter) for letter in words)
    return kinds["R"] + kinds["AL"] > kinds["L"]


def balanced(measure: Measure, words: Text, width: float) -> float:
    """The least width in which a text keeps its number of lines, so that no title ends in a widow. It is
    never less than the longest word needs."""
    size = measure(words, width)
    if size.lines < 2:
        return width
    low, high = max(width / size.lines, _longest(measure, words)), width
    for _ in range(9):
        middle = (low + high) / 2
        if measure(words, middle).lines > size.lines:
            low = middle
        else:
            high = middle
    return min(width, high + 1)


def addressed(words: str) -> str:
    """The words with “Mrs” tied to her name."""
    return STYLE_OF_ADDRESS.sub(lambda found: found.group()[:-1] + NO_BREAK, words)


def kept(words: Text) -> Text:
    """A paragraph whose last two words stay together where both are short, so that no line is one short word.

    It never takes more lines for that: the line before the last only ends a word sooner.
    """
    found = _LAST_TWO.search(words.plain)
    if found is None or len(found.group()) > _LONGEST_PAIR:
        return words
    return _tied(words, found.start() + len(found.group(1)))


def coupled(measure: Measure, words: Text, width: float) -> Text:
    """A title whose last two words stay together, so that it does not end in one word alone: where it has two
    words for each of its lines, and takes no further line for that."""
    lines = measure(words, width).lines
    parts = words.plain.split(" ")
    if lines < 2 or len(parts) < 2 * lines:
        return words
    pair = Text((Piece(" ".join(parts[-2:]), words.style, words.pieces[0].colour),), language=words.language)
    tied = _tied(words, words.plain.rfind(" "))
    fits = measure(pair, UNBOUNDED).width <= width and measure(tied, width).lines == lines
    return tied if fits else words


def _tied(words: Text, at: int) -> Text:
    """A text whose space at a place does not break."""
    pieces: list[Piece] = []
    for piece in words.pieces:
        here, at = at, at - len(piece.words)
        joined = 0 <= here < len(piece.words)
        said = piece.words[:here] + NO_BREAK + piece.words[here + 1 :] if joined else piece.words
        pieces.append(Piece(said, piece.style, piece.colour))
    return Text(tuple(pieces), words.align, words.language)


def settled(measure: Measure, words: Text, width: float) -> float:
    """The width at which a paragraph's last line has more than two short words, or than a single one: the
    whole one, or a little less where that takes no further line; the whole one where nothing does."""
    lines = measure(words, width).lines
    if lines < 2 or measure(words, UNBOUNDED).width - (lines - 1) * width > _SHORT_END * width:
        return width  # what full lines leave to the last one is long enough
    for last in (_TWO_WORDS, _ONE_WORD):
        tail = last.search(words.plain)
        if tail is None:
            return width
        ended = Text((replace(words.pieces[-1], words=tail.group().strip()),), language=words.language)
        if measure(ended, UNBOUNDED).width <= _SHORT_END * width:
            return _drawn_in(measure, words, part(words, 0, tail.start()), width)
    return width


def _drawn_in(measure: Measure, words: Text, before: Text, width: float) -> float:
    """The greatest width at which the last line begins within `before`, the text without its last words."""
    lines = measure(words, width).lines
    low, high = (1 - _GIVEN_UP) * width, width
    if measure(before, width).lines == lines or measure(before, low).lines < lines:
        return width
    for _ in range(6):
        middle = (low + high) / 2
        if measure(before, middle).lines < lines:
            high = middle
        else:
            low = middle
    return low if measure(words, low).lines == lines else width


def _longest(measure: Measure, words: Text) -> float:
    """How wide the longest of what a text does not break in is: a word, or words that are tied together."""
    style, colour = words.style, words.pieces[0].colour
    tied = addressed(words.plain).split(" ")
    alone = (Text((Piece(word, style, colour),), language=words.language) for word in tied)
    return max((measure(word, UNBOUNDED).width + 1 for word in alone), default=0.0)


def first_lines(measure: Measure, words: Text, width: float, lines: int) -> Text:
    """As much of a text as fits into so many lines, ending in “…” where it was cut: at a word, or between two
    letters where not even one word fits, as in a script without spaces."""
    if measure(words, width).lines <= lines:
        return words
    plain = words.plain
    ends = [at for at in range(1, len(plain)) if plain[at].isspace()]
    if not ends or measure(_cut(words, ends[0]), width).lines > lines:
        ends = list(accumulate(map(len, iter_graphemes(plain[: ends[0] if ends else None]))))
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(_cut(words, ends[middle - 1]), width).lines <= lines:
            low = middle
        else:
            high = middle - 1
    return _cut(words, ends[low - 1]) if low else words


def _cut(words: Text, end: int) -> Text:
    *kept, last = part(words, 0, end).pieces
    return replace(words, pieces=(*kept, replace(last, words=last.words.rstrip(" ,;:.") + "…")))


def part(words: Text, start: int, end: int) -> Text:
    """The letters of a text from one place to another."""
    pieces: list[Piece] = []
    at = 0
    for piece in words.pieces:
        inside = piece.words[max(0, start - at) : max(0, end - at)]
        at += len(piece.words)
        if inside:
            pieces.append(replace(piece, words=inside))
    return replace(words, pieces=tuple(pieces) or (replace(words.pieces[0], words=""),))
