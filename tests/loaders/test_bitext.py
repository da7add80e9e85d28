"""Files that hold both sides: TMX and XLIFF from several programs, and our own."""

from __future__ import annotations

import gzip
import io
import json
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align import pipeline
from align.alignment import Alignment, Bead
from align.errors import LoadError
from align.formats import render
from align.loaders import holds_pair, load, load_pair, load_pairs, units
from align.text import Document

EN = "The lamp of Tarn was lit again on Friday evening."
RU = "В пятницу вечером в Тарне снова зажгли лампу."
DE = "Am Freitagabend wurde die Lampe von Tarn wieder angezündet."


def tmx(*units: str, source: str = "en", head: str = "") -> bytes:
    body = "".join(f"<tu>{unit}</tu>" for unit in units)
    return (
        f'{head}<tmx version="1.4"><header srclang="{source}"/><body>{body}</body></tmx>'.encode()
    )


def side(lang: str, text: str) -> str:
    return f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>'


def texts(alignment: Alignment) -> list[tuple[str, str]]:
    return [(alignment.src_text(bead), alignment.tgt_text(bead)) for bead in alignment.beads]


class TestTmx:
    def test_each_unit_is_a_bead(self):
        pair = load_pair(("lamp.tmx", tmx(side("en-GB", EN) + side("ru-RU", RU))))
        assert texts(pair) == [(EN, RU)]
        assert (pair.src.lang, pair.tgt.lang) == ("en-GB", "ru-RU")
        assert pair.method == "imported"

    def test_the_header_says_which_side_is_the_source(self):
        data = tmx(side("ru", RU) + side("EN", EN), source="en")
        assert texts(load_pair(("lamp.tmx", data))) == [(EN, RU)]

    def test_its_region_may_differ_from_that_of_the_segments(self):
        data = tmx(side("ru", RU) + side("en", EN), source="en-US")
        assert texts(load_pair(("lamp.tmx", data))) == [(EN, RU)]

    @pytest.mark.parametrize("tags", [("en-us", "en-US", "EN-US"), ("en", "en-GB", "en_us")])
    def test_all_spellings_and_regions_of_a_language_are_one_side(self, tags):
        data = tmx(*(side("ru", f"{RU} {tag}") + side(tag, f"{EN} {tag}") for tag in tags))
        pair = load_pair(("lamp.tmx", data))
        assert texts(pair) == [(f"{EN} {tag}", f"{RU} {tag}") for tag in tags]
        assert pair.src.lang == ("en-US" if tags[0] == "en-us" else "en")
        assert not pair.src.notes

    def test_two_regions_side_by_side_are_two_languages(self):
        data = tmx(side("en-GB", EN) + side("en-US", EN.upper()), side("en-GB", "Tarn"))
        pair = load_pair(("lamp.tmx", data), "en-GB", "en-US")
        assert texts(pair) == [(EN, EN.upper()), ("Tarn", "")]

    def test_two_regions_are_found_beside_a_third_language(self):
        data = tmx(side("ru", RU) + side("en-GB", EN) + side("en-US", EN.upper()), source="ru")
        assert texts(load_pair(("lamp.tmx", data), "en-GB", "en-US")) == [(EN, EN.upper())]

    def test_leaving_out_a_text_for_another_region_is_reported(self):
        data = tmx(side("ru", RU) + side("en-GB", EN) + side("en-US", EN.upper()), source="ru")
        assert "were left out: 1" in load_pair(("lamp.tmx", data)).src.notes[0]
        assert not load_pair(("lamp.tmx", data), "ru", "en-US").src.notes

    @pytest.mark.parametrize("asked", ["no", "nb", None])
    def test_norwegian_and_bokmal_are_one_language(self, asked):
        data = tmx(side("en", EN) + side("nb", "Lampen."), side("en", EN) + side("no", "Kaien."))
        assert texts(load_pair(("lamp.tmx", data), "en", asked)) == [
            (EN, "Lampen."),
            (EN, "Kaien."),
        ]

    def test_x_default_is_not_a_language(self):
        data = tmx(side("x-default", EN) + side("ru", RU), source="x-default")
        assert load_pair(("lamp.tmx", data)).src.lang == "en"

    def test_three_letter_codes_mean_the_same_languages(self):
        data = tmx(side("eng", EN) + side("rus", RU), source="eng")
        assert texts(load_pair(("lamp.tmx", data), "en", "ru")) == [(EN, RU)]
        assert load_pair(("lamp.tmx", data)).tgt.lang == "ru"

    def test_units_without_text_in_the_languages_are_counted(self):
        units = side("en", EN) + side("ru", RU), side("de", DE), side("de", DE) + side("fr", "")
        pair = load_pair(("lamp.tmx", tmx(*units)), "en", "ru")
        assert texts(pair) == [(EN, RU)]
        assert pair.src.notes == (
            "units without text in these languages (en, ru) were left out: 2 of 3",
        )

    def test_a_second_text_in_the_same_language_is_counted(self):
        data = tmx(side("en", EN) + side("ru", RU) + side("RU", "Другой перевод."))
        pair = load_pair(("lamp.tmx", data))
        assert texts(pair) == [(EN, RU)]
        assert "were left out: 1" in pair.src.notes[0]

    def test_segments_without_a_language_are_recognised_by_position(self):
        data = tmx(f"<tuv><seg>{EN}</seg></tuv><tuv xml:lang='und'><seg>{RU}</seg></tuv>")
        pair = load_pair(("lamp.tmx", data))
        assert texts(pair) == [(EN, RU)]
        assert (pair.src.lang, pair.tgt.lang) == ("en", "ru")

    def test_a_packed_memory_is_read(self):
        data = gzip.compress(tmx(side("en", EN) + side("ru", RU)))
        assert holds_pair(("lamp.tmx.gz", data))
        assert texts(load_pair(("lamp.tmx.gz", data))) == [(EN, RU)]

    @pytest.mark.parametrize(
        "code",
        [
            "<ph x='1'>&lt;br/&gt;</ph>",
            "<ph type='lb'/>",
            "<ph type='x-br'/>",
            "<it pos='end'>&lt;/p&gt;</it>",
            "<ept i='1'>&lt;/li&gt;</ept>",
            "<ph>\\n</ph>",
            "<ph>&lt;w:br/&gt;</ph>",
            "<ph>\\par </ph>",
        ],
    )
    def test_codes_for_breaks_separate_words(self, code):
        data = tmx(side("en", f"Port Ellery{code}The lamp is lit.") + side("ru", RU))
        assert texts(load_pair(("lamp.tmx", data), "en"))[0][0] == "Port Ellery The lamp is lit."

    @pytest.mark.parametrize("code", ["<ph>&lt;b&gt;</ph>", "<it>{bpt}</it>", "<ph type='bold'/>"])
    def test_other_codes_do_not(self, code):
        data = tmx(side("en", f"The lamp{code}s are lit.") + side("ru", RU))
        assert texts(load_pair(("lamp.tmx", data), "en"))[0][0] == "The lamps are lit."

    @pytest.mark.parametrize("end", [".", "!", "…", ".»"])
    def test_codes_between_two_sentences_separate_them(self, end):
        data = tmx(side("en", f"The lamp is lit{end}<ph x='1'/>He left.") + side("ru", RU))
        assert texts(load_pair(("lamp.tmx", data), "en"))[0][0] == f"The lamp is lit{end} He left."

    def test_codes_inside_a_name_do_not(self):
        data = tmx(side("en", "See lamp.<ph x='1'/>net and p.<ph x='2'/>14.") + side("ru", RU))
        assert texts(load_pair(("lamp.tmx", data), "en"))[0][0] == "See lamp.net and p.14."

    def test_the_sides_can_be_swapped(self):
        data = tmx(side("en", EN) + side("ru", RU))
        assert texts(load_pair(("lamp.tmx", data), tgt_lang="en")) == [(RU, EN)]
        assert texts(load_pair(("lamp.tmx", data), "ru-RU")) == [(RU, EN)]

    def test_of_three_languages_two_must_be_chosen(self):
        data = tmx(side("en", EN) + side("ru", RU) + side("de", DE))
        with pytest.raises(LoadError, match="file contains ru, de"):
            load_pair(("lamp.tmx", data))
        assert texts(load_pair(("lamp.tmx", data), tgt_lang="de")) == [(EN, DE)]

    def test_a_language_that_does_not_occur_is_refused(self):
        with pytest.raises(LoadError, match="nothing in the file is in fr"):
            load_pair(("lamp.tmx", tmx(side("en", EN) + side("ru", RU))), tgt_lang="fr")

    def test_a_tag_that_contradicts_the_text_is_noted(self):
        """Some tools write en-US for any language that they do not know."""
        pair = load_pair(("lamp.tmx", tmx(side("en", EN) + side("de", RU))))
        assert pair.tgt.lang == "ru"
        assert "it looks like Russian" in pair.tgt.notes[0]

    def test_codes_of_inline_markup_are_not_text(self):
        bold = "<bpt i='1'>&lt;b&gt;</bpt><hi>lamp</hi><ept i='1'>&lt;/b&gt;</ept>"
        marked = f"The {bold} of<ph type='lb'/>Tarn"
        pair = load_pair(("lamp.tmx", tmx(side("en", marked) + side("ru", RU))), "en")
        assert texts(pair)[0][0] == "The lamp of Tarn"

    def test_markup_is_read_to_the_depth_limit_of_the_parser(self):
        deep = "<hi>" * 1800 + EN + "</hi>" * 1800
        pair = load_pair(("lamp.tmx", tmx(side("en", deep) + side("ru", RU))))
        assert texts(pair) == [(EN, RU)]

    def test_a_unit_without_a_translation_stands_alone(self):
        pair = load_pair(
            ("l.tmx", tmx(side("en", EN) + side("ru", RU), side("en", "Nobody rang.")))
        )
        assert [bead.type for bead in pair.beads] == ["1-1", "1-0"]

    def test_a_document_type_is_not_fetched(self):
        head = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        assert load_pair(("lamp.tmx", tmx(side("en", EN) + side("ru", RU), head=head))).beads

    def test_other_encodings_are_read(self):
        text = tmx(side("en", EN) + side("ru", RU)).decode()
        data = f'<?xml version="1.0" encoding="utf-16"?>{text}'.encode("utf-16")
        assert texts(load_pair(("lamp.tmx", data))) == [(EN, RU)]

    def test_one_side_can_be_read_alone(self):
        data = tmx(side("en", EN) + side("ru", RU))
        assert load(("lamp.tmx", data)).text == EN
        assert load(("lamp.tmx", data), "ru").text == RU

    def test_a_memory_without_units_is_refused(self):
        with pytest.raises(LoadError, match="no units with text"):
            load_pair(("lamp.tmx", tmx()))

    def test_entities_are_refused(self):
        head = '<!DOCTYPE tmx [<!ENTITY a "lamp">]>'
        with pytest.raises(LoadError, match="declares entities"):
            load_pair(("lamp.tmx", tmx(side("en", "&a;"), head=head)))

    def test_what_there_is_of_a_truncated_memory_is_read(self):
        pair = load_pair(("lamp.tmx", tmx(side("en", EN) + side("ru", RU))[:-9]))
        assert texts(pair) == [(EN, RU)]
        assert pair.src.notes == ("the end of the file is missing",)

    def test_spaces_inside_a_segment_are_kept(self):
        data = tmx(side("en", "Lamp&#9;[ \t ]\n  7") + side("ru", RU))
        assert texts(load_pair(("lamp.tmx", data), "en"))[0][0] == "Lamp\t[ \t ] 7"

    def test_a_code_between_two_spaces_leaves_one(self):
        data = tmx(side("en", "The <ph>{0}</ph> lamp<ph/>s.") + side("ru", RU))
        pair = load_pair(("lamp.tmx", data), "en")
        assert texts(pair)[0][0] == "The lamps."
        assert pair.src.notes == ("segments whose inline codes were left out: 1",)


