"""The desk: one screen, where focus is, how far areas are scrolled. What all screens have in common.

`update` takes a desk, a message and the layout that is on screen, and gives the next desk and the effects to
be done. It is pure; the runner owns the clock and does what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.desktop import focus as focusing
from game.desktop import scroll as scrolling
from game.desktop.box import Area, Box, Layout, Role
from game.desktop.effects import Effect
from game.desktop.geometry import Rect
from game.desktop.messages import (
    Act,
    Aimed,
    Click,
    Message,
    Placed,
    Point,
    Press,
    Reached,
    Shown,
    Want,
    Wheel,
)
from game.desktop.preferences import Preferences
from game.desktop.screen import Context, Screen, Step
from game.desktop.scroll import Scroll
from game.desktop.writing import LONGEST

LINE_KEYS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}
BLANK, START = (".", "b"), "f5"
"""What a presenter's clicker sends besides Page Up and Down: its button that blanks the screen acts, the one
that starts the show goes to the next thing that can be acted on."""
STEP = 0.16
PAGE = 0.86
MARGIN, TOP = 0.02, 0.058


@dataclass(frozen=True, slots=True)
class Desk:
    """What is on the window's desk.

    `shown_at` is when the page was first painted, None until then: no act counts before it, nor within
    the screen's patience after it. `wanted` are a box to scroll to the top and one to scroll into view, once
    the screen is laid out. `selecting` says that the button which is held went down in a text. `caret` is
    where the caret of that text was last: where it moves, it is kept in view.
    """

    screen: Screen
    preferences: Preferences = field(default_factory=Preferences)
    focus: str | None = None
    scroll: Scroll = field(default_factory=dict)
    shown_at: float | None = None
    wanted: tuple[str | None, str | None] = (None, None)
    selecting: bool = False
    caret: Rect | None = None

    def context(self, now: float) -> Context:
        """What the screen may know."""
        return Context(self.preferences, self.focus, now)


Result = tuple[Desk, tuple[Effect, ...]]


def arrive(desk: Desk, layout: Layout) -> Desk:
    """The desk fitted to a layout of its screen: focus on what is there, scrolling within bounds."""
    focus = desk.focus
    if focus is not None and focus not in layout.by_id:
        focus = layout.first
    if focus is None and desk.shown_at is None:
        focus = layout.first
    scroll = _wanted(desk, layout, scrolling.held(layout, desk.scroll))
    caret = None if layout.caret is None else layout.caret[1]
    if caret is not None and caret != desk.caret:
        scroll = _with_caret(layout, scroll)
    if (focus, scroll, caret) == (desk.focus, desk.scroll, desk.caret) and desk.wanted == (None, None):
        return desk
    return replace(desk, focus=focus, scroll=scroll, wanted=(None, None), caret=caret)


def _with_caret(layout: Layout, scroll: Scroll) -> Scroll:
    """The place from which the caret can be seen."""
    assert layout.caret is not None
    found = layout.find(layout.caret[0])
    if found is None:
        return scroll
    area, box = found
    return scrolling.pulled(layout, scroll, area, replace(box, rect=layout.caret[1]), MARGIN * layout.height)


def _wanted(desk: Desk, layout: Layout, scroll: Scroll) -> Scroll:
    """The places from which the boxes that a step asked for, or a new page begins at, can be seen."""
    at_top = desk.wanted[0]
    if desk.shown_at is None and at_top is None and not scroll:
        at_top = layout.top
    top, seen = layout.find(at_top), layout.find(desk.wanted[1])
    if top is not None:
        area, box = top
        at = box.rect.y - area.rect.y - TOP * layout.height
        scroll = scrolling.held(layout, {**scroll, area.id: max(0.0, min(area.most, at))})
    if seen is not None:
        scroll = scrolling.pulled(layout, scroll, *seen, MARGIN * layout.height)
    return scroll


def update(desk: Desk, message: Message, layout: Layout) -> Result:
    """What a message does to the desk."""
    if isinstance(message, Shown):
        desk = replace(desk, shown_at=message.at)
    if isinstance(message, Press) and message.repeat and message.key in ("enter", "space", "escape"):
        return desk, ()
    if isinstance(message, Press) and message.start and not _used(layout, START):
        message = replace(message, key=START)
    if isinstance(message, Act) and not _patient(desk, message.at):
        return desk, ()
    step = desk.screen.update(message, desk.context(message.at))
    if step is not None:
        return _stepped(desk, step, layout)
    match message:
        case Press():
            return _reached(desk, _press(desk, message, layout), layout, message.at)
        case Point():
            return _point(desk, message, layout)
        case Click():
            return _click(desk, message, layout)
        case Wheel():
            return _reached(desk, (_wheel(desk, message, layout), ()), layout, message.at)
        case Aimed():
            return _reached(desk, _aimed(desk, message, layout), layout, message.at)
    return desk, ()


def _reached(before: Desk, result: Result, layout: Layout, at: float) -> Result:
    """Where the reader scrolled, the screen is told which heading is being read under."""
    after, effects = result
    area = scrolling.readable(layout)
    if area is None or after.screen is not before.screen or after.scroll == before.scroll:
        return result
    at_end = after.scroll.get(area.id, 0.0) >= area.most - 1
    line = area.rect.y + after.scroll.get(area.id, 0.0) + (1.0 if at_end else 0.3) * area.rect.h
    headings = [box.id for box in area.boxes if box.role is Role.HEADING and box.rect.y <= line]
    if not headings:
        return result
    step = after.screen.update(Reached(headings[-1], at), after.context(at))
    if step is None:
        return result
    stepped, more = _stepped(after, step, layout)
    return stepped, (*effects, *more)


def _patient(desk: Desk, at: float) -> bool:
    return desk.shown_at is not None and at - desk.shown_at >= desk.screen.patience


def _stepped(desk: Desk, step: Step, layout: Layout) -> Result:
    fresh = step.screen.page != desk.screen.page
    if fresh:
        after = Desk(step.screen, desk.preferences, focus=step.focus, wanted=(step.top, step.focus))
    else:
        focus = step.focus or desk.focus
        after = replace(desk, screen=step.screen, focus=focus, wanted=(step.top, step.focus))
    return after, step.effects


def _act(desk: Desk, action: str, at: float, layout: Layout) -> Result:
    return update(desk, Act(action, at), layout)


def _press(desk: Desk, press: Press, layout: Layout) -> Result:
    key = press.key
    placed = _in_text(desk, press, layout)
    if placed is not None:
        return (desk, ()) if placed.place < 0 else update(desk, placed, layout)
    bound = _used(layout, key)
    off = _letter_off(desk, press)
    if key in BLANK and not bound and not off:
        key = "enter"
    if key == START and not bound:
        key = "tab"
    if key in ("tab", "back_tab"):
        return _moved(desk, focusing.after(layout, desk.focus, 1 if key == "tab" else -1), layout), ()
    here = layout.find(desk.focus)
    if key in ("enter", "space") and here is not None and here[1].action is not None:
        return _act(desk, here[1].action, press.at, layout)
    if not press.repeat and not press.ctrl and not off:
        named = next((box for _, box in layout.boxes() if box.key == key), None)
        if named is not None:
            moved = _moved(desk, named, layout) if named.focusable else desk
            return (moved, ()) if named.action is None else _act(moved, named.action, press.at, layout)
    if key in LINE_KEYS:
        return _arrow(desk, press, layout)
    if key in ("home", "end"):
        return _ends(desk, key, layout), ()
    if key in ("page_down", "page_up", "space"):
        turned = _turned(desk, -1 if key == "page_up" else 1, layout)
        if turned is not None:
            return turned, ()
    return _keyed(desk, replace(press, key=key), layout)


def _in_text(desk: Desk, press: Press, layout: Layout) -> Placed | None:
    """Where a press leads the caret of the text in focus, by its lines as they are set. A place below 0
    leaves it where it is. Up from the first line and down from the last leave the text, unless
    the key is held."""
    text, key = layout.written, press.key
    if text is None or text.id != desk.focus or press.ctrl or key not in ("up", "down", "home", "end"):
        return None
    step = -1 if key in ("up", "home") else 1
    if key in ("home", "end"):
        return Placed(text.edge(step), press.at, press.shift)
    away = text.line_away(step)
    if away is not None:
        return Placed(away[0], press.at, press.shift, goal=away[1])
    if press.shift:
        return Placed(0 if step < 0 else LONGEST, press.at, extend=True)
    return Placed(-1, press.at) if press.repeat else None


def _used(layout: Layout, key: str) -> bool:
    """Whether a screen has a use of its own for a key."""
    return key in dict(layout.keys) or any(box.key == key for _, box in layout.boxes())


def _letter_off(desk: Desk, press: Press) -> bool:
    """Whether a press is a single letter, and the reader has switched those off. A gamepad's button that
    means what a letter does is none, nor is another key that was given its meaning."""
    letter = bool(press.letter) and len(press.key) == 1 and press.key.isalpha()
    return letter and desk.preferences.letters == "off"


def _keyed(desk: Desk, press: Press, layout: Layout) -> Result:
    """A press that the layout has an action for, without a box."""
    action = dict(layout.keys).get(press.key)
    if action is None or press.repeat or press.ctrl:
        if press.key in ("enter", "space") and desk.focus is None and not press.repeat:
            return _moved(desk, focusing.after(layout, None, 1), layout), ()
        if press.key == "page_down" and not press.repeat:
            return _moved(desk, focusing.after(layout, desk.focus, 1), layout), ()
        return desk, ()
    if _letter_off(desk, press):
        return desk, ()
    return _act(desk, action, press.at, layout)


def _arrow(desk: Desk, press: Press, layout: Layout) -> Result:
    dx, dy = LINE_KEYS[press.key]
    target = focusing.toward(layout, desk.focus, dx, dy, desk.scroll)
    area = scrolling.readable(layout, desk.focus)
    if dy and area is not None:
        step = STEP * area.rect.h * dy
        scrolled = scrolling.by(layout, desk.scroll, area, step)
        if layout.scrolls and scrolled != desk.scroll:
            return replace(desk, scroll=scrolled), ()
        far = target is None or not _near(layout, target, area, desk.scroll, abs(step))
        if far and scrolled != desk.scroll:
            return replace(desk, scroll=scrolled), ()
    if target is not None:
        return _moved(desk, target, layout), ()
    return _keyed(desk, press, layout)


def _near(layout: Layout, target: Box, area: Area, scroll: Scroll, step: float) -> bool:
    """Whether one step of scrolling, or none, brings a box into view, so that nothing between is skipped."""
    home = layout.find(target.id)
    if home is None or home[0].id != area.id:
        return True
    at = scroll.get(area.id, 0.0)
    return abs(scrolling.to_show(area, target.rect, at, MARGIN * layout.height) - at) <= step


def _turned(desk: Desk, way: int, layout: Layout) -> Desk | None:
    """The page turned by a windowful, or None where it can't turn further that way."""
    area = scrolling.readable(layout, desk.focus)
    if area is None:
        return None
    scroll = scrolling.by(layout, desk.scroll, area, way * PAGE * area.rect.h)
    return None if scroll == desk.scroll else replace(desk, scroll=scroll)


