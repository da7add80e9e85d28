"""Learnt numbers are data with a stated origin; see ``align/models``."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from align import models
from align.aligner.model import ModelFile
from align.models import Logistic, Provenance, Source

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
FILES = models.available()
LAMP = Logistic.of(("wick", "oil"), (2.0, -1.0, 0.5))
ABOUT = Provenance(
    "Whether a lamp burns.",
    (Source("Lamps", "CC0-1.0", "https://lamps.example", "all"),),
    "training/lamps.py",
    "python -m training.lamps -o FILE",
    "2031-03-14",
    ("right on 9 of 10 lamps",),
)


def test_models_exist() -> None:
    assert {"aligner", "matching", "moved", "names", "omissions"} <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_where_its_numbers_come_from(name: str) -> None:
    about = models.provenance(name)
    assert about.what
    assert about.data
    assert about.figures
    assert date.fromisoformat(about.date) <= date.today()
    for source in about.data:
        assert source.name
        assert source.licence
        assert source.used
        assert source.home.startswith("https://")


@pytest.mark.parametrize("name", FILES)
def test_the_trainer_of_a_file_exists_and_its_command_runs_it(name: str) -> None:
    about = models.provenance(name)
    trainer = ROOT / about.trainer
    assert trainer.is_file()
    assert about.command.startswith(f"python -m {trainer.parent.name}.{trainer.stem} ")


@pytest.mark.parametrize("name", FILES)
def test_the_table_in_the_documents_lists_a_file_with_its_licences(name: str) -> None:
    about = models.provenance(name)
    row = next(line for line in TABLE.splitlines() if f"{name}.json" in line)
    assert about.date in row
    assert about.trainer in row
    assert all(source.name in row and source.licence in row for source in about.data)


def test_log_odds_are_the_bias_plus_each_feature_times_its_weight() -> None:
    assert LAMP.log_odds(np.array([[1.0, 1.0], [0.0, 0.0]])).tolist() == [1.5, 0.5]


def test_probabilities_stay_between_0_and_1_whatever_the_odds() -> None:
    sure = LAMP.probability(np.array([[1e6, 0.0], [-1e6, 0.0], [0.0, 0.5]]))
    assert sure == pytest.approx([1.0, 0.0, 0.5])


def test_each_feature_has_one_weight() -> None:
    with pytest.raises(ValueError, match="2 weights do not fit 3 features"):
        Logistic.of(("wick", "oil", "wind"), (1.0, 2.0, 0.0))


def test_a_model_follows_the_order_in_which_features_are_computed() -> None:
    names = models.logistic("matching", "semantic", ("length", "names", "numbers", "meaning")).names
    assert names == ("length", "names", "numbers", "meaning")


def test_a_model_with_other_features_is_refused() -> None:
    with pytest.raises(ValueError, match="other features: length, wind"):
        models.logistic("matching", "semantic", ("meaning", "numbers", "names", "wind"))


def test_what_a_trainer_writes_can_be_read_back() -> None:
    content = json.loads(models.to_json(ABOUT, {"lamp": LAMP}))
    assert Provenance.of(content["provenance"]) == ABOUT
    read = models.read(content)["lamp"]
    assert (read.names, read.weights.tolist(), read.bias) == (("wick", "oil"), [2.0, -1.0], 0.5)


def test_other_words_in_the_provenance_do_not_rename_the_weights(tmp_path: Path) -> None:
    shipped = json.loads((models.FOLDER / "aligner.json").read_text(encoding="utf-8"))
    names = []
    for what in ("How well groups fit.", "How well two groups of sentences fit."):
        shipped["provenance"]["what"] = what
        path = tmp_path / "weights.json"
        path.write_text(json.dumps(shipped), encoding="utf-8")
        names.append(ModelFile.load(path).models["semantic"].name)
    assert names[0] == names[1]
