"""The pages of a play in their course: what came of the last pick, then what stands before the player."""

from __future__ import annotations

from game.engine import AT_END, Arrival, Offer, Playthrough, offers, shown
from game.model import Ending, Scene, runs
from game.page.blocks import blocks_of, portraits, row_of, rows_of, told
from game.page.model import Block, Countdown, Page, PageKind, Row

STUCK = (
    "No choice is open here, so the story can’t go on. The fault is the scenario’s; its author will want to "
    "know of it."
)
"""What is said at a dead end, after the scene's own words."""
_STUCK = (Block(runs(STUCK)),)


def pages(play: Playthrough, arrange: bool = True) -> tuple[Page, ...]:
    """What is to be read since the last pick (or since the start), in order.

    First the consequence, where the pick says something; then the scenes that only continue; last the
    decision that the play stands at, or the ending. `arrange` shows choices in the order of the play's
    seed, else in the author's. Raises ValueError where no ending takes the play's end.
    """
    consequence = _consequence(play, arrange)
    arrivals = play.arrivals
    passages = [_passage(play, arrival) for arrival in arrivals if not arrival.scene.choices]
    first = () if consequence is None else (consequence,)
    return (*first, *passages, present(play, arrange))


def present(play: Playthrough, arrange: bool = True) -> Page:
    """The page that the play stands at: its decision, or its ending."""
    if play.state[0] == AT_END:
        ending = play.ending
        if ending is None:
            raise ValueError(f"no ending of “{play.scenario.id}” takes the end of this play")
        return _ending(play, ending)
    scene = play.scenario.scenes[play.state[0]]
    rows = rows_of(on_screen(play, arrange))
    return Page(
        kind=PageKind.DECISION,
        scene=scene.id,
        title=scene.title,
        called=scene.called,
        blocks=told(play.machine, scene.prose, scene.also, play.state) + (_STUCK if play.stuck else ()),
        place=scene.place,
        object=scene.object,
        people=portraits(play.scenario, scene.people),
        rows=rows,
        timer=_countdown(scene, rows),
        decision=play.length + 1,
    )


def on_screen(play: Playthrough, arrange: bool) -> tuple[Offer, ...]:
    """The offers in the order in which they stand on the page."""
    return shown(play) if arrange else offers(play)


def _countdown(scene: Scene, rows: tuple[Row, ...]) -> Countdown | None:
    """The scene's timer, where the choice that it makes can be made."""
    timer = scene.timer
    if timer is None or not any(row.open and row.id == timer.choose for row in rows):
        return None
    return Countdown(timer.seconds, timer.choose)


def _consequence(play: Playthrough, arrange: bool) -> Page | None:
    before, move = play.previous, play.move
    if before is None or move is None or not move.then:
        return None
    scene = before.scenario.scenes[before.state[0]]
    return Page(
        kind=PageKind.CONSEQUENCE,
        scene=scene.id,
        title=scene.title,
        called=scene.called,
        blocks=blocks_of(play.scenario, move.then),
        place=scene.place,
        object=scene.object,
        people=portraits(play.scenario, scene.people),
        picked=row_of(on_screen(before, arrange), move.choice),
        decision=play.length,
    )


def _passage(play: Playthrough, arrival: Arrival) -> Page:
    scene: Scene = arrival.scene
    return Page(
        kind=PageKind.PASSAGE,
        scene=scene.id,
        title=scene.title,
        called=scene.called,
        blocks=told(play.machine, scene.prose, scene.also, arrival.state),
        place=scene.place,
        object=scene.object,
        people=portraits(play.scenario, scene.people),
    )


def _ending(play: Playthrough, ending: Ending) -> Page:
    return Page(
        kind=PageKind.ENDING,
        scene=ending.id,
        title=ending.title,
        called=ending.title,
        blocks=told(play.machine, ending.prose, ending.also, play.state),
        place=ending.place,
        object=ending.object,
    )
