"""The page: safe, self-contained, and readable by everyone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from align.alignment import Alignment
from align.formats import render


@pytest.fixture
def page(hard_pair: Alignment) -> html.HtmlElement:
    return html.document_fromstring(render(hard_pair, "html").decode())


def test_it_loads_nothing_from_the_network(page: html.HtmlElement) -> None:
    assert not page.xpath("//script | //link | //img | //iframe | //object | //*[@src]")
    assert not re.search(r"url\(|@import", page.findtext(".//style"))


def test_its_policy_forbids_the_network_too(page: html.HtmlElement) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_the_only_outside_link_is_the_original_page(page: html.HtmlElement) -> None:
    links = [link for link in page.xpath("//a/@href") if not link.startswith("#")]
    assert links == ["https://harbour.example/en?id=7&part=2"]


def test_an_address_of_no_web_page_does_not_become_a_link(hard_pair: Alignment) -> None:
    trap = replace(hard_pair, src=replace(hard_pair.src, url="javascript:alert(1)"))
    assert b"javascript" not in render(trap, "html")


def test_text_never_becomes_markup(page: html.HtmlElement) -> None:
    assert not page.xpath("//reopens | //открыта")
    assert "<reopens>" in page.find_class("sentence")[0].text


def test_the_titles_of_both_texts_make_the_title(page: html.HtmlElement) -> None:
    assert page.findtext(".//title") == "Tarn Harbour <reopens> & more / Гавань Тарн"


def test_each_cell_states_its_language_and_direction(turn_pair: Alignment) -> None:
    page = html.document_fromstring(render(turn_pair, "html").decode())
    cells = page.xpath("//tbody/tr[1]/td[@lang]")
    assert [(cell.get("lang"), cell.get("dir")) for cell in cells] == [("en", "ltr"), ("he", "rtl")]


def test_an_unknown_language_leaves_the_direction_to_the_browser(turn_pair: Alignment) -> None:
    odd = replace(turn_pair, tgt=replace(turn_pair.tgt, lang="qzz"))
    page = html.document_fromstring(render(odd, "html").decode())
    assert page.xpath("//tbody/tr[1]/td[@lang='qzz']/@dir") == ["auto"]


def test_headings_are_marked(turn_pair: Alignment) -> None:
    page = html.document_fromstring(render(turn_pair, "html").decode())
    assert [cell.text for cell in page.find_class("heading")] == ["Lamps", "מנורות"]


def test_every_heading_cell_has_a_scope(page: html.HtmlElement) -> None:
    assert {cell.get("scope") for cell in page.iter("th")} == {"col", "row"}


def test_the_table_has_a_caption(page: html.HtmlElement) -> None:
    assert page.findtext(".//caption")


def test_only_beads_other_than_one_to_one_have_a_badge(page: html.HtmlElement) -> None:
    assert [badge.text for badge in page.find_class("type")] == ["2-1", "1-2", "1-0", "0-1"]


def test_a_missing_side_is_described_in_words(page: html.HtmlElement) -> None:
    assert [cell.text_content() for cell in page.find_class("missing")] == ["no counterpart"] * 2


def test_doubtful_beads_are_marked(page: html.HtmlElement) -> None:
    rows = page.xpath("//tr[contains(@class, 'doubtful')]/@id")
    assert rows == ["bead-3", "bead-4", "bead-5", "bead-7"]


def test_it_has_a_light_a_dark_and_a_print_style(page: html.HtmlElement) -> None:
    style = page.findtext(".//style")
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_a_title_that_opens_the_text_is_not_repeated(turn_pair: Alignment) -> None:
    titled = replace(turn_pair.src, title="Lamps")
    first = replace(titled.paragraphs[0], kind="title")
    within = replace(titled, paragraphs=(first, titled.paragraphs[1]))
    for document, count in ((titled, 2), (within, 1)):
        page = html.document_fromstring(render(replace(turn_pair, src=document), "html").decode())
        assert page.find("body").text_content().count("Lamps") == count
