"""Answers to the grid's requests: operations, undo, word links, comments, history, realigning.

A handler takes a message and returns the content of the answer. If the request fails, this is an
``error``, a sentence to show; if others have changed the same rows meanwhile, ``stale`` with both
versions.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from align.desk import fixing, marks, remembering, workshop
from align.desk.findings import Checker
from align.desk.live import Live
from align.desk.mail import Handler
from align.desk.remembering import Rememberer
from align.desk.telling import Told
from align.desk.tracing import deleted, traced
from align.errors import SverkaError
from align.formats import proof
from align.languages import joiner
from align.review import ROLES, Patch, Relink, Review, Row, operation, realign, rights
from align.store import Change, StaleError, Store
from align.words import Words

#: So many rows of a change are named.
_FIRST = 200


@dataclass
class Editor:
    """One person who works on one review in one browser session.

    ``own`` are the numbers of the changes made in this session. Without them, a person's quick
    changes would conflict with each other.
    """

    store: Store
    live: Live
    checker: Checker
    number: int
    who: str
    say: Words
    own: set[int] = field(default_factory=set)
    aligning: dict[int, Future[Relink]] = field(default_factory=dict)
    told: Told = field(default_factory=Told)

    @cached_property
    def rememberer(self) -> Rememberer:
        """Answers questions about the library."""
        return Rememberer(self.store, self.live)

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """The handler for each kind of message."""
        return {
            "op": self._guarded(self._operate),
            "undo": self._guarded(self._undo),
            "redo": self._guarded(self._redo),
            "realign": self._guarded(self._realign),
            "aligned": self._guarded(self._aligned),
            "history": self._guarded(self._history),
            "story": self._guarded(self._story),
            "deleted": self._guarded(self._deleted),
            "print": self._guarded(self._print),
            "replies": self._guarded(self._replies),
            "issues": self._guarded(self._issues),
            "fix": self._guarded(self._fix),
            "marks": self._guarded(self._marks),
            **dict.fromkeys(remembering.KINDS, self._guarded(self._remember)),
        }

    def news(self, held: int, tab: str = "", row: int = 0) -> dict[str, Any]:
        """What the browser must know besides the answers, if it has all changes up to ``held``. The
        person is in its ``tab`` at ``row``.
        """
        self.live.weigher.look()
        self.live.presence.seen(self.who, tab, row)
        found = self.live.news(held)
        undo, redo = (
            ask(self.number, self.who) is not None
            for ask in (self.store.can_undo, self.store.can_redo)
        )
        return {
            "news": found,
            "lost": found is None,
            "undo": undo,
            "redo": redo,
            "people": self.live.presence.others(self.who),
            "rights": self._rights(),
        }

    def _rights(self) -> dict[str, Any]:
        """What the person may do here; why not more, and who locked the document, as sentences."""
        place = self.store.projects.at(self.number, self.who)
        few = rights.not_editing(place)
        return {
            "may": ROLES.index("editor" if place.edits else place.rank),
            "few": self._told(few) if few else "",
            "locked": self._told(rights.locked(place.lock)) if place.lock else "",
            "two": bool(place.project and place.project.second_reader),
        }

    def _told(self, error: SverkaError) -> str:
        said = error.told(self.say)
        return f"{said[:1].upper()}{said[1:]}."

    def _guarded(self, handler: Handler) -> Handler:
        def answer(message: Mapping[str, Any]) -> dict[str, Any]:
            if message.get("document", self.number) != self.number:
                # The message was sent before another document was opened, where its ids mean other
                # things.
                return {"error": self.say("Another document is open now. Nothing was changed.")}
            try:
                return handler(message)
            except StaleError as error:
                return {"stale": _stale(error)}
            except SverkaError as error:
                return {"error": self._told(error), "code": error.code}

        return answer

    def _operate(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Do ``op``, and if that was done, ``then``, which the person decided at the same time."""
        op, seen = operation(message["op"]), message["seen"]
        answer = self._done(self.store.apply(self.number, op, self.who, seen, self.own))
        if then := message.get("then"):
            after = {"op": then, "seen": answer.get("seq", seen)}
            answer["then"] = self._guarded(self._operate)(after)
        return answer

    def _undo(self, _message: Mapping[str, Any]) -> dict[str, Any]:
        return self._turned(self.store.undo(self.number, self.who))

    def _redo(self, _message: Mapping[str, Any]) -> dict[str, Any]:
        return self._turned(self.store.redo(self.number, self.who))

    def _turned(self, change: Change) -> dict[str, Any]:
        rows = _places(self.live.review(), change.patch)
        about = {"op": change.op.name, "rows": rows[:_FIRST], "count": len(rows)}
        finding = getattr(change.op, "fingerprint", None)
        return {**self._done(change), **about, **({"finding": finding} if finding else {})}

    def _done(self, change: Change) -> dict[str, Any]:
        if not change.patch:  # nothing changed, and the number is that of an earlier change
            return {"same": True}
        self.own.add(change.seq)
        return {"seq": change.seq, "touched": sorted(change.patch.touched)}

    def _realign(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Start realigning ``rows`` (None: everything that is not settled)."""
        review = self.live.review()
        rows = message["rows"]
        chosen = None if rows is None else tuple(rows)
        job = workshop.submit(realign, review, chosen, **self.live.learnt.keywords)
        self.aligning[message["n"]] = job
        return self._aligned({"job": message["n"], "seen": review.seq})

    def _aligned(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Apply the new alignment, or say that it is not ready yet."""
        number, seen = message["job"], message["seen"]
        job = self.aligning.get(number)
        if job is None:
            return {}
        if not job.done():
            return {"job": number, "seen": seen}
        del self.aligning[number]
        return self._done(self.store.apply(self.number, job.result(), self.who, seen, self.own))

    def _remember(self, message: Mapping[str, Any]) -> dict[str, Any]:
        return self.rememberer.answer(message)

    def _history(self, message: Mapping[str, Any]) -> dict[str, Any]:
        changes = self.store.history(self.number, limit=message.get("limit", 100))
        review = self.live.review()
        return {
            "changes": [
                {
                    "seq": one.seq,
                    "who": one.who,
                    "at": one.at,
                    "op": one.op.name,
                    "undoes": one.undoes,
                    "redoes": one.redoes,
                    "rows": rows[:_FIRST],
                    "count": len(rows),
                }
                for one in changes
                for rows in [_places(review, one.patch)]
            ]
        }

    def _story(self, message: Mapping[str, Any]) -> dict[str, Any]:
        review = self.live.review()
        row = review.find("row", message["row"])
        return traced(self.store, review, row) if isinstance(row, Row) else {}

    def _deleted(self, _message: Mapping[str, Any]) -> dict[str, Any]:
        return {"deleted": deleted(self.store, self.live.review())}

    def _replies(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """What people said about an error."""
        return {
            "replies": [
                {"who": one.who, "at": one.at, "ruling": one.ruling, "text": one.text}
                for one in self.live.review().replies_to(message["annotation"])
            ]
        }

    def _print(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """A page to print, with the beads that the person sees and what was changed in them."""
        work = self.store.work(self.live.review(), lang=self.say.lang)
        page = proof.render_work(work, self.say.lang, only=set(message["rows"]))
        return {"page": page.decode()}

    def _issues(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """The findings that the browser does not have: it was last told those of ``told``."""
        found, coming = self.checker.findings()
        progress = self.checker.progress
        far = {"progress": progress} if progress else {}
        if found is None:
            return {"coming": coming, **far}
        review = self.live.review()
        show = self.store.checking.show(self.who, self.number)
        rows, hidden = self.checker.drawing.lines(found, review, show)
        return {
            **self.told.tell(rows, review, message.get("told", 0)),
            "checking": sorted(self.checker.checking),
            "hidden": hidden,
            "coming": coming,
            **far,
        }

    def _fix(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """The edit that the fix number ``fix`` of a finding comes to. The browser asks for it, so
        that it is an edit like any other.
        """
        found, _ = self.checker.findings()
        review = self.live.review()
        row = review.find("row", message["row"])
        issue = next(
            (
                one
                for one in found or ()
                if one.fingerprint == message["finding"] and review.row_of(one.cell) == row
            ),
            None,
        )
        if issue is None or not isinstance(row, Row) or not message["fix"] < len(issue.fixes):
            return {"error": self.say("This finding is no longer there.")}
        langs = review.src.lang, review.tgt.lang
        links = marks.finder(*langs, self.live.learnt).waited(
            (review.text(row, "src"), review.text(row, "tgt"))
        )
        sides = review.cells_of(row, "src"), review.cells_of(row, "tgt")
        cell, text = fixing.written(issue.fixes[message["fix"]], issue.spans, sides, langs, links)
        return {"cell": cell, "text": text}

    def _marks(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """The marks of ``rows``, and which of the rows still wait for their word links."""
        review = self.live.review()
        finder = marks.finder(review.src.lang, review.tgt.lang, self.live.learnt)
        joiners = joiner(review.src.lang), joiner(review.tgt.lang)
        found, waiting = {}, []
        for number in message["rows"]:
            row = review.find("row", number)
            if row is None:
                continue
            src, tgt = (
                [cell.text for cell in review.cells_of(row, side)]  # type: ignore[arg-type]
                for side in ("src", "tgt")
            )
            links, whole = finder.links((joiners[0].join(src), joiners[1].join(tgt)))
            found[number] = marks.marks(src, tgt, links, joiners)
            if not whole:
                waiting.append(number)
        return {"marks": found, "waiting": waiting}


def _places(review: Review, patch: Patch) -> list[int]:
    """The rows of ``review`` in which ``patch`` can be seen, in order."""
    rows = set(patch.touched)
    for diff in patch.diffs:
        known = diff.now or diff.was or {}
        if diff.kind == "row":
            rows.add(diff.id)
        elif "cell" in known and (row := review.row_of(known["cell"])):
            rows.add(row.id)
    return sorted((one for one in rows if review.find("row", one)), key=review.position)


def _stale(error: StaleError) -> dict[str, Any]:
    """The content of the conflict window: each row as it was seen and as it is now.

    ``instead`` is the current reason, for a dismissal; ``seq`` is the last change that is shown.
    """
    return {
        "instead": error.instead,
        "seq": max((change.seq for change in error.changes), default=None),
        "who": sorted({change.who for change in error.changes}),
        "rows": [
            {
                "id": one.row,
                **{
                    name: {
                        "src": text.src,
                        "tgt": text.tgt,
                        "st": text.row.status,
                        "rendering": text.row.rendering,
                        "note": text.row.note,
                    }
                    for name, text in (("seen", one.seen), ("now", one.now))
                    if text
                },
            }
            for one in error.conflicts
        ],
    }
