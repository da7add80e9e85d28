"""Sources that cannot be read, one test each: what is wrong, where, and what to do."""

from __future__ import annotations

import os

import pytest

from align.errors import LoadError, UsageError
from align.loaders import MAX_BYTES, load

ENGLISH = b"The ferry leaves at noon and comes back before the evening tide."
RUSSIAN = "Паром уходит в полдень и возвращается до вечернего прилива.".encode()


def refused(source, lang=None) -> LoadError:
    """Load it and return the error, which always has a place and a hint."""
    with pytest.raises(LoadError) as caught:
        load(source, lang)
    error = caught.value
    assert error.where
    assert error.hint
    assert "\n" not in str(error)
    return error


def test_a_missing_path(tmp_path):
    error = refused(tmp_path / "нет.txt")
    assert error.message == "there is no such file"
    assert error.where == str(tmp_path / "нет.txt")


def test_a_directory(tmp_path):
    assert refused(tmp_path).message == "this is a folder, not a file"


def test_a_path_through_a_file(tmp_path):
    (tmp_path / "a").write_bytes(ENGLISH)
    assert "cannot be read" in refused(tmp_path / "a" / "b").message


def test_a_path_with_a_nul_character():
    assert "cannot be read" in refused("a\0b.txt").message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "a device or a pipe" in refused(tmp_path / "pipe").message


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read any file"
)
def test_no_permission(tmp_path):
    path = tmp_path / "locked.txt"
    path.write_bytes(ENGLISH)
    path.chmod(0)
    assert refused(path).message == "no permission to read the file"


def test_a_refused_permission_is_reported(tmp_path, monkeypatch):
    path = tmp_path / "locked.txt"
    path.write_bytes(ENGLISH)

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    assert refused(path).message == "no permission to read the file"


def test_an_empty_file(tmp_path):
    path = tmp_path / "empty.txt"
    path.touch()
    assert refused(path).message == "the file is empty"


@pytest.mark.parametrize("data", [b" \n\t\r\n", "\ufeff\n\u200b".encode(), b"\xef\xbb\xbf"])
def test_a_blank_file(data):
    assert "nothing but white space" in refused(("blank.txt", data)).message


def test_a_file_without_text_says_what_was_left_out():
    error = refused(("code.md", b"```\nlamp = 5\n```\n"))
    assert "the file contains no text (blocks of program code were left out: 1" in error.message


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("lamp.tex", "The lamp is lit, and nobody \\emph{minds}.", "LaTeX"),
        ("lamp.txt", "\\documentclass{book} The lamp is lit, and nobody minds.", "LaTeX"),
        ("lamp.org", "* The lamp is lit, and nobody minds.", "Org mode"),
        ("lamp.wiki", "The lamp is '''lit''', and nobody minds.", "wiki text"),
        ("lamp.txt", "Received: by quay\n\nThe lamp is lit, and nobody minds.", "an e-mail"),
    ],
)
def test_marks_that_no_loader_removes_are_reported(name, text, kind):
    notes = load((name, text.encode()), "en").notes
    assert f"this looks like {kind}, but was read as plain text" in " ".join(notes)


def test_a_200_mb_file_is_not_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    assert refused(path).message == "the file is larger than the limit of 64 MB: 200 MB"


def test_too_many_bytes():
    assert "larger than the limit of 64 MB" in refused(("huge.txt", b"a" * (MAX_BYTES + 1))).message


@pytest.mark.parametrize(
    "address", ["https://town.example/news/7", "HTTP://town.example", "http:/town.example"]
)
def test_an_address_is_fetched_and_not_opened(address, monkeypatch):
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_options: [])
    assert refused(address).message == "there is no site with this name"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\x00", "a zip archive"),
        (b"PK\x03\x04\x14\x00\x06\x00ppt/presentation.xml", "a presentation (.pptx)"),
        (b"\xde\x12\x04\x95\x00\x00", "a compiled gettext catalogue (.mo)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00", "a JPEG image"),
        (b"\x1f\x8b\x08\x00", "not a valid gzip archive"),
    ],
)
def test_a_known_binary_is_named(data, what):
    assert what in refused(("file.txt", data)).message


@pytest.mark.parametrize(
    "data",
    [
        b"text\x00with zeros",
        bytes(range(256)) * 4,
        b"\x01\x02\x03\x04\x05\x06" * 50,
    ],
)
def test_other_binary_data(data):
    assert refused(("file.txt", data)).message == "this looks like binary data, not text"


def test_damaged_utf8_is_located():
    """The byte counts from 0, the line from 1."""
    first, second = "Паром уходит в полдень.\n".encode(), "И приходит вечером".encode()
    data = first + second + b"\xff" + second
    place = len(first) + len(second)
    assert f"byte {place} (from 0), on line 2" in refused(("broken.txt", data)).message


def test_damaged_utf8_after_a_byte_order_mark_is_located():
    error = refused(("broken.txt", b"\xef\xbb\xbfThe ferry \xff"))
    assert "byte 13 (from 0), on line 1" in error.message


def test_a_given_language_is_used_for_any_text():
    document = load(("ferry.txt", RUSSIAN), "en")
    assert document.lang == "en"
    assert "looks like Russian (ru)" in document.notes[0]


def test_too_little_text_to_detect_its_language():
    error = refused(("short.txt", b"Noon."))
    assert "too little text" in error.message
    assert "State it" in error.hint


def test_text_without_a_language():
    error = refused(("codes.txt", b"xqz wvk jjq prt bnm zzkk qqw lkj " * 9))
    assert error.message == "the language of this text cannot be detected"


def test_a_language_that_is_not_a_tag():
    with pytest.raises(UsageError):
        load(("ferry.txt", ENGLISH), "english language")


def test_a_page_without_main_text():
    page = b"<!doctype html><html><body><nav><a>Home</a></nav><script>go()</script></body></html>"
    error = refused(("empty.html", page))
    assert error.message == "this page has no text on it"
    assert "save the page" in error.hint
