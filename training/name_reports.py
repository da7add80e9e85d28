"""Learn how far to trust what the checks of names report, from planted names.

    python -m training.name_reports PUD -o FILE [--pairs ru-en en-ru ...] [--half 0]

PUD is a folder with the Parallel Universal Dependencies, a ``.conllu`` file for each language: news
and encyclopedia articles that people translated into many languages. In three rounds, every third
sentence has a name of the translation replaced by another one of the same language, or left out.
The model tells what is reported in these sentences from what is reported in unchanged ones.
``--half`` takes only every second document. The result is the share of both that is warned of,
by models that have not seen the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from align import languages
from align.checks.engine.reading import Reading
from align.checks.families.naming.namebook import Book
from align.checks.families.naming.names import TRUSTED, reported
from align.checks.families.naming.trust import Doubts, doubts
from align.checks.families.naming.witness import Witness
from align.models import Logistic, Source
from training import logistic, record
from training.names import WORD, Run, paired, removed, replaced, runs

PAIRS = "en-ru en-de en-fr en-es en-it en-pl en-cs en-tr en-pt en-zh ru-en de-en fr-en"
#: How many characters of a sentence's number name its document.
DOCUMENT = 6
ROUNDS, FOLDS, PENALTY = 3, 4, 3.0
Texts = Sequence[tuple[str, tuple[str, str]]]


def sentences(path: Path) -> dict[str, str]:
    """The sentences of a file by their numbers."""
    found, number = {}, ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("# sent_id =", "# parallel_id =")):
            number = line.partition("=")[2].strip().removeprefix("pud/")
        elif line.startswith("# text ="):
            found[number] = line.partition("=")[2].strip()
    return found


def texts(folder: Path, pair: str, half: int | None) -> Texts:
    """The sentences in both languages, each with the name of its document."""
    src, tgt = (sentences(folder / f"{lang}_pud-ud-test.conllu") for lang in pair.split("-"))
    documents = sorted({number[:DOCUMENT] for number in src})
    chosen = {one for k, one in enumerate(documents) if half is None or k % 2 == half}
    return [
        (number[:DOCUMENT], (text, tgt[number]))
        for number, text in src.items()
        if number in tgt and number[:DOCUMENT] in chosen
    ]


Row = tuple[Doubts, bool, str, str]


def rows(every: Texts, pair: str) -> Iterator[Row]:
    """What is reported: its features, whether it is right, its document, its pair of languages."""
    langs, random = tuple(pair.split("-")), Random(pair)
    both = [two for _, two in every]
    lang = langs[1]
    small = Counter(w for _, text in both for w in WORD.findall(text) if w.islower())
    capitals = languages.of(lang).has_capitals
    known = [[*runs(text, lang, small)] if capitals else [] for _, text in both]
    pool = [run.text for many in known for run in many]
    for k, features in _reports(both, langs).items():
        yield features, False, every[k][0], pair
    for turn in range(ROUNDS if pool else 0):
        faulty = list(both)
        planted = set()
        for k in range(turn, len(both), ROUNDS):
            made = _planted(both[k], known[k], pool, random)
            if made is not None:
                faulty[k] = made
                planted.add(k)
        for k, features in _reports(faulty, langs).items():
            if k in planted:
                yield features, True, every[k][0], pair


def _planted(
    texts: tuple[str, str], known: Sequence[Run], pool: Sequence[str], random: Random
) -> tuple[str, str] | None:
    src, tgt = texts
    if not known:
        return None
    run = random.choice(known)
    if random.random() < 0.5:
        new = replaced(tgt, run, pool, src, random)
        return (src, new) if new is not None else None
    return src, removed(tgt, run, random)


def _reports(both: Sequence[tuple[str, str]], langs: tuple[str, ...]) -> dict[int, Doubts]:
    reading = Reading.of(paired(both, *langs))
    witness = Witness(reading)
    capitals = all(languages.of(lang).has_capitals for lang in langs)
    book = Book(reading) if reading.encoder is not None and capitals else None
    found = {}
    for pair in reading.filled:
        report = reported(witness, book, pair)
        if report is not None:
            found[pair.number] = doubts(witness, pair, report)
    return found


def fitted(features: NDArray[np.float64], truth: NDArray[np.bool_]) -> Logistic:
    """A model for as many right reports as wrong ones: there are many more planted names here than
    in any real translation.
    """
    right = truth.mean()
    weights = np.where(truth, 0.5 / right, 0.5 / (1 - right))
    return logistic.fit(features, truth, Doubts._fields, trust=weights, penalty=PENALTY)


def main() -> None:
    """Read the options, plant, learn, write."""
    parser = record.options(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", nargs="+", default=PAIRS.split())
    parser.add_argument("--half", type=int, choices=(0, 1), help="only every second document")
    options = parser.parse_args()
    every: list[Row] = []
    sizes: Counter[str] = Counter()
    for pair in options.pairs:
        some = texts(options.folder, pair, options.half)
        sizes[pair] = len(some)
        made = [*rows(some, pair)]
        print(pair, Counter(right for _, right, *_ in made), flush=True)
        every += made
    features = np.array([one[0] for one in every])
    truth = np.array([one[1] for one in every])
    documents = sorted({one[2] for one in every})
    fold = np.array([documents.index(one[2]) % FOLDS for one in every])
    chance = np.empty(len(every))
    for k in range(FOLDS):
        model = fitted(features[fold != k], truth[fold != k])
        chance[fold == k] = model.probability(features[fold == k])
    figures = [
        f"{pair}: {(chance[here & truth] >= TRUSTED).sum()} of {(here & truth).sum()} reports of "
        f"planted names are warnings, and {(chance[here & ~truth] >= TRUSTED).sum()} of "
        f"{(here & ~truth).sum()} in {sizes[pair]} unchanged sentences"
        for pair in options.pairs
        for here in [np.array([one[3] == pair for one in every])]
    ]
    print(*figures, sep="\n")
    model = fitted(features, truth)
    what = (
        "How likely names that seem to differ were really left out, added or replaced, and are not "
        "a free translation."
    )
    name, licence, home = record.KNOWN["pud-"]
    used = "every second document" if options.half is not None else "all"
    data = (Source(name, licence, home, f"{used}: {', '.join(options.pairs)}"),)
    models = {"report": logistic.rounded(model, 2)}
    record.write(options.output, record.provenance(what, data, figures), models)


if __name__ == "__main__":
    main()
