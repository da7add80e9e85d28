"""Learn which spaces of Thai end a sentence, and measure it.

    python -m training.spaces FILE ... --test FILE -o FILE

Each file has a sentence per line, or is a treebank (CoNLL-U). Groups of eight sentences are joined
by spaces. The weights that are measured have not seen the test file, nor the half of each other
file on which they are measured.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from align.models import Logistic
from align.segment import spans
from align.segment.spaces import features, places
from training import logistic, record

_TOGETHER = 8  # sentences
_LEAST = 12  # a feature that occurs less often is not used
_PENALTY = 1.0

# A feature of each space, and whether a sentence ends there.
Row = tuple[list[str], bool]


def main() -> None:
    """Measure, learn from all files, and write the model."""
    parser = record.options(__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--test", type=Path, required=True)
    options = parser.parse_args()
    texts = [list(groups(file)) for file in options.files]
    halves = [(text[: len(text) // 2], text[len(text) // 2 :]) for text in texts]
    figures = []
    model = learn([row for half, _ in halves for group in half for row in rows(group)])
    for file, (_, other) in zip(options.files, halves, strict=True):
        figures.append(f"{told(other, model)} in the half of {file.name} that was not learnt from")
    model = learn([row for text in texts for group in text for row in rows(group)])
    figures.append(f"{told(list(groups(options.test)), model)} in {options.test.name}")
    about = record.provenance(
        "Whether a space in Thai ends a sentence.",
        record.sources([str(file) for file in options.files]),
        figures,
    )
    record.write(options.output, about, {"th": logistic.rounded(model, 2)})


def groups(file: Path) -> Iterator[list[str]]:
    """Yield the sentences of a file in groups."""
    text = file.read_text(encoding="utf-8")
    treebank = file.suffix == ".conllu"
    lines = re.findall(r"^# text = (.*)", text, re.MULTILINE) if treebank else text.split("\n")
    found = [" ".join(line.split()) for line in lines if line.strip()]
    for at in range(0, len(found), _TOGETHER):
        yield found[at : at + _TOGETHER]


def ends_of(group: Sequence[str]) -> set[int]:
    """Return where the sentences of a group end when they are joined, without the last."""
    return set(np.cumsum([len(one) + 1 for one in group[:-1]]) - 1)


def rows(group: Sequence[str]) -> Iterator[Row]:
    """Yield the features of each space in a group, and the truth."""
    text, ends = " ".join(group), ends_of(group)
    between = places(text, 0, len(text))
    begins = [0, *(one.end() for one in between)]
    stops = [*(one.start() for one in between), len(text)]
    for number, one in enumerate(between):
        at, nxt = one.span()
        yield list(features(text, begins[number], at, nxt, stops[number + 1])), at in ends


def learn(found: Sequence[Row]) -> Logistic:
    """Return the model of greatest likelihood, with a quadratic penalty on the weights."""
    counts = Counter(name for names, _ in found for name in names)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    place = {name: number for number, name in enumerate(names)}
    known = [[place[name] for name in seen if name in place] for seen, _ in found]
    starts = np.cumsum([0, *map(len, known)])
    flat = np.concatenate([np.array(one, dtype=int) for one in known])
    table = csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(found), len(names)))
    truth = np.array([end for _, end in found], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = table @ weights[:-1] + weights[-1]
        held = _PENALTY * np.append(weights[:-1], 0.0)
        wrong = expit(score) - truth
        value = (np.logaddexp(0, score) - truth * score).sum() + held @ weights / 2
        return value, np.append(table.T @ wrong, wrong.sum()) + held

    best = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return Logistic.of(names, best)


def told(text: Sequence[Sequence[str]], model: Logistic) -> str:
    """Say how well the model finds the ends of sentences in groups."""
    from align.segment import spaces

    held = dict(zip(model.names, map(float, model.weights), strict=True)), model.bias
    spaces._weights = lambda _name: held  # type: ignore[assignment]
    right = found = real = 0
    for group in text:
        ends = ends_of(group)
        whole = " ".join(group)
        cut = {end for _, end in spans(whole, "th")} - {len(whole)}
        right, found, real = right + len(cut & ends), found + len(cut), real + len(ends)
    f1 = 2 * right / (found + real)
    return f"F1 {f1:.3f} (precision {right / found:.3f}, recall {right / real:.3f})"


if __name__ == "__main__":
    main()
