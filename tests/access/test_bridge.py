"""The bridge to screen readers: what it hands on, when it does nothing, and what it makes of requests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

import accesskit
import pytest

from game.desktop.access import adapters
from game.desktop.access.bridge import LINGER, SETTLE, Bridge
from game.desktop.access.kit import node, spelling
from game.desktop.access.tree import ROOT, Kind, Part, Seen, part_id
from game.desktop.messages import Aimed, Message, Want
from tests.access.test_reading import at_the_first_decision, consequence
from tests.desktop.views import laid, view


@dataclass
class Listener:
    """A system's adapter, which keeps what it is given. `listening` says that somebody listens."""

    first: Callable[[], Any]
    asked: Callable[[Any], None]
    ended: Callable[[], None] = lambda: None
    listening: bool = False
    updates: list[Any] = field(default_factory=list)
    raised: int = 0
    focused: list[bool] = field(default_factory=list)
    bounds: list[Any] = field(default_factory=list)

    def update_if_active(self, build: Callable[[], Any]) -> Any:
        if not self.listening:
            return None
        self.updates.append(build())
        return SimpleNamespace(raise_events=self._raise)

    def _raise(self) -> None:
        self.raised += 1

    def update_window_focus_state(self, focused: bool) -> None:
        self.focused.append(focused)

    def update_view_focus_state(self, focused: bool) -> Any:
        self.focused.append(focused)
        return SimpleNamespace(raise_events=self._raise)

    def set_root_window_bounds(self, outer: Any, inner: Any) -> None:
        self.bounds.append(inner)

    def listen(self) -> Any:
        """Somebody begins to listen."""
        self.listening = True
        whole = self.first()
        self.updates += [] if whole is None else [whole]
        return whole


class Kit:
    """AccessKit on one system, with a listener for its adapter."""

    def __init__(self, system: str) -> None:
        self.made: list[Listener] = []
        self.forwarded: list[str] = []
        made = {
            "unix": SimpleNamespace(Adapter=self._made),
            "windows": SimpleNamespace(SubclassingAdapter=lambda handle, *rest: self._made(*rest)),
            "macos": SimpleNamespace(
                SubclassingAdapter=SimpleNamespace(for_window=lambda handle, *rest: self._made(*rest)),
                add_focus_forwarder_to_window_class=self.forwarded.append,
            ),
        }
        setattr(self, system, made[system])

    def _made(self, *callbacks: Any) -> Listener:
        self.made.append(Listener(*callbacks))
        return self.made[-1]

    def __getattr__(self, name: str) -> Any:
        if name in ("unix", "windows", "macos"):
            raise AttributeError(name)
        return getattr(accesskit, name)


class Ears:
    """A bridge with a clock that is moved by hand, and what it posts."""

    def __init__(self, system: str = "unix") -> None:
        self.kit = Kit(system)
        self.now = 10.0
        self.posted: list[Message] = []
        self.window = SimpleNamespace(size=(1280, 720), position=(5, 30), focused=True, handle=77)
        self.bridge = Bridge(self.kit, self.window, self.posted.append, lambda: self.now)
        self.listener = self.kit.made[0]

    def listen(self) -> Any:
        """Somebody begins to listen, and a moment passes."""
        whole = self.listener.listen()
        self.now += SETTLE + 0.01
        return whole


def decision(focus: int = 0) -> Seen:
    """The first decision with focus on one of its rows."""
    screen = at_the_first_decision()
    id = f"choice.{screen.sheet.rows[focus].id}"
    return Seen(screen.page, laid(screen, view(focus=id)), id)


def turned() -> Seen:
    """What came of it."""
    screen = consequence()
    return Seen(screen.page, laid(screen, view()), "on")


@pytest.mark.parametrize("system", ["unix", "windows", "macos"])
def test_nobody_who_listens_is_told_nothing(system: str) -> None:
    """As long as nobody listens no tree is made."""
    ears = Ears(system)
    for seen in (decision(), turned()):
        ears.bridge.see(seen)
    ears.now += 10
    ears.bridge.see(decision())
    assert ears.listener.updates == []
    assert ears.listener.focused == []


