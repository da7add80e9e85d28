"""The command, as people and programs meet it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from align import cli, desk, pipeline
from align.alignment import Alignment, Bead
from align.cli import common, view
from align.cli.options import Output
from align.errors import AlignError
from align.text import Document

ROOT = Path(__file__).resolve().parents[2]

EN = """Tarn harbour opens again

The harbour of Tarn opened on 4 May 2031. The mayor, Olva Brenn, thanked 14 crews.
Who pays for the lamps? The town does. Each lamp costs 1,200 crowns.
The ferry will leave at noon. It carries 90 people and no cars.
"""
RU = """Гавань Тарна снова открыта

Гавань Тарна открылась 4 мая 2031 года. Мэр Ольва Бренн поблагодарила 14 экипажей.
Кто платит за фонари? Город. Каждый фонарь стоит 1200 крон.
Паром отойдёт в полдень. Он берёт 90 человек и ни одной машины.
"""


def sverka(*args: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(arg) for arg in args], input=text)


def process(*args: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "align.cli", *map(str, args)]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=120, **options
    )


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    en, ru = tmp_path / "harbour.en.txt", tmp_path / "harbour.ru.txt"
    en.write_text(EN, encoding="utf-8")
    ru.write_text(RU, encoding="utf-8")
    return en, ru


def refusal(*args: str | Path, text: str | None = None) -> str:
    """The one line that the command refuses with."""
    result = sverka(*args, text=text)
    assert result.exit_code == 2, result.output
    assert not result.stdout
    (line,) = result.stderr.splitlines()
    assert line.startswith("sverka: ")
    return line


class TestHelp:
    def test_it_loads_none_of_the_heavy_libraries(self) -> None:
        code = (
            "import sys, align.cli;"
            "print([name for name in ('numpy', 'scipy', 'lxml', 'babel') if name in sys.modules])"
        )
        shown = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT)
        assert shown.stdout.strip() == b"[]"

    @pytest.mark.parametrize("name", cli.COMMANDS)
    def test_every_command_explains_itself(self, name: str) -> None:
        result = sverka(name, "-h")
        assert result.exit_code == 0
        assert cli.main.get_command(None, name).help.splitlines()[0] in result.stdout

    def test_the_version_is_told(self) -> None:
        try:
            known = version("sverka")
        except PackageNotFoundError:
            pytest.skip("the package is not installed")
        assert sverka("--version").stdout == f"sverka, version {known}\n"


class TestPair:
    def test_without_output_the_beads_go_to_standard_output(self, texts: tuple[Path, Path]) -> None:
        beads = [json.loads(line) for line in sverka("pair", *texts).stdout.splitlines()]
        assert beads[0]["src_text"] == "Tarn harbour opens again"
        assert beads[0]["tgt_text"] == "Гавань Тарна снова открыта"

    def test_the_summary_is_told_whether_or_not_it_is_a_terminal(
        self, texts: tuple[Path, Path]
    ) -> None:
        assert "aligned by semantic" in sverka("pair", *texts).stderr

    def test_one_run_writes_several_formats(self, texts: tuple[Path, Path], tmp_path: Path) -> None:
        outputs = tmp_path / "pair.tmx", tmp_path / "pair.html"
        assert sverka("pair", *texts, "-o", outputs[0], "-o", outputs[1]).exit_code == 0
        assert b"<tmx" in outputs[0].read_bytes()
        assert b"<table" in outputs[1].read_bytes()

    def test_a_format_can_be_named(self, texts: tuple[Path, Path], tmp_path: Path) -> None:
        out = tmp_path / "pair.txt"
        assert sverka("pair", *texts, "-o", out, "--format", "tsv").exit_code == 0
        assert out.read_text(encoding="utf-8").startswith("src\ttgt\t")

    def test_a_named_format_works_on_standard_output(self, texts: tuple[Path, Path]) -> None:
        assert sverka("pair", *texts, "--format", "tmx").stdout.startswith("<?xml")

    def test_the_languages_can_be_stated(self, texts: tuple[Path, Path]) -> None:
        result = sverka(
            "pair", *texts, "--src-lang", "en_gb", "--tgt-lang", "ru", "--format", "tmx"
        )
        assert 'xml:lang="en-GB"' in result.stdout

    @pytest.mark.parametrize("method", ["length", "anchor", "auto"])
    def test_each_method_works(self, method: str, texts: tuple[Path, Path]) -> None:
        assert sverka("pair", *texts, "--method", method).exit_code == 0

    def test_an_earlier_result_is_replaced(self, texts: tuple[Path, Path], tmp_path: Path) -> None:
        out = tmp_path / "pair.csv"
        out.write_text("old")
        sverka("pair", *texts, "-o", out)
        assert "old" not in out.read_text(encoding="utf-8-sig")


class TestBadInput:
    """One clear line that says what and where, exit code 2, nothing half-written."""

    @pytest.fixture(autouse=True)
    def nothing_is_written(self, tmp_path: Path) -> object:
        self.out = tmp_path / "out.tmx"
        yield
        assert not self.out.exists()
        assert not list(tmp_path.glob(".sverka-*"))

    def refuse(self, en: str | Path, ru: str | Path, *options: str) -> str:
        return refusal("pair", en, ru, "-o", self.out, *options)

    def test_an_empty_file(self, texts: tuple[Path, Path]) -> None:
        texts[1].write_bytes(b"")
        assert str(texts[1]) in self.refuse(*texts)

    def test_a_file_of_blanks(self, texts: tuple[Path, Path]) -> None:
        texts[1].write_bytes(b" \n\n\t\n")
        assert str(texts[1]) in self.refuse(*texts)

    def test_a_binary_file(self, texts: tuple[Path, Path]) -> None:
        texts[0].write_bytes(bytes(range(256)) * 40)
        assert str(texts[0]) in self.refuse(*texts)

    def test_a_text_in_the_wrong_language(self, texts: tuple[Path, Path]) -> None:
        texts[1].write_text(
            "The quay was quiet in the morning. Nobody had slept, and the lamps still burned.\n"
        )
        assert "same language" in self.refuse(*texts)

    def test_the_same_file_twice(self, texts: tuple[Path, Path]) -> None:
        assert "the same" in self.refuse(texts[0], texts[0])

    def test_one_side_missing(self, texts: tuple[Path, Path]) -> None:
        assert "Give both versions" in refusal("pair", texts[0], "-o", self.out)

    def test_a_file_of_200_megabytes(self, texts: tuple[Path, Path]) -> None:
        with texts[0].open("wb") as file:
            file.truncate(200 * 2**20)
        line = self.refuse(*texts)
        assert str(texts[0]) in line
        assert "200 MB" in line

    def test_broken_utf8(self, texts: tuple[Path, Path]) -> None:
        texts[1].write_bytes(RU.encode()[:200] + b"\xff\xfe\xd0" + RU.encode()[200:])
        line = self.refuse(*texts)
        assert str(texts[1]) in line
        assert "UTF-8" in line

    def test_a_missing_path(self, texts: tuple[Path, Path], tmp_path: Path) -> None:
        missing = tmp_path / "nowhere.txt"
        assert str(missing) in self.refuse(missing, texts[1])

    def test_a_directory(self, texts: tuple[Path, Path], tmp_path: Path) -> None:
        assert f"{tmp_path}: this is a folder" in self.refuse(texts[0], tmp_path)

    def test_an_unknown_method(self, texts: tuple[Path, Path]) -> None:
        assert "'magic'" in self.refuse(*texts, "--method", "magic")

    def test_an_impossible_language_tag(self, texts: tuple[Path, Path]) -> None:
        assert "'e!'" in self.refuse(*texts, "--src-lang", "e!")

    def test_an_unknown_command(self) -> None:
        assert "No such command 'pear'. Did you mean 'pair'?" in refusal("pear")

    def test_a_command_that_resembles_none_is_not_guessed(self) -> None:
        assert "Did you mean" not in refusal("dance")

    def test_a_misspelt_option(self, texts: tuple[Path, Path]) -> None:
        said = self.refuse(*texts, "--formt", "tmx")
        assert "Did you mean" in said
        assert "--format" in said

    def test_a_misspelt_language(self, texts: tuple[Path, Path]) -> None:
        assert "Did you mean en (English)?" in self.refuse(*texts, "--src-lang", "enlgish")


class TestBadOutput:
    @pytest.fixture(autouse=True)
    def no_work_is_done(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What can be known beforehand is refused before a long job begins."""

        def work(*_: object, **__: object) -> None:
            pytest.fail("aligned before looking at the output")

        monkeypatch.setattr(pipeline, "pair", work)
        monkeypatch.setattr(pipeline, "align_sentences", work)

    def test_an_unknown_extension(self, texts: tuple[Path, Path]) -> None:
        assert "'.odt'" in refusal("pair", *texts, "-o", "pair.odt")

    def test_one_bad_output_among_several(self, texts: tuple[Path, Path], tmp_path: Path) -> None:
        good = tmp_path / "pair.tmx"
        refusal("pair", *texts, "-o", good, "-o", "pair.odt")
        assert not good.exists()

    def test_an_unknown_format(self, texts: tuple[Path, Path]) -> None:
        said = refusal("pair", *texts, "--format", "tmxx")
        assert "there is no format 'tmxx'. Did you mean tmx? Choose one of " in said

    def test_a_missing_folder(self, texts: tuple[Path, Path], tmp_path: Path) -> None:
        assert "the folder of this file does not exist" in refusal(
            "pair", *texts, "-o", tmp_path / "no" / "p.tmx"
        )
        refusal("sentences", *texts, "-o", tmp_path / "no" / "p.jsonl")

    def test_the_text_itself(self, texts: tuple[Path, Path]) -> None:
        line = refusal("pair", *texts, "-o", texts[0], "--format", "tmx")
        assert "overwrite" in line
        assert texts[0].read_text(encoding="utf-8") == EN
        assert "overwrite" in refusal("sentences", *texts, "-o", texts[1])


