"""What Sverka knows about a language, as data.

Each class serves one stage of the work. Every field has a harmless default for languages that leave
it out: no abbreviations, no numerals, no cues. Months, weekdays, decimal signs and the script come
from the CLDR and need not be written down.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from align.languages import cldr


def words(*lists: str) -> frozenset[str]:
    """Read lists of words separated by spaces."""
    return frozenset(word for one in lists for word in one.split())


def numbered(text: str, first: int = 1) -> Mapping[str, int]:
    """Read groups of words, separated by commas: word -> the number of its group."""
    groups = enumerate(text.split(","), first)
    return MappingProxyType({word: number for number, group in groups for word in group.split()})


@dataclass(frozen=True, slots=True)
class Marks:
    """How sentences end; the marks of every script (``languages.marks``) are always known.

    ``extra`` are further end marks and ``question`` further question marks of this language.
    ``typed`` are marks that are typed instead of its full stop at the end of a text.
    ``asks`` is a pattern of sentences that may be questions without a question mark. ``may_lack``:
    sentences may end without a mark. Further patterns: ``interrogatives`` are words that open a
    question, also a reported one (*whether*), ``reports`` words that report one (*asked*),
    ``requests`` open a sentence that demands what a question asks for (*list*, *explain*).
    ``tags`` are questions after a comma that ask nothing: *right?*, «понимаете?».
    ``spaced`` are marks that follow a space.
    """

    extra: str = ""
    question: str = ""
    typed: str = ""
    asks: str = ""
    may_lack: bool = False
    interrogatives: str = ""
    reports: str = ""
    requests: str = ""
    tags: str = ""
    spaced: str = ""


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotation marks: ``styles`` are pairs of an opening and a closing mark, the usual one first.

    ``points_out``: « always opens a quotation, whatever is next to it. ``high_closes``: “ closes
    one. ``loose``: texts mix up the curly marks, so that any of them opens or closes.
    """

    styles: tuple[str, ...] = ()
    points_out: bool = False
    high_closes: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Vague:
    """Words, by lemma, with which phrases begin that are hardly terms: ``anywhere`` (*last week*,
    *same house*), or only ``before`` one of the ``nouns`` (*first time*, but *first aid*).
    """

    anywhere: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stops:
    """What full stops after a word mean. Abbreviations are written without their last full stop.

    An entry in lower case matches any case; ``Rep`` matches ``Rep`` and ``REP`` but not ``rep``,
    which may be an ordinary word.
    """

    heads: frozenset[str] = frozenset()  # something always follows: Mr, т.е
    numbered: frozenset[str] = frozenset()  # an abbreviation before a number, else a word: No, ст
    tails: frozenset[str] = frozenset()  # ends a sentence before a capital: etc, т.д
    either: frozenset[str] = frozenset()  # ends one only before an opener: Inc, U.S
    openers: frozenset[str] = frozenset()  # words that open sentences and are not names: The, Он
    plain: frozenset[str] = frozenset()  # words that the library wrongly takes for abbreviations
    endings: frozenset[str] = frozenset()  # of longer words, like ``either``: (Goethe)str
    measures: frozenset[str] = (
        frozenset()
    )  # ends one after a number, else like a head: 2 st, s. Anna
    years: frozenset[str] = frozenset()  # after the number of a year; may end a sentence: r, г
    counted: frozenset[str] = frozenset()  # the number after it has a stop too: čl. 5. Zakona
    headings: frozenset[str] = frozenset()  # words numbered in headings and captions: chapter
    lettered: frozenset[str] = frozenset()  # words before a letter that is not an initial: plan
    orders: tuple[str, ...] = ()  # endings of verbs that open a sentence and are not names
    ordinals: bool = False  # «5. Mai»: the stop turns a number into an ordinal
    #: The library to ask about words in none of these lists, and whether only about lower case.
    library: Literal["sentencex", "razdel"] = "sentencex"
    only_small: bool = False


@dataclass(frozen=True, slots=True)
class Spaces:
    """What spaces mean where only a space separates sentences, and also parts of a sentence.

    ``letters`` are those of the script, for a character class. A sentence goes on after a space
    before the words ``continues`` and after the words ``leads``; the words ``opens`` begin one.
    Written together with their neighbours, they are compared as beginnings and endings. The model
    ``learnt`` in ``align/models/spaces.json`` replaces these words.
    """

    letters: str = ""
    continues: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    opens: frozenset[str] = frozenset()
    learnt: str = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """Words before the colon at the start of a turn, in lower case.

    ``letters`` are the single letters for a question and for an answer. ``directions`` may follow
    the word for a question: to whom, from whom. ``particles`` are lower-case words inside names.
    ``nobody`` are capitalised words before a colon that do not name a speaker.
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
    """Months from 1 and weekdays from Monday 0, in lower case, if the CLDR does not have them.

    ``months`` are further forms of the names. ``mentions`` also refer to a month, and are used when
    dates are compared: short names, rarer cases, adjectives. ``capitals``: the names of months have
    a capital. ``unclear`` are names that are also other words, and name a month only with a day or
    a year; ``people`` are first names if they have a capital. ``holidays`` are patterns of the
    names of holidays by month and day: (12, 31) is *New Year's Eve*.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    mentions: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    capitals: bool = False
    unclear: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    holidays: Mapping[tuple[int, int], str] = field(default_factory=dict)


