"""Filters by length: of a side, of words, and of one side compared with the other."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt

from align.cleaning.model import Filter, Judge, Part, Reason, Survey, Unit, Verdicts, length
from align.cleaning.prints import UNSPACED
from align.words import Message, later


@dataclass(frozen=True)
class LengthFilter(Filter):
    """Each side must have at least ``min_length`` and at most ``max_length`` units."""

    about = later("sides that are too short or too long")

    min_length: int = 1
    max_length: int = 100
    unit: Unit = "word"
    pass_empty: bool = False

    def judge(self, part: Part) -> Verdicts:  # noqa: D102 (as in Filter)
        for pair in part.pairs:
            lengths = [length(text, self.unit) for text in pair]
            if self.pass_empty and not any(lengths):
                yield None
            elif min(lengths) < self.min_length:
                yield Reason(
                    Message(
                        "a side has a length of {n}, less than {least}",
                        n=min(lengths),
                        least=self.min_length,
                    ),
                    min(lengths),
                )
            elif max(lengths) > self.max_length:
                yield Reason(
                    Message(
                        "a side has a length of {n}, more than {most}",
                        n=max(lengths),
                        most=self.max_length,
                    ),
                    max(lengths),
                )
            else:
                yield None


@dataclass(frozen=True)
class LengthRatioFilter(Filter):
    """The longer side must be less than ``threshold`` times as long as the shorter one."""

    about = later("sides of too different lengths")

    threshold: float = 3
    unit: Unit = "word"

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        for pair in part.pairs:
            short, long = sorted(length(text, self.unit) for text in pair)
            ratio = long / short if short else inf if long else 0.0
            yield (
                None
                if ratio < self.threshold
                else Reason(
                    Message("one side is {n:.1f} times as long as the other", n=ratio),
                    round(ratio, 2),
                )
            )


@dataclass(frozen=True)
class LengthDeviationFilter(Filter):
    """A side must not be ``threshold`` times as long or as short as is usual for its counterpart.

    What is usual is the median of the corpus, so this works for any two languages. ``slack`` (in
    characters) is added to both sides, because short texts vary more. Beads with one side only are
    not judged.
    """

    about = later("sides that are much longer or shorter than usual for their counterparts")

    threshold: float = 2.5
    slack: float = 15

    def survey(self) -> Survey:  # noqa: D102
        return _Ratios(self)

    def faults(self) -> Iterator[Message]:  # noqa: D102
        if self.threshold <= 1:
            yield Message("threshold must be more than 1")


#: With fewer beads nothing is usual; shorter beads say little about what is usual.
_BEADS, _CHARS = 8, 30


class _Ratios:
    """The median ratio of lengths for each pair of languages."""

    def __init__(self, own: LengthDeviationFilter) -> None:
        self._own = own
        self._seen: dict[tuple[str, str], array[float]] = {}

    def see(self, part: Part) -> None:
        seen = self._seen.setdefault(part.langs, array("f"))
        seen.extend(
            log(len(tgt) / len(src))
            for src, tgt in part.pairs
            if src and tgt and len(src) + len(tgt) >= _CHARS
        )

    def judge(self) -> Judge:
        usual = {
            langs: exp(sorted(seen)[len(seen) // 2])
            for langs, seen in self._seen.items()
            if len(seen) >= _BEADS
        }

        def judge(part: Part, _open: Sequence[bool]) -> Verdicts:
            ratio = usual.get(part.langs)
            for src, tgt in part.pairs:
                yield self._verdict(src, tgt, ratio) if ratio and src and tgt else None

        return judge

    def _verdict(self, src: str, tgt: str, ratio: float) -> Reason | None:
        own = self._own
        slack = own.slack * sqrt(ratio)  # where characters say more, fewer of them are little
        off = (len(tgt) + slack) / (ratio * len(src) + slack)
        if 1 / own.threshold < off < own.threshold:
            return None
        said = (
            Message("the translation is {n:.1f} times as long as usual", n=off)
            if off > 1
            else Message("the translation has {n:.0%} of the usual length", n=off)
        )
        return Reason(said, round(off, 3))


@dataclass(frozen=True)
class LongWordFilter(Filter):
    """All words must have fewer than ``threshold`` characters; in a script without spaces, every
    character ends a word.
    """

    about = later("words that are too long, such as addresses and lost spaces")

    threshold: int = 40

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        for src, tgt in part.pairs:
            longest = max(map(len, (*_words(src), *_words(tgt))), default=0)
            yield (
                None
                if longest < self.threshold
                else Reason(Message("a word has {n} characters", n=longest), longest)
            )


def _words(text: str) -> list[str]:
    return (text if text.isascii() else UNSPACED.sub(" ", text)).split()


@dataclass(frozen=True)
class AverageWordLengthFilter(Filter):
    """The mean length of the words of each side must be in these limits."""

    about = later("sides whose words are too short or too long on average")

    min_length: float = 2
    max_length: float = 20
    pass_empty: bool = False

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        for pair in part.pairs:
            means = [
                len("".join(words)) / len(words) if words else 0.0 for words in map(str.split, pair)
            ]
            off = [mean for mean in means if not self.min_length <= mean <= self.max_length]
            yield (
                None
                if not off or (self.pass_empty and not any(means))
                else Reason(
                    Message("the words of a side have {n:.1f} characters on average", n=off[0]),
                    round(off[0], 2),
                )
            )


@dataclass(frozen=True)
class OneSidedFilter(Filter):
    """Drops beads with one side only: sentences without a counterpart."""

    about = later("sentences without a counterpart")

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        for src, tgt in part.pairs:
            if src.strip() and tgt.strip():
                yield None
            else:
                yield Reason(Message("only one side has text"), 0)


@dataclass(frozen=True)
class ProbabilityFilter(Filter):
    """Drops beads that the aligner gives a probability below ``threshold``."""

    about = later("beads that are probably wrong pairs")

    threshold: float = 0.5

    def judge(self, part: Part) -> Verdicts:  # noqa: D102
        for bead in part.alignment.beads:
            yield (
                None
                if bead.probability >= self.threshold
                else Reason(
                    Message("the bead has a probability of {n:.0%}", n=bead.probability),
                    round(bead.probability, 4),
                )
            )

    def faults(self) -> Iterator[Message]:  # noqa: D102
        if not 0 <= self.threshold <= 1:
            yield Message("threshold must be from 0 to 1")
