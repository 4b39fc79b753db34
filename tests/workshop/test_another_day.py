"""A session goes on another day, in another process, whatever became of the scenario's file meanwhile."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.workshop.process import COMMAND, ROOT, environment, process, until, vote

SOURCE = ROOT / "scenarios" / "the-pour.yaml"


@pytest.mark.parametrize("fate", ["rewritten", "broken", "gone"])
def test_a_session_keeps_the_scenario_it_began_with(tmp_path: Path, fate: str) -> None:
    """The file is rewritten, broken or deleted after the first evening; the next day has the same words, the
    same choices, votes and tokens, and the results tell of both days."""
    home, file = tmp_path / "home", tmp_path / "ours.yaml"
    file.write_bytes(SOURCE.read_bytes())
    with process(home, str(file)) as server:
        ready = server.ready
        person = server.join()
        server.do("open")
        phone = server.phone(person["participant"])
        first = until(phone, phase="vote")["page"]
        assert vote(phone, 1, 1, first["choices"][0]["id"])["type"] == "saved"
        server.stop()
    if fate == "gone":
        file.unlink()
    else:
        text = SOURCE.read_text(encoding="utf-8")
        other = text.replace(first["choices"][0]["id"], "another_id") if fate == "rewritten" else "scenes: ["
        assert other != text
        file.write_text(other, encoding="utf-8")
    with process(home, "--resume", ready["session"]) as server:
        assert server.ready["host_token"] == ready["host_token"]
        phone = server.phone(person["participant"])
        page = until(phone, phase="vote")
        assert page["page"] == first
        assert (page["name"], page["mine"]) == (person["name"], first["choices"][0]["id"])
        assert vote(phone, 1, 1, first["choices"][1]["id"])["type"] == "saved"
        for step in ("close", "show"):
            server.do(step)
        assert server.do("choose", choice=first["choices"][1]["id"])["phase"] == "consequence"
        server.stop()
    out = tmp_path / "results"
    done = subprocess.run(
        [*COMMAND, ready["session"], "--export", str(out)],
        env=environment(home),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    (log,) = out.glob("*.json")
    found = json.loads(log.read_text(encoding="utf-8"))
    assert [step["do"] for step in found["steps"]] == ["open", "close", "show", "choose"]
    assert [one["choice"] for one in found["votes"]] == [first["choices"][1]["id"]]
    assert {path.suffix for path in out.iterdir()} == {".csv", ".xlsx", ".json", ".html"}
