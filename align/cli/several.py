"""A corpus in more than two languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.built import Job, tell_rows
from align.cli.options import language
from align.errors import UsageError
from align.words import counted

if TYPE_CHECKING:
    from align.building import Settings, Texts
    from align.progress import Progress


@dataclass(frozen=True, slots=True)
class Several:
    """How files belong together; ``langs`` and ``hub`` are only for more than two languages."""

    pair_by: str
    langs: str | None
    hub: str | None


def texts_of(places: Sequence[str], several: Several, settings: Settings) -> Texts | None:
    """The texts of three or more folders, or of a table with a column for each language; None if
    there are only two languages. Raises UsageError, LoadError.
    """
    from align import building

    langs = [language(one.strip()) for one in several.langs.split(",")] if several.langs else []
    found: Texts | None = None
    if len(places) > 2:
        found = building.by_names([Path(one) for one in places], langs, settings.options[0])
    elif len(places) == 1 and not Path(places[0]).is_dir():
        found = building.of_columns(Path(places[0]))
    if found is None and (langs or several.hub):
        raise UsageError(
            "--langs and --hub are for more than two languages",
            hint="State the languages of two with --src-lang and --tgt-lang",
        )
    if found and langs and len(places) == 1:
        raise UsageError("--langs has no effect, because the table names the languages")
    return replace(found, hub=several.hub) if found else None


def build_texts(texts: Texts, meta: str | None, job: Job, progress: Progress) -> None:
    """Build the corpus and say what was done. The exit code is 1 if a table of metadata fits no
    text.
    """
    from align import building
    from align.formats import multi

    if job.writing.shards:
        raise UsageError("--shards is for two languages")
    chosen = [multi.find(name) for name in dict.fromkeys(job.writing.formats)]
    described = True
    if meta:
        before = texts
        texts, strange = building.with_metadata_of(texts, Path(meta))
        described = tell_rows(meta, strange, fits=texts != before)
    tasks = len(texts.texts) * (len(texts.labels) - 1)
    made = building.build_many(texts, chosen=chosen, progress=progress, **job.keywords(tasks))
    langs, rows = ", ".join(texts.labels), counted(made.rows, "row")
    job.end(
        made.report,
        made.written,
        [f"{counted(made.texts, 'text')} in {langs}: {rows}; hub: {made.hubs[0]}"],
        [f"not joined: {name}: {reason}" for name, reason in made.failed],
    )
    if not described:
        raise click.exceptions.Exit(1)
