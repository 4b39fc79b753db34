"""What would be wrong with a tree: AccessKit ends the whole process over some of it, so tests look first."""

from __future__ import annotations

from collections.abc import Iterator

from game.desktop.access.tree import ROOT, Kind, Part, Tree
from game.desktop.messages import Want

NAMELESS = (Kind.GROUP, Kind.SCROLLED, Kind.RUN)
EDGE = 1.0


def faults(tree: Tree) -> list[str]:
    """A line for each fault; none for a tree that can be handed on."""
    return [*_links(tree), *(fault for part in tree.parts.values() for fault in _part(tree, part))]


def _links(tree: Tree) -> Iterator[str]:
    """The window is there, each other part is the child of exactly one, and focus is on one of them."""
    if ROOT not in tree.parts:
        yield "there is no window"
        return
    seen: dict[int, int] = {}
    for part in tree.parts.values():
        for child in part.children:
            seen[child] = seen.get(child, 0) + 1
            if child not in tree.parts:
                yield f"{part.name or part.id}: a child that is not there, {child}"
    for id, part in tree.parts.items():
        if part.id != id:
            yield f"{part.name}: stands under another id"
        count = seen.get(id, 0)
        if count != (0 if id == ROOT else 1):
            yield f"{part.name or id}: the child of {count}"
    if tree.focus not in tree.parts:
        yield f"focus is on no part, {tree.focus}"


def _part(tree: Tree, part: Part) -> Iterator[str]:
    if not part.name.strip() and part.kind not in NAMELESS:
        yield f"a {part.kind.name} without a name: {tree.boxes.get(part.id, part.id)}"
    if Want.FOCUS in part.wants and part.bounds is None:
        yield f"{part.name}: takes focus and stands nowhere"
    window = tree.parts[ROOT].bounds
    if part.bounds is None or window is None:
        return
    x, y, w, h = part.bounds
    if w <= 0 or h <= 0:
        yield f"{part.name}: without size, {part.bounds}"
    if x < -EDGE or x + w > window.w + EDGE:
        yield f"{part.name}: leaves the window sideways, {part.bounds}"
    scrolls = Want.SHOW in part.wants or part.kind is Kind.RUN  # a run stands where its field does
    if not scrolls and (y < -EDGE or y + h > window.h + EDGE):
        yield f"{part.name}: leaves the window, {part.bounds}"
