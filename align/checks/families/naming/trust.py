"""How far to trust that names differ: the last of the models for names.

What ``missing`` and ``renaming`` find may also be a free translation: an ordinary word with a
capital (*House*, «Палата»), an unusual transcription, a first name that is left out beside its
surname, or a country or an acronym that the translation has for clarity («президент России» for
*President Vladimir ...*). The model in ``align/models/name-reports.json`` weighs these against the
evidence.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from align import languages
from align.checks.engine.reading import Pair
from align.checks.families.naming.capitals import Name, is_common, near
from align.checks.families.naming.exonyms import plain
from align.checks.families.naming.gazetteer import is_country
from align.checks.families.naming.missing import Verdict
from align.checks.families.naming.ordinary import is_ordinary
from align.checks.families.naming.sounds import likeness
from align.checks.families.naming.texts import Text
from align.checks.families.naming.witness import Witness
from align.models import logistic

#: Shorter names are contained in others by chance.
_PART = 3
#: Log odds count up to this.
_MOST = 6.0


class Report(NamedTuple):
    """Names that seem to differ: one of them may be None. ``renamed`` is the probability that one
    replaced the other, 0 if that was not what found them.
    """

    src: Name | None
    tgt: Name | None
    verdict: Verdict
    renamed: float = 0.0


class Doubts(NamedTuple):
    """The features of a report, 0 or 1 unless stated otherwise. Those of a name are 0 if there is
    none on its side.
    """

    #: Whether it has names of both sides, or only of the source.
    both: float
    left_out: float
    #: The log odds that a name was left out, added or replaced; those of both names together; and
    #: the probability that one replaced the other.
    odds: float
    together: float
    renamed: float
    #: How similar the names sound, above 0.4; whether one contains the other.
    alike: float
    within: float
    #: Whether each has a capital by custom, or is an ordinary word; whether all of them are.
    src_common: float
    tgt_common: float
    src_ordinary: float
    tgt_ordinary: float
    all_ordinary: float
    #: Whether each stands beside a name that has a counterpart; whether the only one does.
    src_beside: float
    tgt_beside: float
    alone_beside: float
    #: Whether the translation has a country or an acronym, and the same without another name beside
    #: it; whether the source has one.
    tgt_country: float
    tgt_explains: float
    tgt_acronym: float
    src_country: float
    src_acronym: float
    #: Whether the texts are English; whether all nouns have a capital; whether no word has.
    src_english: float
    tgt_english: float
    src_nouns: float
    tgt_nouns: float
    no_capitals: float


def trust(witness: Witness, pair: Pair, report: Report) -> float:
    """The probability that the translation is wrong, 0 to 1."""
    row = np.array([doubts(witness, pair, report)])
    return float(logistic("name-reports", "report", Doubts._fields).probability(row)[0])


def doubts(witness: Witness, pair: Pair, report: Report) -> Doubts:
    """The features of a report."""
    src, tgt, judged, renamed = report
    one, other = witness.texts(pair)
    mine = [_of(witness, pair, 0, src), _of(witness, pair, 1, tgt)]
    both = bool(src and tgt)
    short, long = sorted((plain(src.word), plain(tgt.word)), key=len) if src and tgt else ("", "")
    english = [side.lang == "en" for side in (pair.src, pair.tgt)]
    customs = [languages.of(side.lang) for side in (pair.src, pair.tgt)]
    return Doubts._make(
        map(
            float,
            (
                both,
                bool(src and not tgt),
                _bounded(
                    math.log(max(1e-9, judged.probability) / max(1e-9, 1 - judged.probability))
                ),
                _bounded(judged.together(src, tgt)) if src and tgt else 0.0,
                renamed,
                max(0.0, likeness(src.word, tgt.word) - 0.4) if src and tgt else 0.0,
                len(short) > _PART and short in long,
                mine[0].common,
                mine[1].common,
                mine[0].ordinary,
                mine[1].ordinary,
                all(look.ordinary or not look.name for look in mine),
                mine[0].beside,
                mine[1].beside,
                not both and (mine[0].beside or mine[1].beside),
                mine[1].country,
                mine[1].country and not (tgt and _has_neighbour(other, tgt)),
                mine[1].acronym,
                mine[0].country,
                mine[0].acronym,
                *english,
                *(custom.names.nouns_with_capitals for custom in customs),
                not all(custom.has_capitals for custom in customs),
            ),
        )
    )


class _Look(NamedTuple):
    """What a name looks like."""

    name: Name | None = None
    common: bool = False
    ordinary: bool = False
    beside: bool = False
    country: bool = False
    acronym: bool = False


def _of(witness: Witness, pair: Pair, side: int, name: Name | None) -> _Look:
    if name is None:
        return _Look()
    text, theirs = witness.texts(pair)[:: 1 if side == 0 else -1]
    keys = witness.places[side].of(name.word)
    return _Look(
        name,
        common=is_common(name.word, text.side.lang),
        ordinary=is_ordinary(name, text, theirs.side.lang),
        beside=witness.is_beside_known(pair, side, name),
        country=any(map(is_country, keys)),
        acronym=text.side.text[slice(*name.span)].isupper()
        and languages.of(text.side.lang).has_capitals,
    )


def _has_neighbour(text: Text, name: Name) -> bool:
    return any(near(name, one) for one in text.names if one != name)


def _bounded(odds: float) -> float:
    return max(-_MOST, min(_MOST, odds))
