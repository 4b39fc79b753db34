"""Print the JSON Schema (2020-12) of the scenario format, so that an editor completes and explains keys.

Editors with the YAML language server take it from a line at the top of the scenario:
# yaml-language-server: $schema=./fulcrum.schema.json
“fulcrum new” writes that line, and the file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from game.cli.arguments import Parser
from game.cli.console import Console

FILE = "fulcrum.schema.json"
"""What the schema's file beside a scenario is called."""


def arguments(parser: Parser) -> None:
    """Where to write it."""
    parser.add_argument(
        "-o", "--output", metavar="FILE", help=f"write it into FILE ({FILE}, say) instead of printing it"
    )


def execute(options: argparse.Namespace, console: Console) -> int:
    """Prints or writes the schema; 1 where it could not be written."""
    if options.output is None:
        console.json(whole_schema())
        return 0
    from game.storage.creating import put
    from game.storage.trouble import why

    path = Path(options.output)
    try:
        put(path, schema_text())
    except (OSError, ValueError) as error:
        cause = why(error) if isinstance(error, OSError) else "there can be no file of that name"
        console.warn(f"{path} could not be written, because {cause}. Give another file after -o.")
        return 1
    console.say(f"The schema is in {path}. Its line at the top of a scenario beside it:")
    console.say(modeline(path.name))
    return 0


def whole_schema() -> dict[str, object]:
    """The schema with the names of the shipped pictures, where those can be read."""
    from game.cli.look import names_by_key
    from game.reader.json_schema import json_schema

    return json_schema(names_by_key())


def schema_text() -> bytes:
    """The schema as the text of its file."""
    return (json.dumps(whole_schema(), indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def modeline(file: str) -> str:
    """The comment that tells an editor where a scenario's schema is."""
    return f"# yaml-language-server: $schema=./{file}"
