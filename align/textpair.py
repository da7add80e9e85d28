"""Sverka's own format: a pair of texts with everything that is known about it, as one JSON object.

Nothing is left out, so any other format can be made from it. ``docs/formats.md`` describes the
fields. Files of the format have an object on each line; the files of a built corpus are one such
line, compressed.
"""

from __future__ import annotations

import json
import operator
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple, get_args

from align import words
from align.alignment import Alignment, Bead
from align.errors import LoadError
from align.text import Document, Fact, Paragraph, ParagraphKind, Sentence
from align.words import Message

#: The version of the format that is written. Version 1 had neither names nor reviews, and only in
#: the files of a built corpus.
VERSION = 2
#: The first key of each object, with the version.
MARK = "sverka pair"

#: What stands for the languages of the texts in the names of their files if these are unknown.
UNKNOWN = ("src", "tgt")
#: What follows the language of the second text in the name of its file if it is that of the first.
SECOND = "-2"

_PARAGRAPHS = frozenset(get_args(ParagraphKind))
#: The fields of a document that are stored as they are.
_FIELDS = ("text", "lang", "title", "url", "number", "licence", "source", "encoding")
# Half a pair of code units has no form in UTF-8, and many readers end a line at the others.
_ESCAPED = re.compile("[\ud800-\udfff\x85\u2028\u2029]")


class Said(NamedTuple):
    """A sentence of a further text, and the sentence of the pair that it belongs to: its ``side``
    (``src``, ``tgt``) and its ``index`` there, from 0.
    """

    side: str
    index: int  # type: ignore[assignment]  # hides the method of tuples, which nobody needs
    text: str


@dataclass(frozen=True)
class Further:
    """A further text beside a pair, in any language: its sentences in order."""

    name: str
    lang: str
    said: tuple[Said, ...]

    def texts(self, bead: Bead) -> tuple[str, ...]:
        """The sentences that belong to a bead."""
        return tuple(text for place in places(bead) for text in self._at.get(place, ()))

    @cached_property
    def _at(self) -> dict[tuple[str, int], list[str]]:
        found: dict[tuple[str, int], list[str]] = {}
        for side, index, text in self.said:
            found.setdefault((side, index), []).append(text)
        return found

    def turned(self) -> Further:
        """The same beside the pair turned round."""
        other = {"src": "tgt", "tgt": "src"}
        return replace(self, said=tuple(one._replace(side=other[one.side]) for one in self.said))


