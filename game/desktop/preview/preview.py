"""The preview: a screen around another, which follows a file, shows what is hidden, and jumps.

The screen inside is the game's own, in a narrower window. What happens goes to it, but for four keys and for
what a panel's rows ask; what it answers is wrapped again. Whenever the file was read, the picks so far are
replayed and the screen inside is carried over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath

from game.desktop.answers import Debriefed, Explained, Refused, Shelved, Told
from game.desktop.box import Area, Layout
from game.desktop.effects import Copy, Effect, Explain, FindTargets, FreshPictures, OpenFile, ReadAgain, Sound
from game.desktop.geometry import Rect
from game.desktop.messages import Act, Answered, Dropped, Message, Press
from game.desktop.preview.carry import Carry, at_end, carried, play_of, refreshed
from game.desktop.preview.division import divide, picture_of
from game.desktop.preview.followed import Followed, TargetsFound
from game.desktop.preview.hidden import Hidden, hidden
from game.desktop.preview.jump import FIELD, Jump, action_of
from game.desktop.preview.panel import CANT, Panel, areas
from game.desktop.preview.stopped import stopped
from game.desktop.preview.strip import strip, tab
from game.desktop.screen import Context, Screen, Step
from game.desktop.screens.briefing import Briefing
from game.desktop.screens.broken import Broken
from game.desktop.screens.explained import ExplainedPages
from game.desktop.screens.findings import plain_text
from game.desktop.screens.play import Play
from game.desktop.view import View
from game.engine import Playthrough, replay, start, undo
from game.model import Scenario

KEYS = (("f2", "preview.side"), ("f3", "preview.jump"), ("f5", "preview.again"), ("f6", "preview.back"))
AT_START = "There is no pick to take back."
ONE_FILE = "A preview follows one file. “fulcrum preview FILE” opens another."


@dataclass(frozen=True, slots=True)
class Preview:
    """A screen inside, and what is known of the file.

    `followed` is what was read last, `scenario` what was last read that can be played, None if nothing was.
    `wanted` are the picks as the author made them, also those that no longer fit: a later save may let them
    fit again. `side` says that the author's side is shown, `faults` that the list of what is to be changed
    is while there is one. `came` is the box that was in focus before the panel took it. `asking` says that
    the next line told is for here, `waiting` what a debrief was asked for.
    """

    inner: Screen
    followed: Followed
    seed: int
    arrange: bool = True
    scenario: Scenario | None = None
    play: Playthrough | None = None
    wanted: tuple[str, ...] = ()
    side: bool = False
    faults: bool = True
    notice: str = ""
    came: str | None = None
    asking: bool = False
    waiting: Carry | None = None

    # --- what every screen answers ---------------------------------------------------------------------
    @property
    def page(self) -> str:
        """The page inside."""
        return self.inner.page

    @property
    def patience(self) -> float:
        """That of the page inside."""
        return self.inner.patience

    @property
    def language(self) -> str:
        """The scenario's."""
        return self.inner.language

    @property
    def timed(self) -> bool:
        """Whether the page inside shows the time."""
        return self.inner.timed

    @property
    def raw(self) -> bool:
        """Whether the page inside wants presses as they are."""
        return self.inner.raw

    def wakes(self, context: Context) -> float | None:
        """When the page inside wants to be woken. A file that does not load is followed, not looked at."""
        return None if isinstance(self.inner, Broken) else self.inner.wakes(context)

    def within(self, screen: Screen) -> Preview:
        """Another screen in this one's place, the preview around it."""
        return replace(self, inner=screen)

    # --- what is known -----------------------------------------------------------------------------------
    @property
    def broken(self) -> bool:
        """Whether the file, as it was read last, can't be played."""
        return self.followed.scenario is None

    @property
    def shows_panel(self) -> bool:
        """Whether a panel is shown: the author's side, or what is to be changed."""
        if self.scenario is None or isinstance(self.inner, Jump):
            return False
        return self.faults if self.broken else self.side

    @property
    def base(self) -> str:
        """The folder of the file."""
        return str(PurePath(self.followed.file).parent)

    @property
    def told(self) -> Hidden | None:
        """The hidden side of the page inside."""
        if self.scenario is None:
            return None
        inner = self.inner
        if isinstance(inner, Play):
            return hidden(inner.play, inner.sheet, inner.course, inner.at)
        return hidden(self.play or start(self.scenario, self.seed), None)

    # --- what happens ------------------------------------------------------------------------------------
    def update(self, message: Message, context: Context) -> Step | None:
        """What the preview itself does, and else what the screen inside does."""
        step = self._own(message, context)
        if step is not None:
            return step
        step = self.inner.update(message, context)
        if step is None:
            return None
        after = replace(self, inner=step.screen)
        play = play_of(step.screen)
        if play is not None and play != self.play:
            after = replace(after, play=play, seed=play.seed, wanted=play.picks, notice="")
        return replace(step, screen=after)

    def _own(self, message: Message, context: Context) -> Step | None:
        match message:
            case Answered(answer=Followed() as followed):
                return self._follow(followed, context)
            case Answered(answer=TargetsFound() as found):
                current = self.scenario is not None and found.digest == self.scenario.digest
                if not isinstance(self.inner, Jump) or not current:
                    return Step(self)
                return Step(replace(self, inner=replace(self.inner, targets=found.targets)))
            case Answered(answer=Debriefed() as answer) if self.waiting is not None:
                if answer.play != self.waiting.again.play:
                    return Step(replace(self, waiting=None))
                inner = refreshed(self.inner, answer, self.waiting)
                return Step(replace(self, inner=inner, waiting=None))
            case Answered(answer=Told(line=line)) if self.asking:
                return Step(replace(self, notice=line, asking=False))
            case Answered(answer=Explained(pages=pages)) if self.asking:
                file = self.followed.file
                refused = Refused(file, PurePath(file).stem, file, self.followed.diagnostics)
                explained = ExplainedPages(pages, refused, self.inner)
                return Step(replace(self, inner=explained, asking=False, faults=False))
            case Answered(answer=Shelved()):
                # There is no shelf here: what leads to it leads to the briefing.
                if self.scenario is None:
                    return Step(self)
                home = Briefing(self.scenario, base=self.base, visit=self._visit() + 1)
                return Step(replace(self, inner=home))
            case Dropped():
                return Step(replace(self, notice=ONE_FILE))
            case Press(key="escape") if (context.focus or "").startswith("author.") and not message.repeat:
                return self._closed(context)
            case Press(key="enter", repeat=False) if isinstance(self.inner, Jump) and context.focus == FIELD:
                best = self.inner.best
                return Step(self) if best is None else self._jump(action_of(best), context)
            case Press(key=key, repeat=False, ctrl=False) if not self.inner.raw and key in dict(KEYS):
                return self._act(dict(KEYS)[key], context)
            case Act(action=action) if action.startswith("preview."):
                return self._act(action, context)
            case Act(action=action) if action.startswith("jump.") and isinstance(self.inner, Jump):
                return self._jump(action, context)
        return None

    def _act(self, action: str, context: Context) -> Step:
        _, _, what = action.partition(".")
        what, _, rest = what.partition(".")
        match what:
            case "side":
                return self._closed(context) if self.shows_panel else self._opened(context)
            case "jump" if self.scenario is not None and not isinstance(self.inner, Jump):
                return self._list(self.scenario)
            case "stay" | "jump" if isinstance(self.inner, Jump):
                return Step(replace(self, inner=self.inner.back))
            case "again":
                return Step(self, (ReadAgain(),))
            case "back":
                return self._undone()
            case "close":
                return Step(replace(self, notice=""))
            case "open":
                line, _, file = rest.partition(".")
                return Step(replace(self, asking=True), (OpenFile(self._path(file), int(line)),))
            case "copy":
                return Step(replace(self, asking=True), (Copy(plain_text(self.followed.diagnostics)),))
            case "explain":
                codes = tuple(dict.fromkeys(one.code for one in self.followed.diagnostics))
                return Step(replace(self, asking=True), (Explain(codes),))
        return Step(self)

    def _path(self, file: str) -> str:
        """A file's path, from its name in a span."""
        main = PurePath(self.followed.file)
        if not file or PurePath(file).is_absolute():
            return file or str(main)
        return str(main if file == main.name else main.parent / file)

    # --- the panel ---------------------------------------------------------------------------------------
    def _opened(self, context: Context) -> Step:
        if self.scenario is None or isinstance(self.inner, Jump):
            return Step(self)
        came = context.focus if not (context.focus or "").startswith("preview.") else None
        if self.broken:
            return Step(replace(self, faults=True, came=came))
        return Step(replace(self, side=True, came=came))

    def _closed(self, context: Context) -> Step:
        inside = (context.focus or "").startswith(("author.", "preview."))
        after = replace(self, faults=False) if self.broken else replace(self, side=False)
        return Step(replace(after, came=None), focus=self.came if inside else None)

    # --- following ---------------------------------------------------------------------------------------
    def _follow(self, followed: Followed, context: Context) -> Step:
        effects: tuple[Effect, ...] = (FreshPictures(),) if followed.pictures else ()
        after = replace(self, followed=followed, notice="", asking=False)
        if followed.asked:
            after = replace(after, notice=f"The file was read again at {followed.at}.")
        scenario = followed.scenario
        if scenario is None:
            if isinstance(self.inner, Broken):
                return Step(replace(after, inner=replace(self.inner, refused=refusal(followed))), effects)
            came = self.came if (context.focus or "").startswith("author.") else context.focus
            return Step(replace(after, faults=True, came=came), effects)
        if self.scenario is not None and scenario.digest == self.scenario.digest:
            return Step(after, effects)
        return after._carried(scenario, context, effects)

    def _carried(self, scenario: Scenario, context: Context, effects: tuple[Effect, ...]) -> Step:
        if isinstance(self.inner, Broken) and self.wanted:
            step = replace(self, scenario=scenario)._at(scenario, self.seed, self.wanted, "", None)
            return replace(step, effects=(*effects, *step.effects))
        again = replay(scenario, self.seed, self.wanted)
        carry = Carry(scenario, self.base, again, self._home(scenario), self.arrange)
        inner, more = carried(self.inner, carry)
        after = replace(
            self,
            inner=inner,
            scenario=scenario,
            play=again.play if self.play is not None else None,
            notice=stopped(again) or self.notice,
            waiting=carry if more else None,
        )
        if isinstance(inner, Jump):
            more = (*more, FindTargets(scenario, self.seed))
        return Step(after, (*effects, *more), focus=context.focus)

    def _home(self, scenario: Scenario) -> Screen:
        return Briefing(scenario, base=self.base)

    # --- going elsewhere ---------------------------------------------------------------------------------
    def _undone(self) -> Step:
        """The decision of the last pick, to pick anew."""
        play = self.play
        if play is None or self.scenario is None or not play.length:
            return Step(replace(self, notice=AT_START))
        return self._at(self.scenario, play.seed, undo(play).picks, "", None)

    def _list(self, scenario: Scenario) -> Step:
        here = self.inner.sheet.scene if isinstance(self.inner, Play) else ""
        return Step(replace(self, inner=Jump(self.inner, here)), (FindTargets(scenario, self.seed),))

    def _jump(self, action: str, context: Context) -> Step:
        """To a scene or an ending of the list, by the picks that lead there."""
        assert isinstance(self.inner, Jump)
        target = next((one for one in self.inner.targets or () if action_of(one) == action), None)
        if target is None or target.way is None or self.scenario is None:
            return Step(self)
        notice = ""
        if target.seed is None:
            notice = f"These picks lead to {target.id} by chance alone; it fell otherwise."
        elif target.seed != self.seed:
            notice = f"Chance leads to {target.id} with another seed, {target.seed}."
        seed = self.seed if target.seed is None else target.seed
        return self._at(self.scenario, seed, target.way.picks, notice, target.id)

    def _at(
        self, scenario: Scenario, seed: int, picks: tuple[str, ...], notice: str, scene: str | None
    ) -> Step:
        """The play after some picks: at a scene that they lead to, else where it stands."""
        again = replay(scenario, seed, picks)
        screen = at_end(Carry(scenario, self.base, again, self._home(scenario), self.arrange))
        places = [place for place, page in enumerate(screen.course) if page.scene == scene]
        at = places[-1] if places else screen.at
        screen = replace(screen, at=at, visit=self._visit() + 1)
        after = replace(
            self, inner=screen, play=again.play, seed=seed, wanted=picks, notice=notice or stopped(again)
        )
        return Step(after, (Sound("page"),))

    def _visit(self) -> int:
        """How often the page on screen was come back to, so that it is new when it is come to again."""
        inner: object = self.inner.back if isinstance(self.inner, Jump) else self.inner
        return int(getattr(inner, "visit", 0))

    # --- layout ------------------------------------------------------------------------------------------
    def layout(self, view: View) -> Layout:
        """The screen inside, and beside it, over its picture or in its place the panel."""
        if self.shows_panel:
            return self._with_panel(view)
        line = self._line
        foot: tuple[Area, ...] = (strip(view, line, self.hides, bool(self.notice)),) if line else ()
        sheet = view.sheet
        if foot:
            sheet = replace(sheet, height=max(1, sheet.height - round(foot[0].rect.h)))
        layout = self.inner.layout(view.on(sheet))
        if isinstance(self.inner, Play):
            foot = (tab(view), *foot)
        return _around(layout, view, foot)

    @property
    def hides(self) -> bool:
        """Whether there is something to be changed in the file, and its list is closed."""
        return self.broken and self.scenario is not None and not self.faults

    @property
    def _line(self) -> str:
        """What is told at the foot of the window."""
        if isinstance(self.inner, Jump):
            return ""
        return self.notice or (
            f"{PurePath(self.followed.file).name}: {CANT[0].lower()}{CANT[1:]}." if self.hides else ""
        )

    def _with_panel(self, view: View) -> Layout:
        sheet = view.sheet
        shown = Panel(self.followed, self.told, self.notice, self._pointed(view))
        division = divide(sheet, None)
        if division.beside:
            narrow = replace(sheet, width=max(1, round(division.panel.x)))
            layout = self.inner.layout(view.on(narrow))
            rect = Rect(narrow.width, 0, sheet.width - narrow.width, sheet.height)
            return _around(layout, view, areas(view, rect, shown, left=True))
        layout = self.inner.layout(view)
        division = divide(sheet, picture_of(layout))
        if division.over:
            bare = tuple(replace(a, boxes=(), under=()) if a.id == "picture" else a for a in layout.areas)
            over = areas(view, division.panel, shown)
            return _around(replace(layout, areas=bare, by_id={}), view, over)
        alone = tuple(replace(area, apart=False) for area in areas(view, division.panel, shown))
        ground = alone[1].ground or layout.ground
        keys = (("escape", "preview.side"), *KEYS)
        first = "author.finding.0" if self.broken and self.followed.diagnostics else "author.file"
        return Layout(sheet.width, sheet.height, ground, alone, layout.name, first, keys, view.language)

    def _pointed(self, view: View) -> str | None:
        return self.came if (view.focus or "").startswith("author.") else view.focus


