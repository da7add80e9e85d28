"""What a file that came back changes in a review: every difference, and those that clash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from align.errors import ReturnError
from align.formats import facts
from align.formats.characters import without_forbidden
from align.formats.difference import moved
from align.formats.work import (
    STATUSES,
    Passage,
    Remark,
    Unit,
    Work,
    digest,
    plain,
    remarks_of,
    seconds,
    told,
)
from align.languages import joiner
from align.returns.said import By, Returned, Said
from align.review import Comment, Review, TakeBack
from align.words import LANGUAGES, Message, Words, later

Kind = Literal["text", "status", "comment", "uncomment", "resolve"]
#: The kinds of differences, as people read them.
KINDS: dict[Kind, str] = {
    "text": later("text"),
    "status": later("decision"),
    "comment": later("new comment"),
    "uncomment": later("comment removed"),
    "resolve": later("comment resolved"),
}
#: So many beads that a table no longer has are named.
_SHOWN = 20
_GONE = Message("here, its bead was merged, split or removed in the meantime")
_CHANGED = Message("here, it was changed, too, after the file was made")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different in the file.

    ``number`` is that of the bead now, from 1 (0 if it is gone), and ``listed`` the one that the
    file shows, if it shows any and it is another one (else 0); ``before`` is what the review has,
    and ``after`` what the file has. ``who`` and ``at`` say who changed it, if the file does. If it
    ``clashes``, that is the reason why it is not taken unless somebody asks for it. ``part`` does
    the change; it is empty if the change cannot be made.
    """

    kind: Kind
    number: int
    before: str
    after: str
    part: TakeBack
    who: str = ""
    at: str = ""
    clashes: Message | None = None
    listed: int = 0

    @property
    def place(self) -> Message:
        """The bead, as people call it."""
        if not self.number:
            named = Message("Bead {listed} of the file", listed=self.listed)
            return named if self.listed else Message("Unknown bead")
        if self.listed:
            return Message("Bead {n} ({listed} in the file)", n=self.number, listed=self.listed)
        return Message("Bead {n}", n=self.number)


@dataclass(frozen=True)
class Comparison:
    """All differences, in the order of the text, and notes on what was not compared."""

    file: str
    differences: tuple[Difference, ...]
    notes: tuple[Message, ...] = field(default=())

    def operation(self, chosen: Iterable[Difference] | None = None) -> TakeBack:
        """The change that makes the ``chosen`` differences: by default all that do not clash."""
        if chosen is None:
            chosen = (one for one in self.differences if one.clashes is None)
        return TakeBack.together((one.part for one in chosen), self.file)


def compare(work: Work, review: Review, returned: Returned) -> Comparison:
    """Compare a file that came back with the document as it is now.

    ``work`` is the review as it would be given out now. A change in the file clashes if the same
    thing has been changed here since the file was made. Raises ReturnError if the file has no marks
    of Sverka, or belongs to another document.
    """
    ours = [said for said in returned.said if said.mark.key == work.key]
    if not ours:
        raise unknown(returned)
    seen = _Seen(work, review, returned)
    counts = Counter((said.mark.id, said.mark.status is None) for said in ours)
    found: list[Difference] = []
    for said in ours:
        if counts[said.mark.id, said.mark.status is None] > 1:
            several = seen.twice(said)
        else:
            several = seen.differences(said)
        found += (
            replace(one, listed=said.number) if said.number != one.number else one
            for one in several
        )
    found += seen.missing({said.mark.id for said in ours})
    found.sort(key=lambda one: one.number)
    notes = list(seen.notes)
    if missing := seen.left_out({said.mark.id for said in ours if said.mark.status}):
        notes.append(missing)
    others = len(returned.said) - len(ours)
    if others:
        notes.append(Message("beads of another document, which were left out: {n}", n=others))
    return Comparison(returned.name, tuple(found), tuple(notes))


def unknown(returned: Returned) -> ReturnError:
    """The error for a file that does not belong to a document."""
    if returned.said:
        return ReturnError(
            "this file was made from another document, or another library",
            where=returned.name,
            hint="Open the document, or name the library, that it was made from",
        )
    return ReturnError(
        "the file has none of the hidden marks by which Sverka recognises beads",
        where=returned.name,
        hint="Take back a file that Sverka exported from the library, or import it as a new "
        "document",
    )


