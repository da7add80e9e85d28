"""Archives and XML that unpack to more than they seem are refused before they are unpacked."""

from __future__ import annotations

import gzip
import io
import resource
import zipfile

import pytest

from align.errors import LoadError
from align.loaders import guard, load, load_here
from align.loaders.raw import Raw

ENTITIES = """<!DOCTYPE x [<!ENTITY a "lamp"><!ENTITY b "&a;&a;&a;">]>"""
ODF = (
    "<office:document {}><office:body><office:text><p>{}</p></office:text></office:body>"
    "</office:document>"
)
OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'


def archive(*members: tuple[str, bytes], kind: bytes = b"application/epub+zip") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(zipfile.ZipInfo("mimetype"), kind)
        for name, data in members:
            made.writestr(name, data)
    return stream.getvalue()


def refused(name: str, data: bytes) -> str:
    """Read it in this process, whose limits the tests change."""
    with pytest.raises(LoadError) as caught:
        load_here(Raw(name, data))
    assert caught.value.where
    assert caught.value.hint
    return caught.value.message


def test_a_file_compressed_a_thousand_times_is_refused():
    assert "compressed more than 200-fold" in refused("x.epub", archive(("a", bytes(2**22))))


def test_an_archive_with_too_many_bytes_is_refused(monkeypatch):
    monkeypatch.setattr(guard, "MAX_UNPACKED", 1000)
    noise = bytes(range(256)) * 4
    assert "once unpacked" in refused("x.epub", archive(("a", noise)))


def test_an_archive_with_too_many_files_is_refused(monkeypatch):
    monkeypatch.setattr(guard, "MAX_MEMBERS", 20)
    members = [(str(number), b"") for number in range(21)]
    assert "more than 20 files" in refused("x.epub", archive(*members))


def test_a_false_size_is_detected():
    """No more is unpacked than the directory says, and then the checksum is wrong."""
    data = archive(("word/document.xml", b"<x/>" * 5000))
    data = data.replace((20_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert "not a valid Word document" in refused("x.docx", data)


def test_a_locked_archive_is_refused():
    data = bytearray(archive(("word/document.xml", b"<x/>")))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "protected by a password" in refused("x.docx", bytes(data))


def test_a_packed_file_is_read_as_its_content():
    data = gzip.compress(b"# Tarn\n\nThe *lamp* of Tarn was lit again on Friday evening.")
    document = load(("tarn.md.gz", data))
    assert document.title == "Tarn"
    assert document.text.endswith("The lamp of Tarn was lit again on Friday evening.")


def test_a_packed_file_with_too_many_bytes_is_refused(monkeypatch):
    monkeypatch.setattr(guard, "MAX_BYTES", 2**20)
    raw = Raw("tarn.txt.gz", gzip.compress(bytes(2**21)))
    with pytest.raises(LoadError, match="more than 1 MB once unpacked"):
        guard.unpacked(raw)


def test_a_truncated_packed_file_is_refused():
    data = gzip.compress(b"The lamp of Tarn was lit again on Friday evening.")
    assert "not a valid gzip archive" in refused("tarn.txt.gz", data[:-9])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITIES}' + ODF.format(OFFICE, "&b;")
    assert "declares entities" in refused("x.fodt", text.encode(encoding))


def test_entities_in_a_part_of_a_word_document_are_refused():
    part = f"{ENTITIES}<x>&b;</x>".encode()
    assert "declares entities" in refused("x.docx", archive(("word/document.xml", part)))


def test_entities_in_a_rare_encoding_are_refused():
    text = f'<?xml version="1.0" encoding="UTF-7"?>{ENTITIES}<x>&b;</x>'.replace("<!E", "+ADw-!E")
    with pytest.raises(LoadError):
        guard.xml(text.encode(), "x.xml")


def test_a_document_type_without_entities_is_allowed():
    root = guard.xml(b'<!DOCTYPE x SYSTEM "https://tarn.example/x.dtd"><x>lamp</x>', "x.xml")
    assert root.text == "lamp"


def test_xml_with_too_many_tags_is_refused(monkeypatch):
    monkeypatch.setattr(guard, "MAX_TAGS", 10)
    assert "more than 10 tags" in refused("x.fodt", ODF.format(OFFICE, "<a/>" * 9).encode())


def test_a_page_with_too_many_tags_is_refused():
    page = b"<html><body>" + b"<p>" * (guard.MAX_TAGS + 1)
    assert "more than 2,000,000 tags" in refused("x.html", page)


def test_the_tags_of_all_parts_count_together(monkeypatch):
    monkeypatch.setattr(guard, "MAX_TAGS", 10)
    parts = [(f"word/{name}.xml", b"<x><a/><a/></x>") for name in ("document", "styles", "notes")]
    assert "more than 10 tags" in refused("x.docx", archive(*parts))


@pytest.mark.parametrize(("name", "size"), [("x.md", 4), ("x.srt", 16)])
def test_formats_whose_parsers_need_much_memory_have_lower_limits(name, size):
    assert f"more than {size} MB" in refused(name, b"*a* " * (size * 2**18 + 1))


def test_xml_nested_too_deeply_is_refused():
    deep = "<a>" * 100_000 + "</a>" * 100_000
    assert "not a valid" in refused("x.fodt", ODF.format(OFFICE, deep).encode())


def test_a_refusal_takes_no_memory():
    """A 4 GiB bomb in 4 MiB: the peak memory of this process does not grow by its size."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        with made.open("a", "w", force_zip64=True) as member:
            for _ in range(64):
                member.write(bytes(2**22))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refused("x.epub", stream.getvalue())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000
