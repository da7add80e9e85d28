"""The main job as one function: load, split, align.

The command, the desk and the public API all call the functions here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from align import aligner, loaders, segment
from align.aligner import encoders, model
from align.aligner.encoders import Encoder
from align.aligner.lexicon import Lexicon, given
from align.aligner.model import ModelFile
from align.alignment import Alignment, Bead
from align.anchors import times
from align.arguments import checked
from align.errors import AlignError, UsageError
from align.loaders.raw import USUAL, Options, Source
from align.progress import Progress, of_step
from align.segment import Abbreviations
from align.text import Document, language_tag, primary_language

if TYPE_CHECKING:
    from align.loaders.web import Client


@checked
def load(
    source: Source,
    lang: str | None = None,
    options: Options = USUAL,
    *,
    abbreviations: Abbreviations | str | Path | None = None,
) -> Document:
    """Read ``source`` and split it into sentences.

    ``source`` is a path, an address, or bytes with a file name as ``(name, data)``. ``lang`` is its
    language as a BCP-47 tag (``ru``, ``en-GB``), an ISO 639 code (``rus``) or an English or Russian
    name; without it, the page's own statement or a detector decides. ``options`` say how files are
    read (``align.loaders.Options``). ``abbreviations`` are further ones for splitting:
    ``align.segment.Abbreviations``, or the path of their file. Raises LoadError, UsageError.
    """
    own = segment.given(abbreviations)
    return segment.fill(loaders.load(source, lang, options), own)


@checked
def align_documents(  # noqa: PLR0913 (public; all but the first three are keywords)
    doc_a: Document,
    doc_b: Document,
    method: str = "auto",
    *,
    fixed: Collection[Bead] = (),
    boundaries: Collection[tuple[int, int]] = (),
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
    abbreviations: Abbreviations | str | Path | None = None,
    encoder: Encoder | str | None = None,
    progress: Progress | None = None,
) -> Alignment:
    """Align two documents, splitting them into sentences first if necessary.

    ``method`` is ``length``, ``anchor``, ``semantic`` or ``auto`` (semantic if the encoder supports
    both languages, else anchor; ``Alignment.method`` says which). ``fixed`` beads stay as they are,
    for example those that a person has confirmed. No bead crosses the ``boundaries``; each is the
    number of source and of target sentences before it. Without either, the times of two subtitle
    files set boundaries if they agree.

    What was learnt replaces what comes with Sverka: ``weights`` are the result of
    ``align.aligner.training.train``, ``lexicon`` is that of ``align.aligner.lexicon.learn`` for
    both languages, or each is the path of its file; ``encoder`` is an ``Encoder`` or a name for
    ``align.aligner.encoders.find``. ``Alignment.made_with`` names those that were used.
    ``abbreviations`` are as for ``load``. Raises AlignError, LoadError, UsageError,
    DependencyError.
    """
    learnt = opened(weights, lexicon, encoder)
    own = segment.given(abbreviations)
    src, tgt = (
        doc if doc.sentences else segment.split(doc, own) for doc in map(_known, (doc_a, doc_b))
    )
    if src.text == tgt.text:
        raise AlignError(
            "both sides are the same text",
            where=src.source,
            hint="Give the original and its translation",
        )
    same_language = primary_language(src.lang) == primary_language(tgt.lang)
    if same_language and primary_language(src.lang) not in ("", "und"):
        raise AlignError(
            "both texts are in the same language ({lang})",
            where=", ".join(filter(None, (src.source, tgt.source))) or None,
            hint="If that is wrong, state the languages (--src-lang, --tgt-lang)",
            lang=src.lang,
        )
    if not fixed and not boundaries:
        boundaries = times.boundaries(src, tgt)
    return aligner.align(
        src,
        tgt,
        method=method,
        fixed=fixed,
        boundaries=boundaries,
        progress=of_step(progress, "align"),
        **learnt,
    )


def opened(
    weights: ModelFile | str | Path | None,
    lexicon: Lexicon | str | Path | None,
    encoder: Encoder | str | None,
) -> dict[str, Any]:
    """What was learnt, by the keywords of all functions that align. Files are read at once, so that
    a wrong one is reported before a long job begins.
    """
    return {
        "weights": model.given(weights),
        "lexicon": given(lexicon),
        "encoder": encoders.given(encoder),
    }


def _known(document: Document) -> Document:
    """``document`` with the tag of its language, which may be given as another code or a name."""
    tag = document.lang and language_tag(document.lang)
    return document if tag == document.lang else replace(document, lang=tag)


@checked
def align_sentences(  # noqa: PLR0913 (public; the rest are keywords)
    src: Iterable[str],
    tgt: Iterable[str],
    src_lang: str = "en",
    tgt_lang: str = "ru",
    method: str = "auto",
    *,
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
    encoder: Encoder | str | None = None,
    progress: Progress | None = None,
) -> Alignment:
    """Align ready sentences; bead indices count positions in ``src`` and ``tgt``.

    Languages are as for ``load``; ``weights``, ``lexicon`` and ``encoder`` as for
    ``align_documents``; ``progress`` has the one step ``align``. If a side is not in the letters of
    its language, its document has a note that says so. Raises AlignError, LoadError, UsageError,
    DependencyError.
    """
    learnt = opened(weights, lexicon, encoder)
    doc_a, doc_b = (
        _noted(Document.from_sentences(texts, language_tag(lang)))
        for texts, lang in ((src, src_lang), (tgt, tgt_lang))
    )
    return aligner.align(
        doc_a,
        doc_b,
        method=method,
        progress=of_step(progress, "align"),
        **learnt,
    )


def _noted(document: Document) -> Document:
    """A document of ready sentences, with a note if it is in another language than it should be:
    often in the default one, which nobody meant.
    """
    from align.loaders.language import miswritten

    notes = miswritten(document.lang, document.text)
    return replace(document, notes=(*document.notes, *notes)) if notes else document


@checked
def split_units(
    alignment: Alignment,
    method: str = "auto",
    *,
    abbreviations: Abbreviations | str | Path | None = None,
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
    encoder: Encoder | str | None = None,
    progress: Progress | None = None,
) -> Alignment:
    """Cut the units of an imported alignment into sentences, and align them inside each unit.

    In an imported alignment (``align.load_pair``), each side of a unit is one sentence, however
    long it is. Units of one sentence on each side stay as they are. The sentences of a unit keep
    its facts. The other parameters are as for ``align_documents``. Raises AlignError, LoadError,
    UsageError, DependencyError.
    """
    aligner.check_method(method)
    learnt = opened(weights, lexicon, encoder)
    own = segment.given(abbreviations)
    (src, src_cuts), (tgt, tgt_cuts) = (
        segment.cut_finer(side, own) for side in (alignment.src, alignment.tgt)
    )
    units = [(_all(src_cuts, bead.src), _all(tgt_cuts, bead.tgt), bead) for bead in alignment.beads]
    several = [(a, b) for a, b, _ in units if a and b and len(a) + len(b) > 2]
    made_with = alignment.made_with
    inside: Iterator[list[Bead]] = iter(())
    if several:
        made, inside = _aligned_inside(several, src, tgt, method, progress, learnt)
        made_with = ", ".join(filter(None, (made_with, made)))
    beads: list[Bead] = []
    for a, b, bead in units:
        if a and b and len(a) + len(b) > 2:
            beads += next(inside)
        elif a and b:
            beads.append(Bead(a, b, bead.probability))
        else:
            beads += (Bead((i,), (), bead.probability) for i in a)
            beads += (Bead((), (j,), bead.probability) for j in b)
    return replace(alignment, src=src, tgt=tgt, beads=tuple(beads), made_with=made_with)


def _all(cuts: Sequence[range], indices: Iterable[int]) -> tuple[int, ...]:
    return tuple(piece for index in indices for piece in cuts[index])


def _aligned_inside(
    units: Sequence[tuple[tuple[int, ...], tuple[int, ...]]],
    src: Document,
    tgt: Document,
    method: str,
    progress: Progress | None,
    learnt: dict[str, Any],
) -> tuple[str, Iterator[list[Bead]]]:
    """Align the sentences of each unit, given as indices. Returns what that was made with, and the
    beads of each unit.
    """
    sides = [[index for unit in units for index in unit[side]] for side in (0, 1)]
    texts = (
        Document.from_sentences([document.sentences[i].text for i in indices], document.lang)
        for document, indices in zip((src, tgt), sides, strict=True)
    )
    ends = list(accumulate(((len(a), len(b)) for a, b in units), _plus))
    made = aligner.align(
        *texts, method=method, boundaries=ends[:-1], progress=of_step(progress, "align"), **learnt
    )
    return made.made_with, _by_unit(made.beads, units, sides)


def _by_unit(
    made: Iterable[Bead],
    units: Iterable[tuple[tuple[int, ...], tuple[int, ...]]],
    sides: Sequence[Sequence[int]],
) -> Iterator[list[Bead]]:
    """The beads of each unit; ``sides`` are the sentences that the beads number from 0."""
    beads = iter(made)
    for a, b in units:
        found: list[Bead] = []
        left = [len(a), len(b)]
        while any(left):
            bead = next(beads)
            left = [left[0] - len(bead.src), left[1] - len(bead.tgt)]
            of_src, of_tgt = (
                tuple(side[index] for index in indices)
                for side, indices in zip(sides, (bead.src, bead.tgt), strict=True)
            )
            found.append(Bead(of_src, of_tgt, bead.probability))
        yield found


def _plus(one: tuple[int, int], two: tuple[int, int]) -> tuple[int, int]:
    return one[0] + two[0], one[1] + two[1]


@checked
def pair(  # noqa: PLR0913 (public; all but the first two are keywords)
    src: Source,
    tgt: Source | None = None,
    *,
    src_lang: str | None = None,
    tgt_lang: str | None = None,
    method: str = "auto",
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
    options: tuple[Options, Options] = (USUAL, USUAL),
    abbreviations: Abbreviations | str | Path | None = None,
    encoder: Encoder | str | None = None,
    progress: Progress | None = None,
    client: Client | None = None,
) -> Alignment:
    """Load two language versions of a text and align them.

    Without ``tgt``, ``src`` is a file that holds both sides (TMX, XLIFF, subtitles or a table in
    two languages), whose units are taken as they are, or a page: its address, or a saved page. Then
    its version in the other language is fetched, by ``client`` or one with the default settings.
    Two catalogues of messages (properties, JSON and the like) are paired by their keys.
    ``options`` say how the two files are read. Other parameters as for ``load`` and
    ``align_documents``. Raises LoadError, AlignError, UsageError, DependencyError.
    """
    say = progress or (lambda _step, _share: None)
    loaders.check_source(src)
    aligner.check_method(method)
    learnt, own = opened(weights, lexicon, encoder), segment.given(abbreviations)
    src_lang, tgt_lang = (
        lang if lang is None else language_tag(lang) for lang in (src_lang, tgt_lang)
    )
    if tgt is None and loaders.holds_pair(src, options[0]):
        return loaders.load_pair(src, src_lang, tgt_lang, options[0])
    if tgt is not None and (keyed := loaders.load_keyed(src, tgt, src_lang, tgt_lang, options)):
        return keyed
    texts = load_both(
        src,
        tgt,
        src_lang=src_lang,
        tgt_lang=tgt_lang,
        options=options,
        abbreviations=own,
        progress=lambda step, share: say(step, share / 2),
        client=client,
    )
    alignment = align_documents(
        *texts,
        method,
        progress=lambda step, share: say(step, 0.5 + share / 2),
        **learnt,
    )
    say("done", 1.0)
    return alignment


@checked
def load_both(
    src: Source,
    tgt: Source | None = None,
    *,
    src_lang: str | None = None,
    tgt_lang: str | None = None,
    options: tuple[Options, Options] = (USUAL, USUAL),
    abbreviations: Abbreviations | str | Path | None = None,
    progress: Progress | None = None,
    client: Client | None = None,
) -> tuple[Document, Document]:
    """Load two language versions of a text, as ``pair`` does, and split them into sentences.

    Use this to look at both before they are aligned, or to align them elsewhere. Raises LoadError,
    UsageError.
    """
    say = progress or (lambda _step, _share: None)
    own = segment.given(abbreviations)
    if tgt is None:
        raw_a, raw_b = _fetch(src, (src_lang, tgt_lang), options, say, client)
    else:
        say("load", 0.0)
        raw_a = loaders.load(src, src_lang, options[0])
        say("load", 0.3)
        raw_b = loaders.load(tgt, tgt_lang, options[1])
    say("split", 0.6)
    doc_a = segment.fill(raw_a, own)
    say("split", 0.8)
    return doc_a, segment.fill(raw_b, own)


def _fetch(
    src: Source,
    langs: tuple[str | None, str | None],
    options: tuple[Options, Options],
    say: Progress,
    client: Client | None,
) -> tuple[Document, Document]:
    """Fetch the page at the address ``src`` and its twin."""
    from align.loaders import web

    if isinstance(src, tuple):
        raise UsageError("a second text is missing", where=src[0], hint="Give both versions")
    with nullcontext(client) if client else web.Client() as client:
        say("fetch", 0.0)
        getter, (address, *_) = web.open_source(str(src), client)
        fetched = web.get(getter, address, refresh=True)
        say("load", 0.25)
        page = web.Page(fetched, web.load_fetched(fetched, langs[0], options[0]))
        say("twin", 0.3)
        twin = web.get_twin(getter, page, langs[1], refresh=True, options=options[1])
    return page.document, twin.document
