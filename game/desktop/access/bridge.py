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
from game.desktop.access.adapters import Adapter, adapter
from game.desktop.access.reading import Live, fresh, sentence
from game.desktop.access.tree import Said, Seen, Tree, tree
from game.desktop.messages import Aimed, Message

Post = Callable[[Message], None]
SETTLE = 0.1
"""Seconds between a first tree and the next. AccessKit holds its lock while it asks for the first one: who
handed it another would hold Python's lock and wait for that one, which waits for Python's."""


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
        self._wants = {getattr(kit.Action, name): want for want, name in kits.ACTIONS.items()}
        self._seen: Seen | None = None
        self._sent: tuple[Seen, Tree] | None = None
        self._since: float | None = None
        self._framed: tuple[bool, tuple[int, int], tuple[int, int]] | None = None
        self._numbers = 0
        self._adapter: Adapter | None = adapter(kit, window.handle, self._first, self._asked, self._ended)

    # --- the game's own thread -----------------------------------------------------------------------
    def see(self, seen: Seen) -> None:
        """What is shown now. Tells whoever listens what changed; does nothing where nothing did."""
        sent, since = self._sent, self._since
        if sent is None or since is None:
            self._seen = seen
            return
        if self._clock() - since < SETTLE:
            return
        if not seen.same(sent[0]):
            self._tell(seen, *sent)
        self._frame()

    def _tell(self, seen: Seen, before: Seen, known: Tree) -> None:
        said = self._said(before, seen)
        seen = replace(seen, said=said or before.said)
        after = tree(seen)
        self._seen, self._sent = seen, (seen, after)
        if self._adapter is not None and (after.focus != known.focus or after.parts != known.parts):
            self._adapter.update(lambda: kits.update(self._kit, known, after))

    def _said(self, before: Seen, seen: Seen) -> tuple[Said, ...]:
        """What is told unasked, as one piece a manner, so that a screen reader says it in one breath."""
        if before.layout is seen.layout:
            return ()
        lines = fresh(before.layout, seen.layout, before.page != seen.page)
        found = []
        for live in Live:
            words = " ".join(sentence(line.words) for line in lines if line.live is live)
            if words:
                self._numbers += 1
                found.append(Said(self._numbers, words, live))
        return tuple(found)

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
        """Somebody begins to listen: the whole tree of what is shown."""
        seen = self._seen
        if seen is None:
            return None
        whole = tree(seen)
        update = kits.update(self._kit, None, whole)
        self._sent, self._framed, self._since = (seen, whole), None, self._clock()
        return update

    def _asked(self, request: Any) -> None:
        """What somebody asks for, as a message."""
        sent, want = self._sent, self._wants.get(request.action)
        if sent is None or want is None:
            return
        box = sent[1].boxes.get(request.target)
        if box is not None:
            self._post(Aimed(sent[0].page, box, want, self._clock()))

    def _ended(self) -> None:
        """Nobody listens any more."""
        self._since, self._sent = None, None


def opened(window: Framed, post: Post, clock: Callable[[], float]) -> Bridge | Nobody:
    """The bridge for a window that was never shown; where accesskit does not load, nothing at all."""
    try:
        import accesskit

        return Bridge(accesskit, window, post, clock)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # what the library's own code panics with is no Exception
        return Nobody()
