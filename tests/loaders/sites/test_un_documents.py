"""UN documents by their symbol, as PDF and as Word files."""

from __future__ import annotations

import io

import docx
import pytest
from loaders.test_pdf import written

from align.corpus import names
from align.errors import EmptyError, TwinError
from align.loaders import web
from align.loaders.sites import un_documents

SYMBOL = "S/RES/9999 (2031)"
LINES = {
    "en": (
        "Expressing its gravest concern at the darkness of the lamp of Port Ellery,",
        "1. Decides that the lamp shall be lit every evening, and that the town shall pay;",
        "2. Requests the keeper to report on the matter every 90 days.",
    ),
    "ru": (
        "выражая самую серьёзную озабоченность темнотой лампы Порт-Эллери,",
        "1. постановляет, что лампу должны зажигать каждый вечер и что платит город;",
        "2. просит смотрителя докладывать об этом вопросе каждые 90 дней.",
    ),
}


def pdf(lang: str) -> bytes:
    return written([(50, 700 - 40 * n, 10, line) for n, line in enumerate(LINES[lang])])


def word(lang: str) -> bytes:
    made = docx.Document()
    for line in LINES[lang]:
        made.add_paragraph(line)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


KINDS = {
    "pdf": (pdf, "application/pdf"),
    "doc": (
        word,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


@pytest.fixture(params=KINDS)
def served(world, request):
    """Both versions on the server; the address of each by its language."""
    make, media = KINDS[request.param]
    addresses = {}
    for lang in ("en", "ru"):
        page = f"api/symbol/access?s=S%2FRES%2F9999%20(2031)&l={lang}&t={request.param}"
        answer = world.Answer(make(lang), headers={"Content-Type": media})
        addresses[lang] = world.put(f"documents.un.org/{page}", answer)
    return addresses


def test_the_text_and_its_number_are_there(client, served, lang):
    document = web.get_page(client, served[lang]).document
    assert LINES[lang][0].split()[1] in document.text
    assert (document.number, document.lang, document.url) == (SYMBOL, lang, served[lang])


def test_the_twin_is_found_from_either_side(client, served, lang):
    other = {"en": "ru", "ru": "en"}[lang]
    twin = web.get_twin(client, web.get_page(client, served[lang])).document
    assert (twin.lang, twin.number, twin.notes) == (other, SYMBOL, ())


def test_a_twin_in_the_wrong_language_is_refused(world, client, served, lang):
    other = {"en": "ru", "ru": "en"}[lang]
    page = web.get_page(client, served[lang])
    key = served[other].removeprefix("http://").replace(f":{world.port}", "")
    world.pages[key] = world.pages[
        served[lang].removeprefix("http://").replace(f":{world.port}", "")
    ]
    with pytest.raises(TwinError, match=f"should be in {other}"):
        web.get_twin(client, page)


def test_an_unpublished_document_is_an_empty_answer(world, client):
    address = world.put("documents.un.org/api/symbol/access?s=A%2F1&l=ru&t=pdf", "")
    with pytest.raises(EmptyError):
        web.get_page(client, address)


@pytest.mark.parametrize(
    "address",
    ["https://undocs.org/en/S/RES/9999(2031)", "https://undocs.org/en/S%2FRES%2F9999(2031)"],
)
def test_the_well_known_address_leads_there(address):
    assert un_documents.SITE.rewrite(address) == (
        "https://documents.un.org/api/symbol/access?s=S%2FRES%2F9999(2031)&l=en&t=pdf"
    )


def test_a_text_is_named_by_its_symbol(client, served):
    document = web.get_page(client, served["en"]).document
    assert names.name(document) == "un-s-res-9999-2031"
