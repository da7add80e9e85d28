"""Whatever the texts contain, the same beads with the same texts come back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.alignment import Alignment, Bead
from align.formats import FORMATS, render
from align.formats.characters import on_one_line
from align.loaders import load_pair_here
from align.loaders.raw import Raw
from align.text import Document

LINKED = ("sverka", "tei", "xces", "intertext", "moses", "parquet", "vertical", "conllu", "rnc")

# Each is hard for some format; letters keep a sentence from being empty.
PIECES = (
    "lamp", "фонарь", "灯", "שלום", "e\u0301", "😀", "\u202b", "\u2067", "\ufdd0", "\ue0001",
    "<s>", "</doc>", "<g/>", "&amp;", "&", "]]>", "<!--", "#", "# text = x", "=1+1", "-1", "|||",
    '"', "''", "\\", "_", "\t", "\n", "\r\n", "\u2028", "\x85", "\xa0", "\u200b", "\x00", "\x1b",
    "\ud83d", "\ufffe", "  ", "NA", "1-2", "2,5", "...", "–", "/", "en/x", "s1", "0:1",
)  # fmt: skip

sentences = st.lists(st.sampled_from(PIECES), max_size=6).map(lambda found: f"a{''.join(found)}b")
sizes = st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any)


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    sides: tuple[list[str], list[str]] = ([], [])
    beads = []
    for size in draw(st.lists(sizes, min_size=1, max_size=6)):
        places = []
        for side, number in zip(sides, size, strict=True):
            places.append(tuple(range(len(side), len(side) + number)))
            side += draw(st.lists(sentences, min_size=number, max_size=number))
        beads.append(Bead(places[0], places[1], draw(st.integers(0, 10_000)) / 10_000))
    src, tgt = (
        Document.from_sentences(side, lang) for side, lang in zip(sides, ("en", "ru"), strict=True)
    )
    return Alignment(src, tgt, tuple(beads))


def shown(name: str, text: str) -> str:
    """A text as a format shows it."""
    kept = FORMATS[name].keeps.split()
    if "characters" not in kept:
        text = on_one_line(text)
    if name == "vertical":
        text = " ".join(text.split())  # words, with one kind of space between them
    if name == "tei":
        text = text.replace("\ufdd0", "\ufffd")
    if name == "parquet":
        text = text.encode("utf-8", "replace").decode()
    return text


@pytest.mark.parametrize("name", LINKED)
@settings(max_examples=25, deadline=None)
@given(alignment=alignments())
def test_the_same_beads_come_back(name: str, alignment: Alignment) -> None:
    row = FORMATS[name]
    beads = [bead for bead in alignment if all(getattr(bead, side) for side in row.sides)]
    if not all(any(getattr(bead, side) for bead in beads) for side in ("src", "tgt")):
        return  # not two texts
    content = render(alignment, name)
    made = load_pair_here(Raw(f"pair{row.extensions[0]}", content), "en", "ru")
    expected = [
        (shown(name, alignment.src_text(bead)), shown(name, alignment.tgt_text(bead)))
        for bead in beads
    ]
    found = [(made.src_text(bead), made.tgt_text(bead)) for bead in made]
    assert [one for one in found if all(one)] == [one for one in expected if all(one)]
    for side in (0, 1):  # TEI has no links for sentences without a counterpart
        assert "".join(one[side] for one in found).replace(" ", "") == "".join(
            one[side] for one in expected
        ).replace(" ", "")
