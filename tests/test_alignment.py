"""Properties of an alignment."""

from __future__ import annotations

import pytest
from lxml import html

from align import formats
from align.alignment import Alignment, Bead, Origin
from align.text import Document

SRC = Document.from_sentences(["One.", "Two.", "Three.", "Four."], "en")
TGT = Document.from_sentences(["Один.", "Два."], "ru")


def of(*beads: Bead, method: Origin = "anchor") -> Alignment:
    return Alignment(SRC, TGT, beads, method)


def test_a_bead_with_probability_one_half_counts_half_as_unmatched() -> None:
    made = of(Bead((0,), (0,), 0.5), Bead((1,), (1,), 1.0), Bead((2,), ()), Bead((3,), ()))
    assert made.unmatched == pytest.approx((0.625, 0.25))


def test_texts_are_strange_only_if_both_sides_are_unmatched() -> None:
    """A summary, or a page that is only partly translated, is not a different text."""
    part = of(Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.9), Bead((2,), ()), Bead((3,), ()))
    alone = [Bead((k,), ()) for k in range(4)] + [Bead((), (k,)) for k in range(2)]
    assert not part.is_strange
    assert of(*alone).is_strange


def test_an_alignment_stated_by_a_file_is_never_strange() -> None:
    alone = [Bead((k,), ()) for k in range(4)] + [Bead((), (k,)) for k in range(2)]
    assert not of(*alone, method="imported").is_strange


def test_without_sentences_nothing_is_unmatched() -> None:
    empty = Document.from_sentences([], "en")
    assert Alignment(empty, empty, ()).unmatched == (0.0, 0.0)


@pytest.mark.parametrize(
    ("name", "missing"), [("tmx", 2), ("tokens", 2), ("xliff", 1), ("jsonl", 0), ("html", 0)]
)
def test_each_format_counts_the_beads_that_it_leaves_out(name: str, missing: int) -> None:
    made = of(Bead((0, 1), (0,)), Bead((2, 3), ()), Bead((), (1,)))
    assert formats.left_out(made, formats.find(name)) == missing


@pytest.mark.parametrize(
    ("lang", "joined"),
    [
        ("zh-Hans", "河水涨了。我们走吧。"),
        ("ja", "河水涨了。我们走吧。"),
        ("en", "河水涨了。 我们走吧。"),
    ],
)
def test_sentences_are_joined_as_their_language_joins_them(lang, joined):
    one = Document.from_sentences(["河水涨了。", "我们走吧。"], lang)
    two = Document.from_sentences(["The river rose. Let us go."], "en")
    bead = Bead((0, 1), (0,))
    assert Alignment(one, two, (bead,)).src_text(bead) == joined
    assert Alignment(two, one, (Bead((0,), (0, 1)),)).tgt_text(Bead((0,), (0, 1))) == joined


LADDER = of(Bead((0, 1), (0,), 0.5), Bead((2,), (), 0.9), Bead((3,), (1,)))


def test_an_alignment_iterates_over_its_beads() -> None:
    assert list(LADDER) == list(LADDER.beads)
    assert len(LADDER) == 3
    assert Bead((2,), ()) in LADDER


def test_an_alignment_without_beads_is_true() -> None:
    assert of()


def test_its_short_form_says_what_it_is_without_its_texts() -> None:
    assert repr(LADDER) == ("<Alignment en and ru: 4 and 2 sentences, 3 beads, 1 doubtful, anchor>")


def test_a_document_prints_as_its_language_name_and_size() -> None:
    titled = Document("The lamp is lit.", "en-GB", (), title="Lamps")
    assert (repr(titled), repr(TGT)) == (
        "<Document en-GB 'Lamps': 16 characters>",
        "<Document ru: 2 sentences>",
    )


def test_a_data_frame_has_a_row_for_each_bead() -> None:
    frame = LADDER.to_dataframe()
    assert list(frame["type"]) == ["2-1", "1-0", "1-1"]
    assert list(frame["src_text"]) == ["One. Two.", "Three.", "Four."]
    assert list(frame["tgt"]) == [(0,), (), (1,)]


def test_an_empty_alignment_gives_the_same_columns() -> None:
    assert list(of().to_dataframe().columns) == list(LADDER.to_dataframe().columns)


def test_a_notebook_shows_the_beads_with_doubtful_ones_in_bold() -> None:
    table = html.fromstring(LADDER._repr_html_())
    assert [cell.text for cell in table.iter("td")][:2] == ["One. Two.", "Один."]
    assert [bold.text for bold in table.iter("b")] == ["0.50"]


def test_a_notebook_shows_signs_of_html_as_they_are() -> None:
    src, tgt = (Document.from_sentences(["<b>&</b>"], lang) for lang in ("en", "ru"))
    table = html.fromstring(Alignment(src, tgt, (Bead((0,), (0,)),))._repr_html_())
    assert [cell.text for cell in table.iter("td")][:2] == ["<b>&</b>", "<b>&</b>"]


def test_a_notebook_shows_the_first_beads_of_a_book_and_counts_the_rest() -> None:
    side = Document.from_sentences(["One."] * 80, "en")
    book = Alignment(side, side, tuple(Bead((i,), (i,)) for i in range(80)))
    assert html.fromstring(book._repr_html_()).xpath("string(//tr[last()])") == "30 more"
