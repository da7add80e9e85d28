"""Defaults of options from a file."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from align.cli.everywhere import prepare
from align.cli.telling import leave_doubt, tell

LINES = {"en": "It rained.\nNobody left.\n", "ru": "Шёл дождь.\nНикто не ушёл.\n"}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """The folder where the command runs, with two texts; the user has no settings elsewhere."""
    for lang, lines in LINES.items():
        (tmp_path / f"rain.{lang}").write_text(lines, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SVERKA_SETTINGS", raising=False)
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "own")
    return tmp_path


def write(folder, text):
    folder.joinpath("sverka.toml").write_text(text, encoding="utf-8")


def sentences(sverka, *options):
    return sverka("sentences", "rain.en", "rain.ru", "--method", "length", *options)


def test_an_option_at_the_top_is_for_every_command_that_has_it(sverka, folder):
    write(folder, 'output = "rain.tmx"\n')
    assert not sentences(sverka).stdout
    assert (folder / "rain.tmx").exists()


def test_an_option_of_a_command_is_for_this_command(sverka, folder):
    write(folder, '[sentences]\noutput = "one.tmx"\n[pair]\noutput = "two.tmx"\n')
    sentences(sverka)
    assert (folder / "one.tmx").exists()


def test_an_option_of_a_command_wins_over_the_same_at_the_top(sverka, folder):
    write(folder, 'output = "two.tmx"\n[sentences]\noutput = "one.tmx"\n')
    sentences(sverka)
    assert (folder / "one.tmx").exists()


def test_what_is_typed_wins_over_the_file(sverka, folder):
    write(folder, 'output = "two.tmx"\n')
    sentences(sverka, "-o", "typed.tmx")
    assert (folder / "typed.tmx").exists()
    assert not (folder / "two.tmx").exists()


def test_the_command_says_which_options_come_from_the_file(sverka, folder):
    write(folder, 'src-lang = "en-GB"\nmethod = "length"\n')
    assert sentences(sverka).stderr.splitlines()[0] == "from sverka.toml: --src-lang"


def test_commands_below_a_command_have_tables_of_their_own(sverka, folder):
    write(folder, '[library.history]\nlibrary = "none.sqlite"\n')
    assert "none.sqlite" in sverka("library", "history", 1).stderr


def test_an_option_may_have_the_name_of_a_command(sverka, folder):
    write(folder, 'library = "none.sqlite"\n')
    assert "none.sqlite" in sverka("library", "list").stderr


def test_the_example_of_the_manual_is_valid(sverka, folder):
    manual = Path(__file__).parents[2] / "docs" / "commands.md"
    write(folder, manual.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0])
    for command in (("check", "-h"), ("library", "realign", "-h"), ("pair", "-h")):
        assert sverka(*command).exit_code == 0


def test_an_option_that_can_be_repeated_takes_one_value_or_a_list(sverka, folder):
    write(folder, '[pair]\noutput = ["a.tmx", "b.csv"]\nmethod = "length"\n')
    sverka("pair", "rain.en", "rain.ru", "--src-lang", "en", "--tgt-lang", "ru")
    assert (folder / "a.tmx").exists()
    assert (folder / "b.csv").exists()


def test_the_users_own_file_counts_where_the_folder_has_none(sverka, folder):
    (folder / "own").mkdir()
    (folder / "own" / "sverka.toml").write_text('output = "own.tmx"\n', encoding="utf-8")
    sentences(sverka)
    assert (folder / "own.tmx").exists()


def test_a_variable_names_another_file(sverka, folder, monkeypatch):
    (folder / "other.toml").write_text('output = "other.tmx"\n', encoding="utf-8")
    monkeypatch.setenv("SVERKA_SETTINGS", "other.toml")
    sentences(sverka)
    assert (folder / "other.tmx").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('metod = "length"', "'metod'. Did you mean method?"),
        ('[sentence]\nmethod = "length"', "'sentence'. Did you mean sentences?"),
        ('[sentences]\nmetod = "length"', "'metod'. Did you mean method?"),
        ("[sentences]\nrepair = 1", "repair must be true or false"),
        ("[sentences]\nencoding = true", "encoding must be a list"),
        ("[sentences]\nmethod = ['length']", "method must be a text or a number"),
        ("[library]\nhistory = 1", "history must be a table"),
        ("[sentences", "not valid TOML"),
    ],
)
def test_a_faulty_file_is_refused(sverka, folder, text, said):
    write(folder, text + "\n")
    result = sverka("library", "list") if "library" in text else sentences(sverka)
    assert result.exit_code == 2
    assert "sverka.toml" in result.stderr
    assert said in result.stderr


def test_a_value_that_does_not_fit_names_the_file(sverka, folder):
    write(folder, '[search]\nlimit = "many"\n')
    assert sverka("search", "rain").stderr.endswith("See sverka.toml\n")


@pytest.mark.parametrize(
    "text", ['[check]\nlanguagetool = "http://127.0.0.1:9"', "[library.remove]\nyes = true"]
)
def test_a_file_can_neither_send_texts_away_nor_say_yes(sverka, folder, text):
    write(folder, text + "\n")
    result = sverka("check", "rain.en") if "check" in text else sverka("library", "remove", 1)
    assert "cannot be set in a file" in result.stderr


def test_help_shows_the_defaults_of_the_file(sverka, folder):
    write(folder, "[search]\nlimit = 7\n")
    assert "default: 7" in " ".join(sverka("search", "-h").stdout.split())


def test_a_quiet_command_prints_no_notes(sverka):
    result = sentences(sverka, "--quiet")
    assert [json.loads(line)["src"] for line in result.stdout.splitlines()] == [[0], [1]]
    assert not result.stderr


def test_a_quiet_command_still_prints_warnings():
    @click.command()
    def doubtful():
        tell(["two lamps"])
        leave_doubt(["one lamp is out"])

    result = CliRunner().invoke(prepare(doubtful), ["-q"])
    assert (result.exit_code, result.stderr) == (1, "warning: one lamp is out\n")


def test_the_command_after_a_quiet_one_is_not_quiet(sverka):
    sentences(sverka, "-q")
    assert sentences(sverka).stderr


def test_the_shell_completes_the_names_of_files(sverka, monkeypatch):
    monkeypatch.setenv("_SVERKA_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "sverka pair ra")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert sverka().stdout == "file,ra\n"
