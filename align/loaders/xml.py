"""Other XML: manuals (DocBook, DITA), articles (JATS), laws and debates (Akoma Ntoso), and any.

No list of elements fits all kinds, so a document shows itself which of its elements are parts of
sentences: those that mostly stand between words. All others separate paragraphs. For the known
kinds, names decide first: what is a heading, a paragraph, a part of a sentence, or no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from lxml import etree

from align.loaders import guard, language, lenient, markup
from align.loaders.dialects import Front
from align.loaders.guard import Element
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

_WHAT = Message("XML file")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The roots of known kinds; another root is reported.
_KNOWN = _words(
    "appendix article book bookmap chapter concept dita glossary glossentry glossgroup map"
    " part preface refentry reference sect1 sect2 section set task topic troubleshooting"
)
_HEADINGS = _words(
    "article-title bridgehead h1 h2 h3 h4 h5 h6 head heading refname subject-title subtitle title"
)
_CAPTIONED = _words("example fig fig-group figure informalfigure table table-wrap")
_PARAGRAPHS = _words(
    "abstract blockquote body caption cmd dd def def-item def-list disp-quote div dl dlentry"
    " dt entry formalpara important info itemizedlist li list list-item listitem lq member"
    " note ol orderedlist p para result row sec simpara simplelist simpletable sl sli step"
    " steps stentry sthead strow tbody term-list tgroup thead tip title ul variablelist"
    " varlistentry warning"
)
_PHRASES = _words(
    "a abbrev acronym anchor apiname application b bold citetitle cmdname code codeph command"
    " constant em email emphasis envar ext-link filename filepath firstterm foreignphrase"
    " function guibutton guiicon guilabel guimenu guimenuitem guisubmenu i inlinemediaobject"
    " interface italic keycap keycombo keyword link literal menucascade menuchoice msgph"
    " option package parameter parmname ph phrase productname prompt q quote replaceable"
    " shortcut span strong sub subscript sup superscript systemitem systemoutput tm trademark"
    " tt type u uicontrol ulink userinput varname wintitle xref"
)
_CODE = _words("classsynopsis cmdsynopsis codeblock funcsynopsis programlisting screen synopsis")
_LINES = _words("address lines literallayout msgblock pre verse-group")
_BREAKS = _words("br lb sbr")
_NOTES = _words("authorialNote fn footnote")
# About the text, or for machines.
_NEVER_TEXT = _words(
    "aff alt article-categories article-id audioobject author authorgroup biblioid collab"
    " contrib-group copyright data data-about date draft-comment edition editor funding-group"
    " history imagedata imageobject indexterm isbn issn issuenum journal-meta keywordset kwd-"
    " group legalnotice metadata navtitle othercredit param permissions productnumber prolog"
    " pub-date pubdate pubsnumber ref-list related-links releaseinfo reltable remark required-"
    " cleanup revhistory refmeta subjectset textobject titleabbrev topicmeta videoobject"
    " volumenum"
)
_PROGRAMS = ("script", "style", "binary")
_LEGAL = "akomantoso"  # debates and laws; their elements have names of their own

_REFERRING = ("conref", "conkeyref", "keyref")

# Text that is itself a page, as in feeds.
_PAGE = re.compile(r"</(?:p|div|b|i|em|strong|a|li|span|h[1-6])>|<br\s*/?>", re.IGNORECASE)


def read(raw: Raw) -> Document:
    """Return the text of the XML in ``raw``, with the language that its root states.

    Raises LoadError if it is not valid XML.
    """
    parsed = lenient.parse(raw, _WHAT)
    root = parsed.root
    guard.without_namespaces(root)
    known, legal = root.tag in _KNOWN, root.tag.lower() == _LEGAL
    notes = [*parsed.notes, *_left_out(root, known=known or legal)]
    stated = language.well_formed(_legal_language(root) if legal else root.get("lang"))
    etree.strip_elements(root, *_PROGRAMS, *(("meta",) if legal else ()), with_tail=False)
    if known:
        etree.strip_elements(root, *_NEVER_TEXT, with_tail=False)
    if known or legal:
        root.extend(_taken_out(root))
    code = {one: None for one in root.iter(*_CODE) if _is_outer(one)} if known else {}
    _rename(root, known=known, code=code)
    document = markup.document(
        root, Front(lang=stated or ""), kept=raw.options.code, code=list(code)
    )
    return replace(document, encoding=parsed.encoding, notes=(*notes, *document.notes))


def _legal_language(root: Element) -> str | None:
    """Return the language of the version of a debate or a law that the file holds."""
    stated = root.find(".//FRBRExpression/FRBRlanguage")
    return None if stated is None else stated.get("language")


def _is_outer(code: Element) -> bool:
    """Whether ``code`` is neither inside other code nor the document itself."""
    return code.getparent() is not None and next(code.iterancestors(*_CODE), None) is None


def _left_out(root: Element, *, known: bool) -> list[str]:
    """Return notes on what is not read, and on an unknown kind."""
    notes: list[str] = []
    elements = list(root.iter(etree.Element))
    outside = sum(
        one.tag in ("include", "topicref", "mapref") and bool(one.get("href")) for one in elements
    )
    for one in elements:
        if any(map(one.get, _REFERRING)) and not len(one) and not (one.text or "").strip():
            one.text = one.get("keyref")  # the name of the text is better than a gap in a sentence
            outside += 1
    if outside:
        notes.append(
            Message("parts of the text that are in other files were not read: {n}", n=outside)
        )
    if not known:
        notes.append(
            Message(
                "XML of an unknown kind (its root is {root}): all text in it was read",
                root=root.tag[:40],
            )
        )
    return notes


def _taken_out(root: Element) -> list[Element]:
    """Take the notes out of their sentences, to follow the text."""
    found = list(root.iter(*_NOTES))
    for note in found:
        stand_in = etree.Element("span")
        stand_in.tail, note.tail = note.tail, None
        note.getparent().replace(note, stand_in)
    return found


def _rename(root: Element, *, known: bool, code: Collection[Element]) -> None:
    """Rename the elements below ``root`` to those of HTML that stand for them."""
    phrases = _phrases(root, known=known)
    for element in list(root.iter(etree.Element)):
        tag = element.tag
        if element in code:
            element.tag = "pre"
        elif tag in _BREAKS:
            element.tag = "br"
        elif known and tag in _LINES:
            element.tag = "pre"
        elif tag in phrases:
            element.tag = "span"
        elif tag in _HEADINGS and len(element.xpath("string()")) < 400:
            parent = element.getparent()
            captions = parent is not None and parent.get("class") == "captioned"
            element.tag = "p" if captions else "h2"
        else:
            element.tag = "div"
            _open_page(element)
        element.attrib.clear()  # of another vocabulary than HTML's
        if known and tag in _CAPTIONED:
            element.set("class", "captioned")


def _phrases(root: Element, *, known: bool) -> frozenset[str]:
    """Return the names of the elements that are parts of sentences."""
    inside, outside = Counter[str](), Counter[str]()
    for parent in root.iter(etree.Element):
        texts = (parent.text, *(child.tail for child in parent))
        mixed = any(text and not text.isspace() for text in texts)
        for child in parent.iterchildren(etree.Element):
            (inside if mixed else outside)[child.tag] += 1
    shown = {tag for tag, count in inside.items() if count > outside[tag]}
    return frozenset((shown - _PARAGRAPHS) | _PHRASES if known else shown)


def _open_page(element: Element) -> None:
    """Read the text of ``element`` as a page if it is one, so that its tags are no text."""
    if len(element) or not element.text or not _PAGE.search(element.text):
        return
    page = guard.html(f"<html><body>{element.text}</body></html>", "", _WHAT)
    body = page.find("body")
    element.text = None
    if body is not None:
        etree.strip_elements(body, *_PROGRAMS, with_tail=False)
        element.append(body)
