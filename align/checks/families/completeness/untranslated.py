"""Prose that was left in the language of the source.

Commands, file names, addresses, identifiers, titles and mottos are the same in every language.
Prose is recognised by its function words: those of the source language that the target language
does not have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from align import languages
from align.checks.engine.reading import Pair, Side
from align.checks.families import dictionaries
from align.checks.families.form.quotes import quoted
from align.checks.model.finding import Mark, Span
from align.text import shown

_LETTERS = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SMALL_WORD = re.compile(r"(?<![\w-])[^\W\dA-ZА-ЯЁ_]+(?![\w-])")
_CHUNK = re.compile(r"\S+")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Signs of code, commands, addresses and file names: an option, a symbol, a dot, a digit or a
#: capital inside a word.
CODE = re.compile(
    r"^[-–]{1,2}\w|^\.\w|[_/\\=$<>{}|@#~^*+&`]|\w\.[^\W\d_]{2}|\w\(\d|[a-zа-яё][A-ZА-ЯЁ]"
    r"|[^\W\d_]\d|\d[^\W\d_]{3}|\w:\w"
)
#: Prose has at least this many function words, and they are at least this share of its lower-case
#: words.
_LEAST, _SHARE = 1, 0.1
#: A piece is reported if it has at least this many lower-case words.
_ENOUGH = 3


def foreign(pair: Pair) -> Mark | None:
    """Report the target sentence, or the run of words, that was left in the source language."""
    src, tgt = pair.src, pair.tgt
    if src.lang == tgt.lang or not tgt.text:
        return None
    for number, span in enumerate(tgt.sentences):
        if _left_alone(tgt.sentence(number), src, tgt.lang):
            src_span = src.whole if len(src.sentences) < 2 else (0, 0)
            facts = {"text": tgt.sentence(number)}
            return Mark("untranslated-sentence", pair.number, src_span, span, facts)
    return _fragment(pair)


def _left_alone(text: str, src: Side, lang: str) -> bool:
    in_cyrillic = languages.of(lang).script == "Cyrl"
    same_letters = in_cyrillic == (languages.of(src.lang).script == "Cyrl")
    if same_letters and text not in src.text:
        return False
    if not same_letters:
        letters = _LETTERS.findall(text)
        cyrillic = sum(bool(_CYRILLIC.match(char)) for char in letters)
        if cyrillic >= 0.2 * len(letters) if in_cyrillic else cyrillic <= 0.5 * len(letters):
            return False
    words = [text[slice(*span)] for span in _plain_words(text)]
    small = _small(words, src.lang)
    few = len(small) < 3 if same_letters else len(small) < 2 and len(words) < 4
    # Some headlines have no function words, and neither has code.
    is_code = any(CODE.search(chunk) for chunk in text.split())
    return (
        not few
        and not _is_unknown(small, src.lang)
        and not _is_of_a_third_language(small, src.lang)
        and (not is_code or _is_prose(text, src.lang, lang))
    )


def _is_unknown(words: Sequence[str], lang: str) -> bool:
    """Whether words are not of a language, though nothing says of which other: *Canis lupus*."""
    if any(word in languages.of(lang).function_words for word in words):
        return False
    known = dictionaries.of(lang)
    return known is not None and 2 * sum(map(known.knows, words)) <= len(words)


def _small(words: Sequence[str], lang: str) -> Sequence[str]:
    """The lower-case words. For a known language without capitals: all words in its script."""
    language = languages.of(lang)
    if language.function_words and not language.has_capitals:
        return [word for word in words if not (word[0].islower() or word[0].isupper())]
    return [word for word in words if word[0].islower()]


def _is_of_a_third_language(words: Sequence[str], src_lang: str) -> bool:
    """Whether the words look more like a third language than like the source language: a motto."""
    known = {
        language.tag: sum(word in language.function_words for word in words)
        for language in languages.every()
        if language.function_words
    }
    return max(known.values()) > known.get(src_lang, len(words))


def _fragment(pair: Pair) -> Mark | None:
    """The longest run of prose that is the same, word for word, in the source."""
    run = _longest_shared(pair)
    if run is None:
        return None
    start, end = run
    piece = pair.tgt.text[start:end]
    words = [piece[slice(*span)] for span in _plain_words(piece)]
    if not _is_prose(piece, pair.src.lang, pair.tgt.lang) or _is_of_a_third_language(
        _small(words, pair.src.lang), pair.src.lang
    ):
        return None
    at = pair.src.text.find(piece)
    facts = {"text": shown(piece)}
    doubt = pair.doubt + (_is_cited(pair.tgt, run) or _is_title(piece, pair.src.lang))
    return Mark("untranslated-part", pair.number, (at, at + len(piece)), run, facts, doubt)


def _longest_shared(pair: Pair) -> Span | None:
    text, there = pair.tgt.text, pair.src.text
    words = _plain_words(text)
    best: tuple[int, Span] | None = None
    first = 0
    for last in range(len(words)):
        while first <= last and text[words[first][0] : words[last][1]] not in there:
            first += 1
        if first > last:
            continue
        span = words[first][0], words[last][1]
        small = len(_small([text[a:b] for a, b in words[first : last + 1]], pair.src.lang))
        if small >= _ENOUGH and (best is None or small > best[0]):
            best = small, span
    return best[1] if best else None


def _plain_words(text: str) -> Sequence[Span]:
    """The words of a text, without code."""
    return [
        (chunk.start() + word.start(), chunk.start() + word.end())
        for chunk in _CHUNK.finditer(text)
        if not CODE.search(chunk[0])
        for word in _WORDS.finditer(chunk[0])
    ]


def _is_prose(piece: str, src_lang: str, tgt_lang: str) -> bool:
    """Whether a piece has function words of its language, and more of them than of the other: a
    German text may quote English words. If these are not known, enough lower-case words make prose.
    """
    telling = telling_words(src_lang, tgt_lang)
    words = [piece[slice(*span)] for span in _plain_words(piece)]
    small = [word.replace("’", "'") for word in _small(words, src_lang)]
    if not telling:
        return len(small) >= _ENOUGH
    found = sum(word in telling for word in small)
    own = sum(word in telling_words(tgt_lang, src_lang) for word in small)
    return found >= max(_LEAST, _SHARE * len(small), own + 1 if own else 0)


@lru_cache(maxsize=64)
def telling_words(src_lang: str, tgt_lang: str) -> frozenset[str]:
    """The function words of the source language that are not words of the target language."""
    return languages.of(src_lang).function_words - languages.of(tgt_lang).function_words


def _is_title(piece: str, lang: str) -> bool:
    """Whether all words of a piece but function words have a capital, as in an English title, in a
    language whose nouns have none.
    """
    common = languages.of(lang).function_words
    long = [
        word
        for word in (piece[slice(*span)] for span in _plain_words(piece))
        if len(word) > 1 and word not in common
    ]
    return (
        not languages.of(lang).names.nouns_with_capitals
        and len(long) >= _TITLE
        and all(word[0].isupper() for word in long)
    )


#: A title has at least this many words with a capital.
_TITLE = 2


def _is_cited(tgt: Side, run: Span) -> bool:
    """Whether a run is a title or a motto: in quotation marks or at the beginning of a bracket."""
    start, end = run
    if tgt.text[:start].rstrip().endswith(("(", "[", "‘", "‚", " '")):
        return True
    return any(
        one <= start and end <= other and not _SMALL_WORD.search(tgt.text, one, start)
        for one, other in quoted(tgt.text, tgt.lang)
    )
