"""Files are written completely or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from align.alignment import Alignment
from align.errors import ExportError
from align.formats import choose, export, files, render, replace_file

as_user = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser may write anywhere"
)


def test_an_existing_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "pair.tmx"
    path.write_text("old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_no_other_file_is_left_in_the_folder(tmp_path: Path) -> None:
    replace_file(tmp_path / "pair.tmx", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["pair.tmx"]


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pair.tmx"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.Path, "replace", full)
    with pytest.raises(ExportError, match=r"pair\.tmx: the file cannot be written \(No space left"):
        replace_file(path, b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.tmx").write_text("old")
    link = tmp_path / "link.tmx"
    link.symlink_to("real.tmx")
    replace_file(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.tmx").read_bytes() == b"new"


def test_a_device_is_written_to_and_stays_a_device(hard_pair: Alignment) -> None:
    export(hard_pair, os.devnull, "tmx")
    assert not Path(os.devnull).is_file()


def test_the_longest_possible_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".tmx")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"


def test_the_error_for_an_unknown_extension_lists_the_known_ones() -> None:
    with pytest.raises(ExportError, match=r"pair\.odt: .*'\.odt'.*\.tmx, .*\.jsonl, \.csv"):
        choose("pair.odt")


def test_a_name_without_extension_is_refused() -> None:
    with pytest.raises(ExportError, match="has no extension"):
        choose("pair")


def test_a_named_format_overrides_the_extension(tmp_path: Path, hard_pair: Alignment) -> None:
    path = export(hard_pair, tmp_path / "pair.txt", format="jsonl")
    assert path.read_bytes() == render(hard_pair, "jsonl")


def test_the_error_for_an_unknown_format_lists_the_known_ones(hard_pair: Alignment) -> None:
    with pytest.raises(
        ExportError,
        match=r"'docbook'.*tmx, xliff, xliff2, docx, docx-table, xlsx, text, jsonl, csv",
    ):
        render(hard_pair, "docbook")


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="the folder of this file does not exist"):
        choose(tmp_path / "nowhere" / "pair.tmx")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="this is a folder"):
        choose(tmp_path, "tmx")


@as_user
def test_a_protected_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="no permission"):
        choose(tmp_path / "pair.tmx")


def test_a_protected_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.os, "access", lambda *_: False)
    with pytest.raises(ExportError, match="no permission"):
        choose(tmp_path / "pair.tmx")
