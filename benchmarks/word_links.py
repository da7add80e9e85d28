"""Compare Sverka's word links with others, on the same English-Russian beads and vectors.

    python -m benchmarks.word_links [--eval FOLDER] [--beads 5000]

The gold is the second half of that of ``training/word_links.py``, which was not used for training.
The others are SimAlign's three ways of turning a matrix of cosines into links, reimplemented here
with the same word vectors, and eflomal, which learns from all the beads. (It is used if installed;
it has no wheel, so pip builds it with a C compiler.)
"""

from __future__ import annotations

import argparse
import platform
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from align.aligner.encoders import default
from align.aligner.links import THRESHOLD, Linker, rounds, words
from align.aligner.wordpairs import Belief, Passage
from training.word_links import (
    EVAL,
    Alone,
    Gold,
    Links,
    Matrix,
    Score,
    Texts,
    cells,
    judged,
    possible,
    settings_of,
)


def cosines(beads: Sequence[Texts]) -> list[Matrix]:
    """The cosine of each pair of words, with one vector for each distinct word."""
    sides = [[spelt(text, lang) for text, lang in zip(b, ("en", "ru"), strict=True)] for b in beads]
    types = sorted({word for bead in sides for side in bead for word in side}, key=len)
    vector = dict(zip(types, default().encode(types), strict=True))
    return [
        np.array([vector[w] for w in en]) @ np.array([vector[w] for w in ru]).T for en, ru in sides
    ]


def spelt(text: str, lang: str) -> list[str]:
    """The words of a text in lower case."""
    return [text[start:end].lower() for start, end in words(text, lang)]


def argmax(cosine: Matrix) -> Links:
    """Pairs in which each word is the other's best match."""
    best = cosine.argmax(axis=1)
    back = cosine.argmax(axis=0)
    return {(i, int(j)) for i, j in enumerate(best) if back[j] == i}


def itermax(cosine: Matrix, rounds: int = 2, discount: float = 0.9) -> Links:
    """Best pairs, then again among those with at most one linked word."""
    links = argmax(cosine)
    for _ in range(rounds - 1):
        rows, columns = np.zeros(cosine.shape[0], bool), np.zeros(cosine.shape[1], bool)
        for i, j in links:
            rows[i] = columns[j] = True
        both, either = np.logical_and.outer(rows, columns), np.logical_or.outer(rows, columns)
        weight = np.where(both, 0.0, np.where(either, discount, 1.0))
        left = np.maximum(cosine, 0.0) * weight
        links |= {(i, j) for i, j in argmax(left) if left[i, j] > 0}
    return links


def matching(cosine: Matrix) -> Links:
    """The one-to-one links with the greatest total weight."""
    rows, columns = linear_sum_assignment(-cosine)
    return set(zip(rows.tolist(), columns.tolist(), strict=True))


def eflomal(beads: Sequence[Texts]) -> list[Links] | None:
    """The links on which eflomal agrees in both directions; None if it is not installed."""
    try:
        from eflomal import Aligner
    except ImportError:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for side, lang in enumerate(("en", "ru")):
            lines = (
                " ".join("".join(word.split()) for word in spelt(bead[side], lang))
                for bead in beads
            )
            (folder / lang).write_text("\n".join(lines) + "\n", encoding="utf-8")
        out = [str(folder / direction) for direction in ("forward", "reverse")]
        with (folder / "en").open() as en, (folder / "ru").open() as ru:
            Aligner().align(en, ru, links_filename_fwd=out[0], links_filename_rev=out[1])
        found = [
            [
                {tuple(map(int, pair.split("-"))) for pair in line.split()}
                for line in Path(path).read_text().splitlines()
            ]
            for path in out
        ]
    return [a & b for a, b in zip(*found, strict=True)]


def calibration(belief: Belief, gold: Sequence[Gold], bins: int = 10) -> float:
    """The expected calibration error over all pairs that are not almost excluded, compared with
    the possible links.
    """
    p = np.concatenate([matrix.ravel() for matrix in belief])
    right = np.concatenate(
        [possible(b, m.shape).ravel() for b, m in zip(gold, belief, strict=True)]
    )
    kept = p >= 0.05
    p, right = p[kept], right[kept]
    place = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [
        abs(p[place == k].mean() - right[place == k].mean()) * (place == k).mean()
        for k in range(bins)
        if (place == k).any()
    ]
    return float(sum(gaps))


def main() -> None:
    """Measure on the test half, and print the table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--eval", type=Path, default=EVAL, help="folder of the files of beads")
    options.add_argument("--beads", type=int, default=5000, help="how many beads to time")
    chosen = options.parse_args()
    gold, beads, corpus, alone = settings_of(chosen.eval)
    report(gold, beads, corpus, alone)
    speed(beads, chosen.beads)


def report(gold: list[Gold], beads: list[Texts], corpus: Passage, alone: Alone) -> None:
    """Print a line for each system."""
    test = [k for k, bead in enumerate(gold) if bead.half == "test"]
    truth = [gold[k] for k in test]
    matrices = cosines([bead.texts for bead in truth])
    models = list(rounds())
    print(f"{date.today()}, Python {platform.python_version()}, {len(test)} beads\n")
    print("| system | AER | precision | recall |\n|---|---|---|---|")
    for name, way in (("ArgMax", argmax), ("IterMax", itermax), ("Match", matching)):
        show(f"same vectors, {name}", Score.of([way(matrix) for matrix in matrices], truth))
    learnt = eflomal(beads)
    if learnt is None:
        print("| eflomal | not installed | | |")
    else:
        show(f"eflomal, {len(beads)} beads", Score.of([learnt[k] for k in test], truth))
    errors = []
    for name, setting in (("each bead alone", alone), (f"{len(beads)} beads", corpus)):
        everything = judged(setting, models)
        belief = [everything[k] for k in test]
        show(f"Sverka, {name}", Score.of([cells(m >= THRESHOLD) for m in belief], truth))
        errors.append(f"{name} {calibration(belief, truth):.3f}")
    print("Expected calibration error of Sverka's probabilities:", ", ".join(errors))


def show(name: str, score: Score) -> None:
    """Print a line of the table."""
    print(f"| {name} | {score.aer:.3f} | {score.precision:.3f} | {score.recall:.3f} |")


def speed(beads: Sequence[Texts], count: int) -> None:
    """Time ``count`` beads; if there are too few, sides of neighbouring beads make new pairs."""
    timed = [
        (beads[k % len(beads)][0], beads[(k + k // len(beads)) % len(beads)][1])
        for k in range(count)
    ]
    Linker("en", "ru").link(timed[:2])
    linker = Linker("en", "ru")
    for name in ("with", "without"):
        start = time.perf_counter()
        linker.link(timed)
        print(
            f"{count} beads, {name} the vectors of their words: {time.perf_counter() - start:.1f} s"
        )


if __name__ == "__main__":
    main()
