"""Any page of any site gives a text or a typed error, and its links are valid."""

from __future__ import annotations

from contextlib import suppress
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import LoadError
from align.loaders import twins, urls, web
from align.loaders.sites.site import Place

ADDRESSES = [
    "https://www.mid.ru/en/foreign_policy/news/2048887/",
    "http://kremlin.ru/events/president/news/76543",
    "http://government.ru/news/59723/",
    "https://news.un.org/en/story/2025/05/1146602",
    "https://documents.un.org/api/symbol/access?s=A%2F1&l=en&t=pdf",
    "https://en.wikipedia.org/wiki/Lamp",
    "https://town.example/en/lamp?lang=en",
    "https://town.example",
]
CLASSES = [
    "photo-content__date",
    "text article-content",
    "article-status-line",
    "article-note",
    "read__internal_content",
    "read__cut",
    "read__meta",
    "reader_article_body",
    "field--name-field-text-column",
    "mw-parser-output",
    "lang-item-ru",
    "toc",
]
TAGS = ["div", "p", "h1", "ul", "li", "a", "table", "td", "form", "time", "article", "link", "base"]
TEXTS = st.sampled_from(
    [
        "",
        "5 May 2025 12:30",
        "en-GB1 ru-RU1",
        "Contents",
        "Question: Who?",
        "\x00\ufffe",
        "The lamp.",
    ]
) | st.text(max_size=30)
HREFS = st.sampled_from(
    ["", "#1", "/ru/lamp", "//[", "http://a:b/", "javascript:1", "/en/123456", "?lang=ru", "\n"]
) | st.text(max_size=20)


@st.composite
def element(draw) -> str:
    tag, inner = draw(st.sampled_from(TAGS)), draw(TEXTS)
    kind = draw(
        st.sampled_from(["", f'class="{draw(st.sampled_from(CLASSES))}"', 'rel="alternate"'])
    )
    link = f'href="{draw(HREFS)}" hreflang="{draw(st.sampled_from(["ru", "", "x"]))}"'
    close = f"</{tag}>" if draw(st.booleans()) else ""
    return f"<{tag} {kind} {link} datetime='{draw(TEXTS)}'>{inner}{close}"


PAGES = st.lists(element(), max_size=14).map("".join)


def fetched(address: str, html: str) -> web.Fetched:
    return web.Fetched(address, html.encode("utf-8", "replace"), media="text/html")


@pytest.mark.parametrize("address", ADDRESSES)
@given(html=PAGES)
@settings(max_examples=40)
def test_it_loads_or_raises_load_error(address, html):
    with suppress(LoadError):
        document = web.load_fetched(fetched(address, html))
        assert document.url == address
        assert all(document.paragraph_text(part).strip() for part in document.paragraphs)


@pytest.mark.parametrize("address", ADDRESSES)
@given(html=PAGES)
@settings(max_examples=40)
def test_links_to_a_twin_are_addresses_of_other_pages(address, html):
    tree = web.pages.tree_of(fetched(address, html))
    for link in twins.links(Place(address, tree, "en", "ru")):
        assert urls.join("", link.address) == link.address
        assert urls.key(link.address) != urls.key(address)


@given(html=PAGES)
@settings(max_examples=60)
def test_a_list_names_addresses_or_raises_load_error(html):
    getter = SimpleNamespace(get=lambda address, refresh: fetched(address, html))
    with suppress(LoadError):
        for number, item in enumerate(web.items(getter, "https://town.example/list")):
            assert urls.join("", item.address) == item.address
            assert number < 20_000
