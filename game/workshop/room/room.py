"""The room: everything that a session knows, as one value without a clock, a file or a connection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from game.engine import Playthrough, offers, pick, shown, start
from game.model import Scenario
from game.page import Block, Page, PageKind, pages, present
from game.workshop.room.course import Course, Opened
from game.workshop.room.people import Participant, Word
from game.workshop.room.phase import Mode, Phase
from game.workshop.room.tally import Ballots, Movement, Tally, movement, tally
from game.workshop.room.turning import screens

Round = tuple[int, int]
"""A vote: decision and round, both from 1."""


@dataclass(frozen=True, slots=True)
class Room:
    """A session.

    `steps` counts the steps of the facilitator; `votes` holds, for each vote, who chose what; `hands` the
    counts that the facilitator typed, kept apart. `opened` remembers every vote ever opened, so that a
    number never stands for two questions. `own` are the picks of each participant where each plays alone.
    `words` are by number.
    """

    session: str
    scenario: Scenario
    seed: int
    course: Course
    mode: Mode = Mode.TOGETHER
    minutes: int = 25
    steps: int = 0
    people: Mapping[int, Participant] = field(default_factory=dict)
    votes: Mapping[Round, Ballots] = field(default_factory=dict)
    hands: Mapping[Round, Mapping[str, int]] = field(default_factory=dict)
    opened: tuple[Opened, ...] = ()
    own: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[int, Word] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def phase(self) -> Phase:
        """Where the session stands."""
        return self.course.phase

    @property
    def play(self) -> Playthrough:
        """The room's playthrough."""
        return self.course.play

    @property
    def decision(self) -> int:
        """The decision that the room stands at; 0 in the lobby."""
        return 0 if self.mode is Mode.OWN else self.course.decision

    @property
    def round(self) -> int:
        """The vote that is open, or was last, or comes next on this decision; 0 in the lobby."""
        if self.mode is Mode.OWN or self.phase is Phase.LOBBY:
            return 0
        if self.course.rounds:
            return self.course.rounds[-1]
        if self.phase in (Phase.ENDING, Phase.DEBRIEF) and self.course.before is not None:
            return replace(self, course=self.course.before).round
        return next_round(self)[0]

    @property
    def second(self) -> bool:
        """Whether the vote is one after a talk."""
        return len(self.course.rounds) > 1

    @property
    def asked(self) -> Playthrough:
        """The playthrough as it stood at the present decision: before the pick, once it is made."""
        play = self.play
        if self.phase in (Phase.CONSEQUENCE, Phase.ENDING, Phase.DEBRIEF) and play.previous is not None:
            return play.previous
        return play

    @property
    def came(self) -> tuple[Participant, ...]:
        """Those who have been here and are not kept out, by number."""
        return tuple(p for p in self.people.values() if p.came and not p.kept_out)

    @property
    def leaves(self) -> tuple[Page, ...]:
        """The pages to be read up to the present decision, the decision last."""
        return reading(self.play)

    @property
    def text(self) -> Page:
        """The page whose words the room reads now; during a vote the decision itself."""
        if self.phase is Phase.CONSEQUENCE:
            return consequence_of(self.play) or standing_at(self.asked)
        if self.phase in (Phase.ENDING, Phase.DEBRIEF):
            return standing_at(self.play)
        leaves = self.leaves
        return leaves[min(self.course.leaf, len(leaves) - 1)]

    @property
    def screens(self) -> tuple[tuple[Block, ...], ...]:
        """The words of the present page, screen by screen."""
        return screens(self.text, self.course.turns)

    @property
    def turns(self) -> int:
        """How many screens the present page needs."""
        return len(self.screens)

    def counted(self, round: int | None = None) -> Tally:
        """The tally of a vote on the present decision; of the latest one unless told otherwise."""
        if round is None:
            round = self.course.rounds[-1] if self.course.rounds else 0
        return self.tally_at(self.asked, self.course.decision, round)

    def tally_at(self, play: Playthrough, decision: int, round: int) -> Tally:
        """The tally of any vote; `play` stands at the decision."""
        key = (decision, round)
        return tally(open_choices(play), self.ballots(key), self.hands.get(key, {}))

    def ballots(self, key: Round) -> Ballots:
        """Who chose what in a vote, without those who are kept out."""
        ballots = self.votes.get(key, {})
        people = self.people
        if any(people[number].kept_out for number in ballots if number in people):
            return {n: c for n, c in ballots.items() if n in people and not people[n].kept_out}
        return ballots

    def moved(self) -> Movement | None:
        """How the room moved between the first and the latest vote on this decision; None after only one."""
        if not self.second:
            return None
        first, last = self.course.rounds[0], self.course.rounds[-1]
        decision = self.course.decision
        return movement(
            open_choices(self.asked), self.ballots((decision, first)), self.ballots((decision, last))
        )

    def mine(self, number: int) -> str | None:
        """What a participant chose in the latest vote on the present decision."""
        rounds = self.course.rounds
        return self.votes.get((self.course.decision, rounds[-1]), {}).get(number) if rounds else None

    def first(self, number: int) -> str | None:
        """What a participant chose in the vote before the latest one."""
        rounds = self.course.rounds
        if len(rounds) < 2:
            return None
        return self.votes.get((self.course.decision, rounds[-2]), {}).get(number)

    def own_play(self, number: int) -> Playthrough:
        """The playthrough of a participant who plays alone."""
        return own_play(self.scenario, self.seed, self.own.get(number, ()))


