"""argparse with errors that say what to do."""

from __future__ import annotations

import argparse
import os
import re
from typing import Any, NoReturn


class UsageError(Exception):
    """The command line makes no sense; the message is one or two lines."""


class _Missing(UsageError):
    """Something that a command needs was not given."""


class Formatter(argparse.HelpFormatter):
    """Help as wide as the terminal, found without importing half the standard library."""

    def __init__(self, prog: str, **others: Any) -> None:
        others.setdefault("width", columns() - 2)
        super().__init__(prog, **others)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Paragraphs wrapped, lists with indented lines as they are."""
        blocks = text.split("\n\n")
        return "\n\n".join(block if "\n  " in block else _filled(block, width) for block in blocks)


class Parser(argparse.ArgumentParser):
    """A parser that explains itself in words and leaves the process alone."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog or None,
            formatter_class=Formatter,
            allow_abbrev=False,
        )

    def read(self, arguments: list[str]) -> argparse.Namespace:
        """The options in a list of arguments; raises `UsageError`, or SystemExit(0) after `--help`."""
        try:
            options, left = self.parse_known_args(arguments)
        except _Missing:
            odd = self._odd_option(arguments)
            if odd is None:
                raise
            raise UsageError(f"{self._unknown(odd)}\n{self.way_out}") from None
        if left:
            raise UsageError(f"{self._unknown(left[0])}\n{self.way_out}")
        return options

    def error(self, message: str) -> NoReturn:
        """What argparse found, in our words."""
        kind: type[UsageError] = _Missing if message.startswith(_REQUIRED) else UsageError
        for pattern, words in _IN_WORDS:
            match = re.fullmatch(pattern, message, re.DOTALL)
            if match:
                message = words.format(*(group.replace("'", "") for group in match.groups()))
                break
        raise kind(f"{self.prog}: {message}\n{self.way_out}")

    def _odd_option(self, arguments: list[str]) -> str | None:
        """The first argument that looks like an option and is none; it may have been meant for a name."""
        known = {text for action in self._actions for text in action.option_strings}
        given = arguments[: arguments.index("--")] if "--" in arguments else arguments
        for text in given:
            if text.startswith("-") and text != "-" and text.split("=", 1)[0] not in known:
                return None if text[:2] in known else text
        return None

    @property
    def way_out(self) -> str:
        """Where to read on."""
        return f"“{self.prog} --help” shows how it is used."

    @property
    def options(self) -> list[str]:
        """The long options that there are."""
        return [text for action in self._actions for text in action.option_strings if text.startswith("--")]

    def _unknown(self, argument: str) -> str:
        if not argument.startswith("-") or argument == "-":
            return f"{self.prog}: “{argument}” is one argument too many."
        from game.storage.near import did_you_mean

        name = argument.split("=", 1)[0]
        return f"{self.prog}: there is no option {name}. {did_you_mean(name, self.options, most=1)}".rstrip()


def _filled(paragraph: str, width: int) -> str:
    lines = [""]
    for word in paragraph.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)


_REQUIRED = "the following arguments are required: "
_IN_WORDS = (
    (
        r"argument (\S+?)(?:/\S+)?: invalid choice: '(.*?)' \(choose from (.*)\)",
        "{0}: “{1}” is not one of {2}.",
    ),
    (r"argument (\S+?)(?:/\S+)?: invalid int value: '(.*)'", "{0}: “{1}” is not a whole number."),
    (r"argument (\S+?)(?:/\S+)?: expected (?:one|at least one) argument", "{0} needs a value."),
    (r"argument (\S+?)(?:/\S+)?: ignored explicit argument .*", "{0} takes no value."),
    (_REQUIRED + r"(.+)", "{0} is missing."),
    (r"argument (\S+?)(?:/\S+)?: (.+)", "{0}: {1}"),
)


def columns() -> int:
    """The terminal's columns, from `COLUMNS` or the terminal itself; 80 where neither says."""
    try:
        given = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        given = 0
    if given > 0:
        return max(20, given)
    for handle in (1, 2, 0):
        try:
            return max(20, os.get_terminal_size(handle).columns or 80)
        except (OSError, ValueError):
            continue
    return 80


def whole_number(text: str) -> int:
    """A seed: a whole number from 0 to 2^63 - 1."""
    if not re.fullmatch(r"[0-9]{1,19}", text) or int(text) >= 1 << 63:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a whole number from 0 to {(1 << 63) - 1}.")
    return int(text)
