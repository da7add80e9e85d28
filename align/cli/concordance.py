"""Searching the library or a built corpus, and the renderings of words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.asking import (
    Wanted,
    Where,
    hand_out,
    nothing,
    opened,
    output_option,
    plain,
    query_options,
    seed_option,
    summary,
)
from align.cli.keeping import open_library
from align.cli.options import gather
from align.cli.telling import leave_doubt, tell
from align.errors import UsageError
from align.models import Learnt
from align.words import counted

if TYPE_CHECKING:
    from align.building.indexing import Beside
    from align.concordance import Concordance, Count, Line, Order, Part, Renderings

#: The values of ``align.concordance.ORDERS``, repeated because that package is slow to load.
ORDERS = ("text", "left", "right", "match", "rendering")
#: How much of a line is printed on each side of the match, and of the other side, in characters.
_BESIDE = 40
_OTHER = 110
#: What --beside calls all languages.
ALL = "all"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of what was found."""

    sort: Order
    group_by: str | None
    sample: int | None
    seed: int
    limit: int
    context: int
    beside: str | None
    outputs: Sequence[str]


@click.command()
@query_options
@click.option(
    "--sort", type=click.Choice(ORDERS), default="text", show_default=True,
    help="Sort by place in the texts, by words before or after, by match or by rendering.",
)  # fmt: skip
@click.option(
    "--group-by", metavar="NAME",
    help="Only count, by document, form, lemma, rendering, speaker, side or any metadata.",
)  # fmt: skip
@click.option("--sample", type=click.IntRange(min=1), help="Show this many, drawn by chance.")
@seed_option
@click.option(
    "--limit", type=click.IntRange(min=1), default=100, show_default=True,
    help="Maximum number of lines to show.",
)  # fmt: skip
@click.option(
    "--context", type=click.IntRange(min=0), default=0, help="Also show beads before and after."
)
@click.option(
    "--beside", metavar="LANG[,LANG]",
    help="Also show these languages, where there are more than two; all shows all.",
)  # fmt: skip
@output_option
@gather(where_=Where, wanted=Wanted, shown=Shown, learnt=Learnt)
def search(where_: Where, wanted: Wanted, shown: Shown, learnt: Learnt) -> None:
    """Find words in the library, or in a corpus made by "sverka build".

    QUERY is a word or a phrase in any of its forms; * stands for any letters. Each line has the
    words around the match, and the other side with the rendering in brackets. Exit code 1 if
    nothing is found.
    """
    from align.concordance import tables

    for name in shown.outputs:
        tables.choose(name)
    beside = _beside(where_, shown)
    concordance = opened(where_, learnt)
    ask = wanted.ask()
    found = concordance.find(ask, every=shown.group_by == "rendering")
    if shown.group_by is not None:
        counts = concordance.grouped(found, shown.group_by)
        head = f"{'hits':>8}\t{'per million':>11}\t{plain(shown.group_by)}"
        table = tables.of_counts(counts, shown.group_by)
        hand_out(table, shown.outputs, map(_counted, counts), head)
    else:
        hits = found.hits
        if shown.sample is not None:
            hits = concordance.sample(hits, shown.sample, shown.seed)
        lines = concordance.lines(hits, shown.sort, shown.limit)
        table = tables.of_lines(lines, concordance.index, shown.context)
        names, cells, others = beside(lines)
        hand_out(
            table.widened(names, cells),
            shown.outputs,
            _printed(lines, concordance, shown.context, others),
        )
        if len(lines) < len(hits):
            most = "line is" if len(lines) == 1 else f"{len(lines)} lines are"
            tell([f"only the first {most} shown; --limit shows more"])
        elif len(hits) < len(found):
            tell([f"shown: {counted(len(hits), 'hit')}, drawn by chance"])
    tell([summary(found)] if len(found) else [])
    said = f"nothing found: {plain(wanted.text)}"
    leave_doubt([] if len(found) else [nothing(concordance, said)])


def _counted(one: Count) -> str:
    rate = "" if one.per_million is None else f"{one.per_million:.1f}"
    return f"{one.hits:>8}\t{rate:>11}\t{plain(one.value) or '–'}"


#: The names of further languages, their texts in the table for each line, and what is printed
#: below each.
_Besides = tuple[Sequence[str], list[tuple[str, ...]], list[list[tuple[str, str]]]]


def _beside(where: Where, shown: Shown) -> Callable[[Sequence[Line]], _Besides]:
    """How to find the further languages that are shown. Raises UsageError."""
    if shown.beside is None:
        return lambda lines: ((), [() for _ in lines], [[] for _ in lines])
    if shown.group_by is not None:
        raise UsageError("--beside is for lines", hint="Leave it or --group-by out")
    asked = None if shown.beside == ALL else [one.strip() for one in shown.beside.split(",")]
    if where.corpus is None:
        return partial(_of_library, where.library, asked)
    from align.building import Corpus
    from align.building.indexing import Beside

    root = Path(where.corpus)
    return partial(_of_corpus, Beside(root, asked or Corpus(root).labels))


def _of_corpus(beside: Beside, lines: Sequence[Line]) -> _Besides:
    cells = [beside.texts(one.text.name, one.key) for one in lines]
    others = []
    for line, texts in zip(lines, cells, strict=True):
        known = beside.shown(line.text.name)
        both = zip(beside.langs, texts, strict=True)
        others.append([(lang, text) for lang, text in both if lang not in known])
    return beside.langs, cells, others


