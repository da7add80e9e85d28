"""What builds of pairs and of texts in several languages share: options, and what is told."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from align.cli.keeping import keep_corpus
from align.cli.part import Written
from align.cli.telling import leave_doubt, tell, warn
from align.errors import UsageError
from align.words import counted

if TYPE_CHECKING:
    from align.building import Report, Scheduler, Settings, Strange

#: So many pairs of each kind are named on the screen; the table has all.
NAMED = 10
_MEBIBYTE = 2**20
#: About how many processes a cluster has, to forecast how long it needs.
_OF_CLUSTER = 16


@dataclass(frozen=True, slots=True)
class Running:
    """How the work is done."""

    jobs: int | None
    timeout: float | None
    memory: int
    scheduler: str | None
    again: bool

    def processes(self, tasks: int) -> int:
        """The number of processes for so many tasks; on a cluster it is not known."""
        if self.scheduler:
            return _OF_CLUSTER
        return min(self.jobs or os.cpu_count() or 1, max(1, tasks))

    def made(self, tasks: int = 1) -> Scheduler:
        """What runs this many tasks, here or on a cluster. Raises UsageError, DependencyError."""
        from align import building

        memory = self.memory * _MEBIBYTE
        if not self.scheduler:
            return building.scheduler(self.processes(tasks), self.timeout, memory)
        if self.jobs:
            raise UsageError(
                "--jobs has no effect with --scheduler: the cluster has its own processes"
            )
        return building.on_cluster(
            self.scheduler, self.timeout, memory, tell=lambda line: tell([line])
        )


@dataclass(frozen=True, slots=True)
class Writing(Written):
    """What is written, and whether the texts are also kept in a library."""

    formats: Sequence[str]
    with_doubtful: bool
    report: bool
    recipe: str | None
    shards: str | None
    keep_versions: bool
    keep_all: bool
    library: str | None


def _processor() -> float:
    """The seconds of a processor that this process and those it has started and ended took."""
    return sum(os.times()[:4])


@dataclass(frozen=True, slots=True)
class Job:
    """A build of pairs, or of texts in several languages."""

    output: Path
    settings: Settings
    running: Running
    writing: Writing
    began: float = field(default_factory=perf_counter)
    used: float = field(default_factory=_processor)

    def keywords(self, tasks: int) -> dict[str, Any]:
        """What both functions that build take; ``tasks`` is about how many there are.

        Raises ExportError if the report would replace a file of somebody else.
        """
        from align.building import Choice
        from align.building.ledger import Ledger
        from align.building.writing import REPORT

        writing = self.writing
        if writing.report:
            Ledger(self.output).check_free(self.output / REPORT)
        choice = Choice(
            **writing.choice,
            doubtful=writing.with_doubtful,
            recipe=writing.recipe,
            versions=writing.keep_versions,
        )
        return {
            "output": self.output,
            "settings": self.settings,
            "run": self.running.made(tasks),
            "choice": choice,
            "again": self.running.again,
        }

    def end(
        self,
        report: Report,
        written: Iterable[str | Path],
        more: Iterable[str] = (),
        doubts: Iterable[str] = (),
    ) -> None:
        """Write the page about the build and say what was done, and ``more``; the exit code is 1 if
        something was left out or is doubtful, or there are further ``doubts``.
        """
        from align import building, formats
        from align.building.writing import REPORT

        paths = [*written]
        if self.writing.report:
            paths.append(self.output / REPORT)
            # What workers on other machines use is not known here.
            spent = None if self.running.scheduler else _processor() - self.used
            formats.replace_file(self.output / REPORT, building.page_of(report, spent))
        tell(_summary(report, perf_counter() - self.began))
        tell(more)
        tell([f"written: {', '.join(map(str, paths))}"])
        if old := building.outdated(self.output, map(Path, paths)):
            tell([f"from an earlier build, not written now: {', '.join(map(str, old))}"])
        if self.writing.keep_all:
            keep_corpus(self.output, self.writing.library)
        leave_doubt([*_named(report), *doubts])


def tell_rows(table: str, strange: Strange, *, fits: bool) -> bool:
    """Name the ``strange`` rows of a table of metadata. Before the work begins, because it may take
    hours. That no row ``fits`` is a warning. Returns whether any does.
    """
    named = _some(strange.unknown)
    if strange.unknown and fits:
        tell([f"{table}: {counted(len(strange.unknown), 'row')} without a pair: {named}"])
    elif not fits:
        what = f"no row fits any of the texts{f' ({named})' if named else ''}"
        need = "The first column must name a pair, or one of its files by name or path"
        warn([f"{table}: {what}, so there are no metadata from it. {need}"])
    if strange.clashing:
        number = counted(len(strange.clashing), "row")
        what = f"{number} with other values than an earlier row about the same text"
        tell([f"{table}: {what} (the last one counts): {_some(strange.clashing)}"])
    return fits


def _some(names: Sequence[str]) -> str:
    return ", ".join([*names[:NAMED], *(["…"] if len(names) > NAMED else [])])


_HOW = {"name": "by name", "text": "by text", "table": "from the table"}


def _summary(report: Report, seconds: float) -> Iterator[str]:
    """How many pairs were built, and what people should know about them."""
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
    if cleaned := report.cleaned:
        yield (
            f"cleaned by {cleaned.recipe.name}: {cleaned.beads - cleaned.kept:,} of "
            f"{cleaned.beads:,} beads left out, see dropped.jsonl"
        )
        yield from map(str, cleaned.unable)
    findings = report.findings
    found = [(findings["error"], "error"), (findings["warning"], "warning")]
    if hints := findings["info"]:
        found.append((hints, "hint"))
    if any(number for number, _ in found):
        yield "found: " + ", ".join(counted(number, name) for number, name in found)
    notes = [note for record in report.records for note in record.notes]
    yield from notes[:NAMED]
    if len(notes) > NAMED:
        yield f"and {len(notes) - NAMED:,} more notes; see manifest.tsv"
    if report.reused:
        yield f"{counted(report.reused, 'pair')} unchanged since the last build"
    if report.changed:
        yield f"{counted(report.changed, 'text')} changed since the last build"
    if report.gone:
        yield f"{counted(report.gone, 'pair')} of the last build removed, not in the texts any more"


def _named(report: Report) -> Iterator[str]:
    """What was left out or is doubtful, the first few of each kind."""
    from align.building import SAID

    for state, said in SAID.items():
        if state == "aligned":
            continue
        found = [record for record in report.records if record.state == state]
        for record in found[:NAMED]:
            if state == "unreadable":
                yield f"{said}: {record.reason}"
            else:
                yield f"{said}: {record.name}: {record.reason}"
        yield from _rest(found)
    foreign = report.foreign
    for text, lang, usual in foreign[:NAMED]:
        yield f"another language than its folder: {text} ({lang}, the others {usual})"
    yield from _rest(foreign)
    for left in report.left[:NAMED]:
        yield f"left out: {left.path}: {left.reason}"
    yield from _rest(report.left)


def _rest(found: Sequence[object]) -> Iterator[str]:
    if len(found) > NAMED:
        yield f"and {len(found) - NAMED:,} more; see manifest.tsv"
