"""What is offered at the cursor."""

from __future__ import annotations

import pytest

from game.cli.lsp import shown
from game.lsp.completion import offered
from game.lsp.outline import outline
from game.lsp.place import place_of
from tests.lsp.conftest import SMALL

HERE = "‸"


def offers(text: str) -> list[str]:
    """What is offered at the cursor's sign in a text, as it would be written."""
    before, _, after = text.partition(HERE)
    whole = before + after
    at = before.count("\n"), len(before.rpartition("\n")[2])
    place = place_of("late-keys.yaml", whole.split("\n"), *at)
    names = (outline("late-keys.yaml", whole), outline("late-keys.yaml", SMALL))
    return [] if place is None else [one.text for one in offered(place, names, shown())]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("go: ‸", ["door", "hall", "END"]),
        ("go: ha‸", ["door", "hall", "END"]),
        ("draws_on: [process, ‸]", ["process", "efficiency", "productivity"]),
        ("draws_on: [proc‸", ["process", "efficiency", "productivity"]),
        ("effects: {‸}", ["efficiency: ", "commitment: ", "integrity: ", "standing: "]),
        ("effects: {efficiency: 1, ‸", ["efficiency: ", "commitment: ", "integrity: ", "standing: "]),
        ("risk: ‸", ["none", "some", "high"]),
        ("expected: ‸", ["true", "false"]),
        ("if: ‸", ["told", "load", "efficiency"]),
        ("if: told and ‸", ["told", "load", "efficiency"]),
        ("if: not seen(‸", ["door", "hall"]),
        ("if: chose(‸", ["door.", "hall."]),
        ("if: chose(door.‸)", ["door.wait", "door.leave"]),
        ("sets: [‸]", ["told", "load: "]),
        ("sets: [told, load: ‸]", ["load"]),
    ],
)
def test_a_value_is_offered_what_its_key_takes(typed: str, first: list[str]) -> None:
    """Names of the scenario, words of the format; open brackets and what is half typed change nothing."""
    found = offers(SMALL.replace("        go: hall", f"        {typed}", 1))
    assert found[: len(first)] == first


@pytest.mark.parametrize(
    ("typed", "some"),
    [
        ("with: [‸]", {"ada"}),
        ("with: [ada ‸]", {"neutral", "worried"}),
        ("place: ‸", {"warehouse", "kitchen"}),
        ("object: b‸", {"bacon_roll"}),
        ("timer: {seconds: 9, choose: ‸}", {"wait", "leave"}),
    ],
)
def test_people_moods_pictures_and_choices_are_offered(typed: str, some: set[str]) -> None:
    """Who may stand on stage and how, the shipped pictures, the choices of this scene alone."""
    found = set(offers(SMALL.replace("    with: [ada worried]", f"    {typed}", 1)))
    assert some <= found
    assert "sit" not in found


def test_a_place_is_offered_its_states() -> None:
    """After a place that can be in states, those."""
    place, states = next((key.split()[1], names) for key, names in shown().items() if " " in key and names)
    assert set(states) <= set(offers(SMALL.replace("with: [ada worried]", f"place: {place} {HERE}", 1)))


def test_new_keys_are_offered_and_those_that_stand_there_are_not() -> None:
    """Each part has its own keys; what a choice has already above or below is left out."""
    found = offers(SMALL.replace("        go: hall", f"        {HERE}\n        go: hall", 1))
    assert {"if: ", "effects: ", "outcomes:"} <= set(found)
    assert not {"id: ", "text: ", "sets: ", "go: ", "title: "} & set(found)
    assert "scenes:" in offers("fulcrum: 1\n" + HERE)


def test_nothing_is_offered_in_words() -> None:
    """In a text and in a comment nobody is interrupted."""
    assert offers(SMALL.replace("The lock is old.", f"The lock is {HERE}", 1)) == []
    assert offers(SMALL.replace("title: Late Keys", f"title: Late Keys # see {HERE}", 1)) == []
