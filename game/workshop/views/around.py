"""What a view needs that is no part of the room: addresses, connections, dates."""

from __future__ import annotations

from dataclasses import dataclass

from game.model import Distribution


@dataclass(frozen=True, slots=True)
class Address:
    """One way to reach this machine: "192.168.8.1:8000", its kind in words, and whether a phone came that
    way."""

    address: str
    label: str
    chosen: bool = False
    reached: bool = False

    @property
    def url(self) -> str:
        """The address as a link."""
        return f"http://{self.address}/"


@dataclass(frozen=True, slots=True)
class Around:
    """The surroundings of a room at one moment.

    `address` and `url` are what phones use; `qr` is the code of the url as rows of 0 and 1, empty until the
    address is known to be reachable, and `waiting` says so. `here` are the participants with a phone on the
    air. `screen_since` is when the last screen went, as a clock time, else "". `fell` counts phones that
    went away within the last 20 seconds. `of` is how many decisions every path has, None where paths
    differ. `distribution` is needed for the words of a debrief of one's own path.
    """

    address: str = ""
    url: str = ""
    wifi: str = ""
    qr: tuple[str, ...] = ()
    waiting: str = ""
    here: frozenset[int] = frozenset()
    screens: int = 0
    consoles: int = 0
    screen_since: str = ""
    fell: int = 0
    delete_on: str = ""
    of: int | None = None
    addresses: tuple[Address, ...] = ()
    hints: tuple[str, ...] = ()
    distribution: Distribution | None = None
