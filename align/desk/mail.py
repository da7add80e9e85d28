"""Mail between the grid and the desk: each request is executed once and answered once.

A message has a number ``n`` and a ``kind``. The browser keeps unanswered messages and sends them
again after a while, so a message may arrive twice; its number shows this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

#: Handles one kind of message and returns the content of the answer, without ``n``.
Handler = Callable[[Mapping[str, Any]], dict[str, Any]]


@dataclass
class Mailbox:
    """The messages of one browser session, with the answers that the browser may not have yet, and
    ``news``, which it should know as well.

    ``done`` has the number of the last message done, by tab; ``tab`` wrote last. Streamlit may drop
    an answer when two runs follow each other closely, so answers are kept for as long as their
    messages come again.
    """

    tab: str = ""
    done: dict[str, int] = field(default_factory=dict)
    answers: list[dict[str, Any]] = field(default_factory=list)
    news: dict[str, Any] = field(default_factory=dict)

    def receive(self, mail: Mapping[str, Any], handlers: Mapping[str, Handler]) -> None:
        """Answer all new messages in ``mail``, in order; unknown kinds get an empty answer."""
        if mail["tab"] != self.tab:
            self.tab, self.answers = mail["tab"], []
        asked = {message["n"] for message in mail["mail"]}
        self.answers = [answer for answer in self.answers if answer["n"] in asked]
        for message in mail["mail"]:
            if message["n"] <= self.done.get(self.tab, 0):
                continue
            handler = handlers.get(message["kind"])
            self.answers.append({"n": message["n"], **(handler(message) if handler else {})})
            self.done[self.tab] = message["n"]

    def to_json(self) -> dict[str, Any]:
        """The answers in the form that the grid reads."""
        return {"tab": self.tab, "answers": self.answers, **self.news}
