"""The whole job: what is to be done, what was done before, and what is written."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from align import arguments, files, formats
from align.arguments import checked
from align.building import writing
from align.building.ledger import Ledger
from align.building.local import Scheduler, scheduler
from align.building.lock import alone
from align.building.pairing import Left, Pairs, by_name
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
from align.tags import primary_language

#: Rooms that the result of a task does not depend on.
_ASIDE = frozenset({"card", "cleaning", "cli", "desk", "locale", "returns", "review", "statistics"})


class Foreign(NamedTuple):
    """A text in another language than the ``usual`` one of its folder."""

    path: str
    lang: str
    usual: str


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

    @property
    def foreign(self) -> tuple[Foreign, ...]:
        """The texts in another language than nearly all texts of their folder."""
        folders: dict[Path, dict[str, str]] = {}
        for record in self.records:
            for path, lang in ((record.src, record.src_lang), (record.tgt, record.tgt_lang)):
                if lang:
                    folders.setdefault(Path(path).parent, {})[path] = primary_language(lang)
        return tuple(one for langs in folders.values() for one in _foreign(langs))


#: The language of a folder is that of so many of its texts, and of at least so many.
_NEARLY_ALL, _AT_LEAST = 0.75, 3


def _foreign(langs: Mapping[str, str]) -> Iterator[Foreign]:
    """Yield the texts of a folder in another language; ``langs`` has those of all by path."""
    usual = usual_language(langs.values())
    others = [path for path, lang in langs.items() if lang != usual]
    if usual and len(langs) - len(others) >= max(_AT_LEAST, _NEARLY_ALL * len(langs)):
        yield from (Foreign(path, langs[path], usual) for path in others)


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
    settings, choice, chosen = settings or Settings(), choice or Choice(), list(chosen)
    output = arguments.path(output)
    if not isinstance(pairs, Pairs):
        pairs = by_name(*map(arguments.path, pairs))
    if len({pair.name.casefold() for pair in pairs.pairs}) < len(pairs.pairs):
        raise UsageError("two pairs have the same name", hint="Give each pair a name of its own")
    check_settings(settings)
    formats.make_folder(output)
    run = run or scheduler(os.cpu_count() or 1)
    with alone(output):
        ledger = Ledger(output)
        ledger.check_free(*writing.needed(output, chosen, choice))
        ledger.begin()
        job = _Job(pairs, settings, ledger, choice, progress or (lambda _step, _share: None))
        pace = job.do_all(run, again=again)
        job.do_short(run)
        return job.written(chosen, pace)


class _Job:
    """The work of one build: which pairs are to be done, and what became of them."""

    def __init__(
        self, pairs: Pairs, settings: Settings, ledger: Ledger, choice: Choice, say: Progress
    ) -> None:
        self._pairs, self._settings, self._choice, self._say = pairs, settings, choice, say
        self._ledger = ledger
        self._before = {record.name: record for record in ledger.records()}
        self._inputs: dict[str, str] = {}
        self._found: dict[str, Record] = {}
        self._done: set[str] = set()
        self._today = moment().date().isoformat()

    def do_all(self, run: Scheduler, *, again: bool) -> tuple[int, ...]:
        """Do all pairs that have changed, or all ``again``. Returns how many were done in each
        second.
        """
        began = monotonic()
        pace: Counter[int] = Counter()
        for _, record, content in run(self._tasks(again=again)):
            self._add(record, content)
            pace[int(monotonic() - began)] += 1
            self._progress()
        return tuple(pace[second] for second in range(max(pace, default=-1) + 1))

    def _tasks(self, *, again: bool) -> Iterator[Task]:
        given, code = _described(self._settings), code_version()
        for pair in self._pairs.pairs:
            self._inputs[pair.name] = inputs_of(pair)
            key = key_of(pair, self._inputs[pair.name], given, code)
            record = None if again else self._ledger.done(pair.name, key)
            if record is None:
                yield Task(pair, self._settings, key)
            else:
                self._found[pair.name] = replace(record, src=pair.src, tgt=pair.tgt)
                self._progress("kept")

    def do_short(self, run: Scheduler) -> None:
        """Do pairs with a text too short to tell its language, which is known only after all
        others: it is theirs.
        """
        for task, record, content in run(self._short()):
            assumed = tuple(own.assumed or "" for own in task.settings.options)
            self._add(replace(record, assumed=assumed if any(assumed) else ()), content)

    def _short(self) -> Iterator[Task]:
        others: dict[str, list[Record]] = {}
        for pair in self._pairs.pairs:
            record = self._found[pair.name]
            if record.state in FILLED and not record.assumed:
                others.setdefault(pair.group, []).append(record)
        usual = {
            group: tuple(
                usual_language(getattr(record, side) for record in records) or ""
                for side in ("src_lang", "tgt_lang")
            )
            for group, records in others.items()
        }
        for pair in self._pairs.pairs:
            record = self._found[pair.name]
            assumed = usual.get(pair.group, ())
            is_short = record.code == UNKNOWN or bool(record.assumed)
            if is_short and record.assumed != assumed:
                src, tgt = (
                    replace(own, assumed=lang or None)
                    for own, lang in zip(self._settings.options, assumed or ("", ""), strict=True)
                )
                yield Task(pair, replace(self._settings, options=(src, tgt)), record.key)

    def _add(self, record: Record, content: bytes) -> None:
        old = self._before.get(record.name)
        new = _versioned(record, old, self._inputs[record.name], self._today)
        if self._choice.versions and old and old.version < new.version:
            self._ledger.keep(old)
        self._ledger.add(new, content)
        self._found[record.name] = new
        self._done.add(record.name)

    def _progress(self, step: str = "align") -> None:
        self._say(step, len(self._found) / len(self._pairs.pairs))

    def written(self, chosen: Iterable[formats.Format], pace: tuple[int, ...]) -> Report:
        """Write the tables and the formats."""
        records = tuple(self._found[pair.name] for pair in self._pairs.pairs)
        gone = self._ledger.settle(records)
        self._say("write", 1.0)
        root, before = self._ledger.root, self._before
        table = root / writing.TABLE
        writing.write_table(table, records, self._pairs)
        writing.write_settings(root / writing.SETTINGS, self._settings, _digests(self._settings))
        written, cleaned = writing.write_formats(self._ledger, gone, chosen, self._choice)
        return Report(
            records,
            self._pairs.left,
            self._pairs.how,
            reused=len(records) - len(self._done),
            gone=len(gone),
            written=(table, *written),
            changed=sum(
                one.version > before[one.name].version for one in records if one.name in before
            ),
            cleaned=cleaned,
            pace=pace,
        )


def _versioned(record: Record, old: Record | None, inputs: str, today: str) -> Record:
    """The record with its version: another one than ``old`` if a text has changed."""
    if old is None:
        return replace(record, inputs=inputs, since=today)
    if old.inputs and old.inputs != inputs:
        return replace(record, inputs=inputs, version=old.version + 1, since=today)
    return replace(record, inputs=inputs, version=old.version, since=old.since or today)


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
