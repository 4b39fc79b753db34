"""A drawing as SVG: one file that needs nothing else, with a name on every part."""

from __future__ import annotations

from html import escape

from game.analysis.map.curve import head, steps
from game.analysis.map.shapes import Disc, Drawing, Group, Line, Polygon, Rectangle, Shape, Words

_FAMILIES = {
    "serif": "'Source Serif 4', 'Source Serif Pro', Georgia, 'Noto Serif', serif",
    "sans": "Inter, 'Segoe UI', 'Helvetica Neue', 'Noto Sans', sans-serif",
    "mono": "'IBM Plex Mono', 'DejaVu Sans Mono', Consolas, monospace",
}


def svg(drawing: Drawing) -> str:
    """The text of an SVG file; its size in pixels is the drawing's in units."""
    width, height = _n(drawing.width), _n(drawing.height)
    inside = "\n".join(_group(group) for group in drawing.groups)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label="{escape(drawing.title)}">\n'
        f'<rect width="{width}" height="{height}" fill="{drawing.ground}"/>\n{inside}\n</svg>\n'
    )


def _group(group: Group) -> str:
    faded = ' opacity="0.38"' if group.faded else ""
    key = f' data-key="{escape(group.key)}"' if group.key else ""
    inside = "".join(_shape(shape) for shape in group.shapes)
    return f"<g{key}{faded}><title>{escape(group.name)}</title>{inside}</g>"


def _shape(shape: Shape) -> str:
    match shape:
        case Rectangle():
            stroke = (
                f' stroke="{shape.stroke}" stroke-width="{_n(shape.stroke_width)}"' if shape.stroke else ""
            )
            dash = ' stroke-dasharray="7 5"' if shape.dashed else ""
            corner = f' rx="{_n(shape.corner)}"' if shape.corner else ""
            return (
                f'<rect x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" '
                f'height="{_n(shape.height)}" fill="{shape.fill}"{stroke}{dash}{corner}/>'
            )
        case Line():
            return _line(shape)
        case Polygon():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            return f'<polygon points="{points}" fill="{shape.fill}"/>'
        case Disc():
            return _disc(shape)
        case Words():
            return _words(shape)


def _line(line: Line) -> str:
    parts = []
    for step in steps(line):
        control = f"{_n(step.control[0])} {_n(step.control[1])} " if step.kind == "Q" else ""
        parts.append(f"{step.kind}{control}{_n(step.to[0])} {_n(step.to[1])}")
    found = (
        f'<path d="{" ".join(parts)}" fill="none" stroke="{line.colour}" stroke-width="{_n(line.width)}" '
        f'opacity="{_n(line.opacity)}"/>'
    )
    arrow = head(line)
    if arrow is not None:
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in arrow)
        found += f'<polygon points="{points}" fill="{line.colour}" opacity="{_n(line.opacity)}"/>'
    return found


def _disc(disc: Disc) -> str:
    x, y, r = _n(disc.x), _n(disc.y), _n(disc.radius)
    ring = f'<circle cx="{x}" cy="{y}" r="{r}" fill="none" stroke="{disc.colour}" stroke-width="2"/>'
    if disc.part == 2:
        return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{disc.colour}"/>'
    if disc.part == 1:
        top, bottom = _n(disc.y - disc.radius), _n(disc.y + disc.radius)
        return ring + f'<path d="M{x} {top} A{r} {r} 0 0 0 {x} {bottom} Z" fill="{disc.colour}"/>'
    return ring


def _words(words: Words) -> str:
    style = ' font-style="italic"' if words.italic else ""
    weight = ' font-weight="600"' if words.bold else ""
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    return (
        f'<text x="{_n(words.x)}" y="{_n(words.y)}" font-size="{_n(words.size)}" fill="{words.colour}" '
        f'font-family="{_FAMILIES[words.family]}"{weight}{style}{anchor}>{escape(words.text)}</text>'
    )


def _n(number: float) -> str:
    """A number without needless digits."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
