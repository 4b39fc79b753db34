"""Where in the format a cursor stands: at a key of a part, or in the value of one.

The word that is being written is put aside for a mark that no author writes, and the file is read by the
reader's own parser; where the mark is found in its tree, there the cursor stands.
"""

from __future__ import annotations

import re
from collections import abc
from dataclasses import dataclass

from game.lsp.walk import Step, sheet_of, steps
from game.reader.kinds import Sort
from game.reader.schema import Key, Part
from game.reader.tree import Mapping, Node, Scalar, Sequence

Lines = abc.Sequence[str]
_MARK = "fulcrum_cursor_here"
_WORD = re.compile(r"[\w.+-]*$")
_CLOSERS = {"[": "]", "{": "}", "(": ")"}
_OF_MAPPINGS = (Sort.METERS, Sort.NUMBERS, Sort.MATERIALS, Sort.SETTINGS)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a file.

    At a new key of a part `key` is None and `taken` are the keys that the part has already. In the value of a
    key, `before` is what stands of it before the cursor's word; `naming` is true where that word would be a
    key inside the value, as a meter is in `effects`, and `of` is that key where it is its value. `word` is
    what is written of the word so far.
    """

    part: Part
    word: str
    scene: str = ""
    key: Key | None = None
    taken: tuple[str, ...] = ()
    before: str = ""
    naming: bool = False
    of: str = ""


def place_of(name: str, lines: Lines, line: int, column: int) -> Place | None:
    """Where a cursor stands, its line and column from 0; None in a comment and where nothing is known."""
    if line >= len(lines):
        return None
    before, after = lines[line][:column], lines[line][column:].strip()
    match = _WORD.search(before)
    word = match[0] if match is not None else ""
    head = before[: len(before) - len(word)]
    for written in _written(head, after):
        for below in (lines[line + 1 :], []):  # what is below may be broken, and hides the rest then
            _, root = sheet_of(name, "\n".join([*lines[:line], written, *below]))
            for step in steps(root):
                found = _found(step, word)
                if found is not None:
                    return found
    return None


def _written(head: str, after: str) -> list[str]:
    """The line with the mark in the word's place: as a key, and as a value."""
    opened = _opened(head)
    closed = "".join(_CLOSERS[sign] for sign in reversed(opened))
    key, value = f"{head}{_MARK}: x{closed}", f"{head}{_MARK}{closed}"
    if opened:
        in_pair = re.search(r"[{,]\s*$", head) is not None and opened[-1] == "{"
        return [key, value] if in_pair else [value]
    return [key, value] if not head.strip(" -\t") else [value]


def _opened(head: str) -> list[str]:
    """The brackets before a cursor that are not closed, outermost first; none of quoted text."""
    opened: list[str] = []
    quote = ""
    for letter in head:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'" and (not opened or opened[-1] != "("):
            quote = letter
        elif letter in _CLOSERS:
            opened.append(letter)
        elif letter in _CLOSERS.values() and opened:
            opened.pop()
    return opened


def _found(step: Step, word: str) -> Place | None:
    if _MARK in step.node.values:
        taken = tuple(name for name in step.node.values if name != _MARK)
        return Place(step.part, word, step.scene, None, taken)
    for key, node in step.values():
        said = None if key.kind.part else _holding(node)
        if said is None:
            continue
        whole, naming, of = said
        if naming and key.kind.sort not in _OF_MAPPINGS:
            return None
        return Place(step.part, word, step.scene, key, (), whole.partition(_MARK)[0], naming, of)
    return None


def _holding(node: Node) -> tuple[str, bool, str] | None:
    """The text in a value that has the mark, whether it is a key inside the value, and of which it is one."""
    if isinstance(node, Scalar):
        return (node.value, False, "") if _MARK in node.value else None
    if isinstance(node, Sequence):
        return next((found for item in node.items if (found := _holding(item)) is not None), None)
    if isinstance(node, Mapping):
        for name, value in node.values.items():
            if _MARK in name:
                return name, True, ""
            if isinstance(value, Scalar) and _MARK in value.value:
                return value.value, False, name
    return None
