"""The pages on the reader's codes, and their examples put into the scenario that they leave out.

`docs/diagnostics/README.md` says how: what an example leaves out at the top level comes from a small
scenario, and words behind `broken` or `mended` say how else it is to be taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from game.reader import Reading, read

FOLDER = Path(__file__).parents[2] / "docs" / "diagnostics"
NAME = "two-doors.yaml"

_HEAD = {
    "fulcrum": "fulcrum: 1",
    "title": "title: Two doors",
    "id": "id: two-doors",
    "role": "role: You are the porter tonight.",
    "cast": "cast:\n  ruth: {name: Ruth}",
}
_TAIL = {
    "scenes": """scenes:
  door:
    title: The door
    text: Somebody knocks.
    choices:
      - {id: open, text: Open it., go: END}
      - {id: wait, text: Wait., go: END}""",
    "endings": """endings:
  - id: morning
    title: Morning
    text: It is light outside.""",
}
_FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ESCAPE = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\t")


@dataclass(frozen=True)
class Example:
    """One example: its text, the words behind `broken` or `mended`, and the files beside it by name."""

    text: str
    words: tuple[str, ...]
    files: dict[str, str]

    @property
    def name(self) -> str:
        """The file's name: the words behind `named`, or the usual one."""
        if "named" in self.words:
            return " ".join(self.words[self.words.index("named") + 1 :])
        return NAME

    def data(self) -> bytes:
        """The whole file as it would be on disk."""
        text = self.text.rstrip("\n")
        missing = {
            key: block
            for key, block in {**_HEAD, **_TAIL}.items()
            if not re.search(rf"^{key}\b", text, re.MULTILINE)
        }
        if self.name != NAME:
            missing.pop("id", None)
        head = [missing[key] for key in _HEAD if key in missing]
        tail = [missing[key] for key in _TAIL if key in missing]
        if "whole" in self.words:
            head, tail = [], []
        if "repeated" in self.words:
            first, _, last = text.rpartition("\n")
            text = first + "".join(f"\n{last.replace(':', f'{number}:')}" for number in range(10_001))
        blocks = [text, *head, *tail] if "first" in self.words else [*head, text, *tail]
        whole = "\n".join(blocks) + "\n"
        if "padded" in self.words:
            whole += "# more\n" * 300_000
        return _unescaped(whole) if "escapes" in self.words else whole.encode()

    def read(self) -> Reading:
        """What the reader makes of it."""
        return read(self.data(), self.name, self._load)

    def _load(self, path: str) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path].encode()


@dataclass(frozen=True)
class Page:
    """A page on one code: its heading, its line on severity and version, and its two examples."""

    code: str
    title: str
    status: str
    text: str
    broken: Example
    mended: Example


def page_of(code: str) -> Page:
    """The page of a code."""
    text = (FOLDER / f"{code}.md").read_text(encoding="utf-8")
    heading = re.match(r"# (F\d{3}): (.+)\n\n(.+)\n", text)
    assert heading is not None, code
    parts = re.split(r"^## (\w+)\n", text, flags=re.MULTILINE)
    assert parts[1::2] == ["Broken", "Mended"], code
    broken, mended = (
        _example(section, kind) for section, kind in zip(parts[2::2], ("broken", "mended"), strict=True)
    )
    return Page(heading[1], heading[2], heading[3], parts[0], broken, mended)


def _example(section: str, kind: str) -> Example:
    (first, text), *others = _FENCE.findall(section)
    language, word, *words = first.split()
    assert (language, word) == ("yaml", kind), first
    files = {}
    for fence, inside in others:
        assert fence.startswith("yaml file "), fence
        files[fence.removeprefix("yaml file ")] = inside
    return Example(text, tuple(words), files)


def _unescaped(text: str) -> bytes:
    """The bytes of a text in which `\\xe9` stands for a byte, `\\u00a0` for a letter and `\\t` for a tab."""
    data = b""
    at = 0
    for match in _ESCAPE.finditer(text):
        data += text[at : match.start()].encode()
        byte, character = match.groups()
        data += bytes.fromhex(byte) if byte else chr(int(character, 16)).encode() if character else b"\t"
        at = match.end()
    return data + text[at:].encode()
