"""Rules about moments: what decisions call for, and whether every side has its turn."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.craft import codes
from game.analysis.craft.finding import Finding, choices, decisions, joined, meets, results
from game.model import Lean, Moment, Scenario

LEAST_CALLED = ((Lean.MANAGEMENT, 2), (Lean.LEADERSHIP, 2), (Lean.BOTH, 1))
LARGEST_SHARE = 0.6

_SIDES = (Lean.MANAGEMENT, Lean.LEADERSHIP)
_WORDS = {Lean.MANAGEMENT: "management", Lean.LEADERSHIP: "leadership", Lean.BOTH: "both at once"}


def called_for(scenario: Scenario) -> Iterator[Finding]:
    """F510: two decisions call for management, two for leadership, one for both; neither side over 60 %."""
    leans = [scene.moment.lean for scene in decisions(scenario) if scene.moment is not None]
    if not leans:
        return  # each decision is told that it has none
    short = [
        f"{_WORDS[lean]} ({leans.count(lean)}, at least {least})"
        for lean, least in LEAST_CALLED
        if leans.count(lean) < least
    ]
    said = [f"Too few moments call for {joined(short)}"] if short else []
    for lean in _SIDES:
        if leans.count(lean) > LARGEST_SHARE * len(leans):
            said.append(f"{leans.count(lean)} of {len(leans)} moments call for {lean.value}, over 60 %")
    if said:
        yield Finding(
            codes.CALLED_FOR,
            scenario.span,
            ". ".join(said) + ".",
            "Look for a scene whose evidence already points the other way, or write one.",
            "If nearly every moment calls for the same thing, there is nothing to tell apart.",
        )


def moment_is_told(scenario: Scenario) -> Iterator[Finding]:
    """F511: every decision says what its moment called for, why, and by which words of the scene."""
    for scene in decisions(scenario):
        moment = scene.moment
        missing = "has no `moment`" if moment is None else _untold(moment)
        if missing:
            yield Finding(
                codes.MOMENT_UNTOLD,
                scene.span if moment is None else moment.span,
                f"The decision `{scene.id}` {missing}.",
                "Add it: `calls_for` with one or two principles, `why` in two to four sentences, and `cues` "
                "copied word for word from the scene.",
                "Without it the debrief can say what was chosen, and not what was there to be seen.",
            )


def well_and_badly_timed(scenario: Scenario) -> Iterator[Finding]:
    """F512: each lean appears as a choice that meets its moment and as one that doesn't."""
    seen: set[tuple[Lean, bool]] = set()
    for scene, choice in choices(scenario):
        if scene.moment is not None:
            seen.add((choice.lean, meets(scene, choice)))
    missing = [
        f"no choice that leans on {lean.value} {'meets' if met else 'misses'} its moment"
        for lean in _SIDES
        for met in (True, False)
        if (lean, met) not in seen
    ]
    if seen and missing:
        text = joined(missing)
        yield Finding(
            codes.TIMING,
            scenario.span,
            f"{text[0].upper()}{text[1:]}.",
            "Write one: a good choice of that side, in a moment that calls for it, or for something else.",
            "Each side has to be the answer somewhere, and not the answer somewhere else.",
        )


def integrity_on_both_sides(scenario: Scenario) -> Iterator[Finding]:
    """F513: some management choice raises integrity, and some leadership choice lowers it."""
    raises = lowers = False
    for _, choice in choices(scenario):
        for result in results(choice):
            raises |= choice.lean is Lean.MANAGEMENT and result.effects.integrity > 0
            lowers |= choice.lean is Lean.LEADERSHIP and result.effects.integrity < 0
    said, fixes = [], []
    if not raises:
        said.append("no choice that leans on management raises integrity")
        fixes.append("Let process carry the truth once: a checked figure that nobody can wave away.")
    if not lowers:
        said.append("no choice that leans on leadership lowers it" if said else _NEVER_LOWERS)
        fixes.append("Let loyalty or a fine speech cost somebody who isn't in the room.")
    if said:
        text = joined(said)
        yield Finding(
            codes.INTEGRITY_SIDES,
            scenario.span,
            f"{text[0].upper()}{text[1:]}.",
            " ".join(fixes),
            "Otherwise integrity belongs to one side, and that side is the answer.",
        )


def every_position(scenario: Scenario) -> Iterator[Finding]:
    """F607: as authored, choices that meet their moment stand first, last and between, over all decisions
    with three choices or more; said of three such decisions or more."""
    told = [scene for scene in decisions(scenario) if scene.moment is not None and len(scene.choices) > 2]
    where = {
        "first": any(meets(scene, scene.choices[0]) for scene in told),
        "in the middle": any(meets(scene, choice) for scene in told for choice in scene.choices[1:-1]),
        "last": any(meets(scene, scene.choices[-1]) for scene in told),
    }
    never = [words for words, stands in where.items() if not stands]
    if len(told) >= 3 and 0 < len(never) < 3:
        yield Finding(
            codes.POSITION,
            scenario.span,
            f"As written, a choice that meets its moment never stands {joined(never, 'or')}.",
            "Change the order of the choices in a scene or two.",
            "The window shuffles choices; a room with paper cards and `--no-shuffle` show this order.",
        )


RULES = (called_for, moment_is_told, well_and_badly_timed, integrity_on_both_sides, every_position)

_NEVER_LOWERS = "no choice that leans on leadership lowers integrity"


def _untold(moment: Moment) -> str:
    missing = [name for name, value in (("why", moment.why), ("cues", moment.cues)) if not value]
    return f"has a moment without {joined(f'`{name}`' for name in missing)}" if missing else ""
