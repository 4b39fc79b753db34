"""A room with people in it and a clock that is moved by hand, driven by the room's own messages: no server,
no file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.model import Scenario
from game.workshop.room.messages import (
    Agree,
    Do,
    Effect,
    Joined,
    Message,
    Refuse,
    Said,
    Saved,
    SaveStep,
    SaveVote,
    SaveWord,
    Say,
    Step,
    Tick,
    Vote,
)
from game.workshop.room.names import name
from game.workshop.room.people import Participant
from game.workshop.room.phase import Mode
from game.workshop.room.room import Room, new_room, open_choices
from game.workshop.room.update import update


class Table:
    """A session played by hand. What the room asks to be kept is kept at once, in `steps` and `votes`."""

    def __init__(
        self, scenario: Scenario, people: int = 41, mode: Mode = Mode.TOGETHER, minutes: int = 25
    ) -> None:
        self.now = 1000.0
        self.room: Room = new_room("table", scenario, 3, mode, minutes)
        self.steps: list[Step] = []
        self.votes: list[Vote] = []
        self.said: dict[int, int] = {}
        self.effects: tuple[Effect, ...] = ()
        seats = tuple(Participant(n, name(3, n), came=True) for n in range(1, people + 1))
        self.tell(Joined(seats))

    def tell(self, message: Message) -> tuple[Effect, ...]:
        """Hands the room a message; its effects."""
        self.room, self.effects = update(self.room, message, self.now)
        return self.effects

    def do(self, step: str, **more: Any) -> str:
        """A step of the facilitator: "" when it was done, else why not."""
        (effect,) = self.tell(Do(step, **more))
        if isinstance(effect, Refuse):
            return effect.why
        assert isinstance(effect, SaveStep)
        self.steps.append(effect.step)
        self.tell(effect.step)
        return ""

    def vote(self, number: int, choice: str, decision: int | None = None, round: int | None = None) -> str:
        """A vote of one participant: "" when it was saved, else why not."""
        at = self.room.decision if decision is None else decision
        vote = Vote(number, at, self.room.round if round is None else round, choice)
        (effect,) = self.tell(vote)
        if isinstance(effect, Refuse):
            return effect.why
        assert isinstance(effect, SaveVote | Agree)
        if isinstance(effect, SaveVote):
            self.votes.append(vote)
            self.tell(Saved((vote,)))
        return ""

    def say(self, number: int, text: str) -> str:
        """A word of one participant: "" when it was kept, else why not."""
        (effect,) = self.tell(Say(number, text))
        if isinstance(effect, Refuse):
            return effect.why
        assert isinstance(effect, SaveWord)
        word = self.said.setdefault(number, len(self.said) + 1)
        self.tell(Said(word, effect.say.text))
        return ""

    def split(self, counts: Mapping[str, int], first: int = 1) -> None:
        """Votes by so many people for each choice, one participant after another from `first`."""
        number = first
        for choice, count in counts.items():
            for _ in range(count):
                assert self.vote(number, choice) == ""
                number += 1

    def wait(self, seconds: float) -> None:
        """Moves the clock, and lets the room look at it."""
        self.now += seconds
        for effect in self.tell(Tick()):
            if isinstance(effect, SaveStep):
                self.steps.append(effect.step)
                self.tell(effect.step)

    def until(self, phase: str, most: int = 60) -> None:
        """Presses the clicker's one key until the session stands there; nobody votes on the way."""
        for _ in range(most):
            if self.room.phase.value == phase:
                return
            assert self.do("next") == ""
        raise AssertionError(f"the clicker never came to {phase}")

    def decide(self, counts: Mapping[str, int], again: Mapping[str, int] | None = None) -> None:
        """Holds one decision from wherever the session stands, with a second vote where there is one."""
        self.until("vote")
        self.split(counts)
        self.do("close")
        self.do("show")
        if again is not None:
            self.do("discuss")
            self.do("revote")
            self.split(again)
            self.do("close")
            self.do("show")

    def play_through(self, people: int) -> None:
        """Plays to the ending, everybody choosing the first open choice."""
        while self.room.phase.value != "ending":
            if self.room.phase.value == "vote":
                self.split({open_choices(self.room.play)[0]: people})
            assert self.do("next") == ""
