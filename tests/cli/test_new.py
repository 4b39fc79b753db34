"""`fulcrum new`: a lesson with the author's own answers, clean, and never in another file's place."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.analysis.craft.check import check
from game.cli import new, starting
from game.cli.lesson import DEFAULTS, WIDTH, Answers, filled, sentence, tidy
from game.cli.main import main
from game.engine import pick, start
from game.model import Scenario
from game.reader import read
from game.storage import shipped
from tests.cli.conftest import Run

TEMPLATE = (shipped() / "assets" / "lesson" / "scenario.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of an author's, empty."""
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def lesson(answers: Answers = DEFAULTS) -> str:
    return filled(TEMPLATE, answers, "desk", "desk.yaml", "./fulcrum.schema.json")


def scenario_of(text: str) -> Scenario:
    found = read(text.encode("utf-8"), "desk.yaml")
    assert found.scenario is not None, found.diagnostics
    return found.scenario


def test_it_passes_the_check_with_the_four_waivers_that_it_explains(fulcrum: Run, folder: Path) -> None:
    """Also under --strict; what is waived is what the lesson says, each with its reason."""
    assert fulcrum("new", "desk", folder=folder).code == 0
    done = fulcrum("check", "--strict", "desk.yaml", folder=folder)
    assert (done.code, done.out) == (0, "1 file: nothing to mend.\n")
    found = check(read((folder / "desk.yaml").read_bytes(), "desk.yaml"))
    assert (found.diagnostics, found.left_out, found.waived) == ((), (), 4)


def test_three_scenes_show_the_three_kinds_of_moment() -> None:
    """Management, leadership and both, in that order."""
    scenes = scenario_of(lesson()).scenes
    assert [scene.moment.lean.value for scene in scenes if scene.moment is not None] == [
        "management",
        "leadership",
        "both",
    ]


@pytest.mark.parametrize(
    ("picks", "ending"),
    [
        ("sheet,listen,both", "from_the_door"),
        ("call,thank,same", "spring"),
        ("round,mend,say", "true_figure"),
        ("sheet,rota,note", "second_column"),
    ],
)
def test_it_plays_to_each_of_its_endings(picks: str, ending: str) -> None:
    """A path for each."""
    play = start(scenario_of(lesson()))
    for id in picks.split(","):
        play = pick(play, id)
    assert play.ending is not None
    assert play.ending.id == ending


def test_questions_are_asked_and_an_empty_answer_takes_the_default(fulcrum: Run, folder: Path) -> None:
    """In order: title, workplace, who holds power, the status quo; at the end of the input all are empty."""
    done = fulcrum("new", "night-desk", input='The Night Desk: a "first" go\n\nDr Osei\n', folder=folder)
    assert done.code == 0
    asked = [line for line in done.out.splitlines() if "?" in line]
    assert len(asked) == 4
    scenario = scenario_of((folder / "night-desk.yaml").read_text(encoding="utf-8"))
    assert scenario.title == 'The Night Desk: a "first" go'
    assert scenario.id == "night-desk"
    assert DEFAULTS.workplace in scenario.role[0].text
    boss = scenario.person("boss")
    assert boss is not None
    assert boss.name == "Dr Osei"
    assert any("count as everybody counts" in p.text for p in scenario.scenes[2].prose)


def test_options_answer_beforehand_and_nothing_is_asked(fulcrum: Run, folder: Path) -> None:
    """For scripts; quotation marks around the sentence are taken off, and it gets its full stop."""
    done = fulcrum(
        "new",
        "ward",
        "--title=Bed Nine",
        "--workplace=ward nine",
        "--boss=Ada",
        "--status-quo=“Let us not make a fuss”",
        folder=folder,
    )
    assert done.code == 0
    assert "?" not in done.out
    text = " ".join((folder / "ward.yaml").read_text(encoding="utf-8").split())
    assert "“Let us not make a fuss.”" in text
    assert "You run the front desk of ward nine." in text