class TestXliff:
    def version_1(self, body: str) -> bytes:
        return f"""<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="a" source-language="en" target-language="ru" datatype="x"><body>{body}</body></file>
</xliff>""".encode()

    def test_each_unit_is_a_bead(self):
        unit = f"<trans-unit id='1'><source>{EN}</source><target>{RU}</target></trans-unit>"
        data = self.version_1(f"<group>{unit}</group>")
        assert texts(load_pair(("lamp.xlf", data))) == [(EN, RU)]

    def test_texts_with_sources_in_different_languages_are_named(self):
        def file(lang, text, translation):
            unit = f"<source>{text}</source><target>{translation}</target>"
            return (
                f'<file original="a" source-language="{lang}" target-language="ru">'
                f'<body><trans-unit id="1">{unit}</trans-unit></body></file>'
            )

        data = f"<xliff version='1.2'>{file('en', EN, RU)}{file('de', DE, RU)}</xliff>".encode()
        pair = load_pair(("lamp.xlf", data), "en", "ru")
        said = [str(note) for note in (*pair.src.notes, *pair.tgt.notes)]
        assert any("sources in different languages (en, de)" in note for note in said)

    def test_marked_segments_are_beads(self):
        segments = "<mrk mtype='seg' mid='{}'>{}</mrk>"
        unit = f"""<trans-unit id="1"><source>{EN} Nobody rang.</source>
<seg-source>{segments.format(1, EN)} {segments.format(2, "Nobody rang.")}</seg-source>
<target>{segments.format(1, RU)}</target></trans-unit>"""
        assert texts(load_pair(("lamp.sdlxliff", self.version_1(unit)))) == [
            (EN, RU),
            ("Nobody rang.", ""),
        ]

    def test_proposals_are_not_the_translation(self):
        proposal = f"<alt-trans><source>{EN}</source><target>Нет.</target></alt-trans>"
        unit = (
            f"<trans-unit id='1'><source>{EN}</source><target>{RU}</target>{proposal}</trans-unit>"
        )
        assert texts(load_pair(("lamp.xlf", self.version_1(unit)))) == [(EN, RU)]

    def test_codes_are_not_text(self):
        marked = "The <g id='1'>lamp</g><x id='2'/> <ph id='3'>{0}</ph>burns."
        unit = f"<trans-unit id='1'><source>{marked}</source><target>{RU}</target></trans-unit>"
        assert texts(load_pair(("lamp.xlf", self.version_1(unit)), "en"))[0][0] == "The lamp burns."

    @pytest.mark.parametrize("first", ["", ' target-language="ru"'])
    def test_a_language_missing_in_one_file_is_that_of_the_others(self, first):
        unit = f"<trans-unit id='1'><source>{EN}</source><target>{RU}</target></trans-unit>"
        rest = "" if first else ' target-language="ru"'
        files = (
            f'<file source-language="en"{stated}><body>{unit}</body></file>'
            for stated in (first, rest)
        )
        data = f"<xliff version='1.2'>{''.join(files)}</xliff>".encode()
        assert texts(load_pair(("lamp.xlf", data))) == [(EN, RU), (EN, RU)]

    def test_text_not_for_translation_is_left_out(self):
        unit = (
            "<trans-unit id='{}' translate='{}'><source>{}</source><target>{}</target></trans-unit>"
        )
        body = unit.format(1, "no", "TARN-7", "") + unit.format(2, "yes", EN, RU)
        assert texts(load_pair(("lamp.xlf", self.version_1(body)))) == [(EN, RU)]

        assert (
            "units marked as not to be translated were left out: 1"
            in load_pair(("lamp.xlf", self.version_1(body))).src.notes[0]
        )

    UNIT = f"<trans-unit id='1'><source>{EN}</source><target>{RU}</target></trans-unit>"

    @pytest.mark.parametrize("langs", [(None, None), (None, "ru"), ("en", "ru")])
    def test_the_language_of_the_target_may_be_missing(self, langs):
        data = self.version_1(self.UNIT).replace(b' target-language="ru"', b"")
        pair = load_pair(("lamp.xlf", data), *langs)
        assert texts(pair) == [(EN, RU)]
        assert (pair.src.lang, pair.tgt.lang) == ("en", "ru")

    def test_the_sides_of_such_a_file_can_be_swapped(self):
        data = self.version_1(self.UNIT).replace(b' target-language="ru"', b"")
        assert texts(load_pair(("lamp.xlf", data), "ru", "en")) == [(RU, EN)]
        assert load(("lamp.xlf", data), "ru").text == RU

    def test_a_language_stated_twice_does_not_lose_the_source(self):
        data = self.version_1(self.UNIT).replace(b'"ru"', b'"en"')
        assert texts(load_pair(("lamp.xlf", data))) == [(EN, RU)]

    def test_an_unsegmented_translation_is_kept(self):
        segments = f"<mrk mtype='seg' mid='1'>{EN}</mrk> <mrk mtype='seg' mid='2'>It burns.</mrk>"
        unit = f"""<trans-unit id="1"><source>{EN} It burns.</source>
<seg-source>{segments}</seg-source><target>{RU} Горит.</target></trans-unit>"""
        assert texts(load_pair(("lamp.xlf", self.version_1(unit)))) == [
            (f"{EN} It burns.", f"{RU} Горит.")
        ]

    def test_a_segment_without_a_source_is_kept(self):
        mark = "<mrk mtype='seg' mid='{}'>{}</mrk>"
        unit = f"""<trans-unit id="1"><source>{EN}</source>
<seg-source>{mark.format(1, EN)}</seg-source>
<target>{mark.format(1, RU)}{mark.format(7, "Горит.")}</target></trans-unit>"""
        assert texts(load_pair(("lamp.xlf", self.version_1(unit)))) == [(EN, RU), ("", "Горит.")]

    @pytest.mark.parametrize(
        "code",
        [
            '<x id="1" ctype="x-html-br"/>',
            '<x id="1" ctype="lb"/>',
            '<x id="1" equiv-text="&lt;br /&gt;"/>',
            '<ph id="1">&lt;/p&gt;&lt;p&gt;</ph>',
            '<x id="1" ctype="x-tab"/>',
        ],
    )
    def test_codes_for_breaks_separate_words(self, code):
        source = f"Port Ellery{code}The lamp is lit."
        unit = f"<trans-unit id='1'><source>{source}</source><target>{RU}</target></trans-unit>"
        found = texts(load_pair(("lamp.xlf", self.version_1(unit)), "en"))[0][0]
        assert found == "Port Ellery The lamp is lit."

    def test_version_2_is_read(self):
        data = f"""<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en"
trgLang="ru"><file id="f"><unit id="u"><segment><source><pc id="1">{EN}</pc></source>
<target>{RU}</target></segment><ignorable><source> </source></ignorable>
<segment><source>Nobody rang.</source></segment></unit></file></xliff>"""
        pair = load_pair(("lamp.xlf", data.encode()))
        assert texts(pair) == [(EN, RU), ("Nobody rang.", "")]


