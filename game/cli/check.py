"""What an author has to mend in scenario files, and what would make them fairer. A folder stands for the
scenarios in it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.cli.arguments import Parser, UsageError, columns
from game.cli.console import Console
from game.cli.diagnostics import all_as_text, as_dict, count_in_words, visible
from game.model import Diagnostic, Severity
from game.storage.atomic import read_at_most
from game.storage.finding import SUFFIXES, looks_like_scenario
from game.storage.folder import LARGEST_TEXT, ScenarioFolder
from game.storage.trouble import why

if TYPE_CHECKING:
    from game.cli.testers import Picks

FORMATS = ("text", "json", "github")


def arguments(parser: Parser) -> None:
    """Files and folders, and how to print what is found."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="scenario files, or folders of them")
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings as well")
    parser.add_argument("--json", action="store_true", help="print the diagnostics as JSON")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        metavar="FORM",
        help="text, json, or github: lines that show up beside a pull request",
    )
    parser.add_argument(
        "--picks",
        nargs="+",
        action="extend",
        default=[],
        metavar="FILE",
        help="what testers picked: plays as JSON, saves, or exports of sessions",
    )


class Unreadable(UsageError):
    """A file that cannot be read; `why` is the cause as the end of a sentence."""

    def __init__(self, path: Path, why: str) -> None:
        self.why = why
        super().__init__(f"fulcrum check: {path} cannot be read, because {why}.")


class Checked(NamedTuple):
    """What was found in one file, which files it includes, and sentences on what was not settled. A file
    that could not be read has one such sentence and nothing else."""

    found: tuple[Diagnostic, ...]
    included: frozenset[Path]
    left_out: tuple[str, ...]
    read: bool = True


def execute(options: argparse.Namespace, console: Console) -> int:
    """Checks every file and prints what there is to mend; 0 clean, 1 errors, 2 where a path is no use."""
    if options.json and options.format not in (None, "json"):
        raise UsageError("fulcrum check: --json and --format contradict each other.\nGive one of them.")
    form = "json" if options.json else options.format or "text"
    named, in_folders, passed_over = _files(options.paths)
    picks = _picks(options.picks)
    checked = {path: _check(path, picks) for path in named}
    checked |= {path: _check_found(path, picks) for path in in_folders}
    included = {path for one in checked.values() for path in one.included}
    files = {path: one for path, one in checked.items() if path in named or _real(path) not in included}
    found = [diagnostic for one in files.values() for diagnostic in one.found]
    if form == "json":
        _print_json(files, console)
    elif form == "github":
        from game.cli.github import as_command, as_notice

        for path, one in files.items():
            for line in (*map(as_command, one.found), *(as_notice(w, str(path)) for w in one.left_out)):
                console.say(line)
    else:
        _print(files, sum(_real(path) not in included for path in passed_over), console)
    failed = any(one.severity is Severity.ERROR or options.strict for one in found)
    return 1 if failed or not all(one.read for one in files.values()) else 0


def _print_json(files: Mapping[Path, Checked], console: Console) -> None:
    body: dict[str, object] = {"diagnostics": [as_dict(d) for one in files.values() for d in one.found]}
    left_out = [{"file": str(path), "message": words} for path, words in _left_out(files)]
    if left_out:
        body["left_out"] = left_out
    console.json(body)


def _print(files: Mapping[Path, Checked], passed_over: int, console: Console) -> None:
    found = [diagnostic for one in files.values() for diagnostic in one.found]
    if found:
        terminal = console.is_terminal(console.out)
        console.say(all_as_text(found, columns(), console.colour(console.out), terminal) + "\n")
    for path, words in _left_out(files):
        console.say(f"{visible(str(path))}: {words}")
    if passed_over == 1:
        console.say("One YAML file is no scenario and was passed over.")
    elif passed_over:
        console.say(f"{passed_over} YAML files are no scenarios and were passed over.")
    console.say(count_in_words(found, sum(one.read for one in files.values())))


def _left_out(files: Mapping[Path, Checked]) -> Iterator[tuple[Path, str]]:
    return ((path, words) for path, one in files.items() for words in one.left_out)


def _files(paths: list[str]) -> tuple[dict[Path, None], dict[Path, None], dict[Path, None]]:
    """The files that were named, those found in folders, and the YAML files there that are no scenarios."""
    named: dict[Path, None] = {}
    found: dict[Path, None] = {}
    passed_over: dict[Path, None] = {}
    for text in paths:
        if not text:
            raise UsageError(
                "fulcrum check: the path is empty.\nGive a file or a folder; “.” is this folder."
            )
        path = Path(text)
        there = _kind(path)
        if there == "folder":
            before = len(found)
            for inside in _yaml_below(path):
                if _is_scenario(inside):
                    found.setdefault(inside)
                else:
                    passed_over.setdefault(inside)
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


def _picks(files: list[str]) -> Picks | None:
    if not files:
        return None
    from game.cli.testers import Picks

    return Picks(files)


def _check(path: Path, picks: Picks | None) -> Checked:
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
        raise Unreadable(path, why(error)) from error
    reading = read(data, str(path), load)
    from game.analysis.craft.check import check

    if reading.scenario is None:
        return Checked(check(reading).diagnostics, frozenset(included), ())
    from game.cli.pictured import pictured

    tested, said = (None, ()) if picks is None else picks.of(reading.scenario)
    result = check(reading, tested, pictured(reading.scenario, folder))
    return Checked(result.diagnostics, frozenset(included), (*result.left_out, *said))


def _check_found(path: Path, picks: Picks | None) -> Checked:
    """A file that nobody named: one that cannot be read keeps no other from being checked."""
    try:
        return _check(path, picks)
    except Unreadable as error:
        return Checked((), frozenset(), (f"it cannot be read, because {error.why}.",), read=False)


def _real(path: Path) -> Path:
    """Where a path leads; links in a circle lead nowhere."""
    return Path(os.path.realpath(path))


def _missing(path: Path) -> str:
    from game.storage.home import home
    from game.storage.opening import NotOpened, open_path

    try:
        open_path(path, home())
    except NotOpened as error:
        return f"fulcrum check: {error}"
    return f"fulcrum check: there is no file {path}."
