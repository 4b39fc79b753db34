"""Start a scenario: NAME.yaml, a small one that passes the check, commented as a lesson.

It has three scenes: one that calls for management, one for leadership, and one for both. Four questions
make it yours; an empty answer takes what stands in brackets, and an option answers a question
beforehand. Nothing that is there already is overwritten."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path

from game.cli.arguments import Parser, UsageError
from game.cli.console import Console
from game.cli.lesson import DEFAULTS, MOST_WORDS, Answers, tidy
from game.cli.starting import QUESTIONS, TOO_LONG, lesson, schema_beside
from game.storage.creating import create
from game.storage.finding import SUFFIXES
from game.storage.home import Home, home
from game.storage.trouble import name_out, why

_LONGEST_NAME = 80
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f<>:\"|?*]")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])[ .]", re.IGNORECASE)  # no file on Windows


def arguments(parser: Parser) -> None:
    """The name, and answers given beforehand."""
    parser.add_argument("name", metavar="NAME", help="the file to write, such as night-shift")
    parser.add_argument("--title", metavar="TEXT", help="the scenario's title")
    parser.add_argument("--workplace", metavar="TEXT", help="where it takes place")
    parser.add_argument("--boss", metavar="NAME", help="the name of the one who holds power")
    parser.add_argument(
        "--status-quo", metavar="TEXT", help="the status quo as a sentence somebody kind says"
    )


def execute(options: argparse.Namespace, console: Console) -> int:
    """Asks, writes the scenario and its schema, and says how to go on; 1 where they could not be written."""
    path = _path(options.name)
    id = _id(path, home())
    given = {
        name: _given(name, value) for name in Answers._fields if (value := getattr(options, name)) is not None
    }
    title = re.sub(r"[\s_-]+", " ", path.stem).strip()
    defaults = DEFAULTS._replace(title=title[:1].upper() + title[1:])
    answers = _ask(given, defaults, console)
    text = lesson(answers, id, path)
    try:
        create(path, text)
    except FileExistsError:
        raise UsageError(_taken(path)) from None
    except OSError as error:
        console.warn(f"{path} could not be written, because {why(error)}. {name_out(error)}")
        return 1
    except ValueError:
        console.warn(
            f"{path} could not be written, because there can be no file of that name. Give another name."
        )
        return 1
    console.say(f"Written to {path}. It is a lesson: read it from top to bottom.")
    line = schema_beside(path)
    if line is not None:
        (console.warn if line.warning else console.say)(line.words)
    _say_how_to_go_on(path, text, console)
    return 0


def _path(name: str) -> Path:
    path = Path(name)
    if path.suffix.lower() not in SUFFIXES:
        path = path.with_name(f"{path.name}.yaml") if path.name else path
    if (
        not path.stem.strip(". ")
        or path.name[0] == "."
        or _NOT_IN_NAMES.search(path.name)
        or _DEVICE.match(path.name)
        or len(path.name) > _LONGEST_NAME
    ):
        raise UsageError(
            f"fulcrum new: “{name[:80]}” cannot be a file's name.\nTake a short one, such as night-shift."
        )
    try:
        if path.exists() or path.is_symlink():
            raise UsageError(_taken(path))
    except (OSError, ValueError) as error:
        raise UsageError(f"fulcrum new: there can be no file {path}.\nGive another name.") from error
    return path


def _taken(path: Path) -> str:
    return f"fulcrum new: {path} is there already, and nothing is overwritten.\nGive another name."


def _id(path: Path, at: Home) -> str:
    """The scenario's id, from the file's name; it may not be that of another scenario, whose saves it would
    share."""
    from game.reader.complaints import made_id
    from game.storage.shelf import read_all

    id = made_id(path.stem, dashes=True) or "my-scenario"
    known = {listed.id for listed in read_all(at)}
    if id in known:
        number = next(n for n in range(2, len(known) + 3) if f"{id}-{n}" not in known)
        raise UsageError(
            f"fulcrum new: there is a scenario with the id “{id}”, and saves are kept by it.\n"
            f"Give another name, such as {path.stem}-{number}."
        )
    return id


def _given(name: str, value: str) -> str:
    answer = tidy(value)
    option = f"--{name.replace('_', '-')}"
    if not answer:
        raise UsageError(f"fulcrum new: {option} is empty.\nWithout it you are asked.")
    most = MOST_WORDS[name]
    if len(answer.split()) > most:
        raise UsageError(f"fulcrum new: {option} has more than {most} words.\nSay it in fewer.")
    return answer


def _ask(given: dict[str, str], defaults: Answers, console: Console) -> Answers:
    """The answers: those given, and for the rest what is typed, or the default at the end of the input."""
    missing = [name for name in Answers._fields if name not in given]
    answers = {**defaults._asdict(), **given}
    if missing:
        from game.terminal.lines import Lines

        lines = Lines.of_process()
        for name in missing:
            answers[name] = _answer(name, answers[name], lines.line, console)
    return Answers(**answers)


def _answer(name: str, default: str, read: Callable[[], str | None], console: Console) -> str:
    while True:
        console.tell(f"{getattr(QUESTIONS, name)}\n[{default}] ")
        typed = read()
        if typed is None or not console.interactive:
            console.say()
        answer = tidy(typed or "")
        most = MOST_WORDS[name]
        if len(answer.split()) <= most:
            return answer or default
        console.say(TOO_LONG.format(most=most))


def _say_how_to_go_on(path: Path, text: bytes, console: Console) -> None:
    from game.analysis.craft.check import check
    from game.reader import read

    found = check(read(text, path.name))
    if found.diagnostics:
        console.say(
            f"“fulcrum check {path}” has {len(found.diagnostics)} "
            f"{'thing' if len(found.diagnostics) == 1 else 'things'} to say about your answers."
        )
    console.say(f"“fulcrum preview {path}” shows it while you write, at every save.")
