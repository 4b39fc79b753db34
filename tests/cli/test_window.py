"""Opening the window: what it is handed, and what happens where it cannot open."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from game.cli import window
from game.cli.backing import WindowBacking
from game.cli.main import main
from game.desktop import DesktopUnavailable
from game.desktop.answers import NotKept, NotSaved, Opened, Refused
from game.desktop.preferences import Preferences
from game.engine import back_to, pick
from game.storage import Home, Sitting, read_settings
from tests.storage.test_finding import SOUND

PICKS = ("lanes", "check", "page", "listen", "refuse", "timetable", "open", "sums")
TIMES, SEEDS = count(), count(1)


@pytest.fixture
def at(tmp_path: Path) -> Home:
    """A user's folder."""
    return Home(tmp_path / "home", tmp_path / "home" / "cache")


def backing(at: Home, **others: object) -> WindowBacking:
    """What the window is handed."""
    sitting = Sitting(at, lambda: f"2031-01-01T{next(TIMES):06}", lambda: next(SEEDS))
    return WindowBacking(sitting, **others)  # type: ignore[arg-type]


def opened(one: WindowBacking, id: str = "counted-twice") -> Opened:
    """An opened scenario."""
    found = one.open(id)
    assert isinstance(found, Opened)
    return found


def test_the_shelf_has_a_card_for_each_scenario(at: Home) -> None:
    """Shipped ones by id, own ones by path, a faulty one with how much is to be mended."""
    at.scenarios.mkdir(parents=True)
    (at.scenarios / "night.yaml").write_bytes(SOUND.replace(b"id: counted-twice", b"id: night"))
    (at.scenarios / "faulty.yaml").write_bytes(SOUND.replace(b"go: counted\n", b"go: cuonted\n", 1))
    cards = {card.title: card for card in backing(at).shelf().cards}
    assert len(cards) == 5
    one = cards["The Pour"]
    assert (one.id, one.own, one.broken, one.at, one.finished) == ("the-pour", False, None, None, 0)
    assert cards["faulty"].broken == 1
    assert cards["faulty"].own


def test_a_play_is_kept_and_carried_on(at: Home) -> None:
    """Begun, saved pick by pick, on the shelf, and taken up again by the next window."""
    one = backing(at)
    scenario = opened(one).scenario
    begun = one.begin(scenario)
    play = begun.play
    for id in PICKS[:2]:
        play = pick(play, id)
        assert one.save(play) is None
    card = next(card for card in one.shelf().cards if card.id == "counted-twice")
    assert card.at == "Friday, nearly nine"
    one.close()
    again = opened(backing(at))
    assert again.play == play
    assert again.arrange is begun.arrange is True


def test_a_finished_play_has_its_debrief_and_is_never_changed(at: Home) -> None:
    """Playing again from a decision is a playthrough of its own, set beside the first."""
    one = backing(at)
    play = one.begin(opened(one).scenario).play
    for id in PICKS:
        play = pick(play, id)
        one.save(play)
    assert one.debrief(play).earlier == ()
    second = back_to(play, 1)
    for id in ("ship", "park"):
        second = pick(second, id)
        assert one.save(second) is None
    assert one.debrief(play).debrief.pattern.value == "balanced and well timed"
    card = next(card for card in one.shelf().cards if card.id == "counted-twice")
    assert (card.finished, card.endings) == (1, 1)
    one.close()


