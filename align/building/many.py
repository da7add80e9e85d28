"""A corpus in more than two languages: texts, each of several files, one of which is the hub.

Every pair of the hub with another text is built as any pair; then the pairs of a text are joined to
rows (``joining``).
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

from align import files, formats, pipeline
from align.building.building import Report, build, code_version
from align.building.corpus import Corpus
from align.building.joining import Join, key_of
from align.building.ledger import Ledger
from align.building.local import Scheduler, scheduler
from align.building.pairing import (
    NAME,
    SRC,
    TGT,
    Left,
    Metadata,
    Pair,
    Pairs,
    by_stem,
    distinct,
    keys_of,
    place,
    read_table,
    stem_of,
    told_by,
)
from align.building.task import FILLED, Settings, Task, learnt_of
from align.building.writing import ROWS, Choice
from align.errors import LoadError, SverkaError, UsageError
from align.formats import multi
from align.hub import Aligning, fits, ranked
from align.loaders import USUAL, Options, load
from align.matching.folders import usual_language
from align.multi import Row, Text
from align.progress import Progress
from align.tags import language_tag, primary_language

#: The hub is chosen by this many texts, and the language of a folder told by as many files.
_SAMPLE = 4
_ALONE = "no file with this name in another language"
_NUMBERED = re.compile(r"text_?\d+", re.IGNORECASE)
_TAG = re.compile(r"[a-z]{2,3}([-_][a-z]{2,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a text by their labels, in the order of the labels."""

    name: str
    files: tuple[tuple[str, str], ...]
    metadata: Metadata = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts, in order, and the files that are in none. ``labels`` are those of all columns or
    folders; ``langs`` are the BCP-47 tags of labels for which they were stated. ``hub`` is the
    label of the text with which the others are aligned; without it, some of the texts show which
    one fits the others best, and later builds in the same folder keep it. A text without it has the
    next best.
    """

    texts: tuple[Files, ...]
    labels: tuple[str, ...]
    langs: tuple[tuple[str, str], ...] = ()
    left: tuple[Left, ...] = ()
    how: str = "name"
    hub: str | None = None


def by_names(folders: Sequence[Path], langs: Sequence[str] = (), options: Options = USUAL) -> Texts:
    """The files with the same path below several folders, as for two (``by_name``), are a text.

    ``langs`` are the BCP-47 tags of the folders; without them, some of the files tell the language.
    Raises LoadError if a folder does not exist or has no files, UsageError.
    """
    if langs and len(langs) != len(folders):
        raise UsageError(
            "{n} languages were given for {count} folders", n=len(langs), count=len(folders)
        )
    if len({folder.resolve() for folder in folders}) < len(folders):
        raise UsageError("the same folder was given twice")
    held = [by_stem(folder) for folder in folders]
    tags = langs or [_told(folder, one, options) for folder, one in zip(folders, held, strict=True)]
    labels = _labels(tags)
    texts: list[Files] = []
    left: list[Left] = []
    for name in sorted({name for one in held for name in one}):
        found = [
            (label, str(one[name][0]))
            for label, one in zip(labels, held, strict=True)
            if len(one.get(name, ())) == 1
        ]
        several = [path for one in held if len(one.get(name, ())) > 1 for path in one[name]]
        left += (Left(str(path), "several files have this name") for path in several)
        if len(found) > 1:
            texts.append(Files(name, tuple(found)))
        else:
            left += (Left(path, _ALONE) for _, path in found)
    stated = tuple(zip(labels, langs, strict=True)) if langs else ()
    return Texts(tuple(texts), labels, stated, tuple(left))


def of_columns(path: Path) -> Texts | None:
    """The texts of a table with a column of files for each language: ``en``, ``ru``, ``fr``, or
    ``text1``, ``text2`` and so on. None if it has no such columns; then it is one of pairs.

    A language is a column only if its first file is there, so that metadata called ``id`` or ``no``
    are not taken for texts. Raises LoadError.
    """
    rows = read_table(path)
    columns = [name for name in (rows[0] if rows else ()) if _has_files(path, rows, name)]
    if len(columns) < 2:
        return None
    taken: set[str] = set()
    texts: list[Files] = []
    left: list[Left] = []
    for row in rows:
        found = [(one, str(place(path, row[one]))) for one in columns if row.get(one)]
        if len(found) < 2:
            left += (Left(file, "no counterpart in the table") for _, file in found)
            continue
        name = distinct(row.get(NAME) or stem_of(PurePosixPath(Path(found[0][1]).name)), taken)
        rest = tuple((k, v) for k, v in row.items() if k not in (*columns, NAME) and v)
        texts.append(Files(name, tuple(found), rest))
    stated = tuple((one, language_tag(one)) for one in columns if not _NUMBERED.fullmatch(one))
    return Texts(tuple(texts), tuple(columns), stated, tuple(left), "table")


def _has_files(path: Path, rows: Sequence[Mapping[str, str]], name: str) -> bool:
    if name in (SRC, TGT, NAME):
        return False
    if not _NUMBERED.fullmatch(name):
        if not _TAG.fullmatch(name):
            return False
        try:
            language_tag(name)
        except UsageError:
            return False
    first = next((row[name] for row in rows if row.get(name)), "")
    return bool(first) and Path(place(path, first)).is_file()


def with_metadata_of(texts: Texts, path: Path) -> tuple[Texts, list[str]]:
    """Add the metadata of a table, as ``with_metadata`` does for pairs. Raises LoadError."""
    held = [
        (one.metadata, keys_of(one.name, *(file for _, file in one.files))) for one in texts.texts
    ]
    metadata, unknown = told_by(path, held)
    made = (replace(one, metadata=own) for one, own in zip(texts.texts, metadata, strict=True))
    return replace(texts, texts=tuple(made)), unknown


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
    hubs = _hubs(texts, output, settings, again=again)
    parts = [_Part.of(text, hubs, dict(texts.langs)) for text in texts.texts]
    pairs = Pairs(
        tuple(pair for one in parts for pair in one.pairs.values()), texts.left, texts.how
    )
    before = {record.name: record.version for record in Ledger(output).records()}
    report = build(pairs, output, settings, run=run, choice=choice, again=again, progress=progress)
    newer = {one.name for one in report.records if one.version > before.get(one.name, one.version)}
    changed = sum(any(pair.name in newer for pair in one.pairs.values()) for one in parts)
    report = replace(report, changed=changed)
    states = FILLED if choice.doubtful else {"aligned"}
    joined, failed = _join(parts, report, output, settings, run, states)
    body = {"sverka corpus": 1, "labels": texts.labels, "hubs": hubs, "texts": joined}
    formats.replace_file(
        output / "corpus.json", f"{json.dumps(body, ensure_ascii=False)}\n".encode()
    )
    _clear(output / "texts", joined)
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

    written = [*report.written, output / ROWS]
    every = multi.FORMATS["jsonl"].write(counted(), texts.labels, lambda _row: True)
    formats.replace_file(written[-1], every)
    for row in chosen:
        written.append(output / f"corpus{row.extension}")
        formats.replace_file(written[-1], row.write(corpus.texts(), texts.labels, allows))
    return Joined(report, hubs, len(joined), count, tuple(failed), tuple(written))


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
    parts: Sequence[_Part],
    report: Report,
    output: Path,
    settings: Settings,
    run: Scheduler,
    states: Collection[str],
) -> tuple[dict[str, dict[str, str]], list[tuple[str, str]]]:
    """Join the pairs of each text that are in one of ``states``.

    Returns the names of the pairs by labels for each text, and the texts that failed.
    """
    records = {record.name: record for record in report.records}
    joined: dict[str, dict[str, str]] = {}
    tasks: dict[str, Task] = {}
    for part in parts:
        good = {
            label: pair for label, pair in part.pairs.items() if records[pair.name].state in states
        }
        if not good:
            continue
        name = part.text.name
        joined[name] = {label: pair.name for label, pair in good.items()}
        order = tuple(label for label, _ in part.text.files if label in good or label == part.hub)
        places = tuple(
            (label, str(output / "pairs" / f"{pair.name}.json.gz")) for label, pair in good.items()
        )
        digests = [records[pair.name].digest for pair in good.values()]
        said = json.dumps([part.hub, order, digests, settings.method, settings.encoder])
        key = sha256(f"{said}{code_version()}".encode()).hexdigest()
        file = _place(output, name)
        if key_of(file) != key:
            pair = replace(next(iter(good.values())), name=name)
            tasks[name] = Task(pair, settings, key, Join(part.hub, places, order))
    failed = []
    for task, record, content in run(iter(tasks.values())):
        if content:
            file = _place(output, task.pair.name)
            formats.make_folder(file.parent)
            formats.replace_file(file, content)
        else:
            failed.append((task.pair.name, record.reason))
            del joined[task.pair.name]
    return joined, failed


def _place(output: Path, name: str) -> Path:
    return output / "texts" / f"{name}.json.gz"


def _clear(folder: Path, names: Iterable[str]) -> None:
    """Remove the files of texts that are no longer in the corpus."""
    wanted = {folder / f"{name}.json.gz" for name in names}
    for path in set(folder.rglob("*.json.gz")) - wanted:
        path.unlink()


def _hubs(texts: Texts, output: Path, settings: Settings, *, again: bool) -> tuple[str, ...]:
    """The labels in the order in which they are fit to be the hub."""
    labels, hub = texts.labels, texts.hub
    if hub is None and not again:
        known = _known(output / "corpus.json", labels)
        if known:
            return known
    found = tuple(_measured(texts, settings)) if hub is None or len(labels) > 2 else labels
    return (hub, *(label for label in found if label != hub)) if hub else found


def _known(path: Path, labels: Sequence[str]) -> tuple[str, ...]:
    """The hubs of an earlier build; none if it had other labels."""
    try:
        hubs = tuple(json.loads(files.content(path))["hubs"])
    except (LoadError, ValueError, KeyError, TypeError):
        return ()
    return hubs if set(hubs) == set(labels) else ()


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


def _told(folder: Path, held: Mapping[str, Sequence[Path]], options: Options) -> str:
    """The language of a folder: its name if some of its files agree, else theirs."""
    found = []
    for name in sorted(held)[:_SAMPLE]:
        try:
            found.append(load(held[name][0], None, options).lang)
        except SverkaError:
            continue
    lang = usual_language(found) or ""
    try:
        named = language_tag(folder.name)
    except UsageError:
        named = ""
    if named and primary_language(named) == primary_language(lang):
        return named
    return primary_language(lang) or folder.name


def _labels(tags: Iterable[str]) -> tuple[str, ...]:
    labels: list[str] = []
    for tag in tags:
        label, number = tag, 1
        while label in labels:
            number += 1
            label = f"{tag}-{number}"
        labels.append(label)
    return tuple(labels)
