"""A language server for editors. An editor starts it and speaks with it over standard input and output: it
tells what “fulcrum check” finds while you type, offers keys and names, says what they mean and leads to them.
In the editor's settings, the command is “fulcrum lsp” and the files are those of language yaml."""

from __future__ import annotations

import argparse
import sys
from functools import lru_cache

from game import __version__
from game.cli.arguments import Parser, UsageError
from game.cli.console import Console


def arguments(parser: Parser) -> None:
    """Nothing; some editors add --stdio, which is what it speaks anyway."""
    parser.add_argument("--stdio", action="store_true", help="as it speaks in any case")


def execute(options: argparse.Namespace, console: Console) -> int:
    """Serves the editor at the other end until it is done; 2 where a person is there instead."""
    if sys.stdin.isatty():
        raise UsageError(
            "fulcrum lsp: this speaks with an editor, not with a person.\n"
            "Set it up in your editor as a language server for YAML; “Writing a scenario” says how."
        )
    from game.cli.explain import page_of
    from game.cli.pictured import pictured
    from game.lsp import serve

    serve(__version__, pictured, page_of, shown)
    return 0


@lru_cache(maxsize=1)
def shown() -> dict[str, list[str]]:
    """The names of the shipped pictures by the key that takes them, with materials, and states by place; none
    where they cannot be read."""
    from game.cli.look import library, names_by_key

    names = names_by_key()
    if not names:
        return names
    states = {f"place {id}": list(entry.variants) for id, entry in library().places.items()}
    return names | {"recolour": list(library().art.materials)} | states
