"""Paths that an author writes: whether they can only lead to files beside the scenario."""

from __future__ import annotations

import re

PICTURE_ENDINGS = (".svg", ".png", ".jpg", ".jpeg", ".webp")
"""The kinds of picture that can be shown, by how their names end."""

_DRIVE = re.compile(r"[A-Za-z]:")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def why_outside(path: str) -> str | None:
    """Why a path does not stay inside the scenario's folder, in words, or None where it does.

    This looks at the text alone; whether a symbolic link leads out is for whoever opens the file.
    """
    if path.startswith(("/", "~")) or _DRIVE.match(path):
        return "it begins at the root of a disk"
    if "\\" in path:
        return "it has a backslash; folders are separated by / on every system"
    if _ADDRESS.match(path):
        return "it is an address, and a scenario loads nothing from elsewhere"
    if any(part == ".." for part in path.split("/")):
        return "`..` leads out of it"
    if any(part == "." for part in path.split("/")):
        return "`.` stands for the folder that it begins in; leave it out"
    if any(not part.strip() for part in path.split("/")):
        return "a part of it is empty"
    return None


def is_file(name: str) -> bool:
    """Whether the name of a picture means a file, not a shipped picture."""
    return "/" in name or "\\" in name or _ENDING.search(name) is not None


def is_picture(name: str) -> bool:
    """Whether a file's name ends as one of the pictures that can be shown."""
    return name.lower().endswith(PICTURE_ENDINGS)


def beside(main: str, path: str) -> str:
    """What to call an included file: its path from where the author stands, as the main file's name is."""
    cut = max(main.rfind("/"), main.rfind("\\")) + 1
    return main[:cut] + path


def stem(name: str) -> str:
    """A file's name without its folders and its ending."""
    base = re.split(r"[/\\]", name)[-1]
    return base[: base.rfind(".")] if base.rfind(".") > 0 else base
