"""The settings by which a library checks its texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from align.alignment import Alignment
from align.checks import profile as profiles
from align.checks.model import glossary as glossaries
from align.checks.model.dismissals import Dismissal
from align.checks.model.glossary import Glossary, Term
from align.checks.model.memory import ELSEWHERE, NOTHING, Memory
from align.checks.model.showing import Findings
from align.checks.model.verdicts import Verdict
from align.checks.profile import Profile
from align.checks.run import check
from align.errors import UsageError
from align.models import SHIPPED, Learnt


class File(NamedTuple):
    """A file as it was uploaded: its name and its content."""

    name: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Control:
    """The settings that ``align.check`` gets with the alignment.

    ``own_glossary`` is that of the document, which goes first, ``project_glossary`` that of its
    project, which comes next, ``glossary`` that of the library.
    ``dismissed`` lists the dismissals in the document itself, ``elsewhere`` those in other
    documents. ``verdicts`` say what people did with the findings of each kind. ``languagetool`` is
    the address of a LanguageTool server that checks grammar; "" means no server. ``learnt`` names
    the lexicon and the encoder.
    """

    profile: Profile = field(default_factory=lambda: profiles.find("standard"))
    glossary: File | None = None
    dismissed: tuple[Dismissal, ...] = ()
    elsewhere: tuple[Dismissal, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    languagetool: str = ""
    learnt: Learnt = SHIPPED
    own_glossary: File | None = None
    project_glossary: File | None = None

    @property
    def recalls(self) -> bool:
        """Whether the profile wants any finding that comes from other documents."""
        return any(self.profile.severity_of(kind) for kind in ELSEWHERE)

    def check(
        self,
        alignment: Alignment,
        lang: str = "en",
        memory: Memory = NOTHING,
        glossary: str | Path | None = None,
        **also: Any,
    ) -> Findings:
        """Check the translation with ``align.check`` and these settings.

        ``glossary`` is a file to use instead of the library's glossary; ``also`` are further
        keywords for ``align.check``.
        """
        return check(
            alignment,
            lang=lang,
            profile=self.profile,
            glossary=glossary or self.glossary_of(alignment.src.lang, alignment.tgt.lang),
            dismissed=self.dismissed,
            elsewhere=self.elsewhere,
            verdicts=self.verdicts,
            memory=memory,
            languagetool=self.languagetool or None,
            **self.learnt.words,
            **also,
        )

    def glossary_of(self, src_lang: str, tgt_lang: str) -> Glossary | None:
        """The terms for these languages in all glossaries; None if there are none.

        What the document's own glossary says about a term replaces what that of its project says,
        and this what the library's says.
        """
        files = [file for file in (self.own_glossary, self.project_glossary, self.glossary) if file]
        terms: tuple[Term, ...] = ()
        for file in files:
            known = {term.source.casefold() for term in terms if term.source}
            more = _terms(file, src_lang, tgt_lang)
            terms += tuple(term for term in more if term.source.casefold() not in known)
        return Glossary(terms, ", ".join(file.name for file in files)) if terms else None


def _terms(file: File | None, src_lang: str, tgt_lang: str) -> tuple[Term, ...]:
    """The terms of a file in these languages."""
    if file is None:
        return ()
    try:
        return glossaries.read(file.body, file.name, src_lang, tgt_lang).terms
    except UsageError:
        return ()
