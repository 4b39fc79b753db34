"""Everything that there is to say about a scenario that was read: the reader's findings and the craft's.

    found = check(read(data, name, load))
    found.diagnostics       errors and warnings that are not waived, by file and line
    found.left_out          what could not be settled, one sentence each

Every rule that asks what can be reached, how often or how long is answered exactly, over every state. Where
there are too many states for that the rule is left out, in whole or in part, and said to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from game.analysis.craft import balance, courage, language, lengths, moments, paths, policies, reached, tested
from game.analysis.craft.finding import Finding, joined
from game.analysis.craft.tested import Logged
from game.analysis.craft.waived import Waivers
from game.analysis.exploring import Exploring
from game.analysis.figures import Exploration
from game.analysis.merged import Merged
from game.analysis.spans import Endless, Spans
from game.analysis.survey import survey
from game.engine import machine_of
from game.model import Diagnostic, Scenario
from game.reader.source import LINE_END

if TYPE_CHECKING:
    from game.reader.read import Reading

LIMIT = 100_000
"""How many moves each exploration follows unless the caller says otherwise: a few tenths of a second."""

FEW = 25_000
"""So many moves are looked at one by one, in a moment, however many scenes there are."""
MOST_SCENES, MOST_CELLS = 400, 6_000_000
"""What an exploration by boxes may have to deal with here: about two seconds' worth."""

_NEEDED = ("endings", "paths", "decisions", "policies", "words")
_MARKED = re.compile(r"[^\s:,{}\[\]]+")
_TOO_MANY = (
    "could not be settled: there are more states than are looked at. What is reported of them is true, and "
    "there may be more."
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. `left_out` are sentences on what was not settled; `waived` counts the findings
    that the author lets stand."""

    diagnostics: tuple[Diagnostic, ...]
    left_out: tuple[str, ...] = ()
    waived: int = 0


def check(
    reading: Reading,
    testers: Logged | None = None,
    more: Iterable[Finding] = (),
    limit: int = LIMIT,
    explored: Exploring | None = None,
) -> Checked:
    """The findings on a reading, in the order of its files and lines.

    `testers` are picks of people who played the scenario; `more` are findings of those who can look further,
    at pictures for instance, and can be waived like all others. A reading with an error gets no findings of
    craft: there is no scenario to judge. Who has explored the scenario already hands that in.
    """
    left_out: list[str] = []
    found = list(more)
    if reading.scenario is not None:
        if not reading.settled:
            left_out.append(
                "F324 and F325 could not be settled: there are more states than are looked at, and a play "
                "may come to a scene that it cannot leave."
            )
        found += _craft(reading.scenario, testers, limit, explored, left_out)
    lines = _Lines(reading)
    everything = (*reading.diagnostics, *map(lines.diagnostic, found))
    waivers = Waivers(reading.waivers)
    kept = waivers.kept(everything)
    told = map(lines.diagnostic, waivers.findings(whole=reading.scenario is not None))
    place = {name: number for number, name in enumerate(reading.sources)}
    return Checked(
        tuple(sorted((*kept, *told), key=lambda one: (place.get(one.span.file, -1), *one.order[1:]))),
        tuple(left_out),
        len(everything) - len(kept),
    )


def _craft(
    scenario: Scenario,
    testers: Logged | None,
    limit: int,
    explored: Exploring | None,
    left_out: list[str],
) -> Iterator[Finding]:
    counts = lengths.counts_words(scenario)
    for rules in (balance, courage, moments):
        for rule in rules.RULES:
            yield from rule(scenario)
    for rule in lengths.RULES if counts else ():
        yield from rule(scenario)
    if language.is_english(scenario):
        for rule in language.RULES:
            yield from rule(scenario)
    yield from _explored(scenario, counts, limit, explored, left_out)
    if not counts:
        left_out.append("F408 and F601 to F606 count words between spaces, and this script has none.")
    if not language.is_english(scenario):
        left_out.append("F608, F609 and F610 know English only.")
    if testers is not None:
        yield from tested.shares(scenario, testers)
        left_out += filter(None, [tested.too_few(scenario, testers)])


def _explored(
    scenario: Scenario, counts: bool, limit: int, explored: Exploring | None, left_out: list[str]
) -> Iterator[Finding]:
    """The findings that need every state, and what they leave open."""
    machine = machine_of(scenario)
    merged = None if explored is None else explored.merged
    states = reached.Reached(Merged(machine, limit=limit) if merged is None else merged)
    for rule in reached.RULES:
        yield from rule(states)
    figures = Exploration(scenario.id)
    if explored is not None:
        figures = figures if explored.figures.partial else explored.figures
    elif _can_be_explored(states):
        exploring = Exploring(scenario, limit)
        for _ in exploring.parts(_NEEDED):
            pass
        figures = exploring.figures
    whole = paths.Paths(scenario, figures)
    for path_rule in paths.RULES:
        if counts or path_rule is not paths.words_on_paths:
            yield from path_rule(whole)
    unsettled = [*reached.open_questions(states), *paths.open_questions(whole, counts)]
    rounds: tuple[str, ...] = ()
    if whole.complete and figures.policies is not None:
        minds = policies.Minds(scenario, figures.policies)
        for mind_rule in policies.RULES:
            yield from mind_rule(minds)
        rounds = policies.open_questions(minds)
    else:
        unsettled += policies.CODES
    if unsettled:
        left_out.append(f"{joined(sorted(set(unsettled)))} {_TOO_MANY}")
    if rounds:
        left_out.append(f"{joined(rounds)} could not be settled: picking always alike can go round for ever.")


def _can_be_explored(states: reached.Reached) -> bool:
    """Whether an exploration would settle everything, and soon: by merged states while those are few, else
    by boxes of states, which cost something for each scene and each cell."""
    merged = states.merged
    if merged.complete and sum(map(len, merged.edges)) + len(merged.edges) <= FEW:
        return True
    if len(merged.lens.relevance.order) > MOST_SCENES:
        return False
    try:
        cells = Spans(merged.lens).at.values()
    except Endless:
        return merged.complete
    fits = sum(prod(span.size for span in spans.values()) for spans in cells) <= MOST_CELLS
    return fits and not survey(merged.machine, limit=LIMIT).missing


class _Lines:
    """The author's lines, to show with what is found on them."""

    def __init__(self, reading: Reading) -> None:
        self._sources = reading.sources
        self._lines: dict[str, list[str]] = {}

    def diagnostic(self, found: Finding) -> Diagnostic:
        """A finding with its line, and the mark under the first word at its place."""
        file, line, column = found.span
        text = self._line(file, line)
        marked = _MARKED.match(text, column - 1) if column else None
        return Diagnostic(
            found.code.id,
            found.code.severity,
            found.span,
            found.message,
            found.fix,
            found.note,
            text,
            1 if marked is None else len(marked[0]),
        )

    def _line(self, file: str, line: int) -> str:
        if file not in self._lines:
            data = self._sources.get(file, b"")
            self._lines[file] = LINE_END.split(data.decode("utf-8-sig", "replace"))
        lines = self._lines[file]
        return lines[line - 1] if 0 < line <= len(lines) else ""
