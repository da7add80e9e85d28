"""What an article contains besides its text, and what only looks like it."""

from __future__ import annotations

import pytest

from align.loaders import load

FIRST = (
    "The ferry of Sandholm will run again from Monday, the harbour office said on Friday.",
    "Its engine was mended over the winter, and the hull has a new coat of paint.",
)
LAST = (
    "The first crossing leaves at six in the morning, and the last at ten in the evening.",
    "A ticket costs two crowns, and children under seven travel without one.",
)


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def loaded(*, head: str = "", middle: str = "", tail: str = ""):
    body = f"{head}{paragraphs(*FIRST)}{middle}{paragraphs(*LAST)}{tail}"
    html = f"<!doctype html><html lang='en'><body><article><h1>The ferry</h1>{body}</article>"
    return load(("ferry.html", html.encode()))


def added(**parts: str) -> list[str]:
    """Return the paragraphs that are not the text that every page here has."""
    document = loaded(**parts)
    texts = [document.paragraph_text(part) for part in document.paragraphs]
    assert {"The ferry", *FIRST, *LAST} <= set(texts)
    return [text for text in texts if text not in {"The ferry", *FIRST, *LAST}]


CONTACTS = {
    "headings": "<h2>Contacts:</h2><h3>Ida Marsh</h3><p>Press officer</p>"
    "<p>Phone number: (+99) 2 28 31 834</p><p>E-mail: marsh@ellery.example</p>",
    "lines": "<p>Pressekontakt</p><p>Ida Marsh<br>Hafenamt<br>Tel. 0421 55 66</p>",
    "russian": "<p>Контакты для СМИ:</p><p>Ида Марш</p><p>+99 2 283 18 34</p>",
}


@pytest.mark.parametrize("tail", CONTACTS.values(), ids=CONTACTS)
def test_contacts_below_a_text(tail):
    assert added(tail=tail) == []


@pytest.mark.parametrize(
    "parts",
    [
        {"head": CONTACTS["lines"]},
        {"middle": CONTACTS["headings"]},
        {"tail": "<h2>Contacts</h2><p>Ida Marsh</p><p>Nils Holm</p>"},
        {
            "tail": "<h2>Contact</h2><p>The council of Port Ellery asks all who saw the ferry on "
            "Friday to write to ferry@ellery.example before the end of the month.</p>"
        },
    ],
    ids=["above", "inside", "no number", "a sentence"],
)
def test_what_is_like_contacts_stays(parts):
    assert added(**parts)


def test_the_numbers_of_columns_are_no_text():
    assert added(middle="<p>19 July 2011 : Column 791WS</p>", tail="<p>Column 7</p>") == []


@pytest.mark.parametrize(
    "head",
    [
        "<div><span>Ida Marsh</span></div>",
        "<div>By Ida Marsh, Port Ellery</div>",
        "<time>1 day ago</time>",
        "<p>By Ida Marsh</p>",
        "<p>Updated: 5 May 2031, 10:30</p>",
        "<span><a href='/harbour'>Harbour</a></span>",
        "<div>Share</div><div>Facebook Twitter</div>",
        "<p>https://ellery.example/ferry</p>",
        "<div class='author-name'>Ida Marsh and Nils Holm of the Port Ellery office</div>",
        "<p>On this page</p><ul><li><a href='#a'>Fares</a></li><li><a href='#b'>Days</a></li></ul>",
        "<div>3 min. read</div>",
        "<p>We may earn a commission if you buy a ticket by a link on this page of the Lamp.</p>",
    ],
)
def test_what_stands_above_a_text(head):
    assert added(head=head) == []


@pytest.mark.parametrize(
    "middle",
    [
        "<div>Advertisement</div>",
        "<div>Jetzt teilen!</div>",
        "<p>Puede interesarle: <a href='/x'>El puente está cerrado</a></p>",
        "<h3>Up Next</h3><div><a href='/x'>Five things to know about the bridge</a></div>",
        "<p>Read more: <a href='/x'>The bridge is closed</a></p>",
        "<p><a href='/x'>The bridge is closed for the winter</a></p>",
        "<p>Читайте также: <a href='/x'>Мост закрыт на зиму</a></p>",
        "<p>The ferry at the pier (Image: Ellery Pictures)</p>",
        "<div class='box'><h4>Sign up for our newsletter</h4><p>News, every Friday.</p></div>",
        "<div><h4>Das könnte Sie auch interessieren</h4><p><a href='/x'>Die Brücke</a></p></div>",
        "<div><h3>Externer Inhalt</h3><p>An dieser Stelle steht ein externer Beitrag.</p></div>",
        "<p>To view this video please enable JavaScript, or use a newer browser that shows it.</p>",
        "<div class='nextStory'><h4>A pier</h4><p>The pier was closed on the day after.</p></div>",
    ],
)
def test_what_stands_between_the_paragraphs(middle):
    assert added(middle=middle) == []


