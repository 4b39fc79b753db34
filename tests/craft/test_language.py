"""English: what counts as a verdict, what as an acronym, and how hard words read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.analysis.craft import language
from game.analysis.craft.language import grade_of
from game.model import Choice, Ending, Paragraph, Person, Prose, Scenario, Scene


def story(then: str = "", text: str = "", speaker: str | None = None, role: str = "") -> Scenario:
    """One scene with one choice."""

    def prose(words: str, who: str | None = None) -> Prose:
        return (Paragraph(words, who),) if words else ()

    choice = Choice("go", "Go on.", then=prose(then, speaker), go="END")
    return Scenario(
        "desk",
        "Desk",
        prose(role),
        (Scene("desk", "Desk", "Desk", prose(text), choices=(choice,)),),
        (Ending("done", "Done", ()),),
        "desk",
        cast=(Person("dj", "DJ Osei"),),
    )


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("You made the right call.", "right"),
        ("It was wrong to wait.", "wrong"),
        ("Unfortunately nobody is in.", "Unfortunately"),
        ("You should have rung.", "should have"),
        ("The correct form is blue.", "correct"),
        ("It is a mistake, and it shows.", "mistake"),
        ("She turns right at the stairs.", ""),
        ("He puts it right by noon.", ""),
        ("It's all right, she says with her hand.", ""),
        ("The envelope goes on the right-hand pile.", ""),
        ("Right now nobody answers.", ""),
        ("You correct the sheet and sign it.", ""),
        ("He has picked up your pen by mistake.", ""),
        ("It is the wrong door, and it is locked.", ""),
        ("“You were right,” says Ines. “I was wrong.”", ""),
        ("\"Wrong,\" he says, and ‘it's right, isn't it’, and hangs up.", ""),
        ("Their civil rights hang on the wall; the ship rights itself.", ""),
    ],
)
def test_verdicts(words: str, verdict: str) -> None:
    """The narrator's own; sides, times, claims, doors and quotations are none."""
    found = list(language.verdicts(story(then=words)))
    assert [one.message.split("“")[1].split("”")[0] for one in found] == ([verdict] if verdict else [])


def test_what_somebody_says_is_theirs() -> None:
    """A paragraph with a speaker is left alone."""
    assert not list(language.verdicts(story(then="You were right.", speaker="dj")))


@pytest.mark.parametrize(
    ("words", "acronym"),
    [
        ("Ask about the SLA.", "SLA"),
        ("Ask about the SLAs.", "SLAs"),
        ("Ask about the service level agreement (SLA).", ""),
        ("Ask about the SLA (service level agreement).", ""),
        ("Ask about the SLA, the agreement on service.", ""),
        ("The early warning score reads seven. An EWS of seven is high.", ""),
        ("It's OK, the TV is off, and the PIN is on the wall.", ""),
        ("The sign says NO ENTRY, in capitals.", ""),
        ("Chapter IV begins. DJ Osei reads it.", ""),
        ("It's in A&E now.", ""),
    ],
)
def test_acronyms(words: str, acronym: str) -> None:
    """Explained in brackets, after a comma or by its initials; known to all; shouted; a name; a number."""
    found = list(language.acronyms(story(text=words)))
    assert [one.message.split("“")[1].split("”")[0] for one in found] == ([acronym] if acronym else [])


def test_an_acronym_is_explained_once() -> None:
    """In the role already, and from then on it is known; unexplained, it is told once."""
    role = "You run the accident and emergency desk (AED)."
    assert not list(language.acronyms(story(role=role, text="The AED is full.", then="The AED is empty.")))
    assert len(list(language.acronyms(story(text="The AED is full.", then="The AED is empty.")))) == 1


def test_grades_of_known_texts() -> None:
    """Short words in short sentences read easily; a sentence of long ones does not."""
    easy = "The dog ran to the door. It was wet. We let it in and gave it some bread."
    hard = (
        "Notwithstanding considerable administrative difficulties, the interdepartmental committee "
        "unanimously recommended immediate implementation of the reorganisation."
    )
    assert grade_of(easy) < 3
    assert grade_of(hard) > 18
    assert grade_of("") == 0
    assert grade_of("“Wait. Now.”") < grade_of("“Wait now and then again”")


def test_too_few_words_have_no_grade() -> None:
    """Under a hundred words a grade says nothing."""
    assert not list(language.reading_grade(story(text="Interdepartmental reorganisation committee.")))


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("", True),
        ("en", True),
        ("en-GB", True),
        ("EN_us", True),
        ("de", False),
        ("enm", False),
        ("fr-CA", False),
    ],
)
def test_which_scenarios_are_english(said: str, english: bool) -> None:
    """By what they say; one that says nothing is taken for English."""
    assert language.is_english(replace(story(), language=said)) is english


@pytest.mark.parametrize("sign", ["’", "AA ", "*a ", "“", "“a", "a. ", "* "])
def test_a_very_long_text_is_looked_at_once(sign: str) -> None:
    """However often a sign is repeated, no rule looks at the rest of the text anew for each."""
    long = story(then=sign * 50_000, text=sign * 50_000)
    found = [finding for rule in language.RULES for finding in rule(long)]
    assert len(found) < 5
