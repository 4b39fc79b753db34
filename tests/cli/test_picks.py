"""`fulcrum play --picks`: a play without a question, as data or as text."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.storage.test_finding import SOUND

PICKS = "lanes,check,page,listen,refuse,timetable,open,sums"


def files(home: Path) -> list[Path]:
    """Every save on the disk."""
    return sorted((home / "saves").rglob("*.json"))


def test_a_whole_play_as_data(fulcrum: Run) -> None:
    """The contract's keys, and the worked example's reading."""
    done = fulcrum("play", "counted-twice", "--picks", PICKS, "--json")
    assert (done.code, done.err) == (0, "")
    play = json.loads(done.out)
    assert play["scenario"] == "counted-twice"
    assert play["picks"] == PICKS.split(",")
    assert play["ending"]["id"] == "weighed_year"
    assert play["meters"] == {"efficiency": 3, "commitment": 8, "integrity": 8, "standing": -5}
    assert [turn["choice"] for turn in play["turns"]] == play["picks"]
    assert play["debrief"]["pattern"] == "balanced and well timed"
    assert play["debrief"]["overlay"] == "courageous"
    assert play["debrief"]["bands"] == {
        "efficiency": "held",
        "commitment": "strong",
        "integrity": "strong",
        "standing": "spent",
    }
    assert len(play["debrief"]["summary"]) == 2


def test_picks_that_stop_early_show_what_is_on_screen(fulcrum: Run) -> None:
    """No ending, no debrief; offers with id, text, open and why not."""
    play = json.loads(fulcrum("play", "counted-twice", "--picks", "lanes,check", "--json").out)
    assert play["ending"] is None
    assert all(list(offer) == ["id", "text", "open", "why_not"] for offer in play["offers"])
    assert all(offer["open"] for offer in play["offers"])


def test_no_picks_at_all_is_the_first_decision(fulcrum: Run, home: Path) -> None:
    """`--json` alone shows where a play begins, and keeps nothing."""
    play = json.loads(fulcrum("play", "counted-twice", "--json").out)
    assert (play["picks"], play["turns"]) == ([], [])
    assert {offer["id"] for offer in play["offers"]} == {"call", "huddle", "lanes", "ship"}
    assert files(home) == []


def test_seed_and_order(fulcrum: Run) -> None:
    """The seed is printed and decides the order; --no-shuffle keeps the author's."""

    def order(*options: str) -> list[str]:
        play = json.loads(fulcrum("play", "counted-twice", "--json", *options).out)
        return [offer["id"] for offer in play["offers"]]

    authored = ["call", "huddle", "lanes", "ship"]
    assert order("--no-shuffle") == order("--no-shuffle", "--seed", "9") == authored
    orders = {tuple(order("--seed", str(seed))) for seed in range(6)}
    assert len(orders) > 1
    assert json.loads(fulcrum("play", "counted-twice", "--json", "--seed", "12").out)["seed"] == 12


def test_the_same_line_gives_the_same_play(fulcrum: Run) -> None:
    """Also where chance decides: without a seed it is always the same one."""
    first = fulcrum("play", "green-board", "--picks", "", "--json").out
    assert first == fulcrum("play", "green-board", "--json").out


def test_a_play_is_saved_once(fulcrum: Run, home: Path) -> None:
    """The same picks have one file however often they are made; the next terminal play goes on from there."""
    for _ in range(3):
        fulcrum("play", "counted-twice", "--picks", "lanes,check", "--json")
    (save,) = files(home)
    assert json.loads(save.read_bytes())["picks"] == ["lanes", "check"]
    assert "You carry on where you stopped." in fulcrum("play", "counted-twice", "--text").out


def test_a_play_as_text(fulcrum: Run) -> None:
    """What was read and chosen, the ending, the debrief with every decision; nothing is asked."""
    done = fulcrum("play", "counted-twice", "--picks", PICKS)
    assert (done.code, done.err) == (0, "")
    words = " ".join(done.out.split())
    assert "You: Split the crew: two on probes" in words
    assert "You ended at The weighed year." in words
    assert "all eight decisions met the moment" in words
    assert words.count("What the moment called for:") == 8
    assert "Take one thing away" in words
    assert max(map(len, done.out.splitlines())) <= 80


def test_a_play_as_text_that_stops_early(fulcrum: Run) -> None:
    """The choices on screen with their numbers, and their ids for the next list of picks."""
    done = fulcrum("play", "counted-twice", "--picks", "lanes", "--no-shuffle")
    assert "1. Thank him, and park it." in done.out
    assert done.out.rstrip().endswith("Their ids, in this order: park, check, tell.")


