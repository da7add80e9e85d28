"""Word links inside beads: which words translate which, many-to-many, with a probability.

Every pair of words in a bead is described by a few features and judged by a logistic model, in
rounds. The first round knows only the two words: how similar their vectors are, how much more
similar than the bead's other words, whether they sound alike, and where they are in the sentence.
The later rounds also know what the previous round believed about the pair's neighbours and rivals,
and how often the same two stems were linked in the other beads of the call: a document serves as
its own dictionary.

The models (``align/models/word-links.json``) were learnt from links annotated by hand; see
``docs/links.md``.
"""

from __future__ import annotations

import re
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from align import languages
from align.aligner import attached, signs
from align.aligner.encoders import ContextEncoder, Encoder, default, given, knows
from align.aligner.wordpairs import (
    FEATURES,
    FIRST_ROUND,
    BeadWords,
    FloatArray,
    Passage,
    Span,
    WordList,
    WordPairs,
)
from align.aligner.wordtables import between as shipped_between
from align.aligner.wordtables import commonness
from align.anchors import words as sounds
from align.anchors.tokens import number_key
from align.arguments import checked
from align.errors import UsageError
from align.languages.marks import COMBINING
from align.models import Logistic, logistic
from align.portions import portions
from align.text import language_tag

if TYPE_CHECKING:
    from align.aligner.lexicon import Lexicon

#: How likely two lower-case words are to translate each other, 0 to 1; 0 if unknown.
Strength = Callable[[str, str], float]

#: A pair is linked if its probability is at least this.
THRESHOLD = 0.65
#: Words of a side after the first this many have no links. No real sentence is as long, and the
#: limit bounds memory.
MOST_WORDS = 1000
#: Words of up to this many letters are mostly function words, whose vectors say little.
_SHORT = 3
#: The number of leading letters that make up a word's stem in the document's own dictionary.
STEM = 5
#: The parts of the model file, and the prefix of their names if the encoder does not know the
#: languages.
ROUNDS = ("first", "second", "third")
UNKNOWN = "unknown_"
#: Beads are judged together in blocks of about this many pairs of words, which bounds the memory.
_BLOCK = 3_000_000
#: A linker keeps this many cosines of words in context, 4 bytes each: those of the beads it met
#: last. When one of them is edited, the others are not encoded again.
_MOST_CELLS = 12_000_000


def rounds(*, known: bool = True) -> Iterator[Logistic]:
    """The model of each round. The models for languages that the encoder does not know have learnt
    not to rely on its vectors.
    """
    for number, part in enumerate(ROUNDS):
        features = FEATURES if number else FEATURES[:FIRST_ROUND]
        yield logistic("word-links", part if known else f"{UNKNOWN}{part}", features)


def attaching(*, known: bool = True) -> Logistic:
    """The model that decides which linked word a free word is attached to."""
    part = "attached" if known else f"{UNKNOWN}attached"
    return logistic("word-links", part, attached.FEATURES)


@dataclass(frozen=True, slots=True)
class WordLink:
    """Two words, or two punctuation marks, that translate each other.

    ``src`` and ``tgt`` are spans in the bead's texts, in code points; ``probability`` (0 to 1) is
    how certain the link is.
    """

    src: Span
    tgt: Span
    probability: float


_LETTER = r"[^\W\d_]"
#: Scripts written without spaces: each character is a word.
_SIGN = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_NUMBER = r"\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\w)|\d+(?:[.,]\d+)*"
#: Letters, digits and combining accents.
_REST = rf"(?:(?!{_SIGN})(?:[^\W_]|[{COMBINING}]))"


@lru_cache(maxsize=2)
def _pattern(*, eliding: bool) -> re.Pattern[str]:
    inner = "['’]?" if eliding else f"(?:['’]{_LETTER}+)*"
    return re.compile(rf"{_SIGN}|(?:{_NUMBER}){_REST}*|{_REST}+{inner}")


def words(text: str, lang: str) -> list[Span]:
    """The words of ``text`` as spans: runs of letters and digits without punctuation.

    Words are split at hyphens but not at apostrophes (except where these mark elision); numbers
    keep their separators.
    """
    pattern = _pattern(eliding=languages.of(lang).elision)
    return [match.span() for match in pattern.finditer(text)]


@checked
def word_links(
    src: str,
    tgt: str,
    src_lang: str,
    tgt_lang: str,
    *,
    encoder: Encoder | str | None = None,
    lexicon: Lexicon | str | Path | Strength | None = None,
) -> tuple[WordLink, ...]:
    """The word links of one bead, given as its two texts, in the order of the words.

    For more than one bead a ``Linker`` is faster and, because it learns from all of them, more
    accurate. ``encoder`` and ``lexicon`` are as for ``align_documents``. Passing a function of two
    words instead of a lexicon is deprecated. Raises UsageError if a text or a language is invalid,
    LoadError, DependencyError.
    """
    encoder = given(encoder)
    src_tag, tgt_tag = (lang and language_tag(lang) for lang in (src_lang, tgt_lang))
    strength = strength_of(lexicon, src_tag, tgt_tag)
    linker = Linker(src_tag, tgt_tag, encoder=encoder, strength=strength)
    return linker.link([(src, tgt)])[0]


