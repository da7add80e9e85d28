"""Makes an index, or brings it up to date: texts that have not changed are copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from align import lemmas
from align.aligner.links import words
from align.concordance.arrays import Writer, strings
from align.concordance.index import (
    BEAD,
    PUNCTUATED,
    SENTENCE,
    SIDES,
    Bead,
    Index,
    Ints,
    Side,
    Source,
    Text,
    fold,
)
from align.errors import ExportError
from align.languages import joiner
from align.progress import Progress
from align.text import primary_language

#: Places are kept as numbers of 32 bits.
_MOST = 2**31 - 1
#: Between the parts of one word, or of two that belong together.
_HYPHENS = frozenset("-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}'’")


def is_current(index: Index | None, sources: Sequence[Source]) -> bool:
    """Whether ``index`` has exactly ``sources``, and was made with the same libraries."""
    return (
        index is not None
        and [_state(one) for one in index.texts] == [_state(one) for one in sources]
        and all(lemmas.reader_of(lang) == by for lang, by in index.made_with.items())
    )


def build(
    path: Path,
    sources: Sequence[Source],
    old: Index | None = None,
    progress: Progress | None = None,
    like: Path | None = None,
) -> None:
    """Write the index of ``sources`` to ``path``; what ``old`` has is not read again. Those who
    can read the file ``like`` can read the index, by default only its owner.

    Raises ExportError, and what reading the sources raises.
    """
    say = progress or (lambda _step, _share: None)
    lexicon = _Lexicon(old)
    known = {_state(text): text for text in old.texts} if old else {}
    made = _Made()
    with Writer(path, like) as writer:
        for number, source in enumerate(sources):
            begin = len(made.keys)
            text = known.get(_state(source))
            if old is not None and text is not None:
                metadata = text.metadata
                _copy(writer, made, old, text)
            else:
                given, beads = source.read()
                metadata = dict(given)
                _read(writer, made, lexicon, source.langs, list(beads))
            facts = (source.name, source.stamp, source.langs, metadata, source.number)
            made.texts.append(Text(*facts, begin, len(made.keys)))
            say("index", (number + 1) / len(sources))
        if max(column.size for column in made.columns.values()) > _MOST:
            raise ExportError("the index has too many words", where=str(path))
        _write(writer, made, lexicon, old)
    say("index", 1.0)


def _state(text: Source | Text) -> tuple[str, str, int, tuple[str, ...]]:
    return text.name, text.stamp, text.number, tuple(text.langs)


@dataclass
class _Column:
    """A side in the making: pieces of the arrays of ``Column``."""

    tokens: list[Ints] = field(default_factory=list)
    flags: list[NDArray[np.uint8]] = field(default_factory=list)
    sizes: list[Ints] = field(default_factory=list)
    size: int = 0

    def add(self, tokens: Ints, flags: NDArray[np.uint8], sizes: Ints) -> None:
        self.tokens.append(tokens)
        self.flags.append(flags)
        self.sizes.append(sizes)
        self.size += len(tokens)


@dataclass
class _Made:
    """An index in the making."""

    columns: dict[Side, _Column] = field(default_factory=lambda: {one: _Column() for one in SIDES})
    keys: list[int] = field(default_factory=list)
    speakers: list[int] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=lambda: {"": 0})
    sizes: list[NDArray[np.int64]] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def speaker(self, name: str) -> int:
        return self.names.setdefault(name, len(self.names))


class _Lexicon:
    """Numbers for words, beginning with those of an older index."""

    def __init__(self, old: Index | None) -> None:
        self.forms = list(old.forms) if old else []
        self.langs = list(old.langs) if old else []
        self.lang_of = old.lang_of.tolist() if old else []
        self._numbers: list[dict[str, int]] = [{} for _ in self.langs]
        for number, (form, lang) in enumerate(zip(self.forms, self.lang_of, strict=True)):
            self._numbers[lang][form] = number

    def numbers(self, lang: str) -> dict[str, int]:
        """The numbers of the words of a language."""
        if lang not in self.langs:
            self.langs.append(lang)
            self._numbers.append({})
        return self._numbers[self.langs.index(lang)]

    def add(self, forms: Iterable[str], lang: str) -> None:
        """Give new numbers to words that have none yet."""
        known, number = self.numbers(lang), self.langs.index(lang)
        for form in dict.fromkeys(forms):
            if form not in known:
                known[form] = len(self.forms)
                self.forms.append(form)
                self.lang_of.append(number)


def _copy(writer: Writer, made: _Made, old: Index, text: Text) -> None:
    beads = slice(text.begin, text.end)
    starts = old.arrays["text starts"][2 * text.begin : 2 * text.end + 1]
    if len(starts):
        writer.put(old.arrays.stream(int(starts[0]), int(starts[-1])))
        made.sizes.append(np.diff(starts))
    made.keys += old.keys[beads].tolist()
    made.speakers += [made.speaker(old.speakers[k]) for k in old.speaker_of[beads].tolist()]
    for side, column in old.columns.items():
        cut = column.starts[text.begin : text.end + 1]
        inside = slice(cut[0], cut[-1])
        made.columns[side].add(column.tokens[inside], column.flags[inside], np.diff(cut))


def _read(
    writer: Writer, made: _Made, lexicon: _Lexicon, langs: tuple[str, str], beads: Sequence[Bead]
) -> None:
    made.keys += [bead.key for bead in beads]
    made.speakers += [made.speaker(bead.speaker) for bead in beads]
    joined: dict[Side, list[str]] = {}
    for side, tag in zip(SIDES, langs, strict=True):
        texts, sentences = _texts(beads, side, joiner(tag))
        joined[side] = texts
        made.columns[side].add(*_tokens(texts, sentences, primary_language(tag), lexicon))
    encoded = [
        f"{text}\n".encode("utf-8", "surrogatepass")
        for both in zip(*joined.values(), strict=True)
        for text in both
    ]
    writer.put(b"".join(encoded))
    made.sizes.append(np.fromiter(map(len, encoded), np.int64, len(encoded)))


def _texts(
    beads: Sequence[Bead], side: Side, between: str
) -> tuple[list[str], Iterator[tuple[str, ...]]]:
    sentences = [bead.src if side == "src" else bead.tgt for bead in beads]
    return [between.join(one).replace("\n", " ") for one in sentences], iter(sentences)


def _tokens(
    texts: Sequence[str], sentences: Iterable[tuple[str, ...]], lang: str, lexicon: _Lexicon
) -> tuple[Ints, NDArray[np.uint8], Ints]:
    """The numbers of all words of the texts of beads, their flags, and how many each bead has."""
    between = len(joiner(lang))
    numbers = lexicon.numbers(lang)
    found: list[int] = []
    sizes: list[int] = []
    firsts: list[int] = []
    apart: list[int] = []
    for text, parts in zip(texts, sentences, strict=True):
        spans = words(text, lang)
        forms = [text[begin:end] for begin, end in spans]
        if len(parts) > 1:
            firsts += (len(found) + k for k in _first_words(spans, parts, between))
        apart += (len(found) + k for k in _apart(text, spans))
        try:
            found += [numbers[form] for form in forms]
        except KeyError:
            lexicon.add(forms, lang)
            found += [numbers[form] for form in forms]
        sizes.append(len(forms))
    flags = np.zeros(len(found), np.uint8)
    counts = np.array(sizes, np.int32)
    begins = (np.cumsum(counts) - counts)[counts > 0]
    flags[begins] = BEAD | SENTENCE
    flags[np.array(apart, np.int64)] |= PUNCTUATED
    flags[np.array([k for k in firsts if k < len(found)], np.int64)] |= SENTENCE
    return np.array(found, np.int32), flags, counts


def _apart(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The numbers of the words that have punctuation between them and the word before."""
    for k, ((_, end), (begin, _)) in enumerate(pairwise(spans), 1):
        between = text[end:begin]
        if between and between != " " and not between.isspace() and between not in _HYPHENS:
            yield k


