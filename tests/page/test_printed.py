"""A printout: one HTML file, nothing from elsewhere, nothing of an author's words taken as markup."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from html.parser import HTMLParser

from game.debrief import of
from game.model import Moment, Paragraph, Principle
from game.page import compare, debrief_page, log, present
from game.page.paper import STYLE
from game.page.printed import Pictures, printed, printed_plays
from tests.support.building import END, choice, scene, story
from tests.support.plays import debriefed, level, only_play, played

FIRST = "lanes check page listen refuse timetable open sums"
SECOND = "lanes check page listen refuse limit no room"
VOID = {"meta", "img", "rect", "circle", "path"}


class Reader(HTMLParser):
    """Collects elements, attributes and words; fails where an element is left open or closed twice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)


def print_of(picks: str, **keys: object) -> str:
    play = played("counted-twice", picks)
    page = debrief_page(play, debriefed("counted-twice", picks))
    return printed(page, 6, present(play), log(play), **keys)  # type: ignore[arg-type]


def check(text: str) -> Reader:
    """Nothing that runs, nothing that loads, and a language."""
    reader = Reader(text)
    assert text.startswith("<!DOCTYPE html>\n<html lang=")
    for tag, attributes in reader.elements:
        assert tag not in {"script", "iframe", "link", "object", "embed", "form", "base", "a"}
        assert not any(name.startswith("on") for name in attributes)
        assert "href" not in attributes
        if "src" in attributes:
            assert (attributes["src"] or "").startswith("data:image/")
            assert tag == "img"
            assert attributes["alt"] is not None
    assert not re.search(r"@import|url\(|https?:", text)
    return reader


def test_everything_that_the_screen_says_is_on_paper() -> None:
    """The ending, the summary, the bands, each decision with its marks, the questions, what was said."""
    words = " ".join(check(print_of(FIRST)).words)
    for text in (
        "Counted Twice",
        "Day ninety comes in at twenty-three thousand six hundred",
        "You moved between management and leadership",
        "What happened to the place",
        "What it cost you",
        "Eight decisions, the one you would have again first.",
        "What the moment called for: stretch and resources (both)",
        "“It says 260, underlined”",
        "leaned on management",
        "met the moment",
        "Another way:",
        "None on screen met both halves. Two met one.",
        "Which decision did you make fastest?",
        "Take one thing away",
        "What was said",
        "Back wall, minus sixteen.",
    ):
        assert text in words


def test_the_picked_decision_is_printed_first() -> None:
    """The rest follow in the order of the story."""
    text = print_of(FIRST)
    names = [found.strip() for found in re.findall(r"<h3>([^<]+)", text)]
    assert names[:3] == ["Four hundred plates", "The dead freezer", "Goran’s two sheets"]


def test_pictures_stand_inside() -> None:
    """SVG and bitmap alike are put in as data, on the ground that was handed in; others are left out."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    photo = "data:image/png;base64,iVBORw0KGgo="
    pictures = Pictures(
        {"counted-twice": drawing, "plates": photo, "scale": drawing},
        {"plates": "#4a2320", "scale": "red;background:url(x)"},
        {"plates": 'A stack of "plates".'},
    )
    reader = check(print_of(FIRST, pictures=pictures))
    images = [attributes for tag, attributes in reader.elements if tag == "img"]
    sources = [image["src"] or "" for image in images]
    assert photo in sources
    inside = [base64.b64decode(s.partition(",")[2]).decode() for s in sources if "svg" in s]
    assert inside == [drawing, drawing, drawing][: len(inside)]
    assert inside
    assert {image.get("style") for image in images} == {None, "background:#4a2320"}
    assert {image["alt"] for image in images if image["src"] == photo} == {'A stack of "plates".'}


def test_a_picture_cannot_break_out_of_its_address() -> None:
    """What is no address is taken as a drawing's text and encoded whole."""
    text = print_of(FIRST, pictures=Pictures({"plates": 'data:image/png;base64,AA" onload="alert(1)'}))
    check(text)
    assert "onload" not in text


def test_authors_words_are_text() -> None:
    """Markup in any word of an author's is printed as it was written, and does nothing."""
    evil = '<script>alert("x")</script>&amp;<img src=x onerror=y>'
    hostile = story(
        scene(
            "a",
            choice("on", text=evil, because=evil, then=evil, draws_on=(Principle.TIME,), go=END),
            moment=Moment((Principle.PROCESS,), evil, (evil,)),
            object=evil,
        ),
        language='en"><script>',
    )
    bad = replace(hostile.scenes[0], title=evil, called=evil, prose=(Paragraph(evil),))
    end = replace(hostile.endings[0], title=evil, prose=(Paragraph(evil),))
    hostile = replace(hostile, scenes=(bad,), endings=(end,), title=evil)
    play = only_play(hostile, ["on"])
    page = debrief_page(play, of(play, level()))
    text = printed(page, None, present(play), log(play))
    words = "".join(check(text).words)
    assert '<html lang="en">' in text
    assert words.count(evil) > 6
    check(printed_plays(compare(page, page), evil))


def test_two_plays_side_by_side() -> None:
    """One table: the same choices above it, a row for each decision, the endings at its foot."""
    plays = compare(
        debrief_page(played("counted-twice", FIRST), debriefed("counted-twice", FIRST)),
        debrief_page(played("counted-twice", SECOND), debriefed("counted-twice", SECOND)),
    )
    text = printed_plays(plays, "Counted Twice")
    words = " ".join(check(text).words)
    for part in (
        "The same five choices both times",
        "from four hundred plates",
        "met it in part",
        "The weighed year",
        "Efficiency thin, commitment strong, integrity strong.",
    ):
        assert part in words
    assert len(re.findall("<tr>", text)) == 5


def test_paper_tells_each_thing_once_and_whole() -> None:
    """The endings are no foot of the table, which browsers print on every page; questions, decisions and the
    lines to write on are not torn apart, and a heading stays with what it heads."""
    page = debrief_page(played("counted-twice", FIRST), debriefed("counted-twice", FIRST))
    text = printed_plays(compare(page, page), "Counted Twice")
    assert "<tfoot" not in text
    assert text.count(page.ending_title) == 2
    whole = printed(page, 6, None, log(played("counted-twice", FIRST)))
    style = re.sub(r"\s", "", STYLE)
    assert whole.count('<section class="keep">') == 2
    assert re.search(r"\.keep,article,[^{}]*\{break-inside:avoid\}", style)
    assert re.search(r"h2,h3,h4,h2\+\.quiet,\.name\{break-after:avoid\}", style)
    said = whole[whole.index('<section class="said">') :]
    assert said.count('<div class="name">') == said.count("<article>") > 8


def test_a_scenario_read_from_right_to_left_is_printed_so() -> None:
    """The language goes into the file, and with it the direction."""
    play = only_play(story(scene("a", choice("on", go=END)), language="ar"), ["on"])
    text = printed(debrief_page(play, of(play, level())))
    assert '<html lang="ar" dir="rtl">' in text
