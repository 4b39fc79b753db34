"""How a summary is filled: slots, dropped sentences, ties, and what stands instead."""

from __future__ import annotations

import re
from typing import Any

import pytest

from game.debrief import Debrief, Overlay, Pattern, PlayNotOver, of
from game.debrief.sentences import OVERLAY, SUMMARY
from game.debrief.slots import filled
from game.debrief.tally import Mention, Tally
from game.model import Choice, Effects, Marginal, Moment, Principle, Risk, Scene
from game.model import Distribution as Ends
from tests.support.building import END, choice, outcome, scene, story
from tests.support.plays import debriefed, level, only_play, played, shipped

P = Principle
MANAGED = Moment((P.PROCESS,), cues=("The clock is running.",))
LED = Moment((P.EMPATHY,), cues=("“Does anyone mind?”",))
BOTH = Moment((P.PROCESS, P.COURAGE), cues=("Nobody spoke",))


def decision(id: str, moment: Moment | None, *drew: Principle, go: str = END, **keys: Any) -> Scene:
    """A scene with one choice that draws on principles."""
    return scene(id, choice("it", draws_on=drew, go=go, **keys), moment=moment)


def line(*steps: tuple[Moment | None, tuple[Principle, ...], dict[str, Any]], **keys: Any) -> Debrief:
    """The debrief of a play through decisions one after another, named a, b, c, ..."""
    ids = "abcdefghijklmnop"
    scenes = [
        decision(ids[i], moment, *drew, go=ids[i + 1] if i + 1 < len(steps) else END, **extra)
        for i, (moment, drew, extra) in enumerate(steps)
    ]
    return of(only_play(story(*scenes, **keys), ["it"] * len(steps)), level())


def step(moment: Moment | None, *drew: Principle, **keys: Any) -> tuple[Any, ...]:
    return moment, drew, keys


def test_a_play_that_goes_on_has_no_debrief() -> None:
    """The error says how many picks were made."""
    play = played("counted-twice", "lanes check")
    with pytest.raises(PlayNotOver, match="after 2 picks the play is not over"):
        of(play, level())


def test_heavily_management() -> None:
    """The best of the picks, the first that met the other side's moment, and how many there were."""
    debrief = line(
        step(MANAGED, P.PROCESS, effects={"efficiency": 1}),
        step(MANAGED, P.PROCESS, P.TIME, effects={"efficiency": 2}),
        step(LED, P.PEOPLE),
        step(LED, P.RESOURCES),
    )
    assert debrief.pattern is Pattern.HEAVILY_MANAGEMENT
    assert debrief.summary[0] == (
        "In all four decisions you reached for process, resources, time or people: the tools that make a"
        " thing work here and now. At *the b* that was what the moment called for. At *the c* the moment"
        " called for empathy, and the scene had said so: “‘Does anyone mind?’” In the essay's terms you drove"
        " outcomes more than you moved people. Both have value. They're good for different things. Of the"
        " three meters efficiency came out highest."
    )


def test_heavily_leadership() -> None:
    """The same from the other side, a full stop of the cue's own left out."""
    debrief = line(step(LED, P.EMPATHY), step(MANAGED, P.VISION), step(None))
    assert debrief.summary[0].startswith(
        "In two of three decisions you reached for people's will: listening, aspiration, influence,"
        " conviction. At *the a* that was what the moment called for. At *the b* the moment called for"
        " process, and the scene had said so: “The clock is running”. The essay values leadership"
    )


def test_a_heavy_summary_speaks_of_the_picks_that_it_counts() -> None:
    """A first slip to the other side is no example of reaching for one's own."""
    debrief = line(
        step(MANAGED, P.EMPATHY),
        step(LED, P.PROCESS),
        step(MANAGED, P.PROCESS),
        step(MANAGED, P.PROCESS),
        step(MANAGED, P.PROCESS),
    )
    assert debrief.pattern is Pattern.HEAVILY_MANAGEMENT
    assert "At *the b* the moment called for empathy" in debrief.summary[0]


