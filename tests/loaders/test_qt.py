"""Catalogues of Qt: messages and their translations."""

from __future__ import annotations

from align.loaders import load, load_pair
from align.text import Fact

HEAD = """<?xml version="1.0"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU"><context><name>Pier</name>"""
LAMP = """<message><location filename="a.cpp" line="7"/><source>The &amp;lamp is lit.</source>
<comment>menu</comment><translation>&amp;Лампа зажжена.</translation></message>"""


def made(messages: str, name: str = "lamps.ts"):
    return load_pair((name, f"{HEAD}{messages}</context></TS>".encode()))


def pairs(messages: str) -> list[tuple[str, str]]:
    found = made(messages)
    return [(found.src_text(bead), found.tgt_text(bead)) for bead in found.beads]


def test_each_message_is_a_bead():
    assert pairs(LAMP) == [("The &lamp is lit.", "&Лампа зажжена.")]
    assert (made(LAMP).src.lang, made(LAMP).tgt.lang) == ("en", "ru-RU")


def test_it_is_recognised_by_its_content():
    data = f"{HEAD}{LAMP}</context></TS>".encode()
    assert load(("lamps.txt", data), "ru").text == "&Лампа зажжена."


def test_unfinished_and_vanished_messages_are_left_out_with_a_note():
    more = """<message><source>Oil</source>
<translation type="unfinished">Rum</translation></message>
<message><source>Old</source><translation type="vanished">Старое</translation></message>"""
    assert pairs(LAMP + more)[1:] == [("Oil", "")]
    assert made(LAMP + more).src.notes == (
        "fuzzy translations were left out: 1",
        "obsolete messages were left out: 1",
    )


def test_of_plural_forms_the_last_is_read():
    more = """<message numerus="yes"><source>%n lamp(s)</source><translation>
<numerusform>%n лампа</numerusform><numerusform>%n ламп</numerusform></translation></message>"""
    assert pairs(LAMP + more)[1:] == [("%n lamp(s)", "%n ламп")]


def test_context_comments_and_places_are_kept():
    assert set(made(LAMP).src.sentences[0].facts) == {
        Fact("unit", "prop", "context", "Pier"),
        Fact("unit", "note", "comment", "menu"),
        Fact("unit", "prop", "reference", "a.cpp:7"),
    }
