"""A further text in the grid: what it says for each sentence, as in Python."""

import pytest

from align.desk.views import columns
from align.review import Review
from align.review.columns import Column

pytestmark = pytest.mark.browser


def test_the_grid_finds_the_same_texts_as_the_files(run, harbour):
    """Also if sentences in the middle, at the beginning or everywhere are gone."""
    review = Review.of(harbour, "Harbour")
    cells = [cell.id for cell in review.in_order("src")]
    column = Column("MT", "de", "src", tuple((cell, f"<{cell}>") for cell in cells))
    script = (
        "const [column, here] = given;"
        "return [...saidBy(column, (cell) => here.includes(cell))].sort((a, b) => a[0] - b[0]);"
    )
    for gone in ([], cells[1:2], cells[:2], cells[-1:], cells[1:], cells):
        here = [cell for cell in cells if cell not in gone]
        found = run("columns", script, [columns.sent(column, "en"), here])
        wanted = {}
        for cell, text in column.parts:
            near = [one for one in here if one <= cell] or here[:1]
            if near:
                wanted.setdefault(near[-1], []).append(text)
        assert found == [[cell, texts] for cell, texts in sorted(wanted.items())]
