"""Rendering checks on planted faults: recall of each kind, and false alarms.

    python benchmarks/faults.py GOLD.jsonl ... [--first N | --after N] [--every 8] [--only KIND ...]
    python benchmarks/faults.py GOLD.jsonl ... --speed 1000

Gold beads with both sides filled are taken as clean pairs. For each kind, a fault is planted in
every eighth bead of each document that can have it; the sentences are aligned anew and checked. A
fault is found when a warning or an error of the right family stands on a bead with one of its
sentences, or beside it where a whole sentence is concerned. False alarms are what the documents
raise as they stand, for 100 beads. ``--after N`` leaves out the first N documents of each file: the
checks were made with the first eight in view, so only the others are held out.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import perf_counter
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz

import align
from align.aligner import encoders
from align.aligner.gold import GoldDocument, read_all
from align.alignment import Alignment, Bead
from align.text import Document

Pair = tuple[list[str], list[str]]
#: A pair with a fault in it, or None where it cannot have this one.
Plant = Callable[[Pair, "Stock", Random], Pair | None]


class Stock(NamedTuple):
    """What faults are made of: other sentences and names of the target language."""

    sentences: Sequence[str]
    names: list[str]
    lang: str


DIGITS = re.compile(r"(?<![\d.,:/-])\d+(?:[.,]\d+)?(?![\d.,:/-]*\d)")
NUMBER_WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve".split(),  # noqa: SIM905
    "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать".split(),  # noqa: SIM905
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(),  # noqa: SIM905
}
SCALES = {
    "ru": (("млн", "млрд"), ("миллион", "миллиард"), ("тысяч", "миллион")),
    "de": (("Millionen", "Milliarden"), ("Mio", "Mrd")),
}
MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
WEEKDAYS = {
    "ru": "понедельник вторник среду четверг пятницу субботу воскресенье",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
}
NEGATION = {
    "en": re.compile(r"\b(?:not|never|cannot|no|nobody|nothing|none)\b|n[’']t\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)не (?!только|менее|более|раз )", re.IGNORECASE),
    "de": re.compile(r"(?<!\w)nicht (?!nur)"),
}
CAPITAL = re.compile(r"(?<=[^\W\d_] )[^\W\d_a-zа-яёäöüß][^\W\d_A-ZА-ЯЁ]{4,}(?![\w-])")
ADJECTIVE = re.compile(r"(?:ск|н)(?:ий|ый|ая|ое|ой|ого|ому|ую|ые|их|ых|им|ым|ом)$")


def number(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another digit in a number that both sides have."""
    src, tgt = pair
    there = set(DIGITS.findall(" ".join(src).replace(",", ".")))
    for k, text in enumerate(tgt):
        for match in DIGITS.finditer(text):
            if match[0].replace(",", ".") not in there:
                continue
            at = random.choice([i for i, char in enumerate(match[0]) if char.isdigit()])
            digit = random.choice([d for d in "123456789" if d != match[0][at]])
            new = match[0][:at] + digit + match[0][at + 1 :]
            return src, _put(tgt, k, text[: match.start()] + new + text[match.end() :])
    return None


