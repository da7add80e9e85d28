"""The work of fetching: each address gives a text in the corpus, or a reason why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from align import loaders, segment
from align.corpus.folder import Folder
from align.corpus.manifest import Fetched
from align.errors import BlockedError, ChallengeError, LoadError, TwinError
from align.loaders import web
from align.loaders.sites.site import Alternates
from align.loaders.web import Getter
from align.segment import Abbreviations
from align.text import Document, primary_language

# After this many refusals in a row a host is left alone: more would only make it worse.
_ENOUGH = 3

#: Called with the current step (``fetch``, ``twin``, ``keep``) and the address.
Step = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to fetch.

    ``to`` is the language of the twins; without it as in ``get_twin``. Only texts from the day
    ``since`` to the day ``until`` are kept, if their day is known. ``refresh`` fetches texts again
    that are already kept. ``raw`` also keeps the answers as they came. ``reading`` says how pages
    are read, and ``abbreviations`` are further ones for splitting.
    """

    to: str | None = None
    since: date | None = None
    until: date | None = None
    refresh: bool = False
    raw: bool = False
    reading: loaders.Options = loaders.USUAL
    abbreviations: Abbreviations | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """An address to fetch, its getter, and its versions if a sitemap names them."""

    getter: Getter
    address: str
    alternates: Alternates = ()


def jobs(
    sources: Iterable[str], listing: str | None, client: Getter, options: Options
) -> Iterator[Job]:
    """Yield what there is to fetch: the pages of ``sources`` (addresses, files of saved pages), and
    everything in the list at the address ``listing``. Raises LoadError if one cannot be read.
    """
    for source in sources:
        getter, addresses = web.open_source(source, client)
        yield from (Job(getter, address) for address in addresses)
    if listing:
        for item in web.items(client, listing, options.since, options.until):
            yield Job(client, item.address, item.alternates)


def fetch(
    work: Iterable[Job],
    folder: Folder,
    options: Options,
    step: Step = lambda _what, _address: None,
) -> Iterator[Fetched]:
    """Fetch each page and its twin into ``folder``, and yield the results.

    What is already there is skipped. Every entry is in the manifest before it is yielded, so
    an interrupted job can be continued.
    """
    refusals: Counter[str] = Counter()
    for one in work:
        if not options.refresh and is_kept(folder, one.address):
            continue
        host = urlsplit(one.address).hostname or ""
        try:
            if refusals[host] >= _ENOUGH:
                raise BlockedError(
                    "skipped, because {host} refused the last {n} requests", host=host, n=_ENOUGH
                )
            entry = _one(one, folder, options, step)
            refusals[host] = 0
        except LoadError as error:
            entry = Fetched(one.address, "failed", reason=str(error), at=_now(), code=error.code)
            refusals[host] += isinstance(error, (BlockedError, ChallengeError))
        folder.manifest.add(entry)
        yield entry


def is_kept(folder: Folder, address: str) -> bool:
    """Whether the text at ``address`` is in the corpus, including its files."""
    entry = folder.manifest.find(address)
    return (
        entry is not None
        and bool(entry.files)
        and all((folder.root / file).exists() for file in entry.files.values())
    )


def _one(work: Job, folder: Folder, options: Options, step: Step) -> Fetched:
    getter, address = work.getter, work.address
    step("fetch", address)
    reading: dict[str, Any] = {"refresh": options.refresh, "options": options.reading}
    page = web.get_page(getter, address, **reading)
    if _is_outside(page.document, options):
        return Fetched(address, "outside", at=_now())
    step("twin", address)
    pages, reason, code = [page], None, None
    try:
        twin = web.get_twin(getter, page, options.to, alternates=work.alternates, **reading)
        pages.append(twin)
    except TwinError as error:
        reason, code = str(error), error.code
    step("keep", address)
    documents = [segment.split(page.document, options.abbreviations) for page in pages]
    kept = folder.keep(documents, page.fetched.retrieved)
    for one in pages if options.raw else ():
        folder.keep_raw(kept.files[primary_language(one.document.lang)], one.fetched)
    return Fetched(
        address,
        "single" if reason else "pair",
        kept.name,
        files=folder.relative(kept.files),
        changes=kept.changes,
        urls={primary_language(one.lang): one.url for one in documents if one.url},
        notes=tuple(f"{one.lang}: {note}" for one in documents for note in one.notes),
        reason=reason,
        at=_now(),
        code=code,
    )


def _is_outside(document: Document, options: Options) -> bool:
    if document.date is None:
        return False
    day = document.date.date()
    return day < (options.since or day) or day > (options.until or day)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
