"""Every word rule, over everything that the debriefs of the shipped scenarios can say. Nothing is sampled."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from game.debrief import FIT, LEAN, TAKE_AWAY, Debrief, Overlay, Pattern
from game.debrief.decisions import decision_of
from game.debrief.sentences import ANYONE, METER, OVERLAY, STANDING, SUMMARY
from game.debrief.words import name
from game.page import debrief_page, present
from game.page.debrief import decision_row
from game.page.printed import printed
from tests.page.test_printed import check as check_printed
from tests.support.plays import SHIPPED, everything, shipped

FORBIDDEN = re.compile(
    r"\b(should have|wrong|correct|unfortunate(ly)?|great job|failed|true leader|mere(ly)?)\b", re.IGNORECASE
)
SCORING = re.compile(r"%|\b(score[ds]?|rank(ed|s)?|points|percent|grade[ds]?)\b|[✓✔✗✘]", re.IGNORECASE)
NAMED = re.compile(r"\*[^*]+\*")
QUOTED = re.compile(r"“[^“”]*”\.?")


@pytest.fixture(params=SHIPPED)
def scenario(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def debriefs(scenario: str) -> tuple[Debrief, ...]:
    return everything(scenario).debriefs


def own(paragraph: str) -> str:
    """A paragraph without the author's words: each name and each quotation as one word."""
    return QUOTED.sub("Quotation.", NAMED.sub("Name", paragraph))


def sentences(paragraph: str) -> list[str]:
    return re.split(r"(?<=[.?])\s", own(paragraph))


def check_shape(text: str) -> None:
    """What a reader would stumble over: doubled or missing signs, and what a slot left behind."""
    assert text == text.strip()
    assert not re.search(r"  |\{|\}|\(\)|\*\*|!|\"", text), text
    assert not re.search(r"[.,:;]{2}|[?!]\.|\.[’”]*\.|[?!][’”]*\.| [.,:;?]|,\.|:\s*\.", text), text
    assert text.count("“") == text.count("”"), text
    assert text.count("*") % 2 == 0, text
    assert text[-1] in ".?”*", text


def check_words(text: str) -> None:
    """What we say ourselves: no verdict, no score, no figure, no long sentence, each with its capital."""
    assert not FORBIDDEN.search(own(text)), text
    assert not SCORING.search(own(text)), text
    assert not re.search(r"\d|\bNone\b(?! on screen)", own(text)), text
    assert not re.search(r"\b(zero|no decisions|one decisions|of one decision|all one)\b", text), text
    for sentence in sentences(text):
        assert len(sentence.split()) < 25, sentence
        assert sentence[0].isupper(), sentence


def test_the_paths_are_all_there() -> None:
    """Counted Twice has 23,886 plays, and each is behind one of the distinct debriefs."""
    assert everything("counted-twice").paths == 23886


def test_summaries(scenario: str) -> None:
    """Each summary keeps the tone: shape, words, figures, sentence length and capitals."""
    assert len(debriefs(scenario)) > 2000
    for debrief in debriefs(scenario):
        assert len(debrief.summary) == 2
        for paragraph in debrief.summary:
            check_shape(paragraph)
            check_words(paragraph)


def test_every_end_prints(scenario: str) -> None:
    """Over every combination of bands the file for the printer is whole."""
    for play, debrief in everything(scenario).ended:
        check_printed(printed(debrief_page(play, debrief), None, present(play)))


def test_names_stand_in_italics_with_a_capital_where_a_sentence_begins(scenario: str) -> None:
    """A decision is named as its author calls it; at the start of a sentence it gets a capital."""
    names = {name(scene.called) for scene in shipped(scenario).scenes}
    for debrief in debriefs(scenario):
        for paragraph in debrief.summary:
            for match in re.finditer(r"(?:^|(?P<before>\S+) )\*(?P<name>[^*]+)\*", paragraph):
                before, called = match["before"], match["name"]
                if before is None or before[-1] in ".?”":
                    assert called in {called[0].upper() + called[1:] for called in names}
                else:
                    assert called in names


