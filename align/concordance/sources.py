"""Sources that several texts have in common: in a corpus of several languages, each text is there
once for each language with which it is aligned; in a library, once for each further text, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from align.concordance.finding import Hits
from align.concordance.index import Flags, Index, Side, Text


def _key(text: Text, same: Mapping[str, str]) -> tuple[str, bool | int]:
    """What texts with a source in common have in common."""
    return ("", text.number) if text.number else (same.get(text.name, text.name), text.name in same)


class Sources:
    """The sources of the texts of ``index``; ``same`` has the names of texts that have theirs in
    common, with a name for all of these; in a library, those of one document have. ``numbers`` has
    the source of each text.
    """

    def __init__(self, index: Index, same: Mapping[str, str]) -> None:
        self._index = index
        numbers: dict[tuple[str, bool | int], int] = {}
        self.numbers: NDArray[np.int64] = np.array(
            [numbers.setdefault(_key(one, same), len(numbers)) for one in index.texts],
            np.int64,
        )
        self._shared = len(numbers) < len(index.texts)

    @cached_property
    def own(self) -> dict[Side, Flags]:
        """The texts that count on each side: each source once."""
        return self.of(np.ones(len(self._index.texts), np.bool_))

    def of(self, texts: Flags) -> dict[Side, Flags]:
        """The ``texts`` that count on each side: of those with a source in common, the first counts
        with its words.
        """
        return {"src": self._first(texts, np.flatnonzero(texts)), "tgt": texts}

    def others(self, texts: Flags) -> dict[Side, Flags]:
        """The texts besides ``texts`` that count on each side. A source in ``texts`` is no other
        one, whatever it is aligned with.
        """
        among = ~texts & ~np.isin(self.numbers, self.numbers[texts])
        return {"src": self._first(among, np.flatnonzero(among)), "tgt": ~texts}

    def once(self, hits: Hits) -> Hits:
        """The hits without those at the same place of the same source as an earlier one."""
        if not self._shared or not len(hits):
            return hits
        at = np.flatnonzero(hits.side == 0)
        texts = hits.texts[at]
        begins = np.concatenate([[0], self._index.ends[:-1]])[texts]
        first = self._index.columns["src"].starts[begins]
        # Texts cut the source into beads in ways of their own, but its words are the same.
        places = [self.numbers[texts], hits.begin[at] - first, hits.end[at] - first]
        if hits.chars is not None:
            places.append(self._within(hits, at))
        _, kept = np.unique(np.stack(places), axis=1, return_index=True)
        whole = np.ones(len(hits), np.bool_)
        whole[at] = False
        whole[at[kept]] = True
        return hits.take(whole)

    def _within(self, hits: Hits, at: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where hits that are parts of words, or only signs, begin: characters after the begin of
        the word at which they are, which no cut into beads changes.
        """
        found = []
        starts = self._index.columns["src"].starts
        chars = hits.chars
        for number in at.tolist():
            bead = int(hits.beads[number])
            spans = self._index.spans(bead, "src")
            word = int(hits.begin[number] - starts[bead])
            begin = 0 if chars is None else int(chars[number, 0])
            found.append(begin - (spans[word][0] if word < len(spans) else -1))
        return np.array(found, np.int64)

    def counted(self, hits: Hits, fits: Flags, texts: Flags | None) -> Flags:
        """Which of the texts that ``fit`` and are searched (``texts``) count with the words of
        their source: one for each source, with a hit if there is one.
        """
        wanted = fits if texts is None or not len(fits) else fits & texts
        if not self._shared or not wanted.any():
            return wanted
        has = np.zeros(len(wanted), np.bool_)
        has[hits.texts[hits.side == 0]] = True
        # Those with hits come first, then the order of the texts.
        order = np.flatnonzero(wanted)
        order = order[np.argsort(~has[order], kind="stable")]
        return self._first(wanted, order)

    def _first(self, texts: Flags, order: NDArray[np.int64]) -> Flags:
        """Of the ``texts``, given in an ``order``, the first of each source."""
        if not self._shared:
            return texts
        _, first = np.unique(self.numbers[order], return_index=True)
        chosen = np.zeros(len(texts), np.bool_)
        chosen[order[first]] = True
        return chosen
