"""The command that reads files with both sides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from align import cli

EN = "The lamp of Tarn was lit again on Friday evening."
RU = "В пятницу вечером в Тарне снова зажгли лампу."


def sverka(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [str(arg) for arg in args])


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.tmx"
    sides = "".join(
        f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in (("en", EN), ("ru", RU))
    )
    path.write_text(f"<tmx><header srclang='en'/><body><tu>{sides}</tu></body></tmx>", "utf-8")
    return path


def test_a_memory_becomes_any_other_format(memory: Path, tmp_path: Path) -> None:
    outputs = tmp_path / "lamp.xlf", tmp_path / "lamp.csv"
    assert sverka("import", memory, "-o", outputs[0], "-o", outputs[1]).exit_code == 0
    assert all(RU in output.read_text("utf-8") for output in outputs)


def test_without_output_the_units_go_to_standard_output(memory: Path) -> None:
    (unit,) = map(json.loads, sverka("import", memory).stdout.splitlines())
    assert (unit["src_text"], unit["tgt_text"]) == (EN, RU)


def test_the_sides_can_be_turned_round(memory: Path) -> None:
    (unit,) = map(json.loads, sverka("import", memory, "--src-lang", "ru").stdout.splitlines())
    assert (unit["src_text"], unit["tgt_text"]) == (RU, EN)


def test_the_memory_itself_is_not_overwritten(memory: Path) -> None:
    result = sverka("import", memory, "-o", memory)
    assert result.exit_code == 2
    assert "overwrite" in result.stderr


def test_a_file_with_one_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lamp.txt"
    path.write_text(EN, "utf-8")
    result = sverka("import", path, "-o", tmp_path / "lamp.tmx")
    assert result.exit_code == 2
    assert "holds one text, not a pair" in result.stderr
    assert not (tmp_path / "lamp.tmx").exists()


def test_a_memory_can_be_one_side_of_a_pair(memory: Path, tmp_path: Path) -> None:
    other = tmp_path / "lamp.txt"
    other.write_text(RU, "utf-8")
    (unit,) = map(json.loads, sverka("pair", memory, other).stdout.splitlines())
    assert (unit["src_text"], unit["tgt_text"]) == (EN, RU)


def test_a_memory_can_be_checked_alone(memory: Path) -> None:
    memory.write_text(memory.read_text("utf-8").replace("Friday evening", "4 May 2031"), "utf-8")
    result = sverka("check", memory)
    assert "“4 May 2031” is missing from the translation" in result.stdout


class TestFactsOfOneSide:
    """A file of units that is one side of a pair."""

    @pytest.fixture
    def other(self, memory: Path, tmp_path: Path) -> Path:
        said = '<tu tuid="lamp-7" creationid="olva"><note>On the quay</note><tuv'
        memory.write_text(memory.read_text("utf-8").replace("<tu><tuv", said, 1), "utf-8")
        path = tmp_path / "lamp.txt"
        path.write_text(RU, "utf-8")
        return path

    @pytest.mark.parametrize("options", [(), ("--keep-segments",)])
    def test_its_ids_and_notes_are_written_back(
        self, memory: Path, other: Path, options: tuple[str, ...]
    ) -> None:
        output = other.with_suffix(".xlf")
        assert sverka("pair", memory, other, "-o", output, *options).exit_code == 0
        written = output.read_text("utf-8")
        assert 'id="lamp-7"' in written
        assert "On the quay" in written
        assert "olva" in written

    def test_each_sentence_of_a_unit_has_its_facts(self, memory: Path, other: Path) -> None:
        text = memory.read_text("utf-8").replace("evening.", "evening. Nobody left the quay.")
        memory.write_text(text, "utf-8")
        output = other.with_name("out.tmx")
        other.write_text(f"{RU} Никто не ушёл с причала.", "utf-8")
        assert sverka("pair", memory, other, "-o", output).exit_code == 0
        written = output.read_text("utf-8")
        assert 'tuid="lamp-7"' in written
        assert 'tuid="lamp-7-2"' in written

    def test_the_state_of_another_translation_is_not_kept(
        self, memory: Path, other: Path, tmp_path: Path
    ) -> None:
        xliff = tmp_path / "own.xlf"
        xliff.write_text(
            '<xliff version="1.2"><file original="a" datatype="plaintext" source-language="en" '
            'target-language="de"><body><trans-unit id="k1" approved="yes">'
            f'<source>{EN}</source><target state="final">Die Lampe von Tarn.</target>'
            "</trans-unit></body></file></xliff>",
            "utf-8",
        )
        output = tmp_path / "out.xlf"
        assert sverka("pair", xliff, other, "-o", output).exit_code == 0
        written = output.read_text("utf-8")
        assert 'id="k1"' in written
        assert "approved" not in written
        assert "final" not in written


FR = "La lampe de Tarn a été rallumée vendredi soir."


@pytest.fixture
def several(tmp_path: Path) -> Path:
    path = tmp_path / "several.tmx"
    sides = "".join(
        f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>'
        for lang, text in (("en", EN), ("fr", FR), ("ru", RU))
    )
    path.write_text(f"<tmx><header srclang='en'/><body><tu>{sides}</tu></body></tmx>", "utf-8")
    return path


def test_a_file_in_several_languages_is_kept_as_one_document(several: Path, tmp_path: Path) -> None:
    """The two that are named are reviewed, the other one is beside them, also in exports."""
    library = tmp_path / "library.sqlite"
    out = sverka("import", several, "--tgt-lang", "ru", "--keep", "Lamp", "--library", library)
    assert "en and ru, with further texts in fr" in out.stderr
    output = tmp_path / "lamp.csv"
    assert sverka("export", "1", "-o", output, "--library", library).exit_code == 0
    head, row = output.read_text("utf-8-sig").splitlines()
    assert head.endswith("src_text,tgt_text,fr")
    assert row.endswith(f"{EN},{RU},{FR}")
    found = sverka("search", "lampe", "--form", "--beside", "all", "--library", library)
    assert f"ru: {RU}" in found.stdout
    assert "1 hit in 1 document" in found.stderr


def test_without_keep_or_output_the_languages_must_be_named(several: Path) -> None:
    out = sverka("import", several)
    assert out.exit_code == 2
    assert "besides en, the file contains fr, ru" in out.stderr
