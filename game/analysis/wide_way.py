"""The fewest picks to an end among millions of merged states: counted forwards box by box, traced back."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np

from game.analysis.boxes import Array
from game.analysis.rooms import House, Room
from game.analysis.rooms import Way as Passageway
from game.engine import AT_END, Toss, Way
from game.engine.lens import Lens, Part

_FAR = 1 << 20


def wide_way(lens: Lens, avoid: Collection[tuple[str, str]], wanted: Callable[[Part], bool]) -> Way | None:
    """A shortest way to an end whose part is wanted, without the choices to avoid; None where there is none.

    Raises `Endless` or `OverflowError` where a scenario is not fit for boxes.
    """
    house = House(lens)
    ways = {scene: _ways(room, avoid) for scene, room in house.rooms.items()}
    counts = _counts(house, ways)
    last = house.boxes[AT_END]
    nearest: tuple[int, int] | None = None
    for number, cell in enumerate(np.ndindex(*last.shape)):
        count = int(counts[AT_END].reshape(-1)[number])
        if count < _FAR and (nearest is None or count < nearest[0]) and wanted(last.part(cell)):
            nearest = (count, number)
    return None if nearest is None else _trace(house, ways, counts, nearest[1])


Ways = list[tuple[Passageway, Array]]
"""Ways that may be taken, each with whether it can be, over the cells that its scene's tests tell apart."""


def _ways(room: Room, avoid: Collection[tuple[str, str]]) -> Ways:
    return [
        (way, possible)
        for way, possible in zip(room.ways, room.possible(), strict=True)
        if possible.any() and (room.scene.id, room.ids[way.choice]) not in avoid
    ]


def _counts(house: House, ways: dict[int, Ways]) -> dict[int, Array]:
    """For each cell of each box the fewest picks that lead there; `_FAR` where none do."""
    counts = {scene: np.full(box.shape, _FAR, np.int32) for scene, box in house.boxes.items()}
    counts[house.lens.machine.first[0]][...] = 0
    for scene in house.rooms:
        for way, possible in ways[scene]:
            way.passage.least(np.where(possible, counts[scene] + 1, _FAR), counts[way.move.target])
    return counts


def _trace(house: House, ways: dict[int, Ways], counts: dict[int, Array], cell: int) -> Way:
    """The way to a cell at the end, from the start."""
    first = house.lens.machine.first[0]
    scene, picks, by_chance = AT_END, [], False
    while scene != first:
        scene, cell, way = _before(house, ways, counts, scene, cell)
        room = house.rooms[scene]
        offers = np.broadcast_to(room.which, room.box.shape).reshape(-1)
        id = room.ids[way.choice]
        picks.append(id)
        by_chance = by_chance or isinstance(room.offers[int(offers[cell])].open[id], Toss)
    return Way(tuple(reversed(picks)), by_chance)


def _before(
    house: House, ways: dict[int, Ways], counts: dict[int, Array], scene: int, cell: int
) -> tuple[int, int, Passageway]:
    """A scene, a cell and a way from which one pick leads to a cell by the fewest picks."""
    cells = np.arange(house.boxes[scene].size, dtype=np.int32)
    count = int(counts[scene].reshape(-1)[cell])
    for source, leading in ways.items():
        for way, possible in leading:
            if way.move.target == scene:
                goes = np.empty(counts[source].shape, np.int32)
                way.passage.back(cells, goes)
                leads = (goes == cell) & (counts[source] == count - 1) & possible
                if leads.any():
                    return source, int(np.flatnonzero(leads.reshape(-1))[0]), way
    raise LookupError(f"nothing leads to cell {cell} of scene {scene}")
