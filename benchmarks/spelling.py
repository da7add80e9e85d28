"""Test the check of spelling: recall on planted slips, and false alarms in good text.

    python -m benchmarks.spelling FOLDER [LANG ...] [--half 0 | 1]

FOLDER has one file of sentences for each language, line by line the same text, as in NTREX-128
(``newstest2019-ref.rus.txt``); the source is English, and German for texts in English. A slip is
planted in every fourth sentence: two letters swapped, one dropped, doubled, replaced or added in a
word that the dictionary has. Slips that make another word cannot be found. ``--half`` takes the
even (0) or the odd (1) lines: the limits were chosen on the even ones.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from time import process_time
from typing import NamedTuple

from align.alignment import Alignment, Bead
from align.checks.engine.reading import Reading
from align.checks.families import dictionaries
from align.checks.families.spelling import spelling
from align.text import Document

#: Language -> the code in the names of the files.
CODES = {
    "bg": "bul", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng-US", "es": "spa",
    "fr": "fra", "hu": "hun", "it": "ita", "nl": "nld", "pl": "pol", "pt": "por", "ro": "ron",
    "ru": "rus", "sk": "slk", "sv": "swe", "tr": "tur", "uk": "ukr",
}  # fmt: skip
EVERY = 4
_WORD = re.compile(r"[^\W\d_]+")


class Slip(NamedTuple):
    """A planted slip: where it begins, the word that was there, and what it is now."""

    start: int
    right: str
    wrong: str


def damaged(word: str, rng: Random, alphabet: str) -> str:
    """``word`` with one slip."""
    at, letter = rng.randrange(len(word)), rng.choice(alphabet)
    head, char, tail = word[:at], word[at], word[at + 1 :]
    kinds = [head + tail, head + char + char.lower() + tail, head + letter + tail]
    kinds += [head + letter + char + tail, head + tail[:1] + char + tail[1:]]
    return rng.choice(kinds)


def planted(texts: Sequence[str], lang: str, rng: Random) -> tuple[list[str], dict[int, Slip]]:
    """The texts with slips, and the slips by the number of their text."""
    dictionary = dictionaries.find(lang)
    assert dictionary is not None
    changed, slips = list(texts), {}
    for number in range(0, len(texts), EVERY):
        text = texts[number]
        words = [one for one in _WORD.finditer(text) if one[0][1:].islower()]
        words = [one for one in words if dictionary.knows(one[0])]
        if not words:
            continue
        one = rng.choice(words)
        wrong = damaged(one[0], rng, dictionary.alphabet)
        if wrong and wrong.lower() != one[0].lower() and wrong[0].islower() == one[0][0].islower():
            slips[number] = Slip(one.start(), one[0], wrong)
            changed[number] = text[: one.start()] + wrong + text[one.end() :]
    return changed, slips


def severities(
    sources: Sequence[str], texts: Sequence[str], langs: tuple[str, str]
) -> list[tuple[int, int, int, str]]:
    """(bead, begin, end, severity) of each finding."""
    beads = tuple(Bead((k,), (k,), 1.0) for k in range(len(texts)))
    documents = map(Document.from_sentences, (sources, texts), langs)
    found = spelling.check(Reading.of(Alignment(*documents, beads)))
    return [
        (one.bead, *one.tgt_span, "warning" if one.kind == "misspelt" and not one.doubt else "info")
        for one in found
    ]


def measure(folder: Path, lang: str, half: int) -> str:
    """One row of the table."""
    src = "de" if lang == "en" else "en"
    sources, texts = (
        (folder / f"newstest2019-ref.{CODES[one]}.txt").read_text("utf-8").splitlines()[half::2]
        for one in (src, lang)
    )
    dictionaries.find(lang)
    began = process_time()
    alarms = Counter(one[-1] for one in severities(sources, texts, (src, lang)))
    took = process_time() - began
    changed, slips = planted(texts, lang, Random(half))
    told: dict[int, str] = {}
    for bead, start, end, severity in severities(sources, changed, (src, lang)):
        slip = slips.get(bead)
        if slip and start <= slip.start + len(slip.wrong) and slip.start <= end:
            told[bead] = max(severity, told.get(bead, ""))
    dictionary = dictionaries.find(lang)
    assert dictionary is not None
    hidden = sum(
        dictionary.knows(one.wrong) or dictionary.knows(one.wrong.lower()) for one in slips.values()
    )
    words = sum(len(_WORD.findall(text)) for text in texts)
    warned = sum(severity == "warning" for severity in told.values())
    open_slips = max(1, len(slips) - hidden)
    return (
        f"| {lang} | {len(slips)} | {hidden / len(slips):.2f} | {warned / open_slips:.2f} "
        f"| {len(told) / open_slips:.2f} | {1000 * alarms['warning'] / words:.2f} "
        f"| {1000 * alarms['info'] / words:.2f} | {1000 * took / len(texts):.2f} |"
    )


def main() -> None:
    """Print a table with a row for each language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("langs", nargs="*", metavar="LANG")
    parser.add_argument("--half", type=int, choices=(0, 1), default=1)
    given = parser.parse_args()
    print("| language | slips | other words | warned | reported | warnings | hints | ms per bead |")
    print("|---|---|---|---|---|---|---|---|")
    for lang in given.langs or CODES:
        print(measure(given.folder, lang, given.half), flush=True)


if __name__ == "__main__":
    main()
