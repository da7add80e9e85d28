"""Mail between the grid and the desk: what the browser asks, done once and answered once.

A message has a number ``n`` and a ``kind``. The browser keeps what has not been answered and sends
it again after a while, so a message may arrive twice; its number tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

#: Answers one kind of message with what stands in the answer beside ``n``.
Handler = Callable[[Mapping[str, Any]], dict[str, Any]]


@dataclass
class Mailbox:
    """What one session of the browser has sent, by the tab that sent it, the last answers, and
    ``news``: what it should know besides.
    """

    tab: str = ""
    done: int = 0
    answers: list[dict[str, Any]] = field(default_factory=list)
    news: dict[str, Any] = field(default_factory=dict)

    def receive(self, mail: Mapping[str, Any], handlers: Mapping[str, Handler]) -> None:
        """Answer all that is new in ``mail``, in order; a kind not known gets no content."""
        if mail["tab"] != self.tab:
            self.tab, self.done, self.answers = mail["tab"], 0, []
        fresh = [message for message in mail["mail"] if message["n"] > self.done]
        if not fresh:
            return
        self.answers = []
        for message in fresh:
            handler = handlers.get(message["kind"])
            self.answers.append({"n": message["n"], **(handler(message) if handler else {})})
            self.done = message["n"]

    def to_json(self) -> dict[str, Any]:
        """The answers as the grid reads them."""
        return {"tab": self.tab, "answers": self.answers, **self.news}
