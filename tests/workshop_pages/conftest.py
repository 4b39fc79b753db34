"""One chromium for all tests of this folder, that reaches nothing but this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from game.workshop.pages import Pages
from tests.workshop_pages.rooms import scenario
from tests.workshop_pages.site import DELETE_ON, OnAir

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    # While it is there an event loop runs in this thread, which tests of other folders may not like.
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    launched = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
    yield launched
    launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=PHONE)
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def pages() -> Pages:
    return Pages(scenario(), DELETE_ON)


@pytest.fixture
def air(tmp_path: Path) -> Iterator[OnAir]:
    served = OnAir(tmp_path)
    yield served
    served.close()
