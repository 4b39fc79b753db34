"""A story of any size for the benchmarks: the same one as a scenario and as compiled ink.

Scenes stand in layers; each has three choices, some of them guarded by a meter or a flag, that move meters,
now and then set a flag and lead to the next layer or past it. Every scene is reached, and one choice of each
is always open.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

from game.model import END, Choice, Effects, Ending, Scenario, Scene
from tests.support.building import Builder

METERS = ("efficiency", "commitment", "integrity")
FLAGS = ("warned", "tired", "trusted")
WORDS = [
    "the",
    "team",
    "lead",
    "asks",
    "whether",
    "your",
    "plan",
    "still",
    "holds",
    "because",
    "a",
    "client",
    "called",
    "late",
    "last",
    "night",
    "and",
    "nobody",
    "wrote",
    "down",
    "what",
    "they",
    "wanted",
    "so",
    "you",
    "look",
    "at",
    "the",
    "board",
    "count",
    "the",
    "open",
    "tickets",
    "and",
    "decide",
    "who",
    "should",
    "speak",
    "first",
    "while",
    "the",
    "clock",
    "on",
    "the",
    "wall",
    "keeps",
    "moving",
    "toward",
    "the",
    "deadline",
]
ENDINGS = 4


@dataclass(frozen=True)
class Option:
    """One choice: tests are (name, sign, number), `target` a scene's number or -1 - an ending's."""

    text: str
    then: str
    tests: tuple[tuple[str, str, int], ...]
    effects: dict[str, int]
    flag: str | None
    target: int


@dataclass(frozen=True)
class Story:
    """The story as plain data, and as each engine takes it."""

    texts: tuple[str, ...]
    options: tuple[tuple[Option, ...], ...]

    @staticmethod
    def make(scenes: int = 60, depth: int = 20, grain: int = 5, seed: int = 1, words: int = 40) -> Story:
        """A story of so many scenes in so many layers; effects are multiples of the grain, up to 10."""
        chance = Random(seed)
        layers = _layers(scenes, depth)
        layer_of = [at for at, layer in enumerate(layers) for _ in layer]
        deltas = [d for d in range(-10, 11, grain) if d]
        waiting = {number for layer in layers[1:] for number in layer}
        unused = set(range(ENDINGS))

        def text(length: int) -> str:
            return " ".join(chance.choice(WORDS) for _ in range(length)).capitalize() + "."

        def target(layer: int) -> int:
            skips = chance.random() < 0.08
            following = layer + 1
            if skips and following < depth and not waiting.intersection(layers[following]):
                following += 1
            if following >= depth:
                ending = chance.choice(sorted(unused) or range(ENDINGS))
                unused.discard(ending)
                return -1 - ending
            number = chance.choice([n for n in layers[following] if n in waiting] or layers[following])
            waiting.discard(number)
            return number

        options = []
        for number in range(scenes):
            guarded = [chance.random() < 0.3 for _ in range(3)]
            if all(guarded):
                guarded[chance.randrange(3)] = False
            options.append(
                tuple(
                    Option(
                        text(8),
                        text(words // 3),
                        _tests(chance) if guard else (),
                        {meter: chance.choice(deltas) for meter in METERS if chance.random() < 0.6},
                        chance.choice(FLAGS) if chance.random() < 0.1 else None,
                        target(layer_of[number]),
                    )
                    for guard in guarded
                )
            )
        return Story(tuple(text(words) for _ in range(scenes)), tuple(options))

    @cached_property
    def scenario(self) -> Scenario:
        """The story as a scenario; ending number k is the one whose flag `end_k` was set."""
        b = Builder()
        set_somewhere = {option.flag for options in self.options for option in options}
        # A name that nothing sets is a fault in a scenario: it is always false.
        names = {flag: flag if flag in set_somewhere else "false" for flag in FLAGS}
        scenes: list[Scene] = []
        for number, (text, options) in enumerate(zip(self.texts, self.options, strict=True)):
            choices: list[Choice] = []
            for k, option in enumerate(options):
                guard = " and ".join(
                    (names[name] if limit else f"not {names[name]}")
                    if name in FLAGS
                    else f"{name} {sign} {limit}"
                    for name, sign, limit in option.tests
                )
                ends = option.target < 0
                sets = [option.flag] if option.flag else []
                choices.append(
                    b.choice(
                        f"c{k}",
                        guard or None,
                        text=option.text,
                        then=option.then,
                        effects=option.effects,
                        sets=(*sets, f"end_{-1 - option.target}") if ends else tuple(sets),
                        go=END if ends else f"s{option.target}",
                    )
                )
            scenes.append(b.scene(f"s{number}", *choices, text=text))
        endings: list[Ending] = [b.ending(f"e{k}", f"end_{k}") for k in range(ENDINGS)]
        endings.append(b.ending("none"))
        start = Effects(50, 50, 50, 0)
        return b.story(*scenes, endings=tuple(endings), meters=start, id="generated")

    @property
    def ink(self) -> str:
        """The story as compiled ink (version 21), as inkle's own compiler lays it out."""
        knots: dict[str, Any] = {
            "global decl": [
                "ev",
                *[part for meter in METERS for part in (50, {"VAR=": meter})],
                *[part for flag in FLAGS for part in (0, {"VAR=": flag})],
                *(-1, {"VAR=": "ending"}),
                "/ev",
                "end",
                None,
            ]
        }
        for number, (text, options) in enumerate(zip(self.texts, self.options, strict=True)):
            body: list[Any] = [f"^{text}", "\n"]
            branches: dict[str, Any] = {}
            for k, option in enumerate(options):
                test: list[Any] = []
                for place, (name, sign, limit) in enumerate(option.tests):
                    test += [{"VAR?": name}, limit, sign, *(["&&"] if place else [])]
                choice = {"*": f".^.c-{k}", "flg": 5 if test else 4}
                body += ["ev", "str", f"^{option.text}", "/str", *test, "/ev", choice]
                branches[f"c-{k}"] = _branch(option)
            knots[f"s{number}"] = [[*body, branches], None]
        for k in range(ENDINGS):
            knots[f"e{k}"] = ["ev", k, "/ev", {"VAR=": "ending", "re": True}, "^The end.", "\n", "end", None]
        first = [[{"->": "s0"}, ["done", {"#n": "g-0"}], None], "done", knots]
        return json.dumps({"inkVersion": 21, "root": first, "listDefs": {}})


