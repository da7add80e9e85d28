"""Small markup inside sentences: raised note marks and powers, code, and breaks written wrongly."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from align.loaders import guard

# ``</br>`` is not HTML, but browsers show it as a line break.
_CLOSED_BREAK = re.compile(r"</\s*br\s*/?>", re.IGNORECASE)

_NOTE = re.compile(
    r"\s*(?:[\[(]?\s*(?:\d{1,3}|[a-z]|[ivxlc]{1,6})\s*[\])]?|\[[^\[\]]{1,20}\]|[*†‡§¶✝]{1,4})"
    r"(?:\s*[,;]\s*\d{1,3})*\s*",
    re.IGNORECASE,
)
_NOTE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:foot|end)?note(?:s|d)?(?:[-_]?(?:ref|mark|anchor|call|link))|(?:^|\s)(?:reference|fnref|noteref)",
    re.IGNORECASE,
)
_TO_NOTE = re.compile(r"#_?(?:fn|ftn|edn|(?:foot|end)?note|cite|ref|сноска|прим)", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_POWER = re.compile(r"[+−-]?[0-9n]{1,3}")
# A power follows a number, a sign or a unit: words are longer.
_WORD_BEFORE = re.compile(r"[^\W\d_]{4,}$|[.!?…,;:»”’\"')\]]$")
_GOES_ON = re.compile(r"\s*[^\W\d_A-ZА-ЯЁ]|\s*[,.;:)]")
_LAST = 60  # characters before a mark that are looked at


def with_breaks(html: str) -> str:
    """Return ``html`` with ``</br>`` as ``<br>``."""
    return _CLOSED_BREAK.sub("<br>", html) if "/br" in html or "/BR" in html else html


def settle(tree: HtmlElement) -> None:
    """Remove the note marks in ``tree``, write powers as raised digits, put code that stands inside
    a sentence back into it, and set the sources of quotations apart.
    """
    notes = [one for one in tree.iter("sup") if _is_note(one)]
    links = (one for one in tree.iter("a") if one.get("href", "").startswith("#"))
    notes += [one for one in links if _is_note_link(one)]
    guard.drop(tree, notes)
    for power in tree.iter("sup"):
        if len(power) == 0 and power.text and _POWER.fullmatch(power.text.strip()):
            power.text = power.text.strip().translate(_RAISED)
    for code in list(tree.iter("pre")):
        _put_back(code)
    for cite in tree.iter("cite"):
        _set_apart(cite)


def _is_note(element: HtmlElement) -> bool:
    """Whether a ``<sup>`` is the mark of a note: a link, or a mark after a word or a stop."""
    said = element.text_content()
    if len(said) > _LAST or not _NOTE.fullmatch(said):
        return False
    above = element.getparent()
    if _names_note(element) or (above is not None and above.tag == "a" and _is_alone(element)):
        return True
    if any(_leads_to_note(link) for link in element.iter("a")):
        return True
    before = _before(element)
    is_letter = said.strip().isalpha()  # as in the 2nd or M. le C. de
    return not is_letter and _WORD_BEFORE.search(before) is not None


def _is_note_link(element: HtmlElement) -> bool:
    said = element.text_content()
    if len(said) > _LAST or not _NOTE.fullmatch(said) or element.get("href") == "#":
        return False
    if _names_note(element):
        return True
    before = _before(element)
    return before != "" and (
        said.strip()[:1] == "["
        or (_TO_NOTE.match(element.get("href", "")) is not None and not before[-1:].isdigit())
    )


def _names_note(element: HtmlElement) -> bool:
    role = f"{element.get('role', '')} {element.get('epub:type', '')}"
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return "noteref" in role or _NOTE_NAMES.search(names) is not None


def _leads_to_note(link: HtmlElement) -> bool:
    return "#" in link.get("href", "") or link.get("href") is None


def _is_alone(element: HtmlElement) -> bool:
    """Whether ``element`` is all that its parent, a link to a place on the page, holds."""
    above = element.getparent()
    return (
        above is not None
        and len(above) == 1
        and above.get("href", "").startswith("#")
        and above.text_content().strip() == element.text_content().strip()
    )


def _before(element: HtmlElement) -> str:
    """Return the end of the text just before ``element``."""
    for one in (element, *element.iterancestors("a", "b", "strong", "i", "em", "span")):
        previous = one.getprevious()
        above = one.getparent()
        if previous is not None:
            text = (previous.tail or "") or previous.text_content()
        else:
            text = (above.text or "") if above is not None else ""
        if text:
            return str(text[-_LAST:]).rstrip()
    return ""


def _set_apart(cite: HtmlElement) -> None:
    """Make a block of the source of a quotation at its end, as pages show it."""
    above = cite.getparent()
    last = above is not None and above.tag == "blockquote" and above[-1] is cite
    if last and not (cite.tail or "").strip():
        cite.tag = "div"


def _put_back(code: HtmlElement) -> None:
    """Turn a ``<pre>`` that stands inside a sentence into an inline element of it.

    The parser ends a paragraph before a ``<pre>``; then it is moved into that paragraph.
    """
    text, tail = code.text_content(), code.tail or ""
    if "\n" in text.strip() or not _GOES_ON.match(tail):
        return
    previous, above = code.getprevious(), code.getparent()
    if above is None:
        return
    direct = (above.text if previous is None else previous.tail) or ""
    if direct.strip():
        code.tag = "code"
    elif previous is not None and previous.tag == "p" and (previous.text or len(previous)):
        code.tag = "code"
        previous.append(code)
