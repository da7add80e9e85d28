"""Rendering checks: what is wrong with a translation, and nothing else.

``CHECKS`` is the one table of families; each is a file of this package whose ``check`` reads an
alignment and yields marks. What a mark is called, how grave it is and what it says stands in
``kinds``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from threadpoolctl import threadpool_limits

from align.aligner.encoders import Encoder
from align.alignment import Alignment
from align.arguments import checked
from align.checks import profile as profiles
from align.checks.dismissals import Dismissal, heed
from align.checks.finding import Finding, Mark, Severity, by_sentence, fingerprint, lowered
from align.checks.glossary import Glossary
from align.checks.glossary import load as load_glossary
from align.checks.kinds import KINDS, LANGUAGES, message
from align.checks.memory import NOTHING, Memory, Other
from align.checks.nearby import NEARBY, Nearby
from align.checks.profile import Profile
from align.checks.reading import Reading
from align.errors import UsageError

__all__ = [
    "CHECKS",
    "KINDS",
    "Dismissal",
    "Finding",
    "Glossary",
    "Memory",
    "Other",
    "Profile",
    "Severity",
    "by_sentence",
    "check",
]

#: The families, in the order in which they run.
CHECKS = (
    "completeness", "dates", "alphanumerics", "numbers", "names", "polarity", "terminology", "form",
    "grammar",
)  # fmt: skip


@checked
def check(
    alignment: Alignment,
    *,
    lang: str = "en",
    profile: str | Path | Profile = "standard",
    glossary: str | Path | Glossary | None = None,
    dismissed: Sequence[Dismissal] = (),
    elsewhere: Sequence[Dismissal] = (),
    memory: Memory = NOTHING,
    languagetool: str | None = None,
    encoder: Encoder | None = None,
) -> tuple[Finding, ...]:
    """What is wrong with the rendering, in the order of the text.

    ``lang`` (``en``, ``ru``) is the language of the messages. ``profile`` says how grave each kind
    is and what to leave out: a name, a TOML file (``FILE`` or ``FILE:NAME``) or a ``Profile``.
    ``glossary`` says how terms are to be rendered: a CSV, TBX or TMX file, or a ``Glossary``.
    ``dismissed`` is what people have dismissed before, ``elsewhere`` what they have in other texts:
    it lowers what resembles it. ``memory`` is what other documents render, of a library its
    ``Store.checking.memory``. ``languagetool`` is the address of a LanguageTool server, which is
    asked about the translation. ``encoder`` is the one whose vectors are asked, by default Sverka's
    own. Findings in beads that the aligner doubts are less grave. Raises UsageError for a language,
    profile or glossary that there is not, FetchError where the server does not answer.
    """
    if lang not in LANGUAGES:
        raise UsageError(f"findings are not told in {lang!r}", hint="Choose en or ru")
    chosen = profiles.find(profile)
    if isinstance(glossary, (str, Path)):
        glossary = load_glossary(glossary, alignment.src.lang, alignment.tgt.lang)
    reading = Reading(
        alignment, glossary=glossary, memory=memory, languagetool=languagetool, encoder=encoder
    )
    # Products as small as those of a bead only suffer from threads; the encoder has its own.
    with threadpool_limits(1, "blas"):
        marks = _once(_marks(reading, chosen))
    found = [one for mark in marks if (one := _finding(mark, reading, chosen, lang))]
    found.sort(key=lambda finding: (finding.bead, finding.src_span, finding.tgt_span, finding.kind))
    return heed(found, dismissed, lang, elsewhere)


def _marks(reading: Reading, profile: Profile) -> Iterator[Mark]:
    """What the families find that the profile does not turn off altogether."""
    nearby = Nearby(reading)
    for family in CHECKS:
        kinds = (kind for kind, facts in KINDS.items() if facts.family == family)
        if all(profile.severity_of(kind) is None for kind in kinds):
            continue
        run = import_module(f"{__name__}.{family}").check
        yield from nearby.marks(family, run) if family in NEARBY else run(reading)


def _once(marks: Iterable[Mark]) -> list[Mark]:
    """The marks without those that say again what a mark before them says of the same words."""
    kept: list[Mark] = []
    taken: dict[int, list[Mark]] = {}
    for mark in marks:
        before = taken.setdefault(mark.bead, [])
        if not any(_says_again(mark, other) for other in before):
            before.append(mark)
            kept.append(mark)
    return kept


#: What a finding of a family may be part of: a number of a date, a negation of what is left out.
_PART_OF = {"numbers": ("dates", "alphanumerics"), "polarity": ("completeness",)}


def _says_again(mark: Mark, other: Mark) -> bool:
    """Whether a mark is part of what is told already."""
    if KINDS[other.kind].family not in _PART_OF.get(KINDS[mark.kind].family, ()):
        return False
    return any(
        a[0] < a[1] and b[0] <= a[0] and a[1] <= b[1]
        for a, b in ((mark.src_span, other.src_span), (mark.tgt_span, other.tgt_span))
    )


def _finding(mark: Mark, reading: Reading, profile: Profile, lang: str) -> Finding | None:
    """The mark as people see it; None where the profile does not want it."""
    severity = profile.severity_of(mark.kind)
    if severity is None:
        return None
    pair = reading.pairs[mark.bead]
    src, tgt = pair.src.text, pair.tgt.text
    sign = fingerprint(mark, src, tgt)
    words = src[slice(*mark.src_span)], tgt[slice(*mark.tgt_span)]
    if any(ignore.covers(mark.kind, sign, words) for ignore in profile.ignore):
        return None
    return Finding(
        mark.kind,
        mark.bead,
        lowered(severity, mark.doubt),
        message(mark.kind, mark.facts, lang),
        mark.src_span,
        mark.tgt_span,
        sign,
    )
