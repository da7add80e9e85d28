"""Data shared by the Romance languages."""

from __future__ import annotations

from align.languages.model import words

#: Abbreviations of companies and countries that all of them use.
SHARED = words("Inc Ltd Co Corp U.S U.K D.C Jr Sr S.A S.p.A")
