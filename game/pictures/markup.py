"""Our own SVG as a tree and back as text: comments and idle white space go, names keep the plain prefixes
that skia and browsers read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_ID = re.compile(r'\sid="([^"]*)"')
_POINTER = re.compile(r'href="#([^"]*)"')
_REFERENCE = re.compile(r"url\(#([^)]+)\)")


def tree(text: str) -> ET.Element:
    """The tree of one of our own pictures. Pictures of others go through `own` first."""
    return ET.fromstring(text)


def kind(element: ET.Element) -> str:
    """The element's name without its namespace: `g`, `path`."""
    return element.tag.rpartition("}")[2]


def is_defs(element: ET.Element) -> bool:
    """Whether the element holds definitions and draws nothing itself."""
    return kind(element) == "defs"


def quoted(value: str) -> str:
    """A value as it stands in an attribute, with its quotes."""
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return f'"{value}"'


def _attribute(name: str) -> str:
    space, _, local = name.rpartition("}")
    return f"xlink:{local}" if space == "{" + XLINK else local


def written(element: ET.Element) -> str:
    """The element and all within it as SVG text. Our pictures hold shapes and no letters."""
    name = kind(element)
    words = "".join(f" {_attribute(key)}={quoted(value)}" for key, value in element.items())
    inner = "".join(written(child) for child in element)
    return f"<{name}{words}>{inner}</{name}>" if inner else f"<{name}{words}/>"


def sheet(body: str, view: tuple[float, float, float, float]) -> str:
    """A whole SVG document around the body; `view` is x, y, width and height in the picture's own units."""
    x, y, w, h = view
    size = f'viewBox="{x:g} {y:g} {w:g} {h:g}" width="{w:g}" height="{h:g}"'
    return f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" {size}>{body}</svg>'


def flipped(body: str, view: tuple[float, float, float, float]) -> str:
    """The body mirrored left to right inside that view."""
    return f'<g transform="translate({2 * view[0] + view[2]:g} 0) scale(-1 1)">{body}</g>'


def view_box(root: ET.Element) -> tuple[float, float, float, float]:
    """The root's viewBox as x, y, width and height."""
    x, y, w, h = (float(part) for part in root.get("viewBox", "0 0 0 0").replace(",", " ").split())
    return x, y, w, h


def references(elements: Iterable[ET.Element]) -> set[str]:
    """The ids that these elements, and all within them, point at."""
    found: set[str] = set()
    for top in elements:
        for element in top.iter():
            for name, value in element.items():
                found.update(_REFERENCE.findall(value))
                if name.endswith("href") and value.startswith("#"):
                    found.add(value[1:])
    return found


def needed(definitions: Iterable[ET.Element], drawn: Iterable[ET.Element]) -> Iterator[ET.Element]:
    """The definitions that are used by what is drawn, and those that they use in turn."""
    known = {element.get("id", ""): element for element in definitions}
    wanted: set[str] = set()
    fresh = references(drawn)
    while fresh:
        wanted |= fresh
        fresh = references(known[id] for id in fresh if id in known) - wanted
    return (element for id, element in known.items() if id in wanted)


def nameless(svg: str) -> str:
    """The same picture without the ids that nothing in it points at."""
    used = set(_REFERENCE.findall(svg)) | set(_POINTER.findall(svg))
    return _ID.sub(lambda found: found.group() if found.group(1) in used else "", svg)


def body_of(svg: str) -> str:
    """What stands between the outer tags of one of our documents."""
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")] if "</svg>" in svg else ""


def prefixed(svg: str, prefix: str) -> str:
    """The same picture with every id and every pointer to one under a prefix, so that several can stand in
    one document."""
    svg = re.sub(r'(\sid=")([^"]+")', rf"\g<1>{prefix}\g<2>", svg)
    svg = re.sub(r"url\(#", f"url(#{prefix}", svg)
    return re.sub(r'(href="#)', rf"\g<1>{prefix}", svg)
