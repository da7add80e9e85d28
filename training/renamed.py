"""Learn which of two names may have replaced the other, from planted names, and measure it.

    python -m training.renamed --names GOLD.jsonl:N ... --nouns GOLD.jsonl:N ... -o FILE

``--names`` takes files whose translations capitalise only names (Russian), ``--nouns`` those that
capitalise all nouns (German). The first N documents of each file are used. In every fourth bead, a
name of the translation that sounds like one of the source is replaced: by an unchanged name from
another document, or sometimes from the same one. Four rounds cover every bead. Each document is
judged by weights that have not seen it. The result is the share of planted names found at a given
number of false alarms per 100 beads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner.gold import GoldDocument
from align.checks.engine.reading import Reading
from align.checks.families import russian
from align.checks.families.naming import capitals, namebook
from align.checks.families.naming.renaming import View, shaped
from align.checks.families.naming.sounds import SURELY, likeness
from align.models import Logistic
from training import gold, logistic, planting, record

#: In a round, a name is planted in one of this many beads.
EVERY = 4
#: The share of planted names that come from the same document.
SAME_DOCUMENT = 0.15
#: A name this similar in sound to a word of the source would not be an error.
TOO_ALIKE = 0.6
#: The total numbers of false alarms for which the share found is recorded.
ALARMS = (1, 5, 12)


class Row(NamedTuple):
    """A pair of names as the model sees it: its document, round and bead, and whether it was
    planted. In a bead with a planted name all other pairs are left out; a planted name that was not
    examined has no view.
    """

    view: View | None
    planted: bool
    place: tuple[int, int, int]
    what: str


class Same(NamedTuple):
    """A name that sounds alike on both sides: bead, sentence of the target, both spellings."""

    bead: int
    sentence: int
    src: str
    tgt: str


def same_names(pairs: Sequence[planting.Pair], lang: str) -> list[Same]:
    """The names inside sentences of the target that the source has too."""
    found = []
    for number, (src, tgt) in enumerate(pairs):
        there = sorted({m[0] for text in src for m in planting.CAPITAL.finditer(text)})
        for k, text in enumerate(tgt):
            for m in planting.CAPITAL.finditer(text):
                if lang == "ru" and (m[0].isascii() or planting.ADJECTIVE.search(m[0])):
                    continue
                alike = [one for one in there if likeness(one, m[0]) >= SURELY]
                found += [Same(number, k, one, m[0]) for one in alike[:1]]
    return found


def stock(document: GoldDocument) -> list[str]:
    """The names of a document that may be planted elsewhere: no titles, no common words."""
    pairs = gold.clean(document)
    small = {word for src, _ in pairs for text in src for word in text.split() if word.islower()}
    return [
        one.tgt
        for one in same_names(pairs, document.tgt_lang)
        if one.src.lower() not in small
        and not capitals.is_common(one.src, document.src_lang)
        and (document.tgt_lang != "ru" or russian.name(one.tgt))
    ]


def rows(
    document: GoldDocument, number: int, names: Sequence[str], random: Random
) -> Iterator[Row]:
    """The pairs of names of a document: unchanged, and with names planted."""
    pairs = gold.clean(document)
    yield from seen(pairs, document, {}, (number, 0))
    own = same_names(pairs, document.tgt_lang)
    for turn in range(EVERY):
        planted: dict[int, tuple[str, str]] = {}
        faulty = list(pairs)
        for bead in range(turn, len(pairs), EVERY):
            choices = [one for one in own if one.bead == bead]
            if not choices:
                continue
            old = random.choice(choices)
            new = random.choice(
                [one.tgt for one in own] if random.random() < SAME_DOCUMENT else names
            )
            src, tgt = pairs[bead]
            if any(likeness(word, new) >= TOO_ALIKE for text in src for word in text.split()):
                continue
            tgt = list(tgt)
            tgt[old.sentence] = tgt[old.sentence].replace(old.tgt, new, 1)
            faulty[bead] = (src, tgt)
            planted[bead] = (old.src, new)
        yield from seen(faulty, document, planted, (number, turn + 1))


def seen(
    pairs: Sequence[planting.Pair],
    document: GoldDocument,
    planted: Mapping[int, tuple[str, str]],
    place: tuple[int, int],
) -> Iterator[Row]:
    """The pairs of names in a document; in a round that plants, only the planted ones."""
    reading = Reading.of(gold.aligned(pairs, document, gold=True))
    book = namebook.Book(reading)
    for pair in reading.filled:
        src, new = planted.get(pair.number, ("", ""))
        if place[1] and not new:
            continue
        where, both, looked_at = (
            (*place, pair.number),
            f"\n    {pair.src.text}\n    {pair.tgt.text}",
            False,
        )
        for one, other, view in book.views(pair):
            written = pair.tgt.text[slice(*other.span)]
            real = bool(new) and written == new and likeness(one.word, src) > 0.9
            if real or not new:
                looked_at = looked_at or real
                yield Row(view, real, where, f"{one.word} | {written}{both}")
        if new and not looked_at:
            yield Row(None, True, where, f"{src} | {new}{both}")


def arrays(
    data: Sequence[Row],
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.int64]]:
    """The features of the rows, whether they were planted, and their documents."""
    return (
        np.array([shaped(row.view) for row in data if row.view]),
        np.array([row.planted for row in data]),
        np.array([row.place[0] for row in data]),
    )


def learn(names: Sequence[str], part: str, show: int) -> tuple[Logistic, list[str]]:
    """The model learnt from files of gold, and what it finds in documents that it has not seen.

    Prints the ``show`` worst false alarms and misses.
    """
    documents, _ = gold.read(names)
    stocks = [stock(document) for document in documents]
    data: list[Row] = []
    for number, document in enumerate(documents):
        others = [name for k, some in enumerate(stocks) if k != number for name in some]
        data += rows(document, number, others, Random(number))
    lost = sum(row.view is None for row in data)
    data = [row for row in data if row.view is not None]
    table = arrays(data)
    score = logistic.held_out(*table, View._fields)
    best: dict[tuple[int, int, int], int] = {}
    for k, row in enumerate(data):
        if row.place not in best or score[k] > score[best[row.place]]:
            best[row.place] = k
    clean = sorted((k for k in best.values() if not data[k].planted), key=lambda k: -score[k])
    real = sorted((k for k in best.values() if data[k].planted), key=lambda k: score[k])
    for k in [*clean[:show], *real[:show]]:
        print(f"{score[k]:.1f} {data[k].what}")
    beads, planted = sum(len(gold.clean(document)) for document in documents), len(real) + lost
    figures = [
        f"{part}: {sum(score[k] > score[clean[alarms]] for k in real) / planted:.3f} of {planted} "
        f"planted names found at {100 * alarms / beads:.2f} false alarms for 100 beads"
        for alarms in ALARMS
    ]
    return logistic.rounded(logistic.fit(*table[:2], View._fields), 2), figures


def main() -> None:
    """Read the options, plant, learn, write."""
    parser = record.options(__doc__)
    for part in ("names", "nouns"):
        parser.add_argument(f"--{part}", nargs="+", metavar="GOLD.jsonl:N", required=True)
    parser.add_argument("--show", type=int, default=0, help="print so many alarms and misses")
    options = parser.parse_args()
    models, figures = {}, []
    for part, names in (("names", options.names), ("nouns", options.nouns)):
        models[part], measured = learn(names, part, options.show)
        figures += measured
    what = (
        "How likely a name of the translation was put for another one of the source: where only "
        "names have capitals (names), and where all nouns have (nouns)."
    )
    data = record.sources([*options.names, *options.nouns])
    record.write(options.output, record.provenance(what, data, figures), models)


if __name__ == "__main__":
    main()
