"""A command says on standard error what is wrong with its result, and its exit code tells."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from align import cli
from align.cli.common import unknown

ROOT = Path(__file__).resolve().parents[2]
EN = "The lamp on the quay was lit at nine. Olva Brenn counted 14 boats. Nobody left before dawn.\n"
RU = (
    "Фонарь на причале зажгли в девять. Ольва Бренн насчитала 14 лодок. "
    "До рассвета никто не ушёл.\n"
)
SAMPLES = "en/sluice-news-conference.txt", "ru/lighthouse-interview.txt"
OTHER = (
    "Рецепт пирога прост: мука, масло и соль. Тесто должно отдохнуть. Сыр кладут в самом конце. "
    "Печь надо разогреть заранее. Подавайте с чаем.\n"
)
TMX = (
    '<tmx version="1.4"><header srclang="en" segtype="sentence" creationtool="x" '
    'creationtoolversion="1" adminlang="en" datatype="plaintext" o-tmf="x"/><body>'
    '<tu><tuv xml:lang="en"><seg>The lamp on the quay was lit.</seg></tuv></tu>'
    '<tu><tuv xml:lang="ru"><seg>Фонарь на причале зажгли.</seg></tuv></tu></body></tmx>'
)


def sverka(*args: str | Path | int, text: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(arg) for arg in args], input=text)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("en.txt", EN), ("ru.txt", RU), ("other.txt", OTHER), ("half.tmx", TMX)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SVERKA_LIBRARY", str(tmp_path / "library.sqlite"))
    return tmp_path


@pytest.fixture
def kept(folder: Path) -> Path:
    assert sverka("pair", "en.txt", "ru.txt", "--keep", "Quay").exit_code == 0
    return folder


class TestDoubtfulResults:
    @pytest.mark.parametrize("method", ["semantic", "anchor"])
    def test_texts_that_do_not_belong_together(self, folder: Path, method: str) -> None:
        texts = (ROOT / "corpora" / name for name in SAMPLES)
        result = sverka("pair", *texts, "-o", "wrong.tmx", "--method", method)
        assert result.exit_code == 1
        assert "warning: these may not be translations of each other: " in result.stderr
        assert "% of the sentences have no sure counterpart" in result.stderr

    def test_a_few_sentences_that_do_not_belong_together(self, folder: Path) -> None:
        assert sverka("pair", "en.txt", "other.txt").exit_code == 1

    def test_a_file_without_a_unit_is_named(self, folder: Path) -> None:
        result = sverka("import", "half.tmx", "-o", "out.tmx", "-o", "out.csv")
        assert result.exit_code == 1
        assert "warning: out.tmx contains no units" in result.stderr
        assert "out.csv holds" not in result.stderr

    def test_a_translation_is_no_doubt(self, folder: Path) -> None:
        result = sverka("pair", "en.txt", "ru.txt", "-o", "right.tmx")
        assert result.exit_code == 0
        assert "warning" not in result.stderr
        assert "written: right.tmx" in result.stderr

    def test_what_a_format_has_no_room_for_is_counted(self, folder: Path) -> None:
        Path("ru.txt").write_text(RU.partition(". ")[2], encoding="utf-8")
        result = sverka("pair", "en.txt", "ru.txt", "-o", "pair.tmx")
        assert "written: pair.tmx, without 1 of 3 beads, which have only one side" in result.stderr

    def test_ready_sentences_that_do_not_belong_together(self, folder: Path) -> None:
        for name in ("en", "other"):
            text = Path(f"{name}.txt").read_text(encoding="utf-8").replace(". ", ".\n")
            Path(f"{name}.lines").write_text(text, encoding="utf-8")
        result = sverka("sentences", "en.lines", "other.lines")
        assert result.exit_code == 1
        assert "may not be translations" in result.stderr
        assert all(json.loads(line) for line in result.stdout.splitlines())

    def test_a_check_says_it_and_keeps_its_own_exit_code(self, folder: Path) -> None:
        result = sverka("check", "en.txt", "other.txt", "--fail-on", "never")
        assert result.exit_code == 0
        assert "may not be translations" in result.stderr


class TestNotesOnLoading:
    """The language that was stated is not the one that the text seems to be in."""

    NOTE = "as the language, but the text looks like"

    @pytest.mark.parametrize("command", [("pair",), ("check", "--fail-on", "never"), ("explain",)])
    def test_every_command_that_loads_texts_tells_them(
        self, folder: Path, command: tuple[str, ...]
    ) -> None:
        result = sverka(*command, "en.txt", "ru.txt", "--src-lang", "ka")
        assert self.NOTE in result.stderr

    def test_so_does_learning_from_a_memory(self, folder: Path) -> None:
        more = '<tu><tuv xml:lang="de"><seg>Allein.</seg></tuv></tu></body>'
        Path("half.tmx").write_text(TMX.replace("</body>", more), encoding="utf-8")
        result = sverka("learn", "half.tmx", "--tgt-lang", "ru", "-o", "words.tsv")
        assert (
            "half.tmx: units without text in these languages (en, ru) were left out: 1 of 3"
            in result.stderr
        )


class TestLanguages:
    def test_auto_says_why_it_did_without_vectors(self, folder: Path) -> None:
        result = sverka("pair", "en.txt", "ru.txt", "--src-lang", "eng", "--tgt-lang", "tlh")
        assert "aligned by anchor in " in result.stderr
        assert ", because the encoder does not support Klingon" in result.stderr

    def test_languages_are_listed_with_commas(self) -> None:
        told = ", because the encoder does not support Greek, Hungarian or Ukrainian"
        assert unknown(["el", "hu", "uk"]) == told

    def test_a_method_that_was_asked_for_needs_no_reason(self, folder: Path) -> None:
        result = sverka("pair", "en.txt", "ru.txt", "--tgt-lang", "tlh", "--method", "anchor")
        assert "because" not in result.stderr

    @pytest.mark.parametrize("given", ["eng", "English", "en_GB", "english"])
    def test_codes_and_names_are_written_as_tags(self, folder: Path, given: str) -> None:
        result = sverka("pair", "en.txt", "ru.txt", "--src-lang", given, "--format", "tmx")
        assert 'srclang="en' in result.stdout
        assert "aligned by semantic" in result.stderr

    @pytest.mark.parametrize(
        "command",
        [
            ("pair", "en.txt", "ru.txt", "--src-lang"),
            ("sentences", "en.txt", "ru.txt", "--tgt-lang"),
            ("explain", "en.txt", "ru.txt", "--src-lang"),
            ("check", "en.txt", "ru.txt", "--src-lang"),
            ("import", "half.tmx", "--src-lang"),
            ("match", ".", ".", "--src-lang"),
            ("learn", "half.tmx", "-o", "x.tsv", "--src-lang"),
            ("view", "--src", "en.txt", "--tgt", "ru.txt", "--src-lang"),
            ("fetch", "en.txt", "--to"),
        ],
        ids=lambda command: command[0],
    )
    def test_every_command_refuses_an_unknown_one(self, folder: Path, command: list[str]) -> None:
        result = sverka(*command, "klingon")
        assert result.exit_code == 2
        assert "Did you mean tlh (Klingon)?" in result.stderr

    def test_gold_in_other_languages_than_stated_teaches_nothing(self, folder: Path) -> None:
        gold = ROOT / "corpora" / "gold" / "sluice-news-conference.jsonl"
        result = sverka("learn", gold, "-o", "x.tsv", "--src-lang", "de")
        assert result.exit_code == 2
        assert "this document is in en-GB and ru-RU" in result.stderr


class TestEmpty:
    @pytest.mark.parametrize(
        ("args", "what"),
        [
            (("pair", "en.txt", "ru.txt", "--keep", ""), "--keep"),
            (("pair", "en.txt", "ru.txt", "--keep="), "--keep"),
            (("pair", "en.txt", "ru.txt", "-o", ""), "-o"),
            (("pair", "en.txt", ""), "an argument"),
            (("search", ""), "an argument"),
            (("library", "rename", "1", ""), "an argument"),
            (("check", "en.txt", "ru.txt", "--glossary", ""), "--glossary"),
            (("pair", "en.txt", "ru.txt", "--src-lang", ""), "--src-lang"),
            (("fetch", "--list", ""), "--list"),
        ],
    )
    def test_an_argument_without_a_letter_is_refused(
        self, folder: Path, args: list[str], what: str
    ) -> None:
        result = sverka(*args)
        assert result.exit_code == 2
        assert f"sverka: {what} is empty. Is a variable not set?" in result.stderr

    def test_a_blank_name_is_refused_before_the_work(self, folder: Path) -> None:
        result = sverka("pair", "nowhere.txt", "ru.txt", "--keep", " ")
        assert "needs a name" in result.stderr

    def test_a_library_that_nothing_is_kept_in_is_refused(self, folder: Path) -> None:
        result = sverka("pair", "en.txt", "ru.txt", "--library", "x.sqlite")
        assert result.exit_code == 2
        assert "--library has no effect without --keep" in result.stderr

    def test_a_file_that_is_no_library_is_refused_before_the_work(self, folder: Path) -> None:
        result = sverka("pair", "nowhere.txt", "ru.txt", "--keep", "x", "--library", "en.txt")
        assert "not a Sverka library" in result.stderr


class TestLibrary:
    def test_nothing_found_is_said(self, kept: Path) -> None:
        result = sverka("search", "zebra")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "nothing found: zebra" in result.stderr

    @pytest.mark.parametrize("limit", [0, -1, "x"])
    @pytest.mark.parametrize("command", [("search", "lamp"), ("library", "history", "1")])
    def test_a_limit_is_at_least_one(self, kept: Path, command: list[str], limit: object) -> None:
        assert sverka(*command, "--limit", str(limit)).exit_code == 2

    @pytest.mark.parametrize(
        "command",
        [("search", "lamp"), ("check",), ("library", "rules"), ("library", "profile")],
        ids=" ".join,
    )
    def test_a_document_that_is_not_there_is_refused(self, kept: Path, command: list[str]) -> None:
        for number in ("99", str(10**30)):
            result = sverka(*command, "--document", number)
            assert result.exit_code == 2
            assert result.stderr.startswith("sverka: ")

    def test_an_export_of_nothing_accepted_is_said(self, kept: Path) -> None:
        result = sverka("export", "1", "--accepted", "-o", "accepted.tmx")
        assert result.exit_code == 1
        assert "no row is accepted yet" in result.stderr
        assert "accepted.tmx contains no units" in result.stderr

    @pytest.mark.parametrize(
        ("command", "said"),
        [
            (("history", "1"), "no changes yet"),
            (("rules",), "there are no rules"),
            (("role",), "everyone is an editor"),
            (("rename", "1", "Pier"), "document 1 is now called Pier"),
            (("remove", "1", "--yes"), "removed: Quay"),
        ],
    )
    def test_a_command_without_output_says_what_came_of_it(
        self, kept: Path, command: list[str], said: str
    ) -> None:
        result = sverka("library", *command)
        assert (result.exit_code, result.stdout) == (0, "")
        assert said in result.stderr

    def test_an_empty_library_is_said_to_be_so(self, kept: Path) -> None:
        sverka("library", "remove", "1", "--yes")
        assert "it contains no documents" in sverka("library", "list").stderr


class TestStreams:
    def _run(self, redirected: str) -> subprocess.CompletedProcess[bytes]:
        command = f'"{sys.executable}" -m align.cli library role {redirected}'
        return subprocess.run(["sh", "-c", command], capture_output=True, timeout=120, cwd=ROOT)

    @pytest.fixture(autouse=True)
    def roles(self, kept: Path) -> None:
        sverka("library", "role", "olva", "editor")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
    def test_no_room_for_standard_output_is_an_error(self) -> None:
        done = self._run(">/dev/full")
        assert done.returncode == 2
        assert done.stderr.startswith(b"sverka: standard output cannot be written")

    def test_a_closed_standard_output_is_an_error(self) -> None:
        done = self._run(">&-")
        assert done.returncode == 2
        assert b"standard output is closed" in done.stderr

    def test_a_closed_standard_error_is_none(self) -> None:
        done = self._run("2>&-")
        assert done.returncode == 0
        assert done.stdout == b"olva  editor\n"


class TestFetch:
    def test_dates_the_wrong_way_round(self, folder: Path) -> None:
        args = ("--since", "2031-02-01", "--until", "2031-01-01")
        result = sverka("fetch", "en.txt", *args)
        assert result.exit_code == 2
        assert "--since is later than --until" in result.stderr

    def test_what_failed_is_named(self, folder: Path) -> None:
        Path("empty.html").write_bytes(b"")
        result = sverka("fetch", "empty.html")
        assert result.exit_code in (1, 2)
        assert "empty.html" in result.stderr

    @pytest.mark.parametrize("delay", ["nan", "inf", "-1"])
    def test_a_delay_is_a_number(self, folder: Path, delay: str) -> None:
        assert sverka("fetch", "en.txt", "--delay", delay).exit_code == 2


class TestTextsReadWrongly:
    """A text in another language than stated, or in a wrong encoding, makes a result doubtful."""

    MISREAD = RU.encode().decode("cp1251")

    @pytest.fixture(params=["pair", "sentences"])
    def command(self, request: pytest.FixtureRequest, folder: Path) -> str:
        for name in ("en", "ru"):
            text = Path(f"{name}.txt").read_text(encoding="utf-8").replace(". ", ".\n")
            Path(f"{name}.txt").write_text(text, encoding="utf-8")
        return str(request.param)

    def test_a_right_pair_is_not(self, command: str) -> None:
        result = sverka(command, "en.txt", "ru.txt", "--src-lang", "en", "--tgt-lang", "ru")
        assert (result.exit_code, "warning" in result.stderr) == (0, False)

    def test_a_wrong_language(self, command: str) -> None:
        result = sverka(command, "en.txt", "ru.txt", "--src-lang", "en", "--tgt-lang", "ja", "-q")
        assert result.exit_code == 1
        assert "ru.txt: you gave Japanese (ja) as the language, but" in result.stderr

    def test_a_text_that_was_saved_wrongly(self, command: str) -> None:
        Path("ru.txt").write_text(self.MISREAD, encoding="utf-8")
        result = sverka(command, "en.txt", "ru.txt", "-q")
        assert result.exit_code == 1
        assert result.stderr.startswith("warning: ru.txt: passages look damaged, as if read in")
        assert result.stderr.count("--repair") == 1

    def test_a_wrong_encoding(self, command: str) -> None:
        Path("ru.txt").write_bytes(RU.replace(". ", ".\n").encode("koi8-r"))
        result = sverka(command, "en.txt", "ru.txt", "--encoding", "cp1251", "-q")
        assert result.exit_code == 1
        assert "ru.txt: passages look damaged" in result.stderr

    def test_not_once_it_is_repaired(self, command: str) -> None:
        Path("ru.txt").write_text(self.MISREAD, encoding="utf-8")
        result = sverka(command, "en.txt", "ru.txt", "--repair")
        assert result.exit_code == 0
        assert "damaged passages were repaired" in result.stderr

    def test_lost_letters(self, command: str) -> None:
        Path("ru.txt").write_text(RU.replace("ф", "\ufffd", 1).replace("Ф", "\ufffd"), "utf-8")
        result = sverka(command, "en.txt", "ru.txt", "-q")
        assert result.exit_code == 1
        assert "lost or wrong letters" in result.stderr

    def test_a_document_is_no_file_of_sentences(self, folder: Path) -> None:
        Path("ru.rtf").write_text("{\\rtf1 Lamp.}", encoding="utf-8")
        result = sverka("sentences", "en.txt", "ru.rtf")
        assert result.exit_code == 2
        assert "another kind (RTF). Align it with sverka pair" in result.stderr

    def test_a_build_leaves_the_pair_out(self, folder: Path) -> None:
        for name, text in (("en", EN), ("ru", self.MISREAD)):
            Path(name).mkdir()
            Path(name, "quay.txt").write_text(text, encoding="utf-8")
        made = "build", "en", "ru", "-o", "corpus", "--format", "tsv", "--jobs", 1
        result = sverka(*made)
        assert result.exit_code == 1
        assert "1 doubtful as a pair" in result.stderr
        assert "(--repair)" in Path("corpus/manifest.tsv").read_text(encoding="utf-8")
        assert len(Path("corpus/corpus.tsv").read_text(encoding="utf-8").splitlines()) <= 1
        assert sverka(*made, "--repair").exit_code == 0
        assert "лодок" in Path("corpus/corpus.tsv").read_text(encoding="utf-8")

    def test_a_lost_letter_in_a_long_text_is_only_noted(self, folder: Path) -> None:
        sides = [
            [f"Number {n} is here." for n in range(120)],
            [f"Номер {n} здесь." for n in range(120)],
        ]
        sides[1][7] = "Но\ufffdер 7 здесь."
        for name, lines in zip(("en", "ru"), sides, strict=True):
            Path(f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
        result = sverka("sentences", "en.txt", "ru.txt", "--method", "anchor")
        assert (result.exit_code, "lost or wrong letters" in result.stderr) == (0, True)
