"""What Sverka knows of a language, as data.

Each part is what one stage of the work asks for. A field that a language leaves out has a default
that does no harm: no abbreviations, no numerals, no cues. What the CLDR knows (months, weekdays,
decimal signs, the script) is read from it and need not be written down.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from align.languages import cldr


def words(*lists: str) -> frozenset[str]:
    """Read lists of words written with spaces."""
    return frozenset(word for one in lists for word in one.split())


def numbered(text: str, first: int = 1) -> Mapping[str, int]:
    """Read groups of words, with commas between the groups, to the number of their group."""
    groups = enumerate(text.split(","), first)
    return MappingProxyType({word: number for number, group in groups for word in group.split()})


@dataclass(frozen=True, slots=True)
class Marks:
    """How sentences end; the marks of every script are known anyway (``languages.marks``).

    ``extra`` are further end marks and ``question`` further question marks, of this language alone.
    ``asks`` is a pattern of sentences that may be questions without a question mark. ``may_lack``:
    sentences may end without a mark.
    """

    extra: str = ""
    question: str = ""
    asks: str = ""
    may_lack: bool = False


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotation marks: ``styles`` are pairs of an opening and a closing mark, the usual one first.

    ``points_out``: « opens, whatever stands next to it. ``high_closes``: “ closes.
    """

    styles: tuple[str, ...] = ()
    points_out: bool = False
    high_closes: bool = False


@dataclass(frozen=True, slots=True)
class Stops:
    """What full stops after a word mean. Abbreviations are written without their last full stop.

    An entry in lower case stands for any case; ``Rep`` stands for ``Rep`` and ``REP`` but not for
    ``rep``, which may be a word.
    """

    heads: frozenset[str] = frozenset()  # something always follows: Mr, т.е
    numbered: frozenset[str] = frozenset()  # a number follows, or it is a word: No, ст
    tails: frozenset[str] = frozenset()  # ends a sentence before a capital: etc, т.д
    either: frozenset[str] = frozenset()  # ends one before an opener only: Inc, U.S
    openers: frozenset[str] = frozenset()  # words that open sentences and are no names: The, Он
    plain: frozenset[str] = frozenset()  # words that the library takes for abbreviations
    ordinals: bool = False  # «5. Mai»: the stop makes an ordinal of a number
    #: The library to ask about words in none of these lists, and whether only about small ones.
    library: Literal["sentencex", "razdel"] = "sentencex"
    only_small: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """Words before the colon at the start of a turn, in lower case.

    ``letters`` are the single letters for a question and for an answer. ``directions`` may follow
    the word for a question: to whom, from whom. ``particles`` stand inside names in lower case.
    ``nobody`` are capitalised words that stand before a colon and name no speaker.
    """

    question: frozenset[str] = frozenset()
    answer: frozenset[str] = frozenset()
    asker: frozenset[str] = frozenset()
    letters: tuple[str, str] | None = None
    directions: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Calendar:
    """Months from 1 and weekdays from Monday 0, in lower case, as far as the CLDR lacks them.

    ``months`` are further forms of the names. ``mentions`` also speak of a month, and are of use
    where dates are compared: short names, rarer cases, adjectives. ``capitals``: the names of
    months have a capital.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    mentions: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    capitals: bool = False


#: ``part``: a share (half). ``vague``: a word that often stands for no number (one, pair, second).
Role = Literal["unit", "tens", "hundreds", "scale", "part", "vague"]


class Numeral(NamedTuple):
    """What a number word adds: its value, how it combines, and whether it ends a number, as an
    ordinal does.
    """

    value: Fraction
    role: Role
    last: bool = False


def role_of(value: int) -> Role:
    """How a number below 1,000 combines."""
    return "unit" if value < 20 else "tens" if value < 100 else "hundreds"


class Inside(NamedTuple):
    """The values that a number inside a word may have, and whether the word is that number and
    nothing else: ``zweitausendachtzehn``, but not «пятилетний».
    """

    values: frozenset[Fraction]
    whole: bool = False


def _no_numerals() -> Mapping[str, Numeral]:
    return {}


@dataclass(frozen=True)
class Numerals:
    """Number words.

    ``make`` builds the table ``known``, of words in lower case; a form that nobody writes does
    no harm. ``joins`` stand between two of them, ``fillers`` too and say nothing. ``prefix`` is a
    join that is written with the word after it, in a language that counts units before tens.
    ``ordinals_agree``: tens are ordinals as well before an ordinal unit, «dwudziesty piąty».
    ``inside`` finds a number inside another word. ``scales`` are words, or their beginnings, that
    follow figures, with their powers of ten; ``scale_forms`` is a pattern of them, for a language
    whose scales the CLDR need not add to.
    """

    make: Callable[[], Mapping[str, Numeral]] = _no_numerals
    joins: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    prefix: str = ""
    ordinals_agree: bool = False
    inside: Callable[[str], Inside | None] | None = None
    scales: Mapping[str, int] = field(default_factory=dict)
    scale_forms: str = ""

    @cached_property
    def known(self) -> Mapping[str, Numeral]:
        """The number words in all their forms."""
        return self.make()


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that deny, as alternatives of a pattern.

    ``openly`` are the negations themselves, ``plainly`` words that deny in themselves (*unable*),
    ``somehow`` what a negation is now and then rendered by (*only*), ``idioms`` what looks like a
    negation and is not: *not only*. ``wants`` are words that need a negation in their sentence, and
    ``partners`` what fulfils it. ``near`` counts the words before and after a negation that it
    may deny, ``before`` those before it that it may still reach. ``put_in`` denies a verb when put
    before it.
    """

    openly: tuple[str, ...]
    plainly: tuple[str, ...]
    somehow: tuple[str, ...]
    idioms: tuple[str, ...]
    put_in: str
    near: tuple[int, int] = (0, 1)
    before: int = 0
    wants: str = ""
    partners: str = ""


