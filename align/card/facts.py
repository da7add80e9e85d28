"""What a card says, read from a built corpus pair by pair."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from align.building import Corpus
from align.building.task import State
from align.building.writing import SETTINGS
from align.concordance.metadata import site_of, value_of
from align.statistics import Statistics, Text, count, of_alignment


@dataclass(frozen=True, slots=True)
class About:
    """What only its makers know about a corpus; empty if they do not say. ``date`` is that of the
    publication, in ISO 8601; ``licence`` is that of the corpus as a whole.
    """

    title: str = ""
    description: str = ""
    creators: tuple[str, ...] = ()
    version: str = ""
    date: str = ""
    licence: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Texts from one source under one licence; ``name`` and ``licence`` are empty if unknown."""

    name: str
    licence: str
    documents: int
    words: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Facts:
    """A corpus in figures.

    ``known`` are names of metadata with the number of texts that have them and of their different
    values. ``kinds`` are findings by kind, None if the texts were not checked; ``settings`` are
    those of the build, empty if it did not record them; ``foreign_paths`` counts pairs whose files
    are named by a path of the computer on which they were aligned.
    """

    about: About
    name: str
    statistics: Statistics
    sources: tuple[Source, ...]
    languages: Mapping[str, tuple[int, int, int]]
    methods: Mapping[str, int]
    made_with: Mapping[str, int]
    states: Mapping[State, int]
    known: Mapping[str, tuple[int, int]]
    kinds: Mapping[str, int] | None
    settings: Mapping[str, Any]
    foreign_paths: int

    @property
    def unlicensed(self) -> int:
        """The number of texts whose licence is not known."""
        return sum(one.documents for one in self.sources if not one.licence)


@dataclass
class _Seen:
    """What is counted while texts are read."""

    made_with: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    values: dict[str, Counter[str]] = field(default_factory=dict)


def facts_of(corpus: Corpus, about: About | None = None) -> Facts:
    """Read ``corpus``. Raises LoadError if a file of it is damaged."""
    seen = _Seen()
    found = count(_texts(corpus, seen), ["source", "licence", "language"])
    sources: dict[tuple[str, str], Source] = {}
    languages: dict[str, tuple[int, int, int]] = {}
    for group in found.groups:
        name, licence, language = group.values
        words = group.src.words, group.tgt.words
        old = sources.get((name, licence), Source(name, licence, 0, (0, 0)))
        both = old.words[0] + words[0], old.words[1] + words[1]
        sources[name, licence] = replace(old, documents=old.documents + group.documents, words=both)
        before = languages.get(language, (0, 0, 0))
        languages[language] = (
            before[0] + group.documents,
            before[1] + group.src.sentences,
            before[2] + group.tgt.sentences,
        )
    about = about or About()
    if about.licence and not any(licence for _, licence in sources):
        # Nobody kept the licence of each text, so that of the corpus is theirs.
        sources = {key: replace(one, licence=about.licence) for key, one in sources.items()}
    records = corpus.records
    settings = _settings(corpus)
    checked = settings.get("checked", any(record.findings for record in records))
    return Facts(
        about,
        corpus.root.resolve().name,
        found,
        tuple(sources.values()),
        languages,
        Counter(record.method for record in records if record.state == "aligned"),
        dict(sorted(seen.made_with.items())),
        Counter(record.state for record in records),
        {name: (sum(one.values()), len(one)) for name, one in sorted(seen.values.items())},
        dict(seen.kinds.most_common()) if checked else None,
        settings,
        sum(_is_absolute(record.src) or _is_absolute(record.tgt) for record in records),
    )


def _texts(corpus: Corpus, seen: _Seen) -> Iterator[Text]:
    for member in corpus:
        seen.made_with[member.alignment.made_with] += 1
        seen.kinds.update(one["kind"] for one in member.findings)
        for name, value in member.metadata.items():
            seen.values.setdefault(name, Counter())[value] += 1
        text = of_alignment(member.alignment, member.name, member.metadata, member.findings)
        known = dict(text.metadata)
        licence = value_of(known, "licence") or ""
        source = value_of(known, "source") or known.get("site") or site_of(known)
        yield replace(text, metadata={**known, "source": source, "licence": licence})


def _is_absolute(path: str) -> bool:
    return path.startswith(("/", "\\")) or path[1:2] == ":"


def _settings(corpus: Corpus) -> Mapping[str, Any]:
    try:
        found = json.loads((corpus.root / SETTINGS).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
