"""A scenario's file as it stands in the last commit of the git repository that it is in."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from game.storage.opening import NotOpened


def committed(folder: Path, name: str) -> bytes:
    """The bytes of a file in the last commit; raises `NotOpened` with words where there are none.

    `name` is its path from `folder`, and does not lead out of it.
    """
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith("/"):
        raise NotOpened(f"{name} does not stay in the scenario’s folder.")
    try:
        # cat-file hands out what was committed, whatever filters the repository's settings ask for.
        done = subprocess.run(
            ["git", "cat-file", "blob", f"HEAD:./{'/'.join(parts)}"],
            cwd=folder,
            env={**os.environ, "LC_ALL": "C"},  # what went wrong is read below, in English
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise NotOpened(
            "git was not found, so there is no last commit to compare with.\n"
            "Install it, or give two files: fulcrum diff OLD NEW."
        ) from error
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").lower()
    if "not a git repository" in said:
        why = f"{folder} is not in a git repository"
    elif "invalid object name 'head'" in said or "bad revision" in said:
        why = "the repository has no commit yet"
    else:
        why = f"{name} is not in the last commit"
    raise NotOpened(f"{why}, so there is nothing to compare with.\nGive two files: fulcrum diff OLD NEW.")
