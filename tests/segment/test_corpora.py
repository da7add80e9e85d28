"""Whole pages, loaded and split: the sentences are those of the gold."""

import json
from pathlib import Path

import pytest

from align import loaders
from align.segment import split

ROOT = Path(__file__).resolve().parents[2]
GOLD = sorted((ROOT / "corpora" / "gold").glob("*.jsonl"))
SEED = ROOT / ".." / "shared" / "seed"


def on_one_line(text: str) -> str:
    """White space inside a sentence depends on the page; the gold does not record it."""
    return " ".join(text.split())


@pytest.mark.parametrize("side", ["src", "tgt"])
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_a_sample_page_is_split_as_in_its_gold(path, side):
    record = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    lang = record[f"{side}_lang"]
    (page,) = (ROOT / "corpora" / lang.split("-")[0]).glob(f"{path.stem}.*")
    document = split(loaders.load(page, lang))
    assert list(map(on_one_line, document.sentence_texts)) == record[side]


@pytest.mark.skipif(not SEED.is_dir(), reason="the page pair beside the repository is not there")
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_page_pair_outside_the_repository_is_split_exactly(lang):
    document = split(loaders.load(SEED / f"{lang}.txt", lang))
    expected = (SEED / f"{lang}.sents.txt").read_text(encoding="utf-8").splitlines()
    assert list(map(on_one_line, document.sentence_texts)) == list(map(on_one_line, expected))
    paragraphs = json.loads((SEED / f"{lang}.paras.json").read_text(encoding="utf-8"))
    assert [sentence.paragraph for sentence in document.sentences] == paragraphs
