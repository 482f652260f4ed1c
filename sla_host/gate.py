"""Under which names the app may be asked for, and from which pages.

A page of somebody else's can have a name of its own lead to this machine, and then read the app in
its visitor's browser as if it were its own. So an answer is given under known names alone.
"""

import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from sla_host.settings import Settings

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::\d{1,5})?", re.IGNORECASE)
PASSED_ON = {b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip", b"via"}
"""What a proxy adds to a request."""


class Names(NamedTuple):
    """The names under which the app may be asked for.

    Attributes:
        known: names in small letters; one that begins with ``*.`` stands for all that end so.
        any_address: whether numbers will do, which nobody else can have lead here.
    """

    known: frozenset[str]
    any_address: bool

    def include(self, host: str) -> bool:
        """Tell whether the app may be asked for under the name that a request gives.

        >>> names = Names(frozenset({"*.example.com"}), any_address=False)
        >>> names.include("sla.example.com:8501"), names.include("example.com.evil.test")
        (True, False)
        """
        name = name_in(host)
        if name is None:
            return False
        address = _address(name)
        if address is not None:
            return self.any_address or address.is_loopback or name in self.known
        return name == "localhost" or self.were_given(name)

    def were_given(self, name: str) -> bool:
        """Tell whether a name is one of those known, or ends like one."""
        ends = {f"*{name[at:]}" for at, letter in enumerate(name) if letter == "."}
        return bool(self.known & {name, *ends})


def names_of(settings: Settings, address: str | None) -> Names:
    """Return the names under which a server may be asked for.

    Args:
        settings: of the server.
        address: where it listens; none is everywhere.
    """
    public = urlsplit(settings.public_address or "").hostname
    said = {*settings.allowed_hosts, *([public] if public else [])}
    alone = _is_loopback(address)
    if said or alone:
        return Names(frozenset(said), any_address=False)
    return Names(frozenset({socket.gethostname().lower()}), any_address=True)


def refusal(
    headers: Iterable[tuple[bytes, bytes]], names: Names, *, listed: bool
) -> tuple[int, str] | None:
    """Return why a request is not answered, with the status; none where it is.

    Args:
        headers: of the request.
        names: under which the app may be asked for.
        listed: whether the app was started for its own machine alone.
    """
    given = list(headers)
    hosts = [_text(value) for name, value in given if name == b"host"]
    if len(hosts) != 1 or not names.include(hosts[0]):
        return 421, (
            "This server does not answer under the name that it was asked for. Whoever runs it "
            "can add the name to SLA_ALLOWED_HOSTS."
        )
    if listed and any(name in PASSED_ON for name, _ in given):
        return 421, (
            "This server was started for one person on this machine, and lists all plans. To pass "
            "its pages on to others, start it with SLA_LISTED=false."
        )
    origins = [_text(value) for name, value in given if name == b"origin"]
    if not all(_is_own(origin, hosts[0], names) for origin in origins):
        return 403, "The app was asked by a page of another site."
    return None


def name_in(host: str) -> str | None:
    """Return the name in a host of a request, without the port; none where it is no host."""
    found = _HOST.fullmatch(host)
    return found[1].strip("[]").lower().rstrip(".") if found else None


def _is_own(origin: str, host: str, names: Names) -> bool:
    """Tell whether a page belongs to the app: under the same name, or one that was set up."""
    parts = urlsplit(origin)
    return parts.netloc.lower() == host.lower() or names.were_given(parts.hostname or "")


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None


def _is_loopback(address: str | None) -> bool:
    known = _address(address or "")
    return address == "localhost" or (known is not None and known.is_loopback)


def _text(value: bytes) -> str:
    return value.decode("latin-1")
