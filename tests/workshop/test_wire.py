"""The wire, version 1, message by message, from both ends."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from game.model import Scenario
from game.workshop.room.room import open_choices
from tests.workshop.memory import Closed, hall


def test_joining_gives_a_token_a_name_and_a_cookie(tmp_path: Path, scenario: Scenario) -> None:
    """128 random bits in hex, two plain words, a number; joining again by token or cookie is the same
    person."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            reply = await place.request("POST", "/join", {})
            person = reply.data
            assert person["v"] == 1
            assert len(person["participant"]) == 32
            assert int(person["participant"], 16) >= 0
            assert len(person["name"].split()) == 2
            cookie = reply.headers["set-cookie"]
            assert person["participant"] in cookie
            assert "HttpOnly" in cookie
            assert "SameSite=lax" in cookie
            again = await place.request("POST", "/join", {"participant": person["participant"]})
            assert again.data == person
            crumb = {"Cookie": cookie.split(";")[0]}
            assert (await place.request("POST", "/join", {}, crumb)).data == person
            other = await place.request("POST", "/join", {"participant": "f" * 32})
            assert other.data["number"] == 2

    asyncio.run(main())


def test_a_phone_follows_a_decision_from_the_lobby_to_the_consequence(
    tmp_path: Path, scenario: Scenario
) -> None:
    """Each change comes as one page with all fields of the contract; a vote is answered once it is on
    disk."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            phones = await place.phones(6)
            one = phones[0]
            assert one.page["phase"] == "lobby"
            assert one.page["decision"] == 0
            assert one.page["name"] == one.name
            assert set(one.page) >= {"v", "type", "phase", "decision", "round", "remaining", "page", "mine"}
            assert await place.do("next") == {"v": 1, "phase": "read", "decision": 1, "round": 1}
            page = await one.until(phase="read")
            assert page["page"]["title"] == "Monday, 06:40"
            assert page["page"]["paragraphs"][0].startswith("The walk-in freezer died")
            assert page["page"]["choices"] == []
            assert (await place.do("next"))["phase"] == "vote"
            for phone in phones:
                await phone.until(phase="vote")
            choice = one.page["page"]["choices"][0]
            assert set(choice) >= {"id", "text", "open", "why_not"}
            assert [c["number"] for c in one.page["page"]["choices"]] == [1, 2, 3, 4]
            for phone in phones[:5]:
                saved = await phone.vote("lanes")
                assert saved == {"v": 1, "type": "saved", "decision": 1, "round": 1, "choice": "lanes"}
            assert (await phones[5].vote("call"))["type"] == "saved"
            state = await place.state()
            assert (state["voted"], state["tally"], state["participants"]) == (6, None, 6)
            await place.do("close")
            page = await one.until(phase="closed")
            assert page["mine"] == "lanes"
            assert "split" not in page
            await place.do("show")
            page = await one.until(phase="shown")
            assert page["split"]["voted"] == 6
            assert {r["id"]: r["count"] for r in page["split"]["rows"]} == {
                "lanes": 5,
                "call": 1,
                "huddle": 0,
                "ship": 0,
            }
            assert (await place.state())["tally"] == {"lanes": 5, "call": 1, "huddle": 0, "ship": 0}
            assert await place.do("next") == {"v": 1, "phase": "consequence", "decision": 1, "round": 1}
            page = await one.until(phase="consequence")
            assert page["took"]["id"] == "lanes"
            assert page["mine_was"].startswith("You chose")
            assert page["page"]["paragraphs"][0].startswith("By ten to eight")
            assert (await place.state())["path"] == ["lanes"]

    asyncio.run(main())


def test_refusals_on_the_socket_are_words(tmp_path: Path, scenario: Scenario) -> None:
    """What is late, unknown, malformed or no vote at all is answered, and the socket goes on."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            phone = await place.phone()
            for message in (
                "not json",
                "[]",
                '"vote"',
                "null",
                "{" * 2000,
                {"type": "dance"},
                {},
                {"type": "vote"},
                {"type": "vote", "decision": "1", "round": 1, "choice": "lanes"},
                {"type": "vote", "decision": True, "round": 1, "choice": "lanes"},
                {"type": "vote", "decision": 1, "round": -1, "choice": "lanes"},
                {"type": "vote", "decision": 1, "round": 1, "choice": ["lanes"]},
                {"type": "vote", "decision": 1, "round": 1, "choice": "x" * 500},
                {"type": "vote", "decision": 1, "round": 1, "choice": "\ud800"},
                {"type": "vote", "decision": 10**30, "round": 1, "choice": "lanes"},
                {"type": "vote", "decision": 1, "round": 1, "choice": "lanes"},
                {"type": "word", "text": "torn"},
            ):
                await phone.socket.send(message)
                answer = await phone.answer()
                assert answer["type"] == "refused"
                assert answer["why"].endswith(".")
                await place.wait(1)
            await phone.socket.send({"type": "ping", "unknown": "field"})
            assert await phone.answer() == {"v": 1, "type": "pong"}

    asyncio.run(main())


