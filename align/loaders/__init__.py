"""Source -> Document: decode the bytes, find paragraphs, metadata and the language.

Each kind of source has its own file; ``LOADERS`` in ``kinds`` is the one table of kinds. A loader
has ``read(raw) -> Document``. It sets ``lang`` only if the source itself states it (else empty);
``load`` finds the language and the turns of speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from align.alignment import Alignment
from align.arguments import checked
from align.errors import LoadError
from align.loaders import (
    apart,
    bitext,
    damage,
    decode,
    guard,
    linked,
    messages,
    streaming,
    unread,
    whole,
)
from align.loaders.kinds import LOADERS, Loader, loader_of
from align.loaders.lines import ORNAMENT
from align.loaders.raw import MAX_BYTES, USUAL, Options, Raw, Source, begin, check_source
from align.loaders.raw import address as address_of
from align.loaders.raw import read as read_raw
from align.loaders.raw import record as record_of
from align.loaders.units import Bitext
from align.text import Document, Sentence
from align.textpair import TextPair
from align.words import Message, joined

__all__ = [
    "LOADERS",
    "MAX_BYTES",
    "USUAL",
    "Loader",
    "Options",
    "Raw",
    "Source",
    "check_source",
    "holds_pair",
    "load",
    "load_here",
    "load_keyed",
    "load_keyed_here",
    "load_pair",
    "load_pair_here",
    "load_pairs",
    "load_pairs_here",
    "load_parts",
    "load_raw",
]


@checked
def load(source: Source, lang: str | None = None, options: Options = USUAL) -> Document:
    """Read ``source`` into a document of paragraphs, not yet split into sentences.

    ``source`` is a path, the address of a page to fetch, a page in a web archive
    (``pages.warc.gz#https://...``), or a file name and its bytes as ``(name, data)``.
    ``lang`` is its BCP-47 tag; without it, the language stated by the page (and checked) or a
    detector decides. ``options`` say how files are read. Raises LoadError if the source cannot be
    read as one text in that language, UsageError if ``lang`` is not a language tag.
    """
    address = address_of(source)
    if address is None and not record_of(source):
        return load_raw(replace(read_raw(source), options=options), lang)
    from align.loaders import web

    if address is None:
        return web.load_fetched(web.record(str(source)), lang, options)
    with web.Client() as client:
        return web.get_page(client, address, lang, refresh=True, options=options).document


def load_raw(raw: Raw, lang: str | None = None) -> Document:
    """Do what ``load`` does with a source that has already been read or fetched."""
    document: Document = apart.call(
        "align.loaders:load_here", raw, lang, where=raw.name, size=len(raw.data)
    )
    return document


def load_here(raw: Raw, lang: str | None = None) -> Document:
    """Do what ``load_raw`` does in this process, however long it takes."""
    from align.loaders import about, foreign, garbled, language, sites, turns

    given = guard.unpacked(raw)
    raw = decode.restated(given)
    kind = loader_of(raw)
    document = kind.read(raw, lang)
    document = about.told(document, raw, kind.module)
    if raw is not given:
        document = replace(document, encoding=raw.options.encoding)
    document = replace(document, notes=(*document.notes, *_unused(document, given, kind)))
    found = damage.find(document)
    if found:
        document = found.repaired if raw.options.repair else found.told
    if raw.options.keep_segments and kind.segments and not document.sentences:
        document = _kept(document)
    document = _without_ornaments(document, raw)
    if not document.paragraphs:
        raise LoadError(
            "the file contains no text ({notes})"
            if document.notes
            else "the file contains nothing but white space",
            where=raw.name,
            hint="Give a file with the text in it",
            notes=joined(document.notes, "; "),
        )
    meant = found.meant if found else [*map(document.paragraph_text, document.paragraphs)]
    tag, notes = language.decide(
        "\n".join(meant),
        given=lang,
        stated=document.lang or sites.language(raw.address or document.url),
        offered=document.languages,
        assumed=raw.options.assumed,
        where=raw.name,
    )
    is_other = any(one.template == language.NOT_AS_GIVEN for one in notes)
    of_words = garbled.notes(meant, tag)
    if is_other:  # then its words are no words of the language that was given, of course
        of_words = (one for one in of_words if one.template != garbled.UNKNOWN)
    notes = (*notes, *of_words)
    if not raw.options.code and not is_other:
        texts = [document.paragraph_text(part) for part in document.paragraphs]
        notes = (*notes, *foreign.notes(texts, tag))
    return replace(
        document,
        lang=tag,
        paragraphs=turns.assign(document.text, document.paragraphs),
        source=raw.name,
        notes=document.notes + notes,
    )


def _without_ornaments(document: Document, raw: Raw) -> Document:
    """Return ``document`` without paragraphs that are only rows of signs, unless it has units that
    must all stay, or nothing else.
    """
    if document.sentences or document.times or raw.options.keep_segments:
        return document
    text = document.text
    kept = tuple(
        part
        for part in document.paragraphs
        if part.kind == "code" or not ORNAMENT.fullmatch(text, part.start, part.end)
    )
    return replace(document, paragraphs=kept) if kept else document


def _unused(document: Document, raw: Raw, kind: Loader) -> Iterator[Message]:
    """Say which options had no effect when ``raw`` was read as ``document``."""
    options = raw.options
    if options.encoding and decode.is_binary(raw.data):
        yield Message(
            "a file of this kind ({kind}) states its own encoding, so --encoding was ignored",
            kind=kind.name,
        )
    if kind is LOADERS[-1] and (marked := unread.marked(raw)):
        yield Message(
            "this looks like {kind}, but was read as plain text, with its marks", kind=marked
        )
    if options.keep_segments and not kind.segments and not document.sentences:
        yield Message("a file of this kind ({kind}) has no segments to keep", kind=kind.name)
    if options.code and not kind.code:
        yield Message("--code has no effect on a file of this kind ({kind})", kind=kind.name)


def _kept(document: Document) -> Document:
    """Return ``document`` with its segments as sentences."""
    sentences = tuple(
        Sentence(
            " ".join(document.paragraph_text(part).split()), part.start, part.end, index, part.facts
        )
        for index, part in enumerate(document.paragraphs)
    )
    return replace(document, sentences=sentences)


@checked
def load_pair(
    source: Source,
    src_lang: str | None = None,
    tgt_lang: str | None = None,
    options: Options = USUAL,
) -> Alignment:
    """Read a file that holds both sides of a pair, and return the alignment that it states.

    The file is TMX, XLIFF, PO, JSON lines, subtitles in two languages, or a table with two
    languages side by side: CSV, TSV, Parquet, a workbook, or a table in a Word or OpenDocument
    text. Or it links the sentences of two texts: Sverka's own format, TEI, XCES, InterText, Moses,
    vertical text, CoNLL-U, the XML of the Russian National Corpus.

    Each unit becomes a bead, and each of its sides one sentence, unchanged. Linked texts keep their
    sentences. The languages are those
    that the file states; if it holds more than two, the arguments must name two. Raises LoadError,
    UsageError.
    """
    pair: Alignment = _called("load_pair_here", source, src_lang, tgt_lang, options)
    return pair


@checked
def load_pairs(
    source: Source,
    src_lang: str | None = None,
    tgt_lang: str | None = None,
    options: Options = USUAL,
    *,
    several: bool = False,
) -> list[TextPair]:
    """Do what ``load_pair`` does, but return each text that the file marks by itself, with its name
    and metadata. Only files that link texts can mark several.

    With ``several``, other languages of a table or of translation units become further texts; then
    the first one besides the source is that of the translation. Raises LoadError, UsageError.
    """
    function = "load_texts_here" if several else "load_pairs_here"
    pairs: list[TextPair] = _called(function, source, src_lang, tgt_lang, options)
    return pairs


def _called(name: str, source: Source, *asked: Any) -> Any:
    """Call a function of this module for a file with both sides, in a process of its own."""
    if not isinstance(source, tuple) and (large := _large(Path(source))):
        raise streaming.too_large(large)
    *langs, options = asked
    raw = replace(read_raw(source), options=options)
    return apart.call(f"align.loaders:{name}", raw, *langs, where=raw.name, size=len(raw.data))


@checked
def load_parts(
    path: str | Path,
    src_lang: str | None = None,
    tgt_lang: str | None = None,
    options: Options = USUAL,
) -> streaming.Parts | whole.Lines | None:
    """Read a file that is too large for ``load_pair`` in parts: translation units (TMX, XLIFF), or
    Sverka's own format.

    None if it is not too large or of another kind. The languages are as for ``load_pair``, but only
    the first part decides which the file has. ``options`` as for ``load_pair``. Errors are raised
    while the parts are read.
    """
    begins = _large(Path(path))
    if begins is None:
        return None
    kind = loader_of(begins)
    if kind.linked:
        return whole.Lines(Path(path), (src_lang, tgt_lang))
    return streaming.Parts(Path(path), kind.module, (src_lang, tgt_lang), options)


def _large(path: Path) -> Raw | None:
    """Return the beginning of a file that can only be read in parts, None for any other file."""
    if not streaming.is_large(path):
        return None
    begins = guard.unpacked(begin(path), begins=True)
    return begins if loader_of(begins).streams else None


def count_units_here(raw: Raw) -> int:
    """Count the units of a file that holds both sides, in this process. Raises LoadError."""
    return len(_bitext(raw).units)


def _bitext(raw: Raw) -> Bitext:
    raw = decode.restated(guard.unpacked(raw))
    return loader_of(raw).read_bitext(raw)


def load_pair_here(raw: Raw, src_lang: str | None = None, tgt_lang: str | None = None) -> Alignment:
    """Do what ``load_pair`` does in this process, however long it takes."""
    return linked.joined(load_pairs_here(raw, src_lang, tgt_lang))


def load_texts_here(
    raw: Raw, src_lang: str | None = None, tgt_lang: str | None = None
) -> list[TextPair]:
    """Do what ``load_pairs`` does with ``several`` in this process, however long it takes."""
    return load_pairs_here(raw, src_lang, tgt_lang, several=True)


def load_pairs_here(
    raw: Raw, src_lang: str | None = None, tgt_lang: str | None = None, *, several: bool = False
) -> list[TextPair]:
    """Do what ``load_pairs`` does in this process, however long it takes."""
    raw = decode.restated(guard.unpacked(raw))
    kind = loader_of(raw)
    if kind.linked:
        asked = src_lang, tgt_lang
        pairs = [linked.pair(one, asked, raw.name) for one in kind.read_pairs(raw)]
    elif several:
        pairs = [bitext.several(kind.read_bitext(raw), src_lang, tgt_lang, raw.name)]
    else:
        pairs = [TextPair(bitext.alignment(kind.read_bitext(raw), src_lang, tgt_lang, raw.name))]
    return [
        replace(one, alignment=_examined(one.alignment, repair=raw.options.repair)) for one in pairs
    ]


def _examined(pair: Alignment, *, repair: bool) -> Alignment:
    src, tgt = (damage.examined(one, repair=repair) for one in (pair.src, pair.tgt))
    return replace(pair, src=src, tgt=tgt)


@checked
def load_keyed(
    src: Source,
    tgt: Source,
    src_lang: str | None = None,
    tgt_lang: str | None = None,
    options: tuple[Options, Options] = (USUAL, USUAL),
) -> Alignment | None:
    """Read two catalogues of messages (properties, JSON and the like) and pair them by key.

    None if the files are of other kinds, or have few keys in common. Each message is one sentence,
    unchanged. Raises LoadError, UsageError.
    """
    sources = (src, tgt)
    if not all(map(_is_keyed, sources)):
        return None
    raws = [replace(read_raw(one), options=own) for one, own in zip(sources, options, strict=True)]
    pair: Alignment | None = apart.call(
        "align.loaders:load_keyed_here",
        *raws,
        src_lang,
        tgt_lang,
        where=raws[0].name,
        size=sum(len(raw.data) for raw in raws),
    )
    return pair


def _is_keyed(source: Source) -> bool:
    """Whether the beginning of ``source`` shows a catalogue of messages by key."""
    if address_of(source):
        return False
    try:
        raw = Raw(*source) if isinstance(source, tuple) else begin(source)
        return loader_of(guard.unpacked(raw, begins=True)).keyed
    except LoadError:  # it is reported when the file is read
        return False


def load_keyed_here(
    src: Raw, tgt: Raw, src_lang: str | None = None, tgt_lang: str | None = None
) -> Alignment | None:
    """Do what ``load_keyed`` does in this process, however long it takes."""
    raws = [decode.restated(guard.unpacked(raw)) for raw in (src, tgt)]
    kinds = [loader_of(raw) for raw in raws]
    if not all(kind.keyed for kind in kinds):  # their beginnings looked so
        return None
    found = [import_module(kind.module).entries(raw) for kind, raw in zip(kinds, raws, strict=True)]
    pair = messages.paired(found[0], found[1], (src.name, tgt.name), (src_lang, tgt_lang))
    if pair is None:
        return None
    one, two = (
        damage.examined(side, repair=raw.options.repair)
        for side, raw in zip((pair.src, pair.tgt), raws, strict=True)
    )
    return replace(pair, src=one, tgt=two)


def holds_pair(source: Source, options: Options = USUAL) -> bool:
    """Whether ``source`` is a file that holds both sides: if its kind may hold one text as well, it
    is read. ``options`` as for ``load_pair``.
    """
    if address_of(source):
        return False
    try:
        raw = Raw(*source) if isinstance(source, tuple) else begin(source)
        holds = loader_of(guard.unpacked(raw, begins=True)).holds
        if holds != "either":
            return holds == "pair"
        raw = replace(read_raw(source), options=options)
        apart.call("align.loaders:count_units_here", raw, where=raw.name, size=len(raw.data))
    except LoadError:
        return False
    return True
