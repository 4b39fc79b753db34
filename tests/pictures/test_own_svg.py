"""An author's SVG: shapes come through, everything else is left out with a note or refused in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.pictures import OwnPicture, Refused, inspect
from game.pictures.own_svg import LARGEST_TEXT
from tests.pictures.people import svg


def taken(data: bytes) -> OwnPicture:
    return inspect("yard.svg", data)


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        taken(data)
    return str(caught.value)


def laughs(levels: int) -> str:
    """Groups that each show the one before ten times."""
    groups = [f'<g id="g{i}">' + f'<use xlink:href="#g{i - 1}"/>' * 10 + "</g>" for i in range(1, levels)]
    return (
        f'<defs><g id="g0"><path d="M0 0h1"/></g>{"".join(groups)}</defs><use xlink:href="#g{levels - 1}"/>'
    )


def entities(levels: int) -> str:
    """A document type whose entities double at each level."""
    lines = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{i} "&a{i - 1};&a{i - 1};">' for i in range(1, levels))]
    return f"<!DOCTYPE svg [{''.join(lines)}]>"


HOSTILE = {
    "a script": (svg("<script>alert(1)</script>"), "script"),
    "a script in capitals of another namespace": (svg('<x:script xmlns:x="urn:x"/>'), "script"),
    "a handler": (svg('<path onload="alert(1)"/>'), "script (onload)"),
    "a handler on what is left out": (svg('<text onclick="alert(1)">hello</text>'), "script (onclick)"),
    "a handler by a document type": (
        svg("<g/>", before='<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>'),
        "script (onload)",
    ),
    "an entity bomb": (svg("<text>&a30;</text>", before=entities(31)), "entities"),
    "an outside entity": (
        svg("<text>&x;</text>", before='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "entities",
    ),
    "an outside parameter entity": (
        svg("<g/>", before='<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://example.org/x">%x;]>'),
        "entities",
    ),
    "a use from outside": (svg('<use xlink:href="http://example.org/a.svg#a"/>'), "outside"),
    "a use from a file": (svg('<use href="other.svg#a"/>'), "outside"),
    "an image from outside": (svg('<image href="file:///etc/passwd"/>'), "outside"),
    "a link": (svg('<a href="https://example.org"><path/></a>'), "outside"),
    "a script for a link": (svg('<a href="javascript:alert(1)"><path/></a>'), "outside"),
    "a paint from outside": (svg('<path fill="url(http://example.org/a#b)"/>'), "outside"),
    "a paint from outside in a style": (
        svg("<path style=\"fill:URL( 'http://example.org#b')\"/>"),
        "outside",
    ),
    "a style sheet": (svg("<style>path{fill:url(http://example.org)}</style><path/>"), "style sheet"),
    "a style sheet outside": (svg("<path/>", before='<?xml-stylesheet href="a.css"?>'), "style sheet"),
    "a web page": (svg("<foreignObject><body/></foreignObject>"), "web page"),
    "billion laughs by use": (svg(laughs(12)), "more than 60,000 parts"),
    "billion laughs by pattern": (
        svg(
            "<defs>"
            + "".join(
                f'<pattern id="p{i}">' + f'<path fill="url(#p{i - 1})"/>' * 20 + "</pattern>"
                for i in range(1, 9)
            )
            + '</defs><path fill="url(#p8)"/>'
        ),
        "more than 60,000 parts",
    ),
    "a circle": (svg('<g id="a"><use xlink:href="#a"/></g>'), "in a circle"),
    "a circle of two": (
        svg('<mask id="a"><path mask="url(#b)"/></mask><mask id="b"><path mask="url(#a)"/></mask>'),
        "in a circle",
    ),
    "a long chain": (
        svg("".join(f'<g id="a{i}"><use xlink:href="#a{i + 1}"/></g>' for i in range(500))),
        "too many times over",
    ),
    "endless dashes": (svg('<path d="M0 0H1e9" stroke="red" stroke-dasharray=".01"/>'), "more than 60,000"),
    "inherited dashes": (
        svg('<g id="a"><path d="M0 0H1e6"/></g><g stroke-dasharray="1"><use xlink:href="#a"/></g>'),
        "more than 60,000",
    ),
    "a path of a million points": (svg(f'<path d="M0 0{"h1v1" * 250_000}"/>'), "longer than 40,000 signs"),
    "masks inside one another": (
        svg('<mask id="m"><path/></mask>' + '<g mask="url(#m)">' * 9 + "</g>" * 9),
        "masks or see-through groups",
    ),
    "deep nesting": (svg("<g>" * 60 + "</g>" * 60), "inside one another"),
    "very deep nesting": (svg("<g>" * 100_000 + "</g>" * 100_000), "inside one another"),
    "too many parts": (svg("<path/>" * 20_001), "more than 20,000 parts"),
    "a huge file": (svg(" " * LARGEST_TEXT), "larger than 2 MiB"),
    "no size": (svg("<path/>", ""), "neither a viewBox nor"),
    "an endless size": (svg("<path/>", 'viewBox="0 0 1e999 1"'), "no size that can be drawn"),
    "a size of nothing": (svg("<path/>", 'viewBox="0 0 0 10"'), "no size that can be drawn"),
    "a torn file": (svg("<path/>")[:-8], "damaged"),
    "a web page for a picture": (b"<html><body/></html>", "no SVG"),
    "plain words": (b"hello", "no picture"),
    "a strange encoding": (svg("", before='<?xml version="1.0" encoding="klingon"?>'), ""),
}


@pytest.mark.parametrize(("data", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_picture_is_refused_in_words(data: bytes, words: str) -> None:
    """The message names the file, says why, and ends with what to do."""
    message = refusal(data)
    assert message.startswith("yard.svg")
    assert words in message
    assert message.endswith(".")
    assert message.count(". ") >= 1


def test_dashes_and_glass_in_measure_are_fine() -> None:
    """A dashed line, and groups that are written as whole as can be."""
    whole = '<g style="opacity:1">' * 9 + "</g>" * 9
    assert taken(svg(f'<path d="M0 0H100" stroke="red" stroke-dasharray="4 2"/>{whole}')).notes == ()


def test_shapes_come_through_as_they_are() -> None:
    """Groups, clips, gradients and transforms are kept; the size is the viewBox's."""
    picture = taken(
        svg(
            '<defs><clipPath id="c"><rect width="9" height="9"/></clipPath>'
            '<linearGradient id="sky"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
            '<g clip-path="url(#c)" transform="rotate(3 1 2)"><path d="M0 0h9" fill="url(#sky)"/></g>'
        )
    )
    assert (picture.kind, picture.width, picture.height) == ("svg", 100.0, 50.0)
    for part in ("<clipPath", "<linearGradient", "rotate(3 1 2)", 'd="M0 0h9"', 'stop-color="#fff"'):
        assert part in picture.svg
    assert picture.notes == ()


