"""What was said: the story as it was read, scene by scene, with the choices that were made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.desktop.answers import Told
from game.desktop.box import Area, Box, Layout
from game.desktop.editing import edited
from game.desktop.effects import Copy
from game.desktop.geometry import Rect
from game.desktop.layout import Item, links
from game.desktop.messages import Act, Answered, Message, Press, Reached
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.screens import contents, finding, said
from game.desktop.screens.contents import Entry
from game.desktop.screens.finding import FIELD
from game.desktop.view import View
from game.desktop.writing import Writing
from game.engine import Playthrough
from game.page import log
from game.page.plain import words

TITLE = "What was said"
BACK, BACK_TO_DEBRIEF = "Back to the story", "Back to the debrief"


@dataclass(frozen=True, slots=True)
class Log(Plain):
    """The log of a play. `at` is the entry that is being read, `top` the one that a new page begins at;
    `listed` says that the list of scenes stands in the page's place; `query` is there while something is
    looked for, `match` the place of what was found. `back_words` say where `back` leads, `base` is the folder
    of the scenario's file."""

    play: Playthrough
    entries: tuple[Entry, ...]
    back: Screen
    at: int
    cover: str = ""
    listed: bool = False
    query: Writing | None = None
    match: int = 0
    notice: str = ""
    top: int | None = None
    back_words: str = BACK
    base: str = ""

    @property
    def page(self) -> str:
        """One page a play; the list of scenes is another."""
        return f"log.{self.play.seed}.{self.play.length}.{self.listed}"

    @property
    def language(self) -> str:
        """The scenario's language."""
        return self.play.scenario.language

    def update(self, message: Message, context: Context) -> Step | None:
        """Scene by scene, finding, copying, and back."""
        if self.query is not None:
            step = self._find(message, context)
            if step is not None:
                return step
        match message:
            case Press(key="f", ctrl=True):
                return self._open_find()
            case Press(key="left" | "right", ctrl=False) if not self.listed:
                return self._go(self.at + (1 if message.key == "right" else -1), context)
            case Act(action=action):
                return self._act(action, context)
            case Reached(id=id) if id.startswith("entry."):
                at = int(id.removeprefix("entry."))
                return Step(replace(self, at=at), focus=None if not _on_row(context) else f"go.{at}")
            case Answered(answer=Told(line=line)):
                return Step(replace(self, notice=line))
        return None

    def _act(self, action: str, context: Context) -> Step | None:
        kind, _, place = action.partition(".")
        match kind:
            case "go":
                return self._go(int(place), context)
            case "back" if self.listed:
                return Step(replace(self, listed=False, top=self.at))
            case "back":
                return Step(self.back)
            case "copy":
                return Step(self, (Copy(_plain(self.entries)),))
            case "find":
                return self._open_find()
            case "contents":
                return Step(replace(self, listed=not self.listed, query=None, top=self.at))
        return None

    def _go(self, place: int, context: Context) -> Step:
        at = max(0, min(len(self.entries) - 1, place))
        focus = f"go.{at}" if _on_row(context) and not self.listed else None
        return Step(replace(self, at=at, listed=False, top=at), focus=focus, top=f"entry.{at}")

    # --- finding -------------------------------------------------------------------------------------
    def _open_find(self) -> Step:
        found = replace(self, query=self.query or Writing(lines=False), listed=False, notice="", top=self.at)
        return Step(found, focus=FIELD)

    def _find(self, message: Message, context: Context) -> Step | None:
        query = self.query
        assert query is not None
        match message:
            case Act(action="close") | Press(key="escape"):
                if query.composing:
                    return Step(self)
                return Step(replace(self, query=None), focus=f"go.{self.at}")
            case Act(action="next"):
                return self._seek(query, self.match + 1)
            case Act(action="field"):
                return Step(self)
        if context.focus != FIELD:
            return None
        found = edited(query, message)
        if found is not None:
            after, effects = found
            if after.words == query.words:
                return Step(replace(self, query=after), effects)
            return replace(self._seek(after, 0), effects=effects)
        match message:
            case Press(key="enter" | "page_down"):
                return self._seek(query, self.match + 1)
            case Press(key="page_up"):
                return self._seek(query, self.match - 1)
        return None

    def _seek(self, query: Writing, match: int) -> Step:
        found = finding.matches(self.entries, query.words)
        if not found:
            return Step(replace(self, query=query, match=0))
        match %= len(found)
        at = found[match].entry
        return Step(replace(self, query=query, match=match, at=at), top=found[match].box)

    # --- layout --------------------------------------------------------------------------------------
    def layout(self, view: View) -> Layout:
        """Contents and page side by side; in large type and tall windows the page alone."""
        sheet, theme = view.sheet, view.theme
        frame = contents.frame(sheet)
        beside = frame.side.w > 0
        areas: list[Area] = []
        if beside:
            ways = self._ways(view)
            areas += contents.side(view, frame, TITLE, self.entries, self.at, self.cover, self.base, ways)
        foot = [] if beside else self._foot(view)
        bottom = min((box.rect.y for box in foot), default=float(sheet.height)) - (8 * sheet.u if foot else 0)
        found = finding.matches(self.entries, self.query.words) if self.query is not None else ()
        caret, field = None, None
        if self.query is not None:
            strip, field = finding.strip(view, frame, bottom, self.query, self.match, len(found))
            caret = (FIELD, field.caret) if view.focus == FIELD else None
            bottom = strip.rect.y
        page = Rect(frame.page.x, 0, frame.page.w, bottom)
        if self.listed and not beside:
            areas.append(contents.page(view, page, frame, TITLE, self.entries, self.at, self.base))
        else:
            here = found[self.match % len(found)].box if found else ""
            marked = frozenset(match.box for match in found)
            areas.append(
                said.page(view, page, frame, self.entries, marked, here, "" if beside else TITLE, self.notice)
            )
        if self.query is not None:
            areas.append(strip)
        if foot:
            low = min(box.rect.y for box in foot) - 8 * sheet.u
            areas.append(Area("foot", Rect(0, low, sheet.width, sheet.height - low), tuple(foot)))
        return Layout(
            sheet.width,
            sheet.height,
            theme.page,
            tuple(areas),
            name=f"{TITLE}, {self.play.scenario.title}",
            first=f"go.{self.at}" if beside or self.listed else None,
            keys=(("escape", "back"), ("l", "back"), ("c", "contents")),
            language=view.language,
            caret=caret,
            written=field,
            scrolls=not self.listed,
            top=f"entry.{self.at if self.top is None else self.top}",
        )

    def _ways(self, view: View) -> tuple[Item, ...]:
        return (Item("back", self.back_words), Item("copy", "Copy the words"), Item("find", "Find"))

    def _foot(self, view: View) -> list[Box]:
        """The words that lead on where there is no side; the list of scenes is one of them."""
        sheet, theme = view.sheet, view.theme
        u = sheet.u
        swap = Item("contents", "Read on" if self.listed else "Contents")
        items = (*self._ways(view)[:1], swap, *self._ways(view)[1:])
        style = view.act(0.83, weight=500, leading=1.2)
        gap = max(44 * u, style.size * 1.2)
        x = contents.margin(sheet)

        def row(y: float) -> list[Box]:
            return links(
                view, items, x, y, style=style, colour=theme.words, ground=theme.page, gap=gap,
                within=sheet.width - 2 * x,
            )  # fmt: skip

        return row(sheet.height - max(box.rect.bottom for box in row(0.0)) - 20 * u)


