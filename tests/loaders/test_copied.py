"""A ministry's page as a browser copies it: marks become metadata, the rest is text."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from align.loaders import load
from align.loaders.copied import ZONE

SEED = Path(__file__).resolve().parents[2] / ".." / "shared" / "seed"

BODY = "We met on the pier this morning.\n\nThe lamp will be lit on Friday."
TITLE = "Statement by the keeper of the lamp, Port Ellery, June 3, 2031."


def page(*, head: str = "", tail: str = "") -> str:
    return f"{head}\n\n{TITLE}\n\n{BODY}\n\n{tail}"


def loaded(text: str):
    return load(("lamp.txt", text.encode()))


def texts(document) -> list[str]:
    return [document.paragraph_text(part) for part in document.paragraphs]


ALL = [TITLE, *BODY.split("\n\n")]


def test_a_date_joined_to_its_time():
    document = loaded(page(head="3 June 203109:15"))
    assert document.date == datetime(2031, 6, 3, 9, 15, tzinfo=ZONE)
    assert texts(document) == ALL


def test_language_markers():
    document = loaded(page(head="  • en-GB1 ru-RU1"))
    assert document.languages == ("en-GB", "ru-RU")
    assert document.lang == "en-GB"
    assert texts(document) == ALL


@pytest.mark.parametrize("date", ["03.06.2031 09:15", "June 3, 2031 09:15", "3 июня 2031 09:15"])
def test_an_ordinary_date_with_a_document_number(date):
    document = loaded(page(head=f"{date}\n\n77-03-06-2031"))
    assert document.date == datetime(2031, 6, 3, 9, 15, tzinfo=ZONE)
    assert document.number == "77-03-06-2031"
    assert texts(document) == ALL


@pytest.mark.parametrize(
    "tail",
    [
        "Additional materials\n\n\nAdvanced settings",
        "Additional materials\nAdvanced settings",
        "Дополнительные материалы\n\n\nРасширенные настройки",
        "Расширенный поиск",
    ],
)
def test_menus_at_the_end(tail):
    assert texts(loaded(page(head="3 June 2031 09:15", tail=tail))) == ALL


def test_the_marks_may_surround_the_title():
    text = f"{TITLE}\n3 June 203109:15\n• en-GB1 ru-RU1\n77-03-06-2031\n\n{BODY}"
    document = loaded(text)
    assert texts(document) == ALL
    assert document.title == TITLE


def test_a_first_turn_is_not_a_title():
    document = loaded(f"3 June 203109:15\n\nQuestion: Who pays?\n\n{BODY}")
    assert document.title is None


def test_the_text_still_contains_the_marks():
    text = page(head="3 June 203109:15", tail="Advanced settings")
    assert loaded(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        page(head="3 June 2031"),
        page(head="3 June 2031 09:15"),
        page(head="77-03-06-2031"),
        page(tail="Additional materials"),
        page(head="en-GB ru-RU"),
        f"{BODY}\n\nIt was {TITLE}\n\n{BODY}\n\n{BODY}\n\n3 June 203109:15\n\nAnd so on.",
    ],
)
def test_another_layout_loses_nothing(text):
    document = loaded(text)
    assert "\n\n".join(texts(document)) == text.strip()
    assert document.date is None
    assert document.number is None


@pytest.mark.skipif(not SEED.is_dir(), reason="the gold page pair is not here")
@pytest.mark.parametrize("lang", ["en", "ru"])
class TestSeed:
    """A real page in two languages, split by hand."""

    def test_paragraphs_are_those_of_the_gold_sentences(self, lang):
        document = load(SEED / f"{lang}.txt")
        sentences = (SEED / f"{lang}.sents.txt").read_text("utf-8").splitlines()
        numbers = json.loads((SEED / f"{lang}.paras.json").read_text("utf-8"))
        gold: list[list[str]] = [[] for _ in range(numbers[-1] + 1)]
        for sentence, number in zip(sentences, numbers, strict=True):
            gold[number].append(sentence)
        found = [" ".join(text.split()) for text in texts(document)]
        assert found == [" ".join(" ".join(group).split()) for group in gold]

    def test_metadata(self, lang):
        document = load(SEED / f"{lang}.txt")
        assert document.date == datetime(2016, 3, 11, 14, 37, tzinfo=ZONE)
        assert document.languages == ("en-GB", "ru-RU")
        assert document.lang == {"en": "en-GB", "ru": "ru-RU"}[lang]
        assert document.title == texts(document)[0]

    def test_turns(self, lang):
        document = load(SEED / f"{lang}.txt")
        kinds = [part.kind for part in document.paragraphs]
        assert (kinds.count("heading"), kinds.count("question")) == (1, 3)
        speaker = {"en": "Sergey Lavrov", "ru": "С.В.Лавров"}[lang]
        assert {part.speaker for part in document.paragraphs} == {None, speaker}
