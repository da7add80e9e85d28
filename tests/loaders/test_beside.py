"""Boxes around a text, and what only looks like one."""

from __future__ import annotations

import pytest

from align.errors import LoadError
from align.loaders import load

LINES = [
    "The ferry of Sandholm will run again from Monday, the harbour office said on Friday.",
    "Its engine was mended over the winter, and the hull has a new coat of paint.",
    "The first crossing leaves at six in the morning, and the last at ten in the evening.",
    "A ticket costs two crowns, and children under seven travel without one.",
]
BODY = "".join(f"<p>{line}</p>" for line in LINES)
MENU = "".join(
    f"<li><a href='/{n}'>Other news about the ferry, number {n}</a></li>" for n in range(40)
)


def loaded(body: str):
    html = f"<!doctype html><html lang='en'><head></head><body>{body}</body></html>"
    return load(("ferry.html", html.encode()))


def texts(body: str) -> list[str]:
    document = loaded(body)
    return [document.paragraph_text(part) for part in document.paragraphs]


def in_article(inner: str) -> list[str]:
    return texts(f"<article><h1>The ferry</h1>{BODY}{inner}</article>")[5:]


@pytest.mark.parametrize("tag", ["a", "span", "abbr", "em", "code", "ruby", "output", "my-term"])
@pytest.mark.parametrize("name", ["print", "tags", "caption", "meta", "share-link", "hidden"])
def test_a_name_does_not_remove_words_from_a_sentence(tag, name):
    sentence = f"<p>It is laid down in <{tag} class='{name}'>the ferry code</{tag}>, as ever.</p>"
    assert in_article(sentence) == ["It is laid down in the ferry code, as ever."]


def test_a_role_does_not_remove_words_from_a_sentence():
    sentence = "<p>It is laid down in <a role='menu'>the ferry code</a>, as ever.</p>"
    assert in_article(sentence) == ["It is laid down in the ferry code, as ever."]


@pytest.mark.parametrize(
    "name",
    [
        "field-label-hidden",
        "field--label-hidden",
        "sidebar-grid__content",
        "content-with-sidebar",
        "has-comments",
        "hidden-xs",
        "print-edition",
        "market-share",
        "toc-0",
        "no-banner",
    ],
)
def test_a_part_of_a_name_does_not_remove_prose(name):
    aside = "The pier is being mended as well, and will be open from the second week of May."
    assert in_article(f"<div class='{name}'><p>{aside}</p></div>") == [aside]
    assert in_article(f"<section id='{name}'><p>{aside}</p></section>") == [aside]


def test_a_part_of_a_name_does_not_remove_a_heading():
    inner = f"<h2 class='headline toc-0'>The pier</h2><p>{LINES[0]}</p>"
    assert in_article(inner) == ["The pier", LINES[0]]


@pytest.mark.parametrize(
    "name", ["field-label-hidden", "sidebar", "content sidebar", "print", "related"]
)
def test_a_name_does_not_remove_the_text_of_a_page_full_of_links(name):
    page = f"<ul>{MENU}</ul><div><h1>The ferry</h1><div class='{name}'>{BODY}</div></div>"
    assert texts(page) == ["The ferry", *LINES]


def test_a_name_does_not_remove_paragraphs_that_form_the_text():
    paragraphs = BODY.replace("<p>", "<p class='meta'>")
    assert texts(f"<article><h1>The ferry</h1>{paragraphs}</article>") == ["The ferry", *LINES]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<div role='complementary'>", "</div>"),
        ("<div role='dialog'>", "</div>"),
        ("<div role='banner'>", "</div>"),
        ("<div aria-hidden='true'>", "</div>"),
        ("<aside>", "</aside>"),
        ("<footer>", "</footer>"),
        ("<nav>", "</nav>"),
        ("<noscript>", "</noscript>"),
        ("<nav><ul><li><a href='/'>Home</a></li></ul>", ""),
    ],
)
def test_a_role_or_tag_does_not_remove_the_text_of_the_page(start, end):
    page = (
        f"<header><ul>{MENU}</ul></header>{start}<article><h1>The ferry</h1>{BODY}</article>{end}"
    )
    assert texts(page) == ["The ferry", *LINES]


@pytest.mark.parametrize(
    "beside",
    [
        "<div class='related-posts'><a href='/2'>The pier</a> <a href='/3'>The lamp</a></div>",
        "<div class='c-related'><h3>Read more</h3><a href='/2'>The pier reopens in May</a></div>",
        "<ul class='menu'><li><a href='/2'>Harbour</a></li></ul>",
        "<ul class='main-nav-list'><li><a href='/2'>Harbour</a></li></ul>",
        "<div class='cookie-notice'>We store cookies. Is that all right?</div>",
        "<div id='cookie-banner'>We store cookies. <button>Yes</button></div>",
        "<div class='sd-sharing'><h3>Share this:</h3><a href='/s'>Letter</a></div>",
        "<div class='post-tags'><a href='/t'>Ferries</a></div>",
        "<div class='photo-caption'>The ferry in rain.</div>",
        "<div><span class='byline'>Ida Marsh</span></div>",
        "<div style='color: red; display : none'>Secret</div>",
        "<p style='visibility:hidden'>Secret</p>",
        "<p>The ferry code<span class='sr-only'>, opens elsewhere</span> rules.</p>",
    ],
)
def test_boxes_around_a_text_are_dropped(beside):
    left = ["The ferry code rules."] if "rules" in beside else []
    assert in_article(beside) == left


