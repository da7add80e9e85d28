"""The shipped word tables as a lexicon for the method ``anchor``.

``tabled`` adds links between the words of two texts that the tables list as translations. Only what
the texts contain is looked up. A stem that is not in the table is looked up again without its
accents, because old or careless texts leave them out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from unicodedata import combining, normalize

from align.aligner import wordtables
from align.aligner.evidence import Evidence, TextEvidence
from align.aligner.lexicon import STEM, Lexicon, with_lexicon

#: Of each stem only this many translations are used: those with the highest probabilities.
MOST = 5
#: Shorter stems without accents are often other words.
_SHORTEST = 3
#: The share of sentences that contain a stem that is not among the common ones.
RARE = 0.004
#: A translation uses the listed words somewhat less often than the news that the tables were learnt
#: from.
_FAITHFUL = 0.85
#: Bounds of the probabilities that a word has a translation in the other text.
_LEAST_CHANCE, _MOST_MEANT = 0.01, 0.95

#: Stem of the text -> stems of the table.
_Found = Mapping[str, list[str]]
#: Source stem -> target stem -> how strongly they are linked, 0 to 1.
_Strength = Mapping[str, Mapping[str, float]]


def tabled(
    evidence: Evidence, src_lang: str, tgt_lang: str, table: wordtables.Table | None = None
) -> Evidence:
    """``evidence`` with links between words that translate each other by the tables, if there are
    tables for both languages, given as BCP-47 tags; otherwise the same.

    ``table`` is used instead of the shipped tables.
    """
    langs = _variety(src_lang, evidence.src), _variety(tgt_lang, evidence.tgt)
    strength = _shipped(*langs) if table is None else _strength(table)
    if not strength:
        return evidence
    left = _look_up(evidence.src, strength)
    right = _look_up(evidence.tgt, {stem for row in strength.values() for stem in row})
    in_text: defaultdict[str, list[str]] = defaultdict(list)
    for stem, found in right.items():
        for one in found:
            in_text[one].append(stem)
    lexicon = Lexicon(src_lang, tgt_lang, _pairs(strength, left, in_text))
    listed = _listed(strength, langs, left, right, evidence.shape)
    return replace(with_lexicon(evidence, lexicon), tabled=True, listed=listed)


def _pairs(
    strength: _Strength, left: _Found, in_text: Mapping[str, list[str]]
) -> dict[tuple[str, str], float]:
    """How strongly the stems of both texts are linked; ``in_text`` are the stems of the target for
    each stem of the table.
    """
    pairs: dict[tuple[str, str], float] = {}
    for stem, found in left.items():
        for one in found:
            for translation, value in strength[one].items():
                for other in in_text.get(translation, ()):
                    pairs[stem, other] = max(value, pairs.get((stem, other), 0.0))
    return pairs


def _listed(
    strength: _Strength,
    langs: tuple[str, str],
    left: _Found,
    right: _Found,
    sentences: tuple[int, int],
) -> float:
    """The log odds that the texts are translations of each other: which words of each text have a
    translation in the other, against how many would have one by chance.
    """
    turned: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for src, row in strength.items():
        for tgt, value in row.items():
            turned[tgt][src] = value
    return _one_way(strength, left, right, langs[1], sentences[1]) + _one_way(
        turned, right, left, langs[0], sentences[0]
    )


def _one_way(
    strength: _Strength, own: _Found, other: _Found, other_lang: str, sentences: int
) -> float:
    """The log odds from the words of one text; the other text has so many ``sentences``."""
    share = wordtables.shares(other_lang)
    there = {one for found in other.values() for one in found}
    total = 0.0
    for found in own.values():
        likely: dict[str, float] = {}
        for one in found:
            for translation, value in strength[one].items():
                likely[translation] = max(value, likely.get(translation, 0.0))
        none = 1.0
        for translation in likely:
            none *= (1.0 - share.get(translation, RARE)) ** sentences
        chance = min(max(1.0 - none, _LEAST_CHANCE), 1.0 - _LEAST_CHANCE)
        meant = min(sum(likely.values()), _MOST_MEANT) * _FAITHFUL
        expected = min(max(meant + (1.0 - meant) * chance, _LEAST_CHANCE), _MOST_MEANT)
        if there.isdisjoint(likely):
            total += math.log((1.0 - expected) / (1.0 - chance))
        else:
            total += math.log(expected / chance)
    return total


def _variety(lang: str, text: TextEvidence) -> str:
    """The language of the table for a text: the table of Serbian is in Cyrillic, but Bosnian is
    nearly the same in Latin letters.
    """
    if lang.partition("-")[0] == "sr" and not any("а" <= key[0] <= "ш" for key in _words(text)):
        return "bs"
    return lang


def _words(text: TextEvidence) -> Iterable[str]:
    return text.keys[text.exact :]


@lru_cache(maxsize=16)
def _shipped(src_lang: str, tgt_lang: str) -> _Strength:
    return _strength(wordtables.between(src_lang, tgt_lang).table)


def _strength(table: wordtables.Table) -> _Strength:
    """For each source stem its most probable target stems: the geometric mean of the probabilities
    of both directions.
    """
    rows = {
        src: {tgt: (there * back) ** 0.5 for tgt, (there, back) in row.items()}
        for src, row in table.items()
    }
    columns: defaultdict[str, list[float]] = defaultdict(list)
    for row in rows.values():
        for tgt, value in row.items():
            columns[tgt].append(value)
    least = {tgt: _least(values) for tgt, values in columns.items()}
    kept: dict[str, dict[str, float]] = {}
    for src, row in rows.items():
        enough = _least(list(row.values()))
        kept[src] = {t: value for t, value in row.items() if value >= max(enough, least[t])}
    return kept


def _least(values: list[float]) -> float:
    return sorted(values, reverse=True)[:MOST][-1]


def _look_up(text: TextEvidence, table: Iterable[str]) -> _Found:
    """The stems of the table for each stem of the text."""
    known = set(table)
    plain: defaultdict[str, list[str]] = defaultdict(list)
    for stem in known:
        plain[_plain(stem)].append(stem)
    found: dict[str, list[str]] = {}
    for stem in {word[:STEM] for word in _words(text)}:
        if stem in known:
            found[stem] = [stem]
        elif len(stem) >= _SHORTEST and (others := plain.get(_plain(stem))):
            found[stem] = others
    return found


def _plain(stem: str) -> str:
    """``stem`` without accents and vowel points."""
    if stem.isascii():
        return stem
    return "".join(char for char in normalize("NFKD", stem) if not combining(char))
