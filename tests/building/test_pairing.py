"""Which files belong together."""

import json
import os
from unicodedata import normalize

import pytest

from align import LoadError, UsageError
from align.building.pairing import COLUMNS, Left, by_name, clean, of_table, with_metadata


def make(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.", encoding="utf-8")
    return folder


class TestByName:
    def test_the_same_path_is_a_pair(self, folders):
        found = by_name(*folders)
        assert [pair.name for pair in found.pairs] == ["deep/mill", "mill", "zeal"]
        assert found.left == ()

    def test_the_extension_may_differ(self, tmp_path):
        src, tgt = make(tmp_path / "a", "one.html"), make(tmp_path / "b", "one.docx")
        assert [pair.name for pair in by_name(src, tgt).pairs] == ["one"]

    def test_a_language_at_the_end_of_all_names_does_not_count(self, tmp_path):
        src = make(tmp_path / "a", "one.en.txt", "two.en.txt")
        tgt = make(tmp_path / "b", "one_ru-RU.txt", "two_ru-RU.txt")
        assert [pair.name for pair in by_name(src, tgt).pairs] == ["one", "two"]

    def test_an_end_of_one_name_that_looks_like_a_language_counts(self, tmp_path):
        src = make(tmp_path / "a", "check-in.txt", "check-out.txt")
        tgt = make(tmp_path / "b", "check-in.txt", "check-out.txt")
        assert [pair.name for pair in by_name(src, tgt).pairs] == ["check-in", "check-out"]

    def test_a_file_without_a_twin_is_left(self, folders):
        extra = make(folders[1], "extra.txt") / "extra.txt"
        assert by_name(*folders).left == (
            Left(str(extra), "no file with this name on the other side", "tgt"),
        )

    def test_of_several_files_with_one_name_those_of_one_kind_are_pairs(self, tmp_path):
        src, tgt = make(tmp_path / "a", "one.txt", "one.md"), make(tmp_path / "b", "one.txt")
        found = by_name(src, tgt)
        assert [pair.name for pair in found.pairs] == ["one.txt"]
        assert found.left == (Left(str(src / "one.md"), "several files have this name"),)

    def test_letters_of_two_characters_are_the_same_letters(self, tmp_path):
        """As macOS writes й in the names of files."""
        src = make(tmp_path / "a", "май.txt")
        tgt = make(tmp_path / "b", normalize("NFD", "май.txt"))
        found = by_name(src, tgt)
        assert ([pair.name for pair in found.pairs], found.left) == (["май"], ())

    @pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
    def test_linked_folders_are_read(self, folders):
        (folders[0] / "deep").rename(folders[0].parent / "elsewhere")
        (folders[0] / "deep").symlink_to(folders[0].parent / "elsewhere")
        assert [pair.name for pair in by_name(*folders).pairs] == ["deep/mill", "mill", "zeal"]

    @pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
    def test_a_link_to_a_folder_above_adds_nothing(self, folders):
        (folders[0] / "deep" / "again").symlink_to(folders[0])
        found = by_name(*folders)
        assert [pair.name for pair in found.pairs] == ["deep/mill", "mill", "zeal"]
        assert found.left == ()

    def test_a_missing_folder_is_an_error(self, tmp_path):
        with pytest.raises(LoadError, match="this is not a folder"):
            by_name(tmp_path / "nothing", tmp_path)


class TestOfTable:
    def test_columns_that_we_do_not_know_are_metadata(self, folders, tmp_path):
        table = tmp_path / "pairs.tsv"
        table.write_text("src\ttgt\tauthor\tyear\nen/mill.txt\tru/mill.txt\tA. Orlen\t1931\n")
        (pair,) = of_table(table).pairs
        assert (pair.name, pair.metadata) == ("mill", (("author", "A. Orlen"), ("year", "1931")))

    def test_paths_are_relative_to_the_table(self, folders, tmp_path):
        table = tmp_path / "pairs.csv"
        table.write_text("src,tgt\nen/mill.txt,ru/mill.txt\n")
        assert of_table(table).pairs[0].src == str(folders[0] / "mill.txt")

    @pytest.mark.parametrize(
        ("between", "encoding"), [(",", "utf-8-sig"), (";", "utf-8-sig"), ("\t", "utf-16")]
    )
    def test_tables_as_spreadsheets_write_them_are_read(self, folders, tmp_path, between, encoding):
        table = tmp_path / "pairs.csv"
        lines = (("src", "tgt", "жанр"), ("en/mill.txt", "ru/mill.txt", "очерк"))
        table.write_text("\n".join(between.join(line) for line in lines), encoding=encoding)
        assert of_table(table).pairs[0].metadata == (("жанр", "очерк"),)

    def test_rows_with_one_side_are_left(self, folders, tmp_path):
        table = tmp_path / "found.jsonl"
        rows = [
            {"src": "en/mill.txt", "tgt": "ru/mill.txt", "score": 0.9, "note": None},
            {"src": "en/zeal.txt", "tgt": None, "score": 0.1, "note": "unpaired"},
        ]
        table.write_text("".join(json.dumps(row) + "\n" for row in rows))
        found = of_table(table)
        assert found.left == (Left("en/zeal.txt", "unpaired"),)
        assert found.pairs[0].metadata == ()

    def test_a_note_of_a_person_is_metadata(self, folders, tmp_path):
        table = tmp_path / "pairs.csv"
        table.write_text("src,tgt,note\nen/mill.txt,ru/mill.txt,read by Orla\n")
        assert of_table(table).pairs[0].metadata == (("note", "read by Orla"),)

    def test_the_table_of_a_build_gives_its_metadata_back(self, folders, tmp_path):
        table = tmp_path / "manifest.tsv"
        row = dict.fromkeys(COLUMNS, "7") | {"src_lang": "en", "tgt_lang": "ru"}
        row |= {"src": "en/mill.txt", "tgt": "ru/mill.txt", "meta_notes": "ours", "genre": "tale"}
        table.write_text("\t".join(row) + "\n" + "\t".join(row.values()) + "\n")
        assert of_table(table).pairs[0].metadata == (("notes", "ours"), ("genre", "tale"))

    def test_two_pairs_never_share_a_name(self, folders, tmp_path):
        table = tmp_path / "pairs.csv"
        table.write_text("src,tgt\nen/mill.txt,ru/mill.txt\nen/deep/mill.txt,ru/deep/mill.txt\n")
        assert [pair.name for pair in of_table(table).pairs] == ["mill", "mill-2"]

    def test_a_pair_that_stands_twice_is_one_pair(self, folders, tmp_path):
        table = tmp_path / "pairs.csv"
        row = "en/mill.txt,ru/mill.txt\n"
        table.write_text(f"src,tgt\n{row}en/zeal.txt,ru/zeal.txt\n{row}en/../{row}")
        found = of_table(table)
        assert [pair.name for pair in found.pairs] == ["mill", "zeal"]
        assert found.twice == (3, 4)

    def test_one_file_in_two_languages_may_stand_twice(self, folders, tmp_path):
        table = tmp_path / "pairs.csv"
        row = "en/mill.txt,ru/mill.txt,en"
        table.write_text(f"src,tgt,src_lang,tgt_lang\n{row},ru\n{row},uk\n")
        assert [pair.tgt_lang for pair in of_table(table).pairs] == ["ru", "uk"]

    @pytest.mark.parametrize("name", ["m", "M"])
    def test_a_name_given_twice_is_refused(self, folders, tmp_path, name):
        table = tmp_path / "pairs.csv"
        rows = (f"{name},en/{text}.txt,ru/{text}.txt\n" for text in ("mill", "zeal"))
        table.write_text(f"name,src,tgt\n{''.join(rows)}")
        with pytest.raises(UsageError, match=f"row 2: the name '{name}' stands twice"):
            of_table(table)

    def test_a_missing_column_is_named(self, tmp_path):
        table = tmp_path / "pairs.csv"
        table.write_text("source,target\na,b\n")
        with pytest.raises(LoadError, match="the column src is missing"):
            of_table(table)

    @pytest.mark.parametrize("text", ["{", "[1]", '"a"'])
    def test_damaged_lines_are_an_error(self, tmp_path, text):
        table = tmp_path / "pairs.jsonl"
        table.write_text(text)
        with pytest.raises(LoadError, match="this table cannot be read"):
            of_table(table)

    def test_a_table_without_pairs_is_refused(self, tmp_path):
        table = tmp_path / "pairs.csv"
        table.write_text("src,tgt\n")
        with pytest.raises(UsageError, match="contains no pair"):
            of_table(table)


class TestMetadata:
    def test_it_is_found_by_the_name_of_the_pair_or_of_a_file(self, folders, tmp_path):
        table = tmp_path / "meta.tsv"
        table.write_text("file\tyear\ndeep/mill\t1931\nzeal.txt\t1932\nnobody\t1933\n")
        found, strange = with_metadata(by_name(*folders), table)
        assert strange.unknown == ("nobody",)
        assert [dict(pair.metadata) for pair in found.pairs] == [
            {"year": "1931"},
            {},
            {"year": "1932"},
        ]

    def test_an_empty_row_is_of_no_pair(self, folders, tmp_path):
        table = tmp_path / "meta.jsonl"
        table.write_text('{}\n{"file": "zeal.txt", "year": "1932"}\n')
        found, strange = with_metadata(by_name(*folders), table)
        assert strange.unknown == ("",)
        assert dict(found.pairs[2].metadata) == {"year": "1932"}

    def test_rows_that_contradict_an_earlier_one_are_named(self, folders, tmp_path):
        table = tmp_path / "meta.tsv"
        rows = "zeal\t1932\tOrlen", "zeal.txt\t1932\t", "zeal\tabout 1930\t"
        table.write_text("\n".join(["file\tyear\tby", *rows]))
        found, strange = with_metadata(by_name(*folders), table)
        assert strange.clashing == ("zeal",)
        assert dict(found.pairs[2].metadata) == {"year": "about 1930", "by": "Orlen"}

    def test_a_cell_outside_all_columns_is_refused(self, folders, tmp_path):
        table = tmp_path / "meta.csv"
        table.write_text("file,author,year\nzeal,Orlen, A.,1932\n")
        with pytest.raises(UsageError, match="line 2 has more cells"):
            with_metadata(by_name(*folders), table)

    def test_empty_cells_outside_all_columns_are_none(self, folders, tmp_path):
        table = tmp_path / "meta.csv"
        table.write_text("file,year,,\nzeal,1932,,,,\n")
        found, _ = with_metadata(by_name(*folders), table)
        assert dict(found.pairs[2].metadata) == {"year": "1932"}

    def test_two_columns_of_one_name_are_refused(self, folders, tmp_path):
        table = tmp_path / "meta.csv"
        table.write_text("file,year,year\nzeal,1932,1933\n")
        with pytest.raises(UsageError, match="two columns are called 'year'"):
            with_metadata(by_name(*folders), table)


@pytest.mark.parametrize(
    ("name", "safe"), [("../../etc/x", "etc/x"), ("a:b", "a_b"), ("..", "_"), ("/a//b/", "a/b")]
)
def test_a_name_stays_in_its_folder(name, safe):
    assert clean(name) == safe
