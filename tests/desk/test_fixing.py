"""Where a quick fix is written among the sentences of a bead."""

import re
from random import Random

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


def test_a_sentence_still_begins_with_a_capital_after_a_deletion():
    both = sides(["The stove is cold."], ["Говорят, печь остыла."])
    assert written(CellFix(11, 0, "Говорят, ", ""), (), both, EN_RU, ()) == (11, "Печь остыла.")


def test_words_that_have_changed_since_are_left_alone():
    with pytest.raises(EditError):
        written(CellFix(11, 4, "17", "15"), (), sides(["It met."], ["Все раз."]), EN_RU, ())


@pytest.mark.parametrize(
    ("links", "after"),
    [
        ([((10, 15), (9, 14), "word")], "Он видел 15 лодок."),  # before what follows it
        ([((3, 6), (0, 8), "word")], "Он видел 15 лодок."),  # after what comes before it
        ([((7, 9), (3, 8), "word")], "Он 15 видел лодок."),  # a wrong link deletes nothing
        ([], "Он видел лодок 15."),
    ],
)
def test_missing_words_are_put_where_their_neighbours_are(links, after):
    both = sides(["He saw 15 boats."], ["Он видел лодок."])
    assert written(CellFix(0, 0, "", "15"), [(1, 7, 9)], both, EN_RU, links) == (11, after)


WORD = re.compile(r"\w+")


def linked(src, tgt, *pairs):
    """Links between the words of two texts, by their numbers."""
    spans = [[match.span() for match in WORD.finditer(text)] for text in (src, tgt)]
    return [(spans[0][one], spans[1][other], "word") for one, other in pairs]


def denied(src, tgt, pairs, denial="not", piece="не", langs=EN_RU):
    begin = src.index(denial)
    span = (1, begin, begin + len(denial))
    links = linked(src, tgt, *pairs)
    both = sides([src], [tgt])
    return written(CellFix(0, 0, "", piece), [span], both, langs, links)[1]


@pytest.mark.parametrize(
    ("src", "tgt", "pairs", "after"),
    [
        (
            "They did not sign the lease.",
            "Они подписали договор.",
            [(0, 0), (2, 1), (3, 1), (5, 2)],
            "Они не подписали договор.",
        ),
        (
            "Rents were not yet rising.",
            "Плата ещё росла.",
            [(0, 0), (2, 1), (3, 1), (4, 2)],
            "Плата ещё не росла.",
        ),
        (
            "The plans were not published.",
            "Планы были опубликованы.",
            [(1, 0), (2, 1), (4, 2)],
            "Планы не были опубликованы.",
        ),
        (
            "They could not reach the pier.",
            "Они могли добраться до пирса.",
            [(0, 0), (1, 1), (2, 1), (3, 2), (5, 4)],
            "Они не могли добраться до пирса.",
        ),
        (
            "He said that he did not come.",
            "Он сказал, что пришёл.",
            [(0, 0), (1, 1), (2, 2), (6, 3)],
            "Он сказал, что не пришёл.",
        ),
        ("Do not touch it.", "Трогайте это.", [(1, 0), (2, 0)], "Не трогайте это."),
        ("Berlin did not answer.", "Берлин ответил.", [], "Берлин не ответил."),
    ],
)
def test_a_denial_is_put_before_the_verb_that_it_denies(src, tgt, pairs, after):
    assert denied(src, tgt, pairs) == after


def test_a_denial_is_put_before_the_helping_verb_in_polish():
    src, tgt = "It was not published.", "To było wydane."
    pairs = [(1, 1), (2, 2), (3, 2)]
    assert denied(src, tgt, pairs, piece="nie", langs=("en", "pl")) == "To nie było wydane."


def test_a_name_at_the_beginning_keeps_its_capital():
    assert denied("Anna not here.", "Анна тут.", [(1, 0)]) == "Не Анна тут."


@pytest.mark.parametrize("seed", range(60))
def test_an_insertion_deletes_no_word(seed):
    chance = Random(seed)
    src = "The ferry, they said, did not sail (at 15 knots) before noon."
    texts = [
        "Паром, как сообщили, был готов (на 3 узла) отплыть.",
        "Он «вышел» до полудня; да.",
    ][: chance.randint(1, 2)]
    joined = " ".join(texts)
    counts = [len(WORD.findall(text)) for text in (src, joined)]
    pairs = [tuple(chance.randrange(n) for n in counts) for _ in range(chance.randrange(12))]
    piece = chance.choice(["не", "15", "Анна", "узел связи"])
    span = chance.choice([match.span() for match in WORD.finditer(src)])
    both = sides([src], texts)
    fix = CellFix(0, 0, "", piece)
    number, text = written(fix, [(1, *span)], both, EN_RU, linked(src, joined, *pairs))
    (before,) = [cell.text for cell in both[1] if cell.id == number]
    words = WORD.findall(text.lower())
    rest = iter(words)
    assert all(word in rest for word in WORD.findall(before.lower()))
    assert len(words) == len(WORD.findall(before)) + len(piece.split())


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
        (CellFix(1, 4, " ", ""), "Delete the space"),
        (CellFix(1, 4, "", " "), "Insert a space"),
        (CellFix(1, 0, "5 %", "5\u00a0%"), "Correct the spaces"),
    ],
)
def test_a_button_says_what_its_fix_does(fix, label):
    assert fix.label(Words("en")) == label
