"""Catalogues of gettext (PO): each message is a unit, its translation the other side.

Fuzzy translations are guesses that nobody has confirmed, and obsolete messages are no longer used:
both are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from align.errors import require
from align.loaders import decode, guard, units
from align.loaders.raw import Raw
from align.loaders.units import Bitext, Reading, Unit
from align.text import Fact
from align.words import Message

if TYPE_CHECKING:
    from polib import POEntry

_WHAT = Message("gettext catalogue")
_MAX_BYTES = 16 * 2**20
_CHARSET = re.compile(rb"Content-Type:[^\n]{0,80}?charset=([\w.:-]{1,40})", re.IGNORECASE)
# gettext asks for messages in English; if the texts are clearly in another language, it counts.
_SOURCE = "en"
# The place of the charset in a template.
_NO_CHARSET = "charset"


def read_bitext(raw: Raw) -> Bitext:
    """Return the messages in ``raw`` as units. Raises LoadError if it is not a valid catalogue."""
    require(Message("reading gettext catalogues"), "polib")
    import polib

    guard.check_size(raw, _MAX_BYTES)
    found = _CHARSET.search(raw.data[:65536])
    stated = found[1].decode() if found else None
    charset = None if stated and stated.lower() == _NO_CHARSET else stated
    text = decode.decode(raw.data, raw.name, charset).text
    with guard.foreign(raw.name, _WHAT):
        entries = polib.pofile(f"{text}\n", check_for_duplicates=False)
        target = units.tag(entries.metadata.get("Language") or None, 1)
    reading = Reading()
    made = tuple(unit for entry in entries for unit in _units(entry, target, reading))
    if not any(unit.texts for unit in made):
        raise guard.damaged(raw.name, _WHAT, Message("it has no units with text"))
    return Bitext((_SOURCE, target), made, notes=reading.notes())


def _units(entry: POEntry, target: str, reading: Reading) -> Iterator[Unit]:
    if entry.obsolete:
        reading.left["obsolete"] += 1
        return
    pairs = [(entry.msgid, entry.msgstr)]
    if entry.msgid_plural:
        forms = [entry.msgstr_plural[key] for key in sorted(entry.msgstr_plural)] or [""]
        pairs = [(entry.msgid, forms[0]), (entry.msgid_plural, forms[-1])]
        reading.left["plurals"] += max(0, len(forms) - 2)
    fuzzy = "fuzzy" in entry.flags
    if fuzzy:
        reading.left["fuzzy"] += 1
    facts = tuple(_facts(entry, reading))
    for source, translation in pairs:
        sides = (_SOURCE, source), (target, "" if fuzzy else translation)
        texts = {lang: shown for lang, text in sides if (shown := units.kept(text))}
        yield Unit(texts, facts={"": facts})


def _facts(entry: POEntry, reading: Reading) -> Iterator[Fact]:
    if entry.msgctxt:
        yield reading.fact("unit", "prop", "context", entry.msgctxt)
    for name, text in (("translator", entry.tcomment), ("developer", entry.comment)):
        if text:
            yield reading.fact("unit", "note", name, text)
    places = " ".join(":".join(filter(None, place)) for place in entry.occurrences)
    if places:
        yield reading.fact("unit", "prop", "reference", places)
    flags = [flag for flag in entry.flags if flag != "fuzzy"]
    if flags:
        yield reading.fact("unit", "prop", "flags", ", ".join(flags))
