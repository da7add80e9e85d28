"""Findings and marked errors as ITS 2.0 has them, beside the text that they are about: localization
quality issues.

https://www.w3.org/TR/its20/#lqissue
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from align.formats.characters import without_forbidden
from align.formats.work import Issue

NAMESPACE = "http://www.w3.org/2005/11/its"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def issues(name: str, found: Iterable[Issue]) -> etree._Element:
    """The element with the id ``name`` that describes the findings."""
    root = etree.Element(f"{{{NAMESPACE}}}locQualityIssues", nsmap={"its": NAMESPACE})
    root.set(_XML_ID, name)
    for issue in found:
        one = etree.SubElement(root, f"{{{NAMESPACE}}}locQualityIssue")
        one.set("locQualityIssueType", issue.type)
        comment = f"{issue.title}. {issue.message}".rstrip()
        one.set("locQualityIssueComment", without_forbidden(comment))
        one.set("locQualityIssueSeverity", str(issue.weight))
        if issue.profile:
            one.set("locQualityIssueProfileRef", issue.profile)
    return root
