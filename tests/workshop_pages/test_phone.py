"""A phone in a room: it saves, says so, comes back by itself, and works with less than a browser has."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, WebSocketRoute, expect

from tests.workshop_pages.conftest import PHONE
from tests.workshop_pages.site import OnAir


def joined(context: BrowserContext, air: OnAir) -> Page:
    """A phone that has joined."""
    page = context.new_page()
    page.goto(air.url)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("status")).to_contain_text("You’re in")
    return page


def voting(air: OnAir) -> None:
    """Goes on until the vote is open."""
    while air.state()["phase"] != "vote":
        air.do("next")


def row(page: Page, number: int) -> Any:
    """The button of a choice."""
    return page.locator(".rows button").nth(number - 1)


def foot(page: Page) -> Any:
    """The one live region."""
    return page.locator("footer [role=status]")


def test_a_vote_is_saved_changed_and_closed(context: BrowserContext, air: OnAir) -> None:
    """Saved: 2, then 3 instead of 2; the row is pressed, the focus stays, and closing looks up."""
    page = joined(context, air)
    voting(air)
    expect(foot(page)).to_contain_text("Voting is open")
    row(page, 2).click()
    expect(foot(page)).to_have_text(re.compile("Saved: 2.*You can change it until voting closes"))
    expect(row(page, 2)).to_have_attribute("aria-pressed", "true")
    expect(row(page, 2)).to_be_focused()
    row(page, 3).click()
    expect(foot(page)).to_contain_text("Saved: 3 instead of 2")
    expect(page.locator("[aria-pressed=true]")).to_have_count(1)
    assert air.state()["voted"] == 1
    air.do("close")
    expect(page.locator("h1")).to_have_text("Voting has closed. Look up.")
    expect(foot(page)).to_contain_text("Your choice, 3, is in")


def test_the_focus_goes_to_the_heading_only_when_the_phase_changes(
    context: BrowserContext, air: OnAir
) -> None:
    """And to nowhere when a page arrives that is the same phase."""
    page = joined(context, air)
    voting(air)
    expect(page.locator("h1")).to_be_focused()
    row(page, 1).focus()
    air.do("extend") if air.state()["remaining"] else air.do("clock", seconds=60)
    page.keyboard.press("Enter")
    expect(foot(page)).to_contain_text("Saved: 1")
    expect(row(page, 1)).to_be_focused()


def test_choosing_moves_nothing(context: BrowserContext, air: OnAir) -> None:
    """Every row stands where it stood, so that a second tap can't hit another one."""
    page = joined(context, air)
    page.emulate_media(reduced_motion="reduce")
    voting(air)
    expect(row(page, 1)).to_be_visible()
    boxes = "[...document.querySelectorAll('.row')].map(row => row.getBoundingClientRect().toJSON())"
    before = page.evaluate(boxes)
    row(page, 2).click()
    expect(foot(page)).to_contain_text("Saved: 2")
    assert page.evaluate(boxes) == before


def test_a_reload_keeps_seat_and_vote(context: BrowserContext, air: OnAir) -> None:
    """The same two words, and the vote still saved, painted before any script has run."""
    page = joined(context, air)
    name = page.locator(".name").inner_text()
    voting(air)
    row(page, 2).click()
    expect(foot(page)).to_contain_text("Saved: 2")
    html = page.request.get(air.url).text()
    assert 'aria-pressed="true"' in html
    page.reload()
    expect(foot(page)).to_contain_text("Saved: 2")
    assert air.state()["participants"] == 1
    assert air.state()["people"][0]["name"] == name


def test_two_tabs_are_one_person(context: BrowserContext, air: OnAir) -> None:
    """A vote in one tab is seen in the other, and counts once."""
    first = joined(context, air)
    second = context.new_page()
    second.goto(air.url)
    voting(air)
    row(first, 1).click()
    expect(foot(second)).to_contain_text("Saved: 1")
    row(second, 2).click()
    expect(foot(first)).to_contain_text("Saved: 2")
    assert air.state()["voted"] == 1


def test_a_phone_off_the_air_says_what_is_saved_and_comes_back(context: BrowserContext, air: OnAir) -> None:
    """Reconnecting, 2 is saved; then the server is there again, and so is the phone, without a touch."""
    page = joined(context, air)
    voting(air)
    row(page, 2).click()
    expect(foot(page)).to_contain_text("Saved: 2")
    air.stop()
    expect(foot(page)).to_have_text(re.compile("Reconnecting.*2 is saved. The phone tries by itself."))
    row(page, 4).click()
    expect(foot(page)).to_have_text(re.compile("Not saved: reconnecting.*4 isn’t saved yet"))
    expect(row(page, 4)).to_have_class(re.compile("sending"))
    air.start()
    expect(foot(page)).to_contain_text("Saved: 4")
    expect(page.locator("footer")).not_to_have_class(re.compile("off"))


def test_a_vote_that_comes_too_late_is_refused_visibly(context: BrowserContext, air: OnAir) -> None:
    """Chosen while off the air, and the vote was closed meanwhile: the saved one still counts."""
    page = joined(context, air)
    voting(air)
    row(page, 3).click()
    expect(foot(page)).to_contain_text("Saved: 3")
    context.set_offline(True)
    air.stop()
    expect(foot(page)).to_contain_text("Reconnecting")
    row(page, 1).click()
    expect(foot(page)).to_contain_text("Not saved")
    air.start()
    air.do("close")
    context.set_offline(False)
    expect(page.locator("h1")).to_have_text("Voting has closed. Look up.")
    expect(foot(page)).to_have_text(
        re.compile("Not changed: 3 still counts.*Your 1 came after voting closed")
    )


