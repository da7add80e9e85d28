"""The translation memory of a library: rows that are like a text, and how words were translated.

Every document in the same two languages counts, the one at hand too, and those in which source and
translation are the other way round. Nothing is stored: an index of the words is made when somebody
first asks, and follows the changes. Documents that changed are read again in another thread.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from threading import Lock, Thread
from typing import TYPE_CHECKING

from align.arguments import checked
from align.errors import SverkaError
from align.models import SHIPPED, Learnt
from align.processes import Background
from align.review.things import Side
from align.store.database import Database
from align.store.memory.index import Key
from align.store.memory.matches import Match, match_of, matches, others, percent
from align.store.memory.meanings import PAUSE, Meanings, cut, gently
from align.store.memory.reading import Book, Languages
from align.store.memory.renderings import Example, Rendering, Renderings, renderings

if TYPE_CHECKING:  # the aligner is slow to load
    from cachetools import LRUCache

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
        from cachetools import LRUCache  # of the extra for the desk, which is what uses this

        self._database = database
        self._books: LRUCache[tuple[str, str], Book] = LRUCache(_BOOKS)
        self._updates: dict[tuple[str, str], Future[None]] = {}
        self._linkers: LRUCache[tuple[Languages, Learnt], tuple[Linker, Lock]] = LRUCache(_LINKERS)
        self._thinking: dict[tuple[tuple[str, str], Learnt], Meanings] = {}
        #: When the next round over all rows may begin, in seconds of a clock.
        self._rounds: dict[tuple[tuple[str, str], Learnt], float] = {}
        self._lock = Lock()
        self._worker = Background("memory")

    def is_ready(self, langs: Languages) -> bool:
        """Whether there is something to search: not until another thread has read the library once.

        What has changed since then is read, too, if need be in the other thread.
        """
        book = self._book(langs)
        with book.lock, self._database.read() as connection:
            if book.is_current(connection):
                return True
            ready = book.index is not None  # the other thread may be quick
        with self._lock:
            update = self._updates.get(langs.primary)
            if update is None or update.done():
                self._updates[langs.primary] = self._worker.submit(self._update, book)
        return ready

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

        ``without`` names the row that the text comes from, by its document and its id. It, other
        versions of its document, rows that people rejected, and rows that are alike by less than
        half are left out. With ``wait``,
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
        within: int | None = None,
        *,
        wait: bool = True,
    ) -> Renderings:
        """How ``phrase``, in any of its forms on ``side``, is translated on the other side.

        ``learnt`` names the lexicon and the encoder that link the words. ``within`` is the document
        in which somebody asks: its other versions are left out. ``wait`` is as for ``matches``.
        Raises DependencyError if the encoder's library is not installed.
        """
        book = self._current(langs, wait=wait)
        linker, turn = self._linker(langs, learnt)
        with turn, self._database.read() as connection:
            return renderings(connection, book, phrase, side, linker, within)

    def similar(
        self,
        text: str,
        langs: Languages,
        limit: int = 3,
        without: tuple[int, int] | None = None,
        learnt: Learnt = SHIPPED,
    ) -> tuple[Match, ...]:
        """The rows whose source means most nearly the same as ``text``, in whatever words.

        The encoder that ``learnt`` names must know the language. Another thread prepares the rows,
        some at a time, beginning with the first call; those that are not prepared are not found.
        """
        book = self._book(langs)
        known = self._thinking.get((langs.primary, learnt))
        self._think(book, learnt)
        if known is None or not text.strip():
            return ()
        found: dict[tuple[str, str], Match] = {}
        near = known.nearest(text, 4 * limit)
        with book.lock, self._database.read() as connection:
            texts = book.texts(connection, [key for key, _ in near])
            other = others(connection, without)
            for key, meaning in near:
                if key not in texts or not other(key):
                    continue
                both = texts[key].joined(langs)
                alike = percent(both[0], text)
                match = match_of(connection, key, both, texts[key].tgt, alike)
                if match:
                    found.setdefault(both, replace(match, meaning=meaning))
        return tuple(found.values())[:limit]

    def _think(self, book: Book, learnt: Learnt) -> None:
        """Begin a round over all rows in a thread, unless one runs or has ended a moment ago."""
        which = book.langs.primary, learnt
        with self._lock:
            if book.index is None or time.monotonic() < self._rounds.get(which, 0.0):
                return
            self._rounds[which] = math.inf
        # A round takes minutes in a large library, and nobody should wait for it at the end.
        Thread(target=self._round, args=(book, learnt), name="meanings", daemon=True).start()

    def _round(self, book: Book, learnt: Learnt) -> None:
        from align.aligner import encoders
        from align.aligner.encoders.cache import cached

        which = book.langs.primary, learnt
        try:
            known = self._thinking.get(which)
            if known is None:
                encoder = encoders.given(learnt.encoder) or encoders.default()
                if not encoders.knows(encoder, book.langs.src):
                    return
                known = self._thinking[which] = Meanings(cached(encoder))
            known.encode(gently(self._sources(book)))
        except SverkaError:
            return  # without the encoder's library, or without the file, nothing is found this way
        self._rounds[which] = time.monotonic() + PAUSE

    def _sources(self, book: Book) -> Iterator[list[tuple[Key, str]]]:
        with book.lock:
            keys = book.index.keys() if book.index else []
        for portion in cut(keys):
            with book.lock, self._database.read() as connection:
                texts = book.texts(connection, portion)
            yield [(key, text.joined(book.langs)[0]) for key, text in texts.items()]

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
