"""SVG and image files as pixels: where they fall, what is kept, and how much."""

from __future__ import annotations

import threading

import pytest
import skia

from game.desktop.pictures.raster import Raster, draw
from game.pictures import Library, composed, inspect, scenery
from tests.pictures.people import png, somebody, svg

RED = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 10 40 20" width="40" height="20">{}</svg>'
LEFT_HALF = RED.format('<rect x="10" y="10" width="20" height="20" fill="#ff0000"/>')
BLEEDING = RED.format('<rect x="-90" y="-90" width="300" height="300" fill="#ff0000"/>')


def colour(image: object, x: int, y: int) -> int:
    bitmap = skia.Bitmap()
    bitmap.allocPixels(skia.ImageInfo.MakeN32Premul(image.width(), image.height()))  # type: ignore[attr-defined]
    image.readPixels(bitmap.pixmap(), 0, 0)  # type: ignore[attr-defined]
    return int(bitmap.getColor(x, y))


def test_a_document_fills_its_image() -> None:
    """Its viewBox falls onto the whole of it, wherever it begins."""
    image = Raster().image(LEFT_HALF, (80, 40))
    assert (image.width(), image.height()) == (80, 40)
    assert colour(image, 10, 20) == 0xFFFF0000
    assert colour(image, 70, 20) == 0


LOW = RED.format('<rect x="0" y="26" width="20" height="3" fill="#ff0000"/>')
HIGH = RED.format('<rect x="0" y="12" width="20" height="16" fill="#ff0000"/>')


def test_a_low_shadow_is_carried_to_the_left_edge() -> None:
    """What begins at 0 in the document goes on to the edge of a wider view; a high one ends where it does."""
    wide = (-60.0, 10.0, 100.0, 20.0)
    assert colour(Raster().image(LOW, (100, 20), wide), 2, 17) == 0
    assert colour(Raster().image(LOW, (100, 20), wide, carried=2.0), 2, 17) == 0xFFFF0000
    assert colour(Raster().image(LOW, (100, 20), wide, carried=2.0), 2, 5) == 0
    assert colour(Raster().image(HIGH, (100, 20), wide, carried=2.0), 2, 10) == 0


def test_a_view_shows_a_part_of_it() -> None:
    """The middle of the document, and what bleeds over its edge."""
    part = Raster().image(LEFT_HALF, (40, 40), (25.0, 10.0, 10.0, 20.0))
    assert colour(part, 5, 20) == 0xFFFF0000
    assert colour(part, 35, 20) == 0
    wide = Raster().image(BLEEDING, (60, 60), (0.0, 0.0, 60.0, 60.0))
    assert colour(wide, 2, 2) == 0xFFFF0000


def test_the_ground_shows_where_nothing_is_drawn() -> None:
    """A field under an object."""
    image = Raster().image(LEFT_HALF, (80, 40), ground=0xFF00FF00)
    assert colour(image, 70, 20) == 0xFF00FF00


def test_a_clip_holds_back_what_bleeds() -> None:
    """In the canvas's own units."""
    surface = skia.Surface(60, 60)
    draw(surface.getCanvas(), BLEEDING, (20, 20, 20, 10), clip=(20, 20, 20, 10))
    image = surface.makeImageSnapshot()
    assert colour(image, 25, 25) == 0xFFFF0000
    assert colour(image, 10, 25) == 0


def test_the_same_picture_is_drawn_once() -> None:
    """Asked again it is the very image; another size, view or text is another."""
    raster = Raster()
    first = raster.image(LEFT_HALF, (80, 40))
    assert raster.image(LEFT_HALF, (80, 40)) is first
    assert raster.image(LEFT_HALF, (40, 20)) is not first
    assert raster.image(BLEEDING, (80, 40)) is not first
    assert raster.used == (80 * 40 * 2 + 40 * 20) * 4


def test_a_key_names_a_picture() -> None:
    """The long text need not be compared."""
    raster = Raster()
    assert raster.image(LEFT_HALF, (8, 4), key="a") is raster.image(BLEEDING, (8, 4), key="a")


def test_memory_is_bounded_and_the_longest_unused_goes_first() -> None:
    """Room for two images; the one that was asked for again stays."""
    raster = Raster(budget=2 * 40 * 20 * 4)
    kept = raster.image(LEFT_HALF, (40, 20), key=1)
    dropped = raster.image(LEFT_HALF, (40, 20), key=2)
    assert raster.image(LEFT_HALF, (40, 20), key=1) is kept
    raster.image(LEFT_HALF, (40, 20), key=3)
    assert raster.used == 2 * 40 * 20 * 4
    assert raster.image(LEFT_HALF, (40, 20), key=1) is kept
    assert raster.image(LEFT_HALF, (40, 20), key=2) is not dropped


def test_an_image_over_the_budget_is_drawn_all_the_same() -> None:
    """It is the only one that is kept."""
    raster = Raster(budget=10)
    assert raster.image(LEFT_HALF, (80, 40)).width() == 80
    raster.image(LEFT_HALF, (40, 20))
    assert raster.used == 40 * 20 * 4
    raster.clear()
    assert raster.used == 0


