"""What all texts of a document say where a search has found something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from align.errors import UsageError
from align.tags import primary_language

if TYPE_CHECKING:
    from align.concordance import Line
    from align.review import Review
    from align.store.store import Store

#: A document, and the names of its further texts with what they say, by the ids of rows.
_Read = tuple["Review", list[tuple[str, dict[int, str]]]]


class Beside:
    """The texts of the documents of a library that have further texts. The two are called by their
    languages, further texts by their names.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._document = lru_cache(maxsize=8)(self._read)

    def texts(self, line: Line) -> dict[str, str]:
        """What each text says in the row of a line; empty for a document without further texts."""
        known = self._document(line.text.number)
        if known is None:
            return {}
        review, further = known
        try:
            row = review.row(line.key)
        except KeyError:  # the row was changed after the search
            return {}
        found = {review.src.lang: review.text(row, "src"), review.tgt.lang: review.text(row, "tgt")}
        for name, said in further:
            found.setdefault(name, said.get(row.id, ""))
        return found

    def others(self, line: Line) -> dict[str, str]:
        """The same without the two that the line itself shows, and without those that are empty."""
        own = {f"{line.before}{line.found}{line.after}", line.other, ""}
        return {name: text for name, text in self.texts(line).items() if text not in own}

    def names(self, lines: Iterable[Line], asked: Sequence[str] | None = None) -> list[str]:
        """How the texts of some lines are called: all, or those that have one of the names or are
        in one of the languages ``asked`` for. Raises UsageError if there is none of these.
        """
        known = list(dict.fromkeys(name for line in lines for name in self.texts(line)))
        if asked is None:
            return known
        found = []
        for name in asked:
            alike = [one for one in known if one == name] or [
                one for one in known if primary_language(one) == primary_language(name)
            ]
            if known and not alike:
                raise UsageError(
                    "no document that was found has a text {lang}",
                    hint="They have: {labels}",
                    lang=name,
                    labels=", ".join(known),
                )
            found += alike
        return list(dict.fromkeys(found))

    def _read(self, number: int) -> _Read | None:
        if not self._store.columns.ids(number):
            return None
        review = self._store.review(number)
        columns = self._store.columns.of(number)
        return review, [(one.name, one.texts(review)) for one in columns]
