"""The opinion of a language model that the user has named.

Its replies are fetched beforehand, after the other checks (``align.checks.second_reader``).
"""

from __future__ import annotations

from collections.abc import Iterator

from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Reading
from align.checks.model.finding import Mark


def check(reading: Reading) -> Iterator[Mark]:
    """Turn the model's replies into marks."""
    for reply in reading.replies:
        facts: dict[str, str | float] = {
            "text": reply.said or "–",
            "finding": reply.about,
            "bead": reply.bead + 1,
            "last": reply.last + 1,
        }
        yield Mark(_KIND[reply.kind], reply.bead, reply.src_span, reply.tgt_span, facts)


#: The kind that says that the model has not read everything.
FAILED = "second-reader-failed"
_KIND = {
    "remark": "second-reader",
    "doubt": "second-reader-doubts",
    "misquoted": "second-reader-misquotes",
    "unread": "second-reader-unread",
    "failed": FAILED,
}

FAMILY = Family(
    "second-reader",
    check,
    {
        "second-reader": Kind("info", "Remark of the language model", "The model says: {text}"),
        "second-reader-doubts": Kind(
            "info",
            "Finding doubted by the language model",
            "The model doubts this finding: “{finding}” {text}",
        ),
        "second-reader-misquotes": Kind(
            "info",
            "Remark with a wrong quotation",
            "The model quotes words that are not here, so its remark is left out.",
        ),
        "second-reader-unread": Kind(
            "info",
            "Unreadable answer of the language model",
            "The model's answer about beads {bead} to {last} could not be read.",
        ),
        FAILED: Kind(
            "warning",
            "No answer of the language model",
            "From here on, the language model has read nothing: {text}",
        ),
    },
)
