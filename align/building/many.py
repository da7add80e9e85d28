"""A corpus in more than two languages: texts, each of several files, one of which is the hub.

Every pair of the hub with another text is built as any pair; then the pairs of a text are joined to
rows (``joining``).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from align import formats, pipeline
from align.building import joining
from align.building.building import Report, build, code_version
from align.building.corpus import Corpus
from align.building.grouping import Files, Texts
from align.building.joining import Join
from align.building.ledger import Ledger
from align.building.local import Scheduler, scheduler
from align.building.pairing import Pair, Pairs
from align.building.task import Record, Settings, Task, learnt_of
from align.building.writing import ROWS, Choice
from align.errors import SverkaError, UsageError
from align.formats import multi
from align.hub import Aligning, fits, ranked
from align.matching.folders import usual_language
from align.multi import Row, Text
from align.progress import Progress

#: The hub is chosen by this many texts.
_SAMPLE = 4


@dataclass(frozen=True, slots=True)
class Joined:
    """What a build in several languages did: ``report`` is that of the pairs, ``hubs`` are the
    labels in the order in which they were preferred, ``texts`` and ``rows`` how many there are,
    ``failed`` the texts that could not be joined, with the reason.
    """

    report: Report
    hubs: tuple[str, ...]
    texts: int
    rows: int
    failed: tuple[tuple[str, str], ...]
    written: tuple[Path, ...]


def build_many(
    texts: Texts,
    output: Path,
    settings: Settings | None = None,
    *,
    run: Scheduler | None = None,
    chosen: Iterable[multi.MultiFormat] = (),
    choice: Choice | None = None,
    again: bool = False,
    progress: Progress | None = None,
) -> Joined:
    """Align all ``texts`` into the folder ``output``, each through a hub, and write their rows.

    The rest is as for ``build``. Raises UsageError, LoadError, ExportError, DependencyError.
    """
    settings, choice = settings or Settings(), choice or Choice()
    run = run or scheduler(os.cpu_count() or 1)
    hub = texts.hub
    if hub is not None and hub not in texts.labels:
        raise UsageError(
            "there is no language {label!r}",
            hint="Choose one of {choices}",
            label=hub,
            choices=", ".join(texts.labels),
        )
    ledger, chosen = Ledger(output), list(chosen)
    rows = [output / f"corpus{row.extension}" for row in chosen]
    overview, folder = output / joining.OVERVIEW, output / joining.TEXTS
    ledger.check_free(overview, folder, output / ROWS, *rows)
    hubs = _hubs(texts, output, settings, again=again)
    parts = [_Part.of(text, hubs, dict(texts.langs)) for text in texts.texts]
    pairs = Pairs(
        tuple(pair for one in parts for pair in one.pairs.values()), texts.left, texts.how
    )
    before = {record.name: record.version for record in ledger.records()}
    report = build(pairs, output, settings, run=run, choice=choice, again=again, progress=progress)
    newer = {one.name for one in report.records if one.version > before.get(one.name, one.version)}
    changed = sum(any(pair.name in newer for pair in one.pairs.values()) for one in parts)
    report = replace(report, changed=changed)
    records = {record.name: record for record in report.records if record.state in choice.states}
    joined, failed = _join(parts, records, Ledger(output), settings, run)
    gone = joining.overview(output).get("texts", {}).keys() - joined.keys()
    body = {"sverka corpus": 1, "labels": texts.labels, "hubs": hubs, "texts": joined}
    formats.replace_file(overview, f"{json.dumps(body, ensure_ascii=False)}\n".encode())
    for name in gone:
        joining.file_of(output, name).unlink(missing_ok=True)
    corpus = Corpus(output, doubtful=choice.doubtful)
    count = 0

    def allows(row: Row) -> bool:
        several = choice.nulls or sum(map(bool, row.sides)) > 1
        return row.probability >= choice.probability and several

    def counted() -> Iterator[Text]:
        nonlocal count
        for text in corpus.texts():
            count += len(text.alignment.rows)
            yield text

    every = multi.FORMATS["jsonl"].write(counted(), texts.labels, lambda _row: True)
    formats.replace_file(output / ROWS, every)
    for path, row in zip(rows, chosen, strict=True):
        formats.replace_file(path, row.write(corpus.texts(), texts.labels, allows))
    written = (*report.written, output / ROWS, *rows)
    return Joined(report, hubs, len(joined), count, tuple(failed), written)


@dataclass(frozen=True, slots=True)
class _Part:
    """A text with its hub, and the pairs with this hub by the labels of the other texts."""

    text: Files
    hub: str
    pairs: dict[str, Pair]

    @classmethod
    def of(cls, text: Files, hubs: Sequence[str], langs: Mapping[str, str]) -> _Part:
        """The pairs of a text, with the first of ``hubs`` that it has."""
        held = dict(text.files)
        hub = next(label for label in hubs if label in held)
        pairs = {
            label: Pair(
                f"{hub}-{label}/{text.name}",
                held[hub],
                path,
                text.metadata,
                langs.get(hub),
                langs.get(label),
                f"{hub}-{label}",
            )
            for label, path in text.files
            if label != hub
        }
        return cls(text, hub, pairs)


def _join(
    parts: Iterable[_Part],
    records: Mapping[str, Record],
    ledger: Ledger,
    settings: Settings,
    run: Scheduler,
) -> tuple[dict[str, dict[str, str]], list[tuple[str, str]]]:
    """Join the pairs of each text that are among ``records``.

    Returns the names of the pairs by labels for each text, and the texts that failed.
    """
    joined: dict[str, dict[str, str]] = {}

    def tasks() -> Iterator[Task]:
        for part in parts:
            good = {label: pair for label, pair in part.pairs.items() if pair.name in records}
            if not good:
                continue
            name = part.text.name
            joined[name] = {label: pair.name for label, pair in good.items()}
            labels = tuple(one for one, _ in part.text.files if one in good or one == part.hub)
            digests = [records[pair.name].digest for pair in good.values()]
            said = json.dumps([part.hub, labels, digests, settings.method, settings.encoder])
            key = sha256(f"{said}{code_version()}".encode()).hexdigest()
            if joining.key_of(joining.file_of(ledger.root, name)) != key:
                pairs = tuple(
                    (label, ledger.file_of(pair.name).read_bytes()) for label, pair in good.items()
                )
                first = replace(next(iter(good.values())), name=name)
                yield Task(first, settings, key, Join(part.hub, pairs, labels))

    failed = []
    for task, record, content in run(tasks()):
        if content:
            file = joining.file_of(ledger.root, task.pair.name)
            formats.make_folder(file.parent)
            formats.replace_file(file, content)
        else:
            failed.append((task.pair.name, record.reason))
            del joined[task.pair.name]
    return joined, failed


def _hubs(texts: Texts, output: Path, settings: Settings, *, again: bool) -> tuple[str, ...]:
    """The labels in the order in which they are fit to be the hub."""
    labels, hub = texts.labels, texts.hub
    if not again:
        known = tuple(joining.overview(output).get("hubs", ()))
        if set(known) == set(labels) and hub in (None, known[0]):
            return known
    found = tuple(_measured(texts, settings)) if hub is None or len(labels) > 2 else labels
    return (hub, *(label for label in found if label != hub)) if hub else found


def _measured(texts: Texts, settings: Settings) -> list[str]:
    """The labels by how well some of the texts fit; those with the most languages are looked at."""
    able = Aligning(settings.method, **learnt_of(settings))
    stated = dict(texts.langs)
    measured = []
    langs: dict[str, list[str]] = {label: [] for label in texts.labels}
    for text in sorted(texts.texts, key=lambda one: -len(one.files))[:_SAMPLE]:
        documents = {}
        for label, path in text.files:
            try:
                made = pipeline.load(path, stated.get(label), settings.options[0])
            except SverkaError:  # it is reported when the pair is built
                continue
            if made.sentences:
                documents[label] = made
                langs[label].append(made.lang)
        if len(documents) > 1:
            measured.append(fits(documents, able))
    tags = {label: stated.get(label) or usual_language(held) or "" for label, held in langs.items()}
    return ranked(tags, measured, able)
