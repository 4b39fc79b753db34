"""Does what screens ask for: hands an effect to the backing, clipboard or sounds, and gives its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from game.desktop.answers import MonitorsFound, Pasted, Told
from game.desktop.backing import Backing
from game.desktop.effects import (
    AskToStart,
    Begin,
    Branch,
    Browse,
    Copy,
    Debrief,
    Effect,
    Explain,
    FindTargets,
    LookAgain,
    Monitors,
    OpenFile,
    OpenScenario,
    Paste,
    Preview,
    Print,
    ReadAgain,
    Reshelve,
    Save,
    Sound,
    StartScenario,
)
from game.desktop.preferences import Preferences
from game.desktop.sound import Sounds
from game.model import Scenario


class Following(Protocol):
    """Whoever follows a file, and what can be asked of them; the answers come later, from other threads."""

    def start(self, tell: Callable[[object], None]) -> None:
        """Begin to follow, and to tell."""

    def read_again(self) -> None:
        """Read the file now."""

    def find_targets(self, scenario: Scenario, seed: int) -> None:
        """Find the ways to every scene and ending."""


class Doer:
    """All that screens can ask for, but what changes the window itself. `following` is there in a preview."""

    def __init__(self, backing: Backing, pygame: Any) -> None:
        self._backing = backing
        self._pygame = pygame
        self._sounds = Sounds(pygame)
        self.following: Following | None = None

    def do(self, effect: Effect, preferences: Preferences) -> object | None:
        """What an effect answers; None where nobody waits for an answer."""
        backing = self._backing
        match effect:
            case Save(play=play):
                return backing.save(play)
            case OpenScenario(id=id):
                return backing.open(id)
            case Begin(scenario=scenario):
                return backing.begin(scenario)
            case Browse(folder=folder):
                return backing.browse(folder)
            case AskToStart():
                return backing.questions()
            case StartScenario(answers=answers):
                return backing.start(dict(answers))
            case Preview(file=file):
                return backing.preview(file)
            case Reshelve():
                return backing.shelf()
            case Debrief(play=play):
                return backing.debrief(play)
            case Branch(play=play, arrange=arrange):
                backing.branch(play, arrange)
            case Print(play=play, picked=picked, beside=beside):
                return backing.print(play, picked, beside)
            case OpenFile(file=file, line=line):
                return backing.edit(file, line)
            case LookAgain(refused=refused):
                return backing.look_again(refused)
            case Explain(codes=codes):
                return backing.explain(codes)
            case ReadAgain() if self.following is not None:
                self.following.read_again()
            case FindTargets(scenario=scenario, seed=seed) if self.following is not None:
                self.following.find_targets(scenario, seed)
            case Monitors():
                return MonitorsFound(tuple(self._pygame.display.get_desktop_sizes()))
            case Copy(words=words):
                return self._copy(words)
            case Paste():
                return self._paste()
            case Sound(name=name):
                self._sounds.play(name, preferences.knocks, preferences.rooms)
        return None

    def _copy(self, words: str) -> Told:
        try:
            self._pygame.scrap.put_text(words)
        except (self._pygame.error, AttributeError) as error:
            return Told(f"Not copied: the clipboard cannot be reached ({error}).")
        return Told("Copied.")

    def _paste(self) -> Pasted | None:
        try:
            return Pasted(self._pygame.scrap.get_text())
        except (self._pygame.error, AttributeError):
            return None

    def close(self) -> None:
        """Let the loudspeaker go."""
        self._sounds.close()
