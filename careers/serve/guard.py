"""Who may talk to the dev server: pages that this machine's user opened, nobody else.

A page of another site can make a browser send requests here. A foreign name that resolves to
127.0.0.1 (DNS rebinding) shows in ``Host``; a foreign page that opens the socket in ``Origin``.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

_HOST = re.compile(r"(?:\[(?P<v6>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?::(?P<port>\d{1,5}))?")
_LARGEST_PORT = 65535
_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """The names under which the server answers."""

    names: frozenset[str]
    """Lower case, without port and brackets."""
    any_address: bool = False
    """Every IP address too: an address in ``Host`` was typed, it cannot be a rebound name."""


def allowed_hosts(host: str, further: Iterable[str] = ()) -> AllowedHosts:
    """The names to answer to when listening on ``host``, which may stand for all addresses."""
    names = _LOOPBACK_NAMES.union(name.lower() for name in (host, *further) if name)
    return AllowedHosts(names, any_address=_is_every_address(host))


def host_is_allowed(header: str, allowed: AllowedHosts) -> bool:
    """Whether a ``Host`` header, as received, names us; any port may be forwarded to ours."""
    written = _HOST.fullmatch(header.lower())
    if written is None or int(written["port"] or 0) > _LARGEST_PORT:
        return False
    name = written["v6"] or written["name"]
    if name in allowed.names or name.endswith(".localhost"):
        return True
    return allowed.any_address and _address(name) is not None


def origin_is_ours(origin: str, host: str) -> bool:
    """Whether a socket was opened by a page of the very server that ``Host`` names."""
    return origin.lower() in {f"http://{host}".lower(), f"https://{host}".lower()}


def is_loopback(host: str) -> bool:
    """Whether listening on ``host`` keeps the server to this machine."""
    address = _address(host)
    return address.is_loopback if address else host.lower() in _LOOPBACK_NAMES


def _is_every_address(host: str) -> bool:
    address = _address(host)
    return not host or (address is not None and address.is_unspecified)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
