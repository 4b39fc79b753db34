"""Opening things in other programs: a page in a browser, a file in an editor. Nothing here waits for them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_AT = {
    "code": ["-g", "{file}:{line}"],
    "code-insiders": ["-g", "{file}:{line}"],
    "codium": ["-g", "{file}:{line}"],
    "vscodium": ["-g", "{file}:{line}"],
    "cursor": ["-g", "{file}:{line}"],
    "subl": ["{file}:{line}"],
    "zed": ["{file}:{line}"],
    "zeditor": ["{file}:{line}"],
    "kate": ["-l", "{line}", "{file}"],
    "gedit": ["+{line}", "{file}"],
    "xed": ["+{line}", "{file}"],
    "pluma": ["+{line}", "{file}"],
    "mousepad": ["-l", "{line}", "{file}"],
    "geany": ["-l", "{line}", "{file}"],
    "gvim": ["+{line}", "{file}"],
    "emacsclient": ["-n", "+{line}", "{file}"],
    "emacs": ["+{line}", "{file}"],
    "notepad++": ["-n{line}", "{file}"],
    "bbedit": ["+{line}", "{file}"],
    "mate": ["-l", "{line}", "{file}"],
    "pycharm": ["--line", "{line}", "{file}"],
    "idea": ["--line", "{line}", "{file}"],
}
"""How editors with a window are told a line, by the name of their command."""

_FOUND_FIRST = (
    "code",
    "codium",
    "zed",
    "subl",
    "kate",
    "gedit",
    "xed",
    "pluma",
    "mousepad",
    "geany",
    "notepad++",
)
_running: list[subprocess.Popen[bytes]] = []


def in_browser(path: Path) -> bool:
    """Opens a page in the system's browser; False where there is none. A browser that works in a terminal
    is none: nobody sees that terminal, and it would be waited for."""
    try:
        browser = webbrowser.get()
        if type(browser) is webbrowser.GenericBrowser:
            return False
        return browser.open(path.as_uri())
    except (webbrowser.Error, OSError, ValueError):
        return False


def in_editor(
    path: Path,
    line: int,
    environment: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
    start: Callable[[Sequence[str]], None] | None = None,
) -> str:
    """Opens a file in an editor at a line; a sentence that says what happened."""
    path = path.absolute()
    found = command(path, line, environment, which)
    try:
        if found is not None:
            (start or _start)(found)
            return f"Opened {path.name} at line {line}."
        if _with_the_system(path, which, start or _start):
            return f"Opened {path.name}. Go to line {line}."
    except OSError as error:
        return f"No editor opened ({error.strerror or error}). The file is {path}, line {line}."
    return f"No editor was found. The file is {path}, line {line}. VISUAL can name one."


def in_preview(path: Path, start: Callable[[Sequence[str]], None] | None = None) -> str:
    """Opens a scenario in a window that follows it while it is written; a sentence on what happened."""
    try:
        (start or _start)([sys.executable, "-m", "game", "preview", str(path.absolute())])
    except OSError as error:
        return f"No window opened ({error.strerror or error}). “fulcrum preview {path}” opens it too."
    return f"{path.name} opens in a window of its own, which follows every save."


def command(
    path: Path, line: int, environment: Mapping[str, str], which: Callable[[str], str | None]
) -> list[str] | None:
    """The command that opens a file at a line: the one in VISUAL or EDITOR, if it has a window of its own,
    else one that is installed; None: there is none that takes a line."""
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environment.get(name, ""), posix=os.name != "nt")
        except ValueError:
            continue
        if words and which(words[0]) and (style := _AT.get(_stem(words[0]))):
            return [*words, *_filled(style, path, line)]
    for editor in _FOUND_FIRST:
        found = which(editor)
        if found:
            return [found, *_filled(_AT[editor], path, line)]
    return None


def _stem(word: str) -> str:
    name = Path(word).name.lower()
    return name.removesuffix(".exe").removesuffix(".cmd")


def _filled(style: Sequence[str], path: Path, line: int) -> list[str]:
    return [part.replace("{line}", str(line)).replace("{file}", str(path)) for part in style]


def _with_the_system(
    path: Path, which: Callable[[str], str | None], start: Callable[[Sequence[str]], None]
) -> bool:
    """Whether the system's own opener took the file."""
    if sys.platform == "win32":
        os.startfile(path)
        return True
    opener = ("open", "-t") if sys.platform == "darwin" else ("xdg-open",)
    if which(opener[0]) is None:
        return False
    start([*opener, str(path)])
    return True


def _start(words: Sequence[str]) -> None:
    """Starts a program and lets it be; those that have ended meanwhile are forgotten."""
    _running[:] = [one for one in _running if one.poll() is None]
    nothing = subprocess.DEVNULL
    _running.append(
        subprocess.Popen(list(words), stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    )
