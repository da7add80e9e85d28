"""Rich text (RTF), read by striprtf: without headers, footers and hidden text.

Footnotes are at the end, and the text of a box follows the paragraph that it stands beside.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator

from align.errors import require
from align.loaders import blocks, guard, layout
from align.loaders.blocks import Block
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

_WHAT = Message("RTF document")
_MAX_FONT = 2000  # characters; striprtf takes quadratic time for fonts on one line
_SOFT_HYPHEN = "\u00ad"

# Pictures as hexadecimal digits: often most of the file, and slow to skip character by character. A
# match is tried only at the beginning of a run.
_HEX = re.compile(r"(?<![0-9a-fA-F\s])[0-9a-fA-F\s]{1000,}+")

# What the header says about bytes: the number of a code page, else the system it was written on.
_CODE_PAGE = re.compile(rb"\\ansicpg(\d+)")
_SYSTEM = re.compile(rb"\\rtf1?\s*\\(mac|pca?)(?![a-z])")
_SYSTEMS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_PAGES = re.compile(r"125[0-8]|437|737|775|85[025-8]|86[0-69]|874|932|936|949|950")
_OTHER_PAGES = {
    "10000": "mac_roman",
    "10006": "mac_greek",
    "10007": "mac_cyrillic",
    "10029": "mac_latin2",
    "10081": "mac_turkish",
    "65001": "utf-8",
}
_USUAL = "cp1252"
_SPACE = re.compile(r"[ \t]+")

# A break inside a paragraph; striprtf does not tell it from the end of one.
_LINE = re.compile(r"\\(?:soft)?line(?![a-z])")
_LINE_SEPARATOR = "\u2028"

# The end of a table's cell or of a column, which should end a paragraph.
_CELL = re.compile(r"\\(?:(?:nest)?cell|column)(?![a-z])")

# Groups with no nested groups, and the mark of one that was deleted in tracked changes.
_GROUP = re.compile(r"\{[^{}]*+\}")
_DELETED = re.compile(r"\\deleted(?![a-z0-9])")

# Hidden text: to the end of its group, or to where it ends.
_HIDDEN = re.compile(r"\\v(?![a-z0-9])(?:[^\\{}]++|\\[\\{}]|(?!\\v0)\\)*")

# The beginning and the end of a group, and what only looks like one.
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_NOTE = re.compile(r"\{\s*(?:\\\*\s*)?\\footnote(?![a-z])")
_SHAPE = re.compile(r"\{\s*\\shp(?:grp)?(?![a-z])")
_BOX = re.compile(r"\{\s*\\shptxt(?![a-z])")
_APART = re.compile(f"{_NOTE.pattern}|{_SHAPE.pattern}")
_END = re.compile(r"\\par(?![a-z])")


def read(raw: Raw) -> Document:
    """Return the document in ``raw``; its ``lang`` stays empty. Raises LoadError."""
    require(Message("reading an RTF document"), "striprtf")
    from striprtf import striprtf

    to_text: Callable[..., str] = striprtf.rtf_to_text
    font_table: Callable[..., str] = striprtf.font_table_group
    without_pictures: Callable[[str], str] = striprtf.remove_pict_groups
    # Characters above ASCII are mostly escaped; the others use the code page.
    encoding = _encoding(raw.data)
    source = raw.data.decode("utf-8-sig" if _marked(raw.data) else encoding, "replace")
    source = source.replace(r"\ansicpg", r"\known")  # striprtf knows fewer pages
    with guard.foreign(raw.name, _WHAT):
        source = without_pictures(source)  # binary, so they may contain braces
    source = _HIDDEN.sub("", _GROUP.sub(_undeleted, _HEX.sub("", source)))
    source = _in_order(source)
    source = _LINE.sub(_LINE_SEPARATOR, _CELL.sub(r"\\par", source))
    # Otherwise a link's address, the instruction of a field, would become text.
    source = source.replace(r"\fldinst", r"\fldtype")
    fonts = font_table(source)
    if max(map(len, fonts.split("}"))) > _MAX_FONT:
        raise guard.damaged(raw.name, _WHAT, Message("its font table does not end"))
    # striprtf searches for a font up to the end of its line.
    source = source.replace(fonts, fonts.replace("}", "}\n"), 1) if fonts else source
    with guard.foreign(raw.name, _WHAT):
        text = to_text(source, encoding, errors="replace")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = text.replace(_SOFT_HYPHEN, "").replace("\x00", "").strip("\n")
    return blocks.document(
        Block(lines[start:end])
        for paragraph in _SPACE.sub(" ", text).split("\n")
        for lines in [paragraph.replace(_LINE_SEPARATOR, "\n")]
        for start, end in layout.paragraph_spans(lines, is_file=False)
    )


def _encoding(data: bytes) -> str:
    """Return the encoding of escaped bytes that the header states, by its name in Python."""
    if stated := _CODE_PAGE.search(data[:2000]):
        page = stated[1].decode()
        return f"cp{page}" if _PAGES.fullmatch(page) else _OTHER_PAGES.get(page, _USUAL)
    system = _SYSTEM.search(data[:200])
    return _SYSTEMS[system[1].decode()] if system else _USUAL


def _marked(data: bytes) -> bool:
    return data.startswith(codecs.BOM_UTF8)


def _in_order(source: str) -> str:
    """Return RTF with its notes and boxes as paragraphs: striprtf would drop them.

    Notes stand at its end, boxes behind the paragraph that they interrupt.
    """
    pieces: list[str] = []
    notes: list[str] = []
    boxes: list[str] = []
    at = 0
    for start, stop in _groups(source, _APART):
        pieces += _with_boxes(source[at:start], boxes)
        group, at = source[start:stop], stop
        if _NOTE.match(group):
            notes.append(_NOTE.sub(r"\\par{", group, count=1))
        else:
            texts = (group[begin:end] for begin, end in _groups(group, _BOX))
            boxes += (_BOX.sub("{", text, count=1) + r"\par " for text in texts)
    if not at:
        return source
    end = max(at, source.rfind("}"))
    rest = _with_boxes(source[at:end], boxes)
    return "".join((*pieces, *rest, r"\par " * bool(boxes), *boxes, *notes, source[end:]))


def _with_boxes(gap: str, boxes: list[str]) -> list[str]:
    """Return ``gap`` with ``boxes`` after its first paragraph; those put there are taken out."""
    ended = _END.search(gap) if boxes else None
    if not ended:
        return [gap]
    put = [gap[: ended.end()], " ", *boxes, gap[ended.end() :]]
    boxes.clear()
    return put


def _groups(source: str, opening: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where each group that begins with ``opening`` starts and ends; none is in another."""
    depth, begun = 0, (0, 0)  # how deep the group is that is open, and where it begins
    for brace in _BRACE.finditer(source) if opening.search(source) else ():
        if brace[0] == "{":
            depth += 1
            found = None if begun[0] else opening.match(source, brace.start())
            begun = (depth, brace.start()) if found else begun
        elif brace[0] == "}":
            if begun[0] == depth and depth:
                yield begun[1], brace.end()
                begun = (0, 0)
            depth -= 1


def _undeleted(group: re.Match[str]) -> str:
    return "" if _DELETED.search(group[0]) else group[0]
