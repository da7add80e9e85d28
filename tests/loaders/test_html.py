"""HTML: where the main text is, what is left out, and the metadata in the page's head."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from align.errors import LoadError
from align.loaders import load
from align.loaders.copied import ZONE

BODY = """
<p>The old mill of Sandholm will become a library, the mayor said on Monday evening.</p>
<p>It has stood empty for eleven years, and the roof lets in the rain.</p>
"""


def page(body: str, *, head: str = "", lang: str = ' lang="en"') -> str:
    return f"<!doctype html><html{lang}><head>{head}</head><body>{body}</body></html>"


def article(body: str, **rest: str) -> str:
    return page(f"<article><h1>The mill</h1>{body}</article>", **rest)


def loaded(html: str, lang: str | None = None):
    return load(("mill.html", html.encode()), lang)


def texts(html: str) -> list[str]:
    document = loaded(html)
    return [document.paragraph_text(part) for part in document.paragraphs]


def kinds(html: str) -> list[str]:
    return [part.kind for part in loaded(html).paragraphs]


LINES = [
    "The old mill of Sandholm will become a library, the mayor said on Monday evening.",
    "It has stood empty for eleven years, and the roof lets in the rain.",
]


class TestMainText:
    """The text and nothing around it."""

    @pytest.mark.parametrize(
        "around",
        [
            "<article><h1>The mill</h1>{}</article>",
            "<main><h1>The mill</h1>{}</main>",
            "<div role='main'><h1>The mill</h1>{}</div>",
            "<h1>The mill</h1><div itemprop='articleBody'>{}</div>",
            "<div><h1>The mill</h1>{}</div>",
            "<div class='left'><h1>The mill</h1></div><div class='text'>{}</div>",
        ],
    )
    def test_it_is_found_in_any_place(self, around):
        html = page(
            "<header><nav><ul><li><a href='/'>Home</a></li></ul></nav></header>"
            f"{around.format(BODY)}<footer><p>The town hall, Sandholm</p></footer>"
        )
        assert texts(html) == ["The mill", *LINES]

    def test_teasers_of_other_articles_are_not_main_text(self):
        teasers = "<article><p>Short news.</p></article>" * 3
        more = "".join(f"<p>{number}. {LINES[0]} {LINES[1]}</p>" for number in range(1, 5))
        found = texts(page(f"<h1>The mill</h1><div>{BODY}{more}</div><div>{teasers}</div>"))
        assert (len(found), found[:3]) == (7, ["The mill", *LINES])

    @pytest.mark.parametrize(
        "beside",
        [
            "<nav>Home News Sports</nav>",
            "<aside>Read also: the pier</aside>",
            "<figure><img src='mill.jpg'><figcaption>The mill in rain</figcaption></figure>",
            "<script>count()</script>",
            "<style>p {color: red}</style>",
            "<!-- a remark -->",
            "<form><label>Search</label><button>Go</button></form>",
            "<div class='share-buttons'>Tell a friend</div>",
            "<div class='byline'>Press office, <time>Monday</time></div>",
            "<ul class='breadcrumbs'><li>Home</li><li>News</li></ul>",
            "<div id='comments'>First!</div>",
            "<p hidden>Secret</p>",
            "<p aria-hidden='true'>Twice</p>",
            "<div role='navigation'>Next page</div>",
        ],
    )
    def test_boxes_around_it_are_dropped(self, beside):
        assert texts(article(beside + BODY + beside)) == ["The mill", *LINES]

    def test_a_text_survives_the_class_name_of_a_menu(self):
        assert texts(article(f"<div class='page with-sidebar sidebar'>{BODY}</div>"))[1:] == LINES

    def test_a_text_survives_a_form_around_the_whole_page(self):
        assert texts(page(f"<form><article><h1>The mill</h1>{BODY}</article></form>"))[1:] == LINES

    def test_text_after_a_dropped_element_is_kept(self):
        html = article(f"{BODY}<p>The mill<script>x()</script> stands.</p>")
        assert texts(html)[-1] == "The mill stands."

    def test_trafilatura_finds_it_if_no_rule_does_and_keeps_headings_and_lists(self):
        inner = f"{BODY}<h2>The plan</h2><p>{LINES[0]}</p><ul><li>Books</li><li>Maps</li></ul>"
        html = page(f"<div><h1>The mill</h1>{inner}</div><div><a href='/'>Home</a></div>")
        assert texts(html)[3:] == ["The plan", LINES[0], "Books", "Maps"]


class TestParagraphs:
    """How markup becomes paragraphs."""

    def test_lists_quotations_and_tables_are_kept(self):
        html = article(
            BODY + "<ul><li>Books</li><li><p>Maps</p></li></ul><blockquote>We keep it.</blockquote>"
            "<table><tr><th>Height</th><td>14 m</td></tr></table>"
        )
        assert texts(html)[3:] == ["Books", "Maps", "We keep it.", "Height", "14 m"]

    def test_headings_are_recognised_by_their_tags(self):
        html = article(f"{BODY}<h2>The plan. In short.</h2>{BODY}<h4>The end</h4>")
        assert kinds(html) == ["title", "body", "body", "heading", "body", "body", "heading"]

    def test_the_link_of_a_heading_to_itself_is_no_text(self):
        heading = "<h2>Fares<a href='#fares'>\u00b6</a></h2>"
        assert "Fares" in texts(page(f"<article><h1>T</h1>{BODY}{heading}<p>Two.</p></article>"))

    def test_white_space_collapses_and_inline_markup_vanishes(self):
        html = article(f"{BODY}<p>The <b>old</b>\n   <i>mill</i>&nbsp;here</p>")
        assert texts(html)[-1] == "The old mill\u00a0here"

    def test_soft_hyphens_vanish(self):
        assert (
            texts(article(f"{BODY}<p>The li&shy;bra&shy;ry opens</p>"))[-1] == "The library opens"
        )

    def test_a_bold_label_is_separated_from_the_speech(self):
        html = article(f"{BODY}<p><b>Question:</b>Why?</p><p><b>At <i>10:</i></b>30</p>")
        assert texts(html)[3:] == ["Question: Why?", "At 10:30"]

    def test_breaks_separate_turns_but_not_sentences(self):
        html = article(f"{BODY}<p>Question: When?<br>Answer: Next year,<br>in spring.</p>")
        assert texts(html)[3:] == ["Question: When?", "Answer: Next year,\nin spring."]

    def test_two_breaks_separate_paragraphs(self):
        assert texts(article(f"{BODY}One by one,<br><br>they came."))[3:] == [
            "One by one,",
            "they came.",
        ]

    def test_text_outside_paragraphs_is_kept(self):
        assert texts(article(f"Before.{BODY}After.")) == ["The mill", "Before.", *LINES, "After."]

    def test_speakers_in_bold(self):
        html = article(f"<p><b>Ida Marsh</b>: Welcome to the mill.</p>{BODY}")
        assert {part.speaker for part in loaded(html).paragraphs} == {None, "Ida Marsh"}

    def test_the_text_is_the_paragraphs_separated_by_blank_lines(self):
        assert loaded(article(BODY)).text == "\n\n".join(["The mill", *LINES])


class TestTitle:
    """Which of a page's titles is the title of its text."""

    def test_the_h1_of_the_article_before_that_of_the_site(self):
        document = loaded(page(f"<h1>Sandholm</h1><article><h1>The mill</h1>{BODY}</article>"))
        assert document.title == "The mill"

    def test_the_h1_above_the_article(self):
        html = page(
            f"<h1>Sandholm</h1><h1>The mill</h1><article>{BODY}</article>",
            head="<title>The mill - Sandholm</title>",
        )
        assert loaded(html).title == "The mill"
        assert texts(html) == ["The mill", *LINES]

    def test_the_shared_title_without_the_sites_name(self):
        head = (
            '<meta property="og:title" content="The mill | Sandholm">'
            '<meta property="og:site_name" content="Sandholm">'
        )
        assert texts(page(f"<article>{BODY}</article>", head=head))[0] == "The mill"

    def test_a_line_that_repeats_the_title_far_below_is_kept(self):
        assert texts(article(BODY * 4 + "<p>The mill</p>"))[-1] == "The mill"

    def test_a_window_title_is_not_a_paragraph(self):
        html = page(f"<article>{BODY}</article>", head="<title>Sandholm: news</title>")
        assert loaded(html).title == "Sandholm: news"
        assert texts(html) == LINES