class Linker:
    """Links the words of many beads and keeps the vector of each word that it has met.

    Languages are as for ``align.load``. ``encoder`` (or its name) gives the vectors, by default
    Sverka's own; if it does not know one of the languages, only numbers, names and positions count.
    ``strength`` adds what is known beforehand. Raises UsageError, DependencyError.
    """

    def __init__(
        self,
        src_lang: str,
        tgt_lang: str,
        *,
        encoder: Encoder | str | None = None,
        strength: Strength | None = None,
    ) -> None:
        src_lang, tgt_lang = (lang and language_tag(lang) for lang in (src_lang, tgt_lang))
        self._langs = (src_lang, tgt_lang)
        chosen = given(encoder) or default()
        able = all(knows(chosen, lang) for lang in self._langs)
        self._encoder = chosen if able else None
        self._strength = strength
        self._shipped = shipped_between(src_lang, tgt_lang)
        self._rows: dict[str, int] = {}
        self._vectors = np.empty((0, chosen.dimensions), np.float32)
        #: The cosines of words in context, by the texts of a bead, and how many there are.
        self._contexts: OrderedDict[tuple[str, str], NDArray[np.float32]] = OrderedDict()
        self._cells = 0

    @property
    def met(self) -> int:
        """The number of words whose vectors are kept."""
        return len(self._rows)

    def link(
        self, beads: Iterable[tuple[str, str]], *, punctuation: bool = True
    ) -> list[tuple[WordLink, ...]]:
        """The links of each bead, given as its two texts; beads of one call help each other.

        A word without a translation of its own, such as an article, is linked to the translation of
        the word it belongs to. Punctuation marks are linked too, if requested.
        """
        model = attaching(known=self._encoder is not None)
        return [
            _links(bead, attached.attach(matrix, pairs, THRESHOLD, model), matrix, punctuation)
            for bead, pairs, matrix in self.judged(beads)
        ]

    def judge(self, beads: Iterable[tuple[str, str]]) -> Iterator[tuple[BeadWords, FloatArray]]:
        """For each bead its words, and the probability that two of them translate each other, with
        a row for each source word. No word is attached to another word's translation.
        """
        for bead, _, matrix in self.judged(beads):
            yield bead, matrix

    def judged(
        self, beads: Iterable[tuple[str, str]]
    ) -> Iterator[tuple[BeadWords, WordPairs, FloatArray]]:
        """The same, with what is known of the pairs of words by themselves."""
        for passage in self.passages(beads):
            belief = passage.judged(rounds(known=self._encoder is not None))
            yield from zip(passage.beads, passage.pairs, belief, strict=True)

    def passages(self, beads: Iterable[tuple[str, str]]) -> Iterator[Passage]:
        """The beads in blocks that are judged together."""
        for block in portions([self._read(*bead) for bead in beads], _pairs, _BLOCK):
            yield Passage(block, self._compare(block), self._prior(block))

    def vectors(self, types: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of lower-case words, including words that were in no bead."""
        self._encode(types)
        return self._rows_of(types)

    def _read(self, src: str, tgt: str) -> BeadWords:
        return BeadWords(_read(src, self._langs[0]), _read(tgt, self._langs[1]))

    def _compare(self, beads: Sequence[BeadWords]) -> list[WordPairs]:
        """What the first round knows of each pair of words: a record of matrices for each bead."""
        left = list(dict.fromkeys(chain.from_iterable(bead.src.words for bead in beads)))
        right = list(dict.fromkeys(chain.from_iterable(bead.tgt.words for bead in beads)))
        self._encode([*left, *right])
        alike: dict[str, dict[str, float]] = {}
        for i, j, likeness in zip(*sounds.matches(left, right), strict=True):
            alike.setdefault(left[i], {})[right[j]] = float(likeness)
        # Threads only slow down products this small.
        with threadpool_limits(1, "blas"):
            cosines = [
                self._rows_of(bead.src.words) @ self._rows_of(bead.tgt.words).T for bead in beads
            ]
            contexts = self._in_context(beads) or cosines
            return [
                WordPairs(
                    cosine,
                    context,
                    *self._shipped.between(bead.src.stems, bead.tgt.stems),
                    _likeness(bead, alike),
                    bead.src.traits,
                    bead.tgt.traits,
                    bead.src.common,
                    bead.tgt.common,
                )
                for bead, cosine, context in zip(beads, cosines, contexts, strict=True)
            ]

    def _in_context(self, beads: Sequence[BeadWords]) -> list[NDArray[np.float32]] | None:
        """The cosines of words in the context of their sentences, if the encoder supports this."""
        if not isinstance(self._encoder, ContextEncoder):
            return None
        known = self._contexts
        keys = [(bead.src.text, bead.tgt.text) for bead in beads]
        fresh = {key: bead for key, bead in zip(keys, beads, strict=True) if key not in known}
        src, tgt = (
            (
                self._encoder.encode_words(
                    [side.text for side in sides], [side.spans for side in sides]
                )
                for sides in zip(*fresh.values(), strict=True)
            )
            if fresh
            else ((), ())
        )
        known.update(zip(fresh, (a @ b.T for a, b in zip(src, tgt, strict=True)), strict=True))
        found = [known[key] for key in keys]
        for key in keys:
            known.move_to_end(key)
        self._cells += sum(known[key].size for key in fresh)
        while self._cells > _MOST_CELLS:
            self._cells -= known.popitem(last=False)[1].size
        return found

    def _encode(self, types: Sequence[str]) -> None:
        fresh = [word for word in dict.fromkeys(types) if word not in self._rows]
        if self._encoder is None or not fresh:
            return
        # Batches of words of similar length waste the least padding.
        fresh.sort(key=len)
        self._rows.update(
            zip(fresh, range(len(self._rows), len(self._rows) + len(fresh)), strict=True)
        )
        encoded = np.asarray(self._encoder.encode(fresh), np.float32)
        self._vectors = np.concatenate([self._vectors, encoded])

    def _rows_of(self, side: Sequence[str]) -> NDArray[np.float32]:
        if self._encoder is None:
            return np.zeros((len(side), 1), np.float32)
        return self._vectors[[self._rows[word] for word in side]]

    def _prior(self, beads: Sequence[BeadWords]) -> list[FloatArray] | None:
        if self._strength is None:
            return None
        ask = lru_cache(maxsize=None)(self._strength)
        return [
            np.array([[ask(a, b) for b in bead.tgt.words] for a in bead.src.words]).reshape(
                len(bead.src.words), len(bead.tgt.words)
            )
            for bead in beads
        ]


def strength_of(
    lexicon: Lexicon | str | Path | Strength | None, src_lang: str, tgt_lang: str
) -> Strength | None:
    """What a lexicon, or the file of one, says about words; None if there is none.

    Raises LoadError, UsageError.
    """
    from align.aligner.lexicon import Lexicon, given

    if isinstance(lexicon, (str, Path)):
        lexicon = given(lexicon)
    if lexicon is None:
        return None
    if isinstance(lexicon, Lexicon):
        return lexicon.for_languages(src_lang, tgt_lang).strength_of
    if not callable(lexicon):
        raise UsageError(
            "not a lexicon: {value!r}", hint="Give a Lexicon or the path of its file", value=lexicon
        )
    warnings.warn(
        "word_links takes a Lexicon or the path of its file; a function is deprecated",
        DeprecationWarning,
        stacklevel=4,
    )
    return lexicon


def _read(text: str, lang: str) -> WordList:
    spans = words(text, lang)[:MOST_WORDS]
    forms = [text[start:end] for start, end in spans]
    lower = [form.lower() for form in forms]
    stems = [word[:STEM] for word in lower]
    common = commonness(lang)
    traits = np.array([_traits(form, lang) for form in forms], np.int64).reshape(-1, 3)
    return WordList(
        text, spans, lower, stems, traits, np.array([common.get(stem, 0.0) for stem in stems])
    )


#: Longer runs of digits are not read as a number.
_LONGEST_NUMBER = 100
_FIGURES = re.compile(r"\d(?:[\d.,\s]*\d)?")


@lru_cache(maxsize=1 << 17)
def _traits(form: str, lang: str) -> tuple[int, int, int]:
    figures = _FIGURES.match(form)
    if figures:
        long = len(figures[0]) > _LONGEST_NUMBER
        key = figures[0] if long else number_key(figures[0], lang)
        return crc32(key.encode()) + 1, 0, 0
    return 0, int(form[0].isupper()), int(len(form) <= _SHORT and form[0] < "\u3000")


def _likeness(bead: BeadWords, alike: dict[str, dict[str, float]]) -> NDArray[np.float32]:
    matrix = np.zeros((len(bead.src.words), len(bead.tgt.words)), np.float32)
    for i, word in enumerate(bead.src.words):
        others = alike.get(word)
        if others:
            matrix[i] = [others.get(other, 0.0) for other in bead.tgt.words]
    return matrix


def _pairs(bead: BeadWords) -> int:
    return len(bead.src.words) * len(bead.tgt.words)


def _links(
    bead: BeadWords, matrix: FloatArray, belief: FloatArray, punctuation: bool
) -> tuple[WordLink, ...]:
    """The sufficiently likely pairs of words, and of marks, in the order of the source."""
    rows, columns = np.nonzero(matrix >= THRESHOLD)
    likely = matrix[rows, columns].round(4)
    found = [
        WordLink(bead.src.spans[i], bead.tgt.spans[j], p)
        for i, j, p in zip(rows.tolist(), columns.tolist(), likely.tolist(), strict=True)
    ]
    if punctuation and matrix.size:
        src, tgt = (signs.marks(side.text, side.spans) for side in bead)
        found += [WordLink(*link) for link in signs.links(src, tgt, belief, THRESHOLD)]
        found.sort(key=lambda link: (link.src, link.tgt))
    return tuple(found)