class TestSentences:
    @pytest.fixture
    def lines(self, tmp_path: Path) -> tuple[Path, Path]:
        src, tgt = tmp_path / "a.txt", tmp_path / "b.txt"
        src.write_text("One lamp, 14 crowns.\n\nTwo lamps, 28 crowns.\n", encoding="utf-8")
        tgt.write_text("Один фонарь, 14 крон.\nДва фонаря, 28 крон.\n", encoding="utf-8")
        return src, tgt

    def beads(self, result: Result) -> list[dict[str, object]]:
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]

    def test_a_line_holds_the_link_and_its_probability(self, lines: tuple[Path, Path]) -> None:
        for bead in self.beads(sverka("sentences", *lines)):
            assert list(bead) == ["src", "tgt", "probability"]
            assert bead["probability"] == round(bead["probability"], 4)

    def test_every_sentence_is_linked_once_a_blank_line_too(self, lines: tuple[Path, Path]) -> None:
        beads = self.beads(sverka("sentences", *lines))
        assert [i for bead in beads for i in bead["src"]] == [0, 1, 2]
        assert [j for bead in beads for j in bead["tgt"]] == [0, 1]

    def test_the_last_line_needs_no_line_feed(self, lines: tuple[Path, Path]) -> None:
        whole = self.beads(sverka("sentences", *lines))
        lines[0].write_bytes(lines[0].read_bytes().rstrip(b"\n"))
        assert self.beads(sverka("sentences", *lines)) == whole

    def test_other_line_separators_end_no_sentence(self, lines: tuple[Path, Path]) -> None:
        lines[0].write_text("One lamp,\u2028\x0b14 crowns.\x85\n", encoding="utf-8")
        beads = self.beads(sverka("sentences", *lines))
        assert [i for bead in beads for i in bead["src"]] == [0]

    def test_one_side_can_come_from_standard_input(self, lines: tuple[Path, Path]) -> None:
        piped = sverka("sentences", "-", lines[1], text=lines[0].read_text(encoding="utf-8"))
        assert self.beads(piped) == self.beads(sverka("sentences", *lines))

    def test_both_sides_cannot(self) -> None:
        assert "standard input" in refusal("sentences", "-", "-")

    def test_output_to_a_file(self, lines: tuple[Path, Path], tmp_path: Path) -> None:
        out = tmp_path / "beads.jsonl"
        shown = sverka("sentences", *lines).stdout
        assert sverka("sentences", *lines, "-o", out).stdout == ""
        assert out.read_text(encoding="utf-8") == shown

    def test_an_empty_file_is_refused(self, lines: tuple[Path, Path]) -> None:
        lines[0].write_text("\n\n")
        assert f"{lines[0]}: the file contains no sentences" in refusal("sentences", *lines)

    def test_the_same_file_twice_is_refused(self, lines: tuple[Path, Path]) -> None:
        assert "the same text" in refusal("sentences", lines[0], lines[0])

    def test_a_directory_is_refused(self, lines: tuple[Path, Path], tmp_path: Path) -> None:
        assert "folder" in refusal("sentences", lines[0], tmp_path)