def _first_words(
    spans: Sequence[tuple[int, int]], parts: Sequence[str], between: int
) -> Iterator[int]:
    """The numbers of the first words of all sentences but the first. Sentences are cut before the
    words are, since a number may go on in the next sentence.
    """
    begins = [begin for begin, _ in spans]
    at = 0
    for part in parts[:-1]:
        at += len(part) + between
        k = int(np.searchsorted(begins, at))
        if k < len(begins):
            yield k


def _write(writer: Writer, made: _Made, lexicon: _Lexicon, old: Index | None) -> None:
    """Write the arrays, with numbers only for words that are still there."""
    tokens = {side: _joined(column.tokens) for side, column in made.columns.items()}
    counts = sum(np.bincount(one, minlength=len(lexicon.forms)) for one in tokens.values())
    kept = np.flatnonzero(counts)
    anew = np.zeros(len(lexicon.forms), np.int32)
    anew[kept] = np.arange(len(kept), dtype=np.int32)
    for side, column in made.columns.items():
        numbers = anew[tokens.pop(side)] if len(kept) else np.empty(0, np.int32)
        places, ends = _places(numbers, len(kept))
        writer.add(f"tokens {side}", numbers)
        writer.add(f"flags {side}", _joined(column.flags, np.uint8))
        writer.add(f"starts {side}", _starts(column.sizes).astype(np.int32))
        writer.add(f"places {side}", places)
        writer.add(f"ends {side}", ends)
    writer.add("text starts", _starts(made.sizes))
    writer.add("keys", np.array(made.keys, np.int32))
    writer.add("speaker of", np.array(made.speakers, np.int32))
    forms = [lexicon.forms[k] for k in kept.tolist()]
    lang_of = np.array(lexicon.lang_of, np.uint8)[kept]
    readings = list(_readings(forms, lang_of.tolist(), lexicon.langs, kept.tolist(), old))
    writer.add("forms", strings(forms))
    writer.add("lang of", lang_of)
    for name, values in (
        ("fold", [fold(form) for form in forms]),
        ("lemma", [fold(reading.lemma) for reading in readings]),
    ):
        names, numbers = _numbered(values)
        writer.add(f"{name}s", strings(names))
        writer.add(f"{name} of", numbers)
    tags, tag_of = _numbered([reading.tags for reading in readings])
    writer.add("tag of", tag_of)
    writer.finish(
        {
            "texts": [asdict(text) for text in made.texts],
            "langs": lexicon.langs,
            "tags": tags,
            "speakers": list(made.names),
            "made_with": {lang: lemmas.reader_of(lang) for lang in lexicon.langs},
        }
    )


