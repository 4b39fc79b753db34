"""What a site is made of while it is served: the session, its pages, its tokens, its addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import segno
from starlette.requests import HTTPConnection

from game.model import Distribution, Scenario
from game.pictures.own import Beside
from game.workshop.server.address import Reach, own_names
from game.workshop.server.limits import ALL, JOINS, PHONE, Bucket
from game.workshop.server.runner import Runner
from game.workshop.server.tokens import same
from game.workshop.store.record import Record
from game.workshop.views.around import Address, Around


class Pages(Protocol):
    """The three pages: see docs/workshop-protocol.md."""

    @property
    def beside(self) -> Beside: ...

    @property
    def assets(self) -> Mapping[str, tuple[bytes, str]]: ...

    @property
    def csp(self) -> Mapping[str, str]: ...

    def phone(self, state: Mapping[str, Any] | None, notice: str = "") -> str: ...

    def phone_part(self, state: Mapping[str, Any]) -> str: ...

    def console(self) -> str: ...

    def console_part(self, state: Mapping[str, Any]) -> str: ...

    def screen(self, state: Mapping[str, Any], mode: str = "") -> str: ...

    def screen_part(self, state: Mapping[str, Any]) -> str: ...


class Doors:
    """The addresses of a session, and which of them phones came by.

    No code is shown for an address before a phone has come by it or the facilitator says so; on this
    machine alone (a rehearsal, a test) there is nothing to find out: `local` is what it calls itself.
    """

    def __init__(
        self,
        reach: list[Reach],
        port: int,
        hints: tuple[str, ...],
        public: str | None = None,
        wifi: str = "",
        local: str = "127.0.0.1",
    ) -> None:
        self.port = port
        self.wifi = wifi
        named = (public or "").removesuffix(f":{port}")
        if named in {one.host for one in reach}:
            # One of this machine's own: the likeliest of them, as whoever named it knows.
            reach = sorted(reach, key=lambda one: one.host != named)
            public = None
        scheme, rest = "http", public
        if public is not None and "://" in public:
            scheme, _, rest = public.partition("://")
        public = None if rest is None else rest.strip("/")
        self._scheme = scheme
        self._hints = hints
        own = [f"{one.host}:{port}" for one in reach]
        self._addresses = [public, *own] if public else own or [f"{local}:{port}"]
        self._own = {one.host for one in reach}
        self._labels = {f"{one.host}:{port}": one.label for one in reach}
        self.chosen = self._addresses[0]
        self._reached = set() if own or public else {self.chosen}
        self._qr: tuple[str, tuple[str, ...]] = ("", ())
        self.names = own_names([one.host for one in reach], port, public)

    def came_by(self, host: str, client: str) -> bool:
        """Somebody came by an address; whether that is news. Only another machine proves that phones can."""
        if (
            client.startswith("127.")
            or client == "::1"
            or client in self._own
            or host in self._reached
            or host not in self._addresses
        ):
            return False
        self._reached.add(host)
        return True

    def choose(self, address: str, sure: bool) -> bool:
        """Takes an address for the code; `sure` shows it at once. Whether it is one of ours."""
        if address not in self._addresses:
            return False
        self.chosen = address
        if sure:
            self._reached.add(address)
        return True

    @property
    def url(self) -> str:
        """The address as a link."""
        return f"{self._scheme}://{self.chosen}/"

    def around(
        self, delete_on: str, of: int | None, distribution: Distribution | None, screens: int
    ) -> Around:
        """The surroundings that do not change with who is on the air."""
        reached = self.chosen in self._reached
        waiting = "" if reached else "Checking that phones can reach this address."
        return Around(
            address=self.chosen,
            url=self.url,
            wifi=self.wifi,
            qr=self._code() if reached else (),
            waiting=waiting,
            screens=screens,
            delete_on=delete_on,
            of=of,
            addresses=tuple(
                Address(one, self._labels.get(one, "given by you"), one == self.chosen, one in self._reached)
                for one in self._addresses
            ),
            hints=() if reached else self._hints,
            distribution=distribution,
        )

    def _code(self) -> tuple[str, ...]:
        if self._qr[0] != self.url:
            matrix = segno.make(self.url, error="m", micro=False).matrix
            self._qr = (self.url, tuple("".join("1" if dark else "0" for dark in row) for row in matrix))
        return self._qr[1]


class Site:
    """One session on the air."""

    def __init__(
        self, record: Record, scenario: Scenario, runner: Runner, doors: Doors, pages: Pages
    ) -> None:
        self.record = record
        self.scenario = scenario
        self.runner = runner
        self.doors = doors
        self.pages = pages
        self.cookie = f"fulcrum-{record.id}"
        self.now: Callable[[], float] = runner.now
        self._joins, self._all = Bucket(*JOINS), Bucket(*ALL)
        self._phones: dict[int, Bucket] = {}

    def came_by(self, connection: HTTPConnection) -> None:
        """Takes note of the address by which a phone or a console came: from then on its code is shown."""
        client = connection.client.host if connection.client else ""
        if self.doors.came_by(connection.headers.get("host", ""), client):
            self.runner.touched()

    def hosts(self, token: str | None) -> bool:
        """Whether a token is the facilitator's."""
        return token is not None and same(token, self.record.host_token)

    def may_join(self) -> float:
        """0, or the seconds until somebody may join."""
        return self._joins.take(self.now())

    def may_say(self, number: int) -> float:
        """0, or the seconds until this participant may say something more."""
        bucket = self._phones.get(number)
        if bucket is None:
            bucket = self._phones[number] = Bucket(*PHONE)
        return bucket.take(self.now()) or self._all.take(self.now())
