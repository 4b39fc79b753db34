"""A user's folder that exists nowhere yet."""

from pathlib import Path

import pytest

from game.storage import Home


@pytest.fixture
def at(tmp_path: Path) -> Home:
    """A home below a folder whose name would break a careless path."""
    folder = tmp_path / "Ünï код 日本 home"
    return Home(folder, folder / "cache")
