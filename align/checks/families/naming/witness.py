"""The names of a document, and the evidence about each of them."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from align import languages
from align.checks.engine.reading import Pair, Reading, Words
from align.checks.families.naming.capitals import (
    Name,
    has_article,
    is_common,
    is_first,
    is_name,
    near,
    small_words,
)
from align.checks.families.naming.comparing import compared
from align.checks.families.naming.evidence import Evidence, Judged
from align.checks.families.naming.gazetteer import is_person, places
from align.checks.families.naming.meaning import NOWHERE, Meaning, likenesses
from align.checks.families.naming.ordinary import is_ordinary, tabled
from align.checks.families.naming.sounds import SURELY
from align.checks.families.naming.texts import (
    Sounds,
    Text,
    contains,
    inside,
    may_be_name,
    spelt,
)
from align.checks.families.naming.usual import pieces

#: In longer lists of names, nothing is compared.
_MOST = 40
#: A space before a full stop or comma, where a word may be missing.
_SPACE = r"(?<=\w)\s+(?=[,.](?:\s|$))"
#: Longer words count as words of a title; how long a title in quotation marks may be.
_LONG, _TITLE = 3, 40
_OPENING, _CLOSING = '«“„‘"', "»”"
#: Differences in the lengths of the texts (logarithms) count up to this.
_STRETCH = 0.7


class Witness:
    """The names of a document, and the evidence about each of them. Sides: 0 source, 1 target."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.langs = reading.src_lang, reading.tgt_lang
        self.places = places(*self.langs), places(*reversed(self.langs))
        pairs = reading.filled
        self._small = (
            small_words(pair.src.text for pair in pairs),
            small_words(pair.tgt.text for pair in pairs),
        )
        self._beads = {pair.number: compared(pair.src, pair.tgt) for pair in pairs}
        #: The beads in which a name of a side has a counterpart; for each name, the capitalised
        #: words of the other side with their beads.
        self._proven = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
        self._met = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
        #: What is asked several times about a side of a bead.
        self._asked: dict[tuple[int, int], tuple[list[int], list[bool], list[str]]] = {}
        self._seen: dict[tuple[int, int], list[_Seen]] = {}
        for number in self._beads:
            self._note(number)

    @property
    def sighted(self) -> bool:
        """Whether word vectors and links are known."""
        spaced = all(languages.of(lang).joiner for lang in self.langs)
        return self._reading.encoder is not None and spaced

    def texts(self, pair: Pair) -> tuple[Text, Text]:
        """Both texts of a bead."""
        return self._beads[pair.number].texts

    def sounds(self, pair: Pair, side: int) -> Sounds:
        """How similar each name of a side sounds to each word of the other one."""
        return self._beads[pair.number].sounds[side]

    def of(self, pair: Pair) -> tuple[list[Judged], list[Judged]]:
        """The names of both texts of a bead that should have a counterpart, with the evidence."""
        if any(len(text.names) > _MOST for text in self.texts(pair)):
            return [], []
        words = self.words(pair)
        meaning = self._meaning(pair, words) if words is not None else (None, None)
        return self._side(pair, 0, meaning[0]), self._side(pair, 1, meaning[1])

    def words(self, pair: Pair) -> Words | None:
        """The words of a bead and their links, if they are known."""
        return self._reading.words.get(pair.number) if self.sighted else None

    def around(self, pair: Pair) -> Hashable:
        """What the rest of the document says about a bead. The evidence depends on this, on the two
        texts and on the links of their words, and on nothing else.
        """
        sides = [
            (tuple(self._candidates(pair, k)), tuple(self._elsewhere(pair, k))) for k in (0, 1)
        ]
        return self._reading.ratio, *sides

    def is_named(self, number: int, side: int, k: int) -> bool:
        """Whether the tables know a name of a bead, and the other text names the same thing."""
        return self._beads[number].named[side][k]

    def whole(self, pair: Pair, side: int, name: Name) -> str:
        """A name as the text has it, with the other names right beside it: a whole person."""
        text = self.texts(pair)[side]
        known = {name, *(text.names[k] for k in self._candidates(pair, side))}
        start, stop = name.span
        for other in reversed([one for one in text.names if one.span[1] <= start]):
            if other in known and start - other.span[1] <= 1:
                start = other.span[0]
        for other in (one for one in text.names if one.span[0] >= stop):
            if other in known and other.span[0] - stop <= 1:
                stop = other.span[1]
        return text.side.text[start:stop]

    def _note(self, number: int) -> None:
        """Note which names of a bead have counterparts, and which words they meet."""
        both = self._beads[number].texts
        for side in (0, 1):
            mine, theirs = both[side], both[1 - side]
            capitals = {_key(word) for word in theirs.capitalised}
            for k, name in enumerate(mine.names):
                key = _key(name.word)
                if self._is_same(number, side, k):
                    self._proven[side][key].add(number)
                for other in capitals:
                    self._met[side][f"{key} {other}"].add(number)

    def _meaning(self, pair: Pair, words: Words) -> tuple[Meaning | None, Meaning | None]:
        if not words.links.size:
            return None, None
        src, tgt = (
            [side.text[slice(*span)] for span in spans]
            for side, spans in ((pair.src, words.src), (pair.tgt, words.tgt))
        )
        return (
            Meaning(words.src, words.links, words.cosines, tgt),
            Meaning(words.tgt, words.links.T, words.cosines.T, src),
        )

    def _is_same(self, number: int, side: int, k: int) -> bool:
        """Whether a name of a side has a counterpart by its sound or by the tables."""
        return _peak(self._beads[number].sounds[side][k]) >= SURELY or self.is_named(
            number, side, k
        )

    def _candidates(self, pair: Pair, side: int) -> list[int]:
        return self._about(pair, side)[0]

    def _about(self, pair: Pair, side: int) -> tuple[list[int], list[bool], list[str]]:
        """The names of a side that need a counterpart; for each name whether it has one by its
        sound or by the tables; and the keys of the words with a capital.
        """
        found = self._asked.get((pair.number, side))
        if found is None:
            text, small = self.texts(pair)[side], self._small[side]
            names = range(len(text.names))
            found = (
                [k for k in names if may_be_name(text.names[k], text, small)],
                [self._is_same(pair.number, side, k) for k in names],
                [_key(word) for word in text.capitalised],
            )
            self._asked[pair.number, side] = found
        return found

    def _side(self, pair: Pair, side: int, meaning: Meaning | None) -> list[Judged]:
        mine, theirs = self.texts(pair)[side], self.texts(pair)[1 - side]
        candidates, same, _ = self._about(pair, side)
        if not candidates:
            return []
        others, known, _ = self._about(pair, 1 - side)
        spare = [_place(theirs.names[k], theirs) for k in others if not known[k]]
        gaps = gap_places(theirs.side.text, theirs.side.lang) if side == 0 else []
        ratio = self._reading.ratio if side == 0 else 1 / max(1e-3, self._reading.ratio)
        stretch = math.log((len(theirs.side.text) + 10) / (len(mine.side.text) * ratio + 10))
        whole = {
            "spare": float(bool(spare)),
            "crowd": float(len(spare) < sum(not same[k] for k in candidates)),
            "titled": _titled(mine),
            "english": float(mine.side.lang == "en"),
            "other_english": float(theirs.side.lang == "en"),
            "cover": meaning.cover if meaning else 0.0,
            "longer": min(_STRETCH, max(0.0, stretch)),
            "shorter": min(_STRETCH, max(0.0, -stretch)),
            "gap": float(bool(gaps)),
        }
        found = []
        for k, seen in zip(candidates, self._elsewhere(pair, side), strict=True):
            name = mine.names[k]
            place = _place(name, mine)
            rest = [j for j in candidates if j != k]
            beside = [j for j in (k - 1, k + 1) if 0 <= j < len(same) and near(mine.names[j], name)]
            features = {
                **whole,
                **_sounding(self.sounds(pair, side)[k], theirs),
                **(meaning.of(name) if meaning else likenesses(0.0, 0.0) | NOWHERE),
                **_written(name, mine),
                **seen._asdict(),
                **self._tabled(pair, side, k),
                "inside": float(inside(name.word, theirs)),
                "spelt": float(spelt(name, mine, theirs)),
                "beside": float(any(same[j] for j in beside)),
                "beside_lost": float(any(not same[j] for j in beside)),
                "in_name": float(bool(beside)),
                "ordinary": float(is_ordinary(name, mine, theirs.side.lang)),
                "contains": float(contains(name.word, theirs)),
                "tabled": tabled(name, mine, theirs),
                "again": float(sum(one.word == name.word for one in mine.names) > 1),
                "spare_near": _nearness(place, spare),
                "gap_near": _nearness(place, gaps),
                "lost": sum(not same[j] for j in rest) / len(rest) if rest else 0.0,
            }
            nouns = float(languages.of(mine.side.lang).names.nouns_with_capitals)
            features["nouns"] = nouns
            features["nouns_rare"] = nouns * features["rare"]
            features["nouns_cosine"] = nouns * features["cosine_30"]
            found.append(Judged(name, Evidence(**features)))
        return found

    def _tabled(self, pair: Pair, side: int, k: int) -> dict[str, float]:
        # A person need not be called by the name in the table.
        keys = [key for key in self.texts(pair)[side].keys[k] if not is_person(key)]
        named = self.is_named(pair.number, side, k)
        country = any(key.startswith(("terr", "zone")) for key in keys)
        return {
            "named": float(named),
            "unnamed": float(bool(keys) and not named),
            "country": float(country and not named),
        }

    def _elsewhere(self, pair: Pair, side: int) -> list[_Seen]:
        """What the rest of the document says about each name that needs a counterpart."""
        found = self._seen.get((pair.number, side))
        if found is None:
            names = self.texts(pair)[side].names
            words = self._about(pair, 1 - side)[2]
            found = [
                self._name_elsewhere(pair.number, side, names[k].word, words)
                for k in self._candidates(pair, side)
            ]
            self._seen[pair.number, side] = found
        return found

    def _name_elsewhere(self, number: int, side: int, name: str, words: Sequence[str]) -> _Seen:
        key, met = _key(name), self._met[side]
        return _Seen(
            proven=float(_elsewhere(self._proven[side].get(key, ()), number)),
            meets=float(any(_elsewhere(met.get(f"{key} {one}", ()), number) for one in words)),
            small=float(name.lower() in self._small[side]),
        )


