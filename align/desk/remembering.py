"""What the grid asks about the bead at hand: sentences like it, glossary terms, renderings.

Sentences like it are looked up while the browser waits; words are linked in another thread. As
long as something is not ready, the answer says when to ask again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from align.checks.control import Control
from align.checks.families.terminology.terms import Found, Terms
from align.desk.live import Live
from align.desk.marks import cut
from align.formats.difference import changes
from align.languages import joiner
from align.processes import Background
from align.review import Review, Row
from align.review.things import SIDES, Side
from align.store import Store
from align.store.memory import Example, Languages, Match, Rendering, Renderings
from align.text import Span, units

#: The number of matches that are shown.
MATCHES = 5
#: The number of sentences that only mean the same.
SIMILAR = 3
#: In how many seconds to ask again.
SOON = 0.4
#: A longer phrase is cut off: nobody looks for one.
_LONGEST = 300
_worker = Background("renderings")


@dataclass
class Rememberer:
    """Answers about one document."""

    store: Store
    live: Live
    jobs: dict[tuple[str, str], Future[list[Renderings]]] = field(default_factory=dict)
    _terms: tuple[tuple[object, ...], Terms | None] | None = None

    def answer(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Answer a message of one of ``KINDS``."""
        return KINDS[message["kind"]](self, message)

    def memory(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """What the library says about ``row``: matches and terms."""
        review = self.live.review()
        row = review.find("row", message["row"])
        if not isinstance(row, Row):
            return {"matches": [], "terms": []}
        answer: dict[str, Any] = {"matches": [], "terms": self._terms_of(review, row)}
        langs = _languages(review)
        text = review.text(row, "src")
        if not self.store.memory.is_ready(langs):
            return {**answer, "coming": SOON}
        if text:
            own = (review.id, row.id)
            found = self.store.memory.matches(text, langs, MATCHES, own, wait=False)
            now = review.text(row, "tgt")
            answer["matches"] = [_match(one, text, now) for one in found]
            known = {(one.src, one.tgt) for one in found}
            near = self.store.memory.similar(text, langs, SIMILAR, own, self.live.learnt)
            answer["similar"] = [
                _match(one, text, now) for one in near if (one.src, one.tgt) not in known
            ]
        return answer

    def marked(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Where the terms of ``rows`` are in the source; ``glossary`` says if there is one."""
        review = self.live.review()
        terms = self._glossary(review)
        if terms is None:
            return {"glossary": False}
        found = {}
        for number in message["rows"]:
            row = review.find("row", number)
            if isinstance(row, Row):
                found[number] = [
                    piece
                    for one in _found(terms, review, row)
                    for piece in _places(review, row, "src", one.src)
                ]
        return {"glossary": True, "marked": found}

    def _terms_of(self, review: Review, row: Row) -> list[dict[str, Any]]:
        terms = self._glossary(review)
        src = review.text(row, "src")
        return [
            {
                "source": src[slice(*one.src)] if one.src else one.term.source,
                "targets": one.term.targets,
                "used": [n for n, _ in one.targets],
                "forbidden": one.term.forbidden if not one.src or one.forbidden else (),
                "note": one.term.note,
            }
            for one in (_found(terms, review, row) if terms else ())
        ]

    def _glossary(self, review: Review) -> Terms | None:
        """The terms of the library and of the document; read again only if they have changed."""
        choices = self.store.checking.choices()
        own = choices.get("glossary"), choices.get(f"glossary:{review.id}")
        stamp = tuple(one.id for one in own if one)
        if self._terms is None or self._terms[0] != stamp:
            langs = review.src.lang, review.tgt.lang
            control: Control | None = self.store.checking.control(review.id) if stamp else None
            glossary = control.glossary_of(*langs) if control else None
            self._terms = stamp, Terms(glossary, *langs) if glossary else None
        return self._terms[1]

    def renderings(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """How ``phrase`` is translated; ``side`` is the one that it is on, "" if not known."""
        review = self.live.review()
        langs = _languages(review)
        phrase, side = str(message["phrase"])[:_LONGEST].strip(), str(message["side"])
        if not self.store.memory.is_ready(langs):
            return {"coming": SOON}
        job = self.jobs.get((phrase, side))
        if job is None:
            job = self.jobs[phrase, side] = _worker.submit(self._look_up, phrase, side, review)
        if not job.done():
            return {"coming": SOON}
        del self.jobs[phrase, side]
        return {"renderings": [_all(one) for one in job.result()]}

    def _look_up(self, phrase: str, side: str, review: Review) -> list[Renderings]:
        """The renderings on a side; if it is not known, on each side that has the phrase."""
        langs, learnt = _languages(review), self.live.learnt
        sides = [one for one in SIDES if side in (one, "")]
        found = [
            self.store.memory.renderings(phrase, langs, one, learnt, review.id, wait=False)
            for one in sides
        ]
        return [one for one in found if one.rows] or found[:1]


#: The kinds of messages that are answered here.
KINDS: Mapping[str, Callable[[Rememberer, Mapping[str, Any]], dict[str, Any]]] = {
    "memory": Rememberer.memory,
    "terms": Rememberer.marked,
    "renderings": Rememberer.renderings,
}


def _languages(review: Review) -> Languages:
    return Languages(review.src.lang, review.tgt.lang)


def _found(terms: Terms, review: Review, row: Row) -> list[Found]:
    """The terms of a row that are in its source, in the order of the text, then forbidden words."""
    found = terms.find(review.text(row, "src"), review.text(row, "tgt"))
    return sorted(
        (one for one in found if one.src or one.forbidden),
        key=lambda one: one.src or (1 << 30, 0),
    )


def _places(review: Review, row: Row, side: Side, span: Span | None) -> list[tuple[int, int, int]]:
    """Where ``span`` of a side of a row is: sentence, begin and end in UTF-16 units."""
    if span is None:
        return []
    document = review.src if side == "src" else review.tgt
    cells = review.cells_of(row, side)
    pieces = cut([cell.text for cell in cells], joiner(document.lang), span)
    return [(cells[index].id, begin, end) for index, begin, end in pieces]


def _match(one: Match, text: str, now: str) -> dict[str, Any]:
    """A match: ``pieces`` say how its source differs from ``text``; ``same`` if its translation is
    that of the bead.
    """
    return {
        **_where(one),
        "percent": one.percent,
        "meaning": round(100 * one.meaning),
        "pieces": [(piece.kind, piece.text) for piece in changes(one.src, text)],
        "tgt": one.tgt,
        "sentences": one.sentences,
        "times": one.times,
        "same": one.tgt == now,
    }


def _where(one: Match) -> dict[str, Any]:
    return {
        "document": one.review,
        "row": one.row,
        "name": one.document,
        "number": one.number,
        "verdict": one.verdict,
        "p": one.probability,
    }


def _all(found: Renderings) -> dict[str, Any]:
    return {
        "phrase": found.phrase,
        "side": found.side,
        "rows": found.rows,
        "more": found.more,
        "found": [_rendering(one) for one in found.found],
    }


def _rendering(one: Rendering) -> dict[str, Any]:
    return {
        "text": one.text,
        "count": one.count,
        "examples": [_example(example) for example in one.examples],
    }


def _example(one: Example) -> dict[str, Any]:
    match = one.match
    return {
        **_where(match),
        "src": _marked(match.src, one.src),
        "tgt": _marked(match.tgt, one.tgt),
    }


def _marked(text: str, spans: Sequence[Span]) -> dict[str, Any]:
    """A text and where its marks are, in UTF-16 units."""
    return {"text": text, "spans": [(units(text, a), units(text, b)) for a, b in spans]}
