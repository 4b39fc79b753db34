"""Hypothesis strategies for whole scenarios that use every key of the format, and for plays of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from random import Random
from typing import Any

from hypothesis import strategies as st

from game.engine import Machine, Playthrough, find_dead_ends, offers, pick, start
from game.model import (
    END,
    MOODS,
    NO_EFFECTS,
    Also,
    Choice,
    Effects,
    Ending,
    Facilitator,
    Guard,
    Moment,
    Outcome,
    Paragraph,
    Person,
    Place,
    Principle,
    Prose,
    Risk,
    Scenario,
    Scene,
    SetFlag,
    Setting,
    SetVariable,
    Stand,
    Timer,
)
from game.model.expression import Chose, Expression, FlagValue, Seen, Times, VariableValue
from tests.support.expressions import EXPRESSIONS, GUARDS, METERS, renamed, text_of

IDS = ("hub", "visit", "tea", "ninety", "call", "yard", "desk", "late_bus")
CHOICE_IDS = ("ask", "wait", "tell", "sort", "go_on", "return")
FLAGS = ("crew", "warned", "has_page", "late")
VARIABLES = ("trust", "stock")
WORDS = ("the", "van", "stands", "in", "rain", "and", "nobody", "counts", "plates", "at", "noon", "quietly")

Draw = Any


def _sentence(chance: Random) -> str:
    """A few words of prose, now and then with a mark or a quotation."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(2, 6))]
    at = chance.randrange(len(words))
    words[at] = chance.choice((words[at], f"*{words[at]}*", f"**{words[at]}**", f"“{words[at]}”"))
    return " ".join(words).capitalize() + "."


def _prose(chance: Random, people: Sequence[str]) -> Prose:
    """One to three paragraphs; people of the cast may speak."""
    found = []
    for _ in range(chance.randint(1, 3)):
        who = chance.choice((None, *people))
        mood = None if who is None else chance.choice((None, *MOODS))
        found.append(Paragraph(_sentence(chance), who, mood))
    return tuple(found)


# Words matter little to these laws and cost much to draw, so they come from pools made once.
_CHANCE = Random(1)
_CAST = ("goran", "ruth")
SENTENCES = st.sampled_from(sorted({_sentence(_CHANCE) for _ in range(60)}))
TITLES = st.sampled_from(("The van", "Ninety plates", "A call", "Noon", "The yard in rain"))
PROSES = {
    cast: st.sampled_from([_prose(_CHANCE, cast) for _ in range(40)]) for cast in ((), _CAST[:1], _CAST)
}
EFFECTS = st.sampled_from(
    [NO_EFFECTS, *(Effects(*(_CHANCE.choice((0, 0, 1, 2, -1, -2)) for _ in range(4))) for _ in range(30))]
)
DRAWN = st.sampled_from([tuple(_CHANCE.sample(list(Principle), n % 4)) for n in range(40)])
CALLED = st.sampled_from([tuple(_CHANCE.sample(list(Principle), 1 + n % 2)) for n in range(40)])


