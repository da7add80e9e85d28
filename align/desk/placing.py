"""Where words that are missing from a translation belong in it: always between words, never in
place of any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from align.checks.families import russian
from align.desk.marks import MarkedLink
from align.tags import primary_language
from align.text import Span

#: Words that deny what follows them. They belong before the verb and its auxiliaries.
_NOT = ("не", "nie")
#: Auxiliaries that stand before the verb and after the denial, in languages without a dictionary of
#: forms.
_HELPERS = {
    "uk": {"був", "була", "було", "були", "буде", "будуть", "може", "можуть", "міг", "могли"},
    "be": {"быў", "была", "было", "былі", "будзе", "будуць", "можа", "могуць"},
    "pl": {"jest", "są", "był", "była", "było", "były", "byli", "będzie", "będą", "może", "mogą"},
    "bg": {"е", "са", "беше", "бяха", "бе", "се", "си", "го", "ги", "може", "могат"},
}
#: The dictionary forms of those words in Russian.
_RUSSIAN_HELPERS = {"быть", "мочь", "смочь", "должный"}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: The words that follow are preferred, unless they are farther away by more characters than this.
_NEARER = 20


def place(at: Span, links: Sequence[MarkedLink], piece: str, text: str, lang: str) -> int | None:
    """Where in the translation ``text`` to write ``piece``, which translates the words ``at`` of
    the source: a code point between words. None if nothing is linked.

    It is before the translation of what follows those words, or after that of what comes before
    them. What is linked to the words themselves cannot be their translation, because that is
    missing: it counts only if nothing else is linked.
    """
    begin, end = at
    own = [tgt[0] for src, tgt, _ in links if src[0] < end and begin < src[1]]
    after = [(src[0] - end, tgt[0]) for src, tgt, _ in links if src[0] >= end]
    before = [(begin - src[1], tgt) for src, tgt, _ in links if src[1] <= begin]
    if piece.lower() in _NOT:
        near = [*((0, one) for one in own), *after, *((gap + _NEARER, b[0]) for gap, b in before)]
        verb = _verb(near, text, primary_language(lang))
        if verb is not None:
            return verb
        if own:
            return _group(min(own), text, primary_language(lang))
    if after and (not before or min(after)[0] <= min(before)[0] + _NEARER):
        found = min(after)[1]
    elif before:
        gap = min(before)[0]
        found = max(tgt[1] for one, tgt in before if one == gap)
    elif own:
        found = min(own)
    else:
        return None
    return _group(found, text, primary_language(lang)) if piece.lower() in _NOT else found


def _verb(near: Sequence[tuple[int, int]], text: str, lang: str) -> int | None:
    """Where the nearest Russian verb begins, or the group that it is in; of words that are not
    linked, if it is the only one. None in other languages.
    """
    if lang != "ru":
        return None
    verbs = {word.start() for word in _WORD.finditer(text) if russian.is_predicate(word[0])}
    groups = {_group(verb, text, lang) for verb in verbs}
    linked = sorted(one for one in near if one[1] in verbs)
    if linked:
        return _group(linked[0][1], text, lang)
    return groups.pop() if len(groups) == 1 else None


def _group(start: int, text: str, lang: str) -> int:
    """Where the group of the verb at ``start`` begins: before its auxiliaries."""
    words = [word for word in _WORD.finditer(text) if word.start() < start]
    while words and text[words[-1].end() : start].isspace() and _helps(words[-1][0], lang):
        start = words.pop().start()
    return start


def _helps(word: str, lang: str) -> bool:
    if lang == "ru":
        return russian.lemma(word) in _RUSSIAN_HELPERS
    return word.lower() in _HELPERS.get(lang, ())