class TestEvalAndTrain:
    @pytest.fixture
    def gold(self, tmp_path: Path) -> Path:
        """Documents where counting characters is enough to be right."""
        lines = []
        for number in range(2):
            sizes = [10 + 37 * (number + i) % 90 for i in range(12)]
            document = {
                "id": f"tarn-{number}",
                "src_lang": "en",
                "tgt_lang": "ru",
                "src": [f"{number} {'lamp ' * (size // 5)}" for size in sizes],
                "tgt": [f"{number} {'фара ' * (size // 5)}" for size in sizes],
                "gold": [[[i], [i]] for i in range(12)],
            }
            lines.append(json.dumps(document) + "\n")
        path = tmp_path / "tarn.jsonl"
        path.write_text("".join(lines))
        return path

    @pytest.mark.parametrize("method", ["length", "anchor"])
    def test_eval_measures_each_collection(self, gold: Path, method: str) -> None:
        result = sverka("eval", gold, "--method", method)
        assert result.exit_code == 0, result.output
        head, row = (line.split() for line in result.stdout.splitlines())
        assert head == ["precision", "recall", "strict", "F1", "lax", "F1"]
        assert row[0] == "tarn"
        assert all(0 <= float(number) <= 1 for number in row[1:])

    def test_folds_are_measured_first_and_the_weights_can_be_measured_later(
        self, gold: Path, tmp_path: Path
    ) -> None:
        weights = tmp_path / "w.json"
        result = sverka("train", gold, "-o", weights, "--folds", "2", "--seed", "7")
        assert [line.split()[:2] for line in result.stdout.splitlines()] == [
            ["length", "tarn"],
            ["anchor", "tarn"],
            ["semantic", "tarn"],
        ]
        result = sverka("eval", gold, "--weights", weights)
        assert float(result.stdout.splitlines()[1].split()[3]) > 0.9

    def test_what_is_no_gold_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "no.jsonl"
        path.write_text('{"src": []}\n')
        assert f"{path}, line 1" in refusal("eval", path)
        assert f"{path}, line 1" in refusal("train", path, "-o", tmp_path / "w.json")
        assert not (tmp_path / "w.json").exists()

    def test_weights_are_not_written_over_the_gold(self, gold: Path) -> None:
        assert "overwrite" in refusal("train", gold, "-o", gold)