class _Seen(NamedTuple):
    """What a document says about a name of a bead, as in ``Evidence``."""

    proven: float
    meets: float
    small: float


def _elsewhere(beads: Collection[int], number: int) -> bool:
    """Whether there are other beads than this one."""
    return len(beads) > (number in beads)


def _sounding(row: Sounds, theirs: Text) -> dict[str, float]:
    """Features of the words that sound like a name. In a text without spaces, all are alike."""
    capital = theirs.capital if len(theirs.capital) == len(row) else np.ones(len(row), bool)
    name, word = _peak(row[capital]), _peak(row[~capital])
    return {
        "sound_40": max(0.0, name - 0.4),
        "sound_60": max(0.0, name - 0.6),
        "sound_75": float(name >= SURELY),
        "sound_90": float(name >= 0.9),
        "word_60": max(0.0, word - 0.6),
        "word_75": float(word >= SURELY),
    }


def _written(name: Name, mine: Text) -> dict[str, float]:
    """Features of a name by itself and where it stands."""
    side = mine.side
    written = side.text[slice(*name.span)]
    small, large = pieces(name.word if side.lang != "ru" else name.word.capitalize())
    usual = max(-1.0, min(1.0, (small.cost - large.cost) / 8))
    first = float(is_first(side.text, name))
    return {
        "common": float(small.tokens == 1),
        "rare": min(3, small.tokens - 1) / 3,
        "upper": max(0.0, usual),
        "lower": max(0.0, -usual),
        "first": first,
        "first_upper": first * max(0.0, usual),
        "first_lower": first * max(0.0, -usual),
        "acronym": float(sum(map(str.isupper, written)) > 1),
        "custom": float(is_common(name.word, side.lang)),
        "article": float(has_article(name, side)),
        "length": len(name.word) / 10,
        "quoted": float(_is_quoted(name, side.text)),
        "known": float(side.lang == "ru" and is_name(name, side)),
    }


