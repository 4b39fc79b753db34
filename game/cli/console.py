"""Where the words go: standard output and standard error, whatever their encoding, and however they end."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from typing import Any, TextIO

from game.cli.encoding import HANDLER, register

_STEERS = re.compile(r"(\x1b\[[0-9;]*m)|[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class OutputLost(Exception):
    """Standard output takes no more, and not because its reader had enough: the disk is full, say."""


class Console:
    """Prints lines and JSON. A reader that goes away ends the output and nothing else (`gone`).

    Whatever names and words hold, nothing that is said steers a terminal, colours aside.
    """

    def __init__(self, out: TextIO, err: TextIO, environment: Mapping[str, str] = os.environ) -> None:
        self.out, self.err = out, err
        self.gone = False
        self._environment = environment

    @classmethod
    def of_process(cls) -> Console:
        """The console of this process; a stream that is missing or closed takes words and drops them."""
        register()
        for name in ("stdout", "stderr"):
            stream = getattr(sys, name)
            if stream is None or getattr(stream, "closed", False):
                stream = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as we do
                setattr(sys, name, stream)
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors=HANDLER)
        return cls(sys.stdout, sys.stderr)

    def say(self, text: str = "") -> None:
        """One line, or several, on standard output."""
        self._write(harmless(text) + "\n")

    def tell(self, text: str) -> None:
        """Says something at once: for whoever waits at a prompt, and before anything that may take long."""
        self._write(harmless(text))
        self.flush()

    def warn(self, text: str) -> None:
        """A line or two on standard error."""
        try:
            self.err.write(harmless(text) + "\n")
            self.err.flush()
        except (OSError, ValueError):
            return  # nobody can be told that nobody can be told

    def json(self, value: Any) -> None:
        """A value as JSON on standard output; letters are escaped where the encoding is not UTF-8."""
        from json import dumps

        text = dumps(value, indent=2, ensure_ascii=False)
        try:
            text.encode(self.encoding)
            whole = self.encoding == "utf-8"
        except UnicodeError:
            whole = False
        self._write((text if whole and harmless(text) == text else dumps(value, indent=2)) + "\n")

    @property
    def encoding(self) -> str:
        """The encoding of standard output, by its usual name."""
        import codecs

        try:
            return codecs.lookup(self.out.encoding or "ascii").name
        except LookupError:
            return "ascii"

    def colour(self, stream: TextIO) -> bool:
        """Whether colour may be used: in a terminal that has it, and unless `NO_COLOR` says no."""
        environment = self._environment
        if environment.get("NO_COLOR") or environment.get("TERM") == "dumb" or not _is_terminal(stream):
            return False
        return os.name != "nt" or bool(environment.get("WT_SESSION") or environment.get("TERM"))

    def is_terminal(self, stream: TextIO) -> bool:
        """Whether a stream goes to a terminal."""
        return _is_terminal(stream)

    @property
    def interactive(self) -> bool:
        """Whether a person sits at both ends."""
        return _is_terminal(sys.stdin) and _is_terminal(self.out)

    def flush(self) -> None:
        """Sends what was said on its way."""
        if self.gone:
            return
        try:
            self.out.flush()
        except OSError as error:
            self._lost(error)

    def finish(self) -> None:
        """Sends the rest, so that nothing is left for the interpreter to stumble over on its way out."""
        self.flush()
        if self.gone:
            self._drop()

    def _write(self, text: str) -> None:
        if self.gone:
            return
        try:
            self.out.write(text)
        except OSError as error:
            self._lost(error)

    def _lost(self, error: OSError) -> None:
        import errno

        self.gone = True
        self._drop()
        # Windows reports a reader that went away as an invalid argument.
        closed = {errno.EPIPE, errno.ESHUTDOWN} | ({errno.EINVAL} if os.name == "nt" else set())
        if error.errno not in closed:
            from game.storage.trouble import why

            raise OutputLost(f"The output could not be written: {why(error)}.") from error

    def _drop(self) -> None:
        """Points standard output at nothing: what is still in its buffer must not fail once more."""
        try:
            target = self.out.fileno()
        except (OSError, ValueError):
            return
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, target)
        os.close(nothing)


def harmless(text: str) -> str:
    """A text whose control characters are written out as “<U+001B>”; only colours go through."""
    return _STEERS.sub(lambda found: found[1] or f"<U+{ord(found[0]):04X}>", text)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False
