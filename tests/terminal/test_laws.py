"""What holds for any player, any scenario and any line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.debrief import of
from game.engine import replay, start
from game.model import Scenario
from game.page import debrief_page
from game.storage import Settings
from game.terminal.briefing import BriefingScreen
from game.terminal.core import Model, Step, opening, update
from game.terminal.effects import (
    Begin,
    Branch,
    Debrief,
    Effect,
    Keep,
    Look,
    Open,
    Print,
    Quit,
    Shelve,
    TakeUp,
    Where,
)
from game.terminal.manner import Manner, cells
from game.terminal.messages import (
    Answer,
    Begun,
    Debriefed,
    EndOfInput,
    Line,
    Notice,
    Opened,
    Shelved,
)
from tests.support.plays import level
from tests.support.strategies import scenarios

LINES = st.one_of(
    st.integers(0, 9).map(str),
    st.just(""),
    st.sampled_from(["?", "r", "o", "q", "v", "l", "h", "b", "s", "n", "u", "x", "a", "p", "d", "c", "w"]),
    st.sampled_from(["back 1", "play 1", "p 2", "width 40", "timers off", "shuffle off", "settings", "new"]),
    st.text(max_size=12),
)
MANNERS = st.builds(
    Manner,
    st.integers(1, 200),
    st.booleans(),
    st.builds(Settings, st.fixed_dictionaries({}, optional={"width": st.integers(0, 200)})),
    st.booleans(),
)


def answer(effect: Effect, scenario: Scenario) -> Answer | None:
    """What a keeper would say whose disk is always well."""
    match effect:
        case Open():
            return Opened(scenario)
        case Shelve():
            return Shelved((), "somewhere")
        case Begin(arrange):
            return Begun(start(scenario, 1), arrange)
        case TakeUp():
            return Notice("There is no other.")
        case Branch(play, arrange, first):
            return Begun(play, arrange, first=first)
        case Debrief(play):
            return Debriefed(play, debrief_page(play, of(play, level())), (play,))
        case Look() | Where() | Print():
            return Notice("Words.")
    return None


def played(scenario: Scenario, manner: Manner, lines: list[str]) -> tuple[list[str], list[Keep]]:
    """Plays these lines and then the end of input; what was printed, and what was kept."""
    printed: list[str] = []
    kept: list[Keep] = []

    def through(step: Step) -> tuple[Model, bool]:
        answers = [answer(effect, scenario) for effect in step.effects]
        kept.extend(effect for effect in step.effects if isinstance(effect, Keep))
        printed.append(step.words)
        model = step.model
        if any(isinstance(effect, Quit) for effect in step.effects):
            return model, False
        for one in answers:
            if isinstance(one, Notice):
                printed.append(update(model, one).words)
            elif one is not None:
                model, going = through(update(model, one))
                if not going:
                    return model, False
        return model, True

    model, going = through(opening(Model(BriefingScreen(scenario), manner)))
    for line in lines:
        if not going:
            return printed, kept
        model, going = through(update(model, Line(line)))
    if going:
        _, going = through(update(model, EndOfInput()))
        assert not going
    return printed, kept


@given(st.data())
def test_any_lines_play_any_scenario(data: st.DataObject) -> None:
    """Nothing raises, every line that is printed fits, and what is kept can be replayed."""
    scenario = data.draw(scenarios())
    manner = data.draw(MANNERS)
    printed, kept = played(scenario, manner, data.draw(st.lists(LINES, max_size=25)))
    widest = (
        max(manner.width, 40, 60, 78)
        if any("Columns of a line" in words for words in printed)
        else manner.width
    )
    for words in printed:
        assert all(cells(line) <= widest or "/" in line or "\\" in line for line in words.splitlines())
        assert "\x1b" not in words
    for effect in kept:
        again = replay(scenario, effect.play.seed, effect.play.picks)
        assert again.stopped is None
        assert again.play == effect.play


@given(st.data())
def test_the_first_open_choice_always_leads_on(data: st.DataObject) -> None:
    """Typing what the prompt offers makes a choice each time: each pick is one longer than the last."""
    scenario = data.draw(scenarios(loops=False))
    lines, kept = [""], []
    for _ in range(12):
        printed, kept = played(scenario, Manner(), lines)
        prompts = [words for words in printed if "Choose " in words]
        if not prompts or "Enter goes on" in "".join(printed):
            break
        lines.append(prompts[-1].rpartition("Choose ")[2].split()[0].rstrip(".,"))
    lengths = [effect.play.length for effect in kept]
    assert lengths == list(range(1, len(lengths) + 1))


@given(
    st.text(st.characters(exclude_characters="/\\"), max_size=300), st.integers(20, 120), st.integers(0, 6)
)
def test_any_text_is_set_within_the_width(text: str, width: int, indent: int) -> None:
    """Wide characters count twice."""
    manner = Manner(settings=Settings({"width": width}))
    lines = manner.lines(text, " " * indent)
    assert all(cells(line) <= width for line in lines)


@given(
    st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=15), min_size=1, max_size=40)
)
def test_no_word_is_lost_in_setting(words: list[str]) -> None:
    """Every letter comes out again, in order."""
    manner = Manner(settings=Settings({"width": 30}))
    assert "".join("".join(manner.lines(" ".join(words))).split()) == "".join("".join(words).split())
