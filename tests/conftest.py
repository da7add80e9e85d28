"""Fixtures for the tests of several packages.

A small invented pair under review, and a strategy for any operation on it, for reviews and stores;
a web server of our own (``local_web``) for tests that fetch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from local_web import client, make_client, waits, world  # noqa: F401, fixtures

from align import review as rv
from align.alignment import Alignment, Bead
from align.review import Operation, Review, Row, Side
from align.text import Document, Paragraph, Sentence

# No test depends on the speed of the machine.
settings.register_profile("sverka", deadline=None)
settings.load_profile("sverka")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run a test that drives a browser once more if it fails; the report shows both.

    On a busy machine the browser, the server and the test do things in an order that nobody has
    foreseen.
    """
    for item in items:
        if "chromiums" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=1))


SRC = ("Old harbour", "The lamps burn.", "Fourteen crews came.", "Nobody slept.", "Rain fell.")
TGT = ("Старая гавань", "Фонари горят.", "Пришли 14 экипажей.", "Никто ещё не спал.", "Шёл дождь.")
BEADS = tuple(Bead((i,), (i,), 0.5 + i / 10) for i in range(5))


def document(sentences: tuple[str, ...], lang: str) -> Document:
    """A heading, and all other sentences in one paragraph."""
    text = f"{sentences[0]}\n{' '.join(sentences[1:])}"
    cut, start = [], 0
    for number, sentence in enumerate(sentences):
        cut.append(Sentence(sentence, start, start + len(sentence), min(number, 1)))
        start += len(sentence) + 1
    head = len(sentences[0])
    paragraphs = (Paragraph(0, head, "heading"), Paragraph(head + 1, len(text)))
    return Document(text, lang, paragraphs, tuple(cut))


@pytest.fixture(scope="session", autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or changes the library or the settings of the person who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("nobody")
        patch.setenv("SVERKA_LIBRARY", str(folder / "library.sqlite"))
        patch.setenv("XDG_CONFIG_HOME", str(folder))
        yield


@pytest.fixture(scope="session")
def harbour() -> Alignment:
    """Five sentences on each side, one to one; the first ones are headings."""
    return Alignment(document(SRC, "en"), document(TGT, "ru"), BEADS, made_with="sverka 0")


@pytest.fixture(scope="session")
def operations() -> Callable[[Review], st.SearchStrategy[Operation]]:
    """A strategy for any operation on a review; some of the operations are not possible."""
    return _operations


def _written(row: Row, side: Side, kept: list[bool], text: str) -> rv.Write:
    """Some sentences of a side, each with a new one after it or without."""
    found: list[tuple[int, str]] = []
    for cell, both in zip((0, *row.side(side)), kept, strict=False):
        found += [(cell, text or "x")] if cell or both else []
        found += [(0, "new")] if both and cell else []
    return rv.Write(row.id, side, tuple(found))


def _operations(review: Review) -> st.SearchStrategy[Operation]:
    row = st.sampled_from([row.id for row in review.rows])
    rows = st.lists(row, min_size=1, max_size=4, unique=True).map(tuple)
    neighbours = st.tuples(st.integers(0, len(review.rows) - 1), st.integers(2, 3)).map(
        lambda part: tuple(row.id for row in review.rows[part[0] : sum(part)])
    )
    cell = st.sampled_from(sorted(review.cells))
    src, tgt = (
        st.lists(st.sampled_from(ids), max_size=3, unique=True).map(tuple)
        if (ids := [cell.id for cell in review.in_order(side)])
        else st.just(())
        for side in ("src", "tgt")
    )
    side, step, few = st.sampled_from(["src", "tgt"]), st.sampled_from([1, -1]), st.integers(0, 3)
    text, on = st.text(max_size=12), st.booleans()
    finding = st.sampled_from(["number:a:b", "name:c:d"])
    verdict = st.sampled_from(["open", "good", "work", "faulty", "accepted", "rejected"])
    made = [
        st.builds(rv.Judge, rows, st.sampled_from(["open", "good", "work", "faulty"])),
        st.builds(rv.JudgeAbove, row),
        st.builds(rv.Accept, rows),
        st.builds(rv.Reject, rows),
        st.builds(rv.Reopen, rows),
        st.builds(rv.AcceptAbove, row),
        st.builds(rv.Note, row, text),
        st.builds(rv.Bookmark, row, on),
        st.builds(rv.Boundary, row, on),
        st.builds(rv.AddComment, row, text),
        st.builds(
            rv.Annotate,
            cell,
            st.integers(-1, 12),
            st.integers(0, 30),
            st.sampled_from(["omission", "mine"]),
            st.sampled_from(["neutral", "critical"]),
            text,
        ),
        st.builds(
            rv.TakeBack,
            file=text,
            texts=st.lists(st.tuples(cell, text), max_size=2).map(tuple),
            removed=tgt,
            added=st.lists(st.tuples(row, text), max_size=2).map(tuple),
            statuses=st.lists(st.tuples(row, verdict), max_size=2).map(tuple),
            comments=st.lists(st.tuples(row, text), max_size=2).map(tuple),
        ),
        st.builds(rv.Merge, neighbours),
        st.builds(rv.Split, row, few, few),
        st.builds(rv.Move, side, row, step),
        st.builds(rv.Shift, side, row, step),
        st.builds(rv.Unlink, row),
        st.builds(rv.Link, src, tgt),
        st.builds(rv.Edit, cell, text),
        st.builds(_written, st.sampled_from(review.rows), side, st.lists(st.booleans()), text),
        st.builds(rv.Replace, st.lists(st.tuples(cell, text), max_size=3).map(tuple)),
        st.builds(rv.Cut, cell, st.integers(0, 12)),
        st.builds(rv.Join, cell),
        st.just(rv.Relink(tuple(row.id for row in review.rows), _ladder(review))),
        st.builds(rv.Dismiss, finding, text),
        st.builds(rv.Restore, finding),
        st.just(rv.Ignore("number", "^14$", "as agreed")),
        st.builds(rv.Rename, text),
    ]
    rules = [one.id for one in review.judgements.values() if isinstance(one, rv.Ruled)]
    if rules:
        made.append(st.builds(rv.EndRule, st.sampled_from(sorted(rules))))
    marked = [one.id for one in review.remarks.values() if isinstance(one, rv.Annotation)]
    if marked:
        one = st.sampled_from(sorted(marked))
        made += [
            st.builds(rv.Reannotate, one, st.just("style"), st.just("minor"), text),
            st.builds(rv.Unannotate, one),
            st.builds(rv.Arbitrate, one, st.sampled_from(["", "disputed", "rejected"]), text),
        ]
    if review.comments:
        made.append(st.builds(rv.DropComment, st.sampled_from(sorted(review.comments))))
    return st.one_of(made)


def _ladder(review: Review) -> tuple[tuple[tuple[int, ...], tuple[int, ...], float], ...]:
    """One-to-one beads; the sentences that are left over have no counterpart."""
    src, tgt = ([cell.id for cell in review.in_order(side)] for side in ("src", "tgt"))
    paired = tuple(((a,), (b,), 0.5) for a, b in zip(src, tgt, strict=False))
    alone = [((a,), (), 0.5) for a in src[len(paired) :]]
    return (*paired, *alone, *(((), (b,), 0.5) for b in tgt[len(paired) :]))
