"""The parsed file before it means anything: scalars as text, mappings and lists, each with its place.

Built from the parser's events by a loop of our own, so that no depth can end the program and nothing is
converted: `no`, `12:30` and `007` stay what the author wrote. A scalar is the parser's own event, which has
`value`, `style` and both marks. What the format refuses is noted where it is met, and reading goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from game.reader.letters import CONTROL, LINE_END


class PurePythonParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's own parser, for a Python without its C library: slower, the same events.

    By itself it refuses a question mark inside unquoted text in braces, and a tab wherever there may be a
    space. The C library takes both, so that they are let pass here as well.
    """

    _in_prose = _between = False

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)

    def scan_plain(self) -> Any:
        self._in_prose = True
        try:
            return super().scan_plain()
        finally:
            self._in_prose = False

    def scan_to_next_token(self) -> Any:
        self._between = bool(self.flow_level) or not self.allow_simple_key
        try:
            return super().scan_to_next_token()
        finally:
            self._between = False

    def peek(self, index: int = 0) -> str:
        letter: str = super().peek(index)
        if letter == "\t" and (self._in_prose or self._between):
            return " "
        return "x" if letter == "?" and self._in_prose else letter


def _fastest_parser() -> Any:
    try:
        from yaml import cyaml
    except ImportError:
        return PurePythonParser
    return cyaml.CParser  # type: ignore[attr-defined]


PARSER: Any = _fastest_parser()

DEEPEST = 20
"""How deep mappings and lists may lie in one another."""

_UNSEEN = re.compile(f"{CONTROL.pattern}|\r")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)", re.DOTALL)
_SHORT = dict(zip("0abervf", "\0\a\b\x1b\r\v\f", strict=True))


class Mark(Protocol):
    """A place in the parsed text, counted from 0: `index` and `column` in characters."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Mapping:
    """A mapping: for each key where it starts and its value, in the order of the file.

    `flow` is true in braces; `cut` where reading stopped inside, so that a missing key means nothing. A key
    that stands there a second time, or is no word, is kept under a name with a NUL in it.
    """

    __slots__ = ("cut", "end_mark", "flow", "start_mark", "starts", "values")

    def __init__(self, start_mark: Mark, flow: bool) -> None:
        self.starts: dict[str, Mark] = {}
        self.values: dict[str, Node] = {}
        self.start_mark = self.end_mark = start_mark
        self.flow = flow
        self.cut = False

    def key(self, name: str) -> Scalar:
        """A key as a scalar of its own."""
        text, start = name.partition("\0")[0], self.starts[name]
        end = yaml.Mark("", start.index + len(text), start.line, start.column + len(text), None, 0)
        return Scalar(None, None, (True, False), text, start, end)


class Sequence:
    """A list, in brackets (`flow`) or with dashes."""

    __slots__ = ("cut", "end_mark", "flow", "items", "start_mark")

    def __init__(self, start_mark: Mark, flow: bool) -> None:
        self.items: list[Node] = []
        self.start_mark = self.end_mark = start_mark
        self.flow = flow
        self.cut = False


class Lost:
    """What stands in the place of a value that was refused; nothing more is said about it."""

    __slots__ = ("end_mark", "start_mark")

    def __init__(self, start_mark: Mark, end_mark: Mark) -> None:
        self.start_mark, self.end_mark = start_mark, end_mark


if TYPE_CHECKING:

    class Scalar:
        """One value or key as text; `style` is its quotation mark, | or >, or empty or None."""

        value: str
        style: str | None
        start_mark: Mark
        end_mark: Mark

        def __init__(self, *parts: Any) -> None: ...

else:
    Scalar = ScalarEvent

Node = Scalar | Mapping | Sequence | Lost


class Refused(Enum):
    """What the format does not have, although YAML has it."""

    ALIAS = auto()
    REFERENCE = auto()
    ANCHOR = auto()
    TAG = auto()
    REPEATED_KEY = auto()
    KEY_NOT_TEXT = auto()
    BARE_WORDS = auto()
    TOO_DEEP = auto()
    DOCUMENT = auto()
    CONTROL = auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing refused: `word` is the name or key concerned, `earlier` where a key stood first."""

    what: Refused
    start: Mark
    end: Mark
    word: str = ""
    earlier: Mark | None = None


