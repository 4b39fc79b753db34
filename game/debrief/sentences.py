"""Every sentence of a debrief that is ours and not a scenario's, in one place, so that it can be read aloud.

A slot stands in braces. A sentence whose slot is empty is dropped, and so is one that leans on a dropped
one (`needs`); where a shorter sentence says what is left, it stands `otherwise`. What the slots are is said
in `game.debrief.slots`. `*` marks italics.

The tone: choices are described and never the person; what a choice was good for comes before what it left
out; management is never the lesser word; past tense, plain words, under 25 words a sentence.
"""

from __future__ import annotations

from typing import NamedTuple

from game.debrief.debrief import Overlay, Pattern, StandingBand
from game.model import Band, Fit, Lean, Meter


class Sentence(NamedTuple):
    """A sentence with slots.

    `needs` names slots that must be filled though they are not printed. `otherwise` takes its place where it
    is dropped, and is dropped by the same rule.
    """

    text: str
    needs: tuple[str, ...] = ()
    otherwise: Sentence | None = None


SUMMARY: dict[Pattern, tuple[Sentence, ...]] = {
    Pattern.HEAVILY_MANAGEMENT: (
        Sentence(
            "In {m_of} you reached for process, resources, time or people: the tools that make a thing work"
            " here and now."
        ),
        Sentence("At *{best_m}* that was what the moment called for."),
        Sentence("At *{swap}* the moment called for {swap_calls}, and the scene had said so: {swap_cue}."),
        Sentence("In the essay's terms you drove outcomes more than you moved people."),
        Sentence("Both have value."),
        Sentence("They're good for different things."),
        Sentence("Of the three meters {top} came out highest."),
    ),
    Pattern.HEAVILY_LEADERSHIP: (
        Sentence("In {l_of} you reached for people's will: listening, aspiration, influence, conviction."),
        Sentence("At *{best_l}* that was what the moment called for."),
        Sentence("At *{swap}* the moment called for {swap_calls}, and the scene had said so: {swap_cue}."),
        Sentence("The essay values leadership for getting people to what seemed out of reach."),
        Sentence("It values management for getting them there by Thursday."),
        Sentence("Of the three meters {top} came out highest."),
    ),
    Pattern.BALANCED_MISTIMED: (
        Sentence(
            "You used both sets of tools: {m} leaned to management, {l} to leadership.",
            otherwise=Sentence("You used both sets of tools.", needs=("both",)),
        ),
        Sentence("The essay adds a harder thing, knowing when to leverage each.", needs=("leaned",)),
        Sentence("At *{swap}* you brought {swap_drew} to a moment that called for {swap_calls}: {swap_cue}."),
        Sentence("That isn't a lack of skill in either.", needs=("swap", "swap_drew", "swap_cue")),
        Sentence("Look at what was in the scene when you chose: was there a clock, or was there a silence?"),
    ),
    Pattern.BALANCED_WELL_TIMED: (
        Sentence(
            "You moved between management and leadership, and mostly in step with what was in front of you:"
            " {met_of} met the moment."
        ),
        Sentence("*{best_m}* called for {best_m_had}, and that's what it got."),
        Sentence(
            "*{best_l}* called for {best_l_had}, and got that too.",
            needs=("best_m",),
            otherwise=Sentence("*{best_l}* called for {best_l_had}, and that's what it got."),
        ),
        Sentence("The essay calls this knowing the difference and knowing when to leverage each."),
        Sentence("It wasn't free: of the three meters {low} came out lowest."),
        Sentence("And some of it was luck, as it always is."),
    ),
    Pattern.WITH_THE_CURRENT: (
        Sentence("In {expected_of} you made the choice this place would have expected."),
        Sentence("Some were sensible; expectations often are.", needs=("several_expected",)),
        Sentence(
            "Taken together they're what the essay means by the status quo: easy to make, well supported,"
            " rarely questioned.",
            needs=("several_expected",),
        ),
        Sentence("At *{usual}*, who was the expected choice good for?"),
    ),
}

