"""What every encoder promises, whatever model is behind it."""

from __future__ import annotations

import numpy as np
import pytest

from align.aligner import encoders
from align.aligner.encoders.cache import VectorCache, cached

TEXTS = [
    "The lighthouse keeper of Orlo counted nine ships.",
    "Смотритель маяка в Орло насчитал девять кораблей.",
    "Der Leuchtturmwärter zählte neun Schiffe.",
    "灯台守は九隻の船を数えた。",
    "Nine.",
    "9",
]


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory):
    """A folder with a model of random weights, made on the spot."""
    library = pytest.importorskip("sentence_transformers", reason="sverka[labse] is not installed")
    tokenizers = pytest.importorskip("tokenizers")
    try:
        from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    except ImportError:
        from sentence_transformers.models import StaticEmbedding
    words = {word: k for k, word in enumerate(["[UNK]", *" ".join(TEXTS).split()])}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    folder = tmp_path_factory.mktemp("model")
    module = StaticEmbedding(tokenizer, embedding_dim=16)
    library.SentenceTransformer(modules=[module]).save(str(folder))
    return folder


@pytest.fixture(params=["use", "use behind a cache", "sentence-transformers"])
def encoder(request, tmp_path, monkeypatch):
    monkeypatch.delenv("SVERKA_CACHE", raising=False)
    if request.param == "sentence-transformers":
        return encoders.find(f"sentence-transformers:{request.getfixturevalue('tiny_model')}")
    found = encoders.find("use")
    return found if request.param == "use" else cached(found, VectorCache(tmp_path / "vectors"))


def test_each_text_has_a_unit_row_of_float32(encoder):
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_no_texts_have_no_rows(encoder):
    assert encoder.encode([]).shape == (0, encoder.dimensions)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\n",
        "\0",
        "a\0b",
        "\x01\x07\x1b[31m\x7f",
        "\u200b\ufeff\u202e",
        "\ud800",
        "\U0010ffff",
        "e\u0301" * 50,
        "▁▁",
    ],
    ids=ascii,
)
def test_a_strange_text_has_a_unit_row_too(encoder, text):
    [vector] = encoder.encode([text])
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


def test_a_text_of_100_000_characters_has_a_unit_row_too(encoder):
    [vector] = encoder.encode(["Девять кораблей. " * 6_000])
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


def test_the_same_call_gives_the_same_bits(encoder):
    assert np.array_equal(encoder.encode(TEXTS), encoder.encode(TEXTS))


def test_order_does_not_matter(encoder):
    there = encoder.encode(TEXTS)
    back = encoder.encode(TEXTS[::-1])[::-1]
    assert there == pytest.approx(back, abs=1e-6)


def test_company_does_not_matter(encoder):
    together = encoder.encode([*TEXTS, "Another text. " * 40])[: len(TEXTS)]
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert together == pytest.approx(alone, abs=1e-6)


def test_equal_texts_have_equal_rows(encoder):
    first, _, second = encoder.encode([TEXTS[0], TEXTS[1], TEXTS[0]])
    assert np.array_equal(first, second)


def test_the_name_has_no_more_than_one_line(encoder):
    assert encoder.name
    assert encoder.name.isprintable()
