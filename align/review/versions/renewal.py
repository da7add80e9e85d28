"""A new version of one side of a review, with everything that people decided about the old one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from align.errors import EditError
from align.languages import joiner
from align.review.model import Review
from align.review.things import Row, Side
from align.review.versions.carrying import By, Carried, Carrier
from align.review.versions.plan import Plan
from align.text import Document

#: The share of sentences that two versions of a text have in common, at least.
_COMMON = 0.2


@dataclass(frozen=True, slots=True)
class Changed:
    """What happened to sentences: ``before`` in the old version, ``after`` in the new one; one is
    empty if they are new or gone. ``number`` is that of their bead in the old version, from 1, 0 if
    there is none.

    ``edited`` is what people had made of them, if the new version says neither that nor what was
    loaded before: then it stays, as an edit of the new sentence, and ``cell`` is its id in the old
    version. ``lost`` says how many comments and notes nothing of the new version can hold.
    """

    number: int
    before: str
    after: str
    edited: str = ""
    cell: int = 0
    moved: bool = False
    lost: int = 0


@dataclass(frozen=True)
class Renewal:
    """The review of a new version: ``base`` without any decision, and what people decided before.

    ``of`` is the review of the old version as it was after change ``seq``. ``changes`` are all
    sentences that are not the same, in the order of the new version; ``same`` is the number of
    those that are. ``reopened`` counts the beads that were decided and whose text has changed, so
    that somebody must look at them again; ``joined`` the beads that became one because the new
    version has one sentence for theirs.
    """

    of: int
    seq: int
    side: Side
    base: Review
    carried: tuple[Carried, ...]
    changes: tuple[Changed, ...]
    same: int
    reopened: int
    joined: int

    @property
    def review(self) -> Review:
        """The review with all decisions."""
        review = self.base
        for one in self.carried:
            review = review.patched(one.patch)
        return review

    @property
    def is_strange(self) -> bool:
        """Whether both versions have so little in common that it may be another text."""
        kept = sum(bool(one.before and one.after) for one in self.changes)
        return self.same + kept < _COMMON * len(self.base.in_order(self.side))

    @property
    def is_same(self) -> bool:
        """Whether the new version has the same sentences in the same order."""
        return not self.changes


def renewed(
    review: Review,
    side: Side,
    document: Document,
    authors: Mapping[int, By] | None = None,
    take: Collection[int] = (),
) -> Renewal:
    """Carry everything that people decided in ``review`` over to a new version of a side.

    ``document`` is the new version, split into sentences. Pairings, judgements, notes, bookmarks,
    boundaries and comments stay with the sentences; what was edited stays edited. The old sentences
    whose ids are in ``take`` get the new text even if somebody had edited them. ``authors`` says
    who edited a sentence last. Raises EditError if the document has no sentences.
    """
    if not document.sentences:
        raise EditError(
            "the new version has no text", hint="Give another file", code="edit.empty-version"
        )
    plan = Plan(review, side, document, frozenset(take))
    carrier = Carrier(plan, authors or {})
    return Renewal(
        review.id,
        review.seq,
        side,
        plan.base,
        carrier.carried,
        tuple(_changes(plan, carrier.lost)),
        sum(len(step.new) for step in plan.steps if step.likeness == 1 and not step.moved),
        carrier.reopened,
        sum(len(group.rows) - 1 for group in plan.groups if group.rows),
    )


def _changes(plan: Plan, lost: Mapping[int, int]) -> Iterator[Changed]:
    join = joiner(plan.documents[plan.side].lang).join
    edited = {cell.id for cell in plan.edited.values()}
    for step in plan.steps:
        cells = [plan.old[i] for i in step.old]
        same = step.likeness == 1 and not step.moved
        if same or any(cell.id in plan.inserted for cell in cells):
            continue  # what people inserted stays
        row = plan.review.row_of(cells[0].id) if cells else None
        clashes = step.likeness < 1 and bool(step.new) and any(cell.id in edited for cell in cells)
        yield Changed(
            plan.review.position(row.id) + 1 if row else 0,
            join(cell.loaded or cell.text for cell in cells),
            join(plan.new[j] for j in step.new),
            cells[0].text if clashes else "",
            cells[0].id if clashes else 0,
            step.moved,
            lost.get(row.id, 0) if row and not step.new else 0,
        )


def unpaired(renewal: Renewal) -> list[int]:
    """The ids of rows that the aligner should pair anew: sentences that are new or have lost their
    counterpart, and open rows without a counterpart next to them.
    """
    found: list[int] = []
    run: list[Row] = []
    fresh = {row.id for row in renewal.review.rows if row.is_null and not row.weighed}
    for row in (*renewal.review.rows, None):
        if row is not None and row.is_null and row.status == "open" and row.by == "aligner":
            run.append(row)
            continue
        sides = any(one.src for one in run) and any(one.tgt for one in run)
        if sides and fresh.intersection(one.id for one in run):
            found += [one.id for one in run]
        run = []
    return found


def counted(renewal: Renewal) -> dict[str, int]:
    """The number of sentences that are ``new``, ``gone``, ``changed`` or ``moved``."""
    kinds = {"new": 0, "gone": 0, "changed": 0, "moved": 0}
    for one in renewal.changes:
        kinds[kind_of(one)] += 1
    return kinds


def kind_of(one: Changed) -> str:
    """The kind of a change, as ``counted`` names it."""
    if one.moved:
        return "moved"
    if not one.before:
        return "new"
    return "changed" if one.after else "gone"
