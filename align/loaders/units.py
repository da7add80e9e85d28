"""What files of translation units have in common: units, their texts, and facts about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from align.loaders import guard, language
from align.loaders.records import Report
from align.text import Fact
from align.words import Message

#: Elements of inline markup whose content is code of the original file, not text.
_CODES = frozenset(["bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec", "cp", "sub"])

# Attributes in which inline codes say what they stand for, and the values that separate words.
_TYPES = ("ctype", "type", "subType")
_BREAK_TYPE = re.compile(
    r"(?:^|[-:_])(?:lb|br|break|linebreak|newline|pb|p|para|paragraph|tab|hr|li|div|td|tr)$",
    re.IGNORECASE,
)
# Elements that hold the code itself, and the codes that separate words.
_WRITTEN = ("equiv-text", "equiv", "equivStart", "disp", "dispStart")
_BREAK = re.compile(
    r"<\s*/?\s*(?:\w{1,20}:)?(?:br|p|div|li|ul|ol|table|t[dhr]|h[1-6r]|tab|cr)\b"
    r"|\\(?:[nrt]|line|par|tab)(?![a-zA-Z])|[\n\r\t\u2028\u2029]",
    re.IGNORECASE,
)

# They stand for codes until a text is complete; no text contains them.
_GONE, _BREAKS = "\ufdd0", "\ufdd1"
_AROUND_CODES = re.compile(f" *[{_GONE}{_BREAKS}][ {_GONE}{_BREAKS}]*")

# Codes after the last word of a sentence, with a letter behind them.
_BETWEEN_SENTENCES = re.compile(
    r"(?:(?<=[^\W\d_]{2}[.!?…])|(?<=[^\W\d_][.!?…][»”\")]))" + f"[{_GONE}]+" + r"(?=([^\W\d_]))"
)

_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINE_END = re.compile(r"[ \t]*[\r\n\f]\s*")
_SOFT_HYPHEN = "\u00ad"

#: Placeholders for languages that a file does not name, the source first.
SIDES = ("source", "target")

#: The names of a bead's two texts in our own tables and JSON lines.
TEXTS = ("src_text", "tgt_text")

_MOST_FACTS = 10_000  # equal facts are kept once, up to this many different ones


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit: its texts by language as named in the file, and its probability.

    ``facts`` are what the file says about it and about each text, by language; those about the
    unit itself have the key "".
    """

    texts: Mapping[str, str]
    probability: float = 1.0
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bitext:
    """All units of a file in order, and its languages, the source first.

    A language that the file does not name is one of SIDES: its texts decide. Languages are
    ``guessed`` if the texts have already decided. ``notes`` say what was not read, and why. A table
    is ``narrowed`` if it has more columns than two.
    """

    langs: tuple[str, ...]
    units: tuple[Unit, ...]
    made_with: str = ""
    guessed: bool = False
    notes: tuple[str, ...] = ()
    narrowed: bool = False


class Reading:
    """Units that are being read from a file, one after another, and what is found on the way.

    ``langs`` are the languages of all texts so far, and ``filled`` says whether there was any text;
    ``source`` and ``maker`` are those of the header. What is left out is counted in ``left``, by
    the keys of ``notes``, and in ``report``. ``encoding`` is that of the file if it is not to be
    found out.
    """

    def __init__(self, encoding: str | None = None) -> None:
        self.encoding = encoding
        self.langs: dict[str, None] = {}
        self.source = ""
        self.maker = ""
        self.filled = False
        self.left: Counter[str] = Counter()
        self.report = Report()
        self._facts: dict[Fact, Fact] = {}

    def fact(self, *values: str) -> Fact:
        """Return a fact. Equal ones are one object, because files repeat them in every unit."""
        made = Fact._make(values)
        if len(self._facts) < _MOST_FACTS:
            return self._facts.setdefault(made, made)
        return self._facts.get(made, made)

    def refuse_empty(self, where: str, what: str) -> None:
        """Raise LoadError if the file, a ``what``, had no text."""
        if not self.filled:
            damaged = self.report.damaged
            why = damaged[0].reason if damaged else Message("it has no units with text")
            raise guard.damaged(where, what, why)

    def notes(self) -> tuple[str, ...]:
        """Return the notes on what has been left out."""
        count = self.left
        notes = {
            "twice": Message(
                "second texts of a unit in the same language were left out: {n}", n=count["twice"]
            ),
            "codes": Message("segments whose inline codes were left out: {n}", n=count["codes"]),
            "kept as is": Message(
                "units marked as not to be translated were left out: {n}", n=count["kept as is"]
            ),
            "proposals": Message(
                "proposed translations (alt-trans) were left out: {n}", n=count["proposals"]
            ),
            "fuzzy": Message("fuzzy translations were left out: {n}", n=count["fuzzy"]),
            "obsolete": Message("obsolete messages were left out: {n}", n=count["obsolete"]),
            "plurals": Message("further plural forms were left out: {n}", n=count["plurals"]),
        }
        return (*(note for key, note in notes.items() if count[key]), *self.report.notes())


