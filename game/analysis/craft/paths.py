"""Rules about whole paths and where they end, over all of them: how long, how many endings, how often each.

They take the figures of an exact exploration. A figure that was not settled settles no rule: `open_questions`
names the codes that are then left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.craft import codes
from game.analysis.craft.finding import Finding, joined
from game.analysis.extremes import Range
from game.analysis.figures import Exploration
from game.model import Scenario

DECISIONS = (6, 9)
PATH_WORDS = (1500, 2300)
LEAST_ENDINGS = 4
LEAST_REACHED = 3
LARGEST_SHARE, SMALLEST_SHARE = 0.5, 0.05

_ROUNDING = 1e-9


class Paths:
    """A scenario and what was explored of it: everything, or nothing at all."""

    def __init__(self, scenario: Scenario, figures: Exploration) -> None:
        self.scenario, self.figures = scenario, figures
        self.complete = figures.endings is not None

    @property
    def endless(self) -> bool:
        """Whether some scenes can be gone round for ever, so that there is no longest path."""
        return self.complete and self.figures.paths is None


def decisions_on_paths(paths: Paths) -> Iterator[Finding]:
    """F401: six to nine decisions on every path."""
    if not paths.complete or paths.figures.decisions is None:
        return
    low, high = DECISIONS
    least, most = paths.figures.decisions
    if least is None or (low <= least and most is not None and most <= high):
        return
    if most is None:
        said = f"a path can go round for ever, and the shortest has {least}"
        fix = "Let the way round close: `once: true` on what leads back, or a variable that counts."
    else:
        said = f"paths have {least}" if least == most else f"paths have from {least} to {most}"
        fix = (
            f"Add decisions to the shortest path until it has {low}."
            if least < low
            else f"Join or cut decisions on the longest path until it has {high}."
        )
    yield Finding(
        codes.DECISIONS,
        paths.scenario.span,
        f"Every path should have {low} to {high} decisions; {said}.",
        fix,
        "With fewer there is no pattern for the debrief to find; with more the first ones are forgotten.",
    )


def enough_endings(paths: Paths) -> Iterator[Finding]:
    """F406: four endings or more, of which some play reaches three or more."""
    endings = paths.scenario.endings
    reached = len(endings)
    if paths.complete and paths.figures.endings is not None:
        reached = sum(1 for ending in paths.figures.endings if ending.probability > 0)
    fix = "Write endings that come of a pattern of choices, each with its `if`."
    if len(endings) < LEAST_ENDINGS:
        has = "only one ending" if len(endings) == 1 else f"only {len(endings)} endings"
        said = f"The scenario has {has}; it should have {LEAST_ENDINGS} or more."
    elif reached < LEAST_REACHED:
        said = (
            f"Plays come to only {'one' if reached == 1 else reached} of the {len(endings)} endings; "
            f"it should be {LEAST_REACHED} or more."
        )
        fix = "Loosen the `if` of those that no play comes to."
    else:
        return
    yield Finding(
        codes.ENDINGS,
        paths.scenario.span,
        said,
        fix,
        "With two or three, one is the good one and one the bad one.",
    )


def ending_shares(paths: Paths) -> Iterator[Finding]:
    """F407: under random play no ending above 50 % or below 5 %. One that no play comes to is F403's."""
    figures = paths.figures
    if not paths.complete or figures.endings is None:
        return
    spans = {ending.id: ending.span for ending in paths.scenario.endings}
    for ending in figures.endings:
        chance = ending.probability
        if chance > LARGEST_SHARE + _ROUNDING:
            said, fix = "more than half", "Make its `if` narrower, or put a narrower ending above it."
        elif 0 < chance + figures.left_out < SMALLEST_SHARE - _ROUNDING and chance > 0:
            said, fix = "fewer than one in twenty", "Loosen its `if`, or move it up the list."
        else:
            continue
        yield Finding(
            codes.ENDING_SHARE,
            spans[ending.id],
            f"The ending `{ending.id}` comes at the end of {100 * chance:.1f} % of random plays: {said}.",
            fix,
            "What nearly everybody meets is no longer an ending of theirs; what nobody meets is for nobody.",
        )


def words_on_paths(paths: Paths) -> Iterator[Finding]:
    """F408: 1,500 to 2,300 words read on every path, the ending included."""
    if not paths.complete or paths.figures.words is None:
        return
    low, high = PATH_WORDS
    least, most = paths.figures.words
    if most is None or least is None:
        return  # a path without end is told by F401
    if low <= least and most <= high:
        return
    said = f"{least:,}" if least == most else f"{least:,} to {most:,}"
    fix = [
        *([f"Lengthen the shortest path to {low:,}"] if least < low else []),
        *([f"cut the longest to {high:,}"] if most > high else []),
    ]
    text = joined(fix)
    yield Finding(
        codes.PATH_WORDS,
        paths.scenario.span,
        f"A path has {said} words to read; it should have {low:,} to {high:,}.",
        f"{text[0].upper()}{text[1:]}. Scenes, choices on screen, what follows and the ending all count.",
        "That is 10 to 20 minutes with the debrief, at 200 words a minute: what fits into a meeting.",
    )


RULES = (decisions_on_paths, enough_endings, ending_shares, words_on_paths)


def open_questions(paths: Paths, counts_words: bool) -> tuple[str, ...]:
    """The codes of these rules that are not settled."""
    figures = paths.figures
    found = []
    if not paths.complete or figures.decisions is None:
        found.append(codes.DECISIONS.id)
    if not paths.complete or figures.endings is None:
        found.append(codes.ENDING_SHARE.id)
    if counts_words and (not paths.complete or figures.words is None or _unsettled(figures.words, paths)):
        found.append(codes.PATH_WORDS.id)
    return tuple(found)


def _unsettled(words: Range, paths: Paths) -> bool:
    return None in words and not paths.endless
