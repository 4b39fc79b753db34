"""The pages on the codes of the check, and their examples put into the scenario that they leave out.

An example shows the lines that matter; docs/diagnostics/README.md says how it is put into Counted Twice. One
marked `whole` is a scenario of its own, too small to keep all the rules. An example of picks is one play a
line, and each stands for as many as make twenty.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from game.storage import shipped

BASE = shipped() / "scenarios" / "counted-twice.yaml"
NAME = BASE.name

_FENCE = re.compile(r"^```(\w+) (broken|mended)( whole)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """One example: `kind` is yaml or json; `whole` where it is a scenario of its own."""

    kind: str
    whole: bool
    text: str


@dataclass(frozen=True)
class Page:
    """A page on one code: its heading, its severity line, its two examples, and all its text."""

    code: str
    title: str
    status: str
    broken: Example
    mended: Example
    text: str


def page_of(path: Path) -> Page:
    """A page from its file."""
    text = path.read_text(encoding="utf-8")
    heading = re.match(r"# (F\d{3}): (.+)\n\n(.+)\n", text)
    assert heading is not None, path
    assert heading[1] == path.stem
    parts = re.split(r"^## (\w+)\n", text, flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert list(sections) == ["Broken", "Mended"], path
    found = {}
    for name, section in sections.items():
        ((kind, what, whole, example),) = _FENCE.findall(section)
        assert what == name.lower(), path
        found[name] = Example(kind, bool(whole), example)
    return Page(heading[1], heading[2], heading[3], found["Broken"], found["Mended"], text)


def scenario_with(example: str) -> bytes:
    """Counted Twice with an example in it."""
    base = yaml.compose(BASE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    change = yaml.compose(example, Loader=yaml.BaseLoader)
    if change is not None:
        base = _merged(base, change)
    comments = re.match(r"(?:#.*\n)*", example)
    text = yaml.serialize(base, allow_unicode=True, width=200)
    return ((comments[0] if comments else "") + text).encode("utf-8")


def picks_of(example: str, scenario: str = "counted-twice") -> bytes:
    """Twenty plays, of which each line of an example stands for as many as the others."""
    plays = [line for line in example.splitlines() if line.strip()]
    assert 20 % len(plays) == 0
    assert all(json.loads(play)["scenario"] == scenario for play in plays)
    return "".join(f"{play}\n" * (20 // len(plays)) for play in plays).encode("utf-8")


def _merged(base: Node | None, change: Node) -> Node:
    if isinstance(base, MappingNode) and isinstance(change, MappingNode) and not change.flow_style:
        changes = {key.value: value for key, value in change.value}
        rows = []
        for key, value in base.value:
            if key.value in changes:
                new = changes.pop(key.value)
                if not _is_nothing(new):
                    rows.append((key, _merged(value, new)))
            else:
                rows.append((key, value))
        rows += [(ScalarNode("tag:yaml.org,2002:str", name), new) for name, new in changes.items()]
        return MappingNode(base.tag, rows, flow_style=False)
    ids = _by_id(change)
    if isinstance(base, SequenceNode) and isinstance(change, SequenceNode) and ids and _by_id(base):
        before = _by_id(base)
        entries = [_merged(before.get(id), entry) for id, entry in ids.items()]
        return SequenceNode(base.tag, entries, flow_style=False)
    return change


def _by_id(node: Node | None) -> dict[str, Node]:
    """The entries of a list by id; none where an entry has no id."""
    if not isinstance(node, SequenceNode):
        return {}
    found = {}
    for entry in node.value:
        if not isinstance(entry, MappingNode):
            return {}
        id = next((value.value for key, value in entry.value if key.value == "id"), None)
        if id is None:
            return {}
        found[id] = entry
    return found


def _is_nothing(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.value == "" and not node.style
