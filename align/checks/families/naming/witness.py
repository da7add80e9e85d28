"""The names of a document, and the evidence about each of them."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from align import languages
from align.checks.engine.reading import Pair, Reading, Words, words_in
from align.checks.families.naming.capitals import (
    Name,
    has_article,
    is_common,
    is_first,
    is_name,
    near,
    small_words,
)
from align.checks.families.naming.evidence import Evidence, Judged
from align.checks.families.naming.gazetteer import places
from align.checks.families.naming.sounds import SURELY
from align.checks.families.naming.texts import (
    Sounds,
    Text,
    compared,
    inside,
    may_be_name,
    spelt,
)
from align.checks.families.naming.usual import pieces

#: In longer lists of names, nothing is compared.
_MOST = 40
#: A space before a full stop or comma, where a word may be missing.
_SPACE = r"(?<=\w)\s+(?=[,.](?:\s|$))"
#: Differences in the lengths of the texts (logarithms) count up to this.
_STRETCH = 0.7


@dataclass(frozen=True)
class _Meaning:
    """The words of one text of a bead: their spans, and their links and similarities of vectors to
    the words of the other text, a row for each.
    """

    spans: Sequence[tuple[int, int]]
    links: NDArray[np.float64]
    cosines: NDArray[np.float32]

    @property
    def cover(self) -> float:
        """How much of both texts is linked, 0 to 1."""
        return float(self.links.max(0).mean() + self.links.max(1).mean()) / 2

    def of(self, name: Name) -> tuple[float, float]:
        """The highest similarity and link of the words of a name."""
        rows = words_in(self.spans, name.span)
        return (
            (float(self.cosines[rows].max()), float(self.links[rows].max())) if rows else (0.0, 0.0)
        )


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
        words = self._reading.words.get(pair.number) if self.sighted else None
        meaning = self._meaning(pair, words) if words is not None else (None, None)
        return self._side(pair, 0, meaning[0]), self._side(pair, 1, meaning[1])

    def is_named(self, number: int, side: int, k: int) -> bool:
        """Whether the tables know a name of a bead, and the other text names the same thing."""
        return self._beads[number].named[side][k]

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

    def _meaning(self, pair: Pair, words: Words) -> tuple[_Meaning | None, _Meaning | None]:
        if not words.links.size:
            return None, None
        one, other = (
            [side.text[slice(*span)].lower() for span in spans]
            for side, spans in ((pair.src, words.src), (pair.tgt, words.tgt))
        )
        cosines = self._reading.vectors(one) @ self._reading.vectors(other).T
        return (
            _Meaning(words.src, words.links, cosines),
            _Meaning(words.tgt, words.links.T, cosines.T),
        )

    def _is_same(self, number: int, side: int, k: int) -> bool:
        """Whether a name of a side has a counterpart by its sound or by the tables."""
        return _peak(self._beads[number].sounds[side][k]) >= SURELY or self.is_named(
            number, side, k
        )

    def _candidates(self, pair: Pair, side: int) -> list[int]:
        text = self.texts(pair)[side]
        return [
            k for k, name in enumerate(text.names) if may_be_name(name, text, self._small[side])
        ]

    def _side(self, pair: Pair, side: int, meaning: _Meaning | None) -> list[Judged]:
        mine, theirs = self.texts(pair)[side], self.texts(pair)[1 - side]
        candidates = self._candidates(pair, side)
        if not candidates:
            return []
        same = [self._is_same(pair.number, side, k) for k in range(len(mine.names))]
        spare = any(
            not self._is_same(pair.number, 1 - side, k) for k in self._candidates(pair, 1 - side)
        )
        ratio = self._reading.ratio if side == 0 else 1 / max(1e-3, self._reading.ratio)
        stretch = math.log((len(theirs.side.text) + 10) / (len(mine.side.text) * ratio + 10))
        whole = {
            "spare": float(spare),
            "cover": meaning.cover if meaning else 0.0,
            "longer": min(_STRETCH, max(0.0, stretch)),
            "shorter": min(_STRETCH, max(0.0, -stretch)),
            "gap": float(side == 0 and has_gap(theirs.side.text, theirs.side.lang)),
        }
        found = []
        for k in candidates:
            name = mine.names[k]
            rest = [j for j in candidates if j != k]
            beside = [j for j in (k - 1, k + 1) if 0 <= j < len(same) and near(mine.names[j], name)]
            features = {
                **whole,
                **_sounding(self.sounds(pair, side)[k], theirs),
                **_meaning_like(name, meaning),
                **_written(name, mine),
                **self._elsewhere(pair, side, name, theirs),
                **self._tabled(pair, side, k),
                "inside": float(inside(name.word, theirs)),
                "spelt": float(spelt(name, mine, theirs)),
                "small": float(name.word.lower() in self._small[side]),
                "beside": float(any(same[j] for j in beside)),
                "beside_lost": float(any(not same[j] for j in beside)),
                "lost": sum(not same[j] for j in rest) / len(rest) if rest else 0.0,
            }
            nouns = float(languages.of(mine.side.lang).names.nouns_with_capitals)
            features["nouns"] = nouns
            features["nouns_rare"] = nouns * features["rare"]
            features["nouns_cosine"] = nouns * features["cosine_30"]
            found.append(Judged(name, Evidence(**features)))
        return found

    def _tabled(self, pair: Pair, side: int, k: int) -> dict[str, float]:
        keys = self.texts(pair)[side].keys[k]
        named = self.is_named(pair.number, side, k)
        country = any(key.startswith(("terr", "zone")) for key in keys)
        return {
            "named": float(named),
            "unnamed": float(bool(keys) and not named),
            "country": float(country and not named),
        }

    def _elsewhere(self, pair: Pair, side: int, name: Name, theirs: Text) -> dict[str, float]:
        key, here = _key(name.word), {pair.number}
        met = self._met[side]
        return {
            "proven": float(bool(self._proven[side].get(key, here) - here)),
            "meets": float(
                any(met.get(f"{key} {_key(word)}", here) - here for word in theirs.capitalised)
            ),
        }


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


def _meaning_like(name: Name, meaning: _Meaning | None) -> dict[str, float]:
    cosine, link = meaning.of(name) if meaning else (0.0, 0.0)
    return {
        "cosine_30": max(0.0, cosine - 0.3),
        "cosine_50": max(0.0, cosine - 0.5),
        "link": link,
        "link_high": max(0.0, link - 0.5),
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
        "known": float(side.lang == "ru" and is_name(name, side)),
    }


def has_gap(text: str, lang: str) -> bool:
    """Whether a text has a trace of a word that was left out, as far as its language is known."""
    return _gaps(lang).search(text) is not None


@lru_cache(maxsize=64)
def _gaps(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(filter(None, (_SPACE, languages.of(lang).names.gaps))))


def _peak(values: Sounds) -> float:
    return float(values.max()) if values.size else 0.0


def _key(word: str) -> str:
    """What the forms of a name share: the word in lower case without its ending."""
    return word.lower()[: max(3, len(word) - 2)]
