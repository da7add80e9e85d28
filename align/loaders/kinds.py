"""The one table of the kinds of source, and how the kind of a source is told."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from align.alignment import Alignment
from align.errors import LoadError
from align.loaders import bitext, linked, messages, sniff, unread
from align.loaders.raw import Raw
from align.loaders.units import Bitext
from align.text import Document
from align.textpair import MARK, TextPair


@dataclass(frozen=True, slots=True)
class Loader:
    """A kind of source: its extensions, its module (imported on use), how its content looks.

    If a source ``holds`` a pair, it has both sides and its module has ``read_bitext(raw) ->
    Bitext`` instead of ``read``. If it may hold either, the module has both functions. If it is
    ``linked``, it holds whole texts and the links between their sentences, and its module has
    ``read_pairs(raw) -> list[TextPair]`` instead of ``read_bitext``. If it ``streams``, files of
    any size are read in parts, with ``read_units`` and ``bitext_of`` unless it is ``linked``. If it
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
    linked: bool = False

    def read(self, raw: Raw, lang: str | None = None) -> Document:
        """Return the document in ``raw`` with its stated language and without turns of speech.

        From a bitext, return the side in ``lang``, or the source.
        """
        if self.holds == "pair" and self.linked:
            return linked.side(self.read_alignment(raw), lang, raw.name)
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
        if self.linked:
            return linked.bitext(self.read_alignment(raw))
        units: Bitext = import_module(self.module).read_bitext(raw)
        return units

    def read_alignment(self, raw: Raw) -> Alignment:
        """Return the pairs in ``raw`` as one alignment, if this kind is ``linked``."""
        return linked.joined(self.read_pairs(raw))

    def read_pairs(self, raw: Raw) -> list[TextPair]:
        """Return the texts in ``raw`` one by one, at least one, if this kind is ``linked``.

        Raises LoadError.
        """
        pairs: list[TextPair] = import_module(self.module).read_pairs(raw)
        if not pairs:
            raise linked.none(raw.name)
        return pairs


_MARKED = "align.loaders.marked"
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
        (".srt", ".vtt", ".sbv", ".ass", ".ssa", ".ttml", ".dfxp", ".smi", ".lrc"),
        "align.loaders.subtitles",
        sniff.either(sniff.cues, sniff.xml("tt")),
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
    Loader(
        "TEI",
        (),
        "align.loaders.tei",
        sniff.xml("TEI", "TEI.2", "teiCorpus"),
        holds="either",
        sided=True,
        linked=True,
    ),
    Loader(
        "Sverka",
        (".sverka",),
        "align.loaders.whole",
        sniff.start(f'{{"{MARK}"'.encode()),
        holds="pair",
        streams=True,
        linked=True,
        segments=True,
    ),
    Loader(
        "XCES",
        (),
        _MARKED,
        sniff.either(sniff.xml("cesAlign"), sniff.first_file(r"\.xces\.xml$")),
        holds="pair",
        linked=True,
    ),
    Loader(
        "InterText",
        (),
        _MARKED,
        sniff.either(sniff.xml("linkGrp"), sniff.first_file(r"\.intertext\.xml$")),
        holds="pair",
        linked=True,
    ),
    Loader(
        "Moses",
        (".ids",),
        "align.loaders.moses",
        sniff.texts_of_one_name,
        holds="pair",
        segments=True,
        linked=True,
    ),
    Loader(
        "vertical",
        (".align",),
        "align.loaders.vertical",
        sniff.first_file(r"\.align$"),
        holds="pair",
        linked=True,
    ),
    Loader(
        "CoNLL-U",
        (".conllu",),
        "align.loaders.conllu",
        sniff.first_file(r"\.conllu$"),
        holds="pair",
        linked=True,
    ),
    Loader(
        "Parquet", (".parquet",), "align.loaders.parquet", sniff.start(b"PAR1"), "pair", linked=True
    ),
    Loader(
        "Russian National Corpus",
        (),
        "align.loaders.rnc",
        sniff.both(sniff.xml("html", "body"), sniff.start(b"variant_id", 4000)),
        holds="pair",
        linked=True,
    ),
    Loader(
        "FictionBook",
        (".fb2", ".fbz"),
        "align.loaders.fb2",
        sniff.either(sniff.xml("FictionBook"), sniff.archive(b".fb2")),
    ),
    Loader("MHTML", (".mhtml", ".mht"), "align.loaders.mhtml", sniff.saved_page, code=True),
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
    Loader("HTML", (".html", ".htm", ".xhtml"), "align.loaders.html", sniff.html, code=True),
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


def loader_of(raw: Raw) -> Loader:
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
