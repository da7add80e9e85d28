"""What every site must do, in both languages and both directions, over real HTTP."""

from __future__ import annotations

from datetime import datetime

import pytest

from align.errors import LayoutError, TwinError
from align.loaders import sites, web

OTHER = {"en": "ru", "ru": "en"}


@pytest.fixture
def served(world, pair):
    """Both pages on the server; the address of each by its language."""
    return {lang: world.put(pair.address(lang), html(world, pair, lang)) for lang in OTHER}


@pytest.fixture
def page(client, served, lang):
    return web.get_page(client, served[lang])


def html(world, pair, lang: str) -> str:
    """The page; an address on it that names its host leads to this server."""
    return pair.page(lang).replace("pedia.org/", f"pedia.org:{world.port}/")


def text_of(document) -> str:
    return "\n".join(map(document.paragraph_text, document.paragraphs))


def test_the_text_is_read_and_nothing_around_it(page, pair):
    text = text_of(page.document)
    assert text.count("1871") == 1
    assert any(word in text for word in pair.kept) or not pair.kept
    assert not [word for word in pair.gone if word in text]


def test_the_title_comes_first(page, pair, lang):
    first = page.document.paragraphs[0]
    assert (first.kind, page.document.title) == ("title", pair.titles[lang])
    assert page.document.paragraph_text(first) == pair.titles[lang]


def test_date_and_number_are_found(page, pair):
    date = pair.date and datetime.fromisoformat(pair.date)
    assert (page.document.date, page.document.number) == (date, pair.number)
    assert page.document.date is None or page.document.date.utcoffset() == date.utcoffset()


def test_the_language_is_found(page, lang):
    assert page.document.lang.startswith(lang)


def test_the_address_is_that_of_the_page(page, served, lang):
    assert page.document.url == served[lang]


def test_speakers_are_found(page, pair):
    if "Ida" not in pair.page("en"):
        pytest.skip("nobody speaks on this page")
    kinds = [part.kind for part in page.document.paragraphs]
    speakers = {part.speaker for part in page.document.paragraphs} - {None}
    assert {"question", "answer"} <= set(kinds)
    assert len(speakers) == 1
    assert speakers <= {"Ida Marsh", "И.Марш", "И.К.Марш"}


def test_the_twin_is_found_from_either_side(client, page, served, lang):
    twin = web.get_twin(client, page)
    assert twin.document.lang.startswith(OTHER[lang])
    assert twin.document.url.lower() == served[OTHER[lang]].lower()
    assert twin.document.notes == ()


def test_a_missing_twin_is_reported(world, client, page, pair, lang):
    world.put(pair.address(OTHER[lang]), world.Answer("no", 404))
    with pytest.raises(TwinError, match=r"\(404\)"):
        web.get_twin(client, page)


def test_a_twin_in_the_wrong_language_is_refused(world, client, page, pair, lang):
    world.put(pair.address(OTHER[lang]), html(world, pair, lang))
    with pytest.raises(TwinError, match=f"should be in {OTHER[lang]}, but it is in {lang}"):
        web.get_twin(client, page)


def test_another_layout_is_reported(world, client, pair, lang):
    if pair.address(lang).startswith("ellery"):
        pytest.skip("any layout is read on other sites")
    address = world.put(pair.address(lang), "<p>" + "The lamp is lit. " * 60)
    with pytest.raises(LayoutError, match="does not look like an article"):
        web.get_page(client, address)


def test_every_site_of_the_table_has_pages_here(pages):
    covered = {site.key for pair in pages.values() for site in sites.of(f"http://{pair.en}")}
    assert {site.key for site in sites.SITES} == covered | {"un"}, "un has a file of its own"