@pytest.mark.parametrize(
    "tail",
    [
        "<ul><li><a href='/t/river'>River</a></li><li><a href='/t/ferry'>Ferries</a></li></ul>",
        "<div>Tags: harbour, ferries</div>",
        "<a href='/reuse'>Reuse this content</a>",
        "<h3>About the author</h3><p>Ida Marsh writes about the harbour.</p>",
        "<p>© 2031 The Ellery Lamp. All rights reserved.</p>",
        "<h3>Comments (2)</h3><p>Nobody asked us.</p>",
        "<h2><a href='/2'>The pier</a></h2><h2><a href='/3'>The lamp</a></h2>",
        "<p>Подпишитесь на <a href='/n'>нашу рассылку</a></p>",
        "<div class='author__card'><p>Ida Marsh has written about the harbour for years.</p></div>",
        "<div class='page-cta'><p>Do you need a berth? The harbour office helps us all.</p></div>",
        "<div class='artAuthorBox'><p>Ida Marsh has written about the harbour for years.</p></div>",
        "<p>See a mistake? Mark it, and press Ctrl+Enter to tell the harbour office of it.</p>",
        "<div class='most-popular'><h2>Much read</h2><p>1 The pier was closed on Monday.</p></div>",
        "<p>Follow the Ellery Lamp on Instagram and Facebook, and send us what you have seen.</p>",
        "<p>Weitere Artikel</p><p><a href='/2'>Die Brücke</a></p><p><a href='/3'>Der Turm</a></p>",
        "<p>The views expressed here are those of Ida Marsh, and not those of the office.</p>",
        "<p>Мнение автора может не совпадать с мнением портовой конторы и её редакции.</p>",
    ],
)
def test_what_stands_below_a_text(tail):
    assert added(tail=tail) == []


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        ("<p>See <a href='/x'>the rules of the harbour</a> for the fares.</p>", 1),
        ("<h2>Fares</h2><p>Two crowns.</p>", 2),
        ("<h2>Comments</h2><p>The mayor had none.</p>", 2),
        ("<p>The council asks for:</p><ul><li>a bell</li><li><a href='/x'>a lamp</a></li></ul>", 3),
        ("<p>The rules are here:</p><p><a href='/x'>The rules of the harbour</a></p>", 2),
        ("<p>Artikel 5</p>", 1),
        ("<blockquote><p>Nobody asked us.</p><footer>Ida Marsh, fisher</footer></blockquote>", 2),
        ("<details><summary>More about it</summary><p>It is red.</p></details>", 2),
        ("<dl><dt>Lock</dt><dd>Two gates and a chamber</dd></dl>", 2),
        ("<table><tr><th>Boat</th><th>Fare</th></tr><tr><td>Ferry</td><td>2</td></tr></table>", 4),
        ("<p>Ida Marsh</p>", 1),
        ("<p>Send!</p>", 1),
        ("<p>Listen: the bell is ringing.</p>", 1),
        ("<div>O lamp of Tarn</div><div>burning bright</div>", 2),
        ("<section><h2>Cookies</h2><p>The harbour office keeps them for a year.</p></section>", 2),
        ("<section><h2>Reactions</h2><p>The mayor was glad, and so were all.</p></section>", 2),
        ("<h2>Обсуждение</h2><p>Совет обсудил, где будет стоять новый паром.</p>", 2),
        ("<h2>Sign up for a berth</h2><p>Write to the harbour office before the spring.</p>", 2),
        ("<table><tr><th>Recommended speed</th></tr><tr><td>Two knots</td></tr></table>", 2),
        ("<pre>comments\nresponse</pre>", 1),
        ("<h2 id='the-ferry-and-related-boats'>The ferry and related boats</h2><p>Two.</p>", 2),
        ("<h2>Boats</h2><h3>Small</h3><h4>Red</h4><h5>Old</h5><p>The ferry.</p>", 5),
        ("<h2>Fares <a href='#fares'>¶</a></h2><p>Two crowns.</p>", 2),
        ("<h2><a href='#fares'>Fares</a></h2><p>Two crowns.</p>", 2),
        ("<p>\u200d</p>", 0),
        ("<h2>Contents</h2><p>Lamp oil, wicks and a box of matches</p>", 2),
        ("<p>The views expressed in the letter were those of the mayor, said Ida Marsh.</p>", 1),
        ("<div class='author__word'><p>I wrote this in winter, when no ferry ran.</p></div>", 1),
    ],
)
def test_parts_of_the_text_stay(part, kept):
    assert len(added(middle=part)) == kept


def test_the_heading_that_ends_a_text_stays():
    assert added(tail="<h3>To be continued</h3>") == ["To be continued"]


def test_the_name_of_a_part_with_text_says_nothing_about_its_lines():
    head = "<div class='topic-body'><p>To the office,</p><p>Thanks</p>"
    tail = "<p>Yours,</p><p>Ida Marsh</p></div>"
    assert len(added(head=head, tail=tail)) == 4


