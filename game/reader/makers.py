"""From the fields of a part to the part of the model, with the rules that one part can break by itself."""

from __future__ import annotations

from typing import Any

from game.model import (
    Also,
    Choice,
    Ending,
    Facilitator,
    Guard,
    Moment,
    Outcome,
    Person,
    Scene,
    Span,
    Timer,
)
from game.model.expression import Number
from game.reader import codes
from game.reader.cues import check_cues
from game.reader.draft import SceneDraft, Where
from game.reader.letters import shown
from game.reader.logic import cover_everything
from game.reader.shaper import Fields, Maker, Shaper
from game.reader.suggest import or_list
from game.reader.tree import Mapping, Scalar, Sequence

_NO_GUARD = Guard("", Number(0))


def make_person(shaper: Shaper, found: Fields, node: Mapping, owner: Any) -> Person:
    """Somebody of the cast; the id is the key they stand under."""
    person = Person(
        id=owner.value,
        name=found.get("name", ""),
        who=found.get("who", ""),
        portrait=found.get("portrait"),
        recolour=found.get("recolour", ()),
        span=shaper.sheet.span(owner.start_mark),
    )
    cast = shaper.draft.cast
    if not shaper.copy:
        if person.id in cast:
            _repeated(shaper, owner, "somebody", cast[person.id].span)
        cast.setdefault(person.id, person)
    return person


def _repeated(shaper: Shaper, owner: Any, what: str, earlier: Span) -> None:
    shaper.sheet.about(
        codes.REPEATED_ID,
        owner,
        f"There is {what} of the id `{shown(owner.value)}` already.",
        "Give one of the two another id.",
        f"The other one stands in {earlier}.",
    )


def make_also(shaper: Shaper, found: Fields, node: Mapping, owner: Any) -> Also:
    """Extra paragraphs."""
    return Also(found.get("when", _NO_GUARD), found.get("prose", ()), shaper.sheet.span(node.start_mark))


def make_moment(shaper: Shaper, found: Fields, node: Mapping, owner: Any) -> Moment:
    """What a decision calls for; its cues are checked where the text is known."""
    return Moment(
        found.get("calls_for", ()),
        found.get("why", ""),
        found.get("cues", ()),
        shaper.sheet.span(node.start_mark),
    )


def make_timer(shaper: Shaper, found: Fields, node: Mapping, owner: Any) -> Timer:
    """A timer; its choice is checked where the choices are known."""
    return Timer(found.get("seconds", 1), found.get("choose", ""), shaper.sheet.span(node.start_mark))


def make_facilitator(shaper: Shaper, found: Fields, node: Mapping, owner: Any) -> Facilitator:
    """Prompts for a workshop."""
    return Facilitator(found.get("ask", ()), found.get("note", ""))


def make_outcome(shaper: Shaper, found: Fields, node: Mapping, owner: Any) -> Outcome:
    """One result of a choice."""
    return Outcome(span=shaper.sheet.span(node.start_mark), **found)


def make_choice(shaper: Shaper, found: Fields, node: Mapping, owner: Any) -> Choice:
    """A choice: a lock needs a condition, and there must always be a way on."""
    values = node.values
    if "locked" in values and "if" not in values and not node.cut:
        shaper.sheet.about(
            codes.LOCKED_ALWAYS_OPEN,
            node.key("locked"),
            "This lock never closes: the choice has no `if`.",
            "Add the condition under which it is open, as `if`, or delete `locked`.",
        )
    if "outcomes" in values:
        _check_outcomes(shaper, found, node)
    elif "go" not in values and not node.cut:
        shaper.sheet.at(
            codes.CHOICE_NO_WAY,
            node.start_mark,
            f"{_named(node, 'This choice')} leads nowhere.",
            "Add `go:` with a scene, or `go: END`.",
        )
    if "id" not in found or "text" not in found:
        found = {"id": "", "text": "", **found}
    return Choice(span=shaper.sheet.span(node.start_mark), **found)


def _check_outcomes(shaper: Shaper, found: Fields, node: Mapping) -> None:
    outcomes: tuple[Outcome, ...] = found.get("outcomes", ())
    parts: Any = node.values["outcomes"]
    if parts.__class__ is not Sequence or len(outcomes) != len(parts.items) or parts.cut:
        return
    items: list[Any] = parts.items
    certain = shares = False
    for part in items:
        weighed = "odds" in part.values
        never = certain and not (weighed and shares)
        if never:
            shaper.sheet.at(
                codes.OUTCOME_NEVER,
                part.start_mark,
                "This outcome never happens: one above it has no condition.",
                "Move it up, give the one above an `if`, or give both `odds`.",
            )
        shares = shares or (weighed and not certain)
        certain = certain or "if" not in part.values
    if "go" in node.values or node.cut:
        return
    without = next((part for part in items if "go" not in part.values), None)
    if without is not None:
        shaper.sheet.at(
            codes.CHOICE_NO_WAY,
            without.start_mark,
            "This outcome leads nowhere: neither it nor its choice has a `go`.",
            "Add `go:` here, or to the choice for all its outcomes.",
        )
        return
    guards = [outcome.when.expression for outcome in outcomes if outcome.when is not None]
    every = all(
        ("if" in part.values) == (o.when is not None) for o, part in zip(outcomes, items, strict=True)
    )
    if every and len(guards) == len(outcomes) and not cover_everything(guards):
        shaper.sheet.at(
            codes.CHOICE_NO_WAY,
            node.start_mark,
            f"{_named(node, 'This choice')} leads nowhere when none of its outcomes' conditions holds.",
            "Add `go:` to the choice, or an outcome without `if` at the end.",
        )