def test_votes_by_plain_requests_get_the_same_answers(tmp_path: Path, scenario: Scenario) -> None:
    """POST /vote saves, refuses and repeats like the socket; the page comes by GET /state."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            person = (await place.request("POST", "/join", {})).data
            token = person["participant"]
            vote = {"type": "vote", "decision": 1, "round": 1, "choice": "lanes"}
            reply = await place.request("POST", f"/vote?participant={token}", vote)
            assert reply.status == 409
            assert reply.data["type"] == "refused"
            await place.do("open")
            for _ in range(2):
                reply = await place.request("POST", f"/vote?participant={token}", vote)
                assert reply.status == 200
                assert reply.data == {"v": 1, "type": "saved", "decision": 1, "round": 1, "choice": "lanes"}
            page = (await place.request("GET", f"/state?participant={token}")).data
            assert (page["type"], page["phase"], page["mine"]) == ("page", "vote", "lanes")
            cookie = {"Cookie": f"{place.site.cookie}={token}"}
            assert (await place.request("GET", "/state", headers=cookie)).data["mine"] == "lanes"
            assert (await place.request("GET", "/state")).status == 401
            assert (await place.request("POST", "/vote", vote)).status == 401
            assert (await place.request("POST", f"/vote?participant={token}", b"{")).status == 400

    asyncio.run(main())


def test_a_long_poll_waits_for_news_and_then_has_it(tmp_path: Path, scenario: Scenario) -> None:
    """/state?since= answers when something changed, and with the present page for any version it does not
    know."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            token = (await place.request("POST", "/join", {})).data["participant"]
            page = (await place.request("GET", f"/state?participant={token}")).data
            path = f"/state?participant={token}&since={page['version']}"
            waiting = asyncio.create_task(place.request("GET", path))
            await asyncio.sleep(0)
            assert not waiting.done()
            await place.do("next")
            assert (await waiting).data["phase"] == "read"
            reply = await place.request("GET", f"/state?participant={token}&since=nonsense")
            assert reply.data["phase"] == "read"

    asyncio.run(main())


def test_two_tabs_of_one_person_agree(tmp_path: Path, scenario: Scenario) -> None:
    """A vote in one tab is saved once and shown in the other; the last word of either counts."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            one = await place.phone()
            other = await place.phone(one.token)
            assert other.number == one.number
            await place.do("open")
            await one.until(phase="vote")
            await other.until(phase="vote")
            await one.vote("lanes")
            assert (await other.until(mine="lanes"))["mine"] == "lanes"
            await other.vote("call")
            assert (await one.until(mine="call"))["mine"] == "call"
            state = await place.state()
            assert (state["voted"], state["participants"]) == (1, 1)
            assert state["presence"]["connected"] == 1

    asyncio.run(main())


def test_strangers_and_those_kept_out_are_closed_with_their_codes(tmp_path: Path, scenario: Scenario) -> None:
    """4401 for a token that is none, 4403 for a closed seat, also while it is on the air; then no way back
    in."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            for path in ("/ws", "/ws?participant=", f"/ws?participant={'0' * 32}", "/ws?participant=../x"):
                with pytest.raises(Closed) as closed:
                    await place.socket(path).next()
                assert closed.value.code == 4401
            phone = await place.phone()
            await place.do("keep_out", participant=phone.number)
            with pytest.raises(Closed) as closed:
                await phone.until(type="never")
            assert closed.value.code == 4403
            reply = await place.request("POST", "/join", {"participant": phone.token})
            assert reply.status == 403
            await place.do("let_in", participant=phone.number)
            assert (await place.phone(phone.token)).number == phone.number

    asyncio.run(main())


