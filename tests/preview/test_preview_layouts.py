"""The preview at every size: nothing leaves the window, nothing overlaps, all words fit and can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.analysis.ways import find_targets
from game.desktop.preview.followed import Followed
from game.desktop.preview.jump import Jump
from game.desktop.preview.preview import Preview, opened
from game.desktop.screens.briefing import Briefing
from game.desktop.screens.play import Play, begin
from game.desktop.sheet import Mode
from game.desktop.writing import Writing
from game.engine import offers, pick, start
from game.page import PageKind
from game.reader import read
from tests.desktop.soundness import faults
from tests.desktop.sweep import TEXTS
from tests.desktop.tongues import shown, view_in
from tests.desktop.views import SCENARIOS, SIZES, counted, laid, scenario, typesetter, view
from tests.preview.author import shipped_words

LINE = (
    "Replayed 3 of 4 picks. In tea the choice refuse is locked: its guard, shipped and not reconciled, does"
    " not hold."
)


def previews(id: str) -> Iterator[Preview]:
    """A preview of each kind of page, with its panel, its strip and its list."""
    found = scenario(id)
    followed = Followed(f"/home/ada/scenarios/{id}.yaml", "14:07", found)
    first = opened(followed, 3, True, ())
    yield first
    yield replace(first, side=True)
    play = start(found, 3)
    while not play.over:
        play = pick(
            play, offers(play)[-1].choice.id if offers(play)[-1].open else next(iter(play.offered.open))
        )
        screen = begin(play, Briefing(found), "", True)
        around = replace(first, inner=screen, play=play, wanted=play.picks)
        yield replace(around, side=True, notice="")
        for at in range(len(screen.course) - 3, len(screen.course)):
            if screen.course[at].kind in (PageKind.CONSEQUENCE, PageKind.ENDING, PageKind.PASSAGE):
                yield replace(around, inner=replace(screen, at=at), side=True, notice=LINE)
    yield replace(around, notice=LINE)
    words = shipped_words(id).replace("calls_for: [", "calls_for: [strech, ").replace("go: END", "go: vizit")
    broken = read(words.encode("utf-8"), f"{id}.yaml").diagnostics
    yield replace(around, followed=Followed(followed.file, "14:09", None, broken))
    yield replace(around, followed=Followed(followed.file, "14:09", None, broken), faults=False)
    gone = Followed(followed.file, "14:09", trouble=f"{id}.yaml is not there any more.")
    yield replace(around, followed=gone, notice=LINE)
    targets = list(find_targets(found, 3))[-1]
    some = tuple(replace(one, way=None, certain=n % 2 == 0) for n, one in enumerate(targets[:3]))
    jump = Jump(around.inner, found.start, (*some, *targets[3:]))
    yield replace(around, inner=jump)
    yield replace(around, inner=replace(jump, query=Writing("nothing is called this", lines=False)))
    yield replace(around, inner=replace(jump, targets=None))


@pytest.mark.parametrize("id", SCENARIOS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_is_sound_at_every_size(id: str, size: tuple[int, int]) -> None:
    """From 960 by 600 to 4K, at 80 to 200 per cent; focus on the last box keeps it so."""
    for preview in previews(id):
        for text in TEXTS:
            given = view(*size, text, measure=counted)
            layout = laid(preview, given)
            assert faults(layout, given) == []
            last = preview.layout(replace(given, focus=layout.focusable[-1].id))
            assert faults(last, given) == []
            assert {b.id: b.rect for b in last.focusable} == {b.id: b.rect for b in layout.focusable}


@pytest.mark.parametrize("id", SCENARIOS)
def test_it_is_sound_in_real_type_and_other_modes(id: str) -> None:
    """In the typefaces that authors see, in the dark and in high contrast."""
    for number, preview in enumerate(previews(id)):
        mode = (Mode.DAY, Mode.DARK, Mode.HIGH)[number % 3]
        for size, text in (((1280, 720), 1.0), ((1280, 720), 2.0), ((1920, 1080), 1.0), ((1920, 1080), 1.3)):
            given = view(*size, text, mode, measure=typesetter().measure)
            layout = laid(preview, given)
            assert faults(layout, given) == []
            for box in layout.focusable[:: max(1, len(layout.focusable) // 4)]:
                assert faults(preview.layout(replace(given, focus=box.id)), given) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("tongue", ["longer", "right to left"])
def test_it_is_sound_in_longer_words_and_from_right_to_left(tongue: str, size: tuple[int, int]) -> None:
    """Whatever language the author's scenario is in, and whatever the panel's words become in it."""
    for preview in previews("counted-twice"):
        for text in (1.0, 1.5):
            given = view_in(tongue, size, text)
            assert faults(shown(preview, given), given) == []


@pytest.mark.parametrize("size", [(960, 600), (1100, 700), (1080, 1920), (1280, 720), (1920, 1080)], ids=str)
def test_the_panel_never_covers_the_words_of_the_page(size: tuple[int, int]) -> None:
    """It stands beside the page, over its picture, or (with nothing of the page on screen) in its place."""
    for preview in previews("counted-twice"):
        if not preview.shows_panel:
            continue
        layout = laid(preview, view(*size))
        panel = layout.area("author.ground")
        assert panel is not None
        for area in layout.areas:
            for box in area.boxes:
                if not area.id.startswith("author"):
                    assert not box.rect.meets(panel.rect.grown(-2)) or not area.rect.meets(
                        panel.rect.grown(-2)
                    )


def _with_a_panel() -> Preview:
    """A page of play that asks, with the panel."""
    return next(
        one
        for one in previews("counted-twice")
        if one.side and isinstance(one.inner, Play) and one.told is not None and one.told.options
    )


def test_a_panel_over_a_wide_picture_has_its_choices_beside_the_rest() -> None:
    """Over the band of a tall window meters and choices begin at one height, side by side."""
    layout = laid(_with_a_panel(), view(1080, 1920, measure=typesetter().measure))
    meters, choices = layout.by_id["meters"][1].rect, layout.by_id["options"][1].rect
    assert meters.y == choices.y
    assert choices.x > meters.right
    alone = laid(_with_a_panel(), view(960, 600, measure=typesetter().measure))
    assert alone.by_id["options"][1].rect.y > alone.by_id["meters"][1].rect.bottom


@pytest.mark.parametrize("size", [(960, 600), (1080, 1920)], ids=str)
def test_nothing_of_a_picture_shows_beside_the_panel_that_covers_it(size: tuple[int, int]) -> None:
    """What leans out of a place over the page's edge would stand there alone."""
    layout = laid(_with_a_panel(), view(*size, measure=typesetter().measure))
    picture = layout.area("picture")
    assert picture is not None
    assert (picture.boxes, picture.under) == ((), ())


def test_what_can_be_done_about_findings_stands_over_the_keys() -> None:
    """Two rows: what belongs to the list, and the keys, which stay where they are."""
    faulty = next(one for one in previews("counted-twice") if one.shows_panel and one.broken)
    layout = laid(faulty, view(measure=typesetter().measure))
    tops = [layout.by_id[id][1].rect.y for id in ("preview.copy", "preview.explain")]
    keys = [layout.by_id[id][1].rect.y for id in ("preview.side", "preview.jump", "preview.back")]
    assert len(set(tops)) == len(set(keys)) == 1
    assert tops[0] < keys[0]
