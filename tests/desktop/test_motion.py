"""Motion: short, on the way from what was to what is, ended by any press, and less or none where asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import skia

from game.desktop import motion
from game.desktop.box import Layout, Role
from game.desktop.drawing import Stage
from game.desktop.gallery import Gallery
from game.desktop.geometry import Rect
from game.desktop.sheet import Mode
from game.page import PageKind, Portrait
from game.pictures import OwnPicture
from tests.desktop.everything import played
from tests.desktop.pilot import Pilot, at_the_window
from tests.desktop.views import at_each_scene, laid, library, shelf, view


def pick_one(pilot: Pilot) -> Pilot:
    """Play on to the first decision, and pick without waiting for what follows."""
    pilot.press("enter", "enter")
    pilot.wait(2.0)
    pilot.press("1", patient=False)
    return pilot


def prefer(pilot: Pilot, wanted: str) -> None:
    """Another wish for motion."""
    desk = pilot.runner.desk
    pilot.runner.desk = replace(desk, preferences=replace(desk.preferences, motion=wanted))


def test_words_appear_by_paragraph_and_nothing_takes_long(tmp_path: Path) -> None:
    """Once the old words are gone the first paragraph begins, each other one later, and all stand soon."""
    with at_the_window(tmp_path) as pilot:
        turning = pick_one(pilot).runner._turning
        assert turning is not None
        words = [b for b in pilot.layout.area("page").boxes if b.role is Role.PARAGRAPH]
        assert len(turning.veils) >= len(words) > 0
        starts = [veil.after for veil in turning.veils]
        assert starts == sorted(set(starts))
        assert starts[0] == motion.FADE  # the old words go first
        assert motion.SLIDE <= turning.seconds <= 0.61
        pilot.wait(0.6)
        assert pilot.runner._turning is None


def test_a_press_ends_any_motion(tmp_path: Path) -> None:
    """Whatever is on its way, the page stands as soon as a key is pressed."""
    with at_the_window(tmp_path) as pilot:
        pick_one(pilot)
        assert pilot.runner._turning is not None
        pilot.press("down", patient=False)
        assert pilot.runner._turning is None


def plain(colour: int) -> skia.Image:
    """A window of one colour."""
    surface = skia.Surface.MakeRasterN32Premul(200, 100)
    surface.getCanvas().clear(colour)
    return surface.makeImageSnapshot()


def row(turning: motion.Turning, now: float, y: int = 50) -> list[int]:
    """The colours along a line of the window while a page turns."""
    surface = skia.Surface.MakeRasterN32Premul(200, 100)
    turning.paint(surface.getCanvas(), now)
    pixels = surface.makeImageSnapshot().tobytes()[y * 800 : (y + 1) * 800]
    return [int.from_bytes(pixels[at : at + 4], "little") for at in range(0, 800, 4)]


OLD, NEW, LIGHT = 0xFF12292E, 0xFFC4512F, 0xFFFFFFFF


@pytest.mark.parametrize("leftwards", [False, True])
@pytest.mark.parametrize("share", [0.1, 0.4, 0.6])
def test_a_page_that_turns_is_the_old_one_up_to_the_lights_edge_and_the_new_one_behind_it(
    share: float, leftwards: bool
) -> None:
    """No pixel is ever something between the two pictures, and the edge moves one way."""
    whole = Rect(0, 0, 200, 100)
    turning = motion.Turning(plain(OLD), plain(NEW), 0.0, whole, right_to_left=leftwards, light="#ffffff")
    line = row(turning, share * motion.SLIDE)
    line = line[::-1] if leftwards else line
    assert set(line) <= {OLD, NEW, LIGHT}
    order = [colour for colour in (OLD, LIGHT, NEW) for _ in range(line.count(colour))]
    assert line == order
    assert line.count(OLD) > row(turning, (share + 0.05) * motion.SLIDE).count(OLD)


def test_what_stays_beside_the_page_is_not_passed_over() -> None:
    """In one place the edge passes over the page alone; its picture stands from the first frame."""
    turning = motion.Turning(plain(OLD), plain(NEW), 0.0, Rect(120, 0, 80, 100))
    assert set(row(turning, 0.3 * motion.SLIDE)[:120]) == {NEW}
    assert set(row(turning, 0.3 * motion.SLIDE)[120:]) == {OLD, NEW}
    assert set(row(turning, motion.SLIDE)) == {NEW}


def test_the_edge_passes_over_the_picture_where_that_changes() -> None:
    """Another place, or another person in it, turns all of the window; another mood only the page."""
    (_, before), (_, moved) = _changing()
    page = before.area("page")
    assert page is not None
    assert motion.changing(before, moved, page.rect) == page.rect
    other = laid(next(p for p in at_each_scene("the-pour") if p.sheet.place), view(1280, 720))
    assert motion.changing(before, other, page.rect) == Rect(0, 0, 1280, 720)
    assert motion.changing(laid(shelf(), view(1280, 720)), before, page.rect) == Rect(0, 0, 1280, 720)


def test_a_choice_that_moves_up_leaves_no_ghost_where_it_stood() -> None:
    """While it is on its way its old place is the page's ground; at the end it stands in its new one."""
    start, end = Rect(20, 70, 160, 20), Rect(20, 10, 160, 20)
    turning = motion.Turning(
        plain(OLD), plain(NEW), 0.0, Rect(0, 0, 200, 100), motion.Carried(start, end, "#ffffff")
    )
    for now in (0.02, 0.06, 0.1):
        assert set(row(turning, now, 85)[21:179]) == {LIGHT}
        assert set(row(turning, now, 50)) != {LIGHT}
    assert set(row(turning, motion.SLIDE, 15)[20:180]) == {NEW}


