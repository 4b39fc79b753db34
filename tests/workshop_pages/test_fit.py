"""Sizes: nothing is clipped, nothing scrolls sideways, and the last row can read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from game.workshop.pages import Pages
from tests.projector.sessions import readings
from tests.workshop_pages.conftest import CHROMIUM, FLAGS
from tests.workshop_pages.rooms import SHIPPED, Hall, scenario
from tests.workshop_pages.shown import Stage
from tests.workshop_pages.site import DELETE_ON
from tests.workshop_pages.states import consoles, phones, screens

SMALL = {"width": 320, "height": 568}
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
CLIPPED = """[...document.querySelectorAll('body *')]
    .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(part => !part.closest('.hide, svg, script, style') && part.getClientRects().length)
    .filter(part => { const box = part.getBoundingClientRect(), style = getComputedStyle(part);
        return box.left < -1 || box.right > innerWidth + 1
            || (style.overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1); })
    .map(part => part.outerHTML.slice(0, 120))"""
SMALL_TARGETS = """[...document.querySelectorAll('button, summary, a, input:not([type=hidden]), textarea')]
    .filter(part => part.getClientRects().length && part.getBoundingClientRect().height < LEAST)
    .map(part => part.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module", params=[16, 32], ids=["100 %", "200 %"])
def small(
    playwright: Playwright, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """The smallest phone, at the browser's own text size and at twice that."""
    folder: Path = tmp_path_factory.mktemp("profile")
    (folder / "Default").mkdir()
    webprefs = {"default_font_size": request.param, "default_fixed_font_size": request.param}
    (folder / "Default" / "Preferences").write_text(json.dumps({"webkit": {"webprefs": webprefs}}))
    context = playwright.chromium.launch_persistent_context(
        folder, executable_path=CHROMIUM, headless=True, args=FLAGS, viewport=SMALL, reduced_motion="reduce"
    )
    yield context
    context.close()


def big(page: Page) -> bool:
    """Whether the reader's text is twice its usual size."""
    found: bool = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize) > 20")
    return found


def test_phones_at_320_pixels(small: BrowserContext, pages: Pages) -> None:
    """Every state, at 100 % and at 200 % text: no sideways scrolling, no clipped words, rows of 44 px."""
    stage = Stage(small, pages)
    for name, state in {"join": None, **phones()}.items():
        page = stage.phone(state)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        assert not page.evaluate(SIDEWAYS), name
        assert page.evaluate(CLIPPED) == [], name
        assert page.evaluate(SMALL_TARGETS.replace("LEAST", "44")) == [], name


def test_every_button_can_be_scrolled_to(small: BrowserContext, pages: Pages) -> None:
    """The foot never lies over the last choice once one has scrolled to the end."""
    stage = Stage(small, pages)
    for name in ("vote", "six", "saved"):
        page = stage.phone(phones()[name])
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        hidden = page.evaluate(
            """() => { const last = [...document.querySelectorAll('main button, main summary')].pop()
                .getBoundingClientRect(), foot = document.querySelector('footer').getBoundingClientRect();
                return last.bottom > foot.top + 1 && last.top < foot.bottom - 1; }"""
        )
        assert not hidden, name


def test_large_text_lets_the_foot_go(small: BrowserContext, pages: Pages) -> None:
    """At 200 % the foot no longer covers the page, and the chosen row itself says that it is saved."""
    page = Stage(small, pages).phone(phones()["saved"])
    said = page.locator(".row.on .big")
    if big(page):
        expect(said).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.word')).position") == "static"
    else:
        expect(said).to_be_hidden()


@pytest.mark.parametrize("id", SHIPPED)
def test_four_choices_fit_the_smallest_phone(browser: Browser, id: str) -> None:
    """All choices of the first vote stand over the foot at 320 by 568, without scrolling."""
    context = browser.new_context(viewport=SMALL)
    page = Stage(context, Pages(scenario(id), DELETE_ON)).phone(phones(id)["vote"])
    spare = page.evaluate(
        """() => document.querySelector('footer').getBoundingClientRect().top
            - [...document.querySelectorAll('.row')].pop().getBoundingClientRect().bottom"""
    )
    assert spare >= 0
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_consoles_hold_their_words(browser: Browser, width: int) -> None:
    """On the smallest phone and on a laptop; the big button is always in sight."""
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    stage = Stage(context, Pages(scenario("bed-fourteen"), DELETE_ON))
    for name, state in consoles().items():
        page = stage.console(state)
        assert not page.evaluate(SIDEWAYS), name
        assert page.evaluate(CLIPPED) == [], name
        assert page.evaluate(
            "document.querySelector('#next').getBoundingClientRect().bottom <= innerHeight"
        ), name
    context.close()


def test_a_console_of_large_text_keeps_its_button_in_sight(small: BrowserContext) -> None:
    """At 320 pixels, at 100 % and at 200 %: no sideways scrolling, no clipped words, and what comes next can
    be pressed without scrolling, with most of the page left to read."""
    stage = Stage(small, Pages(scenario("bed-fourteen"), DELETE_ON))
    for size in (SMALL, {"width": 568, "height": 320}):
        stage.page.set_viewport_size(size)  # type: ignore[arg-type]
        for name, state in consoles().items():
            page = stage.console(state)
            assert not page.evaluate(SIDEWAYS), (name, size)
            assert page.evaluate(CLIPPED) == [], (name, size)
            top, bottom, height = page.evaluate(
                """() => { const bar = document.querySelector('.drive').getBoundingClientRect();
                    return [bar.top, bar.bottom, innerHeight]; }"""
            )
            assert bottom <= height + 1, (name, size)
            assert bottom - top <= 0.4 * height, (name, size, bottom - top)


READ = """() => {
    const main = document.querySelector('main'), unit = innerHeight / 1080;
    const sizes = [...document.querySelectorAll('#stage *')]
        .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .filter(part => part.getClientRects().length)
        .map(part => [parseFloat(getComputedStyle(part).fontSize) / unit, part]);
    const scaled = ([size, part]) => {
        const flow = part.closest('.flow');
        return flow ? size * unit * flow.getScreenCTM().a / unit : size;
    };
    const box = main.getBoundingClientRect();
    const inside = sizes.map(([, part]) => part).filter(part => !part.closest('.away'))
        .map(part => part.getBoundingClientRect());
    return {
        over: Math.max(...inside.map(part => part.bottom)) - box.bottom,
        out: Math.max(...inside.map(part => part.right)) - box.right,
        least: Math.min(...sizes.map(scaled)),
    };
}"""


@pytest.mark.parametrize(
    ("width", "height"), [(1280, 720), (1920, 1080), (1024, 768)], ids=["720p", "1080p", "4:3"]
)
def test_screens_fit_and_can_be_read_from_the_last_row(
    browser: Browser, pages: Pages, width: int, height: int
) -> None:
    """In every state nothing runs over, and nothing is smaller than 1/36 of the height."""
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    stage = Stage(context, pages)
    for name, state in screens().items():
        seen: dict[str, Any] = stage.screen(state).evaluate(READ)
        assert seen["over"] <= 1, (name, seen)
        assert seen["out"] <= 1, (name, seen)
        assert seen["least"] >= 29.9, (name, seen)
    assert stage.complaints == []
    context.close()


@pytest.mark.parametrize("id", [id for id in SHIPPED if id != "counted-twice"])
def test_screens_of_every_scenario_fit(browser: Browser, id: str) -> None:
    """Longer scenes turn pages at the server; what is left fits at the least size."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    stage = Stage(context, Pages(scenario(id), DELETE_ON))
    for name, state in screens(id).items():
        seen: dict[str, Any] = stage.screen(state).evaluate(READ)
        assert seen["over"] <= 1, (name, seen)
    context.close()


def test_a_text_is_never_cut_where_the_screen_is_narrow(browser: Browser) -> None:
    """At 4:3, where a browser can't have the room turn pages: smaller, and every word is there."""
    context = browser.new_context(viewport={"width": 1024, "height": 768}, reduced_motion="reduce")
    stage = Stage(context, Pages(scenario("bed-fourteen"), DELETE_ON))
    for hall in readings("bed-fourteen"):
        seen: dict[str, Any] = stage.screen(hall.screen()).evaluate(READ)
        assert seen["over"] <= 1, (hall.room.text.title, seen)
        assert seen["least"] >= 20, (hall.room.text.title, seen)
    context.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768)], ids=["720p", "4:3"])
