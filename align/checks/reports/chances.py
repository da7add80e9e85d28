"""Probabilities and expected numbers in words."""

from __future__ import annotations

from collections.abc import Sequence

from align.checks.model.finding import Finding
from align.checks.model.showing import expected, hidden
from align.words import Words


def percent(probability: float, say: Words) -> str:
    """A probability in percent, without digits that nobody has measured."""
    return say("{n}%", n=round(100 * probability))


def about(number: float, say: Words) -> str:
    """An expected number of real faults in words: nobody can say it more exactly."""
    if number < 0.15:
        return say("probably no real fault")
    if number < 0.7:
        return say("perhaps one real fault")
    return say.count("about {n} real fault", "about {n} real faults", round(number))


def not_shown(findings: Sequence[Finding], say: Words) -> str:
    """How many findings the setting does not show; empty if there are none."""
    return hidden_ones(len(rest), expected(rest), say) if (rest := hidden(findings)) else ""


def hidden_ones(number: int, chance: float, say: Words) -> str:
    """So many findings that are not shown, and how many real faults are expected among them."""
    n = say.count("{n} unlikely finding not shown", "{n} unlikely findings not shown", number)
    return f"{n} ({about(chance, say)})"


def summary(findings: Sequence[Finding], say: Words) -> list[str]:
    """How many real faults are expected among the findings, and what is not shown."""
    lines = (about(expected(findings), say) if findings else "", not_shown(findings, say))
    return [line for line in lines if line]
