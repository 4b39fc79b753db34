"""Scenario files that would keep a careless tool busy for ever, as text an author could have written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def _choice(id: str, go: str, *keys: str) -> Iterator[str]:
    yield f"      - id: {id}"
    yield f"        text: Choose {id}."
    yield "        then: It is done."
    yield "        draws_on: [process]"
    yield from (f"        {key}" for key in keys)
    yield f"        go: {go}"


def _scene(id: str, *choices: Iterator[str]) -> Iterator[str]:
    yield f"  {id}:"
    yield f"    title: The room {id}"
    yield f"    text: You stand in {id}."
    yield "    choices:"
    for choice in choices:
        yield from choice


def _file(id: str, scenes: Sequence[Iterator[str]], ending: str = "", variables: str = "") -> str:
    lines = ["fulcrum: 1", f"id: {id}", f"title: {id.title()}", "role: You lead a team.", "start: s0"]
    lines += [f"variables: {{{variables}}}"] if variables else []
    lines.append("scenes:")
    for scene in scenes:
        lines += scene
    lines += ["endings:"]
    lines += [f"  - {{id: first, title: First, if: {ending}, text: First.}}"] if ending else []
    return "\n".join([*lines, "  - {id: last, title: Last, text: Last.}", ""])


def loops() -> str:
    """A loop that moves a meter both ways, with one door out at one value."""
    up, down = (_choice(id, "s0", f"effects: {{efficiency: {by}}}") for id, by in (("up", 1), ("down", -1)))
    return _file("loops", [_scene("s0", up, down, _choice("door", "END", "if: efficiency == 9"))])


def grows() -> str:
    """Two variables that feed each other without end."""
    more = _choice("more", "s0", "sets: [{x: x * 3 + y}, {y: y + x}]")
    less = _choice("less", "s0", "sets: [{x: x - y}]")
    return _file("grows", [_scene("s0", more, less, _choice("out", "END"))], "x == 7", "x: 1, y: 1")


def no_ending() -> str:
    """Two scenes that lead to each other for ever, and none to an end."""
    return _file("closed", [_scene("s0", _choice("on", "s1")), _scene("s1", _choice("back", "s0"))])


def chain(scenes: int = 5000, edited: bool = False) -> str:
    """Scenes in a row; only one path ends first; edited, the last scene lets every path do so."""
    rooms = [
        _scene(
            f"s{i}",
            *(
                _choice(
                    id,
                    f"s{i + 1}" if i + 1 < scenes else "END",
                    f"effects: {{efficiency: {by + scenes * (edited and i + 1 == scenes)}}}",
                )
                for id, by in (("a", 0), ("b", 1))
            ),
        )
        for i in range(scenes)
    ]
    return _file("chain", rooms, f"efficiency >= {scenes}")


def many_choices(choices: int = 40, scenes: int = 12) -> str:
    """Scenes in a row with forty choices each, each asking what was picked before."""
    rooms = []
    for i in range(scenes):
        go = f"s{i + 1}" if i + 1 < scenes else "END"
        found = [_choice("on", go)]
        for k in range(choices - 1):
            guard = f"if: chose(s{i - 1}.c{(7 * k + i) % (choices - 1)}) or efficiency > {k}"
            found.append(
                _choice(f"c{k}", go, f"effects: {{efficiency: {k % 5 - 2}}}", *([guard] if i else []))
            )
        rooms.append(_scene(f"s{i}", *found))
    return _file("wide", rooms, "efficiency > 12")


def long_guard(length: int = 2000) -> str:
    """A guard that is as long as a page, over every pick before it."""
    scenes = 12
    rooms = [
        _scene(f"s{i}", *(_choice(id, f"s{i + 1}", "effects: {efficiency: 1}") for id in ("a", "b")))
        for i in range(scenes)
    ]
    guard, number = "efficiency > 3", 0
    while len(guard) < length:
        guard += f" {('and', 'or')[number % 2]} (chose(s{number % scenes}.a) or efficiency > {number})"
        number += 1
    last = _scene(f"s{scenes}", _choice("a", "END", f"if: {guard}"), _choice("b", "END"))
    return _file("long", [*rooms, last], f"chose(s{scenes}.a)")


def large_numbers() -> str:
    """Variables that reach a million of millions, by steps of every size."""
    scenes = 13
    rooms = [
        _scene(
            f"s{i}",
            *(
                _choice(f"c{k}", f"s{i + 1}" if i + 1 < scenes else "END", f"sets: [{{x: x * 10 + {k}}}]")
                for k in range(5)
            ),
        )
        for i in range(scenes)
    ]
    return _file("large", rooms, "x > 1000000000000", "x: 1")


ALL = {
    "loops": loops,
    "grows": grows,
    "no-ending": no_ending,
    "chain": chain,
    "many-choices": many_choices,
    "long-guard": long_guard,
    "large-numbers": large_numbers,
}
"""Every one by name."""
