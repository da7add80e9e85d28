"""Editing in place: what is saved of the sentences that a person wrote."""

import pytest

pytestmark = pytest.mark.browser

#: Saves the lines of the second argument, where the first ones were before.
SAVING = """
const [before, lines] = given;
return saving({ row: 5, side: "tgt", before }, lines);
"""


def write(*texts):
    return {"op": "write", "row": 5, "side": "tgt", "texts": [list(text) for text in texts]}


@pytest.mark.parametrize(
    ("before", "lines", "op"),
    [
        ([(1, "A.")], [(1, "A. ")], None),
        ([(1, "A\n B.")], [(1, "A B.")], None),
        ([(1, "A.")], [(1, "B.")], {"op": "edit", "cell": 1, "text": "B."}),
        ([(1, "A."), (2, "B.")], [(1, "A."), (2, "C.")], write((1, "A."), (2, "C."))),
        ([(1, "A.")], [(1, "A."), (0, "New.")], write((1, "A."), (0, "New."))),
        ([(1, "A.")], [(1, "A."), (0, " ")], None),
        ([(1, "A."), (2, "B.")], [(1, ""), (2, "B.")], write((2, "B."))),
        ([(1, "A.")], [(1, "")], write()),
        ([], [(0, "New.")], write((0, "New."))),
        ([], [(0, "")], None),
    ],
)
def test_only_what_has_changed_is_saved(run, before, lines, op):
    assert run("lines", SAVING, [before, lines]) == op


def test_a_text_comes_back_as_the_sentences_that_it_was_made_of(run):
    script = "return written(textOf(given), given.map(([id]) => id));"
    lines = [[1, "A."], [0, "B\nC."], [2, ""]]
    assert run("lines", script, lines) == [[1, "A."], [0, "B C."], [2, ""]]


def test_lines_that_were_added_are_new_sentences(run):
    assert run("lines", "return written('A.\\nB.', [1]);") == [[1, "A."], [0, "B."]]


@pytest.mark.parametrize(
    ("lines", "was", "now", "brought", "clash"),
    [
        ([(1, "X.")], [(1, "A.")], [(1, "A."), (2, "B.")], [(1, "X."), (2, "B.")], False),
        ([(2, "X.")], [(2, "B.")], [(1, "A."), (2, "B.")], [(1, "A."), (2, "X.")], False),
        (
            [(1, "X."), (0, "New.")],
            [(1, "A.")],
            [(1, "A."), (2, "B."), (3, "C.")],
            [(1, "X."), (0, "New."), (2, "B."), (3, "C.")],
            False,
        ),
        ([(1, "X."), (2, "B.")], [(1, "A."), (2, "B.")], [(1, "A.")], [(1, "X.")], False),
        ([(1, "X."), (2, "B.")], [(1, "A."), (2, "B.")], [(1, "A."), (2, "C.")], None, False),
        ([(1, "A. B.")], [(1, "A."), (2, "B.")], [(1, "A."), (2, "B.")], [(1, "A. B.")], False),
        ([(1, "A. B.")], [(1, "A."), (2, "B.")], [(1, "A."), (2, "C.")], [(1, "A. B.")], True),
        ([(1, "X.")], [(1, "A.")], [(1, "C.")], [(1, "X.")], True),
        ([(1, "X.")], [(1, "A.")], [(1, "X.")], [(1, "X.")], False),
        ([(0, "New.")], [], [(3, "C.")], [(3, "C."), (0, "New.")], False),
    ],
)
def test_a_draft_has_the_sentences_that_have_come_since(run, lines, was, now, brought, clash):
    made = run("lines", "return brought(...given);", [lines, was, now])
    expected = brought or [(1, "X."), (2, "C.")]
    assert made == {"lines": [list(line) for line in expected], "clash": clash}