ROWS = (("en", "ru"), (EN, RU), ("Nobody rang the bell of the harbour that night.", ""))


class TestTables:
    @pytest.mark.parametrize("sign", ["\t", ",", ";"])
    def test_two_columns_in_two_languages_are_a_pair(self, sign):
        name = "lamp.tsv" if sign == "\t" else "lamp.csv"
        data = "\n".join(sign.join(("7", *row)) for row in ROWS).encode()
        pair = load_pair((name, data))
        assert texts(pair) == [(EN, RU), (ROWS[2][0], "")]
        assert (pair.src.lang, pair.tgt.lang) == ("en", "ru")

    def test_quoted_cells_may_hold_signs_and_line_breaks(self):
        data = f'"{EN}\nIt burns; it ""smokes""",{RU}'.encode()
        assert texts(load_pair(("lamp.csv", data)))[0][0] == f'{EN} It burns; it "smokes"'

    @pytest.mark.parametrize(
        "head", ["en,ru", "English,Русский", "key,en-GB,ru-RU", "the,английский,русский"]
    )
    def test_heads_name_the_languages_of_short_texts(self, head):
        row = "k," * (head.count(",") - 1) + "Yes.,Да."
        assert texts(load_pair(("lamp.csv", f"{head}\n{row}".encode()))) == [("Yes.", "Да.")]

    @pytest.mark.parametrize("head", ["target,source", "Перевод,Оригинал", "Translation,English"])
    def test_heads_say_which_column_is_the_source(self, head):
        data = f"{head}\n{RU},{EN}\n".encode()
        assert texts(load_pair(("lamp.csv", data))) == [(EN, RU)]

    def test_columns_called_source_and_target_are_read_before_others(self):
        said = "The label of a button in the harbour"
        data = f"Context,target,source\n{said},{RU},{EN}\n".encode()
        assert texts(load_pair(("lamp.csv", data))) == [(EN, RU)]

    def test_columns_in_one_language_are_not_a_pair(self):
        with pytest.raises(LoadError, match="two languages side by side"):
            load_pair(("lamp.csv", f"{EN},{EN}".encode()))

    def test_an_empty_table_is_refused(self):
        with pytest.raises(LoadError, match="two languages side by side"):
            load_pair(("lamp.csv", b"\n\n"))

    def test_a_word_document_may_hold_such_a_table(self):
        made = docx.Document()
        made.add_paragraph("Translation of the harbour news")
        table = made.add_table(len(ROWS), 3)
        for cells, row in zip((row.cells for row in table.rows), ROWS, strict=True):
            for cell, text in zip(cells, ("1", *row), strict=True):
                cell.text = text
        stream = io.BytesIO()
        made.save(stream)
        pair = load_pair(("lamp.docx", stream.getvalue()))
        assert texts(pair) == [(EN, RU), (ROWS[2][0], "")]

    def test_a_word_document_without_one_is_refused(self):
        stream = io.BytesIO()
        docx.Document().save(stream)
        with pytest.raises(LoadError, match="two languages side by side"):
            load_pair(("lamp.docx", stream.getvalue()))

    def test_an_opendocument_text_may_hold_such_a_table(self):
        cells = "".join(f"<t:table-cell><x:p>{one}</x:p></t:table-cell>" for one in (EN, RU))
        body = f"<t:table><t:table-row>{cells}</t:table-row></t:table>"
        data = (
            '<office:document xmlns:office="o" xmlns:t="t" xmlns:x="x"><office:body><office:text>'
            f"{body}</office:text></office:body></office:document>"
        )
        assert texts(load_pair(("lamp.fodt", data.encode()))) == [(EN, RU)]

    def test_the_side_of_a_language_can_be_loaded(self):
        data = f"src_text\ttgt_text\n{EN}\t{RU}\n".encode()
        assert load(("lamp.tsv", data)).text == EN
        assert load(("lamp.tsv", data), "ru").text == RU

    @pytest.mark.parametrize("langs", [(None, "ru"), ("en", "ru"), ("ru", "en")])
    def test_a_stated_language_is_used(self, langs):
        """The detector takes these cells for Bulgarian or Macedonian, but it is not asked."""
        rows = "\n".join(f"{EN[k : k + 24]}\tТърн {RU[k : k + 8]}" for k in range(4))
        pair = load_pair(("lamp.tsv", rows.encode()), *langs)
        assert (pair.src.lang, pair.tgt.lang) == (langs[0] or "en", langs[1])
        assert len(pair.beads) == 4

    def test_rows_without_text_in_both_columns_are_counted(self):
        data = f"1\t{EN}\t{RU}\n\n2\t\t\n3\t{EN}\t\n"
        pair = load_pair(("lamp.tsv", data.encode()))
        assert [bead.type for bead in pair.beads] == ["1-1", "1-0"]
        assert pair.src.notes == (
            "only the columns of the two languages were read",
            "units without text in these languages (en, ru) were left out: 1 of 3",
        )

    def test_our_own_tables_are_swapped_if_the_languages_require_it(self):
        data = f"src_text\ttgt_text\n{EN}\t{RU}\n".encode()
        assert texts(load_pair(("lamp.tsv", data), "ru", "en")) == [(RU, EN)]

    def test_a_guarded_text_loses_its_apostrophe(self):
        data = f"src_text,tgt_text\n'- {EN},- {RU}\n".encode()
        assert texts(load_pair(("lamp.csv", data))) == [(f"- {EN}", f"- {RU}")]