def _on_row(context: Context) -> bool:
    return context.focus is None or context.focus.startswith("go.")


def _plain(entries: tuple[Entry, ...]) -> str:
    """Everything that was said as plain text, a blank line between paragraphs."""
    found: list[str] = []
    for entry in entries:
        found.append(entry.log.title)
        found += [
            f"{block.speaker}: {block.text}" if block.speaker else block.text for block in entry.log.blocks
        ]
        if entry.log.choice:
            found.append(f"{said.YOU}: {words(entry.log.choice)}")
        found += [
            f"{block.speaker}: {block.text}" if block.speaker else block.text for block in entry.log.then
        ]
    return "\n\n".join(found) + "\n"


def opened(play: Playthrough, back: Screen, scene: str | None = None, base: str = "") -> Log:
    """What was said in a play, at its end, or at a scene; `back` is the screen to go back to, `base` the
    folder of own pictures."""
    scenario = play.scenario
    entries = tuple(contents.entry(scenario, told) for told in log(play))
    at = len(entries) - 1
    if scene is not None:
        at = next((place for place, entry in enumerate(entries) if entry.log.scene == scene), at)
    words = BACK_TO_DEBRIEF if play.over and getattr(back, "sheet", None) is None else BACK
    return Log(play, entries, back, at, scenario.cover or scenario.id, top=at, back_words=words, base=base)
