"""Gold texts damaged on purpose: unreadable, in other languages, or mixed with non-prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random
from zlib import crc32

from anyascii import anyascii

from align.aligner.evaluation import Score, strict
from align.aligner.gold import Beads, GoldDocument, monotone_blocks
from align.languages import joiner
from align.text import primary_language

#: The smallest and largest share of the beads in a passage.
LEAST, MOST = 0.1, 0.4
#: The files of NTREX-128 by language.
NTREX = {
    "en": "eng", "ru": "rus", "de": "deu", "fr": "fra", "zh": "zho-CN", "es": "spa", "pl": "pol",
    "hu": "hun", "kk": "kaz", "el": "ell", "lt": "lit", "fi": "fin", "ka": "kat", "sw": "swa",
    "et": "est",
}  # fmt: skip
#: Third languages that the encoder knows; then those it does not know, to learn from and to measure
#: on.
KNOWN = ("es", "pl")
TO_LEARN, TO_MEASURE = ("fi", "ka", "sw", "et"), ("hu", "kk", "el", "lt")


@dataclass(frozen=True)
class Unit:
    """A gold bead with the text of its sentences; ``damaged`` if they were changed."""

    src: tuple[str, ...]
    tgt: tuple[str, ...]
    damaged: bool = False

    def side(self, number: int) -> tuple[str, ...]:
        """The sentences of the source (0) or the target (1)."""
        return (self.src, self.tgt)[number]

    def changed(self, number: int, change: Callable[[str], str]) -> Unit:
        """The same bead with each sentence of one side changed."""
        made = tuple(change(text) or "?" for text in self.side(number))
        return replace(self, damaged=True, **{("src", "tgt")[number]: made})


@dataclass(frozen=True)
class Damaged:
    """A document and the sentences of each side that were damaged or inserted."""

    document: GoldDocument
    src: frozenset[int]
    tgt: frozenset[int]

    def outside(self, predicted: Beads) -> Score:
        """The score of the beads that hold a sentence outside the passage."""

        def is_inside(bead: tuple[tuple[int, ...], tuple[int, ...]]) -> bool:
            return self.src.issuperset(bead[0]) and self.tgt.issuperset(bead[1])

        gold = tuple(bead for bead in self.document.gold if not is_inside(bead))
        return strict(tuple(bead for bead in predicted if not is_inside(bead)), gold)


class Maker:
    """What a kind of damage may need: a document's languages, random numbers, other texts."""

    def __init__(
        self, document: GoldDocument, seed: str, ntrex: Path | None, unknown: Sequence[str]
    ) -> None:
        self.langs = document.src_lang, document.tgt_lang
        self.random = Random(crc32(f"{document.collection} {document.id} {seed}".encode()))
        self.ntrex, self.unknown = ntrex, unknown
        #: The side to damage if only one is damaged: the one where the damage has an effect.
        latin = [primary_language(lang) not in ("ru", "zh") for lang in self.langs]
        sides = [k for k in (0, 1) if not latin[k]] or [1]
        self.side = self.random.choice(sides)

    def foreign(self, side: int, lang: str) -> Callable[[str], str]:
        """A function that translates a sentence of one side into a third language."""
        if self.ntrex is None:
            raise LookupError("--ntrex is not given")
        own = primary_language(self.langs[side])
        return lambda text: rendered(text, own, lang, str(self.ntrex))

    def lines(self, lang: str, count: int) -> list[str]:
        """``count`` consecutive sentences of some text in a third language."""
        if self.ntrex is None:
            raise LookupError("--ntrex is not given")
        found = segments(str(self.ntrex), lang)
        first = self.random.randrange(len(found) - count)
        return list(found[first : first + count])


@lru_cache(maxsize=16)
def segments(ntrex: str, lang: str) -> tuple[str, ...]:
    """The segments of NTREX-128 in one language; raises LookupError if there are none."""
    for kind in ("ref", "src"):
        path = Path(ntrex) / f"newstest2019-{kind}.{NTREX[lang]}.txt"
        if path.exists():
            return tuple(map(str.strip, path.read_text(encoding="utf-8").splitlines()))
    raise LookupError(f"no file of {lang}")


@lru_cache(maxsize=16)
def _by_start(ntrex: str, lang: str) -> dict[str, int]:
    return {text[:12]: k for k, text in reversed(list(enumerate(segments(ntrex, lang))))}


