"""What mammoth passes over in a Word document, rewritten as what it reads.

Hidden text, which it would show, is taken out. Simple fields, passages with a direction of their
own, the base of ruby and the text of formulas become runs of text; a letter that begins a paragraph
as a drop cap joins its word; drawn text boxes without an old copy for other programs are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from align.loaders import guard
from align.loaders.guard import Element
from align.words import Message

_HIDDEN = """//*[local-name() = 'r'][*[local-name() = 'rPr']/*[local-name() = 'vanish']
    [not(@*[local-name() = 'val'][. = '0' or . = 'false'])]]"""
_CAPS = """//*[local-name() = 'p'][*[local-name() = 'pPr']/*[local-name() = 'framePr']
    [@*[local-name() = 'dropCap'][. = 'drop' or . = 'margin']]]"""


def rewritten(parts: Mapping[str, bytes], where: str, what: Message) -> Mapping[str, bytes] | None:
    """Return the files of the archive with what mammoth can read, None if all of it can be.

    Raises LoadError.
    """
    changed = {}
    for name, part in parts.items():
        needed = [change for change, marks in _CHANGES if any(mark in part for mark in marks)]
        if needed and "styles" not in name:
            root = guard.xml(part, where, what)
            for change in needed:
                change(root)
            changed[name] = etree.tostring(root)
    return {**parts, **changed} if changed else None


def _without_hidden(root: Element) -> None:
    guard.drop(root, root.xpath(_HIDDEN))


def _unwrapped(root: Element) -> None:
    etree.strip_tags(root, "{*}fldSimple", "{*}bdo", "{*}dir")


def _without_ruby(root: Element) -> None:
    for ruby in root.iter("{*}ruby"):
        etree.strip_elements(ruby, "{*}rt", "{*}rubyPr")
    etree.strip_tags(root, "{*}ruby", "{*}rubyBase")


def _breaks(root: Element) -> None:
    """Make the old marks of a line's end and of a tab the usual ones."""
    for old, new in (("cr", "br"), ("ptab", "tab")):
        for mark in list(root.iter(f"{{*}}{old}")):
            mark.tag = f"{{{etree.QName(mark).namespace}}}{new}"
            mark.attrib.clear()


def _formulas(root: Element) -> None:
    """Keep the letters and signs of each formula, in their order, in place of it."""
    space = etree.QName(root).namespace
    for formula in list(root.iter("{*}oMath")):
        text = "".join(part.text or "" for part in formula.iter("{*}t"))
        tail = formula.tail
        formula.clear()
        formula.tail, formula.tag = tail, f"{{{space}}}r"
        etree.SubElement(formula, f"{{{space}}}t").text = text
    etree.strip_tags(root, "{*}oMathPara")


def _whole_words(root: Element) -> None:
    """Put a drop cap, which is a paragraph of its own, before the rest of its word."""
    for cap in root.xpath(_CAPS):
        rest = cap.getnext()
        if rest is None or rest.tag != cap.tag:
            continue
        at = 1 if len(rest) and etree.QName(rest[0]).localname == "pPr" else 0
        rest[at:at] = [part for part in cap if etree.QName(part).localname != "pPr"]
        cap.getparent().remove(cap)


def _boxes(root: Element) -> None:
    """Put the text of drawn boxes where mammoth finds it, unless their old copy has it."""
    picture = f"{{{etree.QName(root).namespace}}}pict"  # what is in one follows its paragraph
    for both in list(root.iter("{*}AlternateContent")):
        chosen, old = both.find("{*}Choice"), both.find("{*}Fallback")
        texts = [] if chosen is None else list(chosen.iter("{*}txbxContent"))
        if texts and (old is None or old.find(".//{*}txbxContent") is None):
            both[:] = []
            both.tag = picture
            both.extend(texts)
    for drawing in list(root.iter("{*}drawing")):
        texts = list(drawing.iter("{*}txbxContent"))
        if texts:
            drawing[:] = texts
            drawing.tag = picture


#: Each change, and the marks of which a file has at least one if it needs the change.
_CHANGES: tuple[tuple[Callable[[Element], None], tuple[bytes, ...]], ...] = (
    (_without_hidden, (b"vanish",)),
    (_unwrapped, (b"fldSimple", b":bdo", b":dir ")),
    (_without_ruby, (b":ruby",)),
    (_breaks, (b":cr/", b":ptab")),
    (_formulas, (b":oMath",)),
    (_whole_words, (b"dropCap",)),
    (_boxes, (b"txbxContent",)),
)
