"""Where the files stand that come with the game."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def shipped() -> Path:
    """The folder that holds `scenarios`, `assets` and `docs/diagnostics`.

    `game/_shipped` in an installed wheel, else the root of the checkout.
    """
    package = Path(__file__).resolve().parents[1]
    inside = package / "_shipped"
    return inside if inside.is_dir() else package.parent
