"""The line under the row that reads aloud: it says what a reader needs."""

from __future__ import annotations

from game.desktop.answers import VoiceFound
from game.desktop.preferences import Preferences
from game.desktop.screens.options import voice_words
from game.desktop.speech.engine import REMEDY

MISSING = VoiceFound(
    trouble=f"Nothing is read aloud: this computer has no speech that can be used: {REMEDY}."
)
FOUND = VoiceFound("Speech Dispatcher")


def test_the_line_warns_names_or_explains() -> None:
    """Off: that a screen reader would speak too. On: what speaks, or why nothing does."""
    off, on = Preferences(), Preferences(speech="on")
    assert "both would speak" in voice_words(off, FOUND)
    assert "both would speak" in voice_words(off, MISSING)
    assert voice_words(on, FOUND).startswith("Speech Dispatcher speaks. F12 switches it off")
    assert voice_words(on, VoiceFound()).startswith("F12 switches it off")
    assert voice_words(on, MISSING) == MISSING.trouble
