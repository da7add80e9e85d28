"""A concordance: an index that is kept up to date, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from align import private
from align.arguments import checked
from align.concordance import building
from align.concordance.finding import Hits, find, none
from align.concordance.index import SIDES, Flags, Index, Side, Source, Text, fold, opposite
from align.concordance.lines import Count, Line, Order, by_rendering, grouped, lines, ordered
from align.concordance.linking import Linking, linked
from align.concordance.metadata import value_of
from align.concordance.query import Query, cql, simple
from align.concordance.renderings import (
    LOOKED_AT,
    Part,
    Renderings,
    parted,
    place,
    renderings,
    sample,
)
from align.concordance.scanning import scan
from align.concordance.sources import Sources
from align.concordance.terms import Candidate, terms
from align.concordance.words import Collocate, Keyword, collocations, in_language, keywords
from align.errors import ExportError, UsageError
from align.models import SHIPPED, Learnt
from align.progress import Progress
from align.review.find import Pattern
from align.text import primary_language

#: How the words of a query are understood: by their lemmas, as they stand, as CQL; or the query is
#: any part of the texts, or a regular expression.
Mode = Literal["lemma", "form", "cql", "text", "regex"]
MODES: tuple[Mode, ...] = get_args(Mode)
#: So many values are named where no text has the one that was asked for.
_NAMED = 10


@dataclass(frozen=True, slots=True)
class Ask:
    """What to search for.

    ``text`` is read as ``mode`` says; one that begins with ``[`` is CQL, unless it is a part of
    texts. ``side`` and ``lang`` (a primary subtag) limit where. Each of ``having`` must be on the
    other side of the bead, and none of ``lacking``; with ``by_links``, among the words that are
    linked to the hit. ``where`` limits the texts: names and values of metadata, or ``document``;
    ``*`` in a value stands for anything. ``documents`` are the ids of the only documents of a
    library to search; None for all.
    """

    text: str
    mode: Mode = "lemma"
    match_case: bool = False
    side: Side | None = None
    lang: str | None = None
    having: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    by_links: bool = False
    where: tuple[tuple[str, str], ...] = ()
    documents: tuple[int, ...] | None = None


@dataclass(frozen=True, eq=False)
class Found:
    """What was found: all ``hits``, and how many ``words`` each text has where was searched.
    ``sources`` are the numbers of the sources of the texts, the same for those in common.
    """

    hits: Hits
    words: tuple[int, ...]
    sources: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.hits)

    @property
    def documents(self) -> int:
        """The number of texts with hits; those with a source in common are one."""
        return len(np.unique(self.sources[self.hits.texts]))

    @property
    def per_million(self) -> float:
        """Hits in a million words of the texts that were searched, in the languages of the hits."""
        total = sum(self.words)
        return 1e6 * len(self.hits) / total if total else 0.0


class Concordance:
    """An open index, with the word links that are computed when they are needed. Safe to use from
    several threads.
    """

    def __init__(
        self, index: Index, learnt: Learnt = SHIPPED, same: Mapping[str, str] | None = None
    ) -> None:
        self.index = index
        self._learnt = learnt
        self._sources = Sources(index, same or {})

    @classmethod
    @checked
    def open(
        cls,
        path: Path,
        sources: Sequence[Source],
        learnt: Learnt = SHIPPED,
        progress: Progress | None = None,
        like: Path | None = None,
        same: Mapping[str, str] | None = None,
    ) -> Concordance:
        """Open the index at ``path``; make it, or bring it up to date, if it is not that of
        ``sources``. Those who can read the file ``like`` can read it, by default only its owner.
        ``same`` has the names of texts that have their source in common, with a name for all of
        these. Raises ExportError.
        """
        index = Index.open(path)
        if index is None or not building.is_current(index, sources):
            try:
                private.folder(path.parent)
            except OSError as error:
                raise ExportError(
                    "the folder cannot be created ({reason})",
                    where=str(path.parent),
                    reason=error.strerror,
                ) from error
            building.build(path, sources, index, progress, like)
            index = Index.open(path)
        if index is None:
            raise ExportError("the index cannot be read back", where=str(path))
        return cls(index, learnt, same)

    @cached_property
    def linking(self) -> Linking:
        """The word links."""
        return Linking(self.index, self._learnt)

    @checked
    def find(self, ask: Ask, *, every: bool = False) -> Found:
        """Find everything that ``ask`` describes. What is in a source that several texts have in
        common is found once, unless each of its translations matters (``every``).

        Raises UsageError if the question cannot be read.
        """
        index = self.index
        if not index.texts:
            self._read(ask)
            return Found(none(index), (), self._sources.numbers)
        texts = self._texts(ask.where)
        if ask.documents is not None:
            among = np.array([text.number in ask.documents for text in index.texts], np.bool_)
            texts = among if texts is None else texts & among
        if ask.lang is not None and ask.lang not in index.langs:
            raise UsageError(
                "there is no text in {lang!r}",
                hint="The languages are: {names}",
                lang=ask.lang,
                names=", ".join(index.langs),
            )
        sides = (ask.side,) if ask.side else SIDES
        if ask.mode in ("text", "regex"):
            pattern = Pattern(ask.text, ask.mode == "regex", ask.match_case)
            hits = scan(index, pattern, sides, ask.lang, texts)
        else:
            hits = find(index, self._query(ask.text, ask), sides, ask.lang, texts)
        for said, wanted in ((ask.having, True), (ask.lacking, False)):
            for text in said:
                hits = self._across(hits, text, ask, wanted=wanted)
        if not every:
            hits = self._sources.once(hits)
        return Found(hits, self._words(hits, ask, texts, once=not every), self._sources.numbers)

    @checked
    def lines(self, hits: Hits, order: Order = "text", limit: int | None = None) -> list[Line]:
        """The first ``limit`` lines of ``hits`` in an order; by rendering, all must be linked."""
        if order == "rendering":
            return by_rendering(lines(hits, self.linking))[:limit]
        first = np.arange(len(hits) if limit is None else min(limit, len(hits)))
        return lines(ordered(hits, order).take(first), self.linking)

    @checked
    def grouped(self, found: Found, by: str) -> tuple[Count, ...]:
        """Count hits by metadata, document, form, lemma, rendering, speaker or side."""
        words = dict(zip(map(id, self.index.texts), found.words, strict=True))
        return grouped(found.hits, by, self.linking, lambda text: words[id(text)])

    @checked
    def renderings(self, hits: Hits, most: int = LOOKED_AT, seed: int = 0) -> Renderings:
        """How ``hits`` are rendered; ``most`` of them, drawn by chance, are looked at."""
        return renderings(hits, self.linking, most, seed, self._sources.own)

    @staticmethod
    def parted(found: Renderings, names: Sequence[str]) -> tuple[Part, ...]:
        """Renderings by document, speaker, side or metadata. Raises UsageError."""
        return parted(found, names)

    def collocations(
        self, hits: Hits, window: int = 5, *, across: bool = False, least: int = 3
    ) -> tuple[Collocate, ...]:
        """The lemmas near ``hits``, or on the other side of their beads, ranked by logDice. What is
        in a source that several texts have in common counts once, on the other side once for each
        of its translations.
        """
        hits = hits if across else self._sources.once(hits)
        return collocations(hits, self._sources.own, window, across=across, least=least)

    @checked
    def keywords(
        self,
        lang: str,
        where: Sequence[tuple[str, str]] = (),
        reference: Concordance | None = None,
        least: int = 3,
    ) -> tuple[Keyword, ...]:
        """The lemmas of a language (a primary subtag) that are typical of the texts ``where``, or
        of all texts, against ``reference``, or against the other texts. Raises UsageError if there
        is nothing to compare with.
        """
        if not self.index.texts:
            return ()
        texts = self._texts(where)
        if texts is None:
            texts = np.ones(len(self.index.texts), np.bool_)
        if reference is None:
            others = self.index, self._sources.others(texts)
        else:
            others = reference.index, reference._sources.own
        alike = in_language(*others, lang).values()
        if reference is None and lang in self.index.langs and not any(one.any() for one in alike):
            raise UsageError(
                "there are no other texts to compare with",
                hint="Choose some texts with --where, or name a reference with --against",
            )
        return keywords((self.index, self._sources.of(texts)), others, lang, least)

    @checked
    def terms(
        self,
        lang: str,
        where: Sequence[tuple[str, str]] = (),
        *,
        least: int = 3,
        limit: int = 100,
        single: bool = False,
    ) -> tuple[Candidate, ...]:
        """Phrases of a language (a primary subtag) that may be terms, with their renderings.

        Raises UsageError if words of the language have no tags, and DependencyError.
        """
        texts = self._texts(where) if self.index.texts else None
        own = self._sources.own if texts is None else self._sources.of(texts)
        return terms(self.index, lang, self.linking, own, least=least, limit=limit, single=single)

    @staticmethod
    def sample(hits: Hits, most: int, seed: int = 0) -> Hits:
        """``most`` of the hits, drawn by chance with ``seed``, in the order of the texts."""
        return sample(hits, most, seed)

    def _query(self, text: str, ask: Ask) -> Query:
        if ask.mode == "cql" or text.lstrip().startswith("["):
            return cql(text)
        langs = [ask.lang] if ask.lang and text == ask.text else self.index.langs
        # Without texts there are no languages; then words are cut as in English.
        return simple(text, langs or ["en"], form=ask.mode == "form", match_case=ask.match_case)

    def _read(self, ask: Ask) -> None:
        """Raise UsageError if a query of ``ask`` cannot be read."""
        if ask.mode in ("text", "regex"):
            Pattern(ask.text, ask.mode == "regex", ask.match_case)
        else:
            self._query(ask.text, ask)
        for text in (*ask.having, *ask.lacking):
            self._query(text, ask)

    def _texts(self, where: Sequence[tuple[str, str]]) -> Flags | None:
        """The texts that fulfil all conditions, as a mask; None for all."""
        if not where:
            return None
        kept = [all(_fits(text, *one) for one in where) for text in self.index.texts]
        if not any(kept):
            raise self._none_has(where)
        return np.array(kept, np.bool_)

    def _none_has(self, where: Sequence[tuple[str, str]]) -> UsageError:
        """The error for conditions that no text fulfils; it names what there is instead."""
        texts = self.index.texts
        known = ["document", *dict.fromkeys(name for text in texts for name in text.metadata)]
        for name, value in where:
            if name not in known:
                return UsageError(
                    "no text has the metadata {name!r}",
                    hint="Use one of: {names}",
                    name=name,
                    names=", ".join(known),
                )
            if not any(_fits(text, name, value) for text in texts):
                values = dict.fromkeys(
                    text.name if name == "document" else text.metadata.get(name, "")
                    for text in texts
                )
                shown = [*filter(None, values)]
                return UsageError(
                    "no text has {condition}",
                    hint="Values of {name}: {values}",
                    condition=f"{name}={value}",
                    name=name,
                    values=", ".join(shown[:_NAMED]) + (" …" if len(shown) > _NAMED else ""),
                )
        return UsageError(
            "no text has {conditions}",
            hint="Each is there, but not together: leave one out",
            conditions=", ".join(f"{name}={value}" for name, value in where),
        )

    def _across(self, hits: Hits, text: str, ask: Ask, *, wanted: bool) -> Hits:
        """The hits whose other side has ``text``, or has not."""
        index = self.index
        query = self._query(text, ask)
        kept = np.full(len(hits), not wanted, np.bool_)
        for number, side in enumerate(SIDES):
            own = np.flatnonzero(hits.side == number)
            if not len(own):
                continue
            others = find(index, query, (opposite(side),))
            has = np.isin(hits.beads[own], others.beads)
            if ask.by_links:
                has[has] = self._linked(hits.take(own[has]), others)
            kept[own] = has == wanted
        return hits.take(kept)

    def _linked(self, hits: Hits, others: Hits) -> Flags:
        """Which hits are linked to one of the ``others`` in the same bead."""
        links = self.linking.links(hits.beads.tolist())
        order = np.argsort(others.beads, kind="stable")
        beads = others.beads[order]
        found = np.zeros(len(hits), np.bool_)
        for number in range(len(hits)):
            bead, side, spans, _ = place(hits, number)
            marks = set(linked(spans, links[bead], side))
            first, last = np.searchsorted(beads, [bead, bead + 1]).tolist()
            for k in order[first:last].tolist():
                found[number] |= not marks.isdisjoint(place(others, k)[2])
        return found

    def _words(
        self, hits: Hits, ask: Ask, texts: Flags | None, *, once: bool = False
    ) -> tuple[int, ...]:
        """How many words of each text were searched, in the languages of the hits."""
        index = self.index
        langs: set[str] = set()
        for number, side in enumerate(SIDES):
            own = np.unique(hits.texts[hits.side == number]).tolist()
            at = SIDES.index(side)
            langs |= {primary_language(index.texts[k].langs[at]) for k in own}
        total = np.zeros(len(index.texts), np.int64)
        for at, side in enumerate(SIDES):
            if ask.side in (None, side):
                fits = [primary_language(text.langs[at]) in langs for text in index.texts]
                if once and side == "src":
                    fits = self._sources.counted(hits, np.array(fits, np.bool_), texts).tolist()
                total += np.where(fits, index.sizes(side), 0) if fits else 0
        return tuple((total if texts is None else np.where(texts, total, 0)).tolist())


def _fits(text: Text, name: str, value: str) -> bool:
    known = text.name if name == "document" else value_of(text.metadata, name)
    if name == "document" and value.isdecimal() and text.number:
        return text.number == int(value)
    return known is not None and fnmatchcase(fold(known), fold(value))