class TestHead:
    """The metadata that a page states."""

    @pytest.mark.parametrize(
        "stated",
        [
            '<meta property="article:published_time" content="2031-05-04T10:00:00+02:00">',
            '<meta itemprop="datePublished" content="2031-05-04T10:00:00+02:00">',
            '<time itemprop="datePublished" datetime="2031-05-04T10:00:00+02:00">Sunday</time>',
            '<time datetime="2031-05-04T10:00+02:00">4 May</time>',
        ],
    )
    def test_date_with_its_zone(self, stated):
        date = loaded(article(BODY + stated)).date
        assert date
        assert date.isoformat() == "2031-05-04T10:00:00+02:00"
        assert date.utcoffset() == timedelta(hours=2)

    def test_a_date_with_a_zone_is_preferred(self):
        times = "<time datetime='2031-05-04'>4 May</time><time datetime='2031-05-04T10:00Z'></time>"
        date = loaded(article(times + BODY)).date
        assert date
        assert date.isoformat() == "2031-05-04T10:00:00+00:00"

    @pytest.mark.parametrize(
        "time",
        [
            '<p>Born <time class="birth-date" datetime="1969-05-02">2 May 1969</time>.</p>',
            '<time datetime="2018-07-01T20:00:00">11/02/2031</time>',
        ],
    )
    def test_a_time_of_something_else_is_not_the_date(self, time):
        date = loaded(article(f"{time}{BODY}<time datetime='2031-05-04'>4 May</time>")).date
        assert date == datetime(2031, 5, 4)

    def test_the_line_with_the_date_is_not_a_paragraph(self):
        document = loaded(article(f'<p><time datetime="2031-05-04">4 May 2031</time></p>{BODY}'))
        assert document.date == datetime(2031, 5, 4)
        assert [document.paragraph_text(p) for p in document.paragraphs] == ["The mill", *LINES]

    def test_a_printed_date_is_used_if_nothing_else_states_one(self):
        assert loaded(article(f"<p>4 May 2031</p>{BODY}")).date == datetime(2031, 5, 4)

    def test_a_date_inside_the_text_stays(self):
        assert texts(article(f"{BODY}<p>4 May 2031</p>"))[-1] == "4 May 2031"

    def test_a_saved_ministry_page(self):
        html = article(f"<p>4 May 2031 12:30</p><p>101-04-05-2031</p>{BODY}")
        document = loaded(html)
        assert document.number == "101-04-05-2031"
        assert document.date == datetime(2031, 5, 4, 12, 30, tzinfo=ZONE)
        assert texts(html) == ["The mill", *LINES]

    def test_address_and_licence(self):
        head = (
            '<link rel="canonical" href="https://sandholm.example/en/7">'
            '<link rel="license" href="https://licence.example/by">'
        )
        document = loaded(article(BODY, head=head))
        assert document.url == "https://sandholm.example/en/7"
        assert document.licence == "https://licence.example/by"

    def test_an_invalid_address_is_ignored(self):
        head = '<link rel="canonical" href="http://[sandholm"><meta property="og:url" content="/7">'
        assert loaded(article(BODY, head=head)).url is None

    def test_languages(self):
        head = "".join(
            f'<link rel="alternate" hreflang="{tag}" href="/{tag}">'
            for tag in ("en-GB", "ru", "x-default")
        )
        document = loaded(article(BODY, head=head, lang=' lang="en-GB"'))
        assert document.languages == ("en-GB", "ru")
        assert document.lang == "en-GB"

    def test_a_language_that_the_page_gets_wrong(self):
        document = loaded(article(BODY, lang=' lang="ru-RU"'))
        assert document.lang == "en"
        assert "the page states" in document.notes[0]

    def test_a_language_that_the_page_does_not_state(self):
        assert loaded(article(BODY, lang="")).lang == "en"


