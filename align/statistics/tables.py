"""Figures as a table, as JSON data and as lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from align.concordance.tables import Cell, Table
from align.statistics.counting import BINS, STEP, Figures, Side, Statistics
from align.statistics.variety import WINDOW
from align.words import Words, figure

_SIDE = ("lang", "sentences", "words", "types", "characters", "variety")
_RATIOS = {"length_ratio_10": 0.1, "length_ratio_median": 0.5, "length_ratio_90": 0.9}
#: Wide enough for the longest name of a figure.
_WIDE = 44


def table(statistics: Statistics) -> Table:
    """A row for each group, or one row for all texts if there are no groups."""
    rows = statistics.groups or ((statistics.whole,) if not statistics.by else ())
    kinds = [
        list(dict.fromkeys(kind for row in rows for kind in getattr(row, name)))
        for name in ("types", "statuses", "findings")
    ]
    header = (
        *statistics.by, "documents", "beads", "doubtful", "probability",
        *(f"{side}_{name}" for side in ("src", "tgt") for name in _SIDE),
        "length_ratio", *_RATIOS,
        *(f"beads_{kind}" for kind in kinds[0]), *kinds[1],
        *(f"findings_{kind}" for kind in kinds[2]),
    )  # fmt: skip
    return Table(header, tuple(tuple(_row(row, kinds)) for row in rows))


def _row(one: Figures, kinds: Sequence[Sequence[str]]) -> Iterator[Cell]:
    yield from one.values
    yield from (one.documents, one.beads, one.doubtful, round(one.probability, 4))
    for side in (one.src, one.tgt):
        yield from (side.lang, side.sentences, side.words, side.types, side.characters)
        yield _rounded(side.variety)
    yield _rounded(one.length_ratio)
    yield from (_rounded(one.ratio_at(share)) for share in _RATIOS.values())
    for known, counts in zip(kinds, (one.types, one.statuses, one.findings), strict=True):
        yield from (counts.get(kind, 0) for kind in known)


def data(statistics: Statistics) -> dict[str, Any]:
    """All figures as JSON data."""
    return {
        "all": _data(statistics.whole),
        "by": list(statistics.by),
        "groups": [
            {"values": dict(zip(statistics.by, one.values, strict=True)), **_data(one)}
            for one in statistics.groups
        ],
        "units": {
            "confidence": f"beads by probability, in {BINS} equal steps from 0 to 1",
            "variety": f"moving-average type-token ratio, windows of {WINDOW} words",
            "length_ratio": "characters of the translation / characters of the source",
            "length_ratios": "[ratio, beads]",
        },
    }


def _data(one: Figures) -> dict[str, Any]:
    return {
        "documents": one.documents,
        "beads": one.beads,
        "types": dict(one.types),
        "doubtful": one.doubtful,
        "probability": round(one.probability, 4),
        "confidence": list(one.confidence),
        "length_ratio": _rounded(one.length_ratio),
        **{name: _rounded(one.ratio_at(share)) for name, share in _RATIOS.items()},
        "length_ratios": [[round(2 ** (k * STEP), 3), n] for k, n in one.ratios.items()],
        "review": dict(one.statuses),
        "findings": dict(one.findings),
        "src": _side(one.src),
        "tgt": _side(one.tgt),
    }


def _side(side: Side) -> dict[str, Any]:
    return {**asdict(side), "variety": _rounded(side.variety)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


# ------------------------------------------------------------------------- to read


def lines(statistics: Statistics, lang: str = "en") -> Iterator[str]:
    """The figures of all texts, then a line for each group."""
    say = Words(lang)
    yield from _whole(statistics.whole, say)
    if statistics.groups:
        yield ""
        yield from _grouped(statistics, say)


def _whole(one: Figures, say: Words) -> Iterator[str]:
    def number(value: float | None, spec: str = ",") -> str:
        return "–" if value is None else figure(value, say.lang, spec)

    def row(name: str, *values: str) -> str:
        return f"{name:<{_WIDE}}" + "".join(f"{value:>14}" for value in values)

    yield row(say("documents"), number(one.documents))
    yield row("", say("source"), say("translation"))
    src, tgt = one.src, one.tgt
    yield row(say("language"), src.lang, tgt.lang)
    yield row(say("sentences"), number(src.sentences), number(tgt.sentences))
    yield row(say("words"), number(src.words), number(tgt.words))
    yield row(say("different words"), number(src.types), number(tgt.types))
    name = say("different words in {n} running words", n=WINDOW)
    yield row(name, *(_hundred(side.variety, say) for side in (src, tgt)))
    yield row(say("characters"), number(src.characters), number(tgt.characters))
    yield row(say("beads"), number(one.beads))
    yield from (
        row(f"  {kind.replace('-', '–')}", number(n), figure(n / one.beads, say.lang, ".1%"))
        for kind, n in one.types.items()
    )
    yield row(say("doubtful beads"), number(one.doubtful))
    yield row(say("mean probability"), number(one.probability if one.beads else None, ".3f"))
    yield row(say("length of the translation / of the source"), number(one.length_ratio, ".2f"))
    yield row(
        say("  of most beads (80 %)"),
        f"{number(one.ratio_at(0.1), '.2f')} – {number(one.ratio_at(0.9), '.2f')}",
    )
    yield from (row(text, number(n)) for text, n in _named(one, say))


def _hundred(variety: float | None, say: Words) -> str:
    return "–" if variety is None else figure(variety * WINDOW, say.lang, ".1f")


def _named(one: Figures, say: Words) -> Iterator[tuple[str, int]]:
    said = {
        "accepted": say("beads accepted"), "rejected": say("beads rejected"),
        "open": say("beads not reviewed"), "error": say("findings: errors"),
        "warning": say("findings: warnings"), "info": say("findings: hints"),
    }  # fmt: skip
    counts: Mapping[str, int] = {**one.statuses, **one.findings}
    yield from ((text, counts[key]) for key, text in said.items() if key in counts)


def _grouped(statistics: Statistics, say: Words) -> Iterator[str]:
    head = [
        *statistics.by, say("documents"), say("beads"), say("doubtful"), say("probability"),
        say("words of the source"), say("words of the translation"), say("length ratio"),
    ]  # fmt: skip
    rows = [head]
    for one in statistics.groups:
        ratio = one.length_ratio
        numbers = (one.documents, one.beads, one.doubtful)
        rows.append(
            [
                *(" ".join(value.split()) or "–" for value in one.values),
                *(figure(n, say.lang, ",") for n in numbers),
                figure(one.probability, say.lang, ".3f"),
                *(figure(side.words, say.lang, ",") for side in (one.src, one.tgt)),
                "–" if ratio is None else figure(ratio, say.lang, ".2f"),
            ]
        )
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    names = len(statistics.by)
    for row in rows:
        cells = (
            f"{cell:<{wide[k]}}" if k < names else f"{cell:>{wide[k]}}"
            for k, cell in enumerate(row)
        )
        yield "  ".join(cells).rstrip()
