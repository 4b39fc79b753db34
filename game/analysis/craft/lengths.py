"""Rules about length: of scenes, choices, consequences and reasons, and of choices beside one another.

They count what stands between spaces, so they say nothing of a script that puts none (`counts_words`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.analysis.craft import codes
from game.analysis.craft.finding import Finding, choices, decisions, meets, quantity, results
from game.analysis.reading import words_of
from game.model import Scenario, plain, word_count

SCENE_WORDS = (80, 155)
CHOICE_WORDS = (13, 30)
CONSEQUENCE_WORDS = (25, 80)
BECAUSE_WORDS = (20, 60)
LONGEST_TO_SHORTEST = 1.6
LONGEST_WELL_TIMED = 0.6

_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)


def counts_words(scenario: Scenario) -> bool:
    """Whether words can be counted: not where a tenth of the text is in a script without spaces between
    words (Thai, Lao, Burmese, Khmer, Japanese, Chinese)."""
    text = "".join(p.text for p in scenario.role) + "".join(
        paragraph.text for scene in scenario.scenes for paragraph in scene.prose
    )
    return 10 * len(_UNSPACED.findall(text)) <= len(text)


def scene_length(scenario: Scenario) -> Iterator[Finding]:
    """F601: a decision's scene has 80 to 155 words, extra paragraphs aside."""
    low, high = SCENE_WORDS
    for scene in decisions(scenario):
        count = words_of(scene.prose)
        if not low <= count <= high:
            yield Finding(
                codes.SCENE_WORDS,
                scene.span,
                f"The scene `{scene.id}` has {quantity(count, 'word')} before its choices.",
                f"Bring it to {low} to {high}: "
                + ("add what can be seen and heard." if count < low else "cut what the decision can spare."),
                "Too short a scene gives no evidence to decide by; in too long a one the decision is lost.",
            )


def choice_length(scenario: Scenario) -> Iterator[Finding]:
    """F602: a choice has 13 to 30 words."""
    low, high = CHOICE_WORDS
    for scene, choice in choices(scenario):
        count = word_count(plain(choice.text))
        if not low <= count <= high:
            yield Finding(
                codes.CHOICE_WORDS,
                choice.span,
                f"The choice `{choice.id}` of `{scene.id}` has {quantity(count, 'word')}.",
                f"Write it in {low} to {high}, the action first.",
                "A choice of a few words hides what would be done; a long one reads as the answer.",
            )


def consequence_length(scenario: Scenario) -> Iterator[Finding]:
    """F603: what happens after a choice has 25 to 80 words, in each of its outcomes."""
    low, high = CONSEQUENCE_WORDS
    for scene, choice in choices(scenario):
        for result in results(choice):
            count = words_of(result.then)
            if not low <= count <= high:
                said = f"has {quantity(count, 'word')}" if count else "is missing"
                yield Finding(
                    codes.THEN_WORDS,
                    result.span,
                    f"What happens after `{choice.id}` of `{scene.id}` {said}.",
                    f"Show it under `then` in {low} to {high} words, as events: a look, a message, a number.",
                    "A choice that nothing follows feels like one that changed nothing.",
                )


def because_length(scenario: Scenario) -> Iterator[Finding]:
    """F604: the debrief's words on a choice number 20 to 60, in each of its outcomes."""
    low, high = BECAUSE_WORDS
    for scene, choice in choices(scenario):
        for result in results(choice):
            count = word_count(plain(result.because))
            if not low <= count <= high:
                said = f"has {quantity(count, 'word')}" if count else "is missing"
                yield Finding(
                    codes.BECAUSE_WORDS,
                    result.span,
                    f"The `because` of `{choice.id}` of `{scene.id}` {said}.",
                    f"Say in {low} to {high} words what it reached for, what it did and what it left.",
                    "It is all that the debrief can say about this choice.",
                )


def even_lengths(scenario: Scenario) -> Iterator[Finding]:
    """F605: in one decision the longest choice is at most 1.6 times the shortest."""
    for scene in decisions(scenario):
        counts = {choice.id: word_count(plain(choice.text)) for choice in scene.choices}
        longest, shortest = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
        if counts[longest] > LONGEST_TO_SHORTEST * counts[shortest]:
            yield Finding(
                codes.UNEVEN,
                scene.span,
                f"In `{scene.id}` the choice `{longest}` has {quantity(counts[longest], 'word')} and "
                f"`{shortest}` has {counts[shortest]}.",
                f"Bring them closer: the longest at most {LONGEST_TO_SHORTEST} times the shortest.",
                "The longest and most careful choice reads as the answer.",
            )


def longest_gives_it_away(scenario: Scenario) -> Iterator[Finding]:
    """F606: in at most 60 % of the decisions with a moment the longest choice is a well-timed one."""
    told = [scene for scene in decisions(scenario) if scene.moment is not None and len(scene.choices) > 1]
    well_timed = []
    for scene in told:
        counts = [word_count(plain(choice.text)) for choice in scene.choices]
        longest = [
            choice for choice, count in zip(scene.choices, counts, strict=True) if count == max(counts)
        ]
        if len(longest) == 1 and meets(scene, longest[0]):
            well_timed.append(scene.id)
    if len(well_timed) > LONGEST_WELL_TIMED * len(told):
        yield Finding(
            codes.LONGEST_WINS,
            scenario.span,
            f"In {len(well_timed)} of {quantity(len(told), 'decision')} the longest choice meets the moment.",
            "Shorten some of those, or give a mistimed choice the longer words.",
            "Players learn to pick by length instead of reading the scene.",
        )


RULES = (
    scene_length,
    choice_length,
    consequence_length,
    because_length,
    even_lengths,
    longest_gives_it_away,
)
