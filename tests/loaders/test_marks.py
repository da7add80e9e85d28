"""Note marks, powers, code and breaks inside the sentences of a page."""

from __future__ import annotations

import pytest

from align.loaders import load

BODY = (
    "<p>The ferry of Sandholm will run again from Monday, the harbour office said on Friday.</p>"
    "<p>Its engine was mended over the winter, and the hull has a new coat of paint.</p>"
)


def texts(inner: str) -> list[str]:
    html = f"<!doctype html><html lang='en'><body><article><h1>The lamp</h1>{BODY}{inner}"
    document = load(("lamp.html", html.encode()))
    return [document.paragraph_text(part) for part in document.paragraphs][3:]


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>5</sup>",
        "<sup>[5]</sup>",
        "<sup>*</sup>",
        "<sup><a href='#n5'>[5]</a></sup>",
        "<a href='#n5'><sup>5</sup></a>",
        "<a href='#n5' class='footnote-ref'>5</a>",
        "<a href='#fn5' class='footnote'>5</a>",
        "<a href='#n5' role='doc-noteref'>5</a>",
        "<a href='#n5'>[5]</a>",
        "<sup class='reference'><a href='#n5'>a</a></sup>",
    ],
)
def test_the_mark_of_a_note_is_dropped(mark):
    said = f"<p>It burned all night.{mark} Nobody put out the lamp{mark} of Tarn.</p>"
    assert texts(said) == ["It burned all night. Nobody put out the lamp of Tarn."]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<sup>3</sup> m<sup>2</sup>", "10³ m²"),
        ("x<sup>-1</sup> lamps", "x⁻¹ lamps"),
        ("the 5<sup>th</sup> lamp", "the 5th lamp"),
        ("H<sub>2</sub>O", "H2O"),
        ("see <a href='#part'>part 2</a>", "see part 2"),
    ],
)
def test_what_is_no_note_stays(markup, text):
    assert texts(f"<p>It says {markup} here.</p>") == [f"It says {text} here."]


def test_a_closing_tag_of_a_break_is_a_break():
    assert texts("<p>The first lamp is red.</br>The second lamp is blue.</p>") == [
        "The first lamp is red.",
        "The second lamp is blue.",
    ]


@pytest.mark.parametrize("above", ["p", "div", "li"])
def test_code_inside_a_sentence_stays_there(above):
    markup = f"<{above}>Call <pre>lamp()</pre> to light it.</{above}>"
    assert texts(markup) == ["Call lamp() to light it."]


def test_a_block_of_code_is_not_joined():
    assert texts("<p>Call this:</p><pre>lamp()</pre><p>It is lit.</p>") == [
        "Call this:",
        "lamp()",
        "It is lit.",
    ]


def test_the_source_of_a_quotation_stands_apart():
    assert texts("<blockquote>“Never again,” said Ida.<cite>Ida Marsh</cite></blockquote>") == [
        "“Never again,” said Ida.",
        "Ida Marsh",
    ]
