"""The projector in a browser: pure functions from a `screen` message to HTML."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from game.model import Place
from game.page.flow import BAR, HEIGHT, LEFT, RIGHT, STUB, WIDTH, Flow, flow, sign_at
from game.page.model import Portrait
from game.page.projector import Stay, Stream
from game.pictures import STAGE, Library, composed, describe_person, describe_place, scenery
from game.workshop.pages import roles, squeeze, words
from game.workshop.pages.album import Album
from game.workshop.pages.brought import Brought
from game.workshop.pages.document import ICON, Sheet
from game.workshop.pages.environment import read, shares

COVER_VIEW = "0 -136 480 836"
QUIET = 4
"""Modules of quiet round a QR code (ISO/IEC 18004, 4-X)."""
CODE_SIZE = 560
"""How wide the code itself is, in units of 1/1080 of the height: it scans from five screen heights away."""
HIDDEN = 300
"""How much of a place lies left of the screen, in its units: it shows the 660 before the page."""
_MODES = (("day", "day"), ("dark", "dark"), ("contrast", "hc"))
HEADS = 68
"""Room for "First vote" and "Second vote" over the picture of a movement, in its units."""
_ONE_LINE = 16  # signs of a choice's first words that fit beside its bar
_KEPT = 8  # pictures kept in all modes; a session goes back and forth over one or two


class ScreenPage:
    """The screen of one session."""

    def __init__(
        self,
        env: Environment,
        album: Album,
        library: Library,
        title: str,
        language: str,
        brought: Brought,
    ) -> None:
        self._album = album
        self._brought = brought
        self._library = library
        self._title = title
        self._language = language or "en"
        self._cover = album.cover_view(COVER_VIEW, "xMidYMax slice")
        self._pictures: OrderedDict[str, tuple[Markup, str]] = OrderedDict()
        env.filters.update(clock=clock_words, short_minutes=short_minutes)
        env.globals.update(code=code, movement=movement, beams=beams)
        self._part = env.get_template("screen_part.html")
        self._whole = env.get_template("screen.html")
        script = (read("live.js") + read("clock.js") + read("screen.js")).replace(
            "WORDS", json.dumps(words.SCREEN_AWAY, ensure_ascii=False), 1
        )
        self.sheet = Sheet(
            style=roles.tokens(roles.DAY, switch=True)
            + squeeze.style(read("shared.css") + read("screen.css") + read("forced.css"))
            + album.sheet(),
            script=squeeze.script(script),
            fonts=True,
            images=bool(brought.served),
        )

    def part(self, state: Mapping[str, Any]) -> str:
        """The stage of a `screen` message: all of the page that changes."""
        picture, seen = self._picture(state)
        return str(
            self._part.render(page=state, album=self._album, cover=self._cover, picture=picture, seen=seen)
        )

    def page(self, state: Mapping[str, Any], mode: str = "") -> str:
        """The whole page; `mode` is day, dark or contrast, or nothing for the browser's own."""
        return str(
            self._whole.render(
                language=self._language,
                mode=mode if mode in roles.modes() else "",
                heading=f"{words.SCREEN}: {self._title}",
                icon=Markup(ICON),
                style=Markup(self.sheet.style),
                script=Markup(self.sheet.script),
                part=Markup(self.part(state)),
                sprites=self._album.sprites(),
            )
        )

    def _picture(self, state: Mapping[str, Any]) -> tuple[Markup, str]:
        """The scene's place and people in three modes, and in words; nothing on a page without a place."""
        place, people = state.get("place"), state.get("people")
        if not place or not isinstance(people, list | tuple):
            return Markup(""), ""
        key = json.dumps([place, people], sort_keys=True)
        if key not in self._pictures:
            self._pictures[key] = self._drawn(place, [_portrait(person) for person in people])
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def _drawn(self, place: Mapping[str, Any], people: Sequence[Portrait]) -> tuple[Markup, str]:
        where = Place(str(place["name"]), tuple(place.get("states", ())))
        found = []
        for name, mode in _MODES:
            scene = scenery(
                self._library,
                where.name,
                where.states,
                people,
                mode=mode,
                beside=self._brought.beside,
                left=HIDDEN,
            )
            svg = composed(scene, STAGE, f"{name}-", self._brought.address, HIDDEN)
            found.append(svg.replace("<svg ", f'<svg class="{name}" aria-hidden="true" ', 1))
        told = [
            describe_place(self._library, where, self._brought.beside),
            *(describe_person(self._library, person, self._brought.beside) for person in people),
        ]
        return Markup("".join(found)), " ".join(filter(None, told))


def _portrait(data: Mapping[str, Any]) -> Portrait:
    return Portrait(
        id=data["id"],
        name=data["name"],
        who=data["who"],
        mood=data["mood"],
        portrait=data["portrait"],
        recolour=tuple((old, new) for old, new in data["recolour"]),
    )


