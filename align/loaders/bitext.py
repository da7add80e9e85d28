"""Files that hold both sides of a pair: all units become beads, or one side becomes a text.

Nothing is split or joined: each side of a unit is one sentence of the alignment, unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from align.alignment import Alignment, Bead
from align.errors import LoadError
from align.languages.cldr import script
from align.loaders import blocks, heads, language, misread
from align.loaders.blocks import Block
from align.loaders.units import SIDES, Bitext, Unit, squeezed
from align.text import Document, Fact, Paragraph, Sentence, language_tag, primary_language
from align.textpair import Further, Said, TextPair, places
from align.words import Message, joined

# Nearly every text labelled Norwegian is in Bokmål.
_ALIKE = {"no": "nb"}

#: Rows of cells.
Table = Sequence[Sequence[str]]

# A text, and what the file says about it.
_Text = tuple[str, tuple[Fact, ...]]

_MAX_COLUMNS = 30  # later columns are ignored

# A column is in a language if the detector gives it at least this share.
_SURE = 0.3

# What files say about a translation only, though in attributes of its unit.
_OF_TRANSLATION = frozenset({"approved", "state", "state-qualifier", "subState"})

# The sides are swapped if the texts then fit the languages better by this much.
_TURNED = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Units in two of a file's languages, ``names``: the texts of both sides, and the beads.

    ``exactly`` says that the names are regions of one language. The two numbers count units that
    have no text in these languages, and texts left out for another region.
    """

    names: tuple[str, str]
    exactly: bool
    sides: tuple[list[_Text], list[_Text]]
    beads: tuple[Bead, ...]
    left_out: int
    second: int


def alignment(bitext: Bitext, src_lang: str | None, tgt_lang: str | None, where: str) -> Alignment:
    """Return the pair of ``bitext`` in the two languages; a missing side makes a null bead.

    A language that is not given is the source's, or the only other one. Raises LoadError if the two
    languages are ambiguous or one of them does not occur.
    """
    pair = paired(bitext, names(bitext, src_lang, tgt_lang, where), (src_lang, tgt_lang))
    left_out = left_out_notes(pair.left_out, len(bitext.units), pair.second, pair.names)
    narrowed = (Message("only the columns of the two languages were read"),)
    notes = narrowed if bitext.narrowed else ()
    return _whole(bitext, pair, (src_lang, tgt_lang), where, (*notes, *left_out))


def _whole(
    bitext: Bitext,
    pair: Pair,
    asked: tuple[str | None, str | None],
    where: str,
    notes: tuple[str, ...],
) -> Alignment:
    found = tags(bitext, pair, asked, where)
    src, tgt = (
        _document(side, tag, where, own) for side, (tag, own) in zip(pair.sides, found, strict=True)
    )
    src = replace(src, notes=(*bitext.notes, *notes, *src.notes))
    return Alignment(src, tgt, pair.beads, "imported", bitext.made_with)


def several(bitext: Bitext, src_lang: str | None, tgt_lang: str | None, where: str) -> TextPair:
    """Return the same pair with the other languages of ``bitext`` as further texts.

    A translation whose language is not given is the first text in another one than the source. A
    unit that has only other languages belongs to the one before. Raises LoadError.
    """
    asked = src_lang, tgt_lang
    main = names(bitext, *asked, where, first=True)
    others: list[str] = []
    for lang in bitext.langs:
        if lang not in SIDES and not any(_same(lang, known) for known in (*main, *others)):
            others.append(lang)
    pair = paired(bitext, main, asked)
    said: dict[str, list[Said]] = {name: [] for name in others}
    beads = iter(pair.beads)
    place, empty = ("src", 0) if pair.beads and pair.beads[0].src else ("tgt", 0), 0
    for unit in bitext.units:
        if any(_text(unit, name, exactly=pair.exactly)[1] for name in main):
            place = places(next(beads))[0]
        texts = {name: _text(unit, name, exactly=False)[1] for name in others}
        empty += not any((*texts.values(), *unit.texts.values()))
        for name, text in texts.items():
            if text:
                said[name].append(Said(*place, text))
    left_out = left_out_notes(empty, len(bitext.units), pair.second, (*pair.names, *others))
    made = _whole(bitext, pair, asked, where, left_out)
    further = tuple(
        Further(tag, tag, tuple(said[name]))
        for name in others
        if said[name] and (tag := _stated(bitext, name, exactly=False) or name)
    )
    return TextPair(made, further=further)


def paired(bitext: Bitext, names: tuple[str, str], asked: tuple[str | None, str | None]) -> Pair:
    """Return the units of ``bitext`` in the languages ``names``; ``asked`` are the user's."""
    exactly = _same(*names)
    sides: tuple[list[_Text], list[_Text]] = ([], [])
    beads = []
    for unit in bitext.units:
        about = unit.facts.get("", ())
        links: list[tuple[int, ...]] = []
        for name, to in zip(names, sides, strict=True):
            lang, text = _text(unit, name, exactly=exactly)
            if not text:
                links.append(())
                continue
            links.append((len(to),))
            # Facts about the unit are kept with its first text.
            to.append((text, about + unit.facts.get(lang, ())))
            about = ()
        src, tgt = links
        if src or tgt:
            beads.append(Bead(src, tgt, unit.probability))
    second = 0
    if not exactly:
        given = (one and language_tag(one) for one in asked)
        unsaid = [name for name, tag in zip(names, given, strict=True) if name != tag]
        second = _second(bitext.units, unsaid)
    left_out = len(bitext.units) - len(beads)
    return Pair(names, exactly, sides, tuple(beads), left_out, second)


