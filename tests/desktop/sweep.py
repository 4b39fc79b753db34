"""Screens swept over sizes of text, languages, typefaces and lights: what is wrong with any of them, each
fault with where it was found.

Not everything is laid out in every light. Which colours a word or a part and its ground have depends on what
kind of thing it is, not on where it stands. So a layout is set in the dark and in high contrast as soon as
there is one thing on it of a kind that has not been seen so before: all that is ever shown is held to its
contrast in all lights. That boxes stand in the same places there is asserted, too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from game.desktop.box import Layout, Role
from game.desktop.geometry import Rect
from game.desktop.preferences import Preferences
from game.desktop.screen import Screen
from game.desktop.sheet import Mode
from game.desktop.theme import theme
from game.desktop.view import View
from tests.desktop.legible import indistinct, kinds, strained, unseen, widows
from tests.desktop.soundness import crowded, faint, faults
from tests.desktop.tongues import HANDS, TONGUES, rule, shown, view_in

TEXTS = (0.8, 1.0, 1.5, 2.0)
HELD = (1.0,)
"""Sizes of text at which screens are laid out in the widest hand."""
MOST = 20
CLOSER = (((1280, 720), 1.0), ((960, 600), 2.0), ((1080, 1920), 1.5))


Way = tuple[str, str, float]
ENGLISH = tuple(("English", "usual", text) for text in TEXTS)
ABROAD = TEXTS if os.environ.get("FULCRUM_WHOLE_PROOF") else (0.8, 2.0)
"""Sizes of text in other languages: the outermost in the plain run, which has its time to keep; all of them
with FULCRUM_WHOLE_PROOF=1."""
WAYS = (
    *ENGLISH,
    *((tongue, "usual", text) for tongue in TONGUES if tongue != "English" for text in ABROAD),
    *(("English", "wide", text) for text in HELD),
    ("English", "open", 1.0),
)
"""Languages, hands and sizes of text in which a screen is laid out."""


def wrong(layout: Layout, view: View) -> list[str]:
    """All that is wrong with a layout of the player's screens."""
    return [*faults(layout, view), *crowded(layout, view), *widows(layout, view), *indistinct(layout, view)]


def swept(
    screens: Iterable[Screen],
    size: tuple[int, int],
    usual: Iterable[Screen] = (),
    ways: tuple[Way, ...] = WAYS,
) -> list[str]:
    """The faults of some screens in a window of a size: in those languages and hands at those sizes of text,
    and in every light. Those of `usual` are set in English alone."""
    found: list[str] = []
    lit: set[object] = set()
    for hand in HANDS:
        rule(hand).forget()
    for screen, set_in in (*((one, ways) for one in screens), *((one, ENGLISH) for one in usual)):
        first = None
        for tongue, hand, text in set_in:
            view = _view(tongue, size, text, hand=hand)
            layout = shown(screen, view, first)
            first = layout.first
            told = wrong(layout, view)
            if text == 1.0 and tongue == "English":
                told += strained(layout, view, fewest=hand == "usual")
            fresh = {(type(screen), *kind) for kind in kinds(layout)} - lit
            if fresh:
                lit |= fresh
                told += _in_other_lights(screen, layout, view)
            found += [f"{screen.page} at {text}, {tongue}, {hand}: {fault}" for fault in told]
        if len(found) > MOST:
            break
    return found


def longest(screens: Iterable[Screen], kind: Callable[[Screen], object]) -> tuple[list[Screen], list[Screen]]:
    """Of each kind of screen the one with the most letters on it, which is the one to set in every language
    and hand; and all the others."""
    view, found, all = _view("English", (1280, 720), 1.0), dict[object, tuple[int, Screen]](), list(screens)
    for screen in all:
        letters = sum(len(box.name) for _, box in screen.layout(view).boxes())
        if letters > found.get(kind(screen), (-1, screen))[0]:
            found[kind(screen)] = (letters, screen)
    chosen = [screen for _, screen in found.values()]
    return chosen, [screen for screen in all if not any(screen is one for one in chosen)]


def _view(
    tongue: str, size: tuple[int, int], text: float, mode: Mode = Mode.DAY, hand: str = "usual"
) -> View:
    return replace(
        view_in(tongue, size, text, mode, hand=hand), preferences=Preferences(text=round(100 * text))
    )


def _in_other_lights(screen: Screen, day: Layout, view: View) -> Iterator[str]:
    """What is wrong in the dark and in high contrast, and what stands elsewhere than by day."""
    places = _places(day)
    for mode in (Mode.DARK, Mode.HIGH):
        sheet = replace(view.sheet, mode=mode)
        other = replace(view, sheet=sheet, theme=theme(view.art, mode), focus=day.first)
        layout = screen.layout(other)
        layout = layout.mirrored() if sheet.rtl else layout
        there = _places(layout)
        if there != places:
            moved = next((a for a, b in zip(there, places, strict=False) if a != b), None)
            yield f"{mode.value}: boxes stand elsewhere than by day, {moved}"
        for _, box in layout.boxes():
            for mark in box.marks:
                yield from (f"{mode.value}, {box.id}: {fault}" for fault in faint(mark, other))
        yield from (f"{mode.value}, {fault}" for fault in indistinct(layout, other))


def _places(layout: Layout) -> list[tuple[str, Rect]]:
    return [(box.id, box.rect) for _, box in layout.boxes() if box.role is not Role.DECORATION]


def focused(screens: Iterable[Screen]) -> list[str]:
    """What changes or goes wrong when focus is at the end of a screen instead of where it begins, by day; and
    where the focus on some kind of box cannot be seen in some light."""
    found: list[str] = []
    lit: set[object] = set()
    for screen in screens:
        for size, text in CLOSER:
            view = view_in("English", size, text)
            before = shown(screen, view)
            if not before.focusable:
                continue
            last = before.focusable[-1]
            after = screen.layout(replace(view, focus=last.id))
            told = wrong(after, view)
            places = {box.id: box.rect for box in before.focusable}
            if places != {box.id: box.rect for box in after.focusable}:
                told.append(f"focus on {last.id} moves boxes")
            found += [f"{screen.page} at {size}: {fault}" for fault in told]
        for mode in Mode:
            view = view_in("English", *CLOSER[0], mode)
            without = screen.layout(replace(view, focus=""))
            for box in without.focusable:
                kind = (type(screen), box.id.partition(".")[0], box.role, mode)
                if kind in lit:
                    continue
                lit.add(kind)
                after = screen.layout(replace(view, focus=box.id))
                found += [f"{screen.page}, {mode.value}: {fault}" for fault in unseen(without, after, box)]
        if len(found) > MOST:
            break
    return found
