"""XLIFF: what translation tools expect in it."""

from __future__ import annotations

from lxml import etree

from align.alignment import Alignment
from align.formats import render

NAMES = {"x": "urn:oasis:names:tc:xliff:document:1.2"}


def test_the_languages_are_those_of_the_documents(hard_pair: Alignment) -> None:
    (file,) = etree.fromstring(render(hard_pair, "xliff")).iterfind("x:file", NAMES)
    assert (file.get("source-language"), file.get("target-language")) == ("en-GB", "ru-RU")


def test_a_source_without_a_target_is_not_translated_yet(hard_pair: Alignment) -> None:
    root = etree.fromstring(render(hard_pair, "xliff"))
    (unit,) = root.xpath("//x:trans-unit[not(x:target)]", namespaces=NAMES)
    assert unit.findtext("x:source", namespaces=NAMES) == "Nobody answered."


def test_ids_count_all_beads_from_one(hard_pair: Alignment) -> None:
    """The seventh bead has no source and is left out."""
    units = etree.fromstring(render(hard_pair, "xliff")).iterfind(".//x:trans-unit", NAMES)
    assert [unit.get("id") for unit in units] == ["1", "2", "3", "4", "5", "6", "8"]
