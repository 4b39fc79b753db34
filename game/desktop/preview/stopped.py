"""Why picks no longer lead where they led, in one plain line."""

from __future__ import annotations

from game.engine import PlayOver, Replay, UnknownChoice
from game.model import Choice, Scene


def stopped(again: Replay) -> str:
    """Where a replay stopped and why; nothing where every pick could be made."""
    error = again.stopped
    if error is None:
        return ""
    done, left = again.play.length, len(again.left)
    how_far = f"Replayed {done} of {done + left} picks."
    scene = None if error.scene is None else again.play.scenario.scene(error.scene)
    if isinstance(error, PlayOver) or scene is None:
        return f"{how_far} The play is over now before {error.choice} can be picked."
    choice = scene.choice(error.choice)
    if isinstance(error, UnknownChoice) or choice is None:
        return f"{how_far} {scene.id} has no choice {error.choice}."
    return f"{how_far} {_why_not(again, scene, choice)}"


def _why_not(again: Replay, scene: Scene, choice: Choice) -> str:
    play = again.play
    if choice.when is not None and not play.machine.holds(choice.when, play.state):
        how = "is not shown" if choice.locked is None else "is locked"
        return f"In {scene.id} the choice {choice.id} {how}: its guard, {choice.when.text}, does not hold."
    return f"In {scene.id} the choice {choice.id} can be picked once, and was picked before."
