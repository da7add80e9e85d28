"""What formats cannot hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from align.alignment import Alignment
from align.formats import FORMATS, lost
from align.formats.traits import TRAITS
from align.text import Fact
from align.textpair import TextPair

PAGE = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
BEGIN, END = "<!-- made by tests/formats/test_traits.py -->\n", "<!-- end -->"


def table() -> str:
    """The table in the manual."""
    lines = [["", *TRAITS, "read"], ["---"] * (len(TRAITS) + 2)]
    for row in FORMATS.values():
        kept = row.keeps.split()
        marks = ["yes" if name in kept else "–" for name in TRAITS]
        lines.append([f"`{row.name}`", *marks, "yes" if row.reads else "–"])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def test_the_manual_says_what_each_format_holds() -> None:
    _, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    assert rest.partition(END)[0] == table()


def with_fact(pair: Alignment) -> TextPair:
    sentences = list(pair.src.sentences)
    sentences[0] = replace(sentences[0], facts=(Fact("unit", "note", "", "Look here."),))
    return TextPair(replace(pair, src=replace(pair.src, sentences=tuple(sentences))))


def test_people_hear_of_facts_that_are_lost(hard_pair: Alignment) -> None:
    assert TRAITS["facts"].label in lost([with_fact(hard_pair)], FORMATS["xces"])


def test_people_do_not_hear_of_what_a_format_holds(hard_pair: Alignment) -> None:
    assert TRAITS["facts"].label not in lost([with_fact(hard_pair)], FORMATS["tmx"])


def test_people_hear_of_tabs_and_control_characters(hard_pair: Alignment) -> None:
    assert lost([TextPair(hard_pair)], FORMATS["tei"]) == [
        TRAITS["characters"].label,
        TRAITS["breaks"].label,
    ]


def test_the_own_format_loses_nothing(hard_pair: Alignment) -> None:
    assert lost([with_fact(hard_pair)], FORMATS["sverka"]) == []


def test_people_hear_of_languages_that_differ(hard_pair: Alignment) -> None:
    german = replace(hard_pair, src=replace(hard_pair.src, lang="de"))
    pairs = [TextPair(hard_pair), TextPair(german)]
    assert TRAITS["languages"].label in lost(pairs, FORMATS["vertical"])
    assert TRAITS["languages"].label not in lost(pairs[:1] * 2, FORMATS["vertical"])


def test_what_files_say_about_a_text_is_metadata(hard_pair: Alignment) -> None:
    src = replace(hard_pair.src, metadata=(("creator", "Mira Tarn"),))
    pair = TextPair(replace(hard_pair, src=src))
    assert TRAITS["metadata"].label in lost([pair], FORMATS["moses"])
