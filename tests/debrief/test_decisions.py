"""One decision as the debrief tells it, and another way that was open then."""

from __future__ import annotations

from typing import Any

from game.debrief import Decision, of
from game.model import Choice, Effects, Fit, Lean, Moment, Paragraph, Principle, Risk
from tests.support.building import END, choice, outcome, scene, story
from tests.support.plays import debriefed, level, only_play

P = Principle
COURAGE = Moment((P.COURAGE,), "It will cost something.", ("Give me a year",))
TWO_SIDED = Moment((P.COURAGE, P.PROCESS))


def told(picked: Choice, *others: Choice, moment: Moment | None = COURAGE, **keys: Any) -> Decision:
    """The first decision of a debrief, with those choices on screen."""
    there = story(scene("a", picked, *others, moment=moment, object="key"), **keys)
    return of(only_play(there, [picked.id]), level()).decisions[0]


def option(id: str, *drew: Principle, risk: Risk = Risk.NONE, **keys: Any) -> Choice:
    return choice(id, draws_on=drew, risk=risk, go=END, **keys)


def test_a_decision_carries_its_lean_fit_and_reasons() -> None:
    """All that the author wrote of the moment and of the choice is there."""
    row = told(option("say", P.COURAGE, risk=Risk.HIGH, because="You said it.", expected=False))
    assert (row.number, row.scene, row.title, row.called, row.object) == (1, "a", "A", "the a", "key")
    assert (row.lean, row.fit, row.risk, row.expected) == (Lean.LEADERSHIP, Fit.MET, Risk.HIGH, False)
    assert row.because == "You said it."
    assert row.moment is not None
    assert (row.moment.why, row.moment.cues) == ("It will cost something.", ("Give me a year",))
    assert row.moment.lean is Lean.LEADERSHIP


def test_without_a_moment_there_is_no_fit_and_no_other_way() -> None:
    """A scene that declares no moment says nothing of what it called for."""
    row = told(option("say"), option("other", P.COURAGE), moment=None)
    assert (row.fit, row.moment, row.another_way) == (None, None, "")


def test_a_quieter_way_comes_first() -> None:
    """Of several that met the moment: lower risk, else higher, else the first as authored."""
    quiet = option("quiet", P.COURAGE)
    level_with = option("level", P.COURAGE, risk=Risk.SOME)
    bold = option("bold", P.COURAGE, risk=Risk.HIGH)
    picked = option("picked", P.COURAGE, risk=Risk.SOME)
    assert told(picked, level_with, bold, quiet).another_way == quiet.text
    assert told(picked, level_with, bold).another_way == bold.text
    assert told(picked, level_with, option("last", P.COURAGE, risk=Risk.SOME)).another_way == level_with.text


def test_only_what_was_open_is_another_way() -> None:
    """A locked choice and a hidden one are no way that could have been gone."""
    locked = option("locked", P.COURAGE, when="brave", locked="Not yet.")
    hidden = option("hidden", P.COURAGE, when="brave")
    row = told(option("picked", P.TIME), locked, hidden, option("later", sets=("brave",)))
    assert row.another_way == "No other choice on screen met this moment."


def test_halves_are_counted_in_words() -> None:
    """Where none met both halves, it says how many met one."""
    one, two = option("one", P.COURAGE), option("two", P.PROCESS)
    row = told(option("picked", P.VISION), one, moment=TWO_SIDED)
    assert row.another_way == "None on screen met both halves. One met one."
    row = told(option("picked", P.VISION), one, two, moment=TWO_SIDED)
    assert row.another_way == "None on screen met both halves. Two met one."
    row = told(option("picked", P.COURAGE), option("none", P.VISION), moment=TWO_SIDED)
    assert row.another_way == "No other choice on screen met this moment."


def test_fit_judges_what_could_be_known_and_because_says_what_came_of_it() -> None:
    """Two results of one choice fit alike; the author's words are those of the result."""
    won = outcome("efficiency > 0", because="It held.", then="Good.", effects=Effects(integrity=1))
    lost = outcome(because="It slipped; you couldn't have known.")
    toss = option("toss", P.COURAGE, outcomes=(won, lost))
    there = story(
        scene("first", choice("up", effects={"efficiency": 1}, go="a"), choice("down", go="a")),
        scene("a", toss, moment=COURAGE),
    )
    up, down = (of(only_play(there, [way, "toss"]), level()).decisions[1] for way in ("up", "down"))
    assert up.fit is down.fit is Fit.MET
    assert (up.because, down.because) == ("It held.", "It slipped; you couldn't have known.")


def test_loyalty_is_leadership_and_can_miss_a_moment_for_courage() -> None:
    """Fit goes by principle, not by lean."""
    row = debriefed("counted-twice", "call park thank carry panel return come_true").decisions[3]
    assert (row.choice, row.lean, row.fit) == ("carry", Lean.LEADERSHIP, Fit.MISSED)


def test_prose_of_a_choice_keeps_its_marks() -> None:
    """Front ends set emphasis; the debrief hands the words on as written."""
    assert told(choice("say", text="Say it *now*.", go=END)).choice_text == "Say it *now*."
    assert Paragraph("Say it *now*.").plain == "Say it now."
