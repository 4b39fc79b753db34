"""What the check says as a whole: nothing of the shipped scenarios, and what it leaves out of hard ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.analysis.craft import codes
from game.analysis.craft.check import check
from game.analysis.craft.finding import Finding
from game.analysis.craft.tested import Logged, shares, too_few
from game.model import NOWHERE, Scenario, Severity
from game.reader import Reading, read
from game.storage import shipped

SHIPPED = sorted((shipped() / "scenarios").glob("*.yaml"))


def written(scenes: str, endings: str = "", top: str = "") -> Reading:
    """A scenario from its scenes; each ends in one place unless it says otherwise."""
    ends = endings or "  - {id: done, title: Done, text: It is done.}\n"
    text = f"fulcrum: 1\ntitle: Desk\nrole: You run the desk.\n{top}scenes:\n{scenes}endings:\n{ends}"
    reading = read(text.encode(), "desk.yaml")
    assert reading.scenario is not None, reading.diagnostics
    return reading


def scene(id: str, *choices: str) -> str:
    """A scene with choices in braces."""
    listed = "".join(f"      - {{{choice}}}\n" for choice in choices)
    return f"  {id}:\n    title: {id.title()}\n    text: The line waits.\n    choices:\n{listed}"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_scenarios_are_clean(path: Path) -> None:
    """Not one warning, not one waiver, and nothing left out: whatever fires on them reads a rule wrongly."""
    found = check(read(path.read_bytes(), path.name))
    assert (found.diagnostics, found.left_out, found.waived) == ((), (), 0)


def test_findings_come_by_file_and_line_with_their_lines() -> None:
    """The reader's and the craft's among one another, each with the author's line and a mark on it."""
    reading = written(
        scene(
            "queue", "id: sort, text: Sort them., sets: [unread], go: END", "id: wait, text: Wait., go: END"
        )
    )
    found = check(reading).diagnostics
    places = [(one.span.line, one.span.column, one.code) for one in found]
    assert places == sorted(places)
    assert {"F319", "F401", "F601", "F602"} <= {one.code for one in found}
    assert all(one.severity is Severity.WARNING for one in found)
    (scene_words,) = [one for one in found if one.code == "F601"]
    assert scene_words.line_text == "  queue:"
    assert (scene_words.span.column, scene_words.length) == (3, 5)


def test_findings_on_a_copy_stand_in_the_copy() -> None:
    """Two files of the very same words are one scenario to the engine, and two to their authors."""
    queue = scene("queue", "id: sort, text: Sort them., go: till", "id: wait, text: Wait., go: till")
    till = scene("till", "id: count, text: Count., go: door", "id: guess, text: Guess., go: door")
    door = scene("door", "id: shut, text: Shut it., go: END", "id: leave, text: Leave it., go: END")
    text = next(iter(written(queue + till + door, top="id: desk\n").sources.values()))
    for name in ("desk.yaml", "copy.yaml"):
        found = check(read(text, name)).diagnostics
        assert "F405" in {one.code for one in found}
        assert {one.span.file for one in found} == {name}


def test_a_scenario_that_may_have_dead_ends_is_told() -> None:
    """Where the reader met more states than it looks at, its silence about dead ends is not an answer."""
    reading = written(scene("queue", "id: a, text: Sort., go: END", "id: b, text: Wait., go: END"))
    assert check(reading).left_out == ()
    (said,) = check(replace(reading, settled=False)).left_out
    assert said.startswith("F324 and F325 could not be settled")


def test_one_code_is_found_once_at_a_place() -> None:
    """A waiver is about one finding, so two of a kind at one place are told as one."""
    text = SHIPPED[0].read_text(encoding="utf-8").replace("draws_on: [", "draws_on: [] # [")
    found = check(read(text.encode(), SHIPPED[0].name)).diagnostics
    places = [(one.code, one.span) for one in found]
    assert len(places) > 10
    assert len(places) == len(set(places))


def test_a_scenario_with_an_error_is_not_judged() -> None:
    """There is no scenario, so there is nothing to say about its craft."""
    reading = read(b"fulcrum: 1\ntitle: Desk\n", "desk.yaml")
    assert check(reading).diagnostics == reading.diagnostics


