"""The window: Fulcrum on a desktop, drawn by skia in a window of pygame's.

Contract, in the order in which things happen:

    run(backing, open=None)          opens the window and plays until it is closed. `backing` is all that
                                     touches files (`backing.Backing`); `open` a scenario's id or path.
                                     Raises `DesktopUnavailable(part, remedy)` before anything is shown.

    projector.show(handed)           the projector of a workshop session, in a window with a loop of its own

    messages.Message                 what can happen, as data: Press, Click, Point, Wheel, Act, Tick, Shown
    screen.Screen                    a frozen value with `page`, `layout(view) -> Layout` and
                                     `update(message, context) -> Step | None`; `Plain` has the defaults
    screen.Step(screen, effects)     the next screen and what is to be done; None: the desk's own handling
    effects.Effect, answers          what a screen asks for, as data, and what comes back (`Answered`)
    desk.update(desk, message, layout)
                                     focus, keys, scrolling and hits: what all screens have in common
    view.View                        what a layout may depend on: sheet, theme, measure, art, focus, now
    box.Layout > Area > Box > Mark   a screen laid out. A box has a role, a name, a rectangle, marks to draw,
                                     and an action if it can be acted on; what draws, hits, walks or speaks a
                                     screen reads boxes
    layout                           columns, frames (picture and page, side and page), bands, links, marks
    painter.Painter                  marks to pixels; `typesetter` sets words, `gallery` draws pictures
    runner.Runner                    the loop: events to messages, effects done, frames painted when dirty

How to write a screen: a frozen dataclass in `screens/`, one file each. Give it `page` (another name is a
new page: top, first focus, patience), `layout` and `update`. Boxes come from `layout.Column.words`,
`layout.links`, `layout.band`, `layout.way_on`, or are made by hand. A box that acts has `action`;
acting sends `Act(action)`. Digits find boxes by `Box.key`; presses without a box are in `Layout.keys`. Sizes
follow `view.sheet.u` (the picture) and `view.sheet.b` (the type); colours are roles of `view.theme`. Lay out
as if for left to right: the whole layout is mirrored where a language needs it. Words keep the colour that
they stand on in `Words.ground`, so that contrast can be tested without a window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.desktop.errors import DesktopUnavailable

if TYPE_CHECKING:
    from game.desktop.backing import Backing

__all__ = ["DesktopUnavailable", "run"]


def run(backing: Backing, open: str | None = None) -> None:
    """Plays in a window until it is closed: on the shelf, or on the scenario named by id or path.

    Raises `DesktopUnavailable` where a part that the window needs is missing; nothing was shown then.
    """
    from game.desktop.start import run as start

    start(backing, open)
