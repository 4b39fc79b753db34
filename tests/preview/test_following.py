"""A saved file is on the window at once, at the same decision, however the editor saves it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from game.desktop.box import Role
from game.desktop.preview.followed import Followed
from game.desktop.preview.follower import Follower
from game.desktop.screens.briefing import Briefing
from game.desktop.screens.broken import Broken
from game.desktop.screens.play import Play
from game.page import PageKind
from game.storage import Home
from tests.preview.author import Author, an_author

PICKS = ("call", "park", "own", "refuse")
TITLE, NEW = "Friday, ten past four", "Friday, a quarter past four"


def in_place(path: Path, words: str) -> None:
    """Cut the file off and write it anew, as Notepad and nano do."""
    path.write_text(words, encoding="utf-8")


def renamed(path: Path, words: str) -> None:
    """Write another file and put it in the old one's place, as most editors with a window do."""
    other = path.with_name(f".{path.name}.swp")
    other.write_text(words, encoding="utf-8")
    other.replace(path)


def with_a_backup(path: Path, words: str) -> None:
    """Put the old file aside, write a new one, take the old one away, as vim does."""
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    path.write_text(words, encoding="utf-8")
    backup.unlink()


def deleted_first(path: Path, words: str) -> None:
    """Take the file away and write it, as some tools do that bring files from elsewhere."""
    path.unlink()
    path.write_text(words, encoding="utf-8")


SAVES = (in_place, renamed, with_a_backup, deleted_first)


def titled(author: Author, title: str) -> Callable[[], bool]:
    """Whether the page bears a title."""
    return lambda: author.words(Role.TITLE) == [title]


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_a_save_is_followed_to_the_same_decision(
    tale: Path, tmp_path: Path, save: Callable[[Path, str], None]
) -> None:
    """Page, focus and picks stay, and the words are new, whatever way the editor saves; twice, since what
    watches a file and not its place would see the first save alone."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        author.press("down")
        focus, page = author.focus, author.preview.page
        words = tale.read_text(encoding="utf-8")
        save(tale, words.replace(TITLE, NEW))
        author.until(titled(author, NEW))
        assert (author.focus, author.preview.page) == (focus, page)
        assert author.preview.play is not None
        assert author.preview.play.picks == PICKS
        save(tale, words.replace(TITLE, "Friday, late"))
        author.until(titled(author, "Friday, late"))
        assert author.preview.play.picks == PICKS


def test_a_page_before_the_last_stays_on_screen(tale: Path, tmp_path: Path) -> None:
    """Who reads a page again while they edit it sees that page, not where the play stands."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        while author.screen.sheet.scene != "bashir" or author.screen.sheet.kind is not PageKind.DECISION:
            author.press("escape")
        author.change("The next Tuesday", "The Tuesday after")
        author.until(titled(author, "The Tuesday after"))
        assert not author.screen.live


def test_a_scene_put_before_the_decision_leaves_it_in_place(tale: Path, tmp_path: Path) -> None:
    """What the author stands at is the decision, not the number of pages before it."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        passage = "  lull:\n    title: A lull\n    text: Nothing happens.\n    go: hostel\n\n  hostel:\n"
        words = tale.read_text(encoding="utf-8")
        author.save(words.replace("  hostel:\n", passage, 1).replace("go: hostel", "go: lull"))
        words = tale.read_text(encoding="utf-8").replace(
            "Nothing happens.\n    go: lull", "Nothing.\n    go: hostel"
        )
        author.save(words)
        author.until(lambda: any(page.scene == "lull" for page in author.screen.course))
        assert author.screen.live
        assert author.screen.sheet.scene == "hostel"


def test_an_included_file_is_followed(tale: Path, tmp_path: Path) -> None:
    """Also in a folder of its own, and also one that is included from now on."""
    words = tale.read_text(encoding="utf-8")
    parts = tale.parent / "parts"
    parts.mkdir()
    more = parts / "more.yaml"
    line = "cast:\n  somebody: {name: NAME, who: Someone new.}\n"
    more.write_text(line.replace("NAME", "Ida"), encoding="utf-8")
    with an_author(tale, tmp_path) as author:
        author.save(words.replace("\nscenes:", "\ninclude: [parts/more.yaml]\n\nscenes:", 1))

        def met(name: str) -> bool:
            found = author.preview.scenario
            return found is not None and any(person.name == name for person in found.cast)

        author.until(lambda: met("Ida"))
        renamed(more, line.replace("NAME", "Ada"))
        author.until(lambda: met("Ada"))
        more.unlink()
        author.until(lambda: author.preview.broken)
        assert "more.yaml" in author.preview.followed.diagnostics[0].message
        more.write_text(line.replace("NAME", "Eda"), encoding="utf-8")
        author.until(lambda: met("Eda"))


@pytest.mark.parametrize("key", ["place", "object"])
def test_a_picture_beside_the_scenario_is_followed(tale: Path, tmp_path: Path, key: str) -> None:
    """A drawing that is saved again is drawn anew, though the scenario's file is as it was."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="{}"/></svg>'
    picture = tale.parent / "room.svg"
    picture.write_text(svg.format("#ff0000"), encoding="utf-8")
    words = tale.read_text(encoding="utf-8")
    line = next(line for line in words.splitlines() if line.strip().startswith(f"{key}:"))
    tale.write_text(words.replace(line, f"{line.partition(':')[0]}: room.svg"), encoding="utf-8")
    with an_author(tale, tmp_path) as author:
        author.press("enter")
        found = author.files.own_picture(str(tale.parent), "room.svg")
        assert found is not None
        assert "#ff0000" in found.svg
        painter = author.runner._painter
        renamed(picture, svg.format("#00ff00"))
        author.until(lambda: author.runner._painter is not painter)
        found = author.files.own_picture(str(tale.parent), "room.svg")
        assert found is not None
        assert "#00ff00" in found.svg


