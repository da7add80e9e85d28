"""Glossaries: how terms must be translated, from CSV, TBX or TMX files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from align import files
from align.errors import LoadError, UsageError
from align.loaders import tmx
from align.loaders.raw import Raw
from align.text import primary_language

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: A unit of a translation memory with more words than this is a sentence, not a term.
_LONGEST_TERM = 6
_SEVERAL = re.compile(r"\s*[|;]\s*")
_SOURCE = ("source", "src", "term", "en", "original", "оригинал", "термин")
_TARGET = ("target", "tgt", "translation", "ru", "rendering", "перевод")
_FORBIDDEN = ("forbidden", "not", "avoid", "запрещено", "нельзя")
_NOTE = ("note", "comment", "примечание")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the source, its allowed translations (any if empty), and its forbidden
    translations.
    """

    source: str
    targets: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """``terms`` in the order of the file called ``name``."""

    terms: tuple[Term, ...]
    name: str = ""


def load(path: str | Path, src_lang: str, tgt_lang: str) -> Glossary:
    """Read a glossary from a file, as ``read`` does. Raises UsageError."""
    return read(files.content(path, error=UsageError), str(path), src_lang, tgt_lang)


def read(data: bytes, name: str, src_lang: str, tgt_lang: str) -> Glossary:
    """Read a glossary in the format that the extension of ``name`` says: ``.csv`` or ``.tsv``
    (columns source, target, forbidden, note; several translations separated by ``|``), ``.tbx`` or
    ``.tmx``.

    Languages are matched by their primary subtags. Raises UsageError.
    """
    path = Path(name)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(
            "a glossary cannot have this extension",
            where=name,
            hint="Use one of {extensions}",
            extensions=", ".join(READERS),
        )
    try:
        terms = tuple(reader(data, primary_language(src_lang), primary_language(tgt_lang)))
    except (etree.XMLSyntaxError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError("not a valid glossary ({reason})", where=name, reason=error) from error
    except LoadError as error:
        raise UsageError(
            "not a valid glossary ({reason})", where=name, reason=error.message
        ) from error
    if not terms:
        raise UsageError(
            "the glossary has no terms in both {src} and {tgt}",
            where=name,
            hint="See docs/checks.md for the columns and languages",
            src=src_lang,
            tgt=tgt_lang,
        )
    return Glossary(terms, path.name)


def _table(data: bytes, _src: str, _tgt: str) -> Iterator[Term]:
    text = data.decode("utf-8-sig")
    first = text.partition("\n")[0]
    delimiter = max("\t,;", key=first.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    columns = [
        next((k for k, cell in enumerate(header) if cell in names), None)
        for names in (_SOURCE, _TARGET, _FORBIDDEN, _NOTE)
    ]
    if columns[0] is None:
        columns, start = [0, 1, 2, 3], 0
    else:
        start = 1
    for row in rows[start:]:
        cells = [row[k].strip() if k is not None and k < len(row) else "" for k in columns]
        if cells[0] or cells[2]:
            yield Term(cells[0], _several(cells[1]), _several(cells[2]), cells[3])


def _several(cell: str) -> tuple[str, ...]:
    return tuple(piece for piece in _SEVERAL.split(cell) if piece)


def _root(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _tmx(data: bytes, src: str, tgt: str) -> Iterator[Term]:
    for unit in tmx.read_bitext(Raw("", data)).units:
        by_lang = {primary_language(lang): text.strip() for lang, text in unit.texts.items()}
        one, other = by_lang.get(src, ""), by_lang.get(tgt, "")
        if one and other and max(len(one.split()), len(other.split())) <= _LONGEST_TERM:
            yield Term(one.rstrip("."), (other.rstrip("."),))


def _tbx(data: bytes, src: str, tgt: str) -> Iterator[Term]:
    root = _root(data)
    for entry in (*root.iter("{*}termEntry"), *root.iter("{*}conceptEntry")):
        found: dict[str, list[tuple[str, bool]]] = {}
        for section in (*entry.iter("{*}langSet"), *entry.iter("{*}langSec")):
            lang = primary_language(section.get(_LANG) or "")
            for group in (
                *section.iter("{*}tig"),
                *section.iter("{*}ntig"),
                *section.iter("{*}termSec"),
            ):
                term = next(group.iter("{*}term"), None)
                if term is not None:
                    status = " ".join(note.text or "" for note in group.iter("{*}termNote"))
                    banned = bool(
                        re.search("deprecated|superseded|forbidden|notRecommended", status)
                    )
                    found.setdefault(lang, []).append((_text(term).strip(), banned))
        targets = found.get(tgt, [])
        for source, _ in found.get(src, []):
            if targets:
                yield Term(
                    source,
                    tuple(text for text, banned in targets if not banned),
                    tuple(text for text, banned in targets if banned),
                )


#: The reader for each file type.
READERS: dict[str, Callable[[bytes, str, str], Iterator[Term]]] = {
    ".csv": _table, ".tsv": _table, ".tbx": _tbx, ".tmx": _tmx,
}  # fmt: skip
