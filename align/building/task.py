"""The work on one pair of files, as a pure function: texts in, a record and an alignment out."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from align import aligner, checks, files, pipeline, segment
from align.aligner.doubts import doubts
from align.alignment import DOUBTFUL_BELOW, Alignment
from align.building import joining, pairfile
from align.building.joining import Join
from align.building.pairing import Pair
from align.checks import profile as profiles
from align.concordance.metadata import described
from align.errors import LoadError, SverkaError, UsageError
from align.hub import Aligning
from align.loaders import USUAL, Options, Source, raw
from align.text import Document
from align.words import joined

#: ``aligned``; ``doubtful``: the texts may not be translations of each other, their order differs,
#: or one is in another language than stated or was read in a wrong encoding; ``unreadable``: a file
#: could not be read; ``failed``: the texts could not be aligned; ``slow``: it took longer than
#: allowed; ``crashed``: the process ended, for example because there was not enough memory. Only
#: the first two have beads.
State = Literal["aligned", "doubtful", "unreadable", "failed", "slow", "crashed"]
#: What people are told of a pair in each state.
SAID: dict[State, str] = {
    "aligned": "aligned",
    "doubtful": "doubtful as a pair",
    "unreadable": "unreadable",
    "failed": "not aligned",
    "slow": "too slow",
    "crashed": "crashed",
}
#: States that another run may change, although texts and settings are the same.
BY_CHANCE = frozenset({"slow", "crashed"})
#: Two texts to try everything with. They are long enough to tell their languages, but have only one
#: sentence each: for two, the languages would be detected even if they are stated.
_TRIAL: tuple[Source, Source] = (
    ("trial.txt", b"The miller weighed the flour twice, and nobody in the queue said a word.\n"),
    (
        "trial.txt",
        "Мельник дважды взвесил муку, и в очереди никто не сказал ни слова.\n".encode(),
    ),
)
#: States with beads; in the second they are not doubtful as a whole.
FILLED: frozenset[State] = frozenset({"aligned", "doubtful"})
SURE: frozenset[State] = frozenset({"aligned"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What is the same for all pairs of a build.

    Languages are BCP-47 tags for pairs that state none; ``weights``, ``lexicon``, ``encoder`` and
    ``abbreviations`` are paths or names, as for ``align.pair``, and ``options`` say how the files
    of each side are read. With ``checked`` the checks run, too, with ``profile`` and ``glossary``.
    """

    src_lang: str | None = None
    tgt_lang: str | None = None
    method: str = "auto"
    options: tuple[Options, Options] = (USUAL, USUAL)
    abbreviations: str | None = None
    weights: str | None = None
    lexicon: str | None = None
    encoder: str | None = None
    checked: bool = False
    profile: str = "standard"
    glossary: str | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """The files that the result depends on, besides the texts."""
        profile = self.profile.partition(":")[0] if ".toml" in self.profile else None
        named = (self.abbreviations, self.weights, self.lexicon, self.glossary, profile)
        return tuple(filter(None, named))


@dataclass(frozen=True, slots=True)
class Task:
    """One pair to work on. ``key`` stands for everything that the result depends on. With ``join``
    the work is another: to make the rows of a text in several languages, of which the pair is one.
    """

    pair: Pair
    settings: Settings
    key: str
    join: Join | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What became of a pair.

    ``sentences`` are counted on both sides, ``types`` are beads by their type, ``doubtful`` counts
    those below ``DOUBTFUL_BELOW``; ``probability`` is the mean. ``findings`` count by severity, if
    the pair was checked. ``code`` and ``reason`` say why there are no beads, or why the pair is
    doubtful. ``digest`` is that of the pair's file, empty if there is none.
    ``metadata`` are those that the files state, without those that were given. ``inputs`` is the
    digest of both texts, ``version`` counts from 1 how often one has changed between builds, and
    ``since`` is the day of the build that saw it first. ``assumed`` are the languages that a text
    too short to tell its language was given, those of the other texts; empty if there was none.
    """

    name: str
    src: str
    tgt: str
    state: State
    key: str
    reason: str = ""
    code: str = ""
    src_lang: str = ""
    tgt_lang: str = ""
    method: str = ""
    sentences: tuple[int, int] = (0, 0)
    beads: int = 0
    doubtful: int = 0
    probability: float = 0.0
    unmatched: tuple[float, float] = (0.0, 0.0)
    types: dict[str, int] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    digest: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    inputs: str = ""
    version: int = 1
    since: str = ""
    assumed: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The record as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Record:
        """Read what ``to_json`` wrote. Raises ValueError, TypeError."""
        row = json.loads(line)
        lists = {name: tuple(value) for name, value in row.items() if isinstance(value, list)}
        return cls(**row | lists)


def run(task: Task) -> tuple[Record, bytes]:
    """Load, split, align and, if wanted, check a pair.

    Returns the record and the pair's file (``pairfile``), empty if there are no beads. The same
    task gives the same bytes on every machine. Errors raised on purpose become a record; others
    are raised.
    """
    pair, settings = task.pair, task.settings
    if task.join:
        return _joined(task, task.join)
    about: dict[str, Any] = {"name": pair.name, "src": pair.src, "tgt": pair.tgt, "key": task.key}
    own = replace(
        settings,
        src_lang=pair.src_lang or settings.src_lang,
        tgt_lang=pair.tgt_lang or settings.tgt_lang,
    )
    state: State = "unreadable"
    try:
        _refuse_pages(pair)
        texts = _loaded(pair.src, pair.tgt, own)
        state = "failed"
        alignment, findings = _aligned(texts, settings)
    except SverkaError as error:
        return Record(**about, state=state, reason=str(error), code=error.code), b""
    metadata = described(alignment.src, alignment.tgt, pair.metadata)
    content = pairfile.write(alignment, metadata.items(), findings, pair.name)
    about["metadata"] = {k: v for k, v in metadata.items() if k not in dict(pair.metadata)}
    return _record(about, alignment, findings, content), content


def prepare(settings: Settings) -> None:
    """Work once on two short texts, so that everything that any pair needs is loaded: the time for
    that is not the time of the first pair. What is wrong with the settings is an error of each pair
    and is not reported here.
    """
    with suppress(Exception):
        _aligned(_loaded(*_TRIAL, settings), settings)


def _loaded(src: Source, tgt: Source, settings: Settings) -> tuple[Document, Document]:
    return pipeline.load_both(
        src,
        tgt,
        src_lang=settings.src_lang,
        tgt_lang=settings.tgt_lang,
        options=settings.options,
        abbreviations=settings.abbreviations,
    )


def _aligned(
    texts: tuple[Document, Document], settings: Settings
) -> tuple[Alignment, tuple[checks.Finding, ...]]:
    learnt = learnt_of(settings)
    alignment = pipeline.align_documents(*texts, settings.method, **learnt)
    if not settings.checked:
        return alignment, ()
    found = checks.check(
        alignment,
        profile=settings.profile,
        glossary=settings.glossary,
        encoder=learnt["encoder"],
        lexicon=learnt["lexicon"],
    )
    return alignment, tuple(found)


def _joined(task: Task, join: Join) -> tuple[Record, bytes]:
    pair, settings = task.pair, task.settings
    record = Record(pair.name, pair.src, pair.tgt, "aligned", task.key)
    try:
        learnt = learnt_of(settings)
        content = joining.work(join, Aligning(settings.method, **learnt), task.key)
    except SverkaError as error:
        return replace(record, state="failed", reason=str(error), code=error.code), b""
    return replace(record, digest=digest(content)), content


def _refuse_pages(pair: Pair) -> None:
    """Many processes would ask one site at once, and another build would find other pages."""
    for path in (pair.src, pair.tgt):
        if raw.address(path):
            raise LoadError(
                "sverka build does not fetch pages",
                where=path,
                hint="Fetch them with sverka fetch, and give its files",
            )


def digest(content: bytes) -> str:
    """The digest of a pair's file."""
    return sha256(content).hexdigest()


