"""A desk that was opened with weights, a lexicon or an encoder uses them."""

from __future__ import annotations

import pytest

from align.aligner.lexicon import Lexicon
from align.desk import command, weighing, workshop
from align.desk.learnt import learnt_for
from align.desk.live import Shelf
from align.desk.pairs import TextPair
from align.models import SHIPPED, Learnt
from align.review import Edit
from align.store import Store


@pytest.fixture
def learnt(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_text(Lexicon("en", "ru", {("harbo", "гаван"): 0.9}, 5).to_text(), "utf-8")
    return Learnt(lexicon=str(path), encoder="use")


@pytest.fixture
def store(tmp_path):
    return Store.open(tmp_path / "library.sqlite")


def test_the_command_line_hands_them_on():
    line = command(weights="own.json", lexicon="words.tsv", encoder="use")
    assert line[-3:] == ["--weights=own.json", "--lexicon=words.tsv", "--encoder=use"]


def test_a_lexicon_is_left_out_for_other_languages(learnt):
    assert learnt_for(learnt, "ru", "en-GB") == learnt
    assert learnt_for(learnt, "de", "ru") == Learnt(encoder="use")


def test_a_new_pair_is_made_with_them(store, learnt):
    texts = ("a.txt", b"Old harbour.\nRain fell."), ("b.txt", "Старая гавань.\nШёл дождь.".encode())
    number = TextPair(*texts, "en", "ru").open(store, "ann", learnt=learnt)
    assert Lexicon.load(learnt.lexicon).name in store.review(number).made_with


def test_rows_are_weighed_with_them(store, learnt, harbour, monkeypatch):
    asked = []
    monkeypatch.setattr(weighing, "PAUSE", 0)
    monkeypatch.setattr(workshop, "submit", lambda *_, **own: asked.append(own))
    number = store.add(harbour, "harbour", "ann")
    live = Shelf(store, learnt).live(number)
    store.apply(number, Edit(1, "New harbour"), "ann", 0)
    for _ in range(2):
        live.weigher.look()
    assert asked == [learnt.keywords]


def test_checks_use_them(store, learnt):
    assert store.checking.control().learnt == SHIPPED
    store.checking.learnt = learnt
    assert store.checking.control().learnt == learnt
