"""The command that fetches pages and their other language versions into a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

import click

from align.cli.common import Finite, language, leave_doubt, tell
from align.errors import UsageError

if TYPE_CHECKING:
    from align.corpus import Corpus, Fetched
    from align.corpus.job import Job, Step

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("sources", metavar="[URL|FILE]...", nargs=-1)
@click.option(
    "--list",
    "listing",
    metavar="URL",
    help="A page that lists texts, a feed or a sitemap: fetch all that it names.",
)
@click.option(
    "--since", type=_DAY, metavar="DATE", help="Of the list, only texts from this day on."
)
@click.option("--until", type=_DAY, metavar="DATE", help="Of the list, only texts up to this day.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="No more than N texts.")
@click.option(
    "-d", "--corpus", "root", default="corpora", show_default=True, metavar="DIR", help="Where to."
)
@click.option(
    "--to",
    type=language,
    metavar="LANG",
    help="Language of the other versions; else Russian or English.",
)
@click.option(
    "--refresh", is_flag=True, help="Ask again for what is kept; changes become versions."
)
@click.option("--raw", is_flag=True, help="Keep the pages as they came, too, as WARC files.")
@click.option("--contact", metavar="ADDRESS", help="Who you are, for whoever keeps the server.")
@click.option("--delay", type=Finite(min=0), metavar="S", help="Seconds between requests.")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks.")
def fetch(
    sources: Sequence[str],
    listing: str | None,
    since: datetime | None,
    until: datetime | None,
    limit: int | None,
    root: str,
    to: str | None,
    refresh: bool,
    raw: bool,
    contact: str | None,
    delay: float | None,
    allow_private: bool,
) -> None:
    """Fetch pages and their other language versions, as TEI files in two languages.

    Give addresses, also of the web archive, or files of saved pages (HTML, MHTML, WARC). What the
    corpus has already is left out, so the same command goes on where it was interrupted. Exit code
    1: something could not be fetched, or nothing was found.
    """
    from align.corpus import Corpus, job
    from align.loaders import web

    if not sources and not listing:
        raise UsageError("there is nothing to fetch", hint="Give an address, a file or --list")
    if since and until and since > until:
        raise UsageError("--since is later than --until", hint="Swap them")
    settings = web.Settings(delay=delay)
    settings = replace(
        settings,
        contact=contact or settings.contact,
        allow_private=allow_private or settings.allow_private,
    )
    corpus = Corpus(root)
    options = job.Options(to, since and since.date(), until and until.date(), refresh, raw)
    entries: list[Fetched] = []
    done = False
    with web.Client(settings) as client, _steps(limit) as step:
        try:
            found = _counted(job.jobs(sources, listing, client, options), count := Counter[str]())
            work = job.fetch(found, corpus, options, step)
            for entry in islice(work, limit):
                entries.append(entry)
                step(entry.state, entry.address)
            done = True
        finally:
            if done or entries:
                tell(_summary(entries, corpus))
    leave_doubt(_doubts(entries, count["found"]))


def _counted(work: Iterable[Job], count: Counter[str]) -> Iterator[Job]:
    for one in work:
        count["found"] += 1
        yield one


def _doubts(entries: Sequence[Fetched], found: int) -> list[str]:
    """What makes this less than what was asked for; ``found`` is how many texts there were."""
    failed = sum(entry.state == "failed" for entry in entries)
    if failed:
        return [f"{failed} could not be fetched"]
    return [] if found else ["no text was found to fetch"]


@contextmanager
def _steps(limit: int | None) -> Iterator[Step]:
    """Show what is being done, on a terminal only."""
    from tqdm import tqdm

    with tqdm(total=limit, disable=None, leave=False, unit=" text") as bar:

        def report(what: str, address: str) -> None:
            bar.update(what in ("pair", "single", "failed", "outside"))
            bar.set_description_str(f"{what:<7}{address[-60:]}")

        yield report


def _summary(entries: Sequence[Fetched], corpus: Corpus) -> Iterator[str]:
    """Tell what was fetched, what is missing and why."""
    states = Counter(entry.state for entry in entries)
    changes = Counter(change for entry in entries for change in entry.changes.values())
    yield (
        f"{states['pair']} pairs, {states['single']} without a twin, {states['failed']} failed; "
        f"files: {changes['new']} new, {changes['changed']} changed, {changes['same']} as before"
    )
    for entry in entries:
        if entry.reason:
            yield f"{entry.state}: {entry.reason}"
        yield from (f"{entry.name}: {note}" for note in entry.notes)
    if states["outside"]:
        yield f"{states['outside']} outside the dates, not kept"
    if not entries:
        yield "nothing new"
    else:
        yield f"list: {corpus.manifest.path}"
