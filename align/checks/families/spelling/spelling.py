"""Spelling: words of the translation that no dictionary has.

A word that is much like a likelier known word is a slip. New words, names and terms are not: words
that stand in the source, also in other letters, that occur several times in the translation, or
that resemble no known word. If the dictionary does not know many words of the text, it is the wrong
one, and spelling is not checked.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import regex
from anyascii import anyascii
from rapidfuzz import fuzz

from align import languages
from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading, Side
from align.checks.families import dictionaries
from align.checks.families.completeness.untranslated import CODE
from align.checks.families.form.quotes import quoted
from align.checks.families.naming import sounds
from align.checks.families.spelling.confused import confused
from align.checks.families.spelling.slips import Slip, is_taught, meant
from align.checks.families.spelling.texts import (
    APOSTROPHE,
    CAPITAL_NOUNS,
    FIGURE,
    HYPHENS,
    OPENS,
    WORD,
    plain,
)
from align.checks.model.finding import Mark, Span
from align.languages import cldr, joiner
from align.languages.model import words

_CHUNK = re.compile(r"\S+")
#: A shorter word with a full stop is an abbreviation, and one after a figure is a unit.
_ABBREVIATION, _UNIT = 5, 3
_STOP = regex.compile(r"\.(?!\s*$|[’”»)\]\"]*\s+\W*(?!\p{Ll})\p{L}\p{L})")
#: Prefixes that make new words in many languages.
_PREFIXES = words(
    "anti auto bio co contra cyber euro eco ex extra geo hyper hiper inter intra macro makro mega",
    "meta micro mikro mini mono multi nano neo non over para pluri poli poly post pre pseudo re",
    "semi sub super tele trans ultra un under авиа авто анти био вице видео гео гипер евро кибер",
    "контр макро медиа мега мета микро мини моно мульти нано не недо нео пере поли полу пост",
    "псевдо ре само сверх со спец суб супер теле транс ультра фото эко экс экстра электро",
)
#: A part of a compound with a hyphen is judged if it has at least this many letters.
_PART = 5
#: A word is a slip if another is likelier by more than the first number, in log odds; by more than
#: the second, that is a hint. Words with a capital may be names, unless the source supports it or
#: has no word like them; words in lower case too, if the dictionary has them only with a capital.
_LIMITS: Mapping[str, tuple[float, float]] = {
    "": (3.0, 0.0),
    "start": (9.0, 5.0),
    "name": (math.inf, 9.0),
    "known name": (5.0, 3.0),
    "noun": (7.0, 4.0),
    "unlike": (9.0, 7.0),
    "small": (4.0, 4.0),
}
#: How much less likelihoods count in languages that the tokenizer was not trained on.
_UNTAUGHT = 1.0
#: A word resembles one of the source from this likeness, in other letters, 0 to 100.
_ALIKE = 70
#: The same for words without a capital in the same script, where chance makes words alike.
_SAME = 88
#: The same for words with a capital in another script, in which a name is spelt by its sound.
_LIKE = 60
#: A name of the translation is at least this much like a word of the source.
_UNLIKE = 55
#: If a likely word is likelier by this much, the other must be more similar by the second number.
_SURELY, _CLEAR = 8.0, 12.0
#: A word without a capital is no word of the document's own if another is likelier by this much.
_CLEARLY = 11.0
#: Words with a capital and fewer letters are left alone.
_SHORTEST_NAME = 3
#: Words with at least this many letters are looked for within others.
_LONG = 7
#: Longer words of the source are several: Chinese, Japanese.
_LONG_NAME = 24
#: A word whose beginning occurs this often in the translation belongs to it.
_OFTEN, _VERY_OFTEN, _HABIT = 2, 4, 8
#: If this many words in lower case are unknown, and this share of all, the dictionary is for
#: another language. So it is from the second share on if they resemble no known word; from the
#: third on it lacks words, and slips have to be clearer by the last number.
_MANY, _OTHER, _WRONG, _THIN, _THIN_COSTS = 12, 0.2, 0.04, 0.002, 2.0
Capital = Literal["", "start", "name"]


class Suspect(NamedTuple):
    """A word that the dictionary does not have. ``capital`` says why it has one, if it has: it may
    be a name, or stand at the beginning of a sentence. ``is_weak``: it is in quotation marks or
    part of a compound. ``is_small``: the dictionary has it with a capital.
    """

    word: str
    span: Span
    capital: Capital
    is_weak: bool
    is_small: bool = False


class Read(NamedTuple):
    """A text by its words: how many it has in lower case, and those that are unknown."""

    words: int
    suspects: Sequence[Suspect]


@lru_cache(maxsize=1 << 16)
def read(text: str, lang: str) -> Read:
    """Look up the words of a text in the dictionary of ``lang``, which must exist."""
    dictionary = dictionaries.of(lang)
    assert dictionary is not None  # noqa: S101
    count, found = 0, []
    quotes: list[Span] | None = None
    for chunk in _CHUNK.finditer(text):
        if CODE.search(chunk[0]):
            continue
        for match in WORD.finditer(text, *chunk.span()):
            count += match[0][0].islower()
            if _is_mended(text, match.span()):
                continue
            span = _judged(text, match.span(), dictionary)
            if span is None:
                continue
            if quotes is None:
                quotes = quoted(text, lang)
            word = text[slice(*span)]
            is_part = text[span[0] - 1 : span[0]] in HYPHENS or text[span[1] : span[1] + 1] in (
                HYPHENS
            )
            if is_part and len(word) < _PART:
                continue
            capital: Capital = ""
            if not word[0].islower():
                capital = "start" if OPENS.search(text, 0, span[0]) else "name"
            is_quoted = any(a <= span[0] and span[1] <= b and b - a < 40 for a, b in quotes)
            is_cut = _is_cut(text, match.start())
            is_weak, word = is_part or is_quoted or is_cut, plain(word)
            is_small = not capital and dictionary.knows(word.capitalize())
            found.append(Suspect(word, span, capital, is_weak, is_small))
    return Read(count, tuple(found))


def _is_mended(text: str, span: Span) -> bool:
    """Whether brackets are part of a word, with letters that somebody put in: [B]ut, child[ren]."""
    start, end = span
    return bool(_MENDED_BEFORE.search(text, 0, start) or _MENDED_AFTER.match(text, end))


_MENDED_BEFORE = re.compile(r"(?:\w\[|\])$")
_MENDED_AFTER = re.compile(r"\[\w|\]\w")


def _judged(text: str, span: Span, dictionary: dictionaries.Dictionary) -> Span | None:
    """The part of a word that is unknown; None for words that are known or no words of prose."""
    start, end = span
    word = plain(text[start:end])
    if dictionary.knows(word) or (_is_cut(text, start) and dictionary.knows(f"'{word}")):
        return None
    if "'" in word:
        # It's, l'eau, Ankara'da: only the longest part can be judged.
        parts = list(re.finditer("[^'’ʼ]+", text[start:end]))
        if not parts:
            return None
        longest = max(parts, key=lambda part: len(part[0]))
        start, end = start + longest.start(), start + longest.end()
        word = plain(text[start:end])
    if len(word) < 2 or not word[1:].islower() or not word.isalpha():
        return None
    if dictionary.knows(word.lower()):
        return None
    # Short words that are known with a capital are often symbols: Ni, Th.
    may_be_name = len(word) > 3 and dictionary.knows(word.capitalize())
    if may_be_name and (dictionary.lang in CAPITAL_NOUNS or not word.islower()):
        return None
    if len(word) < _ABBREVIATION and (
        _STOP.match(text, end) or word.lower() in _abbreviations(dictionary.lang)
    ):
        return None
    if len(word) < _ABBREVIATION and (
        _is_cut(text, start) or _is_particle(text, start, end, dictionary.lang)
    ):
        return None
    if word[0].isupper() and set(word.lower()) - set(dictionary.alphabet):
        return None  # a name that is spelt with letters of another language
    if len(word) <= _UNIT and FIGURE.search(text, max(0, start - 12), start):
        return None
    return start, end


@cache
def _abbreviations(lang: str) -> frozenset[str]:
    """The abbreviations of a language, in lower case."""
    language = languages.of(lang)
    stops = language.stops
    listed = stops.heads | stops.numbered | stops.tails | stops.either
    parts = {part.lower() for one in listed for part in one.split(".")}
    return frozenset(parts | {*language.names.abbreviations.split("|")})


def _is_particle(text: str, start: int, end: int, lang: str) -> bool:
    """Whether a short word stands between two words with a capital, perhaps with another particle:
    «Ибн аль Хайсам», *Sanna von der Aue*, but not *Sanna wil go to Aue*.
    """
    before, after = _CAPITAL_BEFORE.search(text, 0, start), _CAPITAL_AFTER.match(text, end)
    between = {match[1] for match in (before, after) if match and match[1]}
    return bool(before and after and not between - languages.of(lang).labels.particles)


_CAPITAL_BEFORE = regex.compile(r"\p{Lu}[\w’']*(?:[ -](\p{Ll}{1,4}))?[ -]$")
_CAPITAL_AFTER = regex.compile(r"[ -](?:(\p{Ll}{1,4})[ -])?\p{Lu}\p{Ll}")


def _is_cut(text: str, start: int) -> bool:
    """Whether an apostrophe stands before a word: ’tis."""
    return start > 0 and APOSTROPHE.match(text, start - 1) is not None


def check(reading: Reading) -> Iterator[Mark]:
    """Look up the words of the translation; without a dictionary of its language, only slips that
    made another word.
    """
    lang = reading.tgt_lang
    for pair in reading.filled:
        yield from confused(pair)
    dictionary = dictionaries.of(lang)
    if dictionary is None:
        return
    knows = dictionary.knows
    read_all = [(pair, read(pair.tgt.text, lang)) for pair in reading.pairs if pair.tgt.text]
    # Swiss and Liechtenstein texts have no ß.
    is_swiss = lang == "de" and not any("ß" in pair.tgt.text for pair in reading.pairs)
    source = _all_words(pair.src.text for pair in reading.pairs)
    unknown = [
        (pair, suspect)
        for pair, (_, suspects) in read_all
        for suspect in suspects
        if not _stands_in(suspect.word, pair.src.text)
        and not (suspect.capital and _is_named(suspect.word.casefold(), source))
        and not (is_swiss and "ss" in suspect.word and knows(suspect.word.replace("ss", "ß")))
    ]
    count = max(1, sum(words for _, (words, _) in read_all))
    small = sum(not one.capital and not one.is_small for _, one in unknown)
    if small >= _MANY and small > _OTHER * count:
        return
    often = Counter(_beginning(suspect.word) for _, suspect in unknown)
    # What a name stands for is not looked up if it occurs often: this takes long.
    found = [
        (pair, suspect, _slip(suspect, lang))
        for pair, suspect in unknown
        if not suspect.capital or often[_beginning(suspect.word)] < _VERY_OFTEN
    ]
    strange = sum(
        not slip.gain > 0 and not one.capital and not one.is_small for _, one, slip in found
    )
    share = strange / count if strange >= _MANY else 0.0
    if share > _WRONG:
        return
    more = (_THIN_COSTS if share > _THIN else 0.0) + (0.0 if is_taught(lang) else _UNTAUGHT)
    for pair, suspect, slip in found:
        mark = _mark(pair, suspect, slip, often[_beginning(suspect.word)], more)
        if mark:
            yield mark


def _mark(pair: Pair, suspect: Suspect, slip: Slip, times: int, more: float) -> Mark | None:
    is_clear = not suspect.capital and slip.gain > _CLEARLY
    if times >= (_HABIT if is_clear else _VERY_OFTEN):
        return None
    own, other = _likeness_of(suspect, slip, pair.src, pair.tgt.lang)
    same = _same_script(pair)
    # In another script a name may be written in several ways.
    certain = same or not suspect.capital
    clear = _CLEAR if certain and slip.gain > (_SURELY if same else _CLEARLY) else 0.0
    alike = (_SAME if same else _ALIKE) if not suspect.capital else _ALIKE if same else _LIKE
    if own >= alike and (own > other + clear or (own == other and suspect.capital and not clear)):
        return None  # it is borrowed from the source
    place: str = suspect.capital
    if place and len(suspect.word) < _SHORTEST_NAME:
        return None
    if place == "name" and other >= max(_ALIKE, own + (0 if same else _CLEAR)):
        place = "known name"
    elif place and own < _UNLIKE:
        place = "unlike"
    elif place and pair.tgt.lang in CAPITAL_NOUNS:
        place = "noun"
    elif suspect.is_small:
        place = "small"
    slips, hints = _LIMITS[place]
    gain = slip.gain - more
    weak = suspect.is_weak or _is_derived(suspect.word, pair.tgt.lang)
    facts: dict[str, str | float] = {"tgt": suspect.word, "better": ", ".join(slip.better)}
    spans, key = ((0, 0), suspect.span), suspect.word.casefold()
    if gain <= hints:
        return None if place else Mark("unknown-word", pair.number, *spans, facts, 0, key)
    # The spelling of a name in Latin letters cannot be told from other letters.
    weak |= (
        place == "known name"
        and not same
        and (
            cldr.script(pair.tgt.lang) == "Latn"
            or _LETTERS_OF_E.sub("е", suspect.word.lower())
            in {_LETTERS_OF_E.sub("е", one.lower()) for one in slip.better}
        )
    )
    doubt = (gain <= slips) + (weak or times >= (_VERY_OFTEN if is_clear else _OFTEN))
    return Mark("misspelt", pair.number, *spans, facts, doubt, key, slip.better)


#: Russian writes an English *a* in any of these ways.
_LETTERS_OF_E = re.compile("[эеа]")


def _is_derived(word: str, lang: str) -> bool:
    """Whether a word is another one with a prefix that makes new words: «реинфицировать»."""
    dictionary, lower = dictionaries.of(lang), word.lower()
    return dictionary is not None and any(
        lower.startswith(prefix)
        and len(rest := lower.removeprefix(prefix).lstrip("-")) >= _PART
        and dictionary.knows(rest)
        for prefix in _PREFIXES
    )


def _same_script(pair: Pair) -> bool:
    return cldr.script(pair.src.lang) == cldr.script(pair.tgt.lang)


def _slip(suspect: Suspect, lang: str) -> Slip:
    word = suspect.word
    if suspect.capital != "start":
        return meant(word, lang)
    slip = meant(word.lower(), lang)
    return Slip(tuple(better.capitalize() for better in slip.better), slip.gain)


def _all_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts, in lower case, without what follows an apostrophe."""
    return frozenset(
        part
        for text in texts
        for match in WORD.finditer(text.casefold())
        for part in (match[0], APOSTROPHE.split(match[0])[0])
    )


