"""A built corpus, read pair by pair, so that it may be of any size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from align import arguments, files
from align.alignment import Alignment
from align.building import joining, pairfile
from align.building.ledger import Ledger
from align.building.task import FILLED, SURE, Record
from align.concordance.metadata import described
from align.errors import LoadError, UsageError
from align.multi import Text, as_pair, of_pair
from align.textpair import TextPair


@dataclass(frozen=True, slots=True)
class Member:
    """A pair of texts in a corpus.

    ``metadata`` are those given to the build, and what was found when the texts were loaded;
    ``findings`` are as in the JSON report of ``sverka check``; ``record`` says how it was made.
    """

    name: str
    alignment: Alignment
    metadata: dict[str, str]
    findings: tuple[dict[str, Any], ...]
    record: Record


class Corpus:
    """The corpus that ``build`` made in the folder ``root``.

    Iterating yields the pairs with beads, in the order of the corpus; each is read from disk when
    its turn comes. Pairs that are doubtful as a whole are left out unless ``doubtful`` is true.
    Raises LoadError if it is not the folder of a built corpus, or if the file of a pair is damaged.
    """

    def __init__(self, root: str | Path, *, doubtful: bool = False) -> None:
        self.root = arguments.path(root)
        self._ledger = Ledger(self.root)
        self._states = FILLED if doubtful else SURE
        if not self._ledger.path.is_file():
            raise LoadError(
                "this is not a corpus that Sverka has built",
                where=str(root),
                hint="Build one with sverka build",
            )

    @property
    def records(self) -> tuple[Record, ...]:
        """What became of each pair, also of those without beads."""
        return self._ledger.records()

    @property
    def chosen(self) -> tuple[Record, ...]:
        """What became of each pair that iterating yields, in the same order."""
        return tuple(self._chosen.values())

    def __iter__(self) -> Iterator[Member]:
        return map(self._read, self.chosen)

    def texts(self) -> Iterator[Text]:
        """The texts of a corpus in more than two languages, with their rows; each pair is one of
        the hub of its text with another. A corpus of pairs has rows, too, which are its beads.
        """
        if not self.labels:
            for member in self:
                yield Text(member.name, of_pair(member.alignment), member.metadata)
            return
        for name, pairs in self._several["texts"].items():
            held = {label: one for label, one in pairs.items() if one in self._chosen}
            if held:
                yield self._text(name, held)

    def pairs(self) -> Iterator[TextPair]:
        """Each text as a pair with what is known about it in its documents, and with the further
        texts beside it if it is in more than two languages.
        """
        if self.labels:
            for text in self.texts():
                yield _described(as_pair(text), text.metadata)
            return
        for member in self:
            yield _described(TextPair(member.alignment, member.name), member.metadata)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of a corpus in more than two languages; none if it is one of pairs."""
        return tuple(self._several.get("labels", ()))

    def text_with(self, pair: str) -> tuple[Text, str]:
        """The text in several languages that has the pair called ``pair``, and the label of its
        translation. Raises UsageError.
        """
        name = self.names.get(pair)
        if name is None:
            raise UsageError("the corpus has no pair {name!r}", where=str(self.root), name=pair)
        pairs = self._several["texts"][name]
        label = next(one for one, named in pairs.items() if named == pair)
        return self._text(name, {k: one for k, one in pairs.items() if one in self._chosen}), label

    @cached_property
    def _several(self) -> dict[str, Any]:
        return joining.overview(self.root)

    @cached_property
    def names(self) -> dict[str, str]:
        """The pairs of a corpus in more than two languages, each with the name of its text."""
        texts = self._several.get("texts", {})
        return {pair: name for name, pairs in texts.items() for pair in pairs.values()}

    def _text(self, name: str, pairs: Mapping[str, str]) -> Text:
        places = {label: self._ledger.file_of(one) for label, one in pairs.items()}
        made = joining.read(joining.file_of(self.root, name), places)
        first = self[next(iter(pairs.values()))]
        return Text(name, made, first.metadata)

    def __len__(self) -> int:
        return len(self._chosen)

    def __getitem__(self, name: str) -> Member:
        """The pair called ``name``. Raises UsageError if there is none."""
        record = self._chosen.get(name)
        if record is None:
            raise UsageError("the corpus has no pair {name!r}", where=str(self.root), name=name)
        return self._read(record)

    def __repr__(self) -> str:
        return f"Corpus({str(self.root)!r}: {len(self)} pairs)"

    @cached_property
    def _chosen(self) -> dict[str, Record]:
        return {one.name: one for one in self.records if one.state in self._states}

    def _read(self, record: Record) -> Member:
        path = str(self._ledger.file_of(record.name))
        held = pairfile.read(files.content(path), path)
        metadata = described(held.alignment.src, held.alignment.tgt, held.metadata)
        return Member(record.name, held.alignment, metadata, held.findings, record)


def _described(pair: TextPair, metadata: Mapping[str, str]) -> TextPair:
    """The pair whose source also says what the table of metadata does."""
    src, tgt = pair.alignment.src, pair.alignment.tgt
    known = described(src, tgt)
    new = {name: value for name, value in metadata.items() if known.get(name) != value}
    new.pop("year", None)  # it is found in the date
    told = replace(src, metadata=tuple((dict(src.metadata) | new).items()))
    return replace(pair, alignment=replace(pair.alignment, src=told))
