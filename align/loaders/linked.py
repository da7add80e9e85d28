"""Files that hold two whole texts and the links between their sentences.

Their paragraphs and sentences stay as they are. Sentences without a link become null beads.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from align.alignment import Alignment, Bead
from align.errors import LoadError
from align.loaders import language
from align.loaders.units import SIDES, Bitext, Unit
from align.tags import primary_language
from align.text import Document, Fact, Paragraph, ParagraphKind, Sentence
from align.textpair import Further, Said, TextPair
from align.words import Message


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph: its sentences, each with what is said about it."""

    sentences: Sequence[tuple[str, tuple[Fact, ...]]]
    kind: ParagraphKind = "body"
    speaker: str | None = None


def document(parts: Iterable[Part], lang: str = "") -> Document:
    """Return the document of the paragraphs; those without sentences are left out."""
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    texts: list[str] = []
    start = 0
    for part in parts:
        first = start
        for text, facts in part.sentences:
            sentences.append(Sentence(text, start, start + len(text), len(paragraphs), facts))
            start += len(text) + 1
        if start > first:
            texts.append(" ".join(text for text, _facts in part.sentences))
            paragraphs.append(Paragraph(first, start - 1, part.kind, part.speaker))
    return Document("\n".join(texts), lang, tuple(paragraphs), tuple(sentences))


def ladder(
    sizes: tuple[int, int], links: Sequence[Bead]
) -> tuple[tuple[Bead, ...], tuple[Bead, ...]]:
    """Return the beads of two texts with ``sizes`` sentences, and the links that no bead can be.

    Links that share a sentence are one. Of links that cross, as many as possible become beads; the
    others are suggestions, and their sentences null beads.
    """
    known = [bead for bead in links if bead.src or bead.tgt]
    filled = sorted(_merged([bead for bead in known if not bead.is_null]), key=lambda b: b.src)
    kept = _longest(filled)
    stated = {
        side: {
            indices[0]: bead
            for bead in known
            if bead.is_null and (indices := getattr(bead, side)) and _is_dense(indices)
        }
        for side in ("src", "tgt")
    }
    beads: list[Bead] = []
    at = [0, 0]
    for bead in [*kept, Bead((sizes[0],), (sizes[1],))]:
        for side, (name, indices) in enumerate((("src", bead.src), ("tgt", bead.tgt))):
            beads += _gap(at[side], indices[0], name, stated[name])
            at[side] = indices[-1] + 1
        beads.append(bead)
    beads.pop()
    left = set(kept)
    return tuple(beads), tuple(bead for bead in filled if bead not in left)


def _gap(first: int, end: int, side: str, stated: dict[int, Bead]) -> Iterator[Bead]:
    """Yield null beads for the sentences from ``first`` to before ``end``: as stated, else one for
    each.
    """
    while first < end:
        bead = stated.get(first)
        indices = getattr(bead, side) if bead else (first,)
        if indices[-1] >= end:
            bead, indices = None, (first,)
        if bead is None:
            bead = Bead(*((indices, ()) if side == "src" else ((), indices)))
        yield bead
        first = indices[-1] + 1


def _merged(links: Sequence[Bead]) -> list[Bead]:
    """Return the links as groups without gaps that share no sentence."""
    whole = list(range(len(links)))

    def top(number: int) -> int:
        while whole[number] != number:
            whole[number] = whole[whole[number]]
            number = whole[number]
        return number

    owners: dict[tuple[str, int], int] = {}
    for number, link in enumerate(links):
        for side in ("src", "tgt"):
            for index in getattr(link, side):
                other = owners.setdefault((side, index), number)
                whole[top(number)] = top(other)
    groups: dict[int, list[Bead]] = {}
    for number, link in enumerate(links):
        groups.setdefault(top(number), []).append(link)
    return [_group(group) for group in groups.values()]


def _group(group: Sequence[Bead]) -> Bead:
    src = tuple(sorted({index for link in group for index in link.src}))
    tgt = tuple(sorted({index for link in group for index in link.tgt}))
    return Bead(src, tgt, min(link.probability for link in group))


