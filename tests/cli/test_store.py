"""Commands on the library."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from align import cli
from align import review as rv
from align.aligner.gold import read_gold
from align.alignment import Bead
from align.checks.profile import Ignore, read
from align.store import Store


def sverka(*args: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(arg) for arg in args], input=text)


@pytest.fixture
def library(tmp_path, harbour, monkeypatch) -> Path:
    """A library of one document."""
    path = tmp_path / "library.sqlite"
    store = Store.open(path)
    number = store.add(harbour, "harbour", "ann")
    store.apply(number, rv.Edit(1, "New harbour"), "ann", 0)
    store.close()
    monkeypatch.setenv("SVERKA_LIBRARY", str(path))
    return path


def test_a_pair_is_kept_listed_and_exported(tmp_path):
    en, ru = tmp_path / "en.txt", tmp_path / "ru.txt"
    en.write_text("The harbour opened.\n\nThe lamps burn all night.\n", encoding="utf-8")
    ru.write_text("Гавань открылась.\n\nФонари горят всю ночь.\n", encoding="utf-8")
    chosen = ("--library", tmp_path / "mine.sqlite")
    kept = sverka("pair", en, ru, "--method", "length", "--keep", "lamps", *chosen)
    assert (kept.exit_code, kept.stdout) == (0, "")
    assert "lamps" in sverka("library", "list", *chosen).stdout
    assert "Фонари" in sverka("export", "1", *chosen).stdout


def test_a_name_that_is_taken_is_refused_before_anything_is_aligned(library):
    refused = sverka("pair", "nowhere.txt", "ru.txt", "--keep", "harbour")
    assert refused.exit_code == 2
    assert "document 1 already has the name harbour" in refused.stderr
    assert "sverka library renew 1" in refused.stderr


def test_the_list_counts_judged_translations_and_good_ones_are_exported(library, tmp_path):
    store = Store.open(library)
    for row, rendering in ((12, "good"), (13, "work")):
        store.apply(1, rv.Judge((row,), rendering), "ann", store.review(1).seq)
    store.close()
    assert "doubtful, 1 good, 1 need work  harbour" in sverka("library", "list").stdout
    path = tmp_path / "good.tsv"
    assert sverka("export", "1", "--good", "-o", path).exit_code == 0
    pairs = [line.split("\t")[-2:] for line in path.read_text("utf-8").splitlines()[1:]]
    assert [pair for pair in pairs if all(pair)] == [["The lamps burn.", "Фонари горят."]]


def test_a_translation_memory_is_kept_as_well(tmp_path, harbour):
    from align import formats

    memory = formats.export(harbour, tmp_path / "memory.tmx")
    chosen = ("--library", tmp_path / "mine.sqlite")
    assert sverka("import", memory, "--keep", "memory", *chosen).exit_code == 0
    assert Store.open(chosen[1]).library()[0].name == "memory"


def test_an_export_says_that_the_looks_of_a_word_file_are_not_kept(tmp_path, harbour):
    word = replace(harbour, tgt=replace(harbour.tgt, source="lamp.docx"))
    Store.open(tmp_path / "mine.sqlite").add(word, "Word")
    chosen = ("export", "1", "--library", tmp_path / "mine.sqlite")
    told = sverka(*chosen, "-o", tmp_path / "out.docx").stderr
    assert "has the headings of lamp.docx, but not its italics" in told
    assert "italics" not in sverka(*chosen, "-o", tmp_path / "out.tmx").stderr


def test_an_export_tells_how_probable_what_slid_along_is(library):
    store = Store.open(library)
    store.apply(1, rv.Shift("tgt", 12, 1), "ann", 1)
    store.close()
    beads = [json.loads(line) for line in sverka("export", "1").stdout.splitlines()]
    slid = [bead["probability"] for bead in beads if bead["src"] and bead["tgt"]][1:]
    assert slid
    assert max(slid) < 0.5
    assert not any(row.weighed for row in Store.open(library).review(1).rows[2:])


def test_an_export_carries_what_was_edited(library, tmp_path):
    out = tmp_path / "out.tmx"
    assert sverka("export", "1", "-o", out).exit_code == 0
    assert "New harbour" in out.read_text("utf-8")


def test_history_says_who_did_what(library):
    line = sverka("library", "history", "1").stdout
    assert "ann" in line
    assert "edit" in line


def test_what_is_open_is_aligned_anew_as_one_change(library, harbour):
    merged = (Bead((0, 1, 2, 3, 4), (0, 1, 2, 3, 4), 0.1),)
    number = Store.open(library).add(replace(harbour, beads=merged), "merged")
    assert sverka("library", "realign", number, "--method", "length").exit_code == 0
    assert "relink" in sverka("library", "history", number).stdout


def test_a_decided_document_is_gold_that_the_aligner_is_measured_on(library, tmp_path):
    assert "5 of 5 beads are still open" in sverka("library", "gold", "1").stderr
    store = Store.open(library)
    store.apply(1, rv.Accept(tuple(row.id for row in store.review(1).rows)), "ann", 1)
    out = tmp_path / "gold.jsonl"
    out.write_bytes(sverka("library", "gold", "1").stdout_bytes)
    (document,) = read_gold(out)
    assert document.gold == tuple(((i,), (i,)) for i in range(5))
    assert document.src[0] == "New harbour"


def test_no_text_steers_the_terminal(library):
    sverka("library", "rename", "1", "quay\x1b[31m\nlamps")
    assert sverka("library", "list").stdout.endswith("quay [31m lamps\n")


def test_decisions_are_printed_row_by_row(library):
    first, *others = map(json.loads, sverka("library", "decisions", "1").stdout.splitlines())
    assert first["src"] == [{"text": "New harbour", "loaded": "Old harbour"}]
    assert [row["number"] for row in others] == [2, 3, 4, 5]


def test_a_document_is_renamed_and_removed(library):
    sverka("library", "rename", "1", "quay")
    assert "quay" in sverka("library", "list").stdout
    refused = sverka("library", "remove", "1", text="n\n")
    assert refused.exit_code == 1
    assert "nothing was removed" in refused.stderr
    assert "quay" in sverka("library", "list").stdout
    assert sverka("library", "remove", "1", "--yes").exit_code == 0
    assert sverka("library", "list").stdout == ""


def test_a_document_is_not_given_the_name_of_another(library, harbour):
    store = Store.open(library)
    store.add(harbour, "quay", "ann")
    store.close()
    refused = sverka("library", "rename", "2", " harbour ")
    assert refused.exit_code == 2
    assert "document 1 already has the name harbour. Choose another name" in refused.stderr
    assert sverka("library", "rename", "1", "harbour").exit_code == 0


def test_a_backup_brings_back_what_was_removed(library, tmp_path):
    safe = tmp_path / "safe.sqlite"
    assert sverka("library", "backup", safe).exit_code == 0
    sverka("library", "remove", "1", "--yes")
    assert sverka("library", "restore", safe, "--yes").exit_code == 0
    assert "harbour" in sverka("library", "list").stdout


def test_a_wrong_backup_is_refused_before_the_question(library, tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("Nothing of a library. " * 99, encoding="utf-8")
    for wrong in (tmp_path / "none.sqlite", text, library):
        refused = sverka("library", "restore", wrong, text="n\n")
        assert refused.exit_code == 2
        assert "Replace everything" not in refused.stderr


def test_a_sound_library_passes_the_check(library):
    assert sverka("library", "check").exit_code == 0


def test_roles_are_set_shown_and_forgotten(library):
    assert "can only read" in sverka("library", "role", "ann", "editor").stderr
    assert sverka("library", "role").stdout == "ann  editor\n"
    assert "can only read" not in sverka("library", "role", "eve", "reader").stderr
    sverka("library", "role", "eve", "none")
    assert sverka("library", "role", "bob").stdout == "bob  reader\n"
    sverka("library", "role", "ann", "none")
    assert sverka("library", "role").stdout == ""


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["export", "9"], "no document 9"),
        (["library", "history", "9"], "no document 9"),
        (["library", "restore", "nowhere.sqlite", "--yes"], "no such file"),
    ],
)
def test_what_is_not_there_is_refused_in_one_line(library, args, why):
    result = sverka(*args)
    assert result.exit_code == 2
    assert why in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_missing_library_is_not_made_by_looking_at_it(tmp_path):
    path = tmp_path / "none.sqlite"
    assert "no library yet" in sverka("library", "list", "--library", path).stderr
    assert not path.exists()


def test_rules_are_listed_with_who_made_and_who_removed_them(library):
    store = Store.open(library)
    number = store.checking.ignore(Ignore("a set phrase", "number", "^24$"), "ann")
    assert "number  ^24$  a set phrase  ann" in sverka("library", "rules").output
    assert sverka("library", "rules", "--remove", number).exit_code == 0
    assert store.checking.rules() == ()
    assert "removed: " in sverka("library", "rules").output


def test_rules_of_a_document_are_listed_with_it(library):
    Store.open(library).checking.ignore(Ignore("a set phrase", "number"), "ann", 1)
    assert sverka("library", "rules").stdout == ""
    assert "a set phrase" in sverka("library", "rules", "--document", 1).output


def test_how_the_library_is_checked_is_printed_as_a_profile(library):
    checking = Store.open(library).checking
    checking.set_severity("spaces", "off", "ann")
    checking.ignore(Ignore("a set phrase", "number", "^24$"), "ann")
    printed = sverka("library", "profile").output
    assert read(printed, "")["standard"] == checking.control().profile


class TestTaking:
    """``sverka take``: files that other people edited."""

    @pytest.fixture
    def edited(self, library, tmp_path) -> Path:
        """The document as XLIFF, in which somebody has changed one translation."""
        path = tmp_path / "edited.xlf"
        assert sverka("export", "1", "-o", path).exit_code == 0
        text = path.read_text("utf-8")
        assert "Пришли 14 экипажей." in text
        path.write_text(text.replace("Пришли 14", "Пришли 15"), "utf-8")
        return path

    def test_every_difference_is_shown_and_then_taken(self, library, edited):
        done = sverka("take", edited, "--yes")
        assert (done.exit_code, done.stdout.splitlines()) == (
            0,
            ["3: text", "    - Пришли 14 экипажей.", "    + Пришли 15 экипажей."],
        )
        assert "taken into document 1: 1 text" in done.stderr
        assert Store.open(library).review(1).cell(8).text == "Пришли 15 экипажей."
        assert f"take back: {edited}" in sverka("library", "history", "1").stdout

    def test_nothing_is_written_before_it_is_accepted(self, library, edited):
        done = sverka("take", edited, text="n\n")
        assert done.exit_code == 1
        assert Store.open(library).review(1).cell(8).text == "Пришли 14 экипажей."

    def test_what_both_sides_changed_is_left_unless_asked_for(self, library, edited):
        store = Store.open(library)
        store.apply(1, rv.Edit(8, "Пришли все."), "ann", 1)
        refused = sverka("take", edited, "--yes")
        assert refused.exit_code == 1
        assert "NOT TAKEN: here, it was changed, too" in refused.stdout
        assert sverka("take", edited, "--yes", "--theirs").exit_code == 0
        assert store.review(1).cell(8).text == "Пришли 15 экипажей."

    def test_a_file_with_nothing_new_is_said(self, library, edited):
        sverka("take", edited, "--yes")
        assert "the file has nothing new" in sverka("take", edited, "--yes").stderr

    def test_a_file_of_another_document_is_refused(self, library, edited, harbour):
        Store.open(library).add(harbour, "other", "ann")
        done = sverka("take", edited, "--document", 2)
        assert (done.exit_code, "another document" in done.stderr) == (2, True)
        Store.open(library).remove(1, "ann")
        assert sverka("take", edited).exit_code == 2


def test_an_imported_xliff_file_goes_out_as_itself(tmp_path, harbour, monkeypatch):
    from align import formats

    monkeypatch.setenv("SVERKA_LIBRARY", str(tmp_path / "mine.sqlite"))
    memory = formats.export(harbour, tmp_path / "memory.xlf")
    assert sverka("import", memory, "--keep", "memory").exit_code == 0
    out = tmp_path / "out.xlf"
    assert sverka("export", "1", "--original", "-o", out).exit_code == 0
    assert out.read_bytes() == memory.read_bytes()


def test_a_document_without_its_file_cannot_go_out_as_itself(library):
    done = sverka("export", "1", "--original")
    assert (done.exit_code, "does not have the file" in done.stderr) == (2, True)
