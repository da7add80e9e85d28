"""Apply a recipe to a corpus: what each filter drops, alone and after the others, with samples."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from threadpoolctl import threadpool_limits

from align.alignment import Alignment
from align.cleaning import recipe as recipes
from align.cleaning.model import Dropped, Filter, Judge, Part, Reason, Survey, Text, Verdicts, cut
from align.cleaning.prints import print_of
from align.cleaning.recipe import Recipe
from align.cleaning.splitting import Shares, Split, Splitter
from align.errors import LoadError, UsageError
from align.progress import Progress
from align.words import Message

One = TypeVar("One", bound=Text)

#: So many samples of each filter are shown, and so many kinds of reasons.
SAMPLES, REASONS = 5, 5


@dataclass(frozen=True)
class Outcome:
    """What a filter does.

    ``alone`` counts the beads that it would drop if it were the only one, ``dropped`` those that it
    drops after the filters before it, ``texts`` in how many texts. ``why`` has for each kind of
    reason an example and how often it was the reason, of those ``alone``. ``samples`` are chosen
    by chance, but always the same; beads that only this filter drops come first.
    """

    filter: Filter
    alone: int
    dropped: int
    texts: int
    why: tuple[tuple[Message, int], ...]
    samples: tuple[Dropped, ...]


@dataclass(frozen=True)
class Report:
    """What a recipe does with a corpus.

    ``beads`` and ``texts`` count the corpus as it was, ``kept`` and ``kept_texts`` what is left of
    it. ``split`` says which texts are in which part, if that was asked for; ``unable`` why a filter
    could not judge texts, each reason once.
    """

    recipe: Recipe
    outcomes: tuple[Outcome, ...]
    beads: int
    texts: int
    kept: int
    kept_texts: int
    split: Split | None = None
    unable: tuple[Message, ...] = ()
    #: For each part of the corpus in its order, whether each bead is kept.
    marks: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def notes(self) -> tuple[Message, ...]:
        """What the recipe could not take over, and what filters could not judge."""
        return (*self.recipe.notes, *self.unable)

    def cleaned(self, texts: Iterable[One]) -> Iterator[tuple[One, Alignment]]:
        """Yield the same ``texts`` again, each with the alignment that is left of it, without the
        other sentences; those of which nothing is left are passed over. Raises LoadError if they
        have changed meanwhile.
        """
        number = -1
        for number, text in enumerate(texts):
            beads = text.alignment.beads
            if number >= len(self.marks) or len(beads) != len(self.marks[number]):
                raise _changed(text.name)
            kept = tuple(bead for bead, mark in zip(beads, self.marks[number], strict=True) if mark)
            if kept:
                yield text, cut(text.alignment, kept)
        if number + 1 < len(self.marks):
            raise _changed("")

    def kept_beads(self) -> Iterator[list[int]]:
        """Yield the numbers of the beads that are left of each of the texts of ``cleaned``."""
        for marks in self.marks:
            if any(marks):
                yield [number for number, mark in enumerate(marks) if mark]


def _changed(name: str) -> LoadError:
    return LoadError(
        "the texts have changed since they were read", where=name or None, hint="Run it again"
    )


def clean(
    texts: Iterable[Text],
    recipe: str | Path | Recipe = recipes.USUAL,
    *,
    shares: Shares | None = None,
    seed: int = 0,
    dropped: Callable[[Dropped], None] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Say which beads of ``texts`` the ``recipe`` drops and why; nothing is changed.

    ``texts`` are anything with a ``name`` and an ``alignment``, such as a ``Corpus``; they are read
    one by one, twice if a filter has to know the whole corpus, so an iterator does not do. Texts
    of the same name that follow each other are parts of one. ``recipe`` is the name of one that
    comes with Sverka (``gentle``, ``standard``, ``strict``), a file, or a ``Recipe``. With
    ``shares`` the texts are also split into parts, by ``seed`` (``splitting``). ``dropped`` is
    called with each bead that is dropped. Raises UsageError, LoadError.
    """
    chosen = recipes.find(recipe)
    if iter(texts) is texts:
        raise UsageError(
            "the texts can be read only once",
            hint="Give a list, or a Corpus",
            code="usage.iterator",
        )
    say = progress or (lambda _step, _share: None)
    with threadpool_limits(1, "blas"):
        return _cleaned(texts, chosen, Splitter(shares, seed) if shares else None, dropped, say)


