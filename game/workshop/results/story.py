"""The map of a story for paper: its scenes in rows from the first to the endings, what their choices lead to,
and the way that a room went through them. Its words are large enough to be read on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from game.analysis.map.chart import Chart, Kind, Part
from game.analysis.map.folding import folded
from game.analysis.map.marks import FIT_WORDS
from game.debrief import principles
from game.model import plain
from game.workshop.pages.handout import MapCard, MapChoice, MapRow
from game.workshop.room.words import first_sentence

WIDE = 6
"""The most cards that stand beside one another."""
SIGNS = 58
"""The most signs of a choice: two lines of its column."""
Links = Mapping[tuple[str, str], bool]


def story(chart: Chart, numbers: Mapping[str, int]) -> tuple[MapRow, ...]:
    """The rows of a chart's map. `numbers` has those of the decisions that a room met, by their scenes."""
    scenes = folded(chart)
    links = {(link.source, link.target): link.taken for link in scenes.links}
    depth = _depths(chart.start, scenes.parts, links)
    rows = _ordered([part for part in scenes.parts if part.key in depth], depth, links)
    found: list[MapRow] = []
    for at, row in enumerate(rows):
        cards = tuple(_card(chart, part, links, depth, numbers) for part in row)
        lanes = tuple(taken for _, taken in _passing(at, depth, links))
        runs = _runs(at, rows, depth, links) if at + 1 < len(rows) else ()
        found.append(MapRow(cards, lanes, runs))
    return tuple(found)


def _depths(start: str, parts: Iterable[Part], links: Links) -> dict[str, int]:
    """In which row each part stands that can be come to: below all that lead to it; the endings last."""
    endings = [part.key for part in parts if part.kind is Kind.ENDING]
    following: dict[str, list[str]] = {}
    for source, target in links:
        following.setdefault(source, []).append(target)
    order: list[str] = []
    back: set[tuple[str, str]] = set()
    entered, left = {start}, set[str]()
    waiting = [(start, iter(following.get(start, ())))]
    while waiting:
        here, rest = waiting[-1]
        for target in rest:
            if target not in entered:
                entered.add(target)
                waiting.append((target, iter(following.get(target, ()))))
                break
            if target not in left:
                back.add((here, target))
        else:
            left.add(here)
            order.append(here)
            waiting.pop()
    depth = {start: 0}
    for here in reversed(order):
        for target in following.get(here, ()):
            if (here, target) not in back:
                depth[target] = max(depth.get(target, 0), depth[here] + 1)
    last = 1 + max((deep for key, deep in depth.items() if key not in endings), default=0)
    return {**depth, **dict.fromkeys(endings, last)}


def _ordered(parts: Sequence[Part], depth: Mapping[str, int], links: Links) -> list[list[Part]]:
    """The parts of each row, each as far as can be under what leads to it."""
    rows: list[list[Part]] = [[] for _ in range(1 + max(depth.values()))]
    for part in parts:
        rows[depth[part.key]].append(part)
    at: dict[str, float] = {}
    for row in rows:
        means = {}
        for part in row:
            above = [at[source] for source, target in links if target == part.key and source in at]
            means[part.key] = sum(above) / len(above) if above else 0.5
        row.sort(key=lambda part: means[part.key])
        at.update((part.key, (place + 0.5) / len(row)) for place, part in enumerate(row))
    return rows


def _passing(row: int, depth: Mapping[str, int], links: Links) -> list[tuple[str, bool]]:
    """What links that pass a row lead to, and whether the room's way is among them."""
    found: dict[str, bool] = {}
    for (source, target), taken in links.items():
        if source in depth and depth[source] < row < depth[target]:
            found[target] = found.get(target, False) or taken
    return sorted(found.items(), key=lambda item: -depth[item[0]])


def _runs(
    row: int, rows: Sequence[Sequence[Part]], depth: Mapping[str, int], links: Links
) -> tuple[tuple[float, float, bool], ...]:
    """The lines from a row to the next, from where to where on their width; the way taken comes last."""
    found: dict[tuple[float, float], bool] = {}
    here, there = _places(row, rows, depth, links), _places(row + 1, rows, depth, links)
    for (source, target), taken in links.items():
        if source in depth and depth[source] <= row < depth[target]:
            line = here[source if depth[source] == row else f" {target}"]
            end = there[target if depth[target] == row + 1 else f" {target}"]
            found[line, end] = found.get((line, end), False) or taken
    return tuple(sorted(((a, b, taken) for (a, b), taken in found.items()), key=lambda run: run[2]))


def _places(
    row: int, rows: Sequence[Sequence[Part]], depth: Mapping[str, int], links: Links
) -> dict[str, float]:
    """Where the middle of each card of a row is on its width, and of each lane, by a blank and its target."""
    passing = _passing(row, depth, links)
    room = MapRow.WIDTH - MapRow.LANE * len(passing)
    columns = min(WIDE, len(rows[row]))
    found = {part.key: room * (place % columns + 0.5) / columns for place, part in enumerate(rows[row])}
    for place, (target, _) in enumerate(passing):
        found[f" {target}"] = room + MapRow.LANE * (place + 0.75)
    return found


def _card(
    chart: Chart, part: Part, links: Links, depth: Mapping[str, int], numbers: Mapping[str, int]
) -> MapCard:
    titles = {other.key: other.title for other in chart.parts}
    next_row = {target for source, target in links if source == part.key}
    several = len(next_row) > 1
    leads: dict[str, list[str]] = {}
    for link in chart.links:
        if link.source.startswith(f"{part.key}.") and link.target in titles:
            leads.setdefault(link.source, []).append(link.target)
    choices = []
    for other in chart.parts:
        if other.kind is Kind.CHOICE and other.key.rpartition(".")[0] == part.key:
            targets = leads.get(other.key, [])
            told = several and len(targets) == 1 and not targets[0].startswith("ending:")
            choices.append(_choice(other, titles[targets[0]] if told else ""))
    return MapCard(
        title=part.title,
        number=numbers.get(part.key, 0),
        ending=part.kind is Kind.ENDING,
        calls_for=principles(part.calls_for) if part.calls_for else "",
        choices=tuple(choices),
        taken=bool(part.order),
    )


def _choice(part: Part, leads: str) -> MapChoice:
    return MapChoice(
        text=_cut(first_sentence(plain(part.line))),
        lean="" if part.lean is None else part.lean.value,
        fit="" if part.fit is None else FIT_WORDS[part.fit],
        expected=part.expected,
        taken=bool(part.order),
        leads=leads,
    )


def _cut(text: str) -> str:
    """As many whole words as two lines hold."""
    if len(text) <= SIGNS:
        return text
    return text[:SIGNS].rpartition(" ")[0].rstrip(" ,;:.") + "…"
