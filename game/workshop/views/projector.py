"""What the projector shows: the page for each phase, with every word ready."""

from __future__ import annotations

from typing import Any

from game.debrief import joined
from game.page import Row
from game.page.projector import (
    AfterPage,
    Bar,
    ClockFace,
    ClosedPage,
    EndingPage,
    FewPage,
    JoinPage,
    Line,
    MovedPage,
    OwnPage,
    Part,
    ProjectorPage,
    ScenePage,
    SplitPage,
    Stay,
    TalkPage,
    VotePage,
)
from game.workshop.room.phase import LEAST, TALK, Mode, Phase
from game.workshop.room.room import Room, reading, standing_at
from game.workshop.room.rules import following
from game.workshop.room.tally import Tally
from game.workshop.room.words import (
    counted,
    first_sentence,
    first_words,
    headline,
    minutes,
    number,
    sign,
    too_few,
    took,
)
from game.workshop.views.around import Around
from game.workshop.views.projected_debrief import debriefed, streams
from game.workshop.views.talk import talk_of

RECONNECTING = "Phones are reconnecting. Saved votes are safe."


def projected(room: Room, around: Around, now: float) -> ProjectorPage:
    """The page that the room sees now."""
    clock = room.course.clock
    common: dict[str, Any] = {
        "away": RECONNECTING if many_away(room, around) else "",
        "clock": None
        if clock is None
        else ClockFace(round(clock.remaining(now), 1), clock.total, clock.held, _over(room)),
    }
    if room.mode is Mode.OWN and room.phase in (Phase.VOTE, Phase.CLOSED):
        return _own(room, common)
    match room.phase:
        case Phase.LOBBY:
            return _join(room, around, common)
        case Phase.READ:
            return _scene(room, common)
        case Phase.VOTE:
            return _vote(room, around, common)
        case Phase.CLOSED:
            return _closed(room, common)
        case Phase.SHOWN:
            return _shown(room, common)
        case Phase.DISCUSS:
            return _talk(room, common)
        case Phase.CONSEQUENCE:
            return _after(room, common)
        case Phase.ENDING:
            return _ending(room, common)
        case Phase.DEBRIEF:
            return debriefed(room, common)


def many_away(room: Room, around: Around) -> bool:
    """Whether over a third of those who came have no phone on the air."""
    came = room.came
    away = sum(1 for person in came if person.number not in around.here)
    return len(came) >= LEAST and 3 * away > len(came)


def voters(room: Room) -> tuple[int, int]:
    """How many have voted on what is open, and of how many: those who came, and whoever voted."""
    return len(room.ballots((room.decision, room.round))), len(room.came)


def _over(room: Room) -> str:
    return "Time." if room.phase is Phase.VOTE else "Time. Finish your sentence."


def _join(room: Room, around: Around, common: dict[str, Any]) -> JoinPage:
    people = len(room.came)
    return JoinPage(
        title="Join with your phone",
        scenario=room.scenario.title,
        cover=room.scenario.cover or room.scenario.id,
        people=people,
        people_words="person here" if people == 1 else "people here",
        address=around.address,
        wifi=around.wifi,
        promise="No account, no name.",
        qr=around.qr,
        waiting=around.waiting,
        right="Next: read",
        **common,
    )


def _scene(room: Room, common: dict[str, Any]) -> ScenePage:
    page, screens, turn = room.text, room.screens, room.course.turn
    last = turn + 1 == len(screens) and page is room.leaves[-1]
    people = "; ".join(_named(p.name, p.who) for p in page.people)
    return ScenePage(
        title=page.title,
        object=page.object,
        blocks=screens[turn],
        place=page.place,
        people=page.people,
        page=f"{turn + 1} of {len(screens)}" if len(screens) > 1 else "",
        left=people,
        right="Next: vote" if last else "Next: read on",
        **common,
    )


def _named(name: str, who: str) -> str:
    role = first_sentence(who).rstrip(".")
    return f"{name}, {role[:1].lower()}{role[1:]}" if role else name


def lines(room: Room, short: bool = False) -> tuple[Line, ...]:
    """The choices of the present decision; a locked one keeps its place."""
    rows = standing_at(room.asked).rows
    return tuple(line(row, short) for row in rows)


def line(row: Row, short: bool = False) -> Line:
    """One choice."""
    text = first_sentence(row.text) if short else row.text
    return Line(row.number, text, "" if row.open else f"Not open: {row.why_not}")


def _vote(room: Room, around: Around, common: dict[str, Any]) -> VotePage:
    voted, of = voters(room)
    return VotePage(
        title=room.text.title,
        object=room.text.object,
        lines=lines(room),
        voted=voted,
        voted_words=f"of {of} have voted",
        share=voted / of if of else 0.0,
        second="Second vote" if room.second else "",
        left="Vote on your phone",
        right=f"Late? {around.address}" if around.address else "",
        **common,
    )


def _closed(room: Room, common: dict[str, Any]) -> ClosedPage:
    voted, _ = voters(room)
    return ClosedPage(
        title="Voting has closed",
        object=room.text.object,
        lines=lines(room),
        voted=voted,
        voted_words="voted",
        right="Next: the split",
        **common,
    )


