"""The result of a recipe as text, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from tempfile import TemporaryFile
from typing import Any

from align.cleaning.cleaning import Outcome, Report
from align.cleaning.model import Dropped, Filter
from align.cleaning.parameters import settings
from align.words import Words, figure

#: Not more of a side is shown in a sample.
_SHOWN = 100
_CHUNK = 2**20


def described(report: Report, lang: str = "en") -> Iterator[str]:
    """The lines of a text in ``lang`` (``en``, ``ru``)."""
    say = Words(lang)
    recipe = report.recipe
    yield say("Recipe {name}. {about}", name=recipe.name, about=say(recipe.about)).rstrip()
    yield _size(report.beads, report.texts, say)
    yield ""
    heads = (say("filter"), say("alone"), say("dropped"), say("texts"))
    rows = [(one.filter.name, *_figures(one, lang)) for one in report.outcomes]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    yield _row(heads, widths)
    for one, row in zip(report.outcomes, rows, strict=True):
        yield f"{_row(row, widths)}  {say(one.filter.about)}"
    yield ""
    yield kept(report, lang)
    yield from _parts(report, lang)
    for one in report.outcomes:
        if one.alone:
            yield ""
            yield from _details(one, say)


def kept(report: Report, lang: str = "en") -> str:
    """What is left of the corpus, on one line."""
    say = Words(lang)
    share = report.kept / report.beads if report.beads else 0.0
    left = _size(report.kept, report.kept_texts, say)
    return say("left: {size} ({share:.1%})", size=left, share=share)


def _size(beads: int, texts: int, say: Words) -> str:
    return say(
        "{beads} in {texts}",
        beads=say.count("{n:,} bead", "{n:,} beads", beads),
        texts=say.count("{n:,} text", "{n:,} texts", texts),
    )


def _figures(one: Outcome, lang: str) -> tuple[str, ...]:
    return tuple(figure(n, lang, ",") for n in (one.alone, one.dropped, one.texts))


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    name, *numbers = cells
    right = (cell.rjust(width) for cell, width in zip(numbers, widths[1:], strict=True))
    return "  ".join((name.ljust(widths[0]), *right))


def _parts(report: Report, lang: str) -> Iterator[str]:
    say = Words(lang)
    if not report.split:
        return
    for portion in report.split.portions:
        yield say(
            "{name}: {share:.1%} of the beads (wanted {wanted:.1%}), {size}; {leaks} have a side "
            "that is also in another part",
            name=portion.name,
            share=portion.beads / report.kept if report.kept else 0.0,
            wanted=portion.wanted,
            size=_size(portion.beads, portion.texts, say),
            leaks=portion.leaks,
        )
    for names in report.split.together:
        yield say("together, because they share passages: {names}", names=", ".join(names))


def named(one: Filter) -> str:
    """A filter with its parameters that are not as usual."""
    own = ", ".join(f"{name} = {json.dumps(value)}" for name, value in settings(one).items())
    return f"{one.name} ({own})" if own else one.name


def _details(one: Outcome, say: Words) -> Iterator[str]:
    yield f"{named(one.filter)}: {say(one.filter.about)}"
    # A single kind of reason shows in the samples.
    for example, count in one.why if len(one.why) > 1 else ():
        yield f"  {figure(count, say.lang, ',')} × {say(example)}"
    for sample in one.samples:
        yield f"  {sample.text}:{sample.bead}  {say(sample.reason)}"
        yield f"    | {shown(sample.src_text)}"
        yield f"    | {shown(sample.tgt_text)}"


def shown(text: str) -> str:
    """A text on one line, shortened."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def to_json(report: Report, lang: str = "en") -> dict[str, Any]:
    """All figures and samples of a report."""
    say = Words(lang)
    made: dict[str, Any] = {
        "recipe": report.recipe.name,
        "notes": [say(note) for note in report.notes],
        "beads": report.beads,
        "texts": report.texts,
        "kept": report.kept,
        "kept_texts": report.kept_texts,
        "filters": [
            {
                "filter": one.filter.name,
                "parameters": settings(one.filter),
                "about": say(one.filter.about),
                "alone": one.alone,
                "dropped": one.dropped,
                "texts": one.texts,
                "why": [{"example": say(example), "count": count} for example, count in one.why],
                "samples": [of_dropped(sample, say) for sample in one.samples],
            }
            for one in report.outcomes
        ],
    }
    if report.split:
        made["split"] = {
            "seed": report.split.seed,
            "parts": [
                {
                    "name": one.name,
                    "wanted": one.wanted,
                    "texts": one.texts,
                    "beads": one.beads,
                    "leaks": one.leaks,
                }
                for one in report.split.portions
            ],
            "part_of": dict(report.split.part_of),
            "together": [list(names) for names in report.split.together],
        }
    return made


def of_dropped(one: Dropped, say: Words) -> Mapping[str, Any]:
    """A bead that was dropped, as an object of JSON."""
    return {
        "text": one.text,
        "bead": one.bead,
        "filter": one.filter,
        "reason": say(one.reason),
        "value": one.value,
        "probability": one.probability,
        "src_text": one.src_text,
        "tgt_text": one.tgt_text,
    }


def line(one: Dropped, say: Words) -> bytes:
    """The same as a line of ``dropped.jsonl``."""
    return json.dumps(of_dropped(one, say), ensure_ascii=False).encode("utf-8", "replace") + b"\n"


class Spool:
    """Beads that were dropped, kept on disk until the file for them is written."""

    def __init__(self, lang: str = "en") -> None:
        self._say = Words(lang)
        self._file = TemporaryFile()  # noqa: SIM115 it goes away with this object

    def __call__(self, one: Dropped) -> None:
        """Take note of a bead."""
        self._file.write(line(one, self._say))

    def content(self) -> Iterator[bytes]:
        """The lines of ``dropped.jsonl``."""
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield chunk