@dataclass(slots=True)
class Tree:
    """What a parse gave: the root, what was refused, and the error that stopped it, if any.

    `whole` is false where something was left out, so that what seems missing may only be unread.
    """

    root: Node | None = None
    refused: list[Refusal] = field(default_factory=list)
    stopped: yaml.YAMLError | None = None
    whole: bool = True


def build(text: str) -> Tree:
    """Parses a text into a tree; whatever the text holds, it does not raise."""
    builder = _Builder(text)
    tree = builder.tree
    try:
        builder.build()
    except yaml.YAMLError as error:
        tree.stopped = error.with_traceback(None)  # which would keep this tree alive
        tree.whole = False
    except _RefusedError as refused:
        return nothing(refused.refusal)
    tree.root = builder.top.items[0] if builder.top.items else None
    if not tree.whole:
        for node in (*builder.open, tree.root):
            if isinstance(node, Mapping | Sequence):
                node.cut = True
    return tree


class _RefusedError(Exception):
    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal


def nothing(*refused: Refusal) -> Tree:
    """The tree of a file of which nothing is read."""
    start = yaml.Mark("", 0, 0, 0, None, 0)
    return Tree(Lost(start, start), list(refused), whole=False)


def _lost(event: Any) -> Lost:
    return Lost(event.start_mark, event.end_mark)


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = Tree()
        self.top = Sequence(yaml.Mark("", 0, 0, 0, None, 0), False)
        self.open: list[Mapping | Sequence] = []
        self.get: Any = PARSER(text).get_event
        self.escapes = "\\" in text

    def build(self) -> None:
        """Reads the first document into `top`; a second one is refused."""
        self.get()
        event = self.get()
        if event.__class__ is StreamEndEvent:
            return
        into: Mapping | Sequence | None = self.top
        while into is not None:
            self.open.append(into)
            into = self._fill_mapping(into) if into.__class__ is Mapping else self._fill_sequence(into)
        event = self.get()
        if event.__class__ is DocumentStartEvent:
            self._refuse(Refused.DOCUMENT, event)
            self.tree.whole = False

    def _fill_mapping(self, into: Any) -> Any:
        """Fills the innermost mapping up to its end, or to a value that opens; gives what to fill next."""
        get, starts, values = self.get, into.starts, into.values
        while True:
            key = get()
            if key.__class__ is not ScalarEvent:
                if key.__class__ is MappingEndEvent:
                    into.end_mark = key.end_mark
                    return self._close()
                key = self._key_not_text(key)
            value = get()
            if self.escapes and key.style == '"':
                self._clean(key)
            name = key.value
            if key.anchor is not None or key.tag is not None:
                self._refuse_properties(key)
            if name in values:
                self._refuse(Refused.REPEATED_KEY, key, name, starts[name])
                name = f"{name}\0{key.start_mark.index}"
            starts[name] = key.start_mark
            if value.__class__ is ScalarEvent:
                if self.escapes and value.style == '"':
                    self._clean(value)
                if value.anchor is not None or value.tag is not None:
                    value = self._refuse_properties(value)
                elif not value.value and not value.style and self._is_bare(into, key, value):
                    if not values or next(reversed(values.values())).__class__ is not Lost:
                        self._refuse(Refused.BARE_WORDS, key, key.value)
                    value = _lost(value)
                    into.cut = True
                values[name] = value
                continue
            node = self._opened(value)
            values[name] = node
            if node.__class__ is not Lost:
                return node

    def _fill_sequence(self, into: Any) -> Any:
        """Fills the innermost list, as `_fill_mapping` does."""
        get, items = self.get, into.items
        while True:
            value = get()
            if value.__class__ is ScalarEvent:
                if self.escapes and value.style == '"':
                    self._clean(value)
                if value.anchor is not None or value.tag is not None:
                    value = self._refuse_properties(value)
                items.append(value)
                continue
            if value.__class__ is SequenceEndEvent:
                into.end_mark = value.end_mark
                return self._close()
            if value.__class__ is DocumentEndEvent:
                return None
            node = self._opened(value)
            items.append(node)
            if node.__class__ is not Lost:
                return node

    def _close(self) -> Mapping | Sequence:
        self.open.pop()
        return self.open.pop()

    def _opened(self, event: Any) -> Mapping | Sequence | Lost:
        """The node that an event opens, or what is lost by it."""
        what = event.__class__
        if what is AliasEvent:
            return self._alias(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(self.open) > DEEPEST:
            raise _RefusedError(Refusal(Refused.TOO_DEEP, event.start_mark, event.end_mark))
        if what is MappingStartEvent:
            return Mapping(event.start_mark, event.flow_style)
        return Sequence(event.start_mark, event.flow_style)

    def _key_not_text(self, event: Any) -> Any:
        """Refuses a key that is no word, reads past it, and gives a scalar to go on with."""
        start, what = event, event.__class__
        if what is AliasEvent:
            self._alias(event)
        else:
            self._refuse(Refused.KEY_NOT_TEXT, event)
            depth = 1
            while depth:
                event = self.get()
                what = event.__class__
                if what in (MappingStartEvent, SequenceStartEvent):
                    depth += 1
                    if depth > DEEPEST:
                        raise _RefusedError(Refusal(Refused.TOO_DEEP, event.start_mark, event.end_mark))
                elif what in (MappingEndEvent, SequenceEndEvent):
                    depth -= 1
        self.tree.whole = False
        name = f"\0{start.start_mark.index}"
        return ScalarEvent(None, None, (True, False), name, start.start_mark, event.end_mark)

    def _alias(self, event: Any) -> Lost:
        """Refuses what looks like a reference; where it is one, nothing of the file is built."""
        anchor = next(
            (r for r in self.tree.refused if r.what is Refused.ANCHOR and r.word == event.anchor), None
        )
        if anchor is not None:
            raise _RefusedError(Refusal(Refused.REFERENCE, anchor.start, anchor.end, event.anchor))
        self._refuse(Refused.ALIAS, event, event.anchor)
        return _lost(event)

    def _is_bare(self, into: Mapping, key: Any, value: Any) -> bool:
        """Whether words in braces stand where a key should, without a colon after them."""
        return into.flow and ":" not in self.text[key.end_mark.index : value.start_mark.index + 1]

    def _clean(self, event: Any) -> None:
        """Refuses a control character that is written as an escape (`\\e`, `\\x07`) as if it stood there
        itself, and puts spaces in the place of all that have no business in a text."""
        if _UNSEEN.search(event.value):
            start = event.start_mark
            before = self.text[: event.end_mark.index]
            for escape in _ESCAPE.finditer(before, start.index):
                code = next((group for group in escape.groups() if group), "")
                character = chr(int(code, 16)) if code else _SHORT.get(escape[0][1], "")
                if _UNSEEN.match(character):
                    line = before.count("\n", start.index, escape.start())
                    column = escape.start() - before.rfind("\n", 0, escape.start()) - 1
                    at = yaml.Mark("", escape.start(), start.line + line, column, None, 0)
                    end = yaml.Mark("", escape.end(), at.line, column + len(escape[0]), None, 0)
                    self.tree.refused.append(Refusal(Refused.CONTROL, at, end, character))
                    break
        event.value = LINE_END.sub(" ", _UNSEEN.sub(" ", event.value))

    def _refuse_properties(self, event: Any) -> Lost:
        if event.anchor is not None:
            self._refuse(Refused.ANCHOR, event, event.anchor)
        else:
            self._refuse(Refused.TAG, event, event.tag)
        return _lost(event)

    def _refuse(self, what: Refused, event: Any, word: str = "", earlier: Mark | None = None) -> None:
        self.tree.refused.append(Refusal(what, event.start_mark, event.end_mark, word, earlier))
