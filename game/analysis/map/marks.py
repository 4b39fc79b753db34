"""The marks of the house on a map: the lever for lean, the disc for fit, triangles for risk."""

from __future__ import annotations

from game.analysis.map.shapes import Disc, Polygon, Rectangle, Shape
from game.model import Fit, Lean, Risk

FIT_PART = {Fit.MET: 2, Fit.PART: 1, Fit.MISSED: 0}
LEAN_WORDS = {
    Lean.MANAGEMENT: "leans on management",
    Lean.LEADERSHIP: "leans on leadership",
    Lean.BOTH: "draws on both",
    Lean.NEITHER: "lets the moment pass",
}
FIT_WORDS = {
    Fit.MET: "meets the moment",
    Fit.PART: "meets it in part",
    Fit.MISSED: "answers a different moment",
}
RISK_WORDS = {Risk.NONE: "", Risk.SOME: "some risk", Risk.HIGH: "high risk"}


def lever(x: float, y: float, lean: Lean, ink: str, load: str) -> tuple[Shape, ...]:
    """A bar on a triangle, 30 wide, its top left at (x, y); square load management, round leadership."""
    shapes: list[Shape] = [
        Rectangle(x, y + 14, 30, 3.5, ink),
        Polygon(((x + 15, y + 18), (x + 9, y + 28), (x + 21, y + 28)), ink),
    ]
    if lean in (Lean.MANAGEMENT, Lean.BOTH):
        shapes.append(Rectangle(x, y + 3, 11, 11, load))
    if lean in (Lean.LEADERSHIP, Lean.BOTH):
        shapes.append(Disc(x + 24.5, y + 8, 5.8, load))
    return tuple(shapes)


def triangles(x: float, y: float, risk: Risk, colour: str) -> tuple[Shape, ...]:
    """One triangle for some risk, two for a high one, their base at y."""
    return tuple(
        Polygon(((x + 12 * i, y), (x + 12 * i + 10, y), (x + 12 * i + 5, y - 9)), colour)
        for i in range(risk.points)
    )
