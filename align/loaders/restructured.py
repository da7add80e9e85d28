"""reStructuredText, converted to HTML by docutils and read as such.

Roles and directives of Sphinx, which docutils does not know, are read by what they show: a role
shows its text, a directive its content. Nothing is included from other files.
"""

from __future__ import annotations

import io
import re
from typing import Any

from align.errors import require
from align.loaders import decode, guard, markup
from align.loaders.dialects import Front
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

_WHAT = Message("reStructuredText")
_MAX_BYTES = 2**20  # the parser is slow where a paragraph has many signs

_ROLES = re.compile(r"(?<![\w:]):([A-Za-z][\w.+-]{0,40}(?::[A-Za-z][\w.+-]{0,40}){0,2}):`")
_DIRECTIVES = re.compile(
    r"^[ \t]*\.\. (?:\|[^|\n]{1,60}\| )?([A-Za-z][\w.+:-]{0,60})::", re.MULTILINE
)
# The text of a role may end with what it refers to.
_TARGET = re.compile(r"\s*<[^<>]*>$", re.DOTALL)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Directives of Sphinx without text, and those that hold code.
_SILENT = _names(
    """toctree index tabularcolumns literalinclude graphviz plot mermaid currentmodule module
    highlight"""
)
_CODE = _names("code-block sourcecode code-cell ipython doctest testcode testoutput prompt")
# An argument with so many words is a text, not a name.
_WORDS = 3
# Classes of what docutils adds, or of what is no text.
_DROPPED = _names("footnote-reference system-message docinfo label fn-backref admonition-title")
_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 5,
    "syntax_highlight": "none",
    "line_length_limit": _MAX_BYTES,
    "embed_stylesheet": False,
    "stylesheet_path": None,
    "doctitle_xform": False,
    "smart_quotes": False,
}


def read(raw: Raw) -> Document:
    """Return the document in ``raw`` without markup; its ``lang`` stays empty.

    Blocks of code are left out, or kept as one sentence each if the user wants them. Raises
    LoadError if the bytes are not text.
    """
    require(Message("reading reStructuredText"), "docutils")
    from docutils.core import publish_parts

    guard.check_size(raw, _MAX_BYTES)
    decoded = decode.decode(raw.data, raw.name)
    with guard.foreign(raw.name, _WHAT):
        _register(decoded.text)
        settings = {**_SETTINGS, "warning_stream": io.StringIO()}
        parts = publish_parts(decoded.text, writer_name="html5", settings_overrides=settings)
    body = f"<html><body>{parts['html_body']}</body></html>"
    root = guard.html(body, raw.name, _WHAT)
    guard.drop(root, [one for one in root.iter() if _is_dropped(one)])
    for note in list(root.iter("aside")):  # notes are text here
        note.tag = "div"
        note.attrib.clear()
    document = markup.document(root, Front(), kept=raw.options.code)
    return markup.noted(document, decoded)


def _is_dropped(element: guard.Element) -> bool:
    classes = set(element.get("class", "").split())
    return bool(_DROPPED & classes) or element.get("role") in ("doc-noteref", "doc-backlink")


def _register(text: str) -> None:
    """Make docutils accept the roles and directives in ``text`` that it does not know."""
    from docutils.parsers.rst import directives, roles

    for name in set(_ROLES.findall(text)):
        if name.lower() not in roles._role_registry:
            roles.register_local_role(name.lower(), _role)
    known = directives._directive_registry
    for name in set(_DIRECTIVES.findall(text)):
        if name not in known:
            directives.register_directive(name, _directive(name))


def _role(_name: str, rawtext: str, text: str, *_rest: Any, **_more: Any) -> tuple[Any, Any]:
    from docutils import nodes, utils

    shown = _TARGET.sub("", utils.unescape(text)) or utils.unescape(text)
    return [nodes.inline(rawtext, shown.lstrip("!~"))], []


class _Any(dict[str, Any]):
    """Options of any name, taken as they are."""

    def __missing__(self, _name: str) -> Any:
        return str


def _directive(name: str) -> Any:
    from docutils import nodes
    from docutils.parsers.rst import Directive

    class Shown(Directive):  # type: ignore[misc]
        """A directive of another program, which shows its content."""

        has_content = True
        optional_arguments = 1
        final_argument_whitespace = True
        option_spec = _Any(name=str)

        def run(self) -> list[Any]:
            text = "\n".join(self.content)
            if name in _SILENT or name.startswith("auto"):
                return []
            if name in _CODE:
                return [nodes.literal_block(text, text)]
            shown = nodes.container(text)
            said = " ".join((self.arguments or [""])[0].split())
            if len(said.split()) >= _WORDS and ":" not in name:
                inline, _messages = self.state.inline_text(said, self.lineno)
                shown += nodes.paragraph(said, "", *inline)
            self.state.nested_parse(self.content, self.content_offset, shown)
            return [shown]

    return Shown
