"""At which addresses this machine can be reached, which of them a room most likely shares, and what may
stand in the way.

What is left out: loopback, link-local, virtual machines, containers and VPNs. A Wi-Fi or cable with a
private address of a home or hotel network comes first.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import psutil

_LEFT_OUT = re.compile(
    r"^(lo\d*|docker|br-|veth|virbr|vboxnet|vmnet|vmware|tap|tun|utun|wg|ppp|ipsec|tailscale|zt|cali|flannel|cni|"
    r"kube|podman|lxc|lxd|nordlynx|proton|gif|stf|anpi|awdl|llw|bridge|vnic|dummy|ifb|sit|teredo|isatap|npcap)",
    re.IGNORECASE,
)
_LEFT_OUT_WORDS = re.compile(
    r"virtual|vethernet|hyper-v|wsl|vpn|tap-|wireguard|tailscale|zerotier|bluetooth|loopback|hamachi|anyconnect",
    re.IGNORECASE,
)
_WIRELESS = re.compile(r"^(wl|wlan|wifi|wi-fi|ath|airport)|wireless|wi-fi|wlan", re.IGNORECASE)
_GIVEN = re.compile(r"(?:https?://)?(?:\[[0-9a-fA-F:.]+\]|[^\s/:@?#\[\]]+)(?::([0-9]{1,5}))?/?")
_HOTSPOT = re.compile(r"^(ap\d|bridge100|local area connection\*)", re.IGNORECASE)


class Interface(NamedTuple):
    """An interface of this machine with one of its addresses; `up` as the system says."""

    name: str
    address: str
    up: bool = True


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to this machine: the address without its port, and in words what it is."""

    host: str
    label: str


def interfaces() -> list[Interface]:
    """The interfaces of this machine with their IPv4 addresses."""
    found = []
    up = {name: status.isup for name, status in psutil.net_if_stats().items()}
    for name, addresses in psutil.net_if_addrs().items():
        found += [
            Interface(name, address.address, up.get(name, True))
            for address in addresses
            if address.family == socket.AF_INET
        ]
    return found


def ranked(found: Iterable[Interface]) -> list[Reach]:
    """The ways that a room's phones can use, likeliest first; none of them loopback, link-local, virtual or
    a VPN."""
    usable = [one for one in found if one.up and _usable(one)]
    usable.sort(key=lambda one: (_rank(one), one.name, one.address))
    return [Reach(one.address, _label(one)) for one in usable]


def listening_at(host: str, found: list[Reach]) -> list[Reach]:
    """Of the ways that were `ranked`, those that a server has which listens at one host alone. A host that
    was asked for stands there also where it is none of them, but for this machine's own loopback."""
    kept = [one for one in found if one.host == host]
    if kept or ipaddress.ip_address(host.partition("%")[0]).is_loopback:
        return kept
    return [Reach(in_address(host), "where the server listens")]


def in_address(host: str) -> str:
    """A host as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def can_be_opened(address: str) -> bool:
    """Whether a browser can open what was given as the address of phones: a name or a number, perhaps with
    http:// or https:// and a port. A path would lead to no page, since the pages' own links begin at the
    root."""
    match = _GIVEN.fullmatch(address)
    return match is not None and (match[1] is None or 0 < int(match[1]) <= 65535)


def _usable(one: Interface) -> bool:
    try:
        address = ipaddress.ip_address(one.address)
    except ValueError:
        return False
    if address.version != 4 or address.is_loopback or address.is_link_local or address.is_multicast:
        return False
    if address.is_unspecified or address in ipaddress.ip_network("100.64.0.0/10"):
        return False
    if _HOTSPOT.match(one.name):
        return True
    return not (_LEFT_OUT.match(one.name) or _LEFT_OUT_WORDS.search(one.name))


def _rank(one: Interface) -> int:
    address = ipaddress.ip_address(one.address)
    wireless = bool(_WIRELESS.search(one.name))
    if address in ipaddress.ip_network("192.168.0.0/16"):
        return 0 if wireless else 1
    if address.is_private:
        return 2 if wireless else 3
    return 4


def _label(one: Interface) -> str:
    if _HOTSPOT.match(one.name):
        kind = "this machine’s hotspot"
    elif _WIRELESS.search(one.name):
        kind = "Wi-Fi"
    else:
        kind = "cable or network"
    return f"{kind} ({one.name})"


def own_names(hosts: Iterable[str], port: int, public: str | None) -> frozenset[str]:
    """Every `Host` by which this server answers: its own names and addresses with the port, and the public
    one."""
    names = {"localhost", "127.0.0.1", "[::1]", *hosts}
    machine = socket.gethostname().lower()
    if machine:
        names |= {machine, f"{machine.split('.')[0]}.local"}
    found = {f"{name.lower()}:{port}" for name in names}
    if port == 80:
        found |= {name.lower() for name in names}
    if public is not None:
        found.add(public.lower())
    return frozenset(found)


def bound(host: str, port: int, tries: int = 20) -> socket.socket:
    """A listening socket at a port or at the next free one; port 0 takes any. Raises OSError when none is
    free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last: OSError | None = None
    for number in range(port, port + tries if port else 1):
        if number > 65535:
            break
        listening = socket.socket(family, socket.SOCK_STREAM)
        try:
            if sys.platform != "win32":
                # A port that a stopped server left a moment ago is free; one that is being served is not.
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, number))
            listening.listen(4096)
            listening.setblocking(False)
            return listening
        except OSError as error:
            listening.close()
            last = error
    raise last or OSError("no port is free")


def hints(platform: str, port: int, reach: Sequence[Reach]) -> tuple[str, ...]:
    """What to look at when a trial phone gets no answer, for this system, most likely first."""
    found = [] if reach else [_ALONE]
    found.append({"win32": _WINDOWS, "darwin": _MAC}.get(platform, _LINUX).format(port=port))
    return (*found, _MOBILE, _ISOLATED)


_ALONE = (
    "This machine is on no network that phones can share. Join the room’s Wi-Fi, or switch on a hotspot "
    "(a laptop’s own takes about eight phones; a router of your own takes a room)."
)
_WINDOWS = (
    "Windows: a firewall prompt that was once declined leaves a blocking rule, and it beats every later "
    "“allow”. In “Windows Defender Firewall with Advanced Security”, Inbound Rules, delete the blocking "
    "rules of Python and Fulcrum, allow TCP port {port}, and set the network’s profile to Private."
)
_MAC = (
    "macOS: System Settings, Network, Firewall, Options: allow incoming connections for Python, and "
    "switch off “Block all incoming connections”."
)
_LINUX = (
    "Linux: if a firewall is on, open the port: “sudo ufw allow {port}/tcp” or "
    "“sudo firewall-cmd --add-port={port}/tcp”."
)
_MOBILE = (
    "The phone must be on the same Wi-Fi. Some phones prefer mobile data when the Wi-Fi has no internet: "
    "switch mobile data off for the trial."
)
_ISOLATED = (
    "If the firewall is open and still nothing comes, the Wi-Fi keeps its guests apart (client isolation). "
    "Use a router of your own, or go on with cards and a count of hands."
)
