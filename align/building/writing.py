"""The corpus as files: a table of all pairs, and everything together in the formats wanted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from align import formats
from align.building import pairfile
from align.building.ledger import PAIRS, RECORDS, VERSIONS, Ledger
from align.building.pairing import COLUMNS, Left, Pairs
from align.building.task import FILLED, SURE, Record, Settings, State
from align.cleaning import Report as Cleaned
from align.cleaning import clean
from align.cleaning.reports import Spool
from align.concordance.metadata import columns, headings, value_of
from align.formats import Format, delimited, multi
from align.loaders.linked import labelled
from align.textpair import TextPair

#: The table of all pairs.
TABLE = "manifest.tsv"
#: The settings of the build, for people and for the card.
SETTINGS = "settings.json"
#: The page about the build.
REPORT = "report.html"
#: The usual folder of the Parquet files in a corpus.
SHARDS = "shards"
#: The rows of a corpus in more than two languages.
ROWS = "rows.jsonl"
#: The file for the beads that a recipe leaves out.
_DROPPED = "dropped.jsonl"


@dataclass(frozen=True, slots=True)
class Choice(formats.Choice):
    """What of the corpus is written; ``doubtful`` pairs are written only if wanted. ``recipe`` is
    one that cleans what is written, as for ``align.clean``. With ``versions`` the file of a pair
    stays when a text has changed.
    """

    doubtful: bool = False
    recipe: str | None = None
    versions: bool = False

    @property
    def states(self) -> frozenset[State]:
        """The states of the pairs that are written."""
        return FILLED if self.doubtful else SURE


def write_table(path: Path, records: Sequence[Record], given: Pairs) -> None:
    """Write the table of all pairs, tab-separated, with their metadata in columns of their own;
    then the files that are in no pair.
    """
    pairs = {pair.name: pair for pair in given.pairs}
    names = columns((dict(pairs[one.name].metadata) | one.metadata) for one in records)
    lines = [[*COLUMNS, *headings(names, COLUMNS)]]
    for record in records:
        held = record.metadata | dict(pairs[record.name].metadata)
        lines.append([*_cells(record), *(value_of(held, name) or "" for name in names)])
    lines += ([*_alone(left), *("" for _ in names)] for left in given.left)
    formats.replace_file(path, delimited.tsv(lines))


def write_settings(path: Path, settings: Settings, digests: Iterable[str]) -> None:
    """Write what was the same for all pairs, and the digests of the files that it names."""
    used = dict(zip(settings.files, digests, strict=True))
    text = json.dumps(
        {**asdict(settings), "files": used}, ensure_ascii=False, indent=1, default=str
    )
    formats.replace_file(path, f"{text}\n".encode("utf-8", "replace"))


def write_formats(
    ledger: Ledger, gone: Iterable[str], chosen: Iterable[Format], choice: Choice
) -> tuple[list[Path], Cleaned | None]:
    """Write the beads of all pairs as ``corpus.tmx`` and the like; formats that hold only one text
    get a folder with a file for each pair, and lose those of pairs that are ``gone``. Returns the
    files and folders, and what a recipe left out, which is in a file of its own. Raises
    ExportError, UsageError.
    """
    records = ledger.records()
    texts = _Texts(ledger, [one for one in records if one.state in choice.states], choice)
    made, cleaned = [], None
    if choice.recipe:
        spool = Spool()
        cleaned = clean(texts, choice.recipe, dropped=spool)
        made.append(ledger.root / _DROPPED)
        formats.replace_file(made[-1], spool.content())
    for row in chosen:
        path = _place(ledger.root, row)
        pairs = iter(texts)
        if cleaned:
            left = zip(cleaned.cleaned(texts), cleaned.kept_beads(), strict=True)
            pairs = (formats.narrowed(one, rest, kept) for (one, rest), kept in left)
        if row.streams:
            formats.export_pairs(pairs if row.pairs else map(labelled, pairs), path, row)
        else:
            _write_each(map(labelled, pairs), path, row, {*gone, *(one.name for one in records)})
        made.append(path)
    return made, cleaned


def _write_each(pairs: Iterable[TextPair], folder: Path, row: Format, known: set[str]) -> None:
    """Write a file for each pair; those of other ``known`` ones are removed, but not what else
    people keep in the folder.
    """
    for pair in pairs:
        place = folder / f"{pair.name}{row.extensions[0]}"
        formats.make_folder(place.parent)
        formats.replace_file(place, formats.render(pair.alignment, row.name))
        known.discard(pair.name)
    for name in known:
        (folder / f"{name}{row.extensions[0]}").unlink(missing_ok=True)


def needed(root: Path, chosen: Iterable[Format], choice: Choice) -> Iterator[Path]:
    """The files and folders that a build writes into the corpus ``root``."""
    yield from (root / TABLE, root / SETTINGS, root / PAIRS)
    if choice.versions:
        yield root / VERSIONS
    if choice.recipe:
        yield root / _DROPPED
    yield from (_place(root, row) for row in chosen)


def outdated(root: Path, written: Iterable[Path]) -> list[Path]:
    """The files and folders that an earlier build wrote and this one did not."""
    taken = set(written)
    return [path for path in _wanted_ones(root) if path.exists() and path not in taken]


def own_files(root: Path) -> list[Path]:
    """The files and folders that builds may write into the corpus ``root``."""
    return [root / TABLE, root / SETTINGS, root / RECORDS, *_wanted_ones(root)]


def _wanted_ones(root: Path) -> Iterable[Path]:
    """Those that a build writes only if they are wanted."""
    return dict.fromkeys(
        (
            root / REPORT,
            root / _DROPPED,
            root / SHARDS,
            root / ROWS,
            *(root / f"corpus{row.extension}" for row in multi.FORMATS.values()),
            *(_place(root, row) for row in formats.FORMATS.values()),
        )
    )


def _place(root: Path, row: Format) -> Path:
    """The file of the corpus in a format, or the folder if the format holds only one text."""
    return root / (f"corpus{row.extensions[0]}" if row.streams else row.name)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The pairs, read one by one as often as necessary, so that a corpus may be of any size."""

    ledger: Ledger
    records: Sequence[Record]
    choice: Choice

    def __iter__(self) -> Iterator[TextPair]:
        for record in self.records:
            path = self.ledger.file_of(record.name)
            held = replace(pairfile.read(path.read_bytes(), str(path)), name=record.name)
            yield formats.part_of_pair(held, self.choice)

    def __len__(self) -> int:
        return len(self.records)


def _cells(record: Record) -> list[str]:
    count = record.findings.get
    numbers: tuple[object, ...] = (
        *record.sentences, record.beads, record.doubtful, f"{record.probability:.3f}",
        *(f"{share:.3f}" for share in record.unmatched),
        count("error", 0), count("warning", 0), count("info", 0), record.version, record.since,
    )  # fmt: skip
    about = (record.name, record.state, record.src, record.tgt, record.src_lang, record.tgt_lang)
    return [*about, record.method, *map(str, numbers), record.reason, "; ".join(record.notes)]


def _alone(left: Left) -> list[str]:
    """The row of a file that is in no pair."""
    row = dict.fromkeys(COLUMNS, "")
    row |= {"state": "unpaired", left.side: left.path, "reason": left.reason}
    return list(row.values())
