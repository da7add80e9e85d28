"""How the content of each kind of file begins. The file name is used only if this fails."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

Sniffer = Callable[[bytes], bool]

_HEAD = 4096
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and encrypted new ones
_LONG_HEAD = 2**16  # comments with licences and names may come first

# A byte order mark and the zero bytes of UTF-16 may be around and inside it.
_HTML = re.compile(
    rb"[^<a-z]{0,64}(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_CUES = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:WEBVTT(?:[ \t\r\n]|$)"
    rb"|\s*\d{1,6}\s*\r?\n\s*\d{1,3}:\d\d:\d\d[,.]\d{1,3}\s*-->\s*\d"
    rb"|\s*\[Script Info\]|\s*\d{1,2}:\d\d:\d\d\.\d{2,3},\d{1,2}:\d\d:\d\d\.\d{2,3}[ \t]*\r?\n"
    rb"|\s*\[INFORMATION\]\s*\n\[[A-Z]|<(?:SAMI|sami)\b)"
)
# The beginnings of rarer formats: two lines show them, one may be text.
_TIMED = tuple(
    re.compile(rb"(?:\xef\xbb\xbf)?" + before + rb"\s*" + line + rb"[^\n]*\n\s*" + line)
    for before, line in (
        (rb"", rb"\{\d{1,8}\}\{\d{0,8}\}"),
        (rb"", rb"\[\d{1,8}\]\[\d{0,8}\]"),
        (rb"", rb"\d{1,2}:\d\d:\d\d(?:,\d)?[:=](?!\d)"),
        (rb"(?:\[[a-z#]{1,10}:[^\n\]]*\]\s*)*", rb"\[\d{1,3}:\d\d[.:]\d{1,3}\]"),
        (
            rb"(?:\s*(?://|\$)[^\n]*\n)*",
            rb"\d\d(?::\d\d){2}[:;.]\d\d[ \t]*,[ \t]*\d\d(?::\d\d){2}[:;.]\d\d[ \t]*,",
        ),
    )
)
_ANY_XML = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:(?P<declared><\?xml\s)"
    rb"|(?:<!--.{0,2000}?-->\s*)*(?P<doctype><!DOCTYPE\s+(?!html)[^>\[]{1,500}(?:\[|>))"
    rb"|(?:<!--.{0,2000}?-->\s*)*<(?P<name>[A-Za-z_][\w.:-]{0,80})(?P<rest>[^<>]{0,2000})>)",
    re.DOTALL | re.IGNORECASE,
)
# A text may be a piece of a page; pages are recognised by other means.
_HTML_TAGS = frozenset(
    b"a article aside b blockquote body br center code dd details div dl dt em figure font footer"
    b" form h1 h2 h3 h4 h5 h6 head header hr i iframe img input li link main meta nav ol p picture"
    b" pre script section small span strong style sub summary sup svg table tbody td th title tr tt"
    b" u ul video".split()
)

# The first message of a gettext catalogue, after comments.
_PO = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t\r]*(?:#[^\n]*)?\n)*+[ \t]*(?:msgctxt\s+\"[^\n]*\n\s*)?msgid\s+\""
)


# The name of a text in an archive of texts: its ending is a language.
_TEXT_NAME = re.compile(r"[^/]+\.(?!ids$|xml$|txt$|zip$|tmx$|csv$|tsv$)[a-z]{2,3}(?:[_-]\w+)?")


def catalogue(data: bytes) -> bool:
    """Whether ``data`` begins as gettext catalogues do, perhaps after long comments."""
    return _PO.match(data[:_LONG_HEAD]) is not None


def html(data: bytes) -> bool:
    """Whether ``data`` starts with the first tag of a page."""
    return _HTML.match(_ascii(data)) is not None


def xml(*roots: str) -> Sniffer:
    """Return a test for XML whose root is called one of ``roots``, with any prefix."""
    names = "|".join(map(re.escape, roots)).encode()
    pattern = re.compile(
        rb"[^<]{0,16}(?:<\?.{0,500}?\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]*\])?>\s*)*"
        rb"<(?:[\w.-]{1,40}:)?(?:" + names + rb")[\s/>]",
        re.DOTALL,
    )
    return lambda data: pattern.match(_ascii(data)) is not None


def any_xml(data: bytes) -> bool:
    """Whether ``data`` is XML of any kind: by its declaration, or by its first and last tags."""
    found = _ANY_XML.match(_ascii(data))
    if found is None or found["declared"] or found["doctype"]:
        return found is not None
    name = found["name"]
    if b"xmlns" in found["rest"]:
        return True
    closing = b"</" + name + b">"
    return name.lower() not in _HTML_TAGS and closing in data.replace(b"\x00", b"")


def both(*sniffers: Sniffer) -> Sniffer:
    """Return a test that passes if all ``sniffers`` do."""
    return lambda data: all(sniffer(data) for sniffer in sniffers)


def either(*sniffers: Sniffer) -> Sniffer:
    """Return a test that passes if one of ``sniffers`` does."""
    return lambda data: any(sniffer(data) for sniffer in sniffers)


def archive(mark: bytes) -> Sniffer:
    """Return a test for a zip archive with ``mark`` in the name of one of its files."""
    return lambda data: data.startswith(b"PK\x03\x04") and mark in data


def first_file(pattern: str) -> Sniffer:
    """Return a test for a zip archive whose first file has a name that matches ``pattern``."""
    compiled = re.compile(pattern)
    return lambda data: compiled.search(next(_members(data), "")) is not None


def texts_of_one_name(data: bytes) -> bool:
    """Whether ``data`` is a zip archive of texts called ``x.en`` and ``x.ru``, perhaps with
    ``x.ids`` and with what belongs to a package.
    """
    names = list(_members(data))
    stems = Counter(name.rpartition(".")[0] for name in names if _TEXT_NAME.fullmatch(name))
    return max(stems.values(), default=0) == 2 or bool(names and names[0].endswith(".ids"))


def _members(data: bytes) -> Iterator[str]:
    """Yield the names of the files in a zip archive, as far as ``data`` has it, at most 20."""
    at = 0 if data.startswith(_ZIP) else -1
    for _number in range(20):
        if at < 0:
            return
        size = int.from_bytes(data[at + 26 : at + 28], "little")
        yield data[at + 30 : at + 30 + size].decode("utf-8", "replace")
        at = data.find(_ZIP, at + 30 + size)


def media_type(name: bytes) -> Sniffer:
    """Return a test for a zip archive whose first file states the media type ``name``."""
    mark = b"mimetype" + name
    return lambda data: data.startswith(b"PK\x03\x04") and mark in data[:200]


def start(mark: bytes, within: int = 1) -> Sniffer:
    """Return a test for ``mark`` among the first bytes of a file, those of UTF-16 as well."""
    return lambda data: mark in _ascii(data)[: within - 1 + len(mark)]


def cues(data: bytes) -> bool:
    """Whether ``data`` begins as subtitles do."""
    head = _ascii(data).removeprefix(b"\xff\xfe")
    return any(one.match(head) for one in (_CUES, *_TIMED))


def old_word(data: bytes) -> bool:
    """Whether ``data`` is a Word document of the years before 2007."""
    return data.startswith(_COMPOUND) and "WordDocument".encode("utf-16-le") in data


def saved_page(data: bytes) -> bool:
    """Whether ``data`` begins as a page saved as one file (MHTML) does."""
    head = data[:_HEAD].lower()
    return b"mime-version:" in head and b"multipart/related" in head


def never(_data: bytes) -> bool:
    """Always False: this kind cannot be recognised by its content."""
    return False


def anything(_data: bytes) -> bool:
    """Always True: this kind accepts anything."""
    return True


def _ascii(data: bytes) -> bytes:
    return data[:_HEAD].replace(b"\x00", b"")
