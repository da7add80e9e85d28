"""Source -> Document: decode the bytes, find paragraphs, metadata and the language.

Each kind of source has its own file; ``LOADERS`` is the one table of kinds. A loader has
``read(raw) -> Document``. It sets ``lang`` only if the source itself states it (else empty);
``load`` finds the language and the turns of speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Literal

from align.alignment import Alignment
from align.arguments import checked
from align.errors import LoadError
from align.loaders import (
    apart,
    bitext,
    damage,
    decode,
    guard,
    messages,
    sniff,
    streaming,
    unread,
)
from align.loaders.raw import MAX_BYTES, USUAL, Options, Raw, Source, begin, check_source
from align.loaders.raw import address as address_of
from align.loaders.raw import read as read_raw
from align.loaders.units import Bitext
from align.text import Document, Sentence
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
    "load_parts",
    "load_raw",
]


@dataclass(frozen=True, slots=True)
class Loader:
    """A kind of source: its extensions, its module (imported on use), how its content looks.

    If a source ``holds`` a pair, it has both sides and its module has ``read_bitext(raw) ->
    Bitext`` instead of ``read``. If it may hold either, the module has both functions. If it
    ``streams``, files of any size are read in parts, with ``read_units`` and ``bitext_of``. If it
    has ``segments`` (units, cues, lines), each is a paragraph if the user wants them to be kept. If
    it has blocks of ``code``, they can be kept. If it is ``sided``, a text may be in two languages,
    and ``read`` also takes the one asked for. If it is ``keyed``, it holds messages by key, and its
    module has ``entries(raw)`` instead.
    """

    name: str
    extensions: tuple[str, ...]
    module: str
    sniff: sniff.Sniffer
    holds: Literal["text", "pair", "either"] = "text"
    streams: bool = False
    segments: bool = False
    code: bool = False
    sided: bool = False
    keyed: bool = False

    def read(self, raw: Raw, lang: str | None = None) -> Document:
        """Return the document in ``raw`` with its stated language and without turns of speech.

        From a bitext, return the side in ``lang``, or the source.
        """
        if self.holds == "pair":
            return bitext.side(self.read_bitext(raw), lang, raw.name)
        module = import_module(self.module)
        if self.keyed:
            return messages.document(module.entries(raw), raw.name)
        document: Document = module.read(raw, lang) if self.sided else module.read(raw)
        return document

    def read_bitext(self, raw: Raw) -> Bitext:
        """Return all units in ``raw``. Raises LoadError if this kind holds a single text."""
        if self.holds == "text":
            raise LoadError(
                "a file of this kind ({kind}) holds one text, not a pair",
                where=raw.name,
                hint="Align it with its translation: sverka pair",
                kind=self.name,
            )
        units: Bitext = import_module(self.module).read_bitext(raw)
        return units


_RESOURCES = "align.loaders.messages.resources"
_TREE = "align.loaders.messages.tree"
_ANDROID = (b"<string ", b"<plurals ", b"<string-array ")
_XML = (".xml", ".dbk", ".docbook", ".dita", ".ditamap")

#: All kinds, in the order in which their content is checked; the last accepts anything.
LOADERS: tuple[Loader, ...] = (
    Loader(
        "Word",
        (".docx", ".docm"),
        "align.loaders.word",
        sniff.archive(b"word/document"),
        holds="either",
    ),
    Loader(
        "OpenDocument",
        (".odt", ".ott", ".fodt"),
        "align.loaders.opendocument",
        sniff.either(
            sniff.media_type(b"application/vnd.oasis.opendocument.text"),
            sniff.start(b"<office:document", 2000),
        ),
        holds="either",
    ),
    Loader(
        "workbook",
        (".xlsx", ".xlsm", ".ods"),
        "align.loaders.workbook",
        sniff.either(
            sniff.archive(b"xl/workbook"),
            sniff.archive(b"xl/worksheets"),
            sniff.media_type(b"application/vnd.oasis.opendocument.spreadsheet"),
        ),
        holds="pair",
    ),
    Loader("EPUB", (".epub",), "align.loaders.epub", sniff.media_type(b"application/epub+zip")),
    Loader("PDF", (".pdf",), "align.loaders.pdf", sniff.start(b"%PDF-", within=1024)),
    Loader("old Word", (".doc", ".dot"), "align.loaders.old_word", sniff.old_word),
    Loader("RTF", (".rtf",), "align.loaders.rtf", sniff.start(b"{\\rtf")),
    Loader(
        "subtitles",
        (".srt", ".vtt", ".sbv", ".ass", ".ssa"),
        "align.loaders.subtitles",
        sniff.cues,
        holds="either",
        segments=True,
        sided=True,
    ),
    Loader(
        "TMX", (".tmx",), "align.loaders.tmx", sniff.xml("tmx"), "pair", streams=True, segments=True
    ),
    Loader(
        "XLIFF",
        (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
        "align.loaders.xliff",
        sniff.xml("xliff"),
        holds="pair",
        streams=True,
        segments=True,
    ),
    Loader("TEI", (), "align.loaders.tei", sniff.xml("TEI", "TEI.2", "teiCorpus")),
    Loader(
        "FictionBook",
        (".fb2", ".fbz"),
        "align.loaders.fb2",
        sniff.either(sniff.xml("FictionBook"), sniff.archive(b".fb2")),
    ),
    Loader("MHTML", (".mhtml", ".mht"), "align.loaders.mhtml", sniff.saved_page),
    Loader(
        "PO",
        (".po", ".pot"),
        "align.loaders.catalogue",
        sniff.catalogue,
        holds="pair",
        segments=True,
    ),
    Loader("Qt", (), "align.loaders.qt", sniff.xml("TS"), holds="pair", segments=True),
    Loader(
        "Android strings",
        (),
        _RESOURCES,
        sniff.both(
            sniff.xml("resources"),
            sniff.either(*(sniff.start(mark, 4000) for mark in _ANDROID)),
        ),
        segments=True,
        keyed=True,
    ),
    Loader(
        "resx",
        (".resx", ".resw"),
        _RESOURCES,
        sniff.both(sniff.xml("root"), sniff.start(b"<data name=", 4000)),
        segments=True,
        keyed=True,
    ),
    Loader("HTML", (".html", ".htm", ".xhtml"), "align.loaders.html", sniff.html),
    Loader("XML", _XML, "align.loaders.xml", sniff.any_xml, code=True),
    Loader(
        "Markdown", (".md", ".markdown", ".mdx"), "align.loaders.markdown", sniff.never, code=True
    ),
    Loader(
        "reStructuredText", (".rst", ".rest"), "align.loaders.restructured", sniff.never, code=True
    ),
    Loader(
        "AsciiDoc",
        (".adoc", ".asciidoc", ".asc"),
        "align.loaders.asciidoc",
        sniff.never,
        code=True,
    ),
    Loader("table", (".csv", ".tsv"), "align.loaders.table", sniff.never, "pair", segments=True),
    Loader(
        "JSON lines", (".jsonl",), "align.loaders.jsonlines", sniff.never, "pair", segments=True
    ),
    Loader(
        "properties",
        (".properties",),
        "align.loaders.messages.properties",
        sniff.never,
        segments=True,
        keyed=True,
    ),
    Loader(
        "Apple strings",
        (".strings",),
        "align.loaders.messages.apple",
        sniff.never,
        segments=True,
        keyed=True,
    ),
    Loader("JSON", (".json", ".arb"), _TREE, sniff.never, segments=True, keyed=True),
    Loader("YAML", (".yml", ".yaml"), _TREE, sniff.never, segments=True, keyed=True),
    Loader("plain text", (".txt", ".text"), "align.loaders.plain", sniff.anything, segments=True),
)


@checked
def load(source: Source, lang: str | None = None, options: Options = USUAL) -> Document:
    """Read ``source`` into a document of paragraphs, not yet split into sentences.

    ``source`` is a path, the address of a page to fetch, or a file name and its bytes as ``(name,
    data)``.
    ``lang`` is its BCP-47 tag; without it, the language stated by the page (and checked) or a
    detector decides. ``options`` say how files are read. Raises LoadError if the source cannot be
    read as one text in that language, UsageError if ``lang`` is not a language tag.
    """
    address = address_of(source)
    if address is None:
        return load_raw(replace(read_raw(source), options=options), lang)
    from align.loaders import web

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
    from align.loaders import language, sites, turns

    given = guard.unpacked(raw)
    raw = decode.restated(given)
    kind = _loader_of(raw)
    document = kind.read(raw, lang)
    if raw is not given:
        document = replace(document, encoding=raw.options.encoding)
    document = replace(document, notes=(*document.notes, *_unused(document, given, kind)))
    found = damage.find(document)
    if found:
        document = found.repaired if raw.options.repair else found.told
    if raw.options.keep_segments and kind.segments and not document.sentences:
        document = _kept(document)
    if not document.paragraphs:
        raise LoadError(
            "the file contains no text ({notes})"
            if document.notes
            else "the file contains nothing but white space",
            where=raw.name,
            hint="Give a file with the text in it",
            notes=joined(document.notes, "; "),
        )
    tag, notes = language.decide(
        "\n".join(found.meant if found else map(document.paragraph_text, document.paragraphs)),
        given=lang,
        stated=document.lang or sites.language(raw.address or document.url),
        offered=document.languages,
        where=raw.name,
    )
    return replace(
        document,
        lang=tag,
        paragraphs=turns.assign(document.text, document.paragraphs),
        source=raw.name,
        notes=document.notes + notes,
    )


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
    languages side by side: CSV, TSV, a workbook, or a table in a Word or OpenDocument text.

    Each unit becomes a bead, and each of its sides one sentence, unchanged. The languages are those
    that the file states; if it holds more than two, the arguments must name two. Raises LoadError,
    UsageError.
    """
    if not isinstance(source, tuple) and (large := _large(Path(source))):
        raise streaming.too_large(large)
    raw = replace(read_raw(source), options=options)
    pair: Alignment = apart.call(
        "align.loaders:load_pair_here", raw, src_lang, tgt_lang, where=raw.name, size=len(raw.data)
    )
    return pair


