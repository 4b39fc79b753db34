"""A scenario in an author's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.preview.author import shipped_words


@pytest.fixture
def tale(tmp_path: Path) -> Path:
    """Counted Twice as an author's own file, in a folder of its own."""
    folder = tmp_path / "work"
    folder.mkdir()
    path = folder / "counted-twice.yaml"
    # Words of its own: machines are kept by a scenario's words, and spans in them have the path of the file.
    path.write_text(f"{shipped_words('counted-twice')}\n# {tmp_path}\n", encoding="utf-8")
    return path