def test_a_link_to_the_file_is_followed_to_where_it_leads(tale: Path, tmp_path: Path) -> None:
    """The save happens in another folder than the one that the author named."""
    link = tmp_path / "link.yaml"
    link.symlink_to(tale)
    with an_author(link, tmp_path, picks=PICKS) as author:
        renamed(tale, tale.read_text(encoding="utf-8").replace(TITLE, NEW))
        author.until(titled(author, NEW))


def test_a_folder_that_goes_and_comes_back_is_followed(tale: Path, tmp_path: Path) -> None:
    """As when another branch is checked out; until then the last good state stays."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        words = tale.read_text(encoding="utf-8")
        tale.parent.rename(tmp_path / "away")
        author.until(lambda: author.preview.broken)
        assert author.preview.followed.trouble == "counted-twice.yaml is not there any more."
        assert author.words(Role.TITLE) == [TITLE]
        tale.parent.mkdir()
        tale.write_text(words.replace(TITLE, NEW), encoding="utf-8")
        author.until(titled(author, NEW))
        assert not author.preview.broken


def test_what_others_save_beside_it_changes_nothing(tale: Path, tmp_path: Path) -> None:
    """A file that the scenario does not name, and a save of the very same words, paint no frame."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        told: list[object] = []
        author.follower._tell = told.append
        (tale.parent / "notes.txt").write_text("notes", encoding="utf-8")
        renamed(tale, tale.read_text(encoding="utf-8"))
        renamed(tale, tale.read_text(encoding="utf-8").replace(TITLE, NEW))
        author.until(lambda: bool(told))
        assert [type(one) for one in told] == [Followed]
        assert told[0].scenario is not None  # type: ignore[attr-defined]
        assert told[0].scenario.scene("hostel").title == NEW  # type: ignore[attr-defined]