def test_ids_get_names_of_their_own() -> None:
    """So that they meet no id of ours in the same page, and pointers follow them."""
    text = taken(svg('<g id="a"/><use xlink:href="#a"/><path fill="url( #a )" clip-path="url(\'#a\')"/>')).svg
    assert 'id="own-a"' in text
    assert 'xlink:href="#own-a"' in text
    assert text.count("url(#own-a)") == 2


def test_styles_become_attributes() -> None:
    """skia and strict browsers read attributes; what is no paint is dropped."""
    text = taken(svg('<path style="fill:#f00; stroke-width : 2; behavior: x; font-family:Arial"/>')).svg
    assert '<path fill="#f00" stroke-width="2"/>' in text


def test_what_is_not_drawn_is_said() -> None:
    """Letters, filters and pictures inside are left out with a note each."""
    inside = '<text>Yard</text><text>Gate</text><image href="data:image/png;base64,AA=="/><filter id="f"/>'
    notes = taken(svg(inside + "<path/>")).notes
    assert len(notes) == 3
    assert all(note.startswith("yard.svg: ") for note in notes)
    assert "turn them into paths" in notes[0]


def test_a_value_that_hides_something_is_left_out() -> None:
    """Escapes and functions that are no paint do not come through."""
    picture = taken(
        svg(r'<path fill="u\72l(http://example.org)"/><g mask="image-set(\'x\')"/><path fill="red"/>')
    )
    assert "example.org" not in picture.svg
    assert "image-set" not in picture.svg
    assert 'fill="red"' in picture.svg
    assert len(picture.notes) == 2


