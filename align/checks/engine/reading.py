"""An alignment as the checks read it: bead by bead, with both texts and their neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import exp, log
from statistics import median

from align.aligner import encoders
from align.aligner.encoders import Encoder
from align.aligner.lexicon import Lexicon
from align.alignment import DOUBTFUL_BELOW, Alignment, Bead
from align.checks.engine.passages import Words, passages, words_of
from align.checks.model.finding import TRUSTED_FROM, Span
from align.checks.model.glossary import Glossary
from align.checks.model.house import NO_HOUSE, House
from align.checks.model.memory import NOTHING, Memory
from align.checks.model.remark import Remark, Reply
from align.languages import joiner
from align.text import Document, primary_language

__all__ = ["Excerpt", "Pair", "Reading", "Side", "Words", "words_in"]


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a bead: its sentences joined as ``Alignment.src_text`` joins them.

    ``sentences`` are their spans; ``lang`` is the primary language; ``is_heading`` says whether the
    text consists only of headings or the title, ``is_code`` whether it is program code.
    ``elsewhere`` has for each sentence the sentences of the other text that it probably belongs to
    although they are in another place; "" if there are none. It is empty if no sentence has any.
    """

    text: str
    lang: str
    sentences: tuple[Span, ...]
    is_heading: bool = False
    is_code: bool = False
    elsewhere: tuple[str, ...] = ()

    @property
    def whole(self) -> Span:
        """The span of the whole text."""
        return 0, len(self.text)

    def sentence(self, number: int) -> str:
        """The text of the sentence with this number, from 0."""
        return self.text[slice(*self.sentences[number])]

    def spaced(self, span: Span) -> str:
        """The text of a span with a space between sentences in every language. Dismissals have
        always used this form.
        """
        pieces = (self.text[max(a, span[0]) : min(b, span[1])] for a, b in self.sentences)
        return " ".join(filter(None, pieces))


@dataclass(frozen=True, slots=True)
class Pair:
    """Bead ``number`` (from 0) with its two texts."""

    number: int
    bead: Bead
    src: Side
    tgt: Side

    @property
    def is_null(self) -> bool:
        """Whether one side has no text."""
        return not self.src.text.strip() or not self.tgt.text.strip()

    @property
    def is_code(self) -> bool:
        """Whether the texts are program code, in which there is nothing to check."""
        return all(side.is_code for side in (self.src, self.tgt) if side.text.strip())

    @property
    def doubt(self) -> int:
        """How many steps to lower findings about the contents if the aligner is unsure."""
        return 0 if self.bead.probability >= TRUSTED_FROM else 2


def words_in(words: Sequence[Span], span: Span) -> list[int]:
    """The numbers of the words that begin in a span; the words are in order."""
    return [*range(bisect_left(words, (span[0],)), bisect_left(words, (span[1],)))]


@dataclass(frozen=True, slots=True)
class Given:
    """What the checks know besides the two texts.

    ``remarks`` are those of a LanguageTool server about the translation. ``asked`` is the encoder
    whose vectors are used; None means Sverka's own. ``lexicon`` says which words translate each
    other. ``house`` is the house style. ``replies`` are those of a language model.
    """

    src_lang: str
    tgt_lang: str
    glossary: Glossary | None = None
    memory: Memory = NOTHING
    remarks: Sequence[Remark] = ()
    asked: Encoder | None = None
    lexicon: Lexicon | None = None
    house: House = NO_HOUSE
    replies: Sequence[Reply] = ()


