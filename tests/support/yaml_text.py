"""A scenario as its author might have typed it: YAML text that reads back to the same scenario."""

from __future__ import annotations

import json
from typing import Any

from game.model import (
    Also,
    Choice,
    Effects,
    Ending,
    Outcome,
    Paragraph,
    Person,
    Risk,
    Scenario,
    Scene,
    Setting,
    SetVariable,
)


def yaml_of(scenario: Scenario) -> str:
    """The text of a scenario file."""
    return "\n".join(_lines(_top(scenario), 0)) + "\n"


def _top(scenario: Scenario) -> dict[str, Any]:
    return _given(
        fulcrum="1",
        title=scenario.title,
        id=scenario.id,
        sector=scenario.sector,
        minutes=scenario.minutes,
        language=scenario.language,
        author=scenario.author,
        licence=scenario.licence,
        content_note=scenario.content_note,
        summary=scenario.summary,
        role=_prose(scenario.role),
        cast={person.id: _person(person) for person in scenario.cast},
        cover=scenario.cover,
        variables={name: str(value) for name, value in scenario.variables},
        meters=_effects(scenario.meters),
        start=scenario.start,
        scenes={scene.id: _scene(scene) for scene in scenario.scenes},
        endings=[_ending(ending) for ending in scenario.endings],
        questions=list(scenario.questions),
    )


def _person(person: Person) -> dict[str, Any]:
    return _given(name=person.name, who=person.who, portrait=person.portrait, recolour=dict(person.recolour))


def _scene(scene: Scene) -> dict[str, Any]:
    moment, timer, facilitator = scene.moment, scene.timer, scene.facilitator
    return _given(
        title=scene.title,
        called=scene.called if scene.called != scene.title else "",
        place="" if scene.place is None else " ".join((scene.place.name, *scene.place.states)),
        object=scene.object,
        **{"with": [f"{stand.person} {stand.mood}" for stand in scene.people]},
        text=_prose(scene.prose),
        also=_also(scene.also),
        moment=None
        if moment is None
        else _given(calls_for=[p.value for p in moment.calls_for], why=moment.why, cues=list(moment.cues)),
        timer=None if timer is None else {"seconds": str(timer.seconds), "choose": timer.choose},
        facilitator=None if facilitator is None else _given(ask=list(facilitator.ask), note=facilitator.note),
        choices=[_choice(choice) for choice in scene.choices],
        go=scene.go,
    )


def _choice(choice: Choice) -> dict[str, Any]:
    return _given(
        id=choice.id,
        text=choice.text,
        **{"if": None if choice.when is None else choice.when.text},
        locked=choice.locked,
        once="true" if choice.once else "",
        draws_on=[p.value for p in choice.draws_on],
        effects=_effects(choice.effects),
        risk="" if choice.risk is Risk.NONE else choice.risk.value,
        expected="true" if choice.expected else "",
        sets=_sets(choice.sets),
        then=_prose(choice.then),
        because=choice.because,
        go=choice.go,
        outcomes=[_outcome(outcome) for outcome in choice.outcomes],
    )


def _outcome(outcome: Outcome) -> dict[str, Any]:
    found: dict[str, Any] = _given(
        **{"if": None if outcome.when is None else outcome.when.text},
        odds=outcome.odds,
        then=None if outcome.then is None else _prose(outcome.then),
        because=outcome.because,
        go=outcome.go,
    )
    # Given and empty is not the same as left out: an outcome may take the choice's effects away.
    if outcome.effects is not None:
        found["effects"] = _effects(outcome.effects)
    if outcome.sets is not None:
        found["sets"] = _sets(outcome.sets)
    return found


def _ending(ending: Ending) -> dict[str, Any]:
    return _given(
        id=ending.id,
        title=ending.title,
        **{"if": None if ending.when is None else ending.when.text},
        text=_prose(ending.prose),
        also=_also(ending.also),
        object=ending.object,
    )


def _also(also: tuple[Also, ...]) -> list[dict[str, Any]]:
    return [{"if": extra.when.text, "text": _prose(extra.prose)} for extra in also]


def _sets(sets: tuple[Setting, ...]) -> list[Any]:
    return [{s.name: s.text} if isinstance(s, SetVariable) else s.name for s in sets]


def _effects(effects: Effects) -> dict[str, str]:
    return {name: f"{value:+d}" for name, value in effects.as_dict().items()}


def _prose(prose: tuple[Paragraph, ...]) -> str:
    def one(paragraph: Paragraph) -> str:
        if paragraph.speaker is None:
            return paragraph.text
        return f"{paragraph.speaker} {paragraph.mood or ''}".rstrip() + f": {paragraph.text}"

    return "\n\n".join(map(one, prose))


def _given(**keys: Any) -> dict[str, Any]:
    """The keys that hold something."""
    return {key: value for key, value in keys.items() if value not in (None, "", [], {})}


def _lines(value: Any, indent: int) -> list[str]:
    space = " " * indent
    found = []
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict | list) and inner:
                found += [f"{space}{key}:", *_lines(inner, indent + 2)]
            else:
                found.append(f"{space}{key}: {_scalar(inner)}")
        return found
    for inner in value:
        if isinstance(inner, dict) and inner:
            first, *rest = _lines(inner, indent + 2)
            found += [f"{space}- {first.lstrip()}", *rest]
        else:
            found.append(f"{space}- {_scalar(inner)}")
    return found


def _scalar(value: Any) -> str:
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    return json.dumps(str(value), ensure_ascii=False)
