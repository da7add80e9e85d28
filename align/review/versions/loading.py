"""Load a new version of one side of a review, and pair what is new in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from align.review.anew import realign
from align.review.model import Review
from align.review.structure import Relink
from align.review.things import Side
from align.review.versions.renewal import Renewal, unpaired
from align.text import Document

if TYPE_CHECKING:
    from align.aligner.encoders import Encoder
    from align.aligner.lexicon import Lexicon
    from align.aligner.model import ModelFile
    from align.loaders.raw import Options, Source
    from align.segment import Abbreviations


def load(
    source: Source,
    review: Review,
    side: Side,
    options: Options | None = None,
    abbreviations: Abbreviations | str | Path | None = None,
) -> Document:
    """Read a new version of a side, in the language of that side, and split it into sentences.

    If the source holds both sides, as XLIFF and TMX do, only this side is read. A text without a
    title keeps that of the old version. Raises LoadError, UsageError.
    """
    from align import loaders, pipeline  # slow to load, and not needed to read a review

    options = options or loaders.USUAL
    langs = review.src.lang, review.tgt.lang
    if loaders.holds_pair(source, options):
        made = loaders.load_pair(source, *langs, options)
        return made.src if side == "src" else made.tgt
    old = review.src if side == "src" else review.tgt
    new = pipeline.load(source, old.lang or None, options, abbreviations=abbreviations)
    return replace(new, title=new.title or old.title)


def paired(
    renewal: Renewal,
    *,
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
    encoder: Encoder | str | None = None,
) -> Relink | None:
    """The operation that pairs sentences that are new with those that have no counterpart (any
    more) next to them; None if there are none. The keywords are as for ``realign``.
    """
    rows = unpaired(renewal)
    if not rows:
        return None
    return realign(renewal.review, rows, weights=weights, lexicon=lexicon, encoder=encoder)
