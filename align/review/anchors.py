"""Annotations stay at their words when sentences are edited, cut, joined, inserted or removed.

An operation need not know about them: they are moved once it has changed the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from align.formats.difference import moved, same_parts
from align.review.draft import Draft
from align.review.things import Annotation, Cell, Row

_LETTER = regex.compile(r"\w")
#: At most so many sentences of a change are searched for words that have left theirs.
_FEW = 24
#: A sentence before and after a change; None if it is new or gone.
_Pair = tuple[Cell | None, Cell | None]


def follow(draft: Draft) -> None:
    """Move the annotations of all sentences that ``draft`` has changed or removed."""
    changed = draft.reworded()
    for before, after in changed:
        if before is None:
            continue
        for held in draft.view.annotations_of(before.id):
            known = draft.find("annotation", held.id)
            if not isinstance(known, Annotation) or known.cell != before.id:
                continue
            new = _moved(known, before, after, [pair for pair in changed if _on(pair, before)])
            if new is None and after is None:
                new = _at_neighbour(draft, known, before)
            if new is not None and new != known:
                draft.put(new)
            elif new is None:
                drop(draft, known)


def _on(pair: _Pair, cell: Cell) -> bool:
    return any(one is not None and one.side == cell.side for one in pair)


def carried(before: str, after: str, begin: int, end: int) -> tuple[int, int] | None:
    """Return where the words ``before[begin:end]`` are in ``after``; None if all of them are gone.

    Words that replaced some of them belong to the new place.

    >>> carried("The old lamp burned.", "Then the lamp burned.", 4, 12)
    (5, 13)
    """
    parts = list(same_parts(before, after))
    if not any(
        _LETTER.search(before[max(begin, b0) : min(end, b0 + n)])
        for b0, _, n in parts
        if max(begin, b0) < min(end, b0 + n)
    ):
        return None
    return _begin(parts, begin, len(after)), _end(parts, end, len(after))


def _begin(parts: Sequence[tuple[int, int, int]], at: int, length: int) -> int:
    old = new = 0  # the end of the part before
    for b0, a0, n in parts:
        if at < b0:  # in words that were replaced
            return new if at == old else a0
        if at < b0 + n:
            return a0 + at - b0
        old, new = b0 + n, a0 + n
    return new if at == old else length


def _end(parts: Sequence[tuple[int, int, int]], at: int, length: int) -> int:
    for b0, a0, n in parts:
        if at <= b0:  # in words that were replaced
            return a0
        if at <= b0 + n:
            return a0 + at - b0
    return length


def _moved(
    known: Annotation, before: Cell, here: Cell | None, changed: Sequence[_Pair]
) -> Annotation | None:
    """The annotation at its new place; without one, lost at its sentence, if that still exists."""
    if here and known.lost:
        return _found_again(known, here)
    if here and (place := carried(before.text, here.text, known.begin, known.end)):
        return replace(known, begin=place[0], end=place[1])
    if not known.lost and len(changed) <= _FEW and (there := _elsewhere(known, before, changed)):
        return there
    if here is None:
        return None
    (at,) = moved(before.text, here.text, [known.begin])
    return replace(known, begin=at, end=at)


def _found_again(known: Annotation, cell: Cell) -> Annotation:
    """A lost annotation whose words are back, once; otherwise it stays lost."""
    if known.words and cell.text.count(known.words) == 1:
        begin = cell.text.index(known.words)
        return replace(known, begin=begin, end=begin + len(known.words))
    at = min(known.begin, len(cell.text))
    return replace(known, begin=at, end=at)


def _elsewhere(known: Annotation, before: Cell, changed: Sequence[_Pair]) -> Annotation | None:
    """The annotation in the sentence that its words went to: the change cut or joined sentences."""
    old = _in_order(one for one, _ in changed)
    new = _in_order(one for _, one in changed)
    if {one.id for one in old} == {one.id for one in new}:
        return None
    starts = _starts(old)
    start = starts[before.id]
    texts = "\n".join(one.text for one in old), "\n".join(one.text for one in new)
    place = carried(*texts, start + known.begin, start + known.end)
    if place is None:
        return None
    starts = _starts(new)
    home = max((one for one in new if starts[one.id] <= place[0]), key=lambda one: starts[one.id])
    begin, end = (min(at - starts[home.id], len(home.text)) for at in place)
    return replace(known, cell=home.id, begin=begin, end=end)


def _in_order(some: Iterable[Cell | None]) -> list[Cell]:
    return sorted(filter(None, some), key=lambda cell: cell.place)


def _starts(cells: Iterable[Cell]) -> dict[int, int]:
    found, at = {}, 0
    for cell in cells:
        found[cell.id] = at
        at += len(cell.text) + 1
    return found


def _at_neighbour(draft: Draft, known: Annotation, gone: Cell) -> Annotation | None:
    """The annotation of a sentence that is gone, lost at another sentence of its row or nearby."""
    row = draft.view.row_of(gone.id)
    for near in _nearby(draft, row) if row else ():
        for cell in near.cells:
            if isinstance(draft.find("cell", cell), Cell):
                return replace(known, cell=cell, begin=0, end=0)
    return None


def _nearby(draft: Draft, row: Row) -> Iterator[Row]:
    rows = (row, draft.above(row), draft.below(row), *draft.view.preceding(row))
    for one in (*rows, *draft.view.following(row)):
        now = draft.find("row", one.id) if one else None
        if isinstance(now, Row):
            yield now


def drop(draft: Draft, known: Annotation) -> None:
    """Remove an annotation with all replies."""
    for reply in draft.view.replies_to(known.id):
        draft.drop(reply)
    draft.drop(known)
