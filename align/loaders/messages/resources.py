"""Resources of programs in XML: strings of Android, and resx of .NET."""

from __future__ import annotations

from collections.abc import Iterator

from align.loaders import guard, lenient
from align.loaders.guard import Element
from align.loaders.messages import Entries, joined, plural
from align.loaders.messages.escapes import plain
from align.loaders.raw import Raw
from align.words import Message

_WHAT = Message("XML file")
_SIGNS = {"n": "\n", "t": "\t"}


def entries(raw: Raw) -> Entries:
    """Return the messages in ``raw``. Raises LoadError if it is not valid XML."""
    root = lenient.parse(raw, _WHAT).root
    guard.without_namespaces(root)
    if root.tag == "resources":
        fixed = [one for one in root if one.get("translatable") == "false"]
        forms = sum(max(0, len(one.findall("item")) - 2) for one in root.iterchildren("plurals"))
        return Entries(tuple(_android(root)), root.get("locale", ""), len(fixed), forms)
    return Entries(tuple(_net(root)))


def _android(root: Element) -> Iterator[tuple[str, str]]:
    for one in root.iterchildren("string", "plurals", "string-array"):
        name = one.get("name", "")
        if one.get("translatable") == "false":
            continue
        if one.tag == "string":
            yield name, _text(one)
        items = [(one.get("quantity", ""), _text(one)) for one in one.iterchildren("item")]
        if one.tag == "plurals":
            items = list(plural(items))
        for number, (quantity, text) in enumerate(items):
            yield joined((name, quantity or str(number))), text


def _text(element: Element) -> str:
    text = " ".join("".join(element.itertext()).split())
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return plain(text, _SIGNS)


def _net(root: Element) -> Iterator[tuple[str, str]]:
    for one in root.iterchildren("data"):
        value = one.find("value")
        if value is not None and not one.get("type") and not one.get("mimetype"):
            yield one.get("name", ""), "".join(value.itertext())
