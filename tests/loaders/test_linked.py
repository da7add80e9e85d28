"""Files of two texts and the links of their sentences."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from align import textpair
from align.alignment import Alignment, Bead
from align.errors import LoadError
from align.loaders import load, load_pair
from align.loaders.linked import ladder
from align.loaders.whole import Lines
from align.text import Document
from align.textpair import TextPair


def links(*pairs: tuple[tuple[int, ...], tuple[int, ...]]) -> list[Bead]:
    return [Bead(src, tgt) for src, tgt in pairs]


def made(sizes: tuple[int, int], *pairs: tuple[tuple[int, ...], tuple[int, ...]]) -> list[tuple]:
    return [(bead.src, bead.tgt) for bead in ladder(sizes, links(*pairs))[0]]


def test_sentences_without_a_link_are_null_beads():
    assert made((2, 2), ((1,), (0,))) == [((0,), ()), ((1,), (0,)), ((), (1,))]


def test_null_links_keep_their_sentences_together():
    assert made((3, 1), ((0, 1), ()), ((2,), (0,))) == [((0, 1), ()), ((2,), (0,))]


def test_links_that_share_a_sentence_are_one():
    assert made((2, 1), ((0,), (0,)), ((1,), (0,))) == [((0, 1), (0,))]


def test_as_many_crossing_links_as_possible_become_beads():
    beads, crossing = ladder((3, 3), links(((0,), (2,)), ((1,), (0,)), ((2,), (1,))))
    assert [(b.src, b.tgt) for b in beads if not b.is_null] == [((1,), (0,)), ((2,), (1,))]
    assert [(b.src, b.tgt) for b in crossing] == [((0,), (2,))]


def test_a_link_with_a_gap_is_a_suggestion():
    beads, crossing = ladder((3, 1), links(((0, 2), (0,))))
    assert all(bead.is_null for bead in beads)
    assert len(crossing) == 1


def test_no_links_leave_all_sentences_alone():
    assert made((1, 1)) == [((0,), ()), ((), (0,))]


def test_every_sentence_is_in_one_bead():
    beads, _ = ladder((4, 4), links(((0,), (3,)), ((1, 3), (1,)), ((2,), (2, 1))))
    assert sorted(k for bead in beads for k in bead.src) == [0, 1, 2, 3]
    assert sorted(k for bead in beads for k in bead.tgt) == [0, 1, 2, 3]


TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text xml:lang="{lang}"><body>
<p><s xml:id="{lang}1">{first}</s> <s xml:id="{lang}2">{second}</s></p></body></text></TEI>"""


def tei(lang: str, first: str, second: str) -> str:
    return TEI.format(lang=lang, first=first, second=second)


EN = tei("en", "The lamp is lit.", "Nobody came.")
RU = tei("ru", "Лампа горит.", "Никто не пришёл.")


def test_links_of_tei_may_stand_in_a_file_of_their_own(tmp_path: Path):
    (tmp_path / "en.xml").write_text(EN, "utf-8")
    (tmp_path / "ru.xml").write_text(RU, "utf-8")
    (tmp_path / "links.xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><linkGrp type="translation">'
        '<link target="en.xml#en1 ru.xml#ru1"/><link target="en.xml#en2 ru.xml#ru2"/>'
        "</linkGrp></standOff></TEI>",
        "utf-8",
    )
    pair = load_pair(tmp_path / "links.xml")
    assert [(b.src, b.tgt) for b in pair] == [((0,), (0,)), ((1,), (1,))]


def test_links_to_unknown_sentences_are_counted():
    whole = (
        f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{EN}{RU}<standOff><linkGrp>'
        '<link target="#en1 #ru1"/><link target="#en9 #ru2"/></linkGrp></standOff></teiCorpus>'
    )
    pair = load_pair(("both.xml", whole.encode()))
    assert "links to sentences that the texts do not have were left out: 1" in pair.src.notes


def test_a_tei_text_without_links_is_still_a_text():
    assert load(("en.xml", EN.encode())).sentence_texts == ("The lamp is lit.", "Nobody came.")


def test_a_tei_text_without_links_is_no_pair():
    with pytest.raises(LoadError, match="no links"):
        load_pair(("en.xml", EN.encode()))


def test_the_words_of_opus_become_a_sentence(tmp_path: Path):
    (tmp_path / "xml" / "en").mkdir(parents=True)
    (tmp_path / "xml" / "ru").mkdir()
    text = '<document><s id="1"><w id="1.1">{}</w><w id="1.2">{}</w></s></document>'
    (tmp_path / "xml/en/lamp.xml.gz").write_bytes(gzip.compress(text.format("Lamp", "on").encode()))
    (tmp_path / "xml/ru/lamp.xml.gz").write_bytes(
        gzip.compress(text.format("Лампа", "горит").encode())
    )
    (tmp_path / "en-ru.xml").write_text(
        '<cesAlign><linkGrp fromDoc="en/lamp.xml.gz" toDoc="ru/lamp.xml.gz">'
        '<link xtargets="1;1"/></linkGrp></cesAlign>',
        "utf-8",
    )
    pair = load_pair(tmp_path / "en-ru.xml")
    assert (pair.src.sentence_texts[0], pair.tgt.lang) == ("Lamp on", "ru")


