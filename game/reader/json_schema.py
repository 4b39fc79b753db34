"""The scenario format as a JSON Schema (2020-12), made from the reader's own description, for editors.

An editor reads `minutes: 15` as a number, `title: 007` as one too and `name: Null` as nothing, while the
reader takes every value as it is written. So wherever the reader takes a text the schema takes what an editor
may make of one. It says what a schema can say: keys, kinds, words, counts and bounds, not what ids and
conditions name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from game.model import METER_NAMES, MOODS
from game.reader.kinds import Kind, Sort
from game.reader.schema import FORMAT_VERSION, PARTS, SCENARIO, Key, Part
from game.reader.values import ID, SCENARIO_ID

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID_OF_SCHEMA = f"urn:fulcrum:scenario:{FORMAT_VERSION}"
"""What the schema is known by; it is looked up nowhere."""

_ID, _DASHED = f"^{ID.pattern}$", f"^{SCENARIO_ID.pattern}$"
_SCALAR = ["string", "number", "boolean", "null"]
_WHOLE = "^[+-]?[0-9]{1,17}$"
_STAND = rf"^\s*{ID.pattern}(\s+({'|'.join(MOODS)}))?\s*$"


def json_schema(names: Mapping[str, Sequence[str]] | None = None) -> Schema:
    """The schema as plain data.

    `names` are what an editor may offer as the value of a key, by the key's name: the places under `place`,
    for instance. They are examples; anything else that the key holds is right too.
    """
    offered = names or {}
    parts = {name: _part(part, offered) for name, part in PARTS.items() if part is not SCENARIO}
    root = _part(SCENARIO, offered)
    return {
        "$schema": DIALECT,
        "$id": ID_OF_SCHEMA,
        "title": f"A Fulcrum scenario, format version {FORMAT_VERSION}",
        **root,
        "$defs": parts,
    }


def _part(part: Part, names: Mapping[str, Sequence[str]]) -> Schema:
    required = [key.name for key in part.keys if key.required]
    found: Schema = {
        "description": part.help,
        "type": "object",
        "properties": {key.name: _key(key, names) for key in part.keys},
        "additionalProperties": False,
    }
    more = _ALSO_HOLDS.get(part.name)
    if part is SCENARIO:
        required.remove("scenes")
        found["properties"]["fulcrum"] = {
            "description": SCENARIO.by_name["fulcrum"].help,
            "anyOf": [{"const": FORMAT_VERSION}, {"type": "string", "pattern": rf"^\+?0*{FORMAT_VERSION}$"}],
        }
    if required:
        found["required"] = required
    if more is not None:
        found.update(more)
    return found


# What the reader asks for beyond single keys, as far as a schema can.
_ALSO_HOLDS: dict[str, Schema] = {
    SCENARIO.name: {"anyOf": [{"required": ["scenes"]}, {"required": ["include"]}]},
    "scene": {"oneOf": [{"required": ["choices"]}, {"required": ["go"]}]},
    "choice": {
        "anyOf": [
            {"required": ["go"]},
            {"properties": {"outcomes": {"items": {"required": ["go"]}}}, "required": ["outcomes"]},
        ]
    },
}


def _key(key: Key, names: Mapping[str, Sequence[str]]) -> Schema:
    words = [key.help, f"Left out: {key.default}." if key.default else ""]
    kind = key.kind
    if kind.sort in (Sort.PROSE, Sort.CONDITION, Sort.STANDS, Sort.SETTINGS, Sort.METERS):
        words.append(f"For example: {kind.example}")
    found = {"description": " ".join(filter(None, words)), **_KINDS[kind.sort](kind)}
    if kind.sort is Sort.LINE and not key.required:
        # An empty text in quotation marks is a text; nothing at all is not.
        found.pop("minLength", None)
    if key.name in names:
        found["examples"] = list(names[key.name])
    return found


def _text(kind: Kind) -> Schema:
    return {"type": _SCALAR, "minLength": 1}


def _prose(kind: Kind) -> Schema:
    return {"type": _SCALAR}


def _whole(kind: Kind) -> Schema:
    return {
        "anyOf": [
            {"type": "integer", "minimum": kind.low, "maximum": kind.high},
            {"type": "string", "pattern": _WHOLE},
        ]
    }


def _truth(kind: Kind) -> Schema:
    return {"enum": [True, False, "true", "false"]}


def _word(kind: Kind) -> Schema:
    return {"enum": list(kind.choices)}


def _id(kind: Kind) -> Schema:
    return {"type": ["string", "boolean", "null"], "pattern": _DASHED if kind.dashes else _ID}


def _scene_id(kind: Kind) -> Schema:
    return {"type": ["string", "boolean", "null"], "pattern": f"{_ID}|^END$" if kind.end else _ID}


def _condition(kind: Kind) -> Schema:
    return {"type": ["string", "integer", "boolean"], "minLength": 1}


def _picture(kind: Kind) -> Schema:
    return {"type": ["string", "boolean", "null"], "minLength": 1}


def _words(kind: Kind) -> Schema:
    return {
        "type": "array",
        "items": {"enum": list(kind.choices)},
        "minItems": kind.low,
        "maxItems": kind.high,
        "uniqueItems": True,
    }


def _lines(kind: Kind) -> Schema:
    return {"type": "array", "items": {"type": _SCALAR, "minLength": 1}}


def _stands(kind: Kind) -> Schema:
    return {"type": "array", "items": {"type": ["string", "boolean", "null"], "pattern": _STAND}}


def _settings(kind: Kind) -> Schema:
    value = {"type": ["string", "integer", "boolean"], "minLength": 1}
    setting = {"type": "object", "propertyNames": {"pattern": _ID}, "additionalProperties": value}
    flag = {"type": ["string", "boolean", "null"], "pattern": _ID}
    return {"type": "array", "items": {"anyOf": [flag, setting]}}


def _files(kind: Kind) -> Schema:
    return {"type": "array", "items": {"type": "string", "minLength": 1}}


METER_HELP = {
    "efficiency": "Are time, money, kit and people turning into results?",
    "commitment": "Do people want this, and would they hold to it unwatched?",
    "integrity": "Did it serve the organisation, its people and those it exists for, when something else was "
    "easier?",
    "standing": "Credit with those above: an account, not a score.",
}
"""What each meter asks, in one line for an editor."""


def _meters(kind: Kind) -> Schema:
    return {
        "type": "object",
        "properties": {name: {"description": METER_HELP[name], **_whole(kind)} for name in METER_NAMES},
        "additionalProperties": False,
    }


def _numbers(kind: Kind) -> Schema:
    return {"type": "object", "propertyNames": {"pattern": _ID}, "additionalProperties": _whole(kind)}


def _materials(kind: Kind) -> Schema:
    return {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}}


def _ref(kind: Kind) -> Schema:
    return {"$ref": f"#/$defs/{kind.part}"}


def _parts(kind: Kind) -> Schema:
    return {"type": "array", "items": _ref(kind), "minItems": kind.low, "maxItems": kind.high}


def _named_parts(kind: Kind) -> Schema:
    return {
        "type": "object",
        "propertyNames": {"pattern": _ID},
        "additionalProperties": _ref(kind),
        "minProperties": 1,
    }


_KINDS: dict[Sort, Callable[[Kind], Schema]] = {
    Sort.LINE: _text,
    Sort.PROSE: _prose,
    Sort.WHOLE: _whole,
    Sort.TRUTH: _truth,
    Sort.WORD: _word,
    Sort.ID: _id,
    Sort.SCENE_ID: _scene_id,
    Sort.CHOICE_ID: _id,
    Sort.CONDITION: _condition,
    Sort.PICTURE: _picture,
    Sort.WORDS: _words,
    Sort.LINES: _lines,
    Sort.STANDS: _stands,
    Sort.SETTINGS: _settings,
    Sort.FILES: _files,
    Sort.METERS: _meters,
    Sort.NUMBERS: _numbers,
    Sort.MATERIALS: _materials,
    Sort.PART: _ref,
    Sort.PARTS: _parts,
    Sort.NAMED_PARTS: _named_parts,
}
