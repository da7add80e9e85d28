"""XML files of translation units, read unit by unit: a damaged unit does not affect the others.

A parser of XML gives up at the first fault. Real memories have such faults: control characters,
``&nbsp;``, a lone ampersand, a tag that is not closed. So the units are cut out first, by their
tags alone, and each is parsed on its own. If that fails, it is repaired where that loses nothing a
reader could see; if it still fails, it is left out and reported with its line.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html.entities import html5
from typing import BinaryIO, NamedTuple, TextIO

from lxml import etree

from align.errors import LoadError
from align.loaders import decode, guard
from align.loaders.guard import Element
from align.words import Message

_CHUNK = 2**20  # characters that are read at once
_LONGEST = 16 * 2**20  # a unit (or a comment) with more characters than this is damaged
_NAMED = 10  # this many lines of damaged units are named

_HEAD = 2**16  # bytes that decide on the encoding
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
)

# What XML forbids, as characters and as references, and what takes its place: the characters that
# separate lines or pages separate words.
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,8}));|(\w{1,40});|)")
_FAULTS = re.compile(f"[{_FORBIDDEN}]|{_REFERENCE.pattern}")
_SEPARATES = "\x0b\x0c\x1c\x1d\x1e\x1f"
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})

# A start tag; a quoted value may contain its end mark.
_TAG = re.compile(r"""<[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*>""")

# A prefix without a declaration, or with one that is not an address.
_OF_NAMES = re.compile("[Nn]amespace|xmlns|URI")
_XMLNS = re.compile(r"""\sxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"]*"|'[^']*')""")
_PREFIX = re.compile(r"(</?|\s)(?!xml:)([\w.-]+):(?=[\w.-]+[\s=/>])")


class Damage(NamedTuple):
    """A unit that could not be read: the line where it begins, from 1, and the parser's reason."""

    line: int
    reason: str


@dataclass(slots=True)
class Report:
    """What was found while reading: fill it by reading all records, then see ``notes``.

    ``damaged`` and ``repaired`` hold only the first few; ``counts`` are the numbers of all.
    """

    damaged: list[Damage] = field(default_factory=list)
    repaired: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=lambda: [0, 0])
    cut_off: bool = False

    def damage(self, line: int, reason: str) -> None:
        """Note that the unit on ``line`` cannot be read."""
        self.counts[0] += 1
        if len(self.damaged) < _NAMED:
            self.damaged.append(Damage(line, reason))

    def repair(self, line: int) -> None:
        """Note that the unit on ``line`` was repaired."""
        self.counts[1] += 1
        if len(self.repaired) < _NAMED:
            self.repaired.append(line)

    def notes(self) -> tuple[str, ...]:
        """Notes for the user on what was left out and what was repaired."""
        found = []
        if self.damaged:
            lines = [damage.line for damage in self.damaged]
            found.append(
                Message(
                    "damaged units were left out: {n} (they begin on these lines: {lines}; "
                    "the first fault: {reason})",
                    n=self.counts[0],
                    lines=_listed(lines, self.counts[0]),
                    reason=self.damaged[0].reason,
                )
            )
        if self.repaired:
            found.append(
                Message(
                    "units with characters or entities that XML does not allow were repaired: {n} "
                    "(they begin on these lines: {lines})",
                    n=self.counts[1],
                    lines=_listed(self.repaired, self.counts[1]),
                )
            )
        if self.cut_off:
            found.append(Message("the end of the file is missing"))
        return tuple(found)


def _listed(lines: Collection[int], total: int) -> str:
    first = ", ".join(map(str, lines))
    return first if len(lines) == total else f"{first}, …"


def read(
    opened: BinaryIO,
    where: str,
    *,
    units: tuple[str, ...],
    around: tuple[str, ...],
    report: Report,
    encoding: str | None = None,
) -> Iterator[Element]:
    """Yield the elements called one of ``units`` from an XML file, complete, with local names.

    Elements called one of ``around``, the root among them, are kept as ancestors, with their
    attributes only. ``report`` is filled on the way. Nothing is held in memory but one unit.
    Without ``encoding``, the file decides. Raises LoadError if the encoding is not known or the
    file declares entities.
    """
    text = _text(opened, where, encoding)
    parser = etree.XMLParser(**guard.SAFELY, huge_tree=True)
    for line, around_it, unit in _Cutter(text, where, units, around, report):
        element, repaired = _parsed(around_it, unit, parser)
        if isinstance(element, str):
            report.damage(line, element)
            continue
        if repaired:
            report.repair(line)
        yield element


