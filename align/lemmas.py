"""Lemmas and parts of speech of single words, in any language.

A word is judged without its sentence, so one that can be several parts of speech has the tags of
all of them. Russian is read by pymorphy3, other languages by simplemma, English tags by
LemmInflect; the last two belong to the extra ``lemmas``. Without simplemma, and in languages that
it does not know, the common part of a word's forms (its stem) stands for the lemma.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any, NamedTuple

import snowballstemmer

from align import languages
from align.errors import UsageError, require
from align.words import Message

#: The parts of speech of Universal Dependencies that words can have here.
TAGS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "SCONJ", "VERB", "X",
)  # fmt: skip
#: Parses of a Russian word that are less likely than this are ignored.
_LIKELY = 0.08
#: The tags of OpenCorpora as those of Universal Dependencies.
_RUSSIAN = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADJ", "VERB": "VERB", "INFN": "VERB",
    "PRTF": "VERB", "PRTS": "VERB", "GRND": "VERB", "NUMR": "NUM", "ADVB": "ADV", "NPRO": "PRON",
    "PRED": "ADV", "PREP": "ADP", "CONJ": "CCONJ SCONJ", "PRCL": "PART", "INTJ": "INTJ",
}  # fmt: skip
_NAMES = ("Name", "Surn", "Patr", "Geox", "Orgn")
#: Names of languages that simplemma calls otherwise.
_OTHERWISE = {"sr": "hbs", "hr": "hbs", "bs": "hbs", "sh": "hbs", "no": "nb"}
#: English words that the dictionary of LemmInflect leaves out, or lists only in rare readings.
_ENGLISH = {
    "DET": "a an the this that these those each every either neither some any no all both another "
    "which what whose my your his her its our their",
    "PRON": "i you he she it we they me him her us them myself yourself himself herself itself "
    "ourselves themselves yourselves mine yours hers ours theirs who whom whose which what that "
    "this these those someone somebody something anyone anybody anything everyone everybody "
    "everything nobody nothing none one there",
    "AUX": "be am is are was were been being have has had having do does did will would shall "
    "should can could may might must ought cannot",
    "ADP": "of in to for with on at from by about as into like through after over between out "
    "against during without before under around among within along across behind beyond toward "
    "towards upon off since until despite per via amid beside besides beneath throughout",
    "CCONJ": "and or but nor yet so",
    "SCONJ": "that if because as while although though since until unless whether when where after "
    "before than once whereas",
    "NUM": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred thousand million billion",
    "PART": "to not",
    "INTJ": "oh ah yes hello",
    "ADV": "not very too also then there here when where why how however again just now only so "
    "never always more most less least",
}


class Reading(NamedTuple):
    """What is known about a word: its dictionary form in lower case, and its tags from ``TAGS``
    with a space between them; empty if nothing says so.
    """

    lemma: str
    tags: str


def read(word: str, lang: str) -> Reading:
    """Read a word, as it is written, in the language with the primary subtag ``lang``."""
    if word[:1].isdigit():
        return Reading(word.lower(), "NUM" if has_tags(lang) else "")
    if lang == "ru":
        return _russian(word)
    return Reading(_lemma(word, lang), _english(word) if lang == "en" and has_tags(lang) else "")


def lemma(word: str, lang: str) -> str:
    """The lemma alone."""
    return read(word, lang).lemma


def stem(word: str, lang: str) -> str:
    """The part that the forms of a word share, by the Snowball rules; the word itself in lower case
    in languages without such rules.
    """
    stemmer = _stemmer(languages.of(lang).stemmer)
    return str(stemmer.stemWord(word.lower())) if stemmer else word.lower()


def has_tags(lang: str) -> bool:
    """Whether words of a language get tags."""
    return lang == "ru" or (lang == "en" and _has("lemminflect"))


def require_tags(lang: str) -> None:
    """Raise UsageError if no library knows the tags of words in a language, and DependencyError if
    it is not installed.
    """
    if lang == "en":
        require(Message("a search for tags of English words"), "lemminflect")
    if not has_tags(lang):
        raise UsageError(
            "words in {lang} have no tags", hint="Tags are known in English and Russian", lang=lang
        )


def reader_of(lang: str) -> str:
    """What reads a language, with versions: two calls of ``read`` agree if this is the same."""
    names = ["pymorphy3", "pymorphy3-dicts-ru"] if lang == "ru" else []
    if lang != "ru":
        names = ["simplemma"] if _known_to_simplemma(lang) else ["snowballstemmer"]
    if lang == "en" and has_tags(lang):
        names.append("lemminflect")
    return " ".join(["2", *(f"{name}-{version(name)}" for name in names)])


@cache
def russian() -> Any:
    """The analyser of pymorphy3, which takes a moment to load."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=1 << 8)  # callers ask several things about one word, one after another
def russian_parses(word: str) -> tuple[Any, ...]:
    """The parses of a Russian word; empty if it has letters that Python does not know, because
    pymorphy3 fails on them.
    """
    try:
        return tuple(russian().parse(word))
    except ValueError:
        return ()


def _russian(word: str) -> Reading:
    parses = russian_parses(word)
    if not parses:
        return Reading(word.lower(), "X")
    tags = (_tag(parse) for k, parse in enumerate(parses) if not k or parse.score >= _LIKELY)
    return Reading(str(parses[0].normal_form), _joined(" ".join(tags).split()))


def _tag(parse: Any) -> str:
    kind = str(parse.tag.POS or "")
    if kind == "NOUN" and any(mark in parse.tag for mark in _NAMES):
        return "PROPN"
    if kind == "ADJF" and "Apro" in parse.tag:
        return "DET"
    return _RUSSIAN.get(kind, "X")


def _lemma(word: str, lang: str) -> str:
    if not _known_to_simplemma(lang):
        return stem(word, lang)
    import simplemma

    return str(simplemma.lemmatize(word, lang=_OTHERWISE.get(lang, lang))).lower()


def _english(word: str) -> str:
    known = _closed().get(word.lower(), [])
    from lemminflect import getAllLemmas

    found = [] if len(known) > 1 or "DET" in known else list(getAllLemmas(word.lower()))
    if word[:1].isupper() and not known and (not found or word.isupper()):
        found.append("PROPN")
    return _joined([*known, *found]) or "X"


def _joined(tags: list[str]) -> str:
    return " ".join(dict.fromkeys(tags))


@cache
def _closed() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag, words in _ENGLISH.items():
        for word in words.split():
            found.setdefault(word, []).append(tag)
    return found


@cache
def _known_to_simplemma(lang: str) -> bool:
    if not _has("simplemma"):
        return False
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return _OTHERWISE.get(lang, lang) in SUPPORTED_LANGUAGES


@cache
def _has(module: str) -> bool:
    return find_spec(module) is not None


@lru_cache(maxsize=32)
def _stemmer(name: str) -> Any:
    """The Snowball stemmer with this name; None if this version of the library lacks it."""
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None
