# ruff: noqa: E501 (files as programs write them)
"""Imported XLIFF files go out again as themselves, with new targets."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from align import review as rv
from align.errors import ExportError
from align.formats import original
from align.loaders import load_pair
from align.store import Store

VERSION_1 = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:o="urn:own">
  <file original="lamp.html" source-language="en" target-language="ru" datatype="html">
    <header><note>Keep me</note></header>
    <body>
      <trans-unit id="a" o:own="x"><source>The <g id="1">lamp</g> burns<x id="2"/>.</source>
        <target state="new">Горит <g id="1">лампа</g><x id="2"/>.</target><note>n</note></trans-unit>
      <trans-unit id="b"><source>Read<ph id="3">&lt;br/&gt;</ph><g id="4">this</g> now.</source></trans-unit>
      <trans-unit id="c" translate="no"><source>CODE</source><target>CODE</target></trans-unit>
      <trans-unit id="d"><source>Nobody came.</source><target>Никто не пришёл.</target></trans-unit>
    </body>
  </file>
</xliff>
"""
TRADOS = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0">
<file original="a.docx" datatype="x-sdlfilterframework2" source-language="en-US" target-language="ru-RU">
<body><group><trans-unit id="u1">
<source><g id="1">It rained. Nobody left.</g></source>
<seg-source><g id="1"><mrk mtype="seg" mid="1">It rained.</mrk> <mrk mtype="seg" mid="2">Nobody <x id="5"/>left.</mrk></g></seg-source>
<target><g id="1"><mrk mtype="seg" mid="1">Шёл дождь.</mrk> <mrk mtype="seg" mid="2">Никто <x id="5"/>не ушёл.</mrk></g></target>
<sdl:seg-defs><sdl:seg id="1" conf="Draft"/><sdl:seg id="2" conf="Translated"/></sdl:seg-defs>
</trans-unit><trans-unit id="u2"><source>It is late.</source>
<seg-source><g id="7"><mrk mtype="seg" mid="3">It is late.</mrk></g></seg-source>
<sdl:seg-defs><sdl:seg id="3"/></sdl:seg-defs></trans-unit></group></body></file></xliff>"""
VERSION_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru">
<file id="f"><unit id="u"><originalData><data id="d1">&lt;b></data></originalData>
<segment id="s1" state="initial"><source>The <pc id="1" dataRefStart="d1">old</pc> lamp.</source><target>Эта <pc id="1" dataRefStart="d1">старая</pc> лампа.</target></segment>
<ignorable><source> </source></ignorable>
<segment id="s2"><source>It burns.</source></segment></unit></file></xliff>"""
FILES = {"lamp.xlf": VERSION_1, "lamp.sdlxliff": TRADOS, "lamp2.xlf": VERSION_2}
every_file = pytest.mark.parametrize("name", FILES)


class Kept:
    """A library with an imported file."""

    def __init__(self, folder: Path, name: str, content: bytes) -> None:
        self.name, self.content = name, content
        self.store = Store.open(folder / "library.sqlite")
        pair = load_pair((name, content))
        self.number = self.store.add(pair, "lamp", "ann", original.of((name, content)))

    @property
    def review(self) -> rv.Review:
        return self.store.review(self.number)

    def do(self, op: rv.Operation) -> None:
        self.store.apply(self.number, op, "ann", self.review.seq)

    def edit(self, old: str, new: str) -> None:
        cell = next(one for one in self.review.cells.values() if one.text == old)
        self.do(rv.Edit(cell.id, new))

    def write(self, source: str, text: str) -> None:
        """Write a translation for the bead without one whose source is ``source``."""
        row = next(row for row in self.review.rows if self.review.text(row, "src") == source)
        self.do(rv.TakeBack(added=((row.id, text),)))

    def file(self) -> bytes:
        name, content = self.store.original(self.number)
        review = self.review
        return original.render(content, name, self.store.work(review), (review.src, review.tgt))


@pytest.fixture
def kept(tmp_path, request) -> Kept:
    name = getattr(request, "param", "lamp.xlf")
    return Kept(tmp_path, name, FILES[name].encode())


with_file = pytest.mark.parametrize("kept", FILES, indirect=True)
trados = pytest.mark.parametrize("kept", ["lamp.sdlxliff"], indirect=True)
version_2 = pytest.mark.parametrize("kept", ["lamp2.xlf"], indirect=True)


@with_file
def test_a_file_in_which_nothing_changed_stays_byte_for_byte(kept):
    assert kept.file() == kept.content


