"""Pictures that an author brought: kept with the session, shown wherever the room and its phones look, and
looked at by the same gate as in the game."""

from __future__ import annotations

import json
import re
import urllib.request
from pathlib import Path

import pytest

from game.model import Scenario
from game.pictures import OwnPicture
from game.reader import read
from game.storage import ScenarioFolder
from game.workshop.opening import new_record
from game.workshop.pages import Pages
from game.workshop.pages.brought import ON_PHONES
from game.workshop.pictures import gathered, kept, names
from game.workshop.store import NoStore, Sessions, open_sessions
from tests.pictures.people import png, svg
from tests.workshop.process import ROOT, process, until

SOURCE = ROOT / "scenarios" / "counted-twice.yaml"
PROBE = svg('<title>A probe</title><circle cx="5" cy="5" r="4" fill="#d99a37"/>')
HOSTILE = {
    "script": svg("<script>alert(1)</script>"),
    "handler": svg('<rect width="9" height="9" onload="alert(1)"/>'),
    "outside": svg('<rect width="9" height="9" fill="url(http://example.org/#a)"/>'),
    "page": svg("<foreignObject><p>x</p></foreignObject>"),
    "entities": b'<!DOCTYPE svg [<!ENTITY a "ha">]>' + svg("<g/>"),
    "huge": png(20_000, 10_000),
    "no picture": b"<html><script>alert(1)</script></html>",
}