class Reading:
    """All beads of an alignment, and values that several checks need, computed once."""

    def __init__(self, pairs: Sequence[Pair], given: Given) -> None:
        self.given = given
        self.glossary = given.glossary
        self.memory = given.memory
        self.remarks = given.remarks
        self.replies = given.replies
        self.src_lang = given.src_lang
        self.tgt_lang = given.tgt_lang
        self.pairs = tuple(pairs)
        #: The beads with text on both sides, whose contents can be compared.
        self.filled = tuple(pair for pair in self.pairs if not pair.is_null)

    @classmethod
    def of(
        cls,
        alignment: Alignment,
        *,
        glossary: Glossary | None = None,
        memory: Memory = NOTHING,
        remarks: Sequence[Remark] = (),
        encoder: Encoder | None = None,
        lexicon: Lexicon | None = None,
        house: House = NO_HOUSE,
    ) -> Reading:
        """Read a whole alignment."""
        src_moved, tgt_moved = _moved(alignment)
        pairs = [
            Pair(
                number,
                bead,
                _side(alignment.src, bead.src, src_moved),
                _side(alignment.tgt, bead.tgt, tgt_moved),
            )
            for number, bead in enumerate(alignment.beads)
        ]
        langs = primary_language(alignment.src.lang), primary_language(alignment.tgt.lang)
        return cls(pairs, Given(*langs, glossary, memory, remarks, encoder, lexicon, house))

    @property
    def asked(self) -> tuple[str, str]:
        """The names of the encoder that computes the vectors, and of the lexicon."""
        encoder, lexicon = self.given.asked, self.given.lexicon
        return encoder.name if encoder else encoders.DEFAULT, lexicon.name if lexicon else ""

    @cached_property
    def passages(self) -> Sequence[range]:
        """The beads in passages. Words are linked within a passage."""
        return tuple(passages([pair.src.text for pair in self.pairs]))

    @cached_property
    def encoder(self) -> Encoder | None:
        """The sentence encoder; None if it does not support both languages."""
        encoder = self.given.asked or encoders.default()
        able = all(encoders.knows(encoder, lang) for lang in (self.src_lang, self.tgt_lang))
        return encoder if able else None

    @cached_property
    def ratio(self) -> float:
        """How many target characters a source character has in the median bead, to one percent; 1
        without beads.
        """
        # Rounded, so that an edit hardly ever changes what all passages are cached by.
        return exp(round(log(self._median), 2))

    @cached_property
    def _median(self) -> float:
        return median(self._ratios) if self._ratios else 1.0

    @cached_property
    def _ratios(self) -> Sequence[float]:
        return [len(pair.tgt.text) / len(pair.src.text) for pair in self.filled]

    @cached_property
    def spread(self) -> float:
        """How much this ratio differs from bead to bead: the median of the absolute differences of
        its logarithm; a free translation has a large one.
        """
        off = [abs(log(one / self._median)) for one in self._ratios]
        # Rounded for the same reason.
        return round(median(off), 2) if off else 0.0

    @cached_property
    def words(self) -> dict[int, Words]:
        """The words of each filled bead, and the probability that each pair of them is a word link.
        Empty if the encoder does not support the languages, because sounds and positions alone say
        too little.
        """
        if self.encoder is None:
            return {}
        found: dict[int, Words] = {}
        for beads in self.passages:
            filled = [pair for pair in self.pairs[beads.start : beads.stop] if not pair.is_null]
            texts = tuple((pair.src.text, pair.tgt.text) for pair in filled)
            langs = self.src_lang, self.tgt_lang
            words = words_of(texts, *langs, self.encoder, self.given.lexicon)
            found.update(zip((pair.number for pair in filled), words, strict=True))
        return found


class Excerpt(Reading):
    """Some beads of a reading, numbered from 0. Values that belong to the whole document are taken
    from the whole reading.
    """

    def __init__(self, whole: Reading, beads: range) -> None:
        pairs = whole.pairs[beads.start : beads.stop]
        super().__init__([replace(pair, number=k) for k, pair in enumerate(pairs)], whole.given)
        self._whole, self._beads = whole, beads

    @cached_property
    def encoder(self) -> Encoder | None:
        """The encoder of the whole reading."""
        return self._whole.encoder

    @cached_property
    def ratio(self) -> float:
        """The ratio of the whole reading."""
        return self._whole.ratio

    @cached_property
    def spread(self) -> float:
        """The spread of the whole reading."""
        return self._whole.spread

    @cached_property
    def words(self) -> dict[int, Words]:
        """The words from the whole reading."""
        known, first = self._whole.words, self._beads.start
        return {n - first: known[n] for n in self._beads if n in known}


def _moved(alignment: Alignment) -> tuple[dict[int, str], dict[int, str]]:
    """For sentences of both sides that have moved, the text of their counterparts elsewhere."""
    src: dict[int, str] = {}
    tgt: dict[int, str] = {}
    for link in alignment.suggestions:
        if link.probability < DOUBTFUL_BELOW:
            continue
        src |= dict.fromkeys(link.src, alignment.tgt_text(link))
        tgt |= dict.fromkeys(link.tgt, alignment.src_text(link))
    return src, tgt


def _side(document: Document, group: Sequence[int], moved: Mapping[int, str]) -> Side:
    sentences = [document.sentences[index] for index in group]
    between = joiner(document.lang)
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence.text)))
        at += len(sentence.text) + len(between)
    text = between.join(sentence.text for sentence in sentences)
    kinds = {document.paragraphs[sentence.paragraph].kind for sentence in sentences}
    is_heading = bool(kinds) and kinds <= {"title", "heading"}
    lang = primary_language(document.lang)
    elsewhere = tuple(moved.get(index, "") for index in group)
    return Side(
        text,
        lang,
        tuple(spans),
        is_heading,
        is_code=kinds == {"code"},
        elsewhere=elsewhere if any(elsewhere) else (),
    )
