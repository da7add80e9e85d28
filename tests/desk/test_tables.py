"""What the grid's scripts know from Python is what Python knows."""

import re
from typing import get_args

from align.anchors import LinkKind
from align.desk import tables
from align.desk.editing import Editor
from align.review import OPERATIONS
from align.review.things import Verdict

SCRIPTS = sorted(tables.MODULE.parent.glob("*.js"))


def test_the_module_is_what_python_would_write():
    assert tables.MODULE.read_text("utf-8") == tables.module(), "python -m align.desk.tables"


def test_every_operation_of_a_person_is_called_something():
    assert set(tables.DONE) == set(OPERATIONS) - {"weigh"}


def test_every_kind_of_mark_and_every_verdict_is_called_something():
    assert set(tables.MARKS) == set(get_args(LinkKind))
    assert set(tables.STATUSES) == set(get_args(Verdict))


def test_the_scripts_send_no_mail_that_nobody_answers():
    class Unguarded(Editor):
        def _guarded(self, handler):
            return handler

    known = Unguarded.__new__(Unguarded).handlers.keys() | {"poll"}
    sent = {
        kind
        for script in SCRIPTS
        for kind in re.findall(r'post\.send\("(\w+)"', script.read_text("utf-8"))
    }
    assert known - {"undo", "redo"} == sent  # these two are sent by a variable