@pytest.mark.parametrize("how", ["hidden", "style='display:none'", "style='visibility: hidden'"])
def test_hidden_text_is_not_read_even_if_it_is_long(how):
    secret = "<p>Nobody sees this line, which is longer than many another one.</p>" * 9
    document = loaded(f"<article><h1>The ferry</h1>{BODY}<div {how}>{secret}</div></article>")
    assert "Nobody" not in document.text
    assert "hidden on the page" in document.notes[0]


def test_a_page_whose_text_is_all_hidden_is_an_error():
    with pytest.raises(LoadError):
        loaded(f"<div hidden><h1>The ferry</h1>{BODY}</div>")


def test_text_that_a_search_unfolds_is_read():
    assert in_article("<section hidden='until-found'><p>The pier.</p></section>") == ["The pier."]


PANEL = "<p>The harbour office opens at nine, and closes at noon.</p>"


@pytest.mark.parametrize("how", ["hidden", "style='display:none'", "aria-hidden='true'"])
@pytest.mark.parametrize(
    "button",
    [
        "<h3><button aria-expanded='false' aria-controls='p1'>Hours</button></h3>",
        "<button aria-expanded='false' aria-controls='p1'><h3>Hours</h3></button>",
        "<div><button aria-expanded='false' aria-controls='p1'><b>Hours</b></button></div>",
        "<h3><button aria-controls='p1'><span>Hours</span></button></h3>",
    ],
)
def test_a_text_that_a_button_unfolds_is_read_with_its_title(button, how):
    inner = f"{button}<div id='p1' {how}>{PANEL}</div>"
    assert in_article(inner) == ["Hours", "The harbour office opens at nine, and closes at noon."]


@pytest.mark.parametrize(
    ("button", "panel"),
    [
        ("aria-expanded='false' aria-controls='p2'", PANEL),
        ("aria-expanded='false' aria-controls='p1' aria-haspopup='true'", PANEL),
        ("aria-expanded='false' aria-controls='p1'", f"<ul>{MENU}</ul>"),
    ],
)
def test_a_menu_or_a_window_that_a_button_opens_is_not_read(button, panel):
    inner = f"<button {button}>Hours</button><div id='p1' hidden>{panel}</div>"
    assert in_article(inner) == []


def test_comments_longer_than_the_text_are_dropped_with_a_note():
    comments = "".join(
        f"<p>I have taken this ferry {n} times and never paid.</p>" for n in range(30)
    )
    document = loaded(
        f"<article><h1>The ferry</h1>{BODY}<div id='comments'>{comments}</div></article>"
    )
    assert "never paid" not in document.text.split(LINES[-1])[1]
    assert ".comments" in document.notes[0]


def test_a_table_or_a_quotation_in_a_figure_is_read():
    figure = "<figure><table><tr><td>Fare</td></tr></table><figcaption>Fares</figcaption></figure>"
    assert in_article(figure) == ["Fare"]


def test_a_button_that_unfolds_a_heading_or_is_a_word_is_read():
    inner = "<h2><button>Fares</button></h2><p>Press <button>Start</button> to buy.</p>"
    assert in_article(inner + "<p><button>Print</button></p>") == ["Fares", "Press Start to buy."]


def test_a_formula_stays_in_its_sentence():
    formula = "<math><mi>n</mi><mo>+</mo><mn>1</mn><annotation>n plus one</annotation></math>"
    sentence = f"<p>The ferry carries {formula} people, and the keeper counts them.</p>"
    assert in_article(sentence)[0].startswith("The ferry carries n+1 people")
    page = f"<div><a href='/'>Home</a></div><div><h1>The ferry</h1>{BODY}{sentence}</div>"
    assert "The ferry carries n+1 people, and the keeper counts them." in texts(page)


def test_text_outside_the_article_is_reported_if_it_is_most():
    more = "".join(f"<div><p>{n}. {LINES[0]}</p></div>" for n in range(6))
    document = loaded(f"<article><h1>The ferry</h1>{BODY}</article><section>{more}</section>")
    said = any("outside the article" in note for note in document.notes)
    assert said or len(document.paragraphs) > 9


def test_names_that_would_remove_nearly_all_of_a_text_are_ignored():
    parts = zip(("sidebar", "related", "share", "promo"), LINES, strict=True)
    body = "".join(f"<div class='{name}'><p>{line}</p></div>" for name, line in parts)
    assert texts(f"<article><h1>The ferry</h1>{body}</article>") == ["The ferry", *LINES]


def test_a_part_that_a_script_of_react_shows_is_read():
    streamed = f"<div hidden id='S:0'><main><h1>The ferry</h1>{BODY}</main></div>"
    assert texts(f"<div><template id='B:0'></template></div>{streamed}") == ["The ferry", *LINES]
