"""How time and memory grow with the length of a text.

    python benchmarks/scaling.py GOLD.jsonl ... [--method semantic] [--sizes 1000 5000 20000]
        [--plot FILE]

Long texts are made from the given gold: its passages are repeated, each time in another order and
with other words, so that the vocabulary grows as it does in real texts. Runs of sentences are left
out on either side. Each size runs in a separate process, whose peak memory is shown. The strict F1
shows whether the aligner stayed on the path; it does not measure quality, because the weights may
have seen the sentences.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from random import Random
from zlib import crc32

from aligners import ACCENT, INK, SECOND, drawing, machine, peak_memory

from align.aligner import METHODS, align, encoders
from align.aligner.encoders import Encoder, Vectors
from align.aligner.evaluation import beads_of, strict
from align.aligner.gold import Beads, GoldDocument, read_all
from align.aligner.model import ModelFile
from align.alignment import Alignment

#: The number of gold beads that stay together in a new text.
PASSAGE = 5
#: The percentage of words that a repetition changes, besides all that look like names.
CHANGED = 50
#: Words in more than this share of the sentences count as common.
COMMON = 0.005
#: At this interval of beads, a run of 1 to LONGEST_RUN sentences is left out on one side.
BETWEEN_RUNS, LONGEST_RUN = 300, 40
#: Consonants that a repetition exchanges, in both alphabets.
_CONSONANTS = tuple(zip("bdgklmnprstvfz", "бдгклмнпрствфз", strict=True))
_LATIN = {char: latin for latin, cyrillic in _CONSONANTS for char in (latin, cyrillic)}
_WORD = re.compile(r"[^\W\d_]{4,}")
_DIGITS = re.compile(r"\d+")


class Rewording:
    """Replaces words with similar-looking ones, the same in both languages of a pair.

    ``common`` words stay, because function words are as frequent in long texts as in short ones.
    """

    def __init__(self, seed: int, common: Collection[str]) -> None:
        self._seed, self._common = seed, common
        order = Random(seed).sample(range(len(_CONSONANTS)), len(_CONSONANTS))
        table = {}
        for old, new in zip(_CONSONANTS, (_CONSONANTS[k] for k in order), strict=True):
            for a, b in zip(old, new, strict=True):
                table |= {ord(a): b, ord(a.upper()): b.upper()}
        self._letters = table

    def __call__(self, sentence: str) -> str:
        """``sentence`` with its names, numbers and some other words changed."""
        if self._seed == 0:
            return sentence
        return _DIGITS.sub(self._number, _WORD.sub(self._word, sentence))

    def _word(self, match: re.Match[str]) -> str:
        word = match[0]
        if word.lower() in self._common:
            return word
        is_name = word[0].isupper() and match.start() > 0
        # Words that both languages share begin alike; both must get the same replacement.
        onset = [_LATIN[char] for char in word.lower() if char in _LATIN][:2]
        if is_name or crc32(f"{self._seed} {onset}".encode()) % 100 < CHANGED:
            return word.translate(self._letters)
        return word

    def _number(self, match: re.Match[str]) -> str:
        digits = match[0]
        changed = crc32(f"{self._seed} {digits}".encode()) % (9 * 10 ** (len(digits) - 1))
        return str(10 ** (len(digits) - 1) + changed)


@dataclass
class _Text:
    """A pair of texts that grows bead by bead."""

    src: list[str] = field(default_factory=list)
    tgt: list[str] = field(default_factory=list)
    beads: list[tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=list)

    def add(self, src: Sequence[str], tgt: Sequence[str]) -> None:
        i, j = len(self.src), len(self.tgt)
        self.src += src
        self.tgt += tgt
        self.beads.append((tuple(range(i, len(self.src))), tuple(range(j, len(self.tgt)))))


def long_text(documents: Sequence[GoldDocument], size: int, seed: int = 0) -> GoldDocument:
    """A document of about ``size`` sentences per side; the same for the same arguments."""
    random = Random(seed)
    text = _Text()
    until_run, left_out, side = BETWEEN_RUNS, 0, 0
    for src, tgt in _beads(documents, seed):
        if len(text.src) >= size:
            break
        if until_run == 0:
            until_run, left_out, side = BETWEEN_RUNS, random.randint(1, LONGEST_RUN), 1 - side
        until_run -= 1
        if left_out > 0:
            left_out -= 1
            text.add(*((src, ()) if side else ((), tgt)))
        else:
            text.add(src, tgt)
    first = documents[0]
    gold = tuple(bead for bead in text.beads if bead[0] or bead[1])
    return GoldDocument(
        f"{size}", "long", first.src_lang, first.tgt_lang, tuple(text.src), tuple(text.tgt), gold
    )


def _beads(
    documents: Sequence[GoldDocument], seed: int
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The gold beads of all documents, again and again, in passages."""
    passages = [
        (document, document.gold[k : k + PASSAGE])
        for document in documents
        for k in range(0, len(document.gold), PASSAGE)
    ]
    sentences = [sentence for d in documents for sentence in (*d.src, *d.tgt)]
    frequency = Counter(
        word for sentence in sentences for word in {m[0].lower() for m in _WORD.finditer(sentence)}
    )
    common = {word for word, count in frequency.items() if count > COMMON * len(sentences)}
    repetition = 0
    while True:
        reword = Rewording(repetition, common)
        Random(f"{seed} {repetition}").shuffle(passages)
        for document, beads in passages:
            for src, tgt in beads:
                yield (
                    [reword(document.src[i]) for i in src],
                    [reword(document.tgt[j]) for j in tgt],
                )
        repetition += 1