#: ``part``: a fraction (half). ``vague``: often not a number at all (one, pair, second).
Role = Literal["unit", "tens", "hundreds", "scale", "part", "vague"]


class Numeral(NamedTuple):
    """What a number word contributes: its value, how it combines, and whether it ends a number, as
    an ordinal does.
    """

    value: Fraction
    role: Role
    last: bool = False


def role_of(value: int) -> Role:
    """How a number below 1,000 combines."""
    return "unit" if value < 20 else "tens" if value < 100 else "hundreds"


class NumeralWords:
    """Collects the number words of a language; of two numerals for one form the first counts."""

    def __init__(self) -> None:
        self.found: dict[str, Numeral] = {}

    def put(
        self, forms: str, value: Fraction | int, role: Role | None = None, *, last: bool = False
    ) -> None:
        """Add ``forms``, separated by spaces. Without a ``role``, ``role_of`` decides."""
        numeral = Numeral(Fraction(value), role or role_of(int(value)), last)
        for form in forms.split():
            self.found.setdefault(form, numeral)

    def put_all(
        self, table: Mapping[int, str] | Mapping[Fraction, str], role: Role | None = None
    ) -> None:
        """Add the forms of each value in ``table``."""
        for value, forms in table.items():
            self.put(forms, value, role)

    def put_endings(
        self, stem: str, endings: Iterable[str], value: int, role: Role | None = None, *,
        last: bool = False,
    ) -> None:  # fmt: skip
        """Add ``stem`` with each of the ``endings``."""
        self.put(" ".join(stem + ending for ending in endings), value, role, last=last)


class Inside(NamedTuple):
    """The possible values of a number inside a word, and whether the word is only that number:
    ``zweitausendachtzehn`` is, «пятилетний» is not.
    """

    values: frozenset[Fraction]
    whole: bool = False


def _no_numerals() -> Mapping[str, Numeral]:
    return {}


@dataclass(frozen=True)
class Numerals:
    """Number words.

    ``make`` builds the table ``known`` of words in lower case; forms that nobody writes do no harm.
    ``joins`` stand between two number words, and so do ``fillers``, which have no meaning.
    ``prefix`` is a join written together with the next word, in a language that says units before
    tens. ``ordinals_agree``: tens before an ordinal unit are ordinals too, «dwudziesty piąty».
    ``inside`` finds a number inside another word. ``scales`` are words that follow figures, or the
    beginnings of such words, with their powers of ten; ``scale_forms`` is a pattern of them, for a
    language that does not need those of the CLDR. ``times`` are patterns of times of day, with the
    group ``hour``, and the minutes to add to this hour: 30 for *half past five*, -30 for «половина
    шестого»; with the group ``minute`` as well, -1 or 1: *twenty to six*. ``multiples`` are
    patterns of words for twice, three times, ... ``each`` is a pattern of the word before the
    ordinal in *every third*, ``out_of`` one of what stands between the numbers of *one in five*.
    ``together`` are words for a number of people, which may count a list:
    «четверо». ``shares`` are patterns of phrases for shares: *a third of*, «третья часть».
    ``about`` is a pattern of the words before a ten that stands for its decade: *late* sixties.
    ``scores``: «quatre-vingt-dix» is four score and ten. ``han``: numbers may be written in Chinese
    characters. ``centuries``: hundreds with a capital are centuries: «Settecento» is the 18th.
    ``below`` are two patterns, of words before and after a number that make it one
    below zero: *minus* ten, ten degrees *of frost*; ``above`` the same for a number above zero.
    """

    make: Callable[[], Mapping[str, Numeral]] = _no_numerals
    joins: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    prefix: str = ""
    ordinals_agree: bool = False
    inside: Callable[[str], Inside | None] | None = None
    scales: Mapping[str, int] = field(default_factory=dict)
    scale_forms: str = ""
    times: tuple[tuple[str, int], ...] = ()
    multiples: Mapping[int, str] = field(default_factory=dict)
    each: str = ""
    out_of: str = ""
    together: frozenset[str] = frozenset()
    shares: Mapping[Fraction, str] = field(default_factory=dict)
    about: str = ""
    scores: bool = False
    han: bool = False
    centuries: bool = False
    below: tuple[str, str] = ("", "")
    above: tuple[str, str] = ("", "")

    @cached_property
    def known(self) -> Mapping[str, Numeral]:
        """The number words in all their forms."""
        return self.make()


