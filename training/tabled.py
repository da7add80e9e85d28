"""Learn the weights of ``anchor`` for texts whose words are in the shipped word tables.

    python -m training.tabled --ntrex FOLDER --bible FOLDER -o FILE

Two kinds of text, in languages that the encoder mostly does not know, with passages missing and
sentences joined (``training.mixing``):

- News from NTREX-128 (``--ntrex``, its folder NTREX-128). The shipped tables were learnt from it,
  so the tables used here are learnt from its first half, and the texts come from the second.
- Scripture (``--bible``, as in ``training.scripture``), with the shipped tables.

The weights start from those of ``anchor`` and are kept close to them. Like those, they come in two
sets: for close translations and for free ones. Free ones are simulated: one side is cut coarser in
every second document, nothing is missing in two of three, and in two of three many links of the
tables lead to wrong words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np

from align.aligner import examples, read, training
from align.aligner.dictionary import tabled
from align.aligner.evidence import LEXICON, AnchorLinks
from align.aligner.gold import GoldDocument, monotone_blocks
from align.aligner.model import Model, ModelFile, shipped
from align.aligner.simulation import cut_coarser, with_structure
from align.aligner.wordtables import Table
from align.models import Source
from align.segment import spans
from training import record
from training.mixing import Bead, damaged, document
from training.scripture import UNKNOWN, beads, verses
from training.word_tables import FILES, stems, table

#: The languages of the news, each with English, and documents per language.
NEWS = ("hu", "uk", "fi", "el", "kk", "ka", "hi", "cs", "ro", "he", "vi", "eu", "sr", "sv", "bg")
NEWS_EACH = 4
#: The pairs of languages of the scripture, and the books: two for each pair in turn.
SCRIPTURE = (
    "en-hu en-ro en-uk en-bg en-el en-cs en-sv en-fi en-he en-hr en-da en-no en-sq en-lv en-vi "
    "en-af ru-uk hu-ro sv-da cs-hr fi-hu"
)  # fmt: skip
BOOKS = (
    "gen", "exod", "1sam", "2sam", "1kgs", "2kgs", "ruth", "esth", "jonah", "job", "matt", "mark",
    "1cor", "heb", "rev", "judg", "josh", "ezra", "neh", "dan", "eccl", "jer", "ezek", "2cor",
)  # fmt: skip
#: Source sentences of a document: some are long, some short.
SIZES = (30, 100)
#: How closely the weights are kept to those of ``anchor``.
L2 = 1.0


#: In a free translation this share of the tables' links leads to wrong words.
WRONG = (0.0, 0.3, 0.6)

FIGURES = (
    "strict F1 in languages that the encoder does not know: 0.984 in long texts, 0.973 in short "
    "ones (docs/benchmarks.md)"
)
#: A document, complete and with passages missing, and a table if not the shipped one.
Text = tuple[GoldDocument, GoldDocument, Table | None]


def news(ntrex: Path) -> Iterator[Text]:
    """Documents of the second half of the news, and the tables of the first half."""
    lines = {
        lang: (ntrex / name).read_text(encoding="utf-8").split("\n")
        for lang, name in [
            ("en", "newstest2019-src.eng.txt"),
            *((lang, f"newstest2019-ref.{FILES[lang]}.txt") for lang in NEWS),
        ]
    }
    half = len(lines["en"]) // 2
    english = [stems(line, "en") for line in lines["en"][:half]]
    for number, lang in enumerate(NEWS):
        rows = table(english, [stems(line, lang) for line in lines[lang][:half]])
        learnt: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
        for src, tgt, there, back in (row.split("|") for row in rows if row.count("|") == 3):
            learnt[src][tgt] = int(there) / 100, int(back) / 100
        found: list[Bead] = [
            [
                [text[start:end] for start, end in spans(text, one)]
                for one, text in (("en", lines["en"][k]), (lang, lines[lang][k]))
            ]
            for k in range(half, len(lines["en"]))
            if lines["en"][k].strip() and lines[lang][k].strip()
        ]
        # Each language has other texts: they overlap only where there are more languages than text.
        step = len(found) // (len(NEWS) * NEWS_EACH)
        for turn in range(NEWS_EACH):
            start = (turn * len(NEWS) + number) * step
            yield *made(("en", lang), found[start : start + 140], turn), learnt


def scripture(folder: Path) -> Iterator[Text]:
    """Documents of books that no benchmark uses."""
    for number, pair in enumerate(SCRIPTURE.split()):
        src, tgt = pair.split("-")
        for turn in range(2):
            book = BOOKS[(2 * number + turn) % len(BOOKS)]
            paths = {lang: folder / UNKNOWN[lang] / f"{book}.xml" for lang in (src, tgt)}
            # Some translations have only the New Testament.
            if all(path.exists() for path in paths.values()):
                sides = [verses(path, lang) for lang, path in paths.items()]
                found = list(beads(sides[0], sides[1], (src, tgt)))
                yield *made((src, tgt), found[:140], turn + number), None


def made(
    langs: tuple[str, str], found: Sequence[Bead], turn: int
) -> tuple[GoldDocument, GoldDocument]:
    """These beads as a gold document, complete and with passages missing."""
    name = f"{'-'.join(langs)} {found[0][0][:1]}"

    def gold(beads: Iterator[Bead]) -> GoldDocument:
        row = document(name, langs, beads, SIZES[turn % 2])
        ladder = tuple((tuple(src), tuple(tgt)) for src, tgt in row["gold"])
        return GoldDocument(name, "tabled", *langs, tuple(row["src"]), tuple(row["tgt"]), ladder)

    return gold(iter(found)), gold(damaged(found, langs, Random(f"0 {name}")))


def example(one: GoldDocument, learnt: Table | None, number: int, wrong: float) -> examples.Example:
    """A document as an example; every third has an invented page structure."""
    evidence = tabled(read(*one.texts(), "anchor"), one.src_lang, one.tgt_lang, learnt)
    evidence = replace(evidence, links=misled(evidence.links, wrong, Random(one.id)))
    blocks = monotone_blocks(one.gold, *evidence.shape)
    if number % 3 == 0:
        evidence = with_structure(evidence, blocks, Random(one.id))
    return examples.example(evidence, blocks)


def misled(links: AnchorLinks, share: float, random: Random) -> AnchorLinks:
    """``links`` with this share of the lexicon's links leading to the words of other such links."""
    held = np.flatnonzero(links.family == LEXICON).tolist()
    chosen = random.sample(held, int(share * len(held)))
    tgt = links.tgt.copy()
    tgt[chosen] = links.tgt[random.sample(chosen, len(chosen))]
    return links._replace(tgt=tgt)