def test_findings_of_others_are_sorted_in_and_can_be_waived() -> None:
    """What others find counts as what the check finds itself."""
    reading = written(scene("queue", "id: a, text: Sort., go: END", "id: b, text: Wait., go: END"))
    assert reading.scenario is not None
    more = Finding(codes.NO_PICTURE, reading.scenario.span, "There is no cover `x`.", "Name one.", "So.")
    assert "F422" in {one.code for one in check(reading, more=[more]).diagnostics}
    waived = read(
        b"# fulcrum: allow F422 because it comes later\n" + reading.sources["desk.yaml"], "desk.yaml"
    )
    assert waived.scenario is not None
    again = Finding(codes.NO_PICTURE, waived.scenario.span, "There is no cover `x`.", "Name one.", "So.")
    assert "F422" not in {one.code for one in check(waived, more=[again]).diagnostics}


def test_going_round_for_ever_is_told_and_hangs_nothing() -> None:
    """Paths have no longest one; a mind that always picks what leads back comes to no end, and it is said."""
    reading = written(
        scene(
            "queue",
            "id: wait, text: Wait., expected: true, draws_on: [time], go: queue",
            "id: sort, text: Sort them., draws_on: [process], go: END",
        )
    )
    found = check(reading)
    (decisions,) = [one for one in found.diagnostics if one.code == "F401"]
    assert "round for ever" in decisions.message
    assert any("F505" in words and "go round" in words for words in found.left_out)


def test_too_many_states_are_left_out_by_name() -> None:
    """A number that grows with every pick: what is settled by the words alone stays settled."""
    grow = "sets: [{n: n * 3 + 1}], go: queue"
    reading = written(
        scene(
            "queue",
            f"id: a, text: Count., {grow}",
            "id: b, text: Stop., sets: [{n: n * 2}], go: queue",
            "id: c, if: n > 100000, text: Go., go: END",
            "id: d, text: Leave., go: END",
        ),
        top="variables: {n: 0}\n",
    )
    found = check(reading, limit=500)
    assert any("F401" in words and "could not be settled" in words for words in found.left_out)
    assert not any(one.code == "F403" for one in found.diagnostics)


def test_other_languages_are_judged_by_what_can_be_known() -> None:
    """Grades, acronyms and verdicts are for English; words are not counted where there are no spaces."""
    body = scene("queue", "id: a, text: 叫他们排队。, go: END", "id: b, text: 再等一会儿。, go: END")
    found = check(written(body.replace("The line waits.", "队伍排到了门口。"), top="language: zh\n"))
    assert not {one.code for one in found.diagnostics} & {"F408", "F601", "F602", "F605", "F608"}
    assert [words[:4] for words in found.left_out] == ["F408", "F608"]
    german = check(written(scene("queue", "id: a, text: Sortieren., go: END"), top="language: de-AT\n"))
    assert [words[:4] for words in german.left_out] == ["F608"]
    assert "F602" in {one.code for one in german.diagnostics}


@pytest.fixture
def decided(shipped: dict[str, Scenario]) -> Scenario:
    """Counted Twice, whose first decision has four choices."""
    return shipped["counted-twice"]


@pytest.mark.parametrize(
    ("picked", "told"),
    [
        ({"call": 5, "huddle": 5, "lanes": 5, "ship": 5}, []),
        ({"call": 1, "huddle": 5, "lanes": 14, "ship": 0}, ["ship"]),
        ({"call": 1, "huddle": 2, "lanes": 15, "ship": 2}, ["lanes"]),
        ({"call": 0, "huddle": 0, "lanes": 20, "ship": 0}, ["call", "huddle", "lanes", "ship"]),
    ],
)
def test_shares_of_testers(decided: Scenario, picked: dict[str, int], told: list[str]) -> None:
    """Exactly 5 % and exactly 70 % are fine; below and above are told."""
    tested = Logged()
    tested.add("freezer", dict.fromkeys(picked, 20), picked)
    found = list(shares(decided, tested))
    assert [one.message.split("`")[1] for one in found] == told
    assert all(one.span != NOWHERE for one in found)
    assert "38 choices" not in too_few(decided, tested)
    assert "35 choices were open to fewer than 20" in too_few(decided, tested)


def test_fewer_than_twenty_testers_settle_nothing(decided: Scenario) -> None:
    """A share of 5 % takes twenty, so nineteen who all agree are told as too few."""
    tested = Logged()
    tested.add("freezer", dict.fromkeys(("call", "lanes"), 19), {"lanes": 19})
    assert list(shares(decided, tested)) == []
    assert "39 choices" in too_few(decided, tested)
