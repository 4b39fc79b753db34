"""Included files: what they may hold, where they are looked for, and where their faults are told."""

from __future__ import annotations

import hashlib

import pytest

from game.reader import read
from tests.reader.pages import Example

HALL = "scenes:\n  hall: {title: The hall, text: It is dark., go: END}\n"
MAIN = "include: [parts/hall.yaml]\nscenes:\n  door: {title: The door, text: Somebody knocks., go: hall}\n"


def test_included_scenes_and_people_follow_the_files_own() -> None:
    """Their order is that of the list, and their people can speak everywhere."""
    door = "scenes:\n  door:\n    title: The door\n    text: |\n      goran: Hello.\n    go: b\n"
    text = "include: [b.yaml, a.yaml]\n" + door
    files = {
        "a.yaml": "scenes:\n  a: {title: A, with: [ruth, goran], text: A, go: END}\n",
        "b.yaml": "cast:\n  goran: {name: Goran}\nscenes:\n  b: {title: B, text: B, go: a}\n",
    }
    example = Example(text, (), files)
    reading = example.read()
    assert reading.diagnostics == ()
    assert reading.scenario is not None
    assert [scene.id for scene in reading.scenario.scenes] == ["door", "b", "a"]
    assert [person.id for person in reading.scenario.cast] == ["ruth", "goran"]
    assert reading.scenario.scenes[0].prose[0].speaker == "goran"
    assert reading.scenario.start == "door"
    assert list(reading.sources) == ["two-doors.yaml", "b.yaml", "a.yaml"]
    together = example.data() + files["b.yaml"].encode() + files["a.yaml"].encode()
    assert reading.scenario.digest == hashlib.sha256(together).hexdigest()


def test_a_scenario_may_have_all_its_scenes_in_included_files() -> None:
    """The main file then has no `scenes`, and the first included scene is the first."""
    text = Example("include: [a.yaml]\n", (), {}).data().decode()
    begin, end = text.index("scenes:"), text.index("endings:")
    reading = read((text[:begin] + text[end:]).encode(), "two-doors.yaml", lambda path: HALL.encode())
    assert reading.diagnostics == ()
    assert reading.scenario is not None
    assert reading.scenario.start == "hall"


@pytest.mark.parametrize(
    ("main", "included"),
    [
        ("two-doors.yaml", "parts/hall.yaml"),
        ("plays/two-doors.yaml", "plays/parts/hall.yaml"),
        (r"C:\plays\two-doors.yaml", r"C:\plays\parts/hall.yaml"),
    ],
)
def test_a_fault_in_an_included_file_is_told_there(main: str, included: str) -> None:
    """File, line, column and the line itself are those of the culprit, named from where the author stands."""
    broken = HALL.replace("go: END", "go: cellar")
    reading = read(Example(MAIN, (), {}).data(), main, {"parts/hall.yaml": broken.encode()}.__getitem__)
    (diagnostic,) = reading.diagnostics
    line = broken.split("\n")[1]
    assert (diagnostic.code, str(diagnostic.span)) == ("F304", f"{included}:2:{line.index('cellar') + 1}")
    assert diagnostic.line_text == line


def test_the_text_of_an_included_file_is_read_as_the_main_files_is() -> None:
    """A colon, a tab and another encoding in it are told on its own lines, beside the main file's faults."""
    text = MAIN.replace("parts/hall.yaml", "a.yaml, b.yaml, c.yaml") + "minutes: many\n"
    files = {
        "a.yaml": "scenes:\n  hall:\n    title: The hall: dark\n    text: It is dark.\n    go: END\n",
        "b.yaml": "cast:\n\tgoran: {name: Goran}\n",
        "c.yaml": "title: The third act\n",
    }
    found = [(d.span.file, d.code) for d in Example(text, (), files).read().diagnostics]
    assert found == [
        ("two-doors.yaml", "F205"),
        ("a.yaml", "F111"),
        ("b.yaml", "F126"),
        ("c.yaml", "F334"),
    ]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("../hall.yaml", "F215"),
        ("a/../../hall.yaml", "F215"),
        ("/etc/passwd", "F215"),
        ("~/hall.yaml", "F215"),
        (r"parts\hall.yaml", "F215"),
        ("C:hall.yaml", "F215"),
        ("https://example.org/hall.yaml", "F215"),
        ("parts//hall.yaml", "F215"),
        ("./hall.yaml", "F215"),
        ("two-doors.yaml", "F332"),
        ("parts/hall.yml", "F331"),
    ],
)
def test_a_path_that_leads_elsewhere_is_never_opened(path: str, code: str) -> None:
    """Whatever it says, it is refused by its words before anybody is asked for the file."""
    asked = []

    def load(name: str) -> bytes:
        asked.append(name)
        raise FileNotFoundError(name)

    text = f"include: ['{path}']\n"
    reading = read(Example(text, (), {}).data(), "two-doors.yaml", load)
    assert [d.code for d in reading.diagnostics] == [code]
    assert asked == ([path] if code == "F331" else [])


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "No such file", "x"), "there is no such file"),
        (PermissionError(13, "Permission denied"), "Permission denied"),
        (
            ValueError("a link leads out of the folder."),
            "a link leads out of the folder",
        ),
        (OSError(), "OSError"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_at_the_include(error: Exception, words: str) -> None:
    """In the words of whoever opens files, with the path; what it may hold is not called missing."""

    def load(name: str) -> bytes:
        raise error

    reading = read(Example(MAIN, (), {}).data(), "plays/two-doors.yaml", load)
    (diagnostic,) = reading.diagnostics
    assert diagnostic.code == "F331"
    assert diagnostic.message == f"`parts/hall.yaml` cannot be read: {words}."
    assert "plays/parts/hall.yaml" in diagnostic.note


def test_without_a_way_to_other_files_an_include_is_an_error() -> None:
    """A reading of bytes alone says so."""
    (diagnostic,) = read(Example(MAIN, (), {}).data(), "two-doors.yaml").diagnostics
    assert diagnostic.code == "F331"


def test_the_same_id_in_two_files_is_told_with_the_other_place() -> None:
    """For scenes and for people."""
    files = {"parts/hall.yaml": HALL + "  door: {title: A, text: B, go: END}\ncast:\n  ruth: {name: Ruth}\n"}
    found = Example(MAIN, (), files).read().diagnostics
    assert [(d.code, d.span.file, d.span.line) for d in found] == [
        ("F210", "parts/hall.yaml", 3),
        ("F210", "parts/hall.yaml", 5),
    ]
    assert all("two-doors.yaml:" in d.note for d in found)


def test_files_that_would_include_one_another_are_told_at_the_include() -> None:
    """An included file includes nothing, so no circle can come about."""
    files = {"parts/hall.yaml": "include: [../two-doors.yaml]\n" + HALL}
    (diagnostic,) = Example(MAIN, (), files).read().diagnostics
    assert (diagnostic.code, diagnostic.span.file, diagnostic.span.line) == ("F332", "parts/hall.yaml", 1)
