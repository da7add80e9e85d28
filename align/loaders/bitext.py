"""Files that hold both sides of a pair: all units become beads, or one side becomes a text.

Nothing is split or joined: each side of a unit is one sentence of the alignment, unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from align.alignment import Alignment, Bead
from align.errors import LoadError
from align.languages.cldr import script
from align.loaders import blocks, guard, language
from align.loaders.blocks import Block
from align.text import Document, Paragraph, Sentence, language_tag, primary_language
from align.words import Message, joined

#: Elements of inline markup whose content is code of the original file, not text.
_CODES = frozenset(["bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec", "cp", "sub"])

# Attributes in which inline codes say what they stand for, and the values that separate words.
_TYPES = ("ctype", "type", "subType")
_BREAK_TYPE = re.compile(
    r"(?:^|[-:_])(?:lb|br|break|linebreak|newline|pb|p|para|paragraph|tab|hr|li|div|td|tr)$",
    re.IGNORECASE,
)
# Elements that hold the code itself, and the codes that separate words.
_WRITTEN = ("equiv-text", "equiv", "equivStart", "disp", "dispStart")
_BREAK = re.compile(
    r"<\s*/?\s*(?:\w{1,20}:)?(?:br|p|div|li|ul|ol|table|t[dhr]|h[1-6r]|tab|cr)\b"
    r"|\\(?:[nrt]|line|par|tab)(?![a-zA-Z])|[\n\r\t\u2028\u2029]",
    re.IGNORECASE,
)

# What files write when the language is unknown.
_NO_LANGUAGE = frozenset({"", "und", "mul", "zxx", "*all*", "x-default"})

# Nearly every text labelled Norwegian is in Bokmål.
_ALIKE = {"no": "nb"}

_SPACE = re.compile(r"[ \t\r\n\f]+")
#: Rows of cells.
Table = Sequence[Sequence[str]]

# Usual names of the columns in a table of translations, apart from two-letter codes.
_HEADS = {"source", "target", "src", "tgt", "original", "translation", "english", "russian"}
_HEADS |= {"оригинал", "перевод", "английский", "русский"}

_MAX_COLUMNS = 30  # later columns are ignored

# A column is in a language if the detector gives it at least this share.
_SURE = 0.3

# The sides are swapped if the texts then fit the languages better by this much.
_TURNED = 0.5

_SOFT_HYPHEN = "\u00ad"


#: Placeholders for languages that a file does not name, the source first.
SIDES = ("source", "target")

#: The names of a bead's two texts in our own tables and JSON lines.
TEXTS = ("src_text", "tgt_text")


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit: its texts by language as named in the file, and its probability."""

    texts: Mapping[str, str]
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Bitext:
    """All units of a file in order, and its languages, the source first.

    A language that the file does not name is one of SIDES: its texts decide. Languages are
    ``guessed`` if the texts have already decided. ``notes`` say what was not read, and why.
    """

    langs: tuple[str, ...]
    units: tuple[Unit, ...]
    made_with: str = ""
    guessed: bool = False
    notes: tuple[str, ...] = ()


def tag(stated: str | None, side: int) -> str:
    """Return the language that a file states for a text, spelled as in BCP 47.

    If it states none, return SIDES[``side``].
    """
    written = (stated or "").strip()
    if written.casefold() in _NO_LANGUAGE:
        return SIDES[side]
    return language.well_formed(written) or written


def shown(segment: guard.Element | None) -> str:
    """Return the text of a segment without its inline codes. A code for a line break, a paragraph
    or a tab becomes a space.
    """
    if segment is None:
        return ""
    for element in segment.iter(*_CODES):
        if _breaks(element):
            element.tail = f" {element.tail or ''}"
    etree.strip_elements(segment, *_CODES, with_tail=False)
    return "".join(segment.itertext())


def _breaks(code: guard.Element) -> bool:
    """Whether an inline code stands for something that separates words."""
    if any(_BREAK_TYPE.search(code.get(name, "")) for name in _TYPES):
        return True
    written = (*(code.get(name, "") for name in _WRITTEN), "".join(code.itertext()))
    return any(map(_BREAK.search, written))


def squeezed(text: str) -> str:
    """Return ``text`` on one line and without soft hyphens; no-break spaces stay."""
    return _SPACE.sub(" ", text.replace(_SOFT_HYPHEN, "")).strip(" ")


def unnamed(texts: Iterable[str], sure: float) -> Unit:
    """Return the unit of the two ``texts``, whose languages the file does not name."""
    return Unit(dict(zip(SIDES, map(squeezed, texts), strict=True)), sure)


def probability(stated: str | None) -> float:
    """Return the probability that a file states for a unit; 1 if it is missing or invalid."""
    try:
        value = float(stated or 1.0)
    except ValueError:
        return 1.0
    return value if 0.0 <= value <= 1.0 else 1.0


