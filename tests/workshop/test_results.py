"""What stays of a session: the log that replays, tables in which nothing runs, the handout on four pages."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from game.model import Scenario
from game.workshop.results.files import results
from game.workshop.results.handout import handout
from game.workshop.results.log import replayed
from game.workshop.results.rows import HEADINGS, rows
from game.workshop.results.sheets import as_csv, as_xlsx, harmless
from game.workshop.room.room import open_choices
from tests.workshop.memory import Hall, Phone, hall
from tests.workshop.table import Table
from tests.workshop.test_store import record

SPLIT = {"call": 11, "huddle": 7, "lanes": 19, "ship": 4}
AGAIN = {"call": 7, "huddle": 3, "lanes": 28, "ship": 3}


async def whole_session(place: Hall, people: int = 7) -> list[Phone]:
    """A session to its end: two votes on each decision, hands, an undo, an overruling, a word."""
    phones = await place.phones(people)
    undone = False
    while (await place.state())["next"] is not None:
        room = place.room
        if room.phase.value == "vote":
            choices = open_choices(room.play)
            for phone in phones:
                await phone.until(phase="vote", decision=room.decision, round=room.round)
                await phone.vote(choices[phone.number * len(room.course.rounds) % len(choices)])
            if room.decision == 1:
                await place.do("hands", counts={choices[0]: 4})
            if not undone:
                undone = True
                await place.do("close")
                await place.do("undo")
        if room.phase.value == "shown" and room.second and room.decision == 2:
            other = next(c for c in open_choices(room.play) if c not in room.counted().leading)
            await place.do("choose", choice=other, why="=1+1 to see what comes of it")
            continue
        if room.phase.value == "debrief" and not room.words:
            await phones[0].until(phase="debrief")
            await phones[0].socket.send({"type": "word", "text": "=cmd|' /C calc'!A0"})
            await phones[0].answer()
            await place.do("let_through", word=1)
        await place.do("next")
    return phones


def test_the_log_replays_to_the_same_session(tmp_path: Path, scenario: Scenario) -> None:
    """Scenario, seed, votes and steps of the JSON log lead to the same path, votes, words and debrief."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            phones = await whole_session(place)
            reply = await place.request("GET", "/console/export.json", host=True)
            data = json.loads(reply.body)
            again = replayed(data, scenario)
            room = place.room
            assert again.course.play == room.course.play
            assert again.phase is room.phase
            assert again.steps == room.steps == len(data["steps"])
            assert {k: dict(v) for k, v in again.votes.items()} == {k: dict(v) for k, v in room.votes.items()}
            assert again.hands == room.hands
            assert again.words == room.words
            assert list(rows(again)) == list(rows(room))
            assert data["path"] == list(room.play.picks)
            assert set(data["votes"][0]) == {"decision", "round", "participant", "choice"}
            kept = {(v["decision"], v["round"], v["participant"]) for v in data["votes"]}
            assert len(kept) == len(data["votes"])
            for phone in phones:
                assert phone.token not in reply.body.decode()
            assert place.record.host_token not in reply.body.decode()

    asyncio.run(main())


def test_a_kept_session_is_exported_without_being_served(tmp_path: Path, scenario: Scenario) -> None:
    """The four files hold what the console gave."""

    async def main() -> dict[str, bytes]:
        async with hall(tmp_path, scenario) as place:
            await whole_session(place)
            served = {
                "csv": (await place.request("GET", "/console/export.csv", host=True)).body,
                "html": (await place.request("GET", "/console/handout.html", host=True)).body,
                "json": (await place.request("GET", "/console/export.json", host=True)).body,
            }
            kept = place.record
        from game.workshop.store import open_sessions

        found = results(open_sessions(None, tmp_path), kept, scenario)
        assert sorted(name.rsplit(".")[-1] for name in found) == ["csv", "html", "json", "xlsx"]
        assert found[f"{kept.id}.csv"] == served["csv"]
        assert found[f"{kept.id}.html"] == served["html"]
        assert json.loads(found[f"{kept.id}.json"]) == json.loads(served["json"])
        return found

    asyncio.run(main())


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+49 40", "'+49 40"),
        ("-1", "'-1"),
        ("@sum(a1)", "'@sum(a1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        ("Call the crew in close.", "Call the crew in close."),
        ("a=1", "a=1"),
        ("Wait;=1+1;", "Wait;'=1+1;"),
        ("Wait\n @sum(a1)", "Wait\n '@sum(a1)"),
        ("Wait; then go.", "Wait; then go."),
        ("", ""),
        (-1, -1),
        (17, 17),
    ],
)
def test_text_that_could_run_is_made_harmless_and_numbers_stay(cell: object, kept: object) -> None:
    """An apostrophe before what a spreadsheet may take for a formula; nothing before a number or plain
    words."""
    assert harmless(cell) == kept