def places(bead: Bead) -> list[tuple[str, int]]:
    """The sentences of a bead: side and index."""
    return [*(("src", index) for index in bead.src), *(("tgt", index) for index in bead.tgt)]


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two texts with their beads, and what is known about the pair as a whole.

    ``findings`` are as ``Finding.to_json`` writes them. ``review`` says what people did, an object
    for each bead that they changed or judged, with its ``bead``, the index. ``further`` are texts
    beside the two.
    """

    alignment: Alignment
    name: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    findings: tuple[dict[str, Any], ...] = ()
    review: tuple[dict[str, Any], ...] = ()
    further: tuple[Further, ...] = ()

    @property
    def known(self) -> tuple[tuple[str, str], ...]:
        """The metadata of the pair, and what its files say under other names."""
        names = {name.casefold() for name, _value in self.metadata}
        said = of_files(self.alignment.src, self.alignment.tgt)
        return (*self.metadata, *(one for one in said if one[0].casefold() not in names))


#: Facts that are others for a translation than for its source.
_WHEN = frozenset({"created", "issued"})
_WHO = frozenset({"creator", "author", "contributor"})


def of_files(src: Document, tgt: Document) -> tuple[tuple[str, str], ...]:
    """What the files of a pair say about it: of two values, that of the source; but who translated
    it is said by the translation.

    When the translation was made says nothing about the text, nor does its author, unless it names
    its translator, too.
    """
    translator = dict(tgt.metadata).get("translator")
    others = _WHEN if translator else _WHEN | _WHO
    of_tgt = {name: value for name, value in tgt.metadata if name.casefold() not in others}
    found = {**of_tgt, **dict(src.metadata)}
    if translator:
        found["translator"] = translator
    return tuple(found.items())


def written(pair: TextPair) -> str:
    """Write a pair as one line of JSON without its end. The same pair gives the same line."""
    alignment = pair.alignment
    body: dict[str, Any] = {
        MARK: VERSION,
        "name": pair.name,
        "made_with": alignment.made_with,
        "method": alignment.method,
        "metadata": dict(pair.metadata),
        "src": document_body(alignment.src),
        "tgt": document_body(alignment.tgt),
        "beads": [_bead(bead) for bead in alignment.beads],
        "suggestions": [_bead(bead) for bead in alignment.suggestions],
        "findings": pair.findings,
    }
    if pair.review:
        body["review"] = pair.review
    if pair.further:
        body["further"] = [
            {"name": one.name, "lang": one.lang, "sentences": one.said} for one in pair.further
        ]
    line = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def read(line: str | bytes, where: str) -> TextPair:
    """Read what ``written`` wrote, in any version. Raises LoadError, which names ``where``."""
    try:
        body = json.loads(line)
        if body[MARK] > VERSION:
            raise LoadError(
                "a later version of Sverka wrote this file", where=where, hint="Update Sverka"
            )
        alignment = Alignment(
            document(body["src"]),
            document(body["tgt"]),
            _beads(body["beads"]),
            body["method"],
            body["made_with"],
            _beads(body["suggestions"]),
        )
        _check(alignment)
        return TextPair(
            alignment,
            str(body.get("name", "")),
            tuple(body["metadata"].items()),
            tuple(body["findings"]),
            tuple(body.get("review", ())),
            tuple(_further(one, alignment) for one in body.get("further", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise damaged(where, error) from error


def damaged(where: str, reason: object) -> LoadError:
    """Return the error for a file in this format that cannot be read."""
    return LoadError(
        "this file of a pair of texts is damaged ({reason})",
        where=where,
        hint="Write it again; in a built corpus, delete it and build again",
        reason=reason,
    )


def document_body(document: Document) -> dict[str, Any]:
    """The fields of a document as JSON; the text of a sentence only if it is not in the text."""
    data = {
        **{name: getattr(document, name) for name in _FIELDS},
        "languages": document.languages,
        "notes": document.notes,
        # A separate field, because earlier versions of Sverka look for texts in "notes".
        "templates": [_template(note) for note in document.notes],
        "date": document.date and document.date.isoformat(),
        "paragraphs": [[p.start, p.end, p.kind, p.speaker] for p in document.paragraphs],
        "sentences": [_sentence(document, sentence) for sentence in document.sentences],
    }
    # Earlier versions of Sverka do not look for this field.
    facts = [[index, sentence.facts] for index, sentence in enumerate(document.sentences)]
    if any(said for _index, said in facts):
        data["facts"] = [one for one in facts if one[1]]
    if document.metadata:
        data["metadata"] = dict(document.metadata)
    return data


def document(data: Mapping[str, Any]) -> Document:
    """The document of what ``document_body`` wrote."""
    text: str = data["text"]
    facts = {
        number: tuple(Fact(*map(str, values)) for values in said)
        for number, said in data.get("facts", ())
    }
    return Document(
        **{name: data[name] for name in _FIELDS},
        languages=tuple(data["languages"]),
        metadata=tuple((str(k), str(v)) for k, v in data.get("metadata", {}).items()),
        notes=tuple(map(_note, data.get("templates", data["notes"]))),
        date=datetime.fromisoformat(data["date"]) if data["date"] else None,
        paragraphs=tuple(
            Paragraph(operator.index(start), operator.index(end), *rest)
            for start, end, *rest in data["paragraphs"]
        ),
        sentences=tuple(
            Sentence(
                rest[0] if rest else _plain(text[start:end]),
                operator.index(start),
                operator.index(end),
                operator.index(paragraph),
                facts.get(number, ()),
            )
            for number, (start, end, paragraph, *rest) in enumerate(data["sentences"])
        ),
    )


def _check_text(document: Document) -> None:
    """Raise TypeError if a field is not text, and ValueError if a place is outside the text."""
    for name in _FIELDS:
        if not isinstance(getattr(document, name), str if name == "text" else str | None):
            raise TypeError(f"{name} is not text")
    size, end = len(document.text), 0
    for part in document.paragraphs:
        if not end <= part.start <= part.end <= size:
            raise ValueError("a paragraph is outside its text")
        if part.kind not in _PARAGRAPHS or not isinstance(part.speaker, str | None):
            raise ValueError("no such kind of paragraph")
        end = part.end
    for sentence in document.sentences:
        if not isinstance(sentence.text, str):
            raise TypeError("a sentence is not text")
        if not 0 <= sentence.start <= sentence.end <= size:
            raise ValueError("a sentence is outside its text")
        if not 0 <= sentence.paragraph < len(document.paragraphs):
            raise ValueError("no such paragraph")


def _check(alignment: Alignment) -> None:
    """Raise TypeError if a field is not text, and ValueError if a place is outside its text or if
    beads cross or refer to nothing.
    """
    for document in (alignment.src, alignment.tgt):
        _check_text(document)
    if not isinstance(alignment.method, str) or not isinstance(alignment.made_with, str):
        raise TypeError("the method is not text")
    sizes = len(alignment.src.sentences), len(alignment.tgt.sentences)
    for side, size in enumerate(sizes):
        linked = [one for bead in alignment.beads for one in (bead.src, bead.tgt)[side]]
        moved = [one for bead in alignment.suggestions for one in (bead.src, bead.tgt)[side]]
        if any(not 0 <= one < size for one in (*linked, *moved)):
            raise ValueError("no such sentence")
        if any(one >= two for one, two in pairwise(linked)):
            raise ValueError("beads cross")


def _further(data: Mapping[str, Any], alignment: Alignment) -> Further:
    sizes = {"src": len(alignment.src.sentences), "tgt": len(alignment.tgt.sentences)}
    said = tuple(Said(side, int(index), str(text)) for side, index, text in data["sentences"])
    if any(not 0 <= one.index < sizes[one.side] for one in said):
        raise IndexError("no such sentence")  # it becomes a LoadError
    return Further(str(data["name"]), str(data["lang"]), said)


def _bead(bead: Bead) -> list[Any]:
    # Four digits as in the other formats; more depend on the machine.
    return [list(bead.src), list(bead.tgt), round(float(bead.probability), 4)]


def _beads(rows: Iterable[Any]) -> tuple[Bead, ...]:
    beads = tuple(
        Bead(tuple(map(operator.index, src)), tuple(map(operator.index, tgt)), float(sure))
        for src, tgt, sure in rows
    )
    if not all(0 <= bead.probability <= 1 for bead in beads):
        raise ValueError("a probability is not between 0 and 1")
    return beads


def _sentence(document: Document, sentence: Sentence) -> list[Any]:
    place = [sentence.start, sentence.end, sentence.paragraph]
    same = _plain(document.text[sentence.start : sentence.end]) == sentence.text
    return place if same else [*place, sentence.text]


def _template(note: str) -> Any:
    """A note as a template with its values, so that it can be shown in another language. Other
    texts stay as they are.

    >>> _template(Message("the encoding was guessed: {name}", name="koi8-r"))[:2]
    ['the encoding was guessed: {name}', {'name': 'koi8-r'}]
    """
    if not isinstance(note, Message):
        return note
    values = {
        name: _template(value) if isinstance(value, str) else value
        for name, value in note.values.items()
    }
    return [note.template, values, str(note)]


def _note(kept: Any) -> str:
    """Read what ``_template`` wrote. Unknown templates are never filled in: they may come from
    another version, or be malicious.
    """
    if isinstance(kept, str):
        return kept
    template, values, text = kept
    if not words.has(template):
        return str(text)
    return Message(
        template,
        **{
            name: _note(value) if isinstance(value, list) else value
            for name, value in values.items()
        },
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
