"""Where scenes lead, by their form: what nothing leads to, and scenes that only continue in a circle."""

from __future__ import annotations

from game.engine import endless_scenes
from game.model import END, Scenario
from game.reader import codes
from game.reader.draft import Draft
from game.reader.letters import shown


def check_ways(draft: Draft, scenario: Scenario) -> None:
    """Reports scenes that only continue to one another; where no other fault may hide a way, also those that
    nothing leads to from the start."""
    for circle in endless_scenes(scenario):
        _report_circle(draft, circle)
    if draft.whole and scenario.start in draft.scenes and not draft.report.hides_ways:
        _check_reached(draft, scenario.start)


def _report_circle(draft: Draft, circle: tuple[str, ...]) -> None:
    scenes = [draft.scenes[id] for id in circle]
    if any("choices" in made.node.values for made in scenes):
        return
    first = scenes[0]
    names = [f"`{shown(id)}`" for id in circle]
    listed = (
        ", ".join([*names[:8], "…"])
        if len(names) > 8
        else " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    )
    first.sheet.about(
        codes.CIRCLE_OF_SCENES,
        first.node.values["go"],
        f"{listed} only continue to one another."
        if len(names) > 1
        else f"{listed} only continues to itself.",
        "Give one of them choices, or let one lead to another scene or to END."
        if len(names) > 1
        else "Give it choices, or let it lead to another scene or to END.",
    )


def _check_reached(draft: Draft, start: str) -> None:
    reached = closure(draft, start, set())
    left = [id for id in draft.scenes if id not in reached]
    inner: set[str] = set()
    for id in left:
        inner.update(way for way in draft.scenes[id].scene.ways if way != id and way != END)
    # Heads first: what only they lead to needs no report of its own.
    for heads in ([id for id in left if id not in inner], left):
        for id in heads:
            if id in reached:
                continue
            more = closure(draft, id, reached) - {id}
            reached |= more
            reached.add(id)
            made = draft.scenes[id]
            made.sheet.about(
                codes.SCENE_UNREACHED,
                made.key,
                f"Nothing leads to `{shown(id)}`.",
                "Let a choice lead there with `go`, or delete the scene.",
                f"With it are out of reach: {', '.join(sorted(more)[:12])}{', …' if len(more) > 12 else ''}."
                if more
                else "",
            )


def closure(draft: Draft, first: str, known: set[str]) -> set[str]:
    """A scene and everything that it leads to, without what is known already."""
    found = {first}
    waiting = [first]
    while waiting:
        made = draft.scenes.get(waiting.pop())
        if made is None:
            continue
        for way in made.scene.ways:
            if way not in found and way not in known and way in draft.scenes:
                found.add(way)
                waiting.append(way)
    return found
