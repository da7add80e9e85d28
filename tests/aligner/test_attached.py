"""Words without a rendering go with the word they belong to; see ``align/aligner/attached.py``."""

from __future__ import annotations

from align.aligner.links import Linker, word_links

SRC, TGT = "The ship left without me.", "Корабль ушёл без меня."


def test_an_article_goes_with_its_noun() -> None:
    found = {
        (SRC[slice(*one.src)], TGT[slice(*one.tgt)]) for one in word_links(SRC, TGT, "en", "ru")
    }
    assert {("The", "Корабль"), ("ship", "Корабль")} <= found


def test_what_is_attached_renders_nothing() -> None:
    """A check that asks what is left out must not take the neighbour's rendering for its own."""
    ((_, belief),) = Linker("en", "ru").judge([(SRC, TGT)])
    assert belief[0].max() < 0.65 < belief[1].max()
