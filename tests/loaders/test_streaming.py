"""Files of units that are too large to be held in memory are converted part by part."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from align import cli, formats, loaders
from align.errors import LoadError
from align.loaders import load_pair, streaming

UNITS = [
    f'<tu tuid="u{n}"><note>Pier {n}</note>'
    f'<tuv xml:lang="en"><seg>The lamp of pier {n} is lit.</seg></tuv>'
    f'<tuv xml:lang="ru"><seg>Лампа на причале {n} горит.</seg></tuv></tu>\n'
    for n in range(1, 12)
]
DAMAGED = '<tu><tuv xml:lang="en"><seg>Lost</tuv></tu>\n'
LONELY = '<tu><tuv xml:lang="de"><seg>Die Lampe brennt.</seg></tuv></tu>\n'


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A memory that counts as large, and is read in parts of three units."""
    path = tmp_path / "lamps.tmx"
    body = "".join([*UNITS[:7], DAMAGED, LONELY, *UNITS[7:]])
    path.write_text(f'<tmx><header srclang="en"/><body>\n{body}</body></tmx>', "utf-8")
    monkeypatch.setattr(streaming, "MAX_BYTES", 1000)
    monkeypatch.setattr(streaming, "UNITS", 3)
    return path


def sverka(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [str(arg) for arg in args])


@pytest.mark.parametrize(
    "name", [name for name, row in formats.FORMATS.items() if row.in_parts and name != "tokens"]
)
def test_parts_give_the_same_file_as_the_whole(name, memory, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    whole = load_pair(("lamps.tmx", memory.read_bytes()), "en", "ru")
    output = tmp_path / "out"
    assert sverka("import", memory, "--format", name, "-o", output).exit_code == 0
    assert output.read_bytes().replace(str(memory).encode(), b"lamps.tmx") == formats.render(
        whole, name
    )


def test_what_is_left_out_is_reported_for_the_whole_file(memory, tmp_path) -> None:
    result = sverka("import", memory, "-o", tmp_path / "a.tsv", "-o", tmp_path / "b.jsonl")
    assert "damaged units were left out: 1 (they begin on these lines: 9;" in result.stderr
    assert "without text in these languages (en, ru) were left out: 1 of 12" in result.stderr
    assert result.stderr.count("left out: 1 (they") == 1
    assert (tmp_path / "a.tsv").read_text("utf-8").count("\n") == 12
    assert (tmp_path / "b.jsonl").read_text("utf-8").count("\n") == 11


def test_the_sides_can_be_swapped(memory) -> None:
    lines = sverka("import", memory, "--src-lang", "ru").stdout.splitlines()
    units = list(map(json.loads, lines))
    assert units[10]["src_text"] == "Лампа на причале 11 горит."
    assert units[10]["src"] == [10]
    assert units[10]["facts"]["unit"][0] == ["attribute", "tuid", "u11"]


def test_a_packed_file_may_be_large_only_when_unpacked(memory, tmp_path) -> None:
    packed = tmp_path / "lamps.tmx.gz"
    packed.write_bytes(gzip.compress(memory.read_bytes()))
    parts = loaders.load_parts(packed)
    assert parts is not None
    assert sum(len(part.beads) for part in parts) == parts.beads == 11


def test_a_format_for_one_page_is_refused(memory, tmp_path) -> None:
    result = sverka("import", memory, "-o", tmp_path / "a.html")
    assert result.exit_code == 2
    assert "cannot be written in the format html" in result.stderr


def test_it_is_not_read_as_a_whole(memory) -> None:
    with pytest.raises(LoadError, match="too large to read into memory"):
        load_pair(memory)


def test_an_empty_one_is_refused_and_nothing_is_written(memory, tmp_path) -> None:
    memory.write_text(f"<tmx><!--{'x' * 1000}--><body></body></tmx>")
    result = sverka("import", memory, "-o", tmp_path / "a.tsv")
    assert result.exit_code == 2
    assert "no units with text" in result.stderr
    assert not (tmp_path / "a.tsv").exists()


def test_xliff_is_read_in_parts_too(memory, tmp_path) -> None:
    body = "".join(
        f"<trans-unit id='{n}'><source>The lamp of pier {n} was lit again.</source>"
        f"<target>В пятницу на причале {n} снова зажгли лампу.</target></trans-unit>"
        for n in range(9)
    )
    path = tmp_path / "lamps.xlf"
    path.write_text(
        f'<xliff version="1.2"><file source-language="en"><body>{body}</body></file></xliff>'
    )
    parts = loaders.load_parts(path)
    assert parts is not None
    texts = [part.tgt_text(bead) for part in parts for bead in part.beads]
    assert texts[8] == "В пятницу на причале 8 снова зажгли лампу."
    assert parts.langs == ("en", "ru")


def test_a_large_file_is_read_in_the_stated_encoding(tmp_path, monkeypatch) -> None:
    path = tmp_path / "lamps.tmx"
    body = f'<tmx><header srclang="en"/><body>\n{"".join(UNITS)}</body></tmx>'
    path.write_text(body, "koi8-r")
    monkeypatch.setattr(streaming, "MAX_BYTES", 1000)
    result = sverka("import", path, "--encoding", "koi8-r")
    assert "Лампа на причале 1 горит." in result.stdout


def test_a_large_file_in_utf_8_stays_so_whatever_is_stated(memory) -> None:
    result = sverka("import", memory, "--encoding", "koi8-r")
    assert "Лампа на причале 1 горит." in result.stdout


def test_damaged_text_in_a_large_file_is_reported_and_repaired(memory) -> None:
    text = memory.read_text("utf-8")
    memory.write_text(text.replace("Лампа", "Лампа".encode().decode("cp1251")), "utf-8")
    told = sverka("import", memory, "--src-lang", "en", "--tgt-lang", "ru")
    assert "passages look damaged, as if read in a wrong encoding: 11 (" in told.stderr
    mended = sverka("import", memory, "--src-lang", "en", "--tgt-lang", "ru", "--repair")
    assert "damaged passages were repaired: 11 (" in mended.stderr
    assert mended.stdout.count("Лампа на причале") == 11
