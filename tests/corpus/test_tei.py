"""A document as TEI P5: valid, complete, the same bytes each time, and unchanged when read back."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trafilatura
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from align import segment
from align.corpus import tei
from align.loaders import load
from align.text import Document, Paragraph

WHEN = datetime(2031, 6, 3, 9, 15, tzinfo=UTC)
NAME = "ellery-2031-06-03-lamp"
NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"

PAGE = """<html lang="en"><head><link rel="canonical" href="https://ellery.example/en/lamp">
<link rel="license" href="https://licence.example/by"></head><body><article>
<h1>The lamp & the pier</h1><time datetime="2031-06-03T09:15:00+03:00">3 June 2031</time>
<p>The lamp was lit again on Friday. It had been dark for 9 years.</p><h2>At the pier</h2>
<p>Question: Who pays? The town?</p><p>Ida Marsh (in verse): The town does.</p>
<p>It always has.</p><p>Ida Marsh: We all do.</p></article></body></html>"""


@pytest.fixture(scope="module")
def document() -> Document:
    return segment.split(load(("lamp.html", PAGE.encode())))


@pytest.fixture(scope="module")
def root(document):
    return etree.fromstring(tei.render(document, NAME, WHEN))


def texts(root, path: str) -> list[str]:
    return root.xpath(path, namespaces=NS)


def test_every_sentence_is_there_in_order(root, document):
    assert texts(root, "//t:s/text()") == list(document.sentence_texts)


def test_ids_are_readable_count_from_one_and_occur_once(root, document):
    ids = texts(root, "//t:s/@xml:id")
    assert ids[:2] == [f"{NAME}.en.s1", f"{NAME}.en.s2"]
    assert len(ids) == len(document.sentences)
    every = texts(root, "//@xml:id")
    assert len(every) == len(set(every))


def test_turns_are_grouped_and_name_the_speaker(root):
    assert texts(root, "//t:sp/@n") == ["question", "answer"]
    who = texts(root, "//t:sp[@n='answer']/@who")
    people = {
        f"#{one.get(ID)}": one.findtext("t:persName", None, NS) for one in root.iter("{*}person")
    }
    assert [people[one] for one in who] == ["Ida Marsh"]
    assert len(texts(root, "//t:sp[@n='answer']/t:p")) == 3


def test_the_title_and_headings_are_heads(root):
    assert texts(root, "//t:head/t:s/text()") == ["The lamp & the pier", "At the pier"]
    assert texts(root, "//t:head/@type") == ["main"]


def test_the_header_names_the_origin(root):
    header = root.find("t:teiHeader", NS)
    assert texts(header, ".//t:sourceDesc//t:ref/@target") == ["https://ellery.example/en/lamp"]
    assert texts(header, ".//t:sourceDesc//t:date/@when") == ["2031-06-03T09:15:00+03:00"]
    assert texts(header, ".//t:licence/@target") == ["https://licence.example/by"]
    assert texts(header, ".//t:change/@when") == ["2031-06-03T09:15:00+00:00"]
    assert texts(header, ".//t:language/@ident") == ["en"]


def test_it_is_valid_by_the_grammar_of_tei(root):
    """The grammar shipped with trafilatura has everything that is used here except sentences."""
    dtd = etree.DTD(str(Path(trafilatura.__file__).with_name("data") / "tei_corpus.dtd"))
    bare = deepcopy(root)
    etree.strip_tags(bare, f"{{{NS['t']}}}s")
    dtd.validate(bare)
    assert not dtd.error_log


def test_the_same_document_gives_the_same_bytes(document):
    assert tei.render(document, NAME, WHEN) == tei.render(document, NAME, WHEN)


def test_the_digest_changes_with_the_text_and_not_with_where_it_was_loaded_from(document):
    assert tei.digest(document) == tei.digest(replace(document, source="elsewhere", notes=("x",)))
    assert tei.digest(document) != tei.digest(replace(document, text=document.text.upper()))


def test_the_header_is_read_back(document, tmp_path):
    path = tmp_path / "lamp.xml"
    path.write_bytes(tei.render(document, NAME, WHEN))
    header = tei.read_header(path)
    assert header.source == document.url
    assert header.digest == tei.digest(document)


def test_it_loads_as_the_original_document(document):
    again = segment.split(load(("lamp.xml", tei.render(document, NAME, WHEN))))
    assert again.sentence_texts == document.sentence_texts
    for fact in ("lang", "title", "date", "url", "licence"):
        assert getattr(again, fact) == getattr(document, fact)
    assert [part.speaker for part in again.paragraphs] == [
        part.speaker for part in document.paragraphs
    ]


@given(text=st.text(min_size=1, max_size=80).filter(str.strip))
@settings(max_examples=60)
def test_any_text_makes_valid_xml(text):
    document = Document(text, "en", (Paragraph(0, len(text)),), title=text, number=text, url=text)
    root = etree.fromstring(tei.render(segment.split(document), "x", WHEN))
    assert root.find("t:text/t:body", NS) is not None