def test_a_page_is_written_and_opened(at: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The debrief alone, or two plays side by side; the line says where, also where no browser opens."""
    from game.cli import backing as module

    shown: list[Path] = []
    monkeypatch.setattr(module, "in_browser", lambda path: not shown.append(path))
    one = backing(at)
    play = one.begin(opened(one).scenario).play
    for id in PICKS:
        play = pick(play, id)
    alone, beside = one.print(play, 4, None), one.print(play, None, play)
    assert all(printed.line.startswith("Written to ") for printed in (alone, beside))
    assert len({path.read_bytes() for path in shown}) == 2
    monkeypatch.setattr(module, "in_browser", lambda _: False)
    assert "No browser opened" in one.print(play, 4, None).line
    one.close()


def test_what_cannot_be_opened_is_answered(at: Home, tmp_path: Path) -> None:
    """An unknown name, a faulty file: a value, no exception."""
    one = backing(at)
    unknown = one.open("conted-twice")
    assert isinstance(unknown, Refused)
    assert "Did you mean counted-twice?" in unknown.trouble
    path = tmp_path / "faulty.yaml"
    path.write_text("fulcrum: 1\n", encoding="utf-8")
    faulty = one.open(str(path))
    assert isinstance(faulty, Refused)
    assert faulty.diagnostics
    assert faulty.file == str(path)


def test_settings_are_shared_with_the_terminal(at: Home) -> None:
    """What the window keeps the terminal knows, and the terminal's own settings stay."""
    one = backing(at)
    assert one.preferences() == Preferences()
    assert one.keep(Preferences(text=150, timers="off")) is None
    settings = read_settings(at).settings
    assert (settings("text"), settings("timers"), settings("width")) == (150, "off", 0)
    assert backing(at).preferences() == Preferences(text=150, timers="off")


def test_a_disk_that_fails_is_answered_with_a_line(at: Home) -> None:
    """Neither a pick nor a setting is lost in silence."""
    at.folder.write_text("", encoding="utf-8")
    one = backing(at)
    play = one.begin(opened(one).scenario).play
    failed = one.save(pick(play, "lanes"))
    assert isinstance(failed, NotSaved)
    assert failed.line.startswith("Not saved: ")
    assert isinstance(one.keep(Preferences(text=150)), NotKept)


def test_a_damaged_settings_file_is_told_once(at: Home) -> None:
    """On the first shelf."""
    at.folder.mkdir()
    at.settings.write_text("{", encoding="utf-8")
    one = backing(at)
    assert any("settings were damaged" in note for note in one.shelf().notes)
    assert one.shelf().notes == ()


def test_a_damaged_save_is_told_when_its_scenario_is_opened(at: Home) -> None:
    """Also where it was the only one."""
    one = backing(at)
    one.save(pick(one.begin(opened(one).scenario).play, "lanes"))
    one.close()
    (save,) = (at.saves / "counted-twice").glob("*.json")
    save.write_bytes(b"{")
    found = opened(backing(at))
    assert found.play is None
    assert "is damaged" in found.notes[0]


def test_seed_and_order_from_the_command_line(at: Home) -> None:
    """--seed begins anew once, --no-shuffle holds for the window."""
    one = backing(at)
    one.save(pick(one.begin(opened(one).scenario).play, "lanes"))
    one.close()
    two = backing(at, shuffle=False, seed=77)
    found = opened(two)
    assert found.play is None
    begun = two.begin(found.scenario)
    assert (begun.play.seed, begun.arrange) == (77, False)
    assert two.begin(found.scenario).play.seed != 77
    two.close()


@pytest.mark.parametrize("arguments", [[], ["play", "counted-twice"]])
def test_a_missing_part_is_one_line_and_then_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    arguments: list[str],
) -> None:
    """The part and what to install; the game plays on."""
    import game.desktop

    def unavailable(*_: object) -> None:
        raise DesktopUnavailable("libEGL", "apt install libegl1")

    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(game.desktop, "run", unavailable)
    monkeypatch.setattr("sys.stdin", None)
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert err == "The window cannot open: libEGL: apt install libegl1. Playing in the terminal.\n"
    assert ("Enter begins." if arguments else "The number of a scenario") in out


def test_a_window_that_was_closed_is_a_clean_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Exit 0, no word; the window got the scenario by its name."""
    import game.desktop

    asked: list[str | None] = []

    def run(one: WindowBacking, open: str | None) -> None:
        asked.append(open)
        assert one.shelf().cards

    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(game.desktop, "run", run)
    assert main([]) == main(["play", "the-pour"]) == 0
    assert asked == [None, "the-pour"]
    assert capsys.readouterr() == ("", "")
    assert main(["play", "the-puor"]) == 1
    assert "Did you mean the-pour?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variables", "missing"),
    [
        ({}, True),
        ({"DISPLAY": ":0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"SDL_VIDEODRIVER": "dummy"}, False),
    ],
)
def test_a_display_is_looked_for_without_loading_anything(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], missing: bool
) -> None:
    """On Linux one of three variables has to be there; elsewhere there always is a desktop to try."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(window.sys, "platform", "linux")
    monkeypatch.setattr(window.os, "name", "posix")
    assert (window.no_display() is not None) is missing
