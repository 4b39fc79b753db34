"""A scenario as plain JSON values and back: the model's own classes by name, and nothing else.

A part is a list of its class's name and its fields in order; a tuple is a list that begins with an empty
name. Nothing in such a text can name anything outside the model, so nothing can be made or run by reading it.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from game.model import Scenario, expression, meter, principle, prose, scenario, span

_MODULES = (scenario, expression, meter, principle, prose, span)
_KINDS: dict[str, Any] = {
    name: found
    for module in _MODULES
    for name, found in vars(module).items()
    if isinstance(found, type) and found.__module__ == module.__name__
}
_TUPLE = ""


class Unpackable(ValueError):
    """A value that is no packed scenario."""


def pack(part: Any) -> Any:
    """A part of a scenario as JSON values."""
    if part is None or isinstance(part, str | int | bool):
        return part
    kind = type(part)
    if isinstance(part, Enum):
        return [kind.__name__, part.value]
    if kind is tuple:
        return [_TUPLE, *map(pack, part)]
    if isinstance(part, tuple):
        return [kind.__name__, *map(pack, part)]
    return [kind.__name__, *(pack(getattr(part, name)) for name in kind.__dataclass_fields__)]


def unpack(value: Any) -> Scenario:
    """The scenario that was packed; raises `Unpackable` for anything else."""
    try:
        found = _unpack(value)
    except (TypeError, KeyError, IndexError, ValueError, RecursionError) as error:
        raise Unpackable("no packed scenario") from error
    if not isinstance(found, Scenario):
        raise Unpackable("no packed scenario")
    return found


def _unpack(value: Any) -> Any:
    if type(value) is not list:
        return value
    name = value[0]
    parts = [_unpack(part) if type(part) is list else part for part in value[1:]]
    return tuple(parts) if name == _TUPLE else _KINDS[name](*parts)
