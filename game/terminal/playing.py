"""The play itself: a scene, its choices by number, and what came of the last one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.engine import Playthrough, back_to, pick, undo
from game.page import DebriefPage, Page, PageKind, log, pages, present
from game.terminal.effects import Begin, Keep, Look, TakeUp, Where
from game.terminal.ended import Ended
from game.terminal.manner import Manner
from game.terminal.messages import Begun
from game.terminal.screen import LIBRARY, LOOK, Key, Reply, Screen
from game.terminal.waiting import Waiting
from game.terminal.wording import counted, log_text, page_text, rows_text

LOG = Key("l", "log", "prints what was said so far")
HISTORY = Key("h", "history", "lists your choices so far")
BACK = Key("b", "back", "takes the last choice back; “back 3” goes back to decision 3")
SAVE = Key("s", "save", "says where this is saved; every choice is saved when you make it")
AFRESH = Key("n", "new", "begins this scenario again; this playthrough stays saved")
OTHER = Key("u", "other", "carries on another unfinished playthrough")


@dataclass(frozen=True, slots=True)
class Playing(Screen):
    """A decision. `first` and `others` are as in `Begun`."""

    play: Playthrough
    arrange: bool
    first: DebriefPage | None = None
    others: tuple[str, ...] = ()

    @classmethod
    def of(cls, begun: Begun) -> Playing:
        """Where a playthrough goes on that was begun, carried on or branched off."""
        return cls(begun.play, begun.arrange, begun.first, begun.others)

    def commands(self) -> tuple[Key, ...]:
        """The keys of a decision; the one for other playthroughs only where there are some."""
        always = (LOOK, LOG, HISTORY, BACK, SAVE, AFRESH)
        return (*always, *((OTHER,) if self.others else ()), LIBRARY)

    @property
    def page(self) -> Page:
        """The decision on screen."""
        return present(self.play, self.arrange)

    def text(self, manner: Manner) -> str:
        page = self.page
        return "\n\n".join(
            part
            for part in (
                page_text(page, manner),
                rows_text(page.rows, manner, self._chosen_before(page)),
                self._clock_words(page, manner),
            )
            if part
        )

    def prompt(self, manner: Manner) -> str:
        open = [str(row.number) for row in self.page.rows if row.open]
        if not open:
            return "No choice is open. b takes the last choice back, n begins again. ? lists the keys."
        choices = open[0] if len(open) == 1 else f"{', '.join(open[:-1])} or {open[-1]}"
        return f"Choose {choices}. ? lists the keys."

    def number(self, number: int, manner: Manner) -> Reply:
        rows = self.page.rows
        row = next((row for row in rows if row.number == number), None)
        if row is None:
            return Reply(self, f"There is no choice {number} here.")
        if not row.open:
            return Reply(self, "\n".join(manner.lines(f"{number} is not open: {row.why_not}")))
        return self._picked(row.id, manner)

    def command(self, word: str, rest: str, manner: Manner) -> Reply | None:
        if word == BACK.word:
            return self._back(rest, manner)
        if rest:
            return None
        match word:
            case LOOK.word:
                return Reply(self, effects=(Look(self.page),))
            case LOG.word:
                return Reply(self, log_text(log(self.play), manner))
            case HISTORY.word:
                return Reply(self, history(self.play, manner))
            case SAVE.word:
                return Reply(self, effects=(Where(self.play),))
            case AFRESH.word:
                return Reply(Waiting(self), effects=(Begin(manner.arrange),))
            case OTHER.word if self.others:
                return Reply(Waiting(self), effects=(TakeUp(2),))
        return None

    def farewell(self) -> str:
        if not self.play.length:
            return ""
        made = counted(self.play.length, "choice")
        return f"Your {made} so far are kept." if self.play.length > 1 else "Your first choice is kept."

    def clock(self, manner: Manner) -> tuple[int, int] | None:
        """The decision by its number and the seconds of its clock; None where none runs."""
        timer = self.page.timer
        seconds = None if timer is None else manner.seconds(timer.seconds)
        return None if seconds is None else (self.play.length, seconds)

    def time_up(self, manner: Manner) -> Reply:
        """The clock ran out: the choice is made that the author wrote for it."""
        timer = self.page.timer
        return Reply(self) if timer is None else self._picked(timer.choose, manner, "The time is up.")

    def _picked(self, id: str, manner: Manner, before: str = "") -> Reply:
        chosen = next(row for row in self.page.rows if row.id == id)
        play = pick(self.play, id)
        screen: Screen = replace(self, play=play)
        parts = [before, "\n".join(manner.lines(f"You: {chosen.text}"))]
        for page in pages(play, self.arrange):
            if page.kind is not PageKind.DECISION:
                parts.append(page_text(page, manner))
        if play.over:
            screen = Ended(play, self.arrange, self.first)
        else:
            parts.append(screen.text(manner))
        return Reply(screen, "\n\n".join(part for part in parts if part), (Keep(play),))

    def _back(self, rest: str, manner: Manner) -> Reply | None:
        if rest and not (rest.isdecimal() and len(rest) < 10):
            return None
        if not self.play.length:
            return Reply(self, "This is the first decision: there is no choice to take back.")
        play = back_to(self.play, max(int(rest), 1)) if rest else undo(self.play)
        if play.length == self.play.length:
            return Reply(self, f"You stand at decision {self.play.length + 1}.")
        return Reply(replace(self, play=play), effects=(Keep(play),))

    def _chosen_before(self, page: Page) -> str | None:
        if self.first is None:
            return None
        times = sum(1 for turn in self.play.turns if turn.scene.id == page.scene)
        chosen = [row.choice_id for row in self.first.rows if row.scene == page.scene]
        return chosen[times] if times < len(chosen) else None

    def _clock_words(self, page: Page, manner: Manner) -> str:
        running = self.clock(manner)
        if running is None or page.timer is None:
            return ""
        number = next((row.number for row in page.rows if row.id == page.timer.choose), None)
        then = "" if number is None else f" After that {number} is chosen."
        words = f"From now on you have {counted(running[1], 'second')}.{then} “timers off” stops clocks."
        return "\n".join(manner.lines(words))


def arrival_text(begun: Begun, manner: Manner) -> str:
    """What is read where a playthrough begins or goes on: what a player is told who carries on, the scenes
    that only continue, and the whole of the decision or the ending that it stands at."""
    parts: list[str] = []
    if begun.carried:
        parts += ["You carry on where you stopped.", *begun.note.splitlines()]
        if begun.others:
            parts.append(f"There is another unfinished playthrough, at “{begun.others[0]}”: type u for it.")
    text = [manner.set(parts)]
    for page in pages(begun.play, begun.arrange):
        if page.kind is PageKind.PASSAGE or page.kind is PageKind.ENDING:
            text.append(page_text(page, manner))
    if not begun.play.over:
        text.append(Playing.of(begun).text(manner))
    return "\n\n".join(part for part in text if part)


def history(play: Playthrough, manner: Manner) -> str:
    """The choices so far, numbered by their decisions."""
    rows = [manner.listed(t.number, (t.scene.called, f"You: {t.choice.text}")) for t in play.turns]
    return "\n\n".join(rows) if rows else "No choice has been made yet."
