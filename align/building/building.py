"""The whole job: what is to be done, what was done before, and what is written."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import monotonic

from align import arguments, files, formats
from align.arguments import checked
from align.building import writing
from align.building.ledger import Ledger
from align.building.local import Scheduler, scheduler
from align.building.lock import alone
from align.building.pairing import Left, Pair, Pairs, by_name
from align.building.task import (
    FILLED,
    Record,
    Settings,
    Task,
    check_settings,
    inputs_of,
    key_of,
)
from align.building.writing import Choice
from align.cleaning import Report as Cleaned
from align.errors import UsageError
from align.loaders.language import UNKNOWN
from align.matching.folders import usual_language
from align.progress import Progress
from align.release import moment, version

#: Rooms that the result of a task does not depend on.
_ASIDE = frozenset({"card", "cleaning", "cli", "desk", "locale", "returns", "review", "statistics"})


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. ``records`` are in the order of the pairs; ``left`` are files in no pair;
    ``reused`` counts pairs that were done before, ``gone`` those of earlier builds that are no
    longer in the corpus; ``changed`` counts pairs of which a text is another than in the last
    build; ``written`` are files and folders. ``cleaned`` says what a recipe left out of them.
    ``pace`` has the number of pairs that were done in each second of this build.
    """

    records: tuple[Record, ...]
    left: tuple[Left, ...]
    how: str
    reused: int
    gone: int
    written: tuple[Path, ...]
    changed: int = 0
    cleaned: Cleaned | None = None
    pace: tuple[int, ...] = ()

    @property
    def states(self) -> Counter[str]:
        """The number of pairs in each state."""
        return Counter(record.state for record in self.records)

    @property
    def findings(self) -> Counter[str]:
        """The number of findings of each severity in pairs that are not doubtful as a whole."""
        found: Counter[str] = Counter()
        for record in self.records:
            if record.state == "aligned":
                found.update(record.findings)
        return found

    @property
    def out(self) -> tuple[Record, ...]:
        """The pairs that have no beads, or are doubtful."""
        return tuple(record for record in self.records if record.state != "aligned")