def _longest(links: Sequence[Bead]) -> list[Bead]:
    """Return the longest sequence of links, given in the order of the source, that rises on both
    sides. A link whose sentences are not next to each other is in none; the others do not overlap,
    so the first sentence decides.
    """
    whole = [link for link in links if _is_dense(link.src) and _is_dense(link.tgt)]
    ends: list[int] = []  # the last target sentence of the best sequence of each length
    last: list[int] = []  # the number of the link at its end
    before: list[int | None] = []
    for number, link in enumerate(whole):
        place = bisect_left(ends, link.tgt[0])
        before.append(last[place - 1] if place else None)
        ends[place : place + 1] = [link.tgt[-1]]
        last[place : place + 1] = [number]
    found: list[Bead] = []
    at = last[-1] if last else None
    while at is not None:
        found.append(whole[at])
        at = before[at]
    return found[::-1]


def _is_dense(indices: Sequence[int]) -> bool:
    return indices[-1] - indices[0] == len(indices) - 1


def linked(src: Document, tgt: Document, links: Iterable[Bead], made_with: str = "") -> Alignment:
    """Return the alignment that the links of a file state."""
    beads, crossing = ladder((len(src.sentences), len(tgt.sentences)), list(links))
    return Alignment(src, tgt, beads, "imported", made_with, crossing)


def joined(pairs: Sequence[TextPair]) -> Alignment:
    """Return the pairs one after another as one alignment; what is known about each is kept with
    its sentences. A single pair stays as it is.
    """
    if len(pairs) == 1:
        return pairs[0].alignment
    first = pairs[0].alignment
    beads: list[Bead] = []
    moved: list[Bead] = []
    at = (0, 0)
    for pair in pairs:
        beads += (_shifted(bead, at) for bead in pair.alignment.beads)
        moved += (_shifted(bead, at) for bead in pair.alignment.suggestions)
        sizes = len(pair.alignment.src.sentences), len(pair.alignment.tgt.sentences)
        at = at[0] + sizes[0], at[1] + sizes[1]
    told = [labelled(pair).alignment for pair in pairs]
    src, tgt = _chained([one.src for one in told]), _chained([one.tgt for one in told])
    methods = {pair.alignment.method for pair in pairs}
    method = first.method if len(methods) == 1 else "imported"
    return Alignment(src, tgt, tuple(beads), method, first.made_with, tuple(moved))


def further(pairs: Sequence[TextPair]) -> tuple[Further, ...]:
    """Return the further texts of all ``pairs`` beside the one alignment of ``joined``."""
    said: dict[tuple[str, str], list[Said]] = {}
    at = {"src": 0, "tgt": 0}
    for one in pairs:
        for text in one.further:
            known = said.setdefault((text.name, text.lang), [])
            known += (part._replace(index=part.index + at[part.side]) for part in text.said)
        at["src"] += len(one.alignment.src.sentences)
        at["tgt"] += len(one.alignment.tgt.sentences)
    return tuple(Further(*name, tuple(parts)) for name, parts in said.items())


def _shifted(bead: Bead, at: tuple[int, int]) -> Bead:
    src, tgt = (
        tuple(index + first for index in side)
        for side, first in zip((bead.src, bead.tgt), at, strict=True)
    )
    return replace(bead, src=src, tgt=tgt)


def labelled(pair: TextPair) -> TextPair:
    """Return ``pair`` with units that name their document and state its metadata: for formats that
    have no other place for them. Without a name and metadata it stays as it is.
    """
    first = next(iter(pair.alignment.src.sentences), None)
    if first and any(one.of == "unit" and one.name == "document" for one in first.facts):
        return pair  # as it was read
    known = [("document", pair.name), *pair.known]
    facts = tuple(Fact("unit", "prop", name, value) for name, value in known if value)
    if not facts:
        return pair
    src, tgt = (
        replace(side, sentences=tuple(replace(s, facts=(*s.facts, *facts)) for s in side.sentences))
        for side in (pair.alignment.src, pair.alignment.tgt)
    )
    return replace(pair, alignment=replace(pair.alignment, src=src, tgt=tgt))


def _chained(documents: Sequence[Document]) -> Document:
    """Return the documents as one text."""
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    start = 0
    for one in documents:
        first = len(paragraphs)
        paragraphs += (
            replace(part, start=part.start + start, end=part.end + start) for part in one.paragraphs
        )
        sentences += (
            Sentence(s.text, s.start + start, s.end + start, s.paragraph + first, s.facts)
            for s in one.sentences
        )
        start += len(one.text) + 1
    langs = dict.fromkeys(one.lang for one in documents if one.lang)
    notes = dict.fromkeys(note for one in documents for note in one.notes)
    return Document(
        "\n".join(one.text for one in documents),
        next(iter(langs), ""),
        tuple(paragraphs),
        tuple(sentences),
        notes=tuple(notes),
    )


