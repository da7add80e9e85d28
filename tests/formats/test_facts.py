"""What a file says about its units comes back: through other formats, and through the library."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from align import review as rv
from align.alignment import Alignment
from align.formats import render
from align.loaders import load_pair
from align.store import Store
from align.text import Fact

EN = "The lamp of Tarn was lit again on Friday evening."
RU = "В пятницу вечером в Тарне снова зажгли лампу."

TMX = f"""<tmx version="1.4"><header srclang="en"/><body>
<tu tuid="lamp-7" creationdate="20310504T090000Z" creationid="ann" usagecount="3">
<note>Ask Ida Marsh.</note><prop type="x-project">Harbour</prop>
<tuv xml:lang="en" changeid="ben"><prop type="x-room">Lamp room</prop><seg>{EN}</seg></tuv>
<tuv xml:lang="ru" creationid="vera" changedate="20310505T090000Z"><note>Свет</note>
<seg>{RU}</seg></tuv></tu></body></tmx>""".encode()

XLIFF = f"""<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file source-language="en" target-language="ru"><body>
<trans-unit id="lamp-7" resname="lamp.lit" approved="yes" xmlns:m="m" m:percent="92">
<source>{EN}</source><target state="signed-off" state-qualifier="leveraged-tm">{RU}</target>
<note from="author">Ask Ida Marsh.</note>
<context-group><context context-type="sourcefile">lamp.c</context></context-group>
<prop-group><prop prop-type="room">Lamp room</prop></prop-group>
</trans-unit></body></file></xliff>""".encode()


def facts(pair: Alignment) -> set[tuple[str, ...]]:
    sentences = (*pair.src.sentences, *pair.tgt.sentences)
    return {tuple(fact) for sentence in sentences for fact in sentence.facts}


@pytest.mark.parametrize(("name", "data"), [("lamp.tmx", TMX), ("lamp.xlf", XLIFF)])
def test_a_format_gives_back_what_it_said(name: str, data: bytes) -> None:
    pair = load_pair((name, data))
    again = load_pair((name, render(pair, "tmx" if name.endswith("tmx") else "xliff")))
    said = facts(pair)
    assert len(said) >= 8
    missing = {fact[1:] for fact in said} - {fact[1:] for fact in facts(again)}
    # XLIFF has no place for attributes of other programs: they become properties.
    assert missing <= {("attribute", "percent", "92")}
    if missing:
        assert ("prop", "x-percent", "92") in {fact[1:] for fact in facts(again)}


@pytest.mark.parametrize(("name", "data"), [("lamp.tmx", TMX), ("lamp.xlf", XLIFF)])
def test_json_lines_give_everything_back(name: str, data: bytes) -> None:
    pair = load_pair((name, data))
    assert facts(load_pair(("lamp.jsonl", render(pair, "jsonl")))) == facts(pair)


def test_another_format_keeps_ids_notes_and_the_rest() -> None:
    unit = next(
        etree.fromstring(render(load_pair(("lamp.tmx", TMX)), "xliff")).iter("{*}trans-unit")
    )
    assert unit.get("id") == "lamp-7"
    assert {"Ask Ida Marsh.", "Свет"} <= {note.text for note in unit.iter("{*}note")}
    said = {prop.get("prop-type"): prop.text for prop in unit.iter("{*}prop")}
    assert said["x-creationdate"] == "20310504T090000Z"
    assert said["x-project"] == "Harbour"


def test_the_state_of_a_translation_is_kept() -> None:
    target = next(etree.fromstring(render(load_pair(("a.xlf", XLIFF)), "xliff")).iter("{*}target"))
    assert (target.get("state"), target.get("state-qualifier")) == ("signed-off", "leveraged-tm")


def test_ids_are_not_written_twice() -> None:
    unit = TMX[TMX.index(b"<tu ") : TMX.index(b"</body>")]
    pair = load_pair(("lamp.tmx", TMX.replace(b"</body>", unit + b"</body>")))
    units = etree.fromstring(render(pair, "tmx")).iter("tu")
    assert [one.get("tuid") for one in units] == ["lamp-7", "lamp-7-2"]


def test_the_library_keeps_them_even_if_the_text_is_edited(tmp_path: Path) -> None:
    pair = load_pair(("lamp.tmx", TMX))
    store = Store.open(tmp_path / "library.sqlite")
    number = store.add(pair, "lamp", "ann")
    assert facts(store.alignment(number)) == facts(pair)
    (cell,) = store.review(number).in_order("tgt")
    store.apply(number, rv.Edit(cell.id, "В Тарне снова зажгли лампу."), "ann", 0)
    assert store.alignment(number).tgt.sentences[0].facts == pair.tgt.sentences[0].facts
    store.close()


def test_segments_of_one_unit_have_its_id_and_their_own_state() -> None:
    marks = "<mrk mtype='seg' mid='{}'>{}</mrk>"
    data = f"""<xliff version="1.2" xmlns:sdl="sdl"><file source-language="en" target-language="ru">
<body><trans-unit id="u"><source>{EN} It burns.</source>
<seg-source>{marks.format(1, EN)} {marks.format(2, "It burns.")}</seg-source>
<target>{marks.format(1, RU)} {marks.format(2, "Горит.")}</target>
<sdl:seg-defs><sdl:seg id="1" conf="Translated"/><sdl:seg id="2" conf="Draft"/></sdl:seg-defs>
</trans-unit></body></file></xliff>"""
    pair = load_pair(("lamp.sdlxliff", data.encode()))
    assert Fact("unit", "attribute", "conf", "Draft") in pair.src.sentences[1].facts
    units = etree.fromstring(render(pair, "xliff")).iter("{*}trans-unit")
    assert [one.get("id") for one in units] == ["u-1", "u-2"]