def _record(
    about: dict[str, Any],
    alignment: Alignment,
    findings: tuple[checks.Finding, ...],
    content: bytes,
) -> Record:
    beads = alignment.beads
    reason = joined(doubts(alignment), "; ")
    count = len(beads)
    src, tgt = alignment.unmatched
    return Record(
        **about,
        state="doubtful" if reason else "aligned",
        reason=str(reason),
        src_lang=alignment.src.lang,
        tgt_lang=alignment.tgt.lang,
        method=alignment.method,
        sentences=(len(alignment.src.sentences), len(alignment.tgt.sentences)),
        beads=count,
        doubtful=sum(bead.probability < DOUBTFUL_BELOW for bead in beads),
        # Rounded, because the last digits depend on the machine.
        probability=round(sum(bead.probability for bead in beads) / count, 3) if count else 0.0,
        unmatched=(round(src, 3), round(tgt, 3)),
        types=dict(sorted(Counter(bead.type for bead in beads).items())),
        findings=dict(sorted(Counter(one.severity for one in findings).items())),
        notes=tuple(
            f"{one.source or one.lang}: {note}"
            for one in (alignment.src, alignment.tgt)
            for note in one.notes
        ),
        digest=digest(content),
    )


def learnt_of(settings: Settings) -> dict[str, Any]:
    """What was learnt, by the keywords of ``align_documents``. Raises LoadError, UsageError,
    DependencyError.
    """
    return _opened(settings.weights, settings.lexicon, settings.encoder)


#: Read once in each process.
_opened = lru_cache(maxsize=4)(pipeline.opened)


def check_settings(settings: Settings) -> None:
    """Before a long job begins, check that everything that ``settings`` name can be read.

    Raises LoadError, UsageError, DependencyError.
    """
    aligner.check_method(settings.method)
    learnt_of(settings)
    segment.given(settings.abbreviations)
    if settings.checked:
        profiles.find(settings.profile)
    if settings.glossary:
        files.content(settings.glossary, error=UsageError)


def inputs_of(pair: Pair) -> str:
    """A digest of the bytes of both texts. A file that cannot be read has one, too."""
    made = sha256()
    for path in (pair.src, pair.tgt):
        made.update(_contents(path))
    return made.hexdigest()


def key_of(pair: Pair, inputs: str, settings: str, code: str) -> str:
    """The key of a task: the ``inputs``, the pair's own settings, those of the build, the code."""
    made = sha256(inputs.encode())
    own = (pair.name, pair.metadata, pair.src_lang, pair.tgt_lang)
    made.update(json.dumps([own, Path(pair.src).suffix, Path(pair.tgt).suffix]).encode())
    made.update(f"{settings}\n{code}".encode())
    return made.hexdigest()


def _contents(path: str) -> bytes:
    try:
        if raw.record(path):
            from align.loaders import web

            return sha256(web.record(path).data).digest()
        with files.opened(path) as file:
            made = sha256()
            while part := file.read(2**20):
                made.update(part)
            return made.digest()
    except (SverkaError, OSError):
        return b"unreadable"
