"""The store of vectors: it saves time, and can do nothing else."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field

import numpy as np
import pytest

from align.aligner.encoders import cache
from align.aligner.encoders.cache import VectorCache, cached


@dataclass
class Counting:
    """An encoder of pseudo-random vectors that remembers what it was asked."""

    name: str = "counting 1"
    dimensions: int = 8
    languages: frozenset[str] | None = None
    asked: list[str] = field(default_factory=list)

    def encode(self, texts):
        self.asked += texts
        rows = [np.random.default_rng(list(text.encode())).standard_normal(8) for text in texts]
        vectors = np.array(rows, np.float32).reshape(-1, 8)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture(autouse=True)
def on(monkeypatch):
    monkeypatch.delenv("SVERKA_CACHE", raising=False)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "vectors.sqlite"


def texts(count: int) -> list[str]:
    return [f"Text {number}." for number in range(count)]


def unit_rows(count: int, dimensions: int = 512) -> np.ndarray:
    return np.eye(dimensions, dtype=np.float32)[np.arange(count) % dimensions]


def keys(first: int, last: int) -> list[bytes]:
    return [number.to_bytes(16, "big") for number in range(first, last)]


def test_a_text_is_encoded_once(path):
    encoder = Counting()
    first = cached(encoder, VectorCache(path)).encode(["a", "b", "a"])
    second = cached(encoder, VectorCache(path)).encode(["b", "c"])
    assert encoder.asked == ["a", "b", "c"]
    assert np.array_equal(first[1], second[0])


def test_cached_vectors_are_the_same_to_the_bit(path):
    encoder = cached(Counting(), VectorCache(path))
    assert np.array_equal(encoder.encode(texts(50)), encoder.encode(texts(50)))
    assert np.array_equal(encoder.encode(texts(50)), Counting().encode(texts(50)))


def test_what_it_wraps_shows_through(path):
    encoder = cached(Counting(languages=frozenset({"ru"})), VectorCache(path))
    assert (encoder.name, encoder.dimensions, encoder.languages) == ("counting 1", 8, {"ru"})


def test_another_model_has_vectors_of_its_own(path):
    other = Counting(name="counting 2")
    cached(Counting(), VectorCache(path)).encode(["a"])
    cached(other, VectorCache(path)).encode(["a"])
    assert other.asked == ["a"]


def test_more_texts_than_fit_one_query_are_found(path):
    encoder = Counting()
    for _ in range(2):
        cached(encoder, VectorCache(path)).encode(texts(2_500))
    assert len(encoder.asked) == 2_500


def test_the_file_stays_below_its_bound(path):
    small = VectorCache(path, max_bytes=8_000_000)
    small.write(keys(0, 10_000), unit_rows(10_000))
    assert path.stat().st_size < 8_000_000 + 1_000 * 2_500
    assert small.read(keys(9_000, 10_000)).keys() == set(keys(9_000, 10_000))


def test_what_was_used_least_recently_goes_first(path):
    time = iter(range(1_000))
    small = VectorCache(path, max_bytes=8_000_000, now=lambda: next(time))
    for first in range(0, 3_000, 1_000):
        small.write(keys(first, first + 1_000), unit_rows(1_000))
    small.read(keys(0, 100))
    for first in range(3_000, 6_000, 1_000):
        small.write(keys(first, first + 1_000), unit_rows(1_000))
    assert len(small.read(keys(0, 100))) == 100
    assert len(small.read(keys(100, 1_000))) == 0


@pytest.mark.parametrize(
    "content", [b"not a database at all", b"SQLite format 3\0" + b"\xff" * 9_000]
)
def test_a_broken_file_is_thrown_away_and_made_anew(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    encoder = Counting()
    for _ in range(2):
        cached(encoder, VectorCache(path)).encode(["a"])
    assert encoder.asked == ["a"]


def test_a_file_cut_short_is_thrown_away_and_made_anew(path):
    encoder = Counting()
    cached(encoder, VectorCache(path)).encode(texts(3_000))
    os.truncate(path, path.stat().st_size // 2)
    for _ in range(2):
        cached(encoder, VectorCache(path)).encode(["new"])
    assert encoder.asked[3_000:] == ["new"]


@pytest.mark.parametrize("blob", [b"", b"123", b"\0" * 32, b"\xff" * 32, b"\0" * 64])
def test_a_vector_that_cannot_be_is_computed_anew(path, blob):
    encoder = cached(Counting(), VectorCache(path))
    [right] = encoder.encode(["a"])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE vectors SET vector = ?", (blob,))
    for _ in range(2):
        assert np.array_equal(encoder.encode(["a"]), [right])
    assert encoder.encoder.asked == ["a", "a"]


def test_a_place_that_cannot_be_written_is_done_without(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    encoder = Counting()
    assert cached(encoder, VectorCache(blocked / "vectors")).encode(["a"]).shape == (1, 8)
    assert encoder.asked == ["a"]


def test_a_folder_in_its_place_is_left_alone(tmp_path):
    assert cached(Counting(), VectorCache(tmp_path)).encode(["a"]).shape == (1, 8)
    assert tmp_path.is_dir()


def test_two_processes_share_a_file(path):
    script = (
        "import sys, pathlib, numpy as np\n"
        "from align.aligner.encoders.cache import VectorCache\n"
        "path, first = pathlib.Path(sys.argv[1]), int(sys.argv[2])\n"
        "for at in range(first, first + 1000, 50):\n"
        "    keys = [n.to_bytes(16, 'big') for n in range(at, at + 50)]\n"
        "    VectorCache(path).write(keys, np.eye(64, dtype=np.float32)[:50])\n"
        "    assert len(VectorCache(path).read(keys)) == 50\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", script, str(path), first]) for first in ("0", "500")
    ]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    assert len(VectorCache(path).read(keys(0, 1_500))) == 1_500


def test_it_can_be_switched_off(monkeypatch):
    monkeypatch.setenv("SVERKA_CACHE", "off")
    encoder = Counting()
    assert cached(encoder) is encoder


def test_it_lies_where_the_user_keeps_what_may_be_thrown_away(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cached(Counting()).encode(["a"])
    assert [file.name for file in (tmp_path / "sverka").iterdir()] == ["vectors-1.sqlite"]


def test_without_a_home_there_is_no_cache(monkeypatch):
    def homeless():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(cache.Path, "home", homeless)
    encoder = Counting()
    assert cached(encoder) is encoder
