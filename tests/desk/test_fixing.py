"""Where a quick fix is written among the sentences of a bead."""

import pytest

from align.desk.fixing import CellFix, written
from align.errors import EditError
from align.review import Cell
from align.words import Words

EN_RU = ("en", "ru")


def sides(src, tgt):
    return tuple(
        [Cell(start + k, side, text, text, 0, str(k)) for k, text in enumerate(texts)]
        for side, texts, start in (("src", src, 1), ("tgt", tgt, 11))
    )


def test_words_are_replaced_where_they_are():
    fix = CellFix(12, 4, "17", "15")
    both = sides(["It met."], ["Да.", "Все 17 раз."])
    assert written(fix, (), both, EN_RU, ()) == (12, "Все 15 раз.")


def test_words_that_have_changed_since_are_left_alone():
    with pytest.raises(EditError):
        written(CellFix(11, 4, "17", "15"), (), sides(["It met."], ["Все раз."]), EN_RU, ())


@pytest.mark.parametrize(
    ("links", "after"),
    [
        ([((10, 15), (9, 14), "word")], "Он видел 15 лодок."),  # before what follows it
        ([((3, 6), (0, 8), "word")], "Он видел 15 лодок."),  # after what comes before it
        ([((7, 9), (3, 8), "word")], "Он 15 лодок."),  # instead of what translates it
        ([], "Он видел лодок 15."),
    ],
)
def test_missing_words_are_put_where_their_neighbours_are(links, after):
    both = sides(["He saw 15 boats."], ["Он видел лодок."])
    assert written(CellFix(0, 0, "", "15"), [(1, 7, 9)], both, EN_RU, links) == (11, after)


def test_chinese_gets_no_spaces():
    both = sides(["He saw 15 boats."], ["他看见船。"])
    links = [((10, 15), (3, 4), "word")]
    fix = CellFix(0, 0, "", "15")
    assert written(fix, [(1, 7, 9)], both, ("en", "zh"), links) == (11, "他看见15船。")


@pytest.mark.parametrize(
    ("fix", "label"),
    [
        (CellFix(0, 0, "", "15"), "Insert “15”"),
        (CellFix(1, 0, " gate", ""), "Delete “gate”"),
        (CellFix(1, 0, "17", "15"), "Replace with “15”"),
        (CellFix(1, 0, "  ", " "), "Correct the spaces"),
        (CellFix(1, 0, "5 %", "5\u00a0%"), "Correct the spaces"),
    ],
)
def test_a_button_says_what_its_fix_does(fix, label):
    assert fix.label(Words("en")) == label
