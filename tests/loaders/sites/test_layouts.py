"""Layouts of single sites in which a part of a text was once lost."""

from __future__ import annotations

import pytest

from align.loaders import load

LINES = [
    f"The keeper of the lamp counted {n} ships in the night and wrote them down."
    for n in range(2, 9)
]


def paragraphs(*numbers: int) -> str:
    return "".join(f"<p>{LINES[n]}</p>" for n in numbers)


def texts(address: str, body: str) -> list[str]:
    head = f'<link rel="canonical" href="{address}">'
    html = f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'
    document = load(("lamp.html", html.encode()))
    return [document.paragraph_text(part) for part in document.paragraphs]


KREMLIN = "http://en.kremlin.ru/events/president/news/76543"
CUT = """<div class="read__cut masha-ignore" role="complementary"><div class="cut">
<h3 class="cut__title">See also</h3>
<a class="cut__item" href="2.html">The old lamp</a></div></div>"""


def kremlin(content: str, body: str = 'class="entry-content read__internal_content"') -> str:
    others = "".join(
        f"<li><a href='/{n}'>Other news {n}</a> and its first line.</li>" for n in range(40)
    )
    return f"""<div class="subnav-view" role="complementary"><a href="/">Events</a></div>
<div class="read" role="complementary"><div class="read__scroll" role="tabpanel">
<article class="read__in" role="document"><div class="read__content"><div class="read__top">
<h1 class="entry-title">The lamp</h1>
<div class="read__lead" role="heading">A short lead.</div></div>
<div {body} itemprop="articleBody">{content}
<div class="read__bottommeta">Publication status</div></div></div></article></div></div>
<div role="main"><ul>{others}</ul></div>"""


@pytest.mark.parametrize(
    "body", ['class="entry-content read__internal_content"', 'class="entry-content"']
)
def test_kremlin_keeps_the_article_in_a_complementary_role(body):
    found = texts(KREMLIN, kremlin(paragraphs(0, 1, 2), body))
    assert found == ["The lamp", "A short lead.", *LINES[:3]]


def test_kremlin_is_read_if_the_page_holds_nothing_else():
    alone = kremlin(paragraphs(0, 1, 2)).partition('<div role="main">')[0]
    assert texts(KREMLIN, alone) == ["The lamp", "A short lead.", *LINES[:3]]


def test_kremlin_reads_on_after_a_box_in_the_middle_of_the_text():
    found = texts(KREMLIN, kremlin(paragraphs(0) + CUT + paragraphs(1, 2)))
    assert found == ["The lamp", "A short lead.", *LINES[:3]]


@pytest.mark.parametrize("name", ["read__tags", "read__bottommeta"])
def test_kremlin_ignores_an_end_mark_in_the_middle_of_the_text(name):
    box = f'<div class="{name}">Topics</div>'
    assert texts(KREMLIN, kremlin(paragraphs(0) + box + paragraphs(1, 2)))[2:] == LINES[:3]


UN_NEWS = "https://news.un.org/en/story/2025/05/1146602"


def column(*numbers: int) -> str:
    names = "field--name-field-text-column field--label-hidden"
    return f'<div class="{names}">{paragraphs(*numbers)}</div>'


def lead(text: str) -> str:
    return f'<div class="views-field-field-news-story-lead"><p>{text}</p></div>'


def test_un_news_reads_all_columns_of_a_story():
    title = '<h1><span class="field--name-title">The lamp</span></h1>'
    body = title + lead("A short lead.") + column(0, 1) + "<img>" + column(2) + column(3, 4)
    assert texts(UN_NEWS, body) == ["The lamp", "A short lead.", *LINES[:5]]


def test_un_news_ignores_the_lead_of_another_story():
    title = '<h1><span class="field--name-title">The lamp</span></h1>'
    body = title + lead("A short lead.") + column(0, 1) + lead("Another story entirely.")
    assert texts(UN_NEWS, body) == ["The lamp", "A short lead.", *LINES[:2]]


MID = "https://www.mid.ru/en/foreign_policy/news/2048887/"


def test_mid_reads_all_parts_below_one_title():
    body = f"""<h1 class="photo-content__title">The lamp</h1>
<div class="article-content">{paragraphs(0)}</div>
<div class="article-content">{paragraphs(1, 2)}</div>"""
    assert texts(MID, body) == ["The lamp", *LINES[:3]]


def test_mid_does_not_take_a_teaser_for_the_article():
    body = f"""<h1 class="photo-content__title">The lamp</h1><div class="article-content">{
        paragraphs(0, 1, 2)
    }</div><div class="anons-text"><p>The pier will open in May.</p></div>"""
    assert texts(MID, body) == ["The lamp", *LINES[:3]]


def test_government_reads_the_parts_below_its_title_and_not_the_next_text():
    def part(title: str, *numbers: int) -> str:
        parts = "".join(f'<div class="reader_article_body">{paragraphs(n)}</div>' for n in numbers)
        return f'<h3 class="reader_article_headline">{title}</h3>{parts}'

    body = part("The lamp", 0, 1, 2, 3, 4) + part("The pier", 5)
    assert texts("http://government.ru/en/news/59723/", body) == ["The lamp", *LINES[:5]]


def test_government_drops_pictures_only_by_a_whole_name():
    body = f"""<h3 class="reader_article_headline">The lamp</h3><div class="reader_article_body">
<p class="text no-gallery">{LINES[0]}</p><p class="gallery__item">A photo</p></div>"""
    assert texts("http://government.ru/en/news/59723/", body) == ["The lamp", LINES[0]]


def test_wikipedia_reads_its_article_without_indicators():
    body = f"""<h1 id="firstHeading">The lamp</h1><div class="mw-indicators">
<div class="mw-parser-output">59°N 10°E</div></div>
<div class="mw-parser-output">{paragraphs(0, 1)}</div>"""
    assert texts("https://en.wikipedia.org/wiki/Lamp", body) == ["The lamp", *LINES[:2]]


def test_wikipedia_says_how_much_its_rules_leave_out():
    box = (
        '<table class="infobox"><tr><td>' + "The lamp of Port Ellery. " * 20 + "</td></tr></table>"
    )
    head = '<link rel="canonical" href="https://en.wikipedia.org/wiki/Lamp">'
    body = f'<div class="mw-parser-output">{box}{paragraphs(0)}</div>'
    html = f'<html lang="en"><head>{head}</head><body>{body}</body></html>'
    assert "a rule of its site" in load(("lamp.html", html.encode())).notes[0]
