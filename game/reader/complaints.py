"""What is said about a value that is not what its key holds, in the author's terms."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from game.model import METER_NAMES
from game.reader import codes
from game.reader.draft import Draft
from game.reader.kinds import Kind, Sort
from game.reader.letters import ODD_SPACE, name_of, shown
from game.reader.rewrite import quoted
from game.reader.schema import ALL_KEYS, FORMAT_VERSION, PARTS, PERSON, SCENARIO, Key, Part
from game.reader.sheet import Sheet
from game.reader.suggest import or_list
from game.reader.tree import Lost, Mapping, Node, Scalar, Sequence

_GLUED = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*):(?=\S)")
_WORDS = re.compile(r"[^\s#!]")
_QUOTED = re.compile(r"[“”„‟\"‘’‚].*[“”„‟\"‘’‚]", re.DOTALL)

_MEANT = {
    "next": "go",
    "goto": "go",
    "target": "go",
    "when": "if",
    "condition": "if",
    "guard": "if",
    "options": "choices",
    "version": "fulcrum",
    "format": "fulcrum",
    "characters": "cast",
    "people": "with",
    "set": "sets",
    "flags": "sets",
    "feedback": "then",
    "consequence": "then",
    "description": "text",
    "prose": "text",
    "weight": "odds",
    "license": "licence",
    "heading": "title",
    "name": "title",
    "label": "text",
}
"""Words that authors use for a key, which no count of letters would lead to."""

_LISTS = (Sort.PARTS, Sort.WORDS, Sort.STANDS, Sort.SETTINGS, Sort.LINES, Sort.FILES)
_TEXTS = (Sort.LINE, Sort.PROSE)


class Complaints:
    """Reports on the values of one file. Nothing is said about a value that was lost to another fault."""

    def __init__(self, sheet: Sheet, draft: Draft) -> None:
        self.sheet = sheet
        self.draft = draft

    # --- keys ------------------------------------------------------------------------------------------

    def unknown_key(self, part: Part, node: Mapping, name: str) -> str:
        """A key that the part does not have; gives the one that was meant, where that is plain, else ""."""
        key, value = node.key(name), node.values[name]
        if isinstance(value, Lost):
            return ""
        if part.name == "included" and name in SCENARIO.by_name:
            self.included_key(key)
            return ""
        if self.odd_space(key, "this key") or self.curly(key, "a key"):
            bare = re.sub(r"[^a-z_]", "", name)
            return bare if bare in part.by_name else ""
        if name.startswith("-"):
            self.sheet.about(
                codes.NO_SPACE,
                key,
                "There is no space after the dash.",
                f"Write `- {shown(name.lstrip('-'))}:`, with a space after the dash.",
            )
            return ""
        known = [k for k in part.by_name if k not in node.values]
        near = self.draft.suggest.near(name, known)
        meant = _MEANT.get(name.lower())
        if not near and meant in part.by_name and meant not in node.values:
            near = [meant]
        homes = [other for other in PARTS.values() if name in other.by_name and other.name != "included"]
        note = f"A newer Fulcrum may know this key; this one reads format version {FORMAT_VERSION}."
        if near:
            fix = f"Did you mean {or_list(near)}?"
        elif homes:
            place = " or ".join(home.words for home in homes[:3])
            fix = f"It belongs to {place}: check which column the line begins in."
            note = ""
        elif not name:
            fix = "Write a key before the colon."
        else:
            fix = f"Delete it. {part.words.capitalize()} has {', '.join(f'`{k}`' for k in part.by_name)}."
        self.sheet.about(
            codes.UNKNOWN_KEY, key, f"{part.words.capitalize()} has no key `{shown(name)}`.", fix, note
        )
        return near[0] if len(near) == 1 else ""

    def included_key(self, key: Scalar) -> None:
        """A key of a scenario in a file that is only included."""
        if key.value == "include":
            self.sheet.about(
                codes.INCLUDE_CIRCLE,
                key,
                "An included file cannot include others, which might include it in turn.",
                "List every file under `include` in the main file, and delete this key.",
                "Every path counts from the main file's folder.",
            )
            return
        self.sheet.about(
            codes.INCLUDE_KEYS,
            key,
            f"`{shown(key.value)}` does not belong in an included file.",
            "Move it to the main file; an included file has `scenes` and `cast`.",
        )

    def missing_key(self, part: Part, node: Mapping, key: Key, owner: Scalar | None) -> None:
        """A required key that is not there."""
        what = f"`{shown(owner.value)}`" if owner is not None else f"This {_bare(part.words)}"
        if part is SCENARIO:
            what = "The scenario"
        self.sheet.at(
            codes.MISSING_KEY,
            node.start_mark if owner is None else owner.start_mark,
            f"{what} has no `{key.name}`.",
            f"Add `{key.name}:` and under it `{key.kind.example}`, say."
            if key.kind.below
            else f"Add `{key.name}: {key.kind.example}`, say.",
            key.help,
            1 if owner is None else len(owner.value),
        )

    # --- values ----------------------------------------------------------------------------------------

    def wrong_type(self, node: Node, key: Key) -> None:
        """A value of another type than its key holds."""
        if isinstance(node, Lost):
            return
        if isinstance(node, Scalar) and not node.value.strip():
            self.no_value(node, key)
            return
        kind = key.kind
        if isinstance(node, Scalar) and not node.style and self._glued(node, kind):
            return
        found = (
            "a text"
            if isinstance(node, Scalar)
            else "a list"
            if isinstance(node, Sequence)
            else "keys with values"
        )
        self.sheet.about(
            codes.WRONG_TYPE,
            node,
            f"`{key.name}` holds {kind.words}; here is {found}.",
            self._rewritten(node, key),
            key.help,
        )

    def no_part(self, name: Scalar, node: Node, part: Part) -> None:
        """Something among scenes, or among the cast, that is none."""
        if isinstance(node, Lost):
            return
        if isinstance(node, Scalar) and not node.value.strip():
            self.sheet.about(
                codes.NO_VALUE,
                name,
                f"There is nothing under `{shown(name.value)}`.",
                f"Write its keys below, further to the right, or delete it. {part.words.capitalize()} has "
                f"{', '.join(f'`{key}`' for key in part.by_name)}.",
            )
            return
        key = name.value in ALL_KEYS
        if part is PERSON and isinstance(node, Scalar):
            self.sheet.about(
                codes.WRONG_TYPE,
                node,
                f"`{shown(name.value)}` holds keys of its own; here is a text.",
                f"Write `{shown(name.value)}: {{name: {shown(node.value, 40)}}}`.",
            )
            return
        example = next(key for key in part.keys if key.required)
        self.sheet.about(
            codes.WRONG_TYPE,
            name,
            f"`{shown(name.value)}` stands where {part.words} should, and has no keys of its own.",
            "It looks like a key of something above: check which column the line begins in."
            if key
            else f"Write its keys below: `{example.name}: {example.kind.example}`, and so on.",
        )

    def wrong_entry(self, node: Node, key: Key, wanted: str) -> None:
        """An entry of a list that should be something else."""
        if isinstance(node, Lost):
            return
        found = (
            "a text"
            if isinstance(node, Scalar)
            else "a list"
            if isinstance(node, Sequence)
            else "keys with values"
        )
        note = ""
        if isinstance(node, Mapping) and wanted == "a text":
            note = "A colon with a space after it makes a key; in quotation marks it is a part of the text."
        self.sheet.about(
            codes.WRONG_TYPE,
            node,
            f"Each entry of `{key.name}` is {wanted}; here is {found}.",
            f"Write it as in `{key.kind.example}`.",
            note,
        )

    def no_value(self, node: Node, key: Key) -> None:
        """A key with nothing after it, or with what a # makes a comment of."""
        line = self.sheet.source.line_text(node.start_mark.line + 1)
        before, hash, rest = line.partition("#")
        if isinstance(node, Scalar) and _WORDS.match(rest) and before[node.start_mark.column :].isspace():
            text = key.kind.sort in _TEXTS
            self.sheet.about(
                codes.HASH,
                node,
                f"`{key.name}` has no value: the # that begins it makes a comment of the line.",
                f"Put the text in quotation marks:\n{before}{quoted(hash + rest.rstrip())}"
                if text
                else f"Write {key.kind.words} without the #, such as `{key.kind.example}`.",
                "If it is meant as a comment, put a space after the #." if text else "",
            )
            return
        where = "below" if key.kind.below else "after"
        self.sheet.about(
            codes.NO_VALUE,
            node,
            f"`{key.name}` has no value.",
            f"Write {key.kind.words} {where} it, such as `{key.kind.example}`"
            + ("." if key.required else ", or delete the key."),
        )

    def not_whole(self, node: Scalar, name: str) -> None:
        """A text where a whole number should be."""
        text: str = node.value.strip()
        if self.odd_space(node, "this number") or self.curly(node, "a number"):
            return
        plain = re.sub("[−–—]", "-", text)
        fix = "Write digits alone, with + or - before them if need be."
        if plain != text and re.fullmatch(r"-?[0-9]+", plain):
            fix = f"Write `{plain}`, with the plain - of the keyboard: this one is a typographic sign."
        elif re.fullmatch(r"[+-]?[0-9]+[.,][0-9]+", text):
            fix = "Only whole numbers count: round it."
        elif re.fullmatch(r"[+-] +[0-9]+", text):
            fix = f"Write `{text.replace(' ', '')}`, without a space."
        self.sheet.about(codes.NOT_WHOLE, node, f"`{name}` holds a whole number, not “{shown(text)}”.", fix)

    def out_of_range(self, node: Scalar, name: str, kind: Kind) -> None:
        """A whole number beyond its bounds."""
        self.sheet.about(
            codes.OUT_OF_RANGE,
            node,
            f"`{name}` goes from {kind.low} to {kind.high}; {shown(node.value, 24)} is outside.",
            f"Write a number from {kind.low} to {kind.high}.",
        )

    def not_truth(self, node: Scalar, key: Key) -> None:
        """Neither true nor false."""
        if self.odd_space(node, "this value"):
            return
        lower = node.value.strip().lower()
        meant = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
        fix = f"Write `{meant[lower]}`." if lower in meant else "Write `true` or `false`."
        self.sheet.about(
            codes.NOT_TRUTH, node, f"`{key.name}` is true or false, not “{shown(node.value)}”.", fix
        )

    def unknown_word(self, node: Scalar, word: str, choices: tuple[str, ...], what: str, at: int = 0) -> None:
        """A word that is not one of a few."""
        if self.odd_space(node, "this word") or self.curly(node, "a word"):
            return
        near = self.draft.suggest.near(word, choices)
        fix = f"Did you mean {or_list(near)}?" if near else f"Write one of {', '.join(choices)}."
        self.sheet.inside(codes.UNKNOWN_WORD, node, at, len(word), f"“{shown(word)}” is not {what}.", fix)

    def unknown_meter(self, node: Scalar, value: Node) -> None:
        """A key among effects that is no meter."""
        if isinstance(value, Lost) or node.value.startswith("\0"):
            return
        self.unknown_word(node, node.value, METER_NAMES, "a meter")

    def bad_id(
        self, node: Scalar, what: str, *, dashes: bool = False, at: int = 0, text: str | None = None
    ) -> None:
        """An id or a name with characters that these do not have; `what` as in "the id of a scene"."""
        if self.odd_space(node, "this id") or self.curly(node, "an id"):
            return
        text = node.value if text is None else text
        allowed = "small letters a to z, digits, - and _" if dashes else "small letters a to z, digits and _"
        better = made_id(text, dashes=dashes)
        fix = f"Write `{better}`, say, here and wherever it is named." if better else "Write another."
        self.sheet.inside(
            codes.BAD_ID,
            node,
            at,
            len(text),
            f"“{shown(text)}” cannot be {what}.",
            fix,
            f"An id begins with a small letter and has {allowed}.",
        )

    def reserved(self, node: Scalar, name: str, why: str, fix: str) -> None:
        """A name that means something else in conditions."""
        self.sheet.about(codes.RESERVED_NAME, node, f"`{shown(name)}` {why}.", fix)

    def wrong_count(self, node: Node, key: Key, count: int) -> None:
        """A list with too few or too many entries."""
        kind = key.kind
        some = f"{kind.low} to {kind.high}" if kind.low < kind.high else str(kind.low)
        how = "is empty" if not count else f"has {count} entries"
        if count == 1:
            how = "has 1 entry"
        verb = "Add what is missing." if count < kind.low else "Take some out."
        self.sheet.about(codes.WRONG_COUNT, node, f"`{key.name}` {how}; it holds {some}.", verb, key.help)

    def listed_twice(self, node: Scalar, key: Key, word: str) -> None:
        """An entry that stands in its list already."""
        self.sheet.about(
            codes.LISTED_TWICE,
            node,
            f"`{shown(word)}` stands twice in `{key.name}`.",
            "Delete one of the two.",
        )

    def outside(self, node: Scalar, path: str, why: str) -> None:
        """A path that does not stay in the scenario's folder."""
        self.sheet.about(
            codes.PATH_OUTSIDE,
            node,
            f"`{shown(path)}` is no path beside the scenario: {why}.",
            "Put the file beside the scenario, and write its name.",
        )

    # --- what hides behind several faults -----------------------------------------------------------------

    def odd_space(self, node: Scalar, where: str) -> bool:
        """Reports a character that looks like a space or like nothing; whether there is one."""
        match = ODD_SPACE.search(node.value)
        if match is None:
            return False
        self.sheet.inside(
            codes.ODD_SPACE,
            node,
            match.start(),
            1,
            f"There is {name_of(match[0])} in {where}.",
            "Delete it, and type a plain space where there should be one.",
            "It often comes along when text is copied from a web page, a chat or a word processor.",
        )
        return True

    def curly(self, node: Scalar, what: str) -> bool:
        """Reports curly quotation marks around something that needs none; whether there are any."""
        if node.style or not _QUOTED.fullmatch(node.value.strip()):
            return False
        inner = node.value.strip()[1:-1]
        self.sheet.about(
            codes.CURLY_QUOTES,
            node,
            f"Curly quotation marks are letters, and {what} has none.",
            f"Write `{shown(inner)}` without them.",
        )
        return True

    def _glued(self, node: Scalar, kind: Kind) -> bool:
        """Reports `title:Two`, a key without a space after its colon, where a mapping should be."""
        match = _GLUED.match(node.value)
        if match is None or kind.sort not in (
            Sort.PART,
            Sort.PARTS,
            Sort.NAMED_PARTS,
            Sort.METERS,
            Sort.NUMBERS,
        ):
            return False
        self.sheet.inside(
            codes.NO_SPACE,
            node,
            match.end() - 1,
            1,
            f"There is no space after the colon of `{shown(match[1])}`.",
            f"Write `{shown(match[1])}: ` with a space after the colon.",
        )
        return True

    def _rewritten(self, node: Node, key: Key) -> str:
        sort = key.kind.sort
        if isinstance(node, Scalar):
            text = shown(node.value.strip(), 40)
            if sort in (Sort.WORDS, Sort.STANDS, Sort.SETTINGS, Sort.FILES):
                return f"Write `{key.name}: [{text}]`."
            if sort is Sort.LINES:
                return f"Write a dash before each text: `- {text}`."
        if isinstance(node, Sequence) and sort in _TEXTS and node.flow:
            return (
                "Put the text in quotation marks, or under a bar: a bracket at its start makes a list of it."
            )
        if isinstance(node, Mapping) and sort in _TEXTS:
            return "Put the text in quotation marks, or under a bar: its colon makes a key of it."
        if sort in (Sort.NAMED_PARTS, Sort.NUMBERS):
            return f"Write `{key.kind.example}`, say, on a line of its own below."
        if sort in _LISTS:
            return f"Write a list, as in `{key.kind.example}`."
        return f"Write it as in `{key.name}: {key.kind.example}`."


def _bare(words: str) -> str:
    return words.split(" ", 1)[1]


def made_id(text: str, *, dashes: bool = False) -> str:
    """A legal id that is near to a text, or "" where there is nothing to make one from."""
    joint = "-" if dashes else "_"
    plain = "".join(letter for letter in normalize("NFKD", text) if not combining(letter)).strip().lower()
    made = re.sub(r"[^a-z0-9_-]+" if dashes else r"[^a-z0-9_]+", joint, plain).strip("-_")
    if made and not made[0].isalpha():
        made = f"s{joint}{made}" if dashes else f"s_{made}"
    return made[:60]
