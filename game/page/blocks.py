"""The parts that pages are made of: paragraphs, people and rows, as a player may see them."""

from __future__ import annotations

from collections.abc import Iterable

from game.engine import Machine, Offer, State
from game.model import Also, Choice, Prose, Scenario, Stand, plain, runs
from game.page.model import Block, Portrait, Row


def blocks_of(scenario: Scenario, prose: Prose) -> tuple[Block, ...]:
    """Prose as blocks; a paragraph that a member of the cast speaks carries their name."""
    found = []
    for paragraph in prose:
        person = None if paragraph.speaker is None else scenario.person(paragraph.speaker)
        found.append(
            Block(
                runs=runs(paragraph.text),
                speaker=None if person is None else person.name,
                speaker_id=None if person is None else person.id,
                mood=None if person is None else paragraph.mood,
            )
        )
    return tuple(found)


def told(machine: Machine, prose: Prose, also: Iterable[Also], state: State) -> tuple[Block, ...]:
    """Prose and after it, in order, the extra paragraphs whose guard holds in a state."""
    extra = (paragraph for more in also if machine.holds(more.when, state) for paragraph in more.prose)
    return blocks_of(machine.scenario, (*prose, *extra))


def portrait(scenario: Scenario, stand: Stand) -> Portrait:
    """A person as they stand in a scene; one who is not in the cast goes by their id."""
    person = scenario.person(stand.person)
    if person is None:
        return Portrait(stand.person, stand.person, "", stand.mood, stand.person, ())
    return Portrait(
        id=person.id,
        name=person.name,
        who=person.who,
        mood=stand.mood,
        portrait=person.portrait or person.id,
        recolour=person.recolour,
    )


def portraits(scenario: Scenario, people: Iterable[Stand]) -> tuple[Portrait, ...]:
    """The people of a scene, nearest first."""
    return tuple(portrait(scenario, stand) for stand in people)


def rows_of(offers: Iterable[Offer]) -> tuple[Row, ...]:
    """Offers as rows, numbered from 1 as they stand; a locked one is on screen and keeps its number too."""
    return tuple(
        Row(
            number,
            offer.choice.id,
            runs(offer.choice.text),
            offer.open,
            None if offer.why_not is None else plain(offer.why_not),
        )
        for number, offer in enumerate(offers, start=1)
    )


def row_of(offers: Iterable[Offer], choice: Choice) -> Row:
    """The row that a picked choice had among the offers."""
    return next(row for row in rows_of(offers) if row.id == choice.id)
