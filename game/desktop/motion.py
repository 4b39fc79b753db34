"""Motion: a new page slides in as the light's edge moves, a choice that was made moves up to its place,
people whose mood changed move into the new one, and words appear by paragraph.

It is short, and works on pictures of what was and what is: screens and layouts know nothing of it. Two
pictures never lie over each other half seen. With motion off there is none; with less of it pages only fade.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import skia

from game.desktop.box import STAYS, Area, Box, Layout, Role
from game.desktop.drawing import Stage
from game.desktop.geometry import Rect
from game.desktop.ink import Fill, Picture, Words, argb
from game.desktop.scroll import Scroll

SLIDE, FADE, MOOD = 0.18, 0.12, 0.14
"""Seconds that an edge takes across the page, that words take to come or go, and a mood to change."""
STEP, LAST = 0.06, 0.36
"""Seconds from one paragraph to the next, and from the first to the last of however many."""
EDGE = 0.012
"""How wide the light's edge is, of the height of the window."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Something on both pages: where it was and where it is, and the colour that it leaves behind."""

    start: Rect
    end: Rect
    ground: str


@dataclass(frozen=True, slots=True)
class Veil:
    """A paragraph that is still to come: where its words are, the colour that they stand on, and how many
    seconds after the page begins to turn they begin to show."""

    rect: Rect
    ground: str
    after: float


Moods = Callable[[Any, float], None]
"""Draws over a canvas the people whose mood changes, a share of the way into it."""


@dataclass(slots=True)
class Turning:
    """A page that is being turned, from one picture of the window to the next.

    `part` is what of the window changes: the light's edge passes over it, and what is beside it stands at
    once. `light` is the colour of the edge; over a page alone, which is that light, it has none.
    """

    old: Any
    new: Any
    begun: float
    part: Rect
    carried: Carried | None = None
    slides: bool = True
    right_to_left: bool = False
    veils: tuple[Veil, ...] = ()
    moods: Moods | None = None
    light: str | None = None

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return max([self._edge, *(veil.after + FADE for veil in self.veils)])

    @property
    def _edge(self) -> float:
        """How long the page itself takes."""
        return SLIDE if self.slides else FADE

    def over(self, now: float) -> bool:
        """Whether the new page stands."""
        return now - self.begun >= self.seconds

    def paint(self, canvas: Any, now: float) -> None:
        """The window as it is at a moment on the way."""
        share = eased((now - self.begun) / self._edge)
        if self.carried is not None:
            self._carry(canvas, share, now)
        elif self.slides:
            self._slide(canvas, share, now)
        else:
            canvas.drawImage(self.old, 0, 0)
            _draw(canvas, self.new, share)
        if self.moods is not None:
            self.moods(canvas, eased((now - self.begun) / MOOD))

    def _veil(self, canvas: Any, now: float) -> None:
        """Paragraphs that have not come yet, under the ground that they stand on."""
        for veil in self.veils:
            hidden = 1 - (now - self.begun - veil.after) / FADE
            if hidden > 0:
                colour = round(255 * min(1.0, hidden)) << 24 | argb(veil.ground) & 0xFFFFFF
                canvas.drawRect(skia.Rect.MakeXYWH(*veil.rect), skia.Paint(Color=colour))

    def _slide(self, canvas: Any, share: float, now: float) -> None:
        """What is left of the edge still shows the old page, what is right of it the new one."""
        part = self.part
        thick = EDGE * self.old.height() if self.light is not None and share < 1 else 0.0
        edge = part.right - share * (part.w + thick)
        kept = skia.Rect.MakeLTRB(part.x, part.y, max(part.x, edge), part.bottom)
        line = skia.Rect.MakeLTRB(max(part.x, edge), part.y, max(part.x, edge + thick), part.bottom)
        if self.right_to_left:
            kept, line = (
                skia.Rect.MakeLTRB(
                    part.x + part.right - r.right(), r.top(), part.x + part.right - r.left(), r.bottom()
                )
                for r in (kept, line)
            )
        canvas.drawImage(self.new, 0, 0)
        self._veil(canvas, now)
        canvas.save()
        canvas.clipRect(kept)
        canvas.drawImage(self.old, 0, 0)
        canvas.restore()
        if self.light is not None:
            canvas.drawRect(line, skia.Paint(Color=argb(self.light)))

    def _carry(self, canvas: Any, share: float, now: float) -> None:
        """The old words go; what is on both pages moves from its old place to its new one."""
        carried = self.carried
        assert carried is not None
        ground = skia.Paint(Color=argb(carried.ground))
        start, end = (skia.Rect.MakeXYWH(*rect.grown(1)) for rect in (carried.start, carried.end))
        canvas.drawImage(self.new, 0, 0)
        self._veil(canvas, now)
        canvas.drawRect(end, ground)
        gone = min(1.0, (now - self.begun) / FADE)
        canvas.save()
        canvas.clipRect(start, skia.ClipOp.kDifference)  # it has left there; no ghost of it stays
        _draw(canvas, self.old, 1 - gone)
        canvas.restore()
        if gone < 1:
            canvas.drawRect(start, ground)
        y = carried.start.y + (carried.end.y - carried.start.y) * share
        place = skia.Rect.MakeXYWH(carried.end.x, y, carried.end.w, carried.end.h)
        part = skia.Rect.MakeXYWH(*carried.end)
        canvas.drawImageRect(self.new, part, place, skia.SamplingOptions(), None)


