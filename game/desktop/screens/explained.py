"""What the words of diagnostics mean: the page of each code, with a broken example and a mended one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from game.desktop.answers import Refused
from game.desktop.box import Box, Layout, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Words
from game.desktop.layout import (
    Column,
    Item,
    above_foot,
    banded_foot,
    bar,
    side_and_page,
)
from game.desktop.measure import UNBOUNDED, Piece, Style, Text
from game.desktop.messages import Act, Message
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.screens.findings import typed
from game.desktop.screens.sides import blank_side
from game.desktop.view import View

TITLE = "What the words mean"
NONE = "There are no pages about these here. “fulcrum explain” lists every code."
_HEADING = re.compile(r"^(#+)\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^\s*(?:[-*]|[0-9]+\.)\s+")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_STRONG = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page of Markdown: `kind` is heading, text, item or code."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class ExplainedPages(Plain):
    """The pages of some codes. `back` is the screen of the file."""

    pages: tuple[tuple[str, str], ...]
    refused: Refused
    back: Screen

    @property
    def page(self) -> str:
        """One page for the codes of a file."""
        return f"explained.{self.refused.id}.{'.'.join(code for code, _ in self.pages)}"

    def update(self, message: Message, context: Context) -> Step | None:
        """Back is the only way."""
        return Step(self.back) if isinstance(message, Act) and message.action == "back" else None

    def layout(self, view: View) -> Layout:
        """The blank cover, and the pages under one another."""
        sheet, theme = view.sheet, view.theme
        frame = side_and_page(sheet)
        side = blank_side(view, frame.side, self.refused.title, PurePath(self.refused.file).name)
        column = Column(view, frame.x, frame.top, min(frame.width, 40 * sheet.b), theme.page)
        column.words("heading", Role.TITLE, view.words(TITLE, view.display(sheet.title(1.78))), level=True)
        column.space(16 * sheet.z)
        for number, (code, words) in enumerate(self.pages):
            if number:
                column.space(8 * sheet.z)
                column.rule(f"rule.{code}")
                column.space(20 * sheet.z)
            _page(column, code, words)
        if not self.pages:
            column.words("none", Role.PARAGRAPH, view.words(NONE, view.story()))
        foot = banded_foot(view, frame, None, (Item("back", "Back"),))
        area, below = above_foot(view, frame, column, foot, gap=8)
        return Layout(
            sheet.width,
            sheet.height,
            theme.page,
            (side, area, below),
            name=TITLE,
            first="back",
            keys=(("escape", "back"), ("page_up", "back")),
        )


def _page(column: Column, code: str, words: str) -> None:
    view, z = column.view, column.view.sheet.z
    for number, part in enumerate(parts(words)):
        id = f"{code}.{number}"
        match part.kind:
            case "heading":
                size = view.sheet.title(1.3 if number == 0 else 1.05)
                heading = view.words(part.words, view.display(size, leading=1.2))
                column.words(id, Role.HEADING, heading, level=True)
                column.space(8 * z)
            case "code":
                _example(column, id, part.words)
                column.space(14 * z)
            case "item":
                _item(column, id, part.words)
                column.space(8 * z)
            case _:
                column.words(id, Role.PARAGRAPH, _told(view, part.words), full=True)
                column.space(14 * z)


def _told(view: View, words: str) -> Text:
    """A paragraph in the story's type, what stands between two stars stronger."""
    pieces: list[Piece] = []
    for place, part in enumerate(_STRONG.split(words)):
        style = view.story(1.0, weight=600) if place % 2 else view.story()
        pieces += typed(view, part, style, view.theme.words).pieces if part else ()
    return Text(tuple(pieces))


def _item(column: Column, id: str, words: str) -> None:
    """A paragraph of a list, a short line before it."""
    view, theme = column.view, column.view.theme
    z, style = view.sheet.z, view.story()
    middle = column.y + 0.5 * view.measure(view.words("x", style), UNBOUNDED).height
    thick = max(1.5, 2 * z)
    dash = bar(column.x, middle - thick / 2, 13 * z, thick, theme.quiet)
    column.words(id, Role.PARAGRAPH, _told(view, words), indent=28 * z, full=True)
    box = column.boxes[-1]
    place = Rect(column.x, box.rect.y, box.rect.right - column.x, box.rect.h)
    column.boxes[-1] = replace(box, rect=place, marks=(dash, *box.marks))


def _example(column: Column, id: str, words: str) -> None:
    """Lines of an example as they are, beside an upright line; one that is too long goes on in the next line,
    further in."""
    view, theme = column.view, column.view.theme
    z, style = view.sheet.z, view.mono(0.76, leading=1.34)
    sign = view.measure(Text((Piece("0", style, theme.words),)), UNBOUNDED).width
    top, x = column.y, column.x + 28 * z
    marks: list[Mark] = []
    for line in words.split("\n"):
        said = line.lstrip(" ")
        inset = min((len(line) - len(said)) * sign, 0.4 * column.width)
        for number, part in enumerate(
            _folded(view, said or " ", style, sign, column.right - x - inset - 2, 2 * sign)
        ):
            text = Text((Piece(part, style, theme.words),))
            at = x + inset + (2 * sign if number else 0.0)
            marks.append(Words(Point(at, column.y), column.right - at, text, column.ground))
            column.y += view.measure(text, UNBOUNDED).height
    thick = max(2.0, 3 * z)
    marks.insert(0, Fill(Rect(column.x + 5 * z, top, thick, column.y - top), theme.hairline))
    rect = Rect(column.x, top, column.width, column.y - top)
    column.boxes.append(Box(id, Role.PARAGRAPH, rect, words, tuple(marks)))


def _folded(view: View, line: str, style: Style, sign: float, room: float, less: float) -> Iterator[str]:
    """A line of an example in parts that have room; those after the first have so much less."""

    def wide(words: str) -> float:
        return view.measure(Text((Piece(words, style, view.theme.words),)), UNBOUNDED).width

    while line:
        end = max(1, int(room / sign))
        while end > 1 and wide(line[:end]) > room:
            end -= 1
        space = line.rfind(" ", 0, end)
        if end < len(line) and space > 0:
            end = space + 1
        yield line[:end]
        line, room = line[end:], room - less
        less = 0.0


def parts(page: str) -> Iterator[Part]:
    """A page of Markdown, as far as these pages use it: headings, paragraphs, lists and fenced examples."""
    gathered: list[str] = []
    kind = "text"
    fenced: list[str] | None = None
    for line in (*page.splitlines(), ""):
        if fenced is not None:
            if line.lstrip().startswith("```"):
                yield Part("code", "\n".join(fenced))
                fenced = None
            else:
                fenced.append(line.rstrip())
            continue
        heading = _HEADING.match(line)
        starts = line.lstrip().startswith("```") or heading is not None or not line.strip()
        if gathered and (starts or _ITEM.match(line)):
            yield Part(kind, _unmarked(" ".join(gathered)))
            gathered = []
        if line.lstrip().startswith("```"):
            fenced = []
        elif heading is not None:
            yield Part("heading", _unmarked(heading.group(2)).replace("`", "").replace("**", ""))
        elif line.strip():
            kind = "item" if _ITEM.match(line) else kind if gathered else "text"
            gathered.append(_ITEM.sub("", line).strip())
    if fenced:
        yield Part("code", "\n".join(fenced))


def _unmarked(words: str) -> str:
    """Without links; backquotes stay for what is typed, and stars for what is stronger."""
    return _LINK.sub(r"\1", words)
