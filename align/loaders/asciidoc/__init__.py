"""AsciiDoc, converted to a simple page and read as such.

The few libraries for Python are slow, unfinished or under the GPL, and all refuse what they do not
know. A text needs only its blocks (``blocks``) and what their lines show
(``inline``). Nothing is included from other files.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from lxml.html import tostring

from align.loaders import dates, decode, dialects, guard, markup
from align.loaders.asciidoc.blocks import Part, parts_of
from align.loaders.asciidoc.inline import BREAK, shown
from align.loaders.asciidoc.settings import Settings
from align.loaders.dialects import Front
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

_WHAT = Message("AsciiDoc text")
_MAX_BYTES = 4 * 2**20

_TAGS = {"title": "h1", "heading": "h2", "text": "p", "item": "li"}
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")

# The two lines that may follow the title: who wrote it, and which version it is.
_AUTHOR = re.compile(
    r"(?:[^\W\d_][\w.'’-]*[ \t]*){1,4}<[^<>\s]+>.*"
    r"|\{author\}.*|(?:[^\W\d_][\w'’-]*\.?[ \t]+){1,3}[^\W\d_][\w'’-]+"
)
_REVISION = re.compile(r"v?[\d.]{1,20}(?:,.*|:.*|$)|\{?(?:revnumber|docdate)\b.*|v[\d.]{1,20}.*")
_DATES = ("date", "revdate", "page-date", "docdate", "published")
_LANGS = ("lang", "page-lang", "language")


def read(raw: Raw) -> Document:
    """Return the document in ``raw`` without markup; its ``lang`` is what its head states.

    Blocks of code are left out, or kept as one sentence each if the user wants them. Raises
    LoadError if the bytes are not text.
    """
    guard.check_size(raw, _MAX_BYTES)
    decoded = decode.decode(raw.data, raw.name)
    front, text = dialects.front(decoded.text)
    text, revision = _without_author(_NONCHARACTERS.sub("", text))
    found = Settings()
    parts = list(parts_of(text, found))
    footnotes: list[str] = []
    front = _front(front, found, revision)
    body = [_html(part, found, footnotes) for part in parts]
    if front.description:  # it is translated like the text, and follows the title
        first = bool(parts) and parts[0].kind == "title"
        body.insert(first, f"<p>{html.escape(front.description)}</p>")
    body += [f"<p>{html.escape(note)}</p>" for note in footnotes]
    root = guard.html(f"<html><body>{''.join(body)}</body></html>", raw.name, _WHAT)
    document = markup.document(root, replace(front, description=""), kept=raw.options.code)
    return markup.noted(replace(document, notes=document.notes + _notes(found)), decoded)


def _html(part: Part, found: Settings, footnotes: list[str]) -> str:
    """Return a block as HTML."""
    if part.kind == "code":
        return f"<pre>{html.escape(part.text)}</pre>"
    if part.kind == "html":
        page = guard.html(f"<html><body>{part.text}</body></html>", "", _WHAT)
        return (
            f"<div>{''.join(tostring(one, encoding='unicode') for one in page.iter('body'))}</div>"
        )
    tag = _TAGS[part.kind]
    text = html.escape(shown(part.text, found.titles, footnotes.append))
    return f"<{tag}>{text.replace(BREAK, '<br>')}</{tag}>"


def _notes(found: Settings) -> tuple[str, ...]:
    notes: tuple[str, ...] = ()
    if found.outside:
        notes += (
            Message(
                "parts of the text that are in other files were not read: {n}", n=found.outside
            ),
        )
    if found.choices:
        notes += (
            Message(
                "parts that are shown only under a condition were read, too: {n}", n=found.choices
            ),
        )
    return notes


def _without_author(text: str) -> tuple[str, str]:
    """Return ``text`` without the lines on its author and version, and the date in them."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if _begins(line)), len(lines))
    below = lines[first + 1] if first + 1 < len(lines) else ""
    underlined = bool(below) and set(below.strip()) == {"="}
    if first < len(lines) and (re.match(r"[=#]\s+\S", lines[first]) or underlined):
        at = first + 1 + underlined
        if at < len(lines) and _AUTHOR.fullmatch(lines[at].strip()):
            lines[at] = "//"
            at += 1
            if at < len(lines) and _REVISION.match(lines[at]):
                said, lines[at] = lines[at], "//"
                return "\n".join(lines), said
    return "\n".join(lines), ""


def _begins(line: str) -> bool:
    return bool(line.strip()) and not line.startswith((":", "//", "include::", "if", "["))


def _front(front: Front, found: Settings, revision: str) -> Front:
    """Return what the front matter says, or else the attributes of the text."""
    said = found.attributes
    stated = next((said[name] for name in _LANGS if said.get(name)), "")
    written = [said[name] for name in _DATES if said.get(name)]
    written += [one.strip() for one in re.split("[,:]", revision)]
    days = (dates.parse_iso(one) or dates.parse(one) for one in written)
    return Front(
        front.title or _plain(said.get("doctitle") or said.get("title", ""), found),
        front.description or _plain(said.get("description", ""), found),
        front.date or next(filter(None, days), None),
        front.lang or stated,
    )


def _plain(text: str, found: Settings) -> str:
    return shown(text, found.titles, lambda _note: None)
