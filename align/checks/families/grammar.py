"""Grammar and spelling of the translation, by a LanguageTool server.

The server's remarks are fetched beforehand, if a server is set (``align.checks.languagetool``).
"""

from __future__ import annotations

from collections.abc import Iterator

from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Reading
from align.checks.model.finding import Mark


def check(reading: Reading) -> Iterator[Mark]:
    """Turn the server's remarks into marks."""
    for remark in reading.remarks:
        word = reading.pairs[remark.bead].tgt.text[slice(*remark.span)]
        # A name that a dictionary does not know is not a mistake.
        if not word or (remark.is_spelling and word[:1].isupper()):
            continue
        facts = {"tgt": word, "text": remark.said}
        yield Mark("grammar", remark.bead, (0, 0), remark.span, facts, key=remark.rule)


FAMILY = Family(
    "grammar",
    check,
    {
        "grammar": Kind("info", "Grammar or spelling", "“{tgt}”: {text}"),
    },
)
