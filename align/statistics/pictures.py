"""The pictures of some figures, with their texts in English or Russian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from align.statistics.charts import Chart, Series
from align.statistics.counting import STEP, Figures, Statistics
from align.words import Words, figure

#: The most frequent types of beads, and the largest groups, that have a bar.
_TYPES, _GROUPS = 12, 30
#: Ratios outside these steps are counted with the last.
_FAR = 10
#: What people decided, in the order of the picture.
_STATUSES = ("accepted", "rejected", "open")
_SEVERITIES = ("error", "warning", "info")


def pictures(statistics: Statistics, lang: str = "en") -> tuple[Chart, ...]:
    """All pictures that these figures allow."""
    say = Words(lang)
    whole = statistics.whole
    if not whole.beads:
        return ()
    made = [confidence(whole.confidence, say), types(whole.types, say), _ratios(whole, say)]
    if whole.statuses:
        made.append(_statuses(whole, say))
    if whole.findings:
        made.append(_findings(whole, say))
    if statistics.groups:
        made += _groups(statistics, say)
    return tuple(made)


def confidence(bins: Sequence[int], say: Words, title: str | None = None) -> Chart:
    """How many beads have each probability; ``bins`` are equal steps from 0 to 1."""
    names = tuple(figure(k / len(bins), say.lang, ".2f") for k in range(len(bins)))
    series = Series(say("beads"), tuple(bins))
    axis = say("probability, from this value on")
    title = say("How sure the beads are") if title is None else title
    return Chart("confidence", title, axis, names, (series,), "columns", say.lang)


def types(counts: Mapping[str, int], say: Words) -> Chart:
    """How many beads there are of each type."""
    shown = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_TYPES]
    names = tuple(name.replace("-", "–") for name, _ in shown)
    series = Series(say("beads"), tuple(number for _, number in shown))
    axis = say("sentences of the source and of the translation")
    return Chart("types", say("Types of beads"), axis, names, (series,), "columns", say.lang)


def _ratios(whole: Figures, say: Words) -> Chart:
    counts = dict.fromkeys(range(-_FAR, _FAR + 1), 0)
    for step, number in whole.ratios.items():
        counts[max(-_FAR, min(_FAR, step))] += number
    names = tuple(figure(2 ** (step * STEP), say.lang, ".2f") for step in counts)
    series = Series(say("beads"), tuple(counts.values()))
    title = say("Length of the translation compared with the source")
    axis = say("characters of the translation for each character of the source")
    return Chart("lengths", title, axis, names, (series,), "columns", say.lang)


def _statuses(whole: Figures, say: Words) -> Chart:
    said = {"accepted": say("Accepted"), "rejected": say("Rejected"), "open": say("Remaining")}
    shown = [name for name in _STATUSES if name in whole.statuses]
    series = Series(say("beads"), tuple(whole.statuses[name] for name in shown))
    names = tuple(said[name] for name in shown)
    return Chart(
        "review", say("What people judged"), say("decision"), names, (series,), lang=say.lang
    )


def _findings(whole: Figures, say: Words) -> Chart:
    said = {"error": say("errors"), "warning": say("warnings"), "info": say("hints")}
    shown = [name for name in _SEVERITIES if name in whole.findings]
    series = Series(say("findings"), tuple(whole.findings[name] for name in shown))
    names = tuple(said[name] for name in shown)
    title = say("What the checks found")
    return Chart("findings", title, say("severity"), names, (series,), lang=say.lang)


def _groups(statistics: Statistics, say: Words) -> Iterator[Chart]:
    size = [one.src.words + one.tgt.words for one in statistics.groups]
    largest = sorted(range(len(size)), key=lambda k: -size[k])[:_GROUPS]
    shown = [statistics.groups[k] for k in sorted(largest)]
    names = tuple(", ".join(value or "–" for value in one.values) for one in shown)
    by = ", ".join(statistics.by)
    left = len(size) - len(shown)
    axis = say("{by} (without {left} smaller groups)", by=by, left=left) if left else by
    words = [(one.src.words, one.tgt.words) for one in shown]
    sentences = [(one.src.sentences, one.tgt.sentences) for one in shown]
    for key, title, values in (
        ("words-by", say("Words by {by}", by=by), words),
        ("sentences-by", say("Sentences by {by}", by=by), sentences),
    ):
        series = (
            Series(say("source"), tuple(src for src, _ in values)),
            Series(say("translation"), tuple(tgt for _, tgt in values)),
        )
        name = re.sub(r"[^\w-]+", "_", "-".join((key, *statistics.by)))
        yield Chart(name, title, axis, names, series, lang=say.lang)
