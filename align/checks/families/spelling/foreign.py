"""Foreign words: single words of the translation that are still in the source language.

If the two languages have different scripts, the letters show it. A word in Latin letters may also
be a name or a brand in a text in other letters, so only common words of the source language count.
If the script is the same, a word is foreign that stands in the source and that only the dictionary
of the source language knows. Quotations, glosses in brackets, titles, code, names, and words that
the translation uses several times are left alone. Longer passages belong to ``completeness``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from align import languages
from align.aligner import wordtables
from align.aligner.lexicon import STEM
from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading
from align.checks.families import dictionaries
from align.checks.families.completeness.untranslated import CODE, telling_words
from align.checks.families.form.quotes import matched, quoted
from align.checks.families.naming.gazetteer import is_country, places
from align.checks.families.spelling.texts import CAPITAL_NOUNS, FIGURE, HYPHENS, OPENS, WORD, plain
from align.checks.model.finding import Mark, Span
from align.languages import cldr
from align.languages.model import words

#: The scripts, as the module ``regex`` calls them, of writing systems that use several.
_SCRIPTS = {"Jpan": ("Han", "Hira", "Kana"), "Kore": ("Hang",), "Hani": ("Han",)}
#: A word that occurs in this many beads of a passage belongs to the translation.
_OFTEN = 3
#: Words that are not in the source in this form have this many letters in common with one of it.
_BEGINNING = 4
#: Shorter words in Latin letters are mostly symbols and units.
_SHORTEST = 3
#: Longer words inside a name have a capital, unless they are function words.
_PARTICLE = 3
#: Latin phrases that many languages keep.
_LATIN = words(
    "a ad al alia alma alter ante bona corpus cum de ego et etc ex facto fide hoc ibid in inter",
    "jure mater modus non operandi passim per post posteriori pro priori quo rata se sic sine",
    "situ status versa via vice vitro vivo vs",
)
#: Fewer letters do not show in which script a translation is.
_ENOUGH = 100
#: The language from which all others borrow.
_LENDER = "en"
#: A stem of the word tables is translated if its likeliest translation has this probability.
_TRANSLATED = 0.15
#: Words that are longer than a stem by more than this may be others, with the same beginning.
_ENDING = 4
#: Latin letters that look like words of one letter in Cyrillic script, and the reverse.
_ALIKE = {"Cyrl": "[aceikoyABCEIKOY]", "Latn": "[аеіокуАЕІОКСУ]"}


#: Words in Latin letters, and what stands around them without spaces.
_LATIN_CHUNK = re.compile("[!-~\u00c0-\u024f’‑]+")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f]++(?:['’][A-Za-z\u00c0-\u024f]++)*")
#: A word goes on after one of these.
_NO_END = re.compile(r"[-‑\d]|\.\w")


class Stray(NamedTuple):
    """Words of a translation that are in the source language: their span in each text, and how
    many steps of severity they lose.
    """

    src: Span
    tgt: Span
    doubt: int = 0


def check(reading: Reading) -> Iterator[Mark]:
    """Look for words of the source language, and for single letters of another alphabet."""
    src, tgt = reading.src_lang, reading.tgt_lang
    if src == tgt:
        return
    letters = _letters(src, tgt)
    texts = [pair.tgt.text for pair in reading.filled]
    if letters and _is_mostly(letters, texts):
        return  # the translation is not in the script of its language
    found = [
        (pair, one) for pair in reading.filled for one in _kept_apart(pair, _strays(pair, letters))
    ]
    often = Counter(pair.tgt.text[slice(*one.tgt)].casefold() for pair, one in found)
    telling = telling_words(src, tgt)
    for pair, one in found:
        text = pair.tgt.text[slice(*one.tgt)]
        if often[text.casefold()] < _OFTEN or text.casefold() in telling:
            yield Mark("foreign-word", pair.number, one.src, one.tgt, {"tgt": text}, one.doubt)
    yield from _single_letters(reading)


@lru_cache(maxsize=64)
def _letters(src: str, tgt: str) -> regex.Pattern[str] | None:
    """A pattern of words in the script of the source if the target does not use it."""
    own, other = (_scripts(lang) for lang in (src, tgt))
    only = [script for script in own if script not in other]
    if not only or not other:
        return None
    signs = "".join(rf"\p{{Script={script}}}" for script in only)
    return regex.compile(rf"(?:[{signs}ー]\p{{M}}*+)++")


def _scripts(lang: str) -> Sequence[str]:
    script = cldr.script(lang)
    return _SCRIPTS.get(script, (script,) if script else ())


def _is_mostly(letters: regex.Pattern[str], texts: Sequence[str]) -> bool:
    """Whether most letters of some texts are those of the pattern."""
    strange = sum(len(match[0]) for text in texts for match in letters.finditer(text))
    return strange >= _ENOUGH and 2 * strange > sum(
        char.isalpha() for text in texts for char in text
    )


def _strays(pair: Pair, letters: regex.Pattern[str] | None) -> Sequence[Stray]:
    if letters is None:
        return _of_same_script(pair)
    if cldr.script(pair.src.lang) == "Latn":
        return _in_latin(pair)
    text = pair.tgt.text
    spans = [match.span() for match in letters.finditer(text)]
    if not spans:
        return ()
    return [
        Stray(_place(text[slice(*span)], pair.src.text), span)
        for span in _joined(text, spans)
        if _is_word(text[slice(*span)], pair.src.lang)
    ]


def _is_word(text: str, lang: str) -> bool:
    """Whether it is more than a letter that is used as a sign: α."""
    return len(text) > 1 or cldr.script(lang) != "Grek"


def _place(word: str, source: str) -> Span:
    """Where a word stands in the source; an empty span if it does not."""
    at = source.casefold().find(word.casefold()) if len(source) == len(source.casefold()) else -1
    return (at, at + len(word)) if at >= 0 else (0, 0)


def _joined(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    """The spans, those with only a space, a hyphen or a slash between them as one."""
    found: list[Span] = []
    for start, end in spans:
        if found and re.fullmatch(r"[\s/’'‐‑-]{1,3}", text[found[-1][1] : start]):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _kept_apart(pair: Pair, strays: Sequence[Stray]) -> Sequence[Stray]:
    """Those of ``strays`` that are not quoted: a quotation, or what stands in brackets, is left
    alone if half of it or more is foreign, or if the source has it word for word.
    """
    if not strays:
        return strays
    side, source = pair.tgt, pair.src.text.casefold()
    spans = [
        *quoted(side.text, side.lang),
        *((a.at, b.at) for a, b in matched(side.text, side.lang).pairs if not a.is_quote),
    ]
    apart = []
    for start, end in spans:
        inside = [one.tgt for one in strays if start <= one.tgt[0] and one.tgt[1] <= end]
        letters = sum(map(str.isalpha, side.text[start:end]))
        is_mostly = 2 * sum(b - a for a, b in inside) >= letters
        if is_mostly or side.text[start + 1 : end - 1].casefold() in source:
            apart += inside
    return [one for one in strays if one.tgt not in apart]


class _Word(NamedTuple):
    span: Span
    word: str


def _words(text: str) -> list[_Word]:
    """The words of a text without those in code, as dictionaries write them."""
    return [
        _Word(match.span(), plain(match[0]))
        for chunk in re.finditer(r"\S+", text)
        if not CODE.search(chunk[0])
        for match in WORD.finditer(text, *chunk.span())
    ]


def _in_latin(pair: Pair) -> Sequence[Stray]:
    """Common words in Latin letters within a translation in another script."""
    text, source = pair.tgt.text, pair.src.text
    latin = [
        _Word(match.span(), plain(match[0]))
        for chunk in _LATIN_CHUNK.finditer(text)
        if not CODE.search(chunk[0])
        for match in _LATIN_WORD.finditer(text, *chunk.span())
    ]
    if not latin:
        return ()
    there = {one.word.casefold() for one in _words(source)}
    found = []
    for run in _runs(text, latin):
        span = run[0].span[0], run[-1].span[1]
        if (
            all(_is_common(one.word, pair.src.lang) and one.word in there for one in run)
            and any(len(one.word) >= _SHORTEST for one in run)
            and not any(one.word in _LATIN for one in run)
            and not FIGURE.search(text, max(0, span[0] - 12), span[0])
            and not _NO_END.match(text, span[1])
        ):
            doubt = min(_doubt_of_loan(one.word, pair) for one in run)
            found.append(Stray(_place(text[slice(*span)], source), span, doubt))
    return found


def _runs(text: str, latin: Sequence[_Word]) -> Iterator[list[_Word]]:
    """The words in runs with only spaces and hyphens between them."""
    run: list[_Word] = []
    for one in latin:
        if run and text[run[-1].span[1] : one.span[0]].strip(" \u00a0-‑&"):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _is_common(word: str, lang: str) -> bool:
    """Whether it is a common word of a language and not a name."""
    if not word.islower():
        return False
    dictionary = dictionaries.of(lang)
    return word in languages.of(lang).function_words or (
        dictionary is not None and dictionary.knows(word)
    )


def _of_same_script(pair: Pair) -> Sequence[Stray]:
    """Words that stand in both texts and belong only to the language of the source."""
    ours = dictionaries.of(pair.tgt.lang)
    theirs = dictionaries.of(pair.src.lang)
    if ours is None or theirs is None:
        return ()
    source = _words(pair.src.text)
    there = {one.word.casefold(): one for one in reversed(source)}
    beginnings = {word[:_BEGINNING] for word in there if len(word) > _BEGINNING}
    target = _words(pair.tgt.text)
    found = []
    for k, (span, word) in enumerate(target):
        origin = there.get(word.casefold())
        if (
            len(word) < 2
            or (origin is None and word[:_BEGINNING] not in beginnings)
            or _knows(ours, word)
        ):
            continue
        near = target[max(0, k - 1) : k + 2]
        doubt = _doubt_of(word, span[0], origin, pair, theirs)
        in_name = _is_in_name(span, near, pair) or _is_in_long_name(k, target, pair)
        if doubt is not None and not in_name:
            doubt += (
                _is_in_title(near, pair, ours, theirs)
                or _is_in_compound(span, pair.tgt.text)
                or (pair.src.lang == _LENDER and _is_named_by(span, near, pair))
                or _is_of_neither(span, near, pair, ours, theirs)
            )
            found.append(Stray(origin.span if origin else (0, 0), span, doubt))
    return _in_runs(found, pair.tgt.text, pair.src.text)


def _in_runs(strays: Sequence[Stray], text: str, source: str) -> Sequence[Stray]:
    """The words, those with only a space between them as one."""
    found: list[Stray] = []
    for one in strays:
        last = found[-1] if found else None
        if last and text[last.tgt[1] : one.tgt[0]] == " ":
            span = last.tgt[0], one.tgt[1]
            place = _place(text[slice(*span)], source)
            found[-1] = Stray(place if any(place) else last.src, span, min(last.doubt, one.doubt))
        else:
            found.append(one)
    return found


def _knows(dictionary: dictionaries.Dictionary, word: str) -> bool:
    """Whether a dictionary has a word, or the longest part of one with an apostrophe."""
    forms = [word, word.lower()]
    if dictionary.lang in CAPITAL_NOUNS:
        forms.append(word.capitalize())
    if "'" in word:
        longest = max(word.split("'"), key=len)
        forms += [longest, longest.lower()]
    return any(dictionary.knows(form) for form in dict.fromkeys(forms))


def _doubt_of(
    word: str, at: int, origin: _Word | None, pair: Pair, theirs: dictionaries.Dictionary
) -> int | None:
    """How many steps of severity a word loses that the dictionary of the translation does not
    have; None if it is no word of the source language, or a name. ``at`` is its place, and
    ``origin`` the same word in the source.
    """
    is_theirs = _knows(theirs, word)
    if word.islower():
        if not is_theirs:
            return 1 if origin and len(word) > _SHORTEST else None
        return max(int(origin is None and pair.src.lang == _LENDER), _doubt_of_loan(word, pair))
    if origin is None or not is_theirs or not word[1:].islower():
        return None
    if theirs.knows(word.lower()):
        if origin.word.islower():
            # A capital inside a sentence makes it a name: *doctor porter*, «el doctor Porter».
            is_name = not OPENS.search(pair.tgt.text, 0, at) or pair.tgt.lang in CAPITAL_NOUNS
            return None if is_name else 0
        if OPENS.search(pair.src.text, 0, origin.span[0]):
            if word.lower() in telling_words(pair.src.lang, pair.tgt.lang):
                return 0
            return None if pair.src.lang == _LENDER else 1  # English surnames are often words
    return _doubt_of_noun(word, origin, pair) if pair.src.lang in CAPITAL_NOUNS else None


def _doubt_of_loan(word: str, pair: Pair) -> int:
    """One step for a word in lower case that other languages may have borrowed, as they do from
    English, unless it is a function word or the word tables translate it.
    """
    if pair.src.lang != _LENDER or word in languages.of(pair.src.lang).function_words:
        return 0
    return int(len(word) <= _SHORTEST or _is_translated(word, pair) is not True)


def _doubt_of_noun(word: str, origin: _Word, pair: Pair) -> int | None:
    """The same for a noun of a language in which all nouns have a capital; None for a name. A
    country is called otherwise in the translation.
    """
    nouns = languages.of(pair.src.lang).names.nouns or "(?!)"
    before = _AFTER_NAME.search(pair.src.text, 0, origin.span[0])
    after_name = before is not None and not OPENS.search(pair.src.text, 0, before.start())
    if re.fullmatch(nouns, word) and not after_name:
        return 0
    langs = pair.src.lang, pair.tgt.lang
    if any(map(is_country, places(*langs).exactly(word))):
        return None if places(*reversed(langs)).exactly(word) else 0
    translated = _is_translated(word, pair)
    return 1 if translated is None else 0 if translated else None


#: A word after another with a capital may be a surname: *Herr Hartung*.
_AFTER_NAME = regex.compile(r"\p{Lu}[\w-]*\.? $")


def _is_translated(word: str, pair: Pair) -> bool | None:
    """Whether the word tables translate a word by another; None if they do not have it."""
    if len(word) > STEM + _ENDING:
        return None
    stem = word.lower()[:STEM]
    known = wordtables.between(pair.src.lang, pair.tgt.lang).table.get(stem, {})
    if not known:
        return None
    likely = {other: (a * b) ** 0.5 for other, (a, b) in known.items()}
    best = max(likely, key=lambda other: likely[other])
    return None if likely[best] < _TRANSLATED else best != stem


def _is_in_name(span: Span, near: Sequence[_Word], pair: Pair) -> bool:
    """Whether a word is part of a name that stands in both texts: Bank *of* Scotland, Karla
    *Lindenau*. A small word without a capital has one before and after it.
    """
    text, source = pair.tgt.text, pair.src.text
    others = [one for one in near if one.span != span and one.word[0].isupper()]
    if text[span[0]].isupper():
        return any(
            _stand_together(text, source, one.span, span) and not OPENS.search(text, 0, one.span[0])
            for one in others
        )
    word = text[slice(*span)]
    is_small = len(word) <= _PARTICLE or word in languages.of(pair.src.lang).function_words
    return (
        is_small
        and len(others) == 2
        and _stand_together(text, source, others[0].span, others[1].span)
    )


def _is_in_long_name(k: int, words: Sequence[_Word], pair: Pair) -> bool:
    """Whether a short word without a capital is part of a title that stands in both texts, with
    words with a capital around it: *Fog on the Tyne*.
    """
    common = languages.of(pair.src.lang).function_words
    first = last = k
    while first > 0 and words[first].word in common:
        first -= 1
    while last < len(words) - 1 and words[last].word in common:
        last += 1
    return (
        words[k].word in common
        and words[first].word[0].isupper()
        and words[last].word[0].isupper()
        and _stand_together(pair.tgt.text, pair.src.text, words[first].span, words[last].span)
    )


def _is_of_neither(
    span: Span,
    near: Sequence[_Word],
    pair: Pair,
    ours: dictionaries.Dictionary,
    theirs: dictionaries.Dictionary,
) -> bool:
    """Whether a word stands, in both texts, beside one in lower case that neither language has: a
    title in a third one.
    """
    text, source = pair.tgt.text, pair.src.text
    return any(
        one.span != span
        and one.word.islower()
        and _stand_together(text, source, one.span, span)
        and not _knows(theirs, one.word)
        and not _knows(ours, one.word)
        for one in near
    )


def _is_named_by(span: Span, near: Sequence[_Word], pair: Pair) -> bool:
    """Whether a word follows a name in both texts, as what a brand sells: *Tarnwick account*."""
    text, source = pair.tgt.text, pair.src.text
    return any(
        one.span[1] <= span[0]
        and one.word[0].isupper()
        and not OPENS.search(text, 0, one.span[0])
        and _stand_together(text, source, one.span, span)
        for one in near
    )


def _stand_together(text: str, source: str, one: Span, other: Span) -> bool:
    return text[min(one[0], other[0]) : max(one[1], other[1])] in source


def _is_in_compound(span: Span, text: str) -> bool:
    """Whether a hyphen joins a word to another."""
    return text[span[0] - 1 : span[0]] in HYPHENS or text[span[1] : span[1] + 1] in HYPHENS


def _is_in_title(
    near: Sequence[_Word],
    pair: Pair,
    ours: dictionaries.Dictionary,
    theirs: dictionaries.Dictionary,
) -> bool:
    """Whether a word stands, in both texts, beside a word with a capital that is a common word of
    the source language only, as in a title or the name of an institution.
    """
    text, source = pair.tgt.text, pair.src.text
    return any(
        text[one.span[0] : other.span[1]] in source
        and any(
            each.word[0].isupper() and theirs.knows(each.word.lower()) and not ours.knows(each.word)
            for each in (one, other)
        )
        for one, other in pairwise(near)
    )


def _single_letters(reading: Reading) -> Iterator[Mark]:
    """Words of one letter that are written with a letter of another alphabet: Latin «c»."""
    script = cldr.script(reading.tgt_lang)
    if script not in _ALIKE or (script == "Latn" and cldr.script(reading.src_lang) == "Cyrl"):
        return
    own = rf"\p{{Script={script}}}"
    lone = _lone(_ALIKE[script], own)
    for pair in reading.filled:
        for match in lone.finditer(pair.tgt.text):
            yield Mark("foreign-letter", pair.number, (0, 0), match.span(), {"tgt": match[0]})


@lru_cache(maxsize=2)
def _lone(letters: str, own: str) -> regex.Pattern[str]:
    """One of ``letters`` as a word between words in ``own`` letters, the second in lower case. A
    capital is a word only at the beginning of a text: «план C» names a plan.
    """
    small = "".join(char for char in letters.strip("[]") if char.islower())
    return regex.compile(
        rf"(?:(?<={own}{{2}},?[ \u00a0])[{small}]|(?<=^|[.!?…]\s){letters})"
        rf"(?=[ \u00a0]{own}{{2}})"
    )


FAMILY = Family(
    "foreign",
    check,
    {
        "foreign-word": Kind(
            "warning", "Word not translated", "“{tgt}” is still in the source language."
        ),
        "foreign-letter": Kind(
            "warning",
            "Letter of another alphabet",
            "“{tgt}” looks right but is a letter of another alphabet.",
        ),
    },
    reach=0,
    part_of=("completeness",),
)
