"""Ask a LanguageTool server about a translation.

Texts leave the program only if someone names a server. The server is LanguageTool's own
(https://languagetool.org, LGPL): ``java -cp languagetool-server.jar
org.languagetool.server.HTTPServer --port 8081``. Sverka uses version 2 of its HTTP interface.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from align.alignment import Alignment
from align.checks.model.finding import Span
from align.checks.model.remark import Remark
from align.errors import FetchError, UsageError, require
from align.portions import portions
from align.text import points
from align.words import Message

#: The approximate number of characters in one request.
_LETTERS = 20_000
#: Seconds to wait for an answer.
_PATIENCE = 60.0
#: The server reads each bead as a paragraph.
_BETWEEN = "\n\n"


def ask(server: str, alignment: Alignment) -> tuple[Remark, ...]:
    """Ask the server at the address ``server`` about the target side, bead by bead.

    Raises FetchError if it does not answer, UsageError if it refuses, for example because it does
    not support the language.
    """
    texts = [(number, alignment.tgt_text(bead)) for number, bead in enumerate(alignment.beads)]
    address = f"{server.rstrip('/')}/v2/check"
    found: list[Remark] = []
    filled = [(number, text) for number, text in texts if text.strip()]
    for portion in portions(filled, lambda one: len(one[1]), _LETTERS):
        sizes = (len(text) + len(_BETWEEN) for _, text in portion[:-1])
        starts = list(accumulate(sizes, initial=0))
        whole = _BETWEEN.join(text for _, text in portion)
        for match in _answer(address, whole, alignment.tgt.lang):
            k = bisect_right(starts, match.span[0]) - 1
            number, text = portion[k]
            span = match.span[0] - starts[k], min(match.span[1] - starts[k], len(text))
            found.append(Remark(number, span, match.rule, match.said, match.is_spelling))
    return tuple(found)


class _Match(NamedTuple):
    """A match in the server's answer, with its span in code points of the text that was sent."""

    span: Span
    rule: str
    said: str
    is_spelling: bool


@lru_cache(maxsize=256)  # an edit changes one portion, so the desk asks about the others only once
def _answer(address: str, text: str, lang: str) -> tuple[_Match, ...]:
    require(Message("asking LanguageTool"), "httpx")
    import httpx

    try:
        with httpx.Client(timeout=_PATIENCE, trust_env=False) as client:
            answer = client.post(address, data={"text": text, "language": lang})
        if answer.status_code == httpx.codes.BAD_REQUEST:
            raise UsageError(
                "LanguageTool rejected the request: {reason}",
                where=address,
                reason=answer.text[:200],
            )
        answer.raise_for_status()
        return tuple(_match(one, text) for one in answer.json()["matches"])
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError(
            "LanguageTool does not answer ({reason})",
            where=address,
            hint="Start its server, or leave out --languagetool",
            reason=error,
        ) from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise FetchError("the answer is not from LanguageTool", where=address) from error


def _match(match: Mapping[str, Any], text: str) -> _Match:
    """Convert a match from the server's answer, which counts in UTF-16 units, as Java does."""
    begin = int(match["offset"])
    span = points(text, begin), points(text, begin + int(match["length"]))
    rule = match.get("rule", {})
    better = [one["value"] for one in match.get("replacements", ())[:3] if one.get("value")]
    said = f"{match.get('message', '')}" + (f" → {', '.join(better)}" if better else "")
    return _Match(span, str(rule.get("id", "")), said, rule.get("issueType") == "misspelling")