def pair() -> Alignment:
    src = Document.from_sentences(["half a \ud83d sign", "a\x00\u2028b"], "en")
    tgt = Document.from_sentences(["половина", "]]>"], "ru")
    return Alignment(src, tgt, (Bead((0,), (0,), 0.5), Bead((1,), (1,), 0.25)))


def test_the_own_format_holds_any_character():
    again = textpair.read(textpair.written(TextPair(pair())), "x").alignment
    assert again.src.sentence_texts == pair().src.sentence_texts


def test_the_own_format_is_valid_utf_8_on_one_line():
    line = textpair.written(TextPair(pair()))
    assert line.encode("utf-8").splitlines() == [line.encode("utf-8")]
    assert len(line.splitlines()) == 1


def test_a_later_version_asks_for_an_update():
    body = json.loads(textpair.written(TextPair(pair()))) | {"sverka pair": 99}
    with pytest.raises(LoadError, match="Update Sverka"):
        textpair.read(json.dumps(body), "x")


def test_version_1_is_read():
    body = json.loads(textpair.written(TextPair(pair()))) | {"sverka pair": 1}
    del body["name"]
    assert textpair.read(json.dumps(body), "x").alignment == pair()


def test_a_bead_without_its_sentence_is_an_error():
    body = json.loads(textpair.written(TextPair(pair())))
    body["beads"][0][0] = [7]
    with pytest.raises(LoadError, match="damaged"):
        textpair.read(json.dumps(body), "x")


@pytest.mark.parametrize("name", ["blank.sverka", "blank.align", "blank.vert", "blank.ids"])
def test_a_file_of_blank_lines_is_an_error(name: str):
    with pytest.raises(LoadError, match="blank"):
        load_pair((name, b"\t\n\n"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("paragraphs", [[0, 7_000, "body", None]]),
        ("paragraphs", [[-3, 4, "body", None]]),
        ("paragraphs", [[0, 4, "bods", None]]),
        ("paragraphs", [[0, 4.5, "body", None]]),
        ("paragraphs", [[0, 4, "body", 7]]),
        ("sentences", [[0, 7_000, 0], [0, 1, 0]]),
        ("sentences", [[0, 1, 0, 3], [0, 1, 0]]),
        ("sentences", [[0, 1, -1], [0, 1, 0]]),
        ("lang", 7),
    ],
)
def test_a_place_outside_the_text_is_an_error(field: str, value: object):
    body = json.loads(textpair.written(TextPair(pair())))
    body["src"][field] = value
    with pytest.raises(LoadError, match="damaged"):
        textpair.read(json.dumps(body), "x")


@pytest.mark.parametrize(
    "beads", [[[[0], [0.5], 1.0]], [[[0], [0], 90]], [[[0], [0], None]], [[[0], 0, 1]]]
)
def test_beads_that_are_none_are_an_error(beads: list[object]):
    body = json.loads(textpair.written(TextPair(pair())))
    body["beads"] = beads
    with pytest.raises(LoadError, match="damaged"):
        textpair.read(json.dumps(body), "x")


def test_beads_that_cross_are_an_error():
    body = json.loads(textpair.written(TextPair(pair())))
    body["beads"].reverse()
    with pytest.raises(LoadError, match="damaged"):
        textpair.read(json.dumps(body), "x")


def test_a_large_file_of_the_own_format_is_read_line_by_line(tmp_path: Path):
    path = tmp_path / "many.sverka"
    path.write_text((textpair.written(TextPair(pair())) + "\n") * 3, "utf-8")
    lines = Lines(path, (None, None))
    assert [len(one) for one in lines] == [2, 2, 2]
    assert lines.beads == 6


def test_a_conllu_sentence_without_text_is_made_of_its_words_or_refused(tmp_path: Path):
    other = "# newdoc id = 1\n# text = Паром ушёл.\n# align = 1\n1\tПаром\t_\n\n"
    (tmp_path / "x.ru.conllu").write_text(other, "utf-8")
    first = tmp_path / "x.en.conllu"
    head = "# newdoc id = 1\n# align_file = x.ru.conllu\n# text = \n# align = 1\n"
    first.write_text(f"{head}1\tGone\t_\n\n", "utf-8")
    assert load_pair(first, "en", "ru").src.sentences[0].text == "Gone"
    first.write_text(f"{head}1\t \t_\n\n", "utf-8")
    with pytest.raises(LoadError, match="a sentence has no text"):
        load_pair(first, "en", "ru")