class _Around(NamedTuple):
    """The elements around a unit: how many, their start tags, and their end tags."""

    depth: int
    before: str
    after: str


def _parsed(around: _Around, unit: str, parser: etree.XMLParser) -> tuple[Element | str, bool]:
    """Return the element of a unit, or what is wrong with it; and whether it was repaired."""
    whole = f"{around.before}{unit}{around.after}"
    repaired = False
    try:
        root = etree.fromstring(whole, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        # Tools that cut files leave out the declarations of prefixes, which say nothing to us.
        repaired = not _OF_NAMES.search(str(error))
        mended = without_prefixes(whole) if not repaired else repair(whole)
        try:
            root = etree.fromstring(mended, parser)
        except (etree.XMLSyntaxError, ValueError):
            repaired = True
            try:
                root = etree.fromstring(repair(without_prefixes(whole)), parser)
            except (etree.XMLSyntaxError, ValueError) as last:
                return str(last).split(" (<string>")[0][:120], False
    if "xmlns" in whole:
        guard.without_namespaces(root)
    element = root
    for _ in range(around.depth):
        element = element[0]
    return element, repaired


def without_prefixes(text: str) -> str:
    """Return XML without declarations of namespaces; a prefix becomes part of the name."""
    return _TAG.sub(lambda tag: _PREFIX.sub(r"\1\2_", _XMLNS.sub("", tag[0])), text)


def repair(text: str) -> str:
    """Return XML without the characters that it forbids, and with HTML's entities as characters.

    An ampersand that does not begin a known entity is kept as it is.
    """

    def mended(found: re.Match[str]) -> str:
        if not found[0].startswith("&"):
            return " " if found[0] in _SEPARATES else ""
        hexadecimal, decimal, name = found.groups()
        if name:
            known = html5.get(f"{name};")
            if name in _OWN:
                return found[0]
            return known.replace("&", "&amp;").replace("<", "&lt;") if known else f"&amp;{name};"
        if hexadecimal or decimal:
            code = int(hexadecimal, 16) if hexadecimal else int(decimal)
            char = chr(code) if code < 0x110000 else ""
            return found[0] if char and not _is_forbidden(char) else ""
        return "&amp;"

    return _FAULTS.sub(mended, text)


def _is_forbidden(char: str) -> bool:
    return bool(re.match(f"[{_FORBIDDEN}\ud800-\udfff]", char))


# ------------------------------------------------------------------ cutting


class _Cutter:
    """Cuts the units out of a text by their tags, holding one unit of it at a time.

    ``buffer`` is the part of the text in hand and ``at`` is how far it has been searched. ``begun``
    is where the unit that is being read begins, and ``line`` is the number of the line at
    ``counted``.
    """

    def __init__(
        self, text: TextIO, where: str, units: Collection[str], around: Collection[str], to: Report
    ) -> None:
        names = "|".join(map(re.escape, (*units, *around)))
        self._token = re.compile(
            rf"<(?:(!--)|(!\[CDATA\[)|(/?)((?:[\w.-]{{1,40}}:)?(?:{names}))(?=[\s/>]))"
        )
        self._text, self._where, self._containers, self._report = text, where, around, to
        self._buffer, self._at, self._line, self._counted = "", 0, 1, 0
        self._begun: int | None = None
        self._open: list[tuple[str, str]] = []  # the names and start tags of what is around
        self._above = _Around(0, "", "")
        self._rooted = self._ended = False

    def __iter__(self) -> Iterator[tuple[int, _Around, str]]:
        """Yield each unit as text: its line, what is around it, itself."""
        while True:
            found = self._token.search(self._buffer, self._at)
            end = _end_of(found, self._buffer) if found else -1
            if found is None or end < 0:
                if not self._more(found):
                    break
                continue
            self._at = end
            if found[4] is None:  # a comment, or text that may look like tags
                continue
            if found[4].rpartition(":")[2] in self._containers:
                self._container(found, end)
                continue
            unit = self._unit(found, end)
            if unit:
                start, finish = unit
                self._count(start)
                yield self._line, self._above, self._buffer[start:finish]
        if self._begun is not None:
            self._report.damage(self._line, "the file ends inside it")
        self._report.cut_off = self._rooted and not self._ended

    def _more(self, found: re.Match[str] | None) -> bool:
        """Read on, and forget what has been passed; whether there was anything to read.

        ``found`` is a token whose end is not in the buffer.
        """
        buffer = self._buffer
        # A token may be cut in two: search the last characters again.
        at = found.start() if found else max(self._at, len(buffer) - 100)
        keep = at if self._begun is None else self._begun
        if len(buffer) - keep > _LONGEST:
            self._count(keep)
            self._report.damage(self._line, f"more than {_LONGEST // 2**20} million characters")
            self._begun, at = None, (found.end() if found else at)
            keep = at
        self._count(keep)
        if not self._rooted:
            _refuse_entities(buffer[:keep], self._where)
        more = self._text.read(_CHUNK)
        self._buffer, self._at, self._counted = buffer[keep:] + more, at - keep, 0
        self._begun = None if self._begun is None else 0
        return bool(more)

    def _count(self, place: int) -> None:
        self._line += self._buffer.count("\n", self._counted, place)
        self._counted = place

    def _container(self, found: re.Match[str], end: int) -> None:
        """Note that something around the units begins or ends."""
        name, tag = found[4], self._buffer[found.start() : end]
        if found[3]:
            names = [one for one, _ in self._open]
            if name in names:
                del self._open[len(names) - 1 - names[::-1].index(name) :]
            self._ended = not self._open
        elif not tag.endswith("/>"):
            if not self._rooted:
                _refuse_entities(self._buffer[: found.start()], self._where)
                self._rooted = True
            self._open.append((name, tag))
        self._above = _Around(
            len(self._open),
            "".join(tag for _, tag in self._open),
            "".join(f"</{name}>" for name, _ in reversed(self._open)),
        )

    def _unit(self, found: re.Match[str], end: int) -> tuple[int, int] | None:
        """Return where a unit that is complete at the tag ``found`` begins and ends, if one is."""
        begun = self._begun
        if found[3]:
            self._begun = None
            return None if begun is None else (begun, end)
        if begun is None and self._buffer[end - 2 : end] == "/>":
            return found.start(), end
        self._begun = found.start()
        # A unit inside another one: the end of the first is missing.
        return None if begun is None else (begun, found.start())


def _end_of(found: re.Match[str], buffer: str) -> int:
    """Return where the thing that begins at ``found`` ends in ``buffer``; -1 if that is not yet
    known.
    """
    if found[1]:
        end = buffer.find("-->", found.end())
        return end + 3 if end >= 0 else -1
    if found[2]:
        end = buffer.find("]]>", found.end())
        return end + 3 if end >= 0 else -1
    tag = _TAG.match(buffer, found.start())
    if tag:
        return tag.end()
    # A broken tag: it ends where another one begins, and its unit will be found damaged.
    another = buffer.find("<", found.end())
    return another if another >= 0 else -1


def _refuse_entities(prolog: str, where: str) -> None:
    if "<!ENTITY" in prolog:
        raise guard.entities(where)


# ----------------------------------------------------------------- decoding


def _text(opened: BinaryIO, where: str, encoding: str | None = None) -> TextIO:
    """Return the file as text. Bytes that do not fit its encoding damage only their unit."""
    head = opened.read(_HEAD)
    mark, name = next(((mark, name) for mark, name in _MARKS if head.startswith(mark)), (b"", ""))
    opened.seek(len(mark) if mark.strip(b"<?\x00") else 0)
    name = encoding or name or _one_byte(head, where)
    wide = name.startswith(("utf-16", "utf-32"))
    return io.TextIOWrapper(opened, name, errors="replace" if wide else "surrogateescape")


def _one_byte(head: bytes, where: str) -> str:
    declared = _DECLARED.search(head[:1024])
    said = declared[1].decode() if declared else None
    if said and said.lower().replace("_", "-").startswith(("utf-16", "utf-32", "ucs")):
        said = None  # it is wrong, or its declaration would not have been found
    if said and not decode.is_known(said):
        said = None
    if said and decode.is_telling(said):
        return said
    try:
        head[: head.rfind(b"<") + 1 or len(head)].decode("utf-8")
    except UnicodeDecodeError:
        if said is None or not decode.is_mostly_utf8(head):
            try:
                return decode.decode(head, where, said).encoding
            except LoadError:
                if not decode.is_mostly_utf8(head):
                    raise
    return "utf-8"
