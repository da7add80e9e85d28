"""Candidates for a glossary: phrases that may be terms, with the rendering that goes with them.

A candidate is a noun, with adjectives or other nouns before it (in Russian also one noun after it),
that occurs several times; there is no punctuation inside. Candidates are ranked by C-value
(Frantzi, Ananiadou and Mima 2000): how often a phrase is there outside longer candidates, more for
longer ones.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from lxml import etree

from align import languages, lemmas
from align.concordance.finding import Hits, joined
from align.concordance.index import PUNCTUATED, SENTENCE, SIDES, Flags, Index, Ints, Side, fold
from align.concordance.linking import Linking
from align.concordance.renderings import Group, place, renderings, sample, usual
from align.formats.characters import without_forbidden

#: Words of a candidate.
LONGEST = 4
#: A rendering must have at least this score, and this share of the occurrences that are looked at.
_SURE, _SHARE = 9.0, 0.2
#: How many occurrences of a candidate are looked at for its rendering.
_LOOKED_AT = 30


class Candidate(NamedTuple):
    """A phrase that may be a term, in its most frequent form; ``target`` is its rendering, empty if
    none is sure, and ``share`` how many of its occurrences have it.
    """

    source: str
    target: str
    lemmas: str
    hits: int
    c_value: float
    share: float


def terms(
    index: Index,
    lang: str,
    linking: Linking,
    texts: Mapping[Side, Flags],
    *,
    least: int = 3,
    limit: int = 100,
    single: bool = False,
) -> tuple[Candidate, ...]:
    """The ``limit`` best candidates of a language (a primary subtag) that occur at least ``least``
    times; single words only if wanted. ``texts`` are those that count on each side, as masks.

    Raises UsageError if words of the language have no tags, and DependencyError.
    """
    lemmas.require_tags(lang)
    places: dict[tuple[int, ...], list[Hits]] = defaultdict(list)
    for side in SIDES:
        for size in range(LONGEST, 0, -1):
            for key, hits in _phrases(index, side, lang, size, texts[side], least):
                places[key].append(hits)
    found = {key: joined(index, parts) for key, parts in places.items()}
    values = c_values({key: len(hits) for key, hits in found.items()})
    best = sorted(
        (key for key in found if single or len(key) > 1), key=lambda key: (-values[key], key)
    )
    return tuple(_candidate(index, key, found[key], values[key], linking) for key in best[:limit])


def c_values(counts: dict[tuple[int, ...], int]) -> dict[tuple[int, ...], float]:
    """The C-value of each phrase, given as the numbers of its words. One is added to the length, or
    single words would count nothing.
    """
    inside: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for key, count in counts.items():
        for size in range(1, len(key)):
            for begin in range(len(key) - size + 1):
                part = key[begin : begin + size]
                if part in counts:
                    inside[part].append(count)
    return {
        key: math.log2(len(key) + 1)
        * (count - (sum(inside[key]) / len(inside[key]) if key in inside else 0))
        for key, count in counts.items()
    }


def _phrases(
    index: Index, side: Side, lang: str, size: int, texts: Flags, least: int
) -> Iterator[tuple[tuple[int, ...], Hits]]:
    """The phrases of ``size`` words on a side that may be terms, by their lemmas."""
    column = index.columns[side]
    if lang not in index.langs or len(column.tokens) < size:
        return
    inner, head = _kinds(index, lang)
    tokens = column.tokens
    begins = np.arange(len(tokens) - size + 1, dtype=np.int32)
    for k in range(1, size):
        begins = begins[(column.flags[begins + k] & (SENTENCE | PUNCTUATED)) == 0]
    for k in range(size - 1):
        begins = begins[inner[tokens[begins + k]]]
    last = tokens[begins + size - 1]
    fits = head[last]
    if lang == "ru" and size > 1:  # «министр обороны»: the noun that goes on is the last word
        fits = fits | (head[tokens[begins + size - 2]] & head[last])
    begins = begins[fits]
    if size > 1:
        begins = begins[~_vague(index, lang, tokens[begins], tokens[begins + 1])]
    if not texts.all():
        begins = begins[texts[np.searchsorted(index.ends, column.beads(begins), "right")]]
    if not len(begins):
        return
    rows = np.stack([index.lemma_of[tokens[begins + k]] for k in range(size)], axis=1)
    keys, which, counts = np.unique(rows, axis=0, return_inverse=True, return_counts=True)
    order = np.argsort(which.ravel(), kind="stable")
    ends = np.cumsum(counts)
    for number in np.flatnonzero(counts >= least).tolist():
        own = begins[order[ends[number] - counts[number] : ends[number]]]
        yield tuple(keys[number].tolist()), _hits(index, side, own, size)


def _kinds(index: Index, lang: str) -> tuple[Flags, Flags]:
    """Which words may be in a term, and which may be its noun."""
    small = {fold(word) for word in languages.of(lang).function_words}
    plain = np.array([one not in small and one.isalpha() for one in index.lemmas], np.bool_)
    allowed = plain[index.lemma_of] & (index.lang_of == index.langs.index(lang))
    folds = np.array([one not in small and len(one) > 1 for one in index.folds], np.bool_)
    allowed &= folds[index.fold_of]

    kinds = [one.split() or [""] for one in index.tags]
    nominal = np.array([one[0] in ("NOUN", "PROPN", "ADJ") for one in kinds], np.bool_)
    nouns = np.array([not {"NOUN", "PROPN"}.isdisjoint(one) for one in kinds], np.bool_)
    inner = allowed & nominal[index.tag_of]
    return inner, inner & nouns[index.tag_of]


def _vague(index: Index, lang: str, first: Ints, second: Ints) -> Flags:
    """Which phrases begin like *last week* and are no terms. Names (*New York*) may be terms."""
    known = languages.of(lang).vague

    def among(words: frozenset[str]) -> Flags:
        folded = {fold(word) for word in words}
        return np.array([lemma in folded for lemma in index.lemmas], np.bool_)[index.lemma_of]

    small = np.array([form[:1].islower() for form in index.forms], np.bool_)
    name = ~small[first] & ~small[second]
    before = among(known.before)[first] & among(known.nouns)[second]
    return (among(known.anywhere)[first] | before) & ~name


def _hits(index: Index, side: Side, begin: Ints, size: int) -> Hits:
    number = np.full(len(begin), SIDES.index(side), np.uint8)
    end = (begin + size).astype(np.int32)
    return Hits(index, number, begin, end, index.columns[side].beads(begin))


def _candidate(
    index: Index, key: Sequence[int], hits: Hits, value: float, linking: Linking
) -> Candidate:
    some = sample(hits, _LOOKED_AT, 0)
    looked = renderings(some, linking)
    best: Group[int] | None = next((group for group in looked.found if group.key), None)
    share = best.count / looked.looked if best else 0.0
    sure = best is not None and best.score >= _SURE and share >= _SHARE
    names = " ".join(index.lemmas[k] for k in key)
    source = usual([_said(some, number) for number in range(len(some))])
    target = best.text if best and sure else ""
    return Candidate(source, target, names, len(hits), round(value, 1), share if sure else 0.0)


def _said(hits: Hits, number: int) -> tuple[str, bool]:
    _, _, spans, text = place(hits, number)
    return text[spans[0][0] : spans[-1][1]], spans[0][0] == 0


_XML = "{http://www.w3.org/XML/1998/namespace}lang"


def tbx(found: Sequence[Candidate], src_lang: str, tgt_lang: str) -> bytes:
    """Candidates as TBX-Basic (ISO 30042:2019), with counts as notes."""
    space = "urn:iso:std:iso:30042:ed-2"
    names: dict[str | None, str] = {None: space}
    root = etree.Element(f"{{{space}}}tbx", nsmap=names)  # type: ignore[arg-type]
    root.set("type", "TBX-Basic")
    root.set("style", "dca")
    root.set(_XML, src_lang)
    head = etree.SubElement(root, f"{{{space}}}tbxHeader")
    description = etree.SubElement(head, f"{{{space}}}fileDesc")
    about = etree.SubElement(description, f"{{{space}}}sourceDesc")
    etree.SubElement(about, f"{{{space}}}p").text = "Term candidates, not checked by a person"
    body = etree.SubElement(etree.SubElement(root, f"{{{space}}}text"), f"{{{space}}}body")
    for number, one in enumerate(found, 1):
        entry = etree.SubElement(body, f"{{{space}}}conceptEntry", id=f"c{number}")
        etree.SubElement(entry, f"{{{space}}}note").text = f"{one.hits} occurrences"
        for lang, word in ((src_lang, one.source), (tgt_lang, one.target)):
            if word:
                section = etree.SubElement(entry, f"{{{space}}}langSec")
                section.set(_XML, lang)
                term = etree.SubElement(section, f"{{{space}}}termSec")
                etree.SubElement(term, f"{{{space}}}term").text = without_forbidden(word)
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return made
