"""Makes a small library in which every kind of operation has been done: ``make.py FILE.sqlite``.

Each library is made once, and then never changed: it shows that libraries of that time still open.
``FILE.jsonl`` beside it holds what the code of that time read in it. When the format of the library
changes, make another one first, with the code before the change. Run it in the root of a checkout.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import align
from align import review as rv
from align.alignment import Alignment, Bead
from align.checks import Dismissal, check
from align.checks.profile import Ignore
from align.review import Operation, Review, Row
from align.review.outcome import decisions
from align.review.rights import Member, Project
from align.review.versions import renewed
from align.store import Store
from align.text import Document, Paragraph, Sentence

PROFILE = b'[house]\nabout = "As the house wants it"\nseverity = { spaces = "off" }\n'
GLOSSARY = "sluice,шлюз\nlock,шлюз|камера\n".encode()


class Person:
    """Somebody at one document, who sees what has been done so far."""

    def __init__(self, store: Store, number: int, who: str) -> None:
        self.store, self.number, self.who = store, number, who

    @property
    def review(self) -> Review:
        """The document as it is now."""
        return self.store.review(self.number)

    def do(self, make: Callable[[Review], Operation]) -> None:
        """Do what ``make`` asks for, which must change something."""
        review = self.review
        change = self.store.apply(self.number, make(review), self.who, review.seq)
        assert change.patch, change.op

    def undo(self, times: int = 1) -> None:
        """Take back the latest changes."""
        for _ in range(times):
            self.store.undo(self.number, self.who)

    def redo(self, times: int = 1) -> None:
        """Make them again."""
        for _ in range(times):
            self.store.redo(self.number, self.who)


def typed(review: Review, kind: str, number: int = 0) -> Row:
    """Return an open row of a type such as ``2-1``, the first one unless ``number`` says more."""
    rows = [row for row in review.rows if row.type == kind and not row.settled]
    return rows[number]


def first_word(review: Review) -> str:
    """Return the first word of the ninth row."""
    return review.text(review.rows[8], "src").split()[0]


def work(ann: Person, bob: Person) -> None:
    """Everything that can be done to a document, some of it taken back."""
    ann.do(lambda r: rv.Accept(tuple(row.id for row in r.rows[:3])))
    bob.do(lambda r: rv.Reject((r.rows[4].id,)))
    bob.do(lambda r: rv.Reopen((r.rows[4].id,)))
    bob.do(lambda r: rv.Note(r.rows[5].id, "The translator left this out on purpose."))
    bob.do(lambda r: rv.Bookmark(r.rows[6].id, True))
    bob.do(lambda r: rv.AddComment(r.rows[7].id, "Is this the word of the ministry?"))
    bob.do(lambda r: rv.AddComment(r.rows[8].id, "Not sure."))
    bob.do(lambda r: rv.DropComment(max(r.comments)))
    bob.do(lambda r: rv.CommentOn(r.rows[8].src[0], 0, first_word(r), "Is this right?"))
    ann.do(lambda r: rv.Assign(max(r.comments), "cyd"))
    ann.do(lambda r: rv.ReplyTo(max(r.comments), "Yes, it is."))
    bob.do(lambda r: rv.Resolve(max(r.comments), True))
    ann.do(lambda r: rv.Merge((r.rows[9].id, r.rows[10].id)))
    ann.do(lambda r: rv.Split(r.rows[9].id, 1, 1))
    ann.do(lambda r: rv.Split(typed(r, "2-1").id, 1, 1))
    ann.undo()
    ann.do(lambda r: rv.Move("tgt", typed(r, "1-2").id, 1))
    ann.do(lambda r: rv.Move("src", r.rows[20].id, -1))
    ann.do(lambda r: rv.Boundary(r.rows[60].id, True))
    ann.do(lambda r: rv.Accept((r.rows[40].id,)))
    ann.do(lambda r: rv.Shift("tgt", r.rows[24].id, 1))
    ann.do(lambda r: rv.Shift("src", r.rows[45].id, -1))
    ann.undo(2)
    ann.redo(1)
    ann.do(lambda r: rv.Unlink(r.rows[42].id))
    ann.do(lambda r: rv.Link(r.rows[43].src or r.rows[44].src, r.rows[46].tgt))
    ann.do(lambda r: rv.Shift("src", r.rows[64].id, 1))
    ann.do(lambda r: rv.Edit(r.rows[5].cells[0], "Words that a person put in its place."))
    ann.do(lambda r: rv.Replace(tuple((r.rows[k].cells[-1], f"Замена {k}.") for k in (7, 11, 12))))
    ann.do(lambda r: rv.Cut(r.rows[13].src[0], r.cells[r.rows[13].src[0]].text.index(" ")))
    ann.do(lambda r: rv.Join(r.rows[14].src[0]))
    ann.do(lambda r: rv.AcceptAbove(r.rows[10].id))
    ann.do(lambda r: rv.realign(r, [row.id for row in r.rows[66:74]], method="anchor"))
    bob.do(lambda r: rv.Reject((r.rows[-1].id, r.rows[-2].id)))
    bob.do(lambda r: rv.Bookmark(r.rows[-3].id, True))
    bob.undo()
    ann.do(lambda r: rv.Merge((r.rows[-5].id, r.rows[-4].id)))
    ann.undo()
    ann.do(lambda r: rv.Judge((r.rows[30].id, r.rows[31].id), "faulty"))
    bob.do(lambda r: rv.Judge((r.rows[31].id,), "good"))
    bob.do(lambda r: rv.Judge((r.rows[32].id,), "work"))
    bob.do(lambda r: rv.JudgeAbove(r.rows[34].id))
    bob.undo()
    ann.do(lambda r: rv.Write(typed(r, "1-0").id, "tgt", ((0, "What was missing is here now."),)))
    ann.do(lambda r: rv.Write(typed(r, "0-1").id, "tgt", ()))
    ann.do(lambda r: rv.Annotate(typed(r, "1-1").tgt[0], 0, 6, "wrong-term", "major", "As agreed"))
    bob.do(lambda r: rv.Annotate(typed(r, "1-1", 1).tgt[0], 0, 0, "awkward", "minor", ""))
    bob.do(lambda r: rv.Reannotate(max(r.remarks), "unidiomatic", "neutral", "A matter of taste"))
    ann.do(lambda r: rv.Arbitrate(max(r.remarks), "disputed", "Why?"))
    bob.do(lambda r: rv.Annotate(typed(r, "1-1", 2).tgt[0], 2, 5, "grammar", "critical", ""))
    bob.do(lambda r: rv.Unannotate(max(r.remarks)))
    ann.do(
        lambda r: rv.TakeBack(
            "edited.docx",
            texts=((typed(r, "1-1").tgt[0], "Somebody else has written this."),),
            statuses=((typed(r, "1-1").id, "accepted"),),
            comments=((typed(r, "1-1").id, "bob: Is this better?"),),
        )
    )


def interview(lang: str, number: str, turns: list[tuple[str, str, str | None, str]]) -> Document:
    """Return a text of which every field is known, a paragraph for each sentence of ``turns``."""
    paragraphs, sentences, start = [], [], 0
    for index, (kind, text, speaker, loaded) in enumerate(turns):
        end = start + len(loaded)
        paragraphs.append(Paragraph(start, end, kind, speaker))
        sentences.append(Sentence(text, start, end, index))
        start = end + 1
    return Document(
        "\n".join(loaded for *_, loaded in turns),
        lang,
        tuple(paragraphs),
        tuple(sentences),
        title=turns[0][1],
        date=datetime(2031, 5, 4, 16, 30, tzinfo=timezone(timedelta(hours=3))),
        url=f"https://ellery.example/{lang}/lantern",
        number=number,
        licence="CC0-1.0",
        source=f"lantern.{lang}.html",
        encoding="utf-8",
        languages=("en", "ru"),
        notes=("the encoding was guessed",),
    )


def lantern() -> Alignment:
    """Return an alignment with a passage that seems to have moved, and signs that files lack."""
    en = [
        ("title", "The Lantern", None, "The Lantern"),
        ("question", "Question: Who lit it?", None, "Question:  Who\nlit it?"),
        ("answer", "Orla Venn lit it.", "Orla Venn", "Orla Venn lit it."),
        ("answer", "It burns 40 nights.", "Orla Venn", "It burns 40 nights."),
        ("body", "Nobody \ud800 slept.", None, "Nobody \ud800 slept."),
        ("body", "The end 🏮.", None, "The end 🏮."),
    ]
    ru = [
        ("title", "Фонарь", None, "Фонарь"),
        ("question", "Вопрос: Кто его зажёг?", None, "Вопрос: Кто его зажёг?"),
        ("answer", "Его зажгла Орла Венн.", "Орла Венн", "Его зажгла Орла Венн."),
        ("answer", "Он горит 30 ночей.", "Орла Венн", "Он горит 30 ночей."),
        ("body", "Никто не спал.", None, "Никто не спал."),
        ("body", "Конец 🏮.", None, "Конец 🏮."),
    ]
    beads = (*(Bead((k,), (k,), 0.9 - k / 10) for k in range(4)), Bead((4,), (), 0.4))
    return Alignment(
        interview("en-GB", "7-E", en),
        interview("ru", "7-R", ru),
        (*beads, Bead((), (4,), 0.4), Bead((5,), (5,), 0.8)),
        made_with="a hand",
        suggestions=(Bead((4,), (4,), 0.75),),
    )


def talk(store: Store, number: int) -> None:
    """What is about the document as a whole, and probabilities worked out anew."""
    ann, bob = Person(store, number, "ann"), Person(store, number, "bob")
    ann.do(lambda r: rv.Rename("Lantern talk"))
    ann.do(lambda r: rv.Rename("The lantern, a talk"))
    ann.undo()
    bob.do(lambda r: rv.Dismiss("numbers/lantern", "Both are right"))
    bob.do(lambda r: rv.Dismiss("numbers/lantern", "The nights were counted twice"))
    bob.do(lambda r: rv.Dismiss("spaces/lantern", "Dismissed by mistake"))
    bob.do(lambda r: rv.Restore("spaces/lantern"))
    bob.do(lambda r: rv.Ignore("number", "^7$", "The number of the talk"))
    bob.do(lambda r: rv.EndRule(max(r.judgements)))
    ann.do(lambda r: rv.Shift("tgt", r.rows[2].id, 1))
    ann.do(lambda r: rv.Edit(r.rows[0].tgt[0], "Тот \x00 фонарь"))
    bob.do(lambda r: rv.AddComment(r.rows[4].id, "Which night was it?"))
    review = store.review(number)
    op = rv.weigh(review)
    assert op
    assert store.weigh(number, op)
    ann.do(lambda r: rv.Accept((r.rows[-1].id,)))
    ann.undo()


def told(store: Store) -> list[dict[str, Any]]:
    """Say all that a library holds of its documents, as plain values."""
    found = []
    for entry in store.library():
        review, made = store.review(entry.id), store.alignment(entry.id)
        one = {
            "name": entry.name,
            "progress": vars_of(entry.progress),
            "texts": [vars_of(document) for document in (review.src, review.tgt)],
            "suggestions": review.suggestions,
            "rows": list(decisions(review)),
            "beads": [[bead.src, bead.tgt, round(bead.probability, 4)] for bead in made.beads],
            "judgements": [vars_of(one) for _, one in sorted(review.judgements.items())],
            "remarks": [vars_of(one) for _, one in sorted(review.remarks.items())],
            "history": [
                [change.seq, change.who, change.op.to_json(), sorted(change.patch.touched)]
                for change in store.changes(entry.id)
            ],
        }
        found.append(json.loads(json.dumps(one, default=str)))
    return found


def vars_of(thing: Any) -> dict[str, Any]:
    """Return the fields of a dataclass and their values."""
    values = {name: getattr(thing, name) for name in thing.__dataclass_fields__}
    many = {name: value for name, value in values.items() if name in ("paragraphs", "sentences")}
    return values | {name: [vars_of(one) for one in value] for name, value in many.items()}


def main(path: Path) -> None:
    """Make the library."""
    store = Store.open(path)
    news = align.pair(
        "corpora/en/sluice-news-conference.txt", "corpora/ru/sluice-news-conference.txt"
    )
    kept = store.add(news, "Sluice", "ann")
    gone = store.add(align.align_sentences(["Rain fell."], ["Шёл дождь."]), "Rain", "ann")
    short = align.align_sentences(
        ["The lock opened.", "Nobody slept that night.", "Fourteen crews came.", "Rain fell."],
        ["Шлюз открылся.", "Той ночью никто не спал.", "Пришли 15 экипажей.", "Шёл дождь."],
    )
    other = store.add(short, "Crews", "ann")
    store.remove(gone, "ann")
    store.rename(kept, "Sluice news conference", "ann")
    work(Person(store, kept, "ann"), Person(store, kept, "bob"))
    talk(store, store.add(lantern(), "Lantern", "ann"))
    bob = Person(store, other, "bob")
    bob.do(lambda r: rv.AcceptAbove(r.rows[-1].id))
    bob.do(lambda r: rv.Shift("tgt", r.rows[-1].id, 1))
    later = Document.from_sentences(["Шлюз открыли.", "Той ночью никто не спал."], "ru")
    store.renew(renewed(store.review(other), "tgt", later, store.authors(other)), "Later", "ann")
    checking = store.checking
    (wrong, *_) = check(store.alignment(other))
    checking.dismiss(other, Dismissal(wrong.fingerprint, "The crews were counted anew", "bob"))
    others = check(store.alignment(kept))
    checking.dismiss(kept, Dismissal(others[0].fingerprint, "Meant so", "bob"))
    checking.dismiss(kept, Dismissal(others[1].fingerprint, "Dismissed by mistake", "bob"))
    checking.take_back(kept, others[1].fingerprint, "bob")
    checking.ignore(Ignore("Rendered freely", "number", "^24$"), "bob", kept)
    checking.end(checking.ignore(Ignore("Too many", "spaces"), "ann"), "ann")
    checking.choose("profile", "strict", "ann")
    checking.choose("profile", "house", "ann", PROFILE)
    checking.choose("glossary", "terms.csv", "ann", GLOSSARY)
    checking.set_severity("end-mark", "info", "ann")
    guide = Project("Guide", "Norvik", ("en", "ru"), people=(Member("ann", "manager"),))
    store.projects.place(kept, store.projects.add(guide, "ann"), "ann")
    store.projects.lock("ann", review=kept)
    store.projects.unlock("ann", review=kept)
    store.set_role("ann", "editor", by=None)
    store.set_role("bob", "editor", by="ann")
    store.set_role("cyd", "reviewer", by="ann")
    assert store.check() == ()
    lines = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in told(store)]
    path.with_suffix(".jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO sentences (sentences) VALUES ('optimize')")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
