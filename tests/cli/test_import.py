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