def test_the_mark_of_a_place_that_nothing_closes_is_no_link():
    assert added(head="<a name='top'>", tail="<h2>Fares</h2><p>Two crowns</p>") == [
        "Fares",
        "Two crowns",
    ]


@pytest.mark.parametrize("how", ["data-toggle='collapse'", "aria-expanded='false'"])
def test_a_link_that_unfolds_a_text_is_its_title(how):
    middle = f"<div><a href='#c' {how}>Fares</a></div><div id='c' class='collapse'>Two crowns</div>"
    assert added(middle=middle) == ["Fares", "Two crowns"]


def test_a_list_of_other_pages_keeps_titles_and_teasers():
    cards = "".join(
        f"<div><h3><a href='/{n}'>Ferry number {n}</a></h3>"
        f"<p>The ferry number {n} crosses the bay twice a day, from April to the autumn.</p>"
        "<a href='/x'>Read more</a></div>"
        for n in range(2, 8)
    )
    html = f"<!doctype html><html lang='en'><body><main><h1>Ferries</h1>{cards}</main>"
    document = load(("ferries.html", html.encode()))
    assert len(document.paragraphs) == 13


def test_an_author_among_the_lines_between_a_lead_and_the_text():
    lead = "<p>A ferry that had been forgotten for years will cross the bay again in spring.</p>"
    lines = "<div>Port</div><div>Ellery</div><h2>A ferry</h2><h3>Again</h3><div>By Ida Marsh</div>"
    assert "By Ida Marsh" not in added(head=lead + lines)


def test_a_button_is_not_the_title_of_a_box():
    middle = "<p><a href='/x'>Read more</a></p><h3><a href='/y'>Fares</a></h3><div>Two crowns</div>"
    assert added(middle=middle) == ["Fares", "Two crowns"]


def test_a_list_of_links_loses_nothing():
    links = "".join(
        f"<p><a href='/{n}'>The ferry in the year {n}</a></p>" for n in range(1900, 1905)
    )
    html = f"<!doctype html><html lang='en'><body><article><h1>Ferries</h1>{links}</article>"
    assert len(load(("ferry.html", html.encode())).paragraphs) == 6


def test_a_note_says_how_much_was_left_out():
    about = "".join(f"<p>Ida Marsh has written about the harbour for {n} years.</p>" for n in "23")
    note = loaded(tail=f"<div><h3>About the author</h3>{about}</div>").notes[0]
    assert "of the text in the article was left out" in note
    assert "boxes between the paragraphs" in note


def test_the_date_above_a_text_becomes_its_date():
    assert str(loaded(head="<div>5 May 2031</div>").date) == "2031-05-05 00:00:00"


def test_a_date_below_the_lead_is_left_out_and_one_below_the_text_stays():
    lead = (
        "<p>A ferry that had been forgotten for years will cross the bay again in the spring.</p>"
    )
    assert len(added(head=f"{lead}<div>By Ida Marsh</div><p>5 May 2031, 10:30</p>")) == 1
    assert added(tail="<p>Port Ellery, 5 May 2031</p>") == ["Port Ellery, 5 May 2031"]


def test_a_body_of_an_article_counts_more_than_the_comments_below_it():
    comment = "I took the ferry every day for many years, and it was never once on time. " * 4
    comments = f"<div role='main'>{f'<p>{comment}</p>' * 4}</div>"
    body = f"<div itemprop='articleBody'>{paragraphs(*FIRST, *LAST)}</div>"
    html = f"<!doctype html><html lang='en'><body><h1>The ferry</h1>{body}{comments}"
    document = load(("ferry.html", html.encode()))
    assert document.text.split("\n\n") == ["The ferry", *FIRST, *LAST]


def test_an_article_that_is_mostly_boxes_is_still_found():
    links = "".join(f"<p><a href='/{n}'>The ferry in the year {n}</a></p>" for n in range(60))
    document = loaded(tail=f"<h3>Read more</h3>{links}")
    assert [document.paragraph_text(part) for part in document.paragraphs][1:] == [*FIRST, *LAST]


def test_the_lines_around_a_thai_text():
    """Thai has no full stops."""
    said = "ประภาคารถูกจุดขึ้นในคืนวันศุกร์หลังจากมืดมานานเก้าปีและไม่มีใครในเมืองหลับเลยในคืนนั้น"
    links = "<h3>ข่าวที่เกี่ยวข้อง</h3><p><a href='/2'>ท่าเรือปิดในฤดูหนาว</a></p>"
    body = f"<article><h1>ประภาคาร</h1><div>Submitted on Mon, 2031-05-12 13:49</div><p>{said}</p>"
    html = f"<!doctype html><html lang='th'><body>{body}<p>{said}อีก</p>{links}</article>"
    document = load(("lamp.html", html.encode()))
    texts = [document.paragraph_text(part) for part in document.paragraphs]
    assert texts == ["ประภาคาร", said, f"{said}อีก"]