@pytest.mark.parametrize("stated", ["nan", "7", "-1", "sure", ""])
def test_an_invalid_probability_is_ignored(stated):
    assert units.probability(stated) == 1.0


def test_json_lines_without_texts_are_refused():
    with pytest.raises(LoadError, match="src_text"):
        load_pair(("lamp.jsonl", b'{"src": [0], "tgt": [0], "probability": 1}\n'))


@pytest.mark.parametrize("name", ["lamp.tmx", "lamp.xlf", "lamp.jsonl", "lamp.csv", "lamp.tsv"])
def test_files_that_always_hold_a_pair_are_recognised_by_their_beginning(name, tmp_path):
    (tmp_path / name).write_bytes(b"")
    assert holds_pair(tmp_path / name)
    assert holds_pair((name, b""))


@pytest.mark.parametrize("name", ["lamp.docx", "lamp.txt", "https://tarn.example/lamp.tmx"])
def test_other_files_are_not(name, tmp_path):
    assert not holds_pair(name)
    assert not holds_pair(tmp_path / "nowhere.tmx")


def test_one_file_with_both_sides_is_enough_for_a_pair():
    data = tmx(side("en", EN) + side("ru", RU))
    assert pipeline.pair(("lamp.tmx", data)).method == "imported"


def test_json_lines_without_text_are_counted():
    lines = [{"src_text": EN, "tgt_text": RU}, {"src_text": "", "tgt_text": None}]
    pair = load_pair(("lamp.jsonl", "\n".join(map(json.dumps, lines)).encode()))
    assert texts(pair) == [(EN, RU)]
    assert pair.src.notes == ("units without text were left out: 1 of 2",)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"PK\x03\x04..ppt/presentation.xml", ".pptx")],
)
def test_an_unsupported_kind_is_named(data, kind):
    with pytest.raises(LoadError, match=rf"cannot be read: .*\{kind}\)"):
        load_pair(("lamp.csv", data))


