"""Learn ``align/models/word-vectors.json``: which directions of a word's vector show its meaning.

    python -m training.word_vectors NTREX-128 --eval FOLDER -o FILE [--langs es ru de it ...]

The directions hold for any language. They form a matrix that reduces the encoder's vectors of words
in their sentences from 512 numbers to fewer. First the words of each pair of segments are linked
(``align.aligner.links``, all segments together, so statistics help). Then training looks for the
matrix that makes each word more similar to the words linked to it than to the other words of the
segment, in both directions; a word without a link should be similar to nothing. Segments of the
gold links are left out.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from align.aligner.encoders.use import UseEncoder
from align.aligner.links import Linker
from align.models import Source
from training import record
from training.word_links import EVAL
from training.word_tables import FILES, kept_lines, source

Floats = NDArray[np.float32]
#: The vectors of a segment's words on both sides, and the probability of their links.
Example = tuple[Floats, Floats, Floats]

LANGUAGES = ("es", "ru", "de", "it", "zh", "nl")
WIDTH = 128
#: How much a cosine counts, and the cosine below which a word more likely has no counterpart.
SHARPNESS, NOTHING = np.float32(12.0), np.float32(0.35)
#: The weight of words without a link.
UNLINKED = 0.3
#: The step size of each pass over the examples, and the number of examples in one step.
STEPS = (2e-3, 1e-3, 4e-4)
BATCH = 32


def examples(beads: Sequence[tuple[str, str]], lang: str) -> list[Example]:
    """The training examples from pairs of an English segment and its translation."""
    encoder = UseEncoder()
    judged = list(Linker("en", lang, encoder=encoder).judge(beads))
    sides = [
        encoder.encode_words([s.text for s in side], [s.spans for s in side], whole=True)
        for side in zip(*(bead for bead, _ in judged), strict=True)
    ]
    return [
        (a, b, np.where(links > UNLINKED, links, 0.0).astype(np.float32))
        for a, b, (_, links) in zip(*sides, judged, strict=True)
        if min(links.shape) > 1
    ]


def learn(data: Sequence[Example], seed: int = 0) -> Floats:
    """The matrix, learnt from principal components by stochastic gradient descent (Adam)."""
    random = np.random.default_rng(seed)
    some = np.concatenate([vectors for example in data[::7] for vectors in example[:2]])
    matrix = np.linalg.eigh(some.T @ some)[1][:, : -WIDTH - 1 : -1].astype(np.float32)
    matrix /= np.sqrt(np.square(some @ matrix).sum(axis=1).mean())
    first, second = np.zeros((2, *matrix.shape), np.float32)
    step = 0
    for size in STEPS:
        loss = 0.0
        order = random.permutation(len(data))
        for batch in np.array_split(order, max(len(order) // BATCH, 1)):
            gradient = np.zeros_like(matrix)
            for at in batch:
                cost, slope = _slope(data[at], matrix)
                loss += cost
                gradient += slope / len(batch)
            step += 1
            first = 0.9 * first + 0.1 * gradient
            second = 0.99 * second + 0.01 * gradient**2
            matrix -= size * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        print(f"loss {loss / len(data):.3f}", flush=True)
    return matrix


def _slope(example: Example, matrix: Floats) -> tuple[float, Floats]:
    """The loss of one example and its gradient."""
    src, tgt, links = example
    (u, long_u), (v, long_v) = _unit(src @ matrix), _unit(tgt @ matrix)
    cosine = u @ v.T
    (cost, pull), (other, back) = _pull(cosine, links), _pull(cosine.T, links.T)
    pull = pull + back.T
    down_u, down_v = pull @ v, pull.T @ u
    down_u = (down_u - u * (down_u * u).sum(axis=1, keepdims=True)) / long_u
    down_v = (down_v - v * (down_v * v).sum(axis=1, keepdims=True)) / long_v
    return cost + other, src.T @ down_u + tgt.T @ down_v


def _unit(rows: Floats) -> tuple[Floats, Floats]:
    length = np.linalg.norm(rows, axis=1, keepdims=True) + np.float32(1e-6)
    return rows / length, length


def _pull(cosine: Floats, links: Floats) -> tuple[float, Floats]:
    """Cross entropy of each row's links against a softmax of its cosines and of "nothing"."""
    n = len(cosine)
    scores = SHARPNESS * np.concatenate([cosine, np.full((n, 1), NOTHING)], axis=1)
    chance = np.exp(scores - scores.max(axis=1, keepdims=True))
    chance /= chance.sum(axis=1, keepdims=True)
    linked = links.sum(axis=1, keepdims=True)
    wanted = np.concatenate([links / np.maximum(linked, 1), 1 - np.minimum(linked, 1)], axis=1)
    trust = np.where(linked < UNLINKED, UNLINKED, 1.0).astype(np.float32) / n
    cost = float(-(trust * wanted * np.log(chance + 1e-9)).sum())
    return cost, (SHARPNESS * trust * (chance - wanted)[:, :-1]).astype(np.float32)


def main() -> None:
    """Learn the matrix and write it."""
    options = record.options(__doc__)
    options.add_argument("ntrex", type=Path)
    options.add_argument("--eval", type=Path, default=EVAL, help="folder of the files of beads")
    options.add_argument("--langs", nargs="*", choices=FILES, default=LANGUAGES)
    chosen = options.parse_args()
    english = kept_lines(chosen.ntrex, chosen.eval)
    data: list[Example] = []
    for lang in chosen.langs:
        path = chosen.ntrex / f"newstest2019-ref.{FILES[lang]}.txt"
        other = path.read_text(encoding="utf-8").split("\n")
        data += examples([(text, other[k]) for k, text in english.items()], lang)
    matrix = learn(data)
    used = source(english, chosen.langs)
    write(chosen.output, matrix, used, f"learnt from {len(data)} pairs of segments")


def write(path: Path, matrix: Floats, used: Source, figure: str) -> None:
    """Write the matrix, row by row as float16 in base 64, and its source."""
    what = "The directions of the encoder's word vectors that tell what words mean in any language."
    about = record.provenance(what, [used], [figure])
    half = matrix.astype("<f2")
    content = {
        "provenance": about.to_json(),
        "models": {},
        "shape": half.shape,
        "float16": b64encode(half.tobytes()).decode(),
    }
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
