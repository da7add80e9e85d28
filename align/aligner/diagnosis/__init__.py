"""How far a whole ladder can be trusted, and what would make it better.

``facts`` holds what is found, ``measuring`` finds it, ``advice`` draws conclusions from it, and
``report`` says it in words.
"""

from __future__ import annotations

from align.aligner.diagnosis.diagnosing import diagnose
from align.aligner.diagnosis.facts import Advice, Diagnosis, Moved, Passage, Untrusted
from align.aligner.diagnosis.report import describe

__all__ = ["Advice", "Diagnosis", "Moved", "Passage", "Untrusted", "describe", "diagnose"]
