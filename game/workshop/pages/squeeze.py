"""Fewer bytes for the same page: style sheets, scripts and our own SVG without what only authors need.

No number is changed, so that what was drawn is what is shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from string import ascii_letters, ascii_lowercase, ascii_uppercase
from xml.etree import ElementTree as ET

from game.pictures import markup
from game.workshop.pages import outline

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LITERAL = re.compile(
    r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|(?<=[(,!])/(?:\\.|\[[^\]]*\]|[^/\\\n])+/[a-z]*)"""
)
_IDLE = re.compile(r" ?([{}()\[\];,:=<>*%&|?!]|(?<!\+ )\+(?! ?\+)|(?<!- )-(?! ?-)) ?")
_NAME = re.compile(r"(?<![\w$.])[A-Za-z_$][\w$]*")
_DECLARED = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:const|let|function) ([\w$]+)",
        r"\b(?:const|let) ([^;{]*);",
        r"\bfunction(?: [\w$]+)?\(([^()]*)\)",
        r"\(([\w$, ]*)\)=>",
        r"([\w$]+)=>",
        r"\bcatch\(([\w$]+)\)",
    )
)
_MEMBER = re.compile(r"\.\s*([A-Za-z_$][\w$]*)")
_KEY = re.compile(r"(?<=[{,])\s*([A-Za-z_$][\w$]*)\s*(?=[:,}(])")
_KEYWORDS = frozenset(("as", "do", "if", "in", "is", "of"))
_PROPERTY = re.compile(r"--[a-z][a-z-]*")
_FILL = re.compile(r" fill=#[0-9a-f]{6}(?: fill-opacity=[.0-9]+)?")
_WORTH_A_RULE = 3
_BARE = re.compile(r"[^\s\"'`=<>/]+")
_QUOTED = re.compile(r'(?<=[a-z])="([A-Za-z0-9#._-]+)"(?=[ >])')
_POINTER = re.compile(r"url\(#([^)]+)\)")


