"""What an author has to mend in scenario files. A folder stands for the scenarios in it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import NamedTuple

from game.cli.arguments import Parser, UsageError, columns
from game.cli.console import Console
from game.cli.diagnostics import all_as_text, as_dict, count_in_words, visible
from game.model import Diagnostic, Severity
from game.storage.atomic import read_at_most
from game.storage.finding import SUFFIXES, looks_like_scenario
from game.storage.folder import LARGEST_TEXT, ScenarioFolder
from game.storage.trouble import why


def arguments(parser: Parser) -> None:
    """Files and folders, and how to print what is found."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="scenario files, or folders of them")
    parser.add_argument("--json", action="store_true", help="print the diagnostics as JSON")
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings as well")


class Checked(NamedTuple):
    """What was found in one file, which files it includes, and sentences on what was not settled."""

    found: tuple[Diagnostic, ...]
    included: frozenset[Path]
    left_out: tuple[str, ...]


def execute(options: argparse.Namespace, console: Console) -> int:
    """Checks every file and prints what there is to mend; 0 clean, 1 errors, 2 where a path is no use."""
    named, in_folders, passed_over = _files(options.paths)
    checked = {path: _check(path) for path in (*named, *in_folders)}
    included = {path for one in checked.values() for path in one.included}
    files = [path for path in checked if path in named or path.resolve() not in included]
    found = [diagnostic for path in files for diagnostic in checked[path].found]
    if options.json:
        console.json({"diagnostics": [as_dict(one) for one in found]})
    else:
        left_out = [f"{visible(str(path))}: {words}" for path in files for words in checked[path].left_out]
        _print(found, len(files), passed_over, left_out, console)
    failed = any(one.severity is Severity.ERROR or options.strict for one in found)
    return 1 if failed else 0


def _print(
    found: list[Diagnostic], files: int, passed_over: int, left_out: list[str], console: Console
) -> None:
    if found:
        console.say(all_as_text(found, columns(), console.colour(console.out)) + "\n")
    for words in left_out:
        console.say(words)
    if passed_over == 1:
        console.say("One YAML file is no scenario and was passed over.")
    elif passed_over:
        console.say(f"{passed_over} YAML files are no scenarios and were passed over.")
    console.say(count_in_words(found, files))


def _files(paths: list[str]) -> tuple[dict[Path, None], dict[Path, None], int]:
    """The files that were named, those found in folders, and how many YAML files there are no scenarios."""
    named: dict[Path, None] = {}
    found: dict[Path, None] = {}
    passed_over = 0
    for text in paths:
        path = Path(text)
        there = _kind(path)
        if there == "folder":
            before = len(found)
            for inside in _yaml_below(path):
                if _is_scenario(inside):
                    found.setdefault(inside)
                else:
                    passed_over += 1
            if len(found) == before:
                raise UsageError(
                    f"fulcrum check: there is no scenario in the folder {path}.\n"
                    "A scenario is a .yaml file with the key “fulcrum”."
                )
        elif there == "file":
            named.setdefault(path)
        else:
            raise UsageError(_missing(path))
    return named, {path: None for path in found if path not in named}, passed_over


def _kind(path: Path) -> str:
    """ "folder", "file", or nothing where there is neither."""
    try:
        return "folder" if path.is_dir() else "file" if path.exists() else ""
    except (OSError, ValueError):  # a name that the system will not even look for
        return ""


def _yaml_below(folder: Path) -> list[Path]:
    found: list[Path] = []
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            Path(at, name) for name in sorted(files) if name.lower().endswith(SUFFIXES) and name[0] != "."
        ]
    return found


def _is_scenario(path: Path) -> bool:
    try:
        return looks_like_scenario(read_at_most(path, LARGEST_TEXT))
    except OSError:
        return True  # it is then read once more, and what stops that is told


def _check(path: Path) -> Checked:
    from game.analysis.craft.check import check
    from game.reader import read

    folder = ScenarioFolder(path.parent)
    included: set[Path] = set()

    def load(name: str) -> bytes:
        data = folder.load(name)
        included.add(folder.locate(name))
        return data

    try:
        data = read_at_most(path, LARGEST_TEXT)
    except OSError as error:
        raise UsageError(f"fulcrum check: {path} cannot be read, because {why(error)}.") from error
    result = check(read(data, str(path), load))
    return Checked(result.diagnostics, frozenset(included), result.left_out)


def _missing(path: Path) -> str:
    from game.storage.home import home
    from game.storage.opening import NotOpened, open_path

    try:
        open_path(path, home())
    except NotOpened as error:
        return f"fulcrum check: {error}"
    return f"fulcrum check: there is no file {path}."
