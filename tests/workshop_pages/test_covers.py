"""A cover and the words on it: no word stands on an object, whichever scenario's cover it is."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from playwright.sync_api import Browser

from game.workshop.pages import Pages
from game.workshop.room.phase import Mode, Phase
from tests.workshop_pages.rooms import SHIPPED, Hall, scenario, until_stage
from tests.workshop_pages.shown import Stage
from tests.workshop_pages.site import DELETE_ON

APART = """() => {
    const picture = document.querySelector('header svg');
    const words = [...document.querySelectorAll('header h1, header .where')].map(part => {
        const range = document.createRange();
        range.selectNodeContents(part);
        return {right: range.getBoundingClientRect().right, bottom: part.getBoundingClientRect().bottom};
    });
    const drawn = picture.getBoundingClientRect();
    return !drawn.width || words.every(word => drawn.top >= word.bottom || drawn.left >= word.right);
}"""
GROUND = """() => {
    const part = document.querySelector('.side .foot');
    const page = getComputedStyle(document.body);
    const own = getComputedStyle(part);
    return [own.backgroundColor, own.color, page.backgroundColor, page.color];
}"""


def own(id: str) -> Hall:
    """A room in which everyone plays alone, each another way, at its debrief."""
    hall = Hall(id, mode=Mode.OWN).until("vote")
    for seat in range(1, 42):
        while (state := hall.phone(seat))["page"]["choices"]:
            choices = [choice for choice in state["page"]["choices"] if choice["open"]]
            hall.alone(seat, state["decision"], choices[(seat + state["decision"]) % len(choices)]["id"])
    while hall.room.phase is not Phase.DEBRIEF:
        hall.next()
    return hall


@pytest.mark.parametrize("id", SHIPPED)
@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568), (768, 1024), (1280, 800)])
def test_a_title_stands_clear_of_the_picture(browser: Browser, id: str, width: int, height: int) -> None:
    """To join, in the lobby and over my path, on phones, a tablet and a laptop."""
    context = browser.new_context(viewport={"width": width, "height": height})
    stage = Stage(context, Pages(scenario(id), DELETE_ON))
    for state in (None, Hall(id).phone(), Hall(id).until("debrief").phone()):
        assert stage.phone(state).evaluate(APART), state and state["phase"]
    context.close()


@pytest.mark.parametrize("id", ["counted-twice", "the-pour"])
def test_what_stands_under_a_cover_on_the_screen_stands_on_the_page(browser: Browser, id: str) -> None:
    """How many have finished, and the ending over a path, have the page's own ground in every mode."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    stage = Stage(context, Pages(scenario(id), DELETE_ON))
    path = until_stage(Hall(id).until("debrief"), "path")
    for state in (Hall(id, mode=Mode.OWN).until("vote").screen(), path.screen()):
        for mode in ("", "dark", "contrast"):
            ground, ink, page, words = stage.screen(state, mode).evaluate(GROUND)
            assert (ground, ink) == (page, words), (state["kind"], mode)
    context.close()


def test_as_many_decisions_as_own_paths_meet_fit_on_the_screen(browser: Browser) -> None:
    """Twelve rows stand over the base line, and nothing is smaller than the last row can read."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    hall = until_stage(own("the-pour"), "path")
    state = hall.screen()
    assert len(state["rows"]) > 10
    assert state["left"] == "Each beam: how the room chose."
    page = Stage(context, Pages(scenario("the-pour"), DELETE_ON)).screen(state)
    seen: dict[str, Any] = page.evaluate(
        """() => {
            const main = document.querySelector('main');
            const sizes = [...document.querySelectorAll('.way h2, .way p')].filter(part => part.textContent)
                .map(part => parseFloat(getComputedStyle(part).fontSize));
            return {over: main.scrollHeight - main.clientHeight, least: Math.min(...sizes)};
        }"""
    )
    assert seen["over"] <= 1
    assert seen["least"] >= 30 * 720 / 1080 - 0.1
    context.close()


CONTRAST = """mode => {
    const title = document.querySelector(mode === 'screen' ? '.side h1' : 'header h1');
    return getComputedStyle(title).color;
}"""


def lit(pixels: list[int]) -> float:
    """The relative luminance of one pixel of a picture."""
    linear = [
        c / 12.92 if (c := value / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for value in pixels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


BEHIND = """async src => {
    const image = await createImageBitmap(await (await fetch(src)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const paper = canvas.getContext('2d');
    paper.drawImage(image, 0, 0);
    const found = {};
    const data = paper.getImageData(0, 0, image.width, image.height).data;
    for (let at = 0; at < data.length; at += 4) {
        const key = data[at] + ',' + data[at + 1] + ',' + data[at + 2];
        found[key] = (found[key] || 0) + 1;
    }
    return Object.entries(found).sort((one, other) => other[1] - one[1])[0][0].split(',').map(Number);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("id", SHIPPED)
def test_a_title_can_be_read_on_its_cover_as_it_is_painted(browser: Browser, id: str, scheme: Any) -> None:
    """What is really behind the words, day and night, is far enough from their colour: 4.5 to 1 in the
    lobby, over my path and on the screen."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    stage = Stage(context, Pages(scenario(id), DELETE_ON))
    measure = context.new_page()
    lobby, path = Hall(id), Hall(id).until("debrief")
    for name, shown in (
        ("phone", lambda: stage.phone(lobby.phone())),
        ("phone", lambda: stage.phone(path.phone())),
        ("screen", lambda: stage.screen(lobby.screen())),
    ):
        page = shown()
        title = page.locator(".side h1" if name == "screen" else "header h1")
        rgb = page.evaluate(CONTRAST, name)
        ink = [int(part) for part in rgb[rgb.index("(") + 1 : -1].split(",")[:3]]
        title.evaluate("part => { part.style.color = 'transparent'; part.style.textShadow = 'none'; }")
        picture = base64.b64encode(title.screenshot()).decode()
        ground = measure.evaluate(BEHIND, f"data:image/png;base64,{picture}")
        light, dark = sorted((lit(ink), lit(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (
            name,
            page.locator("h1").first.inner_text(),
            ink,
            ground,
        )
    context.close()
