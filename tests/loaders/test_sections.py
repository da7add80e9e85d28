"""Texts of a file: those of both sides that belong together."""

from align.alignment import Bead
from align.loaders import sections
from align.loaders.linked import Part
from align.loaders.sections import Section

LANGS = "en", "ru"
ONE_TO_ONE = [Bead((0,), (0,)), Bead((1,), (1,))]


def side(*names):
    return [Section(name, {}, [Part([(f"Text of {name}.", ())])]) for name in names]


def test_texts_of_one_name_belong_together():
    links = [Bead((0,), (1,)), Bead((1,), (0,))]
    found = sections.pairs(side("inn", "mill"), side("mill", "inn"), LANGS, links)
    assert [(one.name, one.alignment.tgt.sentence_texts[0]) for one in found] == [
        ("inn", "Text of inn."),
        ("mill", "Text of mill."),
    ]


def test_texts_of_other_names_are_paired_by_their_places():
    found = sections.pairs(side("inn", "mill"), side("трактир", "мельница"), LANGS, ONE_TO_ONE)
    assert [one.name for one in found] == ["inn", "mill"]


def test_links_from_one_text_into_another_make_them_one():
    found = sections.pairs(side("a", "b"), side("a", "b"), LANGS, [Bead((0, 1), (0,))])
    assert len(found) == 1
    assert len(found[0].alignment.src.sentences) == 2
