"""Parts that may be missing: each is named in one line with what to install, before anything is shown."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.desktop import window as windows
from game.desktop.errors import DesktopUnavailable


def _without(monkeypatch: pytest.MonkeyPatch, module: str, error: str) -> None:
    real = builtins.__import__

    def missing(name: str, *more: Any, **named: Any) -> Any:
        if name == module:
            raise ImportError(error)
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", missing)


@pytest.mark.parametrize(
    ("module", "error", "part", "remedy"),
    [
        ("skia", "libEGL.so.1: cannot open shared object file", "libEGL", "libegl1"),
        ("skia", "libGL.so.1: cannot open shared object file", "libGL ", "libgl1"),
        ("skia", "No module named 'skia'", "skia-python", "pip install skia-python"),
        ("pygame", "No module named 'pygame'", "pygame-ce", "pip install pygame-ce"),
    ],
)
def test_a_missing_library_is_named_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, module: str, error: str, part: str, remedy: str
) -> None:
    """One line, no traceback: the front door prints it and plays in the terminal."""
    _without(monkeypatch, module, error)
    with pytest.raises(DesktopUnavailable) as caught:
        windows.modules()
    assert part in caught.value.part
    assert remedy in caught.value.remedy
    assert "\n" not in str(caught.value)


def test_both_pygames_are_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The two packages share a name and overwrite one another; two commands mend it."""
    for name in ("pygame-2.6.1.dist-info", "pygame_ce-2.5.8.dist-info"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(DesktopUnavailable) as caught:
        windows.modules()
    assert "pip uninstall -y pygame pygame-ce, then pip install pygame-ce" in str(caught.value)


def test_no_display_is_noticed_before_a_window_is_made() -> None:
    """Without a screen SDL would draw into nothing; the window says so instead."""
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    code = (
        "from game.desktop.window import Window\n"
        "from game.desktop.errors import DesktopUnavailable\n"
        "try:\n    Window('Fulcrum')\n"
        "except DesktopUnavailable as error:\n    print(error.part, '|', error.remedy)\n"
    )
    env["XDG_RUNTIME_DIR"] = "/nonexistent"
    found = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60)
    assert found.returncode == 0, found.stderr
    assert "display" in found.stdout
    assert "--text" in found.stdout


def test_a_window_begins_as_large_as_its_monitor_is_fine() -> None:
    """On 4K it has as much of the monitor as on others, so that its words are as large to the eye."""
    assert windows._usual((1366, 768)) == windows._usual((1920, 1080)) == (1280, 720)
    assert windows._usual((2560, 1440)) == (1536, 864)
    assert windows._usual((3840, 2160)) == (2304, 1296)
    assert windows._usual((1080, 1920)) == (1280, 720)


def test_a_window_is_never_larger_than_its_screen() -> None:
    """A size that the screen has no room for is cut to it."""
    assert windows._fitting((1280, 720), (1024, 600)) == (1024, 600)
    assert windows._fitting((1280, 720), (3840, 2160)) == (1280, 720)


def test_a_frame_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    """numpy, which some of skia's calls would load, costs as long as the rest of a first frame."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom tests.desktop.pilot import at_the_window\n"
        f"with at_the_window(Path({str(tmp_path)!r}), (960, 600), open='bed-fourteen') as pilot:\n"
        "    pilot.press('enter', 'down', '1', 'enter', 'page_down')\n"
        "loaded = {'numpy', 'asyncio', 'starlette', 'xml.dom', 'http.client'} & set(sys.modules)\n"
        "print(sorted(loaded))\n"
    )
    root = Path(__file__).parents[2]
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=120
    )
    assert found.stdout.splitlines()[-1:] == ["[]"], found.stderr


def test_the_window_has_its_own_sign_and_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of windows show the house mark on paper and “Fulcrum”, and nothing of the library in between."""
    import skia

    from game.desktop import icon
    from game.desktop.gallery import Gallery
    from game.desktop.painter import Painter
    from game.desktop.sheet import Mode
    from game.desktop.theme import theme
    from game.desktop.typesetter import Typesetter
    from tests.desktop.views import library

    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    for name in ("SDL_VIDEO_X11_WMCLASS", "SDL_VIDEO_WAYLAND_WMCLASS", "SDL_APP_NAME"):
        monkeypatch.delenv(name, raising=False)
    window = windows.Window("Fulcrum")
    given: list[Any] = []
    real: Any = window._window
    window._window = type("Frame", (), {"set_icon": staticmethod(given.append)})()
    try:
        icon.put_on(window, Painter(Typesetter(), Gallery(library())), library())
    finally:
        window._window = real
        window.close()
    assert os.environ["SDL_VIDEO_X11_WMCLASS"] == os.environ["SDL_VIDEO_WAYLAND_WMCLASS"] == "Fulcrum"
    assert os.environ["SDL_APP_NAME"] == "Fulcrum"
    tones = theme(library(), Mode.DAY)
    (sign,) = given
    assert sign.get_size() == (icon.SIDE, icon.SIDE)
    at = {skia.Color(*sign.get_at(place)[:3]) for place in ((1, 1), (32, 44))}
    assert at == {int(tones.page[1:], 16) | 0xFF << 24, int(tones.ink[1:], 16) | 0xFF << 24}


@pytest.mark.parametrize(("driver", "flips"), [("wayland", 3), ("x11", 1)])
def test_a_frame_after_a_change_of_size_is_shown_as_often_as_a_renderer_needs(
    monkeypatch: pytest.MonkeyPatch, driver: str, flips: int
) -> None:
    """On Wayland the first two are cut off or beside their place; where pixels are plain, once is enough."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    window = windows.Window("Fulcrum")
    real: Any = window._window
    shown: list[str] = []

    class Frame:
        """The real window, its flips counted."""

        def __getattr__(self, name: str) -> Any:
            return getattr(real, name)

        def flip(self) -> None:
            """Show what was drawn."""
            shown.append("frame")
            real.flip()

    try:
        window._window = Frame()
        monkeypatch.setattr(window.pygame.display, "get_driver", lambda: driver)
        window.paint(lambda canvas: canvas.clear(0xFF102030))
        assert len(shown) == 1
        real.size = (1000, 700)
        assert window.fit()
        window.paint(lambda canvas: canvas.clear(0xFF102030))
        window.paint(lambda canvas: canvas.clear(0xFF102030))
        assert len(shown) == 1 + flips + 1
    finally:
        window._window = real
        window.close()
