"""What a trainer records about itself; see ``training/record.py``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from align import models
from training import record


@pytest.mark.parametrize("name", models.available())
def test_a_trainer_fits_the_current_package(name: str) -> None:
    """It can be imported: everything that it uses from the package still exists."""
    trainer = Path(models.provenance(name).trainer)
    assert import_module(f"{trainer.parent.name}.{trainer.stem}").main


def test_files_of_one_data_set_are_one_source() -> None:
    (news,) = record.sources(["a/ntrexdev-en-ru-clean.jsonl:8", "ntrexdev-en-de-mix.jsonl"])
    assert news.licence == "CC BY-SA 4.0"
    assert news.used == (
        "the first 8 documents of ntrexdev-en-ru-clean.jsonl, ntrexdev-en-de-mix.jsonl"
    )


def test_data_without_a_known_licence_are_refused() -> None:
    with pytest.raises(SystemExit, match="no licence is known"):
        record.sources(["found.jsonl"])


def test_the_recorded_command_contains_no_local_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold = tmp_path / "ntrexdev-en-ru-clean.jsonl"
    gold.touch()
    program = str(tmp_path / "training" / "lamps.py")
    monkeypatch.setattr("sys.argv", [program, f"{gold}:8", "-o", str(tmp_path / "lamps.json")])
    about = record.provenance("Whether a lamp burns.", (), ())
    assert about.trainer == "training/lamps.py"
    assert about.command == "python -m training.lamps ntrexdev-en-ru-clean.jsonl:8 -o FILE"
