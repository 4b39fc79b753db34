"""The JSON Schema and the reader, held against each other on generated and on mistaken files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from game.reader import read
from game.reader.json_schema import json_schema
from game.reader.schema import PARTS, SCENARIO
from game.storage import shipped
from tests.support.strategies import scenarios
from tests.support.yaml_text import yaml_of

TRANSLATED = {"F201", "F202", "F203", "F207", "F208", "F211", "F310", "F311"}
"""What the reader finds that a schema can say as well, wherever it stands."""


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do, by the core schema of YAML 1.2: `no` is a text and `007` a number."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+0123456789.")),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), first)
Editor.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


@cache
def validator() -> Draft202012Validator:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def complaints(text: str) -> list[str]:
    """What an editor would underline."""
    value = yaml.load(text, Loader=Editor)
    return [error.json_path for error in validator().iter_errors(value)]


@pytest.mark.parametrize("path", sorted((shipped() / "scenarios").glob("*.yaml")), ids=lambda path: path.stem)
def test_an_editor_underlines_nothing_in_a_shipped_scenario(path: Path) -> None:
    """Not one line."""
    assert complaints(path.read_text(encoding="utf-8")) == []


@given(scenarios())
@settings(max_examples=80)
def test_what_the_reader_takes_the_schema_takes(scenario: Any) -> None:
    """Every key of the format, in generated files."""
    text = yaml_of(scenario)
    assert read(text.encode(), "generated.yaml").scenario is not None
    assert complaints(text) == []


SMALL = """fulcrum: 1
title: Desk
id: desk
role: You run the desk.
cast: {{ada: {{name: Ada}}}}
scenes:
  queue:
    title: Monday
    text: The line waits.
    choices:
      - {{id: sort, text: Sort., go: END}}
      - {{id: wait, text: Wait., go: END}}
endings:
  - {{id: done, title: Done, text: Done.}}
{more}
"""


@pytest.mark.parametrize(
    "more",
    [
        "minutes: 15",
        'minutes: "15"',
        "minutes: +15",
        "author: 007",
        "author: Null",
        "author: no",
        "author: true",
        "author: 1.50",
        "author: 12:30",
        "author: 2026-11-25",
        'author: ""',
        "language: no",
        "variables: {n: -3, m: +4}",
        "meters: {standing: +1, integrity: -2}",
        'questions: [1, true, "What?"]',
    ],
)
def test_values_that_an_editor_reads_otherwise(more: str) -> None:
    """Numbers, truths, dates and nothings are texts to the reader, and right to the schema."""
    text = SMALL.format(more=more)
    found = read(text.encode(), "desk.yaml")
    assert found.scenario is not None, found.diagnostics
    assert complaints(text) == []


@pytest.mark.parametrize(
    "more",
    [
        "colour: red",
        "minutes: soon",
        "minutes: 0",
        "minutes: 601",
        "minutes: 1.5",
        "minutes: [15]",
        "author: [Ada]",
        "meters: {luck: 1}",
        "meters: 3",
        "questions: What?",
        "variables: {Bad Name: 1}",
        "start: [queue]",
        "include: more.yaml",
    ],
)
def test_mistakes_that_both_find(more: str) -> None:
    """A key too many, a wrong kind, a number out of bounds."""
    text = SMALL.format(more=more)
    assert read(text.encode(), "desk.yaml").scenario is None
    assert complaints(text) != []


@pytest.mark.parametrize("part", PARTS.values(), ids=lambda part: part.name)
def test_every_key_is_explained(part: Any) -> None:
    """A sentence on each, and on each part; what is required is required."""
    schema = json_schema()
    of_part = schema if part is SCENARIO else schema["$defs"][part.name]
    assert of_part["properties"].keys() == part.by_name.keys()
    assert of_part["description"] == part.help
    for key in part.keys:
        assert of_part["properties"][key.name]["description"].startswith(key.help)
        if key.required and key.name != "scenes":
            assert key.name in of_part["required"]


def test_nothing_in_it_is_left_to_guess() -> None:
    """An editor finds a sentence for every key, the four meters included."""

    def unexplained(schema: Any, path: str = "") -> Iterator[str]:
        for name, inner in schema.get("properties", {}).items():
            if not inner.get("description"):
                yield f"{path}/{name}"
            yield from unexplained(inner, f"{path}/{name}")
        for name, inner in schema.get("$defs", {}).items():
            yield from unexplained(inner, f"{path}/{name}")

    schema = json_schema()
    assert schema["$defs"]["choice"]["properties"]["effects"]["properties"]["standing"]["description"]
    assert list(unexplained(schema)) == []


def test_names_to_offer_are_examples_and_bind_nobody() -> None:
    """An editor offers them; a picture of the author's own is right too."""
    schema = json_schema({"place": ["warehouse"], "cover": ["counted-twice"]})
    assert schema["$defs"]["scene"]["properties"]["place"]["examples"] == ["warehouse"]
    assert Draft202012Validator(schema).is_valid(
        yaml.load(SMALL.format(more="cover: mine.png"), Loader=Editor)
    )
    assert json.loads(json.dumps(schema)) == schema


# --- mistakes, made at random ------------------------------------------------------------------------------


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every entry of every mapping and list, as its container and its key."""
    waiting = [value]
    while waiting:
        at = waiting.pop()
        items = at.items() if isinstance(at, dict) else enumerate(at) if isinstance(at, list) else ()
        for key, inner in list(items):
            yield at, key
            waiting.append(inner)


WRONG: list[Any] = ["x", "", "7", "true", "END", [], ["x"], {}, {"x": "y"}, [{"id": "x"}], "1.5", "sort"]


def spoiled(tree: Any, chance: Random) -> str:
    """One mistake somewhere in a scenario's tree: a key gone, a key too many, a value of another kind."""
    at, key = chance.choice(list(places(tree)))
    match chance.randrange(4):
        case 0:
            del at[key]
        case 1 if isinstance(at, dict):
            at[chance.choice(("colour", "txt", "go", "choices", "if", "id"))] = chance.choice(WRONG)
        case 2 if isinstance(at, dict):
            at[f"{key}s"] = at.pop(key)
        case _:
            at[key] = chance.choice(WRONG)
    return yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)


@given(scenarios(), st.integers(0, 2**32))
@settings(max_examples=200)
def test_mistakes_at_random(scenario: Any, seed: int) -> None:
    """What the schema refuses the reader refuses too; what the reader refuses for a reason that a schema can
    give, the schema refuses."""
    tree = yaml.load(yaml_of(scenario), Loader=yaml.BaseLoader)
    text = spoiled(tree, Random(seed))
    found = read(text.encode(), "generated.yaml")
    underlined = complaints(text)
    if underlined:
        assert found.scenario is None, (underlined, text)
    if any(one.code in TRANSLATED for one in found.diagnostics):
        assert underlined, ([one.code for one in found.diagnostics], text)
