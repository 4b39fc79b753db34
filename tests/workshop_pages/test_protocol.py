"""The pages' end of the wire: whatever phone, console and screen send stands in the document, and each
message that the document lets a page send is sent by one."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from game.workshop.room.phase import Mode
from tests.workshop.test_protocol_page import PAGE, rows, section
from tests.workshop_pages.rooms import Hall
from tests.workshop_pages.site import OnAir
from tests.workshop_pages.states import consoles
from tests.workshop_pages.test_console import voted
from tests.workshop_pages.test_phone import foot, row

Data = dict[str, Any]


class Wire:
    """What the pages of one browser send: by sockets and by requests."""

    def __init__(self, context: BrowserContext) -> None:
        self.said: list[Data] = []
        self.asked: list[tuple[str, str]] = []
        self.steps: list[Data] = []
        context.on("page", self._listen)

    def _listen(self, page: Page) -> None:
        page.on("websocket", lambda socket: socket.on("framesent", self._frame))
        page.on("websocket", lambda socket: self._path("WS", socket.url))
        page.on("request", lambda request: self._path(request.method, request.url, request.post_data))

    def _frame(self, text: str | bytes) -> None:
        self.said.append(json.loads(text))

    def _path(self, method: str, url: str, body: str | None = None) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "ws"):
            self.asked.append((method, parts.path))
            if parts.path == "/console/do":
                self.steps.append(json.loads(body or "{}"))


def test_a_phone_sends_what_the_document_lists_and_all_of_it(context: BrowserContext, air: OnAir) -> None:
    """A vote, a sign that it has woken, a word; each with the fields of its row, at the addresses that stand
    there."""
    wire = Wire(context)
    listed: dict[str, set[str]] = {}
    for message, _ in list(rows(section("Phone to server")))[1:]:
        keys = re.findall(r'"(\w+)"', message)
        if keys:
            listed[keys[1]] = {"type", *keys[2:]}
    page = context.new_page()
    page.goto(air.url)
    page.get_by_role("button", name="Join").click()
    expect(foot(page)).to_contain_text("You’re in")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    while (air.state()["debrief"] or {}).get("stage") != "words":
        if air.state()["phase"] == "vote":
            row(page, 1).click()
            expect(foot(page)).to_contain_text("Saved: 1")
        air.do("next")
    page.get_by_label("One word").fill("hurried")
    page.get_by_role("button", name="Send").click()
    expect(foot(page)).to_contain_text("Sent")
    assert {message["type"] for message in wire.said} == listed.keys()
    for message in wire.said:
        assert message.keys() == listed[message["type"]]
    assert set(wire.asked) == {("GET", "/"), ("POST", "/join"), ("WS", "/ws")}


def test_a_phone_behind_a_proxy_asks_only_what_the_document_lists(
    context: BrowserContext, air: OnAir
) -> None:
    """Where sockets break it is the plain requests, with the same message."""
    wire = Wire(context)
    context.route_web_socket(re.compile("/ws"), lambda route: route.close())
    page = context.new_page()
    page.goto(air.url)
    page.get_by_role("button", name="Join").click()
    voted(air, [])
    expect(foot(page)).to_contain_text("Voting is open")
    row(page, 2).click()
    expect(foot(page)).to_contain_text("Saved: 2")
    plain = {("POST", "/join"), ("POST", "/vote"), ("GET", "/state")}
    assert plain <= set(wire.asked) <= plain | {("GET", "/"), ("WS", "/ws")}
    for method, path in plain:
        assert f"`{method} {path}" in PAGE


def test_console_and_screen_send_what_the_document_lists(context: BrowserContext, air: OnAir) -> None:
    """The key first, then nothing but signs of life; steps by requests, with `at` and known fields."""
    wire = Wire(context)
    console = context.new_page()
    console.goto(air.console)
    expect(console.locator("#next b")).to_have_text("Start reading")
    screen = context.new_page()
    screen.goto(f"{air.url}screen#{air.record.host_token}")
    for page in (console, screen):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    screen.keyboard.press("PageDown")
    expect(console.locator("#next b")).to_have_text("Open the vote")
    voted(air, [1, 1, 3, 3, 3])
    console.get_by_role("button", name="Type in a count of hands").click()
    console.locator("#counts input").first.fill("2")
    console.keyboard.press("PageDown")
    console.locator("#look summary").click()
    expect(console.locator("#look .count").first).to_be_visible()
    console.keyboard.press("PageDown")
    expect(console.locator("#next b")).to_have_text("Show the split")
    console.keyboard.press("PageUp")
    expect(console.locator("#next b")).to_have_text("Close the vote")
    hello = {"type": "console", "token": air.record.host_token}
    assert all(message in (hello, {"type": "ping"}) for message in wire.said)
    assert hello in wire.said
    assert {"type": "ping"} in wire.said
    assert [step["do"] for step in wire.steps] == ["next", "hands", "next", "undo"]
    assert [("at" in step) for step in wire.steps] == [False, True, True, True]
    assert {path for _, path in wire.asked if not path.startswith("/assets/")} == {
        "/console",
        "/console/ws",
        "/console/do",
        "/console/state",
        "/screen",
        "/screen/ws",
    }
    for path in ("/console/ws", "/console/do", "/console/state", "/screen", "/screen/ws"):
        assert f"{path}`" in PAGE


WIRE_ALONE = frozenset({"open", "close", "show", "start", "note", "turns", "turn", "stage", "on", "minutes"})
"""Steps that no button of the console names: `next` stands for them, or only other tools take them."""


@pytest.mark.parametrize("id", ["bed-fourteen", "counted-twice"])
def test_every_step_that_a_console_offers_stands_in_the_document(id: str) -> None:
    """All buttons in all states: a step of the table, with fields of its row; and the table has no step that
    neither a button, `next`, nor another tool could take."""
    listed = {
        name: set(re.findall(r"`(\w+)`", does)) | set(re.findall(r"`(\w+)`", step))
        for step, does in list(rows(section("`POST /console/do`")))[1:]
        for name in re.findall(r"`(\w+)`", step)
    }
    lobbies = [Hall(id, mode=mode).console() for mode in Mode]
    fields = set(re.findall(r'"(\w+)"\??', section("`POST /console/do`").split("gives", 1)[0]))
    offered: set[str] = {"undo", "hands", "choose"}
    for state in [*consoles(id).values(), *lobbies]:
        bodies = [one["do"] for one in state["instead"]] + ([state["next"]["do"]] if state["next"] else [])
        for body in bodies:
            offered.add(body["do"])
            assert body["do"] in listed
            assert body.keys() - {"do"} <= listed[body["do"]] | fields, body
    offered |= set(re.findall(r"'do': '(\w+)'", _template()))
    assert offered <= listed.keys()
    assert listed.keys() - offered - WIRE_ALONE == set()
    assert {mode.value for mode in Mode} <= {
        one["do"]["mode"] for state in lobbies for one in state["instead"] if "mode" in one["do"]
    }


def _template() -> str:
    """The console's template: what its own buttons send."""
    from game.workshop.pages.environment import read

    return read("console_part.html") + " ".join(
        f"'do': '{a}' 'do': '{b}'"
        for a, b in re.findall(r"'do': '(\w+)' if [\w.]+ else '(\w+)'", read("console_part.html"))
    )
