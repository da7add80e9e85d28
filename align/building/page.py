"""The report of a build as a web page: what was left out, and pictures of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from lxml import html

from align import statistics
from align.building.building import Report
from align.building.task import FILLED, SAID, Record
from align.checks.model.finding import SEVERITIES
from align.formats import markup
from align.formats.characters import without_forbidden
from align.formats.markup import E
from align.statistics.charts import Chart, Series
from align.words import Words, counted

#: Rows of the list of the least probable pairs.
_WORST = 20
_BINS = 20
_STATES = {**SAID, "doubtful": "doubtful as pairs"}


def render(report: Report, processor: float | None = None) -> bytes:
    """Write the page in UTF-8. ``processor`` are the seconds of a processor that the build took, if
    that is known.
    """
    filled = [record for record in report.records if record.state in FILLED]
    title = "Report on a corpus"
    return markup.report(
        "en",
        title,
        E.h1(title),
        _figures(report, filled),
        *_throughput(report, processor),
        *_kinds(report),
        *_pictures(filled),
        *_filters(report),
        *_left_out(report),
        *_worst(filled),
    )


def _figures(report: Report, filled: Sequence[Record]) -> html.HtmlElement:
    states = report.states
    rows = [("pairs", len(report.records))]
    rows += [(f"– {said}", states[name]) for name, said in _STATES.items() if states[name]]
    rows += [
        ("files in no pair", len(report.left)),
        ("source sentences", sum(record.sentences[0] for record in filled)),
        ("target sentences", sum(record.sentences[1] for record in filled)),
        ("beads", sum(record.beads for record in filled)),
        ("doubtful beads", sum(record.doubtful for record in filled)),
    ]
    found = report.findings
    rows += [(f"findings: {name}", found[name]) for name in reversed(SEVERITIES) if found[name]]
    langs = Counter(f"{record.src_lang} – {record.tgt_lang}" for record in filled)
    rows += [(f"pairs in {name}", number) for name, number in langs.most_common()]
    methods = Counter(record.method for record in filled)
    rows += [(f"aligned by {name}", number) for name, number in methods.most_common()]
    return E.table(*(E.tr(E.th({"scope": "row"}, name), E.td(f"{n:,}")) for name, n in rows))


def _throughput(report: Report, processor: float | None) -> Iterable[html.HtmlElement]:
    """How fast this build was, and what a million sentences would take."""
    seconds, done = len(report.pace), sum(report.pace)
    if not done:
        return
    mean = sum(sum(one.sentences) for one in report.records) / max(1, len(report.records))
    yield E.h2("Throughput")
    told = f"{done:,} pairs in {seconds:,} s: {done / seconds:.1f} a second"
    if mean:
        hours = 1_000_000 / mean / (done / seconds) / 3600
        told += f"; a million sentences of both sides take {hours:.2f} h at this rate"
        if processor is not None:
            own = 1_000_000 / mean / (done / processor) / 3600
            told += f" and {own:.2f} hours of a processor"
    yield E.p(told)
    wide = max(1, -(-seconds // _BINS))
    bins = [sum(report.pace[at : at + wide]) for at in range(0, seconds, wide)]
    if len(bins) > 1:
        names = tuple(f"{at * wide}" for at in range(len(bins)))
        series = (Series("pairs", tuple(bins)),)
        title = f"Pairs done in each {counted(wide, 'second')}"
        yield statistics.svg_element(Chart("pace", title, "second", names, series, "columns"))


def _kinds(report: Report) -> Iterable[html.HtmlElement]:
    """Errors by kind; doubtful pairs have none."""
    kinds = Counter(f"{_STATES[one.state]}: {one.code}" for one in report.out if one.code)
    if kinds:
        yield E.h2("Errors by kind")
        yield _table(["kind", "pairs"], ([kind, f"{n:,}"] for kind, n in kinds.most_common()))


def _pictures(filled: Sequence[Record]) -> Iterable[html.HtmlElement]:
    if not filled:
        return
    say = Words("en")
    bins: Counter[int] = Counter(min(_BINS - 1, int(r.probability * _BINS)) for r in filled)
    yield E.h2("Pictures")
    shares = [bins[b] for b in range(_BINS)]
    title = "Mean probability of the beads of a pair"
    yield statistics.svg_element(statistics.confidence(shares, say, title))
    types: Counter[str] = Counter()
    for record in filled:
        types.update(record.types)
    yield statistics.svg_element(statistics.types(types, say))


def _filters(report: Report) -> Iterable[html.HtmlElement]:
    """What a recipe left out of the formats."""
    cleaned = report.cleaned
    if cleaned is None:
        return
    yield E.h2(f"Left out by the recipe {cleaned.recipe.name}")
    yield E.p(f"{cleaned.beads - cleaned.kept:,} of {counted(cleaned.beads, 'bead')}")
    found = [one for one in cleaned.outcomes if one.dropped]
    if found:
        names = tuple(str(one.filter.name) for one in found)
        series = (Series("beads", tuple(one.dropped for one in found)),)
        chart = Chart("filters", "Beads dropped by each filter", "filter", names, series)
        yield statistics.svg_element(chart)


def _left_out(report: Report) -> Iterable[html.HtmlElement]:
    out = sorted(report.out, key=lambda record: list(_STATES).index(record.state))
    for state, records in groupby(out, key=lambda record: record.state):
        held = list(records)
        yield E.h2(f"Pairs that are {_STATES[state]}: {len(held):,}")
        yield _table(["name", "reason"], ([one.name, one.reason] for one in held))
    if report.left:
        yield E.h2(f"Files in no pair: {len(report.left):,}")
        yield _table(["file", "reason"], ([one.path, one.reason] for one in report.left))


def _worst(filled: Sequence[Record]) -> Iterable[html.HtmlElement]:
    found = sorted(
        (one for one in filled if one.doubtful), key=lambda one: (one.probability, one.name)
    )
    if found:
        yield E.h2("The least certain pairs")
        yield _table(
            ["name", "beads", "doubtful", "mean probability"],
            (
                [one.name, f"{one.beads:,}", f"{one.doubtful:,}", f"{one.probability:.3f}"]
                for one in found[:_WORST]
            ),
        )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> html.HtmlElement:
    return E.table(
        E.thead(E.tr(*(E.th(name) for name in head))),
        E.tbody(*(E.tr(*(E.td(without_forbidden(cell)) for cell in row)) for row in rows)),
    )