def test_several_threads_can_ask_at_once() -> None:
    """All get their pictures, and the count of bytes is right at the end."""
    raster = Raster()
    got: list[int] = []

    def ask(name: int) -> None:
        for i in range(20):
            got.append(raster.image(LEFT_HALF, (8 + i, 4), key=(name + i) % 7).width())

    threads = [threading.Thread(target=ask, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == sorted([8 + i for i in range(20)] * 4)
    kept = {((name + i) % 7, 8 + i) for name in range(4) for i in range(20)}
    assert raster.used == sum(width * 4 * 4 for _, width in kept)


def test_an_image_file_fills_its_size_and_is_cropped_evenly() -> None:
    """A tall picture in a wide frame loses its top and its foot."""
    image = Raster().file_image(png(10, 40), (80, 40))
    assert (image.width(), image.height()) == (80, 40)
    assert colour(image, 40, 20) == 0xFF808080


def test_a_damaged_file_is_said() -> None:
    """Bytes that are no image raise ValueError, and an SVG that does not parse too."""
    with pytest.raises(ValueError, match="damaged"):
        Raster().file_image(b"\x89PNG\r\n\x1a\nnothing", (8, 8))
    with pytest.raises(ValueError, match="well formed"):
        draw(skia.Surface(8, 8).getCanvas(), "<svg", (0, 0, 8, 8))


def test_a_file_that_breaks_off_is_drawn_as_far_as_it_goes() -> None:
    """Half a PNG does not stop a scene."""
    data = png(400, 400)
    assert Raster().file_image(data[: len(data) // 2], (20, 20)).width() == 20


def test_an_authors_svg_is_drawn() -> None:
    """What passes the check is what skia reads: gradients, styles, uses."""
    own = inspect(
        "yard.svg",
        svg(
            '<defs><linearGradient id="a"><stop offset="0" stop-color="#00ff00"/></linearGradient>'
            '<g id="half"><rect width="50" height="50" style="fill:#0000ff"/></g></defs>'
            '<rect width="100" height="50" fill="url(#a)"/><use xlink:href="#half"/>'
        ),
    )
    image = Raster().image(own.svg, (100, 50))
    assert colour(image, 25, 25) == 0xFF0000FF
    assert colour(image, 75, 25) == 0xFF00FF00


def test_an_authors_picture_fills_its_size_whatever_its_kind() -> None:
    """The middle of it is shown, and it is kept like any other."""
    raster = Raster()
    wide = inspect("a.svg", svg('<rect x="25" width="50" height="50" fill="#0000ff"/>'))
    image = raster.own_image(wide, (50, 50))
    assert colour(image, 1, 25) == colour(image, 48, 25) == 0xFF0000FF
    assert raster.own_image(wide, (50, 50)) is image
    assert raster.own_image(inspect("a.png", png(9, 9)), (20, 10)).height() == 10


def test_a_picture_that_would_take_too_long_is_not_drawn() -> None:
    """Twenty thousand sheets over the whole picture are refused after a glance at small drawings."""
    heavy = inspect("a.svg", svg('<rect width="100" height="50" fill="#00f" fill-opacity=".1"/>' * 19_000))
    with pytest.raises(ValueError, match="takes too long"):
        Raster().own_image(heavy, (3840, 2160))


def test_every_place_puts_its_light_where_the_page_is(library: Library) -> None:
    """Where type stands (x 1036 to 1830, y 92 to 1010) there is nothing but the page, in all three modes."""
    for mode in ("day", "dark", "hc"):
        page = 0xFF000000 | int(library.mode(mode).page[1:], 16)
        for id in library.places:
            scene = scenery(library, id, mode=mode)
            surface = skia.Surface(192, 108)
            for layer in (scene.back, scene.front):
                draw(surface.getCanvas(), layer, (0, 0, 192, 108))
            image = surface.makeImageSnapshot()
            for x in (105, 120, 140, 160, 178):
                for y in (12, 40, 70, 98):
                    assert colour(image, x, y) == page, (id, mode, x, y)


@pytest.mark.parametrize("mirror", [False, True])
@pytest.mark.parametrize("place", ["home_desk_night", "warehouse"])
def test_a_scene_in_one_document_looks_like_its_layers(library: Library, place: str, mirror: bool) -> None:
    """What a browser is handed is the picture that a window paints layer by layer."""
    people = [somebody("mei smiling"), somebody("tunji sad")]
    scene = scenery(library, place, (), people, mirror=mirror)
    layered, whole = skia.Surface(480, 270), skia.Surface(480, 270)
    canvas = layered.getCanvas()
    canvas.scale(0.25, 0.25)
    draw(canvas, scene.back, (0, 0, 1920, 1080))
    for figure in scene.figures:
        draw(canvas, figure.svg, figure.box, clip=figure.clip)
    draw(canvas, scene.front, (0, 0, 1920, 1080))
    draw(whole.getCanvas(), composed(scene), (0, 0, 480, 270))
    one = layered.toarray()[:, :, :3].astype(int)
    other = whole.toarray()[:, :, :3].astype(int)
    assert (abs(one - other).max(axis=2) > 24).mean() < 0.001
