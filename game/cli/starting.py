"""Starting a scenario: the lesson with an author's answers in it, written where it can be found, and the
schema for editors beside it. `fulcrum new` and the shelf's “Start one” do it alike."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from game.cli.lesson import DEFAULTS, Answers, filled, tidy
from game.cli.schema import FILE, schema_text
from game.storage.atomic import read_at_most
from game.storage.creating import create, put
from game.storage.home import Home
from game.storage.shipped import shipped
from game.storage.trouble import name_out, why

QUESTIONS = Answers(
    title="What is the scenario called?",
    workplace="Where does it take place? (“You run the front desk of …”)",
    boss="What is the name of the one who holds power there?",
    status_quo="What does that person say, kindly, so that all goes on as it is?",
)
TOO_LONG = "That has more than {most} words; the scenes have to keep to their length."


class Line(NamedTuple):
    """A line to tell, and whether it is a warning."""

    words: str
    warning: bool = False


def lesson(answers: Answers, id: str, path: Path) -> bytes:
    """The lesson as it is written into a file: commented, with the answers in it."""
    template = (shipped() / "assets" / "lesson" / "scenario.yaml").read_text(encoding="utf-8")
    return filled(template, answers, id, path.name, f"./{FILE}").encode("utf-8")


def schema_beside(scenario: Path) -> Line | None:
    """Writes the schema beside a scenario. One that is ours is brought up to date, another's is left alone;
    None where it is there already as it should be."""
    path, text = scenario.with_name(FILE), schema_text()
    try:
        there = read_at_most(path, len(text) * 4) if path.exists() else None
        if there == text:
            return None
        if there is not None and b'"urn:fulcrum:' not in there:
            return Line(f"{path} is there already and is no schema of Fulcrum's; it was left as it is.", True)
        put(path, text)
    except OSError as error:
        return Line(
            f"The schema for editors could not be written to {path}, because {why(error)}. {name_out(error)}",
            True,
        )
    return Line(f"What editors need to explain each key is in {path}.")


def start_own(home: Home, given: Mapping[str, str]) -> Path:
    """Writes a scenario among the reader's own, under a name made of its title that neither a file nor
    another scenario's saves have, and gives its path. Raises OSError; then nothing is written."""
    from game.reader.complaints import made_id
    from game.storage.shelf import read_all

    answers = Answers(*(tidy(given.get(name, "")) or default for name, default in DEFAULTS._asdict().items()))
    wanted = made_id(answers.title, dashes=True).strip("-") or "my-scenario"
    known = {listed.id for listed in read_all(home)}
    number = 1
    while True:
        id = wanted if number == 1 else f"{wanted}-{number}"
        path = home.scenarios / f"{id}.yaml"
        number += 1
        if id in known or path.exists():
            continue
        try:
            create(path, lesson(answers, id, path))
        except FileExistsError:
            continue
        schema_beside(path)
        return path