def test_a_sleeping_phone_wakes_to_the_present_decision(context: BrowserContext, air: OnAir) -> None:
    """Its socket looks alive and hears nothing; on waking it asks, and starts afresh."""
    dead: list[bool] = []

    def through(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        number = len(dead)
        dead.append(False)
        route.on_message(lambda message: None if dead[number] else server.send(message))
        server.on_message(lambda message: None if dead[number] else route.send(message))

    context.route_web_socket(re.compile("/ws"), through)
    page = joined(context, air)
    dead[:] = [True] * len(dead)
    voting(air)
    expect(page.locator("h1")).not_to_have_text("Monday, 06:40")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(foot(page)).to_contain_text("Voting is open")
    row(page, 1).click()
    expect(foot(page)).to_contain_text("Saved: 1")


def test_a_network_that_breaks_sockets_still_votes(context: BrowserContext, air: OnAir) -> None:
    """Plain requests do the same, and nobody has to be told."""
    context.route_web_socket(re.compile("/ws"), lambda route: route.close())
    page = joined(context, air)
    voting(air)
    expect(foot(page)).to_contain_text("Voting is open")
    row(page, 2).click()
    expect(foot(page)).to_contain_text("Saved: 2")
    air.do("close")
    expect(foot(page)).to_contain_text("Your choice, 2, is in")


def test_without_a_script_plain_forms_do_the_same(browser: Browser, air: OnAir) -> None:
    """Join, vote, change, and a late vote refused in words; each press is a page."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(air.url)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("You go by")).to_be_visible()
    voting(air)
    page.get_by_role("link", name="See what comes next").click()
    row(page, 2).click()
    expect(foot(page)).to_contain_text("Saved: 2")
    row(page, 3).click()
    expect(foot(page)).to_contain_text("Saved: 3")
    air.do("close")
    row(page, 1).click()
    expect(foot(page)).to_contain_text("closed")
    page.get_by_role("link", name="See what comes next").click()
    expect(foot(page)).to_contain_text("Your choice, 3, is in")
    assert air.state()["voted"] == 1
    context.close()


def test_a_whole_session_without_a_script(browser: Browser, air: OnAir) -> None:
    """From the lobby to one's own debrief and one's word: where it waits the page looks again by itself,
    elsewhere by its link, and every vote is saved."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(air.url)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("You go by")).to_be_visible()
    air.do("next")
    # Nobody touches the phone: the page of the lobby asks again after some seconds.
    expect(foot(page)).to_contain_text("Reading", timeout=20_000)
    again = page.get_by_role("link", name="See what comes next")
    seen = set()
    while air.state()["debrief"]["stage"] != "path":
        again.click()
        state = air.state()
        seen.add(state["phase"])
        expect(page).not_to_have_title("")  # the page may be loading still
        if state["phase"] == "vote":
            row(page, 2).click()
            expect(foot(page)).to_contain_text("Saved: 2")
            assert air.state()["voted"] == 1
        elif state["phase"] == "closed":
            expect(foot(page)).to_contain_text("Your choice, 2, is in")
        elif state["phase"] == "consequence":
            expect(page.locator("main")).to_contain_text("You chose 2")
        elif state["debrief"]["stage"] == "words":
            page.get_by_label("One word").fill("hurried")
            page.get_by_role("button", name="Send").click()
            assert [word["text"] for word in air.state()["words"]] == ["hurried"]
        air.do("next")
    again.click()
    assert seen >= {"read", "vote", "closed", "shown", "consequence", "ending", "debrief"}
    expect(page.locator("h1")).to_have_text("My path and the room")
    expect(page.locator(".path > li")).to_have_count(len(air.state()["path"]))
    page.locator(".path summary").first.click()
    expect(page.locator(".marks").first).to_be_visible()
    context.close()


def test_without_storage_the_address_keeps_the_seat(context: BrowserContext, air: OnAir) -> None:
    """Where a browser throws at storage and holds no cookie, a reload still finds the same person, and the
    page says what would lose it."""
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } });"
        "Object.defineProperty(navigator, 'cookieEnabled', { get: () => false });"
    )
    page = joined(context, air)
    expect(foot(page)).to_contain_text("Leave this tab open")
    name = page.locator(".name").inner_text()
    context.clear_cookies()
    page.reload()
    expect(page.locator(".name")).to_have_text(name)
    assert air.state()["participants"] == 1


def test_a_stranger_to_the_session_is_asked_to_join(context: BrowserContext, air: OnAir) -> None:
    """A token from another session is forgotten, once, and the join page stands."""
    page = context.new_page()
    page.goto(air.url)
    page.evaluate("localStorage.setItem('fulcrum', '0123456789abcdef0123456789abcdef')")
    page.reload()
    expect(page.get_by_role("button", name="Join")).to_be_visible()
    page.wait_for_function("!localStorage.getItem('fulcrum')")
    page.get_by_role("button", name="Join").click()
    expect(foot(page)).to_contain_text("You’re in")


def test_a_word_is_sent_from_the_debrief(context: BrowserContext, air: OnAir) -> None:
    """One input, said to be sent; nobody sees it before the facilitator lets it through."""
    page = joined(context, air)
    for _ in range(60):
        if air.state()["phase"] == "debrief":
            break
        if air.state()["phase"] == "vote":
            row(page, 1).click()
            expect(foot(page)).to_contain_text("Saved")
        air.do("next")
    page.get_by_label("One word").fill("hurried")
    page.get_by_role("button", name="Send").click()
    expect(foot(page)).to_contain_text("Sent")
    assert [word["text"] for word in air.state()["words"]] == ["hurried"]
    assert json.loads(page.request.get(f"{air.url}screen/state").text())["words"] == []
