"""Screens swept over sizes of text: what is wrong with any of them, each fault with where it was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from game.desktop.box import Layout
from game.desktop.preferences import Preferences
from game.desktop.screen import Screen
from game.desktop.sheet import Mode
from game.desktop.view import View
from tests.desktop.soundness import crowded, faint, faults
from tests.desktop.tongues import shown, view_in

TEXTS = (0.8, 1.0, 1.5, 2.0)
MOST = 20
CLOSER = (((1280, 720), 1.0), ((960, 600), 2.0), ((1080, 1920), 1.5))


def wrong(layout: Layout, view: View) -> list[str]:
    """All that is wrong with a layout of the player's screens."""
    return [*faults(layout, view), *crowded(layout, view)]


def swept(screens: Iterable[Screen], size: tuple[int, int], tongue: str) -> list[str]:
    """The faults of some screens in a window of a size at every size of text."""
    found: list[str] = []
    views = [
        replace(view_in(tongue, size, text), preferences=Preferences(text=round(100 * text)))
        for text in TEXTS
    ]
    for screen in screens:
        first = None
        for view in views:
            layout = shown(screen, view, first)
            first = layout.first
            found += [f"{screen.page} at {view.sheet.text}: {fault}" for fault in wrong(layout, view)]
        if len(found) > MOST:
            break
    return found


def pale(screens: Iterable[Screen], mode: Mode) -> list[str]:
    """Words that fall under their contrast in a mode."""
    view = view_in("English", (1280, 720), 1.0, mode)
    return [
        f"{screen.page}, {box.id}: {fault}"
        for screen in screens
        for _, box in shown(screen, view).boxes()
        for mark in box.marks
        for fault in faint(mark, view)
    ]


def focused(screens: Iterable[Screen]) -> list[str]:
    """What changes or goes wrong when focus is at the end of a screen instead of where it begins."""
    found: list[str] = []
    for screen in screens:
        for size, text in CLOSER:
            view = view_in("English", size, text)
            before = shown(screen, view)
            if not before.focusable:
                continue
            after = screen.layout(replace(view, focus=before.focusable[-1].id))
            found += [f"{screen.page} at {size}: {fault}" for fault in wrong(after, view)]
            places = {box.id: box.rect for box in before.focusable}
            if places != {box.id: box.rect for box in after.focusable}:
                found.append(f"{screen.page} at {size}: focus on {before.focusable[-1].id} moves boxes")
    return found
