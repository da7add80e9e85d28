"""What every format must do: the same beads come back, whatever the texts contain."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html

import align
from align.alignment import Alignment, Bead
from align.formats import FORMATS, choose, render, render_pairs
from align.formats.traits import TRAITS
from align.loaders import load_pair, load_pairs
from align.textpair import TextPair

Row = tuple[tuple[int, ...], tuple[int, ...], float, str, str]

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def shown(text: str) -> str:
    return FORBIDDEN.sub("", text)


def numbers(cell: str) -> tuple[int, ...]:
    return tuple(map(int, cell.split()))


def read_jsonl(content: bytes) -> list[Row]:
    rows = map(json.loads, content.decode().splitlines())
    return [
        (tuple(r["src"]), tuple(r["tgt"]), r["probability"], r["src_text"], r["tgt_text"])
        for r in rows
    ]


def read_csv(content: bytes) -> list[Row]:
    def plain(text: str) -> str:
        return text[1:] if re.match(r"''*\s*[=+\-@]", text) else text

    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [
        (
            numbers(r["src"]),
            numbers(r["tgt"]),
            float(r["probability"]),
            plain(r["src_text"]),
            plain(r["tgt_text"]),
        )
        for r in rows
    ]


def read_tsv(content: bytes) -> list[Row]:
    _, *lines = csv.reader(io.StringIO(content.decode(), newline=""), delimiter="\t")
    return [(numbers(r[0]), numbers(r[1]), float(r[4]), r[5], r[6]) for r in lines]


def read_tmx(content: bytes) -> list[Row]:
    def side(variant: etree._Element) -> tuple[tuple[int, ...], str]:
        return numbers(variant.findtext("prop")), variant.findtext("seg")

    rows = []
    for unit in etree.fromstring(content).iter("tu"):
        (src, src_text), (tgt, tgt_text) = map(side, unit.findall("tuv"))
        rows.append(
            (src, tgt, float(unit.findtext("prop[@type='x-probability']")), src_text, tgt_text)
        )
    return rows


def read_xliff(content: bytes) -> list[Row]:
    rows = []
    for unit in etree.fromstring(content).iter("{*}trans-unit"):
        said = {note.get("from"): note.text or "" for note in unit.iter("{*}note")}
        target = unit.find("{*}target")
        rows.append(
            (
                numbers(said["sverka-source-sentences"]),
                numbers(said["sverka-target-sentences"]),
                float(said["sverka-probability"]),
                unit.findtext("{*}source"),
                "" if target is None else target.text,
            )
        )
    return rows


def read_xliff2(content: bytes) -> list[Row]:
    rows = []
    for unit in etree.fromstring(content).iter("{*}unit"):
        said = {meta.get("type"): meta.text or "" for meta in unit.iter("{*}meta")}
        if not said:
            continue  # an empty file must have a unit
        sides = [unit.find(f"{{*}}segment/{{*}}{side}") for side in ("source", "target")]
        rows.append(
            (
                numbers(said["sverka-source-sentences"]),
                numbers(said["sverka-target-sentences"]),
                float(said["sverka-probability"]),
                *("" if side is None else "".join(side.itertext()) for side in sides),
            )
        )
    return rows


def read_html(content: bytes) -> list[Row]:
    counts, rows = [0, 0], []
    for row in html.fromstring(content.decode()).iter("tr"):
        cells = row.findall("td")
        if not cells:
            continue
        sides = [[s.text_content() for s in cell.find_class("sentence")] for cell in cells[:2]]
        places = []
        for side, texts in enumerate(sides):
            places.append(tuple(range(counts[side], counts[side] + len(texts))))
            counts[side] += len(texts)
        percent = row.find_class("percent")[0].text_content()
        rows.append((*places, float(percent.rstrip(" %")) / 100, *map(" ".join, sides)))
    return rows


def reader_of(name: str) -> Callable[[bytes], list[Row]]:
    """The reader of a kind of file that Sverka reads as linked texts."""

    def read(content: bytes) -> list[Row]:
        made = load_pair((f"pair{FORMATS[name].extensions[0]}", content), "en", "ru")
        return [(b.src, b.tgt, b.probability, made.src_text(b), made.tgt_text(b)) for b in made]

    return read


#: The formats that are read back as linked texts.
LINKED = ("sverka", "tei", "xces", "intertext", "moses", "parquet", "vertical", "conllu", "rnc")

READERS: dict[str, Callable[[bytes], list[Row]]] = {
    **{name: reader_of(name) for name in LINKED},
    "tmx": read_tmx,
    "xliff": read_xliff,
    "xliff2": read_xliff2,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "tsv": read_tsv,
    "html": read_html,
}

# Tokens for word aligners, and what people read: links and probabilities do not come back. What
# does is tested with the reader of that kind (``tests/returns``).
ONE_WAY = {"tokens", "html-review", "docx", "docx-table", "xlsx", "text"}
ONE_WAY |= {"epub", "paraconc", "blacklab"}

every_format = pytest.mark.parametrize("name", READERS)
linked_format = pytest.mark.parametrize("name", LINKED)
any_format = pytest.mark.parametrize("name", FORMATS)


def test_every_format_of_the_table_is_tested_here() -> None:
    assert READERS.keys() | ONE_WAY == FORMATS.keys()


def keeps(name: str, trait: str) -> bool:
    return trait in FORMATS[name].keeps.split()


def kept(name: str, pair: Alignment) -> list[Bead]:
    """The beads that fit into a format."""
    if keeps(name, "nulls"):
        return list(pair.beads)
    if name.startswith("xliff"):
        return [bead for bead in pair.beads if bead.src]
    return [bead for bead in pair.beads if not bead.is_null]


def numbered(beads: list[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The links as they come back from a format in which each side of a bead is one sentence."""
    at = [0, 0]
    found = []
    for bead in beads:
        sides = []
        for number, side in enumerate((bead.src, bead.tgt)):
            sides.append((at[number],) if side else ())
            at[number] += bool(side)
        found.append((sides[0], sides[1]))
    return found


