"""How well texts are split into sentences, compared with other splitters.

    python benchmarks/splitting.py FOLDER ... [--half first|second] [--errors 20] [--alone]

Reads every treebank below the folders: Universal Dependencies (``*.conllu``; the language is the
beginning of the file's name) and factRuEval-2016 (``book_*.tokens`` beside ``book_*.txt``). The
text of a paragraph is joined from its sentences as the treebank says (``SpaceAfter``). Paragraphs
end where the treebank says so (``newpar``, ``newdoc``, a line break), else after ten sentences, and
always after a sentence without an end mark, such as a heading: no splitter could find that end.

A sentence counts as found if both its ends are right. ``--half`` keeps the first or the second half
of each file, so that rules can be improved with one half and measured with the other. ``--errors``
prints differences of Sverka instead of a table, ``--alone`` leaves out the other splitters. Needs
pySBD (``pip install pysbd``) unless ``--alone``.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import NamedTuple

from align.languages.model import words
from align.segment import spans

Paragraph = list[str]  # sentences, each with the white space that follows it
Splitter = Callable[[str], list[str]]

BLOCK = 10
_END = r".!?…‽؟⸮։።፧。！？｡．॥।۔།༎។៕"
_ENDED = re.compile(rf"[{_END}][^\w{_END}]*(?:\[?\d{{1,3}}\]?)?$")
PYSBD = words("am ar bg da de el en es fa fr hi hy it ja kk mr my nl pl ru sk ur zh")


class Score(NamedTuple):
    """Counts of sentences, and seconds of processor time."""

    gold: int
    found: int
    right: int
    seconds: float
    size: int  # code points

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.found)


def main() -> None:
    """Print a table, or differences."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--half", choices=["first", "second"])
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--alone", action="store_true")
    options = parser.parse_args()
    print(f"{'treebank':28}{'sentences':>9}  F1 of each splitter, and million characters a second")
    for name, lang, paragraphs in treebanks(options.folders):
        half = len(paragraphs) // 2
        chosen = {"first": paragraphs[:half], "second": paragraphs[half:], None: paragraphs}
        kept = [one for one in chosen[options.half] if one]
        if options.errors:
            print_errors(kept, lang, options.errors)
            continue
        count = sum(map(len, kept))
        cells = []
        for splitter, split in splitters(lang, alone=options.alone):
            score = measure(kept, split)
            cells.append(f"{splitter} {score.f1:.4f} ({score.size / score.seconds / 1e6:.2f})")
        print(f"{name:28}{count:9}  {'  '.join(cells)}", flush=True)


def splitters(lang: str, *, alone: bool) -> Iterator[tuple[str, Splitter]]:
    """The splitters that know a language, by name."""
    yield "Sverka", lambda text: [text[a:b] for a, b in spans(text, lang)]
    if alone:
        return
    import pysbd
    import sentencex
    from razdel import sentenize

    yield "sentencex", lambda text: list(sentencex.segment(lang, text))
    if lang == "ru":
        yield "razdel", lambda text: [one.text for one in sentenize(text)]
    if lang in PYSBD:
        yield "pySBD", pysbd.Segmenter(language=lang, clean=False).segment


def measure(paragraphs: list[Paragraph], split: Splitter) -> Score:
    """Split all paragraphs and count."""
    gold = found = right = size = 0
    texts = ["".join(one).strip() for one in paragraphs]
    split(texts[0])
    began = process_time()
    results = [split(text) for text in texts]
    seconds = process_time() - began
    for sentences, result in zip(paragraphs, results, strict=True):
        wanted, got = places(sentences), places(result)
        gold += len(wanted)
        found += len(got)
        right += len(wanted & got)
    size = sum(map(len, texts))
    return Score(gold, found, right, seconds or 1e-9, size)


def places(sentences: list[str]) -> set[tuple[int, int]]:
    """Where sentences begin and end, counted without white space."""
    ends = [0]
    for sentence in sentences:
        ends.append(ends[-1] + len("".join(sentence.split())))
    return {(a, b) for a, b in pairwise(ends) if a < b}


def print_errors(paragraphs: list[Paragraph], lang: str, limit: int) -> None:
    """Print ends that were missed (-) and ends that are wrong (+)."""
    for sentences in paragraphs:
        text = "".join(sentences).strip()
        ends = {0}
        at = 0
        for sentence in sentences:
            at += len(sentence)
            ends.add(len(text[:at].rstrip()))
        got = {b for _, b in spans(text, lang)}
        for place in sorted(ends ^ got - {0}):
            if place and limit > 0:
                sign = "-" if place in ends else "+"
                print(
                    f"{lang} {sign} {text[max(0, place - 60) : place]} ¦{text[place : place + 40]}"
                )
                limit -= 1


def treebanks(folders: list[Path]) -> Iterator[tuple[str, str, list[Paragraph]]]:
    """The name, language and paragraphs of each treebank."""
    for folder in folders:
        for path in sorted([folder] if folder.is_file() else folder.rglob("*.conllu")):
            yield path.stem.replace("-ud", ""), path.stem.split("_")[0], list(conllu(path))
        books = sorted(folder.rglob("book_*.tokens")) if folder.is_dir() else []
        if books:
            yield "ru_factrueval", "ru", [one for book in books for one in factrueval(book)]


def conllu(path: Path) -> Iterator[Paragraph]:
    """Read the paragraphs of a file of Universal Dependencies."""
    paragraph: Paragraph = []
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    whole = any("# newpar" in block for block in blocks)
    for block in blocks:
        text = re.search(r"^# text = (.*)", block, re.MULTILINE)
        if not text:
            continue
        opens = re.search(r"^# new(?:par|doc)", block, re.MULTILINE)
        if paragraph and (opens or (not whole and len(paragraph) >= BLOCK)):
            yield paragraph
            paragraph = []
        words = [line for line in block.splitlines() if re.match(r"\d+(?:-\d+)?\t", line)]
        last = words[-1].split("\t")[-1]
        joined = "SpaceAfter=No" in last or any(
            line.split("\t")[0].endswith(f"-{words[-1].split(chr(9))[0]}")
            and "SpaceAfter=No" in line
            for line in words
        )
        paragraph.append(text[1].strip() + ("" if joined and "th_" not in path.stem else " "))
        if "\\n" in last or not ended(text[1], path.stem):
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def ended(sentence: str, lang: str) -> bool:
    """Whether a sentence has an end mark; the colon is one in Armenian, and Thai has none."""
    return (
        bool(_ENDED.search(sentence))
        or lang.startswith("th")
        or (lang.startswith("hy") and ":" in sentence[-3:])
    )


def factrueval(path: Path) -> Iterator[Paragraph]:
    """Read the paragraphs of a news article of factRuEval-2016."""
    article = path.with_suffix(".txt").read_text(encoding="utf-8")
    paragraph: Paragraph = []
    blocks = [
        [line.split(" ", 3) for line in block.splitlines()]
        for block in path.read_text(encoding="utf-8").strip().split("\n\n")
    ]
    starts = [int(block[0][1]) for block in blocks] + [len(article)]
    for start, end in pairwise(starts):
        sentence = article[start:end]
        paragraph.append(" ".join(sentence.split()) + (" " if sentence[-1:].isspace() else ""))
        if "\n" in sentence.strip(" ") or not ended(sentence, "ru"):
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


if __name__ == "__main__":
    main()
