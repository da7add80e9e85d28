"""The XML of the Russian National Corpus."""

from __future__ import annotations

from align.alignment import Alignment, Bead
from align.formats import FORMATS, render_pairs
from align.loaders import load_pairs
from align.text import Document
from align.textpair import TextPair


def pair(src: str, tgt: str, langs: tuple[str, str] = ("en", "ru")) -> Alignment:
    one, two = (
        Document.from_sentences([text], lang) for text, lang in zip((src, tgt), langs, strict=True)
    )
    return Alignment(one, two, (Bead((0,), (0,)),))


LAMP = pair("The lamp is lit.", "Лампа горит.")


def again(*pairs: TextPair) -> TextPair:
    (made,) = load_pairs(("pair.rnc.xml", b"".join(render_pairs(pairs, FORMATS["rnc"]))))
    return made


def test_the_head_comes_back() -> None:
    made = again(TextPair(LAMP, "Lamps", (("genre", "news"),)))
    assert (made.name, made.metadata) == ("Lamps", (("genre", "news"),))


def test_a_text_without_beads_may_come_first() -> None:
    empty = Alignment(Document.from_sentences([], "en"), Document.from_sentences([], "ru"), ())
    assert len(again(TextPair(empty), TextPair(LAMP)).alignment.beads) == 1


def test_texts_in_other_languages_stay() -> None:
    made = again(TextPair(LAMP), TextPair(pair("Das Licht ist an.", "Свет горит.", ("de", "ru"))))
    assert made.alignment.src.sentence_texts == ("The lamp is lit.", "Das Licht ist an.")


def test_further_variants_are_counted() -> None:
    variants = "".join(
        f'<se lang="ru" variant_id="{number}">Лампа номер {number}.</se>' for number in range(4)
    )
    body = f'<html><head/><body><para id="0">{variants}</para></body></html>'
    (made,) = load_pairs(("lamp.xml", body.encode()))
    assert "further variants of the text were left out: 2" in made.alignment.src.notes


def test_without_variants_the_languages_are_those() -> None:
    body = (
        '<html><head/><body><para id="0"><se lang="en" variant_id="0">The lamp is lit.</se>'
        '<se lang="ru" variant_id="0">Лампа горит.</se></para></body></html>'
    )
    (made,) = load_pairs(("lamp.xml", body.encode()))
    assert (made.alignment.src.lang, made.alignment.tgt.lang) == ("en", "ru")
