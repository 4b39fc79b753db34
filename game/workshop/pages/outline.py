"""The outline of a drawn shape, said in as few signs as its numbers need: the same points, to the last digit.

Grammar of path data: SVG 2, section 9.3 (https://www.w3.org/TR/SVG2/paths.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_ENDS_AT = 2  # how many of an arc's numbers are a point: the last two

Point = tuple[Decimal, Decimal]


def shorter(data: str) -> str:
    """Path data with each segment written absolute or relative, so that the whole is shortest."""
    best = {"": ""}  # by the letter said last: a repeated one need not be said again
    here = start = (Decimal(0), Decimal(0))
    for command, numbers in _segments(data):
        kind = command.upper()
        points = _absolute(command, numbers, here)
        kind, points = _straightened(kind, points, here)
        ways = [(kind, points), (kind.lower(), _relative(kind, points, here))]
        best = {letter: _shortest(best, letter, values) for letter, values in ways}
        here = _end(kind, points, here, start)
        start = here if kind == "M" else start
    return min(best.values(), key=len)


def _shortest(best: dict[str, str], letter: str, values: list[Decimal]) -> str:
    return min((_joined(out, _written(letter, values, said)) for said, out in best.items()), key=len)


def _segments(data: str) -> Iterator[tuple[str, list[Decimal]]]:
    tokens = _TOKEN.findall(data)
    command = ""
    at = 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        takes = _TAKES[command.upper()]
        yield command, [Decimal(token) for token in tokens[at : at + takes]]
        at += takes
        if command in "Mm":
            command = "L" if command == "M" else "l"


def _absolute(command: str, numbers: list[Decimal], here: Point) -> list[Decimal]:
    if command.isupper() or command == "z":
        return list(numbers)
    return _shifted(command.upper(), numbers, here, 1)


def _relative(kind: str, points: list[Decimal], here: Point) -> list[Decimal]:
    return _shifted(kind, points, here, -1)


def _shifted(kind: str, numbers: list[Decimal], here: Point, sign: int) -> list[Decimal]:
    if kind == "H":
        return [numbers[0] + sign * here[0]]
    if kind == "V":
        return [numbers[0] + sign * here[1]]
    fixed = len(numbers) - _ENDS_AT if kind == "A" else 0
    moved = [value + sign * here[at % 2] for at, value in enumerate(numbers[fixed:])]
    return numbers[:fixed] + moved


def _straightened(kind: str, points: list[Decimal], here: Point) -> tuple[str, list[Decimal]]:
    if kind == "L" and points[1] == here[1]:
        return "H", points[:1]
    if kind == "L" and points[0] == here[0]:
        return "V", points[1:]
    return kind, points


def _end(kind: str, points: list[Decimal], here: Point, start: Point) -> Point:
    if kind == "Z":
        return start
    if kind == "H":
        return points[0], here[1]
    if kind == "V":
        return here[0], points[0]
    return points[-2], points[-1]


def _written(letter: str, values: list[Decimal], said: str) -> str:
    implied = {"M": "L", "m": "l"}.get(said, said)
    silent = letter == implied and letter not in "MmZz"
    numbers = ""
    for value in values:
        numbers = _joined(numbers, _number(value))
    return numbers if silent else letter + numbers


def _joined(before: str, after: str) -> str:
    if not before or not after or (not before[-1].isdigit() and before[-1] != "."):
        return before + after
    if after[0].isdigit() or (after[0] == "." and "." not in _last_number(before)):
        return f"{before} {after}"
    return before + after


def _last_number(text: str) -> str:
    return re.split(r"[^0-9.]", text)[-1]


def _number(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    if text in ("-0", "0"):
        return "0"
    return re.sub(r"^(-?)0\.", r"\1.", text)