@pytest.mark.parametrize(("text", "late"), [(100, False), (200, True)])
def test_a_title_that_was_scrolled_away_does_not_come_over_the_old_words(
    tmp_path: Path, text: int, late: bool
) -> None:
    """Where a choice is made far down its page, title and foot wait until the story has gone; where they
    stand as they stood, they stay."""
    with at_the_window(tmp_path) as pilot:
        desk = pilot.runner.desk
        pilot.runner.desk = replace(desk, preferences=replace(desk.preferences, text=text))
        pilot.press("enter", "enter", "page_down")
        pilot.press("1", patient=False)
        turning = pilot.runner._turning
        assert turning is not None
        hidden = [veil.rect for veil in turning.veils]
        assert [pilot.box(id).rect.grown(3) in hidden for id in ("title", "menu")] == [late, late]
        assert all(veil.after >= motion.FADE for veil in turning.veils)


def test_the_way_on_comes_after_the_words_before_it() -> None:
    """“Go on” is not there before what it goes on from; a band keeps its ground, and is there at once."""
    page = next(p for p in played("counted-twice") if p.sheet.kind is PageKind.CONSEQUENCE)
    layout = laid(page, view(1280, 720))
    area = layout.area("page")
    assert area is not None
    words = [box for box in area.boxes if box.role is Role.PARAGRAPH]
    come = motion.veils(layout, {})
    on = next(box for box in area.boxes if box.id == "on")
    assert come[-1].rect == on.rect.grown(3)
    assert len(come) == len(words) + 1
    assert all(veil.after < come[-1].after for veil in come[:-1])


@pytest.mark.parametrize("wanted", ["less", "none"])
def test_less_motion_only_fades_and_none_does_not_move(tmp_path: Path, wanted: str) -> None:
    """No slide, no paragraph by paragraph, nobody moving."""
    with at_the_window(tmp_path) as pilot:
        prefer(pilot, wanted)
        turning = pick_one(pilot).runner._turning
        if wanted == "none":
            assert turning is None
        else:
            assert turning is not None
            assert (turning.slides, turning.veils, turning.moods, turning.carried) == (False, (), None, None)


def test_somebody_whose_mood_changes_moves_into_it() -> None:
    """In the same place the same people are on the way from one mood to the other; halfway is neither."""
    before, after = _changing()
    moods = motion.moods(before[1], after[1])
    was = {person.id: person.mood for person in before[0].people}
    assert moods.items() <= was.items()
    gallery = Gallery(library())
    seen = [_moved(gallery, after[0], moods, share) for share in (0.0, 0.3, 0.7, 1.0)]
    assert len(set(seen)) == 4
    still = _moved(gallery, after[0], {}, 1.0)
    far = sum(abs(a - b) > 8 for a, b in zip(seen[3], still, strict=True))
    assert far < len(still) / 1000  # edges are smoothed a little otherwise inside a clip


def _changing() -> tuple[tuple[Stage, Layout], tuple[Stage, Layout]]:
    """A page with somebody on it, and the same one where their mood is another."""
    page = next(page for page in played("counted-twice") if page.sheet.place and page.sheet.people)
    nearest, *others = page.sheet.people
    found = []
    for mood in ("neutral", "surprised"):
        people = (replace(nearest, mood=mood), *others)
        layout = laid(replace(page, course=(replace(page.sheet, people=people),)), view(1280, 720))
        stage = motion.stage_of(layout)
        assert stage is not None
        found.append((stage, layout))
    return found[0], found[1]


def _moved(gallery: Gallery, stage: Stage, moods: dict[str, str], share: float) -> bytes:
    canvas = (surface := skia.Surface.MakeRasterN32Premul(640, 720)).getCanvas()
    gallery.paint(canvas, stage, (0, 0, 1280, 720), Mode.DAY, False)
    gallery.move(canvas, stage, (0, 0, 1280, 720), Mode.DAY, False, moods, share)
    return bytes(surface.makeImageSnapshot().tobytes())


def test_a_picture_of_the_authors_that_cannot_be_drawn_takes_nobody_with_it() -> None:
    """A plain room stands in for a damaged place, and a card for a damaged person; the rest is drawn."""
    ruth = Portrait("ruth", "Ruth", "", "neutral", "ruth", ())
    dana = Portrait("dana", "Dana", "", "neutral", "dana.png", ())
    damaged = OwnPicture("x", "png", 640, 480, data=b"not a picture")

    def drawn(place: str, people: tuple[Portrait, ...]) -> bytes:
        surface = skia.Surface.MakeRasterN32Premul(1280, 720)
        stage = Stage(place, (), people, 720 / 1080, 0.0, base="/somewhere")
        gallery = Gallery(library(), lambda base, name: damaged)
        assert gallery.paint(surface.getCanvas(), stage, (0, 0, 1280, 720), Mode.DAY, False)
        return bytes(surface.makeImageSnapshot().tobytes())

    empty = drawn("hall.png", ())
    with_ruth = drawn("hall.png", (ruth,))
    with_both = drawn("hall.png", (ruth, dana))
    assert len({empty, with_ruth, with_both}) == 3