def veils(layout: Layout, scroll: Scroll, start: float = 0.0) -> tuple[Veil, ...]:
    """The paragraphs of a new page in reading order, with the way on under them: the first after `start`
    seconds, each a little later than the one before."""
    shown = [(area, box) for area, box in _of_page(layout) if _is_read(box) and _ground(box)]
    step = min(STEP, LAST / max(1, len(shown) - 1))
    found = []
    for place, (area, box) in enumerate(shown):
        rect = box.rect.moved(0, -scroll.get(area.id, 0.0)).grown(3)
        if rect.y < area.rect.bottom and rect.bottom > area.rect.y:
            found.append(Veil(rect, _ground(box), start + place * step))
    return tuple(found)


def latecomers(
    before: Layout, was: Scroll, layout: Layout, scroll: Scroll, carried: Carried
) -> tuple[Veil, ...]:
    """What of a page is new beside its words, as a title that was scrolled away: it comes when the old words
    have gone, and not over them. What stands where it stood stays."""
    found = []
    for area, box in _of_page(layout):
        ground, rect = _ground(box), box.rect.moved(0, -scroll.get(area.id, 0.0))
        if _is_read(box) or not ground or box.rect == carried.end:
            continue
        old = before.find(box.id)
        if old is not None and old[1].name == box.name:
            stood = old[1].rect.moved(0, -was.get(old[0].id, 0.0))
            if max(abs(a - b) for a, b in zip(stood, rect, strict=True)) < 1:
                continue
        found.append(Veil(rect.grown(3), ground, FADE))
    return tuple(found)


def page_of(layout: Layout) -> Rect | None:
    """Where a page stands, with the foot that stays under it; None where there is no page."""
    page, foot = layout.area("page"), layout.area(STAYS)
    if page is None or foot is None:
        return None if page is None else page.rect
    return page.rect.around(foot.rect)


def _of_page(layout: Layout) -> Iterator[tuple[Area, Box]]:
    """The boxes of a page and of the foot that stays under it."""
    return ((area, box) for area, box in layout.boxes() if area.id in ("page", STAYS))


def _is_read(box: Box) -> bool:
    """Whether a box comes in its turn: what is read, and the way on, which has no ground of its own."""
    if box.role is Role.BUTTON:
        return not any(isinstance(mark, Fill | Picture) for mark in box.marks)
    return box.role in (Role.PARAGRAPH, Role.SPEAKER)


def _ground(box: Box) -> str:
    return next((mark.ground for mark in box.marks if isinstance(mark, Words)), "")


def moods(before: Layout, after: Layout) -> dict[str, str]:
    """Who stands in the same place on both pages in another mood: cast id, and the mood before."""
    old, new = stage_of(before), stage_of(after)
    if old is None or new is None or (old.place, old.states, old.base) != (new.place, new.states, new.base):
        return {}
    if [person.id for person in old.people] != [person.id for person in new.people]:
        return {}
    pairs = zip(old.people, new.people, strict=True)
    return {was.id: was.mood for was, now in pairs if was.mood != now.mood and was.portrait == now.portrait}


def stage_of(layout: Layout) -> Stage | None:
    """The place with its people that a page shows; None where it shows none."""
    marks = (mark for area in layout.areas for mark in area.under if isinstance(mark, Picture))
    return next((mark.drawing for mark in marks if isinstance(mark.drawing, Stage)), None)


def changing(before: Layout, after: Layout, page: Rect) -> Rect:
    """What of the window changes: the page alone where the place and its people stay, whatever their moods;
    else all of it."""
    old, new = stage_of(before), stage_of(after)
    whole = Rect(0, 0, after.width, after.height)
    if old is None or new is None:
        return whole

    def still(stage: Stage) -> Stage:
        return replace(stage, people=tuple(replace(person, mood="") for person in stage.people))

    return page if still(old) == still(new) else whole


def _draw(canvas: Any, image: Any, alpha: float) -> None:
    if alpha > 0:
        canvas.drawImage(image, 0, 0, skia.SamplingOptions(), skia.Paint(Alphaf=min(1.0, alpha)))


def eased(share: float) -> float:
    """Fast at first, slow at the end."""
    share = max(0.0, min(1.0, share))
    return 1 - (1 - share) ** 3


def carried(before: Layout, after: Layout, scroll: Scroll) -> Carried | None:
    """The choice that stands on both pages, if there is one: it moves to its new place."""
    for _, box in after.boxes():
        found = before.find(box.id)
        if box.role is Role.CHOICE and found is not None and box.action is None:
            area, old = found
            start = old.rect.moved(0, -scroll.get(area.id, 0.0))
            if old.action is not None and abs(start.x - box.rect.x) < 2:
                return Carried(start, box.rect, after.ground)
    return None
