"""Glossaries, and the terms that they ask for."""

from __future__ import annotations

import pytest

import align
from align.checks import Glossary
from align.checks.model.glossary import Term, load
from align.errors import UsageError

LOCK = Glossary((Term("lock chamber", ("камера шлюза",), ("шлюзовая комната",)),))
TMX = """<tmx version="1.4"><header/><body><tu>
<tuv xml:lang="en-GB"><seg>lock chamber</seg></tuv>
<tuv xml:lang="ru-RU"><seg>камера шлюза</seg></tuv></tu></body></tmx>"""
TBX = """<martif type="TBX"><text><body><termEntry>
<langSet xml:lang="en"><tig><term>lock chamber</term></tig></langSet>
<langSet xml:lang="ru"><tig><term>камера шлюза</term></tig>
<tig><term>шлюзовая комната</term><termNote>deprecatedTerm-admn-sts</termNote></tig></langSet>
</termEntry></body></text></martif>"""


def kinds(pair, glossary):
    return [one.kind for one in align.check(pair, glossary=glossary)]


def test_a_term_in_any_form_is_the_term(pair_of):
    pair = pair_of(("Both lock chambers are new.", "Обе камеры шлюза новые."))
    assert kinds(pair, LOCK) == []


def test_a_term_rendered_otherwise_is_told_with_what_the_glossary_says(pair_of):
    pair = pair_of(("The lock chamber is new.", "Шлюзный бассейн новый."))
    (finding,) = align.check(pair, glossary=LOCK)
    assert finding.kind == "term"
    assert "камера шлюза" in finding.message


def test_a_forbidden_term_is_an_error(pair_of):
    pair = pair_of(("The lock chamber is new.", "Шлюзовая комната новая."))
    assert "term-forbidden" in kinds(pair, LOCK)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("g.csv", "source,target,forbidden\nlock chamber,камера шлюза,шлюзовая комната\n"),
        ("g.tsv", "lock chamber\tкамера шлюза\n"),
        ("g.tmx", TMX),
        ("g.tbx", TBX),
    ],
)
def test_a_glossary_comes_from_a_file(name, content, tmp_path, pair_of):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert load(path, "en-GB", "ru").terms[0].targets == ("камера шлюза",)
    pair = pair_of(("The lock chamber is new.", "Шлюзный бассейн новый."))
    assert kinds(pair, path) == ["term"]


@pytest.mark.parametrize(
    ("name", "content"), [("g.txt", "a"), ("g.tmx", "<tmx"), ("g.csv", ""), ("g.tbx", TMX)]
)
def test_what_is_no_glossary_is_refused(name, content, tmp_path):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=name):
        load(path, "en", "ru")
