"""EPUB 3: a bilingual book, in which each paragraph is followed by its translation."""

from __future__ import annotations

import tempfile
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from align.alignment import Alignment, Bead
from align.formats.characters import without_forbidden as _clean
from align.formats.several import chunks
from align.languages import joiner
from align.release import moment
from align.textpair import TextPair

_XHTML = "http://www.w3.org/1999/xhtml"
_OPS = "http://www.idpf.org/2007/ops"
_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_H = ElementMaker(namespace=_XHTML, nsmap={None: _XHTML, "epub": _OPS})
_P = ElementMaker(namespace=_OPF, nsmap={None: _OPF, "dc": _DC})
_D = ElementMaker(namespace=_DC, nsmap={"dc": _DC})
_C = ElementMaker(namespace=_CONTAINER, nsmap={None: _CONTAINER})
_TIME = (1980, 1, 1, 0, 0, 0)
_IN_MEMORY = 8 * 2**20
_MOST = 300  # beads in a chapter
_HEADINGS = ("title", "heading")
_NO_TITLE = "Parallel text"

_STYLE = """body { margin: 1em; }
.pair { margin: 0 0 1em; }
.pair p { margin: 0; }
.tgt { color: #555; font-style: normal; padding-inline-start: 1em; }
h2 + p.tgt { font-weight: bold; }
"""


@dataclass
class _Book:
    """What is known of a book while it is written: its chapters, and its metadata."""

    title: str = ""
    langs: dict[str, None] = field(default_factory=dict)
    chapters: list[str] = field(default_factory=list)
    seed: str = ""


def write(pairs: Iterable[TextPair]) -> Iterator[bytes]:
    """Yield the book: a chapter for each heading, or for some hundred beads; each pair begins
    one.
    """
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            # Readers know the file by its first bytes.
            info = zipfile.ZipInfo("mimetype", _TIME)
            archive.writestr(info, "application/epub+zip", zipfile.ZIP_STORED)
            book = _Book()
            for pair in pairs:
                _add(archive, book, pair)
            if not book.chapters:
                _chapter(archive, book, _NO_TITLE, [_H("p", "–")], "und")
            _finish(archive, book)
        file.seek(0)
        yield from chunks(file)


def _add(archive: zipfile.ZipFile, book: _Book, pair: TextPair) -> None:
    alignment = pair.alignment
    title = pair.name or alignment.src.title or alignment.tgt.title or ""
    book.title = book.title or _clean(title).strip()
    book.langs |= dict.fromkeys(one.lang or "und" for one in (alignment.src, alignment.tgt))
    book.seed += alignment.src.text[:1000] + alignment.tgt.text[:1000]
    heading = _clean(title).strip() or _NO_TITLE
    elements: list[Any] = []
    count = 0
    for group in _groups(alignment):
        is_heading = _is_heading(alignment, group[0])
        if elements and ((is_heading and count) or count + len(group) > _MOST):
            _chapter(archive, book, heading, elements, alignment.src.lang)
            elements, count = [], 0
        if is_heading:
            heading = _clean(alignment.src_text(group[0])).strip() or heading
        elements.append(_pair(alignment, group, heading=is_heading))
        count += 0 if is_heading and count == 0 else len(group)
    if elements:
        _chapter(archive, book, heading, elements, alignment.src.lang)


def _groups(alignment: Alignment) -> Iterator[list[Bead]]:
    """Yield the beads paragraph by paragraph: those that begin in the same one on a side."""
    group: list[Bead] = []
    last: dict[str, int] = {}
    for bead in alignment.beads:
        places = {
            side: document.sentences[indices[0]].paragraph
            for side, document, indices in (
                ("src", alignment.src, bead.src),
                ("tgt", alignment.tgt, bead.tgt),
            )
            if indices
        }
        lead = "src" if "src" in places else "tgt"
        if group and lead in last and places[lead] != last[lead]:
            yield group
            group = []
        if len(group) >= _MOST:
            yield group
            group = []
        last |= places
        group.append(bead)
    if group:
        yield group


