"""Imported XLIFF files that went out again as themselves and come back: their new targets.

Such a file has no marks of Sverka. Its segments are those of the file that the library keeps.
"""

from __future__ import annotations

from align.errors import ReturnError
from align.formats import original
from align.formats.original import Segment
from align.formats.work import Unit, Work, plain
from align.languages import joiner
from align.returns.compare import Comparison, Difference, reworded
from align.review import Review, TakeBack
from align.words import Message


def fits(content: bytes, name: str, kept: tuple[str, bytes]) -> bool:
    """Whether a file has the same segments, with the same sources, as the one that was ``kept``."""
    return _sources(content, name) == _sources(kept[1], kept[0])


def compare(
    work: Work, review: Review, name: str, content: bytes, kept: tuple[str, bytes]
) -> Comparison:
    """Compare the targets of a file with the translation as it is now.

    ``kept`` is the file that the document was imported from. A target that is as it was in that
    file is not new. If the translation was changed here, too, nobody knows which is newer: that
    clashes. Raises ReturnError if the file has other segments.
    """
    theirs = original.listed(content, name)
    if [one[:2] for one in theirs] != _sources(kept[1], kept[0]):
        raise ReturnError(
            "the segments of this file are not those of the file that was imported",
            where=name,
            hint="Import it as a new document",
        )
    units = {passage.id: unit for unit in work.units for passage in (*unit.src, *unit.tgt)}
    by_source = {one.paragraph: unit for unit in work.units for one in unit.src}
    numbers = {unit.id: number for number, unit in enumerate(work.units, 1)}
    between = joiner(work.alignment.tgt.lang)
    found = []
    for segment in original.segments(None, kept[1], kept[0], work, (review.src, review.tgt)):
        target = plain(theirs[segment.number][2] or "")
        now = between.join(one.text for one in segment.passages)
        if target in (plain(now), plain(segment.old)):
            continue
        unit = (
            units[segment.passages[0].id] if segment.passages else by_source.get(segment.paragraph)
        )
        if unit is None:
            continue
        clashes = None
        if plain(now) != plain(segment.old):
            clashes = Message("here, it was changed, too: see which is newer")
        part = _part(segment, unit, now, target, between)
        found.append(
            Difference("text", numbers[unit.id], plain(now), target, part, clashes=clashes)
        )
    return Comparison(name, tuple(sorted(found, key=lambda one: one.number)))


def _part(segment: Segment, unit: Unit, now: str, target: str, between: str) -> TakeBack:
    if segment.passages:
        return reworded(segment.passages, now, target, between)
    return TakeBack(added=((unit.id, target),)) if not unit.tgt else TakeBack()


def _sources(content: bytes, name: str) -> list[tuple[str, str]]:
    return [one[:2] for one in original.listed(content, name)]
