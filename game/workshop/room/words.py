"""The sentences that phone, console and screen share: counts, numbers and what the room took."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief import joined
from game.page import Row
from game.workshop.room.course import Took
from game.workshop.room.phase import How, Phase
from game.workshop.room.room import Room, standing_at
from game.workshop.room.tally import Movement, Tally

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """A count as a word up to ten, else in digits."""
    return _NUMBERS[count] if 0 <= count <= 10 else str(count)


def capital(text: str) -> str:
    """A text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun: "1 hand", "6 hands"."""
    return f"{count} {one if count == 1 else many}"


def minutes(seconds: float) -> str:
    """A length of time: "30 s", "1 minute", "2 minutes"."""
    whole = round(seconds)
    if whole % 60:
        return f"{whole} s"
    return counted(whole // 60, "minute", "minutes")


def first_sentence(text: str) -> str:
    """The first sentence of a choice, which stands for it once the vote is over.

    A quotation isn't cut open: one that begins with the choice is taken to its end.
    """
    for at, sign in enumerate(text):
        if sign in ".?!…":
            end = at + 1
            while end < len(text) and text[end] in ".?!…”’\"')":
                end += 1
            if (end == len(text) or text[end].isspace()) and not _open_quote(text[:end]):
                return text[:end]
    return text


def _open_quote(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def first_words(text: str, words: int = 3) -> str:
    """The first words of a choice, where there is no room for more."""
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]).rstrip(",.;:") + "…"


def row(room: Room, choice: str) -> Row:
    """The row of a choice on the present decision."""
    return next(r for r in standing_at(room.asked).rows if r.id == choice)


def sign(room: Room, choice: str) -> str:
    """The number of a choice as the room sees it."""
    return str(row(room, choice).number)


def signs(room: Room, choices: Sequence[str]) -> list[str]:
    """The numbers of choices, ascending."""
    return [str(n) for n in sorted(row(room, choice).number for choice in choices)]


def headline(room: Room, tally: Tally) -> str:
    """A sentence of fact over a split."""
    leading = tally.leading
    if not leading:
        return "Nobody has voted"
    voices = tally.voices
    total, most = sum(voices), max(voices)
    if len(leading) > 1:
        level = joined(signs(room, leading))
        return f"The room is level between {level}"
    if 2 * most < total:
        return "No choice has half the room"
    number = sign(room, leading[0])
    if most == total:
        return f"All {total} chose {number}" if total > 1 else f"One chose {number}"
    return f"{most} of {total} chose {number}"


def ahead(tally: Tally) -> str:
    """What leads a vote, as true as it is: a majority is more than half of the voices, and is claimed only
    where the split may be shown."""
    if tally.shown and 2 * max(tally.voices) > sum(tally.voices):
        return "the majority"
    return "the leading choices" if len(tally.leading) > 1 else "the leading choice"


def ruled(how: How, tally: Tally) -> str:
    """By what rule the room went on after a vote, as a table of results says it."""
    match how:
        case How.MAJORITY:
            return _aheads_choice(tally)
        case How.TIE:
            return "the facilitator, in a tie"
        case How.OVERRULED:
            return f"the facilitator, against {ahead(tally)}"
        case How.UNVOTED:
            return "the facilitator; nobody voted"


def _aheads_choice(tally: Tally) -> str:
    words = ahead(tally)
    return "the majority’s choice" if words == "the majority" else words


def voted(tally: Tally) -> str:
    """How many voted, as a sentence."""
    hands = sum(tally.hands)
    phones = f"{tally.voted} voted"
    return f"{phones}, and {counted(hands, 'hand', 'hands')}" if hands else phones


def too_few(tally: Tally) -> str:
    """Why no split is shown."""
    if tally.voted == 0:
        return "Nobody voted by phone"
    return f"{capital(number(tally.voted))} voted: too few to show"


def changed(moved: Movement) -> str:
    """How many changed, as a sentence; a group under five is not told apart."""
    if moved.changed is None:
        return "Too few voted both times to show who changed."
    if moved.changed == 0:
        return f"None of {moved.both} changed."
    if moved.changed < 5:
        return f"Fewer than five of {moved.both} changed."
    return f"{moved.changed} of {moved.both} changed."


def took(room: Room, taken: Took) -> str:
    """By what rule the room went on, as the screen says it."""
    number = sign(room, taken.choice)
    match taken.how:
        case How.MAJORITY:
            return f"The room takes {_aheads_choice(room.counted())}"
        case How.TIE:
            return f"A tie. The facilitator takes {number}."
        case How.UNVOTED:
            return f"Nobody voted. The facilitator takes {number}."
        case How.OVERRULED:
            return f"The facilitator takes {number}, against {ahead(room.counted())}: “{taken.why}”"


def chose(room: Room, number: int) -> str:
    """What a participant chose on the present decision, for their own phone."""
    decision, rounds = room.course.decision, room.course.rounds
    votes = [room.votes.get((decision, round), {}).get(number) for round in rounds]
    mine = [row(room, choice).number for choice in votes if choice is not None]
    if not mine:
        return "Nothing from you on this one."
    if len(mine) == 1:
        return f"You chose {mine[0]}."
    if len(set(mine)) == 1:
        return f"You chose {mine[0]} both times." if len(mine) == 2 else f"You chose {mine[0]} each time."
    return f"You chose {mine[0]}, then {mine[-1]}."


STANDS = {
    Phase.LOBBY: "the lobby",
    Phase.READ: "reading",
    Phase.VOTE: "an open vote",
    Phase.CLOSED: "a closed vote",
    Phase.SHOWN: "the split",
    Phase.DISCUSS: "the talk",
    Phase.CONSEQUENCE: "what happened",
    Phase.ENDING: "the ending",
    Phase.DEBRIEF: "the debrief",
}
"""Where a session stands, in words for a refusal."""
