"""Rules about English words: how hard they are, what is not explained, and what judges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from game.analysis.craft import codes
from game.analysis.craft.finding import Finding, choices, joined, results
from game.model import Prose, Scenario, Scene, Span, plain

HARDEST_GRADE = 9.0
ENOUGH_WORDS = 100
"""A grade of fewer words than that says nothing."""

_VERDICTS = re.compile(
    r"\b(right|rightly|wrong|wrongly|correct|correctly|mistake|mistaken|should(?:n’t|n't)? have"
    r"|unfortunately)\b",
    re.IGNORECASE,
)
# "Right" is also a side, a time and a claim, and the wrong door is a door; only verdicts are meant.
_NOT_A_VERDICT = re.compile(
    r"\b(right[- ](hand|side|foot|arm|leg|eye|away|now|there|here|then|up|down|through|round|across|into|past"
    r"|behind|beside|next|to|of way)"
    r"|(on|to|at|from) (the|her|his|your|their|my|its) right"
    r"|(all|turn|turns|turned|look|looks|looked|put|puts|set|sets) right"
    r"|(put|puts|set|sets) (it|this|that|them|things) right"
    r"|by mistake"
    r"|correct(s|ed)? (a|an|the|it|this|that|these|those|him|her|his|them|their|your|you)"
    r"|wrong (door|number|way|side|hand|key|room|turn|foot|house|desk|page|line|end|size|coat))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*(?:’\w[^’]*)*’(?!\w)")
_ACRONYM = re.compile(r"(?<![\w’'-])[A-Z]{2,5}s?(?![\w’'-])")
_CAPITALS = re.compile(r"^[^a-z]*[A-Z]{2,}[^a-z]*$")
_ROMAN = re.compile(r"[IVX]+$")
_WELL_KNOWN = frozenset(
    [
        "OK",
        "TV",
        "UK",
        "US",
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
        "PS",
        "RSVP",
        "FAQ",
        "DIY",
        "CD",
        "DVD",
        "USB",
        "GPS",
    ]
)
_NEAR = 10
_SENTENCE_END = re.compile(r"[.!?…]+[”’\"']*(?:\s|$)")
_WORD = re.compile(r"(?<![A-Za-z’'])[A-Za-z’']*[A-Za-z][A-Za-z’']*")


def is_english(scenario: Scenario) -> bool:
    """Whether a scenario says that it is in English, or does not say."""
    return not scenario.language or scenario.language.lower().split("-")[0].split("_")[0] in ("en", "eng")


def reading_grade(scenario: Scenario) -> Iterator[Finding]:
    """F608: the words read at grade 9 or below, all of them together."""
    everything = " ".join(text for scene in scenario.scenes for text in _said_in(scene))
    everything += " " + " ".join(p.plain for ending in scenario.endings for p in ending.prose)
    if len(_WORD.findall(everything)) < ENOUGH_WORDS:
        return
    grade = grade_of(everything)
    if grade > HARDEST_GRADE:
        by_scene = {scene.id: grade_of(" ".join(_said_in(scene))) for scene in scenario.scenes}
        hardest = sorted(by_scene, key=by_scene.__getitem__, reverse=True)[:3]
        yield Finding(
            codes.GRADE,
            scenario.span,
            f"The words read at grade {grade:.1f} (Flesch-Kincaid); 9 is the most.",
            "Shorten sentences and prefer plain words, first in "
            f"{joined(f'`{id}` (grade {by_scene[id]:.0f})' for id in hardest)}.",
            "In a room some read in a second language, and everybody reads against the clock.",
        )


def acronyms(scenario: Scenario) -> Iterator[Finding]:
    """F609: an acronym is explained where it first stands."""
    known = {word for person in scenario.cast for word in _ACRONYM.findall(person.name)} | _WELL_KNOWN
    for span, where, text in _texts(scenario):
        for word in _acronyms_in(text):
            bare = word.rstrip("s")
            if bare in known or _ROMAN.match(bare):
                continue
            known.add(bare)
            if not _explained(bare, text):
                yield Finding(
                    codes.ACRONYM,
                    span,
                    f"“{word}” in {where} is not explained.",
                    f"Spell it out the first time, as in “the full words ({bare})”, or do without it.",
                    "Whoever doesn't know it decides about something else.",
                )


def verdicts(scenario: Scenario) -> Iterator[Finding]:
    """F610: what happens after a choice is shown, not judged; what people say is theirs."""
    for scene, choice in choices(scenario):
        for result in results(choice):
            found = [word for paragraph in result.then if paragraph.speaker is None
                     for word in _verdicts_in(paragraph.plain)]  # fmt: skip
            if found:
                yield Finding(
                    codes.VERDICT,
                    result.span,
                    f"What happens after `{choice.id}` of `{scene.id}` says “{found[0]}”.",
                    "Show the event and let the player judge it.",
                    "A verdict ends the thinking that the debrief is there to start.",
                )


RULES = (reading_grade, acronyms, verdicts)


def grade_of(text: str) -> float:
    """The Flesch-Kincaid grade of an English text, 0 for one without words.

    0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid, Fishburne, Rogers and Chissom, 1975);
    syllables are counted as groups of vowels, a silent e left out.
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = [part for part in _SENTENCE_END.split(text) if part.strip()]
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / max(1, len(sentences)) + 11.8 * syllables / len(words) - 15.59


