"""Tokens for word aligners: ``source tokens ||| target tokens``, one line per two-sided bead.

fast_align, eflomal and similar tools read this form. Punctuation is normalised and words are split
like in Moses (sacremoses), as usual for training data in this field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from align.alignment import Alignment
from align.errors import require
from align.formats.characters import without_forbidden
from align.text import primary_language
from align.words import Message

if TYPE_CHECKING:
    from collections.abc import Callable


def render(alignment: Alignment) -> bytes:
    """Both sides of each bead that has two, as tokens separated by single spaces."""
    tokenise_src = _tokeniser(primary_language(alignment.src.lang))
    tokenise_tgt = _tokeniser(primary_language(alignment.tgt.lang))
    lines = []
    for bead in alignment.beads:
        src = tokenise_src(alignment.src_text(bead))
        tgt = tokenise_tgt(alignment.tgt_text(bead))
        # These tools stop at an empty side.
        if src and tgt:
            lines.append(f"{src} ||| {tgt}\n")
    return "".join(lines).encode()


def render_parts(parts: Iterable[Alignment]) -> Iterator[bytes]:
    """The tokens of all ``parts``."""
    return map(render, parts)


@lru_cache(maxsize=16)
def _tokeniser(language: str) -> Callable[[str], str]:
    require(Message("writing tokens"), "sacremoses")
    from sacremoses import MosesPunctNormalizer, MosesTokenizer

    normaliser = MosesPunctNormalizer(language)
    tokeniser = MosesTokenizer(language)

    def tokenise(text: str) -> str:
        plain = normaliser.normalize(without_forbidden(text))
        tokens = tokeniser.tokenize(plain, escape=False)
        # The separator must not occur inside a side.
        return " ".join(" ".join(tokens).replace("|||", "| | |").split())

    return tokenise
