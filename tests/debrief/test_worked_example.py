"""The worked example of Counted Twice, word for word."""

from __future__ import annotations

from game.debrief import Overlay, Pattern, StandingBand
from game.model import Band, Effects, Meter
from game.page import debrief_page
from tests.support.plays import bands_of, debriefed, played

PICKS = "lanes check page listen refuse timetable open sums"


def test_the_percentiles_are_those_of_random_play() -> None:
    """The 33rd and 67th percentiles are 1/4, -2/2, 1/4 and -2/0."""
    bands = bands_of("counted-twice")
    assert [(bands[meter].cut(33), bands[meter].cut(67)) for meter in Meter] == [
        (1, 4),
        (-2, 2),
        (1, 4),
        (-2, 0),
    ]


def test_bands_pattern_and_overlay() -> None:
    """Meters of +3, +8, +8 and standing of -5 read held, strong, strong and spent."""
    assert played("counted-twice", PICKS).meters == Effects(3, 8, 8, -5)
    debrief = debriefed("counted-twice", PICKS)
    assert [reading.band for reading in debrief.meters] == [Band.HELD, Band.STRONG, Band.STRONG]
    assert debrief.standing is StandingBand.SPENT
    assert debrief.pattern is Pattern.BALANCED_WELL_TIMED
    assert debrief.overlay is Overlay.COURAGEOUS


def test_the_summary_word_for_word() -> None:
    """Both paragraphs, with the decisions' names in italics."""
    assert debriefed("counted-twice", PICKS).summary == (
        "You moved between management and leadership, and mostly in step with what was in front of you: all"
        " eight decisions met the moment. *The dead freezer* called for process and people, and that's what"
        " it got. *Mr Bashir's key* called for empathy and commitment, and got that too. The essay calls this"
        " knowing the difference and knowing when to leverage each. It wasn't free: of the three meters"
        " efficiency came out lowest. And some of it was luck, as it always is.",
        "At *Ruth's tea* you could see what you were staking and you chose it anyway, for something bigger"
        " than your own position. That's where the essay says you know leadership is happening. You ended"
        " with less credit upstairs than you began with. What did it let other people do? What did it cost"
        " anyone who hadn't chosen it?",
    )


def test_the_lines_under_the_summary() -> None:
    """The three lines of what happened to the place, and the one of what it cost."""
    debrief = debriefed("counted-twice", PICKS)
    assert [reading.line for reading in debrief.meters] == [
        "Things ran.",
        "People would have done it unwatched.",
        "What was said and what was so stayed close together.",
    ]
    assert debrief.standing_line == "You ended with less credit upstairs than you began with."


def test_one_decision_word_for_word() -> None:
    """Four hundred plates: what the moment called for, the choice, the author's words and another way."""
    page = debrief_page(played("counted-twice", PICKS), debriefed("counted-twice", PICKS))
    row = page.rows[5]
    assert (row.called, row.title) == ("Four hundred plates", "Friday, ten past four")
    assert row.heading == "What the moment called for: stretch and resources (both)"
    assert "".join(words for words, _ in row.why).startswith(
        "The need is half as big again as what you can do, so somebody has to ask for more than looks"
        " possible."
    )
    assert row.cues == ("“It says 260, underlined”", "“It's not a no”")
    assert "".join(words for words, _ in row.you) == (
        "You: “Ask Mr Bashir for his people and Goran for a route sheet. Aim for four hundred; under eight"
        " hands by five, it's 260.”"
    )
    assert row.marks == "Drew on both; met the moment."
    assert "".join(words for words, _ in row.because) == (
        "You asked for more than looked possible and gave it a timetable and a floor. The stretch was"
        " leadership; the stop rule was management; the crew could trust the first because of the second."
    )
    assert "".join(words for words, _ in row.another_way) == "None on screen met both halves. Two met one."


def test_the_two_questions() -> None:
    """The first goes by the seed, the second is the overlay's."""
    assert debriefed("counted-twice", PICKS, seed=1).questions == (
        "Whose reaction did you picture as you chose?",
        "Who else paid? What could you have prepared that would have made it cost less?",
    )
