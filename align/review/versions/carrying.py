"""Carry over what people decided about an old version to the review of a new one."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from align.review import credit
from align.review.anchors import carried
from align.review.draft import Draft
from align.review.model import Review
from align.review.patch import Patch
from align.review.places import between
from align.review.things import Annotation, Cell, Comment, Dismissed, Row, Ruled
from align.review.versions.plan import Group, Plan

#: Who did something, and when (ISO 8601, UTC); empty if it is not known.
By = tuple[str, str]


class Carried(NamedTuple):
    """Decisions of one person that go over to the new version; of several if ``who`` is empty."""

    who: str
    at: str
    patch: Patch


class Carrier:
    """Carries everything over. ``reopened`` counts the rows that were decided and must be looked at
    again; ``lost`` how many comments, notes and annotations of an old row nothing can hold.
    """

    def __init__(self, plan: Plan, authors: Mapping[int, By]) -> None:
        self._plan, self._authors = plan, authors
        self._order = {cell.id: k for k, cell in enumerate(plan.old)}
        #: The places of the rows of the new version, and of its sentences on this side, rising.
        self._rows = [row.place for row in plan.base.rows]
        self._sentences = [cell.place for cell in plan.base.in_order(plan.side)]
        #: The new ids of sentences that people had inserted, by their old ones.
        self._placed: dict[int, int] = {}
        #: The rows that became one with an old row, by its id.
        self._homes = {row.id: group.rows for group in plan.groups for row in group.rows}
        self.reopened = 0
        self.lost: dict[int, int] = defaultdict(int)
        self.carried = tuple(self._carry())

    def _carry(self) -> Iterator[Carried]:
        review = self._plan.base
        for who, at, texts in self._edits():
            draft = Draft(review, who, at)
            for number, text, loaded in texts:
                draft.put(replace(draft.cell(number), text=text, loaded=loaded))
            done = Carried(who, at, draft.patch())
            review = review.patched(done.patch)
            yield done
        draft = Draft(review)
        self._decide(draft, review)
        self._comment(draft)
        self._annotate(draft)
        self._judge(draft)
        if patch := draft.patch():
            yield Carried("", "", patch)

    def _edits(self) -> Iterator[tuple[str, str, list[tuple[int, str, str]]]]:
        """What people edited: who and when (the last time), and for each sentence of the new review
        its text and what counts as loaded.
        """
        found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        times: dict[str, str] = defaultdict(str)
        for old, number, text, loaded in self._reworded():
            who, at = self._authors.get(old, ("", ""))
            found[who].append((number, text, loaded))
            times[who] = max(times[who], at)
        for who in sorted(found, key=lambda one: times[one]):
            yield who, times[who], found[who]

    def _reworded(self) -> Iterator[tuple[int, int, str, str]]:
        plan = self._plan
        known = plan.base.cells
        for cell in plan.kept:
            number = plan.others[cell.id]
            if (cell.text, cell.loaded) != (known[number].text, known[number].loaded):
                yield cell.id, number, cell.text, cell.loaded
        for j, cell in plan.edited.items():
            number = plan.ids[j]
            yield cell.id, number, cell.text, known[number].text

    def _decide(self, draft: Draft, review: Review) -> None:
        """Give each row what was decided about it."""
        plan = self._plan
        rows = iter(review.rows)
        previous = None
        for group in plan.groups:
            row = self._row(draft, group, rows, previous)
            if not group.rows:
                draft.put(replace(row, weighed=False))
                previous = row
                continue
            first = group.rows[0]
            kept = replace(
                first,
                id=row.id,
                src=row.src,
                tgt=row.tgt,
                place=row.place,
                note="\n".join(one.note for one in group.rows if one.note),
                bookmark=any(one.bookmark for one in group.rows),
                editors=credit.united(group.rows),
                boundary=any(one.boundary for one in group.rows) and previous is not None,
                version=0,
            )
            cells = [plan.review.cells[one] for row in group.rows for one in row.side(plan.side)]
            if len(group.rows) > 1 or not all(map(plan.stays, cells)):
                self.reopened += any(one.status != "open" for one in group.rows)
                kept = _reopened(kept, self._paired(group))
            draft.put(kept)
            previous = row

    def _row(self, draft: Draft, group: Group, rows: Iterator[Row], previous: Row | None) -> Row:
        """The row of a group in the new review, with the sentences that people had inserted."""
        plan = self._plan
        if group.new or any(row.side(plan.other) for row in group.rows):
            row = next(rows)
        else:
            low = previous.place if previous else ""
            row = Row(draft.new_id(), (), (), _above(self._rows, low))
        own = (one for row in group.rows for one in row.side(plan.side))
        for old in own:
            if old not in plan.inserted:
                continue
            number = self._insert(draft, plan.inserted[old])
            both = tuple(
                sorted((*row.side(plan.side), number), key=lambda one: draft.cell(one).place)
            )
            row = replace(row, src=both) if plan.side == "src" else replace(row, tgt=both)
        return row

    def _insert(self, draft: Draft, cell: Cell) -> int:
        """Put a sentence that people had inserted after the one that it followed."""
        plan = self._plan
        before = (plan.old[k].id for k in range(self._order[cell.id] - 1, -1, -1))
        numbers = (self._cell(one, last=True) for one in before)
        number = next((one for one in numbers if one is not None), None)
        above = draft.cell(number) if number is not None else None
        place = _above(self._sentences, above.place if above else "")
        insort(self._sentences, place)
        paragraph = (above or draft.cell(plan.ids[0])).paragraph
        new = Cell(draft.new_id(), plan.side, cell.text, "", paragraph, place)
        draft.put(new)
        self._placed[cell.id] = new.id
        return new.id

    def _paired(self, group: Group) -> bool:
        """Whether a person had paired the sentences of a group, and both sides are still there."""
        other = any(row.side(self._plan.other) for row in group.rows)
        return all(row.settled for row in group.rows) and bool(group.new) and other

    def _comment(self, draft: Draft) -> None:
        """Give each comment to its sentence, or to another one of its row."""
        plan = self._plan
        for row in plan.review.rows:
            if row.id not in self._homes and row.note:
                self.lost[row.id] += 1
        ids = {0: 0}
        for comment in sorted(plan.review.comments.values(), key=lambda one: one.id):
            place = self._home(draft, comment)
            if place is None or comment.answers not in ids:
                self._lose(comment)
                continue
            ids[comment.id] = draft.new_id()
            cell, begin, end = place
            new = replace(comment, id=ids[comment.id], answers=ids[comment.answers])
            draft.put(replace(new, cell=cell, begin=begin, end=end))

    def _annotate(self, draft: Draft) -> None:
        """Give each annotation to its words, or to a sentence of its row if they are gone."""
        ids: dict[int, int] = {}
        for _, one in sorted(self._plan.review.remarks.items()):
            if isinstance(one, Annotation):
                place = self._home(draft, one)
                if place is None:
                    self._lose(one)
                    continue
                ids[one.id] = draft.new_id()
                cell, begin, end = place
                draft.put(replace(one, id=ids[one.id], cell=cell, begin=begin, end=end))
            elif one.annotation in ids:
                draft.put(replace(one, id=draft.new_id(), annotation=ids[one.annotation]))

    def _lose(self, one: Annotation | Comment) -> None:
        old = self._plan.review.row_of(one.cell)
        self.lost[old.id if old else 0] += 1

    def _home(self, draft: Draft, one: Annotation | Comment) -> tuple[int, int, int] | None:
        """Where something is now: the sentence of the new review, begin and end of the words.

        Without words it is at its sentence, or else at another one of its row.
        """
        words = self._words(draft, one)
        if words is not None:
            return words
        old = self._plan.review.row_of(one.cell)
        cell = self._cell(one.cell) or self._heir(self._homes.get(old.id, ()) if old else ())
        return None if cell is None else (cell, 0, 0)

    def _words(self, draft: Draft, one: Annotation | Comment) -> tuple[int, int, int] | None:
        """Where words are now; None if there are none, or if they are gone."""
        plan = self._plan
        before = plan.review.cells[one.cell].text
        for number in self._cells(one.cell):
            span = carried(before, draft.cell(number).text, one.begin, one.end)
            if span is not None:
                return number, *span
        return None

    def _heir(self, rows: Sequence[Row]) -> int | None:
        """The first sentence of the new review that some rows still have."""
        cells = (self._cell(cell) for row in rows for cell in row.cells)
        return next((cell for cell in cells if cell is not None), None)

    def _cell(self, old: int, *, last: bool = False) -> int | None:
        """The id in the new review of a sentence of the old one: the first of several."""
        found = self._cells(old)
        return found[-1 if last else 0] if found else None

    def _cells(self, old: int) -> list[int]:
        """The ids in the new review of what a sentence of the old one has become."""
        plan = self._plan
        if old in plan.others:
            return [plan.others[old]]
        if old in self._placed:
            return [self._placed[old]]
        return [plan.ids[j] for j in plan.step_of[old].new]

    def _judge(self, draft: Draft) -> None:
        for _, one in sorted(self._plan.review.judgements.items()):
            if isinstance(one, Dismissed) or (isinstance(one, Ruled) and one.ended is None):
                draft.put(replace(one, id=draft.new_id()))


def _above(places: Sequence[str], low: str) -> str:
    """A place between ``low`` and the next one of some rising ones."""
    k = bisect_right(places, low)
    (place,) = between(low, places[k] if k < len(places) else None)
    return place


def _reopened(row: Row, paired: bool) -> Row:
    """A row that somebody must look at again; who paired its sentences still counts."""
    row = row.judged("open")
    if paired:
        return replace(row, by="person", probability=1.0, weighed=True)
    return replace(row, by="aligner", probability=0.0, weighed=False)
