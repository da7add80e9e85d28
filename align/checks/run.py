"""Run the checks: every family over an alignment, and turn its marks into findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from threadpoolctl import threadpool_limits

from align.aligner import encoders
from align.aligner.encoders import Encoder
from align.aligner.lexicon import Lexicon, given
from align.alignment import Alignment
from align.arguments import checked
from align.checks import profile as profiles
from align.checks import second_reader as models
from align.checks.engine.nearby import Nearby
from align.checks.engine.reading import Reading
from align.checks.families import FAMILIES, FAMILY_OF, KINDS
from align.checks.families import second_reader as second
from align.checks.families.spelling import dictionaries, spelling
from align.checks.languagetool import ask
from align.checks.model.dismissals import Dismissal, heed
from align.checks.model.finding import Finding, Mark, fingerprint, lowered
from align.checks.model.glossary import Glossary
from align.checks.model.glossary import load as load_glossary
from align.checks.model.memory import NOTHING, Memory
from align.checks.profile import Profile
from align.checks.second_reader import SecondReader
from align.errors import UsageError
from align.progress import Progress
from align.tags import primary_language
from align.words import LANGUAGES, Message, Words


@checked
def check(  # noqa: PLR0913 (public; all but the first are keywords)
    alignment: Alignment,
    *,
    lang: str = "en",
    profile: str | Path | Profile = "standard",
    glossary: str | Path | Glossary | None = None,
    dismissed: Sequence[Dismissal] = (),
    elsewhere: Sequence[Dismissal] = (),
    memory: Memory = NOTHING,
    languagetool: str | None = None,
    encoder: Encoder | str | None = None,
    lexicon: Lexicon | str | Path | None = None,
    second_reader: SecondReader | None = None,
    progress: Progress | None = None,
) -> tuple[Finding, ...]:
    """Find the mistakes in a translation, in the order of the text.

    ``lang`` (``en``, ``ru``) is the language of the messages. ``profile`` sets the severity of each
    kind and what to ignore: a name, a TOML file (``FILE`` or ``FILE:NAME``) or a ``Profile``.
    ``glossary`` says how terms must be translated: a CSV, TBX or TMX file, or a ``Glossary``.
    ``dismissed`` are the dismissals in this text, ``elsewhere`` those in other texts; similar
    findings get a lower severity. ``memory`` has the translations in other documents; for a library
    it is ``Store.checking.memory``. ``languagetool`` is the address of a LanguageTool server that
    checks the translation. ``encoder`` computes the word vectors, by default Sverka's own;
    ``lexicon`` says which words translate each other; both are as for ``align_documents``.
    ``second_reader`` is a language model that gets the beads and their findings at the end;
    ``progress`` is called meanwhile. Findings in beads that the aligner doubts have a lower
    severity. If the language model fails, a finding says so (``second-reader-failed``). Raises
    UsageError if the language, profile or glossary does not exist, FetchError if the LanguageTool
    server does not answer, LoadError, DependencyError.
    """
    encoder, lexicon = encoders.given(encoder), given(lexicon)
    if lexicon:
        lexicon = lexicon.for_languages(alignment.src.lang, alignment.tgt.lang)
    if lang not in LANGUAGES:
        raise UsageError(
            "messages are not available in {lang!r}", hint="Choose en or ru", lang=lang
        )
    if second_reader is not None:
        models.require_client()
    chosen = profiles.find(profile)
    if isinstance(glossary, (str, Path)):
        glossary = load_glossary(glossary, alignment.src.lang, alignment.tgt.lang)
    remarks = ask(languagetool, alignment) if languagetool else ()
    reading = Reading.of(
        alignment,
        glossary=glossary,
        memory=memory,
        remarks=remarks,
        encoder=encoder,
        lexicon=lexicon,
        house=chosen.house,
    )
    # Matrix products of a bead are too small for threads; the encoder has its own.
    with threadpool_limits(1, "blas"):
        marks = _once(_marks(reading, chosen))
    found = _findings(marks, reading, chosen, lang)
    if second_reader is not None:
        told = heed(found, dismissed, lang, elsewhere)
        replies = models.ask(second_reader, alignment, told, lang, progress)
        reading = Reading(reading.pairs, replace(reading.given, replies=replies))
        found += _findings(second.check(reading), reading, chosen, lang)
    found.sort(key=lambda finding: (finding.bead, finding.src_span, finding.tgt_span, finding.kind))
    return heed(found, dismissed, lang, elsewhere)


def _findings(
    marks: Iterable[Mark], reading: Reading, profile: Profile, lang: str
) -> list[Finding]:
    return [one for mark in marks if (one := _finding(mark, reading, profile, lang))]


def unchecked(tgt_lang: str, profile: Profile) -> tuple[Message, ...]:
    """What cannot be checked in translations into a language although the profile wants it, and
    why.
    """
    wanted = any(profile.severity_of(kind) for kind in spelling.FAMILY.kinds)
    why = dictionaries.lacking(primary_language(tgt_lang)) if wanted else None
    return (Message("Spelling is not checked: {why}", why=why),) if why else ()


def _marks(reading: Reading, profile: Profile) -> Iterator[Mark]:
    """The marks of the families, without kinds that the profile turns off."""
    nearby = Nearby(reading)
    for family in FAMILIES:
        if any(profile.severity_of(kind) for kind in family.kinds):
            yield from family.check(reading) if family.reach is None else nearby.marks(family)


def _once(marks: Iterable[Mark]) -> list[Mark]:
    """Drop marks that lie within an earlier mark that already says the same."""
    kept: list[Mark] = []
    taken: dict[int, list[Mark]] = {}
    for mark in marks:
        before = taken.setdefault(mark.bead, [])
        if not any(_says_again(mark, other) for other in before):
            before.append(mark)
            kept.append(mark)
    return kept


def _says_again(mark: Mark, other: Mark) -> bool:
    """Whether a mark lies within another that already says what is wrong."""
    if FAMILY_OF[other.kind].name not in FAMILY_OF[mark.kind].part_of:
        return False
    return any(
        a[0] < a[1] and b[0] <= a[0] and a[1] <= b[1]
        for a, b in ((mark.src_span, other.src_span), (mark.tgt_span, other.tgt_span))
    )


def _finding(mark: Mark, reading: Reading, profile: Profile, lang: str) -> Finding | None:
    """Turn the mark into a finding; None if the profile ignores it, or it is in code."""
    severity = profile.severity_of(mark.kind)
    if severity is None:
        return None
    pair = reading.pairs[mark.bead]
    if pair.is_code:
        return None
    src, tgt = pair.src.text, pair.tgt.text
    text = pair.src.spaced(pair.src.whole) or pair.tgt.spaced(pair.tgt.whole)
    pieces = pair.src.spaced(mark.src_span), pair.tgt.spaced(mark.tgt_span)
    sign = fingerprint(mark, text, pieces)
    words = src[slice(*mark.src_span)], tgt[slice(*mark.tgt_span)]
    if any(ignore.covers(mark.kind, sign, words) for ignore in profile.ignore):
        return None
    return Finding(
        mark.kind,
        mark.bead,
        lowered(severity, mark.doubt),
        Words(lang)(KINDS[mark.kind].message, **mark.facts),
        mark.src_span,
        mark.tgt_span,
        sign,
        suggestions=mark.suggestions,
    )