def test_words_change_and_codes_stay_between_them(kept):
    kept.edit("Горит лампа.", "Горит большая лампа!")
    expected = '<target state="translated">Горит <g id="1">большая лампа</g><x id="2"/>!</target>'
    before = '<target state="new">Горит <g id="1">лампа</g><x id="2"/>.</target>'
    found = kept.file().decode()
    assert found in (
        VERSION_1.replace(before, expected),
        VERSION_1.replace(before, expected.replace('<g id="1">большая ', 'большая <g id="1">')),
    )


def test_a_new_translation_gets_the_codes_of_its_source(kept):
    kept.write("Read this now.", "Прочтите это сейчас.")
    root = etree.fromstring(kept.file())
    target = root.find(".//{*}trans-unit[@id='b']/{*}target")
    assert [etree.QName(one).localname for one in target] == ["ph", "g"]
    assert target.find("{*}ph").text == "<br/>"
    text = "".join(one for one in target.itertext() if one != "<br/>")
    assert text.replace(" ", "") == "Прочтитеэтосейчас."


def test_an_accepted_unit_says_so(kept):
    kept.do(rv.Accept((kept.review.rows[-1].id,)))
    assert '<target state="signed-off">Никто не пришёл.</target>' in kept.file().decode()


@trados
def test_segments_of_trados_are_written_inside_their_marks(kept):
    kept.edit("Никто не ушёл.", "Никто оттуда не ушёл.")
    found = kept.file().decode()
    assert '<mrk mtype="seg" mid="2">Никто <x id="5"/>оттуда не ушёл.</mrk>' in found or (
        '<mrk mtype="seg" mid="2">Никто оттуда <x id="5"/>не ушёл.</mrk>' in found
    )
    assert '<mrk mtype="seg" mid="1">Шёл дождь.</mrk>' in found
    assert found.startswith("\ufeff<?xml version=")


@trados
def test_an_untranslated_unit_of_trados_gets_its_marks(kept):
    kept.write("It is late.", "Уже поздно.")
    expected = '<target><g id="7"><mrk mtype="seg" mid="3">Уже поздно.</mrk></g></target>'
    assert expected in kept.file().decode()


@trados
def test_an_accepted_segment_of_trados_is_approved(kept):
    kept.do(rv.Accept((kept.review.rows[0].id,)))
    assert '<sdl:seg id="1" conf="ApprovedTranslation"/>' in kept.file().decode()


@version_2
def test_version_2_keeps_ids_and_codes(kept):
    kept.edit("Эта старая лампа.", "Эта очень старая лампа.")
    kept.write("It burns.", "Она горит.")
    root = etree.fromstring(kept.file())
    first, second = root.iter("{*}target")
    (code,) = first
    assert code.attrib == {"id": "1", "dataRefStart": "d1"}
    assert "".join(first.itertext()) == "Эта очень старая лампа."
    assert second.text == "Она горит."
    assert first.getparent().get("state") == "translated"


def test_a_sentence_that_moved_is_written_to_its_new_unit(kept):
    rows = kept.review.rows
    kept.do(rv.Move("tgt", kept.review.rows[2].id, by=-1))
    assert [row.type for row in rows] == ["1-1", "1-0", "1-1"]
    root = etree.fromstring(kept.file())
    texts = {
        unit.get("id"): "".join(unit.find("{*}target").itertext())
        for unit in root.iter("{*}trans-unit")
        if unit.find("{*}target") is not None
    }
    assert "Никто не пришёл." in texts["b"].replace("<br/>", " ")
    assert texts["d"] == ""


def test_only_xliff_is_kept(tmp_path):
    assert original.of(("a.txt", b"It rained.")) is None
    assert original.of("https://lamp.example/a.xlf") is None
    wide = VERSION_1.replace("utf-8", "utf-16").encode("utf-16")
    assert original.of(("a.xlf", wide)) == ("a.xlf", wide)


def test_another_encoding_stays(tmp_path):
    content = VERSION_1.replace("utf-8", "windows-1251").encode("windows-1251")
    kept = Kept(tmp_path, "lamp.xlf", content)
    kept.edit("Никто не пришёл.", "Все пришли.")
    assert "Все пришли." in kept.file().decode("windows-1251")


def test_a_file_that_does_not_fit_is_refused(kept):
    review = kept.review
    content = VERSION_1.replace("Nobody", "Somebody").encode()
    with pytest.raises(ExportError, match="were not read from the file"):
        original.render(content, "x.xlf", kept.store.work(review), (review.src, review.tgt))


def test_it_is_removed_with_its_document(kept):
    kept.store.remove(kept.number, "ann")
    assert kept.store.check() == ()