class _Seen:
    """The document as it is now, and what the file says about it."""

    def __init__(self, work: Work, review: Review, returned: Returned) -> None:
        self.work, self.review, self.returned = work, review, returned
        self.between = joiner(work.alignment.tgt.lang)
        self.units = {unit.id: unit for unit in work.units}
        self.numbers = {unit.id: number for number, unit in enumerate(work.units, 1)}
        self.home = {one.id: unit.id for unit in work.units for one in unit.tgt}
        self.passages = {one.id: one for one in work.translation}
        new = (one for one in work.translation if one.id > returned.upto > 0)
        self.taken = {plain(one.text) for one in new}
        self.ours = {
            _moment((without_forbidden(version.who) or "?", version.at))
            for one in (*work.translation, *work.tracked)
            for version in one.versions
        }
        self.columns = "\n".join(_bare(said.lines or "") for said in returned.said)
        self.sources = 0
        self.words: list[str] = []
        self.known = {key for unit in work.units for one in _known(work, unit) for key in one}

    @property
    def notes(self) -> Iterator[Message]:
        """What is different but cannot be taken back."""
        if self.sources:
            yield Message("changes of the source, which are not taken back: {n}", n=self.sources)
        if self.words:
            yield Message(
                "decisions that were not understood: {words}", words=", ".join(self.words[:5])
            )

    def differences(self, said: Said) -> Iterator[Difference]:
        """Compare one unit."""
        mark = said.mark
        unit = self.units.get(self._row(said))
        yield from self._ahead(said)
        if unit is None:
            yield from self._gone(said)
            return
        passages = unit.tgt if mark.status else (self.passages[mark.id],)
        if said.further and (new := self._inserted(said, unit)) is not None:
            said = replace(said, text=said.alone)
            yield from new
        if said.text is not None:
            yield from self._text(said, unit, passages)
        if said.src is not None and plain(said.src) != plain(self.work.text(unit, "src")):
            self.sources += 1
        if said.decided:
            self.words.append(said.decided)
        if said.status:
            yield from self._status(said, unit)
        yield from self._comments(said, unit)

    def twice(self, said: Said) -> Iterator[Difference]:
        """A unit that the file has more than once."""
        yield Difference(
            "text",
            self.numbers.get(self._row(said), 0),
            "",
            plain(said.text or ""),
            TakeBack(),
            *self._author(said),
            Message("the file has this sentence more than once"),
        )

    def _row(self, said: Said) -> int:
        """The row that a unit of the file is about; 0 if its sentence is gone."""
        return said.mark.id if said.mark.status else self.home.get(said.mark.id, 0)

    def _gone(self, said: Said) -> Iterator[Difference]:
        if said.text is None or digest(said.text) == said.mark.digest:
            return
        reason = _GONE
        after = plain(said.text)
        gone = self.work.gone.get(said.mark.id)
        if gone and gone.taken and not after:
            reason = Message("it was already taken back")
        before = plain(gone.text) if gone else ""
        yield Difference("text", 0, before, after, TakeBack(), *self._author(said), reason)

    def _text(self, said: Said, unit: Unit, passages: Sequence[Passage]) -> Iterator[Difference]:
        now = self.between.join(one.text for one in passages)
        theirs = plain(said.text or "")
        if theirs == plain(now) or digest(theirs) == said.mark.digest:
            return
        clashes = None
        if digest(now) != said.mark.digest:
            clashes = _CHANGED
        part = TakeBack(added=((unit.id, theirs),))
        if passages:
            part = reworded(passages, now, theirs, self.between)
        number = self.numbers[unit.id]
        yield Difference("text", number, plain(now), theirs, part, *self._author(said), clashes)

    def _ahead(self, said: Said) -> Iterator[Difference]:
        """The paragraphs that somebody wrote before the first sentence."""
        is_gone = not self._row(said)
        for text in self._not_taken(said.ahead):
            part = TakeBack() if is_gone else TakeBack(before=((said.mark.id, text),))
            reason = _GONE if is_gone else None
            yield Difference("text", 0, "", text, part, *self._author(said), reason)

    def _not_taken(self, paragraphs: Iterable[str]) -> list[str]:
        """The new paragraphs that are no sentences of the translation yet."""
        return [text for one in paragraphs if (text := plain(one)) not in self.taken]

    def _inserted(self, said: Said, unit: Unit) -> list[Difference] | None:
        """The paragraphs that somebody wrote after a sentence. None if they only cut it in two:
        then they belong to it.

        They go to the beads after it if these wait for a translation, else into new ones.
        """
        now = self.passages[said.mark.id].text
        whole, alone = plain(said.text or ""), plain(said.alone)
        if whole == plain(now) or digest(whole) == said.mark.digest:
            return None
        if digest(alone) != said.mark.digest and not _ends_alike(alone, plain(now)):
            return None
        texts = self._not_taken(said.further)
        number = self.numbers[unit.id]
        below = self.work.units[number : number + len(texts)]
        waiting = len(below) == len(texts) and not any(one.tgt for one in below)
        parts = [
            TakeBack(added=((below[k].id, text),))
            if waiting
            else TakeBack(after=((said.mark.id, text),))
            for k, text in enumerate(texts)
        ]
        by = self._author(said)
        return [
            Difference("text", number + (k + 1 if waiting else 0), "", text, part, *by)
            for k, (text, part) in enumerate(zip(texts, parts, strict=True))
        ]

    def _status(self, said: Said, unit: Unit) -> Iterator[Difference]:
        if said.status is None or said.status in (said.mark.status, unit.status):
            return
        clashes = None
        if unit.status != said.mark.status:
            clashes = Message("here, it was decided otherwise after the file was made")
        part = TakeBack(statuses=((unit.id, said.status),))
        before, after = STATUSES[unit.status], STATUSES[said.status]
        number = self.numbers[unit.id]
        by = _latest(said.decided_by)
        yield Difference("status", number, before, after, part, *by, clashes)

    def _author(self, said: Said) -> By:
        """Who changed a text in the file, and when; else who saved it.

        The changes that it had when it was given out are not those of today.
        """
        who, at = _latest(by for by in said.by if _moment(by) not in self.ours)
        return who or self.returned.who, at

    # ---------------------------------------------------------------- comments

    def _comments(self, said: Said, unit: Unit) -> Iterator[Difference]:
        for remark in said.remarks:
            if remark.text.strip() and self.known.isdisjoint(_keys(remark)):
                yield self._comment(unit, remark)
            elif remark.resolved and remark.parent is None:
                yield from self._resolved(unit, remark)
        if said.lines is not None:
            rest, missing = _remainder(said.lines, list(_known(self.work, unit)))
            for line in rest:
                if _bare(line) not in self.known:
                    yield self._comment(unit, Remark(self.returned.who, "", line))
            for keys in missing:
                # A comment of a bead that was merged since is in another row.
                if not any(key in self.columns for key in keys):
                    yield from self._uncomment(unit, keys)

    def _comment(self, unit: Unit, remark: Remark) -> Difference:
        text = f"{remark.who}: {remark.text}" if remark.who.strip() else remark.text
        head = self._held(remark.parent) if remark.parent else None
        part = TakeBack(comments=((unit.id, text),))
        if head:
            part = TakeBack(replies=((head.id, text),))
        number = self.numbers[unit.id]
        return Difference("comment", number, "", remark.text, part, remark.who, remark.at)

    def _held(self, remark: Remark) -> Comment | None:
        """The comment of the review that a comment in the file is: the one that begins a thread, if
        several say the same.
        """
        keys = _keys(remark)
        found = (
            one
            for one in self.review.comments.values()
            if not keys.isdisjoint(_keys(Remark(one.who, one.at, one.text)))
        )
        return min(found, key=lambda one: (one.answers > 0, one.id), default=None)

    def _resolved(self, unit: Unit, remark: Remark) -> Iterator[Difference]:
        """A thread that was resolved in the file. One that is open there may have been resolved
        here since.
        """
        head = self._held(remark)
        if head and not head.resolved and not head.answers:
            part = TakeBack(resolved=((head.id, True),))
            number = self.numbers[unit.id]
            yield Difference("resolve", number, "", told(remark), part, self.returned.who)

    def missing(self, named: set[int]) -> Iterator[Difference]:
        """Sentences and comments that were in the file when it was made, and no longer are."""
        made = self.returned
        if made.whole and made.upto:
            for passage in self.work.translation:
                if passage.id <= made.upto and passage.id not in named:
                    yield self._deleted(passage)
        if made.loose and made.made:
            found = {key for said in made.said for one in said.remarks for key in _keys(one)}
            for unit in self.work.units:
                for keys in _known(self.work, unit):
                    if found.isdisjoint(keys):
                        yield from self._uncomment(unit, keys)

    def left_out(self, named: set[int]) -> Message | None:
        """A note on the beads that a table had when it was made, and no longer has."""
        made = self.returned
        if made.whole or not made.upto:
            return None
        numbers = [
            self.numbers[unit.id]
            for unit in self.work.units
            if unit.id <= made.upto and unit.id not in named
        ]
        if not numbers:
            return None
        shown = ", ".join(map(str, numbers[:_SHOWN]))
        return Message(
            "beads that the file no longer has, which stay as they are: {n} ({beads})",
            n=len(numbers),
            beads=f"{shown}, …" if len(numbers) > _SHOWN else shown,
        )

    def _deleted(self, passage: Passage) -> Difference:
        changed = any(version.at > self.returned.made for version in passage.versions)
        return Difference(
            "text",
            self.numbers[self.home[passage.id]],
            plain(passage.text),
            "",
            TakeBack(removed=(passage.id,)),
            self.returned.who,
            "",
            _CHANGED if changed else None,
        )

    def _uncomment(self, unit: Unit, keys: frozenset[str]) -> Iterator[Difference]:
        """A comment that somebody removed from the file; not one that was made since."""
        for comment in self.review.comments_on(self.review.row(unit.id)):
            remark = Remark(comment.who, comment.at, comment.text)
            if not keys.isdisjoint(_keys(remark)) and comment.at <= self.returned.made:
                yield Difference(
                    "uncomment",
                    self.numbers[unit.id],
                    told(remark),
                    "",
                    TakeBack(uncommented=(comment.id,)),
                    self.returned.who,
                )


