"""Operations on people's judgements of the findings, and on the document's name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from align.errors import EditError
from align.review.draft import Draft
from align.review.operation import OnDocument, Role
from align.review.things import Dismissed, Named, Ruled, writable
from align.words import Message


@dataclass(frozen=True)
class Dismiss(OnDocument):
    """Dismiss a finding, with a reason. If it was dismissed before, the reason is replaced."""

    name: ClassVar[str] = "dismiss"
    needs: ClassVar[Role] = "reviewer"
    fingerprint: str
    reason: str

    def edit(self, draft: Draft) -> None:
        fingerprint, reason = writable(self.fingerprint), writable(self.reason)
        known = draft.view.dismissal(fingerprint)
        number = known.id if known else draft.new_id()
        draft.put(Dismissed(number, fingerprint, reason, draft.who, draft.at))


@dataclass(frozen=True)
class Restore(OnDocument):
    """Withdraw the dismissal of a finding."""

    name: ClassVar[str] = "restore"
    needs: ClassVar[Role] = "reviewer"
    fingerprint: str

    def edit(self, draft: Draft) -> None:
        known = draft.view.dismissal(writable(self.fingerprint))
        if known:
            draft.drop(known)


@dataclass(frozen=True)
class Ignore(OnDocument):
    """Add a rule to this document: ignore such findings (``align.checks.profile``)."""

    name: ClassVar[str] = "ignore"
    needs: ClassVar[Role] = "reviewer"
    kind: str
    pattern: str
    reason: str

    def edit(self, draft: Draft) -> None:
        # The checks import the aligner, which is slow to load.
        from align.checks import profile

        ignore = profile.Ignore(self.reason, self.kind, self.pattern)
        kept = profile.validated(ignore, Message("this rule"))
        pattern, reason = writable(kept.pattern), writable(kept.reason)
        draft.put(Ruled(draft.new_id(), kept.kind, pattern, reason, draft.who, draft.at))


@dataclass(frozen=True)
class EndRule(OnDocument):
    """End a rule of this document. The file keeps it as a rule that has ended."""

    name: ClassVar[str] = "end_rule"
    needs: ClassVar[Role] = "reviewer"
    rule: int

    def edit(self, draft: Draft) -> None:
        rule = draft.find("rule", self.rule)
        if not isinstance(rule, Ruled) or rule.ended is not None:
            raise EditError("this rule has already been removed", code="edit.rule-ended")
        draft.put(replace(rule, ended_by=draft.who, ended=draft.at))


@dataclass(frozen=True)
class Rename(OnDocument):
    """Give the document another name."""

    name: ClassVar[str] = "rename"
    title: str

    def edit(self, draft: Draft) -> None:
        draft.put(Named(0, writable(self.title)))