def alignment(bitext: Bitext, src_lang: str | None, tgt_lang: str | None, where: str) -> Alignment:
    """Return the pair of ``bitext`` in the two languages; a missing side makes a null bead.

    A language that is not given is the source's, or the only other one. Raises LoadError if the two
    languages are ambiguous or one of them does not occur.
    """
    names = _names(bitext, src_lang, tgt_lang, where)
    regions_part = _same(*names)
    texts: tuple[list[str], list[str]] = ([], [])
    beads = []
    for unit in bitext.units:
        src, tgt = (
            _add(_text(unit, name, exactly=regions_part), to)
            for name, to in zip(names, texts, strict=True)
        )
        if src or tgt:
            beads.append(Bead(src, tgt, unit.probability))
    src_doc, tgt_doc = (
        _document(side, given, _stated(bitext, name, exactly=regions_part), where)
        for side, given, name in zip(texts, (src_lang, tgt_lang), names, strict=True)
    )
    left_out = _left_out(len(bitext.units) - len(beads), len(bitext.units), names)
    if not regions_part:
        asked = (given and language_tag(given) for given in (src_lang, tgt_lang))
        unsaid = [name for name, tag in zip(names, asked, strict=True) if name != tag]
        left_out += _second(bitext.units, unsaid)
    src_doc = replace(src_doc, notes=(*bitext.notes, *left_out, *src_doc.notes))
    return Alignment(src_doc, tgt_doc, tuple(beads), "imported", bitext.made_with)


def of_tables(tables: Iterable[Table], where: str) -> Bitext:
    """Return the rows of all tables that have two languages side by side, in two columns.

    Raises LoadError if there are none.
    """
    units: list[Unit] = []
    langs = dict[str, None]()
    others, narrowed = 0, 0
    for rows in tables:
        columns = _columns(rows)
        if columns is None:
            others += 1
            continue
        narrowed += max(map(len, rows)) > len(columns)
        langs.update(dict.fromkeys(columns))
        for row in rows[_is_head(rows[0], columns.values()) :]:
            texts = {lang: squeezed(_cell(row, index)) for lang, index in columns.items()}
            if any(cell.strip() for cell in row):
                units.append(Unit({lang: text for lang, text in texts.items() if text}))
    if not units:
        raise LoadError(
            "no table in the file has two languages side by side",
            where=where,
            hint="Align two texts instead: sverka pair",
        )
    notes = []
    if others:
        notes.append(
            Message("tables without two languages side by side were not read: {n}", n=others)
        )
    if narrowed:
        notes.append(Message("only the columns of the two languages were read"))
    return Bitext(tuple(langs), tuple(units), guessed=True, notes=tuple(notes))


def _columns(rows: Table) -> dict[str, int] | None:
    """Return the first two columns whose languages differ, by language, or None."""
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
    """Return one side of ``bitext`` as a text with a paragraph per unit: the source, or ``lang``.

    Raises LoadError if no unit is in that language.
    """
    name = _find(bitext, bitext.langs, lang, where) if lang else bitext.langs[0]
    regions_part = len(bitext.langs) > 1 and all(_same(name, other) for other in bitext.langs)
    texts = [_text(unit, name, exactly=regions_part) for unit in bitext.units]
    document = blocks.document(Block(text) for text in texts if text)
    return replace(
        document,
        lang=_stated(bitext, name, exactly=regions_part) or "",
        notes=(*bitext.notes, *_left_out(texts.count(""), len(texts), [name])),
    )


def _text(unit: Unit, name: str, *, exactly: bool) -> str:
    """Return the text of ``unit`` in the language ``name``.

    Files mix ``en``, ``en-GB`` and ``en-US`` from unit to unit. Unless ``exactly`` is set, another
    region is accepted if this one is missing.
    """
    text = unit.texts.get(name, "")
    if text or exactly:
        return text
    return next((other for lang, other in unit.texts.items() if _same(lang, name)), "")


def _stated(bitext: Bitext, name: str, *, exactly: bool) -> str | None:
    """Return the tag of the texts that are read as ``name``, without a region if they differ."""
    if name in SIDES:
        return None
    regions = {lang for lang in bitext.langs if _same(lang, name)}
    return name if exactly or len(regions) == 1 else primary_language(name)


def _left_out(count: int, total: int, names: Sequence[str]) -> tuple[str, ...]:
    """Return the note that says how many units have no text in the languages ``names``."""
    if not count:
        return ()
    named = [name for name in names if name not in SIDES]
    if len(named) < len(names):
        return (Message("units without text were left out: {n} of {total}", n=count, total=total),)
    return (
        Message(
            "units without text in these languages ({langs}) were left out: {n} of {total}",
            langs=", ".join(named),
            n=count,
            total=total,
        ),
    )