def _around(layout: Layout, view: View, more: tuple[Area, ...]) -> Layout:
    """The layout of the screen inside in the whole window, with what stands beside it."""
    return replace(
        layout,
        width=view.sheet.width,
        height=view.sheet.height,
        areas=(*layout.areas, *more),
        keys=(*layout.keys, *KEYS),
        by_id={},
    )


def refusal(followed: Followed) -> Refused:
    """What a file that can't be played is shown with, where there is nothing to play meanwhile."""
    path = PurePath(followed.file)
    return Refused(followed.file, path.stem, followed.file, followed.diagnostics, followed.trouble)


def opened(followed: Followed, seed: int, arrange: bool, wanted: tuple[str, ...]) -> Preview:
    """The preview of a file as it was read first: its briefing, the play after some picks, or why there is
    none."""
    scenario = followed.scenario
    if scenario is None:
        from game.desktop.screens.shelf import Shelf

        inner: Screen = Broken(refusal(followed), Shelf())
        return Preview(inner, followed, seed, arrange, wanted=wanted)
    path = PurePath(followed.file)
    briefing = Briefing(scenario, base=str(path.parent))
    notice = f"Following {path.name}. F2 shows the hidden side, F3 jumps to a scene."
    preview = Preview(briefing, followed, seed, arrange, scenario, wanted=wanted, notice=notice)
    if not wanted:
        return preview
    after = preview._at(scenario, seed, wanted, "", None).screen
    assert isinstance(after, Preview)
    return after