def _is_heading(alignment: Alignment, bead: Bead) -> bool:
    return (
        bool(bead.src)
        and bool(alignment.src.paragraphs)
        and (
            alignment.src.paragraphs[alignment.src.sentences[bead.src[0]].paragraph].kind
            in _HEADINGS
        )
    )


def _pair(alignment: Alignment, group: list[Bead], *, heading: bool) -> Any:
    block = _H("div", {"class": "pair"})
    for name, document, texts in (
        ("src", alignment.src, [alignment.src_text(bead) for bead in group]),
        ("tgt", alignment.tgt, [alignment.tgt_text(bead) for bead in group]),
    ):
        text = _clean(joiner(document.lang).join(filter(None, texts))).strip()
        if text:
            lang = document.lang or "und"
            tag = "h2" if heading and name == "src" else "p"
            block.append(
                _H(tag, text, {"class": name, "lang": lang, _XML_LANG: lang, "dir": "auto"})
            )
    if not len(block):
        block.append(_H("p"))
    return block


def _chapter(
    archive: zipfile.ZipFile, book: _Book, title: str, elements: list[Any], lang: str
) -> None:
    book.chapters.append(title)
    page = _page(title, _H("section", *elements), lang or "und")
    _put(archive, f"EPUB/c{len(book.chapters)}.xhtml", page)


def _page(title: str, content: Any, lang: str) -> Any:
    return _H(
        "html",
        _H(
            "head",
            _H("title", title),
            _H("link", rel="stylesheet", type="text/css", href="style.css"),
        ),
        _H("body", content),
        {"lang": lang, _XML_LANG: lang},
    )


def _finish(archive: zipfile.ZipFile, book: _Book) -> None:
    title = book.title or _NO_TITLE
    lang = next(iter(book.langs), "und")
    items = [
        _H("li", _H("a", name, href=f"c{number}.xhtml"))
        for number, name in enumerate(book.chapters, 1)
    ]
    contents = _H("nav", _H("h1", title), _H("ol", *items), {f"{{{_OPS}}}type": "toc"})
    _put(archive, "EPUB/nav.xhtml", _page(title, contents, lang))
    archive.writestr(zipfile.ZipInfo("EPUB/style.css", _TIME), _STYLE, zipfile.ZIP_DEFLATED)
    _put(archive, "EPUB/package.opf", _package(book, title))
    facts = {"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"}
    root = _C("container", _C("rootfiles", _C("rootfile", facts)), version="1.0")
    _put(archive, "META-INF/container.xml", root)


def _package(book: _Book, title: str) -> Any:
    names = [f"c{number}" for number in range(1, len(book.chapters) + 1)]
    page = {"media-type": "application/xhtml+xml"}
    identity = uuid.uuid5(uuid.NAMESPACE_OID, _clean(book.seed + title)).urn
    changed = moment().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _P(
        "package",
        _P(
            "metadata",
            _D("identifier", identity, id="id"),
            _D("title", title),
            *(_D("language", lang) for lang in book.langs or ("und",)),
            _P("meta", changed, property="dcterms:modified"),
        ),
        _P(
            "manifest",
            _P("item", page, id="nav", href="nav.xhtml", properties="nav"),
            _P("item", {"media-type": "text/css"}, id="style", href="style.css"),
            *(_P("item", page, id=name, href=f"{name}.xhtml") for name in names),
        ),
        _P("spine", *(_P("itemref", idref=name) for name in names)),
        {"unique-identifier": "id", "version": "3.0", _XML_LANG: "en"},
    )


def _put(archive: zipfile.ZipFile, name: str, root: Any) -> None:
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    if name.endswith(".xhtml"):
        head, _, rest = content.partition(b"\n")
        content = head + b"\n<!DOCTYPE html>\n" + rest
    archive.writestr(zipfile.ZipInfo(name, _TIME), content, zipfile.ZIP_DEFLATED)
