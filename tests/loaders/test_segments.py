"""Segments that a file has can be kept as sentences; those of TEI always are."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from align import cli, pipeline
from align.formats import render
from align.loaders import Options
from align.text import Fact

KEEP = Options(keep_segments=True)
FIRST, SECOND = "The lamp is lit. It burns all night,", "and nobody rings the bell. Not once."
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt>
<title>The Lamp, a play</title></titleStmt></fileDesc></teiHeader>
<text><body>{}</body></text></TEI>"""
CUE = "{0}\n00:00:0{0},000 --> 00:00:0{0},900\n{1}\n\n"
ROW = '{{"src_text": "{}", "tgt_text": "Да."}}\n'


def sentences(name: str, text: str) -> list[str]:
    document = pipeline.load((name, text.encode()), "en", KEEP)
    for one in document.sentences:
        assert " ".join(document.text[one.start : one.end].split()) == one.text
        part = document.paragraphs[one.paragraph]
        assert part.start <= one.start <= one.end <= part.end
    return [one.text for one in document.sentences]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", f"{FIRST}\n{SECOND}\n"),
        ("a.txt", f"  {FIRST}\n\n\n{SECOND}"),
        ("a.srt", CUE.format(1, FIRST) + CUE.format(2, SECOND)),
        ("a.jsonl", ROW.format(FIRST) + ROW.format(SECOND)),
        (
            "a.tmx",
            "<tmx><header srclang='en'/><body>"
            + "".join(f"<tu><tuv xml:lang='en'><seg>{t}</seg></tuv></tu>" for t in (FIRST, SECOND))
            + "</body></tmx>",
        ),
    ],
)
def test_segments_are_kept_on_request(name, text):
    assert sentences(name, text) == [FIRST, SECOND]
    usual = pipeline.load((name, text.encode()), "en")
    assert usual.sentence_texts != (FIRST, SECOND)


def test_a_file_without_segments_is_split_with_a_note():
    document = pipeline.load(("a.md", f"{FIRST} {SECOND}".encode()), "en", KEEP)
    assert len(document.sentences) == 3
    assert document.notes == ("a file of this kind (Markdown) has no segments to keep",)


class TestTei:
    def read(self, body: str):
        return pipeline.load(("play.xml", TEI.format(body).encode()))

    def test_marked_sentences_stay_as_they_are_with_their_ids(self):
        document = self.read(f'<p><s xml:id="s1">{FIRST}</s> <s xml:id="s2" n="2">{SECOND}</s></p>')
        assert document.sentence_texts == (FIRST, SECOND)
        assert document.sentences[0].facts == (Fact("side", "attribute", "xml:id", "s1"),)
        assert document.text == f"{FIRST} {SECOND}"

    def test_words_and_line_breaks_inside_them_are_text(self):
        body = "<s><w>The</w> <w>lamp</w>\n<lb/> <hi>is</hi> lit</s><pc>.</pc><s>It\nburns.</s>"
        assert self.read(f"<p>{body}</p>").sentence_texts == ("The lamp is lit.", "It burns.")

    def test_paragraphs_without_marks_are_split(self):
        document = self.read(f"<p><s>{FIRST}</s></p><p>Oil. Wicks are in the cellar.</p>")
        assert document.sentence_texts[0] == FIRST
        assert len(document.sentences) == 3

    def test_the_name_of_the_speaker_belongs_to_the_first_sentence(self):
        document = self.read("<sp><speaker>HOLM</speaker><p><s>It burns.</s> <s>Go.</s></p></sp>")
        assert document.sentence_texts == ("HOLM: It burns.", "Go.")

    def test_a_direction_after_the_name_belongs_to_the_turn(self):
        body = "<sp><speaker>REED</speaker><stage>(angrily)</stage><p>Who lit it?</p></sp>"
        document = self.read(f"<p>{FIRST}</p>{body}")
        assert document.paragraph_text(document.paragraphs[-1]) == "REED: (angrily) Who lit it?"

    def test_directions_between_turns_stay_in_their_place(self):
        body = "<stage>The gate opens.</stage><stage>Bells.</stage><p>Who is it?</p>"
        document = self.read(f"<div>{body}</div>")
        shown = [document.paragraph_text(part) for part in document.paragraphs]
        assert shown == ["The gate opens.", "Bells.", "Who is it?"]

    def test_the_title_of_a_play_is_in_the_header(self):
        document = self.read(f"<div><head>I</head><p>{FIRST}</p></div>")
        assert document.title == "The Lamp, a play"
        assert [part.kind for part in document.paragraphs] == ["heading", "body"]

    def test_ids_are_written(self):
        other = pipeline.load(("b.txt", "Лампа горит. Она горит всю ночь.".encode()), "ru")
        marked = self.read(f'<p><s xml:id="s1">{FIRST}</s></p>')
        made = pipeline.align_documents(marked, other, "length")
        assert b'["attribute", "xml:id", "s1"]' in render(made, "jsonl")


def test_the_command_keeps_segments(tmp_path):
    (tmp_path / "a.txt").write_text(f"{FIRST}\n{SECOND}\n", "utf-8")
    (tmp_path / "b.txt").write_text("Лампа горит. Ночь,\nи никто не звонит. Ни разу.\n", "utf-8")
    files = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    told = CliRunner().invoke(cli.main, ["pair", *files, "--method", "length", "--keep-segments"])
    assert "2 and 2 sentences" in told.stderr
