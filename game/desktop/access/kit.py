"""AccessKit's values from our own: parts as nodes, and what changed between two trees as an update.

Only here and in `adapters` is the library touched; its functions take one node at a time, and what an update
does not name stays as it was.
"""

from __future__ import annotations

import re
from typing import Any

from game import __version__
from game.desktop.access.reading import Live
from game.desktop.access.tree import ROOT, Kind, Part, Tree
from game.desktop.messages import Want

ACTIONS = {Want.FOCUS: "FOCUS", Want.ACT: "CLICK", Want.SHOW: "SCROLL_INTO_VIEW"}
LIVE = {Live.POLITE: "POLITE", Live.ASSERTIVE: "ASSERTIVE"}

WORD = re.compile(r"\S{1,200}\s{0,55}|\s{1,255}")
"""A word with the spaces after it; the library counts to 255."""


def changed(before: Tree | None, after: Tree) -> tuple[Part, ...]:
    """The parts that are new or not as they were; all of them where nothing was told before."""
    if before is None:
        return tuple(after.parts.values())
    return tuple(part for id, part in after.parts.items() if before.parts.get(id) != part)


def update(kit: Any, before: Tree | None, after: Tree, spelled: bool = False) -> Any:
    """An update from one tree to another; a whole tree where nothing was told before. `spelled` puts into
    words what the system's own protocol is not told by the library."""
    told = kit.TreeUpdate(after.focus)
    if before is None:
        whole = kit.Tree(ROOT)
        whole.toolkit_name, whole.toolkit_version = "Fulcrum", __version__
        told.tree = whole
    told.nodes.extend((part.id, node(kit, part, spelled)) for part in changed(before, after))
    return told


def node(kit: Any, part: Part, spelled: bool = False) -> Any:
    """A part as a node. Words that are only read are the value of a label, as the library wants them."""
    made = kit.Node(getattr(kit.Role, part.kind.value))
    if part.name:
        (made.set_value if part.kind is Kind.WORDS else made.set_label)(part.name)
    if part.bounds is not None:
        x, y, w, h = part.bounds
        made.set_bounds(kit.Rect(float(x), float(y), float(x + w), float(y + h)))
    if part.children:
        made.set_children(list(part.children))
    for want in part.wants:
        made.add_action(getattr(kit.Action, ACTIONS[want]))
    _words(made, part, spelled)
    _state(kit, made, part)
    if part.kind is Kind.RUN:
        made.set_character_lengths([len(sign.encode()) for sign in part.value])
        made.set_word_lengths([len(word) for word in WORD.findall(part.value)])
    if part.caret is not None:
        anchor, focus = (kit.TextPosition(*spot) for spot in part.caret)
        made.set_text_selection(kit.TextSelection(anchor, focus))
    return made


def spelling(part: Part) -> str:
    """The description of a part, and before it what else can only be told by a state."""
    told = []
    if part.place is not None:
        told.append("Choice {} of {}.".format(*part.place))
    if part.unfolded is not None:
        told.append("Unfolded." if part.unfolded else "Folded.")
    if part.selected:
        told.append("Chosen.")
    return " ".join(filter(None, (*told, part.description)))


def _words(made: Any, part: Part, spelled: bool) -> None:
    description = spelling(part) if spelled else part.description
    if description:
        made.set_description(description)
    if part.kind in (Kind.FIELD, Kind.FIELD_OF_LINES, Kind.RUN):
        made.set_value(part.value)
    if part.key:
        made.set_keyboard_shortcut(part.key)
    if part.language:
        made.set_language(part.language)


def _state(kit: Any, made: Any, part: Part) -> None:
    if part.level is not None:
        made.set_level(part.level)
    if part.number is not None:
        made.set_numeric_value(float(part.number))
    if part.place is not None:
        made.set_position_in_set(part.place[0])
        made.set_size_of_set(part.place[1])
    if part.chosen is not None:
        made.set_toggled(kit.Toggled.TRUE if part.chosen else kit.Toggled.FALSE)
    if part.selected is not None:
        made.set_selected(part.selected)
    if part.unfolded is not None:
        made.set_expanded(part.unfolded)
    if part.disabled:
        made.set_disabled()
    if part.scrolled is not None:
        made.set_scroll_y_min(0.0)
        made.set_scroll_y(float(part.scrolled[0]))
        made.set_scroll_y_max(float(part.scrolled[1]))
    if part.live is not None:
        made.set_live(getattr(kit.Live, LIVE[part.live]))
    if part.leftwards:
        made.set_text_direction(kit.TextDirection.RIGHT_TO_LEFT)
