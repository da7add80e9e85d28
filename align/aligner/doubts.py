"""Why an alignment may be useless as a whole: what commands warn of, and builds leave out."""

from __future__ import annotations

from collections.abc import Iterator

from align.alignment import Alignment, is_order_note
from align.loaders import damage, garbled, language
from align.text import Document
from align.words import Message, later

_BOTH_EMPTY = later("the result is empty: there are no sentences on either side")
_ONE_EMPTY = later("there are no sentences in {where}")
_STRANGE = later(
    "these may not be translations of each other: {share}% of the sentences have no sure "
    "counterpart by the method {method}"
)
#: Notes on a text that are reasons for doubt. Lost letters are one if at least this share of the
#: passages have any: they cannot be repaired, and one in a book does little harm.
_SERIOUS = frozenset({damage.DAMAGED, garbled.SPOILT, garbled.UNKNOWN, language.NOT_AS_GIVEN})
_SPOILT_SHARE = 0.01


def doubts(alignment: Alignment) -> tuple[Message, ...]:
    """The reasons why ``alignment`` may be useless; none if it looks right.

    A text was read in a wrong encoding, or is in another language than stated; the texts are not
    translations of each other, or their order differs; there is no text.
    """
    return tuple(_doubts(alignment))


def serious(document: Document) -> tuple[str, ...]:
    """Those notes on a text that are reasons for doubt."""
    return tuple(note for note in document.notes if _is_serious(note, document))


def _is_serious(note: str, document: Document) -> bool:
    if not isinstance(note, Message):
        return False
    if note.template == garbled.SPOILT:
        count = max(len(document.sentences), len(document.paragraphs))
        return bool(note.values["n"] >= _SPOILT_SHARE * count)
    return note.template in _SERIOUS or is_order_note(note)


def _doubts(alignment: Alignment) -> Iterator[Message]:
    sides = alignment.src, alignment.tgt
    empty = [one for one in sides if not one.sentences]
    if len(empty) == len(sides):
        yield Message(_BOTH_EMPTY)
        return
    for document in sides:
        for note in _of_text(document):
            yield Message("{where}: {note}", where=_where(document), note=note)
    if empty:
        yield Message(_ONE_EMPTY, where=_where(empty[0]))
    elif alignment.is_reordered:
        notes = (note for note in alignment.tgt.notes if isinstance(note, Message))
        yield from filter(is_order_note, notes)
    elif alignment.is_strange:
        share = round(50 * sum(alignment.unmatched))
        yield Message(_STRANGE, share=share, method=alignment.method)


def _where(document: Document) -> str:
    return document.source or document.lang


def _of_text(document: Document) -> tuple[str, ...]:
    """The serious notes of a text, or those that it would have if it had been loaded."""
    found = tuple(note for note in serious(document) if not is_order_note(note))
    if found or not document.sentences:
        return found
    _, notes = damage.of_texts(document.sentence_texts, document.lang, repair=False)
    return tuple(note for note in notes if _is_serious(note, document))