def tags(
    bitext: Bitext, pair: Pair, asked: tuple[str | None, str | None], where: str
) -> list[tuple[str, tuple[str, ...]]]:
    """Return the tag of each side's language, and the notes on how it was found."""
    return [
        language.decide(
            "\n".join(text for text, _facts in side),
            given=given,
            stated=_stated(bitext, name, exactly=pair.exactly),
            offered=(),
            where=where,
        )
        for side, given, name in zip(pair.sides, asked, pair.names, strict=True)
    ]


def part(pair: Pair, langs: tuple[str, str], where: str, made_with: str) -> Alignment:
    """Return ``pair``, a part of a longer one, whose languages are known."""
    src, tgt = (_document(side, tag, where) for side, tag in zip(pair.sides, langs, strict=True))
    return Alignment(src, tgt, pair.beads, "imported", made_with)


def left_out_notes(count: int, total: int, second: int, names: Sequence[str]) -> tuple[str, ...]:
    """Return notes on what ``paired`` leaves out: ``count`` of ``total`` units, and texts."""
    notes = _left_out(count, total, names)
    if second:
        notes += (
            Message(
                "second texts for another region of the same language were left out: {n}", n=second
            ),
        )
    return notes


def of_tables(
    tables: Iterable[Table], where: str, outside: int = 0, *, alone: bool = False
) -> Bitext:
    """Return the rows of all tables that have two languages side by side, in two columns.

    ``outside`` is the number of paragraphs between the tables. A table whose heads say source and
    target has these two sides even if its few words show no language; so has a file that is one
    table ``alone`` if it has only two columns with text. Raises LoadError if there are none.
    """
    units: list[Unit] = []
    langs = dict[str, None]()
    others, narrowed = 0, False
    for rows in tables:
        columns = _columns(rows) or _called(rows) or (_worded(rows) if alone else None)
        if columns is None:
            others += 1
            continue
        narrowed |= max(map(len, rows)) > len(SIDES)
        langs.update(dict.fromkeys(columns))
        main = list(columns.values())[: len(SIDES)]
        for row in rows[_is_head(rows[0], main) :]:
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
    if outside:
        notes.append(Message("paragraphs outside tables were not read: {n}", n=outside))
    return Bitext(tuple(langs), tuple(units), guessed=True, notes=tuple(notes), narrowed=narrowed)


def _columns(rows: Table) -> dict[str, int] | None:
    """Return the first columns whose languages differ, by language; None if there is only one.

    The texts decide; if they are too short, the names of the columns do: ``en``, ``Русский``. Where
    the names say which column is the source or the target, the source is first. After the first
    two, only columns count whose names and texts agree on the language.
    """
    found: dict[str, int] = {}
    order = _in_order(rows)
    for index in order:
        cells = [_cell(row, index) for row in rows]
        shares = language.detect("\n".join(misread.passages(cells)))
        best = next(iter(shares), "zxx")
        if best != "zxx" and shares[best] >= _SURE:
            found.setdefault(best, index)
    if len(found) < 2:
        found = {}
        for index in order if len(rows) > 1 else ():
            if lang := heads.named(_cell(rows[0], index)):
                found.setdefault(lang, index)
    main = dict(list(found.items())[: len(SIDES)])
    rest = {
        lang: index
        for lang, index in list(found.items())[len(SIDES) :]
        if primary_language(heads.named(_cell(rows[0], index)) or "") == primary_language(lang)
    }
    return main | rest if len(found) > 1 else None


def _in_order(rows: Table) -> list[int]:
    """Return the columns; if their names say which are the source and the target, in this order."""
    order = list(range(min(_MAX_COLUMNS, max(map(len, rows), default=0))))
    roles = [heads.role(_cell(rows[0], index)) for index in order] if len(rows) > 1 else []
    if all(side in roles for side in SIDES):
        first = [roles.index(side) for side in SIDES]
        return [*first, *(index for index in order if index not in first)]
    # One that is only called the translation belongs to another that has a name of its own.
    return sorted(order, key=lambda index: roles[index] == SIDES[1]) if roles else order


def _called(rows: Table) -> dict[str, int] | None:
    """Return the columns whose heads say source and target, or None."""
    roles = list(map(heads.role, rows[0][:_MAX_COLUMNS])) if len(rows) > 1 else []
    return {side: roles.index(side) for side in SIDES} if set(SIDES) <= set(roles) else None


