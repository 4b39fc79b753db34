"""Plans: playthroughs written down line by line, as an author would retell them, and held to.

A plan stands beside no code. A `#` starts a remark; blank lines part nothing. The lines are

    play NAME            a new playthrough, from the start; `seed N` may follow
    pick ID              a pick
    scene ID             the decision that the play stands at now; `passing ID` a scene it continued through
    open ID, ID          the choices that are open now, in the author's order
    shut ID, ID          the choices that are on screen and locked
    outcome N            which outcome (from 1) the last pick had
    meters N N N N       efficiency, commitment, integrity, standing as they stand now
    flags ID, ID         the flags that are set now, in any order
    ending ID            the play is over, with that ending
    pattern WORDS        the debrief's pattern; `overlay WORDS` its overlay
    bands WORD WORD WORD WORD   the three meters' bands and standing's
    refused ID           that pick is illegal as things stand
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from game.analysis import distribution
from game.debrief import of
from game.engine import IllegalPick, Playthrough, offers, pick, start
from game.model import Scenario


@dataclass(frozen=True)
class Line:
    """A line of a plan: its number in the file, its first word and the rest."""

    number: int
    word: str
    rest: str


@dataclass(frozen=True)
class Plan:
    """One playthrough of a plan file."""

    name: str
    lines: tuple[Line, ...]


def plans_of(path: Path) -> list[Plan]:
    """The playthroughs of a plan file."""
    found: list[Plan] = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        word, _, rest = text.partition("#")[0].strip().partition(" ")
        if word == "play":
            found.append(Plan(rest.strip(), ()))
        elif word:
            last = found.pop()
            found.append(Plan(last.name, (*last.lines, Line(number, word, rest.strip()))))
    return found


def follow(plan: Plan, scenario: Scenario, choose: Callable[[Playthrough, str], Playthrough] = pick) -> None:
    """Plays a plan; raises AssertionError with the line that does not hold."""
    play = start(scenario)
    for line in plan.lines:
        if line.word == "seed":
            play = start(scenario, int(line.rest))
        elif line.word == "pick":
            try:
                play = choose(play, line.rest)
            except IllegalPick as refused:
                raise AssertionError(f"line {line.number}: {refused}") from None
        elif line.word == "refused":
            try:
                pick(play, line.rest)
            except IllegalPick:
                continue
            raise AssertionError(f"line {line.number}: {line.rest} was not refused")
        else:
            found, wanted = _found(play, line.word), _wanted(line)
            assert found == wanted, f"line {line.number}: {line.word} is {found}, and not {wanted}"


def _wanted(line: Line) -> object:
    if line.word in ("open", "shut"):
        return line.rest.replace(",", " ").split()
    if line.word == "flags":
        return set(line.rest.replace(",", " ").split())
    if line.word == "meters":
        return tuple(map(int, line.rest.split()))
    return line.rest


def _found(play: Playthrough, word: str) -> object:
    match word:
        case "scene":
            return None if play.scene is None else play.scene.id
        case "passing":
            return ", ".join(a.scene.id for a in play.arrivals if not a.scene.choices)
        case "open" | "shut":
            return [offer.choice.id for offer in offers(play) if offer.open == (word == "open")]
        case "outcome":
            last = play.last
            assert last is not None
            return "" if last.outcome is None else str(last.choice.outcomes.index(last.outcome) + 1)
        case "meters":
            return tuple(play.meters)
        case "flags":
            return set(play.facts.flags)
        case "ending":
            return None if play.ending is None else play.ending.id
    debrief = of(play, distribution(play.scenario))
    match word:
        case "pattern":
            return debrief.pattern.value
        case "overlay":
            return debrief.overlay.value
        case "bands":
            return " ".join((*(reading.band.value for reading in debrief.meters), debrief.standing.value))
    raise AssertionError(f"a plan has no line that starts with {word!r}")