def facts_of(
    reading: Reading, element: guard.Element, of: str, without: Iterable[str] = ()
) -> Iterator[Fact]:
    """Yield the attributes, notes and properties of ``element``, except those called ``without``.

    ``of`` says what they are about, as in ``Fact``.
    """
    for name, value in element.attrib.items():
        local = name.rpartition("}")[2]
        if local not in without:
            yield reading.fact(of, "attribute", local, value)
    for note in element.iterchildren("note"):
        name = note.get("from") or note.get("category") or ""
        if name not in without and (text := _plain(note)):
            yield reading.fact(of, "note", name, text)
    for prop in element.iterchildren("prop"):
        name = prop.get("type") or prop.get("prop-type") or ""
        if name not in without and (text := _plain(prop)):
            yield reading.fact(of, "prop", name, text)


def _plain(element: guard.Element) -> str:
    return "".join(element.itertext()).strip()


def tag(stated: str | None, side: int) -> str:
    """Return the language that a file states for a text, spelled as in BCP 47.

    If it states none, return SIDES[``side``].
    """
    written = (stated or "").strip()
    if language.is_placeholder(written):
        return SIDES[side]
    return language.well_formed(written) or written


def shown(segment: guard.Element | None) -> str:
    """Return the text of a segment without its inline codes. A code for a line break, a paragraph
    or a tab becomes a space; so does one that stands alone between two sentences.
    """
    if segment is None:
        return ""
    if not len(segment):
        return segment.text or ""
    for element in segment.iter(*_CODES):
        element.tail = f"{_BREAKS if breaks(element) else _GONE}{element.tail or ''}"
    etree.strip_elements(segment, *_CODES, with_tail=False)
    text = "".join(segment.itertext())
    text = _BETWEEN_SENTENCES.sub(lambda at: at[0] if at[1].islower() else " ", text)
    return _AROUND_CODES.sub(lambda found: " " * (found[0].strip(_GONE) != ""), text)


def is_code(name: str) -> bool:
    """Whether an element inside a segment is code of the original file, with all that is in it."""
    return name in _CODES


def breaks(code: guard.Element) -> bool:
    """Whether an inline code stands for something that separates words."""
    if any(_BREAK_TYPE.search(code.get(name, "")) for name in _TYPES):
        return True
    written = (*(code.get(name, "") for name in _WRITTEN), "".join(code.itertext()))
    return any(map(_BREAK.search, written))


def kept(text: str) -> str:
    """Return the ``text`` of a unit on one line and without soft hyphens; other spaces stay."""
    return _LINE_END.sub(" ", text.replace(_SOFT_HYPHEN, "")).strip(" \t")


def squeezed(text: str) -> str:
    """Return ``text`` on one line and without soft hyphens; no-break spaces stay."""
    return _SPACE.sub(" ", text.replace(_SOFT_HYPHEN, "")).strip(" ")


def unnamed(texts: Iterable[str], sure: float) -> Unit:
    """Return the unit of the two ``texts``, whose languages the file does not name."""
    return Unit(dict(zip(SIDES, map(squeezed, texts), strict=True)), sure)


def probability(stated: str | None) -> float:
    """Return the probability that a file states for a unit; 1 if it is missing or invalid."""
    try:
        value = float(stated or 1.0)
    except ValueError:
        return 1.0
    return value if 0.0 <= value <= 1.0 else 1.0
