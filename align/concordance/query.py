"""Queries: what to look for, as data, and two ways to write it.

``simple`` reads words as people write them, ``cql`` a subset of the Corpus Query Language of the
Corpus Workbench and of Sketch Engine (see ``docs/search.md``). Both give alternatives: plain
sequences of conditions on words next to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product

from align import lemmas
from align.aligner.links import words
from align.concordance.index import SIDES, fold
from align.errors import UsageError

ATTRIBUTES = ("word", "lemma", "tag")
#: How often a word may be repeated by ``*``, ``+`` and ``{n,}``.
MOST_REPEATED = 10
#: Limits of one query, so that it cannot take all memory.
_MOST_ALTERNATIVES = 2_000
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Value:
    """A word whose ``attribute`` is ``value``, or matches it completely if that is a regular
    expression; if ``lang`` is given, only in that language. Lemmas and tags ignore case anyway.
    """

    attribute: str
    value: str
    is_regex: bool = False
    ignore_case: bool = False
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """A word that does not fulfil ``condition``."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class All:
    """A word that fulfils all ``conditions``."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """A word that fulfils at least one of ``conditions``."""

    conditions: tuple[Condition, ...]


Condition = Value | Not | All | Some
#: Words next to each other; None is any word.
Sequence_ = tuple[Condition | None, ...]
Alternatives = tuple[Sequence_, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """The other side of the bead has one of ``alternatives``; with ``negated``, none of them."""

    alternatives: Alternatives
    negated: bool = False
    #: The side or the language that the query named, if it did.
    side: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: one of ``alternatives``, in one sentence if ``in_sentence``, where all
    conditions on the other side hold.
    """

    alternatives: Alternatives
    in_sentence: bool = False
    across: tuple[Across, ...] = ()


def simple(
    text: str, langs: Iterable[str], *, form: bool = False, match_case: bool = False
) -> Query:
    """Read a word or a phrase. Each word stands for all its forms, or with ``form`` only for
    itself; ``*`` stands for any letters, and ``?`` inside a word for one.

    ``langs`` are the languages of the index: words and their lemmas differ between them. Raises
    UsageError if there is no word.
    """
    found = []
    for lang in langs:
        sequence = tuple(
            _word(word, lang, form=form or match_case, match_case=match_case)
            for word in _words(text, lang)
        )
        if sequence:
            found.append(sequence)
    if not found:
        raise UsageError(
            "there is no word in {text!r}", hint="Search for a word or a phrase", text=text
        )
    if any(all(test is None for test in one) for one in found):
        raise _no_condition()
    return Query(tuple(dict.fromkeys(found)))


_APOSTROPHE = re.compile(r"\w['’]\w")
#: Stands for a wildcard in a word; it is a letter, so that words are cut as usual.
_MANY, _ONE = "ⲷ", "ⲹ"


def _words(text: str, lang: str) -> list[str]:
    marked = re.sub(r"(?<=\w)\?(?=\w)", _ONE, re.sub(r"\*+", _MANY, text))
    return [marked[begin:end] for begin, end in words(marked, lang)]


def _word(word: str, lang: str, *, form: bool, match_case: bool) -> Condition | None:
    if word == _MANY:
        return None
    if _MANY in word or _ONE in word:
        pattern = re.escape(word).replace(_MANY, ".*").replace(_ONE, ".")
        return Value("word", pattern, is_regex=True, ignore_case=not match_case, lang=lang)
    # The lemma of "don't" is "do", which nobody means who writes "don't".
    form = form or bool(_APOSTROPHE.search(word))
    same = Value("word", word, ignore_case=not match_case, lang=lang)
    if form:
        return same
    return Some((Value("lemma", lemmas.lemma(word, lang), lang=lang), same))