def hostile(scenario: Scenario) -> Table:
    """A session of a scenario whose titles and choices would be formulas, with a reason that would be one."""
    first = scenario.scenes[0]
    choices = tuple(replace(c, text=f"=HYPERLINK({n})") for n, c in enumerate(first.choices))
    scene = replace(first, title="@SUM(1+1)", choices=choices)
    bad = replace(scenario, title="-2+3", scenes=(scene, *scenario.scenes[1:]), digest="bad")
    table = Table(bad)
    table.decide(SPLIT, AGAIN)
    table.do("choose", choice="ship", why="+cmd|x")
    return table


def test_no_cell_of_the_csv_runs(scenario: Scenario) -> None:
    """Titles, choices and reasons are neutralised, headings are ours, and counts are numbers."""
    text = as_csv(hostile(scenario).room).decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text)))
    assert tuple(table[0]) == HEADINGS
    assert len(table) == 1 + 8
    for row in table:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@"))
    assert {row[2] for row in table[1:]} == {"'@SUM(1+1)"}
    assert sorted(int(row[7]) for row in table[1:5]) == [4, 7, 11, 19]
    assert any(row[11] == "'+cmd|x" for row in table)


def sheets(data: bytes) -> list[tuple[str, Any]]:
    """Each cell of each sheet of a workbook: its type and its value, and whether it has a formula."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
                root = ElementTree.fromstring(book.read(name))
                space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
                for cell in root.iterfind(".//x:c", space):
                    assert cell.find("x:f", space) is None
                    value = cell.find("x:v", space)
                    found.append((cell.get("t", "n"), None if value is None else value.text))
    return found


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(scenario: Scenario) -> None:
    """Every text is a string and every count a number; there is no formula and no link in the file."""
    data = as_xlsx(hostile(scenario).room, replace(record(), title="=1+1"))
    cells = sheets(data)
    assert {kind for kind, _ in cells} == {"s", "n"}
    numbers = [int(value) for kind, value in cells if kind == "n" and value is not None]
    assert 19 in numbers
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert not [name for name in book.namelist() if "external" in name or "macro" in name.lower()]
        assert not any(b"hyperlink" in book.read(name) for name in book.namelist() if "sheet" in name)


def test_counts_of_fewer_than_five_votes_are_in_no_table(scenario: Scenario) -> None:
    """A vote of four is in the tables with its choices and without a count."""
    table = Table(scenario, 4)
    table.decide({"lanes": 3, "call": 1})
    table.do("choose")
    assert {row.votes for row in rows(table.room)} == {None}
    assert "Too few" in handout(table.room, record())[0]


def test_what_an_undo_took_away_is_in_no_result(scenario: Scenario) -> None:
    """Only the votes of the path that stands are told; the log alone has the others."""
    table = Table(scenario)
    table.decide(SPLIT)
    table.do("choose")
    table.until("vote")
    table.split({table.room.text.rows[0].id: 41})
    for _ in range(3):
        table.do("undo")
    assert table.room.phase.value == "shown"
    table.do("choose", choice="ship", why="What if?")
    assert {row.decision for row in rows(table.room)} == {1}


def test_the_handout_is_one_safe_file(scenario: Scenario) -> None:
    """Everything in it is escaped, nothing comes from elsewhere, and its policy allows its own style
    alone."""
    html, policy = handout(hostile(scenario).room, replace(record(), title="<b>x</b>"))
    assert "<b>x</b>" not in html
    assert "=HYPERLINK(0)" in html
    assert not re.search(r"(?:src|href)\s*=", html)
    assert "http" not in html
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert html.count("<section") == 4


@pytest.mark.parametrize("id", ["bed-fourteen", "counted-twice", "green-board", "the-pour"])
def test_the_handout_prints_on_four_pages(tmp_path: Path, shipped: dict[str, Scenario], id: str) -> None:
    """A whole session of each shipped scenario, printed by a browser that reaches nothing."""
    table = Table(shipped[id], 41)
    while table.room.phase.value != "ending":
        if table.room.phase.value == "vote":
            choices = open_choices(table.room.play)
            for number in range(1, 42):
                table.vote(number, choices[number * len(table.room.course.rounds) % len(choices)])
        table.do("next")
    page, pdf = tmp_path / "handout.html", tmp_path / "handout.pdf"
    page.write_text(handout(table.room, replace(record(), title=shipped[id].title))[0], encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    offline = ["--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={tmp_path / 'browser'}"]
    command = ["/usr/bin/chromium", *flags, *offline, f"--print-to-pdf={pdf}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True, timeout=60).stdout
    assert re.search(r"^Pages:\s+4$", info, re.MULTILINE), info