def new_room(
    session: str, scenario: Scenario, seed: int, mode: Mode = Mode.TOGETHER, minutes: int = 25
) -> Room:
    """A room in its lobby."""
    return Room(session, scenario, seed, Course(Phase.LOBBY, start(scenario, seed)), mode, minutes)


def own_of(votes: Mapping[Round, Ballots]) -> dict[int, tuple[str, ...]]:
    """Each participant's picks where everyone plays alone: decision after decision, as far as there are
    any."""
    own: dict[int, tuple[str, ...]] = {}
    for decision, round in sorted(votes):
        for number, choice in votes[decision, round].items() if round == 1 else ():
            picks = own.get(number, ())
            if len(picks) == decision - 1:
                own[number] = (*picks, choice)
    return own


def next_round(room: Room) -> tuple[int, int]:
    """The number of the next vote on the present decision, and how many were held on it before.

    A number is used again only where an undone step opened the very same vote, whose choices then still
    count.
    """
    decision, picks, nth = room.course.decision, room.play.picks, len(room.course.rounds)
    for opened in room.opened:
        if (opened.decision, opened.picks, opened.nth) == (decision, picks, nth):
            return opened.round, nth
    used = [opened.round for opened in room.opened if opened.decision == decision]
    return max(used, default=0) + 1, nth


def open_choices(play: Playthrough) -> tuple[str, ...]:
    """The ids that can be chosen as a play stands, in the order shown."""
    return tuple(offer.choice.id for offer in shown(play) if offer.open)


def is_open(play: Playthrough, choice: str) -> bool:
    """Whether a choice can be picked as a play stands."""
    return any(offer.open and offer.choice.id == choice for offer in offers(play))


@lru_cache(maxsize=256)
def reading(play: Playthrough) -> tuple[Page, ...]:
    """The passages before a decision or an ending, and that page last; without what came of the last pick."""
    return tuple(page for page in pages(play) if page.kind is not PageKind.CONSEQUENCE)


@lru_cache(maxsize=256)
def standing_at(play: Playthrough) -> Page:
    """The decision or ending that a play stands at."""
    return present(play)


@lru_cache(maxsize=256)
def consequence_of(play: Playthrough) -> Page | None:
    """What came of the last pick, or None where the scenario says nothing."""
    found = pages(play)
    return found[0] if found and found[0].kind is PageKind.CONSEQUENCE else None


@lru_cache(maxsize=4096)
def own_play(scenario: Scenario, seed: int, picks: tuple[str, ...]) -> Playthrough:
    """A play by its picks, as far as they fit."""
    if not picks:
        return start(scenario, seed)
    before = own_play(scenario, seed, picks[:-1])
    fits = before.length == len(picks) - 1 and is_open(before, picks[-1])
    return pick(before, picks[-1]) if fits else before
