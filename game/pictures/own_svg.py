"""An author's SVG, read as shapes and nothing else.

The text goes through expat with every door shut: no entities, no documents outside, bounded size, depth and
number of parts, also after the parts that point at one another are written out. What comes back is written
anew from a list of shapes and attributes that are known, so a screen and a browser may show it as it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

from game.pictures.markup import quoted
from game.pictures.own_work import DEEPEST, POINTER, Element, NotDrawable, refuse_too_much

LARGEST_TEXT = 2 * 1024 * 1024
"""Bytes of an SVG file."""
MOST_PARTS = 20_000
"""Elements, as written."""

# fmt: off
_SHAPES = frozenset((
    "svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use",
    "clipPath", "mask", "pattern", "linearGradient", "radialGradient", "stop",
))
_KEPT = frozenset((
    "id", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "width", "height",
    "points", "transform", "viewBox", "preserveAspectRatio", "gradientUnits", "gradientTransform",
    "spreadMethod", "offset", "patternUnits", "patternContentUnits", "patternTransform", "clipPathUnits",
    "maskUnits", "maskContentUnits", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width",
    "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
    "stroke-dashoffset", "opacity", "color", "display", "visibility", "clip-path", "clip-rule", "mask",
    "stop-color", "stop-opacity",
))
_FUNCTIONS = frozenset((
    "url", "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewx", "skewy",
))
# fmt: on
_FORBIDDEN = {
    "script": "it holds a script",
    "foreignObject": "it holds a web page",
    "iframe": "it holds a web page",
    "object": "it embeds another file",
    "embed": "it embeds another file",
    "audio": "it holds sound",
    "video": "it holds a film",
}
_LEFT_OUT = {
    "text": "letters are left out; turn them into paths to have them drawn",
    "image": "a picture inside the picture is left out; save it as PNG or JPEG to have it drawn",
    "filter": "filters are left out; flat shapes are drawn",
    "animate": "movement is left out",
    "animateTransform": "movement is left out",
    "animateMotion": "movement is left out",
    "set": "movement is left out",
    "symbol": "symbols are left out; use groups inside defs",
    "a": "links are left out, with what they hold",
    "switch": "choices between languages are left out",
    "marker": "markers on lines are left out",
}
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"\s*([+]?\d+(?:\.\d*)?|\.\d+)\s*(px|pt|pc|mm|cm|in)?\s*")
_URL = re.compile(r"url\s*\(", re.IGNORECASE)
_FUNCTION = re.compile(r"([A-Za-z-]+)\s*\(")
_PREFIX = "own-"
_OUTSIDE = "it points at something outside the file. Take that out, or draw it in the file itself."


@dataclass(frozen=True, slots=True)
class CleanSvg:
    """An SVG written anew: its text, its size in its own units, its own words, and notes on what it lost."""

    text: str
    width: float
    height: float
    words: str
    notes: tuple[str, ...]


def read_svg(data: bytes) -> CleanSvg:
    """The SVG in these bytes, cleaned. NotDrawable where it is none, asks too much or could do harm."""
    if len(data) > LARGEST_TEXT:
        raise NotDrawable(f"it is larger than {LARGEST_TEXT // 1024**2} MiB. Simplify it, or save it as PNG.")
    reading = _Reading()
    root = reading.read(data)
    x, y, width, height = _view(root.attributes)
    refuse_too_much(root)
    body = "".join(map(_written, root.children))
    keep = "".join(_attribute(k, v) for k, v in root.attributes.items() if k not in _ROOT_SIZE)
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{x:g} {y:g} {width:g} {height:g}" width="{width:g}" height="{height:g}"{keep}>{body}</svg>'
    )
    return CleanSvg(text, width, height, reading.words, tuple(dict.fromkeys(reading.notes)))


_ROOT_SIZE = frozenset(("viewBox", "width", "height", "x", "y", "preserveAspectRatio", "id", "transform"))


class _Reading:
    """One pass of expat over the text."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._title: list[str] = []
        self._desc: list[str] = []
        self._into: list[str] | None = None
        self._open: list[Element] = []
        self._names: list[str] = []
        self._skipping = 0  # depth inside something that is left out
        self._root: Element | None = None
        self._parts = 0
        self._styled = False

    @property
    def words(self) -> str:
        """The picture's own description, else its title."""
        return "".join(self._desc).strip() or "".join(self._title).strip()

    def read(self, data: bytes) -> Element:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.UnparsedEntityDeclHandler = self._entity
        parser.ExternalEntityRefHandler = self._outside
        parser.ProcessingInstructionHandler = self._instruction
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            cause = expat.ErrorString(error.code)
            if self._root is None:
                raise NotDrawable("it is no picture. Save it as SVG, PNG, JPEG or WebP.") from error
            raise NotDrawable(f"line {error.lineno} of it is damaged ({cause}). Save it again.") from error
        except (LookupError, UnicodeError) as error:
            raise NotDrawable("its letters are in an unknown encoding. Save it as UTF-8.") from error
        if self._root is None:
            raise NotDrawable("it is no picture. Save it as SVG, PNG, JPEG or WebP.")
        if self._styled:
            raise NotDrawable(
                "its colours stand in a style sheet, which is not read. Save it with presentation attributes."
            )
        return self._root

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if self._root is None and name != "svg":
            raise NotDrawable("it is text, but no SVG. Save it as SVG, PNG, JPEG or WebP.")
        self._names.append(name)
        self._parts += 1
        if len(self._names) > DEEPEST:
            raise NotDrawable(f"more than {DEEPEST} groups stand inside one another. Ungroup some.")
        if self._parts > MOST_PARTS:
            raise NotDrawable(f"it has more than {MOST_PARTS:,} parts. Simplify it, or save it as PNG.")
        if name in _FORBIDDEN:
            raise NotDrawable(f"{_FORBIDDEN[name]}, and a picture may hold shapes only. Take that out.")
        _refuse_reach(attributes)
        if self._skipping or name not in _SHAPES:
            self._leave_out(name)
            return
        element = Element(name, self._attributes(attributes))
        if self._root is None:
            self._root = element
        else:
            self._open[-1].children.append(element)
        self._open.append(element)

    def _leave_out(self, name: str) -> None:
        if not self._skipping:
            if name in _LEFT_OUT:
                self.notes.append(_LEFT_OUT[name] + ".")
            if len(self._open) == 1 and name in ("title", "desc"):
                self._into = self._title if name == "title" else self._desc
        self._skipping += 1

    def _end(self, tag: str) -> None:
        self._names.pop()
        if self._skipping:
            self._skipping -= 1
            self._into = None if not self._skipping else self._into
        else:
            self._open.pop()

    def _text(self, words: str) -> None:
        if self._into is not None:
            self._into.append(words)
        if self._names and self._names[-1] == "style" and words.strip():
            self._styled = True

    def _attributes(self, given: Mapping[str, str]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for name, value in given.items():
            space, _, local = name.rpartition(" ")
            if local == "href":
                kept["href"] = value.strip()
            elif space:
                continue
            elif local == "style":
                for declared, said in _declarations(value):
                    self._keep(kept, declared, said)
            elif local not in kept:
                self._keep(kept, local, value)
        return kept

    def _keep(self, kept: dict[str, str], name: str, value: str) -> None:
        if name not in _KEPT:
            return
        called = {word.lower() for word in _FUNCTION.findall(value)}
        if "url" in called and len(_URL.findall(value)) != len(POINTER.findall(value)):
            raise NotDrawable(_OUTSIDE)
        if "\\" in value or not called <= _FUNCTIONS:
            self.notes.append(f"one {name} is left out, for it is written in a way that is not read.")
            return
        kept[name] = value

    @staticmethod
    def _entity(*_: object) -> NoReturn:
        raise NotDrawable("it declares entities. Save it as plain SVG, without a document type.")

    @staticmethod
    def _outside(*_: object) -> NoReturn:
        raise NotDrawable("it points at a document outside the file. Save it as plain SVG.")

    @staticmethod
    def _instruction(target: str, _: str) -> None:
        if target == "xml-stylesheet":
            raise NotDrawable("it points at a style sheet outside the file. Save it as plain SVG.")


def _refuse_reach(attributes: Mapping[str, str]) -> None:
    """Scripts and pointers out of the file are refused on every element, also on those that are left out."""
    for name, value in attributes.items():
        space, _, local = name.rpartition(" ")
        if local.lower().startswith("on") and not space:
            raise NotDrawable(f"it holds a script ({local}). Take that out.")
        if local == "href" and not value.strip().startswith(("#", "data:image/")):
            raise NotDrawable(_OUTSIDE)


def _declarations(style: str) -> list[tuple[str, str]]:
    pairs = (part.partition(":") for part in style.split(";"))
    return [(name.strip(), value.strip()) for name, colon, value in pairs if colon]


def _view(attributes: Mapping[str, str]) -> tuple[float, float, float, float]:
    numbers = attributes.get("viewBox", "").replace(",", " ").split()
    try:
        view = [float(n) for n in numbers]
    except ValueError:
        view = []
    width, height = _length(attributes.get("width")), _length(attributes.get("height"))
    if len(view) != 4:
        if not width or not height:
            raise NotDrawable("it has neither a viewBox nor a width and height. Save it with one of them.")
        view = [0.0, 0.0, width, height]
    if not all(math.isfinite(n) and abs(n) <= 1e6 for n in view) or view[2] < 1e-3 or view[3] < 1e-3:
        raise NotDrawable("its viewBox is no size that can be drawn. Give it one between 1 and 100,000.")
    return view[0], view[1], view[2], view[3]


def _length(words: str | None) -> float:
    found = _LENGTH.fullmatch(words or "")
    return float(found.group(1)) * _UNITS[found.group(2) or ""] if found else 0.0


def _written(element: Element) -> str:
    words = "".join(_attribute(name, value) for name, value in element.attributes.items())
    inner = "".join(map(_written, element.children))
    return f"<{element.name}{words}>{inner}</{element.name}>" if inner else f"<{element.name}{words}/>"


def _attribute(name: str, value: str) -> str:
    if name == "id":
        value = _PREFIX + value
    elif name == "href":
        name, value = "xlink:href", "#" + _PREFIX + value[1:]
    else:
        value = POINTER.sub(rf"url(#{_PREFIX}\1)", value)
    return f" {name}={quoted(value)}"