OVERLAY: dict[Overlay, tuple[Sentence, ...]] = {
    Overlay.COURAGEOUS: (
        Sentence(
            "At *{brave}* you could see what you were staking and you chose it anyway, for something bigger"
            " than your own position."
        ),
        Sentence("That's where the essay says you know leadership is happening."),
        Sentence("{standing_line}"),
        Sentence("What did it let other people do?"),
        Sentence("What did it cost anyone who hadn't chosen it?"),
    ),
    Overlay.EXPEDIENT: (
        Sentence(
            "At *{easy}* the comfortable choice and the one you'd defend to a stranger came apart, and you"
            " took the comfortable one."
        ),
        Sentence(
            "Most people do: in one experiment about one in seven refused an unjust request, and fewer than"
            " one in ten reported it."
        ),
        Sentence("{standing_line}"),
        Sentence("What would have made the other choice easier to take: a fact, a friend, a week?"),
    ),
    Overlay.MIXED: (
        Sentence("At *{brave}* you stood up for something and could see the price."),
        Sentence("At *{easy}* you let it go."),
        Sentence("Few people are brave every time."),
        Sentence("What made the difference: the stake, the hour, who was watching, or how ready you were?"),
    ),
    Overlay.UNTESTED: (
        Sentence(
            "This time through you were never really asked to choose between what was expected and what was"
            " right."
        ),
        Sentence("In this story there's a path where you are.", needs=("asked_elsewhere",)),
    ),
}

METER: dict[Meter, dict[Band, str]] = {
    Meter.EFFICIENCY: {
        Band.THIN: "Work got done, and a good deal of it twice.",
        Band.HELD: "Things ran.",
        Band.STRONG: "Time, money and people went where they counted.",
    },
    Meter.COMMITMENT: {
        Band.THIN: "People did what was asked.",
        Band.HELD: "People stayed with it.",
        Band.STRONG: "People would have done it unwatched.",
    },
    Meter.INTEGRITY: {
        Band.THIN: "The easier account usually stood.",
        Band.HELD: "When it mattered you were partly heard.",
        Band.STRONG: "What was said and what was so stayed close together.",
    },
}

STANDING: dict[StandingBand, str] = {
    StandingBand.SPENT: "You ended with less credit upstairs than you began with.",
    StandingBand.EVEN: "You ended about where you started with those above you.",
    StandingBand.BANKED: "You ended with credit to spare. Credit can be spent; what on?",
}

LEAN: dict[Lean, str] = {
    Lean.MANAGEMENT: "leaned on management",
    Lean.LEADERSHIP: "leaned on leadership",
    Lean.BOTH: "drew on both",
    Lean.NEITHER: "let the moment pass",
}

FIT: dict[Fit, str] = {
    Fit.MET: "met the moment",
    Fit.PART: "met it in part",
    Fit.MISSED: "answered a different moment",
}

NONE_MET_BOTH = "None on screen met both halves. {count} met one."
NONE_MET = "No other choice on screen met this moment."

ANYONE: tuple[str, ...] = (
    "Which decision did you make fastest? What made it feel settled?",
    "Whose reaction did you picture as you chose?",
    "What did you know at that point, and what did you find out later?",
    "Which choice did you not believe anyone would take? Who do you know that would?",
)

QUESTION_BY_OVERLAY: dict[Overlay, str] = {
    Overlay.COURAGEOUS: "Who else paid? What could you have prepared that would have made it cost less?",
    Overlay.EXPEDIENT: (
        "What reason did you give yourself? Would you give it out loud to the person it affected?"
    ),
}

QUESTION_BY_PATTERN: dict[Pattern, str] = {
    Pattern.HEAVILY_MANAGEMENT: (
        "Where did you fix something that wasn't broken? What would you have heard if you'd waited?"
    ),
    Pattern.HEAVILY_LEADERSHIP: (
        "Who was waiting to be told what to do? What would a plan have given them that your attention"
        " couldn't?"
    ),
    Pattern.BALANCED_MISTIMED: (
        "Find the words in the scene that told you which it was. What drew your eye instead?"
    ),
    Pattern.BALANCED_WELL_TIMED: (
        "Which one was nearly luck? What is your version of it at work this month?"
    ),
    Pattern.WITH_THE_CURRENT: "What would it have taken to say “not yet”? Who would have been relieved?",
}

TAKE_AWAY = (
    "In the next two weeks, where might the expected decision and the right one come apart?"
    " What's the first sentence you'd say?"
)
