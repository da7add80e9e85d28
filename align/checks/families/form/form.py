"""Form: mistakes that can be seen without understanding either language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from align import languages
from align.anchors.labels import QUESTION, label_class
from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Pair, Reading, Side
from align.checks.families.form.pairing import brackets, quote_style
from align.checks.model.finding import Mark, Span
from align.languages import marks
from align.languages.marks import COMBINING
from align.words import Message

#: Signs after the mark that ends a sentence; in German, « closes a quotation as well.
_CLOSERS = "\"'»«”’“‘‹›)]*_」』）】》〉〕｣ \u00a0\u202f"
#: A note mark after the end of a sentence.
_NOTE = re.compile(r"(?:\s?\[\d{1,3}\])+$")
#: «что что-то» is not a repeated word, and neither is the end of a path. The signs of vowels are
#: part of a word.
_DOUBLED_WORD = re.compile(
    rf"(?<![-/\\._@#$\w{COMBINING}])((?:[^\W\d_][{COMBINING}]*)+)[ \u00a0]+\1"
    rf"(?![-/\\_=@(\w{COMBINING}]|\.\w)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"(?<=\S)  +(?=\S)|(?<=\w) +(?=[,;:!?.](?:\s|$))")
_NO_SPACE = re.compile(
    r"(?<=[а-яёa-z]{2})[,;!?](?=[^\W\d_]{2})|(?<=[а-яёa-z]{2})\.(?=[А-ЯЁ][а-яё])"
)
_MIXED = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
#: UTF-8 read as an 8-bit encoding (ISO 8859-1 and similar, or windows-1251), and the replacement
#: character.
MOJIBAKE = re.compile(
    r"\ufffd+"
    r"|(?:[ÐÑ][\u0080-\u00bf€-™]){2,}"
    r"|(?:Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ“”˜¦])+"
    r"|(?:[РС][ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї]){3,}"
)
#: Both documents mark their headings if they share at least this many, and at least this share of
#: all.
_KNOWN_HEADINGS, _AGREED = 3, 0.8
#: A translation is unusual if it is this many times longer or shorter than the text's average.
_LENGTH = 2.6
_LENGTH_CHARS = 60


def check(reading: Reading) -> Iterator[Mark]:
    """Check the punctuation, spaces, letters, length, labels and headings of each bead."""
    yield from brackets(reading)
    yield from quote_style(reading)
    yield from _headings(reading)
    for pair in reading.pairs:
        if pair.tgt.text.strip():
            yield from _one_side(pair)
        if not pair.is_null:
            yield from _ends(pair)
            yield from _labels(pair)
            yield from _length(pair, reading.ratio)


def _one_side(pair: Pair) -> Iterator[Mark]:
    """Mistakes in the translation alone, if the source does not have the same."""
    text, n = pair.tgt.text, pair.number
    for match in MOJIBAKE.finditer(text):
        yield Mark("mojibake", n, (0, 0), match.span(), {"tgt": match[0]})
    yield from _mixed(text, n)
    for match in _DOUBLED_WORD.finditer(text):
        if not (_is_twice_on_purpose(match, pair.tgt.lang) or _DOUBLED_WORD.search(pair.src.text)):
            facts, once = {"tgt": match[0]}, (match[1],)
            yield Mark("doubled-word", n, (0, 0), match.span(), facts, suggestions=once)
    spaced = languages.of(pair.tgt.lang).marks.spaced
    for match in _SPACES.finditer(text):
        following = text[match.end()]
        better = "" if following in ",;:!?." and following not in spaced else " "
        if match[0] != better:
            yield Mark("spaces", n, (0, 0), match.span(), suggestions=(better,))
    # If the source runs words together as well, they are written that way.
    for match in () if _NO_SPACE.search(pair.src.text) else _NO_SPACE.finditer(text):
        yield Mark("spaces", n, (0, 0), match.span(), suggestions=(f"{match[0]} ",))


def _is_twice_on_purpose(match: re.Match[str], lang: str) -> bool:
    """Whether words that look repeated are correct: «очень очень», «с С. Бренном», “adım adım”,
    «110 В в четверг».
    """
    one, other = match[0].split()[0], match[0].split()[-1]
    language = languages.of(lang)
    if language.doubles and one.lower() not in language.function_words:
        return True
    initial = len(one) < 3 and one.islower() and other[0].isupper()
    unit = one != other and _FIGURE_BEFORE.search(match.string, 0, match.start()) is not None
    return initial or unit or one.lower().replace("ё", "е") in _twice()


_FIGURE_BEFORE = re.compile(r"\d[ \u00a0]?$")


@cache
def _twice() -> frozenset[str]:
    """Words that any language may repeat. Texts also quote other languages."""
    return frozenset().union(*(language.twice for language in languages.every()))


@lru_cache(maxsize=1 << 15)
def _mixed_word(word: str) -> bool:
    return bool(_LATIN.search(word) and _CYRILLIC.search(word))


def _mixed(text: str, number: int) -> Iterator[Mark]:
    for match in _MIXED.finditer(text):
        if _mixed_word(match[0]) and not MOJIBAKE.search(match[0]):
            yield Mark("mixed-script", number, (0, 0), match.span(), {"tgt": match[0]})


@cache
def _tail(typed: str) -> re.Pattern[str]:
    """The marks at the end of a text."""
    return re.compile(rf"[{re.escape(marks.ANY + typed)}]+$")


def end_mark(text: str, lang: str) -> tuple[str, Span]:
    """The mark that ends a text, before quotes and brackets, in its European form (``?``, ``!``,
    ``:``, ``.`` or nothing), and its span.
    """
    bare = _NOTE.sub("", text).rstrip(_CLOSERS)
    language = languages.of(lang)
    tail = _tail(language.marks.typed).search(bare)
    if tail is None:
        return "", (len(bare), len(bare))
    found = [marks.european(sign, language) for sign in tail[0]]
    for mark in ("?", "!", "…"):
        if mark in found:
            return mark, tail.span()
    if "..." in tail[0]:
        return "…", tail.span()
    return found[-1], tail.span()


def _ends(pair: Pair) -> Iterator[Mark]:
    """Compare the marks at the end. Question marks belong to ``polarity``."""
    sides = pair.src, pair.tgt
    (one, src_span), (other, tgt_span) = (end_mark(side.text, side.lang) for side in sides)
    if one == other or "?" in (one, other):
        return
    alike = {frozenset(couple) for couple in ((".", "…"), (".", "!"), (":", "."), (";", "."))}
    # A comma before a closing quote does not end a sentence.
    if frozenset((one, other)) in alike or "," in (one, other):
        return
    if any(
        not mark and languages.of(side.lang).marks.may_lack
        for mark, side in zip((one, other), sides, strict=True)
    ):
        return
    facts = {"src": _said(one), "tgt": _said(other)}
    yield Mark("end-mark", pair.number, src_span, tgt_span, facts, 0, f"{one}|{other}")


def _said(mark: str) -> Message:
    """How a sentence ends, as part of a message."""
    return Message("with “{mark}”", mark=mark) if mark else Message("without a mark")


def _labels(pair: Pair) -> Iterator[Mark]:
    one, other = label_class(pair.src.text), label_class(pair.tgt.text)
    if one != other and QUESTION in (one, other):
        spans = _label(pair.src), _label(pair.tgt)
        yield Mark("speaker", pair.number, *spans, _facts(pair, spans), pair.doubt)


def _headings(reading: Reading) -> Iterator[Mark]:
    """Headings that became plain text or the reverse, if both documents mark their headings."""
    marked = [pair for pair in reading.filled if pair.src.is_heading or pair.tgt.is_heading]
    agreed = sum(pair.src.is_heading and pair.tgt.is_heading for pair in marked)
    if agreed < _KNOWN_HEADINGS or agreed < _AGREED * len(marked):
        return
    for pair in marked:
        if pair.src.is_heading != pair.tgt.is_heading:
            spans = pair.src.whole, pair.tgt.whole
            yield Mark("heading", pair.number, *spans, {}, pair.doubt, "heading")


def _label(side: Side) -> Span:
    colon = side.text.find(":")
    return (0, colon + 1) if 0 <= colon < 60 and label_class(side.text) else (0, 0)


def _facts(pair: Pair, spans: tuple[Span, Span]) -> dict[str, str]:
    return {
        "src": pair.src.text[slice(*spans[0])] or "–",
        "tgt": pair.tgt.text[slice(*spans[1])] or "–",
    }


def _length(pair: Pair, ratio: float) -> Iterator[Mark]:
    expected, length = len(pair.src.text) * ratio, len(pair.tgt.text)
    # In a short sentence, a difference of this many characters means little.
    long, short = max(expected, length), min(expected, length)
    if long > _LENGTH * short + _LENGTH_CHARS:
        times = long / max(short, 1)
        kind = "too-long" if length > expected else "too-short"
        spans = pair.src.whole, pair.tgt.whole
        yield Mark(kind, pair.number, *spans, {"times": times}, pair.doubt, "length")


FAMILY = Family(
    "form",
    check,
    {
        "end-mark": Kind(
            "info",
            "End mark differs",
            "The source ends {src}, the translation {tgt}.",
        ),
        "brackets": Kind(
            "warning",
            "Unpaired bracket or quotation mark",
            "“{tgt}” is not paired in this sentence.",
        ),
        "quote-style": Kind(
            "info",
            "Unusual quotation marks",
            "The translation usually has {usual}; here it has {tgt}.",
        ),
        "doubled-word": Kind("warning", "Word repeated", "“{tgt}”: the same word twice in a row."),
        "spaces": Kind("info", "Spaces", "There is an extra space here, or one is missing."),
        "mixed-script": Kind(
            "warning",
            "Latin and Cyrillic letters in one word",
            "“{tgt}” mixes letters of two alphabets.",
        ),
        "mojibake": Kind("error", "Broken characters", "“{tgt}” was read in the wrong encoding."),
        "too-long": Kind(
            "warning",
            "Unusually long",
            "The translation is {times:.1f} times as long as expected.",
        ),
        "too-short": Kind(
            "warning",
            "Unusually short",
            "The translation is only 1/{times:.1f} of the expected length.",
        ),
        "heading": Kind(
            "info", "Heading in one text only", "Only one of the two texts has a heading here."
        ),
        "speaker": Kind(
            "warning",
            "Speaker changed",
            "The source has “{src}” here, the translation “{tgt}”.",
        ),
    },
)
