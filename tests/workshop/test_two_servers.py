"""Several servers share one session on PostgreSQL: what one keeps, the others hear; one may die."""

from __future__ import annotations

import json
from pathlib import Path

from tests.workshop.process import process, until, vote


def test_two_servers_share_a_session_and_one_is_killed_in_mid_vote(tmp_path: Path, database: str) -> None:
    """Phones on both vote in one round; one server is killed; its phones go over to the other and nothing
    is lost."""
    with process(tmp_path, "the-pour", "--database", database) as one:
        id = one.ready["session"]
        with process(tmp_path, "--resume", id, "--database", database) as two:
            assert two.ready["host_token"] == one.ready["host_token"]
            people = [one.join() for _ in range(6)] + [two.join() for _ in range(6)]
            assert sorted(person["number"] for person in people) == list(range(1, 13))
            phones = {p["number"]: (one if p in people[:6] else two).phone(p["participant"]) for p in people}
            assert one.do("open")["phase"] == "vote"
            choices = []
            for phone in phones.values():
                page = until(phone, phase="vote")
                choices = [choice["id"] for choice in page["page"]["choices"]]
            acknowledged = {}
            for number in (1, 2, 3, 7, 8, 9):
                assert vote(phones[number], 1, 1, choices[number % 2])["type"] == "saved"
                acknowledged[number] = choices[number % 2]
            for number in (4, 5, 6):
                body = {"type": "vote", "decision": 1, "round": 1, "choice": choices[0]}
                phones[number].send(json.dumps(body))
            one.kill()
            # Whoever was on the dead server comes to the other one by the same token and finds seat and vote.
            for person in people[:6]:
                number = person["number"]
                phones[number] = two.phone(person["participant"])
                page = until(phones[number], type="page")
                assert page["name"] == person["name"]
                assert page["mine"] in (acknowledged.get(number), choices[0] if number in (4, 5, 6) else None)
                assert vote(phones[number], 1, 1, choices[1])["type"] == "saved"
                acknowledged[number] = choices[1]
            assert vote(phones[7], 1, 1, choices[0])["type"] == "saved"
            acknowledged[7] = choices[0]
            log = two.ask("GET", "/console/export.json", host=True)
            assert {v["participant"]: v["choice"] for v in log["votes"]} == acknowledged
            assert len(log["votes"]) == len(acknowledged)
            assert two.do("close")["phase"] == "closed"
            assert vote(phones[10], 1, 1, choices[0])["type"] == "refused"
        with process(tmp_path, "--resume", id, "--database", database) as three:
            assert three.state()["phase"] == "closed"
            assert three.state()["voted"] == len(acknowledged)


def test_a_step_on_one_server_reaches_the_phones_of_the_other(tmp_path: Path, database: str) -> None:
    """Opening on one opens on both; a vote that comes after the other one closed is late; steps never come
    twice."""
    with (
        process(tmp_path, "the-pour", "--database", database) as one,
        process(tmp_path, "--resume", one.ready["session"], "--database", database) as two,
    ):
        mine, other = one.join(), two.join()
        near, far = one.phone(mine["participant"]), two.phone(other["participant"])
        one.do("open")
        choice = until(far, phase="vote")["page"]["choices"][0]["id"]
        until(near, phase="vote")
        assert vote(far, 1, 1, choice)["type"] == "saved"
        assert vote(near, 1, 1, choice)["type"] == "saved"
        # A seat that was taken on one server is known on the other.
        assert two.ask("POST", "/join", {"participant": mine["participant"]})["number"] == mine["number"]
        two.do("close")
        until(near, phase="closed")
        assert vote(near, 1, 1, choice)["type"] == "refused"
        states = [server.state() for server in (one, two)]
        assert [(s["phase"], s["voted"], s["at"]) for s in states] == [("closed", 2, 2)] * 2