def test_a_file_with_one_text_is_not_a_pair():
    with pytest.raises(LoadError, match="\\(plain text\\) holds one text"):
        load_pair(("lamp.txt", EN.encode()))


WORDS = st.lists(
    st.sampled_from(["lamp", "bell", "<b>", "&", "ферма", "«Тарн»", "7", "\xa0"]), min_size=1
)
TEXTS = WORDS.map(" ".join).map(lambda text: f"x {text} x")
BEADS = st.lists(st.tuples(TEXTS, TEXTS, st.floats(0, 1)), min_size=1, max_size=6)


@pytest.mark.parametrize("name", ["tmx", "xliff"])
@given(beads=BEADS)
@settings(max_examples=30)
def test_our_exports_can_be_read_back(name, beads):
    """Both languages have private-use codes, which no detector knows."""
    src, tgt = ([bead[side] for bead in beads] for side in (0, 1))
    pair = Alignment(
        Document.from_sentences(src, "qaa"),
        Document.from_sentences(tgt, "qab"),
        tuple(Bead((k,), (k,), round(bead[2], 4)) for k, bead in enumerate(beads)),
    )
    again = load_pair((f"pair.{name}", render(pair, name)))
    assert texts(again) == texts(pair)
    assert again.beads == pair.beads
    assert [bead.probability for bead in again.beads] == [bead.probability for bead in pair.beads]
    assert replace(again.src, source=None).sentence_texts == tuple(src)