class TestView:
    @pytest.fixture
    def started(self, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
        commands: list[list[str]] = []
        monkeypatch.setattr(view.os, "execv", lambda _, command: commands.append(command))
        return commands

    def test_it_starts_the_desk_for_this_computer_only(self, started: list[list[str]]) -> None:
        assert sverka("view", "--port", "8599", "--no-browser").exit_code == 0
        (command,) = started
        assert "--server.address=127.0.0.1" in command
        assert "--server.port=8599" in command
        assert str(desk.PAGE) in command

    def test_a_pair_can_be_opened_at_once(
        self, started: list[list[str]], texts: tuple[Path, Path]
    ) -> None:
        sverka("view", "--port", "8599", "--src", texts[0], "--tgt", texts[1])
        assert {f"--src={texts[0]}", f"--tgt={texts[1]}"} <= set(started[0])

    def test_half_a_pair_is_refused(
        self, started: list[list[str]], texts: tuple[Path, Path]
    ) -> None:
        assert "one side" in refusal("view", "--src", texts[0])
        assert not started

    def test_without_streamlit_it_says_what_to_install(
        self, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "streamlit", None)
        assert 'pip install "streamlit' in refusal("view")

    def test_a_port_in_use_is_refused(self, started: list[list[str]]) -> None:
        with view.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            assert f"port {port} is not available" in refusal("view", "--port", str(port))


class TestExplain:
    """Why a bead is as sure as it is."""

    def test_beads_count_from_1(self, texts: tuple[Path, Path]) -> None:
        lines = sverka("explain", *texts, "--bead", "1", "--method", "anchor").stdout.splitlines()
        assert lines[0].startswith("Bead 1: 1-1, probability ")
        assert "Tarn harbour opens again" in lines[1]
        assert "Гавань Тарна снова открыта" in lines[2]

    def test_without_a_number_it_is_the_least_sure_bead(self, texts: tuple[Path, Path]) -> None:
        beads = pipeline.pair(*texts, method="anchor").beads
        number = min(range(len(beads)), key=lambda k: beads[k].probability) + 1
        shown = sverka("explain", *texts, "--method", "anchor").stdout
        assert shown.startswith(f"Bead {number}: ")

    def test_it_speaks_russian(self, texts: tuple[Path, Path]) -> None:
        shown = sverka("explain", *texts, "--bead", "2", "--method", "anchor", "--lang", "ru")
        assert shown.stdout.startswith("Сегмент 2: ")

    def test_a_bead_that_is_not_there(self, texts: tuple[Path, Path]) -> None:
        line = refusal("explain", *texts, "--bead", "99", "--method", "anchor")
        assert "there is no bead 99. Beads are numbered from 1 to " in line


class TestManners:
    def test_an_interruption_exits_with_130_and_no_traceback(
        self, texts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(pipeline, "pair", interrupted)
        result = sverka("pair", *texts)
        assert result.exit_code == 130
        assert "sverka: interrupted" in result.stderr
        assert "Traceback" not in result.stderr

    def test_an_error_of_the_library_becomes_one_line(
        self, texts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise AlignError("too\nlong", where="here", hint="Shorten it")

        monkeypatch.setattr(pipeline, "pair", refuse)
        assert refusal("pair", *texts) == "sverka: here: too long. Shorten it"

    def test_a_fault_of_ours_is_not_hidden(
        self, texts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("our fault")

        monkeypatch.setattr(pipeline, "pair", broken)
        assert isinstance(sverka("pair", *texts).exception, RuntimeError)

    def test_a_reader_that_stops_early_is_no_error(self, tmp_path: Path) -> None:
        """More is written than a pipe holds, and nobody reads it."""
        for name, word in (("a", "Lamp"), ("b", "Фонарь")):
            lines = (f"{word} {number}.\n" for number in range(4000))
            (tmp_path / name).write_text("".join(lines), encoding="utf-8")
        read_end, write_end = os.pipe()
        os.close(read_end)
        done = subprocess.run(
            [sys.executable, "-m", "align.cli", "sentences", tmp_path / "a", tmp_path / "b"],
            stdout=write_end,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            timeout=120,
        )
        os.close(write_end)
        assert done.returncode == 0
        assert b"Traceback" not in done.stderr
        assert b"BrokenPipe" not in done.stderr

    def test_a_real_process_refuses_in_the_same_way(self, tmp_path: Path) -> None:
        done = process("pair", tmp_path / "no.txt", tmp_path / "none.txt")
        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1


def test_the_summary_tells_what_a_person_wants_to_know() -> None:
    src = Document.from_sentences(["One.", "Two.", "Three."], "en", source="a.txt")
    tgt = Document.from_sentences(["Один.", "Два и три."], "ru", source="b.txt")
    beads = Bead((0,), (0,), 0.99), Bead((1, 2), (1,), 0.4)
    assert common.summary(Alignment(src, tgt, beads), 1.25, Output(("pair.tmx",))) == [
        "3 and 2 sentences",
        "2 beads: 1 of 1-1, 1 of 2-1",
        "1 doubtful; aligned by anchor in 1.2 s",
        "written: pair.tmx",
    ]


def test_the_summary_names_passages_that_seem_to_have_moved() -> None:
    src, tgt = Document.from_sentences(["A."], "en"), Document.from_sentences(["А."], "ru")
    moved = tuple(Bead((k, k + 1), (k + 40,), 0.9) for k in range(7))
    lines = common.summary(Alignment(src, tgt, (), suggestions=moved), 1.0)
    assert lines[3] == "probably moved (90%): source 1-2 to target 41"
    assert "and 2 more that were probably moved" in lines
