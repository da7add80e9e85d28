"""What the commands of the concordance share: what is asked, of what, and where results go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from align.cli.common import print_lines, progress_bar, spare_the_texts
from align.cli.keeping import library_option, open_library
from align.cli.options import encoder_option, language, lexicon_option
from align.cli.telling import tell
from align.errors import UsageError
from align.models import SHIPPED, Learnt
from align.words import counted

if TYPE_CHECKING:
    from align.concordance import Ask, Concordance, Found, Mode, Side
    from align.concordance.tables import Table

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
        where = [(name, value) for name, value in map(condition, self.where)]
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


def condition(text: str) -> tuple[str, str]:
    """``NAME=VALUE`` as a name and a value. Raises UsageError."""
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise UsageError("{text!r} is not NAME=VALUE", hint="For example: year=2014", text=text)
    return name, value


index_option = click.option("--index", metavar="FILE", help="Where to keep the index of the words.")


def query_options(command: Command) -> Command:
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
        index_option,
        lexicon_option,
        encoder_option,
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


output_option = click.option(
    "-o", "--output", "outputs", multiple=True, metavar="OUT",
    help="File to write: .csv, .tsv, .xlsx, .json or .jsonl. Can be repeated.",
)  # fmt: skip
seed_option = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the sample."
)


def opened(where: Where, learnt: Learnt = SHIPPED) -> Concordance:
    """The concordance of a corpus or of the library. Raises UsageError, LoadError, StoreError."""
    from align.concordance import Concordance

    if where.corpus is not None:
        if where.library is not None:
            raise UsageError("--library has no effect with a corpus", hint="Leave one of them out")
        from align.building import indexing

        root = Path(where.corpus)
        sources, path = indexing.sources(root), root / indexing.INDEX
        same = indexing.common(root)
        like = root / "records.jsonl"  # whoever reads the corpus may read its index
    else:
        from align.store.indexing import index_path

        store = open_library(where.library)
        sources, path = store.sources(further=True), index_path(store.path)
        like = store.path
        same = {}
    if where.index is not None:
        spare_the_texts(where.index, *filter(None, (where.library,)))
        path = Path(where.index)
        if not path.parent.is_dir():
            raise UsageError(
                "there is no such folder",
                where=str(path.parent),
                hint="Choose another place with --index",
            )
    with progress_bar() as progress:
        return Concordance.open(path, sources, learnt, progress, like, same)


def summary(found: Found) -> str:
    """How much was found."""
    return (
        f"{counted(len(found), 'hit')} in {counted(found.documents, 'document')}, "
        f"{found.per_million:.1f} per million words"
    )


def nothing(concordance: Concordance, said: str) -> str:
    """A warning that nothing was found: ``said``, or that there are no texts at all."""
    return said if concordance.index.texts else "nothing found: there are no texts to search"


def hand_out(table: Table, outputs: Sequence[str], lines: Iterable[str], head: str = "") -> None:
    """Write a table to files, or print ``lines``, if there are any, under ``head``."""
    from align.concordance import tables

    for name in outputs:
        tables.write(table, name)
    if not outputs:
        print_lines(chain([head] if head and table.rows else [], lines))
    tell([f"written: {name}" for name in outputs])


def plain(text: str) -> str:
    """``text`` on one line, without control characters."""
    return re.sub(r"\s+", " ", "".join(sign if sign.isprintable() else " " for sign in text))