def test_the_console_learns_everything_by_its_socket(tmp_path: Path, scenario: Scenario) -> None:
    """The host's token first, then the state at once and at each change; another token is closed with
    4401."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            socket = place.socket("/console/ws")
            await socket.send({"type": "console", "token": place.record.host_token})
            state = await socket.next()
            assert (state["type"], state["phase"], state["at"]) == ("console", "lobby", 0)
            assert state["next"]["label"] == "Start reading"
            await place.do("next")
            await place.wait(1)
            while state["phase"] != "read":
                state = await socket.next()
            assert state["next"]["label"] == "Open the vote"
            assert state["undo"]["label"] == "starting the story"
            for hello in ({"type": "console", "token": "0" * 32}, {"type": "console"}, {"type": "vote"}, "x"):
                wrong = place.socket("/console/ws")
                await wrong.send(hello)
                with pytest.raises(Closed) as closed:
                    await wrong.next()
                assert closed.value.code == 4401

    asyncio.run(main())


def test_the_screen_shows_what_the_room_may_see(tmp_path: Path, scenario: Scenario) -> None:
    """Its socket sends a page of words ready to draw at once and at each change, without a token."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            socket = place.socket("/screen/ws")
            page = await socket.next()
            assert (page["type"], page["kind"], page["people"]) == ("screen", "join", 0)
            assert len(page["qr"]) == len(page["qr"][0]) >= 21
            await place.phone()
            await place.do("open")
            await place.wait(1)
            while page["kind"] != "vote":
                page = await socket.next()
            assert page["voted_words"] == "of 1 have voted"
            assert [line["number"] for line in page["lines"]] == [1, 2, 3, 4]
            assert (await place.request("GET", "/screen/state")).data["kind"] == "vote"

    asyncio.run(main())


def test_steps_that_cannot_be_done_are_refused_with_409(tmp_path: Path, scenario: Scenario) -> None:
    """And what is not understood with 400, both in words; nothing changes."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            for body, status in (
                ({"do": "close"}, 409),
                ({"do": "choose", "choice": "lanes"}, 409),
                ({"do": "next", "at": 7}, 409),
                ({"do": "resume"}, 409),
                ({"do": "start"}, 200),
                ({"do": 7}, 400),
                ({}, 400),
                ({"do": "next", "at": "x"}, 400),
                ({"do": "hands", "counts": {"lanes": -1}}, 400),
                ({"do": "hands", "counts": []}, 400),
                ({"do": "extend", "seconds": "many"}, 400),
                ({"do": "extend", "seconds": float("nan")}, 400),
            ):
                reply = await place.request("POST", "/console/do", body, host=True)
                assert reply.status == status, body
                if status != 200:
                    assert reply.data["type"] == "refused"
                    assert reply.data["why"].endswith(".")
            reply = await place.request("POST", "/console/do", b"[1]", host=True)
            assert reply.status == 400
            assert place.room.steps == 1

    asyncio.run(main())


def test_everything_works_by_plain_forms(tmp_path: Path, scenario: Scenario) -> None:
    """Without JavaScript: join by a form, see the page, vote by a form, be told of a refusal in words."""

    async def main() -> None:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        async with hall(tmp_path, scenario) as place:
            first = await place.request("GET", "/")
            assert b'action="/join"' in first.body
            joined = await place.request("POST", "/join", b"", form)
            assert (joined.status, joined.headers["location"]) == (303, "/?in=1")
            cookie = {"Cookie": joined.headers["set-cookie"].split(";")[0]}
            page = await place.request("GET", "/?in=1", headers=cookie)
            assert b"You\xe2\x80\x99re in" in page.body
            lost = await place.request("GET", "/?in=1")
            assert b"cookies" in lost.body
            await place.do("open")
            vote = b"decision=1&round=1&choice=lanes"
            voted = await place.request("POST", "/vote", vote, {**form, **cookie})
            assert (voted.status, voted.headers["location"]) == (303, "/")
            assert (await place.state())["voted"] == 1
            await place.do("close")
            late = await place.request("POST", "/vote", b"decision=1&round=1&choice=call", {**form, **cookie})
            assert late.status == 200
            assert b"still counts" in late.body

    asyncio.run(main())


def test_a_browser_without_cookies_keeps_its_seat_by_its_address(tmp_path: Path, scenario: Scenario) -> None:
    """With the token in the address the page's forms carry it on, and every answer leads back to it."""

    async def main() -> None:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        async with hall(tmp_path, scenario) as place:
            person = (await place.request("POST", "/join", {})).data
            token = person["participant"]
            await place.do("open")
            page = (await place.request("GET", f"/?participant={token}")).body.decode()
            assert f'name=participant value="{token}"' in page or f"name=participant value={token}" in page
            vote = f"decision=1&round=1&participant={token}&choice=".encode()
            voted = await place.request("POST", "/vote", vote + b"lanes", form)
            assert (voted.status, voted.headers["location"]) == (303, f"/?participant={token}")
            await place.do("close")
            late = (await place.request("POST", "/vote", vote + b"call", form)).body.decode()
            assert "still counts" in late
            assert f"/?participant={token}" in late
            assert "No account" not in late

    asyncio.run(main())


