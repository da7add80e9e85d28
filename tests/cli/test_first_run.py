"""The first run after an installation: nothing to compile, nothing to write, several at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = [ROOT / "corpora" / lang / "sluice-news-conference.txt" for lang in ("en", "ru")]


def started(out: Path, **environment: str) -> subprocess.Popen[str]:
    """A fresh process that pairs the sample. Numba, which earlier versions kept compiled kernels
    of beside the code, cannot be imported in it.
    """
    program = (
        "import sys\n"
        "sys.modules['numba'] = None\n"
        "from align.cli import main\n"
        f"main(['pair', *{[str(path) for path in SAMPLE]!r}, '-o', {str(out)!r}])"
    )
    return subprocess.Popen(
        [sys.executable, "-B", "-c", program],
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
        text=True,
    )


def done(process: subprocess.Popen[str]) -> str:
    """What it said, once it has ended well."""
    _, said = process.communicate(timeout=300)
    assert process.returncode == 0, said
    return said


def test_several_first_runs_at_once(tmp_path):
    processes = [started(tmp_path / f"{k}.tsv") for k in range(2)]
    assert len({done(process).splitlines()[1] for process in processes}) == 1
    assert len({(tmp_path / f"{k}.tsv").read_text(encoding="utf-8") for k in range(2)}) == 1


def test_a_run_without_a_home(tmp_path):
    nowhere = str(tmp_path / "nowhere" / "at all")
    said = done(started(tmp_path / "pair.tsv", HOME=nowhere, XDG_CACHE_HOME=nowhere))
    assert "91 beads" in said