def clock_words(seconds: float) -> str:
    """Seconds as a clock shows them: 1:24."""
    whole = max(0, -int(-seconds // 1))
    return f"{whole // 60}:{whole % 60:02d}"


def short_minutes(label: str) -> str:
    """A part of a talk with its length in short: "In pairs 2 min"."""
    return label.removesuffix("s").removesuffix("ute") if label.endswith(("minute", "minutes")) else label


def code(rows: Sequence[str], address: str) -> Markup:
    """A QR code as one path, ink on paper in every mode, four modules of quiet round it."""
    size = len(rows)
    path = "".join(
        f"M{x} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for x, length in _stretches(row)
    )
    whole = size + 2 * QUIET
    return Markup(
        '<svg class="qr" role="img" aria-label="{}" viewBox="{} {} {} {}" shape-rendering="crispEdges" '
        'data-code="{}"><path d="{}"/></svg>'
    ).format(words.code_of(address), -QUIET, -QUIET, whole, whole, round(CODE_SIZE * whole / size), path)


def _stretches(row: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for x, sign in enumerate(row):
        if sign != "1":
            continue
        if found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((x, 1))
    return found


def beams(shares_of: Sequence[Sequence[int]], then: str) -> Markup:
    """A vote as one beam, in parts of (number, count); nothing where too few voted."""
    if not shares_of:
        return Markup("")
    parts = shares([{"number": number, "count": count} for number, count in shares_of])
    rects = Markup("").join(
        Markup('<rect x="{}%" width="{}%" height="100%"/>').format(x / 10, width / 10)
        for x, width, _ in parts
    )
    return Markup('<svg class="share {}">{}</svg>').format(then, rects)


def movement(page: Mapping[str, Any]) -> Markup:
    """The picture of a `moved` page."""
    rows, streams = page["rows"], page["streams"]
    drawn = flow([Stay(**row) for row in rows], [Stream(**stream) for stream in streams])
    body = [
        _text(x, -HEADS + 36, 36, words, "head", "start")
        for x, words in zip((94, RIGHT), page["heads"], strict=True)
    ]
    body.append(Markup('<g class="paths">'))
    for band in sorted(drawn.bands, key=lambda b: not b.stayed):
        body.append(Markup('<path class="{}" d="{}"/>').format("stay" if band.stayed else "move", band.path))
    body.append(Markup("</g>"))
    body += [
        Markup('<path class="stub" d="M{} {}h{}v{}h-{}z"/>').format(x, round(y, 1), STUB, round(h, 1), STUB)
        for x, y, h in drawn.stubs
    ]
    body += _ends(rows, drawn)
    for band, place in zip(drawn.bands, drawn.labels, strict=True):
        if place is None:
            continue
        x, y, thin = place
        kind = "thin" if thin else "in-stay" if band.stayed else "in-move"
        body.append(_text(x, y + 13, 38, band.words, kind, "middle"))
    told = _told(rows, streams)
    return Markup('<svg class="flow" viewBox="0 {} {} {}" role="img" aria-label="{}">{}</svg>').format(
        -HEADS, WIDTH, HEADS + HEIGHT, told, Markup("").join(body)
    )


def _ends(rows: Sequence[Mapping[str, Any]], drawn: Flow) -> list[Markup]:
    found: list[Markup] = []
    sign = RIGHT + BAR + sign_at([Stay(**row) for row in rows])
    size = 38 if all(len(str(row["text"])) <= _ONE_LINE for row in rows) else 34
    for at, row in enumerate(rows):
        for column, x in ((drawn.first, LEFT), (drawn.second, RIGHT)):
            top, height = column.tops[at], max(2.0, column.counts[at] * column.unit)
            found.append(
                Markup('<path class="end" d="M{} {}h{}v{}h-{}z"/>').format(
                    x, round(top, 1), BAR, round(height, 1), BAR
                )
            )
        first, second = drawn.first.middle(at), drawn.second.middle(at)
        found += [
            _text(0, first + 19, 54, str(row["number"]), "s num", "start"),
            _text(LEFT - 22, first + 21, 62, str(row["first"]), "s", "end"),
            _text(RIGHT + BAR + 22, second + 21, 62, str(row["second"]), "s", "start"),
            _text(sign, second + 19, 54, str(row["number"]), "s num", "start"),
            *_name(sign + 46, second, str(row["text"]), size),
        ]
    return found


def _name(x: float, middle: float, text: str, size: int) -> list[Markup]:
    """A choice's first words in the one size of all: on one line, or on two."""
    if len(text) <= _ONE_LINE:
        return [_text(x, middle + 0.4 * size, size, text, "first", "start")]
    at = min(
        (at for at, sign in enumerate(text) if sign == " "), key=lambda at: abs(at - len(text) / 2), default=0
    )
    lines = (text[:at], text[at + 1 :]) if at else (text, "")
    return [
        _text(x, middle + dy, size, line, "first", "start") for line, dy in zip(lines, (-7, 31), strict=True)
    ]


def _text(x: float, y: float, size: int, text: str, kind: str, anchor: str) -> Markup:
    return Markup('<text x="{}" y="{}" font-size="{}" text-anchor="{}" class="{}">{}</text>').format(
        round(x, 1), round(y, 1), size, anchor, kind, text
    )


def _told(rows: Sequence[Mapping[str, Any]], streams: Sequence[Mapping[str, Any]]) -> str:
    first = ", ".join(str(row["first"]) for row in rows)
    second = ", ".join(str(row["second"]) for row in rows)
    moved = "; ".join(
        f"{s['count']} stayed with {s['first']}"
        if s["first"] == s["second"]
        else f"{s['count']} went from {s['first']} to {s['second']}"
        for s in streams
    )
    return f"First vote: {first}. Second vote: {second}." + (f" {moved}." if moved else "")
