"""The concordance of the library, opened once for all readers and kept up to date."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from cachetools import LRUCache

from align.concordance import Concordance
from align.concordance.building import is_current
from align.store import Store
from align.store.indexing import index_path

_OPEN: LRUCache[Path, Concordance] = LRUCache(4)
_LOCK = Lock()


def opened(store: Store) -> Concordance:
    """The concordance of ``store`` as it is now. Raises ExportError if its index cannot be written,
    StoreError.
    """
    sources = store.sources(further=True)
    with _LOCK:  # two readers need not make the same index
        known = _OPEN.get(store.path)
        if known is None or not is_current(known.index, sources):
            known = Concordance.open(index_path(store.path), sources, like=store.path)
            _OPEN[store.path] = known
        return known
