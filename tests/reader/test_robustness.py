"""Whatever the bytes, a reading ends in a scenario, or in errors that say where and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.engine import Machine, find_dead_ends
from game.model import Scenario, Severity
from game.reader import Reading, read, tree
from game.reader.schema import PARTS
from game.reader.waivers import waivers_in
from tests.benchmarks.bench_reader import HOSTILE, large_scenario, large_scenario_in_files, with_faults
from tests.support.strategies import scenarios, unsound_scenarios
from tests.support.yaml_text import yaml_of

COUNTED = (Path(__file__).parents[2] / "scenarios" / "counted-twice.yaml").read_text(encoding="utf-8")
NAME = "counted-twice.yaml"
SIGNS = st.sampled_from(
    [*":#*&!@%`,[]{}?-|>\"'“” \t\n\r\u00a0\u200b\u2028\0~<=()0.", "- ", ": ", "  ", "---\n", "&a ", "*a"]
)


def whole(reading: Reading) -> Reading:
    """The reading, after everything that holds of any reading was asserted."""
    errors = [d for d in reading.diagnostics if d.severity is Severity.ERROR]
    assert (reading.scenario is None) == bool(errors)
    places = [(d.span.line, d.span.column, d.code) for d in reading.diagnostics]
    assert places == sorted(places)
    assert len(places) == len(set(places))
    for diagnostic in reading.diagnostics:
        assert diagnostic.span.line >= 1
        assert 1 <= diagnostic.span.column <= len(diagnostic.line_text) + 1
        assert diagnostic.length >= 1
        for words in (diagnostic.message, diagnostic.fix, diagnostic.note):
            assert words == words.strip()
            assert "!" not in words.replace("`!`", "").replace("!=", "") or "!" in diagnostic.line_text
        assert "\n" not in diagnostic.message
        assert diagnostic.message[0] == diagnostic.message[0].upper()
        assert diagnostic.message.endswith(".")
        assert diagnostic.fix
    return reading


@given(st.binary(max_size=400))
@example(b"\xef\xbb\xbf")
@example(b"? ")
@example(b"- - - [")
def test_random_bytes(data: bytes) -> None:
    """Most are no text at all."""
    whole(read(data, NAME))


@given(st.lists(SIGNS, max_size=60).map("".join) | st.text(max_size=80))
def test_random_signs(text: str) -> None:
    """Every sign that means something to YAML, in any order."""
    whole(read(text.encode("utf-8", "surrogatepass"), NAME))


_KEYS = st.sampled_from([*(key for part in PARTS.values() for key in part.by_name), "a", "END"])
_SCALARS = st.sampled_from(
    ["1", "a", "END", "", "true", "not a", "a > 1", "seen(a)", "[", "x.yaml", "a: b", "é"]
)
_PLAIN = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=6),
    max_leaves=20,
)


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return '"' + str(value).replace('"', "'") + '"'


@given(_PLAIN)
def test_random_structures_of_known_keys(value: object) -> None:
    """Sound YAML in which every key may hold anything."""
    whole(read(_flow(value).encode(), NAME))


@st.composite
def _mutated(draw: st.DrawFn) -> str:
    """The reference scenario with a few signs, lines or stretches changed."""
    text = COUNTED
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text) - 1))
        match draw(st.integers(0, 4)):
            case 0:
                text = text[:at] + draw(SIGNS) + text[at:]
            case 1:
                text = text[:at] + draw(SIGNS) + text[at + 1 :]
            case 2:
                text = text[:at] + text[at + draw(st.integers(1, 200)) :]
            case 3:
                begin = text.rfind("\n", 0, at) + 1
                text = text[:begin] + " " * draw(st.integers(1, 3)) + text[begin:]
            case _:
                begin = text.rfind("\n", 0, at) + 1
                text = text[:begin] + text[begin:].removeprefix(" " * draw(st.integers(1, 3)))
    return text


@settings(max_examples=150)
@given(_mutated())
def test_mutations_of_the_reference_scenario(text: str) -> None:
    """What an author's hand may do to a file between two saves."""
    reading = whole(read(text.encode(), NAME))
    assert len(reading.diagnostics) < 400


@settings(max_examples=20)
@given(_mutated())
def test_mutations_without_the_c_library(text: str) -> None:
    """The other parser stops elsewhere, and the reader holds all the same."""
    before = tree.PARSER
    tree.PARSER = tree.PurePythonParser
    try:
        whole(read(text.encode(), NAME))
    finally:
        tree.PARSER = before


