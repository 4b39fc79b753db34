"""A finished play as one HTML file that prints on paper like the screen.

Everything is inside: its style, its marks and its pictures. No script, nothing loaded from elsewhere, and a
policy in the file that says so to the browser. Pictures stand in `img` elements, in which no script of a
picture could run.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping, Sequence

from game.model import Emphasis, leftwards
from game.page.debrief import (
    ANOTHER_WAY,
    COST_HEADING,
    DECISIONS_HEADING,
    PLACE_HEADING,
    QUESTIONS_HEADING,
    TAKE_AWAY_HEADING,
    DebriefPage,
    DecisionRow,
    MeterColumn,
    Runs,
)
from game.page.model import Block, LogEntry, Page
from game.page.paper import STYLE, fit_mark, lean_mark
from game.page.plays import FIRST, NOT_IN_THIS_PLAY, SECOND, TITLE, EndingColumn, TwoPlays
from game.page.typeset import escape

SAID_HEADING = "What was said"
YOU = "You"

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_DATA = re.compile(r"data:image/(png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/=]+")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


class Pictures:
    """The pictures that a printout may show.

    `drawn` has, by the id of an object or a cover, an SVG as text or a `data:image/...;base64,` address;
    `fields` the colour of the ground that it stands on, as `#rrggbb`; `told` the words that describe it to
    those who don't see it. What is missing is left out.
    """

    def __init__(
        self,
        drawn: Mapping[str, str] | None = None,
        fields: Mapping[str, str] | None = None,
        told: Mapping[str, str] | None = None,
    ) -> None:
        self._drawn = {} if drawn is None else drawn
        self._fields = {} if fields is None else fields
        self._told = {} if told is None else told

    def show(self, id: str | None, kind: str) -> str:
        """An `img` of a picture in a style's class with the words that describe it, or nothing."""
        picture = None if id is None else self._drawn.get(id)
        if id is None or picture is None:
            return ""
        address = picture
        if not _DATA.fullmatch(address):
            address = f"data:image/svg+xml;base64,{base64.b64encode(picture.encode()).decode()}"
        field = self._fields.get(id, "")
        ground = f' style="background:{field}"' if _COLOUR.fullmatch(field) else ""
        return f'<img class="{kind}" alt="{escape(self._told.get(id, ""))}" src="{address}"{ground}>'


NO_PICTURES = Pictures()


def printed(
    page: DebriefPage,
    picked: int | None = None,
    ending: Page | None = None,
    said: Sequence[LogEntry] = (),
    pictures: Pictures = NO_PICTURES,
) -> str:
    """A debrief as one HTML file, the picked decision first.

    With `ending` its story stands before the debrief, with `said` what was said stands after it.
    """
    parts = [
        f"<header>{pictures.show(page.cover, 'cover')}<h1>{escape(page.title)}</h1>",
        f'<p class="quiet">{_words(page.ended_at)}</p></header>',
    ]
    if ending is not None:
        heading = f"{pictures.show(ending.object, 'spot')}<h2>{escape(ending.title)}</h2>"
        name = f'<div class="name">{heading}</div>'
        parts.append(f'<section class="ending">{name}{_blocks(ending.blocks)}</section>')
    parts.append(f"<section>{''.join(f'<p>{_words(paragraph)}</p>' for paragraph in page.summary)}</section>")
    parts.append(_place(page))
    if page.rows:
        parts.append(f'<h2>{DECISIONS_HEADING}</h2><p class="quiet">{escape(page.lead(picked))}</p>')
    parts += [_decision(row, pictures) for row in page.rows_from(picked)]
    parts.append(_last(page))
    if said:
        told = "".join(_entry(entry, pictures) for entry in said)
        parts.append(f'<section class="said"><h2>{SAID_HEADING}</h2>{told}</section>')
    return _document(page.title, page.language, parts)


def printed_plays(plays: TwoPlays, title: str, language: str = "", pictures: Pictures = NO_PICTURES) -> str:
    """Two plays of the scenario of that title side by side, as one HTML file."""
    parts = [f'<header><h1>{TITLE}</h1><p class="quiet">{escape(title)}</p></header>']
    if plays.same_line:
        chips = "".join(pictures.show(tile.object, "chip") for tile in plays.same)
        parts.append(f'<section class="same">{chips}<p class="quiet">{escape(plays.same_line)}</p></section>')
    parts.append(
        f'<table><thead><tr><td></td><th scope="col">{FIRST}</th><th scope="col">{SECOND}'
        f' <span class="quiet">{escape(plays.parted_from)}</span></th></tr></thead><tbody>'
    )
    for pair in plays.pairs:
        inner = f"{escape(pair.called)}{_quiet(pair.title)}"
        parts.append(
            f'<tr><th scope="row">{pictures.show(pair.object, "chip")}{inner}</th>'
            f"<td>{_cell(pair.first)}</td><td>{_cell(pair.second)}</td></tr>"
        )
    parts.append(
        # A body of their own, since browsers print a table's foot on every page.
        f'</tbody><tbody class="ends"><tr><td></td><td class="end">{_end(plays.first, pictures)}</td>'
        f'<td class="end">{_end(plays.second, pictures)}</td></tr></tbody></table>'
    )
    return _document(f"{title}: {TITLE}", language, parts)