@pytest.mark.parametrize("system", ["unix", "windows", "macos"])
def test_whoever_begins_to_listen_is_told_all_of_it(system: str) -> None:
    """The first tree is the whole of what is shown; after it come the window's focus and only changes."""
    ears = Ears(system)
    ears.bridge.see(decision())
    whole = ears.listen()
    assert whole.tree.root == ROOT
    assert {id for id, _ in whole.nodes} >= {ROOT, whole.focus}
    moved = decision(focus=1)
    ears.bridge.see(moved)
    assert moved.focus is not None
    change = ears.listener.updates[-1]
    assert change.tree is None
    assert change.focus == part_id(moved.page, moved.focus)
    assert len(change.nodes) < len(whole.nodes) / 2
    assert ears.listener.focused == ([] if system == "windows" else [True])


def test_a_reader_that_listens_before_the_first_screen_is_told_it_when_it_comes() -> None:
    """There is nothing to tell yet; the first screen is handed on whole."""
    ears = Ears()
    assert ears.listen() is None
    ears.bridge.see(decision())
    assert ears.listener.updates[0].tree.root == ROOT


def test_nothing_is_handed_on_while_a_first_tree_may_still_be_taken_up() -> None:
    """Two locks would wait for one another; what was shown in the meantime follows."""
    ears = Ears()
    ears.bridge.see(decision())
    ears.listener.listen()
    ears.bridge.see(turned())
    assert len(ears.listener.updates) == 1
    ears.now += SETTLE + 0.01
    ears.bridge.see(turned())
    assert len(ears.listener.updates) == 2


def test_a_screen_that_stays_costs_no_update() -> None:
    """The same boxes, focus and scrolling are not handed on again; nor is a layout that came out the same."""
    ears = Ears()
    ears.bridge.see(decision())
    ears.listen()
    for _ in range(3):
        ears.bridge.see(decision())
    assert len(ears.listener.updates) == 1
    assert len(ears.listener.bounds) == 1


def told(update: Any) -> list[tuple[str, Any]]:
    """The live words in an update."""
    return [(node.value, node.live) for _, node in update.nodes if node.live is not None]


def test_a_consequence_is_told_in_one_breath() -> None:
    """Turning to a page puts its words into one polite live part."""
    ears = Ears()
    ears.bridge.see(decision())
    ears.listen()
    ears.bridge.see(turned())
    ((words, live),) = told(ears.listener.updates[-1])
    assert live == accesskit.Live.POLITE
    assert words.startswith(consequence().sheet.title)


def test_the_same_words_can_be_told_twice() -> None:
    """Each time they are another part, so that they count as new."""
    ears = Ears()
    screen = at_the_first_decision()
    noticed = replace(screen, notice="Copied.")
    ears.bridge.see(Seen(screen.page, laid(screen, view())))
    ears.listen()
    ids = []
    for shown in (noticed, screen, noticed):
        ears.bridge.see(Seen(shown.page, laid(shown, view())))
        ids += [id for id, node in ears.listener.updates[-1].nodes if node.value == "Copied." and node.live]
    assert len(ids) == 2 == len(set(ids))


def test_what_was_told_leaves_the_tree_after_a_while() -> None:
    """Whoever reads on by himself does not find old words at the end of the page."""
    ears = Ears()
    ears.bridge.see(decision())
    ears.listen()
    ears.bridge.see(turned())
    known = ears.bridge._sent
    assert known is not None
    assert any(part.live for part in known[1].parts.values())
    ears.now += LINGER + 1
    ears.bridge.see(replace(turned(), focus="log"))
    after = ears.bridge._sent
    assert after is not None
    assert not any(part.live for part in after[1].parts.values())


@pytest.mark.parametrize(
    ("action", "want"),
    [("CLICK", Want.ACT), ("FOCUS", Want.FOCUS), ("SCROLL_INTO_VIEW", Want.SHOW)],
)
def test_a_request_becomes_a_message(action: str, want: Want) -> None:
    """It names the page and the box that the reader was told of; the game's own thread does the rest."""
    ears = Ears()
    seen = decision()
    ears.bridge.see(seen)
    ears.listen()
    target = part_id(seen.page, seen.focus or "")
    ears.listener.asked(SimpleNamespace(action=getattr(accesskit.Action, action), target=target))
    assert ears.posted == [Aimed(seen.page, seen.focus or "", want, ears.now)]


