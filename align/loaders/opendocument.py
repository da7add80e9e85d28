"""OpenDocument texts (odt, and fodt, which is not zipped).

The elements correspond closely to HTML's, so they are renamed and walked in the same way. Tracked
changes count as accepted. Notes follow the text.
"""

from __future__ import annotations

from lxml import etree

from align.loaders import bitext, blocks, guard
from align.loaders.raw import Raw
from align.loaders.units import Bitext
from align.text import Document
from align.words import Message

_WHAT = Message("OpenDocument text")
_MAX_SPACES = 80

_RENAMED = {"h": "h2", "line-break": "br", "list-item": "li", "table-cell": "td", "table-row": "tr"}
_DROPPED = (
    "tracked-changes",
    "annotation",
    "binary-data",
    "note-citation",
    "forms",
    "desc",
    "table-of-content",
    "alphabetical-index",
    "bibliography",
    "illustration-index",
    "table-index",
    "object-index",
    "user-index",
    "ruby-text",
)


def read(raw: Raw) -> Document:
    """Return the document in ``raw``; its ``lang`` stays empty. Raises LoadError."""
    return blocks.document(blocks.walk(_tree(raw)))


def read_bitext(raw: Raw) -> Bitext:
    """Return the rows of its tables that have two languages side by side. Raises LoadError."""
    tree = _tree(raw)
    return bitext.of_tables(blocks.tables(tree), raw.name, blocks.outside_tables(tree))


def _tree(raw: Raw) -> guard.Element:
    """Return the text's element, renamed to HTML below it, with the notes at the end."""
    if raw.data.startswith(b"PK"):
        with guard.archive(raw, _WHAT) as parts:
            content = guard.member(parts, "content.xml", raw.name, _WHAT)
    else:
        content = raw.data
    root = guard.xml(content, raw.name, _WHAT)
    guard.without_namespaces(root)
    text = root.find("body/text")
    if text is None:
        raise guard.damaged(raw.name, _WHAT, Message("it has no body text"))
    titles = _title_styles(root)
    etree.strip_elements(text, *_DROPPED, with_tail=False)
    with guard.foreign(raw.name, _WHAT):
        _rename(text, titles)
    return text


def _rename(text: guard.Element, titles: set[str]) -> None:
    """Rename the elements below ``text`` to those of HTML, and move the notes to the end."""
    notes = list(text.iter("note-body"))
    for element in list(text.iter(etree.Element)):
        if element.tag == "p" and element.get("style-name") in titles:
            element.tag = "h1"
        elif element.tag == "s":
            element.text = " " * min(int(element.get("c", "1")), _MAX_SPACES)
        elif element.tag == "tab":
            element.text = " "
        element.tag = _RENAMED.get(element.tag, element.tag)
    for note in notes:
        text.append(note)


def _title_styles(root: guard.Element) -> set[str]:
    """Return the names of the title styles: ``Title`` and those derived from it."""
    derived = root.xpath("//style[@parent-style-name='Title']/@name")
    return {"Title", *map(str, derived)}