def _of_library(
    library: str | None, asked: Sequence[str] | None, lines: Sequence[Line]
) -> _Besides:
    from align.store.beside import Beside

    beside = Beside(open_library(library))
    names = beside.names(lines, asked)
    said = [beside.texts(one) for one in lines]
    cells = [tuple(texts.get(name, "") for name in names) for texts in said]
    others = [
        [(name, text) for name, text in beside.others(one).items() if name in names]
        for one in lines
    ]
    return names, cells, others


def _printed(
    lines: Sequence[Line],
    concordance: Concordance,
    size: int,
    others: Sequence[Sequence[tuple[str, str]]],
) -> Iterator[str]:
    """Each line with its match in a column, and its other side below; then its other languages."""
    from align.concordance import context

    for line, further in zip(lines, others, strict=True):
        where = f"{line.text.number or plain(line.text.name)}:{line.number}"
        before, after = plain(line.before), plain(line.after)
        if size:
            near = context(concordance.index, line, size)
            before = plain(" ".join([*near[0], before]))
            after = plain(" ".join([after, *near[1]]))
            yield f"{where}\t{before}[{plain(line.found)}]{after}"
        else:
            left = before[-_BESIDE:].rjust(_BESIDE)
            yield f"{where}\t{left}[{plain(line.found)}]{after[:_BESIDE]}".rstrip()
        yield f"\t{_marked(line) or '–'}"
        yield from (f"\t{lang}: {plain(text) or '–'}" for lang, text in further)


def _marked(line: Line) -> str:
    """The other side, cut around its rendering, which is in brackets."""
    first = line.marks[0][0] if line.marks else 0
    begin = max(0, first - _OTHER // 2) if len(line.other) > _OTHER else 0
    end = min(len(line.other), begin + _OTHER)
    parts, at = ["…" if begin else ""], begin
    for start, stop in line.marks:
        if stop <= end:
            parts += [line.other[at:start], "[", line.other[start:stop], "]"]
            at = stop
    parts += [line.other[at:end], "…" if end < len(line.other) else ""]
    return plain("".join(parts))


@dataclass(frozen=True, slots=True)
class Looking:
    """What is shown of renderings."""

    by: str | None
    most: int
    seed: int
    limit: int
    examples: int
    outputs: Sequence[str]


@click.command()
@query_options
@click.option(
    "--by", metavar="NAME[,NAME]",
    help="Also by document, speaker or any metadata, for example year.",
)  # fmt: skip
@click.option(
    "--most", type=click.IntRange(min=1), default=1000, show_default=True,
    help="Number of occurrences to look at, drawn by chance if there are more.",
)  # fmt: skip
@seed_option
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True,
    help="Maximum number of renderings to show.",
)  # fmt: skip
@click.option(
    "--examples", type=click.IntRange(min=0), default=1, show_default=True,
    help="Number of examples of each.",
)  # fmt: skip
@output_option
@gather(where_=Where, wanted=Wanted, looking=Looking, learnt=Learnt)
def renderings(where_: Where, wanted: Wanted, looking: Looking, learnt: Learnt) -> None:
    """Show how a word or a phrase is translated, on either side.

    Renderings are the words that are linked to QUERY, by their lemmas. The most closely associated
    (logDice) come first, with how often each is there. Exit code 1 if nothing is found.
    """
    from align.concordance import tables

    for name in looking.outputs:
        tables.choose(name)
    concordance = opened(where_, learnt)
    ask = wanted.ask()
    if ask.mode in ("text", "regex"):
        raise UsageError(
            "renderings are those of words, not of parts of texts",
            hint="Leave --text and --regex out; * stands for any letters",
        )
    hits = concordance.find(ask, every=True)
    found = concordance.renderings(hits.hits, looking.most, looking.seed)
    found = replace(found, found=found.found[: looking.limit])
    if looking.by is not None:
        names = looking.by.split(",")
        parts = concordance.parted(found, names)
        head = f"{plain(', '.join(names))}\thits\trenderings"
        hand_out(tables.of_parts(parts, names), looking.outputs, _parts(parts), head)
    else:
        table = tables.of_renderings(found, looking.examples)
        head = f"{'hits':>6}  share  logDice  rendering"
        hand_out(table, looking.outputs, _rendered(found, looking.examples), head)
    if found.looked < found.total:
        tell([f"{found.looked} of {found.total} occurrences looked at; --most looks at more"])
    tell([summary(hits)] if len(hits) else [])
    said = f"nothing found: {plain(wanted.text)}"
    leave_doubt([] if len(hits) else [nothing(concordance, said)])


def _rendered(found: Renderings, examples: int) -> Iterator[str]:
    from align.concordance.tables import example

    for group in found.found:
        score = f"{group.score:.1f}" if group.key else "–"
        share = group.count / found.looked
        yield f"{group.count:>6}  {share:>5.0%}  {score:>7}  {plain(group.text) or '–'}"
        for one in group.occurrences[:examples]:
            yield from (f"\t{plain(text)}" for text in example(found, one.item))


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        name = ", ".join(plain(value) or "–" for value in part.values)
        said = (
            f"{plain(group.text) or '–'} {n} ({n / part.looked:.0%})" for group, n in part.counts
        )
        yield f"{name}\t{part.looked}\t{'; '.join(said)}"
