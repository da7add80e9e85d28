"""Diagnose a ladder: align its texts again, measure, and draw conclusions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from align.aligner import METHODS, choose_method, encoders, read, strangers
from align.aligner.constraints import Stretch
from align.aligner.decoding import rated, weigh_parts
from align.aligner.diagnosis import measuring
from align.aligner.diagnosis.advice import Signs, advise
from align.aligner.diagnosis.facts import Choice, Diagnosis
from align.aligner.encoders import Encoder
from align.aligner.lexicon import Lexicon
from align.aligner.lexicon import given as given_lexicon
from align.aligner.model import ModelFile, shipped
from align.aligner.model import given as given_weights
from align.aligner.weighing import Weighed
from align.alignment import Alignment, Bead, Method
from align.arguments import checked
from align.errors import AlignError
from align.progress import Progress, of_step

#: If the expected F1 of a ladder is at least this, no other method is tried.
GOOD = 0.9


@checked
def diagnose(
    alignment: Alignment,
    *,
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
    encoder: Encoder | str | None = None,
    progress: Progress | None = None,
) -> Diagnosis:
    """Say how far ``alignment`` can be trusted, where it is doubtful, and what would help.

    Both texts are aligned again, which takes about as long as the first time. ``weights``,
    ``lexicon`` and ``encoder`` are those that the alignment was made with, as for
    ``align_documents``; by default Sverka's own and none. The beads of an imported alignment get
    the probabilities that the aligner gives them. The only step of ``progress`` is ``diagnose``.
    Raises AlignError if one of the texts is empty,
    LoadError, UsageError, DependencyError.
    """
    src, tgt = alignment.src, alignment.tgt
    if not src.sentences or not tgt.sentences:
        raise AlignError("one of the texts is empty, so there is nothing to diagnose")
    encoder, words = encoders.given(encoder), given_lexicon(lexicon)
    file = given_weights(weights) or shipped()
    asked = "auto" if alignment.method == "imported" else alignment.method
    method = choose_method(asked, src.lang, tgt.lang, encoder)
    evidence = read(src, tgt, method, encoder, words, tables=weights is None)
    say = of_step(progress, "diagnose") or (lambda _share: None)
    say(0.4)
    beads = alignment.beads
    parts = weigh_parts(evidence, file.of(method), lambda share: say(0.4 + share / 2))
    if alignment.method == "imported":
        found: dict[Bead, float] = {}
        weighing = measuring.weighing(_rating(beads, parts, found))
        beads = tuple(replace(bead, probability=found.get(bead, 0.0)) for bead in beads)
    else:
        weighing = measuring.weighing(parts)
    precision, f1 = measuring.expected(beads, sum(evidence.shape))
    judged = replace(alignment, beads=beads)
    left_out, added = measuring.alone(judged)
    unknown = strangers(src.lang, tgt.lang, encoder)
    diagnosis = Diagnosis(
        beads=len(beads),
        sentences=evidence.shape,
        precision=precision,
        f1=f1,
        unmatched=judged.unmatched,
        method=alignment.method,
        choice=_choice(alignment, unknown),
        strangers=unknown,
        made_with=alignment.made_with,
        tried=weighing.tried,
        ratio=weighing.ratio,
        sizes=measuring.sizes(beads),
        untrusted=measuring.untrusted((src, tgt), weighing.unread),
        doubtful=measuring.doubtful(judged),
        left_out=left_out,
        added=added,
        moved=measuring.moved(alignment),
    )

    def other(method: Method) -> float:
        """The expected F1 by another method."""
        evidence = read(src, tgt, method, encoder, words, tables=weights is None)
        parts = weigh_parts(evidence, file.of(method))
        return measuring.weighing(parts).tried[0].f1

    better: Sequence[Method] = ("anchor",) if method == "semantic" else ("semantic",)
    rivals = [
        one
        for one in better
        if f1 < GOOD and one in file.models and not (METHODS[one].vectors and unknown)
    ]
    trained = str(file.about.get("encoder") or encoders.default().name)
    signs = Signs(
        diagnosis,
        judged,
        has_lexicon=words is not None,
        others={one: other(one) for one in rivals},
        encoder=(encoder or encoders.default()).name if METHODS[method].vectors else "",
        trained=trained,
    )
    diagnosis = replace(diagnosis, advice=tuple(advise(signs)))
    say(1.0)
    return diagnosis


def _rating(
    beads: Sequence[Bead], parts: Iterable[tuple[Stretch, Weighed | None]], found: dict[Bead, float]
) -> Iterator[tuple[Stretch, Weighed | None]]:
    """Yield ``parts``, and put the probabilities of the ``beads`` in each into ``found``."""
    for part, weighed in parts:
        found |= rated(beads, part, weighed)
        yield part, weighed


def _choice(alignment: Alignment, unknown: tuple[str, ...]) -> Choice:
    if alignment.method == "imported":
        return "imported"
    if alignment.method == "semantic":
        return "supported"
    return "unsupported" if unknown and alignment.method == "anchor" else "asked"
