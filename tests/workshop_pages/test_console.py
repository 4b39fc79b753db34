"""The console: a big button, a clicker’s two keys, the private tally, and what needs more than a press."""

from __future__ import annotations

import json
import re
import urllib.request

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.workshop_pages.site import OnAir


def opened(context: BrowserContext, air: OnAir) -> Page:
    """A console with its key."""
    page = context.new_page()
    page.goto(air.console)
    expect(page.locator("#next b")).not_to_be_empty()
    return page


def voted(air: OnAir, choices: list[int]) -> None:
    """So many people join and vote by plain requests, each for the choice of that place."""
    while air.state()["phase"] != "vote":
        air.do("next")
    ids = [choice["id"] for choice in air.state()["choices"]]
    for place in choices:
        token = asked(air, "join", {})["participant"]
        vote = {"type": "vote", "decision": 1, "round": air.state()["round"], "choice": ids[place - 1]}
        assert asked(air, f"vote?participant={token}", vote)["type"] == "saved"


def asked(air: OnAir, path: str, body: dict[str, object]) -> dict[str, object]:
    """A plain request of a phone."""
    request = urllib.request.Request(
        air.url + path, data=json.dumps(body).encode(), headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        found: dict[str, object] = json.load(answer)
        return found


def test_without_its_key_it_shows_and_asks_nothing(context: BrowserContext, air: OnAir) -> None:
    """The page says how it is opened; with a wrong key it says that the key opens nothing."""
    page = context.new_page()
    page.goto(f"{air.url}console")
    expect(page.locator("h1")).to_have_text("This page needs its key")
    page.goto("about:blank")
    page.goto(f"{air.url}console#{'0' * 32}")
    expect(page.locator("h1")).to_have_text("This key opens nothing any more")


def test_a_clickers_two_keys_go_on_and_back(context: BrowserContext, air: OnAir) -> None:
    """Page Down does what the big button says, Page Up takes it back, whatever has the focus."""
    page = opened(context, air)
    expect(page.locator("#next b")).to_have_text("Start reading")
    page.keyboard.press("PageDown")
    expect(page.locator("#next b")).to_have_text("Open the vote")
    page.locator("#note").focus()
    page.keyboard.press("PageDown")
    expect(page.locator("#next b")).to_have_text("Close the vote")
    assert air.state()["phase"] == "vote"
    expect(page.locator("#undo")).to_contain_text("opening the vote")
    page.keyboard.press("PageUp")
    expect(page.locator("#next b")).to_have_text("Open the vote")
    assert air.state()["phase"] == "read"


def test_the_tally_is_seen_for_ten_seconds_and_by_nobody_else(context: BrowserContext, air: OnAir) -> None:
    """It comes when it is asked for, is in no other console, and hides itself."""
    voted(air, [1, 1, 3, 3, 3, 2])
    page, other = opened(context, air), opened(context, air)
    page.clock.install()
    expect(page.locator("#look .count")).to_have_count(0)
    page.locator("#look summary").click()
    expect(page.locator("#look .count").nth(2)).to_contain_text("3")
    expect(page.locator("#look")).to_contain_text("Tally, for your eyes only")
    expect(other.locator("#look .count")).to_have_count(0)
    page.clock.run_for(10_500)
    expect(page.locator("#look")).not_to_have_attribute("open", "")
    expect(page.locator("#look .count")).to_have_count(0)


def test_a_tally_of_fewer_than_five_is_not_shown_even_here(context: BrowserContext, air: OnAir) -> None:
    """The facilitator is told why."""
    voted(air, [1, 1, 3])
    page = opened(context, air)
    page.locator("#look summary").click()
    expect(page.locator("#look")).to_contain_text("Fewer than five have voted")


def test_overruling_needs_a_reason(context: BrowserContext, air: OnAir) -> None:
    """Without one the button does nothing; with one the room is told."""
    voted(air, [3, 3, 3, 3, 2])
    air.do("next")
    air.do("next")
    page = opened(context, air)
    page.get_by_role("button", name="Take another, with a reason").click()
    big = page.locator("#next")
    expect(big).to_be_disabled()
    expect(big).to_contain_text("Pick a choice first")
    page.locator("#why input").nth(1).check()
    expect(big).to_be_disabled()
    expect(big).to_contain_text("Write a reason first")
    page.keyboard.press("PageDown")
    assert air.state()["phase"] == "shown"
    page.locator("#reason").fill("Let’s see what <the crew> would have come up with.")
    expect(big).to_contain_text("Take 2 against the majority")
    big.click()
    expect(big).to_contain_text("Next scene")
    screen = context.new_page()
    screen.goto(f"{air.url}screen")
    expect(screen.locator("main")).to_contain_text("against the majority: “Let’s see what <the crew>")


def test_a_half_written_reason_survives_what_happens_in_the_room(context: BrowserContext, air: OnAir) -> None:
    """Somebody joins while the facilitator is typing: nothing that was typed or picked is lost."""
    voted(air, [3, 3, 3, 3, 2])
    air.do("next")
    air.do("next")
    page = opened(context, air)
    page.get_by_role("button", name="Take another, with a reason").click()
    page.locator("#why input").nth(0).check()
    page.locator("#reason").fill("Half a thou")
    token = asked(air, "join", {})["participant"]
    late = context.new_page()
    late.goto(f"{air.url}?participant={token}")
    expect(page.locator(".links")).to_contain_text("1 of")
    expect(page.locator("#reason")).to_have_value("Half a thou")
    expect(page.locator("#why input").nth(0)).to_be_checked()


def test_hands_are_typed_and_kept_apart(context: BrowserContext, air: OnAir) -> None:
    """The big button counts along, and the split shows them as hands."""
    voted(air, [1, 1, 3, 3, 3])
    page = opened(context, air)
    page.get_by_role("button", name="Type in a count of hands").click()
    expect(page.locator("#counts input").first).to_be_focused()
    page.locator("#counts input").nth(2).fill("6")
    expect(page.locator("#next")).to_contain_text("Save 6 hands")
    page.keyboard.press("PageDown")
    expect(page.locator("#next")).to_contain_text("Close the vote")
    page.keyboard.press("PageDown")
    expect(page.locator("#next b")).to_have_text("Show the split")
    page.keyboard.press("PageDown")
    expect(page.locator(".split").first).to_contain_text("6 hands")
    assert air.state()["tally"] is not None


def test_a_note_stays_in_this_browser(browser: Browser, context: BrowserContext, air: OnAir) -> None:
    """It is there again after a reload, on no other machine, and never asked of the server."""
    page = opened(context, air)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    page.locator("#note").fill("If everyone says 3, ask what 2 bought.")
    page.reload()
    expect(page.locator("#note")).to_have_value("If everyone says 3, ask what 2 bought.")
    elsewhere = browser.new_context()
    other = opened(elsewhere, air)
    expect(other.locator("#note")).to_have_value("")
    assert not [body for body in sent if "bought" in body]
    elsewhere.close()


def test_two_consoles_agree_and_never_step_twice(context: BrowserContext, air: OnAir) -> None:
    """A step taken on one is seen on the other; a step from a state that is past is refused in words."""
    first, second = opened(context, air), opened(context, air)
    first.keyboard.press("PageDown")
    expect(second.locator("#next b")).to_have_text("Open the vote")
    second.evaluate("state.at -= 1")
    second.keyboard.press("PageDown")
    expect(second.get_by_role("alert")).not_to_be_empty()
    assert air.state()["phase"] == "read"


def test_a_console_that_loses_the_server_says_so_and_comes_back(context: BrowserContext, air: OnAir) -> None:
    """To the running session, at the same step."""
    page = opened(context, air)
    page.keyboard.press("PageDown")
    expect(page.locator("#next b")).to_have_text("Open the vote")
    air.stop()
    expect(page.get_by_role("alert")).to_contain_text("The console has lost the server")
    air.start()
    expect(page.get_by_role("alert")).to_be_empty()
    page.keyboard.press("PageDown")
    expect(page.locator("#next b")).to_have_text("Close the vote")


def test_results_are_taken_along_with_the_key(context: BrowserContext, air: OnAir) -> None:
    """A button each; the key goes in the request and never in an address."""
    voted(air, [1, 1, 3, 3, 3])
    air.do("next")
    page = opened(context, air)
    page.get_by_text("Take the results along").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    assert air.record.host_token not in download.value.url


def test_what_the_room_does_is_spoken_now_and_then(context: BrowserContext, air: OnAir) -> None:
    """The count is in a live region of its own, so that a screen reader isn't flooded by votes."""
    voted(air, [1, 1])
    page = opened(context, air)
    expect(page.locator("#spoken")).to_have_text(re.compile(r"2 of \d have voted"))
    assert page.locator("[data-count]").get_attribute("role") is None
