"""How words are set for this player: the width, and the settings that matter without a window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.storage import SETTINGS, TIMER_FACTORS, Settings

WIDEST = 78
"""Cells of a line where the player has set no width: longer lines are hard to come back from."""
NARROWEST = 20


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


@dataclass(frozen=True, slots=True)
class Manner:
    """`columns` is what the terminal says; `interactive` whether a person waits at the prompt."""

    columns: int = 80
    interactive: bool = False
    settings: Settings = Settings()  # noqa: RUF009 - an immutable value
    author_order: bool = False

    @property
    def width(self) -> int:
        """Cells of a line."""
        chosen = int(self.settings("width"))
        return max(NARROWEST, chosen or min(self.columns - 1, WIDEST))

    @property
    def arrange(self) -> bool:
        """Whether a new playthrough shows choices in the order of its seed."""
        return self.settings("shuffle") == "on" and not self.author_order

    def seconds(self, written: int) -> int | None:
        """How long a timer runs for this player; None where no clock starts."""
        factor = TIMER_FACTORS[self.settings("timers")]
        return written * factor if self.interactive and factor else None

    def put(self, name: str, value: str | int) -> Manner:
        """The same with a setting changed; raises ValueError where it does not allow the value."""
        if name not in SETTINGS:
            raise ValueError(f"there is no setting “{name}”")
        return replace(self, settings=self.settings.changed({name: value}))

    def set(self, paragraphs: Iterable[str], indent: str = "") -> str:
        """Paragraphs wrapped to the width, a blank line between them."""
        return "\n\n".join("\n".join(self.lines(text, indent)) for text in paragraphs if text)

    def lines(self, text: str, indent: str = "", first: str | None = None) -> list[str]:
        """One paragraph as lines of at most the width, wide characters counted as two.

        Only the path of a file is never broken: it may be longer than a line, so that it can be copied.
        """
        start = indent if first is None else first
        if text.isascii() and "\n" not in text and len(start) + len(text) <= self.width:
            return [start + text]
        from wcwidth import wrap

        found: list[str] = wrap(
            text,
            self.width,
            initial_indent=start,
            subsequent_indent=indent,
            break_on_hyphens=False,
            break_long_words=not any(sign in text for sign in ("/", "\\")),
        )
        return found or [start]

    def fit(self, words: str) -> str:
        """Words with every line that is too long wrapped, under its own indent."""
        found: list[str] = []
        for line in words.split("\n"):
            if cells(line) <= self.width:
                found.append(line)
            else:
                found += self.lines(line.lstrip(" "), line[: len(line) - len(line.lstrip(" "))])
        return "\n".join(found)

    def listed(self, number: int, paragraphs: Iterable[str]) -> str:
        """An entry of a numbered list: its paragraphs under one another, indented by the number."""
        first = f"{number}. "
        indent = " " * len(first)
        lines: list[str] = []
        for text in paragraphs:
            if text:
                lines += self.lines(text, indent, None if lines else first)
        return "\n".join(lines)
