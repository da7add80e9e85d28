"""Sentences of the translation that are in a wrong language: German in a Russian text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from align import languages
from align.checks.engine.reading import Pair
from align.checks.model.finding import Mark
from align.languages.model import Language
from align.loaders.language import detect
from align.tags import LanguageName

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
#: A sentence with this share of its words in the source was left as it is, as mottos are.
_KEPT = 0.4
#: Languages that are written alike, each group as one.
_ALIKE = (
    frozenset({"nb", "nn", "no", "da"}), frozenset({"hr", "bs", "sr"}), frozenset({"id", "ms"}),
    frozenset({"zh", "yue"}), frozenset({"pt", "gl"}), frozenset({"nl", "af"}),
)  # fmt: skip


def strange(pair: Pair) -> Mark | None:
    """Report the first target sentence that is in another language than the translation."""
    tgt = pair.tgt
    for number, span in enumerate(tgt.sentences):
        text = tgt.sentence(number)
        found = _found(text, tgt.lang)
        if found and not _is_kept(text, pair.src.text):
            facts = {"found": LanguageName(found)}
            return Mark("wrong-language", pair.number, (0, 0), span, facts, 0, found)
    return None


@lru_cache(maxsize=1 << 14)
def _found(text: str, lang: str) -> str:
    """The language of a sentence if it surely is another one, else ""."""
    own = languages.of(lang)
    words = [word.lower() for word in _WORD.findall(text)]
    enough = len(words) >= _WORDS or (len(text) >= _CHARACTERS and not text.isascii())
    if not enough or sum(word in _own_words(lang) for word in words) >= _AT_HOME * len(words):
        return ""
    if own.script == "Hani" and len(_KANA.findall(text)) >= _WORDS:
        return "ja"
    shares = detect(text)
    found = next(iter(shares), "")
    if (
        shares.get(found, 0.0) < _SURE
        or max((shares.get(one, 0.0) for one in _group(lang)), default=0.0) > _AGAINST
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


@cache
def _own_words(lang: str) -> frozenset[str]:
    """The function words of a language that no other language in its script has."""
    own = languages.of(lang)
    return own.function_words.difference(
        *(
            one.function_words
            for one in languages.every()
            if one.tag not in _group(lang) and one.script == own.script
        )
    )


def _group(lang: str) -> frozenset[str]:
    return next((group for group in _ALIKE if lang in group), frozenset({lang}))


def _count(words: list[str], language: Language) -> int:
    return sum(word in language.function_words for word in words)


def _is_kept(text: str, src: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    there = {word.lower() for word in _WORD.findall(src)}
    return sum(word in there for word in words) >= _KEPT * len(words)