def number_word(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another number word for one that both sides have."""
    src, tgt = pair
    words, other = NUMBER_WORDS["en"], NUMBER_WORDS[stock.lang]
    for k, text in enumerate(tgt):
        for value, word in enumerate(other):
            match = re.search(rf"(?<!\w){word}(?!\w)", text, re.IGNORECASE)
            if match and re.search(rf"\b{words[value]}\b", " ".join(src), re.IGNORECASE):
                new = random.choice([w for w in other if w != word])
                return src, _put(tgt, k, text[: match.start()] + new + text[match.end() :])
    return None


def number_lost(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A number left out that the source has in figures."""
    src, tgt = pair
    there = set(re.findall(r"\d+", " ".join(src)))
    for k, text in enumerate(tgt):
        match = re.search(r"(?<![\w.,:-])\d{2,} (?=\w)", text)
        if match and match[0].strip() in there:
            return src, _put(tgt, k, text[: match.start()] + text[match.end() :])
    return None


def magnitude(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Millions for billions."""
    src, tgt = pair
    for k, text in enumerate(tgt):
        for one, other in SCALES[stock.lang]:
            for a, b in ((one, other), (other, one)):
                match = re.search(rf"(?<=\d ){a}", text)
                if match:
                    return src, _put(tgt, k, text[: match.start()] + b + text[match.end() :])
    return None


def date(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another month, or another year or day beside it."""
    src, tgt = pair
    months = MONTHS[stock.lang].split()
    for k, text in enumerate(tgt):
        for month in months:
            match = re.search(rf"(\d{{1,2}}\.? ){month}\b", text)
            if match:
                if random.random() < 0.5:
                    day = int(re.match(r"\d+", match[0])[0]) % 28 + 1  # type: ignore[index]
                    new = re.sub(r"^\d+", str(day), match[0])
                else:
                    new = match[1] + random.choice([m for m in months if m != month])
                return src, _put(tgt, k, text[: match.start()] + new + text[match.end() :])
    return None


def weekday(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another day of the week."""
    return _swap_word(pair, WEEKDAYS[stock.lang].split(), random)


def untranslated(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """The source in place of its translation."""
    src, _ = pair
    return (src, list(src)) if len(" ".join(src).split()) > 4 else None


def untranslated_part(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """The second half of the source at the end of the first half of the translation."""
    src, tgt = pair
    words, last = src[-1].split(), tgt[-1].split()
    if len(words) < 12 or len(last) < 8:
        return None
    return src, [*tgt[:-1], " ".join(last[: len(last) // 2] + words[len(words) // 2 :])]


def duplicated(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """The translation twice."""
    src, tgt = pair
    return (src, [*tgt, tgt[-1]]) if len(tgt[-1]) > 30 else None


def omitted(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """No translation."""
    src, _ = pair
    return (src, []) if len(" ".join(src)) > 30 else None


def added(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A sentence of another text after the translation."""
    src, tgt = pair
    return src, [*tgt, random.choice(stock.sentences)]


NAMES = {
    "ru": "Тарновский Ольхина Брандвиг Эдельсон Морровик Кеттелинг Вышегорск Лютцен Сарагоса Ханой "
    "Петербург Джеймс Уилсон Мюллер Анкара Харитонов Гвинея Маргарет Дюбуа Лиссабон",
    "de": "Tarnowski Olhina Brandvig Edelson Morrowick Ketteling Wyschegorsk Lissabon Saragossa "
    "Hanoi Petersburg James Wilson Ankara Charitonow Guinea Margarete Dubois Montevideo Brenn",
}


def name(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """Another name for one inside the sentence that the source has as well."""
    src, tgt = pair
    there = [anyascii(m[0]).lower() for text in src for m in CAPITAL.finditer(text)]
    for k, text in enumerate(tgt):
        found = [
            m
            for m in CAPITAL.finditer(text)
            if (stock.lang != "ru" or not (m[0].isascii() or ADJECTIVE.search(m[0])))
            and any(fuzz.ratio(anyascii(m[0]).lower(), other) >= 65 for other in there)
        ]
        if found and stock.names:
            match = random.choice(found)
            # Each is used once in a text, as a slip would be.
            new = stock.names.pop()
            return src, _put(tgt, k, text[: match.start()] + new + text[match.end() :])
    return None


def negation_lost(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """«не» left out where the source has one negation and the translation one."""
    src, tgt = pair
    pattern = NEGATION[stock.lang]
    if len(NEGATION["en"].findall(" ".join(src))) != 1:
        return None
    if sum(len(pattern.findall(text)) for text in tgt) != 1:
        return None
    k = next(k for k, text in enumerate(tgt) if pattern.search(text))
    return src, _put(tgt, k, pattern.sub("", tgt[k]))


VERB_RU = re.compile(r"(?<=[а-яё] )(?=[а-яё]{3,}(?:л|ла|ло|ли|ет|ют|ит|ят|ал|ил)\b)")
VERB_DE = re.compile(r"(?<=[a-zäöüß])(?=\.$)")


def negation_added(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """«не» before a verb where neither side has a negation."""
    src, tgt = pair
    whole = " ".join(tgt).lower()
    if NEGATION["en"].search(" ".join(src)) or re.search(r"\b(?:не|ни|нет|nicht|kein)", whole):
        return None
    for k, text in enumerate(tgt):
        match = (VERB_RU if stock.lang == "ru" else VERB_DE).search(text)
        if match:
            word = "не " if stock.lang == "ru" else " nicht"
            return src, _put(tgt, k, text[: match.start()] + word + text[match.start() :])
    return None


def question(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A full stop for the question mark."""
    src, tgt = pair
    if "?" not in src[-1] or "?" not in tgt[-1]:
        return None
    return src, [*(text.replace("?", ".") for text in tgt)]


def omitted_part(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A clause of the translation left out: four words or more, a fifth of it or more."""
    src, tgt = pair
    cut = _without_clause(tgt[-1], random)
    return (src, [*tgt[:-1], cut]) if cut else None


def added_part(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A clause of the source left out, so that the translation has one more."""
    src, tgt = pair
    cut = _without_clause(src[-1], random)
    return ([*src[:-1], cut], tgt) if cut else None


def bracket(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A closing mark left out."""
    src, tgt = pair
    for k, text in enumerate(tgt):
        for opening, closing in (("«", "»"), ("„", "“"), ("(", ")")):
            if text.count(opening) == 1 == text.count(closing):
                return src, _put(tgt, k, text.replace(closing, ""))
    return None


def doubled_word(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A word twice."""
    src, tgt = pair
    words = tgt[-1].split(" ")
    long = [k for k, word in enumerate(words) if word.isalpha() and len(word) > 4]
    if not long:
        return None
    k = random.choice(long)
    return src, [*tgt[:-1], " ".join([*words[: k + 1], *words[k:]])]


def mixed_script(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A Latin letter in a Cyrillic word."""
    src, tgt = pair
    places = [m.start() for m in re.finditer(r"(?<=[а-я])[аеорсху](?=[а-я])", tgt[-1])]
    if not places:
        return None
    at = random.choice(places)
    letter = "aeopcxy"["аеорсху".index(tgt[-1][at])]
    return src, [*tgt[:-1], tgt[-1][:at] + letter + tgt[-1][at + 1 :]]


def mojibake(pair: Pair, stock: Stock, random: Random) -> Pair | None:
    """A sentence read in the wrong encoding."""
    src, tgt = pair
    broken = tgt[-1].encode().decode("cp1251" if stock.lang == "ru" else "cp1252", "replace")
    return (src, [*tgt[:-1], broken]) if broken != tgt[-1] else None


def _put(texts: Sequence[str], k: int, new: str) -> list[str]:
    return [*texts[:k], new, *texts[k + 1 :]]


def _swap_word(pair: Pair, words: Sequence[str], random: Random) -> Pair | None:
    src, tgt = pair
    for k, text in enumerate(tgt):
        for word in words:
            match = re.search(rf"(?<!\w){word}(?!\w)", text)
            if match:
                new = random.choice([w for w in words if w != word])
                return src, _put(tgt, k, text[: match.start()] + new + text[match.end() :])
    return None


def _without_clause(text: str, random: Random) -> str | None:
    """``text`` without one of its parts between commas."""
    parts = re.split(r"(?<=[,;—–:]) ", text)
    words = [len(part.split()) for part in parts]
    able = [k for k in range(1, len(parts)) if words[k] >= 4 and 5 * words[k] >= sum(words)]
    able = [k for k in able if 5 * words[k] <= 3 * sum(words)]
    if not able:
        return None
    k = random.choice(able)
    end = re.search(r"[.?!»“\"”]*$", text)[0] if k == len(parts) - 1 else ""  # type: ignore[index]
    left = " ".join(parts[:k] + parts[k + 1 :])
    return re.sub(r"[,;—–: ]+$", "", left) + end if end else left


class Kind(NamedTuple):
    """A kind of fault, and the kinds of findings that find it; ``near``: also in the bead next."""

    plant: Plant
    found_by: frozenset[str]
    near: bool = False


def _by(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


NUMBERS = _by("number", "number-missing", "number-added", "date", "date-missing", "date-added")
PARTS = _by("omitted-part", "added-part", "too-short", "too-long", "number-missing", "name-missing",
            "omitted-sentence", "added-sentence", "date-missing", "number-added", "date-added",
            "name-added")  # fmt: skip
KINDS: dict[str, Kind] = {
    "number": Kind(number, NUMBERS),
    "number word": Kind(number_word, NUMBERS),
    "number lost": Kind(number_lost, NUMBERS),
    "magnitude": Kind(magnitude, NUMBERS),
    "date": Kind(date, NUMBERS),
    "weekday": Kind(weekday, _by("weekday")),
    "untranslated": Kind(untranslated, _by("untranslated-sentence")),
    "untranslated part": Kind(untranslated_part, _by("untranslated-part", "untranslated-sentence")),
    "duplicated": Kind(duplicated, _by("duplicated-sentence"), near=True),
    "omitted": Kind(omitted, _by("omitted-sentence", "omitted-part"), near=True),
    "added": Kind(added, _by("added-sentence", "added-part"), near=True),
    "name": Kind(name, _by("name", "name-missing", "name-added")),
    "negation lost": Kind(negation_lost, _by("negation-lost")),
    "negation added": Kind(negation_added, _by("negation-added")),
    "question": Kind(question, _by("question-lost")),
    "omitted part": Kind(omitted_part, PARTS),
    "added part": Kind(added_part, PARTS),
    "bracket": Kind(bracket, _by("brackets")),
    "doubled word": Kind(doubled_word, _by("doubled-word")),
    "mixed script": Kind(mixed_script, _by("mixed-script")),
    "mojibake": Kind(mojibake, _by("mojibake")),
}


def clean(document: GoldDocument) -> list[Pair]:
    """The gold beads with both sides filled."""
    return [
        ([document.src[i] for i in src], [document.tgt[j] for j in tgt])
        for src, tgt in document.gold
        if src and tgt
    ]


def aligned(pairs: Sequence[Pair], document: GoldDocument, *, gold: bool = False) -> Alignment:
    """The pairs as one text on each side, aligned anew, or as they stand."""
    src = [text for one, _ in pairs for text in one]
    tgt = [text for _, other in pairs for text in other]
    if not gold:
        return align.align_sentences(src, tgt, document.src_lang, document.tgt_lang)
    beads, i, j = [], 0, 0
    for one, other in pairs:
        beads.append(Bead(tuple(range(i, i + len(one))), tuple(range(j, j + len(other)))))
        i, j = i + len(one), j + len(other)
    documents = (
        Document.from_sentences(src, document.src_lang),
        Document.from_sentences(tgt, document.tgt_lang),
    )
    return Alignment(*documents, tuple(beads), "semantic")


def false_alarms(documents: Sequence[GoldDocument], show: bool) -> tuple[int, Counter[str]]:
    """Beads, and warnings and errors of each kind, in documents as they stand."""
    beads, count = 0, Counter[str]()
    for document in documents:
        alignment = aligned(clean(document), document)
        beads += len(alignment.beads)
        for finding in align.check(alignment):
            if finding.severity != "info":
                count[finding.kind] += 1
                if show:
                    _show("false alarm", alignment, finding.bead, finding.message)
    return beads, count


def _show(what: str, alignment: Alignment, bead: int, message: str) -> None:
    both = alignment.beads[bead]
    print(f"{what}: {message}\n    {alignment.src_text(both)}\n    {alignment.tgt_text(both)}")


def planted(
    kind: Kind, documents: Sequence[GoldDocument], every: int, seed: int, show: bool
) -> tuple[int, int]:
    """How many faults of a kind were found, of how many."""
    found = total = 0
    for number_, document in enumerate(documents):
        random = Random(f"{seed} {number_}")
        pairs = clean(document)
        others = [text for _, other in clean(documents[number_ - 1]) for text in other]
        stock = Stock(
            [text for text in others if 40 < len(text) < 200] or others,
            random.sample(NAMES[document.tgt_lang].split(), len(NAMES[document.tgt_lang].split())),
            document.tgt_lang,
        )
        faulty: dict[int, Pair] = {}
        last = -every
        for k in range(random.randrange(every), len(pairs) - 1):
            if k - last < every:
                continue
            made = kind.plant(pairs[k], stock, random)
            if made is not None and made != pairs[k]:
                faulty[k], last = made, k
        whole = [faulty.get(k, pair) for k, pair in enumerate(pairs)]
        if not faulty:
            continue
        alignment = aligned(whole, document)
        hits = {f.bead for f in align.check(alignment)
                if f.severity != "info" and f.kind in kind.found_by}  # fmt: skip
        i = j = 0
        for k, (one, other) in enumerate(whole):
            if k in faulty:
                total += 1
                src, tgt = set(range(i, i + len(one))), set(range(j, j + len(other)))
                beads = {n for n, bead in enumerate(alignment.beads)
                         if src & set(bead.src) or tgt & set(bead.tgt)}  # fmt: skip
                reach = {n + step for n in beads for step in ((-1, 0, 1) if kind.near else (0,))}
                found += bool(reach & hits)
                if show and not reach & hits:
                    for n in sorted(beads):
                        _show("missed", alignment, n, f"p = {alignment.beads[n].probability:.2f}")
            i, j = i + len(one), j + len(other)
    return found, total


def speed(documents: Sequence[GoldDocument], beads: int) -> None:
    """Seconds for so many beads, the best of three; what loads on first use is loaded before."""
    pairs = [pair for document in documents for pair in clean(document)][:beads]
    encoders.default().encode(["ready"])
    align.check(aligned(pairs[:20], documents[0], gold=True))
    best = float("inf")
    for k in range(3):
        # Other spaces make other texts, so that nothing is remembered from the round before.
        fresh = [([t + " " * (k + 1) for t in a], [t + " " * (k + 1) for t in b]) for a, b in pairs]
        alignment = aligned(fresh, documents[0], gold=True)
        began = perf_counter()
        align.check(alignment)
        best = min(best, perf_counter() - began)
    print(f"{len(pairs)} beads checked in {best:.2f} s")


def main() -> None:
    """Read the options, plant, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--first", type=int, help="only the first N documents of each file")
    parser.add_argument("--after", type=int, default=0, help="without the first N of each file")
    parser.add_argument("--every", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", choices=[*KINDS, "none"], default=list(KINDS))
    parser.add_argument("--show", action="store_true", help="print what is missed, and alarms")
    parser.add_argument("--speed", type=int, metavar="BEADS", help="measure the speed alone")
    options = parser.parse_args()
    documents = [
        document
        for path in options.gold
        for document in read_all([path])[options.after : options.first]
    ]
    if options.speed:
        speed(documents, options.speed)
        return
    for label in options.only:
        if label == "none":
            continue
        found, total = planted(KINDS[label], documents, options.every, options.seed, options.show)
        recall = f"{found / total:.3f}" if total else "–"
        print(f"{label:20} {found:5} of {total:5}   recall {recall}", flush=True)
    beads, count = false_alarms(documents, options.show)
    print(f"\nfalse alarms for 100 beads ({beads} beads, warnings and errors)")
    for kind, times in count.most_common():
        print(f"{kind:24} {times:4}   {100 * times / beads:.2f}")
    print(f"{'all':24} {count.total():4}   {100 * count.total() / beads:.2f}")


if __name__ == "__main__":
    main()