def style(css: str) -> str:
    """A style sheet without comments and idle white space."""
    css = _COMMENT.sub("", css)
    css = re.sub(r"\s+", " ", css)
    for mark in ("{", "}", ";", ","):
        css = re.sub(rf" ?{re.escape(mark)} ?", mark, css)
    css = re.sub(r": (?=[^{}]*[;}])", ":", css)
    css = re.sub(r" > ", ">", css)
    css = css.replace(";}", "}").replace("@media (", "@media(")
    css = re.sub(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3\b", r"#\1\2\3", css)
    return re.sub(r"(?<![\d.])0(\.\d)", r"\1", css).strip()


def script(js: str) -> str:
    """A script without comment lines, indents and idle spaces; strings and patterns stay as they are.

    Comments stand on lines of their own, and every statement ends in a semicolon or a brace.
    """
    lines = (line.strip() for line in js.splitlines())
    text = "\n".join(line for line in lines if line and not line.startswith("//"))
    parts = _LITERAL.split(text)
    parts[::2] = [_IDLE.sub(r"\1", part) for part in parts[::2]]
    return re.sub(r"(?<=[;{,(\[])\n", "", "".join(parts))


def renamed(js: str) -> str:
    """A squeezed script whose own names are short.

    A name is changed everywhere or nowhere: only one that is declared here, and that stands nowhere as a
    property, as a key or inside a literal.
    """
    parts = _LITERAL.split(js)
    code = " ".join(parts[::2])
    templates = " ".join(part for part in parts[1::2] if part[0] == "`")
    declared = {name for form in _DECLARED for found in form.findall(code) for name in _first_names(found)}
    fixed = set(_NAME.findall(templates)) | set(_MEMBER.findall(code)) | set(_KEY.findall(code))
    uses = Counter(_NAME.findall(code))
    free = (f"{a}{b}" for b in ("", *ascii_lowercase) for a in ascii_letters)
    short = (name for name in free if name not in uses and name not in fixed and name not in _KEYWORDS)
    own = [name for name in declared if len(name) > 2 and name not in fixed]
    names = dict(zip(sorted(own, key=lambda name: (-uses[name], name)), short, strict=False))
    parts[::2] = [_NAME.sub(lambda found: names.get(found[0], found[0]), part) for part in parts[::2]]
    return "".join(parts)


def _first_names(declared: str) -> list[str]:
    """The names that a list of declarations or parameters gives: the first of each part."""
    return [found[0] for part in declared.split(",") if (found := _NAME.search(part))]


def short_names(css: str) -> str:
    """The same style sheet with custom properties under names of one or two letters."""
    names = dict.fromkeys(_PROPERTY.findall(css))
    short = {name: f"--{_letters(at)}" for at, name in enumerate(sorted(names, key=css.count, reverse=True))}
    return _PROPERTY.sub(lambda found: short[found.group()], css)


def _letters(at: int) -> str:
    return chr(97 + at) if at < 26 else chr(96 + at // 26) + chr(97 + at % 26)


def page(html: str) -> str:
    """A template without white space at line ends and without quotes round values that need none."""
    return _QUOTED.sub(r"=\1", re.sub(r"\s*\n\s*", "", html))


def dyed(drawings: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """Drawings whose commonest fills are classes of one capital letter, and the rules of those classes."""
    counted = Counter(fill for body in drawings.values() for fill in _FILL.findall(body))
    common = [fill for fill, times in counted.most_common(len(ascii_uppercase)) if times > _WORTH_A_RULE]
    letters = dict(zip(common, ascii_uppercase, strict=False))
    rules = "".join(f".{letter}{{{_rule(fill)}}}" for fill, letter in letters.items())

    def swap(found: re.Match[str]) -> str:
        letter = letters.get(found.group())
        return f" class={letter}" if letter else found.group()

    return {id: _FILL.sub(swap, body) for id, body in drawings.items()}, rules


def _rule(fill: str) -> str:
    return ";".join(part.replace("=", ":") for part in fill.split())


def drawing(svg: str, prefix: str) -> str:
    """What stands inside one of our pictures, as HTML writes SVG; only ids that are pointed at stay."""
    root = markup.tree(svg)
    wanted = markup.references([root])
    return "".join(_written(child, wanted, prefix) for child in root)


def _written(element: ET.Element, wanted: set[str], prefix: str) -> str:
    name = markup.kind(element)
    if name == "g" and len(element) == 1 and not set(element.keys()) & set(element[0].keys()) - {"id"}:
        # What a group says of its only child, the child can say itself.
        return _written(_only_child(element), wanted, prefix)
    inner = "".join(_written(child, wanted, prefix) for child in element)
    words = _attributes(element, wanted, prefix)
    if name == "g" and not words:
        return inner
    if inner:
        return f"<{name}{words}>{inner}</{name}>"
    return f"<{name}{words}/>" if words.endswith('"') or not words else f"<{name}{words} />"


def _only_child(group: ET.Element) -> ET.Element:
    child = group[0]
    merged = ET.Element(child.tag, {**{k: v for k, v in group.items() if k != "id"}, **dict(child.items())})
    merged.extend(child)
    return merged


def _attributes(element: ET.Element, wanted: set[str], prefix: str) -> str:
    bare: list[str] = []
    quoted: list[str] = []
    for key, value in element.items():
        name = key.rpartition("}")[2]
        if name == "id":
            if value not in wanted:
                continue
            value = prefix + value
        elif name == "d":
            value = outline.shorter(value)
        elif name == "href":
            value = "#" + prefix + value[1:]
        else:
            value = _POINTER.sub(rf"url(#{prefix}\1)", value)
        if _BARE.fullmatch(value):
            bare.append(f" {name}={value}")
        else:
            quoted.append(f' {name}="{value}"')
    return "".join(bare + quoted)