class TestEncoding:
    """A page may declare its encoding."""

    RUSSIAN = "<article><h1>Мельница</h1><p>Старая мельница станет библиотекой.</p></article>"

    @pytest.mark.parametrize(
        "stated",
        [
            '<meta charset="koi8-r">',
            "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=KOI8-R'>",
        ],
    )
    def test_a_declared_one(self, stated):
        document = load(("mill.html", page(self.RUSSIAN, head=stated, lang="").encode("koi8-r")))
        assert document.title == "Мельница"
        assert document.encoding == "koi8-r"
        assert document.notes == ()

    def test_an_xml_declaration(self):
        html = '<?xml version="1.0" encoding="windows-1251"?>' + page(self.RUSSIAN, lang="")
        document = load(("mill.xhtml", html.encode("cp1251")))
        assert (document.title, document.encoding) == ("Мельница", "windows-1251")

    def test_utf16_is_recognised_as_html(self):
        document = load(("mill", page(self.RUSSIAN, lang="").encode("utf-16")))
        assert document.title == "Мельница"


def test_entities_of_a_document_type_are_not_expanded():
    html = (
        '<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
        f"<html><body><article>{BODY}<p>&secret;</p></article></body></html>"
    )
    assert "secret" in loaded(html).text


@pytest.mark.parametrize("depth", [300, 1500])
def test_a_deep_page_loads(depth):
    assert texts(article("<div>" * depth + BODY + "</div>" * depth))[-1] == LINES[-1]


def test_a_page_that_is_too_deep_is_refused_rather_than_cut():
    with pytest.raises(LoadError, match="nested too deeply"):
        loaded(article("<div>" * 3000 + BODY))


def test_a_short_page_keeps_its_paragraphs():
    body = "<div><h1>Встреча</h1><p><b>И.Марш:</b> Добрый день!</p><p>Рад видеть вас.</p></div>"
    assert texts(page(body, lang=" lang='ru'")) == [
        "Встреча",
        "И.Марш: Добрый день!",
        "Рад видеть вас.",
    ]