def test_requests_that_mean_nothing_post_nothing() -> None:
    """An action that nothing offers, a part that stands for no box, and any before somebody listens."""
    ears = Ears()
    click = accesskit.Action.CLICK
    ears.listener.asked(SimpleNamespace(action=click, target=ROOT))
    ears.bridge.see(decision())
    ears.listen()
    ears.listener.asked(SimpleNamespace(action=click, target=ROOT))
    ears.listener.asked(SimpleNamespace(action=accesskit.Action.BLUR, target=ROOT))
    assert ears.posted == []


def test_a_reader_that_goes_is_told_no_more_and_can_come_back() -> None:
    """After it ended nothing is handed on; a new one is told everything."""
    ears = Ears()
    ears.bridge.see(decision())
    ears.listen()
    ears.listener.ended()
    ears.bridge.see(turned())
    assert len(ears.listener.updates) == 1
    assert ears.listen().tree.root == ROOT


def test_events_are_raised_where_the_system_wants_it() -> None:
    """Windows and macOS hand events back to be raised once the lock is gone."""
    for system in ("windows", "macos"):
        ears = Ears(system)
        ears.bridge.see(decision())
        ears.listen()
        ears.bridge.see(turned())
        assert ears.listener.raised >= 1
        assert ears.kit.forwarded == (["SDLWindow"] if system == "macos" else [])


def test_a_window_without_a_handle_has_no_bridge_but_on_a_bus() -> None:
    """Windows and macOS need the window itself."""
    for system in ("windows", "macos"):
        assert adapters.adapter(Kit(system), None, lambda: None, print, print) is None
    assert adapters.adapter(Kit("unix"), None, lambda: None, print, print) is not None


def test_parts_become_nodes_with_all_that_is_known_of_them() -> None:
    """Role, name, state, value, place, bounds, actions, language and direction arrive as they are."""
    from game.desktop.geometry import Rect

    heading = node(accesskit, Part(2, Kind.HEADING, "Tuesday", level=1, language="ar", leftwards=True))
    assert (heading.role, heading.label, heading.level) == (accesskit.Role.HEADING, "Tuesday", 1)
    assert heading.language == "ar"
    assert heading.text_direction == accesskit.TextDirection.RIGHT_TO_LEFT
    choice = node(
        accesskit,
        Part(
            3, Kind.BUTTON, "1. Wait.", bounds=Rect(1, 2, 30, 40), wants=frozenset({Want.ACT}), place=(1, 4),
            key="1", disabled=True, unfolded=False, description="A ladle.",
        ),
    )  # fmt: skip
    assert (choice.bounds.x0, choice.bounds.y1) == (1.0, 42.0)
    assert choice.supports_action(accesskit.Action.CLICK)
    assert not choice.supports_action(accesskit.Action.FOCUS)
    assert (choice.position_in_set, choice.size_of_set, choice.keyboard_shortcut) == (1, 4, "1")
    assert (choice.is_disabled, choice.is_expanded, choice.description) == (True, False, "A ladle.")
    timer = node(accesskit, Part(4, Kind.TIMER, "30 seconds left", number=30.0))
    assert timer.numeric_value == 30.0
    option = node(accesskit, Part(5, Kind.ONE_OF, "Serif", chosen=True))
    assert option.toggled == accesskit.Toggled.TRUE
    words = node(accesskit, Part(6, Kind.WORDS, "It was late."))
    assert (words.role, words.value, words.label) == (accesskit.Role.LABEL, "It was late.", None)


def test_words_tell_what_the_bus_is_not_told() -> None:
    """Where the library leaves out places and what is unfolded, the description begins with them."""
    assert spelling(Part(2, Kind.BUTTON, "1. Wait.", place=(1, 4))) == "Choice 1 of 4."
    assert spelling(Part(2, Kind.BUTTON, "a", unfolded=True, description="A pan.")) == "Unfolded. A pan."
    assert spelling(Part(2, Kind.BUTTON, "a", unfolded=False)) == "Folded."
    assert spelling(Part(2, Kind.BUTTON, "a", selected=True)) == "Chosen."


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({}, "no session bus"),
        ({"XDG_RUNTIME_DIR": "/nonexistent"}, "no session bus"),
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x", "XDG_DATA_DIRS": "/nonexistent"}, "at-spi2-core"),
    ],
)
def test_the_trouble_with_the_buses_is_told(variables: dict[str, str], words: str) -> None:
    """Which of them is missing, and what to do."""
    assert words in adapters._bus_trouble(variables)