def make_scene(shaper: Shaper, found: Fields, node: Mapping, owner: Any) -> Scene:
    """A scene: choices or `go`, ids of its own, one expected choice, a timer and cues that are there."""
    sheet, values = shaper.sheet, node.values
    has_choices, has_go = "choices" in values, "go" in values
    if has_choices and has_go:
        sheet.about(
            codes.GO_AND_CHOICES,
            node.key("go"),
            f"`{shown(owner.value)}` has both choices and `go`.",
            "Delete `go`: every choice says itself where it leads. If a choice should lead there, "
            "check which column this line begins in.",
        )
    elif not has_choices and not has_go and not node.cut:
        sheet.about(
            codes.NO_WAY_ON,
            owner,
            f"`{shown(owner.value)}` has neither choices nor `go`.",
            "Add `choices:`, or `go:` with the scene that follows, or `go: END`.",
        )
    choices: tuple[Choice, ...] = found.get("choices", ())
    if has_choices:
        _check_choices(shaper, values["choices"])
    if "timer" in values and values["timer"].__class__ is Mapping:
        _check_timer(shaper, values["timer"], values.get("choices"), choices)
    moment = found.get("moment")
    if moment is not None and moment.cues and "prose" in found:
        check_cues(shaper.sheet, shaper.draft, values["moment"], found["prose"])
    found.setdefault("title", "")
    found.setdefault("prose", ())
    found.setdefault("called", found["title"])
    scene = Scene(id=owner.value, span=sheet.span(owner.start_mark), **found)
    draft = shaper.draft
    earlier = draft.scenes.get(scene.id)
    if shaper.copy:
        return scene
    if earlier is not None:
        _repeated(shaper, owner, "a scene", earlier.scene.span)
    else:
        lost = has_choices and _lost_choices(values["choices"])
        draft.scenes[scene.id] = SceneDraft(scene, owner, node, sheet, lost)
    return scene


def _lost_choices(node: Any) -> bool:
    """Whether a choice's id could not be read."""
    return node.__class__ is not Sequence or not all(
        part.__class__ is Mapping and part.values.get("id").__class__ is Scalar for part in node.items
    )


def _check_choices(shaper: Shaper, node: Any) -> None:
    """Ids once in a scene, and at most one expected choice."""
    if node.__class__ is not Sequence:
        return
    ids: dict[str, Any] = {}
    expected = None
    for part in node.items:
        if part.__class__ is not Mapping:
            continue
        id = part.values.get("id")
        if id.__class__ is Scalar:
            if id.value in ids and id.value:
                line = shaper.sheet.span(ids[id.value].start_mark).line
                shaper.sheet.about(
                    codes.REPEATED_ID,
                    id,
                    f"This scene has a choice `{shown(id.value)}` already, on line {line}.",
                    "Give one of the two another id.",
                )
            ids.setdefault(id.value, id)
        mark = part.values.get("expected")
        if mark.__class__ is Scalar and mark.value == "true":
            if expected is not None:
                shaper.sheet.about(
                    codes.EXPECTED_TWICE,
                    mark,
                    "This scene has two expected choices.",
                    "Leave `expected` on the one that nobody there would question.",
                    f"The other one is on line {shaper.sheet.span(expected.start_mark).line}.",
                )
            else:
                expected = mark


def _check_timer(shaper: Shaper, node: Mapping, part: Any, choices: tuple[Choice, ...]) -> None:
    """The timer's choice is one of the scene's, and is open when time runs out."""
    choose: Any = node.values.get("choose")
    if (
        choose.__class__ is not Scalar
        or not choose.value
        or (part is not None and part.__class__ is not Sequence)
    ):
        return
    choice = next((c for c in choices if c.id == choose.value), None)
    if choice is None:
        if part is not None and (part.cut or len(part.items) != len(choices)):
            return
        if shaper.complain.odd_space(choose, "this id") or shaper.complain.curly(choose, "an id"):
            return
        near = shaper.draft.suggest.near(choose.value, [c.id for c in choices])
        ids = ", ".join(f"`{c.id}`" for c in choices)
        shaper.sheet.about(
            codes.UNKNOWN_CHOICE,
            choose,
            f"This scene has no choice `{shown(choose.value)}`.",
            f"Did you mean {or_list(near)}?"
            if near
            else f"Write one of {ids}."
            if ids
            else "Give the scene choices, or delete the timer.",
        )
    elif choice.when is not None or choice.once:
        why = "it has a condition" if choice.when is not None else "it can be picked once"
        shaper.sheet.about(
            codes.TIMER_CLOSED,
            choose,
            f"`{shown(choose.value)}` may not be open when time runs out: {why}.",
            "Let the timer make a choice that is always open.",
        )


def make_ending(shaper: Shaper, found: Fields, node: Mapping, owner: Any) -> Ending:
    """An ending; their order is checked when all are known."""
    found.setdefault("id", "")
    found.setdefault("title", "")
    found.setdefault("prose", ())
    ending = Ending(span=shaper.sheet.span(node.start_mark), **found)
    if not shaper.copy:
        shaper.draft.endings.append(ending)
        shaper.draft.ending_places.append(Where(node, shaper.sheet))
    return ending


def _named(node: Mapping, otherwise: str) -> str:
    id: Any = node.values.get("id")
    if id.__class__ is Scalar and id.value:
        return f"The choice `{shown(id.value)}`"
    return otherwise


MAKERS: dict[str, Maker] = {
    "person": make_person,
    "also": make_also,
    "moment": make_moment,
    "timer": make_timer,
    "facilitator": make_facilitator,
    "outcome": make_outcome,
    "choice": make_choice,
    "scene": make_scene,
    "ending": make_ending,
}
