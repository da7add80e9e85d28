"""The list of formats, and the options that say what of an alignment is written."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from align.cli import main
from align.formats import FORMATS


def run(*arguments: str):
    return CliRunner().invoke(main, list(arguments))


def test_every_format_is_listed_with_its_extension():
    told = run("formats").output
    assert all(f"{row.name} ({row.extensions[0]}" in told for row in FORMATS.values())


def test_a_format_says_what_it_cannot_hold():
    assert "sentences without a counterpart" in run("formats", "moses").output


def test_the_own_format_holds_everything():
    assert "cannot hold: nothing" in run("formats", "sverka").output


def test_the_list_is_also_json():
    (listed,) = json.loads(run("formats", "tmx", "--json").output)
    assert (listed["name"], listed["reads"]) == ("tmx", True)


def test_an_unknown_format_is_a_usage_error():
    assert run("formats", "papyrus").exit_code == 2


def tmx(folder: Path) -> str:
    path = folder / "lamp.tmx"
    path.write_text(
        '<tmx version="1.4"><header srclang="en"/><body>'
        '<tu creationid="Mira"><tuv xml:lang="en"><seg>The lamp is lit.</seg></tuv>'
        '<tuv xml:lang="ru"><seg>Лампа горит.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    return str(path)


def test_people_hear_what_a_file_leaves_out(tmp_path):
    told = run("import", tmx(tmp_path), "-o", str(tmp_path / "lamp.csv")).stderr
    assert "leaves out: what the original file says about its units" in told


def exported(folder: Path, *options: str) -> str:
    library = ["--library", str(folder / "x.sverka")]
    kept = run("import", tmx(folder), "--keep", "Lamp", *library)
    assert kept.exit_code == 0, kept.output
    out = folder / "out.tmx"
    made = run("export", "1", "-o", str(out), *library, *options)
    assert made.exit_code in (0, 1), made.output
    return out.read_text(encoding="utf-8")


def test_an_export_names_people(tmp_path):
    assert 'creationid="Mira"' in exported(tmp_path)


def test_an_anonymous_export_calls_people_by_letters(tmp_path):
    assert 'creationid="A"' in exported(tmp_path, "--anonymous")


def test_an_export_without_metadata_has_no_facts_of_the_file(tmp_path):
    assert "creationid" not in exported(tmp_path, "--no-metadata")


def test_improbable_beads_are_left_out(tmp_path):
    library = ["--library", str(tmp_path / "x.sverka")]
    run("import", tmx(tmp_path), "--keep", "Lamp", *library)
    out = tmp_path / "out.jsonl"
    run("export", "1", "-o", str(out), "--min-probability", "1.0", *library)
    assert len(out.read_text("utf-8").splitlines()) == 1