@pytest.mark.parametrize("name", ["jsonl", "csv", "tsv"])
def test_our_own_tables_and_json_lines_can_be_read_back(name):
    src = ("- The lamp of Tarn was lit again on Friday.", "'=Nobody rang the bell of the harbour.")
    tgt = ("- В пятницу лампу Тарна снова зажгли.", "Никто не звонил в колокол гавани.")
    beads = (Bead((0,), (0,), 0.75), Bead((1,), (), 0.5), Bead((), (1,), 0.25))
    pair = Alignment(Document.from_sentences(src, "en"), Document.from_sentences(tgt, "ru"), beads)
    again = load_pair((f"pair.{name}", render(pair, name)))
    assert texts(again) == texts(pair)
    assert [bead.probability for bead in again.beads] == [0.75, 0.5, 0.25]


def test_cells_may_be_separated_by_bars():
    pair = load_pair(("lamp.csv", f"en|ru\n{EN}|{RU}\nNobody rang.|Никто не звонил.\n".encode()))
    assert (len(pair.beads), pair.src.lang) == (2, "en")


FR = "La lampe de Tarn a été rallumée vendredi soir."


def test_other_languages_of_a_memory_are_further_texts() -> None:
    """Also of units that one of the two sides lacks; units with no other go with the one before."""
    content = tmx(
        side("en", EN) + side("ru", RU) + side("fr", FR),
        side("en", "It rained.") + side("de", "Es regnete."),
        side("fr", "Il pleuvait encore."),
    )
    (pair,) = load_pairs(("lamp.tmx", content), several=True)
    assert texts(pair.alignment) == [(EN, RU), ("It rained.", "")]
    said = {one.name: [one.texts(bead) for bead in pair.alignment.beads] for one in pair.further}
    assert said == {"fr": [(FR,), ("Il pleuvait encore.",)], "de": [(), ("Es regnete.",)]}


def test_the_two_sides_of_several_languages_can_be_chosen() -> None:
    content = tmx(side("en", EN) + side("ru", RU) + side("fr", FR))
    (pair,) = load_pairs(("lamp.tmx", content), "ru", "fr", several=True)
    assert texts(pair.alignment) == [(RU, FR)]
    assert [one.name for one in pair.further] == ["en"]


@pytest.mark.parametrize("name", ["lamp.csv", "lamp.tsv"])
def test_columns_whose_heads_name_other_languages_are_further_texts(name: str) -> None:
    sign = "\t" if name.endswith("tsv") else ","
    rows = [["en", "note", "ru", "fr", "de"], [EN, "Bon.", RU, FR, DE]]
    content = "\n".join(sign.join(row) for row in rows).encode()
    (pair,) = load_pairs((name, content), several=True)
    assert texts(pair.alignment) == [(EN, RU)]
    assert {one.name: one.said[0].text for one in pair.further} == {"fr": FR, "de": DE}
    made = load_pair((name, content))
    assert texts(made) == [(EN, RU)]
    assert "only the columns of the two languages were read" in made.src.notes