def learn(held: Sequence[examples.Example], near: Model) -> Model:
    """The weights that fit best, close to those of ``near``."""
    usable = [one for one in held if one.has_ladder]
    found = training.fit(usable, l2=L2, iterations=40, start=near, near=True, report=print)
    return Model.of(found)


def free(texts: Sequence[Text]) -> Iterator[examples.Example]:
    """The documents as free translations are."""
    for number, (complete, mixed, known) in enumerate(texts):
        one = mixed if number % 3 == 0 else complete
        if number % 2:
            one = cut_coarser(one, Random(one.id))
        yield example(one, known, number, WRONG[number // 3 % 3])


def main() -> None:
    """Learn the weights and write them."""
    parser = record.options(__doc__)
    parser.add_argument("--ntrex", type=Path, required=True)
    parser.add_argument("--bible", type=Path, required=True)
    options = parser.parse_args()
    texts = [*news(options.ntrex), *scripture(options.bible)]
    sentences = sum(len(one.src) for one, _, _ in texts)
    print(f"{len(texts)} documents, {sentences} sentences", flush=True)
    near = shipped().models["anchor"]
    assert near.free
    close = [example(mixed, known, k, 0.0) for k, (_, mixed, known) in enumerate(texts)]
    model = replace(learn(close, near), free=learn(list(free(texts)), near.free))
    about = record.provenance(
        "How well two groups of sentences fit as a bead if the shipped word tables have their "
        "words: used by anchor.",
        [
            source("ntrexdev-", f"second half, in English and {', '.join(NEWS)}"),
            source("scripture", f"chapters of {len(BOOKS)} books in the pairs {SCRIPTURE}"),
        ],
        [FIGURES],
    )
    about_texts = {"documents": len(texts), "sentences": sentences}
    content = ModelFile({"tabled": model}, about_texts, about).to_json()
    options.output.write_text(content, encoding="utf-8")


def source(name: str, used: str) -> Source:
    """A data set that ``record`` knows, and what was used of it."""
    return Source(*record.KNOWN[name], used)


if __name__ == "__main__":
    main()
