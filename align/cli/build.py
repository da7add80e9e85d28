"""The command that builds a corpus from two folders, or from a table of pairs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from align import files
from align.cli.common import Finite, progress_bar
from align.cli.options import (
    Ways,
    check_use,
    gather,
    language_options,
    learnt_options,
    method_option,
    reading_options,
)
from align.cli.part import Written, choice_options
from align.cli.telling import leave_doubt, tell
from align.errors import UsageError, require
from align.models import Learnt
from align.words import counted, later

if TYPE_CHECKING:
    from align.building import Pairs, Report, Scheduler, Settings
    from align.progress import Progress

#: So many pairs of each kind are named on the screen; the table has all.
_NAMED = 10
_MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class Places:
    """Where the texts are, and where the corpus will be."""

    src: str
    tgt: str | None
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


@dataclass(frozen=True, slots=True)
class Running:
    """How the work is done."""

    jobs: int | None
    timeout: float | None
    memory: int
    scheduler: str | None
    again: bool


@dataclass(frozen=True, slots=True)
class Writing(Written):
    """What is written."""

    formats: Sequence[str]
    with_doubtful: bool
    report: bool
    shards: str | None


@click.command()
@click.argument("src", metavar="DIR_EN|TABLE")
@click.argument("tgt", metavar="[DIR_RU]", required=False)
@click.option("-o", "--output", metavar="DIR", required=True, help="Folder of the corpus.")
@click.option(
    "--pair-by",
    type=click.Choice(["auto", "name", "text"]),
    default="auto",
    show_default=True,
    help="How to find which files belong together; auto goes by their texts if no names agree.",
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
@click.option("--again", is_flag=True, help="Do everything again, also what has not changed.")
@language_options("first texts", "second texts")
@method_option
@learnt_options
@reading_options("encoding", "repair", "keep_segments", "code", "abbreviations", texts="folders")
@gather(
    places=Places,
    sides=Sides,
    checking=Checking,
    running=Running,
    writing=Writing,
    learnt=Learnt,
    ways=Ways,
)
def build(
    places: Places,
    pair_by: str,
    sides: Sides,
    checking: Checking,
    running: Running,
    writing: Writing,
    learnt: Learnt,
    ways: Ways,
) -> None:
    """Build a corpus: align all files of two folders, or all pairs of a table.

    The folder of the corpus gets manifest.tsv, with a row for each pair, and a file for each pair.
    What is done and unchanged is not done again, so an interrupted build goes on where it stopped.
    Exit code 1: something was left out or is doubtful.
    """
    from align import building, formats

    check_use(sides.method, learnt)
    if (checking.profile or checking.glossary) and not checking.check:
        raise UsageError("--profile and --glossary have no effect without --check")
    chosen = [formats.find(name) for name in dict.fromkeys(writing.formats)]
    output = Path(places.output)
    _refuse_inside(output, places.src, places.tgt)
    settings = _settings(sides, checking, learnt, ways)
    building.check_settings(settings)
    choice = building.Choice(**writing.choice, doubtful=writing.with_doubtful)
    if writing.shards:
        require(later("writing Parquet"), "pyarrow")
    run = _on_cluster(running) if running.scheduler else None
    began = perf_counter()
    with _interruptible(), progress_bar() as progress:
        pairs = _pairs(places, pair_by, settings, progress)
        tell(_same_rows(places.src, pairs.twice))
        if places.meta:
            pairs, unknown = building.with_metadata(pairs, Path(places.meta))
            tell(_strange_rows(places.meta, unknown))
        report = building.build(
            pairs,
            output,
            settings,
            run=run or _on_this_machine(running, len(pairs.pairs)),
            chosen=chosen,
            choice=choice,
            again=running.again,
            progress=progress,
        )
    written = [*map(str, report.written)]
    if writing.shards:
        corpus = building.Corpus(output, doubtful=writing.with_doubtful)
        made = building.write_shards(corpus, writing.shards, choice)
        written.append(f"{writing.shards} ({counted(len(made), 'file')})")
    if writing.report:
        written.append(str(output / "report.html"))
        formats.replace_file(Path(written[-1]), building.page_of(report))
    tell(_summary(report, perf_counter() - began))
    tell([f"written: {', '.join(written)}"])
    old = building.outdated(output, map(Path, written))
    tell([f"from an earlier build, not written now: {', '.join(map(str, old))}"] if old else [])
    leave_doubt([*_named(report)])


def _on_this_machine(running: Running, pairs: int) -> Scheduler:
    from align.building import scheduler

    jobs = min(running.jobs or os.cpu_count() or 1, max(1, pairs))
    return scheduler(jobs, running.timeout, running.memory * _MEBIBYTE)


def _on_cluster(running: Running) -> Scheduler:
    from align.building import on_cluster

    if running.jobs:
        raise UsageError("--jobs has no effect with --scheduler: the cluster has its own processes")
    return on_cluster(
        running.scheduler or "",
        running.timeout,
        running.memory * _MEBIBYTE,
        tell=lambda line: tell([line]),
    )


@contextmanager
def _interruptible() -> Iterator[None]:
    """Say on one line what to do after an interruption."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("interrupted; run the same command again to go on", err=True)
        raise click.exceptions.Exit(130) from None


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