def _ends_alike(one: str, other: str) -> bool:
    """Whether two sentences end with the same sign, such as a full stop."""
    return one[-1:] == other[-1:] and bool(one) and not one[-1].isalnum()


def _latest(named: Iterable[By]) -> By:
    return max((_moment(by) for by in named if by[0]), key=lambda by: by[1], default=("", ""))


def _moment(by: By) -> By:
    """The same, with the time as all formats write it."""
    return by[0], seconds(by[1]) or by[1]


def reworded(passages: Sequence[Passage], now: str, theirs: str, between: str) -> TakeBack:
    """The change of the text ``now`` of some sentences to another one, cut where they met.

    ``between`` is what stands between sentences.
    """
    ends: list[int] = []
    for passage in passages[:-1]:
        ends.append((ends[-1] + len(between) if ends else 0) + len(passage.text))
    places = [0, *moved(now, theirs, ends), len(theirs)]
    texts, removed = [], []
    for passage, begin, end in zip(passages, places[:-1], places[1:], strict=True):
        text = theirs[begin:end].strip()
        if not text:
            removed.append(passage.id)
        elif plain(text) != plain(passage.text):
            texts.append((passage.id, text))
    return TakeBack(texts=tuple(texts), removed=tuple(removed))


def _keys(remark: Remark) -> frozenset[str]:
    """The forms in which a comment may be in a file."""
    text = plain(remark.text)
    forms = [told(remark), f"{remark.author}: {text}"]
    if not remark.who.strip():
        forms.append(text)
    return frozenset(map(_bare, forms))