def alignment(whole: Alignment, asked: tuple[str | None, str | None], where: str) -> Alignment:
    """Return ``whole`` in the languages ``asked`` for, turned round if they are the other way.

    Raises LoadError if a text is not in the language asked for.
    """
    stated = whole.src.lang, whole.tgt.lang
    if _fits(asked, stated[::-1]) and not _fits(asked, stated):
        whole = turned(whole)
        stated = stated[::-1]
    for lang, own in zip(asked, stated, strict=True):
        if lang and own and primary_language(lang) != primary_language(own):
            raise LoadError(
                "the file has no text in {lang}, only in {langs}",
                where=where,
                hint="Use one of these languages, or none",
                lang=lang,
                langs=", ".join(filter(None, stated)),
            )
    src, tgt = (
        _in_language(document, lang, where)
        for document, lang in zip((whole.src, whole.tgt), asked, strict=True)
    )
    return replace(whole, src=src, tgt=tgt)


def pair(whole: TextPair, asked: tuple[str | None, str | None], where: str) -> TextPair:
    """Return ``whole`` as ``alignment`` does, with its further texts. Raises LoadError."""
    made, given = alignment(whole.alignment, asked, where), whole.alignment
    is_turned = len(whole.further) > 0 and made.src.sentences == given.tgt.sentences
    further = tuple(one.turned() for one in whole.further) if is_turned else whole.further
    return replace(whole, alignment=made, further=further)


def _fits(asked: tuple[str | None, str | None], stated: tuple[str, ...]) -> bool:
    return all(
        not lang or (own and primary_language(lang) == primary_language(own))
        for lang, own in zip(asked, stated, strict=True)
    )


def turned(whole: Alignment) -> Alignment:
    """Return the alignment from the second text to the first."""
    return replace(
        whole,
        src=whole.tgt,
        tgt=whole.src,
        beads=tuple(Bead(b.tgt, b.src, b.probability) for b in whole.beads),
        suggestions=tuple(Bead(b.tgt, b.src, b.probability) for b in whole.suggestions),
    )


def _in_language(document: Document, asked: str | None, where: str) -> Document:
    if document.lang and not asked:
        return replace(document, source=document.source or where)
    tag, notes = language.decide(
        "\n".join(document.sentence_texts),
        given=asked,
        stated=document.lang or None,
        offered=(),
        where=where,
    )
    source = document.source or where
    return replace(document, lang=tag, source=source, notes=(*document.notes, *notes))


def side(whole: Alignment, lang: str | None, where: str) -> Document:
    """Return the text in the language ``lang``, or the source, with its sentences as they are.

    Raises LoadError if there is none.
    """
    asked = lang and primary_language(lang)
    for one in (whole.src, whole.tgt):
        if asked is None or not one.lang or primary_language(one.lang) == asked:
            return one
    raise LoadError(
        "the file has no text in {lang}, only in {langs}",
        where=where,
        hint="Use one of these languages, or none",
        lang=lang,
        langs=", ".join(filter(None, (whole.src.lang, whole.tgt.lang))),
    )


def bitext(whole: Alignment) -> Bitext:
    """Return the beads as units, for what needs no more than them."""
    langs = whole.src.lang or SIDES[0], whole.tgt.lang or SIDES[1]
    if langs[0] == langs[1]:
        langs = SIDES
    units = tuple(
        Unit(
            dict(zip(langs, (whole.src_text(bead), whole.tgt_text(bead)), strict=True)),
            bead.probability,
        )
        for bead in whole.beads
    )
    return Bitext(langs, units, whole.made_with)


def none(where: str) -> LoadError:
    """Return the error for a file that could have links between two texts but has none."""
    return LoadError(
        "the file has no links between the sentences of two texts",
        where=where,
        hint="Align it with its translation: sverka pair",
    )


def notes(unknown: int) -> tuple[str, ...]:
    """Return the note on links to sentences that are in no text, ``unknown`` of them."""
    if not unknown:
        return ()
    return (Message("links to sentences that the texts do not have were left out: {n}", n=unknown),)
