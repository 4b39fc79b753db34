"""What the handout tells of a session: what happened, how the room voted, the map with the room's way in it,
the decision that divided it most with one position on it, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.map.chart import charted
from game.debrief import TAKE_AWAY, principles
from game.model import plain
from game.page import Row
from game.pictures import Library
from game.pictures.own import Beside, nothing_beside
from game.storage.pictures import shipped_pictures
from game.workshop.pages.album import Album
from game.workshop.pages.brought import on_paper
from game.workshop.pages.handout import Decided, Divided, Handout, Tallied
from game.workshop.pages.handout import handout as printed
from game.workshop.results.rows import ResultRow, rows, took
from game.workshop.results.story import story
from game.workshop.room.debriefing import Held, changed, divided, held
from game.workshop.room.phase import LEAST, Mode
from game.workshop.room.room import Room, standing_at
from game.workshop.room.words import first_sentence
from game.workshop.store.record import Record

NOTE = "By phone; hands stand apart. Nothing is broken down under five people."
TOO_FEW = "Too few voted to show"


def handout(room: Room, record: Record, beside: Beside = nothing_beside) -> tuple[str, str]:
    """The handout as HTML, and the content security policy under which it is served. `beside` finds the
    pictures that the scenario's author brought."""
    files = shipped_pictures()
    album = Album(room.scenario, Library(files.data, files.text), beside, on_paper)
    return printed(told(room, record), album)


def told(room: Room, record: Record) -> Handout:
    """All that the handout tells of a room."""
    found = held(room)
    together = room.mode is not Mode.OWN
    ending = room.play.ending if together else None
    moved = changed(found)
    return Handout(
        title=record.title,
        language=room.scenario.language,
        who=_who(len(room.came), together),
        decisions=tuple(_decisions(room, found)),
        ending="" if ending is None else ending.title,
        ending_words=() if ending is None else tuple(paragraph.plain for paragraph in ending.prose),
        ending_object=None if ending is None else ending.object,
        map=story(
            charted(room.scenario, room.play if together else None),
            {one.scene.id: one.number for one in found} if together else {},
        ),
        divided=_divided(found),
        moved=""
        if moved is None or moved.moved is None
        else f"The room moved most at {moved.scene.title}: "
        f"{moved.moved.changed} of {moved.moved.both} changed after talking.",
        take_away=TAKE_AWAY,
        questions=(
            "Where do we have a decision like these? What do people lose by saying so?",
            *(plain(question) for question in room.scenario.questions[:1]),
        ),
        votes_note=NOTE if together else "",
        together=together,
    )


def _who(people: int, together: bool) -> str:
    if people >= LEAST:
        how = " together" if together else ", each on their own path"
        return f"What a room of {people} decided{how}."
    return "What happened."


def _decisions(room: Room, found: tuple[Held, ...]) -> Iterator[Decided]:
    counted: dict[int, dict[int, list[ResultRow]]] = {}
    for row in rows(room):
        counted.setdefault(row.decision, {}).setdefault(row.vote, []).append(row)
    taken = took(room)
    for one in found:
        votes = counted.get(one.number, {})
        first, last = (votes[min(votes)], votes[max(votes)]) if votes else ([], [])
        before = {row.choice: row.votes for row in first} if len(votes) > 1 else {}
        how = taken.get(one.number)
        few = TOO_FEW if last and all(row.votes is None for row in last) else ""
        whole = next((row.text for row in standing_at(one.play).rows if row.id == one.took), "")
        yield Decided(
            number=one.number,
            title=one.scene.title,
            object=one.scene.object,
            rows=tuple(_tallied(row, before.get(row.choice), one.took) for row in last),
            taken=whole if room.mode is not Mode.OWN else few or _most(last),
            rule=next((f"Taken by {row.taken}" for row in last if row.taken and how and how.why), ""),
            reason="" if how is None or not how.why else how.why,
            few=few,
        )


def _most(shown: list[ResultRow]) -> str:
    """What most people chose where each chose alone; every choice that is level with it."""
    votes = [row.votes or 0 for row in shown]
    most = max(votes, default=0)
    found = " / ".join(row.text for row in shown if row.votes == most)
    return f"{most} of {sum(votes)}: {found}" if most else ""


def _tallied(row: ResultRow, first: int | None, taken: str | None) -> Tallied:
    return Tallied(
        number=row.number,
        text=first_sentence(row.text),
        first=first if row.votes is not None else None,
        last=row.votes,
        percent=row.percent,
        hands=row.hands,
        taken=row.choice == taken,
    )


def _divided(found: tuple[Held, ...]) -> Divided | None:
    one = divided(found)
    if one is None:
        return None
    shown: dict[str, Row] = {row.id: row for row in standing_at(one.play).rows}
    counts = dict(zip(one.first.choices, one.first.phones, strict=True))
    most = sorted(counts, key=lambda id: -counts[id])[:2]
    sides = tuple(
        (row.number, first_sentence(row.text), counts[id]) for id, row in shown.items() if id in most
    )
    moment = one.scene.moment
    return Divided(
        title=one.scene.title,
        object=one.scene.object,
        sides=sides,
        cues=() if moment is None else tuple(plain(cue) for cue in moment.cues),
        called_for="" if moment is None else principles(moment.calls_for),
        why="" if moment is None else plain(moment.why),
    )
