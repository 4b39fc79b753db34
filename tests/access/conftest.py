"""The desktop that screen readers are tried on. AT-SPI is there on Linux and its kin alone: elsewhere neither
its client can be had nor are its tests collected."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.access.session import Desktop, desktop

if TYPE_CHECKING:
    from tests.access.client import Reader

collect_ignore = [] if sys.platform.startswith("linux") else ["test_screen_reader.py", "test_walk.py"]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Desktop]:
    """A desktop with its buses and a screen."""
    with desktop(tmp_path) as found:
        yield found


@pytest.fixture
def reader(room: Desktop) -> Iterator[Reader]:
    """A screen reader that runs before the game is started."""
    from tests.access.client import Reader

    found = Reader(room.address)
    found.switch(True)
    yield found
    found.close()