def test_mistimed() -> None:
    """What the pick drew on stands against what its moment called for."""
    debrief = line(
        step(BOTH, P.VISION),
        step(LED, P.HERE_AND_NOW, P.TIME),
        step(MANAGED, P.PROCESS),
        step(MANAGED, P.EMPATHY),
    )
    assert debrief.pattern is Pattern.BALANCED_MISTIMED
    assert debrief.summary[0] == (
        "You used both sets of tools: two decisions leaned to management, two to leadership. The essay adds a"
        " harder thing, knowing when to leverage each. At *the b* you brought time and the here and now to a"
        " moment that called for empathy: “‘Does anyone mind?’” That isn't a lack of skill in either. Look at"
        " what was in the scene when you chose: was there a clock, or was there a silence?"
    )


def test_mistimed_without_a_swap_of_sides() -> None:
    """Then the first pick that missed and drew on something is spoken of."""
    debrief = line(
        step(BOTH),
        step(BOTH, P.VISION),
        step(MANAGED, P.TIME),
        step(BOTH, P.TIME, P.EMPATHY),
    )
    assert debrief.pattern is Pattern.BALANCED_MISTIMED
    assert (
        "At *the b* you brought vision to a moment that called for process and courage: “Nobody"
        in (debrief.summary[0])
    )


def test_a_sentence_without_its_cue_is_dropped_with_what_leans_on_it() -> None:
    """Where a scene quotes nothing, neither the swap nor "That isn't a lack of skill" is said."""
    bare = Moment((P.PROCESS,))
    debrief = line(step(bare, P.EMPATHY), step(Moment((P.EMPATHY,)), P.PROCESS))
    assert debrief.summary[0] == (
        "You used both sets of tools: one decision leaned to management, one to leadership. The essay adds a"
        " harder thing, knowing when to leverage each. Look at what was in the scene when you chose: was"
        " there a clock, or was there a silence?"
    )


def test_a_zero_is_never_printed() -> None:
    """Where every pick drew on both sides there is no count to give."""
    debrief = line(step(BOTH, P.TIME, P.VISION), step(BOTH, P.TIME, P.VISION))
    assert debrief.pattern is Pattern.BALANCED_MISTIMED
    assert debrief.summary[0].startswith("You used both sets of tools. The essay adds a harder thing")


def test_nothing_leaned() -> None:
    """A mistimed play in which no choice drew on anything is not told that it used both sets of tools."""
    debrief = line(step(BOTH), step(BOTH))
    assert debrief.summary[0] == (
        "Look at what was in the scene when you chose: was there a clock, or was there a silence?"
    )


def test_well_timed_with_one_side_only() -> None:
    """Without a management pick to name, the leadership one gets the first sentence's ending."""
    debrief = line(
        step(BOTH, P.PROCESS, P.COURAGE),
        step(LED, P.EMPATHY),
        step(BOTH, P.PROCESS, P.COURAGE),
    )
    assert debrief.pattern is Pattern.BALANCED_WELL_TIMED
    assert debrief.summary[0].startswith(
        "You moved between management and leadership, and mostly in step with what was in front of you: all"
        " three decisions met the moment. *The b* called for empathy, and that's what it got. The essay"
    )


def test_what_was_called_for_is_said_as_far_as_it_was_brought() -> None:
    """Of two called principles only those that the pick drew on are named, in the moment's order."""
    moment = Moment((P.TIME, P.PROCESS))
    debrief = line(step(moment, P.PROCESS, P.TIME), step(LED, P.EMPATHY), step(None))
    assert "*The a* called for time and process, and that's what it got." in debrief.summary[0]
    debrief = line(step(moment, P.PROCESS), step(LED, P.EMPATHY), step(None))
    assert "*The a* called for process, and that's what it got." in debrief.summary[0]


