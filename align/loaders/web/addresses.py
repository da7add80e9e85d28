"""Which addresses may be reached: decided on what a name resolves to, then held to it.

A check that resolves a name, followed by a client that resolves it again, can
be given two answers. Here the check happens where the connection is opened, and
the connection goes to the very address that was checked.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from align.errors import FetchError, RefusedError

#: A name and a port -> the addresses behind them. The standard one asks the system.
Resolver = Callable[[str, int], Sequence[str]]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")

_SAVE = "Save the page in the browser and give the file"


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Return the addresses of ``host`` as the system knows them, each once, the preferred first."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(info[4][0]) for info in found))


def is_public(address: str) -> bool:
    """Whether ``address`` is one of the open Internet, also where IPv6 only wraps IPv4."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast


def resolve(host: str, port: int, resolver: Resolver, *, allow_private: bool) -> Sequence[str]:
    """Return the addresses of ``host`` that may be reached, at least one.

    Raises RefusedError where even one of them is not public, FetchError where
    there is none.
    """
    try:
        found = resolver(host, port)
    except (OSError, UnicodeError):
        found = ()
    if not found:
        raise FetchError(
            "there is no host of this name", where=host, hint="Check the address and the network"
        )
    inner = [] if allow_private else [one for one in found if not is_public(one)]
    if inner:
        raise RefusedError(
            f"this leads to {inner[0]}, on this machine or a private network",
            where=host,
            hint=f"{_SAVE}, or allow private addresses (--allow-private)",
        )
    return found


class CheckedBackend(httpcore.SyncBackend):
    """Opens connections to checked addresses only."""

    def __init__(self, resolver: Resolver, *, allow_private: bool) -> None:
        self._resolver = resolver
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of ``host`` that answers, once all have been checked."""
        addresses = resolve(host, port, self._resolver, allow_private=self._allow_private)
        for index, address in enumerate(addresses):
            try:
                return super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if index == len(addresses) - 1:
                    raise
        raise AssertionError("resolve returns at least one address")  # pragma: no cover