@pytest.mark.parametrize(
    ("picks", "number", "scene", "words"),
    [
        ("lanes,nonsense", 2, "counted", "“nonsense” is not a choice of the scene “counted”"),
        (f"{PICKS},more", 9, None, "“more” comes after the ending: the playthrough is over after 8 picks."),
        ("lanes,park,tabards", 3, None, ""),
        ("lanes,,check", 2, "counted", "“” is not a choice"),
        ("Lanes", 1, "freezer", "“Lanes” is not a choice"),
        ("x" * 3000, 1, "freezer", "is not a choice"),
    ],
)
def test_a_pick_that_cannot_be_made(
    fulcrum: Run, home: Path, picks: str, number: int, scene: str | None, words: str
) -> None:
    """Exit 1: the pick's number, the scene, what was open; as JSON the same; nothing is saved."""
    done = fulcrum("play", "counted-twice", "--picks", picks)
    assert (done.code, done.out) == (1, "")
    first, second = done.err.splitlines()
    assert first.startswith(f"Pick {number}: ")
    assert words in first
    assert second == "Nothing was saved."
    piped = fulcrum("play", "counted-twice", "--picks", picks, "--json")
    assert (piped.code, piped.err) == (1, "")
    error = json.loads(piped.out)["error"]
    assert list(error) == ["pick", "scene", "choice", "open", "message"]
    assert error["pick"] == number
    if scene is not None:
        assert error["scene"] == scene
        assert all(id in first for id in error["open"])
    assert error["message"] in first
    assert files(home) == []


def test_a_choice_that_is_not_open_is_told_from_one_that_is_not_there(fulcrum: Run, tmp_path: Path) -> None:
    """A guard that does not hold, and an id that the scene does not have, are two things."""
    path = tmp_path / "gated.yaml"
    path.write_text(
        "fulcrum: 1\ntitle: Gated\nrole: You.\nscenes:\n  a:\n    title: A\n    text: Here.\n    choices:\n"
        "      - {id: key, text: Take the key., sets: [key], go: b}\n      - {id: leave, text: Go., go: b}\n"
        "  b:\n    title: B\n    text: There.\n    choices:\n"
        "      - {id: door, text: Open the door., if: key, locked: It is locked., go: END}\n"
        "      - {id: wait, text: Wait., go: END}\nendings:\n  - {id: e, title: End, text: Done.}\n",
        encoding="utf-8",
    )
    done = fulcrum("play", str(path), "--picks", "leave,door")
    assert "“door” is not open in the scene “b” as things stand. Open there: wait." in done.err
    offers = json.loads(fulcrum("play", str(path), "--picks", "leave", "--json").out)["offers"]
    by_id = {offer["id"]: offer for offer in offers}
    assert by_id["door"] == {
        "id": "door",
        "text": "Open the door.",
        "open": False,
        "why_not": "It is locked.",
    }


@pytest.mark.parametrize("options", [["--json"], ["--picks", "a"], ["--text"], []])
def test_an_unknown_scenario(fulcrum: Run, options: list[str]) -> None:
    """The nearest names and `fulcrum list`, exit 1."""
    done = fulcrum("play", "conted-twice", *options)
    assert done.code == 1
    if options == ["--json"]:
        error = json.loads(done.out)["error"]
        assert error["nearest"] == ["counted-twice"]
        assert "“fulcrum list”" in error["message"]
    else:
        *_, first, second = done.err.splitlines()
        assert first == "There is no scenario “conted-twice”. Did you mean counted-twice?"
        assert second == "“fulcrum list” shows what there is."


@pytest.mark.parametrize("options", [["--json"], ["--picks", "a"], ["--text"], []])
def test_a_scenario_with_faults(fulcrum: Run, tmp_path: Path, options: list[str]) -> None:
    """Its diagnostics with place, line and way out, exit 1; nothing is played."""
    path = tmp_path / "faulty.yaml"
    path.write_bytes(SOUND.replace(b"go: counted\n", b"go: cuonted\n", 1))
    done = fulcrum("play", str(path), *options)
    assert done.code == 1
    if options == ["--json"]:
        (one,) = json.loads(done.out)["diagnostics"]
        assert one["severity"] == "error"
    else:
        assert f"{path}:" in done.err
        assert "go: cuonted" in done.err
        assert "^^^^^^^" in done.err
        assert "faulty.yaml can’t be played yet. Mend these, then play it again." in done.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_any_encoding_carries_the_play(fulcrum: Run, encoding: str) -> None:
    """JSON is the same in every encoding, and text stays readable."""
    variables = {"PYTHONIOENCODING": encoding}
    plain = fulcrum("play", "counted-twice", "--picks", PICKS, "--json")
    piped = fulcrum("play", "counted-twice", "--picks", PICKS, "--json", variables=variables)
    assert json.loads(piped.raw.decode(encoding)) == json.loads(plain.out)
    words = fulcrum("play", "counted-twice", "--picks", PICKS, variables=variables).raw.decode(encoding)
    assert "Goran" in words
    assert '"It' in words or "“It" in words


def test_a_home_that_cannot_be_written_costs_only_the_save(fulcrum: Run, tmp_path: Path) -> None:
    """One line names the place and the way out; the play is printed all the same."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    variables = {"FULCRUM_HOME": str(tmp_path / "file")}
    done = fulcrum("play", "counted-twice", "--picks", PICKS, "--json", variables=variables)
    assert done.code == 0
    assert json.loads(done.out)["ending"]["id"] == "weighed_year"
    (line,) = done.err.splitlines()
    assert line.startswith("Not saved: ")
    assert "Set FULCRUM_HOME to a folder that can be written." in line
