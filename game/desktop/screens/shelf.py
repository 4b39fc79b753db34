"""The shelf: every scenario that can be found, as covers to pick up, with where each was left.

Up to four stand as whole covers with their titles on them; more stand in two rows, shipped ones and the
reader's own; large text gives each a cover with its words beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.desktop.answers import Asked, Browsed, Card, Opened, Refused, Shelved, Told
from game.desktop.box import Area, Box, Layout, Role
from game.desktop.effects import AskToStart, Browse, OpenScenario, Quit, Sound
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Words
from game.desktop.layout import Item, lever, links, scrolling_area
from game.desktop.measure import UNBOUNDED
from game.desktop.messages import Act, Answered, Message, Press
from game.desktop.screen import Context, Plain, Step
from game.desktop.screens import cards
from game.desktop.screens.files import Files
from game.desktop.view import View
from game.model import Lean

TAGLINE = "Take somebody’s chair for a quarter of an hour."
HEADER = (Item("settings", "Settings"), Item("quit", "Close"))


@dataclass(frozen=True, slots=True)
class Shelf(Plain):
    """The shelf. `notice` is a line about something that went wrong."""

    cards: tuple[Card, ...] = ()
    notice: str = ""
    last: str | None = None

    @property
    def page(self) -> str:
        """There is one shelf."""
        return "shelf"

    def layout(self, view: View) -> Layout:
        """The shelf as boxes."""
        sheet, theme = view.sheet, view.theme
        header = _header(view)
        bottom = max(box.rect.bottom for box in header)
        top = max(150 * sheet.u, bottom + 20 * sheet.u)
        boxes, end = cards.shelves(view, _in_order(view, self.cards), self.notice, top + 40 * sheet.u)
        area = scrolling_area(
            view,
            "shelf",
            Rect(0, top, sheet.width, sheet.height - top),
            boxes,
            end,
            ground=theme.shelf,
        )
        first = self.last if self.last is not None and f"open.{self.last}" in {b.id for b in boxes} else None
        return Layout(
            sheet.width,
            sheet.height,
            theme.shelf,
            (Area("header", Rect(0, 0, sheet.width, top), tuple(header)), area),
            name="Scenarios",
            first=f"open.{first}" if first else next((b.id for b in boxes if b.focusable), None),
        )

    def update(self, message: Message, context: Context) -> Step | None:
        """Opening a scenario, and what came of it."""
        match message:
            case Act(action=action):
                return self._act(action)
            case Answered(answer=Opened() as opened):
                return self._opened(opened)
            case Answered(answer=Refused() as refused):
                from game.desktop.screens.broken import opened as broken

                return Step(broken(refused, replace(self, last=refused.id)))
            case Answered(answer=Browsed() as browsed):
                return Step(Files(browsed, replace(self, notice="")), (Sound("page"),))
            case Answered(answer=Asked(questions=questions)):
                from game.desktop.screens.starting import Starting

                return Step(Starting(questions, replace(self, notice="")), (Sound("page"),))
            case Answered(answer=Shelved(cards=found, notes=notes)):
                return Step(replace(self, cards=found, notice=" ".join(notes)))
            case Answered(answer=Told(line=line)):
                return Step(replace(self, notice=f"{self.notice} {line}".strip()))
            case Press(letter=letter, ctrl=False) if letter.isalpha() and context.preferences.letters == "on":
                return self._jump(letter, context.focus)
        return None

    def _act(self, action: str) -> Step | None:
        kind, _, id = action.partition(".")
        match kind:
            case "open":
                return Step(replace(self, last=id, notice=""), (OpenScenario(id), Sound("page")))
            case "browse":
                return Step(self, (Browse(),))
            case "start":
                return Step(self, (AskToStart(),))
            case "quit":
                return Step(self, (Quit(),))
            case "settings":
                from game.desktop.screens.settings import opened

                return Step(opened(self))
        return None

    def _opened(self, opened: Opened) -> Step:
        from game.desktop.screens.briefing import Briefing

        home = Briefing.of(opened, self)
        if opened.play is not None and opened.play.length:
            return Step(home.carry_on(), (Sound("page"),))
        return Step(home, (Sound("page"),))

    def _jump(self, letter: str, focus: str | None) -> Step | None:
        """Focus on the next scenario whose title begins with a letter."""
        ids = [f"open.{card.id}" for card in self.cards if card.title[:1].lower() == letter.lower()]
        if not ids:
            return None
        place = ids.index(focus) + 1 if focus in ids else 0
        return Step(self, focus=ids[place % len(ids)])


def _in_order(view: View, found: tuple[Card, ...]) -> tuple[Card, ...]:
    """Shipped scenarios in the order of their covers, as they are meant to be met; then the reader's."""
    order = {id: place for place, id in enumerate(view.art.covers)}
    return tuple(sorted(found, key=lambda card: (card.own, order.get(card.cover, len(order)))))


def _header(view: View) -> list[Box]:
    """The house mark, the name, the line under it in words, and what leads elsewhere."""
    sheet, theme = view.sheet, view.theme
    u = sheet.u
    left, right = 92 * u, sheet.width - 92 * u
    big = 62 * u
    name = view.words("Fulcrum", view.display(big, leading=1.0))
    size = view.measure(name, UNBOUNDED)
    mark = lever(left + 42 * u, 96 * u, 84 * u, Lean.BOTH, theme.words, theme.load, tilt=8.0)
    place = Point(left + 108 * u, 62 * u)
    boxes = [
        Box(
            "name",
            Role.TITLE,
            Rect(left, 56 * u, place.x - left + size.width, size.height + 12 * u),
            "Fulcrum",
            (*mark, Words(place, size.width + 2, name, theme.shelf)),
        )
    ]
    style = view.act(0.833, weight=500)
    low = place.y + size.baseline - view.measure(view.words("x", style), UNBOUNDED).baseline
    words = links(
        view, HEADER, right, low, style=style, colour=theme.words, ground=theme.shelf,
        gap=max(48 * u, style.size * 1.6), right=True, within=right - place.x - size.width - 40 * u,
    )  # fmt: skip
    line = view.words(TAGLINE, view.story(1.0, italic=True, leading=1.3), theme.quiet)
    wide = view.measure(line, UNBOUNDED)
    x = place.x + size.width + 58 * u
    if not sheet.large and x + wide.width + 60 * u < min(box.rect.x for box in words):
        y = place.y + size.baseline - wide.baseline
        at = Rect(x, y, wide.width, wide.height)
        boxes.append(
            Box("line", Role.QUIET, at, TAGLINE, (Words(Point(x, y), wide.width + 2, line, theme.shelf),))
        )
    return boxes + words