def test_with_the_current() -> None:
    """The first expected pick is asked about, unless it is the one that the overlay speaks of."""
    easy = {"expected": True, "effects": {"integrity": -2}}
    easier = {"expected": True, "effects": {"integrity": -3}}
    debrief = line(step(None, **easy), step(None, **easier), step(None))
    assert debrief.pattern is Pattern.WITH_THE_CURRENT
    assert debrief.summary == (
        "In two of three decisions you made the choice this place would have expected. Some were sensible;"
        " expectations often are. Taken together they're what the essay means by the status quo: easy to"
        " make, well supported, rarely questioned. At *the a*, who was the expected choice good for?",
        "At *the b* the comfortable choice and the one you'd defend to a stranger came apart, and you took"
        " the comfortable one. Most people do: in one experiment about one in seven refused an unjust"
        " request, and fewer than one in ten reported it. You ended about where you started with those above"
        " you. What would have made the other choice easier to take: a fact, a friend, a week?",
    )
    debrief = line(step(None, **easier), step(None, **easy), step(None))
    assert debrief.summary[0].endswith("At *the b*, who was the expected choice good for?")
    debrief = line(step(None, **easy), step(None, **easy), step(None))
    assert debrief.summary[1].startswith("At *the a* the comfortable choice")


def test_a_single_expected_choice_is_not_taken_together() -> None:
    """In a very short scenario the sentences about several are left out."""
    debrief = line(step(None, expected=True, effects={"integrity": -1}))
    assert debrief.summary[0] == ("In the one decision you made the choice this place would have expected.")


def test_the_bravest_pick_is_named() -> None:
    """The highest risk first, then the most integrity, then the earlier decision."""
    some = {"risk": Risk.SOME, "effects": {"integrity": 3}}
    high = {"risk": Risk.HIGH, "effects": {"integrity": 1}}
    higher = {"risk": Risk.HIGH, "effects": {"integrity": 2}}
    assert "At *the b* you could see" in line(step(None, **some), step(None, **high)).summary[1]
    assert "At *the b* you could see" in line(step(None, **high), step(None, **higher)).summary[1]
    assert "At *the a* you could see" in line(step(None, **high), step(None, **high)).summary[1]


def test_mixed_names_both_sides_where_there_are_both() -> None:
    """Without a yielded decision the sentence about it is dropped."""
    brave = {"risk": Risk.SOME, "effects": {"integrity": 1}}
    debrief = line(step(None, **brave), step(None, expected=True, effects={"integrity": -1}), step(None))
    assert debrief.overlay is Overlay.MIXED
    assert debrief.summary[1].startswith(
        "At *the a* you stood up for something and could see the price. At *the b* you let it go. Few"
    )
    debrief = line(step(None, **brave), step(None))
    assert debrief.summary[1] == (
        "At *the a* you stood up for something and could see the price. Few people are brave every time. What"
        " made the difference: the stake, the hour, who was watching, or how ready you were?"
    )


def test_untested_promises_a_path_only_where_there_is_one() -> None:
    """The scenario itself has to ask the question somewhere, in a choice or in an outcome."""
    first = (
        "This time through you were never really asked to choose between what was expected and what was"
        " right."
    )
    safe = choice("it", go=END)
    asked = choice("other", go=END, risk=Risk.SOME, effects={"integrity": 1})
    turned = choice("third", go=END, expected=True, outcomes=(outcome(effects=Effects(integrity=-1)),))
    assert of(only_play(story(scene("a", safe)), ["it"]), level()).summary[1] == first
    for more in (asked, turned):
        debrief = of(only_play(story(scene("a", safe, more)), ["it"]), level())
        assert debrief.summary[1] == f"{first} In this story there's a path where you are."


def test_counts_over_ten_are_figures() -> None:
    """Numbers to ten are words."""
    debrief = line(*[step(MANAGED, P.PROCESS)] * 11, step(MANAGED))
    assert debrief.summary[0].startswith("In 11 of 12 decisions you reached")


def test_top_and_low_go_by_how_the_values_stand_under_random_play() -> None:
    """A small value can stand higher than a large one; ties go to the meter named first."""
    effects = {"effects": {"efficiency": 5, "commitment": 1, "integrity": 1}}
    play = only_play(story(decision("a", MANAGED, P.PROCESS, **effects)), ["it"])
    low, high = Marginal((5, 9), (1, 2)), Marginal((0, 1), (1, 2))
    debrief = of(play, Ends((low, high, high, high)))
    assert debrief.summary[0].endswith("Of the three meters commitment came out highest.")
    debrief = of(play, Ends((low, low, low, high)))
    assert debrief.summary[0].endswith("Of the three meters efficiency came out highest.")


