"""Acronyms: UN is «ООН», and others that the document itself defines.

“the International Widget Agency (IWA)” and «Международное агентство по виджетам (МАВ)» in one bead
make IWA and МАВ equal. «Би-би-си» spells BBC by the names of its letters. It is a mistake if the
translation has no equivalent of an acronym of the source, but has the equivalent of another one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from align import languages
from align.checks.engine.reading import Pair, Side
from align.checks.families.naming.exonyms import exonyms
from align.checks.families.naming.sounds import likeness
from align.checks.model.finding import Mark, Span

_ACRONYM = re.compile(r"(?<![\w.-])(?:[^\W\d_]\.){2,4}(?!\w)|(?<![\w-])[^\W\d_]{2,8}(?![\w-])")
_DEFINED = re.compile(r"\((?:«|“|\")?([^\W\d_]{2,8})(?:»|”|\")?\)")
_WORD = re.compile(r"[^\W\d_]+")
#: The names of Latin letters in Russian and Ukrainian, as in «Би-би-си» and «Си-Эн-Эн».
_LETTERS = (
    "A:эй|а B:би|бі C:сі|си D:ди|ді E:и|і F:эф|еф G:джи|джі H:эйч|ейч I:ай J:джей K:кей|кэй "
    "L:эл|эль|ел M:эм|ем N:эн|ен O:оу|о P:пи|пі Q:кью R:ар S:эс|ес T:ти|ті U:ю V:ви|ві X:экс|екс "
    "Z:зед|зет"
)
_SPOKEN = {
    name: letter
    for letter, names in (group.split(":") for group in _LETTERS.split())
    for name in names.split("|")
}
_SPELLED = re.compile(r"(?<![\w-])[А-ЯЄІЇҐ][а-яєіїґё]{0,4}(?:-[А-Яа-яєіїґё']{1,5}){1,4}(?![\w-])")
#: A longer name in the tables is not an acronym.
_LONGEST = 6
#: Two acronyms are the same if their letters are at least this similar: NATO, «НАТО».
_SPELT = 0.85
#: At least this share of the letters begin words before the brackets: «агентство по виджетам
#: (МАВ)».
_ENOUGH = 0.5


class _Acronym(NamedTuple):
    letters: str
    span: Span


def compare(pairs: Sequence[Pair], src_lang: str, tgt_lang: str) -> Iterator[Mark]:
    """The acronyms that were replaced by another one."""
    rendered = known(pairs, src_lang, tgt_lang)
    free = _free()
    for pair in pairs:
        if any(_spoken(pair.src)) or any(_spoken(pair.tgt)):
            for one in (*_acronyms(pair.src), *_acronyms(pair.tgt)):
                if one.letters.isascii():
                    rendered[one.letters].add(one.letters)
    every = {other for others in rendered.values() for other in others}
    for pair in pairs:
        theirs = [b for b in _acronyms(pair.tgt) if b.letters in every]
        own = _acronyms(pair.src) if theirs else []
        lost = [
            a
            for a in own
            if a.letters in rendered
            and a.letters not in free
            and not any(_renders(a.letters, b.letters, rendered) for b in theirs)
            and not any(spells(o, pair.tgt.text) for o in (a.letters, *rendered[a.letters]))
        ]
        strange = [
            b
            for b in theirs
            if lost
            and b.letters not in free
            and not any(_renders(a.letters, b.letters, rendered) for a in own)
            and not any(spells(a, pair.src.text) for a in _behind(b.letters, rendered))
        ]
        for one, other in zip(lost, strange, strict=False):
            facts = {
                "src": pair.src.text[slice(*one.span)],
                "tgt": pair.tgt.text[slice(*other.span)],
            }
            key = f"{one.letters}|{other.letters}"
            yield Mark("name", pair.number, one.span, other.span, facts, pair.doubt, key)


def known(pairs: Sequence[Pair], src_lang: str, tgt_lang: str) -> dict[str, set[str]]:
    """The acronyms in the table, and those that the document defines, with their equivalents."""
    rendered = _known(src_lang, tgt_lang)
    for pair in pairs:
        for name, own_name in _definitions(pair):
            rendered[name].add(own_name)
    return rendered


def translated(
    pair: Pair, rendered: Mapping[str, Collection[str]]
) -> tuple[frozenset[int], frozenset[int]]:
    """The places of the acronyms in both texts that stand for each other."""
    met = [
        (a.span[0], b.span[0])
        for a in _acronyms(pair.src)
        if a.letters in rendered
        for b in _acronyms(pair.tgt)
        if b.letters in rendered[a.letters]
    ]
    return frozenset(a for a, _ in met), frozenset(b for _, b in met)


def explained(side: Side, other: Side) -> frozenset[int]:
    """The places of the acronyms in brackets after the words that they stand for, if the other text
    has no acronym: it needs none.
    """
    if "(" not in side.text or _acronyms(other):
        return frozenset()
    return frozenset(match.start(1) for match in _explanations(side))


@cache
def _free() -> frozenset[str]:
    """Acronyms that may become adjectives or pronouns, or are added as an explanation."""
    return frozenset().union(*(language.names.countries for language in languages.every()))


def _known(src_lang: str, tgt_lang: str) -> dict[str, set[str]]:
    """The acronyms in the table, with their equivalents."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, others in exonyms(src_lang, tgt_lang).items():
        acronyms = {other for other in others if _is_acronym(other)}
        if acronyms and len(name) <= _LONGEST:
            found[name.upper()] |= acronyms
    return found


