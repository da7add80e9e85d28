"""Who may read the files that contain people's texts."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from align import private
from align.aligner.encoders.cache import VectorCache
from align.loaders.web.client import Client
from align.loaders.web.settings import Settings
from align.store import Store, restore

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no modes on this system")


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """The usual default of a system: everyone may read new files."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> str:
    return f"{stat.S_IMODE(path.stat().st_mode):o}"


@pytest.fixture
def library(tmp_path, harbour) -> Path:
    store = Store.open(tmp_path / "new" / "library.sqlite")
    store.add(harbour, "harbour")
    store.close()
    return store.path


def test_a_new_library_and_its_folder_are_private(library):
    assert (mode(library), mode(library.parent)) == ("600", "700")


def test_an_existing_folder_is_left_as_it_is(tmp_path):
    tmp_path.chmod(0o755)
    Store.open(tmp_path / "library.sqlite")
    assert mode(tmp_path) == "755"


def test_files_that_sqlite_adds_are_private_too(library):
    store = Store.open(library)
    with store._database.write():
        beside = [one for one in library.parent.iterdir() if one != library]
        assert {one.name for one in beside} == {"library.sqlite-wal", "library.sqlite-shm"}
        assert {mode(one) for one in beside} == {"600"}


def test_a_backup_is_always_private(library, tmp_path):
    (tmp_path / "safe.sqlite").touch(0o644)
    Store.open(library).backup(tmp_path / "safe.sqlite")
    assert mode(tmp_path / "safe.sqlite") == "600"


def test_a_copy_is_private_while_it_is_made(library, tmp_path, monkeypatch):
    seen = []

    class Watched(sqlite3.Connection):
        def backup(self, target, **options):
            super().backup(target, **options)
            seen.extend(map(mode, Path(library.parent).glob(".sverka-*")))

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, factory=Watched, **k))
    Store.open(library).backup(library.parent / "safe.sqlite")
    restore(library.parent / "safe.sqlite", library)
    assert set(seen) == {"600"}


def test_a_restored_library_is_private(library, tmp_path):
    Store.open(library).backup(tmp_path / "safe.sqlite")
    restore(tmp_path / "safe.sqlite", tmp_path / "other" / "library.sqlite")
    assert mode(tmp_path / "other" / "library.sqlite") == "600"
    assert mode(tmp_path / "other") == "700"


def test_a_damaged_library_that_is_moved_aside_is_private(library, tmp_path):
    Store.open(library).backup(tmp_path / "safe.sqlite")
    library.write_bytes(b"no database" * 1000)
    library.chmod(0o644)
    aside = restore(tmp_path / "safe.sqlite", library)
    assert aside
    assert mode(aside) == "600"


@pytest.mark.parametrize(
    ("was", "then"),
    [
        ("644", "600"),
        ("664", "660"),
        ("600", "600"),
        ("640", "640"),
        ("660", "660"),
        ("666", "666"),
        ("444", "400"),
    ],
    ids=[
        "as the usual umask makes it",
        "as where groups write",
        "private",
        "read by a group alone",
        "written by a group alone",
        "written by everyone on purpose",
        "read alone",
    ],
)
def test_only_accidental_readers_lose_access(tmp_path, was, then):
    path = tmp_path / "library.sqlite"
    path.touch()
    path.chmod(int(was, 8))
    private.tighten(path)
    assert mode(path) == then


def test_an_older_library_becomes_private_when_opened_with_its_extra_files(library):
    store = Store.open(library)
    with store._database.read():
        for one in library.parent.iterdir():
            one.chmod(0o644)
        assert Store.open(library).library()
        assert {mode(one) for one in library.parent.iterdir()} == {"600"}


def test_a_library_shared_by_a_group_stays_shared_with_its_extra_files(library):
    library.chmod(0o660)
    store = Store.open(library)
    with store._database.write():
        assert {mode(one) for one in library.parent.iterdir()} == {"660"}


def test_another_programs_database_is_left_as_it_is(tmp_path):
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE lamps (id)")
    with pytest.raises(Exception, match="not a Sverka library"):
        Store.open(path)
    assert mode(path) == "644"


def test_anothers_file_is_left_as_it_is(tmp_path, monkeypatch):
    path = tmp_path / "library.sqlite"
    path.touch(0o644)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    private.tighten(path)
    assert mode(path) == "644"


def test_a_system_without_modes_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "geteuid")
    path = tmp_path / "library.sqlite"
    path.touch(0o644)
    private.tighten(path)
    assert mode(path) == "644"


def test_the_cache_of_vectors_is_private(tmp_path):
    cache = VectorCache(tmp_path / "sverka" / "vectors.sqlite")
    cache.read([b"lamp"])
    assert (mode(cache.path), mode(cache.path.parent)) == ("600", "700")
    cache.path.chmod(0o644)
    cache.read([b"lamp"])
    assert mode(cache.path) == "600"


def test_the_cache_of_pages_is_private(tmp_path):
    with Client(Settings(cache=tmp_path / "sverka")):
        assert mode(tmp_path / "sverka" / "pages.sqlite") == "600"
        assert mode(tmp_path / "sverka") == "700"
