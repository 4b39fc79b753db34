"""How long pictures take: text first (pose, recolour, grade), then pixels by skia.

`main()` prints a line for each: what, the median of many, the most it may be.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from game.desktop.pictures.raster import Raster, draw
from game.pictures import Library, scenery
from game.pictures.catalogue import Light
from game.pictures.pose import between, pose_of
from game.storage.pictures import shipped_pictures


class _Stander:
    """Somebody on stage."""

    def __init__(self, id: str, mood: str = "neutral") -> None:
        self.id = self.portrait = id
        self.name = id.title()
        self.mood = mood
        self.recolour = (("ochre", "teal"),)


def _median(times: int, job: Callable[[], object]) -> float:
    """The median of so many runs, in milliseconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        job()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def _slowest(times: int, jobs: dict[str, Callable[[], object]]) -> tuple[str, float]:
    found = {name: _median(times, job) for name, job in jobs.items()}
    worst = max(found, key=lambda name: found[name])
    return worst, found[worst]


def figures() -> list[tuple[str, float, float]]:
    """(what, measured milliseconds, the most that they may be)."""
    import skia

    files = shipped_pictures()
    library = Library(files.data, files.text)
    began = time.perf_counter()
    scenery(library, "warehouse", (), [_Stander("goran")])
    first = (time.perf_counter() - began) * 1000
    light = library.places["warehouse"].light

    def person(id: str, light: Light = light) -> Callable[[], object]:
        entry = library.people[id]
        old, new = (pose_of(library.art, entry, mood) for mood in ("neutral", "sad"))
        drawn = library.person(id)
        return lambda: drawn.drawing(entry, between(old, new, 0.4), light, {"ochre": "teal"})

    who, posing = _slowest(60, {id: person(id) for id in library.people})

    def place(id: str, width: int, height: int) -> Callable[[], object]:
        scene = scenery(library, id)

        def once() -> None:
            surface = skia.Surface(width, height)
            for svg in (scene.back, scene.front):
                draw(surface.getCanvas(), svg, (0, 0, width, height))

        return once

    def picture(width: int, height: int) -> Callable[[], object]:
        scene = scenery(library, "warehouse", (), [_Stander("goran"), _Stander("ruth", "worried")])
        k = height / 1080

        def once() -> None:
            canvas = skia.Surface(width, height).getCanvas()
            draw(canvas, scene.back, (0, 0, width, height))
            for figure in scene.figures:
                x, y, w, h = figure.box
                draw(canvas, figure.svg, (x * k, y * k, w * k, h * k))
            draw(canvas, scene.front, (0, 0, width, height))

        return once

    at_1080, small = _slowest(5, {id: place(id, 1920, 1080) for id in library.places})
    at_4k, large = _slowest(3, {id: place(id, 3840, 2160) for id in library.places})
    raster = Raster()
    back = scenery(library, "warehouse").back
    raster.image(back, (1920, 1080), key="warehouse")
    return [
        ("first scene from cold files, as text", first, 60.0),
        (f"pose, recolour and grade a person ({who}, the slowest)", posing, 1.0),
        (f"a place to pixels at 1920x1080 ({at_1080}, the slowest)", small, 12.0),
        (f"a place to pixels at 3840x2160 ({at_4k}, the slowest)", large, 40.0),
        ("a place with two people to pixels at 1920x1080", _median(7, picture(1920, 1080)), 15.0),
        ("a place with two people to pixels at 3840x2160", _median(5, picture(3840, 2160)), 50.0),
        (
            "a kept picture, found again",
            _median(50, lambda: raster.image(back, (1920, 1080), key="warehouse")),
            0.1,
        ),
    ]


def main() -> None:
    """Measure and print."""
    for what, milliseconds, most in figures():
        verdict = "" if milliseconds <= most else "   over"
        print(f"{what:<68}{milliseconds:9.3f} ms   at most {most:g} ms{verdict}")


if __name__ == "__main__":
    main()
