"""Grammar and spelling of the translation, by a LanguageTool server that the user names.

Nothing is asked, and no text leaves the program, unless an address is given. The server is
LanguageTool's own (https://languagetool.org, LGPL): ``java -cp languagetool-server.jar
org.languagetool.server.HTTPServer --port 8081``; its HTTP interface is version 2.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from align.checks.finding import Mark, Span
from align.checks.reading import Pair, Reading
from align.errors import FetchError, UsageError

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
    if not reading.languagetool:
        return
    import httpx

    address = f"{reading.languagetool.rstrip('/')}/v2/check"
    with httpx.Client(timeout=_PATIENCE, trust_env=False) as client:
        for pairs in _portions([pair for pair in reading.pairs if pair.tgt.text.strip()]):
            text = _BETWEEN.join(pair.tgt.text for pair in pairs)
            for match in _ask(client, address, text, reading.tgt_tag):
                yield from _mark(match, text, pairs)


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


def _ask(client: httpx.Client, address: str, text: str, lang: str) -> list[dict[str, Any]]:
    import httpx

    try:
        answer = client.post(address, data={"text": text, "language": lang})
        if answer.status_code == httpx.codes.BAD_REQUEST:
            raise UsageError(f"LanguageTool refuses: {answer.text[:200]}", where=address)
        answer.raise_for_status()
        matches = answer.json()["matches"]
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError(
            f"LanguageTool does not answer ({error})",
            where=address,
            hint="Start its server, or leave it out",
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise FetchError("this is no answer of LanguageTool", where=address) from error
    return list(matches)


def _mark(match: dict[str, Any], text: str, pairs: Sequence[Pair]) -> Iterator[Mark]:
    """What the server says, in the bead that it lies in."""
    first = _code_points(text, int(match["offset"]))
    last = _code_points(text, int(match["offset"]) + int(match["length"]))
    starts = []
    at = 0
    for pair in pairs:
        starts.append(at)
        at += len(pair.tgt.text) + len(_BETWEEN)
    k = bisect_right(starts, first) - 1
    pair = pairs[k]
    span: Span = first - starts[k], min(last - starts[k], len(pair.tgt.text))
    # A name that a dictionary does not know is no mistake.
    word = pair.tgt.text[slice(*span)]
    rule = match.get("rule", {})
    if span[0] >= span[1] or (rule.get("issueType") == "misspelling" and word[:1].isupper()):
        return
    better = [one["value"] for one in match.get("replacements", ())[:3] if one.get("value")]
    told = f"{match.get('message', '')}" + (f" → {', '.join(better)}" if better else "")
    facts = {"tgt": word, "text": told}
    yield Mark("grammar", pair.number, (0, 0), span, facts, key=str(rule.get("id", "")))


def _code_points(text: str, units: int) -> int:
    """The place in ``text`` that lies so many UTF-16 units from its start, as Java counts."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
