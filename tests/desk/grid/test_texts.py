"""Texts as searches read them, and as the page draws them."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ёж И ЕЖ", "еж и еж"),
        ("a\u00a0b\u202fc\nd", "a b c d"),
        ("It’s", "it's"),
        ("İstanbul", "İstanbul"),  # its lower case is longer, and would move what follows
    ],
)
def test_folding_keeps_the_length(run, text, folded):
    assert run("text", "return fold(given);", text) == folded
    assert len(folded) == len(text)


def test_signs_of_expressions_are_looked_for_as_they_are(run):
    assert run("text", "return 'a.b (c)'.match(searchPattern('.B (', false))[0];") == ".b ("


def test_hidden_signs_are_drawn_as_their_codes(run):
    script = "const p = make('p'); write(p, given); return p.innerHTML;"
    assert run("elements", script, "a\u200bb") == (
        'a<span class="control" data-code="U+200B"></span>b'
    )


def test_text_enters_the_page_as_text(run):
    script = "const p = make('p'); write(p, given); return [p.textContent, p.children.length];"
    assert run("elements", script, "<b>&amp;</b>") == ["<b>&amp;</b>", 0]


def test_a_long_line_can_be_broken(run):
    script = "const p = make('p'); write(p, given); return p.querySelectorAll('wbr').length;"
    assert run("elements", script, "x" * 250) == 2


def test_ranges_run_through_the_elements_of_a_line(run):
    script = (
        "const p = make('p'); p.append('one ', make('b', '', 'two'), ' three');"
        "return String(readText(p).range(2, 9));"
    )
    assert run("elements", script) == "e two t"


def test_hits_are_found_in_folded_text(run):
    script = "const p = make('p', '', 'Ёж и ёлка'); return hits(p, /е[жл]/gu, true).map(String);"
    assert run("elements", script) == ["Ёж", "ёл"]
