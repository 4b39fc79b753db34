"""A facilitator and six phones through a whole session, the way rooms are: one sleeps, one reloads, one has
two tabs, one joins late, one has no script, one is simply there. A second console agrees with the first."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.workshop_pages.conftest import PHONE
from tests.workshop_pages.site import OnAir
from tests.workshop_pages.test_phone import foot, joined, row

DESK = {"width": 1280, "height": 800}


class Room:
    """Everybody in it, and the facilitator's one key."""

    def __init__(self, browser: Browser, air: OnAir) -> None:
        self.air = air
        self.contexts = [browser.new_context(viewport=PHONE) for _ in range(5)]
        self.plain = browser.new_context(viewport=PHONE, java_script_enabled=False)
        self.desk = browser.new_context(viewport=DESK)
        for context in self.everybody:
            context.set_default_timeout(15_000)
        self.console = self.desk.new_page()
        self.console.goto(air.console)
        self.screen = self.desk.new_page()
        self.screen.goto(f"{air.url}screen")

    @property
    def everybody(self) -> list[BrowserContext]:
        return [*self.contexts, self.plain, self.desk]

    def press(self) -> None:
        """Page Down on the console, and the console shows the next step."""
        at = self.console.locator("#console").get_attribute("data-at")
        self.console.keyboard.press("PageDown")
        expect(self.console.locator("#console")).not_to_have_attribute("data-at", at or "")

    def until(self, label: str) -> None:
        """Presses until the big button says so."""
        for _ in range(6):
            if label in self.console.locator("#next b").inner_text():
                return
            self.press()
        raise AssertionError(f"the console never offered “{label}”")

    def close(self) -> None:
        for context in self.everybody:
            context.close()


def vote(phones: list[Page], choices: list[int]) -> None:
    """Each phone chooses, and is told that it is saved."""
    for page, number in zip(phones, choices, strict=True):
        row(page, number).click()
        expect(foot(page)).to_contain_text(f"Saved: {number}")


def test_a_whole_session(browser: Browser, air: OnAir) -> None:
    """From the lobby through both votes of every decision to the debrief on each phone."""
    room = Room(browser, air)
    sleeper, reloader, tabs, third, late = (None, None, None, None, None)
    try:
        sleeper, reloader, tabs, third = (joined(context, air) for context in room.contexts[:4])
        second_tab = room.contexts[2].new_page()
        second_tab.goto(air.url)
        plain = room.plain.new_page()
        plain.goto(air.url)
        plain.get_by_role("button", name="Join").click()
        expect(room.console.locator("[data-count]")).to_have_text("5 are here")
        expect(room.screen.locator(".here .clock")).to_have_text("5")
        assert air.record.host_token not in room.screen.content()

        room.until("Close the vote")
        expect(room.screen.locator("#stage")).to_have_class(re.compile("k-vote"))
        late = joined_late(room.contexts[4], air)
        plain.get_by_role("link", name="See what comes next").click()
        vote([sleeper, reloader, tabs, third, late, plain], [1, 1, 3, 3, 3, 2])
        expect(foot(second_tab)).to_contain_text("Saved: 3")
        expect(room.screen.locator(".huge")).to_have_text("6")
        assert "count" not in (room.console.locator("#look .in").inner_text() or "")
        reloader.reload()
        expect(foot(reloader)).to_contain_text("Saved: 1")
        room.contexts[0].set_offline(True)
        room.press()
        expect(foot(third)).to_contain_text("Your choice, 3, is in")
        room.contexts[0].set_offline(False)
        expect(foot(sleeper)).to_contain_text("Your choice, 1, is in")

        room.press()
        expect(room.screen.locator("#stage")).to_have_class(re.compile("k-split"))
        expect(third.locator(".me")).to_contain_text("You chose this. Only your phone shows it.")
        room.press()
        expect(foot(third)).to_contain_text("Put your phone down")
        expect(room.screen.locator("[role=timer]")).to_be_visible()
        room.press()
        expect(foot(third)).to_contain_text("Second vote is open")
        plain.get_by_role("link", name="See what comes next").click()
        vote([sleeper, reloader, tabs, third, late, plain], [3, 3, 3, 3, 3, 2])
        room.press()
        room.press()
        expect(third.locator("main")).to_contain_text("Before and after talking.")
        expect(room.screen.locator("#stage")).to_have_class(re.compile("k-moved"))

        other = room.desk.new_page()
        other.goto(air.console)
        expect(other.locator("#next b")).to_have_text(room.console.locator("#next b").inner_text())
        room.press()
        expect(third.locator("main")).to_contain_text("The room took the majority’s choice")
        expect(third.locator("main")).to_contain_text("You chose 3 both times.")
        expect(other.locator("#next b")).to_have_text(room.console.locator("#next b").inner_text())
        room.console.reload()
        expect(room.console.locator("#next b")).to_have_text(other.locator("#next b").inner_text())

        while air.state()["phase"] != "debrief":
            if air.state()["phase"] == "vote":
                for page in (sleeper, third, late):
                    expect(row(page, 1)).to_be_enabled()
                    row(page, 1).click()
                    expect(foot(page)).to_contain_text("Saved: 1")
            room.press()
        expect(third.locator("h1")).to_have_text("My path and the room")
        expect(third.locator(".path > li")).to_have_count(len(air.state()["path"]))
        third.locator(".path summary").first.click()
        expect(third.locator(".marks").first).to_be_visible()
        expect(foot(third)).to_contain_text("Only on this phone")
        plain.get_by_role("link", name="See what comes next").click()
        expect(plain.locator("h1")).to_have_text("My path and the room")
        assert air.record.host_token not in third.content()
    finally:
        room.close()


def joined_late(context: BrowserContext, air: OnAir) -> Page:
    """Joins while a vote is open, and is in it at once."""
    page = context.new_page()
    page.goto(air.url)
    page.get_by_role("button", name="Join").click()
    expect(foot(page)).to_contain_text("Voting is open")
    return page
