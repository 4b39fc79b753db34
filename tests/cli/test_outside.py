"""Other programs: an editor at a line, a browser with a window; each missing one said in words."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from game.cli.outside import command, in_browser, in_editor

FILE = Path("/home/somebody/night rota.yaml")


def installed(*names: str) -> Callable[[str], str | None]:
    """A machine on which these programs are found."""
    return lambda name: (
        f"/usr/bin/{name}" if name in names or name.removeprefix("/usr/bin/") in names else None
    )


@pytest.mark.parametrize(
    ("editor", "arguments"),
    [
        ("code --wait", ["code", "--wait", "-g", f"{FILE}:41"]),
        ("subl", ["subl", f"{FILE}:41"]),
        ("kate", ["kate", "-l", "41", str(FILE)]),
        ("gvim", ["gvim", "+41", str(FILE)]),
    ],
)
def test_the_editor_in_visual_is_told_the_line(editor: str, arguments: list[str]) -> None:
    """As each editor wants it, with the arguments that the author gave it."""
    assert command(FILE, 41, {"VISUAL": editor}, installed(editor.split()[0])) == arguments


def test_an_editor_without_a_window_is_passed_by() -> None:
    """Vim in a terminal that nobody sees would open nothing: one that is installed takes its place."""
    found = command(FILE, 7, {"VISUAL": "vim", "EDITOR": "nano"}, installed("vim", "nano", "gedit"))
    assert found == ["/usr/bin/gedit", "+7", str(FILE)]
    assert command(FILE, 7, {"EDITOR": "code 'unclosed"}, installed()) is None


def test_what_happened_is_said() -> None:
    """Opened at the line, opened without one, or where the file is."""
    seen: list[Sequence[str]] = []
    assert in_editor(FILE, 3, {}, installed("kate"), seen.append) == "Opened night rota.yaml at line 3."
    assert in_editor(FILE, 3, {}, installed("xdg-open", "open"), seen.append).startswith(
        "Opened night rota.yaml. Go"
    )
    assert len(seen) == 2
    assert in_editor(FILE, 3, {}, installed(), seen.append).startswith("No editor was found. The file is ")


def test_an_editor_that_will_not_start_is_said() -> None:
    """The system's own words, and the place of the file."""

    def refuse(words: Sequence[str]) -> None:
        raise OSError(13, "Permission denied")

    assert "(Permission denied)" in in_editor(FILE, 3, {}, installed("kate"), refuse)


def test_a_browser_that_works_in_a_terminal_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It would wait where nobody looks."""
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
    assert not in_browser(tmp_path / "page.html")


def test_no_browser_at_all_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The caller is told, and says where the page is."""

    def none() -> None:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", none)
    assert not in_browser(tmp_path / "page.html")