def _bare(text: str) -> str:
    """A comment without white space, which programs change."""
    return "".join(plain(text).split())


def _known(work: Work, unit: Unit) -> Iterator[frozenset[str]]:
    """The comments on a bead, each in all forms: those of the review, and those of its own file."""
    remarks = {one for lang in LANGUAGES for one in remarks_of(unit, Words(lang))}
    for remark in unit.remarks:
        # What was taken back before begins with the name of its author.
        yield _keys(remark) | {_bare(remark.text)}
    for remark in remarks - set(unit.remarks):  # the note
        yield _keys(remark)
    said = facts.of_bead(work.alignment, unit.bead)
    for name, text in facts.notes(fact for side in said for fact in side):
        yield _keys(Remark(name, "", text)) | {_bare(text)}


def _remainder(
    lines: str, known: Sequence[frozenset[str]]
) -> tuple[list[str], list[frozenset[str]]]:
    """Return what a column of comments has besides the ``known`` ones, and those that it lacks.

    A comment may have several lines.
    """
    left = [line for line in map(plain, lines.replace("\r", "\n").split("\n")) if line]
    missing = []
    for keys in sorted(known, key=lambda keys: -max(map(len, keys))):
        found = next(_spans([*map(_bare, left)], keys), None)
        if found is None:
            missing.append(keys)
        else:
            del left[found[0] : found[1]]
    return left, missing


def _spans(lines: Sequence[str], keys: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where some lines together are one of ``keys``; all without white space."""
    longest = max(map(len, keys))
    for begin in range(len(lines)):
        together = ""
        for end in range(begin, len(lines)):
            together += lines[end]
            if len(together) > longest:
                break
            if together in keys:
                yield begin, end + 1
