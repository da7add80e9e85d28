"""Sentences of the sample texts, to be spoilt in many ways, and their diagnosis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

import align
from align.aligner.diagnosis import Diagnosis

CORPORA = Path(__file__).parents[3] / "corpora"

Diagnose = Callable[..., Diagnosis]


@cache
def sample(name: str) -> tuple[Sequence[str], Sequence[str]]:
    src, tgt = (align.load(CORPORA / lang / f"{name}.txt").sentence_texts for lang in ("en", "ru"))
    return list(src), list(tgt)


@pytest.fixture
def en() -> Sequence[str]:
    """A news conference, 101 sentences."""
    return sample("sluice-news-conference")[0]


@pytest.fixture
def ru() -> Sequence[str]:
    """Its translation, 99 sentences."""
    return sample("sluice-news-conference")[1]


@pytest.fixture
def other() -> Sequence[str]:
    """The translation of something else."""
    return sample("lighthouse-interview")[1]


@pytest.fixture(scope="session")
def pair() -> align.Alignment:
    """An interview, aligned."""
    return align.align_sentences(*sample("lighthouse-interview"))


@pytest.fixture(scope="session")
def found(pair) -> Diagnosis:
    """The diagnosis of the interview."""
    return align.diagnose(pair)


@pytest.fixture
def diagnosed() -> Diagnose:
    """Aligns sentences and returns the diagnosis."""

    def diagnose(src, tgt, src_lang="en", tgt_lang="ru", method="auto", **learnt) -> Diagnosis:
        made = align.align_sentences(src, tgt, src_lang, tgt_lang, method, **learnt)
        return align.diagnose(made, **learnt)

    return diagnose


@pytest.fixture
def advised(diagnosed) -> Callable[..., list[str]]:
    """The codes of the advice for sentences."""

    def advise(*args, **kwargs) -> list[str]:
        return [one.code for one in diagnosed(*args, **kwargs).advice]

    return advise
