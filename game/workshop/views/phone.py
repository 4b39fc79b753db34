"""What a phone gets: a page and what is its own. Never a meter, a tally before its time, or anybody else's
vote."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property

from game.page import Row
from game.workshop.room.debriefing import WORDS, Stage, stage_of
from game.workshop.room.people import Participant
from game.workshop.room.phase import LEAST, Mode, Phase
from game.workshop.room.room import Room, consequence_of, standing_at
from game.workshop.room.tally import Movement, Tally
from game.workshop.room.words import capital, changed, chose, first_sentence, number, too_few, took
from game.workshop.views.alone import alone
from game.workshop.views.around import Around
from game.workshop.views.mine import mine
from game.workshop.views.talk import Talk, talk_of
from game.workshop.views.text import Data, choice_of, text_of

_WITH_CHOICES = (Phase.VOTE, Phase.CLOSED, Phase.SHOWN, Phase.DISCUSS)
_NAMED = (Phase.LOBBY, Phase.DEBRIEF)
_LOOK_UP = "Voting has closed. Look up."


class Phones:
    """The phones' view of one room at one moment: what is alike for many is worked out once.

    `now` is the moment, by the session's clock; `version` goes with every message; `part` makes a message's
    HTML.
    """

    def __init__(
        self,
        room: Room,
        around: Around,
        now: float,
        version: str = "",
        part: Callable[[Data], str] | None = None,
        words: Mapping[int, str] | None = None,
    ) -> None:
        self.room = room
        self.around = around
        self.now = now
        self.version = version
        self._part = part
        self._own_words = words or {}
        self._written: dict[tuple[object, ...], str] = {}

    def message(self, who: Participant, html: bool = False) -> Data:
        """The whole `page` message for a participant."""
        found: Data = json.loads(self.encoded(who, html))
        return found

    def encoded(self, who: Participant, html: bool = False) -> str:
        """The same as JSON; all but the name is written once for all whose pages are alike."""
        named = who.name if self.room.phase in _NAMED else ""
        key = (html, named, *self._alike(who))
        found = self._written.get(key)
        if found is None:
            state = {**self.shared, **self.personal(who)}
            if html and self._part is not None:
                # Elsewhere no name is drawn, so that a page written once can be given to many.
                state["html"] = self._part({**state, "name": named})
            found = self._written[key] = json.dumps(state, ensure_ascii=False)[:-1]
        return f'{found}, "name": {json.dumps(who.name, ensure_ascii=False)}}}'

    def _alike(self, who: Participant) -> tuple[object, ...]:
        """What tells two participants' pages apart now, beside their names."""
        room, number = self.room, who.number
        if room.mode is Mode.OWN or room.phase is Phase.DEBRIEF:
            return (number,)
        decision = room.course.decision
        votes = tuple(room.votes.get((decision, round), {}).get(number) for round in room.course.rounds)
        return (votes, who.half if room.mode is Mode.HALVES else 0, bool(who.name))

    @cached_property
    def shared(self) -> Data:
        """What every phone gets, whoever holds it."""
        room = self.room
        found: Data = {
            "v": 1,
            "type": "page",
            "version": self.version,
            "phase": room.phase.value,
            "mode": room.mode.value,
            "delete_on": self.around.delete_on,
            "of": self.around.of,
        }
        if room.mode is Mode.OWN:
            return found
        found |= {"decision": room.decision, "round": room.round, "page": self._page()}
        if room.phase is Phase.SHOWN:
            found["split"] = self.split
        taken = room.course.took
        if taken is not None and room.phase is Phase.CONSEQUENCE:
            row = self._rows[taken.choice]
            found["took"] = {
                "id": row.id,
                "number": row.number,
                "text": row.text,
                "how": taken.how.value,
                "words": took(room, taken).replace("The room takes", "The room took"),
                "why": taken.why,
            }
        return found

    def personal(self, who: Participant) -> Data:
        """What one participant's phones get beside that: their name, their vote, their words and the
        clock."""
        room, clock = self.room, self.room.course.clock
        found: Data = {
            "remaining": None if clock is None else round(clock.remaining(self.now), 1),
        }
        if clock is not None and clock.held:
            found["paused"] = True
        phase = room.phase
        if room.mode is Mode.OWN:
            found |= alone(room, who)
            phase = Phase(found.get("phase", phase.value))
        else:
            found["mine"] = room.mine(who.number)
            if room.second and phase in _WITH_CHOICES:
                found["first"] = room.first(who.number)
            if phase is Phase.DISCUSS:
                talk = self._talks[who.half]
                found["talk"] = {"title": talk.title, "how": talk.how, "lines": list(talk.lines)}
            if phase is Phase.CONSEQUENCE:
                found["mine_was"] = chose(room, who.number)
        if phase is Phase.DEBRIEF:
            found["stage"] = {"id": self._stage.id, "title": self._stage.label, "lines": []}
            if self._stage.id == WORDS:
                found["word"] = {"ask": "How was it? One word.", "mine": self._own_words.get(who.number)}
            found |= mine(room, who.number, self.around)
        lead, foot, quiet = self._words(phase, who, found["mine"])
        found["say"] = {"lead": lead, "foot": foot, "quiet": quiet}
        return found

    @cached_property
    def split(self) -> Data | None:
        """The split as a phone may see it, None where too few voted."""
        room, tally = self.room, self._tally
        if not tally.shown:
            return None
        first = room.counted(room.course.rounds[0]) if room.second else None
        if first is not None and not first.shown:
            first = None
        count = None if self._moved is None else self._moved.changed
        return {
            "voted": tally.voted,
            "rows": [_bar(row, tally, first) for row in room.text.rows if row.open],
            "changed": count if count is None or count >= LEAST or count == 0 else None,
        }

    def _page(self) -> Data:
        room = self.room
        match room.phase:
            case Phase.LOBBY:
                return {"title": room.scenario.title, "paragraphs": [], "choices": []}
            case Phase.DEBRIEF:
                return {"title": "My path and the room", "paragraphs": [], "choices": []}
            case Phase.CONSEQUENCE if consequence_of(room.play) is None:
                asked = standing_at(room.asked)
                return {"title": asked.title, "object": asked.object, "paragraphs": [], "choices": []}
        choices = [choice_of(row) for row in room.text.rows] if room.phase in _WITH_CHOICES else []
        return {**text_of(room.text), "choices": choices}

    @cached_property
    def _tally(self) -> Tally:
        return self.room.counted()

    @cached_property
    def _moved(self) -> Movement | None:
        return self.room.moved()

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {row.id: row for row in standing_at(self.room.asked).rows}

    @cached_property
    def _talks(self) -> dict[int, Talk]:
        return {half: talk_of(self.room, half) for half in (1, 2)}

    @cached_property
    def _stage(self) -> Stage:
        return stage_of(self.room)

    def _words(self, phase: Phase, who: Participant, mine: str | None) -> tuple[str, str, str]:
        """The words of the phone's cover or lead, of its foot and of the quiet line under it."""
        delete_on, own = self.around.delete_on, self.room.mode is Mode.OWN
        match phase:
            case Phase.LOBBY:
                lead = (
                    "No one else sees this name. It brings you back if your phone drops out, "
                    f"and is deleted with your choices on {delete_on}."
                )
                return (lead if who.name else ""), "You’re in", "Keep this page open, and look up."
            case Phase.READ:
                return "", "Reading", "Voting hasn’t opened yet."
            case Phase.VOTE if own:
                quiet = "Choose one. You can change it until you choose the next."
                return "What do you do?", "Your own path", quiet
            case Phase.VOTE:
                return self._voting(mine)
            case Phase.CLOSED if own:
                lead = "Playing has stopped. Look up."
                return lead, "Your path is kept", "Your debrief comes to this phone."
            case Phase.CLOSED if mine is None:
                quiet = "That’s allowed. The next vote is yours too."
                return _LOOK_UP, "Nothing from you this round", quiet
            case Phase.CLOSED:
                foot = f"Your choice, {self._number(mine)}, is in"
                return _LOOK_UP, foot, "No one else sees whose it is."
            case Phase.SHOWN:
                return self._shown
            case Phase.DISCUSS:
                lead = self._talks[who.half].title
                return lead, "Put your phone down", "It wakes when voting opens again."
            case Phase.CONSEQUENCE:
                next = "The ending comes" if self.room.play.over else "The next scene starts"
                return "", "Read, then look up", f"{next} on the screen."
            case Phase.ENDING:
                quiet = "Others may still be playing." if own else "What happened here comes next."
                return "", "The end", quiet
            case Phase.DEBRIEF:
                return "", "Only on this phone", f"Deleted with your choices on {delete_on}."

    def _number(self, choice: str | None) -> str:
        row = None if choice is None else self._rows.get(choice)
        return "" if row is None else str(row.number)

    def _voting(self, mine: str | None) -> tuple[str, str, str]:
        second = self.room.second
        lead = "Vote again. The same choice or another: both are votes." if second else "What do you do?"
        if mine is not None:
            return lead, f"Saved: {self._number(mine)}", "You can change it until voting closes."
        if second:
            return lead, "Second vote is open", "Nothing is saved for this round yet."
        if len(self._rows) > 4:
            many = capital(number(len(self._rows)))
            return lead, "Voting is open", f"{many} choices: scroll to see them all."
        return lead, "Voting is open", "Choose one. You can still change it after."

    @cached_property
    def _shown(self) -> tuple[str, str, str]:
        tally, moved = self._tally, self._moved
        if not tally.shown:
            return f"{too_few(tally)}.", "Look up", "The room goes on from here."
        if moved is None:
            lead = f"How the room split. {tally.voted} voted."
            return lead, "The room is looking at this", "The mark on each bar is half the room."
        lead = f"Before and after talking. {changed(moved)}"
        return lead, "The room is looking at this", "Thin bar: first vote. Thick bar: second."


def _bar(row: Row, tally: Tally, first: Tally | None) -> Data:
    return {
        "id": row.id,
        "number": row.number,
        "short": first_sentence(row.text),
        "count": tally.count(row.id),
        "percent": tally.percent(row.id),
        "then": None if first is None else first.count(row.id),
        "hands": tally.hands[tally.choices.index(row.id)],
    }
