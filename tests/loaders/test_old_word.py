"""Old Word documents, converted by a program that the user has."""

from __future__ import annotations

import sys

import pytest

from align.errors import LoadError
from align.loaders import load_here
from align.loaders.raw import Raw

DATA = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A function that puts a program on the only path."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name: str, script: str) -> None:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o700)

    return put


def paragraphs() -> list[str]:
    document = load_here(Raw("lamp.doc", DATA), "en")
    return [document.paragraph_text(part) for part in document.paragraphs]


@pytest.mark.usefixtures("program")
def test_without_a_program_the_error_says_what_to_do():
    with pytest.raises(LoadError, match="old Word document") as caught:
        paragraphs()
    assert "LibreOffice" in str(caught.value)


def test_antiword_prints_the_text(program):
    program("antiword", "echo 'The lamp was lit.'")
    assert paragraphs() == ["The lamp was lit."]


def test_the_next_program_is_tried_if_one_fails(program):
    program("antiword", "echo 'too old' >&2; exit 1")
    program("catdoc", "echo 'The lamp was lit.'")
    assert paragraphs() == ["The lamp was lit."]


def test_the_reason_of_a_failing_program_is_given(program):
    program("antiword", "echo 'this file is too small' >&2; exit 1")
    with pytest.raises(LoadError, match="antiword: this file is too small"):
        paragraphs()


def test_libreoffice_that_converts_nothing_is_an_error(program):
    program("soffice", "exit 0")
    with pytest.raises(LoadError, match="LibreOffice could not convert it"):
        paragraphs()


@pytest.mark.usefixtures("program")
def test_a_text_that_only_has_the_name_needs_no_program():
    document = load_here(Raw("lamp.doc", b"The lamp was lit."), "en")
    assert [document.paragraph_text(part) for part in document.paragraphs] == ["The lamp was lit."]
