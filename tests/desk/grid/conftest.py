"""The grid's modules alone in a blank page, without a desk."""

import json
from pathlib import Path

import pytest

from align.alignment import Alignment, Bead
from align.desk import grid, payload
from align.review import Review
from align.text import Document, Paragraph, Sentence

FOLDER = Path(grid.__file__).parent
ADDRESS = "http://grid.test/"


def document(lang, texts):
    """``texts`` in one paragraph."""
    whole = " ".join(texts)
    starts = [whole.index(text) for text in texts]
    sentences = [Sentence(t, a, a + len(t), 0) for t, a in zip(texts, starts, strict=True)]
    return Document(whole, lang, (Paragraph(0, len(whole)),), tuple(sentences))


@pytest.fixture
def review():
    """Five beads: two pairs, two sentences for one, a sentence alone, a pair."""
    src = [
        "The mill stands.",
        "Owls sleep.",
        "They sleep by day.",
        "And by night?",
        "No.",
        "Rain falls.",
    ]
    tgt = ["Мельница стоит.", "Совы спят.", "Они спят и днём, и ночью.", "Идёт дождь Ёлкина."]
    beads = (
        Bead((0,), (0,), 0.99),
        Bead((1,), (1,), 0.5),
        Bead((2, 3), (2,), 0.7),
        Bead((4,), (), 0.9),
        Bead((5,), (3,), 0.97),
    )
    return Review.of(Alignment(document("en", src), document("ru", tgt), beads))


@pytest.fixture
def base():
    """What is sent to the browser for a review."""
    return lambda review: json.loads(payload.texts(review, "texts:1"))


@pytest.fixture(scope="module")
def tab(chromium):
    """A blank page whose server has only the modules."""

    def serve(route):
        path = FOLDER / route.request.url.removeprefix(ADDRESS)
        if path.suffix == ".js":
            route.fulfill(path=path, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html>", content_type="text/html")

    page = chromium.new_page()
    page.route(ADDRESS + "**", serve)
    page.goto(ADDRESS)
    yield page
    page.close()


@pytest.fixture
def run(tab):
    """Run the body of a function in the page, with ``given`` and the exports of ``module``."""

    def in_page(module, body, given=None):
        script = (
            "async ([module, body, given]) => {"
            "  const all = await import(`/${module}.js`);"
            "  const names = Object.keys(all).filter((name) => name !== 'default');"
            "  return new Function('given', ...names, body)(given, ...names.map((n) => all[n]));"
            "}"
        )
        return tab.evaluate(script, [module, body, given])

    return in_page
