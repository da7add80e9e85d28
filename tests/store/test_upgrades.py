"""What the library keeps as JSON names its format, and what earlier formats wrote is brought up to
date; what a later Sverka wrote is refused with the version that can read it.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from align import review as rv
from align.errors import StoreError
from align.review.things import KINDS
from align.store import Store, database, upgrades
from align.text import Document, Paragraph, Sentence

GOLDEN = Path(__file__).parent / "golden"
#: The fields of all that is kept, in the formats that changed them.
FIELDS = {int(path.stem.split("-")[1]): path for path in GOLDEN.glob("fields-*.json")}


@pytest.fixture
def store(tmp_path) -> Store:
    return Store.open(tmp_path / "library.sqlite")


@pytest.fixture
def number(store, harbour) -> int:
    """A document in which ann has merged two rows and accepted one."""
    number = store.add(harbour, "harbour", "ann")
    store.apply(number, rv.Merge((11, 12)), "ann", 0)
    store.apply(number, rv.Accept((13,)), "ann", 1)
    return number


def described(cls: type) -> dict[str, str]:
    """The fields of a dataclass and their types, literals spelt out, without names of modules."""
    hints = {field.name: get_type_hints(cls)[field.name] for field in fields(cls)}
    names = {
        name: hint.__name__ if isinstance(hint, type) and not get_args(hint) else str(hint)
        for name, hint in hints.items()
    }
    return {name: re.sub(r"\b([A-Za-z_]+\.)+", "", text) for name, text in names.items()}


def run(store: Store, statement: str, *values: object) -> list[tuple]:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        return connection.execute(statement, values).fetchall()


class TestUpgrades:
    def test_probabilities_say_whether_they_are_up_to_date(self):
        diffs = [["row", 1, {"probability": 0.5}, None], ["cell", 2, None, {"text": "a"}]]
        change = {"op": {"op": "merge"}, "patch": {"diffs": diffs, "touched": []}}
        made = upgrades.with_weighed(change)["patch"]["diffs"]
        assert made[0] == ["row", 1, {"probability": 0.5, "weighed": True}, None]
        assert made[1] == ["cell", 2, None, {"text": "a"}]

    def test_only_the_first_row_of_a_shift_is_paired_by_a_person(self):
        now = {"src": [1], "tgt": [2], "by": "person", "probability": 1.0, "weighed": True}
        diffs = [["row", k, None, {**now}] for k in (1, 2)] + [["row", 3, None, {"place": "8"}]]
        change = {"op": {"op": "shift"}, "patch": {"diffs": diffs, "touched": []}}
        first, second, third = upgrades.with_slid_rows_left_open(change)["patch"]["diffs"]
        assert first[3] == now
        assert second[3] == {**now, "by": "aligner", "probability": 0.0, "weighed": False}
        assert third[3] == {"place": "8"}

    def test_new_sentences_of_a_file_have_fields_of_their_own(self):
        op = {"op": "take_back", "added": [[3, "a"], [-7, "b"]]}
        made = upgrades.with_new_sentences_apart({"op": op, "patch": {"diffs": []}})["op"]
        assert (made["added"], made["before"], made["after"]) == ([[3, "a"]], [], [[7, "b"]])

    def test_the_rows_of_other_changes_stay_paired_by_a_person(self):
        diffs = [["row", k, None, {"src": [k], "by": "person"}] for k in (1, 2)]
        change = {"op": {"op": "link"}, "patch": {"diffs": diffs, "touched": []}}
        made = upgrades.with_slid_rows_left_open(change)["patch"]["diffs"]
        assert [now["by"] for *_, now in made] == ["person", "person"]

    def test_nobody_had_judged_the_translation_of_a_new_row(self):
        diffs = [
            ["row", 1, None, {"status": "open"}],
            ["row", 2, {"status": "open"}, {"status": "accepted"}],
            ["cell", 3, None, {"text": "a"}],
        ]
        change = {"op": {"op": "split"}, "patch": {"diffs": diffs, "touched": []}}
        new, old, cell = upgrades.with_rendering(change)["patch"]["diffs"]
        assert new[3] == {"status": "open", "rendering": "open"}
        assert old[3] == {"status": "accepted"}
        assert cell[3] == {"text": "a"}

    def test_nobody_knows_who_had_judged_or_edited_a_row(self):
        diffs = [["row", 1, {"status": "accepted"}, None], ["row", 2, {"note": ""}, {"note": "a"}]]
        change = {"op": {"op": "merge"}, "patch": {"diffs": diffs, "touched": []}}
        gone, old = upgrades.with_readers(change)["patch"]["diffs"]
        assert gone[2] == {"status": "accepted", "readers": [], "editors": []}
        assert old[3] == {"note": "a"}

    def test_suggestions_have_a_name(self):
        beads = [[[1], [2], 0.5]]
        assert upgrades.with_suggestions_named(beads) == {"beads": beads}

    @pytest.mark.parametrize("upgrade", [one for _, _, one in upgrades.UPGRADES])
    def test_what_is_up_to_date_stays_as_it_is(self, upgrade):
        now = {"src": [1], "by": "aligner", "probability": 0.0, "weighed": False}
        now |= {"rendering": "open", "readers": ["ann"], "editors": []}
        diffs = [["row", k, None, {**now}] for k in (1, 2)]
        for body in (
            {"op": {"op": "shift"}, "patch": {"diffs": diffs, "touched": []}},
            {"op": {"op": "link"}, "patch": {"diffs": diffs, "touched": []}},
        ):
            assert upgrade(json.loads(json.dumps(body))) == body

    def test_each_leads_to_a_format_that_there_is_in_their_order(self):
        formats = [number for number, _, _ in upgrades.UPGRADES]
        assert formats == sorted(formats)
        assert formats[-1] <= database.latest()


def test_the_fields_of_what_is_kept_are_those_of_the_format():
    """If this fails, a field was added, renamed or removed: see ``align/store/upgrades.py``. The
    new fields go into a new file ``fields-NUMBER.json``; the file of an earlier format stays.
    """
    texts = {"document": Document, "paragraph": Paragraph, "sentence": Sentence}
    operations = {f"operation {name}": cls for name, cls in rv.OPERATIONS.items()}
    kept = {name: described(cls) for name, cls in {**texts, **KINDS, **operations}.items()}
    del kept["document"]["times"]  # only for aligning; not kept
    del kept["paragraph"]["facts"]  # its sentences keep them
    latest = max(FIELDS)
    assert kept == json.loads(FIELDS[latest].read_text("utf-8"))
    assert latest <= database.latest()


class TestFormat:
    def test_every_body_names_the_format_that_it_was_written_in(self, store, number):
        bodies = [
            json.loads(zlib.decompress(b)) for (b,) in run(store, "SELECT body FROM documents")
        ]
        for column, table in (("patch", "changes"), ("suggestions", "reviews")):
            bodies += [json.loads(b) for (b,) in run(store, f"SELECT {column} FROM {table}")]
        assert {body["format"] for body in bodies} == {database.latest()}

    @pytest.mark.parametrize(
        ("statement", "where"),
        [
            (
                "UPDATE changes SET patch = json_set(patch, '$.format', 99)",
                "change 1 of document 1",
            ),
            (
                "UPDATE reviews SET suggestions = json_set(suggestions, '$.format', 99)",
                "the suggestions of document 1",
            ),
        ],
    )
    def test_a_body_of_a_later_format_is_refused_by_name(self, store, number, statement, where):
        run(store, statement)
        with pytest.raises(StoreError, match="format 99") as caught:
            (store.review(number), store.changes(number))
        assert caught.value.where == where
        assert caught.value.hint == "Update Sverka"

    def test_a_document_of_a_later_format_is_refused_by_name(self, store, number):
        body = zlib.compress(b'{"format": 99}')
        run(store, "UPDATE documents SET body = ?", body)
        with pytest.raises(StoreError, match=r"text \d of the library: .*format 99"):
            store.review(number)

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE changes SET patch = '{'",
            "UPDATE changes SET patch = '[]'",
            "UPDATE changes SET patch = json_remove(patch, '$.touched')",
            "UPDATE changes SET patch = json_set(patch, '$.diffs[0][3].lamp', 1)",
            "UPDATE changes SET op = json_set(op, '$.lamp', 1)",
            "UPDATE changes SET op = json_set(op, '$.op', 'lamp')",
            "UPDATE documents SET body = x'00'",
        ],
    )
    def test_a_damaged_body_is_named_and_found_by_the_check(self, store, number, statement):
        run(store, statement)
        with pytest.raises(StoreError, match="damaged"):
            (store.review(number), store.changes(number))
        assert any("damaged" in fault for fault in store.check())


class TestLaterSverka:
    """A library that a later version has brought to its format."""

    @pytest.fixture(autouse=True)
    def later(self, store, number) -> None:
        run(store, "INSERT INTO formats VALUES (99, '7.1', '2031-05-04')")
        run(store, "PRAGMA user_version = 99")

    def test_is_refused_with_the_version_that_made_it(self, store):
        with pytest.raises(StoreError, match=r"format 99.*Update Sverka to 7\.1 or later"):
            Store.open(store.path)

    def test_is_refused_by_those_who_had_opened_it_before(self, store, number):
        with pytest.raises(StoreError, match=r"Update Sverka to 7\.1"):
            store.review(number)
        with pytest.raises(StoreError, match=r"Update Sverka to 7\.1"):
            store.apply(number, rv.Accept((14,)), "ann", 2)

    def test_is_refused_though_nobody_knows_which_version_made_it(self, store):
        run(store, "DROP TABLE formats")
        with pytest.raises(StoreError, match="a later version of Sverka made this"):
            Store.open(store.path)
