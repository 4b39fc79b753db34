"""Each page is one document: small, from nowhere else, and safe whatever is written into it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from game.workshop.pages import Pages
from game.workshop.pages.document import hashed
from tests.workshop_pages.rooms import SHIPPED, scenario
from tests.workshop_pages.site import DELETE_ON
from tests.workshop_pages.states import State, consoles, phones, screens

LIMIT = 45 * 1024
HOSTILE = "<img src=x onerror=alert(1)>\"'></script></style><!-- {{ 7 * 7 }} &amp; & \u202e"


class Read(HTMLParser):
    """What is in a page: its elements with their attributes, and the text of its style and script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag if tag in self.raw else ""

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.raw[self._inside].append(data)


def every_page(pages: Pages) -> dict[str, str]:
    """All pages in all states, by name."""
    found = {"phone join": pages.phone(None), "console": pages.console()}
    found |= {f"phone {name}": pages.phone(state) for name, state in phones().items()}
    found |= {f"screen {name}": pages.screen(state) for name, state in screens().items()}
    found |= {f"console {name}": pages.console_part(state) for name, state in consoles().items()}
    return found


def hostile(data: Any, spare: frozenset[str] = frozenset({"id", "phase", "mode", "kind", "do"})) -> Any:
    """The same data with every text that people write turned into an attack."""
    if isinstance(data, dict):
        return {key: value if key in spare else hostile(value) for key, value in data.items()}
    if isinstance(data, list):
        return [hostile(value) for value in data]
    return HOSTILE if isinstance(data, str) else data


@pytest.mark.parametrize("id", SHIPPED)
def test_a_phone_page_is_under_45_kib_in_every_state(id: str) -> None:
    """All in: style, script, words, every object that is shown and the cover."""
    pages = Pages(scenario(id), DELETE_ON)
    sizes = {name: len(pages.phone(state).encode()) for name, state in phones(id).items()}
    sizes["join"] = len(pages.phone(None).encode())
    assert {name: size for name, size in sizes.items() if size > LIMIT} == {}


@pytest.mark.parametrize("id", SHIPPED)
def test_a_phone_page_holds_every_object_that_its_scenario_may_show(id: str) -> None:
    """So that a scene which comes later needs no further request."""
    pages = Pages(scenario(id), DELETE_ON)
    html = pages.phone(phones(id)["vote"])
    objects = {part.object for part in (*scenario(id).scenes, *scenario(id).endings) if part.object}
    assert {name for name in objects if f"<g id=o-{name}>" not in html} == set()


def test_a_scenario_with_more_objects_than_a_page_can_bring_shows_each_all_the_same() -> None:
    """What does not fit is drawn where it is shown, and the page stays within its limit."""
    shipped = [scenario(id) for id in SHIPPED]
    scenes = tuple(scene for one in shipped for scene in one.scenes if scene.object)
    many = Pages(replace(shipped[0], scenes=scenes), DELETE_ON)
    objects = list(dict.fromkeys(scene.object for scene in scenes))
    assert len(objects) > 20
    vote = phones()["vote"]
    brought = set()
    for object in objects:
        html = many.phone({**vote, "page": {**vote["page"], "object": object}})
        assert len(html.encode()) <= LIMIT
        head = html[html.index("<header") : html.index("</header>")]
        sprite = f"<g id=o-{object}>" in html
        assert sprite == (f'href="#o-{object}"' in head)
        assert "<path" in head or sprite
        brought.add(sprite)
    assert brought == {True, False}


def test_no_page_points_anywhere_else(pages: Pages) -> None:
    """Every address in every page is one of this server's paths, a place in the page, or the icon itself."""
    own = re.compile(r"/(?!/)|#|data:image/svg\+xml,")
    for name, html in every_page(pages).items():
        for tag, attributes in Read(html).elements:
            for key in ("href", "src", "action", "xlink:href", "formaction", "poster", "srcset"):
                value = attributes.get(key)
                assert value is None or own.match(value), (name, tag, key, value)
    for sheet in (pages.phone(None), pages.screen(screens()["vote"])):
        found = re.findall(r"url\(([^)]*)\)", "".join(Read(sheet).raw["style"]))
        assert all(address.startswith("/assets/") for address in found)


