"""What was said: the story as it was read, with the choices that were made."""

from __future__ import annotations

from game.engine import pick, start
from game.page import PageKind, log, pages
from tests.support.building import END, choice, scene, story
from tests.support.plays import played, shipped


def test_the_log_of_a_play_that_goes_on() -> None:
    """Each decision with its choice and what followed; the one on screen without."""
    first, second = log(played("counted-twice", "lanes"))
    assert (first.scene, first.title, first.object, first.decision) == (
        "freezer",
        "Monday, 06:40",
        "thermometer",
        1,
    )
    assert "".join(words for words, _ in first.choice).startswith("Split the crew: two on probes")
    assert first.then[0].text.startswith("By ten to eight the bay is three queues")
    assert (second.scene, second.choice, second.then, second.decision) == ("counted", (), (), 2)


def test_passages_and_the_ending_are_in_it() -> None:
    """Scenes that only continue stand where they were read, and the ending last."""
    there = story(
        scene("a", go="b"),
        scene("b", choice("on", then="It happens.", go="c")),
        scene("c", go=END),
        start="a",
    )
    play = pick(start(there), "on")
    assert [(entry.scene, entry.decision, bool(entry.choice)) for entry in log(play)] == [
        ("a", 0, False),
        ("b", 1, True),
        ("c", 0, False),
        ("end", 0, False),
    ]


def test_the_log_says_what_the_pages_said() -> None:
    """Over a whole play, page by page, the same words and no others."""
    scenario = shipped("counted-twice")
    play = start(scenario)
    read = [page.blocks for page in pages(play)]
    for id in ["call", "tell", "press", "own", "week", "limit", "table", "room"]:
        play = pick(play, id)
        read += [page.blocks for page in pages(play)]
    said = []
    for entry in log(play):
        said.append(entry.blocks)
        if entry.then:
            said.append(entry.then)
    assert said == read
    assert pages(play)[-1].kind is PageKind.ENDING
