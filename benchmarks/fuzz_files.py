"""Example files to vary, for the benchmarks that feed hostile input to the loaders."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

SEEDS = Path(__file__).with_name("fuzz_seeds")


def seed(name: str) -> bytes:
    """Return an example of a file, or of a file inside an archive."""
    return (SEEDS / name).read_bytes()


def inside(name: str, parts: Mapping[str, bytes]) -> Callable[[bytes], bytes]:
    """Return a function that packs the fuzzer's bytes as the file ``name`` with other ``parts``."""
    return lambda data: packed({**parts, name: data})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def pair(*names: str) -> dict[str, bytes]:
    """Return the example files of a linked pair of texts; the first is read first."""
    return {f"pair.{name}": seed(f"pair.{name}") for name in names}


WORD = {"word/document.xml": seed("word.xml"), "word/footnotes.xml": seed("footnotes.xml")}
BOOK = {
    "mimetype": b"application/epub+zip",
    "META-INF/container.xml": b'<c><rootfile full-path="book.opf"/></c>',
    "book.opf": seed("package.opf"),
    "a.xhtml": seed("chapter.xhtml"),
}
SHEET = {
    "[Content_Types].xml": seed("types.xml"),
    "_rels/.rels": seed("package.rels"),
    "xl/workbook.xml": seed("workbook.xml"),
    "xl/_rels/workbook.xml.rels": seed("workbook.rels"),
    "xl/worksheets/sheet1.xml": seed("sheet.xml"),
    "xl/sharedStrings.xml": seed("shared.xml"),
}
OPEN_SHEET = {
    "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": seed("sheet-ods.xml"),
}
MOSES = pair("ids", "en", "ru")
VERTICAL = pair("align", "en.vert", "ru.vert")
CONLLU = pair("en.conllu", "ru.conllu")
XCES = pair("xces.xml", "en.xml", "ru.xml")
INTERTEXT = pair("intertext.xml") | {
    name: data.replace(b'<s id="s', b'<s id="1:') for name, data in pair("en.xml", "ru.xml").items()
}
