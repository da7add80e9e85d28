"""Words that go with others, and words that are typical of some texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from align.cli.asking import (
    Wanted,
    Where,
    condition,
    hand_out,
    index_option,
    nothing,
    opened,
    output_option,
    plain,
    query_options,
    summary,
)
from align.cli.keeping import library_option
from align.cli.options import encoder_option, gather, language, lexicon_option
from align.cli.telling import leave_doubt, tell
from align.errors import UsageError
from align.models import Learnt

_limit_option = click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True,
    help="Maximum number of words to show.",
)  # fmt: skip
_least_option = click.option(
    "--least", type=click.IntRange(min=1), default=3, show_default=True,
    help="Leave out words that are there less often.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Near:
    """Which words are shown."""

    window: int
    across: bool
    least: int
    limit: int
    outputs: Sequence[str]


@click.command()
@query_options
@click.option(
    "--window", type=click.IntRange(1, 50), default=5, show_default=True,
    help="Number of words on the left and on the right that count.",
)  # fmt: skip
@click.option("--across", is_flag=True, help="Count the words on the other side of the bead.")
@_least_option
@_limit_option
@output_option
@gather(where_=Where, wanted=Wanted, near=Near, learnt=Learnt)
def collocations(where_: Where, wanted: Wanted, near: Near, learnt: Learnt) -> None:
    """Show the words that QUERY goes with, on its own side or on the other.

    Words are counted by lemma, once for each hit, without function words; the most closely
    associated (logDice) come first. Exit code 1 if nothing is found.
    """
    from align.concordance import tables

    for name in near.outputs:
        tables.choose(name)
    concordance = opened(where_, learnt)
    found = concordance.find(wanted.ask(), every=near.across)
    words = concordance.collocations(found.hits, near.window, across=near.across, least=near.least)[
        : near.limit
    ]
    lines = (
        f"{one.hits:>8}\t{one.frequency:>8}\t{one.log_dice:>7.1f}\t{plain(one.lemma)}"
        for one in words
    )
    head = f"{'hits':>8}\t{'in all':>8}\tlogDice\tlemma"
    hand_out(tables.of_collocations(words), near.outputs, lines, head)
    tell([summary(found)] if len(found) else [])
    leave_doubt([] if words else [nothing(concordance, f"nothing found: {plain(wanted.text)}")])


@dataclass(frozen=True, slots=True)
class Typical:
    """Which words are shown, of which texts."""

    in_lang: str
    where: Sequence[str]
    against: str | None
    least: int
    limit: int
    outputs: Sequence[str]


@click.command()
@click.argument("corpus", metavar="[CORPUS]", required=False)
@click.option(
    "--lang", "in_lang", type=language, metavar="LANG", required=True, help="Language of the words."
)
@click.option(
    "--where", multiple=True, metavar="NAME=VALUE",
    help="Texts with these metadata, compared with all others. Can be repeated.",
)  # fmt: skip
@click.option("--against", metavar="CORPUS", help="Compare with this corpus.")
@_least_option
@_limit_option
@library_option
@index_option
@output_option
@gather(where_=Where, typical=Typical)
def keywords(where_: Where, typical: Typical) -> None:
    """Show the words that are typical of some texts.

    Words are compared by lemma with other texts or with another corpus, without function words; the
    surest (log-likelihood) come first. Exit code 1 if nothing is found.
    """
    from align.concordance import tables
    from align.text import primary_language

    for name in typical.outputs:
        tables.choose(name)
    concordance = opened(where_)
    reference = opened(Where(typical.against, None, None)) if typical.against else None
    where = tuple(map(condition, typical.where))
    lang = primary_language(typical.in_lang)
    words = concordance.keywords(lang, where, reference, typical.least)[: typical.limit]
    lines = (
        f"{one.focus:>8}\t{one.focus_rate:>11.1f}\t{one.reference_rate:>9.1f}\t"
        f"{one.log_likelihood:>14.1f}\t{plain(one.lemma)}"
        for one in words
    )
    head = f"{'hits':>8}\tper million\telsewhere\tlog-likelihood\tlemma"
    hand_out(tables.of_keywords(words), typical.outputs, lines, head)
    said = f"no word that is there {_often(typical.least)} is more frequent than elsewhere"
    leave_doubt([] if words else [nothing(concordance, said)])


@dataclass(frozen=True, slots=True)
class Sought:
    """Which phrases are shown, of which texts."""

    in_lang: str
    where: Sequence[str]
    single: bool
    least: int
    limit: int
    outputs: Sequence[str]


@click.command()
@click.argument("corpus", metavar="[CORPUS]", required=False)
@click.option(
    "--lang", "in_lang", type=language, metavar="LANG", required=True, help="Language of the terms."
)
@click.option(
    "--where", multiple=True, metavar="NAME=VALUE",
    help="Only texts with these metadata. Can be repeated.",
)  # fmt: skip
@click.option("--single", is_flag=True, help="Also single words.")
@_least_option
@_limit_option
@library_option
@index_option
@lexicon_option
@encoder_option
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="OUT",
    help="File to write: .tbx, .csv, .tsv, .xlsx, .json or .jsonl. Can be repeated.",
)  # fmt: skip
@gather(where_=Where, sought=Sought, learnt=Learnt)
def terms(where_: Where, sought: Sought, learnt: Learnt) -> None:
    """Suggest terms for a glossary, with their translations.

    Candidates are frequent noun phrases (English, Russian), ranked by C-value. Look through them
    before you use the file with "sverka check --glossary". Exit code 1 if nothing is found.
    """
    from align import formats
    from align.concordance import tables
    from align.concordance.terms import tbx
    from align.text import primary_language

    for name in sought.outputs:
        formats.check_writable(Path(name)) if _is_tbx(name) else tables.choose(name)
    concordance = opened(where_, learnt)
    lang = primary_language(sought.in_lang)
    where = tuple(map(condition, sought.where))
    found = concordance.terms(
        lang, where, least=sought.least, limit=sought.limit, single=sought.single
    )
    others = [one for one in concordance.index.langs if one != lang]
    for name in filter(_is_tbx, sought.outputs):
        if len(others) != 1:
            raise UsageError(
                "a TBX file needs texts in two languages", hint="Write a table, for example .csv"
            )
        formats.replace_file(Path(name), tbx(found, lang, others[0]))
    lines = (
        f"{one.hits:>8}\t{one.c_value:>7.1f}\t{plain(one.source)}\t{plain(one.target) or '–'}"
        for one in found
    )
    rest = [name for name in sought.outputs if not _is_tbx(name)]
    if rest or not sought.outputs:
        head = f"{'hits':>8}\tC-value\tterm\ttranslation"
        hand_out(tables.of_terms(found), rest, lines, head)
    tell([f"written: {name}" for name in filter(_is_tbx, sought.outputs)])
    said = f"no noun phrase is there {_often(sought.least)}"
    leave_doubt([] if found else [nothing(concordance, said)])


def _often(least: int) -> str:
    """The least number of times that a word must be there, and how to change it."""
    if least == 1:
        return "at least once"
    return f"at least {least} times (--least changes this)"


def _is_tbx(name: str) -> bool:
    return Path(name).suffix.lower() == ".tbx"
