"""Program code on web pages."""

from __future__ import annotations

import pytest

from align import load

PROSE = (
    "<p>The lamp of Tarn is lit by a program. The keeper starts it before the ferry arrives.</p>"
)
CODE = 'import lamp\n\nlamp.light("Tarn")  # now. Every day.'


def loaded(inner: str):
    html = (
        f"<!doctype html><html lang='en'><body><article><h1>The lamp</h1>{PROSE * 3}{inner}{PROSE}"
    )
    return load(("lamp.html", f"{html}</article></body></html>".encode()), "en")


@pytest.mark.parametrize(
    "inner",
    [
        f"<pre><code>{CODE}</code></pre>",
        f"<pre class='language-python'>{CODE}</pre>",
        f"<div class='highlight'><pre>{CODE}</pre></div>",
        f"<div class='highlight'><div><pre><span>{CODE}</span></pre></div></div>",
    ],
)
def test_a_listing_is_one_paragraph_and_one_sentence(inner):
    document = loaded(inner)
    (code,) = (part for part in document.paragraphs if part.kind == "code")
    assert document.paragraph_text(code) == CODE
    (number,) = (k for k, part in enumerate(document.paragraphs) if part is code)
    assert sum(one.paragraph == number for one in document.sentences) == 1


def test_the_text_around_it_is_split():
    document = loaded(f"<pre><code>{CODE}</code></pre>")
    assert document.sentences[-1].text == "The keeper starts it before the ferry arrives."


def test_its_breaks_are_kept_and_its_buttons_are_not():
    document = loaded("<pre><code><button>Copy</button>lamp.light()<br>lamp.turn()</code></pre>")
    (code,) = (part for part in document.paragraphs if part.kind == "code")
    assert document.paragraph_text(code) == "lamp.light()\nlamp.turn()"


def test_a_poem_is_no_code():
    document = loaded("<pre>The lamp is lit,\nthe ferry sails.</pre>")
    assert not any(part.kind == "code" for part in document.paragraphs)


def test_asking_to_keep_code_gives_no_note():
    from align.loaders import Options, load_here
    from align.loaders.raw import Raw

    html = f"<html lang='en'><body><article>{PROSE * 3}<pre><code>x = 1</code></pre>{PROSE}"
    raw = Raw("lamp.html", html.encode(), options=Options(code=True))
    assert load_here(raw, "en").notes == ()
