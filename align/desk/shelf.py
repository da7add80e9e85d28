"""The pairs this server holds, by content, so that no work is done twice."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar

from align import pipeline
from align.alignment import Alignment

T = TypeVar("T")


@dataclass(frozen=True)
class Pair:
    """Two sources to align, and how; fields as in ``align.pipeline.pair``."""

    src: pipeline.Source
    tgt: pipeline.Source
    src_lang: str | None = None
    tgt_lang: str | None = None
    method: str = "auto"

    @property
    def key(self) -> str:
        """A short digest of both contents and of every option."""
        digest = hashlib.sha256()
        for part in (*_content(self.src), *_content(self.tgt)):
            digest.update(len(part).to_bytes(8, "big") + part)
        digest.update(repr((self.src_lang, self.tgt_lang, self.method)).encode())
        return digest.hexdigest()[:20]

    @property
    def name(self) -> str:
        """A name for files made of this pair: the stem of the original's own."""
        source = self.src[0] if isinstance(self.src, tuple) else self.src
        return Path(source).stem or "pair"

    def align(self, progress: pipeline.Progress | None = None) -> Alignment:
        """Load and align the pair. Raises SverkaError."""
        return pipeline.pair(
            self.src,
            self.tgt,
            src_lang=self.src_lang,
            tgt_lang=self.tgt_lang,
            method=self.method,
            progress=progress,
        )


def _content(source: pipeline.Source) -> tuple[bytes, bytes]:
    """Return what tells ``source`` from others: of a file, unread, its time and size."""
    if isinstance(source, tuple):
        return source[0].encode(errors="surrogateescape"), source[1]
    path = Path(source).resolve()
    try:
        state = path.stat()
    except OSError:  # loading it will say what is wrong
        return str(path).encode(errors="surrogateescape"), b""
    mark = f"{state.st_mtime_ns} {state.st_size}".encode()
    return str(path).encode(errors="surrogateescape"), mark


class Shelf:
    """The latest ``size`` pairs and their alignments, shared by all sessions.

    Streamlit's own cache cannot report progress while it fills, and an upload
    must outlive its session for a reload to return to it.
    """

    def __init__(self, size: int = 24) -> None:
        self._size = size
        self._pairs: OrderedDict[str, Pair] = OrderedDict()
        self._made: OrderedDict[str, Alignment] = OrderedDict()
        self._lock = Lock()

    def keep(self, pair: Pair) -> str:
        """Hold ``pair`` and return the key that ``find`` knows it by."""
        with self._lock:
            return self._put(self._pairs, pair.key, pair)

    def find(self, key: str) -> Pair | None:
        """Return the pair kept under ``key``, if it is still here."""
        with self._lock:
            return self._pairs.get(key)

    def alignment(self, pair: Pair, progress: pipeline.Progress | None = None) -> Alignment:
        """Return the alignment of ``pair``, made now unless it is here. Raises SverkaError."""
        key = pair.key
        with self._lock:
            made = self._made.get(key)
        if made is None:
            made = pair.align(progress)
            with self._lock:
                self._put(self._made, key, made)
        return made

    def _put(self, held: OrderedDict[str, T], key: str, value: T) -> str:
        held[key] = value
        held.move_to_end(key)
        while len(held) > self._size:
            held.popitem(last=False)
        return key