#: An ending of a name has at most so many letters, and what is before it at least so many.
_CASE, _NAME = 2, 4


def _is_named(word: str, source: Collection[str]) -> bool:
    """Whether the source has a word somewhere, perhaps without the ending of a case: *Sanfords*."""
    return any(word[: len(word) - k] in source for k in range(_CASE + 1) if len(word) - k >= _NAME)


def _beginning(word: str) -> str:
    """What the forms of a word share."""
    return word.casefold()[: max(4, len(word) - 3)]


def _stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a text, in whatever case, a long one also as part of another."""
    bare, whole = word.casefold(), text.casefold()
    at = whole.find(bare)
    return at >= 0 and (
        len(bare) >= _LONG
        or bare in (part for match in WORD.finditer(whole) for part in APOSTROPHE.split(match[0]))
    )


def _likeness_of(suspect: Suspect, slip: Slip, source: Side, lang: str) -> tuple[float, float]:
    """How much a word, and what it may stand for, are like a word of the source, 0 to 100."""
    word = suspect.word
    better = slip.better[0] if slip.better else ""
    is_short = not suspect.capital and (len(word) < _PART or not joiner(source.lang))
    own, other = (
        (0.0, 0.0)
        if is_short
        else (_likeness(one, _in_ascii(source.text)) for one in (word, better))
    )
    is_respelt = cldr.script(source.lang) != cldr.script(lang)
    # By its letters alone, a name in another script may be less like its source than a slip would.
    if (own < _ALIKE and (suspect.capital or is_respelt)) or (
        suspect.capital and is_respelt and own <= other
    ):
        names = _capitals(source.text)
        if not suspect.capital and len(word) > _PART:
            names = tuple(one for one in _in_ascii(source.text) if len(one) > _PART)
        own, other = (
            max(value, *(100 * sounds.likeness(one, name) for name in names), 0.0)
            for one, value in ((word, own), (better, other))
        )
    return own, other


@lru_cache(maxsize=256)
def _capitals(text: str) -> tuple[str, ...]:
    """The words of a text with a capital, without what follows an apostrophe: May’s."""
    names = (match[0] for match in WORD.finditer(text) if not match[0][0].islower())
    return tuple({part for name in names for part in (name, APOSTROPHE.split(name)[0]) if part})


@lru_cache(maxsize=256)
def _in_ascii(text: str) -> tuple[str, ...]:
    words = (anyascii(match[0]).lower() for match in WORD.finditer(text))
    return tuple({word for word in words if len(word) > 3})


def _likeness(word: str, others: Sequence[str]) -> float:
    """How much a word is like the most similar of the others, whatever their endings."""
    if not word:
        return 0.0
    bare = anyascii(word).lower()
    best = 0.0
    for other in others:
        if len(other) > _LONG_NAME:  # without spaces, words run together
            best = max(best, fuzz.partial_ratio(bare, other) if len(bare) > 3 else 0.0)
            continue
        size = max(4, min(len(bare), len(other)))
        best = max(best, fuzz.ratio(bare, other), fuzz.ratio(bare[:size], other[:size]))
    return best


FAMILY = Family(
    "spelling",
    check,
    {
        "misspelt": Kind(
            "warning", "Misspelt word", "“{tgt}” is not in the dictionary. Perhaps: {better}."
        ),
        "unknown-word": Kind("info", "Unknown word", "“{tgt}” is not in the dictionary."),
        "wrong-word": Kind(
            "warning", "Wrong word", "“{tgt}” is probably a slip. Perhaps: {better}."
        ),
    },
    part_of=("completeness", "names", "foreign"),
)