@example(COUNTED.encode().index(b"{name:") + len(b"{name:"))
@given(st.integers(0, len(COUNTED.encode())))
def test_a_file_that_was_cut_off(length: int) -> None:
    """An editor may be in the middle of saving."""
    whole(read(COUNTED.encode()[:length], NAME))


@given(unsound_scenarios() | scenarios())
def test_a_scenario_in_which_plays_are_stuck_is_refused_and_no_other(scenario: Scenario) -> None:
    """Dead ends are told exactly where the engine finds them."""
    reading = whole(read(yaml_of(scenario).encode(), "generated.yaml"))
    stuck = {d.code for d in reading.diagnostics if d.severity is Severity.ERROR}
    assert stuck <= {"F323", "F324", "F325"}
    reach = find_dead_ends(Machine(scenario), 2_000)
    if reach.complete:
        assert (not stuck) == reach.sound


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_meant_to_do_harm_is_refused(name: str) -> None:
    """Aliases, brackets, digits, NUL and the like end in diagnostics, most of them in one."""
    reading = whole(read(HOSTILE[name](), "hostile.yaml"))
    assert reading.scenario is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("an alias bomb", "F118"),
        ("20,000 brackets", "F106"),
        ("20,000 brackets and their ends", "F106"),
        ("20,000 dashes", "F106"),
        ("20,000 keys in one another", "F106"),
        ("3 MB", "F103"),
        ("a number of 5,000 digits", "F206"),
        ("a condition of 5,000 parentheses", "F302"),
        ("NUL", "F102"),
        ("2 MB of NUL", "F102"),
        ("Windows-1252", "F101"),
        ("UTF-16", "F101"),
        ("several documents", "F105"),
        ("100,000 lines without a colon", "F107"),
    ],
)
def test_a_hostile_file_gets_one_clear_diagnostic(name: str, code: str) -> None:
    """One cause, one diagnostic, whatever its size."""
    assert [d.code for d in read(HOSTILE[name](), "hostile.yaml").diagnostics] == [code]


@pytest.mark.parametrize("ends", [b"", b"]" * 20_000])
@pytest.mark.parametrize("before", [b"", b"? ", b"- ", b"title: ", b"scenes:\n  door: "])
@pytest.mark.parametrize("opening", [b"[", b"{", b"[{", b"{a: ", b"[a, "])
def test_nesting_is_refused_wherever_it_stands(opening: bytes, before: bytes, ends: bytes) -> None:
    """With and without its ends, as a key and as a value, no depth ends the program."""
    reading = whole(read(before + opening * 20_000 + ends, "hostile.yaml"))
    assert reading.scenario is None


def test_a_thousand_faults_are_all_told() -> None:
    """Each scene's own fault is found, whatever is wrong with those before it."""
    text = with_faults(large_scenario(1000))
    reading = whole(read(text.encode(), "large.yaml"))
    lines = text.split("\n")
    kinds = ("    note: a line: too many", "    txet: no", "    go: nowhere")
    faulty = {number for number, line in enumerate(lines, 1) if line in kinds}
    assert len(faulty) == 1000
    assert faulty <= {d.span.line for d in reading.diagnostics}


def test_a_large_scenario_is_read_from_several_files() -> None:
    """Five thousand scenes in a row, over files of their own."""
    files = {name: text.encode() for name, text in large_scenario_in_files(5000).items()}
    reading = read(files[""], "large.yaml", files.__getitem__)
    assert reading.diagnostics == ()
    assert reading.scenario is not None
    assert len(reading.scenario.scenes) == 5000
    assert len(reading.sources) == len(files)


@pytest.mark.parametrize("sign", [" ", "\t", "#", "- ", "\u200b", "\u00a0", "*a ", "’", "AA ", "{a: "])
@pytest.mark.parametrize(
    "around", ["{}", "x: {}b", "scenes:\n  a:\n    text: |\n      x {} y\n", "a: {{b: {}"]
)
def test_a_very_long_line_is_read_in_steps_of_its_length(sign: str, around: str) -> None:
    """No sign repeated a hundred thousand times makes the reader or the check look at each once for each."""
    data = (COUNTED + around.format(sign * 100_000)).encode()
    whole(read(data, "long.yaml"))
    assert waivers_in(data, "long.yaml") == ()
