"""What the reader and the check have to say about a file."""

from dataclasses import dataclass, field
from enum import Enum

from game.model.span import Span


class Severity(Enum):
    """An error stops a scenario from loading; a warning says that it is unfair or dull."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: one cause, at one place.

    `message` stands alone on one line; `fix` says what to do; `note` adds what helps to understand it
    and may be empty. `line_text` is the author's own line, as it stands in the file, and `length` how
    many characters from the span's column the mark covers.
    """

    code: str
    severity: Severity
    span: Span
    message: str
    fix: str
    note: str = field(default="", compare=False)
    line_text: str = field(default="", compare=False)
    length: int = field(default=1, compare=False)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sort key: file, line, column, code."""
        return (*self.span, self.code)
