"""Files that hold both sides of a pair: their units become beads, or one side a text.

Nothing is split or joined: a unit's side is one sentence of the alignment, as the file has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from align.alignment import Alignment, Bead
from align.errors import LoadError
from align.loaders import blocks, guard, language
from align.loaders.blocks import Block
from align.text import Document, Paragraph, Sentence, language_tag, primary_language

#: Elements of inline markup whose content is code of the original file, not text.
_CODES = frozenset(["bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec", "cp", "sub"])

_SPACE = re.compile(r"[ \t\r\n\f]+")
#: Rows of cells.
Table = Sequence[Sequence[str]]

# What a column of a table of translations is called, apart from codes of two letters.
_HEADS = {"source", "target", "src", "tgt", "original", "translation", "english", "russian"}
_HEADS |= {"оригинал", "перевод", "английский", "русский"}

_MAX_COLUMNS = 30  # more are not looked at

# A column is in a language where the detector gives it at least this share.
_SURE = 0.3

_SOFT_HYPHEN = "\u00ad"


#: In place of languages that a file does not name.
SIDES = ("source", "target")

#: What the two texts of a bead are called in our own tables and JSON lines.
TEXTS = ("src_text", "tgt_text")


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit: its texts by language as the file names them, and how sure it is."""

    texts: Mapping[str, str]
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Bitext:
    """All units of a file in order, and its languages, that of the source first.

    Where they are not ``named``, ``langs`` are SIDES, and the texts have to tell.
    """

    langs: tuple[str, ...]
    units: tuple[Unit, ...]
    made_with: str = ""
    named: bool = True


def shown(segment: guard.Element | None) -> str:
    """Return the text of a segment without the codes in it, which are taken out of it; a code for
    a line break is a space.
    """
    if segment is None:
        return ""
    for element in segment.iter(*_CODES):
        if "lb" in (element.get("ctype"), element.get("type")):
            element.tail = f" {element.tail or ''}"
    etree.strip_elements(segment, *_CODES, with_tail=False)
    return "".join(segment.itertext())


def squeezed(text: str) -> str:
    """Return ``text`` on one line and without soft hyphens; no-break spaces stay."""
    return _SPACE.sub(" ", text.replace(_SOFT_HYPHEN, "")).strip(" ")


def unnamed(texts: Iterable[str], sure: float) -> Unit:
    """Return the unit of the two ``texts``, whose languages the file does not name."""
    return Unit(dict(zip(SIDES, map(squeezed, texts), strict=True)), sure)


def probability(stated: str | None) -> float:
    """Return the probability that a file states for a unit; 1 where it states none or nonsense."""
    try:
        value = float(stated or 1.0)
    except ValueError:
        return 1.0
    return value if 0.0 <= value <= 1.0 else 1.0


def alignment(bitext: Bitext, src_lang: str | None, tgt_lang: str | None, where: str) -> Alignment:
    """Return the pair of ``bitext`` in the two languages; a side that is missing makes a null bead.

    A language that is not given is the source's, or the only other one. Raises LoadError where it
    is not clear which two languages are meant or one of them does not occur.
    """
    src_name, tgt_name = _names(bitext, src_lang, tgt_lang, where)
    texts: tuple[list[str], list[str]] = ([], [])
    beads = []
    for unit in bitext.units:
        src, tgt = (
            _add(unit.texts.get(name, ""), to)
            for name, to in zip((src_name, tgt_name), texts, strict=True)
        )
        if src or tgt:
            beads.append(Bead(src, tgt, unit.probability))
    return Alignment(
        _document(texts[0], src_lang, src_name if bitext.named else None, where),
        _document(texts[1], tgt_lang, tgt_name if bitext.named else None, where),
        tuple(beads),
        "imported",
        bitext.made_with,
    )


def of_tables(tables: Iterable[Table], where: str) -> Bitext:
    """Return the rows of all tables that have two languages side by side, in two columns.

    Raises LoadError where there is none.
    """
    units: list[Unit] = []
    langs = dict[str, None]()
    for rows in tables:
        columns = _columns(rows)
        if columns is None:
            continue
        langs.update(dict.fromkeys(columns))
        for row in rows[_is_head(rows[0], columns.values()) :]:
            texts = {lang: squeezed(_cell(row, index)) for lang, index in columns.items()}
            units.append(Unit({lang: text for lang, text in texts.items() if text}))
    if not units:
        raise LoadError(
            "no table in it has two languages side by side",
            where=where,
            hint="Align two texts instead: sverka pair",
        )
    return Bitext(tuple(langs), tuple(units))


