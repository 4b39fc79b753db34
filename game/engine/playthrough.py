"""A playthrough: a scenario, a seed and the list of picks. Everything else follows from these.

Playthroughs are values. Picking gives a new one that shares its past with the old one; an illegal pick
raises and changes nothing; undo is the playthrough with one pick fewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.engine.errors import ChoiceNotOpen, IllegalPick, PlayOver, UnknownChoice
from game.engine.machine import Machine, machine_of
from game.engine.move import Move
from game.engine.program import Offer, OfferSet, Toss
from game.engine.slots import AT_END, Facts, State, meters_of
from game.model import Choice, Effects, Ending, Outcome, Paragraph, Scenario, Scene


@dataclass(frozen=True, slots=True)
class Turn:
    """One decision that was made: the scene, what was on screen, the pick and what came of it.

    `number` counts from 1; `offers` are in the author's order; `before` and `after` are states.
    """

    number: int
    scene: Scene
    offers: tuple[Offer, ...]
    choice: Choice
    outcome: Outcome | None
    effects: Effects
    then: tuple[Paragraph, ...]
    because: str
    before: State
    after: State


class Arrival(NamedTuple):
    """A scene that was entered, and the state on entering it, by which its guards are read."""

    scene: Scene
    state: State


class Playthrough(NamedTuple):
    """A play as it stands. Make one with `start`, go on with `pick`, go back with `undo`.

    `length` is the number of picks; `previous` and `move` lead back through the past, None at the start;
    `offered` is what can be picked now. Two playthroughs are equal when scenario, seed and picks are.
    """

    machine: Machine
    seed: int
    state: State
    length: int
    previous: Playthrough | None
    move: Move | None
    offered: OfferSet

    @property
    def scenario(self) -> Scenario:
        """The scenario that is played."""
        return self.machine.scenario

    @property
    def over(self) -> bool:
        """Whether the play has reached its end."""
        return self.state[0] == AT_END

    @property
    def stuck(self) -> bool:
        """Whether no choice is open at the decision that the play stands at: the scenario has a dead end.

        The reader refuses a scenario in which it finds one, but cannot look at every state of each.
        """
        return not self.over and not self.offered.open

    @property
    def scene(self) -> Scene | None:
        """The decision that the play stands at, or None at the end."""
        return None if self.over else self.machine.scenario.scenes[self.state[0]]

    @property
    def ending(self) -> Ending | None:
        """The ending, or None while decisions remain."""
        return self.machine.ending(self.state) if self.over else None

    @property
    def meters(self) -> Effects:
        """The four meters as they stand."""
        return meters_of(self.state)

    @property
    def facts(self) -> Facts:
        """The state in an author's words."""
        return self.machine.slots.facts(self.scenario, self.state)

    @property
    def picks(self) -> tuple[str, ...]:
        """The ids of the choices picked so far."""
        found = [play.move.choice.id for play in self._past() if play.move is not None]
        return tuple(reversed(found))

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The decisions made so far, in order."""
        found = [
            _turn(play.previous, play, play.move) for play in self._past() if play.move and play.previous
        ]
        return tuple(reversed(found))

    @property
    def last(self) -> Turn | None:
        """The latest decision, or None at the start."""
        if self.move is None or self.previous is None:
            return None
        return _turn(self.previous, self, self.move)

    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """The scenes entered since the last pick (or since the start), in order.

        All but the last only continue. The last is the decision that the play stands at; at the end it too
        only continued, or there is none.
        """
        machine = self.machine
        entered = machine.entered_first if self.move is None else self.move.entered
        return tuple(
            Arrival(machine.scenario.scenes[index], machine.arriving(entered, count, self.state))
            for count, index in enumerate(entered, start=1)
        )

    def _past(self) -> list[Playthrough]:
        found = []
        play: Playthrough | None = self
        while play is not None:
            found.append(play)
            play = play.previous
        return found

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Playthrough):
            return NotImplemented
        return self._identity() == other._identity()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._identity())

    def _identity(self) -> tuple[str, str, int, tuple[str, ...]]:
        return (self.scenario.id, self.scenario.digest, self.seed, self.picks)

    def __repr__(self) -> str:
        """The call that gives this playthrough, where its scenario stands under its id with `_` for `-`."""
        return f"replay({self.scenario.id.replace('-', '_')}, {self.seed}, {list(self.picks)}).play"


def start(scenario: Scenario, seed: int = 0) -> Playthrough:
    """A new playthrough; `seed` decides every toss and the order in which choices are shown."""
    machine = machine_of(scenario)
    return _new(Playthrough, (machine, seed, machine.first, 0, None, None, machine.first_offered))


def offers(play: Playthrough) -> tuple[Offer, ...]:
    """The choices on screen in the author's order, locked ones included; none at the end."""
    return play.offered.offers


def shown(play: Playthrough) -> tuple[Offer, ...]:
    """The offers in the order that this playthrough's seed gives them."""
    if play.over:
        return ()
    order = play.machine.program(play.state[0]).order(play.seed)
    return tuple(sorted(play.offered.offers, key=lambda offer: order[offer.choice.id]))


def pick(play: Playthrough, id: str) -> Playthrough:
    """The playthrough after choosing; raises an `IllegalPick` when that choice is not open."""
    machine, seed, before, length, _, _, offered = play
    try:
        move = offered.sure[id]
    except KeyError:
        move = _tossed(play, id)
    after, key = move.leap(before)
    try:
        offered = move.kept[key]
    except KeyError:
        offered = move.decide(key)
    return _new(Playthrough, (machine, seed, after, length + 1, play, move, offered))


def follow(play: Playthrough, move: Move) -> Playthrough:
    """The playthrough after a move that is possible now, however its toss would have fallen.

    This is for walking every path; what a player gets is `pick`.
    """
    after, key = move.leap(play.state)
    return Playthrough(play.machine, play.seed, after, play.length + 1, play, move, move.decide(key))


def refusal(play: Playthrough, id: str) -> IllegalPick:
    """The error that says why a choice cannot be picked as a playthrough stands."""
    scene = play.scene
    if scene is None:
        return PlayOver(play.length + 1, id)
    open = tuple(play.offered.open)
    if scene.choice(id) is None:
        return UnknownChoice(play.length + 1, scene.id, id, open)
    return ChoiceNotOpen(play.length + 1, scene.id, id, open)


def _tossed(play: Playthrough, id: str) -> Move:
    """The move of a choice that chance decides, or an `IllegalPick`."""
    toss = play.offered.open.get(id)
    if not isinstance(toss, Toss):
        raise refusal(play, id) from None
    return toss.fall(play.seed, play.length + 1)


def undo(play: Playthrough) -> Playthrough:
    """The playthrough with one pick fewer; at the start, the same one."""
    return play if play.previous is None else play.previous


def back_to(play: Playthrough, number: int) -> Playthrough:
    """The playthrough as it stood before pick `number`, counted from 1."""
    while play.length >= number and play.previous is not None:
        play = play.previous
    return play


def _turn(before: Playthrough, after: Playthrough, move: Move) -> Turn:
    return Turn(
        number=after.length,
        scene=before.machine.scenario.scenes[move.source],
        offers=before.offered.offers,
        choice=move.choice,
        outcome=move.outcome,
        effects=move.effects,
        then=move.then,
        because=move.because,
        before=before.state,
        after=after.state,
    )


_new = tuple.__new__
