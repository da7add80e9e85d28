"""What every loader must do, whatever it reads. A new one subclasses ``Contract``."""

from __future__ import annotations

import io
import json
import zipfile
from functools import cached_property

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import LoadError
from align.loaders import LOADERS, load
from align.text import Document, language_tag

PLAIN = """The lighthouse of Port Ellery

The lamp was lit again on Friday evening, after nine years of darkness.

From questions at the pier

Question: Who will look after it?

Ida Marsh: My daughter will. She has climbed those stairs since she was four.

The harbour office pays for the oil.
"""

COPIED = """3 June 203109:15

Маяк Порт-Эллери снова горит

  • en-GB1 ru-RU1

В пятницу вечером лампу зажгли снова, после девяти лет темноты.

Вопрос: Кто будет за ним присматривать?

И.Марш: Моя дочь. Она поднимается по этой лестнице с четырёх лет.

Расширенный поиск"""

PAGE = """<!doctype html><html lang="en"><head><title>Lamp | Port Ellery</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>The lamp is lit</h1>
<p>The lamp was lit again on Friday evening, after nine years of darkness.</p>
<h2>At the pier</h2>
<p><b>Question:</b> Who will look after it?<br><b>Answer:</b> My daughter will.</p>
</article><footer>Harbour office</footer></body></html>"""

