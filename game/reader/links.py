"""What the parts of a scenario say about one another: names, scenes, choices, endings."""

from __future__ import annotations

import re

from game.model import METER_NAMES
from game.model.expression import Number
from game.reader import codes
from game.reader.complaints import Complaints
from game.reader.draft import Draft, Where
from game.reader.expression import Use
from game.reader.letters import shown
from game.reader.suggest import or_list
from game.reader.tree import Mapping, Scalar

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def check_links(draft: Draft) -> None:
    """Reports names, scenes and choices that are not there, what nothing reads, and endings out of order."""
    _check_endings(draft)
    if not draft.whole:
        return
    _check_targets(draft)
    choices = {
        id: {choice.id for choice in made.scene.choices if choice.id} for id, made in draft.scenes.items()
    }
    read: set[str] = set()
    for text, parsed in draft.parsed.items():
        if parsed.problem is not None:
            read.update(_WORD.findall(text))
        for use in parsed.uses:
            if use.of:
                _check_visit(draft, draft.conditions[text], use, choices)
            else:
                read.add(use.name)
                _check_name(draft, draft.conditions[text], use, choices)
    _check_unread(draft, read)


def _check_targets(draft: Draft) -> None:
    scenes = draft.scenes
    for target in draft.targets:
        if target.name in scenes or target.name in draft.lost_scenes:
            continue
        sheet, node, name = target.sheet, target.node, target.name
        complain = Complaints(sheet, draft)
        if complain.odd_space(node, "this id") or complain.curly(node, "an id"):
            continue
        if name == "END":
            sheet.about(
                codes.UNKNOWN_SCENE,
                node,
                "A play cannot begin at its end.",
                "Write the id of the first scene.",
            )
            continue
        near = draft.suggest.near(name, scenes)
        if name.upper() == "END":
            near = ["END"]
        sheet.about(
            codes.UNKNOWN_SCENE,
            node,
            f"There is no scene `{shown(name)}`.",
            f"Did you mean {or_list(near)}?"
            if near
            else f"Write the id of a scene, or add `{shown(name)}` to `scenes`.",
        )


def _check_name(draft: Draft, places: list[Where], use: Use, choices: dict[str, set[str]]) -> None:
    name = use.name
    if name in draft.flags or name in draft.variables or name in METER_NAMES or name in draft.doubtful:
        return
    if draft.suggest.near(name, draft.doubtful):
        return
    near = draft.suggest.near(name, [*draft.flags, *draft.variables, *METER_NAMES])
    home = next((scene for scene, ids in choices.items() if name in ids), None)
    if near:
        fix = f"Did you mean {or_list(near)}?"
        draft.excused.update(near)
    elif name in draft.scenes:
        fix = f"To ask whether the scene was visited, write `seen({shown(name)})`."
    elif home is not None:
        fix = f"To ask whether the choice was picked, write `chose({home}.{shown(name)})`."
    else:
        fix = f"Set it where it is decided: `sets: [{shown(name)}]` on a choice."
    _report(
        draft, places, codes.UNKNOWN_NAME, use.at, name, f"Nothing ever sets `{shown(name)}`.", fix,
        "A condition may ask for flags, variables and meters.",
    )  # fmt: skip


def _check_visit(draft: Draft, places: list[Where], use: Use, choices: dict[str, set[str]]) -> None:
    scene = use.name
    if scene not in draft.scenes:
        if scene not in draft.lost_scenes:
            near = draft.suggest.near(scene, draft.scenes)
            fix = f"Did you mean {or_list(near)}?" if near else "Write the id of a scene."
            message = f"There is no scene `{shown(scene)}`."
            _report(draft, places, codes.UNKNOWN_SCENE, use.at, scene, message, fix)
        return
    if use.of != "chose" or use.choice in choices[scene] or draft.scenes[scene].lost_choices:
        return
    ids = sorted(choices[scene])
    near = draft.suggest.near(use.choice, ids)
    if near:
        fix = f"Did you mean {or_list(near)}?"
    elif ids:
        fix = f"Its choices are {', '.join(f'`{id}`' for id in ids)}."
    else:
        fix = f"That scene has no choices; `seen({scene})` asks whether it was visited."
    message = f"The scene `{shown(scene)}` has no choice `{shown(use.choice)}`."
    _report(draft, places, codes.UNKNOWN_CHOICE, use.choice_at, use.choice, message, fix)


def _report(
    draft: Draft,
    places: list[Where],
    code: codes.Code,
    at: int,
    word: str,
    message: str,
    fix: str,
    note: str = "",
) -> None:
    for node, sheet in places:
        if isinstance(node, Scalar):
            sheet.inside(code, node, at, len(word), message, fix, note)


def _check_unread(draft: Draft, read: set[str]) -> None:
    for name, (node, sheet) in draft.flags.items():
        if name not in read and name not in draft.excused:
            sheet.about(
                codes.FLAG_NEVER_READ,
                node,
                f"No condition ever asks for `{shown(name)}`.",
                "Ask for it in an `if`, or delete it: what nobody reads makes no difference to a player.",
            )
    for name, (node, sheet) in draft.variable_places.items():
        others = {
            n
            for n, text in draft.assigned
            if n != name
            for use in draft.parsed[text].uses
            if use.name == name
        }
        if name not in draft.guarding and not others and name in draft.variables:
            broken = any(name in _WORD.findall(t) for t, p in draft.parsed.items() if p.problem is not None)
            if not broken:
                sheet.about(
                    codes.VARIABLE_NEVER_READ,
                    node,
                    f"No condition ever asks for `{shown(name)}`.",
                    "Ask for it in an `if`, or delete it: what nobody reads makes no difference to a player.",
                )


def _check_endings(draft: Draft) -> None:
    """Every ending but the last has a condition, the ids differ, and none hides another."""
    last = len(draft.endings) - 1
    ids: dict[str, int] = {}
    open_before = False
    seen: dict[object, str] = {}
    for number, (ending, (node, sheet)) in enumerate(zip(draft.endings, draft.ending_places, strict=True)):
        if not isinstance(node, Mapping):
            continue
        guarded = "if" in node.values
        if number == last and guarded and draft.endings_whole:
            sheet.about(
                codes.LAST_ENDING,
                node.key("if"),
                "The last ending has a condition, so a play could end nowhere.",
                "Delete this `if`, or add an ending without one below.",
                "The first ending whose condition holds is taken; the last catches the rest.",
            )
        elif number != last and not guarded and not node.cut:
            open_before = True
            sheet.at(
                codes.ENDING_OPEN,
                node.start_mark,
                "An ending without `if` takes every play, so those below are never seen.",
                "Give it an `if`, or move it to the end.",
            )
        if ending.id in ids and ending.id:
            sheet.about(
                codes.REPEATED_ID,
                node.values["id"],
                f"There is an ending `{shown(ending.id)}` already, on line {ids[ending.id]}.",
                "Give one of the two another id.",
            )
        ids.setdefault(ending.id, ending.span.line)
        when = ending.when
        if when is None or not guarded or open_before or draft.parsed_badly(node.values["if"]):
            continue
        if when.expression == Number(0):
            why = "its condition never holds"
        elif when.expression in seen:
            why = f"`{seen[when.expression]}` above it has the same condition"
        else:
            seen[when.expression] = ending.id
            continue
        sheet.about(
            codes.ENDING_UNREACHED,
            node.values["if"],
            f"`{shown(ending.id)}` is never taken: {why}.",
            "Change its condition, or delete the ending.",
        )
