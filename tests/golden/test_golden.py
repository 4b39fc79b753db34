"""The window looks as it did when somebody last looked at these pictures and kept them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
import skia

from game.desktop.box import Layout
from game.desktop.ink import Mark
from tests.golden.comparison import FEW, NEAR, alike, apart
from tests.golden.keeping import FOLDER, halved, kept
from tests.golden.pictures import Picture, drawn, laid_out, pictures

LARGEST = 64 * 1024


@cache
def all_pictures() -> dict[str, Picture]:
    """The pictures by name."""
    return {picture.name: picture for picture in pictures()}


@cache
def now(name: str) -> skia.Image:
    """A picture as it is drawn today, at half its size."""
    return halved(drawn(all_pictures()[name]))


def test_screens_look_as_they_were_last_seen() -> None:
    """Play in three modes and tall, what came of it, the debrief, and more. When one is meant to change,
    `python -m tests.golden` writes it anew; look at it before it is kept."""
    assert {path.stem for path in FOLDER.glob("*.webp")} == set(all_pictures())
    changed = {}
    for name in all_pictures():
        before = kept(name)
        assert before is not None
        if not alike(before, now(name)):
            changed[name] = apart(before, now(name))
    assert changed == {}


def test_kept_pictures_are_small_files() -> None:
    """Pictures of the whole window, and still small enough to keep with the words."""
    assert all(path.stat().st_size <= LARGEST for path in FOLDER.glob("*.webp"))


@pytest.mark.parametrize("name", ["play-day", "play-high", "summary", "two-plays"])
def test_letters_may_be_smoothed_otherwise(name: str) -> None:
    """A picture drawn twice as fine and reduced has other pixels along every letter, and is the same."""
    fine = halved(drawn(all_pictures()[name], fineness=2), times=2)
    assert fine.tobytes() != now(name).tobytes()
    assert alike(now(name), fine)


@pytest.mark.parametrize(("name", "box"), [("play-day", "title"), ("summary", "place"), ("play-high", "")])
def test_a_box_that_moved_is_noticed(name: str, box: str) -> None:
    """A title, a heading or the row in focus that stands three pixels lower is seen."""
    picture = all_pictures()[name]
    rect = _rect(laid_out(picture), box or picture.focus or "")
    whole = drawn(picture)
    surface = skia.Surface.MakeRasterN32Premul(*picture.size)
    canvas = surface.getCanvas()
    canvas.drawImage(whole, 0, 0)
    canvas.drawImageRect(whole, rect, rect.makeOffset(0, 3))
    assert apart(now(name), halved(surface.makeImageSnapshot()))[0] > FEW


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("play-day", "#12292e", "#235156"),
        ("play-day", "#c4512f", "#2f6dc4"),
        ("play-dark", "#f3ead5", "#f3d9a5"),
    ],
)
def test_a_wrong_colour_is_noticed(name: str, old: str, new: str) -> None:
    """A band or a mark in another colour is seen, even where the two are close."""
    wrong = halved(drawn(all_pictures()[name], change=lambda layout: _recoloured(layout, old, new)))
    assert not alike(now(name), wrong)


def test_another_mode_and_another_size_are_noticed() -> None:
    """Day is not dark, and a wide window is no tall one."""
    assert apart(now("play-day"), now("play-dark"))[1] > NEAR
    assert not alike(now("play-day"), now("play-tall"))


def _rect(layout: Layout, id: str) -> skia.Rect:
    found = layout.find(id)
    assert found is not None, id
    return skia.Rect.MakeXYWH(*found[1].rect)


def _recoloured(layout: Layout, old: str, new: str) -> Layout:
    """The same layout, one colour of its boxes replaced by another."""

    def mark(one: Mark) -> Mark:
        coloured = getattr(one, "colour", None) == old
        return replace(one, colour=new) if coloured and not isinstance(one, str) else one  # type: ignore[call-arg]

    areas = [
        replace(area, boxes=tuple(replace(box, marks=tuple(map(mark, box.marks))) for box in area.boxes))
        for area in layout.areas
    ]
    assert areas != list(layout.areas), f"nothing is {old}"
    return replace(layout, areas=tuple(areas))
