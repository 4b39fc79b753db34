"""What a scenario is: scenes, choices and endings, exactly as authored.

Every part keeps the span of the line that it came from; spans are never compared, so that two readings
of the same words are equal wherever the words stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.model.expression import Expression, Guard
from game.model.meter import NO_EFFECTS, Effects
from game.model.principle import Lean, Principle, Risk, lean_of
from game.model.prose import Prose
from game.model.span import NOWHERE, Span

END = "END"
"""What `go` names where a scenario ends: the first ending whose guard holds follows."""

MOODS = ("neutral", "smiling", "worried", "stern", "sad", "surprised")


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the cast. `portrait` names a shipped person or a file beside the scenario; None means
    the shipped person of that id, or else a plain card. `recolour` maps materials to materials."""

    id: str
    name: str
    who: str = ""
    portrait: str | None = None
    recolour: tuple[tuple[str, str], ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Stand:
    """A person on stage: the id in the cast and a mood of `MOODS`."""

    person: str
    mood: str = "neutral"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a scene plays: a shipped place or a picture file beside the scenario, and the states it is in."""

    name: str
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Also:
    """Extra paragraphs that are shown when the guard holds."""

    when: Guard
    prose: Prose
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a decision called for: one or two principles, why, and phrases quoted from the scene."""

    calls_for: tuple[Principle, ...]
    why: str = ""
    cues: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def lean(self) -> Lean:
        """The side that the moment called for, by the rule that choices follow."""
        return lean_of(self.calls_for)


@dataclass(frozen=True, slots=True)
class Timer:
    """After so many whole seconds the choice with that id is made. The engine has no clock: this is data."""

    seconds: int
    choose: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Facilitator:
    """Prompts for a workshop, never shown to players."""

    ask: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class SetFlag:
    """Remember a flag; nothing unsets it."""

    name: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class SetVariable:
    """Give a declared variable the value of an expression."""

    name: str
    value: Expression
    text: str = ""
    span: Span = field(default=NOWHERE, compare=False)


Setting = SetFlag | SetVariable


@dataclass(frozen=True, slots=True)
class Outcome:
    """A different result of the same choice. None means the choice's own; `odds` is a weight from 1."""

    when: Guard | None = None
    odds: int | None = None
    then: Prose | None = None
    effects: Effects | None = None
    sets: tuple[Setting, ...] | None = None
    because: str | None = None
    go: str | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice as authored. `go` may be None only where every outcome says where to go."""

    id: str
    text: str
    when: Guard | None = None
    locked: str | None = None
    once: bool = False
    draws_on: tuple[Principle, ...] = ()
    effects: Effects = NO_EFFECTS
    risk: Risk = Risk.NONE
    expected: bool = False
    sets: tuple[Setting, ...] = ()
    then: Prose = ()
    because: str = ""
    go: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def lean(self) -> Lean:
        """Which side the choice draws on; derived, never typed."""
        return lean_of(self.draws_on)


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene as authored: either `choices` or, where the scene only continues, `go`.

    `called` names the decision inside a sentence; it is the title where the author gave none.
    """

    id: str
    title: str
    called: str
    prose: Prose
    place: Place | None = None
    object: str | None = None
    people: tuple[Stand, ...] = ()
    also: tuple[Also, ...] = ()
    moment: Moment | None = None
    timer: Timer | None = None
    facilitator: Facilitator | None = None
    choices: tuple[Choice, ...] = ()
    go: str | None = None
    span: Span = field(default=NOWHERE, compare=False)

    def choice(self, id: str) -> Choice | None:
        """The choice of that id, or None."""
        return next((c for c in self.choices if c.id == id), None)

    @property
    def ways(self) -> tuple[str, ...]:
        """Everything that the scene names to go to, END included: its own, each choice's, each outcome's."""
        found = [self.go]
        for choice in self.choices:
            found += [choice.go, *(outcome.go for outcome in choice.outcomes)]
        return tuple(way for way in found if way is not None)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a scenario can end; the first whose guard holds is the ending, the last has no guard."""

    id: str
    title: str
    prose: Prose
    when: Guard | None = None
    also: tuple[Also, ...] = ()
    place: Place | None = None
    object: str | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Scenario:
    """One scenario, read whole and sound: every id resolves and an ending can be reached.

    `digest` is the SHA-256 of its files, as hex; `flags` are the flags that any choice sets, in the order
    of the file; `variables` are (name, start value) as declared; `meters` the four start values.
    """

    id: str
    title: str
    role: Prose
    scenes: tuple[Scene, ...]
    endings: tuple[Ending, ...]
    start: str
    format: int = 1
    sector: str = ""
    minutes: int | None = None
    language: str = ""
    author: str = ""
    licence: str = ""
    content_note: str = ""
    summary: str = ""
    cast: tuple[Person, ...] = ()
    cover: str | None = None
    variables: tuple[tuple[str, int], ...] = ()
    flags: tuple[str, ...] = ()
    meters: Effects = NO_EFFECTS
    questions: tuple[str, ...] = ()
    digest: str = ""
    file: str = field(default="", compare=False)
    span: Span = field(default=NOWHERE, compare=False)

    def __hash__(self) -> int:
        return hash((self.id, self.digest))

    def scene(self, id: str) -> Scene | None:
        """The scene of that id, or None; for many look-ups keep a dict of your own."""
        return next((s for s in self.scenes if s.id == id), None)

    def person(self, id: str) -> Person | None:
        """The member of the cast with that id, or None."""
        return next((p for p in self.cast if p.id == id), None)
