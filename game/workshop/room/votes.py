"""Votes and words from phones: what is taken, and what counts once it is on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.workshop.room.debriefing import WORDS, stage_of
from game.workshop.room.messages import (
    Agree,
    Effect,
    Refresh,
    Refuse,
    Said,
    Saved,
    SaveVote,
    SaveWord,
    Say,
    Vote,
)
from game.workshop.room.people import Participant, Word
from game.workshop.room.phase import Mode, Phase
from game.workshop.room.room import Room, Round, is_open
from game.workshop.room.words import sign

LONGEST_WORD = 40


def asked(room: Room, vote: Vote) -> tuple[Effect, ...]:
    """What a vote comes to as the room stands: to be saved, saved already, or refused in words."""
    person = room.people.get(vote.number)
    if person is None or person.kept_out:
        return (Refuse("This seat is closed. Ask the facilitator."),)
    if room.mode is Mode.OWN:
        return _asked_alone(room, vote)
    mine = room.mine(vote.number)
    if room.phase is not Phase.VOTE:
        return (_late(room, vote, mine),)
    if (vote.decision, vote.round) != (room.decision, room.round):
        return (Refuse("That vote has closed. This is another one: look at the choices again.", mine),)
    if not is_open(room.play, vote.choice):
        return (Refuse("That choice isn’t open here. Choose one of the others.", mine),)
    return (Agree(),) if mine == vote.choice else (SaveVote(vote),)


def _late(room: Room, vote: Vote, mine: str | None) -> Refuse:
    if room.phase in (Phase.LOBBY, Phase.READ):
        return Refuse("Voting hasn’t opened yet.", mine)
    if mine is None:
        return Refuse("Voting has closed, so this one wasn’t saved. The next vote is yours too.")
    still = sign(room, mine)
    here = vote.decision == room.decision and is_open(room.asked, vote.choice)
    came = f"Your {sign(room, vote.choice)} came after voting closed." if here else "It came too late."
    return Refuse(f"Not changed: {still} still counts. {came}", mine)


def _asked_alone(room: Room, vote: Vote) -> tuple[Effect, ...]:
    picks = room.own.get(vote.number, ())
    last = picks[-1] if picks else None
    if room.phase is not Phase.VOTE:
        words = "Playing hasn’t begun yet." if room.phase is Phase.LOBBY else "Playing has stopped."
        return (Refuse(words, last),)
    if vote.round != 1 or vote.decision not in (len(picks), len(picks) + 1) or vote.decision < 1:
        return (Refuse("You have gone on since. Look at the choices again.", last),)
    before = room.own_play(vote.number)
    if vote.decision == len(picks) and before.previous is not None:
        before = before.previous
    if not is_open(before, vote.choice):
        return (Refuse("That choice isn’t open here. Choose one of the others.", last),)
    return (Agree(),) if vote.decision == len(picks) and vote.choice == last else (SaveVote(vote),)


def saved(room: Room, message: Saved) -> tuple[Room, tuple[Effect, ...]]:
    """The room with votes that are on disk, the later ones of a person in place of the earlier."""
    rounds: dict[Round, dict[int, str]] = {}
    for vote in message.votes:
        rounds.setdefault((vote.decision, vote.round), {})[vote.number] = vote.choice
    votes = dict(room.votes)
    for key, ballots in rounds.items():
        votes[key] = {**votes.get(key, {}), **ballots}
    who = frozenset(vote.number for vote in message.votes)
    after = replace(room, votes=votes, people=_came(room, who))
    if room.mode is Mode.OWN:
        after = replace(after, own=_own(room, message))
    return after, (Refresh(phones=who, count=True),)


def _came(room: Room, who: frozenset[int]) -> Mapping[int, Participant]:
    new = [n for n in who if n in room.people and not room.people[n].came]
    if not new:
        return room.people
    return {**room.people, **{n: replace(room.people[n], came=True) for n in new}}


def _own(room: Room, message: Saved) -> Mapping[int, tuple[str, ...]]:
    own = dict(room.own)
    for vote in message.votes:
        picks = own.get(vote.number, ())
        if vote.decision <= len(picks) + 1:
            own[vote.number] = (*picks[: vote.decision - 1], vote.choice)
    return own


def word_asked(room: Room, say: Say) -> tuple[Effect, ...]:
    """What a word comes to: it is taken while the room is asked for one, and shown only when let through."""
    person = room.people.get(say.number)
    if person is None or person.kept_out:
        return (Refuse("This seat is closed. Ask the facilitator."),)
    if room.phase is not Phase.DEBRIEF or stage_of(room).id != WORDS:
        return (Refuse("No word is asked for now."),)
    text = " ".join(say.text.split())
    if not text:
        return (Refuse("A word needs letters."),)
    if len(text) > LONGEST_WORD or not text.isprintable():
        return (Refuse(f"One word, or a few: at most {LONGEST_WORD} signs."),)
    return (SaveWord(replace(say, text=text)),)


def said(room: Room, message: Said) -> tuple[Room, tuple[Effect, ...]]:
    """The room with a word that is on disk; a changed one has to be let through again."""
    words = {**room.words, message.number: Word(message.number, message.text)}
    return replace(room, words=words), (Refresh(count=True),)
