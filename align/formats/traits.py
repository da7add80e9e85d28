"""What an alignment may have that a format cannot hold, and whether it has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from align.formats.characters import without_forbidden
from align.formats.rows import Format
from align.textpair import TextPair
from align.words import later

_BREAKS = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Trait:
    """Something that an alignment may have: its name for people, and a test whether it has it.

    If it is ``told``, people hear when a file leaves it out. The rest is how a format is made, and
    only listed.
    """

    label: str
    test: Callable[[TextPair], bool]
    told: bool = True


def _texts(pair: TextPair) -> Iterator[str]:
    for document in (pair.alignment.src, pair.alignment.tgt):
        yield from document.sentence_texts


def _has_facts(pair: TextPair) -> bool:
    return any(
        sentence.facts
        for document in (pair.alignment.src, pair.alignment.tgt)
        for sentence in document.sentences
    )


#: Everything that formats differ in, by the words in ``Format.keeps``.
TRAITS: dict[str, Trait] = {
    "nulls": Trait(
        later("sentences without a counterpart"),
        lambda pair: any(bead.is_null for bead in pair.alignment.beads),
        told=False,  # their number is told anyway
    ),
    "sentences": Trait(
        later("where the sentences of a bead meet"),
        lambda pair: any(max(len(b.src), len(b.tgt)) > 1 for b in pair.alignment.beads),
        told=False,
    ),
    "paragraphs": Trait(
        later("paragraphs, headings and speakers"),
        lambda pair: any(len(d.paragraphs) > 1 for d in (pair.alignment.src, pair.alignment.tgt)),
        told=False,
    ),
    "probability": Trait(later("probabilities"), lambda _pair: True, told=False),
    "metadata": Trait(later("metadata"), lambda pair: bool(pair.metadata)),
    "facts": Trait(later("what the original file says about its units"), _has_facts),
    "suggestions": Trait(
        later("passages that were probably moved"), lambda pair: bool(pair.alignment.suggestions)
    ),
    "findings": Trait(later("findings of the checks"), lambda pair: bool(pair.findings)),
    "review": Trait(later("what people did"), lambda pair: bool(pair.review)),
    "further": Trait(later("further texts"), lambda pair: bool(pair.further)),
    "characters": Trait(
        later("control characters"),
        lambda pair: any(without_forbidden(text) != text for text in _texts(pair)),
    ),
    "breaks": Trait(
        later("tabs and line breaks inside sentences"),
        lambda pair: any(map(_BREAKS.search, _texts(pair))),
    ),
}


def lacking(row: Format) -> list[Trait]:
    """What a format cannot hold."""
    kept = row.keeps.split()
    return [trait for name, trait in TRAITS.items() if name not in kept]


def lost(pair: TextPair, row: Format) -> list[str]:
    """Return the names of what ``pair`` has and a file in the format leaves out, as far as people
    hear of it.
    """
    return [trait.label for trait in lacking(row) if trait.told and trait.test(pair)]
