"""Rules about words: how long, how hard, and whether they give the answer away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.analysis.craft.finding import Finding, choices, decisions, results
from game.model import Fit, Prose, Scenario, Scene, fit_of, plain, word_count

SCENE_WORDS = (80, 155)
CHOICE_WORDS = (13, 30)
CONSEQUENCE_WORDS = (25, 80)
BECAUSE_WORDS = (20, 60)
LONGEST_TO_SHORTEST = 1.6
LONGEST_WELL_TIMED = 0.6
HARDEST_GRADE = 9.0

_VERDICTS = re.compile(
    r"\b(right|wrong|wrongly|correct|correctly|mistake|mistaken|should have|unfortunately)\b", re.IGNORECASE
)
# "Right" is also a side, a time and a place; only the verdict is meant.
_NOT_A_VERDICT = re.compile(
    r"\b(right[- ](hand|side|foot|arm|leg|away|now|there|here|then|up|down|through|round|past|behind|next)"
    r"|(all|the|her|his|your|their|my|its|on|to|turn|turns|turned|look|looks|looked) right\b(?=[ ,.;:”])"
    r"|right of way)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?<![\w’'-])[A-Z]{2,5}s?(?![\w’'-])")
_CAPITALS = re.compile(r"^[^a-z]*[A-Z]{2,}[^a-z]*$")
_WELL_KNOWN = frozenset(
    [
        "OK",
        "TV",
        "UK",
        "USA",
        "EU",
        "UN",
        "ID",
        "CV",
        "IT",
        "HR",
        "PDF",
        "CEO",
        "VP",
        "AM",
        "PM",
        "PIN",
        "SMS",
    ]
)


def scene_length(scenario: Scenario) -> Iterator[Finding]:
    """F601: a decision's scene has 80 to 155 words."""
    low, high = SCENE_WORDS
    for scene in decisions(scenario):
        count = _count(scene.prose)
        if not low <= count <= high:
            yield Finding(
                "F601",
                scene.span,
                f"The scene “{scene.id}” has {count} words before its choices.",
                f"Bring it to between {low} and {high}: {_shorter_or_longer(count, low)}.",
                "Too short gives no evidence to decide by; in too long a scene the decision is lost.",
            )


def choice_length(scenario: Scenario) -> Iterator[Finding]:
    """F602: a choice has 13 to 30 words."""
    low, high = CHOICE_WORDS
    for scene, choice in choices(scenario):
        count = word_count(plain(choice.text))
        if not low <= count <= high:
            yield Finding(
                "F602",
                choice.span,
                f"The choice “{choice.id}” of “{scene.id}” has {count} words.",
                f"Write it in {low} to {high}, action first.",
                "A choice of a few words hides what would be done; a long one reads as the answer.",
            )


def consequence_length(scenario: Scenario) -> Iterator[Finding]:
    """F603: what happens after a choice has 25 to 80 words."""
    low, high = CONSEQUENCE_WORDS
    for scene, choice in choices(scenario):
        for result in results(choice):
            count = _count(result.then)
            if not low <= count <= high:
                said = f"has {count} words" if count else "is missing"
                yield Finding(
                    "F603",
                    result.span,
                    f"What happens after “{choice.id}” of “{scene.id}” {said}.",
                    f"Show it in {low} to {high} words, as events: a look, a message, a number.",
                    "A choice that nothing follows feels like one that changed nothing.",
                )


def because_length(scenario: Scenario) -> Iterator[Finding]:
    """F604: the debrief's words on a choice number 20 to 60."""
    low, high = BECAUSE_WORDS
    for scene, choice in choices(scenario):
        for result in results(choice):
            count = word_count(plain(result.because))
            if not low <= count <= high:
                said = f"has {count} words" if count else "is missing"
                yield Finding(
                    "F604",
                    result.span,
                    f"The `because` of “{choice.id}” of “{scene.id}” {said}.",
                    f"Say in {low} to {high} words what it reached for, what it did and what it left.",
                    "It is the one sentence that the debrief can say about this choice.",
                )


def even_lengths(scenario: Scenario) -> Iterator[Finding]:
    """F605: in one decision the longest choice is at most 1.6 times the shortest."""
    for scene in decisions(scenario):
        counts = {choice.id: word_count(plain(choice.text)) for choice in scene.choices}
        longest, shortest = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
        if counts[shortest] and counts[longest] > LONGEST_TO_SHORTEST * counts[shortest]:
            yield Finding(
                "F605",
                scene.span,
                f"In “{scene.id}” the choice “{longest}” has {counts[longest]} words and "
                f"“{shortest}” has {counts[shortest]}.",
                f"Bring them closer: the longest at most {LONGEST_TO_SHORTEST} times the shortest.",
                "The longest and most careful choice reads as the answer.",
            )


def longest_gives_it_away(scenario: Scenario) -> Iterator[Finding]:
    """F606: the longest choice is a well-timed one in no more than 60 % of the decisions."""
    told = [scene for scene in decisions(scenario) if scene.moment is not None and len(scene.choices) > 1]
    well_timed = []
    for scene in told:
        counts = [(word_count(plain(choice.text)), choice) for choice in scene.choices]
        most = max(count for count, _ in counts)
        longest = [choice for count, choice in counts if count == most]
        if len(longest) == 1 and _meets(scene, longest[0].id):
            well_timed.append(scene)
    if told and len(well_timed) > LONGEST_WELL_TIMED * len(told):
        yield Finding(
            "F606",
            scenario.span,
            f"In {len(well_timed)} of {len(told)} decisions the longest choice meets the moment.",
            "Shorten some of those, or give a mistimed choice the longer words.",
            "Players learn to pick by length instead of reading the scene.",
        )


