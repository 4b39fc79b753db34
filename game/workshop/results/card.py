"""What the facilitator’s card tells: how a session goes, and what to ask at each decision of a scenario."""

from __future__ import annotations

from game.pictures import Library
from game.storage.pictures import shipped_pictures
from game.workshop.pages.album import Album
from game.workshop.pages.handout import Card
from game.workshop.pages.handout import card as printed
from game.workshop.room.debriefing import stages
from game.workshop.room.room import Room
from game.workshop.room.words import minutes


def card(room: Room, address: str = "", wifi: str = "") -> tuple[str, str]:
    """The card as HTML, and the content security policy under which it is served."""
    files = shipped_pictures()
    album = Album(room.scenario, Library(files.data, files.text))
    return printed(told(room, address, wifi), album)


def told(room: Room, address: str, wifi: str) -> Card:
    """All that the card tells: the first question of each scene that has one, and the debrief's parts."""
    asks = (
        (scene.title, scene.facilitator.ask[0])
        for scene in room.scenario.scenes
        if scene.facilitator is not None and scene.facilitator.ask
    )
    parts = (
        (f"{stage.label}: {stage.company.label.lower()}" if stage.company else stage.label, stage.seconds)
        for stage in stages(room)
    )
    return Card(
        title=room.scenario.title,
        minutes=room.scenario.minutes,
        address=address,
        wifi=wifi,
        asks=tuple(asks),
        stages=tuple((label, _short(seconds)) for label, seconds in parts),
    )


def _short(seconds: float) -> str:
    """A length of time for a narrow column; nothing where there is no clock."""
    return minutes(seconds).removesuffix("s").removesuffix("ute") if seconds >= 60 else ""