def test_a_file_that_is_half_written_gets_a_moment(tale: Path, tmp_path: Path) -> None:
    """A reading that can't be played is looked at again before anybody is told of it."""
    words = tale.read_text(encoding="utf-8")
    told: list[object] = []

    def rest(seconds: float) -> bool:
        tale.write_text(words.replace(TITLE, NEW), encoding="utf-8")
        return False

    follower = Follower(tale, Home(tmp_path / "own", tmp_path / "own"), lambda: "14:07", rest)
    assert follower.first().scenario is not None
    follower._tell = told.append
    tale.write_text(words[: len(words) // 2], encoding="utf-8")
    follower._look()
    assert [one.scenario.scene("hostel").title for one in told] == [NEW]  # type: ignore[attr-defined]


@pytest.mark.parametrize("part", [0.0, 0.3, 0.7], ids=str)
def test_a_file_that_stays_half_written_leaves_the_last_good_state(
    tale: Path, tmp_path: Path, part: float
) -> None:
    """Empty or cut off: the page stays, what is wrong stands beside it, and the whole file is seen."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        words = tale.read_text(encoding="utf-8")
        tale.write_text(words[: int(part * len(words))], encoding="utf-8")
        author.until(lambda: author.preview.broken)
        assert author.words(Role.TITLE) == [TITLE]
        assert author.preview.followed.diagnostics
        tale.write_text(words.replace(TITLE, NEW), encoding="utf-8")
        author.until(titled(author, NEW))


def test_a_file_that_is_no_text_or_no_file_leaves_the_last_good_state(tale: Path, tmp_path: Path) -> None:
    """Bytes that are no letters, a folder of its name, and a file that nobody may read."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        words = tale.read_text(encoding="utf-8")
        tale.write_bytes(b"\xff\xfe\x00\x01" * 50)
        author.until(lambda: author.preview.broken)
        tale.unlink()
        tale.mkdir()
        author.until(lambda: "is a folder" in author.preview.followed.trouble)
        assert author.words(Role.TITLE) == [TITLE]
        tale.rmdir()
        tale.write_text(words, encoding="utf-8")
        author.until(lambda: not author.preview.broken)


def test_a_file_that_vanishes_says_so_and_the_play_goes_on(tale: Path, tmp_path: Path) -> None:
    """Nothing is lost: a pick made meanwhile is there when the file is."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        words = tale.read_text(encoding="utf-8")
        tale.unlink()
        author.until(lambda: author.preview.broken)
        assert any("is not there any more" in said for said in author.words())
        author.press("1")
        picks = author.preview.wanted
        assert len(picks) == len(PICKS) + 1
        tale.write_text(words.replace("title: Pellworth comes to see", "title: They come"), encoding="utf-8")
        author.until(lambda: not author.preview.broken)
        assert author.preview.play is not None
        assert author.preview.play.picks == picks


def test_a_file_that_is_broken_from_the_start_is_followed_too(tale: Path, tmp_path: Path) -> None:
    """The page of what is to be changed, and once it is, the briefing."""
    words = tale.read_text(encoding="utf-8")
    tale.write_text(words.replace("go: hostel", "go: hostle"), encoding="utf-8")
    with an_author(tale, tmp_path) as author:
        assert isinstance(author.screen, Broken)
        found = len(author.screen.refused.diagnostics)
        author.change("go: hostle", "go: hostel", 1)
        author.until(lambda: len(author.screen.refused.diagnostics) == found - 1)
        author.save(words)
        author.until(lambda: isinstance(author.screen, Briefing))
        author.press("enter")
        assert isinstance(author.screen, Play)


def test_f5_reads_the_file_whatever_the_disk_reports(tale: Path, tmp_path: Path) -> None:
    """Also where nothing has changed: then a line says that it was read."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        author.press("f5")
        author.until(lambda: "read again" in author.preview.notice)
        assert author.box("preview.notice").name == "The file was read again at 14:07."
        author.click("preview.close")
        assert author.layout.find("preview.notice") is None


def test_an_edit_of_the_same_size_within_the_same_tick_is_seen(tale: Path, tmp_path: Path) -> None:
    """A file's size and time say nothing then; that something was reported says enough."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        author.change(TITLE, NEW).until(titled(author, NEW))
        author.change(NEW, TITLE).until(titled(author, TITLE))
        stat = tale.stat()
        in_place(tale, tale.read_text(encoding="utf-8").replace(TITLE, TITLE.upper()))
        os.utime(tale, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        author.until(titled(author, TITLE.upper()))


def test_the_first_line_says_what_is_followed_and_what_the_keys_are(tale: Path, tmp_path: Path) -> None:
    """At the foot of the briefing, until the play begins."""
    with an_author(tale, tmp_path) as author:
        assert isinstance(author.screen, Briefing)
        assert author.box("preview.notice").name.startswith("Following counted-twice.yaml. F2 shows")
        author.press("enter")
        assert isinstance(author.screen, Play)
        assert author.layout.find("preview.notice") is None


def test_a_folder_that_goes_while_it_is_looked_at_ends_nothing(
    tale: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two looks at it a folder can be renamed: then the nearest around it is watched."""
    follower = Follower(tale, Home(tmp_path / "own", tmp_path / "apart"))
    stat = Path.stat

    def going(self: Path, **how: bool) -> os.stat_result:
        found = stat(self, **how)
        if self == tale.parent:
            monkeypatch.undo()
            tale.parent.rename(tmp_path / "away")
        return found

    monkeypatch.setattr(Path, "stat", going)
    assert str(tale.parent) in follower._places()
    assert str(tmp_path) in follower._places()