def _second(units: Iterable[Unit], names: Sequence[str]) -> tuple[str, ...]:
    """Return the note on units with texts for two regions of a language, of which one is read."""
    alike = [sum(_same(lang, name) for lang in unit.texts) - 1 for unit in units for name in names]
    count = sum(more for more in alike if more > 0)
    if not count:
        return ()
    return (
        Message("second texts for another region of the same language were left out: {n}", n=count),
    )


def _share(bitext: Bitext, name: str, lang: str | None) -> float:
    """Return the likelihood that the texts of ``name`` are in ``lang``."""
    texts = (unit.texts.get(name, "") for unit in bitext.units)
    return language.detect("\n".join(texts)).get(primary_language(lang), 0.0) if lang else 0.0


def _names(
    bitext: Bitext, src_lang: str | None, tgt_lang: str | None, where: str
) -> tuple[str, str]:
    """Return which two of the file's languages are meant."""
    langs = bitext.langs
    if set(langs) <= set(SIDES):
        turned = _share(bitext, SIDES[1], src_lang) + _share(bitext, SIDES[0], tgt_lang)
        as_is = _share(bitext, SIDES[0], src_lang) + _share(bitext, SIDES[1], tgt_lang)
        return SIDES if turned <= as_is + _TURNED else (SIDES[1], SIDES[0])
    src = _find(bitext, langs, src_lang, where) if src_lang else _source(bitext, tgt_lang)
    rest = [lang for lang in langs if not _same(lang, src)]
    if not rest or (tgt_lang and _is_meant(src, tgt_lang)):  # two regions of one language
        rest = [lang for lang in langs if lang != src and _same(lang, src)]
    return src, _find(bitext, rest, tgt_lang, where) if tgt_lang else _only(rest, src, where)


def _add(text: str, side: list[str]) -> tuple[int, ...]:
    """Append ``text`` to ``side`` unless it is empty, and return its index there."""
    if not text:
        return ()
    side.append(text)
    return (len(side) - 1,)


def _source(bitext: Bitext, tgt_lang: str | None) -> str:
    """The source, unless the target was asked for in that language."""
    first = bitext.langs[0]
    if not tgt_lang or not _is_meant(first, tgt_lang):
        return first
    others = [lang for lang in bitext.langs if not _is_meant(lang, tgt_lang)]
    return others[0] if others else first


def _find(bitext: Bitext, langs: Sequence[str], wanted: str, where: str) -> str:
    """Return the one of the file's languages ``langs`` that the tag ``wanted`` means.

    If the file does not name a language, the user decides.
    """
    meant = language_tag(wanted)
    exact = [lang for lang in langs if lang == meant]
    found = exact or [lang for lang in langs if _is_meant(lang, meant)]
    if not found:
        found = [lang for lang in langs if lang in SIDES]
        found.sort(key=lambda lang: -_share(bitext, lang, meant))
    if not found and bitext.guessed:
        found = [lang for lang in langs if script(lang) == script(meant)]
    if not found:
        raise LoadError(
            "nothing in the file is in {lang}; it contains {found}"
            if langs
            else "nothing in the file is in {lang}",
            where=where,
            hint="State another language (--src-lang, --tgt-lang)",
            lang=meant,
            found=_listed(langs),
        )
    return found[0]


def _only(rest: Sequence[str], src: str, where: str) -> str:
    if rest and all(_same(rest[0], lang) for lang in rest):
        return rest[0]
    if not rest:
        raise LoadError(
            "all of the file is in one language: {lang}",
            where=where,
            hint="Give it as one side of a pair",
            lang=_listed([src]),
        )
    raise LoadError(
        "besides {lang}, the file contains {others}",
        where=where,
        hint="State the language of the translation (--tgt-lang)",
        lang=_listed([src]),
        others=_listed(rest),
    )


def _is_meant(lang: str, wanted: str) -> bool:
    return _same(lang, language_tag(wanted))


def _same(lang: str, other: str) -> bool:
    one, two = (primary_language(tag) for tag in (lang, other))
    return _ALIKE.get(one, one) == _ALIKE.get(two, two)


def _listed(langs: Iterable[str]) -> str:
    names = (Message("an unnamed language") if lang in SIDES else lang for lang in langs)
    return joined(dict.fromkeys(names))


def _document(texts: Sequence[str], given: str | None, stated: str | None, where: str) -> Document:
    """Return one side: each text becomes a paragraph of one sentence."""
    whole = "\n".join(texts)
    tag, notes = language.decide(whole, given=given, stated=stated, offered=(), where=where)
    parts, sentences, start = [], [], 0
    for index, text in enumerate(texts):
        end = start + len(text)
        parts.append(Paragraph(start, end))
        sentences.append(Sentence(text, start, end, index))
        start = end + 1
    return Document(whole, tag, tuple(parts), tuple(sentences), source=where, notes=notes)