def _refuse_inside(output: Path, *inputs: str | None) -> None:
    """The corpus must lie on a disk, and not in a folder of texts: the next build would read it."""
    if files.stored(output):
        raise UsageError(
            "the folder of the corpus must be on a disk",
            where=str(output),
            hint="--shards can write to a store",
        )
    for name in filter(None, inputs):
        folder = Path(name).resolve()
        if folder.is_dir() and folder in (output.resolve(), *output.resolve().parents):
            raise UsageError(
                "the folder of the corpus is inside a folder of texts",
                where=str(output),
                hint="Choose another folder with -o",
            )


def _strange_rows(table: str, keys: Sequence[str]) -> Iterator[str]:
    if keys:
        named = ", ".join([*keys[:_NAMED], *(["…"] if len(keys) > _NAMED else [])])
        yield f"{table}: {counted(len(keys), 'row')} without a pair: {named}"


def _same_rows(table: str, rows: Sequence[int]) -> Iterator[str]:
    if rows:
        named = ", ".join([*map(str, rows[:_NAMED]), *(["…"] if len(rows) > _NAMED else [])])
        yield f"{table}: the pair is in an earlier row, so it was not aligned again: row {named}"


_HOW = {"name": "by name", "text": "by text", "table": "from the table"}


def _summary(report: Report, seconds: float) -> Iterator[str]:
    from align.building import SAID

    states = report.states
    counts = ", ".join(f"{states[name]:,} {said}" for name, said in SAID.items() if states[name])
    beads = sum(record.beads for record in report.records)
    doubtful = sum(record.doubtful for record in report.records)
    pairs = "1 pair" if len(report.records) == 1 else f"{len(report.records):,} pairs"
    yield (
        f"{pairs} {_HOW[report.how]}: {counts or 'none'}; "
        f"{beads:,} beads, {doubtful:,} doubtful; {seconds:.0f} s"
    )
    findings = report.findings
    found = [(findings[name], name) for name in ("error", "warning")]
    if any(number for number, _ in found):
        yield "found: " + ", ".join(counted(number, name) for number, name in found)
    notes = [note for record in report.records for note in record.notes]
    yield from notes[:_NAMED]
    if len(notes) > _NAMED:
        yield f"and {len(notes) - _NAMED:,} more notes; see manifest.tsv"
    if report.reused:
        yield f"{counted(report.reused, 'pair')} unchanged since the last build"
    if report.gone:
        yield f"{counted(report.gone, 'pair')} of the last build removed, not in the texts any more"


def _named(report: Report) -> Iterator[str]:
    """What was left out or is doubtful, the first few of each kind."""
    from align.building import SAID

    for state, said in SAID.items():
        if state == "aligned":
            continue
        found = [record for record in report.records if record.state == state]
        for record in found[:_NAMED]:
            if state == "unreadable":
                yield f"{said}: {record.reason}"
            else:
                yield f"{said}: {record.name}: {record.reason}"
        yield from _rest(found)
    for left in report.left[:_NAMED]:
        yield f"left out: {left.path}: {left.reason}"
    yield from _rest(report.left)


def _rest(found: Sequence[object]) -> Iterator[str]:
    if len(found) > _NAMED:
        yield f"and {len(found) - _NAMED:,} more; see manifest.tsv"
