"""Files that hold both sides, as texts to clean: read part by part where they are large."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, islice, zip_longest

from align import files, loaders
from align.alignment import Alignment, Bead
from align.cleaning.model import cut
from align.errors import LoadError
from align.loaders import USUAL, Options, language, streaming
from align.loaders.streaming import UNITS
from align.text import Document
from align.textpair import TextPair

#: The property that names the document of a unit, as ``sverka build`` writes it.
_DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Piece:
    """A text in a file, or a part of it."""

    name: str
    alignment: Alignment
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Bilingual:
    """A file that holds both sides (``load_pairs``): the texts that it marks; units that name their
    document are put together by it.

    Iterating raises LoadError, UsageError.
    """

    path: str
    langs: tuple[str | None, str | None] = (None, None)
    options: Options = USUAL

    def __iter__(self) -> Iterator[Piece]:
        large = loaders.load_parts(self.path, *self.langs, self.options)
        if isinstance(large, streaming.Parts):
            for part in large:
                yield from _documents(part, self.path)
        elif large is not None:
            yield from self._named(large.texts())
        elif len(self._texts) == 1 and not self._texts[0].name:
            yield from _documents(self._texts[0].alignment, self.path)
        else:
            yield from self._named(self._texts)

    def _named(self, texts: Iterable[TextPair]) -> Iterator[Piece]:
        for number, one in enumerate(texts, 1):
            yield Piece(one.name or f"{self.path}#{number}", one.alignment, dict(one.metadata))

    @cached_property
    def _texts(self) -> list[TextPair]:
        return loaders.load_pairs(self.path, *self.langs, self.options)


@dataclass(frozen=True)
class TwoFiles:
    """Two files of the same number of lines; each line translates the other (Moses).

    A language that is not given is found in the first lines. Iterating raises LoadError.
    """

    src: str
    tgt: str
    langs: tuple[str | None, str | None] = (None, None)
    encodings: tuple[str | None, str | None] = (None, None)

    def __iter__(self) -> Iterator[Piece]:
        given = zip((self.src, self.tgt), self.encodings, strict=True)
        rows = zip_longest(*(_lines(path, encoding or "utf-8-sig") for path, encoding in given))
        langs: tuple[str, ...] = ()
        while found := list(islice(rows, UNITS)):
            if any(None in row for row in found):
                raise LoadError(
                    "{src} and {tgt} do not have the same number of lines",
                    hint="Each line must translate the same line of the other file",
                    src=self.src,
                    tgt=self.tgt,
                )
            sides = tuple(zip(*found, strict=True))
            langs = langs or self._found(sides)
            yield Piece(self.src, _rows(sides, langs, (self.src, self.tgt)))

    def _found(self, sides: Sequence[Sequence[str]]) -> tuple[str, ...]:
        return tuple(
            language.decide("\n".join(texts), given=lang, stated=None, offered=(), where=where)[0]
            for texts, lang, where in zip(sides, self.langs, (self.src, self.tgt), strict=True)
        )


def _lines(path: str, encoding: str) -> Iterator[str]:
    with files.opened(path) as file:
        for number, line in enumerate(file, 1):
            try:
                yield " ".join(line.decode(encoding).split())
            except UnicodeDecodeError as error:
                raise LoadError(
                    "line {number} is not text in {encoding}",
                    where=path,
                    hint="State the encoding (--encoding)",
                    number=number,
                    encoding=encoding.removesuffix("-sig"),
                ) from error


def _rows(sides: Sequence[Sequence[str]], langs: Sequence[str], names: Sequence[str]) -> Alignment:
    made, places = [], []
    for texts, lang, name in zip(sides, langs, names, strict=True):
        filled = [text for text in texts if text]
        made.append(Document.from_sentences(filled, lang, source=name))
        numbers = iter(range(len(filled)))
        places.append([(next(numbers),) if text else () for text in texts])
    beads = (Bead(one, other) for one, other in zip(*places, strict=True))
    return Alignment(
        made[0], made[1], tuple(bead for bead in beads if bead.src or bead.tgt), "imported"
    )


def _documents(whole: Alignment, name: str) -> Iterator[Piece]:
    """The parts of an alignment whose units name the same document; all of it if none does."""
    for document, beads in groupby(whole.beads, key=lambda bead: _document(whole, bead)):
        own = tuple(beads)
        if len(own) == len(whole.beads):
            yield Piece(document or name, whole)
        else:
            yield Piece(document or name, cut(whole, own))


def _document(whole: Alignment, bead: Bead) -> str:
    sentences = [whole.src.sentences[k] for k in bead.src] + [
        whole.tgt.sentences[k] for k in bead.tgt
    ]
    for sentence in sentences:
        for fact in sentence.facts:
            if fact.of == "unit" and fact.name == _DOCUMENT:
                return fact.value
    return ""
