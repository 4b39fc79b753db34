"""A projector page as plain data, field by field, for the screen in a browser."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from game.page import Block


def plain(value: Any) -> Any:
    """Anything that stands on a projector page, as JSON can hold it; a block also has its words as `text`."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Block):
            found["text"] = value.text
        return found
    return value
