"""The description of the format: whole, in words, and the same as what the reader takes."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from game.model import Also, Choice, Ending, Facilitator, Moment, Outcome, Person, Scenario, Scene, Timer
from game.reader import read
from game.reader.kinds import Sort
from game.reader.schema import PARTS, SCENARIO, Key, Part
from tests.reader.pages import Example

MODELS = {
    "scenario": Scenario,
    "person": Person,
    "scene": Scene,
    "also": Also,
    "moment": Moment,
    "timer": Timer,
    "facilitator": Facilitator,
    "choice": Choice,
    "outcome": Outcome,
    "ending": Ending,
}
KEYS = [pytest.param(part, key, id=f"{part.name}.{key.name}") for part in PARTS.values() for key in part.keys]


@pytest.mark.parametrize(("part", "key"), KEYS)
def test_every_key_says_what_it_is(part: Part, key: Key) -> None:
    """One sentence, an example, and words that can stand behind “holds”."""
    assert key.help.endswith(".")
    assert key.kind.example
    assert key.kind.words
    assert not (key.required and key.default)
    if key.kind.sort in (Sort.PART, Sort.PARTS, Sort.NAMED_PARTS):
        assert key.kind.part in PARTS


@pytest.mark.parametrize(("part", "key"), KEYS)
def test_every_key_leads_to_a_field_of_the_model(part: Part, key: Key) -> None:
    """What is read arrives; only what puts a scenario together has no field of its own."""
    if part.name != "included" and key.name != "include":
        assert (key.field or key.name) in {field.name for field in fields(MODELS[part.name])}


@pytest.mark.parametrize(
    "key", [key for key in SCENARIO.keys if key.name not in ("fulcrum", "start", "include")]
)
def test_the_example_of_a_top_key_is_read_as_it_stands(key: Key) -> None:
    """What a message shows as an example is one."""
    below = key.kind.example.startswith("-") or key.kind.sort in (Sort.NUMBERS, Sort.NAMED_PARTS)
    text = f"{key.name}:\n  {key.kind.example}\n" if below else f"{key.name}: {key.kind.example}\n"
    reading = Example(text, (), {}).read()
    assert reading.scenario is not None, reading.diagnostics


ROWS = {
    "person": {"name": "Ruth"},
    "scene": {
        "title": "The door",
        "text": "Somebody knocks.",
        "choices": "[{id: wait, text: Wait., go: END}]",
    },
    "also": {"if": "standing > 0", "text": "Nobody is there."},
    "choice": {"id": "open", "text": "Open it.", "go": "END"},
    "outcome": {"go": "END"},
    "ending": {"id": "night", "title": "Night", "if": "standing > 0", "text": "It is dark."},
    "moment": {"calls_for": "[courage]"},
    "timer": {"seconds": "45", "choose": "wait"},
    "facilitator": {"note": "Let them laugh first."},
}
INNER = [pytest.param(PARTS[name], key, id=f"{name}.{key.name}") for name in ROWS for key in PARTS[name].keys]


def example_of(part: Part, key: Key) -> str:
    """A scenario with the example of a key in one of its parts."""
    example = key.kind.example
    rows = {**ROWS[part.name], key.name: f"[{example[2:]}]" if example.startswith("-") else example}
    if part.name == "scene" and key.name == "go":
        rows.pop("choices")
    body = [f"{name}: {value}" for name, value in rows.items()]

    def listed(indent: str) -> str:
        return "".join(f"{indent}{'  ' if n else '- '}{row}\n" for n, row in enumerate(body))

    def under(indent: str) -> str:
        return "".join(f"{indent}{row}\n" for row in body)

    wait = "      - {id: wait, text: Wait., go: END}\n"
    door = "scenes:\n  door:\n    title: The door\n    text: Somebody knocks.\n"
    open_it = "      - id: open\n        text: Open it.\n        go: END\n"
    return {
        "person": "cast:\n  ruth:\n" + under("    "),
        "scene": "scenes:\n  door:\n" + under("    "),
        "also": door + "    also:\n" + listed("      ") + "    go: END\n",
        "choice": door + "    choices:\n" + listed("      ") + wait.replace("wait", "leave"),
        "outcome": door + "    choices:\n" + open_it + "        outcomes:\n" + listed("          ") + wait,
        "ending": "endings:\n" + listed("  ") + "  - {id: morning, title: Morning, text: It is light.}\n",
        "moment": door + "    moment:\n" + under("      ") + "    choices:\n" + wait,
        "timer": door + "    timer:\n" + under("      ") + "    choices:\n" + wait,
        "facilitator": door + "    facilitator:\n" + under("      ") + "    choices:\n" + wait,
    }[part.name]


@pytest.mark.parametrize(("part", "key"), INNER)
def test_the_example_of_an_inner_key_is_of_its_kind(part: Part, key: Key) -> None:
    """It may name what this scenario does not have, but nothing is ever wrong with its form."""
    found = {d.code for d in Example(example_of(part, key), (), {}).read().diagnostics}
    assert found <= {"F303", "F304", "F306", "F309", "F314", "F319"}


WHOLE = {
    "fulcrum": "fulcrum: 1",
    "title": "title: Two doors",
    "role": "role: You are the porter tonight.",
    "scenes": "scenes:\n  door: {title: The door, text: Somebody knocks., go: END}",
    "endings": "endings:\n  - {id: morning, title: Morning, text: It is light outside.}",
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_missing_is_added_as_the_message_says(name: str) -> None:
    """Without a required key the words of the way out, put into the file as they stand, make it sound."""
    others = [lines for key, lines in WHOLE.items() if key != name]
    (found,) = read("\n".join(others).encode(), "two-doors.yaml").diagnostics
    assert found.code == "F202"
    told = re.fullmatch(r"Add `([^`]+)`(?: and under it `([^`]+)`)?, say\.", found.fix)
    assert told is not None, found.fix
    added = told[1] + (f"\n  {told[2]}" if told[2] else "")
    mended = read("\n".join([*others, added]).encode(), "two-doors.yaml")
    assert mended.scenario is not None, mended.diagnostics
    assert WHOLE.keys() == {key.name for key in SCENARIO.keys if key.required}
