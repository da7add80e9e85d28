"""Reviewing an alignment: the review, what people can do to it, and what that changes.

Everything here is pure: ``apply`` takes a ``Review`` and an ``Operation`` and returns the ``Patch``
that changes the review. ``align.store`` keeps reviews and patches.
"""

from align.review.anew import realign, weigh
from align.review.decisions import (
    Accept,
    AcceptAbove,
    AddComment,
    Bookmark,
    Boundary,
    DropComment,
    Judge,
    JudgeAbove,
    Note,
    Reject,
    Reopen,
)
from align.review.judgements import Dismiss, EndRule, Ignore, Rename, Restore
from align.review.marking import Annotate, Arbitrate, Reannotate, Unannotate
from align.review.model import Review, View
from align.review.operation import ROLES, Operation, Role
from align.review.operations import OPERATIONS, apply, operation
from align.review.patch import Diff, Patch
from align.review.renew import Renew
from align.review.structure import Link, Merge, Move, Relink, Shift, Split, Unlink, Weigh
from align.review.takeback import TakeBack
from align.review.things import (
    Annotation,
    Cell,
    Comment,
    Dismissed,
    Rendering,
    Reply,
    Row,
    Ruled,
    Side,
    Status,
    Verdict,
)
from align.review.threads import Assign, CommentOn, ReplyTo, Resolve
from align.review.wording import Cut, Edit, Join, Replace
from align.review.writing import Write

__all__ = [
    "OPERATIONS",
    "ROLES",
    "Accept",
    "AcceptAbove",
    "AddComment",
    "Annotate",
    "Annotation",
    "Arbitrate",
    "Assign",
    "Bookmark",
    "Boundary",
    "Cell",
    "Comment",
    "CommentOn",
    "Cut",
    "Diff",
    "Dismiss",
    "Dismissed",
    "DropComment",
    "Edit",
    "EndRule",
    "Ignore",
    "Join",
    "Judge",
    "JudgeAbove",
    "Link",
    "Merge",
    "Move",
    "Note",
    "Operation",
    "Patch",
    "Reannotate",
    "Reject",
    "Relink",
    "Rename",
    "Rendering",
    "Renew",
    "Reopen",
    "Replace",
    "Reply",
    "ReplyTo",
    "Resolve",
    "Restore",
    "Review",
    "Role",
    "Row",
    "Ruled",
    "Shift",
    "Side",
    "Split",
    "Status",
    "TakeBack",
    "Unannotate",
    "Unlink",
    "Verdict",
    "View",
    "Weigh",
    "Write",
    "apply",
    "operation",
    "realign",
    "weigh",
]
