"""Words with a capital: which of them may be names, by what is known of their languages.

Words are told from names by tables of titles, abbreviations and what English writes with a capital,
and in Russian by its dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from align.anchors.calendar import month_names
from align.checks.engine.reading import Side
from align.checks.families import russian
from align.checks.families.figures.dates import weekday_names
from align.checks.model.finding import Span

_WORD = re.compile(r"[^\W\d_]+(?:[’'‑-][^\W\d_]+)*")
#: Articles and the like before a noun, in languages that have them.
_ARTICLE = re.compile(
    r"(?<!\w)(?:the|an?|this|that|these|those|its|their|his|her|our|your|"
    r"d(?:er|ie|as|em|en|es)|(?:k?ein|dies|jed|ihr|sein|unser)(?:e[mnrs]?)?|"
    r"zu[mr]|im|ins|am|vom|beim|le|la|les|une?|des|du|el|los|las)\s$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 5
#: Of a list of names only so many are looked at.
_MOST_NAMES = 60
_ABBREVIATIONS = re.compile(
    "mr|mrs|ms|dr|prof|rev|sens?|gov|gen|lt|col|capt|sgt|cpl|maj|adm|cmdr|det|insp|supt|reps?|st|"
    "jr|sr|hon|mt|ft|ave|blvd|inc|ltd|corp|co|dept|univ|assn|bros|vol|ch|fig|sec|art|nos?|dist|atty"
)
_OPENING = "«\"“„‘'(–—-…* "
_GENITIVE = re.compile(r"['’]s?$")
#: Languages that write every noun with a capital.
NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})
#: Titles and the like: English writes them with a capital, and they name nobody.
_TITLES = re.compile(
    r"I|Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Prof|Madam|Prime|Premier|Vice|Deputy|Special|Chief|Foreign|"
    r"Minist(?:er|ry|ers)|Presiden(?:t|ts|cy)|Secretary|Chair(?:man|woman)?|Chancellor|Director|"
    r"Governor|Mayor|Senator|Officer|Ambassador|Envoy|Representatives?|Members?|Kings?|Queen|"
    r"Prin(?:ce|cess)|Pope|Father|Saint|Judge|Justice|Captain|Professor|Doctor|General|Colonel|"
    r"Stateside|Internal|External|National|International|First|Second|Third|New|Old|Great|Grand"
)
#: Words that English writes with a capital and other languages translate.
NO_NAMES = re.compile(
    r"\w{3,}(?:ese|ish|ians?|icans?|eans?|ern)|Jews?|Jewish|Muslims?|Greeks?|French|Dutch|Swiss|"
    r"God|Internet|Democrats?|Democratic|Labour|Tory|Tories|Christmas|Easter|Councils?|Committee|"
    r"Commission|Department|Agency|Office|Bureau|Board|Court|Part(?:y|ies)|House|Senate|Congress|"
    r"Parliament|Government|Assembly|Union|Federation|Republic|Kingdom|States?|Nations?|Security|"
    r"United|World|War|Act|Agreement|Treaty|Plan|Conference|Summit|Group|Bank|Fund|"
    r"Compan(?:y|ies)|Corporation|Institute|Cent(?:er|re)|Associat(?:ion|ed)|Organi[sz]ation|"
    r"Service|Forces?|Army|Navy|University|School|College|Academy|Church|Street|Road|Avenue|City|"
    r"Town|County|River|Lake|Sea|Ocean|Olympics?|North|South|East|West|Day|Week|Cup|League|Games|"
    r"Awards?|Prize|Hall|Park|Hotel|Airport|Station"
)
#: Offices and the like in one Russian word, each of several words in other languages: «Госдеп».
_OFFICES = re.compile(
    "Гос[^т]|Глав|Нацб|Центроб|Генпр|Генш|Генсек|Генасс|Евросо|Евроко|Европар|Совбез|Рособ|Роском|"
    "Мин(?:об|фин|юст|здр|эн|эк|прос|ин|тр|с)"
)


class Name(NamedTuple):
    """A word with a capital in a text of a bead: its dictionary form and its span."""

    word: str
    span: Span


def is_first(text: str, name: Name) -> bool:
    """Whether a word begins a sentence, a quotation or an item."""
    before = text[: name.span[0]].rstrip(_OPENING)
    return not before or before[-1] in '.!?…:»”"'


def small_words(texts: Iterable[str]) -> set[str]:
    """The words that a document writes small somewhere."""
    return {match[0] for text in texts for match in _WORD.finditer(text) if match[0].islower()}


@lru_cache(maxsize=1 << 14)
def capitals(text: str, lang: str) -> tuple[Name, ...]:
    """The words with a capital in their dictionary forms, as far as the language is known."""
    names = (
        Name(_plain(match[0], lang), match.span())
        for match in _WORD.finditer(text)
        if match[0][0].isupper() and len(match[0]) > 1
    )
    return tuple(islice(names, _MOST_NAMES))


def _plain(word: str, lang: str) -> str:
    if lang == "ru":
        return russian.name(word) or word
    return _GENITIVE.sub("", word)


def may_be_lost(name: Name, side: Side) -> bool:
    """Whether a word with a capital may be a name whose rendering is missed."""
    if not is_name(name, side):
        return False
    word = name.word.lower()
    if side.text[name.span[1] : name.span[1] + 1] == "." and len(word) <= _LONGEST_ABBREVIATION:
        cut = _ABBREVIATIONS.fullmatch(word)
        return not cut and not any(one.startswith(word) for one in _calendar(side.lang))
    return len(word) > 2 and word not in _calendar(side.lang) and not _TITLES.fullmatch(name.word)


def is_name(name: Name, side: Side) -> bool:
    """Whether a word with a capital is a name by what is known of its language."""
    written = side.text[slice(*name.span)]
    if side.lang != "ru":
        return True
    # Acronyms of countries are put in to explain: «штат Орегон, США».
    if written.isupper() or _OFFICES.match(written):
        return False
    return russian.name(written) is not None


def has_article(name: Name, side: Side) -> bool:
    """Whether an article or the like stands before a word."""
    return _ARTICLE.search(side.text[max(0, name.span[0] - 12) : name.span[0]]) is not None


@lru_cache(maxsize=16)
def _calendar(lang: str) -> frozenset[str]:
    """The names of months and weekdays."""
    return frozenset({*month_names(lang), *weekday_names(lang)})
