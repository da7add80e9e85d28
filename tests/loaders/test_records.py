"""Files of units that are damaged, in part or as a whole, and in any encoding."""

from __future__ import annotations

import io

import pytest

from align.errors import LoadError
from align.loaders import load_pair, records
from align.loaders.records import Report

HEAD = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="en"/><body>\n'


def unit(number: int, more: str = "") -> str:
    return (
        f'<tu tuid="{number}">'
        f'<tuv xml:lang="en"><seg>Lamp number {number} is lit.{more}</seg></tuv>'
        f'<tuv xml:lang="ru"><seg>Лампа номер {number} горит.</seg></tuv></tu>\n'
    )


def memory(*units: str, end: str = "</body></tmx>") -> tuple[str, bytes]:
    return "lamps.tmx", (HEAD + "".join(units) + end).encode("utf-8", "surrogateescape")


def sources(source: tuple[str, bytes]) -> list[str]:
    return [one.text for one in load_pair(source, "en", "ru").src.sentences]


def notes(source: tuple[str, bytes]) -> str:
    return "; ".join(load_pair(source, "en", "ru").src.notes)


class TestRepair:
    @pytest.mark.parametrize(
        ("written", "shown"),
        [
            ("\x08", ""),
            ("\x0b", " "),
            ("&#x1F;", ""),
            ("&#0;", ""),
            ("&#xFFFF;", ""),
            ("&nbsp;", "\u00a0"),
            ("&eacute;", "é"),
            ("Oil & wicks", "Oil & wicks"),
            ("&unheard;", "&unheard;"),
            ("&#233;", "é"),
            ("&lt;", "<"),
        ],
    )
    def test_one_character_does_not_cost_a_unit(self, written, shown):
        found = sources(memory(unit(1), unit(2, f" A{written}x"), unit(3)))
        assert found[1] == f"Lamp number 2 is lit. A{shown}x"
        assert len(found) == 3

    def test_repairs_are_reported_by_line(self):
        assert "repaired: 1 (they begin on these lines: 4)" in notes(
            memory(unit(1), unit(2, "\x08"))
        )


class TestPrefixes:
    @pytest.mark.parametrize("declared", ["", ' xmlns:m="Lamp: https://lamp.example"'])
    def test_a_prefix_without_a_proper_declaration_costs_nothing(self, declared):
        units = unit(1).replace("<tu ", '<tu m:quality="7" ') + unit(2, "<m:mark/>")
        source = memory(units.replace("</tu>", "<m:note>a:b c:d=</m:note></tu>"))
        source = source[0], source[1].replace(b"<tmx", b"<tmx" + declared.encode())
        assert sources(source) == ["Lamp number 1 is lit.", "Lamp number 2 is lit."]
        assert "damaged" not in notes(source)
        assert "repaired" not in notes(source)

    def test_declared_prefixes_are_known_by_their_names(self):
        head = HEAD.replace("<tmx", '<x:tmx xmlns:x="http://lamp.example"').replace(
            "<header", "<x:header"
        )
        head = head.replace("<body", "<x:body")
        text = unit(1).replace("</", "</x:").replace("<t", "<x:t").replace("<seg", "<x:seg")
        data = f"{head}{text}</x:body></x:tmx>".encode()
        assert sources(("lamps.tmx", data)) == ["Lamp number 1 is lit."]


class TestDamage:
    @pytest.mark.parametrize(
        "bad",
        [
            "<tu><tuv xml:lang='en'><seg>Lost</tuv></tu>\n",
            "<tu><tuv xml:lang='en'><seg>Lost\n",
            "<tu a='b<c'><tuv/></tu>\n",
            "<tu><tuv xml:lang='en'><seg>\udcff Lost</seg></tuv></tu>\n",
        ],
    )
    def test_a_damaged_unit_is_left_out_and_reported(self, bad):
        source = memory(unit(1), bad, unit(2))
        assert sources(source) == ["Lamp number 1 is lit.", "Lamp number 2 is lit."]
        assert "damaged units were left out: 1 (they begin on these lines: 4;" in notes(source)

    def test_an_end_tag_too_many_is_harmless(self):
        assert len(sources(memory(unit(1), "</tu></seg>", unit(2)))) == 2

    def test_a_unit_cut_off_at_the_end_is_reported(self):
        source = memory(unit(1), unit(2)[:50], end="")
        assert sources(source) == ["Lamp number 1 is lit."]
        assert "the file ends inside it" in notes(source)

    def test_a_missing_end_is_reported(self):
        source = memory(unit(1), end="</bo")
        assert sources(source) == ["Lamp number 1 is lit."]
        assert notes(source) == "the end of the file is missing"

    def test_a_file_of_damaged_units_is_refused_with_the_reason(self):
        with pytest.raises(LoadError, match="mismatch"):
            load_pair(memory("<tu><seg></tu>"))

    def test_comments_and_quoted_markup_are_no_units(self):
        quoted = unit(2, "<![CDATA[</tu><tu>]]>")
        source = memory(unit(1), f"<!-- {unit(7)} -->", quoted, unit(3))
        assert sources(source)[1:] == ["Lamp number 2 is lit.</tu><tu>", "Lamp number 3 is lit."]
        assert not notes(source)

    def test_units_may_be_longer_than_what_is_read_at_once(self, monkeypatch):
        monkeypatch.setattr(records, "_CHUNK", 7)
        text = HEAD + "".join(unit(k, "<!-- a -->") for k in range(1, 4)) + "</body></tmx>"
        report = Report()
        found = list(
            records.read(
                io.BytesIO(text.encode()),
                "lamps.tmx",
                units=("header", "tu"),
                around=("tmx", "body"),
                report=report,
            )
        )
        assert [one.get("tuid") for one in found] == [None, "1", "2", "3"]
        assert [one.getparent().tag for one in found] == ["tmx", "body", "body", "body"]
        assert report == Report()

    def test_a_header_inside_a_unit_without_end(self):
        header = '<header srclang="en"/></body><body>'
        source = memory(unit(1), "<tu></tmx><tmx version='1.4'>", header, unit(2))
        assert sources(source) == ["Lamp number 1 is lit.", "Lamp number 2 is lit."]


class TestEncodings:
    @pytest.mark.parametrize(
        ("encoding", "declared"),
        [
            ("utf-8", "utf-8"),
            ("utf-8-sig", "utf-8"),
            ("utf-16", "utf-16"),
            ("utf-16-le", "utf-16"),
            ("utf-16-be", "UTF-16"),
            ("windows-1251", "windows-1251"),
            ("koi8-r", "KOI8-R"),
            ("utf-8", "utf-16"),
            ("utf-8", "unheard"),
        ],
    )
    def test_the_encoding_is_that_of_the_file(self, encoding, declared):
        text = HEAD.replace("?>", f' encoding="{declared}"?>', 1) + unit(1) + "</body></tmx>"
        pair = load_pair(("lamps.tmx", text.encode(encoding)), "en", "ru")
        assert pair.tgt.sentences[0].text == "Лампа номер 1 горит."

    def test_entities_are_refused(self):
        with pytest.raises(LoadError, match="declares entities"):
            load_pair(("a.tmx", b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><tu>&a;</tu></tmx>'))
