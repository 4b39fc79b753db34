"""The projector's pages of the room's debrief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from game.debrief import joined, principles
from game.model import Moment
from game.page import Row
from game.page.projector import (
    AskPage,
    CuesPage,
    DividedPage,
    Line,
    MovedPage,
    Part,
    PathPage,
    ProjectorPage,
    Stay,
    Stream,
    Taken,
    WordsPage,
)
from game.workshop.room.debriefing import (
    CHANGED,
    CUES,
    DIVIDED,
    END,
    HERE,
    NEXT,
    PATH,
    WHAT_IF,
    WHY,
    WORDS,
    Held,
    Stage,
    changed,
    divided,
    held,
    stage_of,
    stages,
)
from game.workshop.room.phase import LEAST, Mode
from game.workshop.room.room import Room, standing_at
from game.workshop.room.tally import Flow, Tally
from game.workshop.room.words import first_sentence, first_words, minutes

TAKE_AWAY = (
    "In the next two weeks, where might the expected decision and the right one come apart?",
    "What is the first sentence you’d say? Say it to a neighbour.",
)
ASKS = {
    HERE: (
        "Here",
        ("Where do we have a decision like this one?", "What do people lose by saying so?"),
    ),
    WHAT_IF: (
        "What if",
        (
            "What if the boss were worse?",
            "What if the stake were smaller?",
            "What if you were the one paid least?",
        ),
    ),
    NEXT: ("Now what", TAKE_AWAY),
    END: ("Your own debrief is on your phone", ("It is only there. Argue with it.",)),
}


def debriefed(room: Room, common: dict[str, Any]) -> ProjectorPage:
    """The page of the present part of the debrief."""
    stage = stage_of(room)
    found = held(room)
    common = {**common, "right": _next(room)}
    split = divided(found)
    if stage.id == WORDS:
        words = tuple(word.text for word in room.words.values() if word.through)
        return WordsPage(title="How was it?", words=words, ask="One word each, aloud or by phone", **common)
    if stage.id == PATH:
        return _path(room, found, common)
    if stage.id == DIVIDED:
        return _divided(room, split, stage, common)
    if stage.id == CHANGED:
        moved = changed(found)
        if moved is not None:
            return _moved(moved, common)
    if stage.id in (CUES, WHY) and split is not None and split.scene.moment is not None:
        return _cues(split, split.scene.moment, stage, common)
    title, lines = ASKS.get(stage.id, ASKS[END])
    return AskPage(title=title, lines=lines, **common)


def spoken(room: Room) -> list[str]:
    """What the screen asks or tells the room in this part of the debrief, for whoever reads it aloud from a
    console."""
    match debriefed(room, {}):
        case WordsPage() as page:
            return [page.title, page.ask]
        case DividedPage() as page:
            return [page.title, page.prompt] if not page.sides else [page.prompt]
        case CuesPage() as page:
            return [*([page.called_for, page.why] if page.why else page.cues), page.ask]
        case AskPage() as page:
            return [page.title, *page.lines]
    return []


def _next(room: Room) -> str:
    found, at = stages(room), room.course.stage
    if at + 1 >= len(found):
        return ""
    stage = found[at + 1]
    if stage.id == found[at].id and stage.company is not None:
        return f"Next: {stage.company.label[:1].lower()}{stage.company.label[1:]}"
    return f"Next: {stage.label[:1].lower()}{stage.label[1:]}"


def _rows(one: Held) -> tuple[Row, ...]:
    """The choices of a decision; in a room of own paths every authored one, since people came with
    different pasts."""
    return standing_at(one.play).rows


def _line(one: Held, choice: str | None) -> Line:
    for row in _rows(one):
        if row.id == choice:
            return Line(row.number, first_sentence(row.text))
    return Line(0, "")


def _path(room: Room, found: tuple[Held, ...], common: dict[str, Any]) -> PathPage:
    ending = room.play.ending if room.mode is not Mode.OWN else None
    rows = tuple(
        Taken(
            one.number,
            one.scene.title,
            one.scene.object,
            _line(one, one.took),
            "" if one.took is None else f"The room took {_line(one, one.took).number}.",
            _beam(one, one.first),
            _beam(one, one.last) if len(one.rounds) > 1 else (),
        )
        for one in found
    )
    return PathPage(
        title="What happened",
        rows=rows,
        ending="" if ending is None else ending.title,
        left=_key(rows),
        **common,
    )


def _key(rows: tuple[Taken, ...]) -> str:
    """What the beams are, as far as there are any."""
    if any(row.first and row.last for row in rows):
        return "Upper beam: first vote. Lower: second."
    return "Each beam: how the room chose." if any(row.first or row.last for row in rows) else ""


def _beam(one: Held, tally: Tally) -> tuple[tuple[int, int], ...]:
    if not tally.shown:
        return ()
    return tuple((row.number, tally.count(row.id)) for row in _rows(one) if row.id in tally.choices)


def streams(numbers: Mapping[str, int], flows: Iterable[Flow]) -> tuple[Stream, ...]:
    """The paths of a movement picture; `numbers` has each choice's on screen."""
    return tuple(
        Stream(
            numbers[flow.before],
            numbers[flow.after],
            flow.count,
            f"{flow.count} stayed" if flow.before == flow.after else str(flow.count),
        )
        for flow in flows
    )


