"""Which language a text is in: given by the user, stated by the page, or detected."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice

from align.errors import LoadError, UsageError
from align.languages import letters
from align.languages.cldr import script
from align.tags import LanguageName, language_tag, primary_language
from align.words import Message, later


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: The note on a text in another language than the user or a file states.
NOT_AS_GIVEN = later("you gave {stated} as the language, but the text looks like {found}")
#: The code of the error for a text whose language cannot be told.
UNKNOWN = "load.language"
#: A text with fewer letters than this is not given to the detector.
MIN_LETTERS = 20

# What files write when the language is unknown.
_PLACEHOLDERS = frozenset({"", "und", "mul", "zxx", "*all*", "x-default"})

# Up to so many different characters are counted one by one.
_MANY = 100

# How many slices of a long text, and of how many characters, are searched for prose; the detector
# sees three of the rest.
_SLICES, _SLICE = 12, 2000

# Below this share the best guess is rejected (names and codes reach 0.1, close relatives 0.5).
_ANSWER = 0.3
# Below this share the user is told that it is a guess: three sentences are enough to be surer.
_UNSURE = 0.6

# A stated language is wrong if the detector is this sure of another one and this sure against it. A
# Croatian sentence gives Serbian 0.1, a Norwegian one Danish 0.1, an English one Dutch 0.01.
_SURE = 0.9
_AGAINST = 0.005

# A text is in another script than Latin if that script has this share of the letters: names,
# addresses and code put Latin letters into texts of every language, and few texts have as many
# others.
_OTHER_SCRIPT = 0.3
# An ideograph counts as this many letters.
_IDEOGRAPH = 2.5

# Languages that most texts are in. Evidence for any other is reduced by this much, in the
# detector's own measure, which grows with the text: so a few words are not enough.
_USUAL = _words(
    """ar bg bn ca cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko lt lv mk ms nl no
    pl pt ro ru sk sl sq sr sv ta th tr uk ur uz vi zh"""
)
_UNUSUAL = 3.0
# Of the languages in each of these scripts, one is by far the most common.
_CHIEF = {"Cyrl": "ru", "Arab": "ar", "Deva": "hi"}
_NOT_CHIEF = 1.5
# Letters that a language does not have are evidence against it (not in Latin script, where names
# and quotations bring in accents): by this much, in the detector's own measure, times their share
# of the letters, but no more than the second number.
_STRANGE_LETTERS, _MOST_STRANGE = 100.0, 8.0
# Letters that mark a language among those of its script, and their share of its letters. The longer
# a text without any of them is, the less likely it is to be in that language.
_MARKS = {
    "be": ("іў", 0.075),
    "bg": ("ъ", 0.017),
    "kk": ("әіңғүұқөһ", 0.14),
    "mk": ("јѓќљњѕџ", 0.026),
    "ru": ("ыэё", 0.022),
    "sr": ("јљњђћџ", 0.045),
    "uk": ("іїєґ", 0.072),
}
_MOST_MISSED = 4.0

# The first word of a letter's Unicode name -> its script (ISO 15924).
_SCRIPTS = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CJK": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "GUJARATI": "Gujr",
    "GURMUKHI": "Guru",
    "HANGUL": "Kore",
    "HEBREW": "Hebr",
    "HIRAGANA": "Jpan",
    "KANNADA": "Knda",
    "KATAKANA": "Jpan",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "LATIN": "Latn",
    "MALAYALAM": "Mlym",
    "MYANMAR": "Mymr",
    "ORIYA": "Orya",
    "SINHALA": "Sinh",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "THAI": "Thai",
    "TIBETAN": "Tibt",
}
# Scripts that one language is written in, or nearly so: a few words tell it.
_ONLY = {
    "Armn": "hy", "Geor": "ka", "Grek": "el", "Gujr": "gu", "Guru": "pa", "Hani": "zh",
    "Hebr": "he", "Jpan": "ja", "Khmr": "km", "Knda": "kn", "Kore": "ko", "Laoo": "lo",
    "Mlym": "ml", "Mymr": "my", "Orya": "or", "Sinh": "si", "Taml": "ta", "Telu": "te",
    "Thai": "th",
}  # fmt: skip
# So many of its letters are needed.
_FEW_LETTERS = 2
# With fewer ideographs than this, a Japanese text may have none of its own letters.
_FEW_IDEOGRAPHS = 8
# Languages often written in a second script, besides that of CLDR.
_BOTH_SCRIPTS = frozenset({("sr", "Latn"), ("crh", "Latn"), ("uz", "Cyrl"), ("kk", "Latn")})

# Languages that are told from each other by single words, in the same letters.
_SAME = frozenset({"bs", "hr", "sh", "sr", "cnr"})

# Signs of program code: many characters rare in prose, a comment, an ending no sentence has.
_CODE_SIGN = re.compile(r"[{}()\[\]<>=;/\\|_$#@&*+~^%`]")
_CODE_SHARE = 0.08
_CODE_BEGINS = ("//", "/*", "#!", "#include", "$ ", ">>> ")
_CODE_ENDS = ("{", "}", ");", "];", "=>", "):")
# An address or a file name does not make a line code; but it is not prose either.
_ADDRESS = re.compile(r"\w[/_.]\w")
_CODE_WORD = re.compile(r"[_{}<>=/\\|$#@`\d]|[a-z][A-Z]|\w\.\w")


def detect(text: str) -> dict[str, float]:
    """Return the likely languages of ``text``, best first, with shares that sum to one.

    Codes are those of ISO 639. Empty if the text has too few letters. Code and markup are ignored.
    The script decides first: a text in Cyrillic letters is never taken for a language that uses
    Latin ones, nor the reverse. Deterministic.
    """
    sample = _prose(text)
    if not _has_letters(sample):
        return {}
    counts = _counts(sample)
    written = _script(counts)
    sample = _sample(_only_in(sample, written, counts))
    from py3langid.langid import rank

    # Raw scores grow with the text; the root of its length makes them comparable.
    scale = math.sqrt(len(sample.encode("utf-8", "replace")))
    counts = {char: n for char, n in _counts(sample.lower()).items() if char.isalpha()}
    total = sum(counts.values())
    foreign = {char: n for char, n in counts.items() if not char.isascii()}
    ranked = {
        code: score / scale - _rarity(code, written) - _strangeness(code, foreign, total)
        for code, score in rank(sample)
        if _fits(code, written)
    }
    best = max(ranked.values())
    weights = {code: math.exp(score - best) for code, score in ranked.items()}
    whole = sum(weights.values())
    shares = {code: weight / whole for code, weight in weights.items()}
    return dict(sorted(shares.items(), key=lambda one: -one[1]))


def decide(
    text: str,
    *,
    given: str | None,
    stated: str | None,
    offered: Iterable[str],
    where: str,
    assumed: str | None = None,
) -> tuple[str, tuple[Message, ...]]:
    """Return the BCP-47 tag of ``text`` and notes for the user.

    ``given`` is the user's choice and always wins; ``stated`` is the page's own, which may be
    wrong; ``offered`` are the languages that the page says it exists in: they supply the region of
    a detected language; ``assumed`` is taken if it cannot be. Raises LoadError with the
    code ``UNKNOWN`` if the language cannot be determined, UsageError if ``given`` is not a tag.
    """
    if given is not None:
        tag = language_tag(given)
        return tag, misstated(tag, text)
    own = well_formed(stated)
    if own:
        found = contradiction(own, text)
        if not found:
            return own, ()
        return found, (
            Message(
                "the page states {stated} as its language, but it looks like {found}",
                stated=_named(own),
                found=_named(found),
            ),
        )
    shares = detect(text) or _by_script(text)
    found = next(iter(shares), None)
    if found is None or found == "zxx" or shares[found] < _ANSWER:
        if assumed and not shares and any(map(str.isalnum, text)):
            return assumed, (
                Message(
                    "the text is too short to tell its language: {found} was assumed, as for the "
                    "other texts",
                    found=_named(assumed),
                ),
            )
        raise LoadError(
            "there is too little text to detect the language"
            if not shares
            else "the language of this text cannot be detected",
            where=where,
            hint="State it, for example en or ru",
            code=UNKNOWN,
        )
    offer = next((tag for tag in offered if primary_language(tag) == found), None)
    return offer or found, () if offer or shares[found] >= _UNSURE else (_guess(shares),)


def _guess(shares: dict[str, float]) -> Message:
    """Return a note that the best of two languages was taken."""
    found, other, *_ = (code for code in (*shares, "") if code != "zxx")
    return Message(
        "the text is too short to tell its language: {found} was assumed, but it may be {other}. "
        "State the language if that is wrong",
        found=_named(found),
        other=_named(other),
    )


def _by_script(text: str) -> dict[str, float]:
    """Return what ``detect`` returns for a text that is too short for it, if its script tells."""
    written = _script(_counts(text))
    found = _ONLY.get(written)
    letters_of_it = sum(_script_of(char) in (written, "Hani") for char in text)
    if not found or letters_of_it < _FEW_LETTERS:
        return {}
    if written == "Hani" and letters_of_it < _FEW_IDEOGRAPHS:
        return {found: 0.5, "ja": 0.5}
    return {found: 1.0}


def contradiction(tag: str, text: str) -> str | None:
    """Return the language of ``text`` if it is certainly not that of ``tag``, else None."""
    shares = detect(text)
    best = next(iter(shares), None)
    claimed = primary_language(tag)
    if best is None or best in (claimed, "zxx") or claimed not in _known():
        return None
    if claimed in _SAME and best in _SAME:
        return None
    if claimed not in shares:  # the language is not written in these letters
        return best
    return best if shares[best] > _SURE and shares[claimed] < _AGAINST else None


def misstated(tag: str, text: str) -> tuple[Message, ...]:
    """Return a note if ``text`` is certainly not in the language ``tag`` that was given for it."""
    found = contradiction(tag, text)
    return (Message(NOT_AS_GIVEN, stated=_named(tag), found=_named(found)),) if found else ()


def miswritten(tag: str, text: str) -> tuple[Message, ...]:
    """Return the note of ``misstated`` if ``text`` is not even in the letters of the language. This
    takes a hundredth of the time.
    """
    sample = _prose(text)
    if not _has_letters(sample) or _fits(primary_language(tag), _script(_counts(sample))):
        return ()
    return misstated(tag, text)


def well_formed(tag: str | None) -> str | None:
    """Return ``tag`` as ``language_tag`` spells it, None for placeholders that files use."""
    try:
        return None if is_placeholder(tag) else language_tag(tag or "")
    except UsageError:
        return None


def is_placeholder(tag: str | None) -> bool:
    """Whether ``tag`` is what files write when the language is unknown."""
    return (tag or "").casefold() in _PLACEHOLDERS


def usual() -> frozenset[str]:
    """Return the languages that most texts are in."""
    return _USUAL


def is_usual(tag: str) -> bool:
    """Whether ``tag`` names one of the languages that most texts are in."""
    return primary_language(tag) in _USUAL


def _rarity(code: str, written: str) -> float:
    """Return how much the evidence for a language is reduced because it is rare."""
    if code not in _USUAL:
        return _UNUSUAL
    return 0.0 if _CHIEF.get(written, code) == code else _NOT_CHIEF


def _strangeness(code: str, foreign: Mapping[str, int], total: int) -> float:
    """Return how much the evidence for a language is reduced by letters that it does not have,
    or that it has and the text does not. ``foreign`` counts the text's letters outside ASCII, and
    ``total`` all of its letters.
    """
    own = frozenset() if letters.is_latin(code) else letters.of(code)
    strange = sum(n for char, n in foreign.items() if char not in own) if own else 0
    found = min(_STRANGE_LETTERS * strange / max(total, 1), _MOST_STRANGE)
    marks, share = _MARKS.get(code, ("", 0.0))
    missed = share * total if marks and foreign.keys().isdisjoint(marks) else 0.0
    return found + min(missed, _MOST_MISSED)


def _fits(code: str, written: str) -> bool:
    """Whether the language ``code`` is written in the script ``written``."""
    return (
        script(code) == written
        or (code, written) in _BOTH_SCRIPTS
        or (written in ("Latn", "") and script(code) == "")
        or (written == "Hani" and code == "ja")
        or code == "zxx"
    )


def _prose(text: str) -> str:
    """Return the parts of ``text``, or of slices of it, that are not code; all if none are left."""
    if len(text) > _SLICES * _SLICE:
        step = (len(text) - _SLICE) / (_SLICES - 1)
        text = "\n".join(
            text[start : start + _SLICE] for start in (int(step * k) for k in range(_SLICES))
        )
    lines = text.split("\n")
    code = [False, *map(_is_code, lines), False]
    # A comment between lines of code.
    kept = (
        line
        for before, own, after, line in zip(code, code[1:], code[2:], lines, strict=False)
        if not (own or (before and after))
    )
    prose = "\n".join(_without(_CODE_WORD, line) for line in kept)
    return prose if _has_letters(prose) else text


def _has_letters(text: str) -> bool:
    """Whether ``text`` has enough letters to tell its language."""
    found = (None for char in text if char.isalpha())
    return next(islice(found, MIN_LETTERS - 1, None), True) is None


def _is_code(line: str) -> bool:
    line = line.strip()
    if line.startswith(_CODE_BEGINS) or line.endswith(_CODE_ENDS):
        return True
    line = _without(_ADDRESS, line)
    return len(_CODE_SIGN.findall(line)) > _CODE_SHARE * len(line)


def _without(mark: re.Pattern[str], line: str) -> str:
    """Return the words of ``line`` that do not contain ``mark``, which has no spaces."""
    words = line.split()
    return " ".join(words if not mark.search(line) else (w for w in words if not mark.search(w)))


def _counts(text: str) -> Mapping[str, int]:
    """Return how often each character occurs in ``text``."""
    chars = set(text)
    # Faster, if there are not as many as in Chinese.
    return {char: text.count(char) for char in chars} if len(chars) < _MANY else Counter(text)


def _script(chars: Mapping[str, int]) -> str:
    """Return the script of the language of a text with these characters; empty if it has no letters
    that we know.
    """
    counts: Counter[str] = Counter()
    for char, count in chars.items():
        counts[_script_of(char)] += count
    del counts[""]
    if counts["Jpan"]:  # Japanese mixes ideographs with its own letters
        counts["Jpan"] += counts.pop("Hani", 0)
    weights = {name: n * (_IDEOGRAPH if name == "Hani" else 1) for name, n in counts.items()}
    others = {name: weight for name, weight in weights.items() if name != "Latn"}
    chief = max(others, key=lambda name: others[name], default="Latn")
    return chief if others and others[chief] >= _OTHER_SCRIPT * sum(weights.values()) else "Latn"


def _only_in(text: str, written: str, chars: Iterable[str]) -> str:
    """Return ``text``, which has these ``chars``, without letters of scripts other than
    ``written``.
    """
    spared = {written, "", "Hani"} if written in ("Jpan", "Kore") else {written, ""}
    strange = {ord(char): None for char in chars if _script_of(char) not in spared}
    return text.translate(strange) if strange else text


@cache
def _script_of(char: str) -> str:
    """Return the script of a letter; empty for other characters and for rare scripts."""
    if not char.isalpha():
        return ""
    return _SCRIPTS.get(unicodedata.name(char, "").split(" ")[0].split("-")[0], "")


@cache
def _known() -> frozenset[str]:
    from py3langid.langid import rank

    return frozenset(code for code, _ in rank(""))


def _sample(text: str) -> str:
    if len(text) <= 3 * _SLICE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_SLICE], text[middle : middle + _SLICE], text[-_SLICE:]))


def _named(tag: str) -> Message:
    name = LanguageName(primary_language(tag))
    return name if name == name.tag else Message("{name} ({tag})", name=name, tag=tag)
