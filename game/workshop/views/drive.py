"""The console's drive bar: what comes next and what it will cause, what undo takes back, and what to do
instead."""

from __future__ import annotations

from game.debrief import joined
from game.workshop.room.debriefing import MINUTES, stages
from game.workshop.room.messages import Do
from game.workshop.room.phase import ARGUE_ABOVE, EXTEND, TALK, TALK_UP_TO, Mode, Phase
from game.workshop.room.room import Room, reading, standing_at
from game.workshop.room.rules import following
from game.workshop.room.tally import Tally
from game.workshop.room.words import ahead, capital, minutes, number, sign, signs, too_few
from game.workshop.views.projector import progress, voters
from game.workshop.views.text import Data


def driven(room: Room) -> Data:
    """`next` and `undo` as the console draws them."""
    do = following(room)
    before = room.course.before
    return {
        "next": None if do is None else _next(room, do),
        "undo": None if before is None else {"label": room.course.did},
    }


def _next(room: Room, do: Do) -> Data:
    label, under = _labelled(room, do)
    return {"label": label, "under": under, "do": {"do": "next"}}


def _labelled(room: Room, do: Do) -> tuple[str, str]:
    match do.do:
        case "start":
            here = len(room.came)
            return "Start reading", f"{'1 is' if here == 1 else f'{here} are'} here; others can join later."
        case "turn":
            return "Turn the page", "The text goes on."
        case "open" if room.mode is Mode.OWN:
            return "Start playing", "Each phone plays its own path."
        case "open":
            return "Open the vote", "The choices appear on screen and phones."
        case "close" if room.mode is Mode.OWN:
            _, finished, of = progress(room)
            return "Stop here", f"{of - finished} are still playing. What they chose is kept."
        case "close":
            voted, of = voters(room)
            return "Close the vote", f"{_missing(of - voted)} Nothing is shown until you show it."
        case "show":
            return "Show the split", _leading(room.counted())
        case "discuss":
            return _talk(room)
        case "revote" if room.phase is Phase.DISCUSS:
            return ("Open the second vote" if not room.second else "Vote again"), "Ends the talk now."
        case "revote":
            return "Open the vote again", "Nobody has voted on it."
        case "choose":
            return _choose(room, do)
        case "on":
            after = reading(room.play)[0]
            return ("The ending" if room.play.over else "Next scene"), after.title
        case "debrief":
            return "Open the debrief", f"{room.minutes} minutes. Its length can be changed first."
    found = stages(room)[room.course.stage + 1]
    label = found.label if found.company is None else found.company.label.lower()
    return f"Next: {label}", minutes(found.seconds) if found.seconds else "No clock."


def _missing(count: int) -> str:
    if count <= 0:
        return "Everybody has voted."
    return "One hasn’t voted." if count == 1 else f"{count} haven’t voted."


def _leading(tally: Tally) -> str:
    if not tally.shown:
        return f"{too_few(tally)}."
    return f"{_percent(tally)} % for the leading choice; only you know yet."


def _percent(tally: Tally) -> int:
    return int(100 * tally.lead + 1 / 2)


def _talk(room: Room) -> tuple[str, str]:
    length = minutes(TALK[0].seconds)
    if len(room.counted().leading) > 1:
        return "Talk, then vote again", f"{capital(length)}. Each side makes the other’s case."
    return f"Talk for {length}", "Prompt and clock on the screen. Phones say “put your phone down”."


def _choose(room: Room, do: Do) -> tuple[str, str]:
    tally = room.counted()
    taken = sign(room, do.choice or "")
    if not tally.leading:
        return f"Take {taken}", "Nobody voted; the screen says that you decided."
    if len(tally.leading) > 1:
        level = joined(signs(room, tally.leading))
        return f"Take {taken}", f"{level} tie at {max(tally.voices)}. The screen says that you decided."
    return f"Take {taken}", f"{max(tally.voices)} of {sum(tally.voices)} chose it."


def notice(room: Room) -> Data | None:
    """What the facilitator should notice about a split."""
    if room.phase is not Phase.SHOWN:
        return None
    tally = room.counted()
    if not tally.leading:
        return _notice(
            "Nobody has voted", "Open the vote again, or take a choice; the screen says that you did."
        )
    if len(tally.leading) > 1:
        level = joined(signs(room, tally.leading))
        strong = f"{level} tie at {max(tally.voices)}" if tally.shown else f"{level} tie"
        return _notice(strong, "The room has no majority. You decide; the screen says that you did.")
    if not tally.shown:
        leads = sign(room, tally.leading[0])
        return _notice(too_few(tally), f"The room can go on all the same: {leads} leads.")
    share = _percent(tally)
    if 100 * tally.lead <= TALK_UP_TO:
        quiet = (
            f"Up to {TALK_UP_TO} %, talk first. Above {ARGUE_ABOVE} %, ask someone to argue the other side."
        )
        return _notice(f"Leading choice {share} %: worth talking about", quiet)
    if 100 * tally.lead > ARGUE_ABOVE:
        quiet = "If everyone chose alike, ask who nearly didn’t."
        return _notice(f"Leading choice {share} %: ask someone to argue the other side", quiet)
    return _notice(f"Leading choice {share} %", "Clear enough to go on; a talk is still possible.")


