"""A Word document as a package: its parts as XML, and the pieces of text in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from align.formats.characters import without_forbidden
from align.formats.work import Remark, seconds

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CUSTOM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
#: What Word 2010 and 2013 added: ids of paragraphs, and replies to comments.
_WORD14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_WORD15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_REPLIES = "http://schemas.microsoft.com/office/2011/relationships/"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

#: The parts of the package: their path, their content type, and how the package refers to them.
_PARTS = {
    "word/document.xml": (f"{_TYPE}document.main+xml", f"{_OFFICE}relationships/officeDocument"),
    "word/styles.xml": (f"{_TYPE}styles+xml", f"{_OFFICE}relationships/styles"),
    "word/settings.xml": (f"{_TYPE}settings+xml", f"{_OFFICE}relationships/settings"),
    "word/comments.xml": (f"{_TYPE}comments+xml", f"{_OFFICE}relationships/comments"),
    "word/commentsExtended.xml": (f"{_TYPE}commentsExtended+xml", f"{_REPLIES}commentsExtended"),
    "docProps/core.xml": (
        "application/vnd.openxmlformats-package.core-properties+xml",
        f"{_PACKAGE}relationships/metadata/core-properties",
    ),
    "docProps/custom.xml": (
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        f"{_OFFICE}relationships/custom-properties",
    ),
}
_SPLIT = re.compile("(\t|\r\n|[\n\r\x85\u2028\u2029])")
#: Every member of the archive gets this date, so that the same input gives the same file.
DATE = (1980, 1, 1, 0, 0, 0)

_STYLES = """
<w:styles xmlns:w="{word}"><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/>
<w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="{lang}"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
<w:qFormat/><w:rPr><w:sz w:val="40"/><w:szCs w:val="40"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>
<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>
</w:styles>
"""
_SETTINGS = '<w:settings xmlns:w="{word}"><w:trackRevisions/></w:settings>'


def word(tag: str) -> str:
    """The full name of an element or attribute of Word."""
    return f"{{{WORD}}}{tag}"


def element(tag: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """An element of Word with ``children``; an underscore at the end of a name is dropped."""
    made = etree.Element(word(tag), nsmap={"w": WORD})
    for name, value in attributes.items():
        made.set(word(name.rstrip("_")), value)
    made.extend(children)
    return made


class Package:
    """A Word document that is being written; ``lang`` is that of its text."""

    def __init__(self, lang: str, *, rtl: bool = False) -> None:
        self.body = element("body")
        self.rtl = rtl
        self._lang = lang or "und"
        self._comments = etree.Element(word("comments"), nsmap={"w": WORD, "w14": _WORD14})
        self._comments.set(_IGNORABLE, "w14")
        self._threads = etree.Element(f"{{{_WORD15}}}commentsEx", nsmap={"w15": _WORD15})
        self._ids = 0

    def id(self) -> str:
        """An id that no other element of the document has."""
        self._ids += 1
        return str(self._ids)

    def paragraph(self, *content: etree._Element, style: str = "") -> etree._Element:
        """A paragraph of runs and marks."""
        properties = element("pPr")
        if style:
            properties.append(element("pStyle", val=style))
        if self.rtl:
            properties.append(element("bidi"))
        return element("p", *([properties] if len(properties) else []), *content)

    def run(
        self, text: str, *, removed: bool = False, bold: bool = False, ltr: bool = False
    ) -> etree._Element:
        """A run of text; its tabs and line breaks become Word's. ``removed`` is text that a tracked
        change has deleted.
        """
        made = element("r")
        properties = element("rPr")
        if bold:
            properties.extend([element("b"), element("bCs")])
        if self.rtl and not ltr:
            properties.append(element("rtl"))
        if len(properties):
            made.append(properties)
        for part in _SPLIT.split(without_forbidden(text)):
            if part == "\t":
                made.append(element("tab"))
            elif _SPLIT.fullmatch(part):
                made.append(element("br"))
            elif part:
                words = element("delText" if removed else "t")
                words.text = part
                words.set(_SPACE, "preserve")
                made.append(words)
        return made

    def change(self, tag: str, who: str, at: str, content: etree._Element) -> etree._Element:
        """A tracked change around a run: ``ins`` or ``del``, by whom and when."""
        made = element(tag, content, id=self.id(), author=without_forbidden(who) or "?")
        if moment := seconds(at):
            made.set(word("date"), moment)
        return made

    def bookmarked(self, name: str, content: list[etree._Element]) -> list[etree._Element]:
        """``content`` within a bookmark; as it is if ``name`` is empty."""
        if not name:
            return content
        number = self.id()
        begin = element("bookmarkStart", id=number, name=name)
        return [begin, *content, element("bookmarkEnd", id=number)]

    def commented(self, remark: Remark, content: list[etree._Element]) -> list[etree._Element]:
        """``content`` within the range of a comment."""
        number = self.id()
        comment = element("comment", id=number, author=remark.author, initials=remark.author[:1])
        if moment := seconds(remark.at):
            comment.set(word("date"), moment)
        for line in re.split(r"\r\n|[\n\r]", remark.text):
            style = element("pPr", element("pStyle", val="CommentText"))
            comment.append(element("p", style, self.run(line, ltr=True)))
        self._comments.append(comment)
        if remark.id:
            self._thread(remark, comment[-1])
        return [
            element("commentRangeStart", id=number),
            *content,
            element("commentRangeEnd", id=number),
            element("r", element("commentReference", id=number)),
        ]

    def _thread(self, remark: Remark, last: etree._Element) -> None:
        """Say which comment a comment replies to, and whether their thread is resolved. Word names
        comments by their ``last`` paragraphs.
        """
        last.set(f"{{{_WORD14}}}paraId", f"{remark.id:08X}")
        made = etree.SubElement(self._threads, f"{{{_WORD15}}}commentEx")
        made.set(f"{{{_WORD15}}}paraId", f"{remark.id:08X}")
        if remark.answers:
            made.set(f"{{{_WORD15}}}paraIdParent", f"{remark.answers:08X}")
        made.set(f"{{{_WORD15}}}done", str(int(remark.resolved or False)))

    def saved(self, title: str, made: str, facts: dict[str, str]) -> bytes:
        """Return the file. ``facts`` are properties that programs read, ``made`` is its date."""
        documents = {
            "word/document.xml": element("document", self.body),
            "word/styles.xml": etree.fromstring(_STYLES.format(word=WORD, lang=self._lang)),
            "word/settings.xml": etree.fromstring(_SETTINGS.format(word=WORD)),
            "word/comments.xml": self._comments,
            "word/commentsExtended.xml": self._threads,
            "docProps/core.xml": _core(title, made),
            "docProps/custom.xml": _custom(facts),
        }
        parts = {name: _written(root) for name, root in documents.items()}
        return zipped({"[Content_Types].xml": _types(), **dict(_relations()), **parts})


def zipped(members: dict[str, bytes]) -> bytes:
    """Return an archive of ``members`` that depends on nothing else."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, DATE), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _types() -> bytes:
    root = etree.Element("Types", xmlns=f"{_PACKAGE}content-types")
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, "Default", Extension=extension, ContentType=kind)
    for name, (kind, _) in _PARTS.items():
        etree.SubElement(root, "Override", PartName=f"/{name}", ContentType=kind)
    return _written(root)


