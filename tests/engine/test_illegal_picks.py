"""An illegal pick raises the error of its kind, names scene and open choices, and changes nothing."""

from __future__ import annotations

import pytest

from game.engine import ChoiceNotOpen, IllegalPick, PlayOver, UnknownChoice, offers, pick, start
from tests.support.building import END, choice, scene, story

SCENARIO = story(
    scene(
        "hall",
        choice("ask", once=True, effects={"standing": 1}, go="hall"),
        choice("hidden", "standing > 5", go=END),
        choice("shut", "standing > 5", locked="Not yet.", go=END),
        choice("out", go=END),
    )
)


@pytest.mark.parametrize(
    ("picks", "id", "kind", "scene_id", "open_ids"),
    [
        ([], "dance", UnknownChoice, "hall", ("ask", "out")),
        ([], "", UnknownChoice, "hall", ("ask", "out")),
        ([], "hidden", ChoiceNotOpen, "hall", ("ask", "out")),
        ([], "shut", ChoiceNotOpen, "hall", ("ask", "out")),
        (["ask"], "ask", ChoiceNotOpen, "hall", ("out",)),
        (["ask", "out"], "out", PlayOver, None, ()),
    ],
    ids=["unknown", "empty", "hidden", "locked", "used-up", "over"],
)
def test_an_illegal_pick_changes_nothing(
    picks: list[str], id: str, kind: type[IllegalPick], scene_id: str | None, open_ids: tuple[str, ...]
) -> None:
    """State, picks and offers are what they were, and the next legal pick is as if nothing had been."""
    play = start(SCENARIO, 3)
    for made in picks:
        play = pick(play, made)
    before = (play.state, play.picks, play.length, offers(play), play.turns, hash(play), repr(play))
    with pytest.raises(kind) as caught:
        pick(play, id)
    assert (play.state, play.picks, play.length, offers(play), play.turns, hash(play), repr(play)) == before
    error = caught.value
    assert (error.number, error.scene, error.choice, error.open) == (len(picks) + 1, scene_id, id, open_ids)
    assert f"“{id}”" in str(error)
    assert "\n" not in str(error)
    if scene_id is not None:
        assert scene_id in str(error)
        assert all(open_id in str(error) for open_id in open_ids)


def test_a_playthrough_cannot_be_written_to() -> None:
    """Playthroughs, turns and offers are values."""
    play = pick(start(SCENARIO), "ask")
    for value, name in ((play, "state"), (play.last, "effects"), (offers(play)[0], "open")):
        with pytest.raises(AttributeError):
            setattr(value, name, None)
