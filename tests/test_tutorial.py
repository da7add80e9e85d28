"""The page for a linguist's first hour: every command runs and prints what the page shows."""

import re
import shlex
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from align.cli import main

DOCS = Path(__file__).resolve().parents[1] / "docs"
#: Times differ from one machine to the next.
_SECONDS = re.compile(r"\b\d+(?:\.\d+)? s\b")
#: How far a build is, which only a slow machine has time to say.
_PACE = re.compile(r"\d+ of \d+ pairs, .* left")


def commands(page):
    """Each command of a page, with the lines that it is said to print."""
    for block in re.findall(r"^```console\n(.*?)^```", page, re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            yield shlex.split(command), lines


def matches(shown, printed):
    """Whether ``printed`` lines are those ``shown``; an ellipsis stands for any."""
    parts = (
        ".*" if line == "…" else re.escape(_SECONDS.sub("N s", line)).replace("…", ".*")
        for line in shown
    )
    pattern = r"\n?".join(part if part == ".*" else rf"(?m:^){part}(?m:$)" for part in parts)
    return re.fullmatch(pattern, _SECONDS.sub("N s", "\n".join(printed)), re.DOTALL)


def test_the_page_is_right(tmp_path, monkeypatch):
    copytree(DOCS / "tutorial", tmp_path / "first-hour")
    monkeypatch.chdir(tmp_path / "first-hour")
    found = list(commands((DOCS / "tutorial.md").read_text("utf-8")))
    ran = set()
    for (program, *options), shown in found:
        if program != "sverka":
            assert program in ("cp", "cd")
            continue
        out = CliRunner().invoke(main, options)
        printed = [line.rstrip() for line in out.output.splitlines() if not _PACE.fullmatch(line)]
        assert matches([line.rstrip() for line in shown], printed), (options, out.output)
        assert out.exit_code < 2, (options, out.exception)
        ran.add(options[0])
    assert ran == {
        "match", "build", "check", "clean", "search", "renderings", "statistics", "card",
    }  # fmt: skip
    assert {"card.html", "SHA256SUMS", "corpus.tmx"} <= {p.name for p in Path("corpus").iterdir()}


@pytest.mark.parametrize(
    ("shown", "printed", "right"),
    [
        (["a", "…"], ["a", "b", "c"], True),
        (["…", "c"], ["a", "b", "c"], True),
        (["a", "…", "c"], ["a", "c"], True),
        (["a, …"], ["a, b"], True),
        (["a"], ["a", "b"], False),
        (["b", "…"], ["a", "b"], False),
        (["in 4.0 s"], ["in 12 s"], True),
    ],
)
def test_pages_are_compared_line_by_line(shown, printed, right):
    assert bool(matches(shown, printed)) is right