def _columns(rows: Table) -> dict[str, int] | None:
    """Return the first two columns whose languages differ, by language; None without such."""
    found: dict[str, int] = {}
    for index in range(min(_MAX_COLUMNS, max(map(len, rows), default=0))):
        shares = language.detect("\n".join(_cell(row, index) for row in rows))
        best = next(iter(shares), "zxx")
        if best != "zxx" and shares[best] >= _SURE:
            found.setdefault(best, index)
    return dict(list(found.items())[:2]) if len(found) > 1 else None


def _is_head(row: Sequence[str], columns: Iterable[int]) -> bool:
    """Whether a row names the columns: by usual words, or codes such as ``en``."""
    cells = [_cell(row, index).strip().casefold() for index in columns]
    return all(cell in _HEADS or len(cell) == 2 for cell in cells)


def _cell(row: Sequence[str], index: int) -> str:
    return row[index] if index < len(row) else ""


def side(bitext: Bitext, lang: str | None, where: str) -> Document:
    """Return one side of ``bitext`` as a text, a paragraph a unit: the source, or that in ``lang``.

    Raises LoadError where no unit is in that language.
    """
    name = bitext.langs[0]
    if lang and bitext.named:
        name = _find(bitext.langs, lang, where)
    elif lang:
        name = max(bitext.langs, key=lambda one: _share(_texts(bitext, one), lang))
    document = blocks.document(Block(text) for text in _texts(bitext, name))
    return replace(document, lang=name) if bitext.named else document


def _texts(bitext: Bitext, name: str) -> list[str]:
    return [text for unit in bitext.units if (text := unit.texts.get(name, ""))]


def _share(texts: Sequence[str], lang: str) -> float:
    """Return how surely ``texts`` are in ``lang``."""
    return language.detect("\n".join(texts)).get(primary_language(lang), 0.0)


def _names(
    bitext: Bitext, src_lang: str | None, tgt_lang: str | None, where: str
) -> tuple[str, str]:
    """Return which two of the file's languages are meant."""
    if not bitext.named:
        return SIDES
    src = _find(bitext.langs, src_lang, where) if src_lang else _source(bitext, tgt_lang)
    rest = [lang for lang in bitext.langs if lang != src]
    return src, _find(rest, tgt_lang, where) if tgt_lang else _only(rest, src, where)


def _add(text: str, side: list[str]) -> tuple[int, ...]:
    """Append ``text`` to ``side`` where there is any, and return its index there."""
    if not text:
        return ()
    side.append(text)
    return (len(side) - 1,)


def _source(bitext: Bitext, tgt_lang: str | None) -> str:
    """The source, unless that is the language asked for as the target."""
    first = bitext.langs[0]
    others = [lang for lang in bitext.langs[1:] if tgt_lang and _same(first, tgt_lang)]
    return others[0] if others else first


def _find(langs: Sequence[str], wanted: str, where: str) -> str:
    """Return the language of the file that is meant by the tag ``wanted``."""
    tag = language_tag(wanted)
    exact = [lang for lang in langs if language.well_formed(lang) == tag]
    found = exact or [lang for lang in langs if _same(lang, tag)]
    if not found:
        raise LoadError(
            f"nothing in it is in {tag}, but {_listed(langs)}",
            where=where,
            hint="State another language (--src-lang, --tgt-lang)",
        )
    return found[0]


def _only(rest: Sequence[str], src: str, where: str) -> str:
    if len(rest) == 1:
        return rest[0]
    raise LoadError(
        f"beside {src} it holds {_listed(rest)}" if rest else f"all of it is in {src}",
        where=where,
        hint="State the language of the translation (--tgt-lang)"
        if rest
        else "Give it as one side of a pair",
    )


def _same(lang: str, other: str) -> bool:
    return primary_language(lang) == primary_language(other)


def _listed(langs: Iterable[str]) -> str:
    return ", ".join(langs) or "no other language"


def _document(texts: Sequence[str], given: str | None, stated: str | None, where: str) -> Document:
    """Return one side: each text a paragraph and a sentence."""
    whole = "\n".join(texts)
    tag, notes = language.decide(whole, given=given, stated=stated, offered=(), where=where)
    parts, sentences, start = [], [], 0
    for index, text in enumerate(texts):
        end = start + len(text)
        parts.append(Paragraph(start, end))
        sentences.append(Sentence(text, start, end, index))
        start = end + 1
    return Document(whole, tag, tuple(parts), tuple(sentences), source=where, notes=notes)
