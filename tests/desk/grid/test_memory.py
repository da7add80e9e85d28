"""What the memory does to a bead."""

import pytest

pytestmark = pytest.mark.browser

SCRIPT = (
    "return translating({ id: 9, tgt: given }, { tgt: 'A. B.', sentences: ['A.', 'B.'] }, 'C.');"
)


@pytest.mark.parametrize(
    ("cells", "op"),
    [
        ([4], {"op": "edit", "cell": 4, "text": "A. B."}),
        ([4, 5], {"op": "write", "row": 9, "side": "tgt", "texts": [[4, "A."], [5, "B."]]}),
        ([], {"op": "write", "row": 9, "side": "tgt", "texts": [[0, "A."], [0, "B."]]}),
        ([4, 5, 6], {"op": "write", "row": 9, "side": "tgt", "texts": [[4, "A."], [5, "B."]]}),
    ],
)
def test_a_bead_gets_the_sentences_of_a_match(run, cells, op):
    assert run("memory", SCRIPT, cells) == op


def test_the_same_translation_changes_nothing(run):
    script = "return translating({ id: 9, tgt: [4] }, { tgt: 'A.', sentences: ['A.'] }, 'A.');"
    assert run("memory", script) is None