@checked
def load_parts(
    path: str | Path,
    src_lang: str | None = None,
    tgt_lang: str | None = None,
    options: Options = USUAL,
) -> streaming.Parts | None:
    """Read a file of translation units (TMX, XLIFF) that is too large for ``load_pair``, in parts.

    None if it is not too large or of another kind. The languages are as for ``load_pair``, but only
    the first part decides which the file has. ``options`` as for ``load_pair``. Errors are raised
    while the parts are read.
    """
    begins = _large(Path(path))
    if begins is None:
        return None
    return streaming.Parts(Path(path), _loader_of(begins).module, (src_lang, tgt_lang), options)


def _large(path: Path) -> Raw | None:
    """Return the beginning of a file that can only be read in parts, None for any other file."""
    if not streaming.is_large(path):
        return None
    begins = guard.unpacked(begin(path), begins=True)
    return begins if _loader_of(begins).streams else None


def count_units_here(raw: Raw) -> int:
    """Count the units of a file that holds both sides, in this process. Raises LoadError."""
    return len(_bitext(raw).units)


def _bitext(raw: Raw) -> Bitext:
    raw = decode.restated(guard.unpacked(raw))
    return _loader_of(raw).read_bitext(raw)


def load_pair_here(raw: Raw, src_lang: str | None = None, tgt_lang: str | None = None) -> Alignment:
    """Do what ``load_pair`` does in this process, however long it takes."""
    units = _bitext(raw)
    pair = bitext.alignment(units, src_lang, tgt_lang, raw.name)
    src, tgt = (damage.examined(one, repair=raw.options.repair) for one in (pair.src, pair.tgt))
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
        return _loader_of(guard.unpacked(raw, begins=True)).keyed
    except LoadError:  # it is reported when the file is read
        return False


def load_keyed_here(
    src: Raw, tgt: Raw, src_lang: str | None = None, tgt_lang: str | None = None
) -> Alignment | None:
    """Do what ``load_keyed`` does in this process, however long it takes."""
    raws = [decode.restated(guard.unpacked(raw)) for raw in (src, tgt)]
    kinds = [_loader_of(raw) for raw in raws]
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
        holds = _loader_of(guard.unpacked(raw, begins=True)).holds
        if holds != "either":
            return holds == "pair"
        raw = replace(read_raw(source), options=options)
        apart.call("align.loaders:count_units_here", raw, where=raw.name, size=len(raw.data))
    except LoadError:
        return False
    return True


def _loader_of(raw: Raw) -> Loader:
    """Choose by content if it is recognised, else by extension: names are wrong more often.

    Raises LoadError if the content is of a known kind that cannot be read.
    """
    by_content = next(kind for kind in LOADERS if kind.sniff(raw.data))
    if by_content is not LOADERS[-1]:
        return by_content
    by_name = next((kind for kind in LOADERS if raw.suffix in kind.extensions), by_content)
    if by_name is by_content:  # the others report better what they cannot read
        unread.refuse(raw.data, raw.name)
    return by_name
