"""Commands that align: two files, two lists of sentences, and an explanation of one bead."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import click

from align.cli.common import (
    align_pair,
    check_output,
    doubts,
    finish,
    print_bytes,
    print_lines,
    progress_bar,
    remembering,
    spare_the_texts,
    summary,
    tell_ignored,
    tell_notes,
    write_out,
)
from align.cli.keeping import Keeping, check_keep, keep_for_review, keep_option, library_option
from align.cli.options import (
    Output,
    Texts,
    Ways,
    check_use,
    gather,
    lang_option,
    language,
    language_options,
    learnt_options,
    method_option,
    output_options,
    reading_options,
)
from align.cli.telling import leave_doubt, tell
from align.errors import AlignError, LoadError, UsageError
from align.models import Learnt

if TYPE_CHECKING:
    from align.loaders import Options


@click.command()
@click.argument("src", metavar="EN")
@click.argument("tgt", metavar="[RU]", required=False)
@output_options()
@language_options("first text", "second text")
@method_option
@learnt_options
@reading_options()
@keep_option
@library_option
@gather(texts=Texts, output=Output, keeping=Keeping, learnt=Learnt, ways=Ways)
def pair(texts: Texts, output: Output, keeping: Keeping, learnt: Learnt, ways: Ways) -> None:
    """Align two files or web pages, a source and its translation.

    The address of one page is enough if the page links to its translation, and one file is enough
    if it contains both sides (TMX, XLIFF, PO, subtitles or a table in two languages). Without -o
    and --keep the beads go to standard output as JSON lines.
    """
    from align import formats

    check_use(texts.method, learnt)
    check_output(formats, output, texts.src, texts.tgt)
    check_keep(keeping)
    began = perf_counter()
    alignment = align_pair(texts, learnt.keywords, ways)
    tell_ignored(alignment, texts, ways, learnt)
    write_out(alignment, output, silent=keeping.keep is not None)
    keep_for_review(alignment, keeping, None if texts.tgt else texts.src)
    finish(alignment, perf_counter() - began, output, texts.method)


@click.command()
@click.argument("src", metavar="SRC")
@click.argument("tgt", metavar="TGT")
@click.option(
    "--src-lang",
    type=language,
    metavar="LANG",
    default="en",
    show_default=True,
    help="Language of SRC, for example en-GB, eng or English.",
)
@click.option(
    "--tgt-lang",
    type=language,
    metavar="LANG",
    default="ru",
    show_default=True,
    help="Language of TGT, for example ru-RU, rus or Russian.",
)
@method_option
@learnt_options
@reading_options("encoding", "repair")
@click.option("-o", "--output", metavar="OUT", help="File to write.  [default: standard output]")
@gather(texts=Texts, learnt=Learnt, ways=Ways)
def sentences(texts: Texts, learnt: Learnt, ways: Ways, output: str | None) -> None:
    """Align two files that have one sentence per line, and write JSON lines.

    A blank line is an empty sentence and keeps its index. "-" is standard input.
    """
    from align import formats, pipeline
    from align.formats.jsonlines import render_links

    src, tgt = texts.src, texts.tgt or ""
    if src == tgt == "-":
        raise UsageError("only one side can come from standard input")
    if output:
        spare_the_texts(output, src, tgt)
        formats.check_writable(Path(output))
    check_use(texts.method, learnt)
    began = perf_counter()
    langs = texts.src_lang or "en", texts.tgt_lang or "ru"
    read = [*map(_read_lines, (src, tgt), langs, ways.options())]
    if read[0].texts == read[1].texts:
        raise AlignError(
            "both sides are the same text", where=src, hint="Give the original and its translation"
        )
    with progress_bar() as progress:
        alignment = pipeline.align_sentences(
            read[0].texts,
            read[1].texts,
            *langs,
            texts.method,
            progress=progress,
            **learnt.keywords,
        )
    alignment = replace(
        alignment,
        src=replace(alignment.src, source=read[0].name, notes=read[0].notes),
        tgt=replace(
            alignment.tgt,
            source=read[1].name,
            notes=tuple(dict.fromkeys((*alignment.tgt.notes, *read[1].notes))),
        ),
    )
    if output:
        formats.replace_file(Path(output), render_links(alignment))
    else:
        print_bytes(render_links(alignment))
    tell(summary(alignment, perf_counter() - began, method=texts.method))
    tell([f"written: {output}"] if output else [])
    leave_doubt(doubts(alignment))


@click.command()
@click.argument("src", metavar="EN")
@click.argument("tgt", metavar="RU")
@click.option(
    "--bead",
    type=click.IntRange(min=1),
    metavar="N",
    help="Number of the bead, from 1, as in exports and the desk.  "
    "[default: the least certain one]",
)
@language_options("first text", "second text")
@method_option
@learnt_options
@reading_options()
@lang_option("Language of the explanation.")
@gather(texts=Texts, learnt=Learnt, ways=Ways)
def explain(texts: Texts, learnt: Learnt, ways: Ways, bead: int | None, lang: str) -> None:
    """Explain the probability of a bead and compare it with the alternatives.

    Each line shows what one feature adds to the bead's score (in log odds) or subtracts from it.
    """
    from align.aligner import explain as reasons

    check_use(texts.method, learnt)
    own = remembering(learnt, texts.method)
    alignment = align_pair(texts, own, ways)
    tell_notes(alignment, texts.method)
    tell_ignored(alignment, texts, ways)
    beads = alignment.beads
    least_sure = min(range(len(beads)), key=lambda k: beads[k].probability)
    number = least_sure if bead is None else bead - 1
    told = reasons.explain(alignment, number, lang=lang, **own)
    width = max(60, min(100, get_terminal_size((88, 24)).columns))
    print_lines(reasons.describe(told, alignment, width))
    leave_doubt(doubts(alignment), lang)


#: Kinds of files whose bytes are no text that a person wrote.
_CONTAINERS = frozenset({"PDF", "RTF", "Word", "OpenDocument", "EPUB", "workbook", "MHTML"})


class _Lines(NamedTuple):
    """The sentences of a file, one per line, its name, and notes on how it was read."""

    texts: Sequence[str]
    name: str
    notes: tuple[str, ...]


def _read_lines(name: str, lang: str, options: Options) -> _Lines:
    """Read a file of sentences in ``lang``; ``-`` is standard input."""
    from align.loaders import damage, decode, raw
    from align.loaders.kinds import loader_of

    source = ("standard input", sys.stdin.buffer.read(raw.MAX_BYTES + 1)) if name == "-" else name
    content = decode.restated(replace(raw.read(source), options=options))
    kind = loader_of(content)
    if kind.name in _CONTAINERS:
        raise LoadError(
            "not a file of sentences, one per line: this is a file of another kind ({kind})",
            where=content.name,
            hint="Align it with sverka pair, or save its sentences as .txt",
            kind=kind.name,
        )
    decoded = decode.decode(content.data, content.name)
    if not decoded.text.strip():
        raise LoadError("the file contains no sentences", where=content.name)
    lines = decoded.text.removesuffix("\n").split("\n")
    texts, damaged = damage.of_texts(lines, lang, repair=options.repair)
    return _Lines(texts, content.name, (*decoded.notes, *damaged))