def _ends(desk: Desk, key: str, layout: Layout) -> Desk:
    area = scrolling.readable(layout, desk.focus)
    here = layout.find(desk.focus)
    apart = here is not None and here[0].apart
    order = [box for near, box in layout.boxes() if box.focusable and near.apart == apart]
    if area is not None:
        scroll = scrolling.by(layout, desk.scroll, area, area.most * (-1 if key == "home" else 1))
        return replace(desk, scroll=scroll)
    return _moved(desk, (order[0] if key == "home" else order[-1]) if order else None, layout)


def _moved(desk: Desk, box: Box | None, layout: Layout) -> Desk:
    """Focus on a box, and what hides it scrolled away."""
    found = None if box is None else layout.find(box.id)
    if box is None or found is None:
        return desk
    area = found[0]
    scroll = scrolling.pulled(layout, desk.scroll, area, box, MARGIN * layout.height)
    return replace(desk, focus=box.id, scroll=scroll)


def hit(layout: Layout, scroll: Scroll, x: float, y: float) -> tuple[Area, Box | None] | None:
    """The uppermost area at a place and the box there that can be acted on or focused."""
    for area in reversed(layout.areas):
        if area.rect.holds(x, y):
            inside = y + scroll.get(area.id, 0.0)
            for box in reversed(area.boxes):
                if (box.focusable or box.action) and box.rect.holds(x, inside):
                    return area, box
            if area.boxes or area.action:
                return area, None
    return None


