"""A few pictures of the window that are kept, to be looked at when they change.

    python -m tests.desktop.goldens

writes them anew. They are kept small; what is compared is the look of a page, not each edge of a letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import skia

from game.desktop.gallery import Gallery
from game.desktop.painter import Painter
from game.desktop.screen import Screen
from game.desktop.screens.decisions import Decisions
from game.desktop.screens.question import Question
from game.desktop.screens.summary import Summary
from game.desktop.screens.two_plays import TwoPlays
from game.desktop.sheet import Mode
from game.engine import replay
from game.page import PageKind
from tests.desktop.debriefs import SEED, finished, to_the_end, worked
from tests.desktop.everything import played
from tests.desktop.tongues import shown, view_in
from tests.desktop.views import briefing, library, scenario, shelf, typesetter

FOLDER = Path(__file__).with_name("golden")
SIZE = (1280, 720)


def pictures() -> Iterator[tuple[str, Screen, tuple[int, int], Mode]]:
    """Name, screen, size of the window and mode of each picture that is kept."""
    pages = played("counted-twice")
    decision = next(page for page in pages if page.sheet.kind is PageKind.DECISION and page.sheet.people)
    came = next(page for page in pages if page.sheet.kind is PageKind.CONSEQUENCE and page.sheet.people)
    told = finished(worked(), 6)
    other = finished(to_the_end(replay(scenario("counted-twice"), SEED, ()).play, 1), first=told)
    yield "shelf", shelf(), SIZE, Mode.DAY
    yield "briefing", briefing("bed-fourteen"), SIZE, Mode.DAY
    yield "play-day", decision, SIZE, Mode.DAY
    yield "play-dark", decision, SIZE, Mode.DARK
    yield "play-high", decision, SIZE, Mode.HIGH
    yield "play-tall", decision, (720, 1280), Mode.DAY
    yield "consequence", came, SIZE, Mode.DAY
    yield "question", Question(told), SIZE, Mode.DAY
    yield "summary", Summary(told), SIZE, Mode.DAY
    yield "decision", Decisions(replace(told, picked=6), open=6), SIZE, Mode.DAY
    yield "two-plays", TwoPlays.of(told, other), SIZE, Mode.DAY


def drawn(screen: Screen, size: tuple[int, int], mode: Mode) -> skia.Image:
    """A screen as the window paints it, at half its size."""
    view = view_in("English", size, 1.0, mode)
    surface = skia.Surface.MakeRasterN32Premul(*size)
    painter = Painter(typesetter(), Gallery(library()))
    painter.paint(surface.getCanvas(), shown(screen, view), {}, mode)
    return halved(surface.makeImageSnapshot())


def halved(image: skia.Image) -> skia.Image:
    """The picture at half its size, which evens out how letters are smoothed."""
    width, height = image.width() // 2, image.height() // 2
    surface = skia.Surface.MakeRasterN32Premul(width, height)
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    surface.getCanvas().drawImageRect(image, skia.Rect.MakeWH(width, height), sampling, skia.Paint())
    return surface.makeImageSnapshot()


def kept(name: str) -> skia.Image | None:
    """The picture of that name as it is kept."""
    path = FOLDER / f"{name}.webp"
    return skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(path.read_bytes())) if path.exists() else None


def write(name: str, image: skia.Image) -> None:
    """Keep a picture."""
    data = image.encodeToData(skia.EncodedImageFormat.kWEBP, 100)
    (FOLDER / f"{name}.webp").write_bytes(bytes(data))


def difference(one: skia.Image, other: skia.Image) -> tuple[float, float]:
    """The mean difference of a colour, and that of the worst of 16 by 9 parts of the picture, 0 to 255."""
    import numpy as np

    a, b = (np.asarray(image.toarray())[:, :, :3].astype(int) for image in (one, other))
    if a.shape != b.shape:
        return 255.0, 255.0
    off = np.abs(a - b).mean(axis=2)
    rows, columns = (9, 16) if off.shape[1] > off.shape[0] else (16, 9)
    parts = [part for row in np.array_split(off, rows) for part in np.array_split(row, columns, axis=1)]
    return float(off.mean()), max(float(part.mean()) for part in parts)


def main() -> None:
    """Writes every picture that is kept."""
    FOLDER.mkdir(exist_ok=True)
    for name, screen, size, mode in pictures():
        write(name, drawn(screen, size, mode))


if __name__ == "__main__":
    main()
