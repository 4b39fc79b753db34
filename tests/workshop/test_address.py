"""Which addresses a room is given: those that its phones can reach, likeliest first, and never one that
they can't."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from game.model import Scenario
from game.workshop.server.address import (
    Interface,
    Reach,
    bound,
    can_be_opened,
    hints,
    in_address,
    interfaces,
    listening_at,
    own_names,
    ranked,
)
from game.workshop.server.site import Doors
from tests.workshop.memory import hall

LAPTOP = [
    Interface("lo", "127.0.0.1"),
    Interface("docker0", "172.17.0.1"),
    Interface("br-9f1c", "172.18.0.1"),
    Interface("virbr0", "192.168.122.1"),
    Interface("vboxnet0", "192.168.56.1"),
    Interface("tun0", "10.8.0.2"),
    Interface("wg0", "10.66.66.2"),
    Interface("tailscale0", "100.101.102.103"),
    Interface("eth0", "10.20.30.40"),
    Interface("wlp3s0", "192.168.8.101"),
    Interface("eth1", "169.254.10.2"),
]


def test_wifi_of_a_room_comes_first_and_nothing_virtual_at_all() -> None:
    """Loopback, link-local, containers, virtual machines and VPNs are left out; Wi-Fi stands before cable."""
    assert [one.host for one in ranked(LAPTOP)] == ["192.168.8.101", "10.20.30.40"]
    assert [one.label for one in ranked(LAPTOP)] == ["Wi-Fi (wlp3s0)", "cable or network (eth0)"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("vEthernet (WSL)", "172.29.16.1"),
        ("VMware Network Adapter VMnet8", "192.168.232.1"),
        ("Bluetooth Network Connection", "169.254.1.1"),
        ("Loopback Pseudo-Interface 1", "127.0.0.1"),
        ("TAP-Windows Adapter V9", "10.9.0.2"),
        ("utun3", "10.10.10.2"),
        ("awdl0", "169.254.3.3"),
        ("ZeroTier One [abc]", "192.168.191.5"),
        ("Ethernet", "0.0.0.0"),
        ("Ethernet", "224.0.0.1"),
        ("Ethernet", "fe80::1"),
        ("Ethernet", "nonsense"),
        ("wwan0", "100.64.1.2"),
    ],
)
def test_what_a_phone_cannot_reach_is_left_out(name: str, address: str) -> None:
    """By name or by address, on every system."""
    assert ranked([Interface(name, address)]) == []


def test_an_interface_that_is_down_is_left_out() -> None:
    """A Wi-Fi that is switched off keeps its address on some systems."""
    assert ranked([Interface("wlan0", "192.168.1.5", up=False)]) == []


def test_a_hotspot_of_this_machine_counts() -> None:
    """The bridge of a Mac's own hotspot is an address that phones use."""
    assert [one.label for one in ranked([Interface("bridge100", "192.168.2.1")])] == [
        "this machine’s hotspot (bridge100)"
    ]


def test_this_machine_can_say_what_it_has() -> None:
    """The system's own list can be read, loopback among it."""
    assert any(one.address == "127.0.0.1" for one in interfaces())


def test_no_code_is_shown_before_a_phone_came_or_the_facilitator_says_so() -> None:
    """A request from this machine proves nothing; one from another machine by that address does."""
    doors = Doors(ranked(LAPTOP), 8000, ("Look at the firewall.",))
    around = doors.around("25 December", None, None, 0)
    assert (around.qr, around.hints) == ((), ("Look at the firewall.",))
    assert around.waiting
    assert not doors.came_by("192.168.8.101:8000", "127.0.0.1")
    assert not doors.came_by("192.168.8.101:8000", "192.168.8.101")
    assert not doors.came_by("evil.example:8000", "192.168.8.7")
    assert doors.came_by("192.168.8.101:8000", "192.168.8.7")
    around = doors.around("25 December", None, None, 0)
    assert len(around.qr) >= 21
    assert (around.waiting, around.hints) == ("", ())


