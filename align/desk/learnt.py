"""The weights, the lexicon and the encoder with which a desk was opened."""

from __future__ import annotations

from dataclasses import replace

from align.aligner.lexicon import Lexicon
from align.models import Learnt


def learnt_for(learnt: Learnt, src_lang: str, tgt_lang: str) -> Learnt:
    """``learnt`` for a document in two languages: without the lexicon if it is for others.

    A desk shows documents in any languages, but a lexicon is for one pair. Raises LoadError,
    UsageError.
    """
    if learnt.lexicon and not Lexicon.load(learnt.lexicon).covers(src_lang, tgt_lang):
        return replace(learnt, lexicon=None)
    return learnt
