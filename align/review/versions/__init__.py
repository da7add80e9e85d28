"""New versions of a text under review: what changed, and how decisions are carried over."""

from align.review.versions.loading import load, paired
from align.review.versions.renewal import (
    Changed,
    Renewal,
    counted,
    kind_of,
    renewed,
    unpaired,
)
from align.review.versions.sentences import Step, steps

__all__ = [
    "Changed",
    "Renewal",
    "Step",
    "counted",
    "kind_of",
    "load",
    "paired",
    "renewed",
    "steps",
    "unpaired",
]
