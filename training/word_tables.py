"""Learn the tables of ``align.aligner.wordtables``: which stems translate each other, from news.

    python -m training.word_tables NTREX-128 --eval FOLDER -o FILE [--langs hu bg ...]

The tables are between English and other languages. ``NTREX-128`` is the folder of that name in its
repository, with one file for each language, aligned line by line.

Expectation maximisation as in fast_align (Dyer, Chahuneau and Smith, 2013): the words of one side
come from those of the other, near the diagonal, with few translations for each word (variational
Bayes, small alpha). The counts use what both directions believe (the root of the product). Segments
of the gold links (``--eval``, as in ``training.word_links``) are left out, so that measurements on
them are not biased.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import digamma

from align.aligner.links import STEM, words
from align.models import Source
from training import record
from training.word_links import EVAL, read_gold

#: The languages and their files: those of Europe, and the largest of the others.
FILES = {
    "af": "afr", "ar": "arb", "be": "bel", "bg": "bul", "bn": "ben", "bs": "bos", "ca": "cat",
    "cs": "ces", "cy": "cym", "da": "dan", "de": "deu", "el": "ell", "es": "spa", "et": "est",
    "eu": "eus", "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "gl": "glg", "he": "heb",
    "hi": "hin", "hr": "hrv", "hu": "hun", "hy": "hye", "id": "ind", "is": "isl", "it": "ita",
    "ja": "jpn", "ka": "kat", "kk": "kaz", "ko": "kor", "lb": "ltz", "lt": "lit", "lv": "lav",
    "mk": "mkd", "mt": "mlt", "nb": "nob", "nl": "nld", "nn": "nno", "pl": "pol", "pt": "por",
    "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp-Cyrl",
    "sv": "swe", "tr": "tur", "uk": "ukr", "uz": "uzb", "vi": "vie", "zh": "zho-CN",
}  # fmt: skip
ROUNDS = 8
#: Rounds before the diagonal counts.
_FREE = 3
DIAGONAL = 6.0
NULL = 0.08
ALPHA = 0.01
#: A pair is kept if its expected count is at least LEAST, the higher of its two probabilities at
#: least LIKELY and the lower one at least POSSIBLE.
LEAST = 2.0
LIKELY, POSSIBLE = 0.1, 0.01
#: A stem that occurs at least this often in the text is common.
COMMON = 20

Ids = list[NDArray[np.int64]]
Matrix = NDArray[np.float64]


def numbered(sides: Sequence[Sequence[str]]) -> Ids:
    """The stems of each segment as numbers."""
    known: dict[str, int] = {}
    return [np.array([known.setdefault(s, len(known)) for s in side], np.int64) for side in sides]


def posteriors(src: Ids, tgt: Ids) -> list[Matrix]:
    """For each segment the probability that a target word (column) comes from a source word."""
    width = 1 + max(int(ids.max(initial=0)) for ids in tgt)
    keys = np.concatenate(
        [np.add.outer(a * width, b).ravel() for a, b in zip(src, tgt, strict=True)]
    )
    unique, key = np.unique(keys, return_inverse=True)
    sizes = np.array([(len(a), len(b)) for a, b in zip(src, tgt, strict=True)])
    cells = np.concatenate(([0], np.cumsum(sizes[:, 0] * sizes[:, 1])))
    chance = np.full(len(unique), 0.01)
    owner = unique // width
    for round_ in range(ROUNDS):
        flat, counts = _expect(sizes, key, chance, DIAGONAL if round_ >= _FREE else 0.0)
        chance = _maximise(counts, owner)
    return [flat[cells[k] : cells[k + 1]].reshape(n, m) for k, (n, m) in enumerate(sizes.tolist())]


def _expect(
    sizes: NDArray[np.int64], key: NDArray[np.int64], chance: Matrix, diagonal: float
) -> tuple[Matrix, Matrix]:
    cells = np.split(chance[key], np.cumsum(sizes[:, 0] * sizes[:, 1])[:-1])
    pieces = []
    for (n, m), cell in zip(sizes.tolist(), cells, strict=True):
        shift = np.abs((np.arange(n)[:, None] + 0.5) / max(n, 1) - (np.arange(m) + 0.5) / max(m, 1))
        prior = np.exp(-diagonal * shift)
        expected = cell.reshape(n, m) * (prior / prior.sum(axis=0)) * (1.0 - NULL)
        pieces.append((expected / (NULL * 1e-4 + expected.sum(axis=0))).ravel())
    flat = np.concatenate(pieces)
    counts: Matrix = np.bincount(key, flat, len(chance)).astype(float)
    return flat, counts


def _maximise(counts: Matrix, owner: NDArray[np.int64]) -> Matrix:
    totals = np.bincount(owner, counts) + ALPHA * np.bincount(owner)
    chance: Matrix = np.exp(digamma(counts + ALPHA) - digamma(totals)[owner])
    return chance


def stems(text: str, lang: str) -> list[str]:
    """The stems of a text's words."""
    return [text[start:end].lower()[:STEM] for start, end in words(text, lang)]


