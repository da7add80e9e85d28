"""Texts for people exist in both languages."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

import align
from align import errors, words
from align.aligner.wording import ROWS
from align.checks import KINDS
from align.checks.reports import REPORTS
from align.cleaning import recipe as recipes
from align.desk import tables
from align.formats import FORMATS
from tests import syntax

ROOM = Path(align.__file__).parent
KEYWORDS = {"say": None, "later": None, "count": (1, 2)}

#: Errors by name, with the names that the defining files use for them.
TREE = {name for name in vars(errors) if name.endswith("Error")} | {"StaleError"}
WITHIN = {"__init__", "cls"}
HOMES = ("errors.py", "conflicts.py")
#: Messages and hints that come from elsewhere, by file and name, with the reason.
ELSEWHERE = {
    ("errors.py", "message"): "the constructors hand on what they are given",
    ("errors.py", "hint"): "the constructors hand on what they are given",
    ("errors.py", "self"): "the message that was made before",
    ("errors.py", "role"): "roles are marked in the desk's table of roles",
    ("errors.py", "needs"): "roles are marked in the desk's table of roles",
    ("rows.py", "self"): "those who make a table of formats mark it",
    ("conflicts.py", "message"): "the constructors hand on what they are given",
    ("database.py", "message"): "marked in the table of what SQLite means",
    ("database.py", "hint"): "marked in the table of what SQLite means",
    ("textpair.py", "template"): "from the library, if the catalogue has it",
    ("words.py", "template"): "a message that comes from another process",
    ("words.py", "between"): "messages put together, each of them marked by itself",
    ("unread.py", "kind"): "marked in the tables of kinds",
    ("unread.py", "hint"): "marked in the tables of kinds",
    ("wire.py", "broken"): "marked where it is chosen",
    ("meaning.py", "numbers"): "marked in the table of kinds",
    ("arguments.py", "_MAKING"): "marked in this table",
}


def marked(path):
    """What a Python file passes to ``say``, ``later`` and ``count``, also inside an f-string."""
    for call in ast.walk(syntax.tree(path)):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        texts = [getattr(one, "value", None) for one in call.args[:2]]
        texts = [text for text in texts if isinstance(text, str)]
        if name == "count" and len(texts) == 2:
            yield tuple(texts)
        elif name in ("say", "later") and texts and len(call.args) == 1:
            yield texts[0]


def templates(path):
    """What a Python file passes to errors and messages: the line, and a text or another node."""
    tree = syntax.tree(path)
    known = {
        target.id: one.value
        for one in tree.body
        if isinstance(one, ast.Assign)
        for target in one.targets
        if isinstance(target, ast.Name)
    }

    def parts(node):
        if isinstance(node, ast.IfExp):
            yield from parts(node.body)
            yield from parts(node.orelse)
        elif isinstance(node, ast.Name) and node.id in known:
            yield from parts(known[node.id])
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "later":
            yield from parts(node.args[0])
        elif isinstance(node, ast.Constant):
            yield from [node.value] * isinstance(node.value, str)
        else:
            names = (getattr(one, "id", "") for one in ast.walk(node))
            yield from [] if any((path.name, name) in ELSEWHERE for name in names) else [node]

    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        is_error = name in TREE or (path.name in HOMES and name in WITHIN)
        if (not is_error and name != "Message") or name == "ForbiddenError":  # it makes its own
            continue
        hints = [one.value for one in call.keywords if one.arg == "hint" and is_error]
        for node in (*call.args[:1], *hints):
            yield from ((call.lineno, part) for part in parts(node))


def asked():
    """Every message that the sources mark or the tables contain, by place."""
    for path in sorted(ROOM.rglob("*.py")):
        yield from ((path.name, message) for message in marked(path))
        yield from ((path.name, text) for _, text in templates(path) if isinstance(text, str))
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
    yield from (("formats", row.description) for row in (*FORMATS.values(), *REPORTS.values()))
    yield from (("kinds", text) for kind in KINDS.values() for text in kind[1:])
    yield from (("recipes", recipe.about) for recipe in recipes.shipped().values())
    yield from (("explanations", text) for text in ROWS.values())


@pytest.fixture(scope="module")
def russian():
    with (ROOM / "locale/ru.po").open("rb") as source:
        return read_po(source, locale="ru")


def test_errors_and_messages_are_templates():
    found = [
        (path.name, line)
        for path in sorted(ROOM.rglob("*.py"))
        for line, part in templates(path)
        if not isinstance(part, str)
    ]
    assert found == []


def test_a_refused_change_has_a_code_for_its_message_only():
    messages = {}
    for path in sorted(ROOM.rglob("*.py")):
        for call in ast.walk(syntax.tree(path)):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "EditError":
                (given,) = (one.value for one in call.keywords if one.arg == "code")
                codes, texts = (
                    [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
                    for node in (given, call.args[0])
                )
                for code, text in zip(codes, texts, strict=True):
                    assert code.startswith("edit."), (path.name, code)
                    messages.setdefault(code, set()).add(text)
    assert [code for code, texts in messages.items() if len(texts) > 1] == []
    assert len(messages) == len(set(map(tuple, messages.values())))


def test_every_text_has_a_russian_translation(russian):
    for where, message in asked():
        found = russian.get(message)
        assert found is not None, (where, message)
        said = [found.string] if isinstance(found.string, str) else found.string
        assert all(said), (where, message)


def test_the_catalogue_contains_no_unused_text(russian):
    said = {message if isinstance(message, str) else message[0] for _, message in asked()}
    held = {one.id if isinstance(one.id, str) else one.id[0] for one in russian if one.id}
    assert held - said == set()


def fields(text):
    """The names in the braces of a template; the number format may differ."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_values_in_braces_are_the_same_in_both_languages(russian):
    for one in russian:
        for said in [one.string] if isinstance(one.string, str) else one.string:
            ids = [one.id] if isinstance(one.id, str) else one.id
            assert fields(said) <= {name for text in ids for name in fields(text)}, one.id


def test_a_message_is_translated_with_its_values():
    assert words.Words("en")("Bead {n}", n=7) == "Bead 7"
    assert words.Words("ru")("Bead {n}", n=7) == "Сегмент 7"


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("ru-RU", "ru"), ("ru", "ru"), ("RU_ru", "ru"), ("en-GB", "en"), ("fi", "en"), (None, "en")],
)
def test_the_browser_chooses_the_language(locale, lang):
    assert words.choose(locale) == lang


class TestFigures:
    """Numbers have the separators of the language that they are said in."""

    MESSAGE = words.Message("The limit is {most:,}", most=10_000)

    def test_thousands_are_separated_by_a_space_in_russian(self):
        assert words.Words("ru")(self.MESSAGE) == "Предел — 10\N{NO-BREAK SPACE}000"

    def test_thousands_are_separated_by_a_comma_in_english(self):
        assert words.Words("en")(self.MESSAGE) == self.MESSAGE == "The limit is 10,000"

    def test_decimals_have_a_comma_in_russian(self):
        assert words.Words("ru")("{where}: {said}", where="x", said=0.5) == "x: 0,5"

    def test_whole_numbers_without_a_format_stay_as_they_are(self):
        assert words.Words("ru").count("{n} term", "{n} terms", 10_000) == "10000 терминов"