def _acronyms(side: Side) -> list[_Acronym]:
    """The words in capitals, also with full stops; none if the whole text is in capitals."""
    if side.text.isupper():
        return []
    found = [
        _Acronym(match[0].replace(".", ""), match.span())
        for match in _ACRONYM.finditer(side.text)
        if _is_acronym(match[0].replace(".", ""))
    ]
    return [*found, *_spoken(side)]


def _spoken(side: Side) -> Iterator[_Acronym]:
    """The words that spell an acronym by the names of its Latin letters: «Би-би-си», BBC."""
    for match in _SPELLED.finditer(side.text):
        letters = [_SPOKEN.get(part) for part in match[0].lower().split("-")]
        if all(letters):
            yield _Acronym("".join(filter(None, letters)), match.span())


def _is_acronym(word: str) -> bool:
    """Whether a word is in capitals: ООН, МИД; an «s» of the plural may follow."""
    return len(word) > 1 and word.removesuffix("s").isupper()


def _definitions(pair: Pair) -> Iterator[tuple[str, str]]:
    """The acronyms in brackets after the words that they stand for, one on each side."""
    if "(" not in pair.src.text or "(" not in pair.tgt.text:
        return
    found = [[match[1] for match in _explanations(side)] for side in (pair.src, pair.tgt)]
    if len(found[0]) == len(found[1]) == 1:
        yield found[0][0], found[1][0]


def _explanations(side: Side) -> Iterator[re.Match[str]]:
    """The acronyms in brackets after the words that they stand for."""
    for match in _DEFINED.finditer(side.text):
        before = side.text[: match.start()]
        if _is_acronym(match[1]) and spells(match[1], before, least=_ENOUGH):
            yield match


def _renders(src: str, tgt: str, rendered: Mapping[str, set[str]]) -> bool:
    """Whether the acronyms are equal: by the table, by the document, or letter by letter."""
    return src == tgt or tgt in rendered.get(src, ()) or likeness(src, tgt) >= _SPELT


def _behind(tgt: str, rendered: Mapping[str, set[str]]) -> list[str]:
    return [one for one, others in rendered.items() if tgt in others]


def spells(acronym: str, text: str, *, least: float = 1.0) -> bool:
    """Whether consecutive words of a text begin with the letters, or with at least the share
    ``least`` of them; prepositions may stand between them.
    """
    letters = acronym.removesuffix("s").lower()
    starts = [word[0].lower() for word in _WORD.findall(text) if len(word) > 1]
    for first, start in enumerate(starts):
        if start != letters[0]:
            continue
        k = 0
        for other in starts[first : first + 2 * len(letters)]:
            if k < len(letters) and other == letters[k]:
                k += 1
        if k > 1 and k >= least * len(letters):
            return True
    return False
