"""Learn to recognise single words that one side of a bead leaves out, from planted omissions.

    python -m training.single_words NTREX-128 DOCUMENT_IDS.tsv -o FILE

The two arguments are the folder and the file of these names in the repository of NTREX-128: news in
many languages, aligned line by line. In half of the segments of some documents, a content word or a
few words are cut from the translation. The words of the source that were linked to them are really
missing. Each document is judged by weights that have not seen it. The result is the share of such
segments in which a missing word is found, at a given number of hints per 100 unchanged ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner.links import STEM, Linker
from align.aligner.wordpairs import BeadWords, Span
from align.aligner.wordtables import commonness
from align.checks.engine.passages import usual
from align.checks.families.completeness import coverage, single
from align.models import Source
from training import logistic, record
from training.word_tables import FILES

FloatArray = NDArray[np.float64]
Judged = tuple[BeadWords, FloatArray]

#: Each of these is translated from and into English, and the couples below into each other.
LANGUAGES = ("ru", "de", "fr", "es", "it", "pl", "pt", "tr", "ar")
COUPLES = (("ru", "de"), ("de", "fr"), ("fr", "es"))
#: So many documents of each pair of languages, and the first so many segments of each.
DOCUMENTS, SEGMENTS = 10, 22
#: A word is missing if a word that was cut translated it at least this surely, and no other word
#: did; it is not if it was linked to none of them. Words in between are not learnt from.
SURELY, OTHERWISE, HARDLY = 0.6, 0.5, 0.15
#: How often several words are cut, and how many more at most.
SEVERAL, MORE = 0.3, 3
#: Words at least this common are not cut, nor are phrases with these marks.
_COMMON = 0.5
_MARKS = frozenset(',.;:"«»()“”„–—')
#: The numbers of hints per 100 sides of unchanged segments for which the share found is recorded.
HINTS = (2, 10, 20)
_FOLDS = 5


class Row(NamedTuple):
    """A word as the model sees it. ``truth`` is 1 if it is missing, 0 if not, -1 if that is not
    known; ``place`` names its side of its segment.
    """

    features: FloatArray
    truth: int
    planted: bool
    document: int
    place: tuple[object, ...]


def rows(
    texts: Sequence[tuple[str, str]], langs: tuple[str, str], random: Random, document: int
) -> Iterator[Row]:
    """The words of a document's segments, unchanged and with words cut."""
    linker = Linker(*langs)
    clean = list(linker.judge(texts))
    ratio = float(np.median([len(tgt) / len(src) for src, tgt in texts]))
    changed, truth = [], []
    for text, (bead, links) in zip(texts, clean, strict=True):
        cut = _cut(bead, langs[1], random) if random.random() < 0.5 and links.size else None
        changed.append((text[0], _without(text[1], cut)) if cut else text)
        truth.append(_missing(bead, links, cut) if cut else None)
    for number, sides in enumerate(_halves(clean, langs, linker)):
        for k, ratio_here in enumerate((ratio, 1 / ratio)):
            place = (document, langs, "clean", number, k)
            for features in single.loose(sides[k], sides[1 - k], ratio_here).features:
                yield Row(features, 0, False, document, place)
    planted = _halves(list(linker.judge(changed)), langs, linker)
    for number, (sides, known) in enumerate(zip(planted, truth, strict=True)):
        for k, ratio_here in enumerate((ratio, 1 / ratio) if known is not None else ()):
            place = (document, langs, "planted", number, k)
            found = single.loose(sides[k], sides[1 - k], ratio_here)
            for word, features in zip(found.numbers, found.features, strict=True):
                missing = int(known[word]) if known is not None and k == 0 else 0
                yield Row(features, missing, True, document, place)


def _cut(bead: BeadWords, lang: str, random: Random) -> tuple[Span, ...] | None:
    """The spans of a content word of the target, and sometimes of some words after it."""
    spans, common = bead.tgt.spans, commonness(lang)
    able = [
        k
        for k, word in enumerate(bead.tgt.words)
        if len(word) > 2 and word.isalpha() and common.get(word[:STEM], 0.0) < _COMMON
    ]
    if not able:
        return None
    first = last = random.choice(able)
    if random.random() < SEVERAL:
        last = min(len(spans) - 1, first + random.randint(1, MORE))
        if _MARKS & set(bead.tgt.text[spans[first][0] : spans[last][1]]):
            last = first
    return tuple(spans[first : last + 1])


def _without(text: str, cut: Sequence[Span]) -> str:
    left = f"{text[: cut[0][0]].rstrip()} {text[cut[-1][1] :].lstrip()}".strip()
    return re.sub(r" ([,.;:!?])", r"\1", left)


