"""The inline marks of AsciiDoc: what a line of it shows to a reader, as plain text."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping

#: What stands between lines that stay apart; no text contains it.
BREAK = "\ufdd3"
# Stands on both sides of the number of a piece of text that is complete.
_KEPT = "\ufdd4"
_NUMBER = re.compile(f"{_KEPT}(\\d+){_KEPT}")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Attributes that every document has.
GIVEN = {
    "empty": "",
    "blank": "",
    "sp": " ",
    "nbsp": "\u00a0",
    "zwsp": "",
    "wj": "",
    "apos": "'",
    "quot": '"',
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "deg": "°",
    "plus": "+",
    "brvbar": "¦",
    "vbar": "|",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "startsb": "[",
    "endsb": "]",
    "caret": "^",
    "asterisk": "*",
    "tilde": "~",
    "backslash": "\\",
    "backtick": "`",
    "two-colons": "::",
    "two-semicolons": ";;",
    "cpp": "C++",
    "cxx": "C++",
    "pp": "++",
}
_GIVEN = re.compile(r"\\?\{(" + "|".join(GIVEN) + r")\}")
_COUNTER = re.compile(r"\{(?:counter2?|set):[^{}\n]{0,100}\}")

# Text that is shown as it is.
_AS_IS = re.compile(
    r"""
      (?P<escape>\\)?(?:
        \+\+\+(?P<raw>.{1,2000}?)\+\+\+
      | (?P<fence>\+\+|\$\$)(?P<plain>.{1,2000}?)(?P=fence)
      | pass:[a-z,]{0,9}\[(?P<passed>(?:\\\]|[^\]]){0,2000})\]
      | (?<![\w+])`\+(?P<code>\S|\S.{0,500}?\S)\+`(?!\w)
      | (?<![\w+;:}])\+(?P<one>[^\s+]|[^\s+].{0,500}?[^\s+])\+(?![\w+])
      )""",
    re.VERBOSE | re.DOTALL,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")

# Where a macro begins, up to its bracket: the name and what it refers to.
_ADDRESS = r"(?:https?|ftp|irc)://[^\s\[\]<>`\"\ufdd3\ufdd4]{1,2000}"
_MACRO = re.compile(
    rf"""
      (?P<escape>\\)?(?:
        (?:(?<![\w.-])link:)?(?P<address>{_ADDRESS})(?P<opens>\[)?
      | (?P<elsewhere>\{{[\w-]{{1,80}}\}}[^\s\[\]]{{0,500}})\[
      | <(?P<bare>{_ADDRESS})>
      | (?:(?<![\w.-])(?P<name>[a-z][a-z0-9_-]{{0,40}})|(?P<note>footnote(?:ref)?))
        :(?P<target>[^\s:\[\]][^\s\[\]]{{0,500}})?\[
      | <<(?P<id>[\w#/.:][^<>,\[\]]{{0,200}})(?:,(?P<text>[^\ufdd4]{{0,500}}?))?>>
      | \[\[\[?[\w:.-]{{1,200}}(?:,[^\[\]]{{0,200}})?\]\]\]?
      | \(\(\((?P<hidden>[^()]{{0,300}})\)\)\) | \(\((?P<index>[^()]{{1,300}})\)\)
      )""",
    re.VERBOSE,
)
_NAMED = re.compile(r",\s*[\w-]{1,40}\s*=|^\s*[\w-]{1,40}\s*=")
_QUOTED = re.compile(r'\s*"([^"]*)"\s*(?:,.*)?$', re.DOTALL)

# Macros that show nothing, and those that need no target.
_SILENT = _words("anchor audio counter counter2 icon image indexterm set toc video")
_BARE = _words("asciimath btn footnote footnoteref indexterm2 kbd latexmath menu stem")
_FOOTNOTES = frozenset({"footnote", "footnoteref"})
_MATH = frozenset({"asciimath", "latexmath", "stem"})
# Those that show what they refer to, with the number of a section: man:ls[1].
_SECTION = re.compile(r"\d\w{0,3}")
# A place in another text, next to the text of a reference.
_PLACE = re.compile(r"[a-z0-9]{1,40}(?:[-_.][a-z0-9]{1,40}){1,9}")

# Marks around words: the sign once, at the edges of words; or twice, anywhere. What stands in
# brackets before them is their style.
_PAIRED = ("*", "_", "`", "#")
_STYLE = r"(?:\[[^\[\]\n]{1,100}\])?"
_OPENS = {
    sign: re.compile(rf"(?<![\w;:}}{sign}\\]){_STYLE}{re.escape(sign)}(?![\s{sign}])")
    for sign in _PAIRED
}
_CLOSES = {sign: re.compile(rf"(?<![\s{sign}]){re.escape(sign)}(?![\w{sign}])") for sign in _PAIRED}
_DOUBLED = {sign: re.compile(_STYLE + re.escape(sign * 2)) for sign in _PAIRED}
_CURLY = (
    (re.compile(r'(?<![\w\\])"`(?=\S)'), re.compile(r'(?<=\S)`"(?!\w)'), "“", "”"),
    (re.compile(r"(?<![\w\\])'`(?=\S)"), re.compile(r"(?<=\S)`'(?!\w)"), "‘", "’"),
    (re.compile(r"(?<![\w`\\])``(?=[^\s`])"), re.compile(r"(?<=[^\s'])''(?!\w)"), "“", "”"),
)
_ESCAPED = re.compile(
    r"\\(?==>|[*_`#^~{<\[(+'-]|(?:https?|file|ftp|irc|mailto|link):|(?:include|ifn?def|ifeval|endif)::|\.\.\.|[\w.+-]{1,64}@\w)"
)
_RAISED = re.compile(r"\^(\S{1,60}?)\^")
_LOWERED = re.compile(r"(?<!~)~([^\s~]{1,60})~(?!~)")
_DIGITS = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_SHOWN = (
    (re.compile(r"(?<!\\)\(C\)"), "©"),
    (re.compile(r"(?<!\\)\(R\)"), "®"),
    (re.compile(r"(?<!\\)\(TM\)"), "™"),
    (re.compile(r"(?<=\s)--(?=\s)|(?<=\w)--(?=\w)"), "—"),
    (re.compile(r"(?<![-<=\\])->(?!>)"), "→"),
    (re.compile(r"(?<![-<=\\])=>(?!>)"), "⇒"),
    (re.compile(r"(?<![<\\])<-(?![-=])"), "←"),
    (re.compile(r"(?<![<\\])<=(?![-=])"), "⇐"),
)
_ENDED = re.compile(r"[.,;:!?)]+$")


def shown(text: str, titles: Mapping[str, str], note: Callable[[str], None]) -> str:
    """Return what a reader sees of ``text``.

    ``titles`` are those of the sections by id, for references without a text of their own. Each
    footnote is given to ``note``, without a mark in the text.
    """
    kept: list[str] = []

    def keep(piece: str) -> str:
        kept.append(piece)
        return f"{_KEPT}{len(kept) - 1}{_KEPT}"

    def as_is(found: re.Match[str]) -> str:
        if found["escape"]:
            return keep(found[0][1:])
        for name in ("raw", "passed"):
            if found[name] is not None:
                return keep(_TAG.sub("", found[name].replace("\\]", "]")))
        return keep(found["plain"] or found["code"] or found["one"])

    text = _AS_IS.sub(as_is, text.replace(_KEPT, ""))
    text = _macros(text, titles, note, keep)
    text = _COUNTER.sub("", text)
    text = _GIVEN.sub(lambda found: keep(GIVEN[found[1]]), text)
    text = _unmarked(text)
    for _ in range(3):  # a kept piece may contain others
        text, before = _NUMBER.sub(lambda found: kept[int(found[1])], text), text
        if text == before:
            break
    return html.unescape(text)


def bracketed(text: str, start: int) -> tuple[str, int] | None:
    """Return what is inside the bracket that opens before ``start``, and where it ends."""
    at = start
    while (at := text.find("]", at)) >= 0:
        if text[at - 1] != "\\":
            return text[start:at].replace("\\]", "]"), at + 1
        at += 1
    return None


def positional(inside: str) -> str:
    """Return the first value of a list of attributes, without quotation marks."""
    quoted = _QUOTED.match(inside)
    if quoted:
        return quoted[1]
    named = _NAMED.search(inside)
    return (inside[: named.start()] if named else inside).strip()


def _macros(
    text: str, titles: Mapping[str, str], note: Callable[[str], None], keep: Callable[[str], str]
) -> str:
    """Put what macros show in their place.

    A footnote may contain links, so brackets are closed from the inside: the text of each link is
    put in place before the note around it is read.
    """
    links = _replaced(text, lambda found, inside: _link(found, inside, titles, keep))
    return _replaced(links, lambda found, inside: _other(found, inside, titles, note, keep))


def _replaced(text: str, shows: Callable[[re.Match[str], str | None], str | None]) -> str:
    """Replace each macro by what ``shows`` returns, or leave it if that is None."""
    pieces: list[str] = []
    at = position = 0
    closes = text.rfind("]")  # no bracket that opens after it is closed
    while found := _MACRO.search(text, position):
        end, inside = found.end(), None
        if found[0].endswith("["):
            closed = bracketed(text, end) if end <= closes else None
            if closed is None:
                position = end
                continue
            inside, end = closed
        put = shows(found, inside)
        if put is None:
            position = found.end()
            continue
        pieces += (text[at : found.start()], put)
        at = position = end
    return "".join((*pieces, text[at:]))


def _link(
    found: re.Match[str], inside: str | None, titles: Mapping[str, str], keep: Callable[[str], str]
) -> str | None:
    address = found["address"] or found["bare"] or found["elsewhere"]
    name = found["name"]
    if found["escape"]:
        return None
    if address:
        if inside is None:
            ended = _ENDED.search(address)
            tail = ended[0] if ended else ""
            return keep(address.removesuffix(tail)) + tail
        return positional(inside).removesuffix("^") or keep(address)
    if name in ("link", "mailto") and inside is not None and found["target"]:
        return positional(inside).removesuffix("^") or keep(found["target"])
    if name == "xref" and inside is not None and found["target"]:
        return _reference(found["target"], positional(inside), titles, keep)
    if found["id"]:
        return _reference(found["id"], (found["text"] or "").strip(), titles, keep)
    return None


def _reference(
    target: str, text: str, titles: Mapping[str, str], keep: Callable[[str], str]
) -> str:
    """Return the text of a reference: its own, the title of the section, else the target."""
    if text:
        return text
    place = target.rpartition("#")[2].strip() or target.strip("# ")
    title = titles.get(place)
    return title if title is not None else keep(place)


def _other(
    found: re.Match[str],
    inside: str | None,
    titles: Mapping[str, str],
    note: Callable[[str], None],
    keep: Callable[[str], str],
) -> str | None:
    name, target = found["name"] or found["note"], found["target"] or ""
    if found["escape"]:
        return keep(found[0][1:]) if not found[0].endswith("[") else None
    if found["address"] or found["bare"]:
        return None
    if name is None or inside is None:
        index = found["index"]
        return index.strip() if index else ""  # an index entry that is shown, or something hidden
    if name in _SILENT:
        return ""
    if not target and name not in _BARE:
        return None
    if name in _FOOTNOTES:
        said = inside.partition(",")[2] if name == "footnoteref" else inside
        if said.strip():
            note(shown(said.strip(), titles, lambda _inner: None))
        return ""
    if name in _MATH:
        return keep(inside)
    if name == "menu":
        return " > ".join(filter(None, (target, inside)))
    if _SECTION.fullmatch(inside):
        return keep(f"{target}({inside})")
    cells = positional(inside).split(",")
    return ",".join(one for one in cells if not _PLACE.fullmatch(one.strip())).strip() or keep(
        target
    )


def _unmarked(text: str) -> str:
    """Return ``text`` without the marks around words, with signs for the usual replacements."""
    for opening, closing, left, right in _CURLY:
        if opening.search(text):
            pairs = _pairs(
                [found.span() for found in opening.finditer(text)],
                [found.span() for found in closing.finditer(text)],
            )
            text = _replaced_at(text, [(begin, left, end, right) for begin, end in pairs])
    for sign in _PAIRED:
        if sign in text:
            text = _without(text, _twice(text, sign))
            text = _without(text, _once(text, sign))
    text = text.replace("`'", "’")
    text = _RAISED.sub(lambda found: found[1].translate(_DIGITS), text)
    text = _LOWERED.sub(r"\1", text)
    for pattern, put in _SHOWN:
        text = pattern.sub(put, text)
    return _ESCAPED.sub("", text)


_Span = tuple[int, int]


def _twice(text: str, sign: str) -> list[tuple[_Span, _Span]]:
    """Return where pairs of a doubled sign begin and end."""
    pairs: list[tuple[_Span, _Span]] = []
    begin: _Span | None = None
    for found in _DOUBLED[sign].finditer(text):
        start, stop = found.span()
        if begin is None:
            follows = text[stop : stop + 1]
            if follows and not follows.isspace() and text[start - 1 : start] != "\\":
                begin = start, stop
        elif stop - 2 > begin[1]:
            pairs.append((begin, (stop - 2, stop)))
            begin = None
    return pairs


def _once(text: str, sign: str) -> list[tuple[_Span, _Span]]:
    """Return where pairs of a single sign begin and end: at the edges of words."""
    return _pairs(
        [found.span() for found in _OPENS[sign].finditer(text)],
        [found.span() for found in _CLOSES[sign].finditer(text)],
    )


def _pairs(opens: list[_Span], closes: list[_Span]) -> list[tuple[_Span, _Span]]:
    """Pair each opening mark after the last pair with the next closing mark."""
    starts = [start for start, _ in closes]
    pairs: list[tuple[_Span, _Span]] = []
    after = 0
    for begin in opens:
        if begin[0] < after:
            continue
        place = bisect_right(starts, begin[1])
        if place == len(starts):
            break
        pairs.append((begin, closes[place]))
        after = closes[place][1]
    return pairs


def _without(text: str, pairs: list[tuple[_Span, _Span]]) -> str:
    """Return ``text`` without these marks."""
    return _replaced_at(text, [(begin, "", end, "") for begin, end in pairs])


def _replaced_at(text: str, pairs: list[tuple[_Span, str, _Span, str]]) -> str:
    pieces: list[str] = []
    at = 0
    for begin, left, end, right in pairs:
        for (start, stop), put in ((begin, left), (end, right)):
            pieces += (text[at : max(at, start)], put)
            at = stop
    return "".join((*pieces, text[at:]))
