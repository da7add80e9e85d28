"""The polite client: an address -> its answer, or an error."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpx
import tenacity

from align import private
from align.errors import (
    BlockedError,
    ChallengeError,
    EmptyError,
    FetchError,
    LoginError,
    MissingError,
    RefusedError,
)
from align.loaders import sites
from align.loaders.web import coding
from align.loaders.web.addresses import Resolver, system_resolver
from align.loaders.web.robots import Robots
from align.loaders.web.settings import Settings
from align.loaders.web.wire import TransientError, Wire
from align.words import later

_DELAY = 2.0  # seconds between two requests to an unknown host

_SAVE = later("Open it in a browser, save the page and give the file")
_LATER = later("Try again later, or save the page in the browser and give the file")

_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
_NO_TEXT = ("image/", "audio/", "video/", "font/")


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: ``url`` is its address after all redirects, ``data`` its unpacked body.

    ``status`` and ``headers`` (names in lower case) are as the server sent them, ``media`` and
    ``charset`` are what its Content-Type states. ``source`` is the file or the archive that it was
    taken from, if not from the web.
    """

    url: str
    data: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    media: str | None = None
    charset: str | None = None
    retrieved: datetime = field(default_factory=lambda: _now())
    source: str | None = None


class Client:
    """Fetches pages as a well-behaved visitor does; safe to share between threads.

    ``resolver`` and ``sleep`` are the system's unless a test replaces them. Use it as a context
    manager, or ``close`` it.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        resolver: Resolver = system_resolver,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings or Settings()
        self._sleep = sleep
        wire = Wire(self.settings, resolver, sleep)
        self._http = httpx.Client(
            transport=_cached(wire, self.settings),
            headers={
                "User-Agent": self.settings.user_agent,
                "Accept": _ACCEPT,
                "Accept-Encoding": coding.ACCEPTED,
            },
        )
        self._robots = Robots(self.settings.user_agent, self._read_robots)

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections and the cache."""
        self._http.close()

    def get(self, address: str, *, refresh: bool = False) -> Fetched:
        """Return the answer at ``address``.

        An answer in the cache is used as it is; with ``refresh`` the host is asked whether it has
        changed. Raises RefusedError if policy forbids fetching it, BlockedError, ChallengeError,
        LoginError and EmptyError for what their names say, FetchError for everything else.
        """
        return self._follow(address, refresh=refresh, robots=True)

    def _follow(self, address: str, *, refresh: bool, robots: bool) -> Fetched:
        here = checked(address)
        seen = [here]
        for _ in range(self.settings.redirects + 1):
            delay = self._permitted_delay(here) if robots else 0.0
            response = self._answer(here, refresh=refresh, delay=delay)
            if not response.has_redirect_location:
                return _fetched(here, response)
            here = checked(_onward(here, response.headers["location"]))
            if here in seen:
                break
            seen.append(here)
        raise FetchError(
            "this address redirects without end ({n} addresses so far)",
            where=address,
            hint="Give the address that a browser shows in the end",
            n=len(seen),
        )

    def _permitted_delay(self, address: str) -> float:
        """Return the seconds to wait between requests; RefusedError if robots.txt forbids them."""
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if not self._robots.allow(origin, address):
            raise RefusedError(
                "the site asks programs not to fetch this page (robots.txt)",
                where=address,
                hint=_SAVE,
            )
        own = self.settings.delay
        if own is None:
            own = sites.first(address).delay or _DELAY
        return max(own, min(self._robots.delay(origin), self.settings.max_wait))

    def _read_robots(self, address: str) -> str | None:
        """Return the text of a robots.txt, None if the host has none.

        If it is unclear whether there is one, nothing may be fetched (RFC 9309, 2.3.1.4).
        """
        try:
            answer = self._follow(address, refresh=True, robots=False)
        except (EmptyError, LoginError, MissingError, BlockedError, ChallengeError):
            return None
        return answer.data.decode("utf-8", "replace")

    def _answer(self, address: str, *, refresh: bool, delay: float) -> httpx.Response:
        """Return the answer of one address; retries if that may help."""
        extensions = {"delay": delay}
        headers = {"Cache-Control": "no-cache"} if refresh else {}
        request = self._http.build_request("GET", address, headers=headers, extensions=extensions)
        try:
            for attempt in self._attempts():
                with attempt:
                    response = self._http.send(request)
                    _refuse_status(response, address, self.settings.max_wait)
                    return response
        except TransientError as error:
            raise error.error from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchError(
                "the site's answer is not valid ({reason})", where=address, hint=_SAVE, reason=error
            ) from error
        raise AssertionError("tenacity returns or raises")  # pragma: no cover

    def _attempts(self) -> tenacity.Retrying:
        first = self.settings.first_wait
        growing = tenacity.wait_exponential(first, self.settings.max_wait)
        backoff = growing + tenacity.wait_random(0, first)

        def wait(state: tenacity.RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            asked = error.wait if isinstance(error, TransientError) else None
            return backoff(state) if asked is None else asked

        return tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(TransientError),
            stop=tenacity.stop_after_attempt(self.settings.attempts),
            wait=wait,
            sleep=self._sleep,
            reraise=True,
        )


