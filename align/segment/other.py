"""All other languages: the end marks of every script, and sentencex's abbreviations."""

from __future__ import annotations

from align.segment.rules import Rules, sentencex_judge


def rules(lang: str) -> Rules:
    """Give rules for any tag; sentencex falls back by itself where it does not know one."""
    # Greek asks with what looks like a semicolon.
    return Rules(judge=sentencex_judge(lang), extra_marks=";\u037e" if lang == "el" else "")
