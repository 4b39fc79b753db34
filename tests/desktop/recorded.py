"""A layout as text, so that what is drawn can be asserted, read and compared without pixels."""

from __future__ import annotations

from game.desktop.box import Box, Layout
from game.desktop.ink import Fill, Frame, Mark, Picture, Round, Rule, Shape, Words


def recorded(layout: Layout) -> str:
    """One line for each area, box and mark, places rounded to pixels."""
    lines = [f"window {layout.width}x{layout.height} {layout.ground} “{layout.name}”"]
    for area in layout.areas:
        more = f" scrolls {area.most:.0f}" if area.most else ""
        lines.append(f"area {area.id} {_rect(area.rect)}{more}")
        lines += [f"  under {_mark(mark)}" for mark in area.under]
        for box in area.boxes:
            lines.append(f"  {_box(box)}")
            lines += [f"    {_mark(mark)}" for mark in box.marks]
    return "\n".join(lines)


def said(layout: Layout) -> list[str]:
    """What a screen reader would say of each box, in reading order."""
    found = []
    for _, box in layout.boxes():
        if box.name:
            states = "".join(f", {state.value}" for state in sorted(box.states, key=lambda s: s.value))
            found.append(f"{box.role.value}: {box.name}{states}")
    return found


def _box(box: Box) -> str:
    acts = f" acts {box.action}" if box.action else ""
    key = f" key {box.key}" if box.key else ""
    focus = " focusable" if box.focusable else ""
    return f"{box.role.value} {box.id} {_rect(box.rect)}{acts}{key}{focus}"


def _mark(mark: Mark) -> str:
    match mark:
        case Fill(rect, colour):
            return f"fill {_rect(rect)} {colour}"
        case Frame(rect, colour, width):
            return f"frame {_rect(rect)} {colour} {width:.0f}"
        case Rule(start, end, colour, _, _):
            return f"rule {start.x:.0f},{start.y:.0f} to {end.x:.0f},{end.y:.0f} {colour}"
        case Shape(points, colour):
            return f"shape {' '.join(f'{p.x:.0f},{p.y:.0f}' for p in points)} {colour}"
        case Round(centre, radius, colour, disc):
            return f"disc {centre.x:.0f},{centre.y:.0f} r{radius:.0f} {disc.value} {colour}"
        case Words(at, width, text, ground):
            style = text.style
            kind = f"{style.face.value} {style.size:.0f} {style.weight}"
            colour = text.pieces[0].colour
            return f"words {at.x:.0f},{at.y:.0f} w{width:.0f} {kind} {colour} on {ground} “{text.plain}”"
        case Picture(rect, drawing, _):
            return f"picture {_rect(rect)} {type(drawing).__name__.lower()}"
    raise TypeError(mark)


def _rect(rect: tuple[float, float, float, float]) -> str:
    x, y, w, h = rect
    return f"[{x:.0f} {y:.0f} {w:.0f}x{h:.0f}]"