def test_probabilities_of_different_totals_compare_exactly() -> None:
    """Two thirds stand above three fifths, whatever the weights are counted in."""
    effects = {"effects": {"efficiency": 1, "commitment": 1}}
    play = only_play(story(decision("a", MANAGED, P.PROCESS, **effects)), ["it"])
    three_fifths, two_thirds = Marginal((1, 2), (3, 5)), Marginal((1, 2), (2, 3))
    least = Marginal((0, 1), (1, 9))
    debrief = of(play, Ends((three_fifths, two_thirds, least, least)))
    assert debrief.summary[0].endswith("commitment came out highest.")


def test_standing_has_its_own_names() -> None:
    """Below the lower cut it is spent, above the upper one banked, else even."""
    for standing, word, words in (
        (-5, "spent", "You ended with less credit upstairs than you began with."),
        (0, "even", "You ended about where you started with those above you."),
        (5, "banked", "You ended with credit to spare. Credit can be spent; what on?"),
    ):
        play = only_play(story(decision("a", None, effects={"standing": standing})), ["it"])
        debrief = of(play, level(-5, -3, 0, 3, 5))
        assert (debrief.standing.value, debrief.standing_line) == (word, words)


def test_questions_go_by_the_seed_among_ours_and_the_scenarios() -> None:
    """Bed Fourteen has two of its own, so the seventh seed begins again."""
    picks = "board yours late_one show"
    play = played("bed-fourteen", picks)
    while not play.over:
        play = played("bed-fourteen", picks := f"{picks} {next(iter(play.offered.open))}")
    asked = [debriefed("bed-fourteen", picks, seed).questions[0] for seed in range(7)]
    assert asked[4:6] == list(shipped("bed-fourteen").questions)
    assert asked[0] == asked[6] == "Which decision did you make fastest? What made it feel settled?"
    assert len(set(asked)) == 6


def test_the_second_question_is_the_overlays_or_else_the_patterns() -> None:
    """Courageous and expedient have a question of their own; otherwise the pattern asks."""
    mixed = line(step(MANAGED, P.PROCESS))
    assert mixed.questions[1].startswith("Where did you fix something that wasn't broken?")
    expedient = line(step(MANAGED, P.PROCESS, expected=True, effects={"integrity": -1}))
    assert expedient.questions[1].startswith("What reason did you give yourself?")


def test_authors_words_are_never_read_as_slots_or_marks() -> None:
    """Braces, stars and quotes in a name or a cue stay words."""
    moment = Moment((P.PROCESS,), cues=("the *third* {swap} “time”",))
    first = Scene(
        "a",
        "A",
        "the {m} *bold* 5* door",
        (),
        choices=(Choice("it", "It.", draws_on=(P.EMPATHY,), go=END),),
        moment=moment,
    )
    debrief = of(only_play(story(first), ["it"]), level())
    assert (
        "At *the {m} bold 5 door* the moment called for process, and the scene had said so:"
        " “the third {swap} ‘time’”." in debrief.summary[0]
    )


def test_every_slot_of_every_template_is_known() -> None:
    """A template that asks for a slot that nobody fills would fail at once."""
    known = set()
    for texts in (*SUMMARY.values(), *OVERLAY.values()):
        for sentence in texts:
            while sentence is not None:
                known |= {*re.findall(r"\{(\w+)\}", sentence.text), *sentence.needs}
                sentence = sentence.otherwise
    everything = dict.fromkeys(known, "x")
    for texts in (*SUMMARY.values(), *OVERLAY.values()):
        assert "{" not in filled(texts, everything)
    with pytest.raises(KeyError):
        filled(SUMMARY[Pattern.HEAVILY_MANAGEMENT], {})


def test_equal_tallies_are_equal() -> None:
    """Plays are merged by their tallies, so a tally is a value."""
    assert Tally(usual=(Mention("the a"),)) == Tally(usual=(Mention("the a"),))
    assert hash(Tally()) == hash(Tally())
