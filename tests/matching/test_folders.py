"""Two folders become a manifest, by the library and by the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from align import cli
from align.errors import LoadError, UsageError
from align.matching.folders import match_folders

EN = {
    "lamp.txt": "The lighthouse of Tarn burns again. Keeper Olva Brenn lit it on 4 May 2031.",
    "ferry.txt": "The ferry carries 90 people to the island. It leaves the pier at noon.",
    "snow.txt": "Snow fell on the vineyards in April, and the growers fear for their grapes.",
}
RU = {
    "a.txt": "Паром перевозит на остров 90 человек. Он отходит от причала в полдень.",
    "тарн/b.txt": "Маяк Тарна снова горит. Смотритель Ольва Бренн зажёг его 4 мая 2031 года.",
    ".hidden": "Никто этого не прочтёт.",
    "broken.txt": "\0\1\2\3" * 50,
}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name, texts in (("en", EN), ("ru", RU)):
        for file, text in texts.items():
            path = tmp_path / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return tmp_path / "en", tmp_path / "ru"


def sverka(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [str(arg) for arg in args])


def test_pairs_come_first_then_unpaired_files_then_unreadable_ones(folders) -> None:
    rows = match_folders(*folders).rows
    shown = [(row.src and row.src.name, row.tgt and row.tgt.name) for row in rows]
    assert shown == [
        ("ferry.txt", "a.txt"),
        ("lamp.txt", "b.txt"),
        ("snow.txt", None),
        (None, "broken.txt"),
    ]
    assert rows[2].note.startswith("unpaired; nearest: ")
    assert rows[3].note.startswith("unreadable: ")


def test_a_text_too_short_to_tell_its_language_has_that_of_its_folder(folders) -> None:
    (folders[0] / "yes.txt").write_text("Yes.", "utf-8")
    (folders[1] / "yes.txt").write_text("Да.", "utf-8")
    found = match_folders(*folders)
    assert [row.tgt and row.tgt.name for row in found.unreadable] == ["broken.txt"]
    assert any("yes.txt: the text is too short" in note for note in found.notes)


def test_rows_keep_the_order_of_the_files_whichever_was_read_last(folders) -> None:
    (folders[0] / "a.txt").write_text("Yes.", "utf-8")
    rows = match_folders(*folders).rows
    assert [row.src.name for row in rows if row.src and not row.tgt] == ["a.txt", "snow.txt"]


def test_equal_texts_are_told_apart_by_their_names(folders) -> None:
    for town in ("tarn", "orva"):
        for folder, text in zip(folders, (EN["ferry.txt"], RU["a.txt"]), strict=True):
            (folder / town).mkdir()
            (folder / town / "menu.txt").write_text(text, "utf-8")
    (folders[0] / "ferry.txt").unlink()
    (folders[1] / "a.txt").unlink()
    found = {(str(one.src.relative_to(folders[0])), str(one.tgt.relative_to(folders[1])))
             for one in match_folders(*folders).pairs}  # fmt: skip
    assert {("tarn/menu.txt", "tarn/menu.txt"), ("orva/menu.txt", "orva/menu.txt")} <= found


def test_the_counts_agree_with_the_rows(folders) -> None:
    found = match_folders(*folders)
    assert (len(found.pairs), found.unpaired, len(found.unreadable)) == (2, (1, 0), 1)


def test_the_command_writes_json_lines(folders, tmp_path: Path) -> None:
    sverka("match", *folders, "-o", tmp_path / "pairs.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "pairs.jsonl").read_text("utf-8").splitlines()]
    assert rows[1]["tgt"] == str(folders[1] / "тарн" / "b.txt")
    assert 0.5 <= rows[1]["score"] <= 1
    assert rows[2]["tgt"] is None


def test_the_command_writes_a_table(folders, tmp_path: Path) -> None:
    sverka("match", *folders, "-o", tmp_path / "pairs.tsv")
    head, *lines = (tmp_path / "pairs.tsv").read_text("utf-8").splitlines()
    assert head == "src\ttgt\tscore\tnote"
    assert all(line.count("\t") == 3 for line in lines)


def test_unreadable_files_are_named_and_change_the_exit_code(folders) -> None:
    result = sverka("match", *folders)
    assert result.exit_code == 1
    assert "broken.txt: unreadable: " in result.stderr


def test_folders_that_can_be_read_and_matched_exit_with_0(folders) -> None:
    (folders[1] / "broken.txt").unlink()
    assert sverka("match", *folders).exit_code == 0


def test_no_matches_are_reported(folders, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "z.txt").write_text("Сорок кошек спят на крыше. Им тепло.", "utf-8")
    result = sverka("match", folders[0], tmp_path / "other")
    assert result.exit_code == 1
    assert "no two documents belong together" in result.stderr


def test_a_language_unknown_to_the_encoder_is_named(folders) -> None:
    (folders[1] / "broken.txt").unlink()
    result = sverka("match", *folders, "--tgt-lang", "tlh")
    assert "because the encoder does not support Klingon" in result.stderr


@pytest.mark.parametrize("score", ["nan", "inf", "-1", "2"])
def test_a_minimum_score_is_between_0_and_1(folders, score: str) -> None:
    assert sverka("match", *folders, "--min-score", score).exit_code == 2


def test_without_output_the_manifest_goes_to_standard_output(folders) -> None:
    assert len(sverka("match", *folders).stdout.splitlines()) == 4


def test_the_order_of_the_folders_makes_no_difference(folders) -> None:
    turned = {(row.tgt, row.src) for row in match_folders(folders[1], folders[0]).pairs}
    assert turned == {(row.src, row.tgt) for row in match_folders(*folders).pairs}


def test_an_unknown_extension_is_refused_before_the_work(folders, tmp_path: Path) -> None:
    result = sverka("match", *folders, "-o", tmp_path / "pairs.xlsx")
    assert result.exit_code == 2
    assert "a manifest must be .jsonl or .tsv" in result.stderr


@pytest.mark.parametrize("make", [False, True])
def test_anything_but_a_folder_of_files_is_refused(folders, tmp_path: Path, make: bool) -> None:
    other = tmp_path / "other"
    if make:
        other.mkdir()
    with pytest.raises(LoadError, match="not a folder" if not make else "no files"):
        match_folders(folders[0], other)


@pytest.mark.parametrize("inner", ["", "en"])
def test_a_file_in_both_folders_is_refused(folders, inner: str) -> None:
    """It would be its own counterpart."""
    around = folders[0].parent
    (around / "en").mkdir(exist_ok=True)
    (around / "en" / "one.txt").write_text("The lamp of Tarn is lit.")
    with pytest.raises(UsageError, match=r"twice|in common"):
        match_folders(around, around / inner)
