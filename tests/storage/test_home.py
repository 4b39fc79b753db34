"""Where the user's folder is."""

from pathlib import Path

import pytest

from game.storage import home
from game.storage.home import Home


def test_the_variable_decides(tmp_path: Path) -> None:
    """FULCRUM_HOME holds everything, the cache too."""
    found = home({"FULCRUM_HOME": str(tmp_path)})
    assert found == Home(tmp_path, tmp_path / "cache")
    assert (found.scenarios, found.saves) == (tmp_path / "scenarios", tmp_path / "saves")
    assert (found.settings, found.logs) == (tmp_path / "settings.json", tmp_path / "logs")


def test_an_empty_variable_is_none() -> None:
    """Without the variable it is the system's own place, whole and absolute."""
    found = home({"FULCRUM_HOME": ""})
    assert found == home({})
    assert found.folder.is_absolute()
    assert found.folder.name == "Fulcrum"


def test_a_tilde_is_the_users_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`~` works as in a shell; an account that is not there is a name like any other."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert home({"FULCRUM_HOME": "~/games"}).folder == tmp_path / "games"
    assert home({"FULCRUM_HOME": "~nobody-at-all/x"}).folder.is_absolute()


def test_looking_makes_nothing(tmp_path: Path) -> None:
    """Nothing is made before there is something to keep."""
    home({"FULCRUM_HOME": str(tmp_path / "not" / "yet")})
    assert list(tmp_path.iterdir()) == []


def test_an_account_without_a_home_fails_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """No home folder: each write fails as an OSError, which the game tells and survives."""
    import platformdirs

    from game.storage import atomic

    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: "~/.local/share/Fulcrum")
    found = home({})
    with pytest.raises(OSError, match=r"Not a directory|cannot find|exist"):
        atomic.write(found.settings, b"x")