def _shown(room: Room, common: dict[str, Any]) -> SplitPage | MovedPage | FewPage:
    tally = room.counted()
    if not tally.shown:
        return FewPage(
            title=room.text.title,
            object=room.text.object,
            words=too_few(tally),
            right=f"Next: {_next(room)}",
            **common,
        )
    moved = room.moved()
    first = room.counted(room.course.rounds[0])
    if moved is None or moved.both < LEAST or not first.shown:
        return SplitPage(
            title=headline(room, tally),
            object=room.text.object,
            bars=tuple(_bar(row, tally) for row in room.text.rows if row.open),
            voted=tally.voted,
            voted_words="voted",
            left="The mark on each bar is half the room.",
            right=f"Next: {_next(room)}",
            **common,
        )
    rows = [row for row in room.text.rows if row.open]
    numbers = {row.id: row.number for row in rows}
    many = moved.changed or 0
    return MovedPage(
        title=_after_talk(room, tally),
        object=room.text.object,
        rows=tuple(
            Stay(row.number, first_words(row.text), first.count(row.id), tally.count(row.id)) for row in rows
        ),
        streams=streams(numbers, moved.flows),
        voted=tally.voted,
        changed=many if many >= LEAST or many == 0 else None,
        changed_words=f"of {moved.both} changed" if many >= LEAST or many == 0 else "fewer than five changed",
        left=" ".join(
            part for part in ("Groups under five: no path is drawn.", _by_hand(rows, tally)) if part
        ),
        right=f"Next: {_next(room)}",
        **common,
    )


def _by_hand(rows: list[Row], tally: Tally) -> str:
    """The hands beside a movement, which is the phones' alone: they too decided what is taken."""
    counts = dict(zip(tally.choices, tally.hands, strict=True))
    found = [f"{counts[row.id]} for {row.number}" for row in rows if counts.get(row.id)]
    return f"By hand: {joined(found)}." if found else ""


def _after_talk(room: Room, tally: Tally) -> str:
    words = headline(room, tally)
    if len(tally.leading) == 1:
        most = tally.voices[tally.choices.index(tally.leading[0])]
        return f"After talking, {most} chose {sign(room, tally.leading[0])}"
    return f"After talking, {words[0].lower()}{words[1:]}"


def _bar(row: Row, tally: Tally) -> Bar:
    hands = tally.hands[tally.choices.index(row.id)]
    return Bar(
        row.number,
        first_sentence(row.text),
        tally.count(row.id),
        tally.percent(row.id),
        hands,
        f"and {counted(hands, 'hand', 'hands')}" if hands else "",
    )


def _next(room: Room) -> str:
    """What follows a split, in words for the base line."""
    do = following(room)
    match do.do if do else "":
        case "discuss":
            return "talk"
        case "revote":
            return "vote again"
        case "choose" if do is not None and do.choice is not None:
            return f"take {sign(room, do.choice)}"
    return "go on"


def _talk(room: Room, common: dict[str, Any]) -> TalkPage:
    talk, page = talk_of(room), room.text
    return TalkPage(
        title=talk.title.rstrip("."),
        object=page.object,
        lines=talk.lines,
        parts=tuple(
            Part(f"{company.label} {minutes(company.seconds)}", i == room.course.company)
            for i, company in enumerate(TALK)
        ),
        place=page.place,
        people=page.people,
        right="Next: vote again",
        **common,
    )


def _after(room: Room, common: dict[str, Any]) -> AfterPage:
    asked, page = standing_at(room.asked), room.text
    taken = room.course.took
    row = next(row for row in asked.rows if taken is not None and row.id == taken.choice)
    screens, turn = room.screens, room.course.turn
    after = reading(room.play)[0]
    coming = "the ending" if room.play.over else after.title
    has_words = page.title == asked.title and page.picked is not None
    return AfterPage(
        title=asked.title,
        object=asked.object,
        took="" if taken is None else took(room, taken),
        line=line(row),
        blocks=screens[turn] if has_words else (),
        place=asked.place,
        people=asked.people,
        page=f"{turn + 1} of {len(screens)}" if len(screens) > 1 else "",
        left=asked.title,
        right=f"Next: {coming}" if turn + 1 == len(screens) else "Next: read on",
        **common,
    )


def _ending(room: Room, common: dict[str, Any]) -> EndingPage:
    page, screens, turn = room.text, room.screens, room.course.turn
    last = turn + 1 == len(screens)
    return EndingPage(
        title=page.title,
        object=page.object,
        blocks=screens[turn],
        page=f"{turn + 1} of {len(screens)}" if len(screens) > 1 else "",
        left=f"One of {number(len(room.scenario.endings))} endings",
        right="Next: what happened here" if last else "Next: read on",
        **common,
    )


def _own(room: Room, common: dict[str, Any]) -> OwnPage:
    rows, finished, of = progress(room)
    closed = room.phase is Phase.CLOSED
    return OwnPage(
        title="Everyone stops here" if closed else "Everyone on their own path",
        rows=rows,
        finished=finished,
        finished_words=f"of {of} have finished",
        share=finished / of if of else 0.0,
        left="Look up." if closed else "Read and choose on your phone",
        right="Next: what happened here" if closed else "",
        **common,
    )


def progress(room: Room) -> tuple[tuple[tuple[str, int], ...], int, int]:
    """How far the room is on its own paths: rows of (label, people), how many have finished, and of how many.

    Rows are bands of decisions made; a band under five people is put with the next, so that nobody is
    singled out.
    """
    people = room.came
    made: dict[int, int] = {}
    finished = 0
    for person in people:
        play = room.own_play(person.number)
        if play.over:
            finished += 1
        else:
            made[play.length] = made.get(play.length, 0) + 1
    rows: list[tuple[str, int]] = []
    low, together = 0, 0
    for length in range(max(made, default=0) + 1):
        together += made.get(length, 0)
        if together >= LEAST:
            rows.append((_band(low, length), together))
            low, together = length + 1, 0
    return tuple(rows), finished, len(people)


def _band(low: int, high: int) -> str:
    at = f"decision {low + 1}" if low == high else f"decisions {low + 1} to {high + 1}"
    return f"At {at}"
