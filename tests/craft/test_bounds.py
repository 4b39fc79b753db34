"""Rules with a number hold exactly at it: the last value that is fine, and the first that is not."""

from __future__ import annotations

import pytest

from game.analysis.craft.check import check
from game.model import Diagnostic
from game.reader import read


def codes(scenes: str, endings: str = "  - {id: done, title: Done, text: It is done.}\n") -> list[str]:
    """The codes that a scenario of these scenes gets."""
    return [one.code for one in found(scenes, endings)]


def messages(scenes: str, endings: str) -> list[str]:
    """What is said about it."""
    return [one.message for one in found(scenes, endings)]


def found(scenes: str, endings: str) -> tuple[Diagnostic, ...]:
    """All diagnostics of a scenario of these scenes."""
    text = f"fulcrum: 1\ntitle: Desk\nid: desk\nrole: You run the desk.\nscenes:\n{scenes}endings:\n{endings}"
    reading = read(text.encode(), "desk.yaml")
    assert reading.scenario is not None, reading.diagnostics
    return check(reading).diagnostics


def words(count: int) -> str:
    return " ".join(["word"] * count)


def scene(id: str = "desk", text: str = "The line waits.", choices: int = 2, **keys: str) -> str:
    """A scene of so many choices; `keys` are the first one's, further ones stand in `more`."""
    more = keys.pop("more", "")
    first = "".join(f", {key}: {value}" for key, value in keys.items() if key != "words")
    said = keys.get("words", "Sort them.")
    listed = f"      - {{id: c0, text: {said}{first}, go: END}}\n"
    listed += "".join(f"      - {{id: c{n}, text: Sort them.{more}, go: END}}\n" for n in range(1, choices))
    return f"  {id}:\n    title: Monday\n    text: {text}\n    choices:\n{listed}"


@pytest.mark.parametrize(("count", "told"), [(79, True), (80, False), (155, False), (156, True)])
def test_words_of_a_scene(count: int, told: bool) -> None:
    """F601: 80 to 155."""
    assert ("F601" in codes(scene(text=words(count)))) is told


@pytest.mark.parametrize(("count", "told"), [(12, 2), (13, 1), (30, 1), (31, 2)])
def test_words_of_a_choice(count: int, told: int) -> None:
    """F602: 13 to 30; the other choice of the scene has two and is always told."""
    assert codes(scene(words=words(count))).count("F602") == told


@pytest.mark.parametrize(("count", "told"), [(24, 2), (25, 1), (80, 1), (81, 2)])
def test_words_of_a_consequence(count: int, told: int) -> None:
    """F603: 25 to 80; the other choice has none."""
    assert codes(scene(then=words(count))).count("F603") == told


@pytest.mark.parametrize(("count", "told"), [(19, 2), (20, 1), (60, 1), (61, 2)])
def test_words_of_a_because(count: int, told: int) -> None:
    """F604: 20 to 60; the other choice has none."""
    assert codes(scene(because=words(count))).count("F604") == told


@pytest.mark.parametrize(("longest", "told"), [(32, False), (33, True)])
def test_lengths_beside_one_another(longest: int, told: bool) -> None:
    """F605: 1.6 times is fine."""
    text = scene(words=words(longest)).replace("Sort them.", words(20))
    assert ("F605" in codes(text)) is told


@pytest.mark.parametrize(("count", "told"), [(1, True), (2, False), (4, False), (5, True)])
def test_choices_on_screen(count: int, told: bool) -> None:
    """F402: two to four."""
    assert ("F402" in codes(scene(choices=count))) is told


def test_locked_choices_are_on_screen() -> None:
    """A choice that is shown and cannot be picked counts; one that is hidden doesn't."""
    shown = scene(**{"if": "standing > 90", "locked": "No."})
    assert "F402" not in codes(shown)
    assert "F402" in codes(scene(**{"if": "standing > 90"}))


@pytest.mark.parametrize(("decisions", "told"), [(5, True), (6, False), (9, False), (10, True)])
def test_decisions_on_a_path(decisions: int, told: bool) -> None:
    """F401: six to nine; a scene that only continues is none."""
    scenes = "  start:\n    title: Monday\n    text: It begins.\n    go: s0\n"
    for number in range(decisions):
        target = f"s{number + 1}" if number + 1 < decisions else "END"
        scenes += scene(f"s{number}").replace("go: END", f"go: {target}")
    assert ("F401" in codes(scenes)) is told


