"""Cues: phrases copied word for word from a scene's text."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from game.model import Prose, plain
from game.reader import codes
from game.reader.draft import Draft
from game.reader.letters import shown
from game.reader.prose import one_line
from game.reader.sheet import Sheet
from game.reader.tree import Mapping, Scalar, Sequence

_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "…": "."})
_QUOTES = "“”"
_MOST_COMPARED = 50


def check_cues(sheet: Sheet, draft: Draft, moment: Any, prose: Prose) -> None:
    """Reports each cue that is not in the text; wrapped lines and marks of emphasis do not count."""
    cues = moment.values.get("cues")
    if moment.__class__ is not Mapping or cues.__class__ is not Sequence:
        return
    text = " ".join(paragraph.text for paragraph in prose)
    if "*" in text:
        text = " ".join(paragraph.plain for paragraph in prose)
    for node in cues.items:
        if node.__class__ is not Scalar:
            continue
        cue = one_line(node.value)
        if cue and cue not in text:
            words = _folded(plain(cue))
            if words not in _folded(text):
                _report(sheet, draft, node, words, _folded(text))


def _folded(text: str) -> str:
    return " ".join(text.split())


def _report(sheet: Sheet, draft: Draft, node: Any, cue: str, text: str) -> None:
    note = ""
    at = text.translate(_ALIKE).casefold().find(cue.translate(_ALIKE).casefold())
    if at >= 0 and len(text.casefold()) == len(text):
        note = f"The text has “{shown(text[at : at + len(cue)], 90)}”: mind capitals and marks."
    elif draft.cues_compared < _MOST_COMPARED:
        draft.cues_compared += 1
        note = _nearest(cue[:300], text[:5000])
    sheet.about(
        codes.CUE_NOT_FOUND,
        node,
        f"The text of this scene does not say “{shown(cue.strip(_QUOTES))}”.",
        "Copy a phrase from the text word for word.",
        note,
    )


def _nearest(cue: str, text: str) -> str:
    match = SequenceMatcher(None, text, cue, autojunk=False).find_longest_match()
    if match.size < 8:
        return ""
    start = text.rfind(" ", 0, max(match.a - match.b, 0) + 1) + 1
    end = text.find(" ", min(match.a + len(cue) - match.b, len(text)))
    return f"The text has “{shown(text[start : end if end > 0 else len(text)], 90)}”."
