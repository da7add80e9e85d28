"""Texts whose sentences are marked in simple XML, and the links between them: XCES, InterText."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from align.alignment import Bead
from align.loaders import guard, language, linked, units
from align.loaders.companions import Companions
from align.loaders.linked import Part
from align.loaders.raw import Raw
from align.text import Document, Fact, one_line
from align.textpair import TextPair
from align.words import Message

_WHAT = Message("file of links")
_TEXT = Message("text with marked sentences")
_HEADS = frozenset({"head", "title", "h1", "h2", "h3"})
# The language in the name of a file (``book.ru.xml``, ``ru/book.xml.gz``).
_NAMED = re.compile(r"(?:^|[./_-])([a-z]{2,3}(?:-[A-Za-z]{2,4})?)(?=[./])")

# Endings that look like languages.
_ENDINGS = frozenset({"xml", "tei", "raw", "ces", "txt", "zip"})

_Links = list[tuple[list[str], list[str], float]]


def read_pairs(raw: Raw) -> list[TextPair]:
    """Return the pairs of texts that are linked. Raises LoadError if a text is missing."""
    files = Companions(raw)
    root = guard.xml(files.main.data, raw.name, _WHAT)
    guard.without_namespaces(root)
    found: dict[tuple[str, str], _Links] = {}
    for group in root.iter("linkGrp"):
        names = _name(group, "fromDoc"), _name(group, "toDoc")
        if all(names):
            # InterText names the text first that its links lead to.
            turned = root.tag == "linkGrp"
            found.setdefault(names, []).extend(_links(group, turned=turned))
    if not found:
        raise linked.none(raw.name)
    return [
        _pair(files, names, links, "" if len(found) == 1 else names[0])
        for names, links in found.items()
    ]


def _name(group: guard.Element, side: str) -> str:
    for element in (group, *group.iterancestors()):
        if element.get(side):
            return str(element.get(side))
    return ""


def _links(group: guard.Element, *, turned: bool) -> Iterator[tuple[list[str], list[str], float]]:
    for link in group.iter("link"):
        one, _, other = link.get("xtargets", "").partition(";")
        sides = (other, one) if turned else (one, other)
        yield sides[0].split(), sides[1].split(), units.probability(link.get("certainty"))


def _pair(files: Companions, names: tuple[str, str], links: _Links, name: str) -> TextPair:
    wanted = {end for one, other, _sure in links for end in (*one, *other)}
    src, tgt = (_document(files.read(file), wanted, file) for file in names)
    places = [
        {fact.value: k for k, s in enumerate(one.sentences) for fact in s.facts}
        for one in (src, tgt)
    ]
    beads, unknown = [], 0
    for one, other, sure in links:
        sides = [
            sorted(place for end in ends if (place := known.get(end)) is not None)
            for ends, known in zip((one, other), places, strict=True)
        ]
        unknown += sum(map(len, sides)) < len(one) + len(other)
        beads.append(Bead(tuple(sides[0]), tuple(sides[1]), sure))
    src = replace(src, notes=linked.notes(unknown))
    return TextPair(linked.linked(src, tgt, beads), name)


def _document(raw: Raw, wanted: set[str], name: str) -> Document:
    """Return the text in ``raw``: its sentences are the elements ``s``, else those that links
    name.
    """
    root = guard.xml(raw.data, raw.name, _TEXT)
    guard.without_namespaces(root)
    marked = list(root.iter("s")) or [one for one in root.iter() if one.get("id") in wanted]
    parts: dict[guard.Element, list[tuple[str, tuple[Fact, ...]]]] = {}
    for element in marked:
        text = _text(element)
        if text:
            above = element.getparent() if element.tag == "s" else element
            said = (Fact("side", "attribute", "xml:id", element.get("id", "")),)
            parts.setdefault(above, []).append((text, said))
    named = [one for one in _NAMED.findall(name) if one not in _ENDINGS]
    stated = root.get("lang") or next(filter(language.well_formed, reversed(named)), "")
    return linked.document(
        (
            Part(sentences, "heading" if above.tag in _HEADS else "body")
            for above, sentences in parts.items()
        ),
        language.well_formed(stated) or "",
    )


def _text(sentence: guard.Element) -> str:
    """Return the text of a sentence; if it is cut into words, with spaces between them."""
    words = list(sentence.iter("w"))
    text = " ".join("".join(w.itertext()) for w in words) if words else "".join(sentence.itertext())
    return one_line(text)
