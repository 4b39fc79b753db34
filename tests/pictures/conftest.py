"""The shipped library, read once."""

from __future__ import annotations

import pytest

from game.pictures import Library
from game.storage.pictures import shipped_pictures


@pytest.fixture(scope="session")
def library() -> Library:
    files = shipped_pictures()
    return Library(files.data, files.text)
