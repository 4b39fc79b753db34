"""People in the picture of a page of play at every window shape: heads whole, names as they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from game.desktop.drawing import Stage
from game.desktop.ink import Picture, Words
from game.desktop.layout import picture_and_page
from game.desktop.screens.names import names
from game.desktop.screens.scene import picture
from game.desktop.view import View
from game.page import Page
from game.pictures import Scenery, scenery
from game.pictures.outline import outlines
from tests.desktop.views import SCENARIOS, SIZES, at_each_scene, library, view

TEXTS = (0.8, 1.0, 1.5, 2.0)
BESIDE = ((1240, 1080), (760, 720), (700, 2160), (1080, 3840))
"""What an author's side leaves of a window, and halves of monitors that stand upright."""
HIGHEST = 910.0
"""From the waist up to the top of the highest hair, at scale 1."""


@cache
def peopled() -> tuple[Page, ...]:
    """A page for each scene of the scenarios that shows somebody."""
    pages = (play.sheet for id in SCENARIOS for play in at_each_scene(id))
    return tuple(page for page in pages if page.people)


def staged(seen: View, page: Page) -> tuple[Stage, Scenery]:
    """What the window asks for, and the picture that it gets."""
    marks = picture(seen, page, picture_and_page(seen.sheet), "")
    stage = next(mark.drawing for mark in marks if isinstance(mark, Picture))
    assert isinstance(stage, Stage)
    return stage, scenery(library(), stage.place, stage.states, stage.people, left=stage.sight)


def heads(seen: View, page: Page) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each head in the window, nearest person first."""
    stage, scene = staged(seen, page)
    for figure in sorted(scene.figures, key=lambda figure: figure.index):
        one = outlines(library(), page.people)[figure.index]
        k, x, y = (
            figure.scale * stage.unit,
            stage.left + figure.x * stage.unit,
            stage.top + figure.y * stage.unit,
        )
        yield x - one.back * k, y - HIGHEST * k, x + one.nose * k, y - 545 * k


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", [*SIZES, *BESIDE], ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_head_is_whole_and_named_as_it_stands(size: tuple[int, int], text: float) -> None:
    """In every scene, of callers in their tiles too: no head leaves the picture or comes under the words."""
    seen = view(*size, text)
    frame = picture_and_page(seen.sheet)
    most = frame.side.right if seen.sheet.tall else frame.x
    assert len(peopled()) > 30
    for page in peopled():
        told = (page.scene, page.place)
        for left, top, right, bottom in heads(seen, page):
            assert left >= -0.5, told
            assert right <= most, told
            assert top >= -0.5, told
            assert bottom <= frame.side.bottom, told
        _, scene = staged(seen, page)
        stands = sorted(scene.figures, key=lambda figure: figure.x)
        boxes = {box.id: box.rect for box in names(seen, page, frame)}
        row = [boxes[f"person.{figure.id}"] for figure in stands]
        assert len(row) == len(page.people)
        assert all((a.y, a.x) < (b.y, b.x) for a, b in pairwise(row)), told


def test_under_a_place_that_is_drawn_small_everybody_keeps_their_role() -> None:
    """Three callers at 4:3: each name has a row of its own with its role, and the place stands in the middle
    of what is left above the names."""
    seen = view(1280, 1024)
    frame = picture_and_page(seen.sheet)
    page = next(page for page in peopled() if page.place is not None and page.place.name == "call_grid")
    boxes = names(seen, page, frame)
    for box in boxes:
        assert sum(isinstance(mark, Words) for mark in box.marks) == 2
        assert box.rect.right < frame.side.right
    stage, _ = staged(seen, page)
    under = min(box.rect.y for box in boxes) - stage.top - 1080 * stage.unit
    assert stage.top == pytest.approx(under, abs=2)


def test_names_that_need_rows_share_them_evenly() -> None:
    """Four names that don't fit beside one another stand two and two, and nobody alone under three others."""
    seen = view(1240, 720)
    page = next(page for page in peopled() if len(page.people) == 4)
    rows = Counter(box.rect.y for box in names(seen, page, picture_and_page(seen.sheet)))
    assert list(rows.values()) == [2, 2]


@pytest.mark.parametrize("size", [(1280, 1024), (960, 600), (1080, 3840)])
def test_right_to_left_people_stand_mirrored(size: tuple[int, int]) -> None:
    """The same places, as seen in a mirror, at every window shape."""
    for page in peopled():
        stage, scene = staged(view(*size), page)
        turned = scenery(library(), stage.place, stage.states, stage.people, left=stage.sight, mirror=True)
        assert [(f.id, 1920 - f.x, f.y, f.scale) for f in turned.figures] == [
            (f.id, pytest.approx(f.x), f.y, f.scale) for f in scene.figures
        ]


def test_who_changes_mood_steps_to_where_that_mood_stands() -> None:
    """Halfway through a change of mood people stand halfway, and at its ends where each mood puts them."""
    stage, _ = staged(view(1280, 1024), next(page for page in peopled() if len(page.people) == 2))
    bowed = tuple(replace(person, mood="sad") for person in stage.people)
    moods = {person.id: person.mood for person in stage.people}

    def along(share: float) -> list[float]:
        scene = scenery(library(), stage.place, (), bowed, left=stage.sight, moods_before=moods, share=share)
        return [figure.x for figure in scene.figures]

    usual = scenery(library(), stage.place, (), stage.people, left=stage.sight)
    sad = scenery(library(), stage.place, (), bowed, left=stage.sight)
    assert along(0.0) == [figure.x for figure in usual.figures]
    assert along(1.0) == pytest.approx([figure.x for figure in sad.figures])
    assert along(0.0) != pytest.approx(along(1.0))
    middle = [(a + b) / 2 for a, b in zip(along(0.0), along(1.0), strict=True)]
    assert along(0.5) == pytest.approx(middle)
