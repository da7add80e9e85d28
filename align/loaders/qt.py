"""Catalogues of Qt (ts): each message is a unit, its translation the other side.

Unfinished translations are guesses that nobody has confirmed, and vanished or obsolete messages are
no longer used: all are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from align.loaders import guard, lenient, units
from align.loaders.guard import Element
from align.loaders.raw import Raw
from align.loaders.units import Bitext, Reading, Unit
from align.text import Fact
from align.words import Message

_WHAT = Message("Qt catalogue")
# Messages are in English unless the file says otherwise, as in gettext.
_SOURCE = "en"
_UNUSED = ("vanished", "obsolete")
_NOTES = ("comment", "extracomment", "translatorcomment")


def read_bitext(raw: Raw) -> Bitext:
    """Return the messages in ``raw`` as units. Raises LoadError if it is not a valid catalogue."""
    parsed = lenient.parse(raw, _WHAT)
    root = parsed.root
    source = units.tag(root.get("sourcelanguage") or _SOURCE, 0)
    target = units.tag(root.get("language"), 1)
    reading = Reading()
    made = tuple(
        unit
        for message in root.iter("message")
        for unit in _units(message, (source, target), reading)
    )
    if not any(unit.texts for unit in made):
        raise guard.damaged(raw.name, _WHAT, Message("it has no units with text"))
    return Bitext((source, target), made, notes=(*parsed.notes, *reading.notes()))


def _units(message: Element, langs: tuple[str, str], reading: Reading) -> Iterator[Unit]:
    translation = message.find("translation")
    state = "" if translation is None else translation.get("type", "")
    if state in _UNUSED:
        reading.left["obsolete"] += 1
        return
    forms = [""] if translation is None else _forms(translation)
    if state == "unfinished":
        reading.left["fuzzy"] += any(forms)
        forms = [""]
    reading.left["plurals"] += max(0, len(forms) - 1)
    sides = zip(langs, (_text(message.find("source")), forms[-1]), strict=True)
    texts = {lang: shown for lang, text in sides if (shown := units.kept(text))}
    yield Unit(texts, facts={"": tuple(_facts(message, reading))})


def _forms(translation: Element) -> list[str]:
    """Return the plural forms of a translation, or the only one."""
    forms = [_text(form) for form in translation.iterchildren("numerusform")]
    return forms or [_text(translation)]


def _text(element: Element | None) -> str:
    """Return a text; single control characters are written as elements."""
    if element is None:
        return ""
    for one in element.iter("byte"):
        one.text = " "
    return "".join(element.itertext())


def _facts(message: Element, reading: Reading) -> Iterator[Fact]:
    above = message.getparent()
    name = above.findtext("name", "").strip() if above is not None else ""
    if name:
        yield reading.fact("unit", "prop", "context", name)
    if message.get("id"):
        yield reading.fact("unit", "prop", "key", message.get("id"))
    for kind in _NOTES:
        if text := message.findtext(kind, "").strip():
            yield reading.fact("unit", "note", kind, text)
    places = [
        ":".join(filter(None, (one.get("filename"), one.get("line"))))
        for one in message.iterchildren("location")
    ]
    if any(places):
        yield reading.fact("unit", "prop", "reference", " ".join(filter(None, places)))