@dataclass(frozen=True, slots=True)
class Modality:
    """Words of duty and of leave, each as a pattern."""

    duty: str
    leave: str


@dataclass(frozen=True, slots=True)
class Measures:
    """What the CLDR does not call currencies and units: words in lower case, with the names that
    ``align.checks`` has for them.

    ``ending`` is a pattern of the endings of nouns; ``endings`` are those, with spaces between
    them, that may take their place. ``plural`` is put to each word of ``money`` and ``units``.
    """

    money: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    ending: str = ""
    endings: str = ""
    plural: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """Customs of writing names.

    ``nouns_with_capitals``: every noun has one. Patterns: ``articles`` stand before common nouns;
    ``titles`` have a capital and name nobody; ``abbreviations`` of titles and the like, in small
    letters; ``common`` words have a capital here that other languages may leave out. ``countries``
    are acronyms that a translation may add or leave out. ``customs`` is what this language calls a
    person, place or body that English calls otherwise, where that does not sound alike.
    """

    nouns_with_capitals: bool = False
    articles: str = ""
    titles: str = ""
    abbreviations: str = ""
    common: str = ""
    countries: frozenset[str] = frozenset()
    customs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


#: Scripts whose letters are large and small.
_WITH_CAPITALS = frozenset({"", "Armn", "Copt", "Cyrl", "Glag", "Grek", "Latn"})
#: Figures of Arabic and Persian, and their decimal point, thousands' comma and percent sign.
_ARABIC_SIGNS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", "01234567890123456789.,%")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")


@dataclass(frozen=True, eq=False)
class Language:
    """A language; ``align.languages.of`` finds it by its tag.

    ``tag`` is its primary subtag. ``joiner`` stands between two sentences. ``function_words`` are
    small words that give prose in this language away; those that command languages have as well
    (``if``, ``then``, ``do``) are not among them. ``twice`` are words that stand twice in good
    texts. ``elision``: an apostrophe ends a word (l'eau); ``apostrophe``: it is a letter inside one
    (п'ять), U+02BC in tables. ``spelling`` are letters that texts write otherwise than tables do.
    ``stemmer`` is its name in Snowball.
    """

    tag: str
    joiner: str = " "
    marks: Marks = Marks()
    quotes: Quotes = Quotes()
    stops: Stops = Stops()
    labels: Labels = Labels()
    calendar: Calendar = Calendar()
    numerals: Numerals = Numerals()
    negation: Negation | None = None
    modality: Modality | None = None
    measures: Measures = Measures()
    names: Names = Names()
    function_words: frozenset[str] = frozenset()
    twice: frozenset[str] = frozenset()
    elision: bool = False
    apostrophe: bool = False
    spelling: Mapping[str, str] = field(default_factory=dict)
    stemmer: str = ""

    @cached_property
    def script(self) -> str:
        """The script (ISO 15924) that it is mostly written in; empty if unknown."""
        return cldr.script(self.tag)

    @property
    def has_capitals(self) -> bool:
        """Whether its script has capitals, by which names are told."""
        return self.script in _WITH_CAPITALS

    @cached_property
    def months(self) -> Mapping[str, int]:
        """The forms of the names of months, in lower case, from 1."""
        return self._spelt(cldr.months(self.tag) | dict(self.calendar.months))

    @cached_property
    def month_mentions(self) -> Mapping[str, int]:
        """The names of months and what else speaks of one, in lower case, from 1."""
        return {**self.months, **self._spelt(self.calendar.mentions)}

    @cached_property
    def weekdays(self) -> Mapping[str, int]:
        """The forms of the names of weekdays, in lower case, Monday 0."""
        named = cldr.weekdays(self.tag)
        # An «s» makes the plural or the adverb of many languages: Mondays, montags.
        with_s = {} if self.calendar.weekdays else {f"{name}s": day for name, day in named.items()}
        return self._spelt({**named, **with_s, **self.calendar.weekdays})

    def _spelt(self, table: Mapping[str, int]) -> Mapping[str, int]:
        return {self.plain(word): number for word, number in table.items()}

    @cached_property
    def decimal_sign(self) -> str:
        """``.`` or ``,``; a point if it is unknown."""
        return cldr.decimal_sign(self.tag)

    def plain(self, text: str) -> str:
        """A text, sign for sign, in the spelling of this language's tables."""
        for sign, usual in self.spelling.items():
            text = text.replace(sign, usual)
        if self.script == "Arab":
            text = text.translate(_ARABIC_SIGNS)
        return _APOSTROPHE.sub("ʼ", text) if self.apostrophe else text
