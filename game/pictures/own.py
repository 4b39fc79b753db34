"""An author's own picture beside the scenario."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """A picture found fit to draw: `svg` is its text where it is one, else `data` holds its bytes."""

    name: str
    kind: str
    width: float
    height: float
    data: bytes = b""
    svg: str = ""
    describes: str = ""
