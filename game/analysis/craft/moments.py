"""Rules about moments: what decisions call for, and whether every side has its turn."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.craft.finding import Finding, choices, decisions, results
from game.model import Fit, Lean, Scenario, fit_of

LARGEST_SHARE = 0.6


def called_for(scenario: Scenario) -> Iterator[Finding]:
    """F510: two decisions call for management, two for leadership, one for both; neither side over 60 %."""
    leans = [scene.moment.lean for scene in decisions(scenario) if scene.moment is not None]
    for lean, least, words in (
        (Lean.MANAGEMENT, 2, "management"),
        (Lean.LEADERSHIP, 2, "leadership"),
        (Lean.BOTH, 1, "both at once"),
    ):
        count = leans.count(lean)
        if count < least:
            yield Finding(
                "F510",
                scenario.span,
                f"{_decisions(count)} for {words}; a scenario needs at least {least}.",
                "Look for a scene whose evidence already points there, or write one.",
                "If every moment calls for the same thing, there is nothing to tell apart.",
            )
    for lean in (Lean.MANAGEMENT, Lean.LEADERSHIP):
        if leans and leans.count(lean) > LARGEST_SHARE * len(leans):
            yield Finding(
                "F510",
                scenario.span,
                f"{leans.count(lean)} of {len(leans)} moments call for {lean.value}, more than 60 %.",
                "Give the other side more of the moments.",
                "A side that is nearly always called for becomes the answer.",
            )


def moment_is_told(scenario: Scenario) -> Iterator[Finding]:
    """F511: every decision says what its moment called for, why, and by which words of the scene."""
    for scene in decisions(scenario):
        if scene.moment is None:
            missing = "has no `moment`"
        elif not scene.moment.why:
            missing = "does not say `why` its moment called for that"
        elif not scene.moment.cues:
            missing = "quotes no `cues`"
        else:
            continue
        yield Finding(
            "F511",
            scene.span if scene.moment is None else scene.moment.span,
            f"The decision “{scene.id}” {missing}.",
            "Add under `moment:` what is missing of `calls_for`, `why` (two to four sentences) and `cues`.",
            "Without it the debrief can only say what was chosen, not what was there to be seen.",
        )


def well_and_badly_timed(scenario: Scenario) -> Iterator[Finding]:
    """F512: each lean appears as a choice that meets its moment and as one that doesn't."""
    seen: set[tuple[Lean, bool]] = set()
    for scene, choice in choices(scenario):
        if scene.moment is not None:
            met = fit_of(choice.draws_on, scene.moment.calls_for) is Fit.MET
            seen.add((choice.lean, met))
    for lean in (Lean.MANAGEMENT, Lean.LEADERSHIP):
        for met in (True, False):
            if (lean, met) not in seen:
                how = "meets" if met else "misses"
                yield Finding(
                    "F512",
                    scenario.span,
                    f"No choice that leans on {lean.value} {how} its moment.",
                    f"Write one: good {lean.value} in a moment that "
                    f"{'called for it' if met else 'called for something else'}.",
                    "Each side has to be the answer somewhere and not the answer somewhere else.",
                )


def integrity_on_both_sides(scenario: Scenario) -> Iterator[Finding]:
    """F513: some management choice raises integrity, and some leadership choice lowers it."""
    raises = lowers = False
    for _, choice in choices(scenario):
        for result in results(choice):
            raises |= choice.lean is Lean.MANAGEMENT and result.effects.integrity > 0
            lowers |= choice.lean is Lean.LEADERSHIP and result.effects.integrity < 0
    if not raises:
        yield Finding(
            "F513",
            scenario.span,
            "No choice that leans on management raises integrity.",
            "Let process carry the truth once: a checked figure that nobody can wave away.",
            "Otherwise integrity looks like leadership's own.",
        )
    if not lowers:
        yield Finding(
            "F513",
            scenario.span,
            "No choice that leans on leadership lowers integrity.",
            "Let loyalty or a fine speech cost somebody who wasn't in the room.",
            "Otherwise leadership looks like the answer.",
        )


RULES = (called_for, moment_is_told, well_and_badly_timed, integrity_on_both_sides)


def _decisions(count: int) -> str:
    if count == 0:
        return "No decision calls"
    return "One decision calls" if count == 1 else f"{count} decisions call"
