"""Slips of the pen: which known words a misspelt word may stand for, and how likely that is.

A slip swaps two letters, drops, doubles, adds or replaces one, or moves one by a few places. The
tokenizer of the sentence encoder says how likely a string of letters is as a word: a known word
that is much likelier than the unknown one is what the writer meant. A new word or a name looks
about as likely as the known words near it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.aligner import wordtables
from align.aligner.encoders import network, use
from align.aligner.lexicon import STEM
from align.checks.families import dictionaries

#: How much likelier each kind of slip is than a wrong letter, in log odds.
_SWAPPED, _DOUBLED, _LOST, _WRONG, _MOVED = 3.0, 2.0, 1.0, 0.0, 0.0
#: Letters move by at most this many places.
_FAR = 3
#: The log probability of a letter that the tokenizer does not know.
_UNKNOWN = -20.0
#: Words with this many letters may have two slips, which is less likely by this.
_TWO_FROM, _TWO_TO, _TWO = 6, 16, -10.0
#: A word that differs only at its end may be another form, which makes a slip less likely by this.
_END = 2.0
#: How much likelier the commonest words of the language are: the tokenizer does not tell its words
#: from those of other languages.
_COMMON = 3.0
#: Words with a capital may be names; a word that is likelier by less than this is not meant.
_CAPITAL = 3.0
#: How many of the likeliest words are looked up.
_LOOKED_UP = 80
#: The most suggestions.
_MOST = 3


class Slip(NamedTuple):
    """What a misspelt word may stand for, likeliest first, and how much likelier the first one is
    than the misspelt word itself, in log odds.
    """

    better: tuple[str, ...]
    gain: float


_NOTHING = Slip((), float("-inf"))


@lru_cache(maxsize=1 << 14)
def meant(word: str, lang: str) -> Slip:
    """What a word stands for that the dictionary of ``lang`` does not know. Only words likelier
    than it are looked up, and for a word with a capital only if one is much likelier.
    """
    dictionary = dictionaries.of(lang)
    if dictionary is None or not 2 <= len(word) <= dictionaries.LONGEST:
        return _NOTHING
    best = _likely(word, _near(word, dictionary.alphabet), dictionary)
    may_have_two = word.islower() and is_taught(lang) and _TWO_FROM <= len(word) <= _TWO_TO
    if not best.better and may_have_two:
        best = _likely(word, _two_away(word, dictionary.alphabet), dictionary)
    return best


def _likely(
    word: str, others: Iterator[tuple[str, float]], dictionary: dictionaries.Dictionary
) -> Slip:
    """The known ones of some strings, each given with the weight of its slip."""
    ways: dict[str, float] = {}
    for other, way in others:
        if ways.get(other, way) <= way:
            ways[other] = way
    ways.pop(word, None)
    own, start = likelihoods((word,))[0], word[:-1]
    common = wordtables.commonness(dictionary.lang)
    gains: dict[str, float] = {}
    for (other, way), value in zip(ways.items(), likelihoods([*ways]), strict=True):
        gain = value + way - own + _COMMON * common.get(other[:STEM], 0.0)
        if gain > 0 and other[: len(start)] == start:
            gain -= _END
        if gain > 0:
            gains[other] = gain
    hopeful = sorted(gains, key=lambda one: (-gains[one], one))[:_LOOKED_UP]
    if not word.islower() and not any(
        dictionary.knows(other) for other in hopeful if gains[other] > _CAPITAL
    ):
        return _NOTHING
    best = tuple(islice(filter(dictionary.knows, hopeful), _MOST))
    return Slip(best, gains[best[0]]) if best else _NOTHING


def _two_away(word: str, alphabet: str) -> Iterator[tuple[str, float]]:
    """The strings from which two slips lead to ``word``, one of which added a letter."""
    for k in range(len(word)):
        for other, way in _near(word[:k] + word[k + 1 :], alphabet):
            yield other, way + _TWO


def _near(word: str, alphabet: str) -> Iterator[tuple[str, float]]:
    """The strings from which one slip leads to ``word``, with the weight of the slip."""
    for k in range(len(word) + 1):
        head, tail = word[:k], word[k:]
        for char in alphabet:
            yield head + char + tail, _LOST
            if tail:
                yield head + char + tail[1:], _WRONG
        if not tail:
            continue
        doubled = tail[0] in (head[-1:], tail[1:2])
        yield head + tail[1:], _DOUBLED if doubled else _LOST
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:], _SWAPPED
        for far in range(2, _FAR + 1):
            if len(tail) > far:
                yield head + tail[1 : far + 1] + tail[0] + tail[far + 1 :], _MOVED
                yield head + tail[far] + tail[:far] + tail[far + 1 :], _MOVED


def is_taught(lang: str) -> bool:
    """Whether the tokenizer was trained on a language."""
    return lang in use.LANGUAGES


def likelihoods(words: Sequence[str]) -> list[float]:
    """The log probability of each word by the encoder's tokenizer; 0 without one."""
    pieces = network.tokenizer()
    if pieces is None or not words:
        return [0.0] * len(words)
    # For a list, the tokenizer starts threads.
    cut = [pieces.encode(words[0])] if len(words) == 1 else pieces.encode(list(words))
    counts = np.fromiter(map(len, cut), np.int64, len(cut))
    flat = _scores()[np.fromiter(chain.from_iterable(cut), np.int64, int(counts.sum()))]
    sums = np.bincount(np.repeat(np.arange(len(cut)), counts), flat, len(cut))
    found: list[float] = sums.tolist()
    return found


@cache
def _scores() -> NDArray[np.float64]:
    """The log probability of each piece of the tokenizer, by its number."""
    pieces = network.tokenizer()
    assert pieces is not None  # noqa: S101
    scores = np.array(pieces.get_score([*range(pieces.get_piece_size())]))
    scores[pieces.unk_id()] = _UNKNOWN
    return scores
