"""What a bug report needs, and nothing private: no name of yours, no path, no choice that you made."""

from __future__ import annotations

import argparse
import locale
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

from game import __version__
from game.cli.arguments import Parser, columns
from game.cli.console import Console

PACKAGES = (
    "pygame-ce",
    "skia-python",
    "PyYAML",
    "platformdirs",
    "filelock",
    "wcwidth",
    "accesskit",
    "prismatoid",
    "starlette",
    "uvicorn",
    "SQLAlchemy",
)
VOICE_PATIENCE = 5.0
"""Seconds that a speech service has to answer: it may have to be started first."""


def arguments(parser: Parser) -> None:
    """It takes nothing."""


def execute(options: argparse.Namespace, console: Console) -> int:
    """Prints one line a finding; a part that fails says so and stops none of the others."""
    for name, find in (
        ("Fulcrum", lambda: __version__),
        ("Python", lambda: f"{platform.python_version()} ({platform.python_implementation()})"),
        ("System", lambda: f"{platform.system()} {platform.release()}, {platform.machine()}"),
        ("Installed as", _installed),
        ("Encoding", lambda: _encodings(console)),
        ("Terminal", lambda: f"{columns()} columns" + ", with a person at it" * console.interactive),
        ("Display", _display),
        ("Packages", _packages),
        ("Window", _window),
        ("Screen readers", _screen_readers),
        ("Reading aloud", _voice),
        ("User's folder", _folder),
        ("Saves", _saves),
        ("Settings", _settings),
        ("Scenarios", _scenarios),
        ("Pictures", _pictures),
        ("Reports of faults", _reports),
    ):
        console.say(f"{name}: {_found(find)}")
    return 0


def _found(find: Callable[[], str]) -> str:
    try:
        return _without_home(find())
    except Exception as error:
        return _without_home(f"cannot be told ({type(error).__name__}: {error})")


def _without_home(text: str) -> str:
    """A text in which the user's home folder is written as ~."""
    try:
        own = str(Path.home())
    except RuntimeError:
        return text
    return text.replace(own, "~") if len(own) > 1 else text


def _installed() -> str:
    from game.storage.shipped import shipped

    return "a wheel" if shipped().name == "_shipped" else "a checkout"


def _encodings(console: Console) -> str:
    return (
        f"output {console.encoding}, files {sys.getfilesystemencoding()}, "
        f"locale {locale.getpreferredencoding(False)}"
    )


def _display() -> str:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "SDL_VIDEODRIVER", "SSH_CONNECTION")
    there = [name for name in names if os.environ.get(name)]
    return f"set: {', '.join(there)}" if there else "none of the usual variables is set"


def _packages() -> str:
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} missing")
    return ", ".join(found)


def _window() -> str:
    from game.desktop import DesktopUnavailable
    from game.desktop.window import modules

    try:
        pygame, _ = modules()
    except DesktopUnavailable as error:
        return str(error)
    sdl = ".".join(str(part) for part in pygame.version.SDL)
    return f"its libraries load (SDL {sdl})"


def _voice() -> str:
    from game.desktop.speech.voice import looked_for

    found = looked_for(VOICE_PATIENCE)
    return f"{found.name} speaks" if found.name else found.trouble


def _screen_readers() -> str:
    from game.desktop.access.adapters import trouble

    return trouble() or "the window can be read"


def _folder() -> str:
    from game.storage.atomic import write
    from game.storage.home import VARIABLE, home

    at = home()
    place = f"the one in {VARIABLE}" if os.environ.get(VARIABLE) else "the system's own place"
    probe = at.folder / f".probe-{os.urandom(4).hex()}"
    there = at.folder.is_dir()
    try:
        write(probe, b"Fulcrum looks whether it may write here.\n")
    except OSError as error:
        from game.storage.trouble import why

        return f"{place}, cannot be written: {why(error)}"
    probe.unlink(missing_ok=True)
    return f"{place}, can be written{'' if there else ' (it was not there before)'}"


def _saves() -> str:
    from game.storage.home import home

    saves = home().saves
    whole = len(list(saves.glob("*/*.json")))
    damaged = len(list(saves.glob("*/*.damaged*")))
    return f"{whole} playthroughs, {damaged} set aside as damaged"


def _settings() -> str:
    from game.storage.home import home
    from game.storage.settings import SETTINGS, read_settings

    read = read_settings(home())
    changed = [n for n, s in SETTINGS.items() if read.settings(n) != s.default]
    named = ", ".join(f"{name} {read.settings(name)}" for name in changed if name != "keys")
    return " ".join(
        part for part in (named or "all as they come", "(the file is no use)" * bool(read.note)) if part
    )


def _scenarios() -> str:
    from game.storage.home import home
    from game.storage.progress import errors_in
    from game.storage.shelf import read_all

    found = read_all(home())
    own = sum(1 for listed in found if listed.found.own)
    faulty = sum(1 for listed in found if errors_in(listed))
    return f"{len(found) - own} shipped, {own} of your own, {faulty} of them all cannot be played"


def _pictures() -> str:
    from game.cli.look import library

    art = library()
    return f"{len(art.places)} places, {len(art.people)} people"


def _reports() -> str:
    from game.storage.home import home

    number = len(list(home().logs.glob("*.txt")))
    return f"{number} in the folder “logs” of the user's folder"