def every_position(scenario: Scenario) -> Iterator[Finding]:
    """F607: as authored, choices that meet the moment stand first, last and between."""
    told = [scene for scene in decisions(scenario) if scene.moment is not None and len(scene.choices) > 2]
    if len(told) < 3:
        return
    first = sum(_meets(scene, scene.choices[0].id) for scene in told)
    last = sum(_meets(scene, scene.choices[-1].id) for scene in told)
    between = sum(any(_meets(scene, c.id) for c in scene.choices[1:-1]) for scene in told)
    for count, where in ((first, "first"), (between, "in the middle"), (last, "last")):
        if count == 0:
            yield Finding(
                "F607",
                scenario.span,
                f"As written, a choice that meets its moment never stands {where}.",
                f"Change the order of the choices in a scene or two, so that one stands {where}.",
                "The window shuffles choices; a room with paper cards and `--no-shuffle` show this order.",
            )


def reading_grade(scenario: Scenario) -> Iterator[Finding]:
    """F608: the words read at grade 9 or below (English only)."""
    if scenario.language and not scenario.language.lower().startswith("en"):
        return
    grade = grade_of(" ".join(_everything_said(scenario)))
    if grade > HARDEST_GRADE:
        yield Finding(
            "F608",
            scenario.span,
            f"The words read at about grade {grade:.0f} (Flesch-Kincaid).",
            "Shorten sentences and prefer plain words, to grade 9 or below.",
            "In a room some read in a second language, and everyone reads against the clock.",
        )


def acronyms(scenario: Scenario) -> Iterator[Finding]:
    """F609: an acronym is explained where it first stands."""
    known = set(_WELL_KNOWN)
    for scene in scenario.scenes:
        spoken = [(scene.span, paragraph.plain) for paragraph in scene.prose]
        spoken += [(choice.span, plain(choice.text)) for choice in scene.choices]
        for span, text in spoken:
            for word in _acronyms_in(text):
                singular = word.rstrip("s")
                if singular in known:
                    continue
                known.add(singular)
                if not re.search(rf"\({singular}\)|{singular}s? \(|{singular}s?, (the|a|an|our|your) ", text):
                    yield Finding(
                        "F609",
                        span,
                        f"“{word}” in “{scene.id}” is not explained.",
                        f"Spell it out the first time, as in “the full words ({singular})”, or avoid it.",
                        "Whoever doesn't know it decides about something else.",
                    )


def verdicts(scenario: Scenario) -> Iterator[Finding]:
    """F610: what happens after a choice is shown, not judged."""
    for scene, choice in choices(scenario):
        for result in results(choice):
            for paragraph in result.then:
                text = paragraph.plain
                kept = _NOT_A_VERDICT.sub(lambda found: " " * len(found.group()), text)
                # What somebody says in quotation marks is theirs to judge.
                kept = re.sub(r"“[^”]*”", lambda found: " " * len(found.group()), kept)
                found = _VERDICTS.search(kept) if paragraph.speaker is None else None
                if found:
                    yield Finding(
                        "F610",
                        result.span,
                        f"What happens after “{choice.id}” of “{scene.id}” says “{found.group()}”.",
                        "Show the event and let the player judge it.",
                        "A verdict ends the thinking that the debrief is there to start.",
                    )


RULES = (
    scene_length,
    choice_length,
    consequence_length,
    because_length,
    even_lengths,
    longest_gives_it_away,
    every_position,
    reading_grade,
    acronyms,
    verdicts,
)


def grade_of(text: str) -> float:
    """The Flesch-Kincaid grade of an English text, 0 for one without words.

    0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid, Fishburne, Rogers and Chissom, 1975);
    syllables are counted as groups of vowels, a silent e left out.
    """
    words = re.findall(r"[A-Za-z’']+", text)
    if not words:
        return 0.0
    sentences = [part for part in re.split(r"[.!?…]+[”’\"]*(?:\s|$)", text) if part.strip()]
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / max(1, len(sentences)) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", word.lower())
    if len(letters) <= 3:
        return 1
    if not re.search(r"(?:le|[td]ed|[sxz]es|ches|shes|ges|ces)$", letters):
        letters = re.sub(r"(?:es|ed|e)$", "", letters)
    return max(1, len(re.findall(r"[aeiouy]+", letters)))


def _everything_said(scenario: Scenario) -> Iterator[str]:
    for scene in scenario.scenes:
        yield from (paragraph.plain for paragraph in scene.prose)
        for choice in scene.choices:
            yield plain(choice.text)
            for result in results(choice):
                yield from (paragraph.plain for paragraph in result.then)
    for ending in scenario.endings:
        yield from (paragraph.plain for paragraph in ending.prose)


def _acronyms_in(text: str) -> Iterator[str]:
    for found in _ACRONYM.finditer(text):
        before = text[: found.start()].split()
        after = text[found.end() :].split()
        # Words near it in capitals too: somebody is shouting, or it is a sign on a wall.
        if any(_CAPITALS.match(word) for word in (before[-3:] + after[:3])):
            continue
        yield found.group()


def _meets(scene: Scene, id: str) -> bool:
    choice = scene.choice(id)
    if choice is None or scene.moment is None:
        return False
    return fit_of(choice.draws_on, scene.moment.calls_for) is Fit.MET


def _count(prose: Prose) -> int:
    return sum(word_count(paragraph.plain) for paragraph in prose)


def _shorter_or_longer(count: int, low: int) -> str:
    return "add what can be seen and heard" if count < low else "cut what the decision doesn't need"
