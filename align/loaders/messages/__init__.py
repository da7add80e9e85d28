"""Catalogues of messages in one language, by key: two of them are paired by their keys.

Each kind has a module with ``entries(raw) -> Entries``. A catalogue by itself is a text with a
paragraph for each message.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from align.alignment import Alignment
from align.errors import LoadError
from align.loaders import bitext, blocks, language
from align.loaders.blocks import Block
from align.loaders.units import SIDES, Bitext, Unit, kept
from align.text import Document, Fact
from align.words import Message

# Two catalogues belong together if this share of the keys of the smaller one is in the other, too.
_SHARED = 0.5

# Where the name of a file or of its folder says the language: messages_ru.properties, ru.json,
# values-ru/strings.xml, ru.lproj/Localizable.strings, locales/ru/app.yml.
_TAG = r"([a-z]{2}(?:[-_](?:[A-Z]{2}|[A-Z][a-z]{3}))?)"
_IN_NAME = re.compile(rf"(?:^|.*[._-]){_TAG}")
_IN_FOLDER = re.compile(_TAG)
# These folders are only for languages.
_FOLDER = re.compile(
    r"values-(?:b\+)?([a-z]{2,3}(?:[-+]r?[A-Za-z]{2,4})?)|([A-Za-z_-]{2,11})\.lproj"
)


@dataclass(frozen=True, slots=True)
class Entries:
    """The messages of a catalogue in order, each after its key, and the language it states.

    ``skipped`` counts those that are not to be translated, ``forms`` the plural forms that are left
    out.
    """

    found: tuple[tuple[str, str], ...]
    lang: str = ""
    skipped: int = 0
    forms: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """Notes on what was left out."""
        notes: tuple[str, ...] = ()
        if self.skipped:
            notes += (
                Message("units marked as not to be translated were left out: {n}", n=self.skipped),
            )
        if self.forms:
            notes += (Message("further plural forms were left out: {n}", n=self.forms),)
        return notes

    def distinct(self) -> Iterator[tuple[tuple[str, int], str]]:
        """Yield each message after its key, with a number if the key occurs again."""
        seen = Counter[str]()
        for key, text in self.found:
            yield (key, seen[key]), text
            seen[key] += 1


def plural(forms: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the first and the last of the plural forms of a message, each after its quantity.

    Languages have different numbers of them; the last is for most numbers, whatever it is called.
    """
    if len(forms) > 1:
        yield "one", forms[0][1]
    last = next((text for name, text in forms if name == "other"), forms[-1][1] if forms else "")
    yield "other", last


def document(entries: Entries, name: str) -> Document:
    """Return a catalogue as a text: a paragraph for each message."""
    _refuse_empty(entries, name)
    made = blocks.document(Block(text) for text in _shown(entries))
    return replace(made, lang=_stated(entries, name), notes=entries.notes)


def paired(
    src: Entries, tgt: Entries, names: tuple[str, str], langs: tuple[str | None, str | None]
) -> Alignment | None:
    """Return the messages of two catalogues by key; None if they have few keys in common.

    The order is that of the source. Messages that only one of them has become null beads.
    ``langs`` are the user's. Raises LoadError.
    """
    for one, name in zip((src, tgt), names, strict=True):
        _refuse_empty(one, name)
    sides = dict(src.distinct()), dict(tgt.distinct())
    smaller = min(map(len, sides))
    if len(sides[0].keys() & sides[1].keys()) < _SHARED * smaller:
        return None
    tags = [
        given or _stated(one, name) or side
        for given, one, name, side in zip(langs, (src, tgt), names, SIDES, strict=True)
    ]
    units = []
    for key in dict.fromkeys((*sides[0], *sides[1])):
        texts = {
            tag: shown
            for tag, side in zip(tags, sides, strict=True)
            if (shown := kept(side.get(key, "")))
        }
        units.append(Unit(texts, facts={"": (Fact("unit", "prop", "key", key[0]),)}))
    both = Bitext(tuple(dict.fromkeys(tags)), tuple(units), notes=src.notes)
    made = bitext.alignment(both, *langs, names[0])
    return replace(made, tgt=replace(made.tgt, source=names[1], notes=tgt.notes + made.tgt.notes))


def _shown(entries: Entries) -> Iterator[str]:
    return (text for _key, one in entries.found if (text := kept(one)))


def _refuse_empty(entries: Entries, name: str) -> None:
    if not any(_shown(entries)):
        raise LoadError(
            "there are no messages in this catalogue",
            where=name,
            hint="Give a file with the text in it",
        )


def _stated(entries: Entries, name: str) -> str:
    """Return the language that a catalogue states, or else the name of the file or its folder."""
    if entries.lang:
        return language.well_formed(entries.lang) or ""
    path = PurePath(name.replace("\\", "/"))
    folder = _FOLDER.fullmatch(path.parent.name)
    if folder:
        tag = (folder[1] or folder[2]).replace("+", "-").replace("_", "-").replace("-r", "-")
        return language.well_formed(tag) or ""
    found = [_IN_NAME.fullmatch(path.name.rpartition(".")[0])]
    found += [_IN_FOLDER.fullmatch(part) for part in reversed(path.parts[:-1])]
    tags = (one[1].replace("_", "-") for one in found if one)
    return next(filter(None, map(_known, tags)), "")


def _known(tag: str) -> str:
    made = language.well_formed(tag)
    return made if made and language.is_usual(made) else ""


def joined(keys: Iterable[str]) -> str:
    """Return the key of a message inside others."""
    return ".".join(keys)
