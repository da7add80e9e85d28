"""The command that writes the card of a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from align.cli.options import gather, lang_option
from align.cli.telling import leave_doubt, tell
from align.words import Words

if TYPE_CHECKING:
    from align.card import Facts


@dataclass(frozen=True, slots=True)
class Stated:
    """What only the makers know."""

    title: str
    description: str
    creators: Sequence[str]
    version: str
    date: str
    licence: str
    address: str


@click.command()
@click.argument("corpus", metavar="CORPUS")
@click.option("--title", default="", help="Title.  [default: the name of the folder]")
@click.option("--description", default="", help="What the corpus is, in a sentence or two.")
@click.option(
    "--creator", "creators", multiple=True, metavar="NAME", help="Who made it. Can be repeated."
)
@click.option("--version", default="", help="Version.")
@click.option("--date", default="", metavar="YYYY[-MM[-DD]]", help="Date of publication.")
@click.option(
    "--licence",
    default="",
    metavar="NAME",
    help="Licence of the corpus as a whole, and of its texts if none states its own.",
)
@click.option("--address", default="", metavar="URL", help="Where it is published.")
@lang_option("Language of the card.")
@gather(stated=Stated)
def card(corpus: str, stated: Stated, lang: str) -> None:
    """Describe a corpus made by "sverka build", so that it can be published.

    Writes card.md, card.html, citation.bib, datapackage.json and SHA256SUMS into the folder of the
    corpus: what it is, how it was made, how good it is, where it comes from, how to cite it. What
    is not known is stated to be unknown. Exit code 1 if a licence is unknown, or if there are no
    texts.
    """
    from align.building import Corpus
    from align.card import About, facts_of, write

    about = About(
        stated.title.strip(), stated.description.strip(),
        tuple(one.strip() for one in stated.creators), stated.version.strip(), _date(stated.date),
        stated.licence.strip(), stated.address.strip(),
    )  # fmt: skip
    built = Corpus(corpus)
    facts = facts_of(built, about)
    written = write(facts, built.root, lang)
    tell([f"written: {', '.join(map(str, written))}"])
    leave_doubt([*_doubts(facts, Words(lang))], lang)


def _doubts(facts: Facts, say: Words) -> Iterator[str]:
    """What should be mended before the corpus is published."""
    if not facts.statistics.whole.documents:
        yield say("the corpus has no texts")
    if facts.unlicensed:
        yield say.count(
            "the licence of {n} document is not known; add it to the metadata (licence)",
            "the licence of {n} documents is not known; add it to the metadata (licence)",
            facts.unlicensed,
        )
    if facts.foreign_paths:
        yield say.count(
            "{n} pair: the corpus names files by their full path on this computer; build it with "
            "relative paths before you publish it",
            "{n} pairs: the corpus names files by their full path on this computer; build it with "
            "relative paths before you publish it",
            facts.foreign_paths,
        )


def _date(text: str) -> str:
    """A year, a month or a day in ISO 8601. Raises UsageError."""
    from datetime import date

    from align.errors import UsageError

    parts = text.strip().split("-")
    try:
        if text.strip():
            date(*(int(part) for part in (*parts, "1", "1")[:3]))
            if [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
                raise ValueError
    except (TypeError, ValueError):
        raise UsageError(
            "{text!r} is not a date", hint="For example: 2031, 2031-05 or 2031-05-04", text=text
        ) from None
    return text.strip()
