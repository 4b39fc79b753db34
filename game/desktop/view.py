"""What a screen is given to lay itself out with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.desktop.measure import Face, Measure, Size, Style, Text, marked, text
from game.desktop.preferences import Preferences
from game.desktop.sheet import Sheet
from game.desktop.theme import Theme
from game.model import Emphasis
from game.pictures import Library


@dataclass(frozen=True)
class View:
    """Everything that a layout may depend on besides the screen itself.

    `focus` is the id of the box in focus, or None. `now` is the clock in seconds, for what shows time.
    `language` is the scenario's tag, for shaping. `preferences` are the reader's, for what shows them.
    """

    sheet: Sheet
    theme: Theme
    measure: Measure
    art: Library
    focus: str | None = None
    now: float = 0.0
    language: str = ""
    preferences: Preferences = field(default_factory=Preferences)
    styles: dict[str, Style] = field(default_factory=dict, compare=False, repr=False)

    def on(self, sheet: Sheet) -> View:
        """The same view on another sheet."""
        return replace(self, sheet=sheet, styles={})

    def size(self, words: Text, width: float) -> Size:
        """How large a text is at a width."""
        return self.measure(words, width)

    def story(self, k: float = 1.0, **more: object) -> Style:
        """The story's type, `k` times its usual size."""
        return Style(Face.STORY, self.sheet.b * k, **more)  # type: ignore[arg-type]

    def display(self, size: float, **more: object) -> Style:
        """Titles: `size` is in pixels."""
        given: dict[str, object] = {"weight": 600, "leading": 1.12, **more}
        return Style(Face.DISPLAY, size, **given)  # type: ignore[arg-type]

    def act(self, k: float = 0.85, **more: object) -> Style:
        """Words to act on: `k` times the story's size, at least 13 pixels."""
        given: dict[str, object] = {"leading": 1.36, **more}
        return Style(Face.ACT, max(13.0, self.sheet.b * k), **given)  # type: ignore[arg-type]

    def quiet(self, k: float = 0.72, **more: object) -> Style:
        """Quiet words."""
        given: dict[str, object] = {"weight": 500, "leading": 1.3, **more}
        return Style(Face.ACT, max(13.0, self.sheet.b * k), **given)  # type: ignore[arg-type]

    def mono(self, k: float = 0.72, **more: object) -> Style:
        """Type for an author's own lines and file names."""
        return Style(Face.MONO, max(13.0, self.sheet.b * k), **more)  # type: ignore[arg-type]

    def words(
        self, words: str | tuple[tuple[str, Emphasis], ...], style: Style, colour: str | None = None
    ) -> Text:
        """A text in the scenario's language; the page's own colour of words unless another is given."""
        return text(words, style, colour or self.theme.words, language=self.language)

    def marked(self, words: str, style: Style, colour: str | None = None) -> Text:
        """A text of words that keep `*emphasis*`."""
        return marked(words, style, colour or self.theme.words, language=self.language)