class _Drawing:
    """One scenario under way: which scenes, choices, flags and variables there are to speak of."""

    def __init__(self, draw: Draw, scenes: int, loops: bool) -> None:
        self.draw = draw
        self.loops = loops
        self.ids = IDS[:scenes]
        self.choices = {id: CHOICE_IDS[: draw(st.sampled_from((0, 1, 2, 2, 3, 4)))] for id in self.ids}
        self.flags = FLAGS[: draw(st.integers(0, len(FLAGS)))]
        if not any(self.choices.values()):
            self.flags = ()
        self.variables = VARIABLES[: draw(st.integers(0, len(VARIABLES)))]
        self.cast = _CAST[: draw(st.integers(0, 2))]
        self.names: list[Expression] = [*METERS]
        self.names += [FlagValue(flag) for flag in self.flags]
        self.names += [VariableValue(name) for name in self.variables]
        self.names += [Seen(id) for id in self.ids] + [Times(id) for id in self.ids]
        self.names += [Chose(scene, choice) for scene, ids in self.choices.items() for choice in ids]
        decided = [(scene, choice) for scene, ids in self.choices.items() for choice in ids]
        # Each flag is set somewhere, as the reader demands of names that guards may use.
        self.setting = {flag: draw(st.sampled_from(decided)) for flag in self.flags}

    def maybe(self, strategy: st.SearchStrategy[Any], otherwise: Any = None, chance: int = 3) -> Any:
        """A draw, one time in `chance`, else something else."""
        return self.draw(strategy) if self.draw(st.integers(1, chance)) == chance else otherwise

    def guard(self) -> Guard:
        expression = renamed(self.draw(GUARDS), self.names)
        return Guard(text_of(expression), expression)

    def also(self, place: str) -> tuple[Also, ...]:
        count = self.draw(st.sampled_from((0, 0, 1, 2)))
        return tuple(Also(self.guard(), self.draw(PROSES[self.cast])) for _ in range(count))

    def settings(self, scene: str, choice: str) -> tuple[Setting, ...]:
        found: list[Setting] = [SetFlag(f) for f, at in self.setting.items() if at == (scene, choice)]
        for name in self.variables:
            if self.draw(st.integers(1, 3)) == 3:
                value = renamed(self.draw(EXPRESSIONS), self.names)
                found.insert(self.draw(st.integers(0, len(found))), SetVariable(name, value, text_of(value)))
        return tuple(found)

    def outcome_sets(self) -> tuple[Setting, ...] | None:
        """The choice's own, nothing at all, a flag, or a variable."""
        found: list[tuple[Setting, ...]] = [()]
        if "crew" in self.flags:
            found.append((SetFlag("crew"),))
        for name in self.variables[:1]:
            value = renamed(self.draw(EXPRESSIONS), self.names)
            found.append((SetVariable(name, value, text_of(value)),))
        return self.maybe(st.sampled_from(found))

    def go(self, at: int) -> str:
        """Where to: a later scene or the end, or, with loops, now and then any scene."""
        later = [*self.ids[at + 1 :], END]
        everywhere = [*later, *self.ids] if self.loops else later
        return str(self.draw(st.sampled_from(everywhere)))

    def forward(self, at: int) -> str:
        return self.ids[at + 1] if at + 1 < len(self.ids) else END

    def outcomes(self, at: int) -> tuple[Outcome, ...]:
        count = self.draw(st.sampled_from((0, 0, 0, 1, 2, 3)))
        found = []
        for _ in range(count):
            found.append(
                Outcome(
                    when=self.guard() if self.draw(st.booleans()) else None,
                    odds=self.maybe(st.integers(1, 4), chance=2),
                    then=self.maybe(PROSES[self.cast]),
                    effects=self.maybe(EFFECTS, chance=2),
                    sets=self.outcome_sets(),
                    because=self.maybe(SENTENCES),
                    go=self.go(at) if self.draw(st.booleans()) else None,
                )
            )
        return tuple(found)

    def choice(self, at: int, id: str, safe: bool) -> Choice:
        scene = self.ids[at]
        when = None if safe else (self.guard() if self.draw(st.booleans()) else None)
        outcomes = () if safe else self.outcomes(at)
        # Where one outcome always happens, or chance always decides, the choice need not say where it leads.
        settled = any(o.when is None for o in outcomes) and all(o.go is not None for o in outcomes)
        return Choice(
            id=id,
            text=self.draw(SENTENCES),
            when=when,
            locked=None if when is None else self.maybe(SENTENCES),
            once=False if safe else self.draw(st.sampled_from((False, False, True))),
            draws_on=self.draw(DRAWN),
            effects=self.draw(EFFECTS),
            risk=self.draw(st.sampled_from(Risk)),
            sets=self.settings(scene, id),
            then=self.maybe(PROSES[self.cast], (), chance=2),
            because=self.maybe(SENTENCES, "", chance=2),
            go=self.forward(at) if safe else None if settled and self.draw(st.booleans()) else self.go(at),
            outcomes=outcomes,
        )

    def scene(self, at: int) -> Scene:
        id = self.ids[at]
        ids = self.choices[id]
        title = self.draw(TITLES)
        prose = self.draw(PROSES[self.cast])
        choices = tuple(self.choice(at, c, safe=i == 0) for i, c in enumerate(ids))
        expected = self.draw(st.integers(0, 2 * len(ids)))
        choices = tuple(replace(c, expected=i == expected) for i, c in enumerate(choices))
        extra: dict[str, Any] = {}
        if choices:
            cues = (prose[0].plain.split(".")[0],)
            extra["moment"] = self.maybe(st.builds(Moment, CALLED, SENTENCES, st.just(cues)), chance=2)
            timer = st.builds(Timer, st.integers(5, 90), st.just(ids[0]))
            extra["timer"] = self.maybe(timer)
            asked = st.lists(SENTENCES, min_size=1, max_size=2).map(tuple)
            extra["facilitator"] = self.maybe(st.builds(Facilitator, asked, SENTENCES))
        return Scene(
            id=id,
            title=title,
            called=self.maybe(st.just(f"the {id}"), title),
            prose=prose,
            object=self.maybe(st.sampled_from(("spoon", "broom"))),
            place=self.maybe(st.builds(Place, st.just("depot"), st.just(()) | st.just(("night",)))),
            people=self.maybe(
                st.tuples(st.builds(Stand, st.sampled_from(self.cast), st.sampled_from(MOODS))), ()
            )
            if self.cast
            else (),
            also=self.also(id),
            choices=choices,
            go=None if choices else self.forward(at),
            **extra,
        )

    def endings(self) -> tuple[Ending, ...]:
        count = self.draw(st.integers(1, 3))
        found = []
        for i in range(count):
            found.append(
                Ending(
                    id=f"end_{i + 1}",
                    title=self.draw(TITLES),
                    prose=self.draw(PROSES[self.cast]),
                    when=self.guard() if i < count - 1 else None,
                    also=self.also("ending"),
                )
            )
        return tuple(found)


