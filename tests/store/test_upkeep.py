"""Looking after the file: backup, restore, check, and what is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from align import review as rv
from align.errors import DependencyError, StoreError
from align.store import Store, database, restore


@pytest.fixture
def store(tmp_path, harbour) -> Iterator[Store]:
    store = Store.open(tmp_path / "library.sqlite")
    store.add(harbour, "harbour", "ann")
    yield store
    store.close()


def spoil(path: Path) -> None:
    """Overwrite the middle of a file."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"lamp" * 4000)


def broken(store: Store, statement: str) -> tuple[str, ...]:
    """What the check says after someone has meddled with the file."""
    store.close()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
    return store.check()


class TestBackup:
    def test_a_copy_holds_all_that_was_done_before_it(self, store, tmp_path):
        store.apply(1, rv.Accept((11,)), "ann", 0)
        store.backup(tmp_path / "safe.sqlite")
        store.apply(1, rv.Accept((12,)), "ann", 1)
        copy = Store.open(tmp_path / "safe.sqlite")
        assert [change.seq for change in copy.history(1)] == [1]
        assert copy.check() == ()

    def test_a_copy_that_is_worked_on_is_read_while_someone_writes(self, store, tmp_path):
        store.backup(tmp_path / "safe.sqlite")
        copy, other = Store.open(tmp_path / "safe.sqlite"), Store.open(tmp_path / "safe.sqlite")
        with copy._database.write() as connection:
            connection.execute("UPDATE reviews SET name = 'quay'")
            assert other.library()[0].name == "harbour"

    def test_a_copy_is_one_file(self, store, tmp_path):
        folder = tmp_path / "safe"
        folder.mkdir()
        store.backup(folder / "safe.sqlite")
        assert [path.name for path in folder.iterdir()] == ["safe.sqlite"]

    def test_a_copy_replaces_what_was_there(self, store, tmp_path):
        safe = tmp_path / "safe.sqlite"
        safe.write_text("an old copy")
        store.backup(safe)
        assert Store.open(safe).library()

    def test_the_library_is_no_backup_of_itself(self, store):
        with pytest.raises(StoreError, match="itself"):
            store.backup(store.path)

    def test_a_folder_that_is_not_there_is_named(self, store, tmp_path):
        with pytest.raises(StoreError, match="folder of this file does not exist"):
            store.backup(tmp_path / "nowhere" / "safe.sqlite")


class TestRestore:
    def test_the_library_becomes_what_the_copy_holds(self, store, tmp_path):
        store.backup(tmp_path / "safe.sqlite")
        store.remove(1, "ann")
        assert restore(tmp_path / "safe.sqlite", store.path) is None
        assert [entry.name for entry in store.library()] == ["harbour"], "an open desk goes on"

    def test_a_library_beyond_repair_is_moved_aside(self, store, tmp_path):
        store.backup(tmp_path / "safe.sqlite")
        store.close()
        store.path.write_bytes(b"no database" * 1000)
        aside = restore(tmp_path / "safe.sqlite", store.path)
        assert aside is not None
        assert aside.read_bytes().startswith(b"no database")
        assert store.library()[0].name == "harbour"

    def test_a_damaged_copy_is_refused_and_the_library_stays(self, store, tmp_path):
        safe = tmp_path / "safe.sqlite"
        store.backup(safe)
        spoil(safe)
        with pytest.raises(StoreError):
            restore(safe, store.path)
        assert store.check() == ()

    def test_what_is_no_library_is_refused(self, store, tmp_path):
        (tmp_path / "letter.txt").write_text("Dear captain, " * 100)
        with pytest.raises(StoreError):
            restore(tmp_path / "letter.txt", store.path)
        assert store.library()

    def test_nothing_is_left_behind(self, store, tmp_path):
        store.backup(tmp_path / "safe.sqlite")
        restore(tmp_path / "safe.sqlite", store.path)
        assert not list(tmp_path.glob(".sverka-*"))


