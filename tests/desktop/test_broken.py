"""A scenario that does not load: said line by line, watched, mended and begun, in the real window."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.cli import backing, explain
from game.desktop.box import Role
from game.desktop.ink import Words
from game.desktop.screens.briefing import Briefing
from game.desktop.screens.broken import NOW, Broken
from game.desktop.screens.explained import parts
from game.desktop.screens.shelf import Shelf
from game.storage import shipped
from tests.desktop.pilot import Pilot, at_the_window

SOUND = (shipped() / "scenarios" / "green-board.yaml").read_text(encoding="utf-8")


@pytest.fixture
def rota(tmp_path: Path) -> Path:
    """A scenario of the reader's own with three faults, and one in a file that it includes."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    path = folder / "night-rota.yaml"
    words = SOUND.replace("title: Green Board", "title: The night rota\nmeters: {eficiency: 1}", 1)
    words = words.replace("id: green-board", "id: night-rota", 1)
    path.write_text(words.replace("    object:", "    obiect:", 2), encoding="utf-8")
    return path


def at_the_file(pilot: Pilot, path: Path) -> Broken:
    """Open the file from the shelf."""
    pilot.click(f"open.{path}")
    assert isinstance(pilot.screen, Broken)
    return pilot.screen


def touch(path: Path, words: str) -> None:
    """Save a file, a second later than before."""
    before = path.stat().st_mtime_ns
    path.write_text(words, encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


def test_each_finding_stands_with_its_line_and_its_way_out(tmp_path: Path, rota: Path) -> None:
    """The title and file at the side; sorted by line; the author's own line under each message."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        found = at_the_file(pilot, rota).refused.diagnostics
        assert pilot.words(Role.TITLE) == ["The night rota"]
        rows = [box for box in pilot.layout.focusable if box.id.startswith("finding.")]
        assert [f"Line {one.span.line}." in row.name for one, row in zip(found, rows, strict=True)] == [
            True
        ] * 3
        drawn = [mark.text.plain for row in rows for mark in row.marks if isinstance(mark, Words)]
        assert "meters: {eficiency: 1}" in drawn
        assert any("efficiency" in row.name for row in rows)
        assert pilot.box("lead").name.startswith("Three things in the file need a change.")


def test_the_band_follows_the_finding_in_focus(tmp_path: Path, rota: Path) -> None:
    """It says at which line Enter opens the file."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        found = at_the_file(pilot, rota).refused.diagnostics
        assert pilot.box("line").name == f"Open at line {found[0].span.line}"
        pilot.press("tab", "tab")
        assert pilot.box("line").name == f"Open at line {found[2].span.line}"


def test_enter_opens_the_authors_editor_and_says_so(
    tmp_path: Path, rota: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the line of the finding; what came of it is a line on screen."""
    asked: list[tuple[Path, int]] = []

    def noted(path: Path, line: int) -> str:
        asked.append((path, line))
        return "Opened night-rota.yaml."

    monkeypatch.setattr(backing, "in_editor", noted)
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        found = at_the_file(pilot, rota).refused.diagnostics
        pilot.press("tab", "enter")
        assert asked == [(rota, found[1].span.line)]
        assert pilot.box("notice").name == "Opened night-rota.yaml."


def test_all_of_it_can_be_copied(tmp_path: Path, rota: Path) -> None:
    """File, line, code, message and way out of each."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        found = at_the_file(pilot, rota).refused.diagnostics
        assert pilot.box("copy").name == "Copy all three"
        pilot.click("copy")
        words = pilot.pygame.scrap.get_text()
        assert all(f":{one.span.line}:{one.span.column}: {one.code}: " in words for one in found)


def test_a_file_that_is_saved_is_looked_at_again(tmp_path: Path, rota: Path) -> None:
    """Fewer faults show as fewer; none shows that it can be played, and Begin leads to the briefing."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        at_the_file(pilot, rota)
        touch(rota, rota.read_text(encoding="utf-8").replace("obiect", "object", 1))
        pilot.wait(1.5)
        assert len(pilot.screen.refused.diagnostics) == 2
        words = rota.read_text(encoding="utf-8").replace("obiect", "object")
        touch(rota, words.replace("eficiency", "efficiency"))
        pilot.wait(1.5)
        assert NOW in pilot.words()
        assert pilot.focus == "begin"
        pilot.press("enter")
        assert isinstance(pilot.screen, Briefing)
        assert pilot.screen.scenario.title == "The night rota"


def test_looking_paints_nothing_while_nothing_changes(tmp_path: Path, rota: Path) -> None:
    """A minute of watching costs no frame."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        at_the_file(pilot, rota)
        pilot.wait(2)
        frames = pilot.runner.frames
        pilot.wait(60)
        assert pilot.runner.frames == frames


def test_an_included_file_is_named_and_watched(tmp_path: Path) -> None:
    """A fault in a file that the scenario includes says whose line it is, and mending that file is seen."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    main = folder / "rota.yaml"
    words = SOUND.replace("id: green-board", "id: rota\ninclude: [more.yaml]", 1)
    main.write_text(words, encoding="utf-8")
    more = folder / "more.yaml"
    more.write_text("cast:\n  somebody: {nam: Somebody}\n", encoding="utf-8")
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        at_the_file(pilot, main)
        assert "more.yaml" in pilot.box("finding.0").name
        touch(more, "cast:\n  somebody: {name: Somebody, who: Nobody yet.}\n")
        pilot.wait(1.5)
        assert NOW in pilot.words()


def test_what_the_words_mean_is_a_page_of_each_code(
    tmp_path: Path, rota: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages of the codes that were found, and the way back."""
    pages = tmp_path / "pages" / "docs" / "diagnostics"
    pages.mkdir(parents=True)
    (pages / "F201.md").write_text("# F201: An unknown key\n\nA key that `fulcrum` does not know.\n", "utf-8")
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        at_the_file(pilot, rota)
        monkeypatch.setattr(explain, "shipped", lambda: tmp_path / "pages")
        pilot.click("explain")
        assert "F201: An unknown key" in pilot.words(Role.HEADING)
        pilot.press("escape")
        assert isinstance(pilot.screen, Broken)


def test_escape_goes_back_to_the_shelf_as_it_stands_now(tmp_path: Path, rota: Path) -> None:
    """The card says how many things are to be changed."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        at_the_file(pilot, rota)
        touch(rota, rota.read_text(encoding="utf-8").replace("obiect", "object", 1))
        pilot.press("escape")
        assert isinstance(pilot.screen, Shelf)
        assert any("two things to change" in name for name in pilot.words())


def test_a_file_that_cannot_be_read_at_all_says_so(tmp_path: Path) -> None:
    """A path to nowhere is a line on the screen, with the way back."""
    with at_the_window(tmp_path, (1024, 700), open=str(tmp_path / "nowhere.yaml")) as pilot:
        assert isinstance(pilot.screen, Broken)
        assert "There is no file" in pilot.box("lead").name
        pilot.press("enter")
        assert isinstance(pilot.screen, Shelf)


def test_pages_of_markdown_keep_their_examples_and_lose_their_links() -> None:
    """Headings, paragraphs that wrap, lists and fenced examples, one part each."""
    page = "# F1: A `key`\n\nOne\nline, **two** [parts](x).\n\n```yaml\n  a: b\n\nc: d\n```\n"
    page += "- first\n  more\n- last"
    assert [(part.kind, part.words) for part in parts(page)] == [
        ("heading", "F1: A key"),
        ("text", "One line, **two** parts."),
        ("code", "  a: b\n\nc: d"),
        ("item", "first more"),
        ("item", "last"),
    ]
