"""Quick fixes in the desk: where a fix belongs among the sentences of a bead, what its button says,
and the edited sentence that it makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from align.alignment import Alignment
from align.checks.families import russian
from align.checks.fixes import Fix
from align.checks.model.finding import Finding
from align.desk.marks import MarkedLink
from align.desk.placing import place
from align.errors import EditError
from align.languages import joiner
from align.review import Cell
from align.text import points, shown
from align.words import Words, later

#: The signs before which missing words are put at the end of a sentence.
_CLOSING = ".?!…:;\"'»”’)]。！？ \u00a0"
#: Signs after which and before which a word needs a space.
_ENDS, _BEGINS = ",;:%)]»”!?….", "«“„(["
_CHANGED = later("It may have just been changed: reload the page")


class CellFix(NamedTuple):
    """A fix in the sentence ``cell``: ``text`` in place of ``was``, which begins at the code point
    ``begin``. If ``cell`` is 0, nothing is replaced: ``text`` is missing from the translation.
    """

    cell: int
    begin: int
    was: str
    text: str

    def label(self, say: Words) -> str:
        """What the button of the fix says."""
        if _bare(self.was) == _bare(self.text):
            if not self.text:
                return say("Delete the space")
            return say("Correct the spaces") if self.was else say("Insert a space")
        if not self.was:
            return say("Insert “{text}”", text=shown(self.text))
        if not self.text:
            return say("Delete “{text}”", text=shown(self.was.strip()))
        return say("Replace with “{text}”", text=shown(self.text.strip()))


def of_cells(
    fixes: Iterable[Fix], pair: Alignment, finding: Finding, cells: Sequence[Cell]
) -> tuple[CellFix, ...]:
    """The fixes of a finding in the sentences of its bead; ``cells`` are all of the translation.

    A fix that touches more than one sentence is left out.
    """
    own = [cells[index] for index in pair.beads[finding.bead].tgt]
    found = []
    for text, span in fixes:
        if span is None:
            found.append(CellFix(0, 0, "", text))
            continue
        for cell, start in _starts(own, pair.tgt.lang):
            begin, end = span[0] - start, span[1] - start
            if 0 <= begin <= end <= len(cell.text):
                found.append(CellFix(cell.id, begin, cell.text[begin:end], text))
                break
    return tuple(found)


def written(
    fix: CellFix,
    spans: Iterable[tuple[int, int, int]],
    sides: tuple[Sequence[Cell], Sequence[Cell]],
    langs: tuple[str, str],
    links: Sequence[MarkedLink],
) -> tuple[int, str]:
    """The sentence that a fix changes, and its new text.

    ``spans`` are the highlighted words of the finding, as in ``Found``; ``sides`` are the sentences
    of its bead now, in the languages ``langs``; ``links`` are the links between their texts. Raises
    EditError if the words have changed since.
    """
    if fix.cell:
        cell = next((one for one in sides[1] if one.id == fix.cell), None)
        end = fix.begin + len(fix.was)
        if cell is None or cell.text[fix.begin : end] != fix.was:
            raise EditError("these words have changed since", hint=_CHANGED, code="edit.other-text")
        before, after = cell.text[: fix.begin], cell.text[end:]
        if not fix.text and not before and fix.was[:1].isupper():
            after = after[:1].upper() + after[1:]  # the sentence begins here now
        return cell.id, before + fix.text + after
    if not sides[1]:
        raise EditError("this bead has no translation", code="edit.no-translation-here")
    at = next(
        (
            (start + points(cell.text, begin), start + points(cell.text, end))
            for cell, start in _starts(sides[0], langs[0])
            for number, begin, end in spans
            if number == cell.id
        ),
        None,
    )
    gap = joiner(langs[1])
    texts = tuple(
        joiner(lang).join(cell.text for cell in side)
        for lang, side in zip(langs, sides, strict=True)
    )
    found = place(at, links, fix.text, (texts[0], texts[1]), langs[1]) if at else None
    cell, index = _within(found, sides[1], langs[1])
    return cell.id, _inserted(cell.text, fix.text, index, gap)


def _within(found: int | None, cells: Sequence[Cell], lang: str) -> tuple[Cell, int]:
    """A sentence and a place in it; by default the end of the last one."""
    for cell, start in _starts(cells, lang):
        if found is not None and start <= found <= start + len(cell.text):
            return cell, found - start
    return cells[-1], len(cells[-1].text.rstrip(_CLOSING))


def _inserted(text: str, piece: str, index: int, gap: str) -> str:
    """``text`` with ``piece`` at ``index``, and ``gap`` where words would run together."""
    before, after = text[:index], text[index:]
    if not before and piece[:1].islower() and text[:1].isupper():
        piece = piece[:1].upper() + piece[1:]
        # A name keeps its capital, and so does an abbreviation.
        word = next(iter(after.split()), "").strip(_CLOSING + ",")
        if word[1:].islower() and not russian.name(word):
            after = after[:1].lower() + after[1:]
    if before and (before[-1].isalnum() or before[-1] in _ENDS) and piece[:1].isalnum():
        piece = f"{gap}{piece}"
    if after and (after[0].isalnum() or after[0] in _BEGINS) and piece[-1:].isalnum():
        piece = f"{piece}{gap}"
    return before + piece + after


def _starts(cells: Sequence[Cell], lang: str) -> Iterable[tuple[Cell, int]]:
    """The sentences of one side of a bead, and where they start in its text."""
    start = 0
    for cell in cells:
        yield cell, start
        start += len(cell.text) + len(joiner(lang))


def _bare(text: str) -> str:
    return "".join(text.split())
