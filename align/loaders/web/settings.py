"""The settings for fetching, with the defaults of a polite visitor."""

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

    ``contact`` is an email address or a page, named in the user agent so that the owner of a server
    can complain. ``delay`` is the shortest time between two requests to a host (None: what the site
    is known to accept, else 2 s), ``concurrency`` how many may run there at once. ``read_time``
    limits each wait for bytes, ``total_time`` a whole answer, ``max_wait`` the longest Retry-After
    that is obeyed. ``keep`` is how long an answer stays in the cache, the folder ``cache``; None
    means no cache. ``allow_private`` permits addresses of this machine and of private networks.
    ``contact`` and ``allow_private`` default to the environment's SVERKA_CONTACT and
    SVERKA_ALLOW_PRIVATE.
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
        """The name of the program, and where to complain."""
        name = f"sverka/{version('sverka')}"
        return f"{name} (+{self.contact})" if self.contact else name