@pytest.mark.parametrize("path", ["/", "/console"])
def test_whoever_opens_a_page_from_another_machine_brings_the_code(
    tmp_path: Path, scenario: Scenario, path: str
) -> None:
    """A phone whose network breaks sockets, or the facilitator's own at the console, proves the address."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            place.site.doors = Doors([Reach("127.0.0.1", "Wi-Fi")], 8000, ())
            await place.request("GET", path)
            assert place.site.doors.around("", None, None, 0).waiting
            await place.request("GET", path, client="192.168.8.7")
            assert not place.site.doors.around("", None, None, 0).waiting

    asyncio.run(main())


def test_the_facilitator_changes_the_address_and_may_be_sure_of_it() -> None:
    """One of this machine's addresses is chosen; the code follows it; another one is refused."""
    doors = Doors(ranked(LAPTOP), 8000, ())
    assert not doors.choose("10.0.0.1:8000", True)
    assert doors.choose("10.20.30.40:8000", False)
    assert doors.around("", None, None, 0).qr == ()
    assert doors.choose("10.20.30.40:8000", True)
    one = doors.around("", None, None, 0)
    assert one.url == "http://10.20.30.40:8000/"
    assert [a.chosen for a in one.addresses] == [False, True]
    doors.choose("192.168.8.101:8000", True)
    assert doors.around("", None, None, 0).qr != one.qr


def test_an_address_that_was_given_comes_first() -> None:
    """Behind one address for several servers: the code says that one, and it is answered to."""
    doors = Doors([], 8000, (), public="https://vote.example.org")
    assert doors.url == "https://vote.example.org/"
    assert "vote.example.org" in doors.names


@pytest.mark.parametrize("given", ["10.20.30.40", "10.20.30.40:8000"])
def test_one_of_this_machines_own_addresses_may_be_given(given: str) -> None:
    """It comes first, with the port that it needs, and its code waits for a phone like any other's."""
    doors = Doors(ranked(LAPTOP), 8000, (), public=given)
    around = doors.around("", None, None, 0)
    assert doors.url == "http://10.20.30.40:8000/"
    assert around.qr == ()
    assert [a.address for a in around.addresses] == ["10.20.30.40:8000", "192.168.8.101:8000"]


@pytest.mark.parametrize(
    ("host", "hosts"),
    [
        ("192.168.8.101", ["192.168.8.101"]),
        ("127.0.0.1", []),
        ("::1", []),
        ("10.8.0.2", ["10.8.0.2"]),
        ("fd00::7", ["[fd00::7]"]),
    ],
)
def test_a_server_that_listens_at_one_host_says_no_other(host: str, hosts: list[str]) -> None:
    """Also where it is a VPN's or IPv6: whoever asked for it knows why. Loopback is this machine alone."""
    reach = listening_at(host, ranked(LAPTOP))
    assert [one.host for one in reach] == hosts
    doors = Doors(reach, 8000, (), local=in_address(host))
    assert doors.url == f"http://{in_address(host)}:8000/"
    assert f"{in_address(host)}:8000" in doors.names


@pytest.mark.parametrize(
    "given", ["192.168.8.2", "hall.local:80", "https://vote.example.org/", "[fd00::7]:8000"]
)
def test_what_a_phone_can_open_may_be_given(given: str) -> None:
    """A name or a number, with its port or without, plain or encrypted."""
    assert can_be_opened(given)


@pytest.mark.parametrize(
    "given", ["http://the hall", "hall:99999", "hall:0", "vote.example.org/room", "", "a@b"]
)
def test_what_no_phone_can_open_is_refused(given: str) -> None:
    """It would stand on the wall and lead nowhere; under a path no page is found."""
    assert not can_be_opened(given)


def test_names_are_answered_with_their_port_only() -> None:
    """Port 80 may be left out, as browsers do."""
    assert "192.168.8.101:8000" in own_names(["192.168.8.101"], 8000, None)
    assert "192.168.8.101" not in own_names(["192.168.8.101"], 8000, None)
    assert "192.168.8.101" in own_names(["192.168.8.101"], 80, None)


def test_the_next_free_port_is_taken() -> None:
    """Two servers started with one number listen at two."""
    first = bound("127.0.0.1", 0)
    port = first.getsockname()[1]
    second = bound("127.0.0.1", port)
    try:
        assert second.getsockname()[1] > port
    finally:
        first.close()
        second.close()


@pytest.mark.parametrize(("platform", "word"), [("win32", "blocking"), ("darwin", "macOS"), ("linux", "ufw")])
def test_hints_name_the_system_and_the_port(platform: str, word: str) -> None:
    """Firewall first, then mobile data, then client isolation with the way on: cards and hands."""
    found = hints(platform, 8123, [])
    assert "on no network" in found[0]
    assert word in found[1]
    assert platform == "darwin" or "8123" in found[1]
    assert "client isolation" in found[-1]
    assert len(hints(platform, 8123, ranked(LAPTOP))) == len(found) - 1
