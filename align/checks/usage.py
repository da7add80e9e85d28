"""The word that a document itself uses for a name.

A word is believed only on strict evidence: it stands beside the name at least twice and hardly
ever without it, it is written with a capital within a sentence, it sounds like the name, and no
other word of the source explains it as well. Otherwise there is no answer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from align.checks.families.naming.renderings import same_word
from align.checks.families.naming.sounds import likeness

#: A word is the rendering of a name if it is in at least so many beads with the name, if at least
#: the share ``_ITS`` of the beads with the word have the name and the share ``_HALF`` of those with
#: the name have the word, and if it sounds at least so similar (0 to 1).
_TWICE, _ITS, _HALF, _ALIKE = 2, 0.8, 0.5, 0.6
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_POSSESSIVE = re.compile(r"[’']s?$")
#: What stands before the first word of a sentence, of quoted words or of a line.
_START = re.compile(r"(?:^|[.!?…:;\n«„“”\"‘(\[—–-])[\s»”’\"')\]]*$")


class Usage:
    """The words of the beads, given as both texts of each."""

    def __init__(self, texts: Sequence[tuple[str, str]]) -> None:
        self._texts = texts

    def renderings(self, name: str, besides: int) -> dict[str, int]:
        """The forms of the word for ``name`` and in how many beads each stands with the name.

        What the bead number ``besides`` says does not count. Empty if nothing is certain, or if
        the name is more than one word: a part of it would not do.
        """
        name = _POSSESSIVE.sub("", name)
        if not _WORD.fullmatch(name) or name not in self._src_names:
            return {}
        named = self._src[name] - {besides}
        if len(named) < _TWICE:
            return {}
        rated = [
            (_share(self._beads(group) & named, named), _sound(name, group), group)
            for group in self._groups(named)
            if self._proper(name, named, group, besides)
        ]
        if not rated:
            return {}
        _, _, forms = max(rated, key=lambda one: (round(one[1], 1), one[0]))
        return {form: len(self._tgt[form] & named) for form in forms}

    def _groups(self, named: set[int]) -> list[list[str]]:
        """The words within a sentence that have a capital, the forms of one word together."""
        groups: list[list[str]] = []
        for word in sorted(word for word, beads in self._tgt_names.items() if beads & named):
            if word.lower() in self._tgt and word.lower() != word:
                continue  # an ordinary word
            for group in groups:
                if same_word(group[0].lower(), word.lower()):
                    group.append(word)
                    break
            else:
                groups.append([word])
        return groups

    def _proper(self, name: str, named: set[int], group: list[str], besides: int) -> bool:
        """Whether ``group`` is the word for ``name`` and for nothing else."""
        beads = self._beads(group) - {besides}
        both, sound = beads & named, _sound(name, group)
        if len(both) < max(_TWICE, _ITS * len(beads), _HALF * len(named)) or sound < _ALIKE:
            return False
        return not any(
            _sound(word, group) >= sound
            or (word in self._src_names and _fit(where - {besides}, beads) > _fit(named, beads))
            for word, where in self._src.items()
            if len(where & beads) >= _HALF * len(beads) and not same_word(word, name)
        )

    def _beads(self, group: Iterable[str]) -> set[int]:
        return set().union(*(self._tgt[word] for word in group))

    @cached_property
    def _src(self) -> dict[str, set[int]]:
        return _index([src for src, _ in self._texts])

    @cached_property
    def _tgt(self) -> dict[str, set[int]]:
        return _index([tgt for _, tgt in self._texts])

    @cached_property
    def _src_names(self) -> dict[str, set[int]]:
        return _index([src for src, _ in self._texts], names=True)

    @cached_property
    def _tgt_names(self) -> dict[str, set[int]]:
        return _index([tgt for _, tgt in self._texts], names=True)


def _index(texts: Iterable[str], *, names: bool = False) -> dict[str, set[int]]:
    """The words and the numbers of the texts that have them; only those with a capital within a
    sentence if ``names``.
    """
    found: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for match in _WORD.finditer(text):
            begin = match.start()
            if names and (
                not match[0][0].isupper() or _START.search(text[max(0, begin - 8) : begin])
            ):
                continue
            found[_POSSESSIVE.sub("", match[0])].add(number)
    return dict(found)


def _share(some: set[int], every: set[int]) -> float:
    return len(some) / len(every)


def _fit(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _sound(name: str, group: Iterable[str]) -> float:
    return max(likeness(name, word) for word in group)
