"""Which class names and ids say that an element is a box."""

from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from align.loaders import box_names


@pytest.mark.parametrize(
    "name",
    [
        "author-bio",
        "newsletter-signup",
        "promo",
        "promo-box",
        "bio",
        "ce_relatedArticles",
        "ArticleAuthorInfo__inner",
    ],
)
def test_a_name_of_a_box_of_sentences(name):
    assert box_names.mean_box_of_sentences(fragment_fromstring(f"<div class='{name}'></div>"))


@pytest.mark.parametrize(
    "markup",
    [
        "<h2 class='related'></h2>",
        "<section id='the-ferry-and-related-boats'></section>",
        "<div class='et_pb_promo_description'></div>",
        "<div class='linkflair-bionics'></div>",
        "<div class='story_text__x2Bio'></div>",
    ],
)
def test_a_name_that_says_nothing(markup):
    assert not box_names.mean_box_of_sentences(fragment_fromstring(markup))


def test_more_names_count_at_the_edge_of_a_text():
    note = fragment_fromstring("<div class='author__note'></div>")
    assert box_names.mean_box_at_edge(note)
    assert not box_names.mean_box_of_sentences(note)