@every_format
def test_the_links_come_back(name: str, hard_pair: Alignment) -> None:
    rows = READERS[name](render(hard_pair, name))
    expected = kept(name, hard_pair)
    links = [(bead.src, bead.tgt) for bead in expected]
    if name in LINKED and not keeps(name, "sentences"):
        links = numbered(expected)
    assert [(src, tgt) for src, tgt, *_ in rows] == links


@every_format
def test_the_probabilities_come_back(name: str, hard_pair: Alignment) -> None:
    rows = READERS[name](render(hard_pair, name))
    tolerance = 0.005 if name == "html" else 0.00005
    expected = [
        1.0 if not keeps(name, "probability") and name in LINKED else bead.probability
        for bead in kept(name, hard_pair)
    ]
    if name == "tei":  # it links no sentence to nothing
        expected = [1.0 if bead.is_null else bead.probability for bead in kept(name, hard_pair)]
    assert [row[2] for row in rows] == pytest.approx(expected, abs=tolerance)


@every_format
def test_the_texts_come_back(name: str, hard_pair: Alignment) -> None:
    """Each format drops the characters and line breaks that it says it cannot hold."""
    expected = [
        (hard_pair.src_text(bead), hard_pair.tgt_text(bead)) for bead in kept(name, hard_pair)
    ]
    if not keeps(name, "characters"):
        expected = [(shown(src), shown(tgt)) for src, tgt in expected]
    if not keeps(name, "breaks"):
        expected = [(squeezed(src), squeezed(tgt)) for src, tgt in expected]
    assert [row[3:] for row in READERS[name](render(hard_pair, name))] == expected


@pytest.mark.parametrize("name", [name for name in FORMATS if FORMATS[name].reads])
def test_single_no_break_and_thin_spaces_come_back(name: str) -> None:
    """They are part of what the author wrote: French has one before a colon."""
    if name == "vertical":
        pytest.skip("this format holds words, not the spaces between them")
    src = "Personne ne savait pourquoi\u00a0: le bac ne partait plus\u202f!"
    tgt = "Niemand wusste, warum die F\u00e4hre seit 12\u2009000 Tagen nicht fuhr."
    made = align.align_sentences([src], [tgt], src_lang="fr", tgt_lang="de", method="length")
    read = load_pair(
        (f"pair{FORMATS[name].extensions[0]}", render(made, name)), src_lang="fr", tgt_lang="de"
    )
    assert (read.src_text(read.beads[0]), read.tgt_text(read.beads[0])) == (src, tgt)


@linked_format
def test_the_sentences_come_back(name: str, hard_pair: Alignment) -> None:
    """Also those of a bead that joins several."""
    if not keeps(name, "sentences"):
        pytest.skip("this format joins the sentences of a bead")
    made = load_pair((f"pair{FORMATS[name].extensions[0]}", render(hard_pair, name)))
    expected = [squeezed(shown(text)) for text in hard_pair.tgt.sentence_texts]
    assert [squeezed(shown(text)) for text in made.tgt.sentence_texts] == expected


@linked_format
def test_the_languages_come_back(name: str, hard_pair: Alignment) -> None:
    made = load_pair((f"pair{FORMATS[name].extensions[0]}", render(hard_pair, name)))
    langs = ("en", "ru") if name == "rnc" else ("en-GB", "ru-RU")
    assert (made.src.lang, made.tgt.lang) == langs


def in_languages(pair: Alignment, src: str, tgt: str) -> Alignment:
    return replace(pair, src=replace(pair.src, lang=src), tgt=replace(pair.tgt, lang=tgt))