def tossed(odds: int) -> tuple[str, str]:
    """A scene that ends one way in `odds`, by a toss, whatever is picked."""
    outcome = f"outcomes: [{{odds: 1, sets: [lucky], go: END}}, {{odds: {odds - 1}, go: END}}]"
    listed = "".join(f"      - {{id: c{n}, text: Toss., {outcome}}}\n" for n in range(2))
    endings = "  - {id: luck, title: Luck, if: lucky, text: Heads.}\n"
    endings += "  - {id: done, title: Done, text: It is done.}\n"
    return f"  desk:\n    title: Monday\n    text: A coin.\n    choices:\n{listed}", endings


@pytest.mark.parametrize(("odds", "told"), [(2, 0), (3, 1), (20, 1), (21, 2)])
def test_shares_of_endings(odds: int, told: int) -> None:
    """F407: exactly a half is fine, and so is exactly a twentieth; more and less are told."""
    assert codes(*tossed(odds)).count("F407") == told


@pytest.mark.parametrize(("trading", "told"), [(6, True), (7, False)])
def test_choices_that_trade(trading: int, told: bool) -> None:
    """F503: seven in ten are enough."""
    text = "".join(scene(f"s{n}", choices=2).replace("go: END", f"go: s{n + 1}") for n in range(4))
    text += scene("s4", choices=2)
    for _ in range(trading):
        text = text.replace("Sort them., go", "Sort them., effects: {efficiency: 1, standing: -1}, go", 1)
    assert ("F503" in codes(text)) is told


@pytest.mark.parametrize(("having", "told"), [(1, True), (2, False)])
def test_expected_choices_in_half_of_the_decisions(having: int, told: bool) -> None:
    """F520: two of four are enough."""
    text = "".join(scene(f"s{n}").replace("go: END", f"go: s{n + 1}") for n in range(3)) + scene("s3")
    for number in range(having):
        text = text.replace(f"  s{number}:\n", f"  s{number}:\n    called: the desk\n")
        text = text.replace("{id: c0, text", "{id: c0, expected: true, text_", 1).replace("text_", "text")
    assert ("F520" in codes(text)) is told


@pytest.mark.parametrize(
    ("leans", "told"),
    [
        (["process", "process", "process", "empathy", "empathy, time"], "management"),
        (["process", "process", "empathy", "empathy", "empathy, time"], ""),
        (["process", "process", "process", "process", "empathy"], "60 %"),
    ],
)
def test_what_moments_call_for(leans: list[str], told: str) -> None:
    """F510: two for each side and one for both; three of five are not over 60 %."""
    text = ""
    for number, called in enumerate(leans):
        target = f"s{number + 1}" if number + 1 < len(leans) else "END"
        one = scene(f"s{number}").replace("go: END", f"go: {target}")
        text += one.replace("    choices:", f"    moment: {{calls_for: [{called}]}}\n    choices:")
    text = f"fulcrum: 1\ntitle: Desk\nid: desk\nrole: You run the desk.\nscenes:\n{text}"
    text += "endings:\n  - {id: done, title: Done, text: It is done.}\n"
    found = [d.message for d in check(read(text.encode(), "desk.yaml")).diagnostics if d.code == "F510"]
    if leans[2:] == ["empathy", "empathy", "empathy, time"]:
        assert found == []
    else:
        assert len(found) == 1
        assert ("60 %" in found[0]) is (told == "60 %")


@pytest.mark.parametrize(
    ("endings", "told"),
    [
        (1, "The scenario has only one ending; it should have 4 or more."),
        (3, "The scenario has only 3 endings; it should have 4 or more."),
        (4, "Plays come to only one of the 4 endings; it should be 3 or more."),
    ],
)
def test_words_on_too_few_endings(endings: int, told: str) -> None:
    """F406: what there is and what there should be, in one sentence for any number."""
    listed = "".join(
        f"  - {{id: e{n}, title: Done, text: It is done., if: standing > {n}}}\n" for n in range(1, endings)
    )
    assert told in messages(scene(), listed + "  - {id: done, title: Done, text: It is done.}\n")
