"""Help appears at once: it loads none of the libraries that do the work."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import click
import pytest

from align.checks import Severity
from align.cli import COMMANDS, check, main, store
from align.review import ROLES

#: What takes a tenth of a second or more to load, or opens other such libraries.
HEAVY = ("babel", "httpx", "lxml", "numpy", "regex", "scipy", "streamlit", "trafilatura")


def commands() -> list[list[str]]:
    """Every command and every command of a group, as words."""
    found: list[list[str]] = [[]]
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        inner = command.commands if isinstance(command, click.Group) else ()
        found += [[name], *([name, one] for one in inner)]
    return found


def loaded(program: str) -> set[str]:
    """The heavy libraries that a new Python has loaded after ``program``."""
    told = f"import sys\n{program}\nprint(*(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, timeout=60, check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_help_loads_no_heavy_library(words: list[str]) -> None:
    program = f"from align.cli import main\nmain([*{words!r}, '-h'], standalone_mode=False)"
    assert loaded(program) == set()


def test_importing_the_package_loads_no_heavy_library() -> None:
    assert loaded("import align") == set()


def test_a_command_that_works_is_seen_to_load_them() -> None:
    """The tests above would notice."""
    assert "numpy" in loaded("import align\nalign.check")


def test_the_command_offers_the_severities_that_there_are() -> None:
    assert get_args(Severity) == check.SEVERITIES


def test_the_command_offers_the_roles_that_there_are() -> None:
    assert store.ROLES == ROLES
