"""The desk speaks two languages, and says as much in either."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from align import desk
from align.checks.reports import REPORTS
from align.desk import grid, words
from align.formats import FORMATS

DESK = Path(desk.__file__).parent
KEYWORDS = {"say": None, "later": None, "count": (1, 2)}


def asked():
    """Every message that the desk's sources mark, by the name of the file."""
    for path in sorted(DESK.rglob("*.py")) + sorted(DESK.rglob("*.js")):
        method = "python" if path.suffix == ".py" else "javascript"
        with path.open("rb") as source:
            for _, message, *_ in extract(method, source, keywords=KEYWORDS):
                yield path.name, message
    for path in sorted(DESK.rglob("*.html")):
        for message in re.findall(r'data-(?:word|label)="([^"]+)"', path.read_text("utf-8")):
            yield path.name, message
    for group in grid.KEYS:
        yield "keys.json", group["group"]
        yield from (("keys.json", meaning) for _, _, meaning in group["keys"])
    yield from (("formats", row.description) for row in (FORMATS | REPORTS).values())


@pytest.fixture(scope="module")
def russian():
    with (DESK / "locale/ru.po").open("rb") as source:
        return read_po(source, locale="ru")


def test_all_that_is_said_is_said_in_russian(russian):
    for where, message in asked():
        found = russian.get(message)
        assert found is not None, (where, message)
        said = [found.string] if isinstance(found.string, str) else found.string
        assert all(said), (where, message)


def test_the_catalogue_holds_nothing_that_is_never_said(russian):
    said = {message if isinstance(message, str) else message[0] for _, message in asked()}
    held = {one.id if isinstance(one.id, str) else one.id[0] for one in russian if one.id}
    assert held - said == set()


def test_what_stands_in_braces_is_the_same_in_both_languages(russian):
    for one in russian:
        for said in [one.string] if isinstance(one.string, str) else one.string:
            ids = [one.id] if isinstance(one.id, str) else one.id
            assert set(re.findall(r"{\w*}", said)) <= {
                n for i in ids for n in re.findall(r"{\w*}", i)
            }


def test_a_message_is_said_with_its_values():
    assert words.Words("en")("Bead {n}", n=7) == "Bead 7"
    assert words.Words("ru")("Bead {n}", n=7) == "Звено 7"


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("ru-RU", "ru"), ("ru", "ru"), ("RU_ru", "ru"), ("en-GB", "en"), ("fi", "en"), (None, "en")],
)
def test_the_browser_chooses_the_language(locale, lang):
    assert words.choose(locale) == lang