@dataclass(frozen=True, slots=True)
class Negation:
    """Negative words, as alternatives of a pattern.

    ``openly`` are the negations themselves, ``plainly`` words with a negative meaning (*unable*),
    ``somehow`` words that sometimes translate a negation (*only*), ``idioms`` phrases that only
    look negative: *not only*. ``repeats`` are negations that repeat another one of their clause:
    *nada* in «no vio nada». ``wants`` are words that require a negation in their sentence, and
    ``partners`` the words that provide it. ``near`` is the number of words before and after a
    negation that it may negate, ``before`` the number of words before it that it can still reach.
    ``put_in`` negates a verb when put before it. ``inside``: the language writes no spaces, so
    negations are parts of longer words. ``forbids`` are words of a prohibition: *must not*,
    «нельзя». ``opposes`` are words for opposition, which is no opposition when negated: *nobody
    objected*. ``answers`` are words that alone answer yes, and those that answer no. ``free`` are
    words for what costs nothing, and words for costs. ``extends`` are words that extend a negation
    to something else: *or* in *does not eat or drink*.
    """

    openly: tuple[str, ...]
    plainly: tuple[str, ...] = ()
    somehow: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    put_in: str = ""
    near: tuple[int, int] = (0, 1)
    before: int = 0
    wants: str = ""
    partners: str = ""
    repeats: str = ""
    inside: bool = False
    forbids: str = ""
    opposes: str = ""
    answers: tuple[str, str] = ("", "")
    free: tuple[str, str] = ("", "")
    extends: str = ""


@dataclass(frozen=True, slots=True)
class Modality:
    """Words of obligation and of permission, each as a pattern."""

    duty: str
    leave: str


@dataclass(frozen=True, slots=True)
class Measures:
    """Names of currencies and units that the CLDR lacks: words in lower case, with the names that
    ``align.checks`` uses.

    ``coins`` are the names of parts of currencies, with their forms separated by spaces.
    ``phrases`` are names of several words. ``endings`` are the endings of nouns, separated by
    spaces. ``plural`` is added to each word of ``units`` and ``phrases``. ``compounds``: a unit may
    be the end of a longer word, as in Werktage.
    """

    money: Mapping[str, str] = field(default_factory=dict)
    coins: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    endings: str = ""
    plural: str = ""
    compounds: bool = False


@dataclass(frozen=True, slots=True)
class Ranges:
    """What stands next to the limits of a range, as patterns: ``start`` before the first number
    (*from* 3 to 5), ``end`` before the last one; ``start_after`` and ``end_after`` after them, as
    in «3から». ``since`` and ``until`` make a single date the beginning or the end of a time.
    """

    start: str = ""
    end: str = ""
    start_after: str = ""
    end_after: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """Customs of writing names.

    ``nouns_with_capitals``: all nouns have a capital; ``words_with_capitals``: the words of titles
    and of the names of bodies have one. Patterns: ``articles`` stand before common
    nouns; ``titles`` have a capital but are not names; ``abbreviations`` are those of titles and
    the like, in lower case; ``common`` words have a capital here that other languages may leave
    out. ``countries`` are acronyms that a translation may add or leave out. ``customs`` are names
    of persons, places or bodies in this language that do not sound like the English ones. ``short``
    are abbreviations and nicknames, without a full stop, that stand for the beginning of a longer
    name: Wash, Washington. ``gaps`` is a pattern of traces that a left-out name leaves in a text,
    ``nouns`` one of nouns that are hardly names, if all nouns have a capital.
    """

    nouns_with_capitals: bool = False
    words_with_capitals: bool = False
    articles: str = ""
    titles: str = ""
    abbreviations: str = ""
    common: str = ""
    countries: frozenset[str] = frozenset()
    customs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    short: Mapping[str, str] = field(default_factory=dict)
    gaps: str = ""
    nouns: str = ""


