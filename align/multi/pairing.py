"""A text in several languages as a pair of texts with the others beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.multi.model import Row, Text
from align.textpair import Further, Said, TextPair

#: A sentence of a pair: its side and its index from 0.
_Place = tuple[str, int]


def as_pair(text: Text, src: str | None = None, tgt: str | None = None) -> TextPair:
    """Two of the languages of a text as a pair, the others as further texts.

    ``src`` and ``tgt`` are labels; by default the first two that are left. What neither of the two
    has belongs to the row before. Raises UsageError if there is no such text.
    """
    made = text.alignment
    labels = [one for one in made.labels if one not in (src, tgt)]
    main = (src or labels.pop(0), tgt or labels.pop(0))
    alignment = made.pair(*main)
    places = list(_places(made.rows, (made.labels.index(main[0]), made.labels.index(main[1]))))
    further = []
    for label in labels:
        document, at = made.documents[label], made.labels.index(label)
        said = tuple(
            Said(*place, document.sentences[index].text)
            for row, own in zip(made.rows, places, strict=True)
            for index, place in _spread(row.sides[at], own)
        )
        further.append(Further(label, document.lang, said))
    return TextPair(alignment, text.name, tuple(text.metadata.items()), further=tuple(further))


def _places(rows: Sequence[Row], at: tuple[int, int]) -> Iterator[list[_Place]]:
    """The sentences of the pair to which further texts belong in each row: those of its source, or
    else of its translation, or else the last ones before.
    """
    found = [
        [("src", index) for index in row.sides[at[0]]]
        or [("tgt", index) for index in row.sides[at[1]]]
        for row in rows
    ]
    last = next(filter(None, found), [])[:1]  # what comes before the pair belongs to its beginning
    for own in found:
        last = own or last[-1:]
        yield last


def _spread(side: Sequence[int], places: Sequence[_Place]) -> Iterator[tuple[int, _Place]]:
    """The sentences of a further text, each with its place: one by one if there are as many, or
    else all with the first.
    """
    alike = len(side) == len(places)
    for number, index in enumerate(side):
        yield index, places[number if alike else 0]
