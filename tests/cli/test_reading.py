"""Options that say how texts are read, on every command that reads texts."""

import json

import pytest

from align.cli import main

EN = "The lamp on the quay was lit at nine. Olva counted 14 boats. Nobody left before dawn.\n"
RU = "Фонарь на причале зажгли в девять. Ольва насчитала 14 лодок. До рассвета никто не ушёл.\n"
ALL = {"encoding", "repair", "keep_segments", "code", "abbreviations"}
#: What would have no effect on a command: it splits nothing, or reads no markup.
READS = {
    "pair": ALL,
    "explain": ALL,
    "diagnose": ALL,
    "check": ALL,
    "view": ALL,
    "sentences": {"encoding", "repair"},
    "match": {"encoding", "repair", "code"},
    "learn": {"encoding", "repair"},
    "fetch": {"encoding", "repair", "abbreviations"},
    "import": {"encoding", "repair", "abbreviations"},
}
MEMORY = "en\tru\nThe lamp is lit. It burns.\tЛампа зажжена. Она горит.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "en.txt").write_text(EN, "utf-8")
    (tmp_path / "ru.txt").write_text(RU, "utf-8")
    (tmp_path / "old.txt").write_text(RU.replace(". ", ".\n"), "koi8-r")
    (tmp_path / "lines.txt").write_text(EN.replace(". ", ".\n"), "utf-8")
    (tmp_path / "pair.tsv").write_text(MEMORY, "utf-8")
    return tmp_path


@pytest.mark.parametrize(("name", "options"), READS.items())
def test_a_command_takes_the_reading_options_that_it_can_use(name, options):
    taken = {one.name for one in main.get_command(None, name).params}
    assert taken & ALL == options


def texts(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


class TestEncoding:
    def test_sentences_are_read_in_the_stated_encoding(self, folder, sverka):
        result = sverka("sentences", "lines.txt", "old.txt", "--encoding", "koi8-r")
        assert result.exit_code == 0, result.stderr
        assert len(texts(result)) == 3

    def test_sentences_in_a_wrong_encoding_are_refused(self, folder, sverka):
        result = sverka("sentences", "lines.txt", "old.txt", "--encoding", "cp932")
        assert result.exit_code == 2
        assert "is not valid cp932" in result.stderr

    def test_a_single_file_has_one_encoding(self, folder, sverka):
        result = sverka("import", "pair.tsv", "--encoding", "cp1251", "--encoding", "koi8-r")
        assert result.exit_code == 2
        assert "--encoding can be given only once" in result.stderr

    def test_folders_to_match_have_encodings_of_their_own(self, folder, sverka):
        for side, text, code in (("a", EN, "utf-8"), ("b", RU, "koi8-r")):
            (folder / side).mkdir()
            (folder / side / "lamp.txt").write_text(text * 3, code)
        result = sverka("match", "a", "b", "--encoding", "utf-8", "--encoding", "koi8-r")
        assert result.exit_code == 0, result.stderr
        assert texts(result)[0]["tgt"] == "b/lamp.txt"

    def test_a_file_that_states_its_own_is_reported(self, folder, sverka):
        (folder / "ru.rtf").write_text(r"{\rtf1 " + "".join(f"\\u{ord(c)}?" for c in RU) + "}")
        result = sverka("pair", "en.txt", "ru.rtf", "--encoding", "koi8-r")
        assert "states its own encoding, so --encoding was ignored" in result.stderr


class TestRepair:
    @pytest.fixture
    def damaged(self, folder):
        misread = "".join(f"{line}\n".encode().decode("cp1251") for line in RU.split(". "))
        (folder / "misread.txt").write_text(misread, "utf-8")

    def test_damaged_sentences_are_reported(self, damaged, sverka):
        result = sverka("sentences", "lines.txt", "misread.txt")
        assert "misread.txt: passages look damaged" in result.stderr

    def test_damaged_sentences_are_repaired(self, damaged, sverka):
        result = sverka("sentences", "lines.txt", "misread.txt", "--repair")
        assert "misread.txt: damaged passages were repaired: 3" in result.stderr

    def test_notes_on_the_files_of_a_folder_are_printed(self, damaged, folder, sverka):
        for side, name in (("a", "lines.txt"), ("b", "misread.txt")):
            (folder / side).mkdir()
            (folder / name).rename(folder / side / "lamp.txt")
        assert "b/lamp.txt: passages look damaged" in sverka("match", "a", "b").stderr


class TestOptionsWithoutEffect:
    def test_a_method_that_does_not_use_a_lexicon_or_an_encoder(self, folder, sverka):
        for method, option in (("length", "--lexicon"), ("anchor", "--encoder")):
            for command in ("pair", "explain", "diagnose", "sentences"):
                result = sverka(command, "en.txt", "ru.txt", "--method", method, option, "x")
                assert result.exit_code == 2
                assert f"{option} has no effect, because the method {method}" in result.stderr

    @pytest.mark.parametrize("command", ["pair", "check"])
    def test_options_for_aligning_a_file_with_both_sides(self, folder, sverka, command):
        (folder / "own.txt").write_text("approx.\n")
        options = "--method", "semantic", "--abbreviations", "own.txt", "--code"
        result = sverka(command, "pair.tsv", *options)
        assert result.exit_code == 0, result.stderr
        named = "--code, --abbreviations, --method"
        assert f"ignored, because the file is already aligned: {named}\n" in (result.stderr)

    def test_nothing_is_reported_without_such_options(self, folder, sverka):
        assert "ignored" not in sverka("pair", "pair.tsv", "--repair").stderr

    def test_options_for_reading_a_document_of_the_library(self, folder, sverka):
        result = sverka("check", "--document", 1, "--library", "no.sqlite", "--keep-segments")
        assert result.exit_code == 2
        assert "no effect with --document, which is already aligned: --keep-segments" in (
            result.stderr
        )

    def test_options_for_texts_that_the_desk_is_not_given(self, sverka):
        result = sverka("view", "--src-lang", "en", "--encoding", "cp1251")
        assert result.exit_code == 2
        assert "no effect without --src and --tgt: --src-lang, --encoding" in result.stderr

    def test_a_library_that_nothing_is_learnt_from(self, folder, sverka):
        result = sverka("learn", "pair.tsv", "-o", "own.tsv", "--library", "x.sqlite")
        assert result.exit_code == 2
        assert "--library has no effect without --reviewed" in result.stderr

    def test_code_in_a_file_without_markup(self, folder, sverka):
        result = sverka("pair", "en.txt", "ru.txt", "--code")
        assert "--code has no effect on a file of this kind (plain text)" in result.stderr
