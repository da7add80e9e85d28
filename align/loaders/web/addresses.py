"""Which addresses may be reached: checked after a name is resolved, and used as checked.

If one part resolves a name to check it and a client resolves it again, they may get two answers.
Here the check happens where the connection is opened, and the connection goes to the very address
that was checked.
"""

from __future__ import annotations

import ipaddress
import math
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from typing import Any

import httpcore

from align.errors import FetchError, RefusedError

#: A name and a port -> their addresses. The standard one asks the system.
Resolver = Callable[[str, int], Sequence[str]]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Return the addresses of ``host`` from the system, each once, the preferred ones first."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(info[4][0]) for info in found))


def is_public(address: str) -> bool:
    """Whether ``address`` is public on the Internet, including IPv4 addresses wrapped in IPv6."""
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

    Raises RefusedError if any of them is not public, FetchError if there are none.
    """
    try:
        found = resolver(host, port)
    except (OSError, UnicodeError):
        found = ()
    if not found:
        raise FetchError(
            "there is no site with this name", where=host, hint="Check the address and the network"
        )
    inner = [] if allow_private else [one for one in found if not is_public(one)]
    if inner:
        raise RefusedError(
            "this address leads to {ip}, on this machine or a private network",
            where=host,
            hint="Save the page in the browser and give the file, "
            "or allow private addresses (--allow-private)",
            ip=inner[0],
        )
    return found


#: The time, on the clock of ``time.monotonic``, by which this thread needs its answer.
deadline: ContextVar[float] = ContextVar("deadline", default=math.inf)


class CheckedBackend(httpcore.SyncBackend):
    """Opens connections to checked addresses only, and ends each wait at the ``deadline``."""

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
        """Check all addresses of ``host``, then connect to the first one that answers."""
        addresses = resolve(host, port, self._resolver, allow_private=self._allow_private)
        for index, address in enumerate(addresses):
            try:
                stream = super().connect_tcp(
                    address, port, _left(timeout), local_address, socket_options
                )
                return _TimedStream(stream)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if index == len(addresses) - 1:
                    raise
        raise AssertionError("resolve returns at least one address")  # pragma: no cover


class _TimedStream(httpcore.NetworkStream):
    """A connection with a deadline, against servers that send headers or body drop by drop."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, _left(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(timeout: float | None) -> float | None:
    """Return what is left of ``timeout`` seconds (None: no limit) until the deadline."""
    left = deadline.get() - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    shorter = min(left, math.inf if timeout is None else timeout)
    return None if math.isinf(shorter) else shorter
