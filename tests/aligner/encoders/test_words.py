"""Words in their sentences; see ``align/aligner/encoders/words.py``."""

from __future__ import annotations

import numpy as np
import pytest

from align.aligner.encoders import ContextEncoder
from align.aligner.encoders.use import UseEncoder
from align.aligner.links import words

TEXTS = [
    "He sat on the bank of the river.",
    "The bank lends money.",
    "Ёлка стоит на берегу — naïve ﬁne.",
    "",
]


@pytest.fixture(scope="module")
def encoder() -> UseEncoder:
    return UseEncoder()


def spans(texts):
    return [words(text, "en") for text in texts]


def test_each_word_has_a_unit_row(encoder):
    rows = encoder.encode_words(TEXTS, spans(TEXTS))
    assert isinstance(encoder, ContextEncoder)
    assert [len(one) for one in rows] == [len(one) for one in spans(TEXTS)]
    assert np.concatenate(rows).dtype == np.float32
    assert np.linalg.norm(np.concatenate(rows), axis=1) == pytest.approx(1.0, abs=1e-4)


def test_a_word_is_another_in_another_sentence(encoder):
    rows = encoder.encode_words(TEXTS, spans(TEXTS))
    assert rows[0][4] @ rows[1][1] < 0.95


def test_other_texts_change_nothing(encoder):
    together = encoder.encode_words(TEXTS * 40, spans(TEXTS * 40))
    alone = encoder.encode_words(TEXTS[2:3], spans(TEXTS[2:3]))[0]
    assert np.abs(together[2] - alone).max() < 1e-5


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_cover_the_text_in_code_points(encoder, text):
    ids, places = encoder.tokens_of(text)
    assert len(ids) == len(places)
    assert "".join(text[slice(*place)] for place in places).replace(" ", "") == text.replace(
        " ", ""
    )


def test_no_texts_have_no_rows(encoder):
    assert encoder.encode_words([], []) == []
