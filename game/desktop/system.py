"""What the reader has set in their system, where it can be read: dark, high contrast, little motion.

Asking takes the system a moment, so it is asked beside the loop; until it answers, and where it can't be
asked, nothing is wished.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Any

from game.desktop.sheet import Mode

PATIENCE = 2.0
_GNOME = "org.gnome.desktop.interface"
_HIGH = "org.gnome.desktop.a11y.interface"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the system's settings ask of every program.

    `motion` is full, less or none. macOS asks for less and fades where it would slide, and so does the game;
    elsewhere the setting switches animations off, and a page is a cut.
    """

    dark: bool = False
    high: bool = False
    motion: str = "full"


class System:
    """Asks once, beside everything else; `wishes` is what is known by now."""

    def __init__(self) -> None:
        self.wishes = Wishes()
        self._thread = threading.Thread(target=self._ask, name="system", daemon=True)

    def mode(self, contrast: str) -> Mode:
        """Day, dark or high contrast, as the reader wants it, or with “system” their system."""
        if contrast == "system":
            return Mode.HIGH if self.wishes.high else Mode.DARK if self.wishes.dark else Mode.DAY
        return {"high": Mode.HIGH, "dark": Mode.DARK}.get(contrast, Mode.DAY)

    def motion(self, wanted: str) -> str:
        """How much may move, full, less or none, as the reader wants it, or with “system” their system."""
        if wanted == "system":
            return self.wishes.motion
        return wanted

    def start(self) -> None:
        """Begin to ask."""
        self._thread.start()

    def _ask(self) -> None:
        try:
            self.wishes = ask()
        except Exception:  # whatever a system's tools do, the window looks as usual
            self.wishes = Wishes()


def ask() -> Wishes:
    """Ask now; takes up to a few hundredths of a second, and longer where a tool hangs."""
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return _mac()
    return _desktop(os.environ.get("GTK_THEME", ""))


def _desktop(theme: str) -> Wishes:
    """Linux and the like: what GNOME's settings say, which other desktops keep too, and GTK's variable."""
    scheme = _said("gsettings", "get", _GNOME, "color-scheme")
    named = (theme or _said("gsettings", "get", _GNOME, "gtk-theme")).lower()
    return Wishes(
        dark="dark" in scheme or "dark" in named,
        high="true" in _said("gsettings", "get", _HIGH, "high-contrast") or "highcontrast" in named,
        motion="none" if "false" in _said("gsettings", "get", _GNOME, "enable-animations") else "full",
    )


def _mac() -> Wishes:
    reduced = _said("defaults", "read", "com.apple.universalaccess", "reduceMotion") == "1"
    return Wishes(
        dark=_said("defaults", "read", "-g", "AppleInterfaceStyle") == "Dark",
        high=_said("defaults", "read", "com.apple.universalaccess", "increaseContrast") == "1",
        motion="less" if reduced else "full",
    )


def _said(*command: str) -> str:
    """What a command prints, without quotes; nothing where it isn't there, fails or takes too long."""
    try:
        found = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return ""
    return found.stdout.strip().strip("'") if found.returncode == 0 else ""


def _windows() -> Wishes:
    personal = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
    contrast = _registry(r"Control Panel\Accessibility\HighContrast", "Flags")
    effects = _registry(r"Control Panel\Desktop", "UserPreferencesMask")
    flags = int(contrast) if isinstance(contrast, str) and contrast.isdigit() else 0
    # Bit 1 of the fifth byte: "animate controls and elements inside windows" (SPI_SETCLIENTAREAANIMATION).
    animated = not isinstance(effects, bytes) or len(effects) < 5 or bool(effects[4] & 2)
    return Wishes(
        dark=_registry(personal, "AppsUseLightTheme") == 0,
        high=bool(flags & 1),
        motion="full" if animated else "none",
    )


def _registry(path: str, name: str) -> object:
    """A value of the user's registry, or None where there is none."""
    winreg: Any = importlib.import_module("winreg")
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
            return winreg.QueryValueEx(key, name)[0]
    except OSError:
        return None