class TimedEncoder:
    """An encoder that measures the seconds it takes."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.dimensions = encoder.name, encoder.dimensions
        self.languages = encoder.languages
        self.seconds = 0.0
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the wrapped encoder."""
        began = time.perf_counter()
        vectors = self._encoder.encode(texts)
        self.seconds += time.perf_counter() - began
        return vectors


@dataclass(frozen=True)
class Cost:
    """The cost of one size: seconds of wall time, of all cores, and for encoding; memory in MiB."""

    shape: tuple[int, int]
    seconds: float
    busy: float
    encoding: float
    memory: float
    f1: float


def measure(gold: Sequence[Path], method: str, size: int, weights: Path | None) -> Cost:
    """Build a text of this size and align it once, after a short one to warm up."""
    documents = read_all(gold)
    model = _model(weights)
    encoder = TimedEncoder(encoders.default()) if METHODS[method].vectors else None  # type: ignore[index]

    def run(document: GoldDocument) -> Alignment:
        return align(*document.texts(), method=method, encoder=encoder, weights=model)

    run(long_text(documents, 100))
    document = long_text(documents, size)
    if encoder:
        encoder.seconds = 0.0
    began, worked = time.perf_counter(), time.process_time()
    made = run(document)
    seconds, busy = time.perf_counter() - began, time.process_time() - worked
    memory = peak_memory()
    found: Beads = beads_of([(bead.src, bead.tgt) for bead in made.beads])
    return Cost(
        (len(document.src), len(document.tgt)),
        seconds,
        busy,
        encoder.seconds if encoder else 0.0,
        memory,
        strict(found, document.gold).f1,
    )


@lru_cache(maxsize=1)
def _model(weights: Path | None) -> ModelFile | None:
    return ModelFile.load(weights) if weights else None


def plot(results: Mapping[str, Sequence[Cost]], path: Path) -> None:
    """Draw processor time and memory by length; a line at 45 degrees means linear growth."""
    plt = drawing()
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for (method, costs), colour in zip(results.items(), (ACCENT, SECOND, INK), strict=False):
        length = [cost.shape[0] for cost in costs]
        look = {"color": colour, "marker": "o", "markersize": 4, "label": method}
        left.loglog(length, [cost.busy for cost in costs], **look)
        right.loglog(length, [cost.memory for cost in costs], **look)
    left.set(xlabel="source sentences", ylabel="CPU seconds")
    right.set(xlabel="source sentences", ylabel="peak MiB")
    left.legend(frameon=False)
    figure.savefig(path, transparent=True, metadata={"Date": None})


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--method", choices=[*METHODS], action="append")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 5_000, 20_000])
    parser.add_argument("--weights", type=Path, help="default: the shipped ones")
    parser.add_argument("--plot", type=Path, help="an SVG file to draw")
    options = parser.parse_args()
    print(
        f"{machine()}, sverka {version('sverka')}\n\n"
        "| method | source x target sentences | seconds | CPU seconds | encoding | sentences/s | "
        "peak MiB | strict F1 |\n|---|---|---|---|---|---|---|---|"
    )
    results: dict[str, list[Cost]] = {}
    for method in options.method or ["anchor", "semantic"]:
        for size in options.sizes:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                cost = pool.submit(measure, options.gold, method, size, options.weights).result()
            results.setdefault(method, []).append(cost)
            n, m = cost.shape
            print(
                f"| {method} | {n:,} x {m:,} | {cost.seconds:.1f} | {cost.busy:.1f} | "
                f"{cost.encoding:.1f} | {n / cost.seconds:,.0f} | {cost.memory:,.0f} | "
                f"{cost.f1:.3f} |",
                flush=True,
            )
    if options.plot:
        plot(results, options.plot)


if __name__ == "__main__":
    main()