def _branch(option: Option) -> list[Any]:
    """What follows a choice, in compiled ink."""
    branch: list[Any] = ["\n"]
    for meter, delta in option.effects.items():
        change = [{"VAR?": meter}, abs(delta), "+" if delta >= 0 else "-"]
        branch += ["ev", *change, "/ev", {"VAR=": meter, "re": True}]
    if option.flag:
        branch += ["ev", 1, "/ev", {"VAR=": option.flag, "re": True}]
    target = f"s{option.target}" if option.target >= 0 else f"e{-1 - option.target}"
    return [*branch, f"^{option.then}", "\n", {"->": target}, None]


def _layers(scenes: int, depth: int) -> list[list[int]]:
    """The numbers of the scenes, layer by layer: one first, then at most three times as many as before."""
    widths, left = [1], scenes - 1
    for layer in range(1, depth):
        widths.append(max(1, min(3 * widths[-1], left // (depth - layer))))
        left -= widths[-1]
    widths[-1] += left
    layers, first = [], 0
    for width in widths:
        layers.append(list(range(first, first + width)))
        first += width
    return layers


def _tests(chance: Random) -> tuple[tuple[str, str, int], ...]:
    meter = chance.choice(METERS)
    tests = [(meter, chance.choice((">=", "<")), 50 + chance.choice((-10, -5, 0, 5, 10)))]
    if chance.random() < 0.25:
        tests.append((chance.choice(FLAGS), "==", chance.choice((0, 1))))
    elif chance.random() < 0.25:
        other = chance.choice([name for name in METERS if name != meter])
        tests.append((other, chance.choice((">=", "<")), 50 + chance.choice((-10, 0, 10))))
    return tuple(tests)