def test_no_page_has_an_inline_style_or_a_handler(pages: Pages) -> None:
    """Their policy forbids both, so that words can never become either."""
    for name, html in every_page(pages).items():
        for tag, attributes in Read(html).elements:
            assert not [key for key in attributes if key == "style" or key.startswith("on")], (name, tag)


@pytest.mark.parametrize("name", ["phone", "console", "screen"])
def test_a_policy_names_the_one_style_and_the_one_script(pages: Pages, name: str) -> None:
    """By hash, and allows nothing else."""
    html = {
        "phone": pages.phone(None),
        "console": pages.console(),
        "screen": pages.screen(screens()["vote"]),
    }[name]
    read = Read(html)
    tags = [tag for tag, _ in read.elements]
    assert (tags.count("style"), tags.count("script")) == (1, 1)
    policy = pages.csp[name]
    assert hashed("".join(read.raw["style"])) in policy
    assert hashed("".join(read.raw["script"])) in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_a_policy_is_the_same_for_everybody(pages: Pages) -> None:
    """Style and script hold nothing of a state, so one header fits every answer."""
    bodies = [Read(pages.phone(state)).raw for state in (None, *phones().values())]
    assert all(body == bodies[0] for body in bodies)


@pytest.mark.parametrize("kind", ["phone", "screen", "console"])
def test_whatever_is_written_stays_words(pages: Pages, kind: str) -> None:
    """An attack in every text of every message is shown as it was written."""
    states, part = {
        "phone": (phones(), pages.phone_part),
        "screen": (screens(), pages.screen_part),
        "console": (consoles(), pages.console_part),
    }[kind]
    known = {tag for state in states.values() for tag, _ in Read(part(state)).elements} | {"q", "small"}
    for name, state in states.items():
        read = Read(part(hostile(state)))
        assert "img" not in [tag for tag, _ in read.elements], name
        assert not [key for _, held in read.elements for key in held if key.startswith("on")], name
        assert {tag for tag, _ in read.elements} <= known, name


def test_a_message_of_the_contract_alone_is_enough(pages: Pages) -> None:
    """Every further field of the wire is optional to the page."""
    choice = {"id": "a", "text": "Wait.", "open": True, "why_not": None}
    page = {"title": "Monday", "paragraphs": ["It rains."], "choices": [choice]}
    for phase in ("lobby", "read", "vote", "closed", "shown", "discuss", "consequence", "ending", "debrief"):
        bare: State = {
            "type": "page",
            "phase": phase,
            "decision": 1,
            "round": 1,
            "remaining": None,
            "page": page,
            "mine": "a",
        }
        assert "<h1" in pages.phone(bare)


def test_a_refusal_after_a_plain_form_is_said(pages: Pages) -> None:
    """Without a script the page itself says what became of a late vote."""
    html = pages.phone(phones()["closed"], "Voting has closed. 3 still counts.")
    assert "Voting has closed. 3 still counts." in html.split("<footer", 1)[1]


def test_the_first_paint_is_the_live_page(pages: Pages) -> None:
    """What the server paints and what the script is sent are the same words in the same elements."""
    for state in phones().values():
        html, part = pages.phone(state), pages.phone_part(state)
        status = part.index("<div role=status>")
        assert part[:status] in html
        assert part[status:] in html


def test_a_scenario_from_right_to_left_turns_the_page() -> None:
    """The direction follows the scenario's language, and each text then keeps its own."""
    english = Pages(scenario(), DELETE_ON).phone(phones()["vote"])
    arabic = Pages(replace(scenario(), language="ar"), DELETE_ON).phone(phones()["vote"])
    assert "rtl" not in english.split("<body", 1)[0]
    assert '<html lang="ar" dir="rtl">' in arabic
    assert 'dir="auto"' in arabic
