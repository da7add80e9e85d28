"""How usual a word is in lower case and with a capital, by the tokens of Sverka's own encoder.

The encoder's vocabulary comes from texts in 16 languages. “London” is one token, “london” two;
“Provincial” takes as many as “provincial”.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from align.aligner import encoders


class Cost(NamedTuple):
    """How many tokens a word takes, and how rare they are together (logarithms of their ranks)."""

    tokens: int
    cost: float


@cache
def _tokenizer() -> Callable[[Sequence[str]], list[list[int]]]:
    """Sverka's own encoder has tokens; other encoders need not have them."""
    encoder: Any = encoders.default()
    return encoder.tokenize  # type: ignore[no-any-return]


@lru_cache(maxsize=1 << 15)
def pieces(word: str) -> tuple[Cost, Cost]:
    """What a word takes in Sverka's own encoder in lower case, and as it is written."""
    lower, upper = (ids[1:-1] for ids in _tokenizer()([word.lower(), word]))
    return _cost(lower), _cost(upper)


def _cost(ids: Sequence[int]) -> Cost:
    # Tokens are numbered by their frequency.
    return Cost(len(ids), sum(math.log(1 + one) for one in ids))
