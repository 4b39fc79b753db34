"""One decision as a program: from the tests that hold in a state to what is on screen and what can follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from game.engine.chance import draw, hash_text, place
from game.engine.compiler import compile_key
from game.engine.move import Move
from game.engine.slots import Slots, State
from game.model import Choice, Expression, Scene
from game.model.expression import Chose

_MOST_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice as it stands now: `open`, or on screen and locked with the author's reason in `why_not`."""

    choice: Choice
    open: bool
    why_not: str | None = None


class Toss(NamedTuple):
    """A choice whose result is left to chance: the possible moves, each with its whole weight."""

    hash: int
    weighed: tuple[tuple[int, Move], ...]
    total: int

    def fall(self, seed: int, number: int) -> Move:
        """The move that pick `number` of a playthrough with that seed gets."""
        drawn = draw(seed, number, self.hash, self.total)
        for weight, move in self.weighed[:-1]:
            if drawn < weight:
                return move
            drawn -= weight
        return self.weighed[-1][1]


def weighed(result: Move | Toss) -> tuple[tuple[int, Move], ...]:
    """The moves that may follow a pick, each with its weight; one alone where nothing is left to chance."""
    return result.weighed if isinstance(result, Toss) else ((1, result),)


class OfferSet(NamedTuple):
    """What a scene offers while the same tests hold.

    `offers` are on screen, in the author's order; `open` has, for each id that can be picked, in the same
    order, the move that follows, or the toss that decides between several; `sure` has only the former.
    """

    offers: tuple[Offer, ...]
    open: dict[str, Move | Toss]
    sure: dict[str, Move]


NOTHING = OfferSet((), {}, {})
"""What is offered after the end."""


class Arrival(Protocol):
    """Where a move leads, as far as offers go: a scene's program, or the end."""

    tests: tuple[Expression, ...]
    kept: dict[int, OfferSet]

    def decide(self, key: int) -> OfferSet:
        """What is offered where the tests hold whose bits are set, the first test in the lowest bit."""


class TheEnd:
    """The end, where nothing is offered."""

    tests: tuple[Expression, ...] = ()

    def __init__(self) -> None:
        self.kept = {0: NOTHING}

    def decide(self, key: int) -> OfferSet:
        """Nothing, whatever holds."""
        return NOTHING


class SceneProgram:
    """The program of one scene with choices.

    `tests` are all that its offers and outcomes depend on, choice by choice: the guard, whether a once-only
    choice was picked, the outcomes' guards. `decide` says what follows from those that hold, and remembers
    it in `kept`. `at` does both for a state.
    """

    __slots__ = ("_key", "_moves", "_offers", "_slots", "hash", "kept", "scene", "tests")

    def __init__(self, scene: Scene, moves: tuple[tuple[Move, ...], ...], slots: Slots) -> None:
        self.scene = scene
        self.hash = hash_text(scene.id)
        self._moves = moves
        self._slots = slots
        self.kept: dict[int, OfferSet] = {}
        tests: list[Expression] = []
        for choice in scene.choices:
            if choice.when is not None:
                tests.append(choice.when.expression)
            if choice.once:
                tests.append(Chose(scene.id, choice.id))
            tests.extend(o.when.expression for o in choice.outcomes if o.when is not None)
        self.tests = tuple(tests)
        self._offers = [
            (Offer(choice, True), None if choice.locked is None else Offer(choice, False, choice.locked))
            for choice in scene.choices
        ]
        self._key: Callable[[State], int] | None = None

    def at(self, state: State) -> OfferSet:
        """What is offered in a state of this scene."""
        if self._key is None:
            self._key = compile_key(self.tests, self._slots)
        return self.decide(self._key(state))

    def moves(self, choice: int) -> tuple[Move, ...]:
        """All moves of the choice at that index: one for each outcome, and last the choice's own."""
        return self._moves[choice]

    def order(self, seed: int) -> dict[str, int]:
        """For each choice id the key by which a playthrough of that seed sorts it on screen."""
        return {c.id: place(seed, self.hash, self._hash_of(c)) for c in self.scene.choices}

    def decide(self, key: int) -> OfferSet:
        """What is offered where the tests hold whose bits are set, the first test in the lowest bit."""
        found = self.kept.get(key)
        if found is None:
            if len(self.kept) >= _MOST_KEPT:
                self.kept.clear()
            found = self.kept[key] = self._decide(key)
        return found

    def _decide(self, key: int) -> OfferSet:
        offers: list[Offer] = []
        open: dict[str, Move | Toss] = {}
        bit = 0

        def test() -> bool:
            nonlocal bit
            bit += 1
            return bool(key >> (bit - 1) & 1)

        for choice, moves, (offer, locked) in zip(self.scene.choices, self._moves, self._offers, strict=True):
            allowed = choice.when is None or test()
            used = choice.once and test()
            holds = [outcome.when is None or test() for outcome in choice.outcomes]
            if used:
                continue
            if allowed:
                offers.append(offer)
                open[choice.id] = self._follow(choice, moves, holds) if holds else moves[-1]
            elif locked is not None:
                offers.append(locked)
        sure = {id: result for id, result in open.items() if isinstance(result, Move)}
        return OfferSet(tuple(offers), open, sure)

    def _follow(self, choice: Choice, moves: tuple[Move, ...], holds: list[bool]) -> Move | Toss:
        """The first outcome that holds happens, or shares by its odds with all that have odds and hold."""
        possible = [
            (outcome.odds, move)
            for outcome, move, held in zip(choice.outcomes, moves, holds, strict=False)
            if held
        ]
        if not possible:
            return moves[-1]
        odds, first = possible[0]
        weighed = tuple((odds, move) for odds, move in possible if odds is not None)
        if odds is None or len(weighed) == 1:
            return first
        return Toss(self._hash_of(choice), weighed, sum(weight for weight, _ in weighed))

    def _hash_of(self, choice: Choice) -> int:
        return hash_text(f"{self.scene.id}.{choice.id}")
