"""What a user may set about fetching, with the defaults of a polite visitor."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_dir

from align.errors import UsageError


def _cache_folder() -> Path:
    return Path(user_cache_dir("sverka", appauthor=False))


@dataclass(frozen=True, slots=True)
class Settings:
    """All times are in seconds, all sizes in bytes.

    ``contact`` is an address or a page that the user agent names, so that whoever keeps a server
    can write. ``delay`` is the least time between two requests to a host (None: what the site is
    known to bear, else 2 s), ``concurrency`` how many may run there at once. ``read_time`` bounds
    each wait for bytes, ``total_time`` an answer as a whole, ``max_wait`` the Retry-After that is
    waited for. ``keep`` is how long an answer stays in the cache, which is the
    folder ``cache``; None is no cache. ``allow_private`` lets addresses of this machine and of
    private networks be fetched. The defaults of ``contact`` and ``allow_private`` are the
    environment's SVERKA_CONTACT and SVERKA_ALLOW_PRIVATE.
    """

    contact: str | None = field(default_factory=lambda: os.environ.get("SVERKA_CONTACT") or None)
    delay: float | None = None
    concurrency: int = 1
    connect_time: float = 15.0
    read_time: float = 30.0
    total_time: float = 120.0
    attempts: int = 4
    first_wait: float = 2.0
    max_wait: float = 120.0
    max_bytes: int = 32 * 2**20
    redirects: int = 5
    keep: float = 30 * 24 * 3600.0
    cache: Path | None = field(default_factory=_cache_folder)
    allow_private: bool = field(
        default_factory=lambda: os.environ.get("SVERKA_ALLOW_PRIVATE", "") not in ("", "0")
    )

    def __post_init__(self) -> None:
        if self.contact and not (self.contact.isascii() and self.contact.isprintable()):
            raise UsageError(
                "a contact must be one line of ASCII characters",
                where=self.contact,
                hint="Give a mail address or the address of a page",
            )

    @property
    def user_agent(self) -> str:
        """Who is asking, and where to complain."""
        name = f"sverka/{version('sverka')}"
        return f"{name} (+{self.contact})" if self.contact else name
