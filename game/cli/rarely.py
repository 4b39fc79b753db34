"""Looking for rubbish less often, while much is made that is kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MORE = 100_000
"""New objects between two looks: an analysis makes hundreds of thousands that refer to one another in no
circle, and looking through them again and again finds nothing."""


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Has Python look for circles of garbage less often until it is left."""
    before = gc.get_threshold()
    gc.set_threshold(_MORE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