def _relations() -> Iterator[tuple[str, bytes]]:
    of_document = [name for name in _PARTS if name.startswith("word/") and "document" not in name]
    for path, names, base in (
        ("_rels/.rels", [name for name in _PARTS if name not in of_document], ""),
        ("word/_rels/document.xml.rels", of_document, "word/"),
    ):
        root = etree.Element("Relationships", xmlns=f"{_PACKAGE}relationships")
        for number, name in enumerate(names, 1):
            target = name.removeprefix(base)
            kind = _PARTS[name][1]
            etree.SubElement(root, "Relationship", Id=f"rId{number}", Type=kind, Target=target)
        yield path, _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _core(title: str, made: str) -> etree._Element:
    core, terms = f"{_PACKAGE}metadata/core-properties", "http://purl.org/dc/terms/"
    instance, dublin = (
        "http://www.w3.org/2001/XMLSchema-instance",
        "http://purl.org/dc/elements/1.1/",
    )
    names = {"cp": core, "dc": dublin, "dcterms": terms, "xsi": instance}
    root = etree.Element(f"{{{core}}}coreProperties", nsmap=names)
    etree.SubElement(root, f"{{{dublin}}}title").text = without_forbidden(title)
    if moment := seconds(made):
        for name in ("created", "modified"):
            date = etree.SubElement(root, f"{{{terms}}}{name}")
            date.set(f"{{{instance}}}type", "dcterms:W3CDTF")
            date.text = moment
    return root


def _custom(facts: dict[str, str]) -> etree._Element:
    own, types = f"{_OFFICE}custom-properties", f"{_OFFICE}docPropsVTypes"
    root = etree.Element("Properties", nsmap={"vt": types})
    root.set("xmlns", own)
    for number, (name, value) in enumerate(facts.items(), 2):
        one = etree.SubElement(root, "property", fmtid=_CUSTOM, pid=str(number), name=name)
        etree.SubElement(one, f"{{{types}}}lpwstr").text = without_forbidden(value)
    return root