class TestCheck:
    def test_a_library_at_work_is_sound(self, store):
        for seq, op in enumerate([rv.Merge((11, 12)), rv.AddComment(13, "?"), rv.Edit(1, "x")]):
            store.apply(1, op, "ann", seq)
        store.undo(1, "ann")
        assert store.check() == ()

    @pytest.mark.parametrize(
        ("statement", "fault"),
        [
            ("UPDATE cells SET row = 99 WHERE id = 1", "refers to something"),
            ("UPDATE cells SET row = 12 WHERE id IN (1, 6)", "row 11 has no sentence"),
            ("DELETE FROM cells WHERE id = 1", "what was loaded"),
            ("UPDATE cells SET text = 'x' WHERE id = 2", "what was loaded"),
            ("UPDATE rows SET status = 'rejected'", "change 1 does not fit"),
            ("UPDATE reviews SET seq = 3", "2 changes are missing"),
            ("UPDATE reviews SET next_id = 5", "id of 5 and more"),
        ],
    )
    def test_what_breaks_the_rules_is_named(self, store, statement, fault):
        store.apply(1, rv.Accept((11,)), "ann", 0)
        assert any(fault in line for line in broken(store, statement)), fault

    def test_an_index_that_differs_from_the_texts_is_named(self, store):
        statement = "INSERT INTO sentences (rowid, folded) VALUES (99, 'lamp')"
        assert any("search index" in line for line in broken(store, statement))

    def test_a_damaged_file_is_found_out(self, store):
        store.close()
        with closing(sqlite3.connect(store.path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        spoil(store.path)
        try:
            faults = " ".join(store.check())
        except StoreError as error:
            faults = str(error)
        assert faults


class TestOpening:
    def test_another_programs_database_is_refused_and_left_alone(self, tmp_path):
        path = tmp_path / "other.sqlite"
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE lamps (id)")
        before = path.read_bytes()
        with pytest.raises(StoreError, match="not a Sverka library"):
            Store.open(path)
        assert path.read_bytes() == before

    def test_a_file_that_is_no_database_is_refused(self, tmp_path):
        path = tmp_path / "letter.txt"
        path.write_text("Dear captain, " * 100)
        with pytest.raises(StoreError, match="not a Sverka library"):
            Store.open(path)

    def test_a_folder_is_refused(self, tmp_path):
        with pytest.raises(StoreError, match="folder"):
            Store.open(tmp_path)

    def test_a_later_format_is_refused(self, store):
        store.close()
        with closing(sqlite3.connect(store.path)) as connection:
            connection.execute("PRAGMA user_version = 99")
        with pytest.raises(StoreError, match="Update Sverka"):
            Store.open(store.path)

    def test_an_sqlite_that_is_too_old_is_named(self, tmp_path, monkeypatch):
        monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
        with pytest.raises(DependencyError, match=r"SQLite 3\.38"):
            Store.open(tmp_path / "library.sqlite")

    def test_folders_on_the_way_are_made(self, tmp_path):
        path = tmp_path / "a" / "b" / "library.sqlite"
        Store.open(path)
        assert path.is_file()

    def test_an_older_format_is_brought_up_to_date(self, store, monkeypatch):
        scripts = [*database.migrations(), "CREATE TABLE lamps (id INTEGER) STRICT;\n"]
        monkeypatch.setattr(database, "migrations", lambda: scripts)
        Store.open(store.path)
        with closing(sqlite3.connect(store.path)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (len(scripts),)
            assert connection.execute("SELECT count(*) FROM lamps").fetchone() == (0,)
        assert store.library()[0].name == "harbour"

    def test_bringing_up_to_date_happens_whole_or_not_at_all(self, store, monkeypatch):
        bad = "CREATE TABLE lamps (id INTEGER) STRICT;\nINSERT INTO nowhere VALUES (1);\n"
        scripts = [*database.migrations(), bad]
        with monkeypatch.context() as patched:
            patched.setattr(database, "migrations", lambda: scripts)
            with pytest.raises(StoreError):
                Store.open(store.path)
        with closing(sqlite3.connect(store.path)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (len(scripts) - 1,)
            names = connection.execute("SELECT name FROM sqlite_schema WHERE name = 'lamps'")
            assert names.fetchall() == []
        assert Store.open(store.path).check() == ()


class TestTrouble:
    def test_a_full_disk_changes_nothing_and_says_so(self, store):
        with store._database.plain() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="disk is full, and nothing was changed"):
            store.apply(1, rv.Edit(1, "lamp " * 50_000), "ann", 0)
        with store._database.plain() as connection:
            connection.execute("PRAGMA max_page_count = 100000")
        assert store.check() == ()
        assert store.history(1) == ()
        assert store.apply(1, rv.Edit(1, "lamp " * 50_000), "ann", 0).seq == 1

    def test_one_who_writes_for_too_long_is_told_of(self, store, monkeypatch):
        monkeypatch.setattr(database, "PATIENCE", 0.05)
        other = Store.open(store.path)
        too_long = pytest.raises(StoreError, match="writing for too long")
        with store._database.write(), too_long:
            other.apply(1, rv.Accept((11,)), "bob", 0)
        assert other.apply(1, rv.Accept((11,)), "bob", 0).seq == 1
        other.close()

    def test_opening_does_not_wait_for_who_writes(self, store, monkeypatch):
        monkeypatch.setattr(database, "PATIENCE", 0.05)
        with store._database.write():
            assert Store.open(store.path).library()

    def test_whoever_reads_is_not_held_up_by_who_writes(self, store):
        other = Store.open(store.path)
        with store._database.write() as connection:
            connection.execute("UPDATE reviews SET name = 'quay'")
            assert other.library()[0].name == "harbour"
        assert other.library()[0].name == "quay"
        other.close()
