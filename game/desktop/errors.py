"""What the front door is told when a window cannot be opened."""

from __future__ import annotations


class DesktopUnavailable(Exception):
    """A part that the window needs is missing; play goes on in the terminal.

    `part` names it in a few words, `remedy` says what to install or do; the message is one line of both.
    """

    def __init__(self, part: str, remedy: str) -> None:
        self.part, self.remedy = part, remedy
        super().__init__(f"{part}: {remedy}")