#: The same as blocks, each with its HTML tag, for the kinds that are built here.
BLOCKS = (
    ("h1", "The lamp is lit"),
    ("p", "The lamp was lit again on Friday evening, after nine years of darkness."),
    ("h2", "At the pier"),
    ("p", "Question: Who will look after it?"),
    ("p", "Answer: My daughter will. She has climbed those stairs since she was four."),
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ODF_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def zipped(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def word() -> bytes:
    styles = {"h1": "Heading1", "h2": "Heading2", "p": "Normal"}
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{styles[tag]}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for tag, text in BLOCKS
    )
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": document})


def open_document() -> bytes:
    tags = {"h1": "h", "h2": "h", "p": "p"}
    body = "".join(f"<t:{tags[tag]}>{text}</t:{tags[tag]}>" for tag, text in BLOCKS)
    body = f"<o:body><o:text>{body}</o:text></o:body>"
    content = (
        f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="{ODF_TEXT}">{body}</o:document-content>'
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub() -> bytes:
    body = "".join(f"<{tag}>{text}</{tag}>" for tag, text in BLOCKS)
    package = """<package><metadata><title>Lamps</title></metadata><manifest>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfile full-path="text/book.opf"/></c>',
            "text/book.opf": package,
            "text/a.xhtml": f"<html><head><title>x</title></head><body>{body}</body></html>",
        }
    )


def pdf() -> bytes:
    """A PDF without an object table; readers find the objects themselves."""
    sizes = {"h1": 18, "h2": 14, "p": 10}
    shown = "".join(
        f"BT /F {sizes[tag]} Tf 50 {700 - 40 * number} Td ({text}) Tj ET\n"
        for number, (tag, text) in enumerate(BLOCKS)
    )
    return f"""%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R
/Resources<</Font<</F 4 0 R>>>> >> endobj
4 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
5 0 obj <</Length {len(shown)}>>stream\n{shown}endstream endobj
trailer<</Root 1 0 R>>""".encode()


def rich_text() -> bytes:
    return (r"{\rtf1\ansi " + r"\par ".join(text for _, text in BLOCKS) + "}").encode()


def markdown() -> bytes:
    signs = {"h1": "# ", "h2": "## ", "p": ""}
    return "\n\n".join(signs[tag] + text for tag, text in BLOCKS).encode()


def asciidoc() -> bytes:
    signs = {"h1": "= ", "h2": "== ", "p": ""}
    return "\n\n".join(signs[tag] + text for tag, text in BLOCKS).encode()


def restructured() -> bytes:
    lines = {"h1": "=", "h2": "-"}
    made = (f"{text}\n{lines[tag] * 70}" if tag in lines else text for tag, text in BLOCKS)
    return "\n\n".join(made).encode()


def catalogue() -> bytes:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return (head + "".join(f'msgid "{text}"\nmsgstr "Да."\n\n' for _, text in BLOCKS)).encode()


def qt() -> bytes:
    units = "".join(
        f"<message><source>{text}</source><translation>Да.</translation></message>"
        for _, text in BLOCKS
    )
    return f'<!DOCTYPE TS><TS language="ru"><context>{units}</context></TS>'.encode()


def messages(kind: str) -> bytes:
    """A catalogue of messages in one language, by key."""
    shapes = {
        "properties": ("{}\n", "k{}={}\n"),
        "strings": ("{}\n", '"k{}" = "{}";\n'),
        "json": ('{{"a": {{{}"z": 1}}}}', '"k{}": "{}", '),
        "yml": ("{}\n", 'k{}: "{}"\n'),
        "android": ("<resources>{}</resources>", '<string name="k{}">{}</string>'),
        "resx": ("<root>{}</root>", '<data name="k{}"><value>{}</value></data>'),
    }
    around, entry = shapes[kind]
    texts = (entry.format(number, text) for number, (_, text) in enumerate(BLOCKS))
    return around.format("".join(texts)).encode()


def subtitles(*, web: bool) -> bytes:
    cues = [
        f"{number}\n00:{number:02}:01.000 --> 00:{number:02}:04.000\n{text}\n"
        for number, (_, text) in enumerate(BLOCKS, 1)
    ]
    text = "\n".join(cues)
    return ("WEBVTT\n\n" + text if web else text.replace(".000", ",000")).encode()


def tmx() -> bytes:
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>{text}</seg></tuv>'
        '<tuv xml:lang="ru"><seg>Да.</seg></tuv></tu>'
        for _, text in BLOCKS
    )
    return f'<tmx version="1.4"><header srclang="en"/><body>{units}</body></tmx>'.encode()


def xliff() -> bytes:
    units = "".join(
        f"<unit><segment><source>{text}</source></segment></unit>" for _, text in BLOCKS
    )
    return f'<xliff version="2.0" srcLang="en" trgLang="ru"><file>{units}</file></xliff>'.encode()


def table() -> bytes:
    rows = "".join(f"{text}\tДа, это сказано по-русски.\n" for _, text in BLOCKS)
    return f"src_text\ttgt_text\n{rows}".encode()


def json_lines() -> bytes:
    rows = (json.dumps({"src_text": text, "tgt_text": "Да."}) for _, text in BLOCKS)
    return "\n".join(rows).encode()


def tei() -> bytes:
    tags = {"h1": "head", "h2": "head", "p": "p"}
    body = "".join(f"<{tags[tag]}>{text}</{tags[tag]}>" for tag, text in BLOCKS)
    return f"""<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>""".encode()


def fiction_book() -> bytes:
    tags = {"h1": "title", "h2": "title", "p": "p"}
    body = "".join(
        f"<{tags[tag]}>{text if tag == 'p' else f'<p>{text}</p>'}</{tags[tag]}>"
        for tag, text in BLOCKS
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<FictionBook><description/><body><section>{body}</section></body></FictionBook>""".encode()


def docbook() -> bytes:
    tags = {"h1": "title", "h2": "title", "p": "para"}
    body = "".join(f"<{tags[tag]}>{text}</{tags[tag]}>" for tag, text in BLOCKS)
    return f"""<?xml version="1.0"?>\n<article>{body}</article>""".encode()


def saved_page() -> bytes:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="--cut"\n\n'
    return f"{head}----cut\nContent-Type: text/html; charset=utf-8\n\n{PAGE}\n----cut--\n".encode()


def workbook() -> bytes:
    cells = "".join(f'<row><c t="inlineStr"><is><t>{text}</t></is></c></row>' for _, text in BLOCKS)
    spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'content-types"><Override PartName="/xl/workbook.xml" ContentType="{media}.sheet.main'
            '+xml"/></Types>',
            "xl/workbook.xml": f'<workbook xmlns="{spreadsheet}" xmlns:r="{office}"><sheets>'
            '<sheet name="Lamp" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}"><Relationship '
            f'Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{spreadsheet}"><sheetData>{cells}'
            "</sheetData></worksheet>",
        }
    )


