"""The command that learns which words are translations of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.common import notes, progress_bar, spare_the_texts
from align.cli.keeping import library_option, open_library
from align.cli.options import Ways, gather, language_options, reading_options
from align.cli.telling import tell
from align.errors import UsageError

if TYPE_CHECKING:
    from align.alignment import Alignment
    from align.loaders import Options
    from align.progress import Progress


@click.command()
@click.argument("files", metavar="[FILE...]", nargs=-1)
@click.option("-o", "--output", metavar="OUT", required=True, help="File for the lexicon.")
@click.option(
    "--reviewed", is_flag=True, help="Also learn from what people accepted in the library."
)
@library_option
@language_options("sources", "translations")
@reading_options("encoding", "repair", texts="")
@gather(ways=Ways)
def learn(
    files: Sequence[str],
    output: str,
    reviewed: bool,
    library: str | None,
    src_lang: str | None,
    tgt_lang: str | None,
    ways: Ways,
) -> None:
    """Learn which words are translations of each other, for --lexicon.

    A FILE is a translation memory (TMX, XLIFF) or gold alignments (.jsonl). A few thousand beads
    are enough for a lexicon that helps the methods anchor and semantic with similar texts.
    """
    from align import formats
    from align.aligner import lexicon

    if not files and not reviewed:
        raise UsageError("there is nothing to learn from", hint="Name a FILE, or add --reviewed")
    if library and not reviewed:
        raise UsageError("--library has no effect without --reviewed", hint="Add --reviewed")
    options = ways.of_file()
    spare_the_texts(output, *files)
    formats.check_writable(Path(output))

    def texts(progress: Progress) -> Iterator[Alignment]:
        parts = len(files) + reviewed
        for number, name in enumerate(files):
            progress("learn", number / parts)
            yield from _read(name, src_lang, tgt_lang, options)
        if reviewed:
            for done, alignment in _accepted(library, src_lang, tgt_lang):
                progress("learn", (len(files) + done) / parts)
                yield alignment

    with progress_bar() as progress:
        learnt = lexicon.learn(texts(progress))
    if not learnt.strength:
        raise UsageError(
            "too few sure beads to learn from: {n}",
            hint="Give more texts: a few hundred beads are a start",
            n=learnt.beads,
        )
    formats.replace_file(Path(output), learnt.to_text().encode())
    tell([f"{learnt.name}, {learnt.src_lang} and {learnt.tgt_lang}", f"written: {output}"])


def _read(
    name: str, src_lang: str | None, tgt_lang: str | None, options: Options
) -> Iterator[Alignment]:
    from align import loaders
    from align.aligner.gold import read_gold

    if not name.endswith(".jsonl"):
        alignment = loaders.load_pair(name, src_lang, tgt_lang, options)
        tell(notes(alignment))
        yield alignment
        return
    for document in read_gold(Path(name)):
        stated = (document.src_lang, src_lang), (document.tgt_lang, tgt_lang)
        if not all(want is None or _same(has, want) for has, want in stated):
            raise UsageError(
                "this document is in {src} and {tgt}",
                where=document.id,
                hint="Give other files, or state other languages (--src-lang, --tgt-lang)",
                src=document.src_lang,
                tgt=document.tgt_lang,
            )
        yield document.alignment()


def _same(lang: str, other: str) -> bool:
    from align.text import primary_language

    return primary_language(lang) == primary_language(other)


def _accepted(
    library: str | None, src_lang: str | None, tgt_lang: str | None
) -> Iterator[tuple[float, Alignment]]:
    """The accepted rows of all documents in these languages, each after the share that is done."""
    store = open_library(library)
    entries = store.library()
    for number, entry in enumerate(entries):
        langs = (entry.src_lang, src_lang), (entry.tgt_lang, tgt_lang)
        if all(want is None or _same(has, want) for has, want in langs):
            yield number / len(entries), store.alignment(entry.id, accepted_only=True)
