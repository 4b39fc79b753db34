"""What could be written at a cursor: keys with what they are for, names of the scenario, shipped pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from game.lsp.outline import Definition, Outline, Thing, names_of
from game.lsp.place import Place
from game.model import METER_NAMES, MOODS
from game.reader.kinds import Sort
from game.reader.schema import Key

Shown = Mapping[str, Sequence[str]]
"""Names of shipped pictures by the key that takes them, and a place's states by `place NAME`."""


class Of(Enum):
    """What an offer is, so that an editor can show it."""

    KEY = "key"
    WORD = "word"
    NAME = "name"
    PICTURE = "picture"


class Offered(NamedTuple):
    """Something that could be written: `text` is written, `says` and `help` explain it."""

    text: str
    of: Of
    says: str = ""
    help: str = ""


_ALONE = (Sort.PART, Sort.PARTS, Sort.NAMED_PARTS)


def offered(place: Place, outlines: Iterable[Outline], shown: Shown) -> list[Offered]:
    """What can be written at a place, the likeliest first; the editor narrows it by what is typed."""
    names = list(outlines)
    if place.key is None:
        return [_key(key) for key in place.part.keys if key.name not in place.taken]
    found = list(_values(place, place.key, names, shown))
    return list({one.text: one for one in reversed(found)}.values())[::-1]


def _key(key: Key) -> Offered:
    after = ":" if key.kind.sort in _ALONE or key.kind.below else ": "
    says = "required" if key.required else key.kind.words
    return Offered(key.name + after, Of.KEY, says, described(key))


def described(key: Key) -> str:
    """A key in a few lines of Markdown."""
    lines = [key.help, f"Left out: {key.default}." if key.default else ""]
    example = f"```yaml\n{key.name}:{chr(10) + '  ' if key.kind.below else ' '}{key.kind.example}\n```"
    return "\n\n".join([*filter(None, lines), example])


def _values(place: Place, key: Key, names: list[Outline], shown: Shown) -> Iterator[Offered]:
    kind = key.kind
    match kind.sort:
        case Sort.SCENE_ID:
            yield from _names(names, Thing.SCENE)
            if kind.end:
                yield Offered("END", Of.WORD, "the scenario ends, and its endings decide how")
        case Sort.CHOICE_ID:
            yield from _choices(names, place.scene)
        case Sort.WORD | Sort.WORDS:
            yield from (Offered(word, Of.WORD) for word in kind.choices)
        case Sort.TRUTH:
            yield from (Offered(word, Of.WORD) for word in ("true", "false"))
        case Sort.STANDS:
            if place.before.strip():
                yield from (Offered(mood, Of.WORD) for mood in MOODS)
            else:
                yield from _names(names, Thing.PERSON)
        case Sort.PICTURE:
            first = place.before.strip().partition(" ")[0]
            of = f"{key.name} {first}" if first and kind.states else key.name
            yield from (Offered(name, Of.PICTURE) for name in shown.get(of, ()))
        case Sort.METERS:
            if place.naming:
                yield from (Offered(f"{name}: ", Of.WORD) for name in METER_NAMES)
        case Sort.SETTINGS:
            if place.of:
                yield from _names(names, Thing.VARIABLE)
            else:
                yield from _names(names, Thing.FLAG)
                yield from _names(names, Thing.VARIABLE, ": ")
        case Sort.CONDITION:
            yield from _condition(place, names)
        case Sort.MATERIALS:
            yield from (
                Offered(name + (": " if place.naming else ""), Of.WORD) for name in shown.get("recolour", ())
            )
        case _:
            return


def _condition(place: Place, names: list[Outline]) -> Iterator[Offered]:
    inside = place.before.rpartition("(")[2] if place.before.count("(") > place.before.count(")") else None
    called = place.before.rpartition("(")[0].rstrip().rpartition(" ")[2].lstrip("(")
    if inside is not None and called in ("seen", "times", "chose"):
        scene, point, _ = place.word.partition(".")
        if called == "chose" and point:
            yield from (one._replace(text=f"{scene}.{one.text}") for one in _choices(names, scene))
        else:
            yield from _names(names, Thing.SCENE, "." if called == "chose" else "")
        return
    yield from _names(names, Thing.FLAG)
    yield from _names(names, Thing.VARIABLE)
    yield from (Offered(name, Of.WORD, "a meter") for name in METER_NAMES)
    yield from (
        Offered("seen(", Of.WORD, "whether a scene was entered"),
        Offered("times(", Of.WORD, "how often a scene was entered"),
        Offered("chose(", Of.WORD, "whether a choice was made: chose(scene.choice)"),
        *(Offered(word, Of.WORD) for word in ("and", "or", "not")),
    )


def _names(names: list[Outline], thing: Thing, after: str = "") -> Iterator[Offered]:
    for name, definition in names_of(names, thing).items():
        yield Offered(name + after, Of.NAME, says(definition))


def _choices(names: list[Outline], scene: str) -> Iterator[Offered]:
    for one in names:
        for definition in one.defined:
            if definition.of.thing is Thing.CHOICE and definition.of.scene == scene:
                yield Offered(definition.of.name, Of.NAME, says(definition))


def says(definition: Definition) -> str:
    """What something that has a name is, in one line."""
    return definition.title or definition.more or f"a {definition.of.thing.value}"