def _document(title: str, language: str, parts: Iterable[str]) -> str:
    lang = language if _LANGUAGE.fullmatch(language) else "en"
    turned = ' dir="rtl"' if leftwards(lang) else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"{turned}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body><main>\n"
        + "\n".join(parts)
        + "\n</main></body>\n</html>\n"
    )


def _place(page: DebriefPage) -> str:
    columns = "".join(_column(column) for column in page.meters)
    cost = f'<div><p class="quiet">{COST_HEADING}</p><p>{escape(page.cost)}</p></div>'
    return f'<section><h2>{PLACE_HEADING}</h2><div class="columns">{columns}{cost}</div></section>'


def _column(column: MeterColumn) -> str:
    return (
        f'<div><p class="quiet">{escape(column.name)}</p><p class="band">{escape(column.band)}</p>'
        f"<p>{escape(column.line)}</p></div>"
    )


def _decision(row: DecisionRow, pictures: Pictures) -> str:
    cues = "".join(f"<li>{escape(cue)}</li>" for cue in row.cues)
    return "".join(
        (
            f'<article><div class="name">{pictures.show(row.object, "chip")}',
            f"<h3>{escape(row.called)}{_quiet(row.title)}</h3></div>",
            f'<h4>{escape(row.heading)}</h4><p>{_words(row.why)}</p><ul class="cues">{cues}</ul>'
            if row.heading
            else "",
            f'<div class="pick"><p class="you">{_words(row.you)}</p>{_marks(row)}</div>',
            f"<p>{_words(row.because)}</p>" if row.because else "",
            f'<p class="other"><strong>{ANOTHER_WAY}</strong> {_words(row.another_way)}</p>'
            if row.another_way
            else "",
            "</article>",
        )
    )


def _marks(row: DecisionRow) -> str:
    fit = "" if row.fit is None else f"<li>{fit_mark(row.fit)} {escape(row.fit_words)}</li>"
    return f'<ul class="marks"><li>{lean_mark(row.lean)} {escape(row.lean_words)}</li>{fit}</ul>'


def _last(page: DebriefPage) -> str:
    questions = "".join(f'<p class="question">{escape(question)}</p>' for question in page.questions)
    return (
        f'<section class="keep"><h2>{QUESTIONS_HEADING}</h2>{questions}</section>'
        f'<section class="keep"><h2>{TAKE_AWAY_HEADING}</h2><p>{escape(page.away)}</p>'
        '<div class="line"></div><div class="line"></div></section>'
    )


def _entry(entry: LogEntry, pictures: Pictures) -> str:
    name = f"{pictures.show(entry.object, 'chip')}<h3>{escape(entry.title)}</h3>"
    found = f'<div class="name">{name}</div>{_blocks(entry.blocks)}'
    if entry.choice:
        found += f'<p class="you"><b>{YOU}</b> {_words(entry.choice)}</p>{_blocks(entry.then)}'
    return f"<article>{found}</article>"


def _cell(row: DecisionRow | None) -> str:
    if row is None:
        return f'<p class="quiet">{NOT_IN_THIS_PLAY}</p>'
    return f"<p>{_words(row.choice)}</p>{_marks(row)}"


def _end(ending: EndingColumn, pictures: Pictures) -> str:
    return (
        f"{pictures.show(ending.object, 'chip')}<h2>{escape(ending.title)}</h2><p>{escape(ending.bands)}</p>"
    )


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(
        f"<p>{'' if block.speaker is None else f'<b>{escape(block.speaker)}</b> '}{_words(block.runs)}</p>"
        for block in blocks
    )


def _quiet(title: str) -> str:
    return f' <span class="quiet">{escape(title)}</span>' if title else ""


def _words(stretches: Runs) -> str:
    tags = {Emphasis.EMPHASIS: "em", Emphasis.STRONG: "strong"}
    return "".join(
        escape(text) if emphasis not in tags else f"<{tags[emphasis]}>{escape(text)}</{tags[emphasis]}>"
        for text, emphasis in stretches
    )
