"""The translation memory of a library: rows that are like a text, and how words were translated.

Every document in the same two languages counts, the one at hand too, and those in which source and
translation are the other way round. Nothing is stored: an index of the words is made when somebody
first asks, and follows the changes. Documents that changed are read again in another thread.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING

from cachetools import LRUCache

from align.arguments import checked
from align.models import SHIPPED, Learnt
from align.review.things import Side
from align.store.database import Database
from align.store.memory.matches import Match, matches, percent
from align.store.memory.reading import Book, Languages
from align.store.memory.renderings import Example, Rendering, Renderings, renderings

if TYPE_CHECKING:  # the aligner is slow to load
    from align.aligner.links import Linker

__all__ = [
    "Example",
    "Languages",
    "Match",
    "Rendering",
    "Renderings",
    "TranslationMemory",
    "percent",
]
#: The number of pairs of languages that are kept in memory.
_BOOKS = 4
_LINKERS = 4


class TranslationMemory:
    """The rows of a library as a translation memory. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._books: LRUCache[tuple[str, str], Book] = LRUCache(_BOOKS)
        self._updates: dict[tuple[str, str], Future[None]] = {}
        self._linkers: LRUCache[tuple[Languages, Learnt], tuple[Linker, Lock]] = LRUCache(_LINKERS)
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="memory")

    def is_ready(self, langs: Languages) -> bool:
        """Whether there is something to search: not until another thread has read the library once.

        What has changed since then is read, too, if need be in the other thread.
        """
        book = self._book(langs)
        with book.lock, self._database.read() as connection:
            if book.is_current(connection):
                return True
        with self._lock:
            update = self._updates.get(langs.primary)
            if update is None or update.done():
                self._updates[langs.primary] = self._worker.submit(self._update, book)
        return book.index is not None

    @checked
    def matches(
        self,
        text: str,
        langs: Languages,
        limit: int = 5,
        without: tuple[int, int] | None = None,
        *,
        wait: bool = True,
    ) -> tuple[Match, ...]:
        """The rows whose source is most like ``text``, the most alike first.

        ``without`` names the row that the text comes from, by its document and its id. Rows that
        people rejected, and rows that are alike by less than half, are left out. With ``wait``,
        everything that has changed is read first; otherwise what ``is_ready`` has read is searched.
        """
        book = self._current(langs, wait=wait)
        with book.lock, self._database.read() as connection:
            return tuple(matches(connection, book, text, limit, without))

    @checked
    def renderings(
        self,
        phrase: str,
        langs: Languages,
        side: Side = "src",
        learnt: Learnt = SHIPPED,
        *,
        wait: bool = True,
    ) -> Renderings:
        """How ``phrase``, in any of its forms on ``side``, is translated on the other side.

        ``learnt`` names the lexicon and the encoder that link the words; ``wait`` is as for
        ``matches``. Raises DependencyError if the encoder's library is not installed.
        """
        book = self._current(langs, wait=wait)
        linker, turn = self._linker(langs, learnt)
        with turn, self._database.read() as connection:
            return renderings(connection, book, phrase, side, linker)

    def _current(self, langs: Languages, *, wait: bool) -> Book:
        book = self._book(langs)
        if wait or book.index is None:
            with book.lock, self._database.read() as connection:
                current = book.is_current(connection)
            if not current:
                self._update(book)
        return book

    def _update(self, book: Book) -> None:
        with book.updating, self._database.read() as connection:
            book.update(connection)

    def _book(self, langs: Languages) -> Book:
        with self._lock:
            found = self._books.get(langs.primary)
            if found is None:
                found = self._books[langs.primary] = Book(langs)
            return found

    def _linker(self, langs: Languages, learnt: Learnt) -> tuple[Linker, Lock]:
        """A linker, and a lock for it: it keeps vectors, and is not safe to use from several
        threads.
        """
        from align.aligner import encoders
        from align.aligner.links import Linker, strength_of

        with self._lock:
            found = self._linkers.get((langs, learnt))
            if found is None:
                encoder = encoders.given(learnt.encoder)
                strength = strength_of(learnt.lexicon, langs.src, langs.tgt)
                linker = Linker(langs.src, langs.tgt, encoder=encoder, strength=strength)
                found = self._linkers[langs, learnt] = linker, Lock()
            return found
