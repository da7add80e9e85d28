"""What stands for a word on the other side of its bead, by word links."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from align import languages
from align.concordance.index import Index, Side
from align.models import SHIPPED, Learnt
from align.text import Span

if TYPE_CHECKING:  # the aligner is slow to load
    from align.aligner.links import Linker, WordLink

#: The links of this many beads are kept.
_KEPT = 50_000
#: Between parts of a rendering that are not next to each other.
_GAP = " … "


class Linking:
    """Links the words of beads of an index, when they are needed, and keeps the latest links.

    ``learnt`` names the lexicon and the encoder. Safe to use from several threads. Raises
    DependencyError if the encoder's library is not installed.
    """

    def __init__(self, index: Index, learnt: Learnt = SHIPPED) -> None:
        self._index = index
        self._learnt = learnt
        self._linkers: dict[tuple[str, str], Linker] = {}
        self._known: OrderedDict[int, tuple[WordLink, ...]] = OrderedDict()
        self._lock = Lock()

    def links(self, beads: Iterable[int]) -> dict[int, tuple[WordLink, ...]]:
        """The links of each bead; none if a side is empty."""
        wanted = dict.fromkeys(beads)
        with self._lock:
            found = {bead: self._known[bead] for bead in wanted if bead in self._known}
            groups: dict[tuple[str, str], list[int]] = {}
            for bead in wanted:
                if bead not in found:
                    groups.setdefault(self._langs(bead), []).append(bead)
            for langs, group in groups.items():
                texts = [self._texts(bead) for bead in group]
                filled = [k for k, both in enumerate(texts) if all(both)]
                linked = self._linker(*langs).link([texts[k] for k in filled], punctuation=False)
                own: dict[int, tuple[WordLink, ...]] = dict.fromkeys(group, ())
                own |= {group[k]: links for k, links in zip(filled, linked, strict=True)}
                found |= own
                self._known |= own
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return found

    def _langs(self, bead: int) -> tuple[str, str]:
        return self._index.lang(bead, "src"), self._index.lang(bead, "tgt")

    def _texts(self, bead: int) -> tuple[str, str]:
        return self._index.text(bead, "src"), self._index.text(bead, "tgt")

    def _linker(self, src: str, tgt: str) -> Linker:
        linker = self._linkers.get((src, tgt))
        if linker is None:
            from align.aligner import encoders
            from align.aligner.links import Linker, strength_of

            encoder = encoders.given(self._learnt.encoder)
            strength = strength_of(self._learnt.lexicon, src, tgt)
            linker = Linker(src, tgt, encoder=encoder, strength=strength)
            self._linkers[src, tgt] = linker
        return linker


def linked(spans: Sequence[Span], links: Iterable[WordLink], side: Side) -> tuple[Span, ...]:
    """The words on the other side that are linked to words in ``spans``, which are on ``side``."""
    found = set()
    for link in links:
        own, other = (link.src, link.tgt) if side == "src" else (link.tgt, link.src)
        if any(begin <= own[0] and own[1] <= end for begin, end in spans):
            found.add(other)
    return tuple(sorted(found))


def without_small(
    spans: tuple[Span, ...], text: str, own: Iterable[str], own_lang: str, lang: str
) -> tuple[Span, ...]:
    """``spans`` in ``text`` without articles and the like, unless nothing else is left, or the
    words ``own`` that they stand for have some, too.
    """
    if languages.of(own_lang).function_words.intersection(word.lower() for word in own):
        return spans
    small = languages.of(lang).function_words
    return tuple(one for one in spans if text[slice(*one)].lower() not in small) or spans


def said(text: str, spans: Sequence[Span]) -> str:
    """The words in ``spans`` as one text."""
    parts: list[str] = []
    last = None
    for begin, end in spans:
        between = text[last:begin] if last is not None else ""
        if last is not None:
            parts.append(between if len(between) <= 1 or between.isspace() else _GAP)
        parts.append(text[begin:end])
        last = end
    return "".join(parts)
