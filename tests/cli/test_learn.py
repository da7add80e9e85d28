"""sverka learn, and the lexicon that it writes."""

from __future__ import annotations

import json

import pytest

EN = ("The boat sank.", "A house burnt.", "The boat came home.", "Our house fell.", "It rained.")
RU = ("Лодка утонула.", "Сгорел дом.", "Пришла лодка.", "Наш дом рухнул.", "Шёл дождь.")


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    beads = [[[k], [k]] for k in range(20)]
    row = {"src_lang": "en", "tgt_lang": "ru", "src": EN * 4, "tgt": RU * 4, "gold": beads}
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


def test_learn_writes_a_lexicon_that_a_person_can_read(sverka, gold, tmp_path):
    out = tmp_path / "words.tsv"
    assert sverka("learn", gold, "-o", out).exit_code == 0
    assert "boat\tлодка\t0.8750" in out.read_text(encoding="utf-8").splitlines()


def test_sentences_takes_a_lexicon(sverka, gold, tmp_path):
    out, src, tgt = (tmp_path / name for name in ("words.tsv", "src.txt", "tgt.txt"))
    sverka("learn", gold, "-o", out)
    src.write_text("\n".join(EN[:4]), encoding="utf-8")
    tgt.write_text("\n".join(RU[:4]), encoding="utf-8")
    result = sverka("sentences", src, tgt, "--method", "anchor", "--lexicon", out)
    assert [json.loads(line)["src"] for line in result.stdout.splitlines()] == [[0], [1], [2], [3]]


def test_a_lexicon_of_other_languages_is_refused(sverka, gold, tmp_path):
    out, src, tgt = (tmp_path / name for name in ("words.tsv", "src.txt", "tgt.txt"))
    sverka("learn", gold, "-o", out)
    src.write_text("Das Boot sank.", encoding="utf-8")
    tgt.write_text("Лодка утонула.", encoding="utf-8")
    result = sverka("sentences", src, tgt, "--src-lang", "de", "--lexicon", out)
    assert result.exit_code == 2
    assert "the lexicon is for the languages en, ru, not for de, ru" in result.output


def test_learn_asks_for_something_to_learn_from(sverka, tmp_path):
    result = sverka("learn", "-o", tmp_path / "words.tsv")
    assert result.exit_code == 2
    assert "Name a FILE, or add --reviewed" in result.output


def test_too_little_to_learn_from_writes_nothing(sverka, gold, tmp_path):
    row = {**json.loads(gold.read_text(encoding="utf-8")), "gold": [[[0], [0]]]}
    gold.write_text(json.dumps(row), encoding="utf-8")
    out = tmp_path / "words.tsv"
    result = sverka("learn", gold, "-o", out)
    assert result.exit_code == 2
    assert "too few sure beads" in result.output
    assert not out.exists()


def test_learn_reads_what_people_accepted(sverka, gold, tmp_path):
    from align.alignment import Alignment, Bead
    from align.review import Accept
    from align.store import Store
    from align.text import Document

    library, out = tmp_path / "library.sqlite", tmp_path / "words.tsv"
    beads = tuple(Bead((k,), (k,), 0.5) for k in range(20))
    texts = Document.from_sentences(EN * 4, "en"), Document.from_sentences(RU * 4, "ru")
    store = Store.open(library)
    number = store.add(Alignment(*texts, beads), "boats")
    before = sverka("learn", "--reviewed", "--library", library, "-o", out)
    assert before.exit_code == 2
    rows = tuple(row.id for row in store.review(number).rows)
    store.apply(number, Accept(rows), "Vera", store.review(number).seq)
    after = sverka("learn", "--reviewed", "--library", library, "-o", out)
    assert after.exit_code == 0, after.output
    assert "boat\tлодка\t0.8750" in out.read_text(encoding="utf-8").splitlines()
