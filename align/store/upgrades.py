"""Convert bodies of earlier formats (``bodies``) to the current one when they are read.

To change the fields of a document, of an operation or of a thing in a review:

1. Make a library with the code before your change: ``tests/store/golden/make.py``.
2. Add a script to ``schema``. It begins a new format, which earlier versions of Sverka refuse to
   open. A comment is enough if no table changes.
3. Add a function here that converts a body from the old form to the new one, a line in
   ``UPGRADES``, and a test in ``tests/store/test_upgrades.py``, which also lists the fields.

Bodies from before format 5 have no number and get every upgrade. So the upgrades up to 5 must not
change a body that already has the new form.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

Kind = Literal["document", "change", "suggestions"]


def with_weighed(change: Any) -> Any:
    """Format 3 says whether each probability is up to date. Before, all were taken to be.

    A change is ``{"op": operation, "patch": {"diffs": [[kind, id, was, now]], "touched": [row]}}``.
    """
    for values in (values for diff in _diffs(change) for values in diff[2:] if values):
        if "probability" in values:
            values.setdefault("weighed", True)
    return change


def with_slid_rows_left_open(change: Any) -> Any:
    """After a shift, only the row where it began counts as paired by a person.

    Before format 3, all rows below it that were shifted counted too, though nobody had seen them.
    """
    if change["op"]["op"] == "shift":
        for kind, _, _, now in _diffs(change)[1:]:
            if kind == "row" and now and "src" in now:
                now |= {"by": "aligner", "probability": 0.0, "weighed": False}
    return change


def with_rendering(change: Any) -> Any:
    """Format 9 has a second judgement of each row, about the translation. Before, there was none.

    Only differences of new and removed rows name all fields.
    """
    for kind, _, was, now in _diffs(change):
        if kind == "row" and not (was and now):
            (was or now).setdefault("rendering", "open")
    return change


def with_threads(change: Any) -> Any:
    """From format 10 on, comments are threads. Before, each was a thread of one.

    Only differences of new and removed comments name all fields.
    """
    alone = {"answers": 0, "begin": 0, "end": 0, "resolved": False, "assigned": ""}
    for kind, _, was, now in _diffs(change):
        if kind == "comment" and not (was and now):
            known = was or now
            known |= alone | known
    if change["op"]["op"] == "take_back":
        for name in ("replies", "resolved"):
            change["op"].setdefault(name, [])
    return change


def with_readers(change: Any) -> Any:
    """Format 13 says who judged and who edited each row. Before, nobody knows.

    Only differences of new and removed rows name all fields.
    """
    for kind, _, was, now in _diffs(change):
        if kind == "row" and not (was and now):
            known = was or now
            known |= {"readers": [], "editors": []} | known
    return change


def with_new_sentences_apart(change: Any) -> Any:
    """From format 16 on, new sentences of files that came back have fields of their own. Before,
    those after a sentence were named by a minus before its id, among the translations of rows.
    """
    op = change["op"]
    if op["op"] == "take_back":
        op["after"] = [[-number, text] for number, text in op["added"] if number < 0]
        op["added"] = [[number, text] for number, text in op["added"] if number > 0]
        op["before"] = []
    return change


def with_suggestions_named(suggestions: Any) -> Any:
    """From format 5 on they are a dictionary instead of a list, with room for the number."""
    return {"beads": suggestions} if isinstance(suggestions, list) else suggestions


def _diffs(change: Any) -> Any:
    return change["patch"]["diffs"]


#: All upgrades: the format that the upgrade leads to, the kind of body, the function. They are
#: applied in this order, and may change the body that they get.
UPGRADES: tuple[tuple[int, Kind, Callable[[Any], Any]], ...] = (
    (3, "change", with_weighed),
    (3, "change", with_slid_rows_left_open),
    (5, "suggestions", with_suggestions_named),
    (9, "change", with_rendering),
    (10, "change", with_threads),
    (13, "change", with_readers),
    (16, "change", with_new_sentences_apart),
)
