"""`fulcrum explore`: every path exactly, and the fewest picks to whatever is asked for."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_contract(fulcrum: Run) -> None:
    """Counted Twice has 23,886 paths, and random play ends as the format says."""
    done = fulcrum("explore", "counted-twice", "--json")
    found = json.loads(done.out)
    assert (done.code, found["paths"]) == (0, "23886")
    shares = {id: round(100 * ending["probability"], 2) for id, ending in found["endings"].items()}
    assert shares == {
        "weighed_year": 13.15,
        "thin_room": 21.14,
        "short_weight": 21.73,
        "second_letter": 21.99,
        "break_in_series": 11.0,
        "thirty_four": 11.0,
    }
    assert sum(int(ending["paths"]) for ending in found["endings"].values()) == 23886
    assert set(found["policies"]) == {"random", "management", "leadership", "moment", "expected", "riskiest"}


def test_as_text(fulcrum: Run) -> None:
    """An author reads the same figures in sections."""
    out = fulcrum("explore", "counted-twice").out
    assert "23,886 paths" in out
    assert "13.15 %  weighed_year" in out
    assert "The most decisive choice is renewal.weigh" in out


def test_as_rows(fulcrum: Run) -> None:
    """A spreadsheet gets one table with a heading."""
    rows = list(csv.DictReader(io.StringIO(fulcrum("explore", "counted-twice", "--csv").out)))
    (paths,) = [row["value"] for row in rows if (row["part"], row["figure"]) == ("scenario", "paths")]
    assert paths == "23886"


def test_the_rows_hold_every_figure(fulcrum: Run) -> None:
    """Whatever the JSON has is in the table too: bands, words, patterns, what nobody takes."""
    found = json.loads(fulcrum("explore", "counted-twice", "--json").out)
    table = csv.DictReader(io.StringIO(fulcrum("explore", "counted-twice", "--csv").out))
    rows = {(row["part"], row["name"], row["figure"]): row["value"] for row in table}

    def number(*key: str) -> float:
        return float(rows[key])

    for meter, (low, high) in found["bands"].items():
        under, over = ("spent", "banked") if meter == "standing" else ("thin", "strong")
        assert number("band", meter, f"{under} below") == low
        assert number("band", meter, f"{over} above") == high
    for name in ("decisions", "words"):
        ends = [number("scenario", "counted-twice", f"{name}, {end}") for end in ("fewest", "most")]
        assert ends == found[name]
    for part in ("pattern", "overlay"):
        for name, chance in found[f"{part}s"].items():
            assert number(part, name, "probability") == chance
    for policy, figures in found["policies"].items():
        for id, chance in figures["endings"].items():
            assert number("policy", policy, f"probability of {id}") == chance
        for meter, mean in figures["meters"].items():
            assert number("policy", policy, f"{meter}, mean") == mean
    for id, ending in found["endings"].items():
        assert rows["ending", id, "paths"] == ending["paths"]
        for meter, (low, high) in ending["meters"].items():
            assert number("ending", id, f"{meter}, lowest") == low
            assert number("ending", id, f"{meter}, highest") == high
    nobody = {name for (part, name, figure), value in rows.items() if value == "no policy"}
    assert nobody == {f"{one['scene']}.{one['choice']}" for one in found["untaken"]}
    decisive = f"{found['decisive']['scene']}.{found['decisive']['choice']}"
    assert rows["scenario", "counted-twice", "most decisive choice"] == decisive


GROWING = """\
fulcrum: 1
title: Growing
role: You run the depot.
variables: {x: 1, y: 1}
scenes:
  a:
    title: A
    text: A room with a clock.
    choices:
      - {id: more, text: More, sets: [{x: x * 3 + y}, {y: y + x}], go: a}
      - {id: less, text: Less, sets: [{x: x - y}], go: a}
      - {id: out, text: Out, if: x > y or y == 77, go: END}
endings:
  - {id: end, title: The end, text: It ends.}
"""


def test_more_states_than_can_be_looked_at(fulcrum: Run, tmp_path: Path) -> None:
    """What is given of a part is said to be of a part; nothing is said of what no play does."""
    path = tmp_path / "growing.yaml"
    path.write_text(GROWING, encoding="utf-8")
    out = fulcrum("explore", str(path)).out
    assert "Endings under uniform random play, at the least" in out
    assert "not followed to an end" in out
    assert "There are more states than were looked at." in out
    for claim in ("no play ends here", "No policy ever takes", "most decisive", "have no number"):
        assert claim not in out
    found = json.loads(fulcrum("explore", str(path), "--json").out)
    assert found["partial"]
    assert (found["paths"], found["untaken"], found["decisive"]) == (None, [], None)
    assert 0 < found["left_out"] < 1


@pytest.mark.parametrize(
    "asked",
    [
        ("--to", "weighed_year"),
        ("--to", "thirty_four", "--avoid", "visit.return"),
        ("--where", "integrity >= 4 and standing >= 0"),
        ("--where", "integrity >= 4 and standing >= 0 and seen(kitchen) and not chose(freezer.lanes)"),
    ],
)
def test_the_way_that_is_found_leads_there(fulcrum: Run, asked: tuple[str, ...]) -> None:
    """The picks that it prints, played, come to what was asked."""
    picks = fulcrum("explore", "counted-twice", *asked).out.strip()
    played = json.loads(fulcrum("play", "counted-twice", "--picks", picks, "--json").out)
    if asked[0] == "--to":
        assert played["ending"]["id"] == asked[1]
        assert "return" not in played["picks"] or "--avoid" not in asked
    else:
        assert played["meters"]["integrity"] >= 4
        assert played["meters"]["standing"] >= 0


def test_no_such_way(fulcrum: Run) -> None:
    """What no play comes to is said, with exit code 1."""
    done = fulcrum("explore", "counted-twice", "--where", "integrity >= 100")
    assert (done.code, done.out, done.err) == (1, "", "No play comes to that.\n")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--to", "thirty_fuor"), "Did you mean thirty_four?"),
        (("--where", "integrty > 3"), "Did you mean integrity?"),
        (("--where", "integrity ="), "Write `==`"),
        (("--avoid", "vist.return"), "no choice “vist.return”"),
        (("--json", "--csv"), "contradict"),
    ],
)
def test_what_is_asked_wrongly(fulcrum: Run, asked: tuple[str, ...], said: str) -> None:
    """A slip on the command line gets words and a way out."""
    done = fulcrum("explore", "counted-twice", *asked)
    assert done.code == 2
    assert said in done.err
