"""The bridge: keeps a screen reader's tree up to date with what is shown, and passes on what it asks for.

A screen that nobody listens to costs one comparison a turn. Callbacks come on threads of the system's: they
read the last screen that was shown, which nobody changes any more, and post messages; the game's own values
they never touch.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from game.desktop.access import kit as kits
from game.desktop.access.adapters import Adapter, adapter, spelled
from game.desktop.access.reading import Live, fresh, sentence
from game.desktop.access.tree import Said, Seen, Tree, tree
from game.desktop.messages import Aimed, Message

Post = Callable[[Message], None]
SETTLE = 0.1
"""Seconds between a first tree and the next. AccessKit holds its lock while it asks for the first one: who
handed it another would hold Python's lock and wait for that one, which waits for Python's."""

LINGER = 5.0
"""Seconds for which words that were told stay in the tree: some screen readers fetch them after the event."""


class Framed(Protocol):
    """The window, as far as screen readers want to know of it."""

    @property
    def size(self) -> tuple[int, int]:
        """In pixels."""

    @property
    def position(self) -> tuple[int, int]:
        """Of its inside, on the screen."""

    @property
    def focused(self) -> bool:
        """Whether it has the keyboard."""

    @property
    def handle(self) -> int | None:
        """The system's own number for it, or None."""


class Nobody:
    """Where there is no way to a screen reader: nothing happens."""

    def see(self, seen: Seen) -> None:
        """Nobody looks."""


class Bridge:
    """One window's way to screen readers. `clock` gives the runner's seconds."""

    def __init__(self, kit: Any, window: Framed, post: Post, clock: Callable[[], float]) -> None:
        self._kit, self._window, self._post, self._clock = kit, window, post, clock
        self._wants = [(getattr(kit.Action, name), want) for want, name in kits.ACTIONS.items()]
        self._seen: Seen | None = None
        self._sent: tuple[Seen, Tree] | None = None
        self._since: float | None = None
        self._framed: tuple[bool, tuple[int, int], tuple[int, int]] | None = None
        self._numbers, self._told = 0, 0.0
        self._spelled = spelled(kit)
        self._adapter: Adapter | None = adapter(kit, window.handle, self._first, self._asked, self._ended)

    # --- the game's own thread -----------------------------------------------------------------------
    def see(self, seen: Seen) -> None:
        """What is shown now. Tells whoever listens what changed; does nothing where nothing did."""
        since = self._since
        if since is None or self._clock() - since < SETTLE:
            self._seen = seen
        else:
            self._tell(seen)
            self._frame()

    def _tell(self, seen: Seen) -> None:
        """Hand on what changed since the last time; all of it where nothing was handed on before."""
        sent = self._sent
        if sent is None:
            known, after = None, tree(seen)
        elif seen.same(sent[0]):
            return
        else:
            known = sent[1]
            seen = replace(seen, said=self._said(sent[0], seen) or self._lingering(sent[0]))
            after = tree(seen)
        self._seen, self._sent = seen, (seen, after)
        to = self._adapter
        if to is not None and (known is None or _differ(known, after)):
            to.update(lambda: kits.update(self._kit, known, after, self._spelled))

    def _said(self, before: Seen, seen: Seen) -> tuple[Said, ...]:
        """What is told unasked, as one piece a manner, so that a screen reader says it in one breath."""
        if before.layout is seen.layout:
            return ()
        lines = fresh(before.layout, seen.layout, before.page != seen.page)
        found = []
        for live in Live:
            words = " ".join(sentence(line.words) for line in lines if line.live is live)
            if words:
                self._numbers, self._told = self._numbers + 1, self._clock()
                found.append(Said(self._numbers, words, live))
        return tuple(found)

    def _lingering(self, before: Seen) -> tuple[Said, ...]:
        return before.said if self._clock() - self._told < LINGER else ()

    def _frame(self) -> None:
        """Where the window is and whether it has the keyboard, when that has changed."""
        window = self._window
        now = (window.focused, window.position, window.size)
        if now == self._framed or self._adapter is None:
            return
        self._adapter.place(self._kit, now[1], now[2])
        if self._framed is None or now[0] != self._framed[0]:
            self._adapter.focus(now[0])
        self._framed = now

    # --- any thread ----------------------------------------------------------------------------------
    def _first(self) -> Any:
        """Somebody begins to listen: the whole tree of what is shown; None before the first screen, which is
        handed on when it comes."""
        seen, update = self._seen, None
        if seen is not None:
            whole = tree(seen)
            update = kits.update(self._kit, None, whole, self._spelled)
            self._sent = (seen, whole)
        self._framed, self._since = None, self._clock()
        return update

    def _asked(self, request: Any) -> None:
        """What somebody asks for, as a message."""
        sent = self._sent
        want = next((want for action, want in self._wants if action == request.action), None)
        if sent is None or want is None:
            return
        box = sent[1].boxes.get(request.target)
        if box is not None:
            self._post(Aimed(sent[0].page, box, want, self._clock()))

    def _ended(self) -> None:
        """Nobody listens any more."""
        self._since, self._sent = None, None


def _differ(known: Tree, after: Tree) -> bool:
    return after.focus != known.focus or after.parts != known.parts


def opened(window: Framed, post: Post, clock: Callable[[], float]) -> Bridge | Nobody:
    """The bridge for a window that was never shown; where accesskit does not load, nothing at all."""
    try:
        import accesskit
    except (ImportError, OSError):
        return Nobody()
    try:
        return Bridge(accesskit, window, post, clock)
    except BaseException as error:
        # What the library's own code fails with has no other name.
        if type(error).__name__ == "PanicException":
            return Nobody()
        raise
