"""A pair on the command line, in a real browser: opened at the first visit, and never again."""

import pytest
from served import OWLS, SOVY, serving

import align
from align.store import Store

pytestmark = pytest.mark.browser

LIBRARY = "textarea"  # where texts are pasted


@pytest.fixture
def own(tmp_path):
    """The folder of a library with one document."""
    kept = align.align_sentences(["No owls."], ["Сов нет."], "en", "ru", method="length")
    Store.open(tmp_path / "library.sqlite").add(kept, "Owls")
    return tmp_path


@pytest.fixture
def address(own):
    """The address of a desk that nobody has visited, with a pair on its command line."""
    pair = [own / "mill.en.txt", own / "mill.ru.txt"]
    for path, text in zip(pair, (OWLS, SOVY), strict=True):
        path.write_text(text, "utf-8")
    with serving(own, *pair) as found:
        yield found


def test_the_first_visit_opens_it_and_the_library_then_stays(visit):
    tab = visit("/")
    tab.get_by_role("link", name="Library", exact=True).click()
    tab.wait_for_selector(LIBRARY)
    tab.reload()
    tab.wait_for_selector(LIBRARY)
    visit("/", wait=LIBRARY)


def test_it_is_opened_on_coming_back_if_another_page_interrupted_it(visit, own):
    """The texts are long enough to leave while they are read."""
    for path, text in ((own / "mill.en.txt", OWLS), (own / "mill.ru.txt", SOVY)):
        path.write_text("\n\n".join(f"{text} {k}." for k in range(1500)), "utf-8")
    tab = visit("/", wait="[data-testid=stProgress]")
    tab.get_by_role("link", name="Search", exact=True).click()
    tab.get_by_role("heading", name="Search", exact=True).wait_for()
    assert len(Store.open(own / "library.sqlite").library()) == 1
    tab.get_by_role("link", name="Library", exact=True).click()
    tab.wait_for_selector(".row")


def test_after_a_visit_of_another_document_the_library_is_the_library(visit, own):
    before = len(Store.open(own / "library.sqlite").library())
    tab = visit("/review?doc=1")
    tab.get_by_role("link", name="Library", exact=True).click()
    tab.wait_for_selector(LIBRARY)
    assert len(Store.open(own / "library.sqlite").library()) == before
