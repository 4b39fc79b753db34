"""A screen and a loudspeaker that nobody sees or hears."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unseen(driver: str = "dummy") -> Iterator[None]:
    """Windows open with a driver, sounds are heard nowhere; afterwards all is as it was."""
    before = {name: os.environ.get(name) for name in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER")}
    os.environ.update(SDL_VIDEODRIVER=driver, SDL_AUDIODRIVER="dummy")
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
