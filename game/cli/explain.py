"""What a diagnostic means, with a broken example and the mended one. Without a code, all of them."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from game.cli.arguments import Parser, columns
from game.cli.console import Console
from game.storage.near import did_you_mean
from game.storage.shipped import shipped

_NUMBERED = re.compile(r"^(?:[-*]|[0-9]+\.) ")


def arguments(parser: Parser) -> None:
    """The code, as a diagnostic shows it."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="a diagnostic's code, such as F201")


def execute(options: argparse.Namespace, console: Console) -> int:
    """Prints the page of a code; 1 where there is none."""
    pages = {path.stem: path for path in sorted((shipped() / "docs" / "diagnostics").glob("F*.md"))}
    if options.code is None:
        for code, path in pages.items():
            console.say(f"{code}  {_title(path)}")
        return 0
    code = options.code.strip().upper()
    page = pages.get(code)
    if page is None:
        hint = did_you_mean(code, pages)
        console.warn(f"There is no diagnostic {options.code[:40]}. {hint}".rstrip())
        console.warn("“fulcrum explain” lists them all.")
        return 1
    console.say(readable(page.read_text(encoding="utf-8"), min(columns(), 100)))
    return 0


def page_of(code: str) -> str:
    """The page of a code in Markdown; empty where there is none."""
    try:
        return (shipped() / "docs" / "diagnostics" / f"{code}.md").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def readable(page: str, width: int) -> str:
    """A page of Markdown as a terminal shows it: headings bare, paragraphs wrapped, examples as they are."""
    from wcwidth import wrap

    lines: list[str] = []
    paragraph: list[str] = []
    fenced = False

    def close() -> None:
        if paragraph:
            text = " ".join(paragraph)
            hanging = "  " if _NUMBERED.match(text) else ""
            lines.extend(wrap(_unmarked(text), max(width - 1, 20), subsequent_indent=hanging))
            paragraph.clear()

    for line in page.splitlines():
        if line.lstrip().startswith("```"):
            close()
            fenced = not fenced
        elif fenced:
            lines.append(f"    {line}".rstrip())
        elif line.startswith("#"):
            close()
            lines.append(_unmarked(line.lstrip("#").strip()))
        elif not line.strip():
            close()
            lines.append("")
        else:
            if _NUMBERED.match(line.strip()):
                close()
            paragraph.append(line.strip())
    close()
    return "\n".join(lines).strip("\n")


def _unmarked(text: str) -> str:
    """Markdown's marks taken off: stars, and the backquotes of words that are typed."""
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", text)
    return re.sub(r"`([^`]+)`", r"\1", text)


def _title(page: Path) -> str:
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            return re.sub(r"^F[0-9]+\W+", "", _unmarked(line.lstrip("#").strip()))
    return ""
