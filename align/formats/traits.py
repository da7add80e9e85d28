"""What texts may have that a format cannot hold, and whether they have it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from align.formats.characters import without_forbidden
from align.formats.rows import Format
from align.text import Document, primary_language
from align.textpair import TextPair
from align.words import later

_BREAKS = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Trait:
    """Something that texts may have: its name for people, and a test whether they have it.

    If it is ``told``, people hear when a file leaves it out. The rest is how a format is made, and
    only listed.
    """

    label: str
    test: Callable[[Sequence[TextPair]], bool]
    told: bool = True


def _any(test: Callable[[TextPair], bool]) -> Callable[[Sequence[TextPair]], bool]:
    """A test whether one of the texts passes another test."""
    return lambda pairs: any(map(test, pairs))


def _texts(pair: TextPair) -> Iterator[str]:
    for document in _documents(pair):
        yield from document.sentence_texts


def _documents(pair: TextPair) -> tuple[Document, Document]:
    return pair.alignment.src, pair.alignment.tgt


def _has_facts(pair: TextPair) -> bool:
    return any(sentence.facts for document in _documents(pair) for sentence in document.sentences)


def _languages(pair: TextPair) -> tuple[str, str]:
    src, tgt = _documents(pair)
    return primary_language(src.lang), primary_language(tgt.lang)


#: Everything that formats differ in, by the words in ``Format.keeps``.
TRAITS: dict[str, Trait] = {
    "nulls": Trait(
        later("sentences without a counterpart"),
        _any(lambda pair: any(bead.is_null for bead in pair.alignment.beads)),
        told=False,  # their number is told anyway
    ),
    "sentences": Trait(
        later("where the sentences of a bead meet"),
        _any(lambda pair: any(max(len(b.src), len(b.tgt)) > 1 for b in pair.alignment.beads)),
        told=False,
    ),
    "paragraphs": Trait(
        later("paragraphs, headings and speakers"),
        _any(lambda pair: any(len(document.paragraphs) > 1 for document in _documents(pair))),
        told=False,
    ),
    "probability": Trait(later("probabilities"), lambda _pairs: True, told=False),
    "metadata": Trait(later("metadata"), _any(lambda pair: bool(pair.known))),
    "facts": Trait(later("what the original file says about its units"), _any(_has_facts)),
    "suggestions": Trait(
        later("passages that were probably moved"),
        _any(lambda pair: bool(pair.alignment.suggestions)),
    ),
    "findings": Trait(later("findings of the checks"), _any(lambda pair: bool(pair.findings))),
    "review": Trait(later("what people did"), _any(lambda pair: bool(pair.review))),
    "further": Trait(later("further texts"), _any(lambda pair: bool(pair.further))),
    "characters": Trait(
        later("control characters"),
        _any(lambda pair: any(without_forbidden(text) != text for text in _texts(pair))),
    ),
    "breaks": Trait(
        later("tabs and line breaks inside sentences"),
        _any(lambda pair: any(map(_BREAKS.search, _texts(pair)))),
    ),
    "texts": Trait(
        later("where one text ends and the next begins"),
        lambda pairs: len(pairs) > 1,
        told=False,  # how many were joined is told anyway
    ),
    "languages": Trait(
        later("languages that differ from text to text"),
        lambda pairs: len(set(map(_languages, pairs))) > 1,
    ),
}


#: The endings of files in which texts have italics, bold and the like.
_FORMATTED = (".docx", ".doc", ".odt", ".fodt", ".rtf")


def formatted(document: Document) -> str:
    """The name of the file of a text if it is one of those in which people format text for others
    to read: loaders keep its headings and paragraphs, but neither italics nor bold.
    """
    source = document.source or ""
    return PurePath(source).name if source.lower().endswith(_FORMATTED) else ""


def lacking(row: Format) -> list[Trait]:
    """What a format cannot hold."""
    kept = row.keeps.split()
    return [trait for name, trait in TRAITS.items() if name not in kept]


def lost(pairs: Sequence[TextPair], row: Format) -> list[str]:
    """Return the names of what ``pairs`` have and a file in the format leaves out, as far as people
    hear of it.
    """
    return [trait.label for trait in lacking(row) if trait.told and trait.test(pairs)]