def _notice(strong: str, quiet: str) -> Data:
    return {"strong": strong, "quiet": quiet}


STEPS = (
    ("read", "Read"),
    ("vote", "Vote"),
    ("split", "Split"),
    ("talk", "Talk"),
    ("again", "Vote again"),
    ("take", "Take a choice"),
    ("after", "What happened"),
)


def steps(room: Room) -> list[Data]:
    """The cycle of one decision, and where the room is in it."""
    if room.mode is Mode.OWN or room.phase in (Phase.LOBBY, Phase.ENDING, Phase.DEBRIEF):
        return []
    second = room.second
    here = {
        Phase.READ: "read",
        Phase.VOTE: "again" if second else "vote",
        Phase.CLOSED: "again" if second else "vote",
        Phase.SHOWN: "take" if second else "split",
        Phase.DISCUSS: "talk",
        Phase.CONSEQUENCE: "after",
    }[room.phase]
    return [{"id": id, "label": label, "here": id == here} for id, label in STEPS]


def instead(room: Room) -> list[Data]:
    """What can be done in place of `next`, with the body that does it."""
    match room.phase:
        case Phase.LOBBY:
            labels = {
                Mode.TOGETHER: "The room decides together",
                Mode.HALVES: "Two halves, a side each",
                Mode.OWN: "Everyone on their own path",
            }
            return [
                _button(label, {"do": "mode", "mode": mode.value})
                for mode, label in labels.items()
                if mode is not room.mode
            ]
        case Phase.VOTE if room.mode is not Mode.OWN:
            return [*_clock(room, "Start {}", (60, 120)), _hands()]
        case Phase.VOTE:
            return _clock(room, "Start {}", (300, 600))
        case Phase.CLOSED if room.mode is not Mode.OWN:
            return [_hands()]
        case Phase.SHOWN:
            return [*_talk_instead(room), *_take(room), _hands()]
        case Phase.DISCUSS:
            return [*_clock(room, "Start {}", (60, 120)), *_company(room), *_take(room)]
        case Phase.ENDING:
            return [_minutes(m) for m in MINUTES if m != room.minutes]
        case Phase.DEBRIEF:
            return [*_clock(room, "", ()), _button("Start this clock again", {"do": "bell"})]
    return [_minutes(m) for m in MINUTES if m != room.minutes] if room.phase is Phase.CLOSED else []


def _button(label: str, do: Data, under: str = "", needs: str | None = None, **more: str) -> Data:
    return {"label": label, "under": under, "do": do, "needs": needs, **more}


def _minutes(length: int) -> Data:
    return _button(f"A debrief of {length} minutes", {"do": "debrief", "minutes": length})


def _hands() -> Data:
    under = "For people without a phone. Kept apart, and shown as hands."
    return _button("Type in a count of hands", {"do": "hands"}, under, "counts")


def _clock(room: Room, label: str, starts: tuple[int, ...]) -> list[Data]:
    clock = room.course.clock
    if clock is None:
        return [_button(label.format(minutes(s)), {"do": "clock", "seconds": s}) for s in starts]
    return [
        _button("Go on" if clock.held else "Pause", {"do": "pause"}),
        _button(f"{EXTEND} s more", {"do": "extend", "seconds": EXTEND}),
    ]


def _company(room: Room) -> list[Data]:
    more = room.course.company + 1
    if more >= len(TALK):
        return []
    return [_button(f"Next: {TALK[more].label.lower()}", {"do": "discuss"}, minutes(TALK[more].seconds))]


def _talk_instead(room: Room) -> list[Data]:
    do = following(room)
    found = []
    if do is not None and do.do != "discuss" and room.counted().leading:
        found.append(_button(f"Talk for {minutes(TALK[0].seconds)}", {"do": "discuss"}))
    return [*found, _button("Vote again now", {"do": "revote"})]


def _take(room: Room) -> list[Data]:
    tally = room.counted()
    found = [
        _button(f"Take {sign(room, choice)}", {"do": "choose", "choice": choice}, _taken(room, tally, choice))
        for choice in tally.leading
    ]
    if not tally.leading:
        return [
            _button(
                f"Take {row.number}", {"do": "choose", "choice": row.id}, "Nobody voted; the screen says so."
            )
            for row in standing_at(room.asked).rows
            if row.open
        ]
    under = "The screen says so, with your reason. Votes stay as they are."
    other = _button("Take another, with a reason", {"do": "choose"}, under, "why", against=ahead(tally))
    return [*found, other]


def _taken(room: Room, tally: Tally, choice: str) -> str:
    if len(tally.leading) > 1:
        return f"Says on the screen: “A tie. The facilitator takes {sign(room, choice)}.”"
    if not tally.shown:
        return "It leads."
    most, total = max(tally.voices), sum(tally.voices)
    return f"{capital(ahead(tally))}, {number(most)} of {total}."
