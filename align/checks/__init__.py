"""Translation checks.

``check`` runs every family of ``families.FAMILIES`` over an alignment. The parts:

model
    findings, glossaries, dismissals and the translations in other documents
engine
    what runs the checks: the alignment as they read it, and caching
families
    the checks themselves, a file or folder for each family
reports
    findings as files
"""

from __future__ import annotations

from align.checks.families import FAMILIES, KINDS
from align.checks.model.dismissals import Dismissal
from align.checks.model.finding import Finding, Severity, by_sentence
from align.checks.model.glossary import Glossary
from align.checks.model.memory import Memory, Other
from align.checks.model.showing import STEPS, Findings, Show
from align.checks.model.verdicts import Verdict
from align.checks.profile import Profile
from align.checks.run import check, unchecked
from align.checks.second_reader import SecondReader

__all__ = [
    "FAMILIES",
    "KINDS",
    "STEPS",
    "Dismissal",
    "Finding",
    "Findings",
    "Glossary",
    "Memory",
    "Other",
    "Profile",
    "SecondReader",
    "Severity",
    "Show",
    "Verdict",
    "by_sentence",
    "check",
    "unchecked",
]
