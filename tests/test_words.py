"""What people read is there in both languages."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

import align
from align import words
from align.aligner.wording import ROWS
from align.checks import KINDS
from align.checks.reports import REPORTS
from align.desk import tables
from align.formats import FORMATS

ROOM = Path(align.__file__).parent
KEYWORDS = {"say": None, "later": None, "count": (1, 2)}


def marked(path):
    """What a Python file gives to ``say``, ``later`` and ``count``, also inside an f-string."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        texts = [getattr(one, "value", None) for one in call.args[:2]]
        texts = [text for text in texts if isinstance(text, str)]
        if name == "count" and len(texts) == 2:
            yield tuple(texts)
        elif name in ("say", "later") and texts and len(call.args) == 1:
            yield texts[0]


def asked():
    """Every message that the sources mark or the tables hold, by where it stands."""
    for path in sorted(ROOM.rglob("*.py")):
        yield from ((path.name, message) for message in marked(path))
    for path in sorted(ROOM.rglob("*.js")):
        with path.open("rb") as source:
            for _, message, *_ in extract("javascript", source, keywords=KEYWORDS):
                yield path.name, message
    for path in sorted(ROOM.rglob("*.html")):
        for message in re.findall(r'data-(?:word|label)="([^"]+)"', path.read_text("utf-8")):
            yield path.name, message
    for group in tables.KEYS:
        yield "keys.json", group["group"]
        yield from (("keys.json", meaning) for _, _, meaning in group["keys"])
    yield from (("formats", row.description) for row in (FORMATS | REPORTS).values())
    yield from (("kinds", text) for kind in KINDS.values() for text in kind[1:])
    yield from (("explanations", text) for text in ROWS.values())


@pytest.fixture(scope="module")
def russian():
    with (ROOM / "locale/ru.po").open("rb") as source:
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
    assert words.Words("ru")("Bead {n}", n=7) == "Сегмент 7"


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("ru-RU", "ru"), ("ru", "ru"), ("RU_ru", "ru"), ("en-GB", "en"), ("fi", "en"), (None, "en")],
)
def test_the_browser_chooses_the_language(locale, lang):
    assert words.choose(locale) == lang