class Contract:
    """A document, its name and its bytes; ``kind`` is the loader's name in the table.

    ``encoding`` is None for binary formats.
    """

    kind: str
    name: str
    data: bytes
    lang: str
    encoding: str | None = "utf-8"

    @cached_property
    def document(self) -> Document:
        return load((self.name, self.data))

    def test_paragraphs_match_their_offsets(self):
        """Each one is a piece of the text that begins and ends with something visible."""
        for part in self.document.paragraphs:
            piece = self.document.text[part.start : part.end]
            assert piece == self.document.paragraph_text(part) == piece.strip() != ""

    def test_paragraphs_are_in_order_and_do_not_overlap(self):
        ends = [0, *(part.end for part in self.document.paragraphs)]
        starts = [part.start for part in self.document.paragraphs]
        assert all(end <= start for end, start in zip(ends, starts, strict=False))
        assert len(starts) > 2

    def test_there_are_no_sentences_yet(self):
        assert self.document.sentences == ()

    def test_the_same_source_gives_the_same_document(self):
        again = load((self.name, self.data))
        assert again == self.document
        assert again.notes == self.document.notes

    def test_the_language_is_a_tag(self):
        assert self.document.lang == self.lang == language_tag(self.document.lang)

    def test_the_users_language_is_used_unchanged(self):
        region = f"{self.lang[:2]}-ZZ"
        assert load((self.name, self.data), region).lang == region

    def test_the_title_is_the_first_paragraph(self):
        first = self.document.paragraphs[0]
        assert first.kind == "title"
        assert self.document.paragraph_text(first) == self.document.title

    def test_questions_and_answers_are_found(self):
        kinds = [part.kind for part in self.document.paragraphs]
        assert "question" in kinds
        assert "answer" in kinds

    def test_source_and_encoding_are_kept(self):
        assert self.document.source == self.name
        assert self.document.encoding == self.encoding

    def test_a_path_and_its_bytes_give_the_same_document(self, tmp_path):
        path = tmp_path / f"мост {self.name}"
        path.write_bytes(self.data)
        assert load(path).paragraphs == load(str(path)).paragraphs == self.document.paragraphs

    def test_windows_line_ends_make_no_difference(self):
        if self.encoding is None:
            pytest.skip("this kind has no lines")
        data = self.data.replace(b"\n", b"\r\n")
        assert load((self.name, data)) == self.document


class TestPlain(Contract):
    kind, name, data, lang = "plain text", "lamp.txt", PLAIN.encode(), "en"


class TestCopied(Contract):
    kind, name, data, lang = "plain text", "lamp.txt", COPIED.encode(), "ru-RU"


class TestUnknownName(Contract):
    kind, name, data, lang = "plain text", "lamp", PLAIN.encode(), "en"


class TestHtml(Contract):
    kind, name, data, lang = "HTML", "lamp.html", PAGE.encode(), "en"


class TestHtmlByContent(Contract):
    kind, name, data, lang = "HTML", "lamp.txt", PAGE.encode(), "en"


class TestHtmlWithoutArticle(Contract):
    kind, name, lang = "HTML", "lamp.htm", "en"
    data = PAGE.replace("article>", "div>").encode()


class TestWord(Contract):
    kind, name, data, lang, encoding = "Word", "lamp.docx", word(), "en", None


class TestWordByContent(Contract):
    kind, name, data, lang, encoding = "Word", "lamp.txt", word(), "en", None


class TestOpenDocument(Contract):
    kind, name, data, lang, encoding = "OpenDocument", "lamp.odt", open_document(), "en", None


class TestEpub(Contract):
    kind, name, data, lang, encoding = "EPUB", "lamp.epub", epub(), "en", None


class TestPdf(Contract):
    kind, name, data, lang, encoding = "PDF", "lamp.pdf", pdf(), "en", None


class TestRichText(Contract):
    kind, name, data, lang, encoding = "RTF", "lamp.rtf", rich_text(), "en", None


class TestMarkdown(Contract):
    kind, name, data, lang = "Markdown", "lamp.md", markdown(), "en"


class TestAsciidoc(Contract):
    kind, name, data, lang = "AsciiDoc", "lamp.adoc", asciidoc(), "en"


class TestRestructuredText(Contract):
    kind, name, data, lang = "reStructuredText", "lamp.rst", restructured(), "en"


class TestCatalogue(Contract):
    kind, name, data, lang, encoding = "PO", "lamp.po", catalogue(), "en", None


class TestQt(Contract):
    kind, name, data, lang, encoding = "Qt", "lamp.ts", qt(), "en", None


class TestProperties(Contract):
    kind, name, lang, encoding = "properties", "lamp.properties", "en", None
    data = messages("properties")


class TestAppleStrings(Contract):
    kind, name, lang, encoding = "Apple strings", "lamp.strings", "en", None
    data = messages("strings")


class TestJson(Contract):
    kind, name, data, lang, encoding = "JSON", "lamp.json", messages("json"), "en", None