def _missing(bead: BeadWords, links: FloatArray, cut: Sequence[Span]) -> NDArray[np.int64]:
    gone = np.isin([start for start, _ in bead.tgt.spans], [start for start, _ in cut])
    inside, outside = links[:, gone].max(1), links[:, ~gone].max(1, initial=0.0)
    unknown = np.where(inside < HARDLY, 0, -1)
    return np.where((inside > SURELY) & (outside < OTHERWISE), 1, unknown)


def _halves(
    judged: Sequence[Judged], langs: tuple[str, str], linker: Linker
) -> Iterator[tuple[single.Half, single.Half]]:
    src = usual([(bead.src.stems, links) for bead, links in judged])
    tgt = usual([(bead.tgt.stems, links.T) for bead, links in judged])
    for (bead, links), *known in zip(judged, src, tgt, strict=True):
        cosines = linker.vectors(bead.src.words) @ linker.vectors(bead.tgt.words).T
        yield single.halves(
            (coverage.Side(bead.src.text, bead.src.spans, (), links), known[0]),
            (coverage.Side(bead.tgt.text, bead.tgt.spans, (), links.T), known[1]),
            langs,
            cosines,
        )


def read(folder: Path, ids: Path, random: Random) -> Iterator[Row]:
    """The words of some documents in each pair of languages."""
    names = ids.read_text(encoding="utf-8").split()
    documents = [[k for k, _ in some] for _, some in groupby(enumerate(names), lambda one: one[1])]
    texts = {lang: _lines(folder, f"ref.{FILES[lang]}") for lang in LANGUAGES}
    texts["en"] = _lines(folder, "src.eng")
    for langs in [*(p for lang in LANGUAGES for p in (("en", lang), (lang, "en"))), *COUPLES]:
        for number in random.sample(range(len(documents)), DOCUMENTS):
            chosen = documents[number][:SEGMENTS]
            yield from rows(
                [(texts[langs[0]][k], texts[langs[1]][k]) for k in chosen], langs, random, number
            )


def _lines(folder: Path, name: str) -> list[str]:
    return (folder / f"newstest2019-{name}.txt").read_text(encoding="utf-8").split("\n")


def main() -> None:
    """Read the texts, cross-validate, learn, write."""
    parser = record.options(__doc__)
    parser.add_argument("ntrex", type=Path, metavar="NTREX-128")
    parser.add_argument("ids", type=Path, metavar="DOCUMENT_IDS.tsv")
    options = parser.parse_args()
    table = list(read(options.ntrex, options.ids, Random(3)))
    features = np.array([row.features for row in table])
    truth = np.array([row.truth for row in table])
    known, fold = truth >= 0, np.array([row.document for row in table]) % _FOLDS
    score = np.empty(len(table))
    for k in range(_FOLDS):
        seen = known & (fold != k)
        model = logistic.fit(features[seen], truth[seen], single.FEATURES)
        score[fold == k] = model.log_odds(features[fold == k])
    model = logistic.rounded(logistic.fit(features[known], truth[known], single.FEATURES), 3)
    name, licence, home = record.KNOWN["ntrex-"]
    pairs = 2 * len(LANGUAGES) + len(COUPLES)
    used = f"{SEGMENTS} segments of {DOCUMENTS} documents in each of {pairs} pairs of languages"
    about = record.provenance(
        "How likely nothing on the other side of a bead renders a single content word.",
        [Source(name, licence, home, used)],
        list(measured(table, score)),
    )
    record.write(options.output, about, {"word": model})


def measured(table: Sequence[Row], score: FloatArray) -> Iterator[str]:
    """The share of segments in which a missing word is found, at given numbers of hints."""
    clean: dict[object, float] = defaultdict(lambda: -np.inf)
    found: dict[object, float] = defaultdict(lambda: -np.inf)
    for row, value in zip(table, score.tolist(), strict=True):
        if not row.planted:
            clean[row.place] = max(clean[row.place], value)
        elif row.place[-1] == 0:
            found[row.place] = max(found[row.place], value if row.truth else -np.inf)
    alarms, hits = sorted(clean.values(), reverse=True), np.array(list(found.values()))
    for many in HINTS:
        least = alarms[many * len(alarms) // 100]
        yield (
            f"segments with words cut: {np.mean(hits > least):.3f} found at {many} hints for 100 "
            f"sides of unchanged segments (log odds above {least:.2f})"
        )


if __name__ == "__main__":
    main()
