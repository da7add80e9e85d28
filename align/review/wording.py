"""Operations on the text of sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar

from align.errors import EditError
from align.review.draft import Draft, Group
from align.review.model import View
from align.review.operation import OnCell, Operation, rows_of
from align.review.places import between
from align.review.things import Cell, writable

#: The longest sentence in code points. Longer ones are mistakes, such as pasting a whole book.
MOST = 1_000_000
_BREAKS = re.compile(r"\s*[\t\n\v\f\r\x85\u2028\u2029]\s*")


@dataclass(frozen=True)
class Edit(OnCell):
    """Change the text of a sentence. The original text is kept."""

    name: ClassVar[str] = "edit"
    cell: int
    text: str

    def edit(self, draft: Draft) -> None:
        reword(draft, self.cell, self.text)


@dataclass(frozen=True)
class Replace(Operation):
    """Change the text of many sentences: the id and the new text of each."""

    name: ClassVar[str] = "replace"
    texts: tuple[tuple[int, str], ...]

    def edit(self, draft: Draft) -> None:
        for cell, text in self.texts:
            reword(draft, cell, text)

    def touches(self, view: View) -> tuple[int, ...]:
        return rows_of(view, (cell for cell, _ in self.texts))


@dataclass(frozen=True)
class Cut(OnCell):
    """Cut a sentence in two before its code point ``at``; both parts stay in the row."""

    name: ClassVar[str] = "cut"
    cell: int
    at: int

    def edit(self, draft: Draft) -> None:
        cell = draft.cell(self.cell)
        head, tail = cell.text[: max(self.at, 0)].rstrip(), cell.text[max(self.at, 0) :].lstrip()
        if not head or not tail:
            raise EditError(
                "one half would be empty",
                hint="Split in the middle of the sentence, not at its edge",
                code="edit.empty-half",
            )
        after = draft.view.next_cell(cell)
        (key,) = between(cell.place, after.place if after else None)
        loaded = (cell.loaded, "") if cell.changed else (head, tail)
        new = Cell(draft.new_id(), cell.side, tail, loaded[1], cell.paragraph, key)
        draft.put(replace(cell, text=head, loaded=loaded[0]))
        draft.put(new)
        row = draft.row_of(cell.id)
        cells = row.side(cell.side)
        place = cells.index(cell.id) + 1
        both = (*cells[:place], new.id, *cells[place:])
        draft.put(replace(row, src=both) if cell.side == "src" else replace(row, tgt=both))


@dataclass(frozen=True)
class Join(OnCell):
    """Join this sentence with the next one on its side, which leaves its row."""

    name: ClassVar[str] = "join"
    cell: int

    def edit(self, draft: Draft) -> None:
        cell = draft.cell(self.cell)
        gone = draft.view.next_cell(cell)
        if gone is None:
            raise EditError(
                "this is the last sentence of its side",
                hint="Select the one before it",
                code="edit.last-sentence",
            )
        row, other = draft.row_of(cell.id), draft.row_of(gone.id)
        text, loaded = (
            f"{one} {two}".strip()
            for one, two in ((cell.text, gone.text), (cell.loaded, gone.loaded))
        )
        draft.put(replace(cell, text=text, loaded=loaded))
        for comment in draft.view.comments_of(gone.id):
            draft.put(replace(comment, cell=cell.id))
        if row.id == other.id:
            rest = Group.without(row, {gone.id})
            draft.put(replace(row, src=rest.src, tgt=rest.tgt))
        else:
            rows = draft.rows((row.id, other.id))
            groups = [Group.without(one, {gone.id}) for one in rows]
            heir = next((one for one in other.cells if one != gone.id), cell.id)
            draft.regroup(rows, groups, heirs={gone.id: heir})
            draft.outdate(draft.row(row.id))
        draft.drop(gone)


def reword(draft: Draft, number: int, text: str) -> None:
    """Change the text of a sentence. Raises EditError if it is empty or too long."""
    cell = draft.cell(number)
    new = replace(cell, text=worded(text))
    if new != cell:
        draft.put(new)
        draft.outdate(draft.row_of(number))


def worded(text: str) -> str:
    """Return ``text`` as the text of a sentence: on one line. Raises EditError as ``reword``."""
    text = _BREAKS.sub(" ", writable(text)).strip()
    if not text:
        raise EditError(
            "a sentence cannot be empty",
            hint="Unlink it, or join it to another one",
            code="edit.empty-sentence",
        )
    if len(text) > MOST:
        raise EditError(
            "the sentence is too long: {n:,} characters",
            hint="The limit is {most:,}",
            code="edit.too-long",
            n=len(text),
            most=MOST,
        )
    return text
