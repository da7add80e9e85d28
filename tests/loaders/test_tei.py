"""TEI: text, turns and the facts of the header."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from align import segment
from align.corpus import tei as tei_file
from align.errors import LoadError
from align.loaders import load

CORPORA = Path(__file__).resolve().parents[2] / "corpora"

LINE = "The lamp of Tarn was lit again on Friday evening."
HEADER = """<teiHeader><fileDesc><titleStmt><title>Lamps</title></titleStmt><publicationStmt>
<date when="2031-06-03"/><availability><licence target="https://tarn.example/cc0">CC0</licence>
</availability></publicationStmt><sourceDesc><bibl><ref target="https://tarn.example/1"/></bibl>
</sourceDesc></fileDesc><profileDesc><particDesc><listPerson><person xml:id="im">
<persName>Ida Marsh</persName></person></listPerson></particDesc></profileDesc></teiHeader>"""


def tei(body: str, header: str = HEADER, lang: str = "en-GB") -> bytes:
    return f"""<?xml version="1.0"?><!-- ours --><TEI xmlns="http://www.tei-c.org/ns/1.0"
xml:lang="ru">{header}<text xml:lang="{lang}"><body>{body}</body></text></TEI>""".encode()


def read(body: str) -> list[str]:
    loaded = load(("lamp.xml", tei(f"<p>{LINE}</p>{body}")))
    return [loaded.paragraph_text(part) for part in loaded.paragraphs][1:]


def test_the_header_states_title_date_licence_and_address():
    document = load(("lamp.xml", tei(f"<p>{LINE}</p>")))
    assert document.title == "Lamps"
    assert document.date.isoformat() == "2031-06-03T00:00:00"
    assert document.licence == "https://tarn.example/cc0"
    assert document.url == "https://tarn.example/1"


def test_the_language_is_that_of_the_text_not_of_the_header():
    assert load(("lamp.xml", tei(f"<p>{LINE}</p>"))).lang == "en-GB"


@pytest.mark.parametrize(
    "turn",
    ['<u who="#im">Nobody rang the bell.</u>', '<sp who="#im"><p>Nobody rang the bell.</p></sp>'],
)
def test_the_header_names_the_speakers(turn):
    document = load(("lamp.xml", tei(f"<p>{LINE}</p>{turn}")))
    last = document.paragraphs[-1]
    assert (last.kind, last.speaker) == ("answer", "Ida Marsh")
    assert document.paragraph_text(last) == "Nobody rang the bell."


def test_a_printed_speaker_becomes_a_label():
    turn = "<sp><speaker>Ida Marsh.</speaker><p>Nobody rang the bell.</p></sp>"
    document = load(("lamp.xml", tei(f"<p>{LINE}</p>{turn}")))
    last = document.paragraphs[-1]
    assert last.speaker == "Ida Marsh"
    assert document.paragraph_text(last) == "Ida Marsh: Nobody rang the bell."


@pytest.mark.parametrize("path", sorted(CORPORA.glob("*/*.txt")), ids=lambda path: path.stem)
def test_a_file_of_the_corpus_can_be_read_back(path):
    """Paragraphs, turns and metadata; only line breaks inside paragraphs are lost."""
    document = segment.split(load(path))
    kept = tei_file.render(document, "kept", datetime(2031, 6, 3, tzinfo=UTC))
    again = load(("kept.xml", kept))
    assert (again.lang, again.title, again.date, again.number, again.licence) == (
        document.lang,
        document.title,
        document.date,
        document.number,
        document.licence,
    )

    def shown(one):
        return [
            (part.kind, part.speaker, " ".join(one.paragraph_text(part).split()))
            for part in one.paragraphs
        ]

    assert shown(again) == shown(document)


def test_adjoining_sentences_are_separated():
    assert read("<p><s>It burns.</s><s>It smokes.</s></p>") == ["It burns. It smokes."]


def test_the_corrected_reading_is_used():
    assert read("<p>It <choice><sic>bruns</sic><corr>burns</corr></choice>.</p>") == ["It burns."]


def test_notes_running_heads_and_page_breaks_are_not_text():
    body = "<p>It <pb n='7'/><fw>LAMPS</fw>burns<note>By day.</note>.</p>"
    assert read(body) == ["It burns."]


def test_verses_and_list_items_are_paragraphs():
    body = (
        "<lg><l>It burns,</l><l>it smokes.</l></lg><list><item>Oil</item><item>Rope</item></list>"
    )
    assert read(body) == ["It burns,", "it smokes.", "Oil", "Rope"]


def test_a_corpus_of_several_texts_is_refused():
    data = b"<teiCorpus><TEI><text><body/></text></TEI><TEI><text><body/></text></TEI></teiCorpus>"
    with pytest.raises(LoadError, match="holds 2 texts"):
        load(("lamp.xml", data))


def test_signs_that_nobody_sees_stay():
    body = "<p><s>The\u200bmill is co\u00adoperative.</s></p>"
    data = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text xml:lang="en">'
        f"<body>{body}</body></text></TEI>"
    )
    found = load(("x.xml", data.encode()))
    assert found.sentence_texts == ("The\u200bmill is co\u00adoperative.",)


def test_signs_that_mark_sentences_inside_break_no_sentence():
    text = f"<s xml:id='a'>A lamp\ufdd0 and\ufdd1 a bell.</s> <s xml:id='b'>{LINE}</s>"
    document = load(("lamp.xml", tei(f"<p>{text}</p>")))
    assert document.sentence_texts == ("A lamp\ufffd and\ufffd a bell.", LINE)
