"""What a player reads before the first scene."""

from __future__ import annotations

from game.model import Scenario, Stand
from game.page.blocks import blocks_of, portraits
from game.page.model import Briefing


def briefing(scenario: Scenario) -> Briefing:
    """The briefing of a scenario: who the player is, who is who, and what the story holds."""
    return Briefing(
        scenario=scenario.id,
        title=scenario.title,
        sector=scenario.sector,
        minutes=scenario.minutes,
        role=blocks_of(scenario, scenario.role),
        cast=portraits(scenario, (Stand(person.id) for person in scenario.cast)),
        content_note=scenario.content_note,
        summary=scenario.summary,
        cover=scenario.cover or scenario.id,
        language=scenario.language,
    )