def _worded(rows: Table) -> dict[str, int] | None:
    """Return the only two columns with words in a table of few words, or None."""
    texts = ["\n".join(_cell(row, index) for row in rows) for index in range(max(map(len, rows)))]
    worded = [index for index, text in enumerate(texts) if _is_worded(text.split("\n"))]
    if len(worded) != len(SIDES) or all(language.detect(texts[index]) for index in worded):
        return None  # if it has enough words, they are in one language
    return dict(zip(SIDES, worded, strict=True))


def _is_worded(cells: Iterable[str]) -> bool:
    """Whether most cells have letters."""
    filled = [any(map(str.isalpha, cell)) for cell in cells if cell.strip()]
    return 2 * sum(filled) > len(filled)


def _is_head(row: Sequence[str], columns: Iterable[int]) -> bool:
    """Whether a row names the columns."""
    return all(heads.is_head(_cell(row, index)) for index in columns)


def _cell(row: Sequence[str], index: int) -> str:
    return row[index] if index < len(row) else ""


def side(bitext: Bitext, lang: str | None, where: str) -> Document:
    """Return one side of ``bitext`` as a text with a paragraph per unit: the source, or ``lang``.

    The paragraphs have the facts of their units. Raises LoadError if no unit is in that language.
    """
    name = _find(bitext, bitext.langs, lang, where) if lang else bitext.langs[0]
    regions_part = len(bitext.langs) > 1 and all(_same(name, other) for other in bitext.langs)
    is_source, total = name == bitext.langs[0], len(bitext.units)
    found = []
    for unit in bitext.units:
        stated, text = _text(unit, name, exactly=regions_part)
        if text:
            about = (*unit.facts.get("", ()), *unit.facts.get(stated, ()))
            if is_source:
                about = tuple(fact for fact in about if fact.name not in _OF_TRANSLATION)
            found.append((text, about))
    document = blocks.document(Block(text) for text, _said in found)
    paragraphs = (
        replace(paragraph, facts=facts)
        for paragraph, (_said, facts) in zip(document.paragraphs, found, strict=True)
    )
    return replace(
        document,
        paragraphs=tuple(paragraphs),
        lang=_stated(bitext, name, exactly=regions_part) or "",
        notes=(*bitext.notes, *_left_out(total - len(found), total, [name])),
    )


def _text(unit: Unit, name: str, *, exactly: bool) -> tuple[str, str]:
    """Return the text of ``unit`` in the language ``name``, after the language it is stated in.

    Files mix ``en``, ``en-GB`` and ``en-US`` from unit to unit. Unless ``exactly`` is set, another
    region is accepted if this one is missing.
    """
    text = unit.texts.get(name, "")
    if text or exactly:
        return name, text
    alike = ((lang, other) for lang, other in unit.texts.items() if _same(lang, name))
    return next(alike, (name, ""))


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


def _second(units: Iterable[Unit], names: Sequence[str]) -> int:
    """Count the texts for a second region of a language, of which one is read."""
    alike = (sum(_same(lang, name) for lang in unit.texts) - 1 for unit in units for name in names)
    return sum(more for more in alike if more > 0)


def _share(bitext: Bitext, name: str, lang: str | None) -> float:
    """Return the likelihood that the texts of ``name`` are in ``lang``."""
    texts = (unit.texts.get(name, "") for unit in bitext.units)
    return language.detect("\n".join(texts)).get(primary_language(lang), 0.0) if lang else 0.0


def names(
    bitext: Bitext,
    src_lang: str | None,
    tgt_lang: str | None,
    where: str,
    *,
    first: bool = False,
) -> tuple[str, str]:
    """Return which two of the file's languages are meant.

    If several may be the translation, it is the ``first``, as in tables; else this is an error.
    """
    langs = bitext.langs
    if set(langs) <= set(SIDES):
        turned = _share(bitext, SIDES[1], src_lang) + _share(bitext, SIDES[0], tgt_lang)
        as_is = _share(bitext, SIDES[0], src_lang) + _share(bitext, SIDES[1], tgt_lang)
        return SIDES if turned <= as_is + _TURNED else (SIDES[1], SIDES[0])
    src = _find(bitext, langs, src_lang, where) if src_lang else _source(bitext, tgt_lang)
    rest = [lang for lang in langs if not _same(lang, src)]
    if not rest or (tgt_lang and _is_meant(src, tgt_lang)):  # two regions of one language
        rest = [lang for lang in langs if lang != src and _same(lang, src)]
    if tgt_lang:
        return src, _find(bitext, rest, tgt_lang, where)
    return src, rest[0] if rest and (first or bitext.guessed) else _only(rest, src, where)


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


def _document(side: Sequence[_Text], tag: str, where: str, notes: tuple[str, ...] = ()) -> Document:
    """Return one side: each text becomes a paragraph of one sentence."""
    whole = "\n".join(text for text, _facts in side)
    parts, sentences, start = [], [], 0
    for index, (text, facts) in enumerate(side):
        end = start + len(text)
        parts.append(Paragraph(start, end))
        sentences.append(Sentence(text, start, end, index, facts))
        start = end + 1
    return Document(whole, tag, tuple(parts), tuple(sentences), source=where, notes=notes)