def test_editors_are_pointed_to_the_schema_beside_it(fulcrum: Run, folder: Path) -> None:
    """The first line names the file, and the file is what `schema` prints."""
    assert fulcrum("new", "desk", folder=folder).code == 0
    first = (folder / "desk.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=./fulcrum.schema.json"
    written = json.loads((folder / "fulcrum.schema.json").read_bytes())
    assert written == json.loads(fulcrum("schema").out)


def test_nothing_is_overwritten(fulcrum: Run, folder: Path) -> None:
    """Exit 2, and the file is as it was; another's file of the schema's name is left alone too."""
    (folder / "desk.yaml").write_text("mine", encoding="utf-8")
    (folder / "fulcrum.schema.json").write_text("{}", encoding="utf-8")
    done = fulcrum("new", "desk.yaml", folder=folder)
    assert (done.code, done.out) == (2, "")
    assert "is there already, and nothing is overwritten" in done.err
    assert (folder / "desk.yaml").read_text(encoding="utf-8") == "mine"
    other = fulcrum("new", "till", folder=folder)
    assert other.code == 0
    assert "is no schema of Fulcrum's" in other.err
    assert (folder / "fulcrum.schema.json").read_text(encoding="utf-8") == "{}"


def test_an_id_that_is_taken_is_refused(fulcrum: Run, folder: Path) -> None:
    """Saves are kept by it, so two scenarios may not share one; a free name is offered."""
    done = fulcrum("new", "counted-twice", folder=folder)
    assert (done.code, done.out) == (2, "")
    assert "such as counted-twice-2" in done.err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["", ".", "..", ".yaml", "x" * 300, "a:b", "what?", "/", "Con", "nul.old"])
def test_names_that_no_file_can_have(fulcrum: Run, folder: Path, name: str) -> None:
    """Exit 2, two lines, and no file."""
    done = fulcrum("new", name, folder=folder)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 2
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "option", ["--title=", "--boss=" + "Ada " * 5, "--status-quo=" + "no " * 41, "--workplace=\t"]
)
def test_answers_that_do_not_fit(fulcrum: Run, folder: Path, option: str) -> None:
    """An empty one, or one that would make a scene too long, is refused by its option's name."""
    done = fulcrum("new", "desk", option, folder=folder)
    assert done.code == 2
    assert option.split("=")[0] in done.err
    assert list(folder.iterdir()) == []


def test_a_long_answer_is_asked_for_again(fulcrum: Run, folder: Path) -> None:
    """Until it fits."""
    done = fulcrum("new", "desk", input=f"{'long ' * 13}\nShort\n\n\n\n", folder=folder)
    assert done.code == 0
    assert "more than 12 words" in done.out
    assert scenario_of((folder / "desk.yaml").read_text(encoding="utf-8")).title == "Short"


def test_a_folder_that_cannot_be_written(fulcrum: Run, folder: Path) -> None:
    """One line, exit 1 or 2, nothing left behind."""
    (folder / "file").write_text("x", encoding="utf-8")
    done = fulcrum("new", "file/desk", folder=folder)
    assert done.code in (1, 2)
    assert done.out.count("\n") <= 8
    assert [path.name for path in folder.iterdir()] == ["file"]


HARD = st.text(
    st.characters(exclude_categories=("Cs",)) | st.sampled_from(list("“”\"'#:*&!|>%@`{}[],-?\\\n\t $é漢م😀")),
    max_size=60,
)


@given(st.builds(Answers, HARD, HARD, HARD, HARD))
@settings(max_examples=150)
def test_whatever_the_answers_hold_the_lesson_can_be_read(answers: Answers) -> None:
    """Colons, quotation marks, line ends, emoji, right to left: each answer comes back as it was tidied."""
    tidied = Answers(*(tidy(answer) or default for answer, default in zip(answers, DEFAULTS, strict=True)))
    text = lesson(tidied)
    scenario = scenario_of(text)
    assert scenario.title == tidied.title
    boss = scenario.person("boss")
    assert boss is not None
    assert boss.name == tidied.boss
    assert " ".join(tidied.workplace.split()) in " ".join(p.text for p in scenario.role)
    figure = " ".join(p.text for p in scenario.scenes[2].prose)
    assert f"“{sentence(tidied.status_quo)}”" in figure


def test_prose_is_wrapped_where_an_answer_stands() -> None:
    """No line is longer than the lesson's width."""
    answers = DEFAULTS._replace(
        workplace="the long office at the end of the long corridor on the ground floor",
        status_quo="word " * 39 + "end",
    )
    prose = [
        line for line in lesson(answers).splitlines() if not line.lstrip().startswith(("text:", "boss:"))
    ]
    assert max(map(len, prose)) <= WIDTH


def test_a_full_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another name would not help there: space would. Nothing is left behind."""

    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setenv("FULCRUM_HOME", str(folder / "home"))
    answers = [f"--{name.replace('_', '-')}={text}" for name, text in DEFAULTS._asdict().items()]
    monkeypatch.setattr(starting, "put", full)
    assert main(["new", str(folder / "desk"), *answers]) == 0
    schema = capsys.readouterr().err
    assert "schema for editors could not be written" in schema
    assert schema.endswith("because no space is left on the disk. Free some space.\n")
    monkeypatch.setattr(new, "create", full)
    assert main(["new", str(folder / "till"), *answers]) == 1
    said = capsys.readouterr().err
    assert said.endswith(
        "till.yaml could not be written, because no space is left on the disk. Free some space.\n"
    )
    assert "another name" not in said
