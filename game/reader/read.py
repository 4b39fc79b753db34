"""YAML text to a scenario, or diagnostics."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from game.model import (
    METER_NAMES,
    Also,
    Choice,
    Diagnostic,
    Effects,
    Ending,
    Facilitator,
    Guard,
    Moment,
    Outcome,
    Person,
    Place,
    Principle,
    Prose,
    Risk,
    Scenario,
    Scene,
    SetFlag,
    Setting,
    SetVariable,
    Severity,
    Span,
    Stand,
    Timer,
)
from game.reader.expression import parse
from game.reader.prose import paragraphs_of, prose_of

Load = Callable[[str], bytes]


@dataclass(frozen=True)
class Reading:
    """What came of reading a file: `scenario` is None exactly when a diagnostic is an error."""

    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: dict[str, bytes] = field(default_factory=dict, compare=False)


def read(data: bytes, name: str, load: Load | None = None) -> Reading:
    """Reads a scenario from the bytes of its file."""
    try:
        return Reading(_Draft(data, name).scenario(), (), {name: data})
    except Exception as fault:
        diagnostic = Diagnostic("F199", Severity.ERROR, Span(name, 1, 1), str(fault), "Mend the file.")
        return Reading(None, (diagnostic,), {name: data})


class _Draft:
    def __init__(self, data: bytes, name: str) -> None:
        self.name, self.data = name, data
        node = yaml.compose(data, Loader=yaml.BaseLoader)
        self.lines: dict[int, int] = {}
        self.literal: set[str] = set()
        self.root = self.plain(node)
        self.variables = {k: int(v) for k, v in (self.root.get("variables") or {}).items()}
        self.cast = self.root.get("cast") or {}
        self.flags: dict[str, None] = {}

    def plain(self, node: Any) -> Any:
        if isinstance(node, yaml.ScalarNode):
            if node.style == "|":
                self.literal.add(node.value)
            return node.value
        found: Any
        if isinstance(node, yaml.SequenceNode):
            found = [self.plain(n) for n in node.value]
        else:
            found = {k.value: self.plain(v) for k, v in node.value}
        self.lines[id(found)] = node.start_mark.line + 1
        return found

    def span(self, part: Any) -> Span:
        return Span(self.name, self.lines[id(part)], 1)

    def prose(self, text: str) -> Prose:
        return prose_of(text, text in self.literal, self.cast)

    def line(self, text: str) -> str:
        return " ".join(paragraphs_of(text, text in self.literal))

    def guard(self, text: str | None, part: Any) -> Guard | None:
        return None if text is None else Guard(text, parse(text, self.variables), self.span(part))

    def place(self, text: str | None) -> Place | None:
        return Place(text.split()[0], tuple(text.split()[1:])) if text else None

    def also(self, items: list[Any]) -> tuple[Also, ...]:
        found = []
        for item in items:
            guard = self.guard(item["if"], item)
            assert guard is not None
            found.append(Also(guard, self.prose(item["text"]), self.span(item)))
        return tuple(found)

    def effects(self, part: dict[str, str]) -> Effects:
        return Effects(**{k: int(v) for k, v in part.items()})

    def sets(self, items: list[Any]) -> tuple[Setting, ...]:
        found: list[Setting] = []
        for item in items:
            if isinstance(item, str):
                self.flags[item] = None
                found.append(SetFlag(item))
            else:
                for name, text in item.items():
                    found.append(SetVariable(name, parse(text, self.variables), text, self.span(item)))
        return tuple(found)

    def choice(self, part: Any) -> Choice:
        own = self.sets(part.get("sets", []))
        outcomes = tuple(
            Outcome(
                when=self.guard(o.get("if"), o),
                odds=int(o["odds"]) if "odds" in o else None,
                then=self.prose(o["then"]) if "then" in o else None,
                effects=self.effects(o["effects"]) if "effects" in o else None,
                sets=self.sets(o["sets"]) if "sets" in o else None,
                because=self.line(o["because"]) if "because" in o else None,
                go=o.get("go"),
                span=self.span(o),
            )
            for o in part.get("outcomes", [])
        )
        return Choice(
            id=part["id"],
            text=self.line(part["text"]),
            when=self.guard(part.get("if"), part),
            locked=part.get("locked"),
            once=part.get("once") == "true",
            draws_on=tuple(Principle(p) for p in part.get("draws_on", [])),
            effects=self.effects(part.get("effects", {})),
            risk=Risk(part.get("risk", "none")),
            expected=part.get("expected") == "true",
            sets=own,
            then=self.prose(part.get("then", "")),
            because=self.line(part.get("because", "")),
            go=part.get("go"),
            outcomes=outcomes,
            span=self.span(part),
        )

    def scene(self, id: str, part: Any) -> Scene:
        moment = part.get("moment")
        timer = part.get("timer")
        facilitator = part.get("facilitator")
        return Scene(
            id=id,
            title=part["title"],
            called=part.get("called", part["title"]),
            prose=self.prose(part["text"]),
            place=self.place(part.get("place")),
            object=part.get("object"),
            people=tuple(Stand(*p.split()) for p in part.get("with", [])),
            also=self.also(part.get("also", [])),
            moment=moment
            and Moment(
                tuple(Principle(p) for p in moment["calls_for"]),
                self.line(moment.get("why", "")),
                tuple(moment.get("cues", [])),
                self.span(moment),
            ),
            timer=timer and Timer(int(timer["seconds"]), timer["choose"], self.span(timer)),
            facilitator=facilitator
            and Facilitator(tuple(facilitator.get("ask", [])), self.line(facilitator.get("note", ""))),
            choices=tuple(self.choice(c) for c in part.get("choices", [])),
            go=part.get("go"),
            span=self.span(part),
        )

    def scenario(self) -> Scenario:
        root = self.root
        scenes = tuple(self.scene(id, part) for id, part in root["scenes"].items())
        endings = tuple(
            Ending(
                id=e["id"],
                title=e["title"],
                prose=self.prose(e["text"]),
                when=self.guard(e.get("if"), e),
                also=self.also(e.get("also", [])),
                place=self.place(e.get("place")),
                object=e.get("object"),
                span=self.span(e),
            )
            for e in root["endings"]
        )
        words = ("sector", "language", "author", "licence", "content_note", "summary")
        return Scenario(
            id=root.get("id", self.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]),
            title=root["title"],
            role=self.prose(root["role"]),
            scenes=scenes,
            endings=endings,
            start=root.get("start", scenes[0].id),
            minutes=int(root["minutes"]) if "minutes" in root else None,
            cast=tuple(
                Person(
                    id,
                    p.get("name", id),
                    self.line(p.get("who", "")),
                    p.get("portrait"),
                    tuple(p.get("recolour", {}).items()),
                    span=self.span(p),
                )
                for id, p in self.cast.items()
            ),
            cover=root.get("cover"),
            variables=tuple(self.variables.items()),
            flags=tuple(self.flags),
            meters=Effects(**{k: int(v) for k, v in root.get("meters", {}).items() if k in METER_NAMES}),
            questions=tuple(root.get("questions", [])),
            digest=hashlib.sha256(self.data).hexdigest(),
            file=self.name,
            span=Span(self.name, 1, 1),
            **{w: self.line(root.get(w, "")) for w in words},
        )
