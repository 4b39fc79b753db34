"""What the kept pictures show, and how they are drawn: as the window paints, without a window.

The clock stands, seeds are given, nothing moves, and every letter comes from an installed package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import skia

from game.desktop.box import Layout
from game.desktop.gallery import Gallery
from game.desktop.painter import Painter
from game.desktop.screen import Screen
from game.desktop.screens.decisions import Decisions
from game.desktop.screens.question import Question
from game.desktop.screens.summary import Summary
from game.desktop.screens.two_plays import TwoPlays
from game.desktop.sheet import Mode
from game.engine import replay
from game.page import PageKind
from tests.desktop.debriefs import SEED, finished, to_the_end, worked
from tests.desktop.everything import played
from tests.desktop.tongues import shown, view_in
from tests.desktop.views import library, scenario, shelf, typesetter

SIZE, TALL = (1280, 720), (720, 1280)


@dataclass(frozen=True)
class Picture:
    """A screen in a window of a size, in a mode; `focus` is the box in focus, the screen's own if None."""

    name: str
    screen: Screen
    size: tuple[int, int] = SIZE
    mode: Mode = Mode.DAY
    focus: str | None = None


def pictures() -> Iterator[Picture]:
    """The pictures that are kept."""
    pages = played("counted-twice")
    decision = next(page for page in pages if page.sheet.scene == "hostel")
    came = next(page for page in pages if page.sheet.kind is PageKind.CONSEQUENCE and page.sheet.people)
    row = f"choice.{decision.sheet.rows[1].id}"
    told = finished(worked(), 6)
    other = finished(to_the_end(replay(scenario("counted-twice"), SEED, ()).play, 1), first=told)
    yield Picture("shelf", shelf())
    yield Picture("play-day", decision, focus=row)
    yield Picture("play-dark", decision, mode=Mode.DARK, focus=row)
    yield Picture("play-high", decision, mode=Mode.HIGH, focus=row)
    yield Picture("play-tall", decision, TALL, focus=row)
    yield Picture("consequence", came)
    yield Picture("question", Question(told))
    yield Picture("summary", Summary(told))
    yield Picture("decision", Decisions(replace(told, picked=6), open=6))
    yield Picture("two-plays", TwoPlays.of(told, other))


def laid_out(picture: Picture) -> Layout:
    """The boxes of a picture."""
    view = view_in("English", picture.size, 1.0, picture.mode, picture.focus)
    return shown(picture.screen, view) if picture.focus is None else picture.screen.layout(view)


def drawn(
    picture: Picture, fineness: int = 1, change: Callable[[Layout], Layout] = lambda layout: layout
) -> skia.Image:
    """A picture as the window paints it. `fineness` 2 draws it with twice as many pixels each way, and
    `change` draws another layout in its place."""
    width, height = picture.size
    surface = skia.Surface.MakeRasterN32Premul(width * fineness, height * fineness)
    surface.getCanvas().scale(fineness, fineness)
    painter = Painter(typesetter(), Gallery(library()))
    painter.paint(surface.getCanvas(), change(laid_out(picture)), {}, picture.mode)
    return surface.makeImageSnapshot()
