"""Run the checks: every family over an alignment, and turn its marks into findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from threadpoolctl import threadpool_limits

from align.aligner import encoders
from align.aligner.encoders import Encoder
from align.aligner.lexicon import Lexicon, given
from align.alignment import Alignment
from align.arguments import checked
from align.checks import odds
from align.checks import profile as profiles
from align.checks import second_reader as models
from align.checks.engine import collecting
from align.checks.engine.nearby import Nearby
from align.checks.engine.reading import Reading
from align.checks.families import FAMILIES, FAMILY_OF, KINDS, dictionaries
from align.checks.families import second_reader as second
from align.checks.families.spelling import spelling
from align.checks.languagetool import ask
from align.checks.model import showing
from align.checks.model.dismissals import Dismissal, heed
from align.checks.model.finding import Finding, Mark, fingerprint, lowered
from align.checks.model.glossary import Glossary
from align.checks.model.glossary import load as load_glossary
from align.checks.model.memory import NOTHING, Memory
from align.checks.model.showing import Findings, Show
from align.checks.model.verdicts import Verdict
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
    show: Show | None = None,
    verdicts: Sequence[Verdict] = (),
) -> Findings:
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
    ``progress`` is called meanwhile. ``show`` says how much to show: ``few``, ``usual``, ``more``
    or ``all``, by default what the profile says; ``hidden`` of the result has the other findings.
    ``verdicts`` say how many findings of a kind people dismissed and corrected; for a library they
    are ``Store.checking.verdicts``. Findings in beads that the aligner doubts have a lower
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
    known = _Known(reading, chosen, lang, {one.kind: one for one in verdicts})
    found = known.findings(marks_of(reading, chosen))
    if second_reader is not None:
        told = heed(found, dismissed, lang, elsewhere)
        replies = models.ask(second_reader, alignment, told, lang, progress)
        reading = Reading(reading.pairs, replace(reading.given, replies=replies))
        known = replace(known, reading=reading)
        found += known.findings([*second.check(reading)])
    found.sort(key=showing.place)
    return showing.at(heed(found, dismissed, lang, elsewhere), show or chosen.show)


def unchecked(tgt_lang: str, profile: Profile) -> tuple[Message, ...]:
    """What cannot be checked in translations into a language although the profile wants it, and
    why.
    """
    wanted = any(profile.severity_of(kind) for kind in spelling.FAMILY.kinds)
    why = dictionaries.lacking(primary_language(tgt_lang)) if wanted else None
    return (Message("Spelling is not checked: {why}", why=why),) if why else ()


def marks_of(reading: Reading, profile: Profile) -> list[Mark]:
    """What the families find, before it becomes findings."""
    # Matrix products of a bead are too small for threads; the encoder has its own.
    with threadpool_limits(1, "blas"), collecting.less_often():
        return _once(_marks(reading, profile))


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


@dataclass(frozen=True, slots=True)
class _Known:
    """What findings are made from besides marks."""

    reading: Reading
    profile: Profile
    lang: str
    verdicts: Mapping[str, Verdict]

    def findings(self, marks: Sequence[Mark]) -> list[Finding]:
        """Turn marks into findings, without those that the profile ignores and those in code."""
        chances = odds.probabilities(marks, self.reading, [*self.verdicts.values()])
        pairs = zip(marks, chances, strict=True)
        return [one for mark, chance in pairs if (one := self._finding(mark, chance))]

    def _finding(self, mark: Mark, chance: float) -> Finding | None:
        profile, pair = self.profile, self.reading.pairs[mark.bead]
        severity = profile.severity_of(mark.kind)
        if severity is None or pair.is_code:
            return None
        src, tgt = pair.src.text, pair.tgt.text
        text = pair.src.spaced(pair.src.whole) or pair.tgt.spaced(pair.tgt.whole)
        pieces = pair.src.spaced(mark.src_span), pair.tgt.spaced(mark.tgt_span)
        sign = fingerprint(mark, text, pieces)
        words = src[slice(*mark.src_span)], tgt[slice(*mark.tgt_span)]
        if any(ignore.covers(mark.kind, sign, words) for ignore in profile.ignore):
            return None
        rated, step = lowered(severity, mark.doubt), profile.show_of(mark.kind)
        fixed = profile.sets(mark.kind)
        return Finding(
            mark.kind,
            mark.bead,
            rated,
            Words(self.lang)(KINDS[mark.kind].message, **mark.facts),
            mark.src_span,
            mark.tgt_span,
            sign,
            self._note(mark.kind),
            mark.suggestions,
            chance,
            showing.levels(chance, rated, severity, step, is_fixed=fixed),
            mark.other,
        )

    def _note(self, kind: str) -> str:
        verdict = self.verdicts.get(kind)
        if verdict is None or abs(odds.shifted(verdict)) < odds.WORTH_A_NOTE:
            return ""
        return told(verdict, self.lang)


def told(verdict: Verdict, lang: str) -> str:
    """What people did with the findings of a kind, in ``lang``."""
    say = Words(lang)
    if not verdict.dismissed:
        return say("corrected here: {n}", n=verdict.corrected)
    return say(
        "{dismissed} of {total} dismissed here", dismissed=verdict.dismissed, total=verdict.total
    )