#: Each of these meanings and the opposite one. ``more`` and ``less`` are growth and decline,
#: ``only`` and ``all`` are about people.
OPPOSITES = (
    ("left", "right"), ("north", "south"), ("east", "west"), ("more", "less"), ("before", "after"),
    ("at least", "at most"), ("over", "under"), ("first half", "second half"), ("only", "all"),
)  # fmt: skip
#: The same for words that say so only of what they translate: *open* beside *closed* may be about
#: two doors.
ANTONYMS = (
    ("open", "closed"), ("win", "lose"), ("buy", "sell"), ("husband", "wife"),
    ("brother", "sister"), ("son", "daughter"), ("father", "mother"), ("mr", "mrs"),
    ("summer", "winter"), ("morning", "evening"), ("hot", "cold"), ("full", "empty"),
    ("rich", "poor"), ("strong", "weak"), ("dead", "alive"), ("arrive", "leave"), ("begin", "end"),
    ("allow", "forbid"),
)  # fmt: skip
#: Scripts that have capitals.
_WITH_CAPITALS = frozenset({"", "Armn", "Copt", "Cyrl", "Glag", "Grek", "Latn"})
#: Arabic and Persian digits, and their decimal point, thousands separator and percent sign.
_ARABIC_SIGNS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", "01234567890123456789.,%")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")


@dataclass(frozen=True, eq=False)
class Language:
    """A language; ``align.languages.of`` finds it by its tag.

    ``tag`` is its primary subtag. ``opposites`` are patterns of the words for each of
    ``OPPOSITES`` and ``ANTONYMS``; ``loosely`` are further words that may mean the same.
    ``joiner`` separates two sentences. ``function_words`` are short words that identify prose in
    this language, without those that programming languages use as well (``if``, ``then``, ``do``).
    ``vague`` begins phrases that are hardly terms. ``twice`` are words that may be doubled in a
    correct text; ``doubles``: so may all others (“adım adım”, step by step). ``elision``: an
    apostrophe ends a word (l'eau); ``apostrophe``: it is a letter inside a word (п'ять), U+02BC in
    tables. ``spelling`` maps letters in texts to those that the tables use. ``lone`` are the
    letters that are words, in lower case, if it is known which. ``slips`` are patterns (of the
    library ``regex``) of ordinary words that are hardly more than slips of the pen where they
    stand, with the words that were meant: *more tan*, *than*.
    ``stemmer`` is its name in Snowball.
    """

    tag: str
    joiner: str = " "
    marks: Marks = Marks()
    quotes: Quotes = Quotes()
    stops: Stops = Stops()
    spaces: Spaces = Spaces()
    labels: Labels = Labels()
    calendar: Calendar = Calendar()
    numerals: Numerals = Numerals()
    negation: Negation | None = None
    modality: Modality | None = None
    measures: Measures = Measures()
    ranges: Ranges = Ranges()
    names: Names = Names()
    opposites: Mapping[str, str] = field(default_factory=dict)
    loosely: Mapping[str, str] = field(default_factory=dict)
    function_words: frozenset[str] = frozenset()
    vague: Vague = Vague()
    twice: frozenset[str] = frozenset()
    doubles: bool = False
    elision: bool = False
    apostrophe: bool = False
    spelling: Mapping[str, str] = field(default_factory=dict)
    lone: str | None = None
    slips: Mapping[str, str] = field(default_factory=dict)
    stemmer: str = ""

    @cached_property
    def script(self) -> str:
        """The script (ISO 15924) that it is mostly written in; empty if unknown."""
        return cldr.script(self.tag)

    @property
    def has_capitals(self) -> bool:
        """Whether its script has capitals, which mark names."""
        return self.script in _WITH_CAPITALS

    @cached_property
    def months(self) -> Mapping[str, int]:
        """The forms of the names of months, in lower case, from 1."""
        return self._spelt(cldr.months(self.tag) | dict(self.calendar.months))

    @cached_property
    def month_mentions(self) -> Mapping[str, int]:
        """The names of months and other words that refer to a month, in lower case, from 1."""
        return {**self.months, **self._spelt(self.calendar.mentions)}

    @cached_property
    def weekdays(self) -> Mapping[str, int]:
        """The forms of the names of weekdays, in lower case, Monday 0."""
        named = cldr.weekdays(self.tag)
        # An «s» forms the plural or the adverb in many languages: Mondays, montags.
        with_s = {} if self.calendar.weekdays else {f"{name}s": day for name, day in named.items()}
        return self._spelt({**named, **with_s, **self.calendar.weekdays})

    def _spelt(self, table: Mapping[str, int]) -> Mapping[str, int]:
        return {self.plain(word): number for word, number in table.items()}

    @cached_property
    def decimal_sign(self) -> str:
        """``.`` or ``,``; a point if unknown."""
        return cldr.decimal_sign(self.tag)

    def plain(self, text: str) -> str:
        """``text`` in the spelling of this language's tables, character by character."""
        for sign, usual in self.spelling.items():
            text = text.replace(sign, usual)
        if self.script == "Arab":
            text = text.translate(_ARABIC_SIGNS)
        return _APOSTROPHE.sub("ʼ", text) if self.apostrophe else text
