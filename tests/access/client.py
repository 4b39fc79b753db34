"""A screen reader as a program: it walks AT-SPI's tree over D-Bus, acts, and listens. It sees no window."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from jeepney import DBusAddress, DBusErrorResponse, MatchRule, Message, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

T = TypeVar("T")
PATIENCE, ANSWER = 20.0, 2.0
"""Seconds for a thing to happen, and for one answer: a program that is just coming onto the bus may drop a
question."""
ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE, ACTION, COMPONENT = (f"org.a11y.atspi.{name}" for name in ("Accessible", "Action", "Component"))
PROPERTIES = "org.freedesktop.DBus.Properties"
ROLES = {
    23: "frame",
    27: "image",
    29: "label",
    39: "panel",
    43: "button",
    44: "radio button",
    79: "entry",
    83: "heading",
    88: "link",
}
STATES = {
    "active": 1,
    "checked": 4,
    "enabled": 8,
    "expandable": 9,
    "expanded": 10,
    "focusable": 11,
    "focused": 12,
}
EVENTS = ("object:state-changed", "object:announcement", "object:property-change", "window:activate")


@dataclass(frozen=True)
class Thing:
    """One accessible object as the reader was told of it."""

    path: str
    role: str
    name: str
    description: str
    states: frozenset[str]


class Gone(AssertionError):
    """An object was asked for something and was there no longer, or not yet."""


class Reader:
    """A screen reader on a session bus. It switches accessibility on, as one that starts does."""

    def __init__(self, session: str) -> None:
        self._session = open_dbus_connection(session)
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address = self._ask_session(new_method_call(bus, "GetAddress"))[0]
        self._status = Properties(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status"))
        self._bus = open_dbus_connection(address)
        self.focus: str | None = None
        self.announced: list[str] = []
        self._app: str | None = None
        self._events: deque[Message] = deque()
        self._listen()

    def switch(self, on: bool) -> None:
        """Say to every program that there is a screen reader, or that it is gone."""
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            self._ask_session(self._status.set(name, "b", on))

    def close(self) -> None:
        """Stop listening."""
        self._bus.close()
        self._session.close()

    def _listen(self) -> None:
        registry = DBusAddress(
            "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
        )
        for event in EVENTS:
            # A registry that has just been started may leave the bus once before it stays.
            call = new_method_call(registry, "RegisterEvent", "s", (event,))
            self.until(f"the registry to take {event}", partial(self._taken, call))
        for interface in ("Object", "Window"):
            rule = MatchRule(type="signal", interface=f"org.a11y.atspi.Event.{interface}")
            Proxy(message_bus, self._bus).AddMatch(rule)
            self._bus.filter(rule, queue=self._events)

    def _taken(self, call: Message) -> bool:
        self._ask(call)
        return True

    def _ask_session(self, message: Message) -> Any:
        reply = self._session.send_and_get_reply(message, timeout=PATIENCE)
        return _unwrapped(reply)

    def _ask(self, message: Message) -> Any:
        try:
            return _unwrapped(self._bus.send_and_get_reply(message, timeout=ANSWER))
        except TimeoutError as error:
            raise Gone("no answer") from error

    # --- waiting and hearing -------------------------------------------------------------------------
    def until(self, what: str, found: Callable[[], T | None]) -> T:
        """What `found` gives as soon as it gives anything, while events are heard. Fails after a while."""
        deadline = time.monotonic() + PATIENCE
        gone = ""
        while True:
            try:
                answer = found()
            except Gone as error:
                answer, gone = None, str(error)
            self._hear(0.0)
            if answer is not None and answer is not False:
                return answer
            if time.monotonic() > deadline:
                raise AssertionError(
                    f"waited in vain for {what}; heard {self.announced[-3:]}; {self._told()}; {gone}"
                )
            self._hear(0.03)

    def _hear(self, seconds: float) -> None:
        """Take in what was told, waiting so long for anything at all."""
        try:
            self._bus.recv_messages(timeout=seconds)
            while True:
                self._bus.recv_messages(timeout=0)
        except TimeoutError:
            pass
        while self._events:
            event = self._events.popleft()
            member = event.header.fields[3]
            detail, on = event.body[0], event.body[1]
            if member == "StateChanged" and detail == "focused" and on:
                self.focus = event.header.fields[1]
            if member == "Announcement":
                self.announced.append(event.body[3][1])

    def _told(self) -> str:
        if self._app is None:
            return "no program"
        try:
            return "; ".join(f"{thing.role} {thing.name[:40]!r}" for thing in self._things())
        except Gone:
            return "nothing"

    # --- looking about -------------------------------------------------------------------------------
    def program(self, name: str) -> str | None:
        """The program on the bus whose window has a name that begins so; kept as the one that is read."""
        root = DBusAddress(ROOT, "org.a11y.atspi.Registry", ACCESSIBLE)
        for owner, path in self._ask(new_method_call(root, "GetChildren"))[0]:
            self._app = owner
            windows = self._children(path)
            if windows and any(self.thing(window).name.startswith(name) for window in windows):
                return str(owner)
        self._app = None
        return None

    def things(self) -> list[Thing]:
        """Everything in the program, in the order in which it is read, once all of it can be asked."""
        return self.until("a whole tree", self._things)

    def _things(self) -> list[Thing]:
        return [self.thing(path) for path in self._walk(ROOT)]

    def thing(self, path: str) -> Thing:
        """One object."""
        low, high = self._call(path, ACCESSIBLE, "GetState")[0]
        bits = low | high << 32
        number = self._call(path, ACCESSIBLE, "GetRole")[0]
        return Thing(
            path,
            ROLES.get(number, f"role {number}"),
            self._property(path, "Name"),
            self._property(path, "Description"),
            frozenset(name for name, bit in STATES.items() if bits >> bit & 1),
        )

    def _walk(self, path: str) -> Iterator[str]:
        for child in self._children(path):
            yield child
            yield from self._walk(child)

    def _children(self, path: str) -> list[str]:
        return [child for _, child in self._call(path, ACCESSIBLE, "GetChildren")[0]]

    def _property(self, path: str, name: str) -> str:
        told = self._call(path, PROPERTIES, "Get", "ss", (ACCESSIBLE, name))
        return str(told[0][1])

    def _call(
        self, path: str, interface: str, name: str, signature: str | None = None, body: Any = ()
    ) -> Any:
        assert self._app is not None, "no program is read"
        return self._ask(new_method_call(DBusAddress(path, self._app, interface), name, signature, body))

    # --- doing ---------------------------------------------------------------------------------------
    def do(self, thing: Thing) -> None:
        """Do what an object does first: press it."""
        assert self._call(thing.path, ACTION, "DoAction", "i", (0,))[0]

    def reach(self, thing: Thing) -> None:
        """Move focus to an object, and wait until it says that it has it."""
        assert self._call(thing.path, COMPONENT, "GrabFocus")[0]
        self.until(f"focus on {thing.name}", lambda: self.focus == thing.path or None)

    def show(self, thing: Thing) -> bool:
        """Have an object scrolled into view; whether it can be."""
        return bool(self._call(thing.path, COMPONENT, "ScrollTo", "u", (0,))[0])

    def text(self, thing: Thing) -> tuple[str, int]:
        """The words of a text, and where its caret stands."""
        words = self._call(thing.path, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))[0]
        told = self._call(thing.path, PROPERTIES, "Get", "ss", ("org.a11y.atspi.Text", "CaretOffset"))
        return words, told[0][1]

    def where(self, thing: Thing) -> tuple[int, int, int, int]:
        """Where an object is in its window: left, top, width, height."""
        x, y, w, h = self._call(thing.path, COMPONENT, "GetExtents", "u", (1,))[0]
        return x, y, w, h


def _unwrapped(reply: Message) -> Any:
    from jeepney.wrappers import unwrap_msg

    try:
        return unwrap_msg(reply)
    except DBusErrorResponse as error:
        raise Gone(str(error)) from error
