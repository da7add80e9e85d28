"""The command that counts a corpus or the library."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.common import print_bytes, print_lines
from align.cli.keeping import library_option, open_library
from align.cli.options import gather, lang_option
from align.cli.telling import leave_doubt, tell
from align.errors import UsageError, require
from align.words import Message, later

if TYPE_CHECKING:
    from align.statistics import Chart, Statistics, Text


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is counted and how it is shown."""

    by: Sequence[str]
    as_json: bool
    as_csv: bool
    output: str | None
    png: bool
    lang: str


@click.command()
@click.argument("corpus", metavar="[CORPUS]", required=False)
@click.option(
    "--by", multiple=True, metavar="NAME[,NAME]",
    help="Also by language, document, site, speaker or any metadata, for example year.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV: a row for each group.")
@click.option(
    "-o", "--output", metavar="DIR", help="Write tables and pictures (SVG) to this folder."
)
@click.option("--png", is_flag=True, help="Also write the pictures as PNG.")
@lang_option("Language of names and pictures.")
@library_option
@gather(wanted=Wanted)
def statistics(corpus: str | None, library: str | None, wanted: Wanted) -> None:
    """Count the texts of the library, or of a corpus made by "sverka build".

    Documents, sentences, words, types of beads, lengths, probabilities, decisions and findings, for
    all texts and by what is known about them. Pairs that are doubtful as a whole are left out. Exit
    code 1 if there are no texts.
    """
    from align import statistics as figures

    if wanted.as_json and wanted.as_csv:
        raise UsageError("only one of --json and --csv can be given")
    if wanted.png and wanted.output is None:
        raise UsageError("--png has no effect without a folder", hint="Add -o DIR")
    if wanted.png:
        require(Message("a picture as PNG"), "matplotlib")
    by = list(dict.fromkeys(name for names in wanted.by for name in names.split(",")))
    if not all(by):
        raise UsageError("--by needs names, separated by commas")
    counted = figures.count(_texts(corpus, library), by)
    if wanted.as_json:
        print_lines([json.dumps(figures.data(counted), ensure_ascii=False, indent=1)])
    elif wanted.as_csv:
        from align.concordance.tables import csv_file

        print_bytes(csv_file(figures.table(counted)))
    elif wanted.output is None:
        print_lines(figures.lines(counted, wanted.lang))
    if wanted.output is not None:
        written = _write(counted, Path(wanted.output), wanted)
        tell([f"written: {', '.join(map(str, written))}"])
    doubts = [] if counted.whole.documents else [later("there are no texts to count")]
    leave_doubt(doubts, wanted.lang)


def _texts(corpus: str | None, library: str | None) -> Iterator[Text]:
    """The texts, read one by one."""
    from align.statistics import of_alignment, of_review

    if corpus is not None:
        if library is not None:
            raise UsageError("--library has no effect with a corpus", hint="Leave one of them out")
        from align.building import Corpus

        built = Corpus(corpus)
        return (of_alignment(one.alignment, one.name, one.metadata, one.findings) for one in built)
    store = open_library(library)
    return (of_review(store.review(source.number)) for source in store.sources())


def _write(counted: Statistics, folder: Path, wanted: Wanted) -> list[Path]:
    from align import formats
    from align import statistics as figures
    from align.concordance.tables import csv_file

    formats.make_folder(folder)
    data = json.dumps(figures.data(counted), ensure_ascii=False, indent=1) + "\n"
    content: dict[str, bytes] = {
        "statistics.json": data.encode("utf-8", "replace"),
        "statistics.csv": csv_file(figures.table(counted)),
    }
    draw: dict[str, Callable[[Chart], bytes]] = {".svg": figures.svg}
    if wanted.png:
        draw[".png"] = figures.png
    for chart in figures.pictures(counted, wanted.lang):
        content |= {f"{chart.key}{ending}": make(chart) for ending, make in draw.items()}
    for name, made in content.items():
        formats.replace_file(folder / name, made)
    return [folder / name for name in content]
