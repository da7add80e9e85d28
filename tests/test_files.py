"""Files that a user names are read, or the error says what is wrong."""

import pytest

from align import files
from align.errors import LoadError, UsageError


@pytest.fixture
def written(tmp_path):
    def write(data):
        path = tmp_path / "own.txt"
        path.write_bytes(data)
        return path

    return write


def test_text_is_read_without_its_mark_and_with_simple_line_ends(written):
    assert files.text(written(b"\xef\xbb\xbflamp\r\nbell\rquay\n")) == "lamp\nbell\nquay\n"


def test_only_the_beginning_is_read_on_request(written):
    assert files.content(written(b"lamp and bell"), size=4) == b"lamp"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "there is no such file"),
        (".", "this is a folder, not a file"),
        ("own.txt/more", "the file cannot be read (Not a directory)"),
        ("a\0b", "the file cannot be read (embedded null byte)"),
        ("a" * 300, "the file cannot be read (File name too long)"),
    ],
)
def test_a_file_that_cannot_be_opened(written, name, message):
    written(b"lamp")
    path = written(b"lamp").parent / name
    with pytest.raises(LoadError) as error:
        files.content(path)
    assert error.value.message == message
    assert error.value.where == str(path)


def test_other_encodings_are_refused_with_the_line(written):
    with pytest.raises(LoadError, match=r"not encoded in UTF-8 \(line 2\)"):
        files.text(written("лампа\n".encode() + "колокол\n".encode("koi8-r")))


def test_the_caller_chooses_the_error_and_the_hint(tmp_path):
    with pytest.raises(UsageError, match="no such file") as error:
        files.text(tmp_path / "missing.toml", error=UsageError, hint="Name a profile")
    assert str(error.value).endswith("Name a profile")