def _cleaned(
    texts: Iterable[Text],
    recipe: Recipe,
    splitter: Splitter | None,
    dropped: Callable[[Dropped], None] | None,
    say: Progress,
) -> Report:
    surveys = [one.survey() for one in recipe.filters]
    total, passes = 0, 2 if any(surveys) else 1
    whole = len(texts) if isinstance(texts, Sized) else 0
    if any(surveys):
        for part in parts(texts):
            total += 1
            for survey in filter(None, surveys):
                survey.see(part)
            say("read", (total / whole if whole else 0.5) / passes)
    counts = [_Count(one, survey) for one, survey in zip(recipe.filters, surveys, strict=True)]
    marks: list[bytes] = []
    unable: dict[str, Message] = {}
    names = _Names()
    left = _Names()
    for part in parts(texts):
        names.add(part.name)
        is_open = [True] * len(part.alignment.beads)
        for count in counts:
            count.apply(part, is_open, dropped)
        for one in recipe.filters:
            if why := one.unable(part):
                unable.setdefault(str(why), why)
        marks.append(bytes(is_open))
        if any(is_open):
            left.add(part.name)
        if splitter:
            splitter.see(part, is_open)
        done = len(marks) / (whole or total or 2 * len(marks))
        say("clean", (passes - 1 + min(1.0, done)) / passes)
    return Report(
        recipe,
        tuple(count.outcome for count in counts),
        sum(map(len, marks)),
        names.count,
        sum(map(sum, marks)),
        left.count,
        splitter.split() if splitter else None,
        tuple(unable.values()),
        tuple(marks),
    )


def parts(texts: Iterable[Text]) -> Iterator[Part]:
    """The texts as filters read them."""
    before, beads = "", 0
    for number, text in enumerate(texts):
        beads = beads if text.name == before and number else 0
        yield Part(number, text.name, text.alignment, beads)
        before, beads = text.name, beads + len(text.alignment.beads)


class _Names:
    """Counts names; the same name several times in a row is one."""

    def __init__(self) -> None:
        self.count = 0
        self._last: str | None = None

    def add(self, name: str) -> None:
        self.count += name != self._last
        self._last = name


class _Count:
    """A filter at work, and what it has dropped so far."""

    def __init__(self, one: Filter, survey: Survey | None) -> None:
        self._filter = one
        # What is dropped alone and what is dropped after the others are remembered apart.
        self._alone: Judge = survey.judge() if survey else _stateless(one)
        self._after: Judge | None = survey.judge() if survey else None
        self._count = self._dropped = 0
        self._texts = _Names()
        self._why: Counter[str] = Counter()
        self._examples: dict[str, Message] = {}
        self._samples: list[tuple[bool, int, int, Dropped]] = []

    def apply(
        self, part: Part, is_open: list[bool], dropped: Callable[[Dropped], None] | None
    ) -> None:
        """Judge a part, and close the beads that are dropped."""
        alone = list(self._alone(part, [True] * len(is_open)))
        after = list(self._after(part, is_open)) if self._after else alone
        for number, (reason, then) in enumerate(zip(alone, after, strict=True)):
            if reason:
                self._count += 1
                template = reason.said.template
                self._why[template] += 1
                self._examples.setdefault(template, reason.said)
            if then and is_open[number]:
                self._note(part, number, then, is_dropped=True, dropped=dropped)
                is_open[number] = False
            elif reason:
                self._note(part, number, reason, is_dropped=False, dropped=None)

    def _note(
        self,
        part: Part,
        number: int,
        reason: Reason,
        *,
        is_dropped: bool,
        dropped: Callable[[Dropped], None] | None,
    ) -> None:
        chance = print_of("sample", part.name, str(part.first + number))
        rank = (is_dropped, -chance)
        wanted = len(self._samples) < SAMPLES or rank > self._samples[0][:2]
        if is_dropped:
            self._dropped += 1
            self._texts.add(part.name)
        if not wanted and not (is_dropped and dropped):
            return
        bead = part.alignment.beads[number]
        made = Dropped(
            part.name,
            part.first + number + 1,
            self._filter.name,
            reason.said,
            reason.value,
            part.src[number],
            part.tgt[number],
            round(float(bead.probability), 4),
        )
        if is_dropped and dropped:
            dropped(made)
        if wanted:
            push = heapq.heappush if len(self._samples) < SAMPLES else heapq.heappushpop
            push(self._samples, (*rank, part.first + number, made))

    @property
    def outcome(self) -> Outcome:
        """What the filter has done."""
        return Outcome(
            self._filter,
            self._count,
            self._dropped,
            self._texts.count,
            tuple((self._examples[one], n) for one, n in self._why.most_common(REASONS)),
            tuple(one[-1] for one in sorted(self._samples, key=lambda one: one[:3], reverse=True)),
        )


def _stateless(one: Filter) -> Judge:
    def judge(part: Part, _open: Sequence[bool]) -> Verdicts:
        return one.judge(part)

    return judge