# --------------------------------------------------------------------------- CQL

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')(?P<flags>%[a-z]+)?
    |(?P<sentence><s\s*/>)
    |(?P<count>\{\s*\d*\s*(?:,\s*\d*\s*)?\})
    |(?P<name>[^\W\d][\w.-]*)
    |(?P<sign>!=|[\[\]()&|!=?*+:])
    )""",
    re.VERBOSE,
)
_PLAIN = re.compile(r"[^\\.^$*+?{}\[\]|()]*")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    flags: str
    at: int


def cql(text: str) -> Query:
    """Read a query in CQL. Raises UsageError, which says where it cannot be read."""
    return _Reader(text).query()


class _Reader:
    """Reads a query from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(self._cut())
        self._at = 0

    def query(self) -> Query:
        alternatives = self._alternatives()
        in_sentence, across = False, []
        while self._more():
            negated = self._take("!")
            self._need("within")
            if not negated and self._is("sentence"):
                self._at += 1
                in_sentence = True
                continue
            if not self._is("name"):
                raise self._refused()
            side = self._next().text.lower()
            self._need(":")
            across.append(Across(self._alternatives(), negated, side))
        for one in (alternatives, *(one.alternatives for one in across)):
            if any(all(test is None for test in sequence) for sequence in one):
                raise _no_condition()
        return Query(alternatives, in_sentence, tuple(across))

    def _alternatives(self) -> Alternatives:
        found = list(self._sequence())
        while self._take("|"):
            found += self._sequence()
        return self._bounded(found)

    def _sequence(self) -> Alternatives:
        parts = [self._piece()]
        while self._is("string") or self._sees("[") or self._sees("("):
            parts.append(self._piece())
        empty: Alternatives = ((),)
        return reduce(self._product, parts, empty)

    def _piece(self) -> Alternatives:
        empty: Alternatives = ((),)
        if self._is("string"):
            found: Alternatives = ((self._test("word"),),)
        elif self._take("["):
            found = ((None if self._sees("]") else self._either(),),)
            self._need("]")
        elif self._take("("):
            found = self._alternatives()
            self._need(")")
        else:
            raise self._refused()
        while bounds := self._bounds():
            least, most = bounds
            repeated = [
                sequence
                for n in range(least, most + 1)
                for sequence in reduce(self._product, [found] * n, empty)
            ]
            found = self._bounded(repeated)
        return found

    def _bounds(self) -> tuple[int, int] | None:
        for sign, bounds in {"?": (0, 1), "*": (0, MOST_REPEATED), "+": (1, MOST_REPEATED)}.items():
            if self._take(sign):
                return bounds
        if not self._is("count"):
            return None
        least, comma, most = self._next().text[1:-1].replace(" ", "").partition(",")
        low = int(least or 0)
        high = int(most) if most else (low if not comma else max(low, MOST_REPEATED))
        if low > high or high > _LONGEST or not (least or comma):
            self._at -= 1
            raise self._refused()
        return low, high

    def _either(self) -> Condition:
        found = [self._both()]
        while self._take("|"):
            found.append(self._both())
        return found[0] if len(found) == 1 else Some(tuple(found))

    def _both(self) -> Condition:
        found = [self._unit()]
        while self._take("&"):
            found.append(self._unit())
        return found[0] if len(found) == 1 else All(tuple(found))

    def _unit(self) -> Condition:
        if self._take("!"):
            return Not(self._unit())
        if self._take("("):
            found = self._either()
            self._need(")")
            return found
        if not self._is("name"):
            raise self._refused()
        name = self._next().text
        if name not in ATTRIBUTES:
            raise UsageError(
                "words have no attribute {name!r}",
                hint="Use one of: {names}",
                name=name,
                names=", ".join(ATTRIBUTES),
            )
        negated = self._take("!=")
        if not negated:
            self._need("=")
        test = self._test(name)
        return Not(test) if negated else test

    def _test(self, attribute: str) -> Value:
        if not self._is("string"):
            raise self._refused()
        token = self._next()
        if set(token.flags) - set("%c"):
            raise UsageError(
                "unknown flag {flags}", hint="Only %c (ignore case) is known", flags=token.flags
            )
        value = re.sub(r"\\([\"'])", r"\1", token.text[1:-1])
        return Value(attribute, value, not _PLAIN.fullmatch(value), "c" in token.flags)

    def _product(self, first: Alternatives, second: Alternatives) -> Alternatives:
        return self._bounded([one + other for one, other in product(first, second)])

    def _bounded(self, found: Sequence[Sequence_]) -> Alternatives:
        if len(found) > _MOST_ALTERNATIVES or any(len(one) > _LONGEST for one in found):
            raise UsageError(
                "the query stands for too many sequences of words",
                hint="Use fewer or narrower repetitions",
            )
        return tuple(dict.fromkeys(found))

    # ------------------------------------------------------------------ tokens

    def _cut(self) -> Iterator[_Token]:
        at, end = 0, len(self._text.rstrip())
        while at < end:
            match = _TOKEN.match(self._text, at)
            if match is None:
                raise _unreadable(self._text, at)
            kind = match.lastgroup or "sign"
            kind = "string" if kind == "flags" else kind
            yield _Token(kind, match[kind], match["flags"] or "", match.start(kind))
            at = match.end()

    def _more(self) -> bool:
        return self._at < len(self._tokens)

    def _is(self, kind: str) -> bool:
        return self._more() and self._tokens[self._at].kind == kind

    def _sees(self, text: str) -> bool:
        return self._more() and self._tokens[self._at].text == text

    def _take(self, text: str) -> bool:
        seen = self._sees(text)
        self._at += seen
        return seen

    def _next(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _need(self, text: str) -> None:
        if not self._take(text):
            raise self._refused(text)

    def _refused(self, needed: str = "") -> UsageError:
        at = self._tokens[self._at].at if self._more() else len(self._text)
        return _unreadable(self._text, at, needed)


def _unreadable(text: str, at: int, needed: str = "") -> UsageError:
    before, after = text[:at], text[at:]
    if needed:
        return UsageError(
            "the query cannot be read: {needed!r} is missing after {before!r}",
            hint="docs/search.md describes the language",
            needed=needed,
            before=before,
        )
    return UsageError(
        "the query cannot be read from {after!r} on" if after else "the query is not complete",
        hint="docs/search.md describes the language",
        after=after,
    )


def _no_condition() -> UsageError:
    return UsageError("the query would find every word", hint="Name at least one word")


def sides_of(query: Query) -> frozenset[str]:
    """The sides that are not searched, because a condition on the other side names them."""
    return frozenset(one.side for one in query.across if one.side in SIDES)


__all__ = ["Across", "All", "Condition", "Not", "Query", "Some", "Value", "cql", "fold", "simple"]
