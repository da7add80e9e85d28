"""Rendering checks: what is wrong with a translation, and nothing else.

``check`` runs every family of ``families.FAMILIES`` over an alignment. What the rooms hold:

model
    findings, glossaries, dismissals and what other documents say
engine
    how an alignment is read, and what a family is
families
    the checks themselves, one file or folder each
reports
    findings as files
"""

from __future__ import annotations

from align.checks.families import FAMILIES, KINDS
from align.checks.model.dismissals import Dismissal
from align.checks.model.finding import Finding, Severity, by_sentence
from align.checks.model.glossary import Glossary
from align.checks.model.memory import Memory, Other
from align.checks.profile import Profile
from align.checks.run import check

__all__ = [
    "FAMILIES",
    "KINDS",
    "Dismissal",
    "Finding",
    "Glossary",
    "Memory",
    "Other",
    "Profile",
    "Severity",
    "by_sentence",
    "check",
]
