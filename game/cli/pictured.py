"""The pictures that a scenario names: whether they are there, and fit to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.analysis.craft import codes
from game.analysis.craft.finding import Finding, joined
from game.cli.look import library
from game.model import Ending, Person, Scenario, Scene, Span
from game.pictures import OwnPictures
from game.pictures.own import SUFFIXES
from game.storage.folder import ScenarioFolder
from game.storage.near import did_you_mean

_LISTS = "“fulcrum pictures” lists what comes with Fulcrum."
_REFUSED = "Players see something plain in its place, and it is not what you meant."


def pictured(scenario: Scenario, folder: ScenarioFolder) -> Iterator[Finding]:
    """F421 and F422, at most one of each at a place; nothing where the shipped pictures cannot be read."""
    look = _Look(OwnPictures(folder.picture))
    try:
        yield from look.at(scenario.span, look.cover(scenario))
        for person in scenario.cast:
            yield from look.at(person.span, look.person(person))
        parts: list[Scene | Ending] = [*scenario.scenes, *scenario.endings]
        for part in parts:
            yield from look.at(part.span, look.part(part))
    except OSError:
        return  # without the shipped pictures there is nothing to compare with


class _Look:
    """What there is to say about pictures: those beside the scenario, and names that are not shipped."""

    def __init__(self, own: OwnPictures) -> None:
        self._own = own
        self._refused: list[str] = []

    def at(self, span: Span, unknown: list[tuple[str, str]]) -> Iterator[Finding]:
        """The findings at one place: pictures of the author's own first, then names as (message, fix)."""
        if self._refused:
            first, _, rest = self._refused[0].partition(". ")
            more = [words.partition(". ")[0].rstrip(".") + "." for words in self._refused[1:]]
            yield Finding(
                codes.OWN_PICTURE,
                span,
                " ".join([first.rstrip(".") + ".", *more]),
                rest
                or "Put an SVG, PNG, JPEG or WebP of that name beside the scenario, or name a shipped one.",
                _REFUSED,
            )
            self._refused = []
        if unknown:
            yield Finding(
                codes.NO_PICTURE,
                span,
                f"There is no {joined((message for message, _ in unknown), 'and no')}.",
                " ".join([*dict.fromkeys(fix for _, fix in unknown if fix), _LISTS]),
                "Until there is one, something plain stands in for it.",
            )

    def cover(self, scenario: Scenario) -> list[tuple[str, str]]:
        """The cover that the scenario names."""
        return [] if scenario.cover is None else self._named("cover", scenario.cover, library().covers)

    def person(self, person: Person) -> list[tuple[str, str]]:
        """Somebody's portrait and materials."""
        found = []
        if person.portrait is not None:
            found += self._named("person", person.portrait, library().people)
        if person.recolour:
            known = library().art.materials
            for name in dict.fromkeys(name for pair in person.recolour for name in pair):
                if name not in known:
                    found.append((f"material `{name}`", did_you_mean(name, known, most=2)))
        return found

    def part(self, part: Scene | Ending) -> list[tuple[str, str]]:
        """A scene's or an ending's place, its states, and its object."""
        found = []
        if part.place is not None:
            name, states = part.place.name, part.place.states
            found += self._named("place", name, library().places)
            entry = library().places.get(name)
            for state in states if entry is not None else ():
                if entry is not None and state not in entry.variants:
                    found.append((f"state `{state}` of `{name}`", did_you_mean(state, entry.variants)))
        if part.object is not None:
            found += self._named("object", part.object, library().spots)
        return found

    def _named(self, what: str, name: str, known: Iterable[str]) -> list[tuple[str, str]]:
        if name.lower().endswith(SUFFIXES):
            why_not = self._own.why_not(name)
            picture = None if why_not else self._own(name)
            self._refused += [why_not] if why_not else [] if picture is None else list(picture.notes)
            return []
        return [] if name in known else [(f"{what} `{name}`", did_you_mean(name, known, most=2))]
