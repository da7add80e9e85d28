"""Commands for projects."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from align import cli
from align.cli import project as commands
from align.cli import project_options
from align.review.rights import PARTS
from align.store import Store


def sverka(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [str(arg) for arg in args])


@pytest.fixture
def library(tmp_path, harbour, monkeypatch) -> Path:
    """A library of two documents, and a person called ann."""
    path = tmp_path / "library.sqlite"
    store = Store.open(path)
    for name in ("harbour", "quay"):
        store.add(harbour, name, "ann")
    store.close()
    monkeypatch.setenv("SVERKA_LIBRARY", str(path))
    monkeypatch.setattr(commands, "whoever", lambda: "ann")
    return path


def test_a_project_is_begun_changed_and_shown(library, tmp_path):
    terms = tmp_path / "terms.csv"
    terms.write_text("quay,причал\n", encoding="utf-8")
    known = ("--client", "Norvik", "--language", "English", "--deadline", "2027-03-31")
    people = ("--person", "bob=second-reader", "--second-reader", "--glossary", terms)
    assert sverka("project", "new", "Guide", *known, *people).exit_code == 0
    edited = sverka("project", "edit", "Guide", "--language", "en", "--language", "ru", "--add", 1)
    assert edited.exit_code == 0, edited.stderr
    facts = json.loads(sverka("project", "show", "1", "--json").stdout)
    assert facts["languages"] == ["en", "ru"]
    assert (facts["client"], facts["deadline"]) == ("Norvik", "2027-03-31")
    assert (facts["glossary"], facts["second_reader"]) == ("terms.csv", True)
    assert facts["people"] == [
        {"name": "ann", "part": "manager"},
        {"name": "bob", "part": "second_reader"},
    ]
    assert [one["name"] for one in facts["documents"]] == ["harbour"]
    shown = sverka("project", "show", "Guide").stdout
    assert "second reader: bob" in shown
    assert json.loads(sverka("project", "list", "--json").stdout)["name"] == "Guide"


def test_the_library_lists_the_documents_of_one_project(library):
    sverka("project", "new", "Guide")
    sverka("project", "edit", "Guide", "--add", 2, "--lock")
    lines = sverka("library", "list", "--project", "Guide").stdout.splitlines()
    assert len(lines) == 1
    assert lines[0].endswith("quay  [Guide]  locked by ann")
    line = json.loads(sverka("library", "list", "--project", "1", "--json").stdout)
    assert (line["project"], line["locked"]["who"]) == ("Guide", "ann")


def test_a_lock_is_named_by_who_is_refused(library):
    assert sverka("library", "lock", 1).exit_code == 0
    refused = sverka("library", "rename", 1, "pier")
    assert refused.exit_code == 2
    assert "ann locked this document on 2" in refused.stderr
    assert sverka("library", "unlock", 1).exit_code == 0
    assert sverka("library", "rename", 1, "pier").exit_code == 0


def test_only_its_manager_and_the_owner_of_the_file_change_it(library, monkeypatch):
    sverka("project", "new", "Guide", "--person", "ann=manager")
    monkeypatch.setattr(commands, "whoever", lambda: "bob")
    refused = sverka("project", "edit", "Guide", "--client", "Norvik")
    assert "only a manager of the project Guide may do this (ann)" in refused.stderr
    assert sverka("project", "edit", "Guide", "--person", "bob=manager", "--owner").exit_code == 0
    assert sverka("project", "edit", "Guide", "--without", "ann").exit_code == 0


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--person", "bob=boss"), "not a person and what they are"),
        (("--deadline", "soon"), "not a date"),
        (("--language", "Klingonese"), "unknown language"),
        (("--profile", "lenient"), "no profile"),
        (("--glossary", "none.csv"), "no such file"),
        (("--add", "9"), "no document 9"),
        (("--drop", "1"), "document 1 is not in this project"),
        (("--without", "eve"), "eve is not in the project"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(library, options, why):
    sverka("project", "new", "Guide")
    before = sverka("project", "show", "Guide").stdout
    refused = sverka("project", "edit", "Guide", *options)
    assert refused.exit_code == 2
    assert why in refused.stderr
    assert sverka("project", "show", "Guide").stdout == before


def test_documents_outlive_their_project(library):
    sverka("project", "new", "Guide")
    sverka("project", "edit", "Guide", "--add", "1")
    assert sverka("project", "remove", "Guide", "--yes").exit_code == 0
    assert len(sverka("library", "list").stdout.splitlines()) == 2


def test_the_parts_are_those_of_the_library():
    assert tuple(part.replace("-", "_") for part in project_options.PARTS) == tuple(PARTS)
