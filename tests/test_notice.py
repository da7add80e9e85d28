"""NOTICE names everything that comes from others, and is in the package."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
TABLES = sorted((ROOT / "align").rglob("*.tsv"))
MODELS = [
    (path, data)
    for path in sorted((ROOT / "align" / "models").glob("*.json"))
    for data in json.loads(path.read_bytes())["provenance"]["data"]
]


def head(path: Path) -> str:
    """The comment at the top of a table, on one line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix("# ") for line in lines if line.startswith("#"))


def test_tables_exist() -> None:
    assert TABLES


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_each_table_is_named(path: Path) -> None:
    assert path.name in NOTICE


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_sources_named_in_a_table_are_named_there_too(path: Path) -> None:
    for address in re.findall(r"https?://[\w./-]+[\w/]", head(path)):
        assert address in NOTICE


@pytest.mark.parametrize(("path", "data"), MODELS, ids=lambda one: getattr(one, "name", None))
def test_the_data_of_a_model_are_named_with_their_licence(path: Path, data: dict[str, str]) -> None:
    assert f"{data['name']}, {data['licence']} ({data['home']})" in NOTICE, path


def test_the_project_names_the_licence_of_a_table() -> None:
    assert "CC BY 4.0" in NOTICE
    assert "CC-BY-4.0" in PROJECT["license"]


def test_the_notice_is_in_the_package() -> None:
    assert {"LICENSE", "NOTICE"} <= set(PROJECT["license-files"])
