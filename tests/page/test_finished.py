"""A playthrough as data for tools, as `play --json` prints it."""

from __future__ import annotations

import json
from random import Random

from game.debrief import of
from game.engine import offers, pick, start
from game.page.finished import as_dict
from tests.support.plays import SHIPPED, bands_of, debriefed, played, shipped

PICKS = "lanes check page listen refuse timetable open sums"


def test_a_finished_play() -> None:
    """Scenario, seed, picks, ending, meters, turns and the debrief, under the names of the contract."""
    found = as_dict(played("counted-twice", PICKS, 4), debriefed("counted-twice", PICKS, 4))
    assert (found["scenario"], found["seed"], found["picks"]) == ("counted-twice", 4, PICKS.split())
    assert found["ending"] == {"id": "weighed_year", "title": "The weighed year"}
    assert found["meters"] == {"efficiency": 3, "commitment": 8, "integrity": 8, "standing": -5}
    assert "offers" not in found
    turn = found["turns"][5]
    assert turn["because"].startswith("You asked for more than looked possible")
    assert {key: turn[key] for key in ("scene", "choice", "lean", "fit", "expected", "risk", "effects")} == {
        "scene": "hostel",
        "choice": "timetable",
        "lean": "both",
        "fit": "met",
        "expected": False,
        "risk": "none",
        "effects": {"efficiency": 1, "commitment": 1},
    }
    moment = turn["moment"]
    assert (moment["calls_for"], moment["lean"]) == (["stretch", "resources"], "both")
    assert moment["why"].startswith("The need is half as big again")
    debrief = found["debrief"]
    assert (debrief["pattern"], debrief["overlay"]) == ("balanced and well timed", "courageous")
    assert debrief["bands"] == {
        "efficiency": "held",
        "commitment": "strong",
        "integrity": "strong",
        "standing": "spent",
    }
    assert debrief["summary"] == list(debriefed("counted-twice", PICKS).summary)
    assert debrief["decisions"][5]["another_way"] == "None on screen met both halves. Two met one."


def test_picks_that_stop_early() -> None:
    """Ending and debrief are null and the offers are listed, in either order."""
    play = played("counted-twice", "lanes check page listen", seed=3)
    found = as_dict(play)
    assert (found["ending"], found["debrief"]) == (None, None)
    authored = as_dict(play, arrange=False)["offers"]
    assert [offer["id"] for offer in authored] == ["carry", "refuse", "sheets", "footnote"]
    assert sorted(offer["id"] for offer in found["offers"]) == ["carry", "footnote", "refuse", "sheets"]
    assert authored[0] == {
        "id": "carry",
        "text": "Do it her way, and don't make her ask twice. She has carried this place for eleven years."
        " You can carry this.",
        "open": True,
        "why_not": None,
    }


def test_effects_add_up_to_the_meters() -> None:
    """What each turn did is what the end shows, in forty plays at random of every shipped scenario."""
    for name in SHIPPED:
        for seed in range(40):
            play, chance = start(shipped(name), seed), Random(seed)
            while not play.over:
                play = pick(play, chance.choice([offer.choice.id for offer in offers(play) if offer.open]))
            debrief = of(play, bands_of(name))
            found = json.loads(json.dumps(as_dict(play, debrief)))
            for meter, value in found["meters"].items():
                assert value == sum(turn["effects"].get(meter, 0) for turn in found["turns"])
            assert len(found["turns"]) == len(found["picks"]) == len(found["debrief"]["decisions"])
