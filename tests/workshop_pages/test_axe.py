"""axe-core finds nothing serious on any page in any state, by day and in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from game.workshop.pages import Pages
from game.workshop.pages.handout import handout
from game.workshop.results.card import card
from game.workshop.results.handout import told
from tests.workshop_pages.conftest import PHONE
from tests.workshop_pages.rooms import Hall, scenario
from tests.workshop_pages.shown import Stage
from tests.workshop_pages.site import DELETE_ON
from tests.workshop_pages.states import consoles, phones, screens
from tests.workshop_pages.test_paper import album, played, record

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LONG = {"width": 390, "height": 2400}
"""A phone on which the drive bar covers nothing: what scrolls under it is no fault of size."""
DESK = {"width": 1280, "height": 1400}
HALL = {"width": 1280, "height": 720}


def found(page: Page) -> list[str]:
    """What axe finds: rule, gravity and the first place of each. In the dark only colours are new."""
    page.evaluate(AXE)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    only = {"type": "rule", "values": ["color-contrast"]} if dark else {"type": "tag", "values": RULES}
    results = page.evaluate("only => axe.run(document, { runOnly: only, resultTypes: ['violations'] })", only)
    return [
        f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:160]} {one['nodes'][0]['failureSummary']}"
        for one in results["violations"]
        if one["impact"] in ("serious", "critical", "moderate")
    ]


@pytest.fixture(params=["light", "dark"])
def dressed(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, color_scheme=request.param, reduced_motion="reduce")
    yield context
    context.close()


def test_phones(dressed: BrowserContext, pages: Pages) -> None:
    """Every state of a phone, the join page too."""
    stage = Stage(dressed, pages)
    faults = {name: found(stage.phone(state)) for name, state in {"join": None, **phones()}.items()}
    assert {name: fault for name, fault in faults.items() if fault} == {}


def test_phones_with_everything_unfolded(dressed: BrowserContext, pages: Pages) -> None:
    """What stands behind "Read the scene again" and in each decision of my debrief."""
    stage = Stage(dressed, pages)
    faults = {}
    for name in ("vote", "debrief path", "own"):
        page = stage.phone(phones()[name])
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        faults[name] = found(page)
    assert {name: fault for name, fault in faults.items() if fault} == {}


@pytest.mark.parametrize("size", [LONG, DESK], ids=["phone", "desk"])
def test_consoles(dressed: BrowserContext, size: dict[str, int]) -> None:
    """Every state of a console on a phone and on a laptop, and both forms."""
    stage = Stage(dressed, Pages(scenario("bed-fourteen"), DELETE_ON))
    stage.page.set_viewport_size(size)  # type: ignore[arg-type]
    faults = {name: found(stage.console(state)) for name, state in consoles().items()}
    for name, form in (("shown", "why"), ("vote", "counts")):
        stage.console(consoles()[name]).click(f"[data-pane={form}]")
        faults[form] = found(stage.page)
    assert {name: fault for name, fault in faults.items() if fault} == {}


def test_a_console_without_its_key(dressed: BrowserContext, pages: Pages) -> None:
    """The page that says how to open it."""
    stage = Stage(dressed, pages)
    stage.phone(None)
    page = dressed.new_page()
    page.set_content(pages.console())
    assert found(page) == []


def test_screens(dressed: BrowserContext, pages: Pages) -> None:
    """Every state of a screen."""
    stage = Stage(dressed, pages)
    stage.page.set_viewport_size(HALL)  # type: ignore[arg-type]
    faults = {name: found(stage.screen(state)) for name, state in screens().items()}
    assert {name: fault for name, fault in faults.items() if fault} == {}


def test_what_is_printed(dressed: BrowserContext) -> None:
    """The handout and the facilitator's card, which are read on a screen before they are printed."""
    faults = {}
    for name, (html, _) in {
        "handout": handout(told(played("bed-fourteen").room, record("bed-fourteen")), album("bed-fourteen")),
        "card": card(Hall().room, "192.168.8.1:8000", "Larder Room"),
    }.items():
        page = dressed.new_page()
        page.set_content(html)
        faults[name] = found(page)
    assert {name: fault for name, fault in faults.items() if fault} == {}
