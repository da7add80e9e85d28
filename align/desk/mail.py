"""Mail between the grid and the desk: each request is executed once and answered once.

A message has a number ``n`` and a ``kind``. The browser keeps unanswered messages and sends them
again after a while, so a message may arrive twice; its number shows this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any

#: Handles one kind of message and returns the content of the answer, without ``n``.
Handler = Callable[[Mapping[str, Any]], dict[str, Any]]


@dataclass
class Tab:
    """What a tab of a browser, which has a name of its own, has asked: the number of the last
    message done, and the answers that the browser may not have yet. Streamlit may drop one when two
    runs follow each other closely, so answers are kept for as long as their messages come again.
    """

    name: str
    done: int = 0
    answers: list[dict[str, Any]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def receive(self, mail: Sequence[Mapping[str, Any]], handlers: Mapping[str, Handler]) -> None:
        """Answer all new messages in ``mail``, in order; unknown kinds get an empty answer."""
        with self.lock:
            asked = {message["n"] for message in mail}
            self.answers = [answer for answer in self.answers if answer["n"] in asked]
            for message in mail:
                if message["n"] <= self.done:
                    continue
                handler = handlers.get(message["kind"])
                content = handler(message) if handler else {}
                self.answers.append({"n": message["n"], **content})
                self.done = message["n"]


@dataclass
class Mailbox:
    """The mail of one session, and ``news``, which its browser should know besides the answers.

    ``find`` returns the tab with a name. A tab outlives its session: if the connection was broken
    for a while, the browser goes on in a new session, and sends its messages again.
    """

    find: Callable[[str], Tab] = field(default_factory=lambda: cache(Tab))
    tab: Tab | None = None
    news: dict[str, Any] = field(default_factory=dict)

    def receive(self, mail: Mapping[str, Any], handlers: Mapping[str, Handler]) -> None:
        """Answer the new messages of the tab that has written."""
        self.tab = self.find(mail["tab"])
        self.tab.receive(mail["mail"], handlers)

    def to_json(self) -> dict[str, Any]:
        """The answers in the form that the grid reads."""
        name, answers = (self.tab.name, self.tab.answers) if self.tab else ("", [])
        return {"tab": name, "answers": answers, **self.news}