@linked_format
def test_unknown_languages_are_looked_for(name: str, hard_pair: Alignment) -> None:
    content = render(in_languages(hard_pair, "", ""), name)
    made = load_pair((f"pair{FORMATS[name].extensions[0]}", content))
    assert (made.src.lang, made.tgt.lang) == ("en", "ru")


@linked_format
def test_both_texts_may_be_in_one_language(name: str, hard_pair: Alignment) -> None:
    content = render(in_languages(hard_pair, "en", "en"), name)
    made = load_pair((f"pair{FORMATS[name].extensions[0]}", content))
    assert (made.src.lang, made.tgt.lang) == ("en", "en")


@linked_format
def test_a_pair_can_be_read_the_other_way_round(name: str, hard_pair: Alignment) -> None:
    source = f"pair{FORMATS[name].extensions[0]}", render(hard_pair, name)
    made = load_pair(source, "ru", "en")
    assert made.src_text(made.beads[0]).startswith("Гавань")


@linked_format
def test_one_side_can_be_read(name: str, hard_pair: Alignment) -> None:
    source = f"pair{FORMATS[name].extensions[0]}", render(hard_pair, name)
    assert align.load(source, "ru").sentence_texts[0].startswith("Гавань")


@linked_format
def test_several_pairs_are_one_alignment(name: str, hard_pair: Alignment) -> None:
    pairs = [TextPair(hard_pair, "one", (("genre", "news"),)), TextPair(hard_pair, "two")]
    content = b"".join(render_pairs(pairs, FORMATS[name]))
    made = load_pair((f"pair{FORMATS[name].extensions[0]}", content))
    assert len(made.beads) == 2 * len(kept(name, hard_pair))


WITH_METADATA = [name for name in LINKED if keeps(name, "metadata")]


@pytest.mark.parametrize("name", WITH_METADATA)
def test_what_the_files_say_about_a_text_comes_back(name: str, hard_pair: Alignment) -> None:
    said = replace(hard_pair, src=replace(hard_pair.src, metadata=(("creator", "Mira Tarn"),)))
    pair = TextPair(said, "lamp", (("genre", "news"),))
    content = b"".join(render_pairs([pair], FORMATS[name]))
    (made,) = load_pairs((f"pair{FORMATS[name].extensions[0]}", content))
    assert dict(made.known) == {"genre": "news", "creator": "Mira Tarn"}


WITH_LANGUAGES = [name for name in LINKED if keeps(name, "languages") and keeps(name, "texts")]


@pytest.mark.parametrize("name", WITH_LANGUAGES)
def test_each_text_keeps_its_languages(name: str, hard_pair: Alignment) -> None:
    pairs = [TextPair(hard_pair, "one"), TextPair(in_languages(hard_pair, "uk", "be"), "two")]
    content = b"".join(render_pairs(pairs, FORMATS[name]))
    made = load_pairs((f"pair{FORMATS[name].extensions[0]}", content))
    assert [one.alignment.src.lang for one in made] == ["en-GB", "uk"]


@linked_format
def test_files_side_by_side_are_read(name: str, hard_pair: Alignment, tmp_path: Path) -> None:
    path = align.export(hard_pair, tmp_path / f"harbour{FORMATS[name].extensions[-1]}")
    made = load_pair(path)
    assert len(made.beads) == len(kept(name, hard_pair))


@any_format
def test_each_format_says_what_it_keeps_in_known_words(name: str) -> None:
    assert set(FORMATS[name].keeps.split()) <= TRAITS.keys()


@any_format
def test_the_same_alignment_gives_the_same_bytes(
    name: str, hard_pair: Alignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert render(hard_pair, name) == render(hard_pair, name)


@every_format
def test_an_alignment_without_beads_can_be_written(name: str, hard_pair: Alignment) -> None:
    empty = Alignment(hard_pair.src, hard_pair.tgt, ())
    if name in LINKED:
        assert render(empty, name)  # what cannot be read has no text in it
        return
    assert READERS[name](render(empty, name)) == []


@any_format
def test_each_extension_leads_to_its_format(name: str, tmp_path: Path) -> None:
    for extension in FORMATS[name].extensions:
        assert choose(tmp_path / f"pair{extension.upper()}").name == name


@any_format
def test_export_writes_the_result_of_render(
    name: str, hard_pair: Alignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    path = align.export(hard_pair, tmp_path / f"пара{FORMATS[name].extensions[0]}")
    assert path.read_bytes() == render(hard_pair, name)


def test_every_format_accepts_a_lone_surrogate(hard_pair: Alignment) -> None:
    src = align.Document.from_sentences(["half a \ud83d sign"], "en")
    tgt = align.Document.from_sentences(["половина знака"], "ru")
    alignment = Alignment(src, tgt, (align.Bead((0,), (0,), 0.9),))
    for name in FORMATS:
        content = render(alignment, name)
        assert content.startswith((b"PK", b"PAR1")) or content.decode("utf-8")
