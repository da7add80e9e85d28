"""Golden tables: a text with ``|`` where a sentence ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from align.segment import spans


@pytest.fixture
def assert_cut() -> Callable[[str, str], None]:
    """Remove the bars from ``golden``, split the rest, and expect the bars back."""

    def check(golden: str, lang: str) -> None:
        text = golden.replace(" | ", " ").replace("|", "")
        cut = [text[start:end] for start, end in spans(text, lang)]
        assert cut == [piece.strip() for piece in golden.split("|")]

    return check
