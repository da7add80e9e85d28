"""The operation that writes one side of a row anew: all of its sentences in one change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from align.errors import EditError
from align.review.draft import Draft
from align.review.operation import OnRow
from align.review.sentences import keys, last_above, remove
from align.review.things import Cell, Side
from align.review.wording import worded


@dataclass(frozen=True)
class Write(OnRow):
    """Write one side of a row: the sentences that it has from now on, in the order of the text.

    ``texts`` has the id and the text of each; the id of a new sentence is 0. Sentences of the side
    that are not named are removed, and a row without any sentence goes with them. A sentence that
    was cut in two, or joined with the next one, keeps what was loaded: nothing of it counts as
    inserted or deleted.
    """

    name: ClassVar[str] = "write"
    row: int
    side: Side
    texts: tuple[tuple[int, str], ...]

    def edit(self, draft: Draft) -> None:
        row = draft.row(self.row)
        held = row.side(self.side)
        named = [number for number, _ in self.texts if number]
        if [one for one in held if one in named] != named:
            raise EditError(
                "this bead no longer has these sentences",
                hint="Open it again",
                code="edit.sentences-changed",
            )
        groups = list(_groups(self.texts))
        gone = [one for one in held if one not in named]
        before = None if held else last_above(draft, row, self.side)
        if held and groups and groups[0].kept is None:
            before = draft.view.previous_cell(draft.cell(held[0]))
        added = {k: self._add(draft, group, before) for k, group in enumerate(groups)}
        for k, group in enumerate(groups):
            if group.kept is not None:
                following = tuple(_until_next(held, group.kept, named))
                self._reword(draft, group, added[k], following)
        new = [number for k, group in enumerate(groups) for number in _ids(group, added[k])]
        if not new:
            for one in gone:
                remove(draft, draft.cell(one))
            return
        # New sentences come first, so that the row is never empty.
        row = draft.row(row.id)
        both = tuple(_merged(held, new))
        draft.put(replace(row, src=both) if self.side == "src" else replace(row, tgt=both))
        for one in gone:
            remove(draft, draft.cell(one))
        if any(added.values()):
            draft.outdate(draft.row(row.id))

    def _add(self, draft: Draft, group: _Group, before: Cell | None) -> list[Cell]:
        """Put the new sentences of a group into the text, after the sentence that is kept."""
        if not group.new:
            return []
        row = draft.row(self.row)
        last = before if group.kept is None else draft.cell(group.kept)
        places, paragraph = keys(draft, row, self.side, last, len(group.new))
        cells = [
            Cell(draft.new_id(), self.side, worded(text), "", paragraph, place)
            for text, place in zip(group.new, places, strict=True)
        ]
        for cell in cells:
            draft.put(cell)
        return cells

    def _reword(
        self, draft: Draft, group: _Group, added: Sequence[Cell], following: Sequence[int]
    ) -> None:
        """Give a sentence that is kept its text, and its share of what was loaded."""
        cell = draft.cell(group.kept or 0)
        text, loaded = worded(group.text), cell.loaded
        for one in reversed(added):
            head = loaded.removesuffix(one.text)
            if head == loaded or not head.strip():
                break
            loaded = head.rstrip()
            draft.put(replace(one, loaded=one.text))
        for other in map(draft.cell, following):
            if other.text not in text:
                break
            loaded = f"{loaded} {other.loaded}".strip()
            for comment in draft.view.comments_of(other.id):
                draft.put(replace(comment, cell=cell.id))
        if text != cell.text:
            draft.outdate(draft.row(self.row))
        draft.put(replace(cell, text=text, loaded=loaded))


@dataclass(frozen=True)
class _Group:
    """A sentence that is kept, with its text, and the new sentences after it. None is kept before
    the first one.
    """

    kept: int | None
    text: str
    new: tuple[str, ...] = ()


def _groups(texts: Sequence[tuple[int, str]]) -> Iterator[_Group]:
    group = _Group(None, "")
    for number, text in texts:
        if number:
            if group.kept or group.new:
                yield group
            group = _Group(number, text)
        else:
            group = replace(group, new=(*group.new, text))
    if group.kept or group.new:
        yield group


def _ids(group: _Group, added: Sequence[Cell]) -> Iterator[int]:
    if group.kept is not None:
        yield group.kept
    yield from (cell.id for cell in added)


def _until_next(held: Sequence[int], kept: int, named: Sequence[int]) -> Iterator[int]:
    """The sentences between one that is kept and the next one."""
    for one in held[held.index(kept) + 1 :]:
        if one in named:
            return
        yield one


def _merged(held: Sequence[int], new: Sequence[int]) -> Iterator[int]:
    """The sentences that a side had or has now, in the order of the text."""
    left = list(new)
    for one in held:
        if one not in new:
            yield one
            continue
        while left:
            yield left[0]
            if left.pop(0) == one:
                break
    yield from left
