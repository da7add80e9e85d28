"""A further text beside the two of a review: a machine translation, an earlier version, another
language.

It is aligned once, when it is loaded, with the sentences of one side. From then on its sentences
belong to those sentences, and follow them into other rows. What was left out on that side belongs
to the sentences of the other side that stand alone at this place.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from align.languages import joiner
from align.review.model import Review
from align.review.things import Side
from align.tags import primary_language
from align.text import Document
from align.textpair import Further

if TYPE_CHECKING:
    from align.aligner.encoders import Encoder
    from align.aligner.lexicon import Lexicon
    from align.aligner.model import ModelFile
    from align.progress import Progress


@dataclass(frozen=True, slots=True)
class Column:
    """A further text. ``parts`` has the sentences in the order of the text when the column was
    loaded, each with what the column says for it, which may be empty: every sentence of ``side``,
    and those of the other side that had no counterpart. A sentence for which it says several is
    there several times. ``id`` is 0 until the column is in a library.
    """

    name: str
    lang: str
    side: Side
    parts: tuple[tuple[int, str], ...]
    id: int = 0
    who: str = ""
    at: str = ""

    def texts(self, review: Review) -> dict[int, str]:
        """What the column says for each row of ``review``, by the ids of rows; only rows for which
        it says something.
        """
        between = joiner(self.lang)
        return {row: between.join(said) for row, said in self.sentences(review).items()}

    def sentences(self, review: Review) -> dict[int, tuple[str, ...]]:
        """The sentences of ``texts``, apart as far as they were when the column was loaded.

        What belongs to a sentence that is gone belongs to the one before it.
        """
        return self.of_rows({row.id: row.cells for row in review.rows})

    def of_rows(self, rows: Mapping[int, Sequence[int]]) -> dict[int, tuple[str, ...]]:
        """The same for ``rows`` with their sentences, all by their ids."""
        here = {cell for cells in rows.values() for cell in cells}
        heirs = _heirs(self.parts, here)
        of_cell: dict[int, list[str]] = {}
        for cell, text in self.parts:
            if text and cell in heirs:
                of_cell.setdefault(heirs[cell], []).append(text)
        found = {
            row: tuple(text for cell in cells for text in of_cell.get(cell, ()))
            for row, cells in rows.items()
        }
        return {row: texts for row, texts in found.items() if texts}


def _heirs(parts: tuple[tuple[int, str], ...], present: Collection[int]) -> dict[int, int]:
    """Which of the sentences that are ``present`` each sentence of a column belongs to: itself, or
    the nearest one before it, or else the first one. Empty if there is none.
    """
    here = [cell for cell, _ in parts if cell in present]
    if not here:
        return {}
    heirs, last = {}, here[0]
    known = set(here)
    for cell, _ in parts:
        last = cell if cell in known else last
        heirs[cell] = last
    return heirs


def of_further(review: Review, further: Further) -> Column:
    """A further text of a pair as a column of its ``review``, which nobody has changed yet."""
    # The sentences have the ids that Review.of gives them.
    first = {"src": 1, "tgt": 1 + len(review.src.sentences)}
    said: dict[int, list[str]] = {}
    for side, index, text in further.said:
        said.setdefault(first[side] + index, []).append(text)
    parts = [
        (cell, text)
        for row in review.rows
        for cell in row.cells
        if cell in (row.src or row.tgt) or cell in said
        for text in said.get(cell, ("",))
    ]
    return Column(further.name, further.lang, "src", tuple(parts))


def side_for(review: Review, lang: str) -> Side:
    """The side that a text in ``lang`` is aligned with: the one in the same language, or the source
    if there is none.
    """
    same = primary_language(lang) == primary_language(review.tgt.lang)
    return "tgt" if same and primary_language(lang) != primary_language(review.src.lang) else "src"


def beside(
    review: Review,
    name: str,
    document: Document,
    side: Side | None = None,
    *,
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
    encoder: Encoder | str | None = None,
    progress: Progress | None = None,
) -> Column:
    """Align ``document`` with a side of ``review`` (``side_for`` by default) and return it as a
    column.

    The keywords are as for ``align.align_sentences``. Raises AlignError, UsageError.
    """
    from align import pipeline  # slow to load, and not needed to read a column

    side = side or side_for(review, document.lang)
    cells = review.in_order(side)
    langs = (review.src if side == "src" else review.tgt).lang, document.lang
    texts = [sentence.text for sentence in document.sentences]
    made = pipeline.align_sentences(
        [cell.text for cell in cells],
        texts,
        *langs,
        weights=weights,
        lexicon=lexicon,
        encoder=encoder,
        progress=progress,
    )
    alone = _alone(review, side)
    order = [one for cell in cells for one in (cell.id, *alone.get(cell.id, ()))]
    said: dict[int, list[str]] = {cell: [] for cell in (*alone.get(0, ()), *order)}
    between = joiner(document.lang)
    last = 0  # the sentence of the side that was seen last
    for bead in made.beads:
        some = [texts[number] for number in bead.tgt]
        if bead.src:
            said[cells[bead.src[0]].id] += some
            last = cells[bead.src[-1]].id
            continue
        places = alone.get(last) or (last or next(iter(said)),)
        for number, text in enumerate(some):
            said[places[min(number, len(places) - 1)]].append(text)
    parts = tuple((cell, between.join(some)) for cell, some in said.items())
    return Column(name, document.lang, side, parts)


def _alone(review: Review, side: Side) -> dict[int, tuple[int, ...]]:
    """The first sentences of the rows that have nothing on ``side``, by the sentence of that side
    before them; 0 stands for the beginning.
    """
    found: dict[int, tuple[int, ...]] = {}
    last = 0
    for row in review.rows:
        own = getattr(row, side)
        if not own:
            found[last] = (*found.get(last, ()), row.cells[0])
        last = own[-1] if own else last
    return found
