"""What the shipped scenarios ask for is there, and nobody's face is hidden in any of their scenes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model import Scenario
from game.page import Portrait
from game.page.blocks import portraits
from game.pictures import Library, cover, scenery
from game.pictures.catalogue import Footing, View
from game.pictures.figure import Figure
from game.pictures.outline import forward
from game.pictures.pose import pose_of
from game.reader import read
from game.storage.shipped import shipped

SCENARIOS = sorted((shipped() / "scenarios").glob("*.yaml"))
FACE: View = (430.0, 215.0, 130.0, 230.0)
"""Of a person's canvas: from brow to chin, from cheek to nose."""
PROFILE: View = (485.0, 215.0, 105.0, 230.0)
"""The part of a face that tells one from another: from brow to chin, before the eye, with the nose."""
UNIT = 0.3
"""Pixels to a unit of the place, enough to see what covers what."""
FREE = 0.75
"""How much of a face has to be seen."""


def scenario_of(path: Path) -> Scenario:
    scenario = read(path.read_bytes(), path.name).scenario
    assert scenario is not None
    return scenario


def staged(scenario: Scenario) -> Iterator[tuple[str, str, tuple[str, ...], tuple[Portrait, ...]]]:
    for scene in scenario.scenes:
        if scene.place:
            yield scene.id, scene.place.name, scene.place.states, portraits(scenario, scene.people)
    for ending in scenario.endings:
        if ending.place:
            yield ending.id, ending.place.name, ending.place.states, ()


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_scene_is_drawn_as_written(library: Library, path: Path) -> None:
    """Every place, state, person and mood that a scene names is known, and everybody has a stand."""
    found = 0
    for scene, place, states, people in staged(scenario_of(path)):
        picture = scenery(library, place, states, people)
        assert picture.notes == (), scene
        assert len(picture.figures) == len(people), scene
        found += 1
    assert found


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_object_and_cover_is_drawn(library: Library, path: Path) -> None:
    """A scene's or an ending's object is in the library, and the scenario has a cover."""
    scenario = scenario_of(path)
    objects = {part.object for part in (*scenario.scenes, *scenario.endings) if part.object}
    assert objects
    assert objects <= library.spots.keys()
    assert cover(library, scenario.cover or scenario.id) is not None


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_no_face_is_hidden(library: Library, path: Path) -> None:
    """In every scene three quarters of each face are free of whoever is nearer and of the foreground."""
    seen = 0
    for scene, place, states, people in staged(scenario_of(path)):
        picture = scenery(library, place, states, people)
        for index, figure in enumerate(picture.figures):
            assert free(picture.figures[index:], picture.front) >= FREE, (scene, figure.id)
            seen += 1
    assert seen


@pytest.mark.parametrize("count", range(3, 8))
def test_more_people_than_a_place_has_stands_stand_in_two_rows(library: Library, count: int) -> None:
    """The kitchen has two stands; seven people still all show their faces."""
    from tests.pictures.people import somebody

    names = ("goran", "ruth", "aoife", "danilo", "carla", "ravi", "blessing")[:count]
    picture = scenery(library, "kitchen", (), [somebody(name) for name in names])
    assert len(picture.figures) == count
    for index, figure in enumerate(picture.figures):
        assert free(picture.figures[index:], picture.front) >= FREE, figure.id


@pytest.mark.parametrize("left", [118.0, 298.0, 422.0, 582.0])
@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_no_profile_is_hidden_where_people_stand_closer(library: Library, path: Path, left: float) -> None:
    """In windows that show a part of a place, from a little less than all of it to the least, profiles are
    free of whoever is nearer and of the foreground, wherever the mood brings them."""
    seen = 0
    for scene, place, states, people in staged(scenario_of(path)):
        if library.places[place].clips:
            continue
        picture = scenery(library, place, states, people, left=left)
        for index, figure in enumerate(picture.figures):
            person = people[figure.index]
            entry = library.people[person.portrait]
            moved = forward(pose_of(library.art, entry, person.mood), entry.pivot)
            x, *rest = PROFILE
            assert free(picture.figures[index:], picture.front, (x + moved, *rest)) >= FREE, (
                scene,
                figure.id,
            )
            seen += 1
    assert seen


def free(figures: tuple[Figure, ...], front: str, face: View = FACE) -> float:
    """How much of the first figure's face is seen when the others are painted after it."""
    import skia

    from game.desktop.pictures.raster import draw

    def covered(paint: list[tuple[str, View, View | None]]) -> list[bytes]:
        surface = skia.Surface(round(1920 * UNIT), round(1080 * UNIT))
        canvas = surface.getCanvas()
        canvas.scale(UNIT, UNIT)
        for svg, box, clip in paint:
            draw(canvas, svg, box, clip=clip)
        pixels = surface.toarray()
        x, y, w, h = (round(value * UNIT) for value in there)
        return [bytes(row[x : x + w, 3]) for row in pixels[y : y + h]]

    first, *others = figures
    there = on_stage(face, Footing(first.scale, first.x, first.y))
    own = covered([(first.svg, first.box, first.clip)])
    over = covered([*((f.svg, f.box, f.clip) for f in others), (front, (0, 0, 1920, 1080), None)])
    pairs = [
        (a, b) for left, right in zip(own, over, strict=True) for a, b in zip(left, right, strict=True) if a
    ]
    assert pairs
    return sum(1 for _, hidden in pairs if not hidden) / len(pairs)


def on_stage(view: View, footing: Footing) -> View:
    from game.pictures.figure import placed

    return placed(view, footing)
