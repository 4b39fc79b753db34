"""Random plays of a 60-scene story: choices per second of processor time, beside ink's runtime in Rust.

Both engines play the same story with the same numbers drawn, and must come to the same ends. The peer is
optional: `pip install bink` (a Python binding to bladeink, MIT and Apache licences).
"""

from __future__ import annotations

import statistics
import time

from game.engine import Playthrough, offers, pick, start
from tests.benchmarks.generated import METERS, Story

ROUNDS = 7
OUR_PLAYS, PEER_PLAYS = 6000, 400

Result = tuple[int, float, list[tuple[int, ...]]]
"""Choices made, seconds of processor time, and where each play ended."""


class Numbers:
    """A linear congruential generator, so that any engine can draw the same numbers."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, limit: int) -> int:
        """The next number from 0 to limit - 1."""
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return (self.state >> 16) % limit


def ours(story: Story, plays: int) -> Result:
    """Plays with Fulcrum's one engine, by its public calls."""
    scenario, below = story.scenario, Numbers(1).below
    made = 0
    ends: list[tuple[int, ...]] = []
    began = time.process_time()
    for _ in range(plays):
        play = start(scenario)
        while open := offers(play):
            play = pick(play, open[below(len(open))].choice.id)
            made += 1
        ends.append((_ending(play), *play.meters[:3]))
    return made, time.process_time() - began, ends


def _ending(play: Playthrough) -> int:
    assert play.ending is not None
    return int(play.ending.id.removeprefix("e"))


def bink(story: Story, plays: int) -> Result:
    """Plays with ink's runtime in Rust."""
    from bink.story import Story as Ink

    play, below = Ink(story.ink), Numbers(1).below
    made, ends = 0, []
    began = time.process_time()
    for _ in range(plays):
        play.reset_state()
        while True:
            play.continue_maximally()
            count = len(play.get_current_choices())
            if not count:
                break
            play.choose_choice_index(below(count))
            made += 1
        ends.append(tuple(int(play.get_variable(name)) for name in ("ending", *METERS)))
    return made, time.process_time() - began, ends


def main() -> None:
    """Prints choices per second for each engine, and the ratio round by round."""
    story = Story.make()
    try:
        import bink as _
    except ImportError:
        rates = [made / seconds for made, seconds, _ in (ours(story, OUR_PLAYS) for _ in range(ROUNDS))]
        print(f"engine: {statistics.median(rates):,.0f} choices per second of processor time")
        print("for the comparison with ink's runtime: pip install bink")
        return
    ratios, rates, peers = [], [], []
    for _ in range(ROUNDS):
        made, seconds, ends = ours(story, OUR_PLAYS)
        peer_made, peer_seconds, peer_ends = bink(story, PEER_PLAYS)
        if ends[:PEER_PLAYS] != peer_ends:
            raise AssertionError("the two engines did not play the same plays")
        rates.append(made / seconds)
        peers.append(peer_made / peer_seconds)
        ratios.append(rates[-1] / peers[-1])
    print(f"engine  {statistics.median(rates):>12,.0f} choices per second of processor time")
    print(f"bink    {statistics.median(peers):>12,.0f}")
    low, high = min(ratios), max(ratios)
    print(
        f"ratio   {statistics.median(ratios):>12.1f} (from {low:.1f} to {high:.1f}; at least 10 is asked for)"
    )


if __name__ == "__main__":
    main()
