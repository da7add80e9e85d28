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


ROW = {
    "src": [1],
    "tgt": [2, 3],
    "threads": [{"id": 4}],
    "faults": [{"id": 5}],
}


KEYS = ["edit:2", "comment:1", "error:1", "reply:4", "change:5", "answer:5"]


@pytest.mark.parametrize("key", KEYS)
def test_a_text_that_is_not_saved_belongs_to_its_bead(run, key):
    script = (
        "const drafts = new Drafts(() => {}); drafts.load(1);"
        "drafts.keep(given[0], {text: 'a', base: '', seen: 0, open: true});"
        "const has = drafts.has(given[1]); drafts.drop(given[0]); return has;"
    )
    assert run("drafts", script, [key, ROW])
    assert not run("drafts", script, [key.replace(key[-1], "9"), ROW])


def test_the_words_of_an_error_come_back_if_they_are_still_there(run):
    script = (
        "const [form, row, text] = given;"
        "return wordsOf(form, row, { cells: new Map([[2, { text }]]) });"
    )
    form = {"cell": 2, "begin": 5, "end": 8, "words": "owl"}
    assert run("errors", script, [form, ROW, "Some owls"]) == {"cell": 2, "begin": 5, "end": 8}
    assert run("errors", script, [form, ROW, "An owl"]) is None


def test_times_have_the_day_before_the_month_and_24_hours(run):
    shown = run("names", "return moment(given, 'en');", "2031-05-04T20:35:00")
    assert shown == "4 May 2031, 20:35"
