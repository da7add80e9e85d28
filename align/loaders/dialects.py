"""Dialects of Markdown: front matter, and marks of site generators that are no text.

Shortcodes, includes, imports and ids are removed; what they enclose stays. Blocks of code are not
looked at.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

_FENCE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)*(`{3,}|~{3,})")
_YAML = re.compile(r"\s*---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?\n)??\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
_LARGEST = 2**16  # longer front matter is not read

_DATES = ("date", "pubDate", "published", "pubdate", "publishDate", "created")
_LANGS = ("lang", "language", "locale")

# Whole lines that are no text.
_LINES = re.compile(
    r"""[ \t]*(?:
      \{%.*%\} | \{\{[<%].*[>%]\}\} | \{\{\#.*\}\} | \{!.*!\}
    | import\s+(?:[^'"]{1,300}\s+from\s+)?['"][^'"]+['"];?
    | export\s+(?:const|default|function|let|var)\b.*
    | :{3,}[ \t]*\{?[\w-]*\}?(?:\{.*\})?
    | (?:-{1,2}8<-{1,2}|<<<)\ .*
    | @\[code[^\]]*\]\(.*\) | \[!(?:INCLUDE|code)[^\n]*
    | \[\[_?toc_?\]\] | \[toc\] | \{:.*\} | \{[.\#][\w\ .\#=":-]*\}
    )[ \t]*""",
    re.VERBOSE | re.IGNORECASE,
)
# A container or note with a title: the title is text.
_TITLED = re.compile(
    r"""[ \t]*(?::{3,}[ \t]*[\w-]+(?:[ \t]+(?P<plain>[^{}\[\]]+)|\[(?P<inside>[^\]]+)\])(?:\{.*\})?
    |(?:!!!|\?\?\?\+?|===)(?:[ \t]+[\w-]+)*(?:[ \t]+"(?P<quoted>[^"]*)")?)[ \t]*""",
    re.VERBOSE,
)
_INDENTED = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?|===)[ \t]")
_ALERT = re.compile(r"([ \t]*(?:>[ \t]?)+)\[!\w+\][ \t]*")
# Ids, classes and other attributes, without their braces.
_ATTRIBUTES = r"(?:(?:[#.][\w:.-]{1,99}|[\w-]{1,99}=(?:\"[^\"{}]{0,99}\"|\w{1,99}))[ \t]{0,9}){1,9}"
# Parts of lines that are no text, and what takes their place.
_PARTS = (
    (re.compile(r"\{/\*.{0,500}?\*/\}"), ""),
    (re.compile(r"\{%.{0,500}?%\}|\{\{[<%].{0,500}?[>%]\}\}|\{\{#\w+ [^{}]{0,300}\}\}"), ""),
    (
        re.compile(
            r"""\{\{\s*\w+\((?:[^(){}]{0,300},\s*)?["']([^"'{}]{0,300})["'][^(){}"']{0,300}\)\s*\}\}"""
        ),
        r"\1",
    ),
    (re.compile(r"\{\{\s*\w+\([^(){}]{0,300}\)\s*\}\}"), ""),
    (re.compile(rf"[ \t]{{0,9}}\{{:?[ \t]{{0,9}}{_ATTRIBUTES}\}}[ \t]*$"), ""),
    (re.compile(rf"(?<=[\])`*_])\{{:?[ \t]{{0,9}}{_ATTRIBUTES}\}}"), ""),
)
# Markdown inside raw HTML, which CommonMark leaves as it is.
_RAW = (
    (re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)"), r"\1"),
    (re.compile(r"(\*\*|__|`)(?=\S)([^*_`\n]{1,500}?)(?<=\S)\1"), r"\2"),
)


@dataclass(frozen=True, slots=True)
class Front:
    """What front matter says: the title, a description, the date, the language; and the rest."""

    title: str = ""
    description: str = ""
    date: datetime | None = None
    lang: str = ""


def front(text: str) -> tuple[Front, str]:
    """Return what the front matter of ``text`` says, and the text after it.

    Front matter that cannot be read stays out of the text, too.
    """
    for pattern, read in ((_YAML, _yaml), (_TOML, _toml)):
        found = pattern.match(text)
        if found and len(found[0]) <= _LARGEST:
            said: Any = None
            with suppress(Exception):  # whatever a damaged file makes the parser raise
                said = read(found[1] or "")
            if isinstance(said, Mapping):
                return _said(said), text[found.end() :]
            if pattern is _TOML or not (found[1] or "").strip():
                return Front(), text[found.end() :]
    return Front(), text


def _yaml(text: str) -> Any:
    import yaml

    return yaml.safe_load(text)


def _toml(text: str) -> Any:
    return tomllib.loads(text)


def _said(said: Mapping[Any, Any]) -> Front:
    def one(*names: str) -> Any:
        return next((said[name] for name in names if said.get(name)), None)

    def text(*names: str) -> str:
        found = one(*names)
        return " ".join(found.split()) if isinstance(found, str) else ""

    return Front(text("title"), text("description", "summary"), _date(one(*_DATES)), text(*_LANGS))


def _date(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def plain(text: str) -> str:
    """Return Markdown without the marks of site generators."""
    return "\n".join(_lines(text.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    fence = ""
    inside: int | None = None  # the indent of a note whose content is indented
    for line in lines:
        if inside is not None:
            if line.strip() and not line.startswith((" " * (inside + 4), "\t")):
                inside = None
            else:
                line = line[inside + 4 :] if line.startswith(" ") else line.removeprefix("\t")
        found = _FENCE.match(line)
        if fence:
            fence = "" if found and found[1].startswith(fence) else fence
            yield line
            continue
        if found:
            fence = found[1]
            yield line
            continue
        if _INDENTED.match(line):
            inside = len(line) - len(line.lstrip())
        titled = _TITLED.fullmatch(line)
        if titled:
            title = next((one for one in titled.groups() if one), "")
            yield f"\n**{title.strip()}**\n" if title.strip() else ""
        elif _LINES.fullmatch(line):
            yield ""
        else:
            yield _part(line)


def _part(line: str) -> str:
    alert = _ALERT.fullmatch(line)
    if alert:
        return alert[1]
    if "{" in line:
        for pattern, shown in _PARTS:
            line = pattern.sub(shown, line)
    return line


def rendered(html: str) -> str:
    """Return raw HTML in which links and emphasis of Markdown are rendered."""
    for pattern, shown in _RAW:
        html = pattern.sub(shown, html)
    return html
