"""The hidden side says what the engine reckons with, on every page of every shipped scenario."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.desktop.box import Role
from game.desktop.preview.hidden import Hidden, Standing, hidden
from game.desktop.screens.play import begin
from game.engine import Playthrough, Toss, back_to, offers, pick, shown, start
from game.model import END, METER_NAMES, fit_of
from game.page import PageKind
from tests.desktop.views import SCENARIOS, at_each_scene, scenario
from tests.preview.author import an_author
from tests.support.building import choice, ending, outcome, scene, story

PICKS = ("call", "park", "own", "refuse")


def as_of(play: Playthrough, told: Hidden, number: int) -> None:
    """Meters, variables and flags are those of the engine after so many picks."""
    then = back_to(play, number + 1)
    facts = then.facts
    assert [value.value for value in told.meters] == list(facts.meters)
    assert {value.name: value.value for value in told.variables} == facts.variables
    assert {flag.name for flag in told.flags} == facts.flags
    assert {*told.lowered, *facts.flags} == set(play.scenario.flags)
    if then.previous is not None:
        before = then.previous.facts
        assert [v.change for v in told.meters] == [
            a - b for a, b in zip(facts.meters, before.meters, strict=True)
        ]
        assert {flag.name for flag in told.flags if flag.new} == facts.flags - before.flags


@pytest.mark.parametrize("id", SCENARIOS)
def test_every_page_tells_what_the_engine_has_there(id: str) -> None:
    """State, moment, fits, what is open, what follows and what each guard says, at each page once."""
    for screen in at_each_scene(id):
        page, play = screen.sheet, screen.play
        told = hidden(play, page, screen.course, screen.at)
        decisions = [one.decision for one in screen.course[: screen.at + 1] if one.decision]
        made = (decisions[-1] if decisions else 0) - (page.kind is PageKind.DECISION)
        as_of(play, told, made)
        assert told.scene == page.scene
        found = play.scenario.scene(page.scene)
        if page.kind is PageKind.DECISION and found is not None:
            assert found.moment is not None
            assert told.calls_for == found.moment.calls_for
            then = back_to(play, page.decision)
            assert [one.id for one in told.options if one.number is not None] == [
                offer.choice.id for offer in shown(then)
            ]
            assert {one.id for one in told.options} == {one.id for one in found.choices}
            for one in told.options:
                authored = found.choice(one.id)
                assert authored is not None
                assert one.fit is fit_of(authored.draws_on, found.moment.calls_for)
                assert (one.lean, one.risk, one.expected) == (
                    authored.lean, authored.risk, authored.expected
                )  # fmt: skip
                assert (one.standing is Standing.OPEN) == (one.id in then.offered.open)
                move = then.offered.open.get(one.id)
                if move is not None and not isinstance(move, Toss):
                    assert one.happenings[0].effects == move.effects
                    after = pick(then, one.id)
                    leads = after.arrivals[0].scene.id if after.arrivals else END
                    assert one.happenings[0].leads == leads
            written = {
                guard.text: then.machine.holds(guard, then.state)
                for guard in [
                    *(also.when for also in found.also),
                    *(one.when for one in found.choices if one.when is not None),
                    *(o.when for one in found.choices for o in one.outcomes if o.when is not None),
                ]
            }
            assert {guard.text: guard.holds for guard in told.guards} == written
        if page.kind is PageKind.ENDING:
            assert play.ending is not None
            held = [guard for guard in told.guards if f"ending {page.scene}" in guard.hangs]
            assert all(guard.holds for guard in held)


def test_a_consequence_tells_what_was_picked_and_what_it_did() -> None:
    """The decision as it stood, the pick marked, and the meters after it."""
    play = pick(start(scenario("counted-twice"), 3), "call")
    screen = begin(play, None, "", True)
    at = next(n for n, page in enumerate(screen.course) if page.kind is PageKind.CONSEQUENCE)
    told = hidden(play, screen.course[at], screen.course, at)
    assert told.picked == "freezer.call"
    assert [one.id for one in told.options if one.picked] == ["call"]
    as_of(play, told, 1)


def test_chance_tells_its_weights_and_guards_what_hangs_on_them() -> None:
    """Each outcome that may happen, locked, hidden and used-up choices, and guards written alike as one."""
    tale = story(
        scene(
            "a",
            choice("try", go="a", once=True, outcomes=(outcome(odds=1), outcome(odds=3, sets=("won",)))),
            choice("shut", when="won", locked="Not yet.", go=END),
            choice("gone", when="won", go=END),
            choice("stay", go=END),
        ),
        endings=(ending("end"),),
    )
    play = start(tale, 3)
    options = {one.id: one for one in hidden(play, None).options}
    assert [(one.outcome, one.weight, one.of) for one in options["try"].happenings] == [(1, 1, 4), (2, 3, 4)]
    assert options["try"].happenings[1].sets == ("won",)
    assert options["shut"].standing is Standing.LOCKED
    assert options["gone"].standing is Standing.HIDDEN
    assert [(g.text, g.holds, g.hangs) for g in hidden(play, None).guards] == [
        ("won", False, ("shut is locked", "gone is hidden"))
    ]
    used = {one.id: one.standing for one in hidden(pick(play, "try"), None).options}
    assert used["try"] is Standing.USED


def test_f2_shows_it_and_hides_it(tale: Path, tmp_path: Path) -> None:
    """By key, by the tab in the corner, and by the words at its foot; the game keeps its focus."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        author.press("down")
        focus = author.focus
        assert author.layout.find("author.file") is None
        author.press("f2")
        assert author.focus == focus
        told = author.preview.told
        assert told is not None
        assert [author.box(f"value.{name}").name.split(",")[0] for name in METER_NAMES] == [
            f"{value.name} {value.value}" for value in told.meters
        ]
        assert "hostel, line" in author.box("author.file").name
        author.press("f2")
        assert author.layout.find("author.file") is None
        author.click("preview.tab")
        assert author.layout.find("author.file") is not None
        author.click("preview.side")
        assert author.layout.find("author.file") is None