class TestYaml(Contract):
    kind, name, data, lang, encoding = "YAML", "lamp.yml", messages("yml"), "en", None


class TestAndroidStrings(Contract):
    kind, name, lang, encoding = "Android strings", "lamp.xml", "en", None
    data = messages("android")


class TestResx(Contract):
    kind, name, data, lang, encoding = "resx", "lamp.resx", messages("resx"), "en", None


class TestSubRip(Contract):
    kind, name, data, lang = "subtitles", "lamp.srt", subtitles(web=False), "en"


class TestWebVtt(Contract):
    kind, name, data, lang = "subtitles", "lamp.txt", subtitles(web=True), "en"


class TestTmx(Contract):
    kind, name, data, lang, encoding = "TMX", "lamp.tmx", tmx(), "en", None


class TestXliff(Contract):
    kind, name, data, lang, encoding = "XLIFF", "lamp.xlf", xliff(), "en", None


class TestTable(Contract):
    kind, name, data, lang, encoding = "table", "lamp.tsv", table(), "en", None


class TestJsonLines(Contract):
    kind, name, data, lang, encoding = "JSON lines", "lamp.jsonl", json_lines(), "en", None


class TestTei(Contract):
    kind, name, data, lang, encoding = "TEI", "lamp.xml", tei(), "en", None


class TestFictionBook(Contract):
    kind, name, data, lang = "FictionBook", "lamp.fb2", fiction_book(), "en"


class TestXml(Contract):
    kind, name, data, lang = "XML", "lamp.xml", docbook(), "en"


class TestMhtml(Contract):
    kind, name, data, lang = "MHTML", "lamp.mhtml", saved_page(), "en"


class TestWorkbook(Contract):
    kind, name, data, lang, encoding = "workbook", "lamp.xlsx", workbook(), "en", None


def test_every_kind_of_the_table_keeps_the_contract():
    # Files of linked texts have sentences already: tests/formats/test_contract.py.
    kinds = {kind.name for kind in LOADERS if not (kind.linked and kind.holds == "pair")}
    kinds -= {"old Word"}  # needs a program: test_old_word.py
    assert {case.kind for case in Contract.__subclasses__()} == kinds


def check(name: str, data: bytes) -> None:
    """Load it; if it loads, its paragraphs match their offsets."""
    try:
        document = load((name, data))
    except LoadError:
        return
    position = 0
    for part in document.paragraphs:
        assert position <= part.start < part.end <= len(document.text)
        assert document.paragraph_text(part).strip()
        position = part.end


@pytest.mark.parametrize("name", ["any.txt", "any.html"])
@given(text=st.text(max_size=300))
@settings(max_examples=60)
def test_any_text_loads_or_raises_load_error(name, text):
    check(name, text.encode())


# Each PDF example starts a process; benchmarks/fuzz_loaders.py has the time for that.
NAMES = ["any", *(f"any{kind.extensions[0]}" for kind in LOADERS if kind.extensions)]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "any.pdf"])
@given(data=st.binary(max_size=300))
@settings(max_examples=40)
def test_any_bytes_load_or_raise_load_error(name, data):
    check(name, data)


@pytest.mark.parametrize("case", Contract.__subclasses__(), ids=lambda case: case.__name__)
@given(data=st.data())
@settings(max_examples=10)
def test_a_damaged_file_loads_or_raises_load_error(case, data):
    """A valid file with some bytes changed, or cut short."""
    if case.kind == "PDF":
        pytest.skip("each try starts a process")
    damaged = bytearray(case.data)
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=4)):
        damaged[at] = data.draw(st.integers(0, 255))
    check(case.name, bytes(damaged[: data.draw(st.integers(1, len(damaged)))]))


LINES = st.sampled_from(
    [
        "",
        " ",
        "3 June 203109:15",
        "• en-GB1 ru-RU1",
        "77-03-06-2031",
        "Advanced settings",
        "Question: Who?",
        "Ida Marsh: Me.",
        "Note: none",
        "At the pier",
        "The lamp was lit again on Friday evening.",
        "the harbour office pays",
        "<p>",
        "</div>",
        "\u200b",
    ]
)


@pytest.mark.parametrize("name", ["any.txt", "any.html"])
@given(lines=st.lists(LINES, max_size=12))
@settings(max_examples=60)
def test_any_order_of_lines_loads_or_raises_load_error(name, lines):
    check(name, "\n".join(lines).encode())