def table(english: Sequence[list[str]], other: Sequence[list[str]]) -> Iterator[str]:
    """The lines of a file: the other language's common stems, then the pairs."""
    src, tgt = numbered(english), numbered(other)
    expected: dict[tuple[str, str], float] = defaultdict(float)
    for ours, theirs, there, back in zip(
        english, other, posteriors(src, tgt), posteriors(tgt, src), strict=True
    ):
        both = np.sqrt(there * back.T)
        for i, j in zip(*np.nonzero(both > LIKELY), strict=True):
            expected[ours[i], theirs[j]] += both[i, j]
    often, seldom = (Counter(stem for side in sides for stem in side) for sides in (english, other))
    yield from common(seldom)
    for (a, b), count in sorted(expected.items()):
        chances = count / (often[a] + 0.5), count / (seldom[b] + 0.5)
        if count >= LEAST and max(chances) >= LIKELY and min(chances) >= POSSIBLE:
            yield f"{a}|{b}|{chances[0] * 100:.0f}|{chances[1] * 100:.0f}"


def common(counts: Counter[str]) -> Iterator[str]:
    """A line for each common stem."""
    yield from (f"{stem}|{n}" for stem, n in sorted(counts.items()) if n >= COMMON)


def kept_lines(ntrex: Path, folder: Path) -> dict[int, str]:
    """The English segments by their number, without those of the gold links."""
    lines = (ntrex / "newstest2019-src.eng.txt").read_text(encoding="utf-8").split("\n")
    gold = "\n".join(bead.texts[0] for bead in read_gold(folder))
    return {k: line for k, line in enumerate(lines) if line.strip() and line[:60] not in gold}


def main() -> None:
    """Learn the tables and write them."""
    options = record.options(__doc__)
    options.add_argument("ntrex", type=Path)
    options.add_argument("--eval", type=Path, default=EVAL, help="folder of the files of beads")
    options.add_argument("--langs", nargs="*", choices=FILES, default=list(FILES))
    chosen = options.parse_args()
    kept = kept_lines(chosen.ntrex, chosen.eval)
    english = [stems(line, "en") for line in kept.values()]
    tables = {"en": list(common(Counter(stem for side in english for stem in side)))}
    for lang in chosen.langs:
        path = chosen.ntrex / f"newstest2019-ref.{FILES[lang]}.txt"
        other = path.read_text(encoding="utf-8").split("\n")
        rows = list(table(english, [stems(other[k], lang) for k in kept]))
        print(lang, len(rows), flush=True)
        tables[lang] = rows
    what = (
        "Which stems render each other in English and in other languages: with what probability "
        "each renders the other, in hundredths; and how often common stems stand in the text."
    )
    about = record.provenance(
        what,
        [source(kept, chosen.langs)],
        [f"learnt from {len(kept)} segments; what it brings is told in docs/links.md"],
    )
    content = {"provenance": about.to_json(), "models": {}, "tables": tables}
    text = json.dumps(content, indent=0, ensure_ascii=False)
    chosen.output.write_text(f"{text}\n", encoding="utf-8")


def source(kept: Mapping[int, str], langs: Sequence[str]) -> Source:
    """The data from which the tables were learnt."""
    name, licence, home = record.KNOWN["ntrexdev-"]
    return Source(name, licence, home, f"{len(kept)} segments in English and in {', '.join(langs)}")


if __name__ == "__main__":
    main()
