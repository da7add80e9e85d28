"""Names: a person or place that became another one.

A name is told only where the original has a name that nothing in the translation explains, and the
translation one that nothing in the original explains. What explains a name: a word that sounds like
it or whose vector is near, an exonym (places from the CLDR, acronyms from a table), a common word
that it is linked with, or another bead that has the same two names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.anchors.calendar import month_names
from align.checks import russian
from align.checks.dates import weekday_names
from align.checks.exonyms import exonyms
from align.checks.finding import Mark, Span
from align.checks.reading import Pair, Reading, Side, Words, words_in
from align.checks.sounds import SURELY, likeness

#: Two words may be the same name from this sum of likeness and so much of the cosine on: on
#: development texts that tells translated names from exchanged ones best.
_SAME, _COSINE = 0.85, 0.7
#: The same for a name that is rendered more alike elsewhere.
_SAME_KNOWN = 0.95
#: A word link at least so likely explains a name by a common word.
_LINKED = 0.8
#: A word that is not known as a name is one only if it is linked with nothing else even so likely.
_BARELY_LINKED = 0.4
_WORD = re.compile(r"[^\W\d_]+(?:[’'‑-][^\W\d_]+)*")
_OPENING = "«\"“„‘'(–—-…* "
_GENITIVE = re.compile(r"['’]s?$")
#: Languages that write every noun with a capital.
_NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})
#: Scripts without capitals.
_WITHOUT_CAPITALS = frozenset({"zh", "ja", "ko", "ar", "he", "fa", "th", "hi", "ka"})
#: Words that English writes with a capital and other languages translate.
_NO_NAMES = re.compile(
    r"I|\w{3,}(?:ese|ish|ians?|icans?|eans?|ern)|Jews?|Jewish|Muslims?|Greeks?|French|Dutch|Swiss|"
    r"Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Prof|Rev|Sen|Gov|Gen|Lt|Col|Capt|Sgt|St|Jr|Sr|God|Internet|"
    r"Democrats?|Democratic|Labour|Tory|Tories|Christmas|Easter|Prime|Foreign|Special|Chief|"
    r"Minist(?:er|ry)|Presiden(?:t|cy)|Secretary|Chair(?:man|woman)?|Director|Officer|Ambassador|"
    r"Envoy|Representatives?|Members?|Kings?|Queen|Prin(?:ce|cess)|Pope|Father|Saint|Judge|Justice|"
    r"Captain|Professor|Doctor|Councils?|Committee|Commission|Department|Agency|Office|Bureau|Board|"
    r"Court|Part(?:y|ies)|House|Senate|Congress|Parliament|Government|Assembly|Union|Federation|"
    r"Republic|Kingdom|States?|Nations?|National|International|General|Security|United|World|War|"
    r"Act|Agreement|Treaty|Plan|Conference|Summit|Group|Bank|Fund|Compan(?:y|ies)|Corporation|"
    r"Institute|Cent(?:er|re)|Associat(?:ion|ed)|Organi[sz]ation|Service|Forces?|Army|Navy|"
    r"University|School|College|Academy|Church|Street|Road|Avenue|City|Town|County|River|Lake|Sea|"
    r"Ocean|North|South|East|West|Day|Week|Cup|League|Games|Awards?|Prize|Hall|Park|Hotel|Airport|"
    r"Station|Stateside|Grand|New|Old|Great|First|Second|Third"
)


class Name(NamedTuple):
    """A word with a capital in a text of a bead: its dictionary form and its span."""

    word: str
    span: Span


def check(reading: Reading) -> Iterator[Mark]:
    """Compare the names of each bead."""
    if {reading.src_lang, reading.tgt_lang} & _WITHOUT_CAPITALS or reading.encoder is None:
        return
    book = _Book(reading)
    doubtful = []
    for pair in reading.filled:
        words = reading.words[pair.number]
        if words.links.size:
            strange = book.strange(pair, words)
            lost = book.lost(pair, words) if strange else []
            if lost:
                doubtful.append((pair, lost, strange))
    # Their vectors are asked last, all at once.
    texts = sorted({n.word for _, lost, strange in doubtful for n in (*lost, *strange)})
    vectors = dict(zip(texts, reading.encoder.encode([t.lower() for t in texts]), strict=True))
    for pair, lost, strange in doubtful:
        for one, other in book.unlike(lost, strange, vectors):
            facts = {
                "src": pair.src.text[slice(*one.span)],
                "tgt": pair.tgt.text[slice(*other.span)],
            }
            key = f"{one.word}|{other.word}"
            # Where every noun has a capital, a name is too often a guess.
            doubt = pair.doubt + (reading.tgt_lang in _NOUNS_WITH_CAPITALS)
            yield Mark("name", pair.number, one.span, other.span, facts, doubt, key)


class _Book:
    """The names of a document, and what explains them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._src = [_capitals(pair.src.text, pair.src.lang) for pair in reading.pairs]
        self._tgt = [_capitals(pair.tgt.text, pair.tgt.lang) for pair in reading.pairs]
        self._src_small = _small(pair.src.text for pair in reading.pairs)
        self._tgt_small = _small(pair.tgt.text for pair in reading.pairs)
        self._named = {
            name.word
            for pair, names in zip(reading.pairs, self._src, strict=True)
            for name in _inside(pair.src, names, self._src_small)
        }
        self._exonyms = exonyms(reading.src_lang, reading.tgt_lang)
        self._in_src, self._in_tgt = _places(self._src), _places(self._tgt)
        self._proven = set(self._proved())
        self._no_names = {*month_names(reading.src_lang), *weekday_names(reading.src_lang)}

    def strange(self, pair: Pair, words: Words) -> list[Name]:
        """The names of the target that nothing in the source explains, vectors aside."""
        names = [name.word for name in self._src[pair.number]]
        nouns = pair.tgt.lang in _NOUNS_WITH_CAPITALS
        least = _BARELY_LINKED if nouns else _LINKED
        return [
            name
            for name in _inside(pair.tgt, self._tgt[pair.number], self._tgt_small)
            if self._is_name(name, pair.tgt)
            and not _linked(
                name, words.tgt, least <= words.links.T, words.src, _is_small(pair.src.text)
            )
            and not any(self._same(other, name.word) for other in names)
            and not any(self._meet(other, name.word) for other in names)
        ]

    def lost(self, pair: Pair, words: Words) -> list[Name]:
        """The names of the source that nothing in the target explains, vectors aside."""
        own = [name.word for name in self._src[pair.number]]
        names = [name.word for name in self._tgt[pair.number]]
        # A name that sounds like another word of the source renders that one.
        free = [
            name.word
            for name in self._tgt[pair.number]
            if self._is_name(name, pair.tgt) and not any(self._same(o, name.word) for o in own)
        ]
        return [
            name
            for name in _inside(pair.src, self._src[pair.number], self._src_small, self._named)
            if name.word.lower() not in self._no_names
            and not _NO_NAMES.fullmatch(name.word)
            and (
                name.word in self._proven
                or not _linked(
                    name,
                    words.src,
                    words.links >= _BARELY_LINKED,
                    words.tgt,
                    _is_common(pair.tgt),
                )
            )
            and not any(self._same(name.word, other) for other in names)
            and not any(self._meet(name.word, other) for other in free)
        ]

    def unlike(
        self,
        lost: Sequence[Name],
        strange: Sequence[Name],
        vectors: Mapping[str, NDArray[np.float32]],
    ) -> list[tuple[Name, Name]]:
        """The first names left on both sides once those that may be the same are paired."""
        gone, new = list(lost), list(strange)
        pairs = [
            (likeness(a.word, b.word) + _COSINE * float(vectors[a.word] @ vectors[b.word]), a, b)
            for a in gone
            for b in new
        ]
        for score, one, other in sorted(pairs, key=lambda pair: -pair[0]):
            least = _SAME_KNOWN if one.word in self._proven else _SAME
            if score >= least and one in gone and other in new:
                gone.remove(one)
                new.remove(other)
        return list(zip(gone, new, strict=False))[:1]

    def _proved(self) -> Iterator[str]:
        """The names of the source that some bead renders by a like-sounding name, or an exonym."""
        for pair in self._reading.filled:
            others = [o for o in self._tgt[pair.number] if self._is_name(o, pair.tgt)]
            for name in self._src[pair.number]:
                if any(self._same(name.word, other.word) for other in others):
                    yield name.word

    def _meet(self, src: str, tgt: str) -> bool:
        """Whether two names stand in the same beads more than once."""
        return len(self._in_src[_key(src)] & self._in_tgt[_key(tgt)]) > 1

    def _same(self, src: str, tgt: str) -> bool:
        """Whether two words are one name by sound or custom."""
        if likeness(src, tgt) >= SURELY:
            return True
        customary = self._exonyms.get(src.lower(), ())
        parts = re.split("[-‑]", tgt.lower())
        return any(
            part.startswith(_stem(one)) for one in customary for part in (tgt.lower(), *parts)
        )

    def _is_name(self, name: Name, side: Side) -> bool:
        """Whether a word with a capital is a name by what is known of its language."""
        written = side.text[slice(*name.span)]
        if side.lang == "ru":
            # Acronyms of countries are put in to explain: «штат Орегон, США».
            return not written.isupper() and russian.name(written) is not None
        return True