def brought(folder: Path, object: bytes = PROBE, name: str = "probe.svg") -> Path:
    """Counted Twice with a cover, a place, a portrait and an object of an author's own, in a folder."""
    text = SOURCE.read_text(encoding="utf-8")
    for old, new in (
        ("title: Counted Twice\n", "title: Counted Twice\ncover: front.png\n"),
        ("name: Goran Petrović,", "name: Goran Petrović, portrait: goran.svg,"),
        ("place: warehouse", "place: yard.png"),
        ("object: thermometer", f"object: {json.dumps(name, ensure_ascii=False)}"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    folder.mkdir(exist_ok=True)
    for file, body in (
        ("front.png", png(48, 70)),
        ("goran.svg", svg('<path d="M0 0h10v10z" fill="#1d444a"/>')),
        ("yard.png", png(160, 90)),
        (name, object),
    ):
        (folder / file).write_bytes(body)
    path = folder / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def loaded(path: Path) -> Scenario:
    """A scenario from its file."""
    found = read(path.read_bytes(), path.name, ScenarioFolder(path.parent).load).scenario
    assert found is not None
    return found


def pages_of(path: Path) -> Pages:
    """The pages of a session of a scenario."""
    told = loaded(path)
    found = gathered(told, ScenarioFolder(path.parent).picture)
    return Pages(told, "25 December", beside=kept(found.bodies))


def test_a_scenario_names_its_pictures(tmp_path: Path) -> None:
    """Cover, portraits, places and objects, each once; shipped ones are none of them."""
    assert names(loaded(brought(tmp_path))) == ("front.png", "goran.svg", "yard.png", "probe.svg")
    assert names(loaded(SOURCE)) == ()


def test_a_session_keeps_its_pictures(place: Sessions, tmp_path: Path) -> None:
    """Byte for byte, on both stores, and they go when the session goes."""
    told = loaded(brought(tmp_path / "ours"))
    bodies = gathered(told, ScenarioFolder(tmp_path / "ours").picture).bodies
    record = new_record(place, told, {}, "ours.yaml", pictures=bodies)
    other = new_record(place, told, {}, "ours.yaml")
    assert place.pictures(record.id) == bodies
    assert place.pictures(other.id) == {}
    place.delete(record.id)
    left = {one.id for one in place.listed()[0]}
    assert other.id in left
    assert record.id not in left
    with pytest.raises(NoStore):
        place.pictures(record.id)


def test_a_session_from_before_pictures_were_kept_has_none(tmp_path: Path) -> None:
    """Its file has no table for them, and is read all the same."""
    import sqlite3

    sessions = open_sessions(None, tmp_path / "workshops")
    record = new_record(sessions, loaded(SOURCE), {}, "ours.yaml")
    (file,) = (tmp_path / "workshops").glob("*.session")
    with sqlite3.connect(file) as connection:
        connection.execute("drop table picture")
    connection.close()
    assert sessions.pictures(record.id) == {}
    assert sessions.record(record.id).id == record.id


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_picture_reaches_no_page(tmp_path: Path, kind: str) -> None:
    """It is refused in words, and neither kept nor served; the rest of the scenario is as it was."""
    path = brought(tmp_path, HOSTILE[kind])
    found = gathered(loaded(path), ScenarioFolder(tmp_path).picture)
    assert set(found.bodies) == {"front.png", "goran.svg", "yard.png"}
    (note,) = found.notes
    assert note.startswith("probe.svg ")
    assert len(pages_of(path).assets) == len(Pages(loaded(SOURCE), "25 December").assets) + 3


def test_a_kept_picture_is_looked_at_again() -> None:
    """Whoever writes into the session's file gets no further than whoever writes beside the scenario."""
    beside = kept({"probe.svg": HOSTILE["script"], "good.svg": PROBE})
    assert beside("probe.svg") is None
    assert isinstance(beside("good.svg"), OwnPicture)
    assert beside("missing.svg") is None


def test_what_is_served_is_what_was_cleaned(tmp_path: Path) -> None:
    """Letters, links and movement of an author's SVG are left out before a browser gets it."""
    noisy = svg('<text>secret</text><a href="#x"><rect width="1" height="1"/></a><circle r="2"/>')
    bodies = [body for body, kind in pages_of(brought(tmp_path, noisy)).assets.values() if "svg" in kind]
    assert any(b"circle" in body for body in bodies)
    assert not any(word in body for body in bodies for word in (b"secret", b"<a ", b"<text"))


def test_a_heavy_picture_is_for_the_screen_alone(tmp_path: Path) -> None:
    """Every phone in a room would have to fetch it; on phones its field stands for it."""
    heavy = png(9, 9) + bytes(ON_PHONES)
    pages = pages_of(brought(tmp_path, heavy, "heavy.png"))
    (address,) = (name for name, (body, _) in pages.assets.items() if len(body) == len(heavy))
    from tests.workshop_pages.states import phones, screens

    seen = {**screens()["vote"], "object": "heavy.png"}
    voting = {**phones()["vote"], "page": {**phones()["vote"]["page"], "object": "heavy.png"}}
    assert address in pages.screen(seen)
    assert address not in pages.phone(voting)
    assert "of-none" in pages.phone_part(voting)


@pytest.mark.parametrize("name", ["a b.svg", "ü's.svg", "x&y.svg"])
def test_a_name_of_any_signs_is_found(tmp_path: Path, name: str) -> None:
    """No sign of a file's name gets into a page: pictures go by names of our own."""
    from tests.workshop_pages.states import phones

    pages = pages_of(brought(tmp_path, name=name))
    state = phones()["vote"]
    html = pages.phone({**state, "page": {**state["page"], "object": name}})
    assert "id=o-own-1" in html
    assert name not in html


def test_a_session_that_goes_on_without_its_folder_shows_them(tmp_path: Path) -> None:
    """The folder is gone when the session is resumed; the screen shows place, person and object, and each
    of them can be fetched, with a policy under which nothing in it runs."""
    path = brought(tmp_path / "ours")
    with process(tmp_path / "home", str(path)) as server:
        ready = server.ready
        server.do("next")
        before = server.ask("GET", "/screen/state?html=1")["html"]
        server.stop()
    for file in (tmp_path / "ours").iterdir():
        file.unlink()
    with process(tmp_path / "home", "--resume", ready["session"]) as server:
        person = server.join()
        found = server.ask("GET", "/screen/state?html=1")["html"]
        assert found == before
        addresses = set(re.findall(r"/assets/[0-9a-f]{32}\.\w+", found))
        assert len(addresses) == 2
        server.do("open")
        phone = until(server.phone(person["participant"]), phase="vote")
        assert phone["page"]["object"] == "probe.svg"
        for page in (f"/?participant={person['participant']}", "/"):
            with urllib.request.urlopen(server.base + page) as reply:
                addresses |= set(re.findall(r"/assets/[0-9a-f]{32}\.\w+", reply.read().decode()))
                assert "img-src 'self' data:" in reply.headers["content-security-policy"]
        assert len(addresses) == 4
        for address in addresses:
            with urllib.request.urlopen(server.base + address) as reply:
                assert reply.headers["content-type"].startswith("image/")
                assert reply.headers["x-content-type-options"] == "nosniff"
                assert "default-src 'none'" in reply.headers["content-security-policy"]
        server.stop()
