"""What the grid knows of a document, and what it shows of it."""

import pytest

from align.desk import payload
from align.review import (
    Accept,
    AddComment,
    Annotate,
    Bookmark,
    Boundary,
    Cut,
    Edit,
    Join,
    Judge,
    Merge,
    Note,
    Shift,
    Split,
    Unlink,
    apply,
)

pytestmark = pytest.mark.browser

#: The rows and sentences of a model, apart from what it has only found for itself.
DESCRIBE = """
const describe = (model) => ({
  rows: model.rows.map(({ marks, ...row }) => row),
  cells: model.rows.flatMap((row) => model.cellsOf([...row.src, ...row.tgt]))
    .map(({ folded, was = null, ...cell }) => ({ ...cell, was })),
});
"""
SHOWN = "return model.shown.map((row) => row.at);"


def done(review, *operations):
    for op in operations:
        review = review.patched(apply(review, op), review.seq + 1)
    return review


@pytest.mark.parametrize(
    "make",
    [
        lambda rows: Accept((rows[1].id, rows[4].id)),
        lambda rows: Merge((rows[0].id, rows[1].id)),
        lambda rows: Merge((rows[1].id, rows[2].id, rows[3].id)),
        lambda rows: Split(rows[2].id, 1, 0),
        lambda rows: Unlink(rows[0].id),
        lambda rows: Shift("tgt", rows[1].id, 1),
        lambda rows: Edit(rows[0].src[0], "The mill stood."),
        lambda rows: Cut(rows[2].tgt[0], 8),
        lambda rows: Join(rows[2].src[0]),
        lambda rows: AddComment(rows[0].id, "Why?"),
        lambda rows: Bookmark(rows[3].id, on=True),
        lambda rows: Note(rows[3].id, "left out"),
        lambda rows: Annotate(rows[2].tgt[0], 0, 3, "omission", "major", ""),
    ],
)
def test_a_change_makes_of_the_model_what_would_be_loaded_anew(run, base, review, make):
    before = review
    patch = apply(before, make(before.rows))
    after = before.patched(patch, before.seq + 1)
    old, new = run(
        "model",
        DESCRIBE + "const model = new Model(given.base); model.apply(given.change);"
        "return [describe(model), describe(new Model(given.after))];",
        {"base": base(before), "change": payload.delta(before, after, patch), "after": base(after)},
    )
    assert old == new


def test_rows_whose_texts_stay_keep_their_marks(run, base, review):
    patch = apply(review, Accept((review.rows[0].id,)))
    change = payload.delta(review, review.patched(patch, 1), patch)
    assert run(
        "model",
        "const model = new Model(given.base); model.rows[0].marks = [[[0, 0, 3, 0, 'word']], []];"
        "model.apply(given.change); return model.rows[0].marks;",
        {"base": base(review), "change": change},
    ) == [[[0, 0, 3, 0, "word"]], []]


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("model.quick = 'doubtful'", [1, 2]),
        ("model.quick = 'unmatched'", [3]),
        ("model.quick = 'uneven'", [2, 3]),
        ("model.want.type = '2-1'", [2]),
        ("model.order = 'doubt'", [1, 2, 3, 4, 0]),
        ("model.query = 'ОНИ СПЯТ'", [2]),
        ("model.query = 'елкина'", [4]),
        ("model.query = '^(owls|rain)'; model.regex = true", [1, 4]),
    ],
)
def test_filters_order_and_search_decide_what_is_shown(run, base, review, change, shown):
    script = f"const model = new Model(given); {change}; model.refresh(); {SHOWN}"
    assert run("model", script, base(review)) == shown


def test_findings_come_first_in_the_queue(run, base, review):
    issue = {"weight": 1, "kind": "number", "title": "Number"}
    script = (
        "const model = new Model(given.base); model.issues.set(model.rows[4].id, [given.issue]);"
        f"model.order = 'doubt'; model.refresh(); {SHOWN}"
    )
    assert run("model", script, {"base": base(review), "issue": issue})[0] == 4


def test_an_expression_that_is_not_valid_is_a_syntax_error(run, base, review):
    script = (
        "const model = new Model(given); model.regex = true; model.query = '(';"
        "try { model.refresh(); } catch (error) { return error.name; }"
    )
    assert run("model", script, base(review)) == "SyntaxError"


def test_what_was_just_touched_stays_in_sight(run, base, review):
    patch = apply(review, Accept((review.rows[1].id,)))
    change = payload.delta(review, review.patched(patch, 1), patch)
    script = (
        "const model = new Model(given.base); model.quick = 'doubtful'; model.refresh();"
        f"model.keep(model.apply(given.change)); {SHOWN}"
    )
    assert run("model", script, {"base": base(review), "change": change}) == [1, 2]


def test_a_stretch_ends_above_the_next_accepted_row_or_boundary(run, base, review):
    ids = [row.id for row in review.rows]
    review = done(review, Accept((ids[2],)), Boundary(ids[4], on=True))
    stretches = run(
        "model",
        "const model = new Model(given); return model.rows.map((row) => model.stretch(row));",
        base(review),
    )
    assert stretches == [ids[0:2], ids[1:2], ids[2:4], ids[3:4], ids[4:]]


@pytest.mark.parametrize(
    ("row", "cell", "cut"),
    [
        (2, "row.src[1]", {"src": 1, "tgt": 1}),  # the one counterpart goes with the longer part
        (2, "null", {"src": 1, "tgt": 1}),
        (1, "row.src[0]", {"src": 1, "tgt": 1}),
    ],
)
def test_a_split_cuts_both_sides_at_the_same_share(run, base, review, row, cell, cut):
    script = f"const m = new Model(given); const row = m.rows[{row}]; return m.cutAt(row, {cell});"
    assert run("model", script, base(review)) == cut


def test_the_nearest_row_is_sought_round_the_end(run, base, review):
    script = (
        "const m = new Model(given); const [first, , , , last] = m.rows;"
        "const isAlone = (row) => !row.tgt.length;"
        "return [[last, 1], [first, -1], [null, 1], [null, -1]]"
        "  .map(([from, step]) => m.nearest(from, step, isAlone).at);"
    )
    assert run("model", script, base(review)) == [3, 3, 3, 3]


def test_the_neighbour_of_a_hidden_row_is_the_shown_one_next_to_it(run, base, review):
    script = (
        "const m = new Model(given); m.quick = 'doubtful'; m.refresh();"
        "return [[0, 1], [4, -1], [4, 1], [3, -1]]"
        "  .map(([at, step]) => m.neighbour(m.rows[at], step).at);"
    )
    assert run("model", script, base(review)) == [1, 2, 2, 2]


def test_the_filter_by_people_shows_whose_work_a_bead_is(run, base, review):
    first, second, third = (row.id for row in review.rows[:3])
    work = (
        ("ann", Judge((first, second), "good")),
        ("bob", Judge((second,), "good")),
        ("ann", Edit(review.row(third).tgt[0], "Они спят.")),
    )
    for who, op in work:
        review = review.patched(apply(review, op, who), review.seq + 1)
    script = (
        "const model = new Model(given.base); model.who = 'ann';"
        "return given.wanted.map((people) => {"
        "  model.want.people = people; model.refresh();"
        "  return model.shown.map((row) => row.at); });"
    )
    wanted = ["others", "once", "by:ann", "by:bob", ""]
    assert run("model", script, {"base": base(review), "wanted": wanted}) == [
        [3, 4],
        [0, 2, 3, 4],
        [2],
        [],
        [0, 1, 2, 3, 4],
    ]
