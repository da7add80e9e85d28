"""Word documents as people use them: tables, notes, tracked changes."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from align.errors import LoadError
from align.loaders import load

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINE = "The ferry of Tarn leaves at noon and comes back before the evening tide."


@pytest.fixture
def document():
    made = docx.Document()
    made.add_paragraph(LINE)
    return made


def read(document) -> list[str]:
    loaded = load(("ferry.docx", saved(document)), "en")
    return [loaded.paragraph_text(part) for part in loaded.paragraphs]


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def run(paragraph, xml: str) -> None:
    """Append WordprocessingML to a paragraph."""
    (element,) = parse_xml(f"<w:p {W}>{xml}</w:p>")
    paragraph._p.append(element)


def test_deleted_text_is_left_out_and_inserted_text_is_read(document):
    paragraph = document.add_paragraph("The bell rings ")
    run(paragraph, '<w:del w:id="1" w:author="a"><w:r><w:delText>twice</w:delText></w:r></w:del>')
    run(paragraph, '<w:ins w:id="2" w:author="a"><w:r><w:t>once.</w:t></w:r></w:ins>')
    assert read(document)[1] == "The bell rings once."


def test_moved_text_is_only_at_its_new_place(document):
    there = '<w:moveFrom w:id="3" w:author="a"><w:r><w:t>The bell rings.</w:t></w:r></w:moveFrom>'
    here = '<w:moveTo w:id="4" w:author="a"><w:r><w:t>The bell rings.</w:t></w:r></w:moveTo>'
    run(document.add_paragraph(), there)
    run(document.add_paragraph(), here)
    assert read(document)[1:] == ["The bell rings."]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(document):
    first = document.add_paragraph("The bell ")
    mark = f'<w:rPr {W}><w:del w:id="9" w:author="a"/></w:rPr>'
    first._p.get_or_add_pPr().append(parse_xml(mark))
    document.add_paragraph("rings.")
    assert read(document)[1:] == ["The bell rings."]


def test_each_cell_of_a_table_is_a_paragraph(document):
    table = document.add_table(2, 2)
    for row, words in enumerate((("Lamp", "Oil"), ("Bell", "Bronze"))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    document.add_paragraph(LINE)
    assert read(document)[1:5] == ["Lamp", "Oil", "Bell", "Bronze"]


def test_soft_hyphens_are_dropped_and_hard_ones_kept(document):
    hyphens = (
        "<w:r><w:t>har</w:t><w:softHyphen/><w:t>bour</w:t><w:noBreakHyphen/><w:t>master</w:t></w:r>"
    )
    run(document.add_paragraph(), hyphens)
    assert read(document)[1] == "harbour\u2011master"


def test_a_line_break_inside_a_paragraph_does_not_split_a_sentence(document):
    run(document.add_paragraph(), "<w:r><w:t>The bell</w:t><w:br/><w:t>rings.</w:t></w:r>")
    assert read(document)[1].split() == ["The", "bell", "rings."]


def test_headers_and_comments_are_left_out(document):
    document.sections[0].header.paragraphs[0].text = "Harbour office"
    document.add_comment(document.paragraphs[0].runs[0], "Is that so?", author="a")
    assert read(document) == [LINE]


def test_hidden_text_is_left_out(document):
    paragraph = document.add_paragraph("The bell ")
    for value, text in (("", "twice "), (' w:val="0"', "rings.")):
        run(paragraph, f"<w:r><w:rPr><w:vanish{value}/></w:rPr><w:t>{text}</w:t></w:r>")
    assert read(document)[1] == "The bell rings."


def test_a_contents_list_is_left_out(document):
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("At the pier\t7", style="toc 1")
    assert read(document) == [LINE]


def test_styles_mark_the_title_and_headings():
    document = docx.Document()
    document.add_paragraph("Tarn", style="Title")
    document.add_heading("At the pier", 1)
    document.add_paragraph(LINE)
    loaded = load(("ferry.docx", saved(document)))
    assert [part.kind for part in loaded.paragraphs] == ["title", "heading", "body"]
    assert loaded.title == "Tarn"


def test_footnotes_follow_the_text_without_their_numbers(document):
    """python-docx cannot make footnotes, so the part is added by hand."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    text = "<w:p><w:r><w:t>By day only.</w:t></w:r></w:p>"
    note = f'<w:footnotes {W}><w:footnote w:id="2">{text}</w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, note.encode(), document.part.package)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    document.part.relate_to(part, relation)
    run(document.paragraphs[0], '<w:r><w:footnoteReference w:id="2"/></w:r>')
    document.add_paragraph("The bell rings.")
    assert read(document) == [LINE, "The bell rings.", "By day only."]


def test_a_locked_document_is_reported():
    with pytest.raises(LoadError, match="password-protected"):
        load(("ferry.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))


def test_a_truncated_document_is_refused(document):
    with pytest.raises(LoadError, match="not a valid Word document"):
        load(("ferry.docx", saved(document)[:4000]))
