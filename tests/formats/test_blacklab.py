"""The files for BlackLab."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from align.alignment import Alignment, Bead
from align.formats import render
from align.text import Document

ID = "{http://www.w3.org/XML/1998/namespace}id"


def written(pair: Alignment) -> tuple[etree._Element, str]:
    archive = zipfile.ZipFile(io.BytesIO(render(pair, "blacklab")))
    texts, index = map(archive.read, archive.namelist())
    return etree.fromstring(texts), index.decode()


def linked(root: etree._Element, kind: str) -> list[tuple[str, str]]:
    """What the links of a kind lead from and to, as texts."""
    texts = {one.get(ID): "".join(one.itertext()).strip() for one in root.iter("s", "w")}
    links = root.iterfind(f".//link[@type='{kind}']")
    return [(texts[one.get("source")], texts[one.get("target")]) for one in links]


def test_words_and_sentences_are_linked_both_ways() -> None:
    src = Document.from_sentences(["A harbour.", "The lamp was lit in 1931."], "en")
    tgt = Document.from_sentences(["Гавань. Лампу зажгли в 1931 году."], "ru")
    root, index = written(Alignment(src, tgt, (Bead((0, 1), (0,)),)))
    words, sentences = linked(root, "w"), linked(root, "s")
    assert ("1931", "1931") in words
    assert ("A harbour.", tgt.sentence_texts[0]) in sentences
    assert sorted(words) == sorted((two, one) for one, two in words)
    assert sorted(sentences) == sorted((two, one) for one, two in sentences)
    assert 'wordPath: .//w\n    tokenIdPath: "@xml:id"' in index


def test_all_ids_differ_and_all_links_lead_to_one(hard_pair: Alignment) -> None:
    root, _index = written(hard_pair)
    ids = [one.get(ID) for one in root.iter("s", "w")]
    ends = {one.get(side) for one in root.iter("link") for side in ("source", "target")}
    assert len(ids) == len(set(ids))
    assert ends <= set(ids)