def _place(name: Name, text: Text) -> float:
    """How far in its text a name stands, 0 to 1."""
    return name.span[0] / max(1, len(text.side.text))


def gap_places(text: str, lang: str) -> list[float]:
    """Where a text has traces of a word that was left out, 0 to 1, as far as its language is
    known.
    """
    return [match.end() / len(text) for match in _gaps(lang).finditer(text)]


def _nearness(place: float, others: Sequence[float]) -> float:
    """How near the nearest of some places in the other text is, 0 to 1."""
    return max((max(0.0, 1 - 4 * abs(place - one)) for one in others), default=0.0)


def _titled(text: Text) -> float:
    """The share of the longer words of a text that have a capital."""
    long = [word for word in text.words if len(word) > _LONG]
    return sum(word[0].isupper() for word in long) / len(long) if long else 0.0


def _is_quoted(name: Name, text: str) -> bool:
    """Whether a name stands inside quotation marks that open just before it or a few words on."""
    head = text[max(0, name.span[0] - _TITLE) : name.span[0]]
    opened = max(head.rfind(mark) for mark in _OPENING)
    return opened >= 0 and not any(mark in head[opened + 1 :] for mark in _CLOSING)


@lru_cache(maxsize=64)
def _gaps(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(filter(None, (_SPACE, languages.of(lang).names.gaps))))


def _peak(values: Sounds) -> float:
    return float(values.max()) if values.size else 0.0


def _key(word: str) -> str:
    """What the forms of a name share: the word in lower case without its ending."""
    return word.lower()[: max(3, len(word) - 2)]