def test_a_movement_under_a_long_title_keeps_clear_of_what_stands_below(
    browser: Browser, pages: Pages, width: int, height: int
) -> None:
    """Nobody for three of four, and then a room that is level: the picture gives way, not the base line."""
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    hall = Hall("counted-twice", 300).until("vote").vote([300]).next(2).do("revote").vote([75, 75, 75, 75])
    page = Stage(context, pages).screen(hall.next(2).screen())
    assert page.evaluate("document.querySelector('#stage').className").startswith("k-moved")
    words, base, bottom = page.evaluate(
        """() => { const of = part => part.getBoundingClientRect(), unit = innerHeight / 1080;
            const words = [...document.querySelectorAll('.flow text')].map(of);
            const low = words.map(box => box.bottom - 0.22 * box.height);
            return [Math.max(...low), of(document.querySelector('.base span')).top,
                (innerHeight - of(document.querySelector('.base')).bottom) / unit]; }"""
    )
    assert words <= base
    assert bottom >= 53
    context.close()


def test_pages_ask_for_nothing_but_what_is_here(context: BrowserContext, pages: Pages) -> None:
    """No complaint under the strict policy, and no request but the page itself, its fonts and its state."""
    stage = Stage(context, pages)
    stage.phone(phones()["vote"])
    stage.screen(screens()["vote"])
    stage.console(consoles()["vote"])
    assert stage.complaints == []
    asked = {address.split("?")[0].split("#")[0] for address in stage.asked}
    own = {
        "/",
        "/screen",
        "/console",
        "/assets/source-serif.ttf",
        "/assets/inter.ttf",
        "/console/state",
        "/state",
    }
    assert {address.removeprefix("http://127.0.0.1:1") for address in asked} <= own | {
        "about:blank",
        "/screen/state",
    }
