"""The filter that compares what both sides mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from align.aligner import encoders
from align.cleaning.model import Filter, Part, Reason, Verdicts
from align.tags import LanguageName
from align.text import language_tag
from align.words import Message, later

#: At most so many beads in a row are encoded and compared together, which limits memory.
_TOGETHER = 1024


@dataclass(frozen=True)
class SentenceEmbeddingFilter(Filter):
    """Drops beads whose sides do not mean the same, by the sentence encoder that comes with Sverka.

    The score is the cosine of both sides' vectors, less ``rivals`` times the highest cosine of
    either side with the other side of another bead nearby in the same text: a sentence that belongs
    elsewhere has a better counterpart there. It must reach ``threshold``. With ``rivals = 0`` it is
    the cosine alone, as in OpusFilter, whose encoder (LASER) has another scale. The idea of the
    margin is from Artetxe and Schwenk, Margin-based Parallel Corpus Mining with Multilingual
    Sentence Embeddings (ACL 2019); a part of the best neighbour alone separates better here than
    their ratio and their difference of the mean of four.

    ``languages`` are those of the sides, by default those of the texts. Beads in a language that
    the encoder was not trained on are kept, and so are those with only one side.
    """

    about = later("sides that do not mean the same")

    languages: list[str] | None = None
    threshold: float = -0.15
    rivals: float = 0.5

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        count = len(part.alignment.beads)
        if self.unable(part):
            yield from [None] * count
            return
        for block in _blocks(count):
            yield from self._judged(part.src[block], part.tgt[block])

    def _judged(self, src: Sequence[str], tgt: Sequence[str]) -> Iterator[Reason | None]:
        full = [k for k, sides in enumerate(zip(src, tgt, strict=True)) if all(sides)]
        found = dict(
            zip(full, _compared([src[k] for k in full], [tgt[k] for k in full]), strict=True)
        )
        for k in range(len(src)):
            own, best = found.get(k, (1.0, 0.0))
            score = own - self.rivals * best
            yield None if score >= self.threshold else self._reason(own, best, score)

    def _reason(self, own: float, best: float, score: float) -> Reason:
        said = (
            Message(
                "the sides are alike in meaning by {own:.2f}, one of them and another sentence by "
                "{best:.2f}",
                own=own,
                best=best,
            )
            if self.rivals and best > own
            else Message("the sides are alike in meaning by only {own:.2f}", own=own)
        )
        return Reason(said, round(score, 3))

    def unable(self, part: Part) -> Message | None:  # noqa: D102
        known = encoders.default()
        for lang in self.languages or part.langs:
            if not encoders.knows(known, language_tag(lang)):
                return Message(
                    "{name} keeps all beads in {lang}, which its encoder does not know",
                    name=self.name,
                    lang=LanguageName(lang),
                )
        return None

    def faults(self) -> Iterator[Message]:  # noqa: D102
        if self.languages is not None and len(self.languages) != 2:
            yield Message("{name} must have one value for each side", name="languages")
        if not 0 <= self.rivals <= 1:
            yield Message("{name} must be from 0 to 1", name="rivals")
        if not -1 <= self.threshold <= 1:
            yield Message("{name} must be from -1 to 1", name="threshold")


def _blocks(count: int) -> Iterator[slice]:
    """Runs of about the same size, so that no bead at the end has few rivals."""
    runs = -(-count // _TOGETHER)
    for k in range(runs):
        yield slice(k * count // runs, (k + 1) * count // runs)


def _compared(src: Sequence[str], tgt: Sequence[str]) -> Iterable[tuple[float, float]]:
    """The cosine of each pair, and the best one of either side with a side of another pair."""
    vectors = encoders.default().encode([*src, *tgt])
    cosines = vectors[: len(src)] @ vectors[len(src) :].T
    own = cosines.diagonal().tolist()
    np.fill_diagonal(cosines, 0.0)
    best = np.maximum(cosines.max(0, initial=0.0), cosines.max(1, initial=0.0)).tolist()
    return zip(own, best, strict=True)
