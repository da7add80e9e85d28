"""The command that fetches pages and their other language versions into a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

import click

from align.cli.common import Finite
from align.cli.options import Ways, gather, language, reading_options
from align.cli.telling import is_quiet, leave_doubt, tell
from align.errors import UsageError
from align.words import counted

if TYPE_CHECKING:
    from align.corpus import Fetched, Folder
    from align.corpus.job import Job, Step

_DAY = click.DateTime(["%Y-%m-%d"])


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pages to fetch."""

    sources: Sequence[str]
    listing: str | None
    since: datetime | None
    until: datetime | None
    limit: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What to store, and where."""

    root: str
    to: str | None
    refresh: bool
    raw: bool


@dataclass(frozen=True, slots=True)
class Manners:
    """How to treat the servers."""

    contact: str | None
    delay: float | None
    allow_private: bool


@click.command()
@click.argument("sources", metavar="[URL|FILE]...", nargs=-1)
@click.option(
    "--list",
    "listing",
    metavar="URL",
    help="Fetch everything that this page, feed or sitemap lists.",
)
@click.option("--since", type=_DAY, metavar="DATE", help="Only texts from this day on.")
@click.option("--until", type=_DAY, metavar="DATE", help="Only texts up to this day.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Fetch at most N texts.")
@click.option(
    "-d",
    "--corpus",
    "root",
    default="corpora",
    show_default=True,
    metavar="DIR",
    help="Corpus folder.",
)
@click.option(
    "--to",
    type=language,
    metavar="LANG",
    help="Language of the other versions.  [default: Russian or English]",
)
@click.option(
    "--refresh", is_flag=True, help="Fetch known texts again; changed texts become new versions."
)
@click.option("--raw", is_flag=True, help="Also keep the original pages, as WARC files.")
@reading_options("encoding", "repair", "abbreviations", texts="")
@click.option(
    "--contact", metavar="ADDRESS", help="Your address, for the operators of the servers."
)
@click.option("--delay", type=Finite(min=0), metavar="S", help="Seconds between requests.")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks.")
@gather(wanted=Wanted, kept=Kept, manners=Manners, ways=Ways)
def fetch(wanted: Wanted, kept: Kept, manners: Manners, ways: Ways) -> None:
    """Fetch pages and their versions in another language, as TEI files.

    Give addresses (including web archive addresses) or files of saved pages (HTML, MHTML, WARC).
    Texts already in the corpus are skipped, so the same command resumes an interrupted run. Exit
    code 1: something could not be fetched, or nothing was found.
    """
    from align.corpus import Folder, job
    from align.loaders import web
    from align.segment import given

    if not wanted.sources and not wanted.listing:
        raise UsageError("there is nothing to fetch", hint="Give an address, a file or --list")
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise UsageError("--since is later than --until", hint="Swap them")
    settings = web.Settings(delay=manners.delay)
    settings = replace(
        settings,
        contact=manners.contact or settings.contact,
        allow_private=manners.allow_private or settings.allow_private,
    )
    folder = Folder(kept.root)
    since, until = (day and day.date() for day in (wanted.since, wanted.until))
    own = given(ways.abbreviations)
    options = job.Options(kept.to, since, until, kept.refresh, kept.raw, ways.of_file(), own)
    entries: list[Fetched] = []
    done = False
    with web.Client(settings) as client, _steps(wanted.limit) as step:
        try:
            found = _counted(
                job.jobs(wanted.sources, wanted.listing, client, options), count := Counter[str]()
            )
            work = job.fetch(found, folder, options, step)
            for entry in islice(work, wanted.limit):
                entries.append(entry)
                step(entry.state, entry.address)
            done = True
        finally:
            if done or entries:
                tell(_summary(entries, folder))
    leave_doubt(_doubts(entries, count["found"]))


def _counted(work: Iterable[Job], count: Counter[str]) -> Iterator[Job]:
    for one in work:
        count["found"] += 1
        yield one


def _doubts(entries: Sequence[Fetched], found: int) -> list[str]:
    """Why the result is incomplete; ``found`` is the number of texts that were found."""
    failed = sum(entry.state == "failed" for entry in entries)
    if failed:
        return [f"{failed} could not be fetched"]
    return [] if found else ["no text was found to fetch"]


@contextmanager
def _steps(limit: int | None) -> Iterator[Step]:
    """Show the progress, but only on a terminal."""
    from tqdm import tqdm

    with tqdm(total=limit, disable=is_quiet() or None, leave=False, unit=" text") as bar:

        def report(what: str, address: str) -> None:
            bar.update(what in ("pair", "single", "failed", "outside"))
            bar.set_description_str(f"{what:<7}{address[-60:]}")

        yield report


def _summary(entries: Sequence[Fetched], folder: Folder) -> Iterator[str]:
    """Say what was fetched, what is missing and why."""
    states = Counter(entry.state for entry in entries)
    changes = Counter(change for entry in entries for change in entry.changes.values())
    yield (
        f"{counted(states['pair'], 'pair')}, {states['single']} without a counterpart, "
        f"{states['failed']} failed; "
        f"files: {changes['new']} new, {changes['changed']} changed, {changes['same']} unchanged"
    )
    for entry in entries:
        if entry.reason:
            yield f"{entry.state}: {entry.reason}"
        yield from (f"{entry.name}: {note}" for note in entry.notes)
    if states["outside"]:
        yield f"{states['outside']} outside the dates, not stored"
    if not entries:
        yield "nothing new"
    else:
        yield f"list: {folder.manifest.path}"
