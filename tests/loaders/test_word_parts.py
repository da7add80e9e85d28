"""What Word writes in forms that mammoth passes over."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml

from align.loaders import load

OFFICE = "http://schemas.openxmlformats.org"
SPACES = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" '
    f'xmlns:mc="{OFFICE}/markup-compatibility/2006" '
    f'xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{OFFICE}/drawingml/2006/main" '
    f'xmlns:m="{OFFICE}/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def said(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


BOX = (
    "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
    f"<w:p>{said('Mind the tide.')}</w:p>"
    "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
PICTURE = "<mc:Fallback><w:drawing/></mc:Fallback>"


def read(*paragraphs: str) -> list[str]:
    """The paragraphs of a document with this WordprocessingML in each of its own."""
    made = docx.Document()
    for number, xml in enumerate(paragraphs):
        made.element.body.insert(number, parse_xml(f"<w:p {SPACES}>{xml}</w:p>"))
    stream = io.BytesIO()
    made.save(stream)
    loaded = load(("ferry.docx", stream.getvalue()), "en")
    return [" ".join(loaded.paragraph_text(part).split()) for part in loaded.paragraphs]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (
            said("See table ") + f'<w:fldSimple w:instr=" REF t ">{said("3")}</w:fldSimple>',
            "See table 3",
        ),
        (said("At ") + f'<w:dir w:val="ltr">{said("noon")}</w:dir>', "At noon"),
        (said("At ") + f'<w:bdo w:val="ltr">{said("noon")}</w:bdo>', "At noon"),
        (
            f"<w:r><w:ruby><w:rt>{said('minato')}</w:rt><w:rubyBase>{said('港')}</w:rubyBase></w:ruby></w:r>",
            "港",
        ),
        ("<w:r><w:t>The bell</w:t><w:cr/><w:t>rings.</w:t></w:r>", "The bell rings."),
        ("<w:r><w:t>Bell</w:t><w:ptab/><w:t>7</w:t></w:r>", "Bell 7"),
        (
            said("Let ") + "<m:oMath><m:r><m:t>t=3</m:t></m:r></m:oMath>" + said(" hours."),
            "Let t=3 hours.",
        ),
    ],
    ids=["field", "direction", "forced direction", "ruby", "line end", "tab", "formula"],
)
def test_text_in_these_elements_is_read(xml, text):
    assert read(xml) == [text]


def test_a_drop_cap_belongs_to_its_word():
    cap = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>' + said("T")
    assert read(cap, said("he ferry leaves.")) == ["The ferry leaves."]


@pytest.mark.parametrize(
    "box",
    [
        BOX,
        f"<mc:AlternateContent><mc:Choice>{BOX}</mc:Choice></mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Choice>{BOX}</mc:Choice>{PICTURE}</mc:AlternateContent>",
    ],
    ids=["alone", "no copy", "a picture as its copy"],
)
def test_a_drawn_box_follows_its_paragraph(box):
    assert read(said("The ferry ") + f"<w:r>{box}</w:r>" + said("leaves.")) == [
        "The ferry leaves.",
        "Mind the tide.",
    ]