@checked
def build(
    pairs: Pairs | tuple[str | Path, str | Path],
    output: str | Path,
    settings: Settings | None = None,
    *,
    run: Scheduler | None = None,
    chosen: Iterable[formats.Format] = (),
    choice: Choice | None = None,
    again: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Align all ``pairs`` into the folder ``output``, which is created. Two folders stand for the
    files in them that have the same names.

    ``run`` runs the tasks, by default in one process a core; ``chosen`` are the formats to write,
    with the beads that ``choice`` allows. With ``again`` everything is done anew. A pair that fails
    is a record with the reason, and does not stop the others. Raises UsageError, LoadError,
    ExportError, DependencyError.
    """
    settings = settings or Settings()
    output = arguments.path(output)
    if not isinstance(pairs, Pairs):
        pairs = by_name(*map(arguments.path, pairs))
    if len({pair.name.casefold() for pair in pairs.pairs}) < len(pairs.pairs):
        raise UsageError("two pairs have the same name", hint="Give each pair a name of its own")
    check_settings(settings)
    formats.make_folder(output)
    with alone(output):
        return _build(
            pairs,
            output,
            settings,
            run or scheduler(os.cpu_count() or 1),
            chosen,
            choice or Choice(),
            again,
            progress,
        )


def _build(
    pairs: Pairs,
    output: Path,
    settings: Settings,
    run: Scheduler,
    chosen: Iterable[formats.Format],
    choice: Choice,
    again: bool,
    progress: Progress | None,
) -> Report:
    ledger = Ledger(output)
    say = progress or (lambda _step, _share: None)
    given, code = _described(settings), code_version()
    found: dict[str, Record] = {}
    before = {record.name: record for record in ledger.records()}
    inputs: dict[str, str] = {}
    today = moment().date().isoformat()
    reused = 0

    def tasks() -> Iterator[Task]:
        nonlocal reused
        for pair in pairs.pairs:
            inputs[pair.name] = inputs_of(pair)
            key = key_of(pair, inputs[pair.name], given, code)
            record = None if again else ledger.done(pair.name, key)
            if record is None:
                yield Task(pair, settings, key)
            else:
                reused += 1
                found[pair.name] = replace(record, src=pair.src, tgt=pair.tgt)
                say("align", len(found) / len(pairs.pairs))

    def add(record: Record, content: bytes) -> None:
        old = before.get(record.name)
        new = _versioned(record, old, inputs[record.name], today)
        if choice.versions and old and old.version < new.version:
            ledger.keep(old)
        ledger.add(new, content)
        found[record.name] = new

    began = monotonic()
    pace: Counter[int] = Counter()
    for _, record, content in run(tasks()):
        add(record, content)
        pace[int(monotonic() - began)] += 1
        say("align", len(found) / len(pairs.pairs))
    short = _with_short_texts(pairs.pairs, found, settings, code)
    for _, record, content in run(short):
        add(record, content)
    records = tuple(found[pair.name] for pair in pairs.pairs)
    gone = ledger.settle(records)
    say("write", 1.0)
    table = output / "manifest.tsv"
    writing.write_table(table, records, pairs)
    writing.write_settings(output / writing.SETTINGS, settings, _digests(settings))
    written, cleaned = writing.write_formats(ledger, records, chosen, choice)
    changed = sum(one.version > before[one.name].version for one in records if one.name in before)
    seconds = tuple(pace[second] for second in range(max(pace, default=-1) + 1))
    paths = (table, *written)
    return Report(records, pairs.left, pairs.how, reused, gone, paths, changed, cleaned, seconds)


def _versioned(record: Record, old: Record | None, inputs: str, today: str) -> Record:
    """The record with its version: another one than ``old`` if a text has changed."""
    if old is None:
        return replace(record, inputs=inputs, since=today)
    if old.inputs and old.inputs != inputs:
        return replace(record, inputs=inputs, version=old.version + 1, since=today)
    return replace(record, inputs=inputs, version=old.version, since=old.since or today)


def _with_short_texts(
    pairs: Sequence[Pair], found: Mapping[str, Record], settings: Settings, code: str
) -> Iterator[Task]:
    """The pairs with a text too short to tell its language, as tasks that take that of the others.
    They are found after all others are done, and so in each build anew.
    """
    groups = {pair.name: pair.group for pair in pairs}
    by_group: dict[str, list[Record]] = {}
    for record in found.values():
        if record.state in FILLED:
            by_group.setdefault(groups[record.name], []).append(record)
    for pair in pairs:
        filled = by_group.get(pair.group)
        if filled and found[pair.name].code == UNKNOWN:
            usual = (
                usual_language(record.src_lang for record in filled),
                usual_language(record.tgt_lang for record in filled),
            )
            src, tgt = (
                replace(own, assumed=lang)
                for own, lang in zip(settings.options, usual, strict=True)
            )
            own = replace(settings, options=(src, tgt))
            yield Task(pair, own, key_of(pair, found[pair.name].inputs, _described(own), code))


@cache
def code_version() -> str:
    """A digest of the code and the data of Sverka that alignments depend on, and its version."""
    root = Path(__file__).resolve().parents[1]
    made = sha256(version("").encode())
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if inside.parts[0] in _ASIDE or path.suffix in (".pyc", "") or not path.is_file():
            continue
        made.update(inside.as_posix().encode() + path.read_bytes())
    return made.hexdigest()


def _described(settings: Settings) -> str:
    """The settings and the contents of the files that they name, as text."""
    return json.dumps([asdict(settings), _digests(settings)], sort_keys=True, default=str)


def _digests(settings: Settings) -> list[str]:
    return [sha256(files.content(name)).hexdigest() for name in settings.files]
