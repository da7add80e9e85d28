"""The aligner: a log-linear lattice over lengths, anchors and sentence vectors.

``METHODS`` is the one table of methods; each says what it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from threadpoolctl import ThreadpoolController

from align.aligner import encoders
from align.aligner.band import FloatArray
from align.aligner.closer import Runs
from align.aligner.constraints import Boundary, stretches, unlinked, with_nulls
from align.aligner.decoding import decode, decode_stretch
from align.aligner.decoding import probabilities as weighed
from align.aligner.dictionary import tabled as look_up
from align.aligner.encoders import Encoder
from align.aligner.evidence import Evidence, gather
from align.aligner.legible import legible
from align.aligner.lexicon import Lexicon, with_lexicon
from align.aligner.lexicon import given as given_lexicon
from align.aligner.model import ModelFile, shipped
from align.aligner.model import given as given_weights
from align.aligner.ratio import length_ratio
from align.aligner.whole import judged
from align.alignment import Alignment, Bead, Method
from align.errors import UsageError
from align.languages import joiner
from align.release import version
from align.text import Document, primary_language


class Reads(NamedTuple):
    """What a method looks at besides lengths."""

    anchors: bool
    vectors: bool


METHODS: dict[Method, Reads] = {
    "length": Reads(anchors=False, vectors=False),
    "anchor": Reads(anchors=True, vectors=False),
    "semantic": Reads(anchors=True, vectors=True),
}

#: Languages that put no spaces between words: what stands between two marks is not a word.
UNSPACED = frozenset({"bo", "dz", "ja", "km", "lo", "my", "th", "yue", "zh"})

#: What ``Alignment.made_with`` says if words were looked up in the shipped tables.
TABLES = "word tables"


def check_method(method: str) -> None:
    """Raise UsageError where there is no such method."""
    if method not in (*METHODS, "auto"):
        raise UsageError(
            "there is no method {method!r}",
            hint="Choose one of {choices}",
            method=method,
            choices=", ".join(("auto", *METHODS)),
        )


def choose_method(
    method: str, src_lang: str, tgt_lang: str, encoder: Encoder | None = None
) -> Method:
    """The method meant by ``method`` for two BCP-47 tags: ``auto`` is semantic where the encoder
    knows both languages, else anchor.

    Raises UsageError where there is no such method or it does not know a language.
    """
    check_method(method)
    if method in ("length", "anchor"):
        return method  # type: ignore[return-value]
    encoder = encoder or encoders.default()
    strange = strangers(src_lang, tgt_lang, encoder)
    if not strange:
        return "semantic"
    if method == "auto":
        return "anchor"
    raise UsageError(
        "the encoder {encoder} does not support the language {lang!r}",
        hint="Use the method anchor. The encoder supports {supported}",
        encoder=encoder.name,
        lang=strange[0],
        supported=", ".join(sorted(encoder.languages or ())),
    )


def strangers(src_lang: str, tgt_lang: str, encoder: Encoder | None = None) -> tuple[str, ...]:
    """Those of two languages that the encoder does not know: why ``auto`` took ``anchor``."""
    able = encoder or encoders.default()
    return tuple(lang for lang in (src_lang, tgt_lang) if not encoders.knows(able, lang))


def align(  # noqa: PLR0913 (all but the first two are keywords)
    src: Document,
    tgt: Document,
    *,
    method: str = "auto",
    fixed: Collection[Bead] = (),
    boundaries: Collection[Boundary] = (),
    encoder: Encoder | str | None = None,
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
    progress: Callable[[float], None] | None = None,
) -> Alignment:
    """Align two split documents.

    ``fixed`` are beads that must stay as they are, ``boundaries`` places ``(i, j)`` that no bead
    may cross: i source and j target sentences stand before it. ``encoder`` replaces the one that
    comes with Sverka, ``weights`` the shipped ones; ``lexicon`` is what ``lexicon.learn`` has
    learnt of words in these languages. Each is the object, its file, or the encoder's name (as for
    ``encoders.find``); ``made_with`` names those that were used. ``progress`` is called with the
    share done, 0 to 1. Raises UsageError if the method is unknown, AlignError if constraints
    contradict each other, LoadError if a file cannot be read.
    """
    say = progress or (lambda _share: None)
    encoder, weights = encoders.given(encoder), given_weights(weights)
    lexicon = given_lexicon(lexicon)
    chosen = choose_method(method, src.lang, tgt.lang, encoder)
    parts = stretches(fixed, boundaries, len(src.sentences), len(tgt.sentences))
    reads = METHODS[chosen]
    model = (weights or shipped()).of(chosen)
    made_with = f"sverka {version('from source')}, weights {model.name}"
    encoder = (encoder or encoders.default()) if reads.vectors else None
    if encoder:
        made_with += f", {encoder.name}"
    evidence = read(src, tgt, chosen, encoder, lexicon, tables=weights is None)

    def named(*, tabled: bool) -> str:
        """What the result was made with."""
        tables = f", {TABLES}" if tabled else ""
        return made_with + tables + (f", {lexicon.name}" if lexicon and reads.anchors else "")

    say(0.5)
    # Products of small matrices lose more by a second thread than they win, and their last bits
    # would depend on it.
    with _blas().limit(limits=1, user_api="blas"):
        if not (fixed or boundaries):
            decoded = decode(evidence, model, lambda share: say(0.5 + 0.5 * share))
            made = named(tabled=evidence.tabled or decoded.tabled)
            alignment = Alignment(src, tgt, decoded.beads, chosen, made)
            return judged(alignment, evidence, weights).alignment
        nulls = unlinked(fixed)
        ratio = length_ratio(evidence)
        found: list[Bead] = []
        tabled = evidence.tabled
        for part in parts:
            if part.bead:
                found.append(part.bead)
            else:
                decoded = decode_stretch(evidence, part, model, ratio, nulls)
                found += decoded.beads
                tabled |= decoded.tabled
        beads = with_nulls(found, fixed)
        alignment = Alignment(src, tgt, beads, chosen, named(tabled=tabled))
        rated = judged(alignment, evidence, weights).alignment
        stays = frozenset(fixed)
        beads = tuple(a if a in stays else b for a, b in zip(beads, rated.beads, strict=True))
        return replace(rated, beads=beads, suggestions=())


def probabilities(  # noqa: PLR0913 (all but the first three are keywords)
    src: Document,
    tgt: Document,
    beads: Sequence[Bead],
    *,
    method: str = "auto",
    fixed: Collection[Bead] = (),
    boundaries: Collection[Boundary] = (),
    encoder: Encoder | str | None = None,
    weights: ModelFile | str | Path | None = None,
    lexicon: Lexicon | str | Path | None = None,
) -> tuple[float, ...]:
    """How probable each of ``beads`` is, whoever made them; nothing is aligned.

    A bead that the aligner would never look at has the probability 0. Everything else is as for
    ``align``; none of ``beads`` is ``fixed`` or crosses a boundary.
    """
    encoder, weights = encoders.given(encoder), given_weights(weights)
    chosen = choose_method(method, src.lang, tgt.lang, encoder)
    parts = stretches(fixed, boundaries, len(src.sentences), len(tgt.sentences))
    model = (weights or shipped()).of(chosen)
    evidence = read(src, tgt, chosen, encoder, given_lexicon(lexicon), tables=weights is None)
    with _blas().limit(limits=1, user_api="blas"):
        ladder, found = weighed(evidence, beads, parts, model, unlinked(fixed))
        whole = judged(Alignment(src, tgt, ladder, chosen), evidence, weights)
        return tuple(
            whole.probability(replace(bead, probability=one))
            for bead, one in zip(beads, found, strict=True)
        )


@lru_cache(maxsize=1)
def _blas() -> ThreadpoolController:
    return ThreadpoolController()


def read(
    src: Document,
    tgt: Document,
    method: Method,
    encoder: Encoder | None = None,
    lexicon: Lexicon | None = None,
    *,
    tables: bool = False,
) -> Evidence:
    """What ``method`` looks at in two split documents, by default with Sverka's own encoder.

    With ``tables``, ``anchor`` also looks up words in the shipped word tables if the encoder does
    not know both languages, and may do so later if it does, as ``semantic`` may for passages; only
    the shipped weights know what these tables are worth. Raises UsageError where ``lexicon`` is of
    other languages.
    """
    reads = METHODS[method]
    src, tgt = legible(src), legible(tgt)
    if not reads.vectors:
        evidence = gather(src, tgt, anchors=reads.anchors)
    else:
        encoder = encoder or encoders.default()
        runs = Runs(
            encoder.encode,
            (src.sentence_texts, tgt.sentence_texts),
            (joiner(src.lang), joiner(tgt.lang)),
            encoder.languages,
        )
        vectors = encode(encoder, src, tgt)
        evidence = gather(src, tgt, anchors=reads.anchors, vectors=vectors, runs=runs)
    if {primary_language(src.lang), primary_language(tgt.lang)} & UNSPACED:
        evidence = replace(evidence, comparable=False)
    if lexicon and reads.anchors:
        evidence = with_lexicon(evidence, lexicon.for_languages(src.lang, tgt.lang))
    if not reads.anchors:
        return evidence
    if reads.vectors or _known(src.lang, tgt.lang):
        return replace(evidence, tables=tables)
    evidence = replace(evidence, foreign=True)
    return look_up(evidence, src.lang, tgt.lang) if tables else evidence


def _known(*langs: str) -> bool:
    """Whether the encoder that comes with Sverka, which need not be loaded, knows languages."""
    from align.aligner.encoders.use import LANGUAGES

    return set(map(primary_language, langs)) <= LANGUAGES


def encode(encoder: Encoder, src: Document, tgt: Document) -> tuple[FloatArray, FloatArray]:
    """The vectors of both texts' sentences, unit rows."""
    vectors = encoder.encode((*src.sentence_texts, *tgt.sentence_texts))
    return vectors[: len(src.sentences)], vectors[len(src.sentences) :]
