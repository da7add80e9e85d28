"""What all reports say, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

from align.formats.characters import without_forbidden
from align.quality.evaluation import RULINGS, Evaluation, Fault, Said
from align.quality.profile import COUNTED
from align.quality.typology import SEVERITIES
from align.words import Words, figure, later

_RESULTS = {True: later("passed"), False: later("failed"), None: later("nothing was evaluated")}


def number(value: float, lang: str = "en") -> str:
    """A number of points: with decimals only if there are any, two at most, written
    as in the language ``lang``.

    >>> number(12.0), number(2.125), number(2.125, "ru")
    ('12', '2.12', '2,12')
    """
    return figure(float(f"{value:.2f}"), lang, ".15g")


def result(evaluation: Evaluation, say: Words) -> str:
    """Whether the text passed; if people have judged only a part, that this is so far."""
    passed = evaluation.score.passed
    if passed is not None and evaluation.judged < evaluation.every:
        counts = {"n": evaluation.judged, "all": evaluation.every}
        if passed:
            return say("passed so far: {n} of {all} beads are evaluated", **counts)
        return say("failed so far: {n} of {all} beads are evaluated", **counts)
    return say(_RESULTS[passed])


def facts(evaluation: Evaluation, say: Words) -> Iterator[tuple[str, str]]:
    """The score, line by line: a name and a value."""
    score, profile = evaluation.score, evaluation.profile
    yield say("Result"), result(evaluation, say)
    if score.rate is not None and score.quality is not None:
        yield say("Penalty per {n} words", n=profile.per), number(score.rate, say.lang)
        yield say("Limit"), number(score.limit, say.lang)
        yield say("Penalty points"), number(score.penalty, say.lang)
        yield say("Quality score (of 100)"), number(score.quality, say.lang)
    for severity in score.over:
        most = profile.most[severity]
        yield say("Too many errors"), f"{say(SEVERITIES[severity])}: > {most}"
    yield say("Errors"), str(score.errors)
    counted = say(COUNTED[profile.words])
    yield say("Words evaluated"), f"{score.words} ({counted})"
    beads = say("{n} of {all}", n=evaluation.beads, all=evaluation.every)
    if profile.sample == "judged":
        yield say("Beads evaluated (those that are decided)"), beads
    elif evaluation.beads < evaluation.every:
        yield say("Beads evaluated so far (decided, or with errors marked)"), beads
    yield say("Profile"), profile.name


def table(evaluation: Evaluation, say: Words) -> tuple[list[str], list[list[str]]]:
    """How many errors there are by dimension and severity, and what they cost."""
    score, profile = evaluation.score, evaluation.profile
    shown = list(SEVERITIES)
    head = [say("Category"), *(say(SEVERITIES[one]) for one in shown), say("Points")]
    lines = [
        [
            without_forbidden(say(profile.category(dimension).name)),
            *(str(score.counts.get((dimension, one), 0)) for one in shown),
            number(score.points[dimension], say.lang),
        ]
        for dimension in sorted(score.points, key=lambda one: -score.points[one])
    ]
    return head, lines


def category(evaluation: Evaluation, fault: Fault, say: Words) -> str:
    """The name of the category of an error, after that of its dimension."""
    profile = evaluation.profile
    known, dimension = profile.category(fault.category), profile.dimension(fault.category)
    names = [dimension.name] if known.id == dimension.id else [dimension.name, known.name]
    return without_forbidden(": ".join(map(say, names)))


def where(fault: Fault, say: Words) -> str:
    """The words of an error, and whether they are still there."""
    if fault.place is None:
        return say("{words} (no longer there)", words=fault.words)
    return fault.words


def said(reply: Said, say: Words) -> str:
    """A comment in one line: who, when, what was ruled, what was said."""
    at = reply.at[:16].replace("T", " ")
    ruling = f"{say(RULINGS[reply.ruling])}. " if reply.ruling else ""
    return f"{reply.who or say('someone')}, {at}: {ruling}{reply.text}"