def test_no_sentence_lost_its_words(scenario: str) -> None:
    """What is filled in is never missing from a sentence that stands: no "At the moment", no "for, and"."""
    hole = re.compile(
        r"\bAt (the moment|you|that|the comfortable|, who)|\bIn you\b|\bbrought to\b|\bcalled for(,|:| and)"
        r"|\bthree meters came\b|: met the moment|tools: leaned|management, to leadership|\bso: In\b"
    )
    for debrief in debriefs(scenario):
        for paragraph in debrief.summary:
            assert not hole.search(paragraph), paragraph


def test_rows(scenario: str) -> None:
    """Every decision that any debrief can show: its own words whole, the author's as written."""
    rows = 0
    for turn in everything(scenario).turns:
        decision = decision_of(turn)
        check_shape(decision.because)
        assert decision.because == turn.because
        assert decision.choice_text == turn.choice.text
        assert decision.moment is not None
        assert decision.another_way
        check_shape(decision.another_way)
        offered = {offer.choice.text for offer in turn.offers if offer.open}
        if decision.another_way not in offered - {turn.choice.text}:
            check_words(decision.another_way)
            assert re.fullmatch(
                r"No other choice on screen met this moment\.|"
                r"None on screen met both halves\. (One|Two|Three|Four|Five) met one\.",
                decision.another_way,
            )
        rows += 1
    assert rows >= len(shipped(scenario).scenes)


def test_rows_as_front_ends_show_them(scenario: str) -> None:
    """The strings around the author's words keep the same rules: heading, marks and "You"."""
    for turn in everything(scenario).turns:
        row = decision_row(decision_of(turn))
        check_shape(row.marks)
        check_words(row.marks)
        assert row.called[0] == row.called[0].upper()
        assert re.fullmatch(
            r"What the moment called for: [a-z ]+ \((management|leadership|both)\)", row.heading
        )
        you = "".join(words for words, _ in row.you)
        assert re.fullmatch(r"You: “[^“”]+”", you)
        assert all(re.fullmatch(r"“[^“”]+”", cue) for cue in row.cues)


def test_lines_around_a_debrief(scenario: str) -> None:
    """The bands in one sentence, the lead of the decisions and the line on standing."""
    for play, debrief in everything(scenario).ended:
        page = debrief_page(play, debrief)
        for text in (page.bands, page.cost, page.lead(None), page.lead(1)):
            check_shape(text)
            check_words(text)


def test_sentences_that_stand_alone() -> None:
    """Lines, questions and the sentence to take away keep the tone too."""
    lines = [line for bands in METER.values() for line in bands.values()]
    alone = [*lines, *STANDING.values(), *ANYONE, TAKE_AWAY]
    for scenario in SHIPPED:
        alone += [q for d in debriefs(scenario) for q in d.questions if q not in alone]
    for text in alone:
        check_shape(text)
        check_words(text)
    for words in (*LEAN.values(), *FIT.values()):
        assert words == words.lower()
        assert not FORBIDDEN.search(words)


def test_templates_keep_to_the_essay_and_to_choices() -> None:
    """No sentence types a person or gives orders, and each of the five summaries says whose lens it is."""
    for texts in (*SUMMARY.values(), *OVERLAY.values()):
        for sentence in texts:
            assert not re.search(r"\byou('re| are) an? ", sentence.text, re.IGNORECASE)
            assert not re.search(r"\b(must|ought|need to|next time|try to)\b", sentence.text, re.IGNORECASE)
    for pattern in Pattern:
        assert any("essay" in sentence.text for sentence in SUMMARY[pattern])


def test_all_patterns_and_three_overlays_appear_on_counted_twice() -> None:
    """Under random play each of the five patterns occurs, and courageous, expedient and mixed do."""
    seen = Counter((d.pattern, d.overlay) for d in debriefs("counted-twice"))
    assert {pattern for pattern, _ in seen} == set(Pattern)
    assert {overlay for _, overlay in seen} == {Overlay.COURAGEOUS, Overlay.EXPEDIENT, Overlay.MIXED}


def test_all_four_overlays_appear_on_the_other_three() -> None:
    """Each other scenario has a way through on which nobody was asked."""
    for scenario in SHIPPED[1:]:
        assert {debrief.overlay for debrief in debriefs(scenario)} == set(Overlay)
