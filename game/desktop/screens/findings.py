"""One finding in a file: the message, the author's own line with the beam under the place, the way out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from game.desktop.box import Role, acts
from game.desktop.excerpt import excerpt
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Mark, Rule, Words
from game.desktop.layout import Column, Frame, bar, pointer, triangle
from game.desktop.measure import UNBOUNDED, Face, Piece, Style, Text, kept
from game.desktop.view import View
from game.model import Diagnostic, Severity

HARMLESS = "It doesn’t stop the game."
_TYPED = re.compile(r"`([^`\n]+)`")
_LARGEST_LINE = 400


def finding_row(column: Column, frame: Frame, one: Diagnostic, place: int, included: str) -> None:
    """A finding as a box that opens the file at its line. `included` names the file where it is another."""
    view, theme = column.view, column.view.theme
    u, z = view.sheet.u, view.sheet.z
    id = f"finding.{place}"
    on = view.focus == id
    top = column.y
    marks: list[Mark] = [
        Rule(Point(column.x, top), Point(column.right, top), theme.hairline, max(1.0, 1.5 * max(u, 0.7)))
    ]
    y = top + 22 * z
    first = y
    y = _message(column, marks, one, y)
    if one.line_text.strip():
        y = _line(column, marks, one, included, y + 10 * z)
    for words in (one.note, one.fix):
        if words:
            y = _way_out(column, marks, words, y + 8 * z)
    y += 20 * z
    if on:
        half = view.story(1.0, leading=1.3).size * 0.65
        marks.append(triangle(frame.page.x, first + half, 17 * max(u, 0.6 * z), theme.marker))
    rect = Rect(frame.page.x, top, column.right - frame.page.x, y - top)
    where = f"{included}, line {one.span.line}" if included else f"Line {one.span.line}"
    said = f"{where}. {_plain(one.message)} {_plain(one.note)} {_plain(one.fix)}".replace("  ", " ").strip()
    column.add(acts(id, Role.ROW, rect, said, tuple(marks), action=f"open.{place}"))


def _message(column: Column, marks: list[Mark], one: Diagnostic, y: float) -> float:
    """The message, and its code at the right where there is room."""
    view, theme = column.view, column.view.theme
    message = one.message
    if one.severity is Severity.WARNING and HARMLESS not in message:
        message = f"{message} {HARMLESS}"
    text = kept(typed(view, message, view.story(1.0, weight=600, leading=1.3), theme.words))
    code = view.words(one.code, view.quiet(0.72, weight=400), theme.quiet)
    wide = view.measure(code, UNBOUNDED)
    room = column.width - wide.width - 40 * view.sheet.z
    size = view.measure(text, room)
    marks.append(Words(Point(column.x, y), room, text, column.ground))
    at = Point(column.right - wide.width, y + size.baseline - wide.baseline)
    marks.append(Words(at, wide.width + 2, code, column.ground))
    return y + size.height


def _line(column: Column, marks: list[Mark], one: Diagnostic, included: str, y: float) -> float:
    """The line's number and the line, never wrapped: the beam stands under the place."""
    view, theme = column.view, column.view.theme
    z = view.sheet.z
    style = view.mono(0.83, leading=1.3)
    number = view.words(
        f"{included}  {one.span.line}" if included else str(one.span.line), style, theme.quiet
    )
    wide = view.measure(number, UNBOUNDED).width
    if included and wide > 0.4 * column.width:
        marks.append(Words(Point(column.x, y), column.width, number, column.ground))
        y += view.measure(number, column.width).height + 2 * z
        wide = 0.0
    else:
        marks.append(Words(Point(column.x, y), wide + 2, number, column.ground))
    x = column.x + (max(wide + 24 * z, 64 * z) if wide else 0.0)
    line, at, length = _shortened(one)
    cut = excerpt(view.measure, line, at, length, style, column.right - x - 6)
    text = Text((Piece(cut.words, style, theme.words),))
    size = view.measure(text, UNBOUNDED)
    marks.append(Words(Point(x, y), column.right - x + 40, text, column.ground))
    low = y + size.height
    thick = max(2.0, 3 * z)
    marks.append(bar(x + cut.start, low, max(cut.end - cut.start, 8 * z), thick, theme.words))
    marks.append(
        pointer(x + (cut.start + max(cut.end, cut.start + 8 * z)) / 2, low + thick, 10 * z, theme.marker)
    )
    return low + thick + 11 * z


def _shortened(one: Diagnostic) -> tuple[str, int, int]:
    """A line of reasonable length around the place: nobody waits for a megabyte to be measured."""
    line, at = one.line_text, one.span.column
    if len(line) <= _LARGEST_LINE:
        return line, at, one.length
    start = max(0, at - 1 - _LARGEST_LINE // 2)
    return line[start : start + _LARGEST_LINE], at - start, min(one.length, _LARGEST_LINE)


def _way_out(column: Column, marks: list[Mark], words: str, y: float) -> float:
    """What helps: words, what is to be typed in type of its own, whole lines of it under one another."""
    view, theme = column.view, column.view.theme
    style = view.act(0.78, leading=1.36)
    for paragraph in words.split("\n"):
        text = kept(typed(view, paragraph.strip(), style, theme.words))
        indent = 0.0
        if paragraph.startswith("  ") and paragraph.strip():
            typeface = view.mono(0.76, leading=1.3, weight=600)
            spaces = len(paragraph) - len(paragraph.lstrip())
            indent = spaces * typeface.size * 0.6
            text = Text((Piece(paragraph.strip(), typeface, theme.numeral),))
        if not paragraph.strip():
            continue
        size = view.measure(text, column.width - indent)
        marks.append(Words(Point(column.x + indent, y), column.width - indent, text, column.ground))
        y += size.height
    return y


def typed(view: View, words: str, style: Style, colour: str) -> Text:
    """A paragraph in which what stands between backquotes is in the type of what is typed."""
    mono = view.mono(1.0, weight=600).but(size=style.size * 0.9, leading=style.leading)
    pieces: list[Piece] = []
    for place, part in enumerate(_TYPED.split(words)):
        if not part:
            continue
        if place % 2:
            pieces.append(Piece(part, mono, view.theme.numeral))
        else:
            pieces += view.words(part, style, colour).pieces
    if pieces and pieces[0].style.face is Face.MONO:
        pieces.insert(0, Piece("\u200b", style, colour))
    return Text(tuple(pieces) or (Piece(" ", style, colour),))


def _plain(words: str) -> str:
    return words.replace("`", "")


def plain_text(found: Iterable[Diagnostic]) -> str:
    """Findings to send to somebody: place, code and message, the line, what helps."""
    parts = []
    for one in found:
        lines = [f"{one.span.file}:{one.span.line}:{one.span.column}: {one.code}: {_plain(one.message)}"]
        if one.line_text.strip():
            lines.append(f"    {one.line_text.strip()[:_LARGEST_LINE]}")
        lines += [_plain(words) for words in (one.note, one.fix) if words]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
