"""Every kind of projector page as boxes: a table from a page's class to what lays it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from game.desktop.box import Area, Layout
from game.desktop.projector.asking import asked, strip
from game.desktop.projector.debrief import ask, cues, said
from game.desktop.projector.divided import divided
from game.desktop.projector.joining import join
from game.desktop.projector.leaf import Leaf
from game.desktop.projector.moved import moved
from game.desktop.projector.path import path
from game.desktop.projector.reading import after, ending, scene
from game.desktop.projector.showing import STILL, Showing
from game.desktop.projector.split import few, split
from game.desktop.projector.talk import talk
from game.desktop.projector.voting import closed, own, vote
from game.desktop.projector.wall import Split, Wall, wall
from game.desktop.view import View
from game.page.projector import (
    AfterPage,
    AskPage,
    ClosedPage,
    CuesPage,
    DividedPage,
    EndingPage,
    FewPage,
    JoinPage,
    MovedPage,
    OwnPage,
    PathPage,
    ProjectorPage,
    ScenePage,
    SplitPage,
    TalkPage,
    VotePage,
    WordsPage,
)


class Kind(NamedTuple):
    """How wide a kind's side is, and what lays it out."""

    split: Split
    write: Callable[[Wall, Any, Showing], Leaf]


KINDS: dict[type, Kind] = {
    JoinPage: Kind(Split.JOIN, join),
    ScenePage: Kind(Split.PICTURE, scene),
    VotePage: Kind(Split.USUAL, vote),
    ClosedPage: Kind(Split.USUAL, closed),
    SplitPage: Kind(Split.USUAL, split),
    FewPage: Kind(Split.USUAL, few),
    MovedPage: Kind(Split.USUAL, moved),
    TalkPage: Kind(Split.PICTURE, talk),
    AfterPage: Kind(Split.PICTURE, after),
    EndingPage: Kind(Split.ENDING, ending),
    OwnPage: Kind(Split.USUAL, own),
    WordsPage: Kind(Split.USUAL, said),
    PathPage: Kind(Split.USUAL, path),
    DividedPage: Kind(Split.USUAL, divided),
    CuesPage: Kind(Split.USUAL, cues),
    AskPage: Kind(Split.USUAL, ask),
}


BLACK = "#000000"


class Thrown(NamedTuple):
    """A page laid out; `fits` is false where its text has to be shared among more screens."""

    layout: Layout
    fits: bool


def thrown(view: View, page: ProjectorPage, now: Showing = STILL, cover: str = "", base: str = "") -> Thrown:
    """A page as it stands in the window. `cover` is the scenario's, for pages without an object; `base` the
    folder of its own pictures, where there is one."""
    width, height = view.sheet.width, view.sheet.height
    if now.blank:
        return Thrown(Layout(width, height, BLACK, (), name=page.title), True)
    kind = KINDS[type(page)]
    divided = wall(view, kind.split, cover, base)
    over = strip(divided, now.note or page.away) if now.note or page.away else None
    if page.away and not now.note and over is not None:
        # A warning may stand for long, so the page makes room for it; a note goes by itself.
        divided = wall(view, kind.split, cover, base, over.rect.h - 20 * divided.u)
    leaf = kind.write(divided, page, now)
    areas: tuple[Area, ...] = leaf.areas if over is None else (*leaf.areas, over)
    if now.asking:
        areas = (*areas, asked(divided, now.asking))
    layout = Layout(width, height, view.theme.page, areas, name=page.title, language=view.language)
    return Thrown(layout, leaf.fits)
