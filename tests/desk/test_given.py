"""A pair on the command line, in a real browser: opened at the first visit, and never again."""

import pytest
from served import CHECKOUT, SAMPLE, serving

from align.store import Store

pytestmark = pytest.mark.browser

PAIR = [CHECKOUT / f"corpora/{lang}/{SAMPLE}.txt" for lang in ("en", "ru")]
LIBRARY = "textarea"  # where texts are pasted


@pytest.fixture
def address(desk_folder):
    """The address of a desk that nobody has visited, with a pair on its command line."""
    with serving(desk_folder, *PAIR) as found:
        yield found


def test_the_first_visit_opens_it_and_the_library_then_stays(visit):
    tab = visit("/")
    tab.get_by_role("link", name="Library", exact=True).click()
    tab.wait_for_selector(LIBRARY)
    tab.reload()
    tab.wait_for_selector(LIBRARY)
    visit("/", wait=LIBRARY)


def test_after_a_visit_of_another_document_the_library_is_the_library(visit, desk_folder):
    before = len(Store.open(desk_folder / "library.sqlite").library())
    tab = visit("/review?doc=2")
    tab.get_by_role("link", name="Library", exact=True).click()
    tab.wait_for_selector(LIBRARY)
    assert len(Store.open(desk_folder / "library.sqlite").library()) == before
