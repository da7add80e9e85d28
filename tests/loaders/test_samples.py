"""The shipped pages load as their gold says: the same text, nothing more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from align.loaders import load

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
PAGES = [*sorted((CORPORA / "en").iterdir()), *sorted((CORPORA / "ru").iterdir())]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_paragraphs_contain_the_gold_sentences(page):
    gold = json.loads((CORPORA / "gold" / f"{page.stem}.jsonl").read_text("utf-8"))
    side = "src" if page.parent.name == "en" else "tgt"
    document = load(page)
    text = " ".join(document.paragraph_text(part) for part in document.paragraphs)
    assert text.split() == " ".join(gold[side]).split()
    assert document.title == gold[side][0]
    assert gold[f"{side}_lang"].startswith(document.lang)


@pytest.mark.parametrize("name", sorted({page.stem for page in PAGES}))
def test_both_languages_have_the_same_kinds_of_turns(name):
    found = []
    for page in (page for page in PAGES if page.stem == name):
        parts = load(page).paragraphs
        found.append(({part.kind for part in parts}, len({part.speaker for part in parts})))
    assert found[0] == found[1]