@lru_cache(maxsize=100_000)
def rendered(text: str, own: str, lang: str, ntrex: str) -> str:
    """The translation of ``text`` into ``lang``.

    For a whole segment this is the segment's translation, and for several joined ones all of
    theirs. For a part of a segment it is a part of the same length and position. For any other text
    it is some words of an arbitrary segment.
    """
    here, there = segments(ntrex, own), segments(ntrex, lang)
    k = _by_start(ntrex, own).get(text[:12])
    if k is not None and text.startswith(here[k]):
        rest = text[len(here[k]) :].strip()
        more = rendered(rest, own, lang, ntrex) if rest else ""
        return f"{there[k]} {more}".strip()
    for k, segment in enumerate(here):
        at = segment.find(text)
        if at >= 0:
            words, size = there[k].split(), len(segment)
            first = round(at / size * len(words))
            return " ".join(
                words[first : max(first + 1, round((at + len(text)) / size * len(words)))]
            )
    words = there[crc32(text.encode()) % len(there)].split()
    return " ".join(words[: max(3, len(text) // 7)])


def _misread(written: str, read: str) -> Callable[[str], str]:
    return lambda text: text.encode(written, "replace").decode(read, "replace").replace("\n", " ")


def utf8_misread(units: list[Unit], maker: Maker) -> list[Unit]:
    """UTF-8 read as windows-1251 or as Latin-1."""
    change = _misread("utf-8", maker.random.choice(("cp1251", "latin-1")))
    return [unit.changed(maker.side, change) for unit in units]


def bytes_misread(units: list[Unit], maker: Maker) -> list[Unit]:
    """A national encoding read as Latin-1 (Êîãäà); Latin text is read as if it were Cyrillic."""
    written = {"ru": "cp1251", "zh": "gb18030"}.get(primary_language(maker.langs[maker.side]))
    change = _misread(written, "latin-1") if written else _misread("latin-1", "koi8-r")
    return [unit.changed(maker.side, change) for unit in units]


def both_misread(units: list[Unit], maker: Maker) -> list[Unit]:
    """Each side misread in a different way."""
    change = _misread("utf-16-be", "latin-1"), _misread("utf-8", "cp1251")
    return [unit.changed(0, change[0]).changed(1, change[1]) for unit in units]


def foreign_known(units: list[Unit], maker: Maker) -> list[Unit]:
    """One side in a third language that the encoder knows."""
    change = maker.foreign(maker.side, maker.random.choice(KNOWN))
    return [unit.changed(maker.side, change) for unit in units]


def foreign_unknown(units: list[Unit], maker: Maker) -> list[Unit]:
    """One side in a third language that the encoder does not know."""
    change = maker.foreign(maker.side, maker.random.choice(maker.unknown))
    return [unit.changed(maker.side, change) for unit in units]


def foreign_both(units: list[Unit], maker: Maker) -> list[Unit]:
    """Both sides in the same third language, word for word: a long quotation."""
    change = maker.foreign(0, maker.random.choice(maker.unknown))
    made = []
    for unit in units:
        if len(unit.src) == len(unit.tgt) == 1:
            text = change(unit.src[0])
            made.append(Unit((text,), (text,), True))
        else:
            made.append(unit)
    return made


def foreign_two(units: list[Unit], maker: Maker) -> list[Unit]:
    """Each side in a different third language that the encoder does not know."""
    one, other = maker.random.sample(maker.unknown, 2)
    change = maker.foreign(0, one), maker.foreign(1, other)
    return [unit.changed(0, change[0]).changed(1, change[1]) for unit in units]


def unknown_text(units: list[Unit], maker: Maker) -> list[Unit]:
    """A whole side in a language that the encoder does not know, labelled as another language."""
    change = maker.foreign(1, maker.random.choice(maker.unknown))
    return [unit.changed(1, change) for unit in units]


def _rows(maker: Maker, count: int) -> list[str]:
    random = maker.random

    def number() -> str:
        return f"{random.randrange(1, 10 ** random.randrange(2, 7)) / random.choice((1, 1, 10)):g}"

    makers: tuple[Callable[[], str], ...] = (
        lambda: " | ".join(number() for _ in range(random.randrange(2, 6))),
        lambda: f"{number()} {number()} {number()}",
        lambda: f"https://example.org/{random.randrange(10**6)}/a{number()}",
        lambda: f"if (x{random.randrange(9)} == {number()}) return f{random.randrange(9)}(y);",
        lambda: f"{random.randrange(1, 400)}",
        lambda: f"[{random.randrange(1, 60)}] Ibid., p. {random.randrange(1, 400)}.",
        lambda: "* * *",
    )
    return [random.choice(makers)() for _ in range(count)]


def _between(units: list[Unit], maker: Maker, make: Callable[[str], Unit]) -> list[Unit]:
    """Rows inserted between the beads, one to four at a time."""
    made: list[Unit] = []
    for unit in units:
        made.append(unit)
        if maker.random.random() < 0.6:
            made += [make(row) for row in _rows(maker, maker.random.randrange(1, 5))]
    return made


def table_both(units: list[Unit], maker: Maker) -> list[Unit]:
    """Rows of numbers, code, addresses and page numbers between the sentences of both sides."""
    return _between(units, maker, lambda row: Unit((row,), (row,), True))


def table_one(units: list[Unit], maker: Maker) -> list[Unit]:
    """The same on only one side."""
    at = maker.random.randrange(2)
    return _between(
        units, maker, lambda row: Unit((row,), (), True) if at == 0 else Unit((), (row,), True)
    )


def running_heads(units: list[Unit], maker: Maker) -> list[Unit]:
    """Running heads and page numbers on one side, always with the same words."""
    at, page = maker.random.randrange(2), maker.random.randrange(1, 300)
    title = maker.random.choice(units).side(at)
    head = " ".join((title or ("Chapter",))[0].split()[:4])
    made: list[Unit] = []
    for number, unit in enumerate(units):
        made.append(unit)
        if number % 4 == 3:
            rows = (head, str(page + number // 4))
            made += [Unit((row,), (), True) if at == 0 else Unit((), (row,), True) for row in rows]
    return made


def verse(units: list[Unit], maker: Maker) -> list[Unit]:
    """Each bead cut into the same number of short lines on both sides.

    Lines need not translate each other: the gold beads stay as they were, and any pieces of them
    count as correct.
    """
    made = []
    for unit in units:
        count = max(2, max(map(len, (*unit.src, *unit.tgt))) // 40)
        if not unit.src or not unit.tgt:
            made.append(unit)
            continue
        cut = [
            _lines(joiner(lang).join(side), count, joiner(lang))
            for lang, side in zip(maker.langs, (unit.src, unit.tgt), strict=True)
        ]
        made.append(Unit(tuple(cut[0]), tuple(cut[1]), True))
    return made


def _lines(text: str, count: int, between: str) -> list[str]:
    words = text.split() if between else list(text)
    count = max(1, count)
    cuts = [round(k * len(words) / count) for k in range(count + 1)]
    return [between.join(words[a:b]) or "-" for a, b in pairwise(cuts)]


def inserted(units: list[Unit], maker: Maker) -> list[Unit]:
    """A block without a counterpart on one side, in a language that the encoder does not know."""
    return _inserted(units, maker, maker.lines(maker.random.choice(maker.unknown), len(units)))


def inserted_damaged(units: list[Unit], maker: Maker) -> list[Unit]:
    """A block of misread text without a counterpart on one side."""
    rows = maker.lines("ru", len(units))
    return _inserted(units, maker, [_misread("cp1251", "latin-1")(row) for row in rows])


def _inserted(units: list[Unit], maker: Maker, rows: list[str]) -> list[Unit]:
    at, middle = maker.random.randrange(2), len(units) // 2
    block = [Unit((row,), (), True) if at == 0 else Unit((), (row,), True) for row in rows]
    return [*units[:middle], *block, *units[middle:]]


def capitals(units: list[Unit], maker: Maker) -> list[Unit]:
    """One side in capitals."""
    at = maker.random.randrange(2)
    return [unit.changed(at, str.upper) for unit in units]


def transliterated(units: list[Unit], maker: Maker) -> list[Unit]:
    """One side in plain Latin letters."""
    return [unit.changed(maker.side, anyascii) for unit in units]


def scrambled(units: list[Unit], maker: Maker) -> list[Unit]:
    """One side with its letters replaced at random, so that the text cannot be read at all."""

    def change(text: str) -> str:
        return re.sub(r"\w", lambda _: chr(maker.random.randrange(0x100, 0x240)), text)

    return [unit.changed(maker.side, change) for unit in units]


#: All kinds of damage; for those in WHOLE the passage is the whole text.
KINDS: tuple[Callable[[list[Unit], Maker], list[Unit]], ...] = (
    utf8_misread, bytes_misread, both_misread, scrambled, foreign_known, foreign_unknown,
    foreign_both, foreign_two, table_both, table_one, running_heads, verse, inserted,
    inserted_damaged, capitals, transliterated, unknown_text,
)  # fmt: skip
WHOLE = {unknown_text}


def damage(
    document: GoldDocument,
    kind: Callable[[list[Unit], Maker], list[Unit]],
    ntrex: Path | None = None,
    *,
    whole: bool = False,
    unknown: Sequence[str] = TO_MEASURE,
) -> Damaged:
    """``document`` with one passage damaged, or all of it; ``unknown`` are the languages that
    passages may be in. Raises LookupError if texts are missing.
    """
    maker = Maker(document, kind.__name__, ntrex, unknown)
    blocks = monotone_blocks(document.gold, len(document.src), len(document.tgt))
    units = [Unit(document.src[b.i1 : b.i2], document.tgt[b.j1 : b.j2]) for b in blocks]
    count, first = len(units), 0
    if not whole and kind not in WHOLE:
        count = round(len(units) * maker.random.uniform(LEAST, MOST))
        first = maker.random.randrange(len(units) - count)
    last = first + count
    return laid_out(document, [*units[:first], *kind(units[first:last], maker), *units[last:]])


def laid_out(document: GoldDocument, units: Sequence[Unit]) -> Damaged:
    """A document made of these beads, in their order."""
    src: list[str] = []
    tgt: list[str] = []
    gold, damaged = [], (set[int](), set[int]())
    for unit in units:
        bead = tuple(
            tuple(range(len(side), len(side) + len(texts)))
            for side, texts in ((src, unit.src), (tgt, unit.tgt))
        )
        src += unit.src
        tgt += unit.tgt
        gold.append((bead[0], bead[1]))
        if unit.damaged:
            damaged[0].update(bead[0])
            damaged[1].update(bead[1])
    made = replace(document, src=tuple(src), tgt=tuple(tgt), gold=tuple(gold))
    return Damaged(made, frozenset(damaged[0]), frozenset(damaged[1]))