def test_whoever_posts_a_form_is_answered_by_a_page(tmp_path: Path, scenario: Scenario) -> None:
    """A stranger, somebody kept out, and a browser that holds a token that is none: words, never JSON."""

    async def main() -> None:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        vote = b"decision=1&round=1&choice=lanes"
        async with hall(tmp_path, scenario) as place:
            stranger = await place.request("POST", "/vote", vote, form)
            assert b"Join first" in stranger.body
            assert b'action="/join"' in stranger.body
            person = (await place.request("POST", "/join", {})).data
            cookie = {"Cookie": f"{place.site.cookie}={person['participant']}"}
            await place.do("keep_out", participant=person["number"])
            for path, body in (("/vote", vote), ("/word", b"text=torn"), ("/join", b"")):
                refused = await place.request("POST", path, body, {**form, **cookie})
                assert refused.headers["content-type"].startswith("text/html"), path
                assert "This seat is closed" in refused.body.decode(), path
            await place.do("let_in", participant=person["number"])
            odd = await place.request("GET", '/?participant="><script>', headers=cookie)
            assert b"participant=" not in odd.body.split(b"<script", 1)[0]

    asyncio.run(main())


def test_without_a_script_a_phone_that_waits_looks_again_by_itself(
    tmp_path: Path, scenario: Scenario
) -> None:
    """Where there is little to read and nothing to do; never while somebody reads, chooses or was refused."""

    async def main() -> None:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        async with hall(tmp_path, scenario, minutes=10) as place:
            phones = await place.phones(6)
            cookie = {"Cookie": f"{place.site.cookie}={phones[0].token}"}
            looking: dict[str, bool] = {}
            refresh = b'<noscript><meta http-equiv=refresh content="8;url=/"></noscript>'
            while place.room.phase.value != "debrief":
                phase = place.room.phase.value
                body = (await place.request("GET", "/", headers=cookie)).body
                found = refresh in body.split(b"<body", 1)[0]
                assert looking.setdefault(phase, found) == found
                if phase == "closed":
                    late = b"decision=1&round=1&choice=ship"
                    said = await place.request("POST", "/vote", late, {**form, **cookie})
                    assert refresh not in said.body
                if phase == "vote":
                    for number, phone in enumerate(phones):
                        await phone.until(phase="vote", decision=place.room.decision, round=place.room.round)
                        choices = open_choices(place.room.play)
                        await phone.vote(choices[number % 2])
                await place.do("next")
                await place.wait(5)
            assert {phase for phase, found in looking.items() if found} == {
                "lobby",
                "closed",
                "shown",
                "discuss",
            }
            assert refresh not in (await place.request("GET", "/", headers=cookie)).body
            assert refresh not in (await place.request("GET", "/")).body

    asyncio.run(main())
