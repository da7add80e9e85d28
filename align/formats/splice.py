"""An XML file with some elements replaced: every other byte stays as it was.

Writing the whole tree again would change declarations, the order of attributes, line ends and
escapes, which not all programs take well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.parsers import expat

from lxml import etree

_TAG = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_SPACES = re.compile(r"""\s+xmlns(?::([\w.-]+))?=(?:"([^"]*)"|'([^']*)')""")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ORDERS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class Source:
    """An XML file, its tree, and where the elements are in it.

    The tree may be changed after that; ``spliced`` then writes what changed.
    """

    def __init__(self, data: bytes, tree: etree._ElementTree) -> None:
        self._bom = next((bom for bom in _BOMS if data.startswith(bom)), b"")
        self._encoding = _ORDERS.get(self._bom) or tree.docinfo.encoding or "utf-8"
        self._text = data[len(self._bom) :].decode(self._encoding).encode()
        elements: Sequence[etree._Element] = list(tree.iter(etree.Element))
        self._spans = dict(zip(elements, _spans(self._text), strict=True))

    def has(self, element: etree._Element) -> bool:
        """Whether an element was in the file from the beginning."""
        return element in self._spans

    def spliced(
        self,
        changed: Iterable[etree._Element],
        added: Iterable[tuple[etree._Element, etree._Element]],
    ) -> bytes:
        """Return the file with the elements ``changed`` as they are now.

        ``added`` are new elements, each after the one that it comes after.
        """
        edits = [(*self._spans[one], _written(one)) for one in dict.fromkeys(changed)]
        for before, one in added:
            end = self._spans[before][1]
            edits.append((end, end, _written(one)))
        edits.sort(key=lambda edit: (edit[0], -edit[1]))
        parts, at = [], 0
        for begin, end, content in edits:
            if begin < at:
                continue  # inside an element that was written already
            parts += [self._text[at:begin], content]
            at = end
        whole = b"".join((*parts, self._text[at:])).decode()
        return self._bom + whole.encode(self._encoding, "xmlcharrefreplace")


def _spans(data: bytes) -> list[tuple[int, int]]:
    """Return where each element begins and ends, in the order in which they begin."""
    parser = expat.ParserCreate("utf-8")
    found: list[tuple[int, int]] = []
    around: list[int] = []

    def begin(_name: str, _attributes: object) -> None:
        around.append(len(found))
        found.append((parser.CurrentByteIndex, 0))

    def end(_name: str) -> None:
        number = around.pop()
        tag = _TAG.match(data, parser.CurrentByteIndex)
        found[number] = (found[number][0], tag.end() if tag else parser.CurrentByteIndex)

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.Parse(data, True)
    return found


def _written(element: etree._Element) -> bytes:
    """Write an element without the namespaces that are declared around it."""
    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    above = element.getparent()
    known = {} if above is None else {name or "": space for name, space in above.nsmap.items()}
    head, sign, rest = text.partition(">")

    def kept(found: re.Match[str]) -> str:
        return "" if known.get(found[1] or "") == (found[2] or found[3]) else found[0]

    return f"{_SPACES.sub(kept, head)}{sign}{rest}".encode()
