"""The command that cleans a corpus, after it has said what it would drop."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.common import print_lines, progress_bar, spare_the_texts
from align.cli.options import (
    Output,
    Ways,
    gather,
    lang_option,
    language_options,
    output_options,
    reading_options,
)
from align.cli.telling import leave_doubt, tell
from align.errors import ExportError, UsageError
from align.words import later

if TYPE_CHECKING:
    from align.cleaning import Report, Text
    from align.cleaning.reports import Spool
    from align.formats import Format
    from align.textpair import TextPair


@dataclass(frozen=True, slots=True)
class Cleaning:
    """Which recipe, and what of it."""

    recipe: str
    without: Sequence[str]
    split: str | None
    seed: int


@dataclass(frozen=True, slots=True)
class Reading:
    """How the corpus is read."""

    src_lang: str | None
    tgt_lang: str | None
    with_doubtful: bool


@dataclass(frozen=True, slots=True)
class Showing:
    """How the result is told."""

    dry_run: bool
    as_json: bool
    report: str | None
    dropped: str | None
    lang: str


@click.command()
@click.argument("inputs", metavar="CORPUS|FILE...", nargs=-1)
@click.option(
    "--recipe",
    default="standard",
    show_default=True,
    metavar="NAME|FILE",
    help="gentle, standard, strict, a TOML file, or a configuration of OpusFilter (YAML).",
)
@click.option(
    "--without", multiple=True, metavar="FILTER", help="Leave out this filter. Can be repeated."
)
@output_options()
@click.option("--dry-run", is_flag=True, help="Only say what would be dropped; write nothing.")
@click.option(
    "--dropped", metavar="FILE", help="File for what is dropped.  [default: next to the first -o]"
)
@click.option("--report", metavar="FILE", help="Also write the report as a web page.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@click.option(
    "--split",
    metavar="SHARES",
    help="Write parts, for example train=0.9,dev=0.05,test=0.05; texts stay whole.",
)
@click.option(
    "--seed", type=int, default=0, show_default=True, help="Another number gives another split."
)
@click.option(
    "--with-doubtful",
    is_flag=True,
    help="Also clean pairs of a corpus that are doubtful as a whole.",
)
@click.option(
    "--filters", "list_filters", is_flag=True, help="List all filters and recipes, and exit."
)
@language_options("source", "translation")
@reading_options("encoding", "repair", texts="files")
@lang_option("Language of the report.")
@gather(cleaning=Cleaning, output=Output, reading=Reading, showing=Showing, ways=Ways)
def clean(
    inputs: Sequence[str],
    cleaning: Cleaning,
    output: Output,
    reading: Reading,
    showing: Showing,
    ways: Ways,
    *,
    list_filters: bool,
) -> None:
    """Say what a recipe drops from a corpus and why; with -o, write the rest.

    A recipe is a list of filters. CORPUS is a folder made by sverka build. A FILE holds both sides
    (TMX, XLIFF, JSON lines, a table); two files with a sentence in each line are one, too. What is
    dropped goes into a file of its own, with the filter and the reason.
    """
    from align import cleaning as room
    from align.cleaning import reports

    if list_filters:
        print_lines(_listed(showing.lang))
        return
    if not inputs:
        raise UsageError("the corpus or file to clean is missing", hint="See sverka clean -h")
    recipe = room.find(cleaning.recipe).without(cleaning.without)
    shares = room.shares_of(cleaning.split) if cleaning.split else None
    texts = _Inputs(inputs, reading, ways)
    writing = not showing.dry_run
    if showing.dropped and not (output.outputs and writing):
        raise UsageError("--dropped has no effect without -o")
    targets = _targets(output, list(shares or ()), inputs) if writing else []
    for path in filter(None, (showing.report, showing.dropped)):
        spare_the_texts(path, *inputs)
    spool = reports.Spool(showing.lang)
    with progress_bar() as progress:
        note = spool if targets else None
        report = room.clean(
            texts, recipe, shares=shares, seed=cleaning.seed, dropped=note, progress=progress
        )
        written = (
            list(_write(report, texts, targets, spool, showing))
            if report.kept or not targets
            else []
        )
    _say(report, showing)
    tell(map(str, report.unable))
    tell([f"written: {', '.join(written)}"] if written else [])
    leave_doubt([*_doubts(report)], showing.lang)


class _Inputs:
    """All that is to be cleaned, as one corpus."""

    def __init__(self, names: Sequence[str], reading: Reading, ways: Ways) -> None:
        from align.building import Corpus
        from align.cleaning.sources import Bilingual, TwoFiles
        from align.loaders import holds_pair

        options, langs = ways.options(), (reading.src_lang, reading.tgt_lang)
        self._given = frozenset(names)
        self._sources: list[Iterable[Text]]
        if len(names) == 2 and not any(Path(one).is_dir() or holds_pair(one) for one in names):
            encodings = options[0].encoding, options[1].encoding
            self._sources = [TwoFiles(names[0], names[1], langs, encodings)]
        else:
            self._sources = [
                Corpus(name, doubtful=reading.with_doubtful)
                if Path(name).is_dir()
                else Bilingual(name, langs, options[0])
                for name in names
            ]

    def names(self, text: str) -> bool:
        """Whether a text has a name of its own, not only that of the only file."""
        return len(self._sources) > 1 or text not in self._given

    def __iter__(self) -> Iterator[Text]:
        return chain.from_iterable(self._sources)


def _targets(
    output: Output, portions: Sequence[str], inputs: Sequence[str]
) -> list[tuple[str, Path, Format]]:
    """Each file to write, with its part of the split (empty if there is none) and its format."""
    from align import formats

    found = []
    for name in output.outputs:
        for portion in portions or [""]:
            path, row = Path(name), formats.choose(name, output.format_)
            path = _named(path, portion, row) if portion else path
            spare_the_texts(str(path), *inputs)
            found.append((portion, path, row))
    formats.check_apart((path, row) for _portion, path, row in found)
    return found


def _named(path: Path, word: str, row: Format) -> Path:
    """``pair.tmx`` as ``pair.train.tmx``; an extension of two parts stays whole."""
    from align.formats.several import stem

    begin = stem(path, row.extensions)
    return path.with_name(f"{begin}.{word}{path.name[len(begin) :]}")


def _write(
    report: Report,
    texts: _Inputs,
    targets: Sequence[tuple[str, Path, Format]],
    spool: Spool,
    showing: Showing,
) -> Iterator[str]:
    """Write all files, and name them."""
    from align import formats
    from align.cleaning import page

    for portion, path, row in targets:
        _write_one(_left(report, texts, portion), path, row, texts)
        yield str(path)
    if targets:
        path = Path(showing.dropped) if showing.dropped else _beside(*targets[0])
        formats.replace_file(path, spool.content())
        yield str(path)
    if showing.report:
        formats.replace_file(Path(showing.report), page.render(report, showing.lang))
        yield showing.report


def _beside(portion: str, path: Path, row: Format) -> Path:
    """``pair.tmx``, also as ``pair.train.tmx`` -> ``pair.dropped.jsonl``."""
    from align.formats.several import stem

    begin = stem(path, row.extensions)
    if portion:
        begin = begin.removesuffix(f".{portion}")
    return path.with_name(f"{begin}.dropped.jsonl")


def _left(report: Report, texts: _Inputs, portion: str) -> Iterator[TextPair]:
    """What is left of the texts of a part, with the name and the metadata of each text."""
    from align.textpair import TextPair

    for text, left in report.cleaned(texts):
        if not portion or (report.split and report.split.part_of[text.name] == portion):
            metadata = getattr(text, "metadata", {})
            yield TextPair(left, text.name, tuple(metadata.items()))


def _write_one(pairs: Iterator[TextPair], path: Path, row: Format, texts: _Inputs) -> None:
    """Write the texts; units name their text in a format that has no other place for it, if the
    texts have names of their own.
    """
    from align import formats
    from align.loaders.linked import labelled

    if row.streams:
        told = (labelled(one) if texts.names(one.name) else one for one in pairs)
        formats.export_pairs(pairs if row.pairs else told, path, row)
        return
    first = next(pairs, None)
    if first is not None and next(pairs, None) is None:
        formats.replace_file(path, formats.render(first.alignment, row.name))
        return
    raise ExportError(
        "the format {name} holds only one text",
        where=str(path),
        hint="Choose one of {choices}",
        name=row.name,
        choices=", ".join(one.name for one in formats.FORMATS.values() if one.streams),
    )


def _say(report: Report, showing: Showing) -> None:
    from align.cleaning import reports

    if showing.as_json:
        print_lines(
            [json.dumps(reports.to_json(report, showing.lang), ensure_ascii=False, indent=1)]
        )
    else:
        print_lines(reports.described(report, showing.lang))


def _doubts(report: Report) -> Iterator[str]:
    yield from report.recipe.notes
    if not report.beads:
        yield later("there are no beads to clean")
    elif not report.kept:
        yield later("nothing is left, so nothing was written")


def _listed(lang: str) -> Iterator[str]:
    from align import cleaning as room
    from align.cleaning.parameters import parameters
    from align.words import Words

    say = Words(lang)
    for recipe in room.shipped().values():
        yield f"{recipe.name}: {say(recipe.about)}"
        yield f"  {', '.join(one.name for one in recipe.filters)}"
    yield ""
    for name, kind in room.FILTERS.items():
        usual = kind()
        values = (f"{key} = {json.dumps(getattr(usual, key))}" for key in parameters(kind))
        yield f"{name}: {say(kind.about)}{'' if name in room.OWN else say(' (as in OpusFilter)')}"
        yield from (f"  {value}" for value in values)
