"""The command that builds a corpus from two folders, or from a table of pairs."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align import files
from align.cli.built import NAMED, Job, Running, Writing, tell_rows
from align.cli.common import Finite, names_lost, progress_bar, spare_the_texts
from align.cli.keeping import keep_all_option, library_option
from align.cli.options import (
    Ways,
    check_use,
    gather,
    language_options,
    learnt_options,
    method_option,
    reading_options,
)
from align.cli.pace import pace
from align.cli.part import choice_options
from align.cli.several import Several, build_texts, texts_of
from align.cli.telling import tell
from align.errors import UsageError, require
from align.models import Learnt
from align.words import later

if TYPE_CHECKING:
    from align.building import Pairs, Settings
    from align.progress import Progress


@dataclass(frozen=True, slots=True)
class Places:
    """Where the texts are, and where the corpus will be."""

    src: str
    tgt: str | None
    more: Sequence[str]
    output: str
    meta: str | None


@dataclass(frozen=True, slots=True)
class Sides:
    """The languages of both sides and the method."""

    src_lang: str | None
    tgt_lang: str | None
    method: str


@dataclass(frozen=True, slots=True)
class Checking:
    """Whether and how translations are checked."""

    check: bool
    profile: str | None
    glossary: str | None


class _Terminated(KeyboardInterrupt):
    """The program was told to end."""


@contextmanager
def _interruptible() -> Iterator[None]:
    """Say on one line what to do after an interruption, also one while Sverka is still being
    loaded, and end the processes first also if another program asks for it.
    """
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    except KeyboardInterrupt as error:
        told = "interrupted; what is done is kept, run the same command again to go on"
        click.echo(told, err=True)
        code = 128 + (signal.SIGTERM if isinstance(error, _Terminated) else signal.SIGINT)
        raise click.exceptions.Exit(code) from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(_number: int, _frame: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a second signal does not wait for anything
    raise _Terminated


@click.command()
@click.argument("src", metavar="DIR_EN|TABLE")
@click.argument("tgt", metavar="[DIR_RU]", required=False)
@click.argument("more", metavar="[DIR]...", nargs=-1)
@click.option("-o", "--output", metavar="DIR", required=True, help="Folder of the corpus.")
@click.option(
    "--pair-by",
    type=click.Choice(["auto", "name", "text"]),
    default="auto",
    show_default=True,
    help="How to find which files belong together; auto goes by their texts if no names agree.",
)
@click.option(
    "--langs", metavar="LANG,LANG,...", help="Languages of three or more folders, in their order."
)
@click.option(
    "--hub",
    metavar="LANG",
    help="With three or more languages: the one with which the others are aligned; by default the "
    "one that fits best.",
)
@click.option("--meta", metavar="TABLE", help="Metadata: the first column names the pair or file.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME",
    help="Also write the corpus in this format, for example tmx. Can be repeated.",
)
@choice_options
@click.option(
    "--with-doubtful", is_flag=True, help="Also write pairs that are doubtful as a whole."
)
@click.option(
    "--clean",
    "recipe",
    metavar="NAME|FILE",
    help="Leave out of these files what this recipe of sverka clean drops, for example standard.",
)
@click.option(
    "--shards",
    metavar="DIR|ADDRESS",
    help="Also write the beads as Parquet files here, for example s3://bucket/corpus.",
)
@click.option("--report", is_flag=True, help="Also write report.html, a page with pictures.")
@click.option("--check", is_flag=True, help="Also check the translations.")
@click.option("--profile", metavar="NAME", help="Profile of the checks, or a TOML file.")
@click.option("--glossary", metavar="FILE", help="Glossary for the checks (CSV, TBX or TMX).")
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Number of processes.  [default: one per core]"
)
@click.option(
    "--timeout",
    type=Finite(0, None, min_open=True),
    default=600.0,
    show_default=True,
    help="Give up on a pair after this many seconds.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=512),
    default=4096,
    show_default=True,
    metavar="MIB",
    help="The most memory that a process may take for its data.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Work on the Dask cluster with this scheduler, for example tcp://host:8786.",
)
@click.option(
    "--keep-versions", is_flag=True, help="Keep the files of pairs whose texts have changed."
)
@click.option("--again", is_flag=True, help="Do everything again, also what has not changed.")
@language_options("first texts", "second texts")
@method_option
@learnt_options
@reading_options("encoding", "repair", "keep_segments", "code", "abbreviations", texts="folders")
@keep_all_option
@library_option
@gather(
    places=Places,
    several=Several,
    sides=Sides,
    checking=Checking,
    running=Running,
    writing=Writing,
    learnt=Learnt,
    ways=Ways,
)
@_interruptible()
def build(
    places: Places,
    several: Several,
    sides: Sides,
    checking: Checking,
    running: Running,
    writing: Writing,
    learnt: Learnt,
    ways: Ways,
) -> None:
    """Build a corpus: align all files of two or more folders, or of a table.

    The folder of the corpus gets manifest.tsv, with a row for each pair, and a file for each pair.
    What is done and unchanged is not done again, so an interrupted build goes on where it stopped.
    Exit code 1: something was left out or is doubtful.
    """
    from align import building, formats
    from align.cleaning import recipe as recipes

    check_use(sides.method, learnt)
    if writing.library is not None and not writing.keep_all:
        raise UsageError("--library has no effect without --keep")
    if (checking.profile or checking.glossary) and not checking.check:
        raise UsageError("--profile and --glossary have no effect without --check")
    if writing.recipe:
        recipes.find(writing.recipe)
    if writing.recipe and not (writing.formats or writing.shards):
        raise UsageError("--clean has no effect without --format or --shards")
    output = Path(places.output)
    _refuse_inside(output, places)
    settings = _settings(sides, checking, learnt, ways)
    building.check_settings(settings)
    if writing.shards:
        require(later("writing Parquet"), "pyarrow")
        building.check_shards(writing.shards)
    running.made()
    job = Job(output, settings, running, writing)
    texts = texts_of([places.src, *filter(None, (places.tgt,)), *places.more], several, settings)
    if texts is not None:
        if several.pair_by != "auto" or sides.src_lang or sides.tgt_lang or writing.recipe:
            raise UsageError(
                "--pair-by, --src-lang, --tgt-lang and --clean are for two languages",
                hint="State the languages of several folders with --langs",
            )
        with progress_bar() as progress:
            build_texts(texts, places.meta, job, progress)
        return
    chosen = [formats.find(name) for name in dict.fromkeys(writing.formats)]
    described = True
    with progress_bar() as progress:
        pairs = _pairs(places, several.pair_by, settings, progress)
    tell(_same_rows(places.src, pairs.twice))
    if places.meta:
        before = pairs
        pairs, strange = building.with_metadata(pairs, Path(places.meta))
        described = tell_rows(places.meta, strange, fits=pairs != before)
    keywords = job.keywords(len(pairs.pairs))
    with pace(len(pairs.pairs), running.processes(len(pairs.pairs))) as progress:
        report = building.build(pairs, chosen=chosen, progress=progress, **keywords)
    written = [*map(str, report.written)]
    if writing.shards:
        corpus = building.Corpus(output, doubtful=writing.with_doubtful)
        building.write_shards(corpus, writing.shards, keywords["choice"], report.cleaned)
        written.append(writing.shards)
    states = keywords["choice"].states
    number = sum(record.state in states for record in report.records)
    joined = chain.from_iterable(names_lost(row.name, row, number) for row in chosen if row.streams)
    job.end(report, written, more=joined)
    if not described:
        raise click.exceptions.Exit(1)


def _settings(sides: Sides, checking: Checking, learnt: Learnt, ways: Ways) -> Settings:
    from align.building import Settings

    return Settings(
        src_lang=sides.src_lang,
        tgt_lang=sides.tgt_lang,
        method=sides.method,
        options=ways.options(),
        abbreviations=ways.abbreviations,
        **learnt.keywords,
        checked=checking.check,
        profile=checking.profile or "standard",
        glossary=checking.glossary,
    )


def _pairs(places: Places, pair_by: str, settings: Settings, progress: Progress) -> Pairs:
    from align import building
    from align.matching.folders import match_folders

    src, tgt = Path(places.src), places.tgt
    if tgt is None:
        if src.is_dir():
            raise UsageError(
                "the second folder is missing", where=str(src), hint="Give both folders, or a table"
            )
        if pair_by != "auto":
            raise UsageError("--pair-by has no effect, because the table says what is a pair")
        return building.of_table(src)
    if pair_by != "text":
        found = building.by_name(src, Path(tgt))
        if found.pairs or pair_by == "name":
            return found
    matched = match_folders(
        src,
        Path(tgt),
        settings.src_lang,
        settings.tgt_lang,
        encoder=settings.encoder,
        options=settings.options,
        progress=progress,
    )
    return building.of_match(matched, src)


def _refuse_inside(output: Path, places: Places) -> None:
    """The corpus must lie on a disk, and not in a folder of texts: the next build would read it.
    It must not replace a table that it is made from, either.
    """
    from align.building.writing import own_files

    if files.stored(output):
        raise UsageError(
            "the folder of the corpus must be on a disk",
            where=str(output),
            hint="--shards can write to a store",
        )
    for name in filter(None, (places.src, places.tgt, *places.more)):
        folder = Path(name).resolve()
        if folder.is_dir() and folder in (output.resolve(), *output.resolve().parents):
            raise UsageError(
                "the folder of the corpus is inside a folder of texts",
                where=str(output),
                hint="Choose another folder with -o",
            )
    for path in own_files(output):
        spare_the_texts(str(path), *filter(None, (places.src, places.meta)))


def _same_rows(table: str, rows: Sequence[int]) -> Iterator[str]:
    if rows:
        named = ", ".join([*map(str, rows[:NAMED]), *(["…"] if len(rows) > NAMED else [])])
        yield f"{table}: the pair is in an earlier row, so it was not aligned again: row {named}"