def test_it_follows_each_pick(tale: Path, tmp_path: Path) -> None:
    """What is told beside the page is told of the page on screen."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        author.press("f2")
        author.press("1")
        picked = author.preview.wanted[-1]
        assert author.box("changed").name == f"changed by the last pick, hostel.{picked}"
        author.press("escape")
        assert author.box("changed").name == "changed by the last pick, tea.refuse"


def test_tab_comes_to_it_and_arrows_stay_on_their_side(tale: Path, tmp_path: Path) -> None:
    """Arrows move through choices as without it; Escape leads back from it."""
    with an_author(tale, tmp_path, (1000, 700), PICKS) as author:
        author.press("tab")
        came = author.focus
        author.press("f2")
        author.press("down", "right", "right")
        assert author.layout.by_id[author.focus or ""][0].id == "page"
        seen = set()
        for _ in range(30):
            author.press("tab")
            seen.add(author.focus)
        assert {"author.file", "author.moment", "author.option.limit", "preview.jump"} <= seen
        while author.focus != "author.file":
            author.press("tab")
        author.press("down")
        assert (author.focus or "").startswith("author.")
        author.press("escape")
        assert author.layout.find("author.file") is None
        assert author.focus == came


def test_a_row_opens_its_line(tale: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scene at the head, the moment, and each choice."""
    from game.cli import backing

    asked: list[tuple[Path, int]] = []

    def noted(path: Path, line: int) -> str:
        asked.append((path, line))
        return "Opened it."

    monkeypatch.setattr(backing, "in_editor", noted)
    with an_author(tale, tmp_path, picks=PICKS) as author:
        author.press("f2")
        found = author.preview.told
        assert found is not None
        for id in ("author.file", "author.moment", "author.option.limit"):
            author.click(id)
        limit = next(one for one in found.options if one.id == "limit")
        assert asked == [(tale, found.span.line), (tale, found.moment.line), (tale, limit.span.line)]
        lines = tale.read_text(encoding="utf-8").splitlines()
        assert "limit" in lines[limit.span.line - 1]


def test_in_large_type_it_takes_the_pages_place(tale: Path, tmp_path: Path) -> None:
    """Where it can't stand beside the page; F2 leads back to the choice that was in focus."""
    with an_author(tale, tmp_path, (1000, 700), PICKS) as author:
        author.runner._keep(replace(author.runner.desk.preferences, text=200))
        author.press("tab")
        focus = author.focus
        assert focus is not None
        author.press("f2")
        assert author.focus == "author.file"
        assert author.words(Role.CHOICE) == []
        author.press("page_down")
        assert author.runner.desk.scroll["author"] > 0
        author.press("f2")
        assert author.focus == focus


def test_no_page_of_the_game_knows_it(tale: Path, tmp_path: Path) -> None:
    """Shown or not, the page inside is the same page: what players see holds no meter."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        page = author.screen.sheet
        author.press("f2")
        assert author.screen.sheet == page
        words = {row.text for row in page.rows}
        assert {offer.choice.text for offer in offers(author.screen.play)} == words
