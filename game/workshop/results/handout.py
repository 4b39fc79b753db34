"""The handout: one HTML file that prints on four pages and needs nothing else.

What happened, how the room voted, the decision that divided it most with one position on it, and what comes
next.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from html import escape

from game.debrief import TAKE_AWAY, principles
from game.model import plain
from game.workshop.results.rows import ResultRow, rows, took
from game.workshop.room.debriefing import Held, changed, divided, held
from game.workshop.room.phase import Mode
from game.workshop.room.room import Room, standing_at
from game.workshop.room.words import counted, first_sentence
from game.workshop.store.record import Record

_STYLE = """
@page { size: A4; margin: 18mm 18mm 16mm }
* { box-sizing: border-box }
body { font: 10.4pt/1.38 Georgia, "Noto Serif", serif; color: #12262b; margin: 0 auto; max-width: 174mm }
section { break-after: page; padding: 1px 0 }
section:last-of-type { break-after: auto }
h1 { font-size: 26pt; line-height: 1.1; margin: 0 0 4mm }
h2 { font-size: 17pt; line-height: 1.2; margin: 0 0 4mm; border-top: 2pt solid #12262b; padding-top: 3mm }
h3 { font-size: 11.5pt; margin: 3mm 0 .5mm; break-after: avoid }
p { margin: 0 0 2.2mm; orphans: 3; widows: 3 }
.quiet { color: #4b5a5a }
.step { break-inside: avoid; margin: 0 0 2.2mm; padding-left: 9mm; position: relative }
.step b { position: absolute; left: 0; font-size: 15pt; line-height: 1.1; color: #235156 }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 1.6mm; break-inside: avoid }
table { font: 8pt/1.24 system-ui, sans-serif }
th, td { text-align: left; padding: .4mm 2mm .4mm 0; vertical-align: top; border-bottom: .4pt solid #cdbd98 }
td.n { width: 24mm; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
td.bar { width: 30mm }
td.bar svg { display: block; width: 28mm; height: 3.2mm }
.lines { margin-top: 6mm }
.lines div { border-bottom: .6pt solid #6c7b77; height: 10mm }
blockquote { margin: 0 0 2mm; font-style: italic; color: #235156 }
@media screen { body { padding: 8mm } section { border-bottom: 1px dashed #cdbd98; margin-bottom: 8mm } }
"""

_POLICY = (
    "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def handout(room: Room, record: Record) -> tuple[str, str]:
    """The handout as HTML, and the content security policy under which it is served."""
    found = held(room)
    parts = (_what_happened(room, record, found), _votes(room), _divided(found), _next(room, found))
    body = "\n".join(f"<section>{part}</section>" for part in parts)
    title = escape(f"{record.title}: what the room decided")
    language = escape(room.scenario.language or "en", quote=True)
    html = (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    return html, _POLICY.format(digest)


def _what_happened(room: Room, record: Record, found: tuple[Held, ...]) -> str:
    people = len(room.came)
    ending = room.play.ending if room.mode is not Mode.OWN else None
    taken = took(room)
    parts = [
        f"<h1>{escape(record.title)}</h1>",
        f'<p class="quiet">What a room of {people} decided together.</p>'
        if people >= 5 and room.mode is not Mode.OWN
        else '<p class="quiet">What happened.</p>',
        "<h2>What happened</h2>",
    ]
    for one in found:
        row = next((row for row in standing_at(one.play).rows if row.id == one.took), None)
        words = "" if row is None else f"<br>{escape(row.text)}"
        how = taken.get(one.number)
        if how is not None and how.why:
            words += f'<br><span class="quiet">“{escape(how.why)}”</span>'
        title = escape(one.scene.title)
        parts.append(f'<p class="step"><b>{one.number}</b><strong>{title}</strong>{words}</p>')
    if ending is not None:
        parts.append(f"<h3>{escape(ending.title)}</h3>")
        parts += [f"<p>{escape(paragraph.plain)}</p>" for paragraph in ending.prose]
    return "".join(parts)


def _votes(room: Room) -> str:
    parts = ["<h2>How the room voted</h2>"]
    if room.mode is not Mode.OWN:
        words = (
            "By phone; hands stand apart. Thin bar: first vote; thick bar: second. "
            "Nothing is broken down under five people."
        )
        parts.append(f'<p class="quiet">{words}</p>')
    tables: dict[int, dict[str, list[ResultRow]]] = {}
    for row in rows(room):
        tables.setdefault(row.decision, {}).setdefault(row.choice, []).append(row)
    for decision, choices in tables.items():
        title = next(iter(choices.values()))[0].title
        lines = "".join(_line(votes) for votes in choices.values())
        parts.append(f"<h3>{decision}. {escape(title)}</h3><table>{lines}</table>")
    if not tables:
        parts.append("<p>No vote was taken.</p>")
    return "".join(parts)


def _line(votes: list[ResultRow]) -> str:
    """One choice: its first vote, and its latest where there was another."""
    first, last = votes[0], votes[-1]
    shown = [row for row in (votes if len(votes) == 1 else [first, last]) if row.votes is not None]
    if not shown:
        figures = '<td class="bar"></td><td class="n quiet">too few</td>'
    else:
        heights = [(6, 8, "#235156")] if len(shown) == 1 else [(0, 4, "#5b8f8b"), (7, 9, "#235156")]
        bars = "".join(
            f'<rect y="{y}" width="{row.percent or 0}" height="{high}" fill="{colour}"/>'
            for row, (y, high, colour) in zip(shown, heights, strict=True)
        )
        bar = (
            f'<svg viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">{bars}'
            '<rect x="49.6" width=".8" height="20" fill="#8c9890"/></svg>'
        )
        counts = " → ".join(str(row.votes) for row in shown)
        figures = f'<td class="bar">{bar}</td><td class="n">{counts} ({shown[-1].percent} %)</td>'
    hands = last.hands
    beside = f"<br>and {counted(hands, 'hand', 'hands')}" if hands else ""
    figures = figures.removesuffix("</td>") + f"{beside}</td>"
    mark = "▸ " if last.taken else ""
    return f"<tr><td>{mark}{last.number}. {escape(first_sentence(last.text))}</td>{figures}</tr>"


def _divided(found: tuple[Held, ...]) -> str:
    one = divided(found)
    if one is None:
        return "<h2>Where we divided</h2><p>No decision divided five people or more.</p>" + _ruled(9)
    parts = [f"<h2>Where we divided most: {escape(one.scene.title)}</h2>"]
    parts += [f"<p>{escape(paragraph.plain)}</p>" for paragraph in one.scene.prose]
    moment = one.scene.moment
    if moment is not None:
        if moment.cues:
            parts.append("<h3>What was in the scene</h3>")
            parts += [f"<blockquote>“{escape(plain(cue))}”</blockquote>" for cue in moment.cues]
        if moment.why:
            called = escape(principles(moment.calls_for))
            parts.append(
                f"<h3>One position on it, not an answer: {called}</h3><p>{escape(plain(moment.why))}</p>"
            )
    parts.append("<h3>The other side’s best case</h3>")
    return "".join(parts) + _ruled(3)


def _next(room: Room, found: tuple[Held, ...]) -> str:
    moved = changed(found)
    parts = ["<h2>Now what</h2>"]
    if moved is not None and moved.moved is not None:
        parts.append(
            f"<p>The room moved most at <em>{escape(moved.scene.title)}</em>: {moved.moved.changed} of "
            f"{moved.moved.both} changed after talking.</p>"
        )
    parts.append(f"<p>{escape(TAKE_AWAY)}</p>{_ruled(4)}")
    for question in _questions(room):
        parts.append(f"<h3>{escape(question)}</h3>{_ruled(2)}")
    return "".join(parts)


def _questions(room: Room) -> Iterable[str]:
    return (
        "Where do we have a decision like these? What do people lose by saying so?",
        *room.scenario.questions[:2],
    )


def _ruled(count: int) -> str:
    return f'<div class="lines">{"<div></div>" * count}</div>'
