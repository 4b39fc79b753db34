"""`docs/commands.md` is what the program says of itself."""

import pytest

from tests.cli.commands_page import PAGE, written


def test_the_page_is_not_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command or option that changed is on the page; `python -m tests.cli.commands_page` writes it."""
    monkeypatch.setenv("COLUMNS", "100")
    assert PAGE.read_text(encoding="utf-8") == written()
