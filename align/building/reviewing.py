"""Pairs of a corpus go from its Parquet files to the library, and come back reviewed.

What comes back is one file more, ``reviewed.parquet``: its rows replace those of the same pairs in
the other files, which stay as they are. A review is of one version of a pair; if the pair has been
built anew from other texts since, the review no longer applies to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from align.alignment import Alignment, Bead
from align.building import asking, shards
from align.errors import StoreError, UsageError
from align.formats.work import STATUSES
from align.review import Bookmark, Review
from align.review.anew import weighed
from align.review.outcome import alignment as outcome
from align.review.outcome import beads, decisions
from align.review.rights import Project
from align.store import Store
from align.store.history import Change
from align.text import Document

_Row = dict[str, Any]

#: What a document in the library says about where it comes from.
_PAIR, _DIGEST = "corpus-pair", "corpus-digest"
#: Changes that are no review.
_NO_REVIEW = ("bookmark", "weigh")


@dataclass(frozen=True, slots=True)
class Kept:
    """Documents that were added to a project, by the names of their pairs, the number of beads that
    were chosen, and the pairs that were in the project already.
    """

    documents: Mapping[str, int]
    chosen: int
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """The pairs of a project that came back, those that nobody has reviewed yet, and those that
    have been built anew since or are no longer in the corpus. ``path`` is the file.
    """

    pairs: tuple[str, ...]
    untouched: tuple[str, ...]
    outdated: tuple[str, ...]
    path: str


def keep(place: str | Path, question: str, store: Store, project: str, who: str) -> Kept:
    """Add the pairs that an answer names in its column ``pair`` to a project of the library, whole,
    each as a document; the project is begun if there is none of this name. If the answer has a
    column ``bead``, these beads get bookmarks. Raises UsageError, LoadError, StoreError.
    """
    connection = asking.connect(place)
    chosen = _chosen(connection, question)
    number = _project(store, project, who)
    known = {one.pair for one in _documents(store, number)}
    made: dict[str, int] = {}
    bookmarks = 0
    for pair, rows in _rows(connection, "beads", [name for name in chosen if name not in known]):
        made[pair] = store.add(_alignment(pair, rows), pair, who)
        store.projects.place(made[pair], number, who)
        review = store.review(made[pair])
        by_number = {row["bead"]: one for row, one in zip(rows, review.rows, strict=True)}
        for bead in sorted(chosen[pair] & by_number.keys()):
            change = store.apply(review.id, Bookmark(by_number[bead].id, True), who, review.seq)
            review = review.patched(change.patch, change.seq)
            bookmarks += 1
    return Kept(made, bookmarks, tuple(name for name in chosen if name in known))


def take(place: str | Path, store: Store, project: str) -> Taken:
    """Write what people made of the pairs of a project into ``reviewed.parquet``; reviews of other
    pairs in it stay. The same reviews give the same bytes. Raises StoreError, LoadError,
    ExportError.
    """
    connection = asking.connect(place)
    documents = {one.pair: one for one in _documents(store, store.projects.find(project).id)}
    as_built = dict(_rows(connection, "built_beads", list(documents)))
    reviewed = dict(_rows(connection, "reviewed_beads", None))
    taken, untouched, outdated = [], [], []
    for pair, one in sorted(documents.items()):
        rows = as_built.get(pair)
        changes = [
            change for change in store.changes(one.number) if change.op.name not in _NO_REVIEW
        ]
        if not rows or rows[0]["digest"] != one.digest:
            outdated.append(pair)
        elif not changes:
            untouched.append(pair)
        else:
            taken.append(pair)
            reviewed.pop(pair, None)
            made = _reviewed(weighed(store.review(one.number)), rows, changes)
            if [_content(row) for row in made] != [_content(row) for row in rows]:
                reviewed[pair] = made
    folder = shards.Folder(asking.place_of(place))
    if taken:
        every = chain.from_iterable(reviewed[pair] for pair in sorted(reviewed))
        listed = ({**row, "metadata": list(row["metadata"].items())} for row in every)
        folder.write(shards.REVIEWED, shards.packed(listed))
    path = folder.path(shards.REVIEWED)
    return Taken(tuple(taken), tuple(untouched), tuple(outdated), path)


@dataclass(frozen=True, slots=True)
class _Document:
    """A document in the library that came from a corpus."""

    number: int
    pair: str
    digest: str


def _documents(store: Store, project: int) -> Iterator[_Document]:
    for entry in store.library():
        if entry.project == project and not entry.newer:
            said = dict(store.review(entry.id).src.metadata)
            if _PAIR in said and _DIGEST in said:
                yield _Document(entry.id, said[_PAIR], said[_DIGEST])


def _project(store: Store, name: str, who: str) -> int:
    try:
        return store.projects.find(name).id
    except StoreError:
        return store.projects.add(Project(name), who)


def _chosen(connection: Any, question: str) -> dict[str, set[int]]:
    """The pairs of an answer, and the numbers of their beads in it."""
    head, rows = asking.answer(connection, question)
    if "pair" not in head:
        raise UsageError(
            "the answer has no column pair",
            hint="Ask for pair, or for pair and bead: SELECT pair, bead FROM beads WHERE …",
        )
    chosen: dict[str, set[int]] = {}
    at = head.index("pair")
    number = head.index("bead") if "bead" in head else None
    for row in rows:
        wanted = chosen.setdefault(str(row[at]), set())
        if number is not None and row[number] is not None:
            wanted.add(int(row[number]))
    return chosen


def _rows(
    connection: Any, view: str, pairs: Sequence[str] | None
) -> Iterator[tuple[str, list[_Row]]]:
    """The rows of each of some pairs, or of all."""
    if pairs is not None and not pairs:
        return  # DuckDB cannot tell the type of an empty list
    where = "" if pairs is None else "WHERE pair IN (SELECT unnest(?))"
    names = ", ".join(shards.columns())
    query = f"SELECT {names} FROM {view} {where} ORDER BY pair, bead"  # noqa: S608
    found = connection.execute(query, [] if pairs is None else [list(pairs)])
    rows = (dict(zip(shards.columns(), row, strict=True)) for row in iter(found.fetchone, None))
    for pair, own in groupby(rows, key=itemgetter("pair")):
        yield pair, list(own)


def _alignment(pair: str, rows: Sequence[_Row]) -> Alignment:
    """A pair as it is in the corpus. Sentences that the files do not have are left out."""
    first = rows[0]
    texts, places = [], []
    for side in ("src", "tgt"):
        known = dict(_sentences(rows, side))
        places.append({number: index for index, number in enumerate(sorted(known))})
        texts.append([known[number] for number in sorted(known)])
    src, tgt = (
        Document.from_sentences(own, first[f"{side}_lang"], source=first[f"{side}_file"] or None)
        for own, side in zip(texts, ("src", "tgt"), strict=True)
    )
    made = tuple(
        Bead(
            tuple(places[0][number] for number in row["src"]),
            tuple(places[1][number] for number in row["tgt"]),
            row["probability"],
        )
        for row in rows
    )
    said = ((_PAIR, pair), (_DIGEST, first["digest"]))
    src = replace(src, metadata=said)
    return Alignment(src, tgt, made, first["method"], first["made_with"])


def _sentences(rows: Iterable[_Row], side: str) -> Iterator[tuple[int, str]]:
    for row in rows:
        yield from zip(row[side], row[f"{side}_sentences"], strict=True)


def _reviewed(review: Review, rows: Sequence[_Row], changes: Sequence[Change]) -> list[_Row]:
    """The rows of a pair as people left it."""
    alignment = outcome(review)
    numbers = {side: sorted(dict(_sentences(rows, side))) for side in ("src", "tgt")}
    for side, document in (("src", alignment.src), ("tgt", alignment.tgt)):
        if len(numbers[side]) != len(document.sentences):  # some were added or taken away
            numbers[side] = list(range(len(document.sentences)))
    findings = {_texts(row): row["findings"] for row in rows}
    said = {row.id: _said(facts) for row, facts in zip(review.rows, decisions(review), strict=True)}
    people = ", ".join(dict.fromkeys(change.who or "?" for change in changes))
    last = max(change.at for change in changes)[:10]
    first = rows[0]
    same = {name: first[name] for name in ("pair", "src_lang", "tgt_lang", "method", "digest")}
    same |= {
        "src_file": first["src_file"],
        "tgt_file": first["tgt_file"],
        "state": "reviewed",
        "made_with": f"{first['made_with']}, reviewed by {people}, last on {last}",
    }
    made = []
    for number, (row, bead) in enumerate(beads(review), 1):
        sides = {
            "src": [numbers["src"][k] for k in bead.src],
            "tgt": [numbers["tgt"][k] for k in bead.tgt],
            "src_sentences": [alignment.src.sentences[k].text for k in bead.src],
            "tgt_sentences": [alignment.tgt.sentences[k].text for k in bead.tgt],
        }
        one = {
            **same,
            **sides,
            "bead": number,
            "type": bead.type,
            "probability": round(float(bead.probability), 4),
            "metadata": dict(first["metadata"] or {}) | said[row.id],
        }
        made.append(one | {"findings": findings.get(_texts(one), [])})
    return made


def _said(facts: Mapping[str, Any]) -> dict[str, str]:
    """What people said about a row, as metadata."""
    status = facts["rendering"] if facts["rendering"] != "open" else facts["status"]
    values = {
        "status": "" if status == "open" else STATUSES[status],
        "note": facts["note"],
        "comments": json.dumps(facts["comments"], ensure_ascii=False) if facts["comments"] else "",
        "errors": json.dumps(facts["errors"], ensure_ascii=False) if "errors" in facts else "",
        "readers": ", ".join(facts.get("readers", ())),
        "editors": ", ".join(facts.get("editors", ())),
    }
    return {f"review_{name}": value for name, value in values.items() if value}


def _texts(row: _Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(row["src_sentences"]), tuple(row["tgt_sentences"])


def _content(row: _Row) -> tuple[object, ...]:
    """What a review can change: the sentences, how sure the pair is, what was said about it."""
    return *_texts(row), row["probability"], sorted((row["metadata"] or {}).items())