def _point(desk: Desk, point: Point, layout: Layout) -> Result:
    if desk.selecting and point.held:
        return _pointed(desk, point.x, point.y, layout, Placed(0, point.at, extend=True))
    if desk.selecting:
        desk = replace(desk, selecting=False)
    found = hit(layout, desk.scroll, point.x, point.y)
    box = None if found is None else found[1]
    if point.held or box is None or not box.focusable or box.id == desk.focus:
        return desk, ()
    return replace(desk, focus=box.id), ()


def _click(desk: Desk, click: Click, layout: Layout) -> Result:
    found = hit(layout, desk.scroll, click.x, click.y)
    if found is None:
        return desk, ()
    area, box = found
    if box is None:
        return (desk, ()) if area.action is None else _act(desk, area.action, click.at, layout)
    focused = replace(desk, focus=box.id) if box.focusable else desk
    if layout.written is not None and box.id == layout.written.id:
        focused = replace(focused, selecting=not click.finger)
        extend = click.shift and desk.focus == box.id
        return _pointed(focused, click.x, click.y, layout, Placed(0, click.at, extend, click.count))
    return (focused, ()) if box.action is None else _act(focused, box.action, click.at, layout)


def _pointed(desk: Desk, x: float, y: float, layout: Layout, placed: Placed) -> Result:
    """The caret goes where a point in the window lies in the text."""
    text = layout.written
    found = None if text is None else layout.find(text.id)
    if text is None or found is None:
        return desk, ()
    y += desk.scroll.get(found[0].id, 0.0)
    return update(desk, replace(placed, place=text.place(x, y)), layout)


def _aimed(desk: Desk, aimed: Aimed, layout: Layout) -> Result:
    """What a screen reader asks for. It names the page, so that nothing can be meant for the page before:
    an act needs no patience."""
    found = layout.find(aimed.id)
    if found is None or aimed.page != desk.screen.page:
        return desk, ()
    area, box = found
    if aimed.want is Want.SHOW:
        scroll = scrolling.pulled(layout, desk.scroll, area, box, MARGIN * layout.height)
        return replace(desk, scroll=scroll), ()
    moved = _moved(desk, box, layout) if box.focusable else desk
    if aimed.want is Want.FOCUS or box.action is None:
        return moved, ()
    step = moved.screen.update(Act(box.action, aimed.at), moved.context(aimed.at))
    return (moved, ()) if step is None else _stepped(moved, step, layout)


def _wheel(desk: Desk, wheel: Wheel, layout: Layout) -> Desk:
    under = next((a for a in reversed(layout.areas) if a.most > 0 and a.rect.holds(wheel.x, wheel.y)), None)
    area = under or scrolling.readable(layout)
    return desk if area is None else replace(desk, scroll=scrolling.by(layout, desk.scroll, area, wheel.dy))
