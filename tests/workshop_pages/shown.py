"""A page on a made-up host: the browser gets it with its policy, as a server would send it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Route

from game.workshop.pages import Pages
from tests.workshop_pages.states import State

HOST = "http://127.0.0.1:1"


class Stage:
    """Shows pages in a context, one after another, and collects what the browser complains about."""

    def __init__(self, context: BrowserContext, pages: Pages) -> None:
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self._pages = pages
        self._html: Callable[[], str] = pages.console
        self._policy = ""
        self._state: State = {}
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self._said(said.type, said.text))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.route(f"{HOST}/**", self._answer)

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "WebSocket" not in text and "ERR_" not in text:
            self.complaints.append(text)

    def _answer(self, route: Route) -> None:
        url = route.request.url
        name = url.rsplit("/", 1)[1]
        if "/assets/" in url:
            body, kind = self._pages.assets[name]
            route.fulfill(body=body, content_type=kind)
        elif "/state" in url:
            route.fulfill(json=self._state)
        else:
            headers = {"Content-Security-Policy": self._policy}
            route.fulfill(body=self._html(), content_type="text/html; charset=utf-8", headers=headers)

    def phone(self, state: State | None) -> Page:
        """A phone in a state."""
        self._state = {} if state is None else {**state, "html": self._pages.phone_part(state)}
        return self._show("phone", lambda: self._pages.phone(state))

    def console(self, state: State) -> Page:
        """A console in a state."""
        self._state = {**state, "html": self._pages.console_part(state)}
        shown = self._show("console", self._pages.console, "/console#0123")
        shown.evaluate("state => got(state)", self._state)
        return shown

    def screen(self, state: State, mode: str = "") -> Page:
        """A screen in a state."""
        self._state = {**state, "html": self._pages.screen_part(state)}
        shown = self._show("screen", lambda: self._pages.screen(state, mode), "/screen")
        shown.evaluate("document.fonts.ready")
        return shown

    def _show(self, page: str, html: Callable[[], str], path: str = "/") -> Page:
        self._html, self._policy = html, self._pages.csp[page]
        self.page.goto("about:blank")
        self.page.goto(HOST + path)
        return self.page
