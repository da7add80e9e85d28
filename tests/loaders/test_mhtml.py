"""Pages saved as one file."""

from __future__ import annotations

import pytest

from align.errors import LoadError
from align.loaders import load
from align.pipeline import pair

HEAD = """From: <Saved by Blink>
Snapshot-Content-Location: https://ellery.example/en/lamp
Subject: The lamp is lit
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----cut"

"""
PAGE = """------cut
Content-Type: text/html; charset="{charset}"
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ellery.example/en/lamp

{html}
------cut--
"""
BODY = (
    "<!DOCTYPE html><html lang=3D{lang}><body><article><h1>{head}</h1><p>{text}</p></article></bo="
    "\ndy>"
)
ENGLISH = BODY.format(
    lang="en", head="The lamp is lit", text="The lamp was lit again on Friday, after nine years."
)


def saved(html: str, charset: str = "utf-8") -> bytes:
    return (HEAD + PAGE.format(charset=charset, html=html)).replace("\n", "\r\n").encode(charset)


def test_the_page_is_read_not_its_source():
    loaded = load(("lamp.mhtml", saved(ENGLISH)))
    assert [loaded.paragraph_text(part) for part in loaded.paragraphs] == [
        "The lamp is lit",
        "The lamp was lit again on Friday, after nine years.",
    ]
    assert (loaded.lang, loaded.url) == ("en", "https://ellery.example/en/lamp")


def test_the_encoding_of_the_page_is_used():
    html = BODY.format(lang="ru", head="Маяк", text="Лампу зажгли в пятницу, спустя девять лет.")
    loaded = load(("lamp.mht", saved(html, "windows-1251")))
    assert loaded.title == "Маяк"


def test_a_file_without_a_page_is_refused():
    with pytest.raises(LoadError, match="holds no page"):
        load(("lamp.mhtml", f"{HEAD}------cut--".encode()), "en")


def test_two_saved_pages_make_a_pair():
    html = BODY.format(lang="ru", head="Маяк горит", text="Лампу зажгли в пятницу.")
    made = pair(
        ("en.mhtml", saved(ENGLISH)), ("ru.mhtml", saved(html, "windows-1251")), method="anchor"
    )
    assert [(bead.src, bead.tgt) for bead in made.beads] == [((0,), (0,)), ((1,), (1,))]


def test_it_has_what_the_page_says_about_itself():
    said = '<meta name=3D"author" content=3D"Ada Orm"><article>'
    loaded = load(("lamp.mhtml", saved(ENGLISH.replace("<article>", said))))
    assert loaded.metadata == (("creator", "Ada Orm"),)
