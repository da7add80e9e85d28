"""Learn how probable it is that a finding is a real fault.

    python -m training.odds QUALITY GOLD.jsonl:N ... [--rows FOLDER] -o FILE

QUALITY is a folder with ``demetr-to-en.jsonl`` (planted faults), ``mlqe-ru-en.jsonl`` and
``spans-en-ru.jsonl`` (errors that people marked); GOLD are gold alignments, in which faults are
planted here. A finding is a real fault if it touches what people marked (and, in MLQE-PE, is gone
once they have corrected the translation), or if the fault that was planted in its bead caused it.
All other findings count as wrong. Planted faults are rare: one bead in ten has one.

Half of everything is held out: sources with an even checksum, and every second gold document. The
weights are learnt from the other half. ``benchmarks/odds.py`` measures on the half held out.

Checking all texts takes long. With ``--rows``, the findings of each data set are kept in a folder,
and a data set whose file is there is not checked again: delete its file when the checks have
changed. Several programs may fill the folder at once, each with one data set (``--only``).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from align.aligner.gold import GoldDocument
from align.alignment import Alignment
from align.checks import profile as profiles
from align.checks.engine.reading import Reading
from align.checks.model.finding import Mark
from align.checks.odds import ASSUMED, FEATURES, features
from align.checks.run import marks_of
from align.models import Logistic, Source, probability
from training import gold, logistic, planting, record
from training.marked import meets, paired, tagged, touches

Texts = tuple[str, str]
#: One bead in so many gets a planted fault.
ONE_OF = 10
#: How often each document of DEMETR is used, each time with other faults.
ROUNDS = 20
#: Marked translations are read in documents of so many segments if they have none of their own.
SEGMENTS = 50
#: How much a row counts, by the beginning of its source. Real faults that people marked count most;
#: gold documents are read twice, clean and with faults, and those of DEMETR very often.
TRUST = {"spans": 2.0, "mlqe": 2.0, "gold": 0.5, "demetr": 0.2}
#: How much warnings in gold documents count that were not planted: when they were read, about half
#: were real faults of the human translators (docs/benchmarks.md).
UNSURE = 0.5
#: The weights are drawn to 0 by this much: some kinds occur only a few times.
PENALTY = 1.0
#: The slips to plant in gold documents.
PLANTS = tuple(
    getattr(planting, name)
    for name in (
        "number", "number_word", "number_lost", "magnitude", "currency", "unit", "date", "weekday",
        "untranslated", "untranslated_part", "duplicated", "omitted", "added", "name",
        "negation_lost", "negation_added", "question", "omitted_part", "added_part", "bracket",
        "quote_style", "code", "doubled_word", "mixed_script", "mojibake",
    )
)  # fmt: skip
MARKED = (
    Source(
        "DEMETR",
        "MIT",
        "https://github.com/marzenakrp/demetr",
        "half of the segments with odd numbers",
    ),
    Source("MLQE-PE", "CC0", "https://github.com/sheffieldnlp/mlqe-pe", "half of ru-en dev"),
    Source(
        "WMT MQM human evaluation",
        "Apache-2.0",
        "https://github.com/google/wmt-mqm-human-evaluation",
        "half of five translations of newstest2021 en-ru, as in the shared task on quality "
        "estimation of WMT 2023",
    ),
)


class Row(NamedTuple):
    """A finding: what is known about it, whether it is a real fault, the data set that it is from,
    its document, and whether it is held out.
    """

    features: tuple[float, ...]
    kind: str
    real: bool
    source: str
    document: str
    held_out: bool


def _held_out(src: str) -> bool:
    return crc32(src.encode()) % 2 == 0


def _seen(alignment: Alignment) -> tuple[list[Mark], Reading, np.ndarray]:
    reading = Reading.of(alignment)
    marks = marks_of(reading, profiles.find("standard"))
    return marks, reading, features(marks, reading) if marks else np.zeros((0, len(FEATURES)))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def spans(path: Path) -> Iterator[Row]:
    """Translations in which people marked the errors."""
    for (system, name), group in groupby(_lines(path), lambda row: (row["system"], row["doc"])):
        here = list(group)
        marks, _, seen = _seen(paired([(row["src"], row["tgt"]) for row in here], "en", "ru"))
        for mark, known in zip(marks, seen, strict=True):
            row = here[mark.bead]
            real = touches(mark.tgt_span, row["spans"])
            held = _held_out(row["src"])
            yield Row(tuple(known), mark.kind, real, f"spans {system}", f"{system} {name}", held)


def mlqe(path: Path) -> Iterator[Row]:
    """Translations in which bad words were marked, and their corrected versions."""
    every = _lines(path)
    for first in range(0, len(every), SEGMENTS):
        rows = every[first : first + SEGMENTS]
        src = [tagged(row["src"].split(), row["source_tags"], gaps=False) for row in rows]
        tgt = [tagged(row["mt"].split(), row["tags"], gaps=True) for row in rows]
        words = [row["pe"].split() for row in rows]
        fixed = [tagged(one, ["OK"] * len(one), gaps=False).text for one in words]
        sources = [one.text for one in src]
        corrected, _, seen = _seen(paired([*zip(sources, fixed, strict=True)], "ru", "en"))
        held = [_held_out(row["src"]) for row in rows]
        for mark, known in zip(corrected, seen, strict=True):
            yield Row(tuple(known), mark.kind, False, "mlqe pe", f"mlqe {first}", held[mark.bead])
        left = {(mark.bead, *_what(mark)) for mark in corrected}
        found = paired([(one, two.text) for one, two in zip(sources, tgt, strict=True)], "ru", "en")
        marks, _, seen = _seen(found)
        for mark, known in zip(marks, seen, strict=True):
            k = mark.bead
            real = meets(mark.src_span, src[k].bad) or meets(mark.tgt_span, tgt[k].bad)
            real = real and (k, *_what(mark)) not in left
            yield Row(tuple(known), mark.kind, real, "mlqe mt", f"mlqe {first}", held[k])


def _what(mark: Mark) -> tuple[object, ...]:
    """What a mark says, wherever it is."""
    return mark.kind, *sorted(mark.facts.items())


def demetr(path: Path) -> Iterator[Row]:
    """Machine translations with a fault planted in some segments."""
    by_lang: dict[tuple[str, bool], dict[Texts, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in _lines(path):
        if not row["kind"].startswith("base_"):
            key = row["lang"], _held_out(row["src"])
            by_lang[key][row["src"], row["clean"]].append(row["faulty"])
    for (lang, held), every in sorted(by_lang.items()):
        random = Random(f"{lang} {held}")
        clean, faults = list(every), list(every.values())
        before = [set[tuple[object, ...]]() for _ in clean]
        for mark in _seen(paired(clean, lang, "en"))[0]:
            before[mark.bead].add(_what(mark))
        for _ in range(ROUNDS):
            faulty = {k: random.choice(faults[k]) for k in _some(len(clean), random)}
            texts = [(src, faulty.get(k, tgt)) for k, (src, tgt) in enumerate(clean)]
            marks, _, seen = _seen(paired(texts, lang, "en"))
            for mark, known in zip(marks, seen, strict=True):
                real = mark.bead in faulty and _what(mark) not in before[mark.bead]
                name = f"demetr {lang} {crc32(clean[mark.bead][0].encode()) % 5}"
                yield Row(tuple(known), mark.kind, real, "demetr", name, held)


def _some(many: int, random: Random) -> list[int]:
    return [k for k in range(many) if random.random() < 1 / ONE_OF]


def planted(documents: Sequence[GoldDocument]) -> Iterator[Row]:
    """Human translations, aligned again, as they are and with faults planted in some beads."""
    for number, document in enumerate(documents):
        random = Random(number)
        pairs = gold.clean(document)
        other = documents[number - 1] if number else documents[-1]
        others = [text for _, tgt in gold.clean(other) for text in tgt]
        names = planting.NAMES[document.tgt_lang].split()
        stock = planting.Stock(others, random.sample(names, len(names)), document.tgt_lang)
        faulty: dict[int, planting.Pair] = {}
        for k in _some(len(pairs), random):
            plants = random.sample(PLANTS, len(PLANTS))
            made = (plant(pairs[k], stock, random) for plant in plants)
            faulty[k] = next((one for one in made if one and one != pairs[k]), pairs[k])
        whole = [faulty.get(k, pair) for k, pair in enumerate(pairs)]
        name, held = f"{document.src_lang}-{document.tgt_lang} {number}", number % 2 == 0
        before = set[tuple[object, ...]]()
        marks, reading, seen = _seen(gold.aligned(pairs, document))
        for mark, known in zip(marks, seen, strict=True):
            before.add((reading.pairs[mark.bead].src.text, *_what(mark)))
            yield Row(tuple(known), mark.kind, False, "gold clean", name, held)
        alignment = gold.aligned(whole, document)
        marks, reading, seen = _seen(alignment)
        near = _beads(alignment, whole, faulty)
        for mark, known in zip(marks, seen, strict=True):
            told = reading.pairs[mark.bead].src.text, *_what(mark)
            real = mark.bead in near and told not in before
            yield Row(tuple(known), mark.kind, real, "gold planted", name, held)


def _beads(
    alignment: Alignment, pairs: Sequence[planting.Pair], faulty: Mapping[int, object]
) -> set[int]:
    """The beads with sentences of faulty pairs, and those beside them."""
    found, i, j = set[int](), 0, 0
    for k, (one, other) in enumerate(pairs):
        if k in faulty:
            src, tgt = set(range(i, i + len(one))), set(range(j, j + len(other)))
            for n, bead in enumerate(alignment.beads):
                if src & set(bead.src) or tgt & set(bead.tgt):
                    found |= {n - 1, n, n + 1}
        i, j = i + len(one), j + len(other)
    return found


def read(
    folder: Path,
    documents: Sequence[GoldDocument],
    kept: Path | None = None,
    only: Sequence[str] = (),
) -> list[Row]:
    """The findings in all data, or in ``only`` some of the data sets ``spans``, ``mlqe``,
    ``demetr`` and ``gold``; files that are missing are skipped. The findings of a data set are read
    from the folder ``kept`` if it has them, otherwise written there.
    """
    rows: list[Row] = []
    for name, (file, reader) in _MARKED.items():
        if (folder / file).exists() and (not only or name in only):
            rows += _kept(kept, name, partial(reader, folder / file))
    if documents and (not only or "gold" in only):
        rows += _kept(kept, "gold", partial(planted, documents))
    return rows


#: The files of the folder QUALITY and what reads them.
_MARKED: Mapping[str, tuple[str, Callable[[Path], Iterator[Row]]]] = {
    "spans": ("spans-en-ru.jsonl", spans),
    "mlqe": ("mlqe-ru-en.jsonl", mlqe),
    "demetr": ("demetr-to-en.jsonl", demetr),
}


def _kept(folder: Path | None, name: str, reader: Callable[[], Iterator[Row]]) -> list[Row]:
    """The rows of a data set, from its file in the folder if that exists."""
    if folder is None:
        return [*reader()]
    path = folder / f"{name}.jsonl"
    if not path.exists():
        lines = [json.dumps(_plain(row), ensure_ascii=False) for row in reader()]
        folder.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".part")
        half.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        half.replace(path)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [Row(tuple(features), *rest) for features, *rest in rows]


def _plain(row: Row) -> list[Any]:
    """A row as JSON can write it."""
    return [[float(one) for one in row.features], row.kind, bool(row.real), *row[3:5], row.held_out]


def table(rows: Sequence[Row], kinds: Sequence[str]) -> np.ndarray:
    """The features of the rows, and after them one for each kind."""
    of_kind = [[float(row.kind == kind) for kind in kinds] for row in rows]
    return np.hstack([np.array([row.features for row in rows]), np.array(of_kind)])


def learnt(rows: Sequence[Row]) -> tuple[Logistic, tuple[str, ...]]:
    """The model of these rows, and the kinds that they have."""
    kinds = tuple(sorted({row.kind for row in rows} - ASSUMED.keys()))
    names = (*FEATURES, *kinds)
    real = np.array([row.real for row in rows])
    trust = np.array([_trust(row) for row in rows])
    seen = table(rows, kinds)
    model = logistic.fit(seen, real, names, trust=trust, penalty=PENALTY, standardise=False)
    return logistic.rounded(model, 3), kinds


def _trust(row: Row) -> float:
    source = row.source.split()[0]
    severities = FEATURES.index("error"), FEATURES.index("warning")
    unsure = source == "gold" and not row.real and any(row.features[k] for k in severities)
    return TRUST[source] * (UNSURE if unsure else 1.0)


def chances(model: Logistic, kinds: Sequence[str], rows: Sequence[Row]) -> np.ndarray:
    """The probability of each row."""
    return probability(model.log_odds(table(rows, kinds)))


def calibration_error(chance: np.ndarray, real: np.ndarray, bins: int = 10) -> float:
    """The mean difference between probability and share of real faults, in bins of equal width."""
    place = np.minimum((chance * bins).astype(int), bins - 1)
    total = 0.0
    for k in range(bins):
        here = place == k
        total += abs(float((chance[here] - real[here]).sum()))
    return total / max(1, len(chance))


def usual(rows: Iterable[Row]) -> dict[str, float]:
    """The share of real faults by kind, with one more of each added."""
    real, every = defaultdict[str, float](float), defaultdict[str, float](float)
    for row in rows:
        real[row.kind] += row.real * _trust(row)
        every[row.kind] += _trust(row)
    return {kind: round((real[kind] + 1) / (n + 2), 3) for kind, n in sorted(every.items())}


def measured(rows: Sequence[Row], model: Logistic, kinds: Sequence[str]) -> Iterator[str]:
    """The calibration on the rows that are held out, by where they are from."""
    groups = {
        "translations with marked errors": ("spans", "mlqe"),
        "planted faults, machine translation (DEMETR)": ("demetr",),
        "planted faults, human translation (NTREX-128)": ("gold",),
    }
    for what, starts in groups.items():
        here = [row for row in rows if row.held_out and row.source.startswith(starts)]
        if not here:
            continue
        chance, real = chances(model, kinds, here), np.array([row.real for row in here])
        yield (
            f"held out, {what}: {len(here)} findings, {real.mean():.3f} of them real, "
            f"{chance.mean():.3f} expected; calibration error {calibration_error(chance, real):.3f}"
        )


def main() -> None:
    """Read the files, learn from one half, measure on the other, write."""
    parser = record.options(__doc__)
    parser.add_argument("quality", type=Path, metavar="QUALITY")
    parser.add_argument("gold", nargs="+", metavar="GOLD.jsonl:N")
    parser.add_argument("--rows", type=Path, metavar="FOLDER")
    parser.add_argument("--only", nargs="*", default=[], choices=[*_MARKED, "gold"])
    options = parser.parse_args()
    rows = read(options.quality, gold.read(options.gold)[0], options.rows, options.only)
    if options.only:
        return
    learning = [row for row in rows if not row.held_out]
    model, kinds = learnt(learning)
    what = "How probable it is that a finding of the checks is a real fault."
    sources = (*MARKED, *record.sources(options.gold))
    about = record.provenance(what, sources, [*measured(rows, model, kinds)])
    cut = len(FEATURES)
    parts = {
        "finding": Logistic.of(FEATURES, [*model.weights[:cut], model.bias]),
        "kinds": Logistic.of(kinds, [*model.weights[cut:], 0.0]),
    }
    record.write(options.output, about, parts)
    content = json.loads(options.output.read_text("utf-8"))
    content["usual"] = usual(learning)
    options.output.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