@lru_cache(4096)
def _syllables(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", word.lower())
    if len(letters) <= 3:
        return 1
    if not re.search(r"(?:le|[td]ed|[sxz]es|ches|shes|ges|ces)$", letters):
        letters = re.sub(r"(?:es|ed|e)$", "", letters)
    return max(1, len(re.findall(r"[aeiouy]+", letters)))


def _verdicts_in(text: str) -> list[str]:
    """The verdicts of the narrator in a text, without what stands in quotation marks."""
    kept = _QUOTED.sub(lambda found: " " * len(found.group()), text)
    kept = _NOT_A_VERDICT.sub(lambda found: " " * len(found.group()), kept)
    return [found.group() for found in _VERDICTS.finditer(kept)]


def _said_in(scene: Scene) -> Iterator[str]:
    """A scene's prose, its choices and what happens after them."""
    yield from (paragraph.plain for paragraph in scene.prose)
    for choice in scene.choices:
        yield plain(choice.text)
        for result in results(choice):
            yield from (paragraph.plain for paragraph in result.then)


def _texts(scenario: Scenario) -> Iterator[tuple[Span, str, str]]:
    """What a player reads, about in that order: its place, what it stands in, and the text."""
    yield from _prose(scenario.span, "the role", scenario.role)
    for scene in scenario.scenes:
        where = f"`{scene.id}`"
        yield from _prose(scene.span, where, scene.prose)
        for extra in scene.also:
            yield from _prose(extra.span, where, extra.prose)
        for choice in scene.choices:
            yield choice.span, where, plain(choice.text)
            if choice.locked:
                yield choice.span, where, plain(choice.locked)
        for choice in scene.choices:
            for result in results(choice):
                yield from _prose(result.span, where, result.then)
    for ending in scenario.endings:
        yield from _prose(ending.span, f"`{ending.id}`", ending.prose)
        for extra in ending.also:
            yield from _prose(extra.span, f"`{ending.id}`", extra.prose)


def _prose(span: Span, where: str, prose: Prose) -> Iterator[tuple[Span, str, str]]:
    return ((span, where, text) for text in [" ".join(paragraph.plain for paragraph in prose)] if text)


def _acronyms_in(text: str) -> Iterable[str]:
    for found in _ACRONYM.finditer(text):
        before = text[: found.start()].rsplit(None, 3)
        after = text[found.end() :].split(None, 3)
        # Words near it in capitals too: somebody is shouting, or it is a sign on a wall.
        if not any(_CAPITALS.match(word) for word in (before[-3:] + after[:3])):
            yield found.group()


def _explained(word: str, text: str) -> bool:
    """Whether a text says what an acronym stands for: in brackets, after a comma, or by initials."""
    if re.search(rf"\({word}\)|{word}s? \(|{word}s?, (the|a|an|our|your) ", text):
        return True
    before, _, after = text.partition(word)
    near = (re.findall(r"[A-Za-z]+", before)[-_NEAR:], re.findall(r"[A-Za-z]+", after)[:_NEAR])
    return any(word.lower() in "".join(part[0] for part in words).lower() for words in near)
