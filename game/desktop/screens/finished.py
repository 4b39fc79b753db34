"""A finished play and its debrief, as one screen of the debrief hands it to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.desktop.answers import Shelved
from game.desktop.effects import Branch, Effect, Reshelve, Sound
from game.desktop.messages import Act, Answered, Message
from game.desktop.screen import Context, Screen, Step
from game.desktop.screens.play import Play, begin
from game.engine import Playthrough, back_to
from game.page import DebriefPage
from game.page.debrief import DecisionRow


@dataclass(frozen=True, slots=True)
class Finished:
    """What was played and what is said of it.

    `ended` is the play at its ending, to which going back leads. `picked` is the number of the decision that
    the player would have again, None where none was chosen. `earlier` are finished plays before this one,
    latest first. `first` is the play that this one started again from.
    """

    page: DebriefPage
    ended: Play
    picked: int | None = None
    earlier: tuple[Playthrough, ...] = ()
    first: Finished | None = None

    @property
    def play(self) -> Playthrough:
        """The playthrough."""
        return self.ended.play

    @property
    def base(self) -> str:
        """The folder of the scenario's file."""
        return self.ended.base

    @property
    def key(self) -> str:
        """A name for pages: the scenario, the seed and the picks."""
        return f"{self.page.scenario}.{self.play.seed}.{'.'.join(self.play.picks)}"

    @property
    def language(self) -> str:
        """The scenario's language."""
        return self.page.language

    def row(self, number: int) -> DecisionRow:
        """One decision, by its number from 1."""
        return self.page.rows[number - 1]

    def again(self, number: int | None) -> Step:
        """Play again from a decision; None: from the first one. The play is a new one, with its own save."""
        play = back_to(self.play, number or 1)
        ended = self.ended
        screen = begin(play, ended.home, ended.base, ended.arrange)
        return Step(replace(screen, first=self), (Branch(play, ended.arrange), Sound("page")))

    def shelf(self) -> Screen | None:
        """The shelf, where there is one to go back to."""
        screen: Screen | None = self.ended.home
        while screen is not None and getattr(screen, "home", None) is not None:
            screen = screen.home  # type: ignore[attr-defined]
        return screen


def leave(screen: Screen, finished: Finished, message: Message, context: Context) -> Step | None:
    """What "Back to the shelf" does on any screen of the debrief; None for every other message."""
    match message:
        case Act(action="shelf"):
            effects: tuple[Effect, ...] = (Reshelve(),)
            return Step(screen, effects)
        case Answered(answer=Shelved()):
            shelf = finished.shelf()
            return None if shelf is None else shelf.update(message, context)
    return None