@st.composite
def scenarios(draw: Draw, scenes: int = 4, loops: bool = True) -> Scenario:
    """Any sound scenario of up to so many scenes; without `loops` every choice leads forward."""
    drawing = _Drawing(draw, draw(st.integers(1, scenes)), loops)
    made = tuple(drawing.scene(at) for at in range(len(drawing.ids)))
    if draw(st.sampled_from((False, False, False, True))):
        made = made[::-1]  # a story need not begin with the first scene of its file
    flags: dict[str, None] = {}
    for scene in made:
        for choice in scene.choices:
            for sets in (choice.sets, *(o.sets or () for o in choice.outcomes)):
                flags.update({s.name: None for s in sets if isinstance(s, SetFlag)})
    scenario = Scenario(
        id="generated",
        title=draw(TITLES),
        role=draw(PROSES[()]),
        scenes=made,
        endings=drawing.endings(),
        start=drawing.ids[0],
        sector=draw(st.sampled_from(("", "Health"))),
        minutes=draw(st.none() | st.integers(5, 60)),
        summary=drawing.maybe(SENTENCES, ""),
        cast=tuple(Person(id, id.title(), f"Drives the {id} van.") for id in drawing.cast),
        variables=tuple((name, draw(st.integers(-2, 5))) for name in drawing.variables),
        flags=tuple(flags),
        meters=draw(EFFECTS),
        questions=draw(st.lists(SENTENCES.map(lambda s: s[:-1] + "?"), max_size=2).map(tuple)),
    )
    return replace(scenario, digest=sha256(repr(scenario).encode()).hexdigest())


@st.composite
def unsound_scenarios(draw: Draw, scenes: int = 4) -> Scenario:
    """Scenarios whose ids all resolve and in which plays may be stuck: any choice may be guarded or once."""
    scenario = draw(scenarios(scenes=scenes))
    drawing = _Drawing(draw, len(scenario.scenes), True)
    drawing.names = [n for n in drawing.names if not isinstance(n, FlagValue | VariableValue | Chose)]

    def hardened(choice: Choice) -> Choice:
        if draw(st.booleans()):
            return choice
        return replace(choice, when=drawing.guard(), once=draw(st.booleans()), go=drawing.go(0))

    made = tuple(
        replace(scene, choices=tuple(hardened(choice) for choice in scene.choices))
        for scene in scenario.scenes
    )
    hard = replace(scenario, scenes=made)
    return replace(hard, digest=sha256(repr(hard).encode()).hexdigest())


@st.composite
def plays(draw: Draw, scenario: Scenario, most: int = 12) -> Playthrough:
    """A play of a scenario, to its end or until it has so many picks."""
    play = start(scenario, draw(st.integers(0, 2**64 - 1)))
    for _ in range(draw(st.integers(0, most))):
        ids = [offer.choice.id for offer in offers(play) if offer.open]
        if not ids:
            break
        play = pick(play, draw(st.sampled_from(ids)))
    return play


def is_sound(scenario: Scenario) -> bool:
    """Whether every play of a scenario can come to an ending."""
    return find_dead_ends(Machine(scenario), 2_000).sound
