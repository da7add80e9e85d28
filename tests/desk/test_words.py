"""The desk speaks two languages, and says as much in either."""

import re
from pathlib import Path

import pytest

from align import desk
from align.desk import words
from align.formats import FORMATS

DESK = Path(desk.__file__).parent


def test_both_languages_say_everything():
    for lang in words.LANGUAGES:
        assert all(words.Words(lang).all().values())


def test_nothing_russian_is_left_in_english():
    said = " ".join(words.Words("en").all().values())
    assert not re.search("[а-яё]", said, re.IGNORECASE)


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("ru-RU", "ru"), ("ru", "ru"), ("RU_ru", "ru"), ("en-GB", "en"), ("fi", "en"), (None, "en")],
)
def test_the_browser_chooses_the_language(locale, lang):
    assert words.choose(locale) == lang


def test_every_format_is_described_in_russian():
    for name, row in FORMATS.items():
        assert re.search("[а-я]", words.Words("ru").format(name, row.description))


def test_the_grid_asks_for_no_word_that_is_not_there():
    said = words.Words("en").all()
    source = "".join(path.read_text("utf-8") for path in sorted((DESK / "grid").glob("*.*[lsy]")))
    asked = set(re.findall(r'data-(?:word|label)="(\w+)"', source))
    asked |= set(re.findall(r'"(key_\w+)"', source))
    asked |= set(re.findall(r"\bwords\.(\w+)", source)) - {"lang", "used"}
    assert len(asked) > 20
    assert asked <= set(said)
