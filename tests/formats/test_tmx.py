"""TMX 1.4b as other tools see it."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from lxml import etree
from translate.storage import tmx as toolkit

from align.alignment import Alignment
from align.errors import UsageError
from align.formats import render
from align.formats.tmx import build

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# The part of the format that we use, and its requirements.
STRUCTURE = etree.DTD(
    io.StringIO("""
    <!ELEMENT tmx (header, body)>
    <!ATTLIST tmx version CDATA #FIXED "1.4">
    <!ELEMENT header (prop*)>
    <!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
        segtype (block | paragraph | sentence | phrase) #REQUIRED o-tmf CDATA #REQUIRED
        adminlang CDATA #REQUIRED srclang CDATA #REQUIRED datatype CDATA #REQUIRED
        o-encoding CDATA #IMPLIED creationdate CDATA #IMPLIED>
    <!ELEMENT body (tu*)>
    <!ELEMENT tu (prop*, tuv, tuv)>
    <!ATTLIST tu tuid CDATA #IMPLIED>
    <!ELEMENT tuv (prop*, seg)>
    <!ATTLIST tuv xml:lang CDATA #REQUIRED>
    <!ELEMENT prop (#PCDATA)>
    <!ATTLIST prop type CDATA #REQUIRED>
    <!ELEMENT seg (#PCDATA)>
    """)
)


@pytest.fixture
def tree(hard_pair: Alignment) -> etree._Element:
    return etree.fromstring(render(hard_pair, "tmx"))


def test_the_structure_is_valid(tree: etree._Element) -> None:
    assert STRUCTURE.validate(tree), STRUCTURE.error_log


def test_translate_toolkit_opens_it(hard_pair: Alignment) -> None:
    store = toolkit.tmxfile.parsestring(render(hard_pair, "tmx"))
    units = [(unit.source, unit.target) for unit in store.units]
    assert len(units) == 6
    assert units[0] == (
        "Tarn Harbour & Sons <reopens> at 5 > 4",
        "Гавань «Тарн и сыновья» <открыта> & ждёт",
    )


def test_both_sides_carry_their_language_with_region(tree: etree._Element) -> None:
    tags = {tuple(v.get(XML_LANG) for v in unit.iter("tuv")) for unit in tree.iter("tu")}
    assert tags == {("en-GB", "ru-RU")}


def test_the_header_names_the_source_language(tree: etree._Element) -> None:
    assert tree.find("header").get("srclang") == "en-GB"


def test_null_beads_are_left_out_and_the_numbering_shows_it(tree: etree._Element) -> None:
    assert [unit.get("tuid") for unit in tree.iter("tu")] == ["1", "2", "3", "4", "6", "8"]


def test_a_unit_names_its_bead_and_its_sentences(tree: etree._Element) -> None:
    unit = tree.findall(".//tu")[2]
    props = [(prop.get("type"), prop.text) for prop in unit.iter("prop")]
    assert props == [
        ("x-bead", "2-1"),
        ("x-probability", "0.7500"),
        ("x-sentences", "2 3"),
        ("x-sentences", "2"),
    ]


def test_the_header_names_the_origin_of_the_texts(tree: etree._Element) -> None:
    facts = {prop.get("type"): prop.text for prop in tree.find("header")}
    assert facts["x-src-url"] == "https://harbour.example/en?id=7&part=2"
    assert facts["x-tgt-title"] == "Гавань Тарн"
    assert facts["x-method"] == "anchor"


def test_the_creation_date_is_in_utc(hard_pair: Alignment) -> None:
    moment = datetime(2031, 6, 7, 8, 9, 10, tzinfo=UTC)
    assert build(hard_pair, moment).find("header").get("creationdate") == "20310607T080910Z"


def test_the_creation_date_can_be_fixed_for_reproducible_builds(
    hard_pair: Alignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert b'creationdate="19700101T000000Z"' in render(hard_pair, "tmx")


def test_a_creation_date_that_is_not_a_number_is_refused(
    hard_pair: Alignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="yesterday"):
        render(hard_pair, "tmx")
