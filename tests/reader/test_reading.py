"""What a reading is: the contract of `read` that everything else builds on."""

from __future__ import annotations

import gc
import hashlib
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given

from game.model import Scenario, Severity
from game.reader import Reading, read, tree
from game.reader.lines import scan
from game.reader.slips import find_slips
from tests.reader.pages import Example
from tests.support.strategies import scenarios
from tests.support.yaml_text import yaml_of

SHIPPED = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_scenario_is_read_without_a_word(path: Path) -> None:
    """No error and no warning, so that a warning means something."""
    reading = read(path.read_bytes(), path.name)
    assert [(d.code, str(d.span)) for d in reading.diagnostics] == []
    assert reading.scenario is not None
    assert reading.scenario.id == path.stem


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_both_parsers_of_yaml_lead_to_the_same_scenario(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML comes without its C library, a scenario is what it is elsewhere."""
    fast = read(path.read_bytes(), path.name)
    monkeypatch.setattr(tree, "PARSER", tree.PurePythonParser)
    slow = read(path.read_bytes(), path.name)
    assert slow.diagnostics == ()
    assert slow.scenario == fast.scenario
    assert slow.scenario is not None
    assert fast.scenario is not None
    assert [scene.span for scene in slow.scenario.scenes] == [scene.span for scene in fast.scenario.scenes]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_span_leads_to_the_line_it_speaks_of(path: Path) -> None:
    """A choice's span is on the line of its id, a scene's on its own key."""
    lines = path.read_text(encoding="utf-8").split("\n")
    scenario = read(path.read_bytes(), path.name).scenario
    assert scenario is not None
    for scene in scenario.scenes:
        assert lines[scene.span.line - 1][scene.span.column - 1 :].startswith(f"{scene.id}:")
        for choice in scene.choices:
            line = lines[choice.span.line - 1][choice.span.column - 1 :]
            assert re.match(rf'id: "?{choice.id}\b', line)
            if choice.when is not None:
                begin = choice.when.span
                assert lines[begin.line - 1][begin.column - 1 :].startswith(choice.when.text)


@given(scenarios())
def test_what_looks_like_a_slip_never_does_in_a_sound_file(scenario: Scenario) -> None:
    """Slips are looked for where the parser stops; they must not be seen where it does not."""
    lines = yaml_of(scenario).split("\n")
    assert find_slips(scan(lines), lines) == []


def test_the_digest_is_that_of_the_bytes_as_they_are() -> None:
    """A byte order mark and line ends count: another file is another digest."""
    data = b"\xef\xbb\xbf" + Example("title: Two doors\n", (), {}).data().replace(b"\n", b"\r\n")
    reading = read(data, "two-doors.yaml")
    assert reading.scenario is not None
    assert reading.scenario.digest == hashlib.sha256(data).hexdigest()
    assert dict(reading.sources) == {"two-doors.yaml": data}


def test_the_file_gives_the_id_where_there_is_none() -> None:
    """Folders and endings of either system are left out."""
    text = Example("title: Two doors\n", ("named", "x"), {}).data()
    for name in ("late-shift.yaml", "a/b/late-shift.yml", r"C:\plays\late-shift.yaml", "late-shift"):
        reading = read(text, name)
        assert reading.scenario is not None, name
        assert reading.scenario.id == "late-shift"
        assert reading.scenario.file == name


def test_a_reading_has_a_scenario_exactly_when_it_has_no_error() -> None:
    """Warnings do not stop a scenario."""
    warned = Example("variables: {knocks: 0}\n", (), {}).read()
    assert [d.severity for d in warned.diagnostics] == [Severity.WARNING]
    assert warned.scenario is not None
    refused = Example("minutes: many\n", (), {}).read()
    assert [d.severity for d in refused.diagnostics] == [Severity.ERROR]
    assert refused.scenario is None


def test_the_garbage_collector_is_as_it_was() -> None:
    """It is paused while a file is read, whatever comes of that, and a paused one stays paused."""
    assert gc.isenabled()
    for data in (Example("minutes: 15\n", (), {}).data(), b"\xff", b"a: [", b"\0"):
        read(data, "x.yaml")
        assert gc.isenabled()
    gc.disable()
    try:
        read(b"a: b", "x.yaml")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_nothing_of_a_reading_waits_for_the_garbage_collector() -> None:
    """The tree of a large file is freed at once, not some time later."""
    data = Example("minutes: 15\n", (), {}).data()
    broken = Example("title: a: b\nsummary: [\n", (), {}).data()
    deep = b"title: " + b"[" * 30

    def nodes() -> int:
        return sum(1 for thing in gc.get_objects() if type(thing) in (tree.Mapping, tree.Sequence))

    gc.collect()
    gc.disable()
    try:
        before = nodes()
        for file in (data, broken, deep):
            read(file, "x.yaml")
        assert nodes() == before
    finally:
        gc.enable()


def test_a_reading_asks_for_no_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader knows bytes; files are for whoever calls it."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in ("open", "os.listdir", "os.scandir", "socket.connect", "subprocess.Popen"):
            opened.append((event, arguments))

    opened: list[object] = []
    watching = False
    sys.addaudithook(refuse)
    text = 'include: [a.yaml]\nquestions: ["!!python/object/apply:os.system [true]"]\nauthor: a: b\n'
    Example(text, (), {}).read()  # whatever is imported on the way is imported now
    watching = True
    Example(text, (), {}).read()
    watching = False
    assert opened == []


def test_a_reading_can_be_printed_and_compared() -> None:
    """Two readings of the same bytes are equal."""
    example = Example("minutes: 15\n", (), {})
    assert example.read() == example.read()
    assert isinstance(example.read(), Reading)
