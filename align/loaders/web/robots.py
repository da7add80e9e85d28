"""robots.txt: what a host asks of programs (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable

from protego import Protego

# A longer file is cut at this size, as the standard allows.
_MOST = 500 * 1024


class Robots:
    """The rules of each host, read once.

    ``read`` returns the text of a robots.txt; None if there is none.
    """

    def __init__(self, user_agent: str, read: Callable[[str], str | None]) -> None:
        self._agent = user_agent
        self._read = read
        self._rules: dict[str, Protego] = {}

    def allow(self, origin: str, address: str) -> bool:
        """Whether the host at ``origin`` lets programs fetch ``address``."""
        return bool(self._of(origin).can_fetch(address, self._agent))

    def delay(self, origin: str) -> float:
        """Return the seconds between requests that the host asks for; 0 if it does not."""
        return float(self._of(origin).crawl_delay(self._agent) or 0.0)

    def _of(self, origin: str) -> Protego:
        if origin not in self._rules:
            text = self._read(f"{origin}/robots.txt") or ""
            self._rules[origin] = Protego.parse(text[:_MOST])
        return self._rules[origin]
