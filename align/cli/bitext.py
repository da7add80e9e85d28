"""The command for files that already contain both sides of a pair."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from align.cli.common import (
    check_beside,
    check_output,
    finish,
    names_lost,
    opened,
    print_bytes,
    progress_bar,
    write_out,
)
from align.cli.keeping import Keeping, check_keep, keep_for_review, keep_option, library_option
from align.cli.options import (
    Output,
    Ways,
    gather,
    language_options,
    learnt_options,
    output_options,
    reading_options,
)
from align.cli.telling import tell
from align.errors import ExportError, UsageError
from align.models import SHIPPED, Learnt
from align.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from align.alignment import Alignment
    from align.formats import Format
    from align.loaders.streaming import Parts
    from align.loaders.whole import Lines
    from align.progress import Progress
    from align.textpair import TextPair

    Cut = Callable[..., Alignment]


@click.command("import")
@click.argument("file", metavar="FILE")
@output_options()
@language_options("source", "translation")
@click.option(
    "--split-units",
    is_flag=True,
    help="Cut units of several sentences, and align the sentences inside each unit.",
)
@reading_options("encoding", "repair", "abbreviations", texts="")
@learnt_options
@keep_option
@library_option
@gather(output=Output, keeping=Keeping, learnt=Learnt, ways=Ways)
def import_(
    file: str,
    output: Output,
    src_lang: str | None,
    tgt_lang: str | None,
    keeping: Keeping,
    learnt: Learnt,
    ways: Ways,
    split_units: bool,
) -> None:
    """Read a file that contains both sides, and write it in another format.

    The file may be TMX, XLIFF, PO, JSON lines, subtitles in two languages, or a table with two
    languages side by side: CSV, TSV, Parquet, a workbook, or a table in a Word or OpenDocument
    text. Or it links two texts: Sverka's own format, TEI, XCES, InterText, Moses, vertical text,
    CoNLL-U, the XML of the Russian National Corpus. Without
    -o and --keep the units go to standard output as JSON lines. --abbreviations, --weights,
    --lexicon and --encoder are for --split-units.

    If a file of units or a table has more than two languages, the others are further texts beside
    the two that --src-lang and --tgt-lang name, by default the first. Only with --split-units are
    they left out.
    """
    from align import formats, loaders
    from align.loaders.linked import further, joined, labelled
    from align.textpair import TextPair

    if (ways.abbreviations or learnt != SHIPPED) and not split_units:
        raise UsageError(
            "--abbreviations, --weights, --lexicon and --encoder have no effect without "
            "--split-units",
            hint="Add --split-units",
        )
    cut: Cut | None = None
    if split_units:
        from align.segment import given

        cut = partial(_split, {**opened(learnt), "abbreviations": given(ways.abbreviations)})
    read = file, src_lang, tgt_lang, ways.of_file()
    check_output(formats, output, file)
    check_keep(keeping)
    began = perf_counter()
    if keeping.keep is None and (parts := loaders.load_parts(*read)):
        _convert(parts, output, began, cut)
        return
    wanted = bool(output.outputs) or keeping.keep is not None
    pairs = loaders.load_pairs(*read, several=wanted and not cut)
    if cut:
        with progress_bar() as progress:
            pairs = [
                replace(one, alignment=cut(one.alignment, progress), further=()) for one in pairs
            ]
    whole = TextPair(joined(pairs), further=further(pairs))
    alignment = whole.alignment
    check_beside(alignment, output)
    for name in output.outputs:
        row = formats.choose(name, output.format_)
        streams = row.streams and not whole.further
        own: Iterable[TextPair] = map(labelled, pairs) if streams else [whole]
        formats.export_pairs(pairs if row.pairs else own, Path(name), row)
    if not output.outputs:
        write_out(alignment, output, silent=keeping.keep is not None)
    keep_for_review(whole, keeping, file)
    if whole.further:
        langs = ", ".join(dict.fromkeys(one.lang for one in whole.further))
        tell([f"{alignment.src.lang} and {alignment.tgt.lang}, with further texts in {langs}"])
    tell(_joined(pairs, output, keeping))
    finish(alignment, perf_counter() - began, output, pairs=pairs)


def _watched(texts: Iterable[TextPair], row: Format, lost: dict[str, None]) -> Iterator[TextPair]:
    """Yield ``texts``, and put into ``lost`` what a file in a format leaves out of them."""
    from align import formats

    for one in texts:
        lost |= dict.fromkeys(formats.lost([one], row))
        yield one


def _left(name: str, row: Format, number: int, lost: Iterable[str] = ()) -> Iterator[str]:
    """Say what a file that holds a ``number`` of texts leaves out of them."""
    yield from names_lost(name, row, number)
    if lost:
        yield f"{name} leaves out: {', '.join(lost)}"


def _joined(pairs: Sequence[TextPair], output: Output, keeping: Keeping) -> Iterator[str]:
    """Say where several texts became one."""
    from align import formats

    if len(pairs) < 2:
        return
    for name in output.outputs:
        yield from _left(name, formats.choose(name, output.format_), len(pairs))
    if keeping.keep is not None:
        yield f"{len(pairs)} texts were kept as one document"


def _split(
    own: dict[str, Any], alignment: Alignment, progress: Progress | None = None
) -> Alignment:
    from align import pipeline

    return pipeline.split_units(alignment, progress=progress, **own)


def _convert(parts: Parts | Lines, output: Output, began: float, cut: Cut | None) -> None:
    """Write a file that is too large for memory in other formats, part by part."""
    from align import formats

    chosen = [formats.choose(name, output.format_) for name in output.outputs]
    for row in chosen or [formats.find(output.format_ or "jsonl")]:
        if not row.streams:
            raise ExportError(
                "a file as large as this cannot be written in the format {name}",
                hint="Choose one of {choices}",
                name=row.name,
                choices=", ".join(one.name for one in formats.FORMATS.values() if one.streams),
            )
    lines = []
    for name, row in zip(output.outputs, chosen, strict=True):
        lost: dict[str, None] = {}
        texts = _watched(_texts(parts, cut, row), row, lost)
        formats.export_pairs(texts, Path(name), row)
        missing = parts.null_beads if row.sides else 0
        rest = f", without {missing} of {parts.beads} beads, which have only one side"
        lines.append(f"written: {name}{rest if missing else ''}")
        lines += _left(name, row, getattr(parts, "number", 1), lost)
    if not chosen:
        row = formats.find(output.format_ or "jsonl")
        for content in formats.render_pairs(_texts(parts, cut, row), row):
            print_bytes(content)
    tell([f"{counted(parts.beads, 'bead')} imported in {perf_counter() - began:.1f} s"])
    tell(f"{parts.name}: {note}" for note in parts.notes)
    tell(lines)


def _texts(parts: Parts | Lines, cut: Cut | None, row: Format) -> Iterator[TextPair]:
    """The parts of a large file; texts that have names keep them, and their metadata."""
    from align.loaders.linked import labelled
    from align.loaders.streaming import Parts
    from align.textpair import TextPair

    found = map(TextPair, parts) if isinstance(parts, Parts) else parts.texts()
    for one in found:
        pair = replace(one, alignment=cut(one.alignment)) if cut else one
        yield pair if row.pairs else labelled(pair)
