"""Searching the library or a built corpus, and the renderings of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from align.cli.common import print_lines, progress_bar, spare_the_texts
from align.cli.keeping import library_option, open_library
from align.cli.options import encoder_option, gather, language, lexicon_option
from align.cli.telling import leave_doubt, tell
from align.errors import UsageError
from align.models import Learnt
from align.words import counted

if TYPE_CHECKING:
    from align.concordance import (
        Ask,
        Concordance,
        Count,
        Found,
        Line,
        Mode,
        Order,
        Part,
        Renderings,
        Side,
    )

#: The values of ``align.concordance.ORDERS``, repeated because that package is slow to load.
ORDERS = ("text", "left", "right", "match", "rendering")
#: How much of a line is printed on each side of the match, and of the other side, in characters.
_BESIDE = 40
_OTHER = 110

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Where:
    """What is searched."""

    corpus: str | None
    library: str | None
    index: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to search for."""

    text: str
    form: bool
    cql: bool
    raw: bool
    regex: bool
    case: bool
    side: Side | None
    in_lang: str | None
    having: Sequence[str]
    lacking: Sequence[str]
    by_links: bool
    document: str | None
    where: Sequence[str]

    def ask(self) -> Ask:
        """The values as a question. Raises UsageError."""
        from align.concordance import Ask
        from align.text import primary_language

        modes = {"form": self.form, "cql": self.cql, "text": self.raw, "regex": self.regex}
        chosen = [mode for mode, given in modes.items() if given]
        if len(chosen) > 1:
            raise UsageError(
                "only one of --form, --cql, --text and --regex can be given",
                hint="Leave the others out",
            )
        where = [(name, value) for name, value in map(_condition, self.where)]
        if self.document is not None:
            where.append(("document", self.document))
        return Ask(
            self.text,
            cast("Mode", chosen[0] if chosen else "lemma"),
            self.case,
            self.side,
            primary_language(self.in_lang) if self.in_lang else None,
            tuple(self.having),
            tuple(self.lacking),
            self.by_links,
            tuple(where),
        )