def _onward(here: str, location: str) -> str:
    """Return the target of a redirect; an invalid one is returned as it is, to be refused."""
    try:
        return urljoin(here, location)
    except ValueError:
        return location


def checked(address: str) -> str:
    """Return ``address`` without its fragment. Raises RefusedError if it is not a web address."""
    try:
        parts = urlsplit(address.strip())
        host, _port = parts.hostname, parts.port
        httpx.URL(address)
    except (ValueError, httpx.InvalidURL):
        parts, host = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not host:
        raise RefusedError(
            "only addresses that begin with http:// or https:// are fetched",
            where=address,
            hint="Give such an address, or a file that you saved",
        )
    if parts.username is not None or parts.password is not None:
        raise RefusedError(
            "addresses that contain a name and a password are not fetched",
            where=parts._replace(netloc=host).geturl(),
            hint=_SAVE,
        )
    return str(httpx.URL(parts._replace(fragment="").geturl()))


def _cached(wire: Wire, settings: Settings) -> httpx.BaseTransport:
    """Return ``wire`` with a cache that obeys no-store and keeps answers for ``keep``."""
    if settings.cache is None:
        return wire
    from hishel import CacheOptions, SqliteStorage
    from hishel.httpx import CacheTransport

    try:
        private.folder(settings.cache)
    except OSError as error:
        raise FetchError(
            "the folder for cached pages cannot be created ({reason})",
            where=str(settings.cache),
            hint="Create it, or set XDG_CACHE_HOME to another place",
            reason=error.strerror or error,
        ) from error
    # If its file is unusable, pages are fetched without it; nobody needs to see a traceback.
    logging.getLogger("hishel").addHandler(logging.NullHandler())
    pages = settings.cache / "pages.sqlite"
    private.file(pages)
    private.tighten(pages)
    storage = SqliteStorage(
        database_path=pages,
        default_ttl=settings.keep,
        max_stream_size=settings.max_bytes,
    )
    return CacheTransport(wire, storage, rfc=CacheOptions(shared=False, allow_stale=True))


def _refuse_status(response: httpx.Response, where: str, max_wait: float) -> None:
    """Raise the error for a status other than success or a redirect."""
    status = response.status_code
    if "challenge" in (
        response.headers.get("cf-mitigated", ""),
        response.headers.get("x-amzn-waf-action", ""),
    ):
        raise ChallengeError(
            "the site asks visitors to prove that they are human", where=where, hint=_SAVE
        )
    if status == 429 or status >= 500:
        raise _transient(response, where, max_wait)
    if status == 401:
        raise LoginError("the site asks for a name and a password", where=where, hint=_SAVE)
    if status in (403, 451):
        raise BlockedError(
            "the site refuses access to this page ({status})",
            where=where,
            hint=_SAVE,
            status=status,
        )
    if status in (404, 410):
        raise MissingError(
            "there is no such page ({status})", where=where, hint="Check the address", status=status
        )
    if status >= 400:
        raise FetchError(
            "the site rejects this request ({status})", where=where, hint=_SAVE, status=status
        )


def _transient(response: httpx.Response, where: str, max_wait: float) -> Exception:
    wait = _retry_after(response.headers.get("retry-after", ""))
    if response.status_code == 429:
        error: FetchError = BlockedError("too many requests (429)", where=where, hint=_LATER)
    else:
        error = FetchError(
            "the site reports an error of its own ({status})",
            where=where,
            hint=_LATER,
            status=response.status_code,
        )
    if wait is not None and wait > max_wait:
        return BlockedError(
            "the site asks you to come back in {wait:,.0f} s ({status})",
            where=where,
            hint=_LATER,
            wait=wait,
            status=response.status_code,
        )
    return TransientError(error, wait)


def _retry_after(text: str) -> float | None:
    """Return the seconds that a Retry-After header names, as a number or as a date."""
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (moment - datetime.now(moment.tzinfo)).total_seconds())


def _fetched(address: str, response: httpx.Response) -> Fetched:
    media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media.startswith(_NO_TEXT):
        raise FetchError(
            "this is not text, but {media}",
            where=address,
            hint="Give the address of a page",
            media=media,
        )
    if not response.content:
        raise EmptyError("the site sends an empty answer", where=address, hint=_SAVE)
    return Fetched(
        address,
        response.content,
        response.status_code,
        tuple(response.headers.items()),
        media or None,
        response.charset_encoding,
        _retrieved(response),
    )


def _retrieved(response: httpx.Response) -> datetime:
    """Return when the answer left its host: earlier than now for a cached one."""
    status = response.extensions.get("caching")
    if status and status["from_cache"] and "date" in response.headers:
        with suppress(ValueError):
            return parsedate_to_datetime(response.headers["date"]).astimezone(UTC)
    return _now()


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