def _is_common(side: Side) -> Callable[[Span], bool]:
    """Whether a word of a target is no name."""

    def common(span: Span) -> bool:
        written = side.text[slice(*span)]
        small = not written[0].isupper() or side.lang in _NOUNS_WITH_CAPITALS
        return small or (side.lang == "ru" and russian.name(written) is None)

    return common


def _is_small(text: str) -> Callable[[Span], bool]:
    return lambda span: not text[span[0]].isupper()


def _linked(
    name: Name,
    own: Sequence[Span],
    links: NDArray[np.bool_],
    other: Sequence[Span],
    common: Callable[[Span], bool],
) -> bool:
    """Whether a common word of the other side renders the name."""
    rows = words_in(own, name.span)
    return bool(rows) and any(common(other[k]) for k in np.flatnonzero(links[rows].any(0)).tolist())


def _small(texts: Iterable[str]) -> set[str]:
    """The words that a document writes small somewhere."""
    return {match[0] for text in texts for match in _WORD.finditer(text) if match[0].islower()}


@lru_cache(maxsize=1 << 14)
def _capitals(text: str, lang: str) -> tuple[Name, ...]:
    """The words with a capital in their dictionary forms, as far as the language is known."""
    return tuple(
        Name(_plain(match[0], lang), match.span())
        for match in _WORD.finditer(text)
        if match[0][0].isupper() and len(match[0]) > 1
    )


def _plain(word: str, lang: str) -> str:
    if lang == "ru":
        return russian.name(word) or word
    return _GENITIVE.sub("", word)


def _inside(
    side: Side, names: Sequence[Name], small: Set[str], named: Set[str] = frozenset()
) -> Iterator[Name]:
    """The names inside a sentence, or ``named`` elsewhere, that are never written small."""
    for name in names:
        before = side.text[: name.span[0]].rstrip(_OPENING)
        first = not before or before[-1] in '.!?…:»”"'
        written = side.text[slice(*name.span)].lower()
        inside = not first or name.word in named
        if inside and len(name.word) > 2 and not {written, name.word.lower()} & small:
            yield name


def _key(word: str) -> str:
    """What forms of a name share: the word in lower case without its ending."""
    return word.lower()[: max(3, len(word) - 2)]


def _places(names: Sequence[Sequence[Name]]) -> dict[str, set[int]]:
    """The beads that have a name, by its key."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, bead in enumerate(names):
        for name in bead:
            found[_key(name.word)].add(number)
    return found


def _stem(word: str) -> str:
    return word.lower()[: max(2, len(word) - (2 if len(word) > 4 else 1))]
