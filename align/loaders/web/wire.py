"""One request and its answer, within limits; no redirects, retries or cache."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from email.utils import formatdate
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from align.errors import FetchError
from align.loaders import faults
from align.loaders.web import addresses, coding
from align.loaders.web.pace import PACE
from align.loaders.web.settings import Settings
from align.words import later

_NOT_KEPT = frozenset({b"content-encoding", b"content-length", b"transfer-encoding"})


class TransientError(Exception):
    """A failure that may pass. If it does not, ``error`` is raised; ``wait`` is the seconds until
    the next try, None if the server does not say.
    """

    def __init__(self, error: FetchError, wait: float | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait = wait


class Wire(httpx.BaseTransport):
    """An httpx transport that connects only to checked addresses and reads whole, limited answers.

    A request's extensions hold its ``delay``: the seconds since the last request to its host.
    Raises FetchError, TransientError.
    """

    def __init__(
        self, settings: Settings, resolver: addresses.Resolver, sleep: Callable[[float], None]
    ) -> None:
        self._settings = settings
        self._resolver = resolver
        self._sleep = sleep
        self._tls = httpx.create_ssl_context()
        self._pools: dict[str | None, httpcore.ConnectionPool] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request`` when it is its turn, and return the answer with its body read."""
        where = str(request.url)
        try:
            host, delay = request.url.netloc.decode("ascii"), request.extensions["delay"]
            with PACE.turn(host, delay, self._settings.concurrency, self._sleep):
                addresses.deadline.set(time.monotonic() + self._settings.total_time)
                return self._exchange(request, where)
        except httpcore.TimeoutException as error:
            raise TransientError(
                FetchError("the site does not answer in time", where=where, hint="Try again later")
            ) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, coding.DamagedError) as error:
            raise _broken(error, where) from error

    def close(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            pool.close()

    def _exchange(self, request: httpx.Request, where: str) -> httpx.Response:
        settings = self._settings
        url = request.url
        question = httpcore.Request(
            request.method,
            httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=request.headers.raw,
            extensions={
                "timeout": {
                    "connect": settings.connect_time,
                    "read": settings.read_time,
                    "write": settings.read_time,
                    "pool": settings.total_time,
                }
            },
        )
        answer = self._pool(url).handle_request(question)
        try:
            headers = httpx.Headers(answer.headers)
            limit = settings.max_bytes
            if _length(headers) > limit:
                raise coding.too_large(limit, where)
            body = coding.unpack(answer.iter_stream(), _codings(headers), limit, where)
        finally:
            answer.close()
        kept = [(name, value) for name, value in answer.headers if name.lower() not in _NOT_KEPT]
        if answer.status not in (200, 304) or faults.is_challenge(body):
            # Only pages are worth caching; an error may be gone at the next request.
            kept.append((b"Cache-Control", b"no-store"))
        if "date" not in headers:  # a cache must know its latest answer (RFC 9110, 6.6.1)
            kept.append((b"Date", formatdate(usegmt=True).encode()))
        return httpx.Response(answer.status, headers=kept, stream=httpx.ByteStream(body))

    def _pool(self, url: httpx.URL) -> httpcore.ConnectionPool:
        proxy = self._proxy(url)
        if proxy not in self._pools:
            backend = addresses.CheckedBackend(
                self._resolver,
                # The user chose the proxy's address, so it is not checked.
                allow_private=self._settings.allow_private or proxy is not None,
            )
            self._pools[proxy] = httpcore.ConnectionPool(
                ssl_context=self._tls,
                proxy=_proxy(proxy) if proxy else None,
                network_backend=backend,
                keepalive_expiry=60.0,
            )
        return self._pools[proxy]

    def _proxy(self, url: httpx.URL) -> str | None:
        """Return the proxy that the environment names for ``url``."""
        proxies = getproxies()
        proxy = proxies.get(url.scheme) or proxies.get("all")
        if not proxy or proxy_bypass(url.host):
            return None
        self._check_before_proxy(url.raw_host.decode("ascii"), url.port or 80)
        return proxy

    def _check_before_proxy(self, host: str, port: int) -> None:
        """Refuse hosts known to be private here; names unknown here are left to the proxy."""
        try:
            known = self._resolver(host, port)
        except (OSError, UnicodeError):
            return
        addresses.resolve(host, port, lambda *_: known, allow_private=self._settings.allow_private)


def _proxy(setting: str) -> httpcore.Proxy:
    """Return the proxy that the environment calls ``host:port`` or ``http://user:word@host:port``."""
    address = httpx.URL(setting if "://" in setting else f"http://{setting}")
    if address.scheme not in ("http", "https"):
        raise FetchError(
            "proxies of this kind ({scheme}) are not supported",
            where=f"{address.scheme}://{address.host}",
            hint="Name another one in http_proxy and https_proxy",
            scheme=address.scheme,
        )
    auth = (address.username, address.password) if address.userinfo else None
    return httpcore.Proxy(str(address.copy_with(userinfo=b"")), auth=auth)


def _length(headers: httpx.Headers) -> int:
    text = headers.get("content-length", "")
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _codings(headers: httpx.Headers) -> list[str]:
    names = headers.get("content-encoding", "").lower().split(",")
    return [name.strip() for name in names if name.strip()]


def _broken(error: Exception, where: str) -> Exception:
    """Return the error for a failed connection: a wrong certificate is final, the rest may pass."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = cause.__cause__ or cause.__context__
    if cause is not None:
        return FetchError(
            "the site's certificate could not be verified ({reason})",
            where=where,
            hint="Save the page in the browser and give the file",
            reason=cause.verify_message,
        )
    if isinstance(error, httpcore.ConnectError):
        broken = later("the site cannot be reached")
    else:
        broken = later("the connection was interrupted")
    return TransientError(FetchError(broken, where=where, hint="Try again later"))
