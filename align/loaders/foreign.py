"""Passages of a text in another language than the rest: German in a Russian text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from align import languages
from align.languages.model import Language
from align.loaders.language import detect
from align.tags import LanguageName, primary_language
from align.words import Message

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: A sentence is in another language if the detector is this sure of it, and this sure against the
#: language of the translation.
_SURE, _AGAINST = 0.95, 0.002
#: Shorter sentences may be names. In scripts without spaces, each word is a run of characters.
_WORDS, _CHARACTERS = 4, 12
#: In a language whose function words are not known, a sentence has at least this many words.
_MANY_WORDS = 8
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
#: A sentence is in its language if this share of its words are function words of no other.
_AT_HOME = 0.1
#: Languages that are written alike, each group as one.
_ALIKE = (
    frozenset({"nb", "nn", "no", "da"}), frozenset({"hr", "bs", "sr"}), frozenset({"id", "ms"}),
    frozenset({"zh", "yue"}), frozenset({"pt", "gl"}), frozenset({"nl", "af"}),
)  # fmt: skip
#: A passage has at least this many sentences or paragraphs, or this many letters in one.
_SEVERAL, _LONG = 3, 200
#: More of a text is not shown in a note.
_SHOWN = 50


class Passage(NamedTuple):
    """Neighbouring texts, by their indices from 0 (the end is not included), and their language."""

    begin: int
    end: int
    lang: str


def passages(texts: Sequence[str], lang: str) -> Iterator[Passage]:
    """Yield the passages among the sentences or paragraphs of a text in ``lang`` that surely are in
    another language. None if the function words of ``lang`` are not known.
    """
    own = primary_language(lang)
    if not languages.of(own).function_words:
        return
    found: list[Passage] = []
    for place, text in enumerate(texts):
        other = other_language(text, own)
        if not other:
            continue
        last = found[-1] if found else None
        # A short sentence between two others may be too short to tell.
        if last and last.lang == other and place - last.end <= 1:
            found[-1] = last._replace(end=place + 1)
        else:
            found.append(Passage(place, place + 1, other))
    for one in found:
        if one.end - one.begin >= _SEVERAL or len("".join(texts[one.begin : one.end])) >= _LONG:
            yield one


def notes(texts: Sequence[str], lang: str) -> Iterator[Message]:
    """Say how many of the paragraphs of a text in ``lang`` are in other languages."""
    found = list(passages(texts, lang))
    if found:
        first = found[0]
        yield Message(
            "paragraphs in another language: {n} (the first looks like {lang}: “{text}”)",
            n=sum(one.end - one.begin for one in found),
            lang=LanguageName(first.lang),
            text=_shown(texts[first.begin]),
        )


def _shown(text: str) -> str:
    return text if len(text) < _SHOWN else f"{text[: _SHOWN - 3].rstrip()}…"


@lru_cache(maxsize=1 << 14)
def other_language(text: str, lang: str) -> str:
    """The language of a sentence if it surely is another one, else ""."""
    own = languages.of(lang)
    words = [word.lower() for word in _WORD.findall(text)]
    enough = len(words) >= _WORDS or (len(text) >= _CHARACTERS and not text.isascii())
    if not enough or _is_at_home(words, lang):
        return ""
    if own.script == "Hani" and len(_KANA.findall(text)) >= _WORDS:
        return "ja"
    shares = detect(text)
    found = next(iter(shares), "")
    if (
        shares.get(found, 0.0) < _SURE
        or max((shares.get(one, 0.0) for one in alike(lang)), default=0.0) > _AGAINST
    ):
        return ""
    other = languages.of(found)
    same_script = other.script == own.script
    # A row of names has no function words.
    known = other.function_words
    if same_script and known and _count(words, other) <= max(1, _count(words, own)):
        return ""
    if same_script and not known and len(words) < _MANY_WORDS:
        return ""
    return found


def is_at_home(text: str, lang: str) -> bool:
    """Whether a sentence has so many words of a language that it is surely in it."""
    return _is_at_home([word.lower() for word in _WORD.findall(text)], lang)


def _is_at_home(words: Sequence[str], lang: str) -> bool:
    return sum(word in _own_words(lang) for word in words) >= _AT_HOME * len(words)


@cache
def _own_words(lang: str) -> frozenset[str]:
    """The function words of a language that no other language in its script has."""
    own = languages.of(lang)
    return own.function_words.difference(
        *(
            one.function_words
            for one in languages.every()
            if one.tag not in alike(lang) and one.script == own.script
        )
    )


def alike(lang: str) -> frozenset[str]:
    """The languages that are written like ``lang``, and it."""
    return next((group for group in _ALIKE if lang in group), frozenset({lang}))


def _count(words: list[str], language: Language) -> int:
    return sum(word in language.function_words for word in words)