def test_drawing_programs_leave_no_trace() -> None:
    """Their own elements and attributes, and comments, go."""
    drawn = svg(
        "<!-- made by a program --><metadata><x/></metadata>"
        '<g xmlns:i="urn:ink" i:label="Layer 1" data-name="x" class="a"><path d="M1 1"/></g>'
    )
    assert taken(drawn).svg.endswith('><g><path d="M1 1"/></g></svg>')


def test_an_old_document_type_does_no_harm() -> None:
    """Many programs write one; without entities it says nothing."""
    doctype = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert taken(svg("<path/>", before='<?xml version="1.0"?>' + doctype)).kind == "svg"


@pytest.mark.parametrize(
    ("view", "size"),
    [
        ('viewBox="5,5 20,10" width="100%"', (20, 10)),
        ('width="2in" height="1in"', (192, 96)),
        ('width="30mm" height="10mm"', (113.386, 37.795)),
        ('width="64" height="32px"', (64, 32)),
    ],
)
def test_the_size_is_read_in_any_unit(view: str, size: tuple[float, float]) -> None:
    """viewBox first, else width and height at 96 to the inch."""
    picture = taken(svg("<path/>", view))
    assert (picture.width, picture.height) == pytest.approx(size, abs=0.01)
    assert f'width="{picture.width:g}"' in picture.svg


def test_utf_16_and_a_byte_order_mark_are_read() -> None:
    """Programs on Windows write both."""
    text = svg("<title>Hof</title><path/>").decode()
    for data in (text.encode("utf-8-sig"), text.encode("utf-16")):
        assert taken(data).describes == "Hof."


def test_a_picture_from_the_library_passes() -> None:
    """Our own drawings are what an author would copy and change."""
    from game.storage.pictures import shipped_pictures

    files = shipped_pictures()
    for name in ("places/warehouse", "people/goran", "spots/mug", "covers/the-pour", "places/office_kitchen"):
        assert taken(files.text(name).encode()).notes == (), name


WRITTEN = """<g>|</g>|<path d='M0 0h9'/>|<use xlink:href='#a'/>|<g id='a'>|<mask id='b'>|</mask>|<script>
|</script>|&x;|<!ENTITY|]]>|<![CDATA[|onload='x'|<style>a{}</style>|<path fill='url(#a)'/>|\x00|é
|<path style='fill:url(http://x)'/>|<text>a</text>"""
PARTS = st.sampled_from(WRITTEN.split("|"))


@given(st.lists(PARTS, max_size=12))
def test_whatever_an_svg_holds_it_is_drawable_or_refused(parts: list[str]) -> None:
    """What passes is well formed and holds neither script nor a way out of the file."""
    try:
        picture = taken(svg("".join(parts)))
    except Refused:
        return
    root = ET.fromstring(picture.svg)
    for element in root.iter():
        assert "script" not in element.tag
        for name, value in element.items():
            assert not name.startswith("on")
            assert not re.search(r"url\((?!#own-)", value)
            if name.endswith("href"):
                assert value.startswith("#own-")


@given(st.binary(max_size=400))
def test_any_bytes_are_a_picture_or_refused(data: bytes) -> None:
    """Nothing but `Refused` ever comes out."""
    try:
        picture = inspect("any.png", data)
    except Refused:
        return
    assert picture.width > 0
