"""An imported XLIFF file with its new translation: the same file in all other respects.

Only the targets of units whose translation changed are written, with their inline codes; a unit
that was accepted also gets the state that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import PurePath

from lxml import etree

from align.errors import ExportError
from align.formats.inline import rewrite, write
from align.formats.splice import Source as Spliced
from align.formats.work import DONE, Passage, Status, Work, plain
from align.languages import joiner
from align.loaders import guard, raw, units
from align.loaders.raw import Source
from align.loaders.xliff import parts
from align.text import Document
from align.words import Message

_WHAT = Message("XLIFF file")
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?xliff[\s>]")
_BEGINNING = 65_536
#: States of targets that nobody has translated yet.
_UNTRANSLATED = frozenset({"new", "needs-translation", "initial", "needs-l10n"})


@dataclass
class Segment:
    """A segment of the file: its elements, its unit, and the sentences of its new translation.

    ``number`` counts the segments of the file that are to be translated, from 0; ``paragraph`` is
    the index of its source in the document, -1 if it has none; ``old`` is the translation that it
    has in the file.
    """

    number: int
    paragraph: int
    unit: etree._Element
    source: etree._Element | None
    target: etree._Element | None
    old: str
    passages: list[Passage] = field(default_factory=list)
    statuses: set[Status] = field(default_factory=set)


@dataclass
class _Made:
    """What was made: elements that are different now, and new ones after others."""

    changed: list[etree._Element] = field(default_factory=list)
    added: list[tuple[etree._Element, etree._Element]] = field(default_factory=list)


def of(source: Source) -> tuple[str, bytes] | None:
    """Return the name and the content of a file that a library keeps in order to write it again: an
    XLIFF file. None for all others, and for addresses.

    Raises LoadError if the file cannot be read.
    """
    if raw.address(source):
        return None
    opened = guard.unpacked(raw.read(source))
    is_one = _ROOT.search(opened.data[:_BEGINNING].replace(b"\x00", b""))
    return (PurePath(opened.name).name.removesuffix(".gz"), opened.data) if is_one else None


def render(data: bytes, name: str, work: Work, loaded: tuple[Document, Document]) -> bytes:
    """Return the file ``data``, called ``name``, with the translation of ``work``.

    ``loaded`` are the two documents that were read from it. Raises ExportError if they were not,
    and LoadError if the file is damaged.
    """
    tree = _tree(data, name)
    file = Spliced(data, tree)
    made = _Made()
    places = segments(tree, data, name, work, loaded)
    between = joiner(work.alignment.tgt.lang)
    for place in places:
        text = between.join(passage.text for passage in place.passages)
        if plain(text) != plain(place.old):
            _put(place, text, made)
        if place.passages and place.statuses and place.statuses <= DONE:
            _accept(place, made)
    return file.spliced(filter(file.has, made.changed), made.added)


def listed(data: bytes, name: str) -> list[tuple[str, str, str | None]]:
    """Return id of the unit, source and target (None if it is missing) of all segments of a file
    that are to be translated. Raises LoadError if it is damaged.
    """
    root = guard.xml(data, name, _WHAT)
    guard.without_namespaces(root)
    return [
        (
            unit.get("id", ""),
            _shown(part.source),
            None if part.target is None else _shown(part.target),
        )
        for unit, part in parts(root)
    ]


def segments(
    tree: etree._ElementTree | None,
    data: bytes,
    name: str,
    work: Work,
    loaded: tuple[Document, Document],
) -> list[Segment]:
    """Return the segments of the file that were read, each with the sentences of its translation
    now, in the order of the text. Raises ExportError and LoadError as ``render``.
    """
    root = guard.xml(data, name, _WHAT)
    found, homes = _places(root, tree or _tree(data, name), name, loaded)
    _assign(work, found, homes)
    order = {passage.id: k for k, passage in enumerate(work.translation)}
    for one in found:
        one.passages.sort(key=lambda passage: order[passage.id])
    return found


def _tree(data: bytes, name: str) -> etree._ElementTree:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True, strip_cdata=False
    )
    with guard.foreign(name, _WHAT):
        return etree.fromstring(data, parser).getroottree()


def _places(
    root: guard.Element, tree: etree._ElementTree, name: str, loaded: tuple[Document, Document]
) -> tuple[list[Segment], tuple[dict[int, Segment], dict[int, Segment]]]:
    """Return the segments that were read, and those of the paragraphs of both documents."""
    own = dict(zip(root.iter(etree.Element), tree.iter(etree.Element), strict=True))
    found = [
        (own[unit], *(own.get(side) if side is not None else None for side in part[:2]))
        for unit, part in _listed(root)
    ]
    places: list[Segment] = []
    homes: tuple[dict[int, Segment], dict[int, Segment]] = ({}, {})
    expected = [list(_paragraphs(document)) for document in loaded]
    at = [0, 0]
    for number, (unit, source, target) in enumerate(found):
        texts = [_shown(source), _shown(target)]
        fits = [
            not text or (at[side] < len(expected[side]) and expected[side][at[side]] == plain(text))
            for side, text in enumerate(texts)
        ]
        if not any(texts) or not all(fits):
            continue  # it was not read, because it is in another language
        place = Segment(number, at[0] if texts[0] else -1, unit, source, target, texts[1])
        places.append(place)
        for side, text in enumerate(texts):
            if text:
                homes[side][at[side]] = place
                at[side] += 1
    if any(reached < len(texts) for reached, texts in zip(at, expected, strict=True)):
        raise ExportError(
            "the texts of this document were not read from the file as it is",
            where=name,
            hint="Export another format",
        )
    return places, homes


def _listed(
    root: guard.Element,
) -> list[tuple[guard.Element, tuple[guard.Element | None, guard.Element | None]]]:
    guard.without_namespaces(root)
    return [(unit, (part.source, part.target)) for unit, part in parts(root)]


def _paragraphs(document: Document) -> Iterator[str]:
    return (plain(document.paragraph_text(paragraph)) for paragraph in document.paragraphs)


def _shown(segment: etree._Element | None) -> str:
    if segment is None:
        return ""
    copy = deepcopy(segment)
    copy.tail = None
    guard.without_namespaces(copy)
    etree.strip_tags(copy, etree.Comment, etree.ProcessingInstruction)
    return units.kept(units.shown(copy))


def _assign(
    work: Work, places: Sequence[Segment], homes: tuple[dict[int, Segment], dict[int, Segment]]
) -> None:
    """Give each sentence of the translation to a segment: to that of its source.

    If its bead has the sources of several segments, its own is preferred.
    """
    for unit in work.units:
        sources = [homes[0].get(passage.paragraph) for passage in unit.src]
        for place in filter(None, sources):
            place.statuses.add(unit.status)
        for passage in unit.tgt:
            home = homes[1].get(passage.paragraph)
            apart = unit.status == "rejected" or not any(sources)
            if home is None or (not apart and not any(home is one for one in sources)):
                home = next(filter(None, sources), home or (places[-1] if places else None))
            if home is not None:
                home.passages.append(passage)
                home.statuses.add(unit.status)


def _put(place: Segment, text: str, made: _Made) -> None:
    """Write a translation into its segment."""
    if place.target is None:
        place.target = _new_target(place, made)
    made.changed.append(place.target)
    if place.old or place.target.text or len(place.target):
        rewrite(place.target, text)
    elif place.source is not None:
        write(place.target, text, place.source)
    state = _stated(place)
    if state is not None and state.get("state") in _UNTRANSLATED:
        state.set("state", "translated")
        made.changed.append(state)


def _new_target(place: Segment, made: _Made) -> etree._Element:
    """Make the target of a segment: in XLIFF 1.2 with marks for all segments of its unit."""
    source = place.source
    if source is None or _name(source) == "source":
        before = source if source is not None else place.unit[-1]
        following = before.getnext()
        if following is not None and _name(following) == "seg-source":
            before = following
        new = before.makeelement(_beside(before, "target"))
        before.addnext(new)
        made.added.append((before, new))
        return new
    whole = next(one for one in source.iterancestors() if _name(one) == "seg-source")
    target = next((one for one in place.unit if _name(one) == "target"), None)
    if target is None or not _marks(target):
        if target is not None:  # it is empty
            made.changed.append(place.unit)
            place.unit.remove(target)
        target = deepcopy(whole)
        target.tag = _beside(whole, "target")
        for one in _marks(target):
            for child in list(one):
                one.remove(child)
            one.text = None
        target.tail = None
        whole.addnext(target)
        made.added.append((whole, target))
    found = [one for one in _marks(target) if one.get("mid") == source.get("mid")]
    if found:
        return found[0]
    new = deepcopy(source)
    new.tail = None
    for child in list(new):
        new.remove(child)
    new.text = None
    target.append(new)
    made.changed.append(target)
    return new


def _marks(element: etree._Element) -> list[etree._Element]:
    return [
        one
        for one in element.iter(etree.Element)
        if _name(one) == "mrk" and one.get("mtype") == "seg"
    ]


def _name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _beside(element: etree._Element, name: str) -> str:
    space = etree.QName(element).namespace
    return f"{{{space}}}{name}" if space else name


def _stated(place: Segment) -> etree._Element | None:
    """The element that has the state of a segment: its target, or the segment of XLIFF 2."""
    if place.target is None:
        return None
    above = place.target.getparent()
    if above is not None and _name(above) == "segment":
        return above
    return place.target if _name(place.target) == "target" else None


def _accept(place: Segment, made: _Made) -> None:
    """Write that somebody has accepted a segment, where the file has a place for it."""
    state = _stated(place)
    if state is None:
        confirmed = [
            one
            for one in place.unit.iter(etree.Element)
            if _name(one) == "seg"
            and place.target is not None
            and one.get("id") == place.target.get("mid")
        ]
        for one in confirmed:  # as Trados Studio says it
            if not one.get("conf", "").startswith("Approved"):
                one.set("conf", "ApprovedTranslation")
                made.changed.append(one)
    elif _name(state) == "segment":
        if state.get("state") != "final":
            state.set("state", "reviewed")
            made.changed.append(state)
    elif state.get("state") not in ("final", "signed-off"):
        state.set("state", "signed-off")
        made.changed.append(state)