def _moved(one: Held, common: dict[str, Any]) -> MovedPage:
    rows = [row for row in _rows(one) if row.open]
    numbers = {row.id: row.number for row in rows}
    moved = one.moved
    return MovedPage(
        title="Where we moved most",
        object=one.scene.object,
        rows=tuple(
            Stay(row.number, first_words(row.text), one.first.count(row.id), one.last.count(row.id))
            for row in rows
        ),
        streams=() if moved is None else streams(numbers, moved.flows),
        voted=one.last.voted,
        changed=None if moved is None else moved.changed,
        changed_words="" if moved is None else f"of {moved.both} changed",
        left=one.scene.title,
        **common,
    )


def _divided(room: Room, one: Held | None, stage: Stage, common: dict[str, Any]) -> DividedPage:
    # The parts in the order of the debrief; two stages never have the same company.
    same = [s for s in stages(room) if s.id == DIVIDED and s.company is not None]
    parts = tuple(
        Part(f"{s.company.label} {minutes(s.seconds)}", s is stage) for s in same if s.company is not None
    )
    prompt = "Say the other side’s best case first"
    if one is None:
        return DividedPage(
            title="Which decision would you most like to have again?",
            side=room.scenario.title,
            sides=(),
            rest="No decision here divided five people or more.",
            prompt=prompt,
            parts=parts,
            **common,
        )
    tally = one.first
    order = sorted(range(len(tally.phones)), key=lambda i: (-tally.phones[i], i))[:2]
    lines = {row.id: Line(row.number, first_sentence(row.text)) for row in _rows(one)}
    sides = tuple(
        sorted(
            ((lines[tally.choices[i]], tally.phones[i]) for i in order if tally.choices[i] in lines),
            key=lambda side: side[0].number,
        )
    )
    return DividedPage(
        title="Where we divided most",
        object=one.scene.object,
        side=one.scene.title,
        sides=sides,
        rest=_rest(one, tally, order),
        prompt=prompt,
        parts=parts,
        **common,
    )


def _rest(one: Held, tally: Tally, sides: list[int]) -> str:
    others = [i for i in range(len(tally.phones)) if i not in sides and tally.phones[i]]
    count = sum(tally.phones[i] for i in others)
    if not count:
        return "All can argue for either side."
    numbers = {row.id: row.number for row in _rows(one)}
    which = joined(
        [str(n) for n in sorted(numbers[tally.choices[i]] for i in others if tally.choices[i] in numbers)]
    )
    which = which.replace(" and ", " or ")
    who = str(count) if count >= LEAST else "A few"
    return f"{who} chose {which}. All can argue for either side."


def _cues(one: Held, moment: Moment, stage: Stage, common: dict[str, Any]) -> CuesPage:
    why = stage.id == WHY
    return CuesPage(
        title="One position on it" if why else "What was in the scene",
        object=one.scene.object,
        side=one.scene.title,
        cues=moment.cues,
        ask="Where is it wrong?" if why else "What did the moment call for?",
        why=moment.why if why else "",
        called_for=f"The author’s answer: {principles(moment.calls_for)}." if why else "",
        left="A position, not an answer." if why else "Read them aloud.",
        **common,
    )