def _condition(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise UsageError("{text!r} is not NAME=VALUE", hint="For example: year=2014", text=text)
    return name, value


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of what was found."""

    sort: Order
    group_by: str | None
    sample: int | None
    seed: int
    limit: int
    context: int
    outputs: Sequence[str]


def _query_options(command: Command) -> Command:
    """The options of ``Where`` and ``Wanted``."""
    options = (
        click.argument("text", metavar="QUERY"),
        click.argument("corpus", metavar="[CORPUS]", required=False),
        click.option("--form", is_flag=True, help="Find words only in this form."),
        click.option("--cql", is_flag=True, help="QUERY is in CQL. A [ at its beginning says so."),
        click.option("--text", "raw", is_flag=True, help="QUERY is any part of a text."),
        click.option("--regex", is_flag=True, help="QUERY is a regular expression."),
        click.option("--case", is_flag=True, help="Match case."),
        click.option(
            "--side",
            type=click.Choice(["src", "tgt"]),
            help="Search only sources or only translations.",
        ),
        click.option("--lang", "in_lang", type=language, metavar="LANG", help="Search only this."),
        click.option(
            "--with", "having", multiple=True, metavar="QUERY",
            help="The other side of the bead must have this, too. Can be repeated.",
        ),
        click.option(
            "--without", "lacking", multiple=True, metavar="QUERY",
            help="The other side of the bead must not have this. Can be repeated.",
        ),
        click.option(
            "--by-links", is_flag=True,
            help="For --with and --without, only words that translate the match count.",
        ),
        click.option("--document", metavar="ID", help="Search only this document, by ID or name."),
        click.option(
            "--where", multiple=True, metavar="NAME=VALUE",
            help="Search only texts with these metadata; * stands for anything. Can be repeated.",
        ),
        library_option,
        click.option("--index", metavar="FILE", help="Where to keep the index of the words."),
        lexicon_option,
        encoder_option,
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


_output_option = click.option(
    "-o", "--output", "outputs", multiple=True, metavar="OUT",
    help="File to write: .csv, .tsv, .xlsx, .json or .jsonl. Can be repeated.",
)  # fmt: skip
_seed_option = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the sample."
)


def _opened(where: Where, learnt: Learnt) -> Concordance:
    """The concordance of a corpus or of the library. Raises UsageError, LoadError, StoreError."""
    from align.concordance import Concordance

    if where.corpus is not None:
        if where.library is not None:
            raise UsageError("--library has no effect with a corpus", hint="Leave one of them out")
        from align.building import indexing

        root = Path(where.corpus)
        sources, path = indexing.sources(root), root / indexing.INDEX
        like = root / "records.jsonl"  # whoever reads the corpus may read its index
    else:
        from align.store.indexing import index_path

        store = open_library(where.library)
        sources, path, like = store.sources(), index_path(store.path), store.path
    if where.index is not None:
        spare_the_texts(where.index, *filter(None, (where.library,)))
        path = Path(where.index)
    with progress_bar() as progress:
        return Concordance.open(path, sources, learnt, progress, like)


@click.command()
@_query_options
@click.option(
    "--sort", type=click.Choice(ORDERS), default="text", show_default=True,
    help="Sort by place in the texts, by words before or after, by match or by rendering.",
)  # fmt: skip
@click.option(
    "--group-by", metavar="NAME",
    help="Only count, by document, form, lemma, rendering, speaker, side or any metadata.",
)  # fmt: skip
@click.option("--sample", type=click.IntRange(min=1), help="Show this many, drawn by chance.")
@_seed_option
@click.option(
    "--limit", type=click.IntRange(min=1), default=100, show_default=True,
    help="Maximum number of lines to show.",
)  # fmt: skip
@click.option(
    "--context", type=click.IntRange(min=0), default=0, help="Also show beads before and after."
)
@_output_option
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
    concordance = _opened(where_, learnt)
    ask = wanted.ask()
    found = concordance.find(ask)
    if shown.group_by is not None:
        counts = concordance.grouped(found, shown.group_by)
        _hand_out(tables.of_counts(counts, shown.group_by), shown.outputs, map(_counted, counts))
    else:
        hits = found.hits
        if shown.sample is not None:
            hits = concordance.sample(hits, shown.sample, shown.seed)
        lines = concordance.lines(hits, shown.sort, shown.limit)
        table = tables.of_lines(lines, concordance.index, shown.context)
        _hand_out(table, shown.outputs, _printed(lines, concordance, shown.context))
        if len(lines) < len(hits):
            tell([f"only the first {len(lines)} are shown; --limit shows more"])
        elif len(hits) < len(found):
            tell([f"{len(hits)} are shown, drawn by chance"])
    tell([_summary(found)] if len(found) else [])
    leave_doubt([] if len(found) else [f"nothing found: {_plain(wanted.text)}"])


def _summary(found: Found) -> str:
    return (
        f"{counted(len(found), 'hit')} in {counted(found.documents, 'document')}, "
        f"{found.per_million:.1f} per million words"
    )


def _hand_out(table: Any, outputs: Sequence[str], lines: Iterable[str]) -> None:
    """Write a table to files, or print ``lines``."""
    from align.concordance import tables

    for name in outputs:
        tables.write(table, name)
    if not outputs:
        print_lines(lines)
    tell([f"written: {name}" for name in outputs])


def _counted(one: Count) -> str:
    rate = "" if one.per_million is None else f"{one.per_million:.1f}"
    return f"{one.hits:>8}\t{rate:>10}\t{_plain(one.value) or '–'}"


def _printed(lines: Sequence[Line], concordance: Concordance, size: int) -> Iterator[str]:
    """Each line with its match in a column, and its other side below."""
    from align.concordance import context

    for line in lines:
        where = f"{line.text.number or _plain(line.text.name)}:{line.key}"
        before, after = _plain(line.before), _plain(line.after)
        if size:
            near = context(concordance.index, line, size)
            before = _plain(" ".join([*near[0], before]))
            after = _plain(" ".join([after, *near[1]]))
            yield f"{where}\t{before}[{_plain(line.found)}]{after}"
        else:
            left = before[-_BESIDE:].rjust(_BESIDE)
            yield f"{where}\t{left}[{_plain(line.found)}]{after[:_BESIDE]}".rstrip()
        yield f"\t{_marked(line) or '–'}"


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
    return _plain("".join(parts))


def _plain(text: str) -> str:
    """``text`` on one line, without control characters."""
    return re.sub(r"\s+", " ", "".join(sign if sign.isprintable() else " " for sign in text))


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
@_query_options
@click.option(
    "--by", metavar="NAME[,NAME]",
    help="Also by document, speaker or any metadata, for example year.",
)  # fmt: skip
@click.option(
    "--most", type=click.IntRange(min=1), default=1000, show_default=True,
    help="Number of occurrences to look at, drawn by chance if there are more.",
)  # fmt: skip
@_seed_option
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True,
    help="Maximum number of renderings to show.",
)  # fmt: skip
@click.option(
    "--examples", type=click.IntRange(min=0), default=1, show_default=True,
    help="Number of examples of each.",
)  # fmt: skip
@_output_option
@gather(where_=Where, wanted=Wanted, looking=Looking, learnt=Learnt)
def renderings(where_: Where, wanted: Wanted, looking: Looking, learnt: Learnt) -> None:
    """Show how a word or a phrase is translated, on either side.

    Renderings are the words that are linked to QUERY, by their lemmas. The most closely associated
    (logDice) come first, with how often each is there. Exit code 1 if nothing is found.
    """
    from align.concordance import tables

    for name in looking.outputs:
        tables.choose(name)
    concordance = _opened(where_, learnt)
    ask = wanted.ask()
    if ask.mode in ("text", "regex"):
        raise UsageError(
            "renderings are those of words, not of parts of texts",
            hint="Leave --text and --regex out; * stands for any letters",
        )
    hits = concordance.find(ask)
    found = concordance.renderings(hits.hits, looking.most, looking.seed)
    found = replace(found, found=found.found[: looking.limit])
    if looking.by is not None:
        names = looking.by.split(",")
        parts = concordance.parted(found, names)
        _hand_out(tables.of_parts(parts, names), looking.outputs, _parts(parts))
    else:
        table = tables.of_renderings(found, looking.examples)
        _hand_out(table, looking.outputs, _rendered(found, looking.examples))
    if found.looked < found.total:
        tell([f"{found.looked} of {found.total} occurrences looked at; --most looks at more"])
    tell([_summary(hits)] if len(hits) else [])
    leave_doubt([] if len(hits) else [f"nothing found: {_plain(wanted.text)}"])


def _rendered(found: Renderings, examples: int) -> Iterator[str]:
    from align.concordance.tables import example

    for group in found.found:
        score = f"{group.score:.1f}" if group.key else "–"
        share = group.count / found.looked
        yield f"{group.count:>6}  {share:>4.0%}  {score:>5}  {_plain(group.text) or '–'}"
        for one in group.occurrences[:examples]:
            yield from (f"\t{_plain(text)}" for text in example(found, one.item))


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        name = ", ".join(_plain(value) or "–" for value in part.values)
        said = (
            f"{_plain(group.text) or '–'} {n} ({n / part.looked:.0%})" for group, n in part.counts
        )
        yield f"{name}\t{part.looked}\t{'; '.join(said)}"