def _joined(pieces: list[NDArray[Any]], dtype: type = np.int32) -> NDArray[Any]:
    return np.concatenate(pieces) if pieces else np.empty(0, dtype)


def _starts(sizes: list[NDArray[Any]]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(_joined(sizes), dtype=np.int64)])


def _places(tokens: Ints, size: int) -> tuple[Ints, NDArray[np.int64]]:
    """The places of each number one after the other, and where each one's begin; and the end."""
    # SciPy sorts by counting when it turns rows into columns, in a tenth of NumPy's time.
    places = np.arange(len(tokens), dtype=np.int32)
    table = csr_array((places, tokens, np.array([0, len(tokens)])), shape=(1, max(size, 1)))
    columns = table.tocsc()
    return columns.data, columns.indptr.astype(np.int64)[: size + 1]


def _readings(
    forms: Sequence[str],
    lang_of: Sequence[int],
    langs: Sequence[str],
    before: Sequence[int],
    old: Index | None,
) -> Iterator[lemmas.Reading]:
    """What is known about each word; taken from ``old``, where ``before`` was its number, if the
    same libraries would read it now.
    """
    same = [old is not None and old.made_with.get(lang) == lemmas.reader_of(lang) for lang in langs]
    for form, lang, number in zip(forms, lang_of, before, strict=True):
        if old is not None and same[lang] and number < len(old.lemma_of):
            yield lemmas.Reading(old.lemmas[old.lemma_of[number]], old.tags[old.tag_of[number]])
        else:
            yield lemmas.read(form, langs[lang])


def _numbered(values: list[str]) -> tuple[list[str], Ints]:
    """The different values, sorted, and the number of each value among them."""
    names = sorted(set(values))
    numbers = {name: number for number, name in enumerate(names)}
    return names, np.fromiter((numbers[one] for one in values), np.int32, len(values))
