"""Grammar and spelling of the translation, by a LanguageTool server that the user names.

Nothing is asked, and no text leaves the program, unless an address is given. The server is
LanguageTool's own (https://languagetool.org, LGPL): ``java -cp languagetool-server.jar
org.languagetool.server.HTTPServer --port 8081``; its HTTP interface is version 2.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from align.checks.finding import Mark, Span
from align.checks.reading import Pair, Reading
from align.errors import FetchError, UsageError, require
from align.text import points

if TYPE_CHECKING:
    import httpx

#: Letters in one question to the server, about.
_LETTERS = 20_000
#: Seconds to wait for an answer.
_PATIENCE = 60.0
#: Beads are paragraphs to the server.
_BETWEEN = "\n\n"


def check(reading: Reading) -> Iterator[Mark]:
    """Ask the server about the translation; nothing where there is none. Raises FetchError where it
    does not answer, and UsageError where it refuses, as it does a language that it does not know.
    """
    if reading.languagetool is None:
        return
    require("asking LanguageTool", "httpx")
    import httpx

    address = f"{reading.languagetool.rstrip('/')}/v2/check"
    with httpx.Client(timeout=_PATIENCE, trust_env=False) as client:
        for pairs in _portions([pair for pair in reading.pairs if pair.tgt.text.strip()]):
            text = _BETWEEN.join(pair.tgt.text for pair in pairs)
            sizes = (len(pair.tgt.text) + len(_BETWEEN) for pair in pairs[:-1])
            starts = list(accumulate(sizes, initial=0))
            for remark in _ask(client, address, text, reading.tgt_tag):
                yield from _mark(remark, pairs, starts)


class _Remark(NamedTuple):
    """What the server says of a passage; its span in code points of the text that it was asked."""

    span: Span
    rule: str
    told: str
    is_spelling: bool


def _portions(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    portion: list[Pair] = []
    size = 0
    for pair in pairs:
        if portion and size + len(pair.tgt.text) > _LETTERS:
            yield portion
            portion, size = [], 0
        portion.append(pair)
        size += len(pair.tgt.text)
    if portion:
        yield portion


def _ask(client: httpx.Client, address: str, text: str, lang: str) -> list[_Remark]:
    import httpx

    try:
        answer = client.post(address, data={"text": text, "language": lang})
        if answer.status_code == httpx.codes.BAD_REQUEST:
            raise UsageError(f"LanguageTool refuses: {answer.text[:200]}", where=address)
        answer.raise_for_status()
        return [_remark(match, text) for match in answer.json()["matches"]]
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError(
            f"LanguageTool does not answer ({error})",
            where=address,
            hint="Start its server, or leave it out",
        ) from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise FetchError("this is no answer of LanguageTool", where=address) from error


def _remark(match: Mapping[str, Any], text: str) -> _Remark:
    """A match of the server's answer, which counts in UTF-16 units, as Java does."""
    begin = int(match["offset"])
    span = points(text, begin), points(text, begin + int(match["length"]))
    rule = match.get("rule", {})
    better = [one["value"] for one in match.get("replacements", ())[:3] if one.get("value")]
    told = f"{match.get('message', '')}" + (f" → {', '.join(better)}" if better else "")
    return _Remark(span, str(rule.get("id", "")), told, rule.get("issueType") == "misspelling")


def _mark(remark: _Remark, pairs: Sequence[Pair], starts: Sequence[int]) -> Iterator[Mark]:
    """A remark in the bead that it lies in; ``starts`` are where the beads begin."""
    k = bisect_right(starts, remark.span[0]) - 1
    pair = pairs[k]
    span: Span = remark.span[0] - starts[k], min(remark.span[1] - starts[k], len(pair.tgt.text))
    word = pair.tgt.text[slice(*span)]
    # A name that a dictionary does not know is no mistake.
    if span[0] >= span[1] or (remark.is_spelling and word[:1].isupper()):
        return
    facts = {"tgt": word, "text": remark.told}
    yield Mark("grammar", pair.number, (0, 0), span, facts, key=remark.rule)
